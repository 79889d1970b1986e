//! Texts for application forms that take no attachments: of several lengths, never cut within a sentence, each
//! figure with what it rests on, and none without what it cannot tell.

use super::formats::visible;
use super::sections::{Context, conclusions, limits};
use crate::language::messages::{ApplicationWords, LineWords};
use crate::language::{Language, number};
use crate::results::{Estimate, Results};
use crate::survey::{Indicator, Survey};

/// Lengths that forms ask for, in characters with spaces.
const LENGTHS: [usize; 4] = [300, 600, 1500, 3000];

/// A sentence with its place in the text and how early it is taken: 0 must be there.
struct Sentence {
    urgency: usize,
    text: String,
}

/// All the texts in one language, ready to be copied.
pub(super) fn texts(survey: &Survey, results: &Results, language: Language) -> String {
    let context = Context::new(survey, results, language);
    let words = language.application_words();
    let sentences = sentences(&context, words);
    let count = |n: usize| number::count(language, n as u64);
    let mut parts = vec![words.title.to_string(), survey.about().title.any(language).to_string(), wrapped(words.how)];
    for length in LENGTHS {
        match fitting(&sentences, length) {
            Some(text) => {
                let used = text.chars().count();
                parts.push(format!("--- {} ---\n{text}", (words.block)(&count(length), &count(used))));
            }
            None => parts.push(format!("--- {} ---", (words.does_not_fit)(&count(length)))),
        }
    }
    let lines: Vec<String> = figures(&context, words)
        .map(|(_, line)| format!("{line} ({})", (words.characters)(&count(line.chars().count()))))
        .collect();
    parts.push(format!("--- {} ---\n{}", words.each_figure, lines.join("\n")));
    // A form would show a no-break space as a box.
    visible(&parts.join("\n\n").replace(['\u{a0}', '\t'], " ")) + "\n"
}

/// Everything that could be said, in the order of the text.
fn sentences(context: &Context<'_>, words: &ApplicationWords) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut say = |urgency, text: String| sentences.push(Sentence { urgency, text: text.replace('\u{a0}', " ") });
    if context.survey.about().made_up {
        say(0, words.made_up.to_string());
    }
    if let Some(text) = response(context, words) {
        say(1, text);
    }
    // The most important figure must be there, the other key figures come before the rest.
    for (i, (indicator, line)) in figures(context, words).enumerate() {
        let urgency = match (i, indicator.headline || indicator.primary) {
            (0, _) => 0,
            (_, true) => 3,
            (_, false) => 6,
        };
        say(urgency, line);
    }
    if let Some(text) = conclusions::targets(context) {
        say(4, text);
    }
    say(2, words.self_reports.to_string());
    let compared = limits::is_compared(context);
    say(0, if compared { words.compared } else { words.no_comparison }.to_string());
    // The first two limits are said already, in fewer words.
    for limit in limits::sentences(context).into_iter().skip(2) {
        say(5, limit);
    }
    sentences
}

/// Figures with their lines: the primary one first, then those with a target, key figures, others.
fn figures<'a>(context: &Context<'a>, words: &'a ApplicationWords) -> impl Iterator<Item = (&'a Indicator, String)> {
    let mut indicators: Vec<&Indicator> = context.survey.indicators().iter().collect();
    indicators.sort_by_key(|i| (!i.primary, !(i.headline && i.target.is_some()), !i.headline));
    let lines: Vec<(&Indicator, String)> = indicators
        .into_iter()
        .filter_map(|indicator| {
            let estimate = context.results.shown_in(context.last_wave(), &indicator.id)?;
            Some((indicator, line(context, words, indicator, estimate)?))
        })
        .collect();
    lines.into_iter()
}

fn line(context: &Context<'_>, words: &ApplicationWords, indicator: &Indicator, estimate: &Estimate) -> Option<String> {
    let language = context.language;
    let (value, interval) = Context::figure_cells(estimate);
    let answers = match (estimate.count, estimate.n?) {
        (Some(k), n) => number::fraction(language, k, n),
        (None, n) => format!("n = {}", number::count(language, n)),
    };
    let interval = if estimate.low.is_some() { interval.text(language) } else { String::new() };
    let target = estimate.target.map(|target| context.bounded_target(estimate, target)).unwrap_or_default();
    Some((words.figure)(&LineWords {
        // A line break of a label is none of the text's.
        label: &context.label(indicator).split_whitespace().collect::<Vec<_>>().join(" "),
        value: &value.text(language),
        answers: &answers,
        interval: &interval,
        level: &context.level(),
        target: &target,
        status: estimate.status.map(words.status).unwrap_or_default(),
        basis: (words.basis)(estimate.basis),
    }))
}

fn response(context: &Context<'_>, words: &ApplicationWords) -> Option<String> {
    let response = limits::response(context)?;
    let (answered, language) = (response.answered?, context.language);
    let sentence = match response.invited.filter(|_| response.rate.is_some()) {
        Some(invited) => {
            let rate = number::percent(language, answered, invited);
            (words.response)(&number::count(language, answered), &number::count(language, invited), &rate)
        }
        None => (words.response_only)(&number::count(language, answered)),
    };
    Some(context.of_round(&response.wave, sentence))
}

/// As many whole sentences as fit, the most urgent first, in the order of the text; `None` where not even those
/// fit that must be there.
fn fitting(sentences: &[Sentence], length: usize) -> Option<String> {
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    order.sort_by_key(|i| sentences[*i].urgency);
    let mut chosen: Vec<usize> = Vec::new();
    let (mut used, mut full) = (0, None);
    for i in order {
        let sentence = &sentences[i];
        // Where one does not fit, no later one of its kind goes in its place: what is short is not what is telling.
        if full == Some(sentence.urgency) {
            continue;
        }
        // A space before every sentence but one.
        let long = sentence.text.chars().count() + usize::from(!chosen.is_empty());
        if used + long <= length {
            used += long;
            chosen.push(i);
        } else if sentence.urgency == 0 {
            return None;
        } else {
            full = Some(sentence.urgency);
        }
    }
    chosen.sort_unstable();
    let texts: Vec<&str> = chosen.into_iter().map(|i| sentences[i].text.as_str()).collect();
    Some(texts.join(" "))
}

/// Lines of at most eighty letters.
fn wrapped(text: &str) -> String {
    const MOST: usize = 80;
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= MOST => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(urgency: usize, text: &str) -> Sentence {
        Sentence { urgency, text: text.into() }
    }

    #[test]
    fn whole_sentences_in_their_order_and_the_limit_always() {
        let all = [sentence(1, "Eka."), sentence(0, "Luku."), sentence(2, "Pitkä virke tässä."), sentence(0, "Raja.")];
        assert_eq!(fitting(&all, 11).as_deref(), Some("Luku. Raja."));
        assert_eq!(fitting(&all, 16).as_deref(), Some("Eka. Luku. Raja."));
        assert_eq!(fitting(&all, 100).as_deref(), Some("Eka. Luku. Pitkä virke tässä. Raja."));
        assert_eq!(fitting(&all, 10), None);
    }

    #[test]
    fn a_short_figure_does_not_take_the_place_of_a_telling_one() {
        let all = [sentence(0, "Raja."), sentence(3, "Tavoite jäi pitkästi saavuttamatta."), sentence(3, "Hyvä luku.")];
        assert_eq!(fitting(&all, 20).as_deref(), Some("Raja."));
    }
}
