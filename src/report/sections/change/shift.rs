//! Whether answers without an order are distributed as they were.

use super::super::Context;
use crate::language::number;
use crate::report::document::Block;
use crate::results::{Shift, Verdict};

pub(super) fn blocks(context: &Context<'_>, from: &str, to: &str) -> Vec<Block> {
    let words = context.language.change_size_words();
    let of_pair = |s: &&Shift| s.from == from && s.to == to;
    let sentence = |shift: &Shift| {
        let question = context.survey.question(&shift.question)?;
        let label = question.label(context.language);
        let (Some(pairs), Some(p)) = (shift.pairs, shift.p_adjusted) else {
            return Some((context.words.hidden_figure)(label));
        };
        let (pairs, p) = (number::count(context.language, pairs), number::p_value(context.language, p));
        let told = if shift.verdict == Some(Verdict::Change) { words.shifted } else { words.not_shifted };
        Some(told(label, &pairs, &p))
    };
    let told: Vec<String> = context.results.shifts.iter().filter(of_pair).filter_map(sentence).collect();
    if told.is_empty() { Vec::new() } else { vec![Block::List(told)] }
}
