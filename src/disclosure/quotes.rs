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
    let kind: Vec<usize> = quoted.iter().map(|q| q.quotes.iter().filter(|quote| is_kind(quote)).count()).collect();
    let others = quoted.iter().map(|question| question.quotes.len()).sum::<usize>() - kind.iter().sum::<usize>();
    for (question, mut left) in quoted.iter_mut().zip(room(&kind, others)) {
        question.quotes.retain(|quote| {
            let stays = !is_kind(quote) || left > 0;
            left -= usize::from(is_kind(quote) && left > 0);
            stays
        });
    }
}

fn is_kind(quote: &Quote) -> bool {
    quote.tone == Tone::Kind
}

/// How many kind answers each question keeps where all together may keep `most`: whoever has most gives one up, so that no
/// question loses all of its own before another loses one.
fn room(kind: &[usize], most: usize) -> Vec<usize> {
    let mut kept = kind.to_vec();
    while kept.iter().sum::<usize>() > most {
        if let Some(largest) = kept.iter_mut().max() {
            *largest -= 1;
        }
    }
    kept
}

fn draw(quote: &Quote) -> Vec<u8> {
    Sha256::digest(quote.text.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::room;

    #[test]
    fn kind_answers_are_no_more_than_the_others() {
        assert_eq!(room(&[3], 2), [2]);
        assert_eq!(room(&[1], 2), [1], "criticism is never left out");
        assert_eq!(room(&[2], 0), [0], "praise alone is not shown");
        assert_eq!(room(&[3, 0, 1], 2), [1, 0, 1], "over the whole report");
    }
}
