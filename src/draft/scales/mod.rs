//! Answer scales, recognised from the set of labels that a question was answered with.
//!
//! "Jokseenkin samaa mieltä" is the fourth of five, the third of four or the fifth of seven, so no label is placed by
//! itself. First the table of known wordings is asked (`wordings`), then the rules of the three languages (`degrees`,
//! `frequencies`, `classes`), which hold for wordings that nobody has listed. Numbers without labels are never guessed.

mod classes;
mod degrees;
mod frequencies;
mod label;
mod missing;
mod wordings;

pub(in crate::draft) use frequencies::has_word;

use std::collections::BTreeSet;

use super::certainty::Certainty;
use crate::ingest::heading::normal;
use crate::survey::MissingKind;
use label::Label;

/// Ordered answers, as far as the labels tell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AnswerScale {
    /// Name of the kind of scale, fit for a name in `survey.toml`.
    pub(crate) family: &'static str,
    /// The options, the lowest first; those outside the scale last.
    pub(crate) options: Vec<Placed>,
    /// Which end is good news.
    pub(crate) direction: Direction,
    pub(crate) certainty: Certainty,
    /// What whoever edits the draft should look at.
    pub(crate) remarks: Vec<String>,
}

/// One option of a scale.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placed {
    /// Number that stands for it.
    pub(crate) code: i32,
    /// The wording as somebody chose it, or the usual one where nobody did.
    pub(crate) text: String,
    /// Slips of the pen that stand in the export.
    pub(crate) aliases: Vec<String>,
    pub(crate) missing: Option<MissingKind>,
    /// Whether anybody chose it.
    pub(crate) seen: bool,
}

/// Which answers are favourable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Direction {
    /// These codes, by the words themselves.
    Favourable(Vec<i32>),
    /// It depends on the question ("often" of what?): these codes, if high is good.
    Depends(Vec<i32>),
}

/// Recognises a scale from all labels that a question, or the questions of one matrix, were answered with.
///
/// `None`: the labels are no scale, or a single one of several scales that it could belong to.
pub(crate) fn recognise(labels: &[String]) -> Option<AnswerScale> {
    // `En osaa sanoa` and `en osaa sanoa` are one answer to whoever reads the export, so they are one option here.
    let mut known = BTreeSet::new();
    let labels: Vec<Label> =
        labels.iter().filter(|text| known.insert(normal(text))).map(|text| Label::new(text)).collect();
    let (outside, inside): (Vec<Label>, Vec<Label>) = labels.into_iter().partition(|label| label.missing.is_some());
    if inside.is_empty() {
        return None;
    }
    let scale = numbered(&inside)
        .or_else(|| wordings::recognise(&inside))
        .or_else(|| frequencies::recognise(&inside))
        .or_else(|| degrees::recognise(&inside))
        .or_else(|| classes::recognise(&inside))?;
    Some(with_outside(scale, outside))
}

/// The reasons for no answer get codes far from the scale.
fn with_outside(mut scale: AnswerScale, outside: Vec<Label>) -> AnswerScale {
    for label in outside {
        let kind = label.missing;
        let usual = match kind {
            Some(MissingKind::NotApplicable) => 8,
            Some(MissingKind::Refused) => 7,
            _ => 9,
        };
        let free = |code: &i32| scale.options.iter().all(|option| option.code != *code);
        let code =
            label.number.filter(free).or_else(|| (0..100).map(|step| usual + 90 * step).find(free)).unwrap_or(usual);
        scale.options.push(Placed { code, text: label.text, aliases: Vec::new(), missing: kind, seen: true });
    }
    scale
}

/// `1 – Not at all`, `2`, …, `5 – Very much`; `Strongly agree (7)`; `(1) No goals`: the numbers give the order, the
/// words (of the ends, or of all) the direction. Without any word there is nothing to recognise.
fn numbered(labels: &[Label]) -> Option<AnswerScale> {
    let numbers: Vec<i32> = labels.iter().map(|label| label.number).collect::<Option<_>>()?;
    let worded: Vec<&Label> = labels.iter().filter(|label| !label.wording.is_empty()).collect();
    let distinct: BTreeSet<i32> = numbers.iter().copied().collect();
    if worded.is_empty() || distinct.len() != labels.len() || labels.len() < 2 {
        return None;
    }
    let span = distinct.last().zip(distinct.first()).map_or(0, |(last, first)| last - first);
    if span > 10 {
        return None;
    }
    let words: Vec<Label> = worded.iter().map(|label| Label::new(&label.wording)).collect();
    let by_words =
        wordings::recognise(&words).or_else(|| frequencies::recognise(&words)).or_else(|| degrees::recognise(&words));
    let rises = by_words.as_ref().and_then(|scale| rises(scale, &worded));
    let mut order: Vec<&Label> = labels.iter().collect();
    order.sort_by_key(|label| label.number);
    if rises == Some(false) {
        order.reverse();
    }
    let options: Vec<Placed> = order
        .iter()
        .filter_map(|label| {
            let (text, code) = (label.text.clone(), label.number?);
            Some(Placed { code, text, aliases: Vec::new(), missing: None, seen: true })
        })
        .collect();
    let upper: Vec<i32> = options[options.len() - options.len().div_ceil(3)..].iter().map(|o| o.code).collect();
    let (family, direction) = match &by_words {
        Some(scale) if rises.is_some() => (
            scale.family,
            match scale.direction {
                Direction::Favourable(_) => Direction::Favourable(upper),
                Direction::Depends(_) => Direction::Depends(upper),
            },
        ),
        _ => ("rating", Direction::Depends(upper)),
    };
    let remarks = match rises {
        Some(false) => vec!["the lowest number stands for the highest answer".to_string()],
        _ => Vec::new(),
    };
    let certainty = if rises.is_some() { Certainty::Sure } else { Certainty::Likely };
    Some(AnswerScale { family, options, direction, certainty, remarks })
}

/// Whether the numbers grow with the words.
fn rises(scale: &AnswerScale, worded: &[&Label]) -> Option<bool> {
    let number = |placed: &Placed| worded.iter().find(|label| label.wording == placed.text).and_then(|l| l.number);
    let numbers: Vec<i32> = scale.options.iter().filter(|o| o.seen).filter_map(number).collect();
    if numbers.len() < 2 {
        return None;
    }
    let up = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let down = numbers.windows(2).all(|pair| pair[0] > pair[1]);
    (up || down).then_some(up)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests;
