//! The chart at a width.

use plotters::style::RGBColor;

use super::super::canvas::{Anchor, Canvas, Type};
use super::super::frame::{label, word};
use super::super::style::{self, AXIS, HEAD, LABEL, NARROW, NUMBER, RULE, SEGMENT, UNFAVOURABLE, VALUE, leading};
use super::super::text::{Weight, width, wrap};
use super::{Bar, Diverging, Left, Row, Side};
use crate::language::{Language, number};

/// Where the columns stand at a width.
pub(super) struct Layout {
    language: Language,
    width: f64,
    narrow: bool,
    label_width: f64,
    n_right: f64,
    /// Right edge of the sums at the left.
    left_right: f64,
    plot: (f64, f64),
    /// Pixels a share of one.
    scale: f64,
    /// Where unfavourable and favourable answers meet.
    zero: f64,
}

const GAP: f64 = 12.0;
const ROW_PADDING: f64 = 8.0;
const BAR: f64 = 24.0;
const SWATCH: f64 = 12.0;

/// Room on both sides of a number in its segment.
const SEGMENT_PADDING: f64 = 3.0;

impl Layout {
    pub(super) fn new(chart: &Diverging, total: f64) -> Self {
        let narrow = total < NARROW;
        let language = chart.frame.language;
        let bars: Vec<&Bar> = chart.rows.iter().filter_map(|r| r.bar.as_ref()).collect();
        let n_width =
            bars.iter().map(|b| width(&number::count(language, b.n), NUMBER.weight, NUMBER.size)).fold(12.0, f64::max);
        let widest = |count: fn(&Bar) -> u64| {
            let percent = |bar: &&Bar| width(&number::percent(language, count(bar), bar.n), VALUE.weight, VALUE.size);
            bars.iter().map(percent).fold(0.0, f64::max)
        };
        let (left_width, value_width) = (widest(|bar| bar.unfavourable), widest(|bar| bar.favourable));
        let label_width = if narrow { total - n_width - GAP - 24.0 } else { (total * 0.34).round() };
        let n_right = if narrow { total } else { label_width + GAP + n_width };
        let left_right = left_width + if narrow { 0.0 } else { n_right + GAP * 1.5 };
        let plot = (left_right + GAP * 0.7, total - value_width - GAP * 0.7);
        // The longest arm on either side decides the scale, so that bars use the room they have.
        let arm = |bar: &Bar, wanted: Side| {
            let sum: f64 = chart
                .options
                .iter()
                .zip(&bar.counts)
                .map(|(option, count)| match option.side {
                    side if side == wanted => *count as f64,
                    Side::Neutral => *count as f64 / 2.0,
                    _ => 0.0,
                })
                .sum();
            sum / bar.n as f64
        };
        let left = bars.iter().map(|b| arm(b, Side::Unfavourable)).fold(0.0, f64::max);
        let right = bars.iter().map(|b| arm(b, Side::Favourable)).fold(0.0, f64::max);
        let scale = (plot.1 - plot.0) / (left + right).max(0.01);
        Self {
            language,
            width: total,
            narrow,
            label_width,
            n_right,
            left_right,
            plot,
            scale,
            zero: plot.0 + left * scale,
        }
    }

    pub(super) fn leaves_numbers_out(&self, chart: &Diverging) -> bool {
        let mut left_out = false;
        for bar in chart.rows.iter().filter_map(|row| row.bar.as_ref()) {
            self.segments(chart, bar, |i, _, wide| {
                left_out |= !fits(&number::percent_bare(chart.frame.language, bar.counts[i], bar.n), wide);
            });
        }
        left_out
    }

    pub(super) fn colors(chart: &Diverging) -> Vec<RGBColor> {
        let of = |side| chart.options.iter().filter(|o| o.side == side).count();
        style::answers(of(Side::Unfavourable), of(Side::Neutral), of(Side::Favourable))
    }

    pub(super) fn paint(&self, chart: &Diverging, canvas: &Canvas<'_>, top: f64) -> f64 {
        let words = chart.frame.language.chart_words();
        let colors = Self::colors(chart);
        let mut y = legend(chart, &colors, canvas, top, self.width) + 6.0;
        let heads = y + leading(HEAD) * 0.5;
        word(canvas, "n", self.n_right, heads, HEAD, Anchor::End);
        if self.narrow {
            // Over the bars: the number of answers stands at the right here.
            let n = width("n", HEAD.weight, HEAD.size) + GAP;
            word(canvas, words.favourable_head, self.width - n, heads, HEAD, Anchor::End);
        } else {
            word(canvas, words.favourable_head, self.width, heads, HEAD, Anchor::End);
        }
        let left_head = match chart.left {
            Left::Unfavourable => words.unfavourable_head,
            Left::Other => words.other_head,
        };
        let left_edge = if self.narrow { 0.0 } else { self.n_right + GAP * 1.5 };
        word(canvas, left_head, left_edge, heads, HEAD, Anchor::Start);
        y += leading(HEAD) + 2.0;
        let rows_top = y;
        for row in &chart.rows {
            let height = self.height(row);
            self.row(chart, row, &colors, canvas, (y, height));
            y += height;
            canvas.line((0.0, y), (self.width, y), RULE, 0.8);
        }
        if !self.narrow {
            canvas.line((self.zero, rows_top), (self.zero, y), AXIS, 1.0);
        }
        // The line stands behind the neutral answers, which lie across it.
        for (row, top) in chart.rows.iter().zip(self.tops(chart, rows_top)) {
            if self.narrow {
                // Beside the bar only: labels stand above it.
                let middle = self.middle(row, top);
                canvas.line((self.zero, middle - BAR * 0.65), (self.zero, middle + BAR * 0.65), AXIS, 1.0);
            }
            self.neutral(chart, row, &colors, canvas, top);
        }
        y
    }

    fn tops(&self, chart: &Diverging, top: f64) -> Vec<f64> {
        let mut y = top;
        chart
            .rows
            .iter()
            .map(|row| {
                let here = y;
                y += self.height(row);
                here
            })
            .collect()
    }

    fn lines(&self, row: &Row) -> Vec<String> {
        wrap(self.language, &row.label, LABEL.weight, LABEL.size, self.label_width)
    }

    fn height(&self, row: &Row) -> f64 {
        let label = self.lines(row).len() as f64 * leading(LABEL);
        let inner = if self.narrow { label + 4.0 + BAR } else { label.max(BAR) };
        inner + 2.0 * ROW_PADDING
    }

    fn middle(&self, row: &Row, top: f64) -> f64 {
        let label = self.lines(row).len() as f64 * leading(LABEL);
        if self.narrow { top + ROW_PADDING + label + 4.0 + BAR / 2.0 } else { top + self.height(row) / 2.0 }
    }

    fn row(&self, chart: &Diverging, row: &Row, colors: &[RGBColor], canvas: &Canvas<'_>, (top, _): (f64, f64)) {
        let language = chart.frame.language;
        let lines = self.lines(row);
        let middle = self.middle(row, top);
        let label_middle =
            if self.narrow { top + ROW_PADDING + leading(LABEL) * lines.len() as f64 / 2.0 } else { middle };
        label(canvas, &lines, 0.0, label_middle, LABEL);
        let Some(bar) = &row.bar else {
            let lines =
                wrap(language, language.chart_words().hidden, NUMBER.weight, NUMBER.size, self.width - self.plot.0);
            // White behind the words: the line in the middle must not cross them.
            let widest = lines.iter().map(|line| width(line, NUMBER.weight, NUMBER.size)).fold(0.0, f64::max);
            let tall = leading(NUMBER) * lines.len() as f64;
            canvas.rect(self.plot.0 - 2.0, middle - tall / 2.0, widest + 4.0, tall, style::WHITE);
            label(canvas, &lines, self.plot.0, middle, NUMBER);
            return;
        };
        let n_middle = if self.narrow { top + ROW_PADDING + leading(LABEL) / 2.0 } else { middle };
        word(canvas, &number::count(language, bar.n), self.n_right, n_middle, NUMBER, Anchor::End);
        word(canvas, &number::percent(language, bar.favourable, bar.n), self.width, middle, VALUE, Anchor::End);
        let left = Type { color: UNFAVOURABLE, ..VALUE };
        word(canvas, &number::percent(language, bar.unfavourable, bar.n), self.left_right, middle, left, Anchor::End);
        self.segments(chart, bar, |i, x, wide| {
            if chart.options[i].side != Side::Neutral {
                let text = number::percent_bare(language, bar.counts[i], bar.n);
                segment(canvas, &text, (x, middle, wide), colors[i]);
            }
        });
    }

    fn neutral(&self, chart: &Diverging, row: &Row, colors: &[RGBColor], canvas: &Canvas<'_>, top: f64) {
        let Some(bar) = &row.bar else { return };
        let middle = self.middle(row, top);
        self.segments(chart, bar, |i, x, wide| {
            if chart.options[i].side == Side::Neutral {
                let text = number::percent_bare(chart.frame.language, bar.counts[i], bar.n);
                segment(canvas, &text, (x, middle, wide), colors[i]);
            }
        });
    }

    /// Left edge and width of every segment.
    fn segments(&self, chart: &Diverging, bar: &Bar, mut act: impl FnMut(usize, f64, f64)) {
        let share = |count: u64| count as f64 / bar.n as f64 * self.scale;
        let left_of_zero: f64 = chart
            .options
            .iter()
            .zip(&bar.counts)
            .map(|(option, count)| match option.side {
                Side::Unfavourable => share(*count),
                Side::Neutral => share(*count) / 2.0,
                Side::Favourable => 0.0,
            })
            .sum();
        let mut x = self.zero - left_of_zero;
        for (i, count) in bar.counts.iter().enumerate() {
            let wide = share(*count);
            if *count > 0 {
                act(i, x, wide);
            }
            x += wide;
        }
    }
}

/// A piece of a bar with its number, where there is room for it.
fn segment(canvas: &Canvas<'_>, text: &str, (x, middle, wide): (f64, f64, f64), color: RGBColor) {
    // A hair of white between neighbours.
    canvas.rect(x, middle - BAR / 2.0, (wide - 0.7).max(0.7), BAR, color);
    if fits(text, wide) {
        let look = Type { color: style::on(color), ..SEGMENT };
        word(canvas, text, x + wide / 2.0, middle, look, Anchor::Middle);
    }
}

/// Whether a segment has room for its number; `less than 1` never stands in a bar.
fn fits(text: &str, wide: f64) -> bool {
    let room = width(text, SEGMENT.weight, SEGMENT.size) + 2.0 * SEGMENT_PADDING <= wide;
    room && !text.chars().any(char::is_alphabetic)
}

/// The answers in the order of the bars.
fn legend(chart: &Diverging, colors: &[RGBColor], canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
    let (mut x, mut y) = (0.0, top + 8.0);
    for (option, color) in chart.options.iter().zip(colors) {
        let lines = wrap(chart.frame.language, &option.text, Weight::Regular, NUMBER.size, total - SWATCH - 8.0);
        let text = lines.join(" ");
        let advance = SWATCH + 6.0 + width(&text, Weight::Regular, NUMBER.size);
        if x > 0.0 && x + advance > total {
            x = 0.0;
            y += leading(NUMBER) + 3.0;
        }
        canvas.rect(x, y - SWATCH / 2.0, SWATCH, SWATCH, *color);
        let look = Type { color: style::INK, ..NUMBER };
        word(canvas, &text, x + SWATCH + 6.0, y, look, Anchor::Start);
        x += advance + 16.0;
    }
    y + leading(NUMBER)
}
