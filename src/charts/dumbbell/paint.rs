//! The chart at a width.

use super::super::Picture;
use super::super::axis::{between, round_ticks};
use super::super::canvas::{Anchor, Canvas, Type};
use super::super::content::Content;
use super::super::differences::figure;
use super::super::frame::{Frame, label, word};
use super::super::native::Native;
use super::super::outcome::{MARK_RADIUS, color, legend, mark};
use super::super::style::{AXIS, BAND, HEAD, INK, LABEL, NARROW, NUMBER, RULE, VALUE, WHITE, leading};
use super::super::text::{Weight, width, wrap};
use super::{Dumbbell, Row};
use crate::language::number;
use crate::survey::Measure;

const GAP: f64 = 12.0;
const ROW_PADDING: f64 = 9.0;

impl Content for Dumbbell {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| Layout::new(self, width).paint(self, canvas, top))
    }

    fn native(&self) -> Option<Native> {
        Some(self.office())
    }
}

/// Where the columns stand at a width.
struct Layout {
    width: f64,
    narrow: bool,
    label_width: f64,
    n_right: f64,
    levels: (f64, f64),
    changes: (f64, f64),
    change_right: f64,
}

impl Layout {
    fn new(chart: &Dumbbell, total: f64) -> Self {
        let narrow = total < NARROW;
        let widest = |text: fn(&Row) -> &str, look: Type| {
            chart.rows.iter().map(|row| width(text(row), look.weight, look.size)).fold(0.0, f64::max)
        };
        let interval = widest(|r| &r.interval, NUMBER);
        let n = widest(|r| &r.n, NUMBER);
        let change_right = total - interval - GAP * 0.8;
        let changes_right = change_right - widest(|r| &r.change, VALUE) - GAP * 0.8;
        if narrow {
            let label_width = total - n - GAP;
            return Self {
                width: total,
                narrow,
                label_width,
                n_right: total,
                levels: levels(chart, (0.0, total)),
                changes: (MARK_RADIUS + 1.0, changes_right),
                change_right,
            };
        }
        let widest_label = widest(|r| &r.label, LABEL);
        let label_width = (total * 0.26).min(widest_label + 1.0).round();
        let n_right = label_width + GAP + n;
        let left = n_right + GAP;
        let split = left + (changes_right - left) * 0.6;
        Self {
            width: total,
            narrow,
            label_width,
            n_right,
            levels: levels(chart, (left, split)),
            changes: (split + GAP * 2.0, changes_right),
            change_right,
        }
    }

    fn paint(&self, chart: &Dumbbell, canvas: &Canvas<'_>, top: f64) -> f64 {
        let language = chart.frame.language;
        let words = language.change_words();
        let mut y = legend(canvas, language, &chart.outcomes, top, self.width);
        if !self.narrow {
            let heads = y + leading(HEAD) * 0.5;
            word(canvas, words.n_head, self.n_right, heads, HEAD, Anchor::End);
            word(canvas, words.change, self.change_right, heads, HEAD, Anchor::End);
            y += leading(HEAD) + 4.0;
        }
        for row in &chart.rows {
            y = self.row(chart, row, canvas, y);
            canvas.line((0.0, y), (self.width, y), RULE, 0.8);
        }
        self.axes(chart, canvas, y + 11.0);
        y + 20.0
    }

    fn x_level(&self, chart: &Dumbbell, value: f64) -> f64 {
        between(value, chart.range, self.levels)
    }

    fn x_change(&self, chart: &Dumbbell, value: f64) -> f64 {
        between(value, chart.reach, self.changes)
    }

    fn row(&self, chart: &Dumbbell, row: &Row, canvas: &Canvas<'_>, top: f64) -> f64 {
        let lines = wrap(chart.frame.language, &row.label, LABEL.weight, LABEL.size, self.label_width);
        let label_height = leading(LABEL) * lines.len() as f64;
        let line = leading(VALUE) + 6.0;
        let (label_middle, level, change, bottom) = if self.narrow {
            let below = top + ROW_PADDING + label_height;
            (top + ROW_PADDING + label_height / 2.0, below + line / 2.0, below + line * 1.5, below + 2.0 * line + 4.0)
        } else {
            let height = label_height.max(leading(VALUE)) + 2.0 * ROW_PADDING;
            let middle = top + height / 2.0;
            (middle, middle, middle, top + height)
        };
        let (level_top, change_top) = if self.narrow { (level - line / 2.0, level + line / 2.0) } else { (top, top) };
        let level_bottom = if self.narrow { level + line / 2.0 } else { bottom };
        for tick in self.ticks(chart) {
            let x = self.x_level(chart, tick);
            canvas.line((x, level_top), (x, level_bottom), RULE, 0.8);
        }
        if let Some(smallest) = row.smallest {
            let (left, right) = (self.x_change(chart, -smallest), self.x_change(chart, smallest));
            canvas.rect(left, change_top, right - left, bottom - change_top, BAND);
        }
        let zero = self.x_change(chart, 0.0);
        canvas.line((zero, change_top), (zero, bottom), AXIS, 1.2);
        label(canvas, &lines, 0.0, label_middle, LABEL);
        let n_middle = if self.narrow { top + ROW_PADDING + leading(LABEL) / 2.0 } else { change };
        word(canvas, &row.n, self.n_right, n_middle, NUMBER, Anchor::End);
        self.levels(chart, row, canvas, level);
        let color = color(row.outcome);
        canvas.line((self.x_change(chart, row.low), change), (self.x_change(chart, row.high), change), color, 2.4);
        mark(canvas, (self.x_change(chart, row.value), change), row.outcome);
        word(canvas, &row.change, self.change_right, change, Type { color, ..VALUE }, Anchor::End);
        word(canvas, &row.interval, self.width, change, NUMBER, Anchor::End);
        bottom
    }

    /// Open mark before, full mark after, each with its number on the outer side.
    fn levels(&self, chart: &Dumbbell, row: &Row, canvas: &Canvas<'_>, middle: f64) {
        let color = color(row.outcome);
        let (before, after) = (self.x_level(chart, row.before), self.x_level(chart, row.after));
        canvas.line((before, middle), (after, middle), color, 2.4);
        canvas.ring((before, middle), MARK_RADIUS - 0.8, color, 1.8);
        canvas.dot((after, middle), MARK_RADIUS, color);
        let off = MARK_RADIUS + 5.0;
        let (before_off, before_anchor, after_off, after_anchor) = if after >= before {
            (-off, Anchor::End, off, Anchor::Start)
        } else {
            (off, Anchor::Start, -off, Anchor::End)
        };
        let strong = Type { size: NUMBER.size, weight: Weight::SemiBold, color: INK };
        on_paper(canvas, &row.before_text, (before + before_off, middle), NUMBER, before_anchor);
        on_paper(canvas, &row.after_text, (after + after_off, middle), strong, after_anchor);
    }

    /// Lines at round values, as many as their numbers have room.
    fn ticks(&self, chart: &Dumbbell) -> Vec<f64> {
        const ROOM: f64 = 44.0;
        let fitting = ((self.levels.1 - self.levels.0) / ROOM).floor().clamp(1.0, 5.0);
        let ticks = round_ticks(chart.range, fitting);
        // One line alone has no scale: then those at the ends of the answers.
        if ticks.len() > 1 { ticks } else { vec![chart.range.0, chart.range.1] }
    }

    fn axes(&self, chart: &Dumbbell, canvas: &Canvas<'_>, middle: f64) {
        // On a phone the two axes would stand on top of each other; the numbers stand at the marks.
        if self.narrow {
            return;
        }
        let language = chart.frame.language;
        // A number that would touch the one before stays away.
        let mut free = f64::NEG_INFINITY;
        let mut tell = |x: f64, text: &str| {
            let half = width(text, NUMBER.weight, NUMBER.size) / 2.0;
            if x - half >= free {
                word(canvas, text, x, middle, NUMBER, Anchor::Middle);
                free = x + half + 6.0;
            }
        };
        for tick in self.ticks(chart) {
            let text = match chart.measure {
                Measure::Rate => figure(language, Measure::Rate, tick),
                _ => number::given(language, tick, 2),
            };
            tell(self.x_level(chart, tick), &text);
        }
        for tick in steps(chart.reach) {
            let text = match chart.measure {
                // Half a point is a step where changes are small.
                Measure::Rate => number::given(language, tick * 100.0, 1),
                _ => number::given(language, tick, 2),
            };
            tell(self.x_change(chart, tick), &text);
        }
    }
}

/// Ends of the levels' axis between two edges: as far apart as the numbers beside the marks leave room.
fn levels(chart: &Dumbbell, edges: (f64, f64)) -> (f64, f64) {
    const OFF: f64 = MARK_RADIUS + 6.0;
    let mut ends = (edges.0 + OFF, edges.1 - OFF);
    // Moving one end moves every mark a little: soon nothing moves any more.
    for _ in 0..6 {
        let (mut left, mut right) = (0.0_f64, 0.0_f64);
        for row in &chart.rows {
            let before = (row.before, width(&row.before_text, NUMBER.weight, NUMBER.size));
            let after = (row.after, width(&row.after_text, Weight::SemiBold, NUMBER.size));
            let (first, second) = if row.after >= row.before { (before, after) } else { (after, before) };
            left = left.max(edges.0 - (between(first.0, chart.range, ends) - OFF - first.1));
            right = right.max(between(second.0, chart.range, ends) + OFF + second.1 - edges.1);
        }
        ends = (ends.0 + left.max(0.0), ends.1 - right.max(0.0));
    }
    ends
}

/// Round changes with no change among them, and one to either side where the axis goes there.
fn steps((low, high): (f64, f64)) -> Vec<f64> {
    let farther = high.max(-low);
    let ticks = round_ticks((0.0, farther), 2.0);
    let step = ticks.get(1).copied().unwrap_or(farther);
    let both = ticks.iter().rev().map(|tick| -tick).chain(ticks.iter().copied().skip(1));
    both.filter(|tick| *tick == 0.0 || (low - step * 1e-9..=high + step * 1e-9).contains(tick)).collect()
}

/// A number with the paper behind it: no line of the axis must cross it.
fn on_paper(canvas: &Canvas<'_>, text: &str, (x, middle): (f64, f64), look: Type, anchor: Anchor) {
    let wide = width(text, look.weight, look.size);
    let left = if anchor == Anchor::End { x - wide } else { x };
    canvas.rect(left - 1.5, middle - look.size * 0.55, wide + 3.0, look.size * 1.1, WHITE);
    word(canvas, text, x, middle, look, anchor);
}
