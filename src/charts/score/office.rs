//! The recommendation score as office programs draw it: a bar for each of its three parts. The score itself, which is on
//! another scale, is told in words.

use super::super::native::{Axis, Bars, Native, Part, Stack};
use super::super::style;
use super::Score;
use crate::language::{number, spreadsheet};

impl Score {
    pub(super) fn office(&self) -> Native {
        let language = self.frame.language;
        let words = language.kind_words();
        let names = [words.detractors, words.passives, words.promoters];
        let count = |n: u64| number::count(language, n);
        let part = |((at, name), color): ((usize, &str), _)| {
            let values = (0..names.len()).map(|row| (row == at).then(|| self.counts[at] as f64 / self.n as f64));
            Part::some(name, color, values.collect())
        };
        let told = format!("{}: {} ({}).", words.score_name, self.value, self.interval);
        Native::Bars(Bars {
            subtitle: Some(format!("{} (n = {})", self.question, count(self.n))),
            categories: names.iter().zip(self.counts).map(|(name, k)| format!("{name}: {}", count(k))).collect(),
            parts: names.into_iter().enumerate().zip(style::answers(1, 1, 1)).map(part).collect(),
            stack: Stack::OneOf,
            against: Vec::new(),
            axis: Axis::Longest,
            format: spreadsheet::share(language, self.n),
            notes: std::iter::once(told).chain(self.frame.notes.iter().cloned()).collect(),
        })
    }
}
