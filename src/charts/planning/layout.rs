//! The planning curve on paper: axes with round numbers, the curve, the chosen number marked.

use super::{Planning, Quantity};
use crate::charts::canvas::{Anchor, Canvas};
use crate::charts::frame::word;
use crate::charts::style::{ACCENT, AXIS, HEAD, INK, NARROW, NUMBER, RULE, VALUE, WHITE, leading};
use crate::charts::text::width;
use crate::language::number;

/// Where the plot stands at a width.
pub(super) struct Layout {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Ticks from 0; the last is the end of the axis or lies before it.
    across: Vec<u64>,
    up: Vec<f64>,
    most_answers: f64,
    highest: f64,
}

impl Layout {
    pub(super) fn new(chart: &Planning, total: f64, top: f64) -> Self {
        let narrow = total < NARROW;
        let language = chart.frame.language;
        let curve = &chart.plan.curve;
        let most = curve.last().map_or(1, |(n, _)| *n);
        let (up, highest) = match chart.quantity {
            Quantity::Chance => ([0.0, 0.2, 0.4, 0.6, 0.8, 1.0].to_vec(), 1.0),
            Quantity::Margin => {
                let highest = curve.iter().map(|(_, value)| *value).fold(0.01, f64::max);
                let step = nice(highest / 4.0);
                let ticks: Vec<f64> =
                    (0..=8u32).map(|i| f64::from(i) * step).take_while(|t| *t < highest + step).collect();
                let last = ticks.last().copied().unwrap_or(highest);
                (ticks, last)
            }
        };
        let across = ticks_across(most, if narrow { 3.0 } else { 6.0 });
        let labels = up.iter().map(|value| width(&chart.quantity.tick(language, *value), NUMBER.weight, NUMBER.size));
        let left = labels.fold(0.0, f64::max) + 10.0;
        let last_label = across.last().map_or(0.0, |n| width(&number::count(language, *n), NUMBER.weight, NUMBER.size));
        let top = top + leading(HEAD) + 8.0;
        let height = if narrow { 200.0 } else { 300.0 };
        let right = total - last_label / 2.0 - 2.0;
        Self { left, right, top, bottom: top + height, across, up, most_answers: most as f64, highest }
    }

    fn x(&self, n: u64) -> f64 {
        self.left + (self.right - self.left) * n as f64 / self.most_answers
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * value / self.highest
    }

    pub(super) fn paint(&self, chart: &Planning, canvas: &Canvas<'_>) -> f64 {
        let language = chart.frame.language;
        let words = language.chart_words();
        word(canvas, chart.quantity.name(language), 0.0, self.top - leading(HEAD), HEAD, Anchor::Start);
        for value in &self.up {
            let y = self.y(*value);
            canvas.line((self.left, y), (self.right, y), if *value == 0.0 { AXIS } else { RULE }, 0.8);
            word(canvas, &chart.quantity.tick(language, *value), self.left - 8.0, y, NUMBER, Anchor::End);
        }
        for n in &self.across {
            let x = self.x(*n);
            canvas.line((x, self.bottom), (x, self.bottom + 4.0), AXIS, 0.8);
            word(canvas, &number::count(language, *n), x, self.bottom + 13.0, NUMBER, Anchor::Middle);
        }
        let counted = (words.planning_counted)(chart.counted);
        let heading = self.bottom + 20.0 + leading(HEAD) * 0.6;
        word(canvas, counted, self.right, heading, HEAD, Anchor::End);
        let points: Vec<(f64, f64)> = chart.plan.curve.iter().map(|(n, value)| (self.x(*n), self.y(*value))).collect();
        canvas.path(&points, ACCENT, 2.2);
        self.mark(chart, canvas);
        heading + leading(HEAD) * 0.5
    }

    /// The chosen number of answers, with lines to both axes and what it gives beside it.
    fn mark(&self, chart: &Planning, canvas: &Canvas<'_>) {
        let language = chart.frame.language;
        let (n, value) = chart.plan.chosen;
        let (x, y) = (self.x(n), self.y(value));
        canvas.line((x, y), (x, self.bottom), INK, 1.0);
        canvas.line((self.left, y), (x, y), INK, 1.0);
        canvas.dot((x, y), 5.0, ACCENT);
        let text = format!("n = {}: {}", number::count(language, n), chart.quantity.point(language, value));
        let wide = width(&text, VALUE.weight, VALUE.size);
        let fits = x + 12.0 + wide <= self.right;
        // Beside the curve, where it does not go: it falls for margins and rises for chances, in steps that go to and fro.
        let above = (chart.quantity == Quantity::Margin) == fits;
        let (start, anchor) = if fits { (x + 12.0, Anchor::Start) } else { (x - 12.0, Anchor::End) };
        let left = if fits { start } else { start - wide };
        let passed = chart.plan.curve.iter().map(|(n, value)| (self.x(*n), self.y(*value)));
        let passed = passed.filter(|(x, _)| (left - 6.0..=left + wide + 6.0).contains(x)).map(|(_, y)| y);
        let middle = if above { passed.fold(y, f64::min) - 16.0 } else { passed.fold(y, f64::max) + 16.0 };
        canvas.rect(left - 3.0, middle - leading(VALUE) / 2.0, wide + 6.0, leading(VALUE), WHITE);
        word(canvas, &text, start, middle, VALUE, anchor);
    }
}

/// The smallest of 1, 2, 5, 10, … times a power of ten that is not below `step`.
fn nice(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let digit = [1.0, 2.0, 5.0, 10.0].into_iter().find(|digit| digit * power >= step * (1.0 - 1e-9));
    digit.unwrap_or(10.0) * power
}

/// Round numbers of answers from 0 to `most`, about `count` of them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step of answers is 1 or more")]
fn ticks_across(most: u64, count: f64) -> Vec<u64> {
    let step = nice(most as f64 / count).max(1.0) as u64;
    (0..=most / step).map(|i| i * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_round_numbers() {
        assert_eq!(nice(0.032), 0.05);
        assert_eq!(ticks_across(770, 6.0), [0, 200, 400, 600]);
        assert_eq!(ticks_across(3, 6.0), [0, 1, 2, 3]);
    }
}
