//! Quotes: which approved answers are printed.
//!
//! * Over the whole data only: no quote has a group, and its wave is not told.
//! * From waves only whose number of answers is published. So the number told here is a sum of published numbers, and a
//!   wave that is hidden is neither counted nor quoted.
//! * Of at least [`Survey::quote_minimum`] different answers.
//! * The tone is what a person reads in the text. What the writer ticked plays no part, so that nobody who knows a text by
//!   its style learns another answer from where it stands.
//! * At most as many kind answers as critical and mixed ones together, over the whole report.
//! * In an order that follows from the printed texts alone: it holds nothing that is not printed.

use sha2::{Digest, Sha256};

use crate::quotes::{Approved, Offered, OfferedAnswer, OfferedQuestion, Tones};
use crate::results::{Distribution, Quote, QuotedQuestion};
use crate::survey::{Survey, Tone, WaveKind};

/// Chooses from what was offered; `distributions` are protected already.
pub(super) fn protect(survey: &Survey, distributions: &[Distribution], offered: &Offered) -> Vec<QuotedQuestion> {
    let mut quoted: Vec<QuotedQuestion> =
        offered.questions.iter().filter_map(|one| question(survey, distributions, offered, one)).collect();
    if !offered.no_criticism {
        balance(&mut quoted);
    }
    quoted.retain(|question| !question.quotes.is_empty());
    quoted
}

fn question(
    survey: &Survey,
    distributions: &[Distribution],
    offered: &Offered,
    of: &OfferedQuestion,
) -> Option<QuotedQuestion> {
    // In a wave that people looked back to they wrote nothing new.
    let is_round = |d: &&Distribution| survey.wave(&d.wave).is_some_and(|wave| wave.kind != WaveKind::Retrospective);
    let of_all = distributions.iter().filter(|d| d.question == of.question && d.group.is_none() && !d.hidden);
    let shown: Vec<&Distribution> = of_all.filter(is_round).collect();
    let in_shown = |answer: &&OfferedAnswer| shown.iter().any(|d| answer.writers.contains_key(&d.wave));
    let there: Vec<&OfferedAnswer> = of.answers.iter().filter(in_shown).collect();
    let different = there.iter().filter(|answer| answer.says_something).count() as u64;
    if different < survey.quote_minimum(survey.question(&of.question)?) {
        return None;
    }
    let mut quotes: Vec<Quote> = there.iter().filter_map(|answer| answer.approved.as_ref()).map(quote).collect();
    quotes.sort_by_cached_key(|quote| (quote.tone, draw(quote)));
    // Two people's answers that a person made one text of.
    quotes.dedup();
    let tones = tones(&there, &shown);
    Some(QuotedQuestion {
        question: of.question.clone(),
        waves: shown.iter().map(|d| d.wave.clone()).collect(),
        answers: shown.iter().filter_map(|d| d.n).sum(),
        critical: tones.map(|t| t.critical),
        kind: tones.map(|t| t.kind),
        mixed: tones.map(|t| t.mixed),
        no_criticism: offered.no_criticism,
        quotes,
    })
}

fn quote(approved: &Approved) -> Quote {
    Quote { tone: approved.tone, language: approved.language, text: approved.text.clone() }
}

/// How many people wrote what, once every text that says something has been read. It is a count over the whole data of ten
/// and more, like that of any other question. Texts without words are neither.
fn tones(there: &[&OfferedAnswer], shown: &[&Distribution]) -> Option<Tones> {
    let mut tones = Tones::default();
    for answer in there {
        let tone = if answer.says_something { answer.tone? } else { Tone::Mixed };
        let writers = shown.iter().filter_map(|d| answer.writers.get(&d.wave)).sum();
        tones.add(tone, writers);
    }
    Some(tones)
}

/// Leaves kind answers out, by lot, until they are no more than the others.
fn balance(quoted: &mut [QuotedQuestion]) {
    let count = |quoted: &[QuotedQuestion], is_kind: bool| {
        quoted.iter().flat_map(|q| &q.quotes).filter(|quote| (quote.tone == Tone::Kind) == is_kind).count()
    };
    let mut surplus = count(quoted, true).saturating_sub(count(quoted, false));
    // The last of a question in turn, so that no question loses all of its own before another loses one.
    while surplus > 0 {
        let most = |q: &&mut QuotedQuestion| q.quotes.iter().filter(|quote| quote.tone == Tone::Kind).count();
        let Some(question) = quoted.iter_mut().max_by_key(most) else { return };
        let Some(last) = question.quotes.iter().rposition(|quote| quote.tone == Tone::Kind) else { return };
        question.quotes.remove(last);
        surplus -= 1;
    }
}

fn draw(quote: &Quote) -> Vec<u8> {
    Sha256::digest(quote.text.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn quoted(question: &str, tones: &[Tone]) -> QuotedQuestion {
        let quotes = tones.iter().enumerate().map(|(i, tone)| Quote {
            tone: *tone,
            language: Language::En,
            text: format!("{question} {i}"),
        });
        QuotedQuestion {
            question: question.into(),
            waves: vec!["end".into()],
            answers: 40,
            critical: None,
            kind: None,
            mixed: None,
            no_criticism: false,
            quotes: quotes.collect(),
        }
    }

    #[test]
    fn kind_answers_are_no_more_than_the_others() {
        use Tone::{Critical, Kind, Mixed};
        let left = |all: &mut [QuotedQuestion]| {
            balance(all);
            all.iter().map(|q| (q.shown(Critical), q.shown(Kind), q.shown(Mixed))).collect::<Vec<_>>()
        };
        assert_eq!(left(&mut [quoted("a", &[Critical, Kind, Kind, Kind, Mixed])]), [(1, 2, 1)]);
        assert_eq!(left(&mut [quoted("a", &[Critical, Critical, Kind])]), [(2, 1, 0)], "criticism is never left out");
        assert_eq!(left(&mut [quoted("a", &[Kind, Kind])]), [(0, 0, 0)], "praise alone is not shown");
        let mut both = [quoted("best", &[Kind, Kind, Kind]), quoted("worst", &[Critical, Critical, Kind])];
        assert_eq!(left(&mut both), [(0, 1, 0), (2, 1, 0)], "over the whole report");
    }
}
