//! The chart at a width.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use plotters::style::RGBColor;

use super::super::canvas::{Anchor, Canvas, Type, units};
use super::super::frame::{label, word};
use super::super::shapes::UNITS;
use super::super::style::{
    ACCENT, AXIS, GREY, HEAD, INK, LABEL, LABEL_STRONG, NARROW, NUMBER, RULE, VALUE, WARNING, WHITE, leading,
};
use super::super::text::{Weight, width, wrap};
use super::{Mark, Rates, Row};
use crate::language::{Language, number};
use crate::results::Status;

/// Where the columns stand at a width.
pub(super) struct Layout {
    language: Language,
    width: f64,
    narrow: bool,
    label_width: f64,
    fraction_right: f64,
    /// Right edge and lines of the head of the response rates, where groups have some.
    response: Option<(f64, Vec<String>)>,
    plot: (f64, f64),
    percent_right: f64,
}

const GAP: f64 = 12.0;
const ROW_PADDING: f64 = 9.0;
const MARK_RADIUS: f64 = 5.0;

impl Layout {
    pub(super) fn new(chart: &Rates, total: f64) -> Self {
        let narrow = total < NARROW;
        let marks: Vec<&Mark> = chart.rows.iter().filter_map(|r| r.mark.as_ref()).collect();
        let widest = |text: fn(&Mark) -> &str, look: Type| {
            marks.iter().map(|m| width(text(m), look.weight, look.size)).fold(0.0, f64::max)
        };
        let language = chart.frame.language;
        let words = language.chart_words();
        let responses = || chart.rows.iter().filter_map(|row| row.response.as_deref());
        let interval = widest(|m| &m.interval, NUMBER).max(width(words.interval_head, HEAD.weight, HEAD.size));
        let percent = widest(|m| &m.percent, VALUE);
        let fraction = widest(|m| &m.fraction, NUMBER).max(width(words.fraction_head, HEAD.weight, HEAD.size));
        let percent_right = total - interval - GAP * 0.8;
        let plot_right = percent_right - percent - GAP;
        if narrow {
            return Self {
                language,
                width: total,
                narrow,
                label_width: total - fraction - GAP,
                fraction_right: total,
                response: None,
                plot: (MARK_RADIUS + 1.0, plot_right),
                percent_right,
            };
        }
        let has_response = responses().next().is_some();
        let label_width = (total * if has_response { 0.28 } else { 0.34 }).round();
        let fraction_right = label_width + GAP + fraction;
        let response = has_response.then(|| {
            // A word a line: the numbers below are short.
            let head: Vec<String> = words.response_head.split(' ').map(str::to_string).collect();
            let heads = head.iter().map(|line| width(line, HEAD.weight, HEAD.size));
            let numbers = responses().map(|text| width(text, NUMBER.weight, NUMBER.size));
            (fraction_right + GAP + heads.chain(numbers).fold(0.0, f64::max), head)
        });
        let left = response.as_ref().map_or(fraction_right, |(right, _)| *right) + GAP * 1.5;
        Self {
            language,
            width: total,
            narrow,
            label_width,
            fraction_right,
            response,
            plot: (left, plot_right),
            percent_right,
        }
    }

    fn x(&self, share: f64) -> f64 {
        // plotters maps onto whole numbers: hundredths of a pixel, as the backend counts.
        let limits = (units(self.plot.0), units(self.plot.1));
        f64::from(RangedCoordf64::from(0.0..1.0).map(&share, limits)) / UNITS
    }

    pub(super) fn paint(&self, chart: &Rates, canvas: &Canvas<'_>, top: f64) -> f64 {
        let language = chart.frame.language;
        let words = language.chart_words();
        let mut y = self.legend(chart, canvas, top);
        // On a phone the two columns stand under each other; the subtitle says what they are.
        if !self.narrow {
            let response =
                self.response.iter().flat_map(|(right, lines)| lines.iter().rev().map(|line| (*right, line)));
            let response: Vec<(f64, &String)> = response.collect();
            // Heads stand on their columns.
            y += leading(HEAD) * response.len().max(1) as f64;
            let heads = y - leading(HEAD) * 0.5;
            word(canvas, words.fraction_head, self.fraction_right, heads, HEAD, Anchor::End);
            word(canvas, words.interval_head, self.width, heads, HEAD, Anchor::End);
            for (i, (right, line)) in response.into_iter().enumerate() {
                word(canvas, line, right, heads - leading(HEAD) * i as f64, HEAD, Anchor::End);
            }
            y += 4.0;
        }
        let rows_top = y;
        let heights: Vec<f64> = chart.rows.iter().map(|row| self.height(row)).collect();
        let rows_bottom = rows_top + heights.iter().sum::<f64>();
        for percent in [0_u64, 25, 50, 75, 100] {
            let x = self.x(percent as f64 / 100.0);
            let mut bottom = rows_top;
            for (row, height) in chart.rows.iter().zip(&heights) {
                bottom += height;
                // On a phone labels stand above the plot: lines beside the marks only.
                let top = if self.narrow { bottom - ROW_PADDING - leading(VALUE) - 2.0 } else { bottom - height };
                if row.mark.is_some() || !self.narrow {
                    canvas.line((x, top), (x, bottom), RULE, 0.8);
                }
            }
            let anchor = if percent == 0 && self.narrow { Anchor::Start } else { Anchor::Middle };
            word(canvas, &number::percent(language, percent, 100), x, rows_bottom + 11.0, NUMBER, anchor);
        }
        for (row, height) in chart.rows.iter().zip(&heights) {
            self.row(row, canvas, y, *height, words.hidden);
            y += height;
            let (color, weight) = if row.is_total { (AXIS, 1.2) } else { (RULE, 0.8) };
            canvas.line((0.0, y), (self.width, y), color, weight);
        }
        y + 18.0
    }

    fn lines(&self, row: &Row) -> Vec<String> {
        let look = if row.is_total { LABEL_STRONG } else { LABEL };
        wrap(self.language, &row.label, look.weight, look.size, self.label_width)
    }

    /// On a phone the response rate stands below the label, with its name.
    fn below_label(&self, row: &Row) -> Option<String> {
        let name = self.language.chart_words().response_head;
        row.response.as_ref().filter(|_| self.narrow).map(|response| format!("{name}: {response}"))
    }

    fn height(&self, row: &Row) -> f64 {
        let below = self.below_label(row).map_or(0.0, |_| leading(NUMBER));
        let label = self.lines(row).len() as f64 * leading(LABEL) + below;
        let plot = if self.narrow { leading(VALUE) + 4.0 } else { 0.0 };
        (label + plot).max(leading(VALUE)) + 2.0 * ROW_PADDING
    }

    fn row(&self, row: &Row, canvas: &Canvas<'_>, top: f64, height: f64, hidden: &str) {
        let lines = self.lines(row);
        let look = if row.is_total { LABEL_STRONG } else { LABEL };
        let below = self.below_label(row);
        let text_height = leading(LABEL) * lines.len() as f64;
        let label_height = text_height + below.as_ref().map_or(0.0, |_| leading(NUMBER));
        let (label_middle, middle) = if self.narrow {
            (top + ROW_PADDING + text_height / 2.0, top + ROW_PADDING + label_height + 2.0 + leading(VALUE) / 2.0)
        } else {
            (top + height / 2.0, top + height / 2.0)
        };
        label(canvas, &lines, 0.0, label_middle, look);
        if let Some(response) = below {
            let below = top + ROW_PADDING + text_height + leading(NUMBER) / 2.0;
            word(canvas, &response, 0.0, below, NUMBER, Anchor::Start);
        }
        if let Some(((right, _), response)) = self.response.as_ref().zip(row.response.as_ref()) {
            word(canvas, response, *right, middle, NUMBER, Anchor::End);
        }
        let Some(mark) = &row.mark else {
            let lines = wrap(self.language, hidden, NUMBER.weight, NUMBER.size, self.width - self.plot.0);
            // White behind the words: grid lines must not cross them.
            let widest = lines.iter().map(|l| width(l, NUMBER.weight, NUMBER.size)).fold(0.0, f64::max);
            let tall = leading(NUMBER) * lines.len() as f64;
            canvas.rect(self.plot.0 - 2.0, middle - tall / 2.0, widest + 4.0, tall, WHITE);
            label(canvas, &lines, self.plot.0, middle, NUMBER);
            return;
        };
        let fraction_middle = if self.narrow { top + ROW_PADDING + leading(LABEL) / 2.0 } else { middle };
        word(canvas, &mark.fraction, self.fraction_right, fraction_middle, NUMBER, Anchor::End);
        let color = color(mark.status);
        if let Some(target) = mark.target {
            target_tick(canvas, self.x(target), middle);
        }
        let line = if mark.indicative { 1.2 } else { 2.4 };
        canvas.line((self.x(mark.low), middle), (self.x(mark.high), middle), color, line);
        paint_mark(canvas, (self.x(mark.share), middle), mark.status);
        let value = Type { color, ..VALUE };
        word(canvas, &mark.percent, self.percent_right, middle, value, Anchor::End);
        word(canvas, &mark.interval, self.width, middle, NUMBER, Anchor::End);
    }

    /// What the marks mean, as far as they occur.
    fn legend(&self, chart: &Rates, canvas: &Canvas<'_>, top: f64) -> f64 {
        let words = chart.frame.language.chart_words();
        let marks: Vec<&Mark> = chart.rows.iter().filter_map(|r| r.mark.as_ref()).collect();
        let statuses = [Status::Shown, Status::Uncertain, Status::Open, Status::NotReached];
        let used = statuses.into_iter().filter(|s| marks.iter().any(|m| m.status == Some(*s)));
        let mut items: Vec<(Option<Status>, &str)> = used.map(|s| (Some(s), (words.status)(s))).collect();
        let any_target = marks.iter().any(|m| m.target.is_some());
        if items.is_empty() && !any_target {
            return top;
        }
        items.push((None, words.target_mark));
        let (mut x, mut y) = (0.0, top + 8.0);
        for (status, text) in items {
            let advance = 18.0 + width(text, Weight::Regular, NUMBER.size) + 18.0;
            if x > 0.0 && x + advance - 18.0 > self.width {
                x = 0.0;
                y += leading(NUMBER) + 2.0;
            }
            match status {
                Some(_) => paint_mark(canvas, (x + MARK_RADIUS + 1.0, y), status),
                None => target_tick(canvas, x + MARK_RADIUS + 1.0, y),
            }
            word(canvas, text, x + 18.0, y, NUMBER, Anchor::Start);
            x += advance;
        }
        y + leading(NUMBER)
    }
}

fn color(status: Option<Status>) -> RGBColor {
    match status {
        None | Some(Status::Shown | Status::Uncertain) => ACCENT,
        Some(Status::Open) => GREY,
        Some(Status::NotReached) => WARNING,
    }
}

/// Filled, ring, grey ring, square: the shape tells it without colour.
fn paint_mark(canvas: &Canvas<'_>, at: (f64, f64), status: Option<Status>) {
    match status {
        None | Some(Status::Shown) => canvas.dot(at, MARK_RADIUS, ACCENT),
        Some(Status::Uncertain) => canvas.ring(at, MARK_RADIUS - 0.8, ACCENT, 2.2),
        Some(Status::Open) => {
            canvas.ring(at, MARK_RADIUS - 0.8, GREY, 2.2);
            canvas.dot(at, 1.4, GREY);
        }
        Some(Status::NotReached) => {
            let side = MARK_RADIUS * 0.9;
            canvas.rect(at.0 - side, at.1 - side, 2.0 * side, 2.0 * side, WARNING);
        }
    }
}

fn target_tick(canvas: &Canvas<'_>, x: f64, middle: f64) {
    canvas.line((x, middle - 8.0), (x, middle + 8.0), INK, 1.4);
    canvas.polygon(&[(x - 3.2, middle - 11.0), (x + 3.2, middle - 11.0), (x, middle - 6.5)], INK);
}
