//! How an outcome looks: by colour and by shape, so that it is told without colour.

use plotters::style::RGBColor;

use super::canvas::{Anchor, Canvas};
use super::frame::word;
use super::style::{ACCENT, AXIS, BAR, GREY, NUMBER, OPEN_FILL, WARNING, WARNING_FILL, leading};
use super::text::{Weight, width};
use crate::language::Language;
use crate::results::Outcome;

pub(super) const MARK_RADIUS: f64 = 5.0;

pub(super) fn color(outcome: Outcome) -> RGBColor {
    match outcome {
        Outcome::Improved => ACCENT,
        Outcome::Worsened => WARNING,
        Outcome::NoRelevantChange | Outcome::Inconclusive => GREY,
    }
}

/// Colour of a bar that an interval lies on: light enough for its line to be seen.
pub(super) fn fill(outcome: Outcome) -> RGBColor {
    match outcome {
        Outcome::Improved => BAR,
        Outcome::Worsened => WARNING_FILL,
        Outcome::NoRelevantChange => AXIS,
        Outcome::Inconclusive => OPEN_FILL,
    }
}

/// Dot, square, bar, ring: the shape tells it without colour.
pub(super) fn mark(canvas: &Canvas<'_>, at: (f64, f64), outcome: Outcome) {
    let color = color(outcome);
    match outcome {
        Outcome::Improved => canvas.dot(at, MARK_RADIUS, color),
        Outcome::Worsened => {
            let side = MARK_RADIUS * 0.9;
            canvas.rect(at.0 - side, at.1 - side, 2.0 * side, 2.0 * side, color);
        }
        Outcome::NoRelevantChange => canvas.rect(at.0 - 1.5, at.1 - 6.0, 3.0, 12.0, color),
        Outcome::Inconclusive => {
            canvas.ring(at, MARK_RADIUS - 0.8, color, 2.2);
            canvas.dot(at, 1.4, color);
        }
    }
}

/// What the marks mean, as far as they occur.
pub(super) fn legend(canvas: &Canvas<'_>, language: Language, outcomes: &[Outcome], top: f64, total: f64) -> f64 {
    let words = language.change_words();
    let (mut x, mut y) = (0.0, top + 8.0);
    for outcome in outcomes {
        let text = (words.outcome)(*outcome);
        let advance = 18.0 + width(text, Weight::Regular, NUMBER.size) + 18.0;
        if x > 0.0 && x + advance - 18.0 > total {
            x = 0.0;
            y += leading(NUMBER) + 2.0;
        }
        mark(canvas, (x + MARK_RADIUS + 1.0, y), *outcome);
        word(canvas, text, x + 18.0, y, NUMBER, Anchor::Start);
        x += advance;
    }
    y + leading(NUMBER)
}
