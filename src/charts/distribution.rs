//! The diverging distribution of answers (also called a Likert chart): unfavourable answers to the left of
//! the line, favourable ones to the right, the neutral answer across it.

use super::Picture;
use super::canvas::{Anchor, Canvas, Type};
use super::content::Content;
use super::frame::{Frame, label, word};
use super::series::{Axis, Part, Series};
use super::style::{self, AXIS, HEAD, LABEL, NARROW, NUMBER, RULE, SEGMENT, VALUE, leading};
use super::text::{Weight, width, wrap};
use crate::language::messages::DistributionAltWords;
use crate::language::{Language, number, spreadsheet};
use crate::results::{AnswerCount, Distribution, GroupValue, Results};
use crate::survey::{Choice, Question, Survey};

/// Content of the chart: questions that share their answer options.
#[derive(Debug, Clone)]
pub(super) struct Diverging {
    frame: Frame,
    options: Vec<Answer>,
    rows: Vec<Row>,
}

#[derive(Debug, Clone)]
struct Answer {
    text: String,
    side: Side,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Unfavourable,
    Neutral,
    Favourable,
}

#[derive(Debug, Clone)]
struct Row {
    label: String,
    bar: Option<Bar>,
}

#[derive(Debug, Clone)]
struct Bar {
    n: u64,
    /// How often each option was given, from the least to the most favourable.
    counts: Vec<u64>,
    favourable: u64,
}

impl Diverging {
    /// `None` where the options have no favourable side, or nothing is shown.
    pub(super) fn from(
        survey: &Survey,
        results: &Results,
        language: Language,
        wave: &str,
        questions: &[&Question],
    ) -> Option<Self> {
        let first = questions.first()?;
        let order = ordered(&survey.choices(first), survey.positive_codes(first))?;
        let options: Vec<Answer> = order
            .iter()
            .map(|(choice, side)| Answer { text: choice.text.any(language).to_string(), side: *side })
            .collect();
        let find = |q: &&Question| results.distributions.iter().find(|d| d.wave == wave && d.question == q.id);
        let rows = questions
            .iter()
            .map(|q| Row { label: q.label(language).to_string(), bar: find(q).and_then(|d| bar(d, &order)) });
        let mut rows: Vec<Row> = rows.collect();
        // From the most to the least favourable; hidden questions after them.
        let share = |row: &Row| row.bar.as_ref().map_or(-1.0, |bar| bar.favourable as f64 / bar.n as f64);
        rows.sort_by(|a, b| share(b).total_cmp(&share(a)));
        if rows.iter().all(|row| row.bar.is_none()) {
            return None;
        }
        let mut frame = Frame::new(survey, results, language);
        let words = language.chart_words();
        frame.title = title(language, &rows);
        frame.subtitle =
            if rows.len() == 1 { first.text.any(language).to_string() } else { words.distribution_subtitle.into() };
        frame.notes = notes(language, questions.iter().filter_map(find));
        frame.alt = alt(language, &frame.title, &rows);
        Some(Self { frame, options, rows })
    }
}

impl Content for Diverging {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        let layout = Layout::new(self, width);
        let mut frame = self.frame.clone();
        if layout.leaves_numbers_out(self) {
            frame.notes.push(frame.language.chart_words().note_narrow.into());
        }
        frame.draw(width, |canvas, top| layout.paint(self, canvas, top))
    }

    /// Without the line in the middle, which no office program draws: bars from nought to all, with their favourable
    /// share beside them.
    fn series(&self) -> Option<Series> {
        let language = self.frame.language;
        let shown: Vec<(&Row, &Bar)> = self.rows.iter().filter_map(|row| Some((row, row.bar.as_ref()?))).collect();
        let category = |(row, bar): &(&Row, &Bar)| {
            let favourable = number::percent(language, bar.favourable, bar.n);
            format!("{} (n = {}): {favourable}", row.label, number::count(language, bar.n))
        };
        let shares = |i: usize| shown.iter().map(|(_, bar)| bar.counts[i] as f64 / bar.n as f64).collect();
        let parts = self.options.iter().zip(Layout::colors(self)).enumerate();
        let hidden = self.rows.len() - shown.len();
        let hidden =
            (hidden > 0).then(|| (language.chart_words().hidden_rows)(&number::count(language, hidden as u64)));
        let n = shown.iter().map(|(_, bar)| bar.n).min()?;
        Some(Series {
            categories: shown.iter().map(category).collect(),
            parts: parts.map(|(i, (option, color))| Part::new(option.text.as_str(), color, shares(i))).collect(),
            intervals: Vec::new(),
            against: None,
            axis: Axis::Whole,
            format: spreadsheet::share(language, n),
            notes: hidden.into_iter().chain(self.frame.notes.iter().cloned()).collect(),
        })
    }
}

/// Options on the scale from the least to the most favourable, each with its side. Options in the middle of an
/// uneven scale are neutral.
fn ordered(choices: &[Choice], positive: &[i32]) -> Option<Vec<(Choice, Side)>> {
    let mut scale: Vec<Choice> = choices.iter().filter(|c| c.on_scale()).cloned().collect();
    let is_positive = |choice: &Choice| positive.contains(&choice.code);
    let favourable = scale.iter().filter(|c| is_positive(c)).count();
    if favourable == 0 || favourable == scale.len() {
        return None;
    }
    let places = |wanted: bool| {
        let at = scale.iter().enumerate().filter(|(_, c)| is_positive(c) == wanted).map(|(i, _)| i as f64);
        let at: Vec<f64> = at.collect();
        at.iter().sum::<f64>() / at.len() as f64
    };
    if places(true) < places(false) {
        scale.reverse();
    }
    let middle = scale.len() / 2;
    let has_neutral = scale.len() % 2 == 1 && favourable == middle && !is_positive(&scale[middle]);
    let side = |i: usize, choice: &Choice| match (is_positive(choice), has_neutral && i == middle) {
        (true, _) => Side::Favourable,
        (false, true) => Side::Neutral,
        (false, false) => Side::Unfavourable,
    };
    let mut sided: Vec<(Choice, Side)> =
        scale.into_iter().enumerate().map(|(i, c)| (side(i, &c), c)).map(|(s, c)| (c, s)).collect();
    // Favourable answers need not be neighbours; on the chart they are.
    sided.sort_by_key(|(_, side)| match side {
        Side::Unfavourable => 0,
        Side::Neutral => 1,
        Side::Favourable => 2,
    });
    Some(sided)
}

fn bar(distribution: &Distribution, order: &[(Choice, Side)]) -> Option<Bar> {
    let n = distribution.n.filter(|n| *n > 0 && !distribution.hidden)?;
    let count = |code: i32| {
        let found = |c: &&AnswerCount| c.code == GroupValue::Code(code);
        distribution.counts.iter().find(found).and_then(|c| c.count)
    };
    let counts: Option<Vec<u64>> = order.iter().map(|(choice, _)| count(choice.code)).collect();
    let counts = counts?;
    let favourable = order.iter().zip(&counts).filter(|((_, side), _)| *side == Side::Favourable).map(|(_, c)| c).sum();
    Some(Bar { n, counts, favourable })
}

/// The most and the least favourable row, in the words of the sum column.
fn title(language: Language, rows: &[Row]) -> String {
    let words = language.chart_words();
    let shown: Vec<(&str, String)> = rows
        .iter()
        .filter_map(|row| {
            row.bar.as_ref().map(|bar| (row.label.as_str(), number::percent(language, bar.favourable, bar.n)))
        })
        .collect();
    match (shown.first(), shown.last()) {
        (Some(only), _) if shown.len() == 1 => (words.distribution_title_one)(only.0, &only.1),
        (Some(most), Some(least)) => (words.distribution_title)(most.0, &most.1, least.0, &least.1),
        _ => String::new(),
    }
}

/// What was left out of the bars.
fn notes<'a>(language: Language, distributions: impl Iterator<Item = &'a Distribution>) -> Vec<String> {
    let words = language.chart_words();
    let cant_say: Vec<u64> = distributions.filter(|d| !d.hidden).filter_map(|d| d.missing.cant_say).collect();
    let (least, most) = (cant_say.iter().min().copied().unwrap_or(0), cant_say.iter().max().copied().unwrap_or(0));
    if most == 0 {
        return Vec::new();
    }
    let count = |n| number::count(language, n);
    let range = if least == most { count(most) } else { format!("{}–{}", count(least), count(most)) };
    vec![(words.note_cant_say_count)(&range)]
}

/// So many rows are read out; a table beside the chart holds them all.
const READ_OUT: usize = 5;

fn alt(language: Language, title: &str, rows: &[Row]) -> String {
    let words = language.chart_words();
    let shown: Vec<(&Row, &Bar)> = rows.iter().filter_map(|row| Some((row, row.bar.as_ref()?))).collect();
    let mut sentences = vec![format!("{title}.")];
    sentences.extend(shown.iter().take(READ_OUT).map(|(row, bar)| {
        (words.distribution_alt)(&DistributionAltWords {
            label: &row.label,
            favourable: &number::percent(language, bar.favourable, bar.n),
            n: &number::count(language, bar.n),
        })
    }));
    if shown.len() > READ_OUT {
        sentences.push((words.more_rows)(&number::count(language, (shown.len() - READ_OUT) as u64)));
    }
    if rows.len() > shown.len() {
        sentences.push((words.hidden_rows)(&number::count(language, (rows.len() - shown.len()) as u64)));
    }
    sentences.join(" ")
}

/// Where the columns stand at a width.
struct Layout {
    width: f64,
    narrow: bool,
    label_width: f64,
    n_right: f64,
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
    fn new(chart: &Diverging, total: f64) -> Self {
        let narrow = total < NARROW;
        let language = chart.frame.language;
        let bars: Vec<&Bar> = chart.rows.iter().filter_map(|r| r.bar.as_ref()).collect();
        let n_width =
            bars.iter().map(|b| width(&number::count(language, b.n), NUMBER.weight, NUMBER.size)).fold(12.0, f64::max);
        let percent = |bar: &&Bar| width(&number::percent(language, bar.favourable, bar.n), VALUE.weight, VALUE.size);
        let value_width = bars.iter().map(percent).fold(0.0, f64::max);
        let label_width = if narrow { total - n_width - GAP - 24.0 } else { (total * 0.34).round() };
        let n_right = if narrow { total } else { label_width + GAP + n_width };
        let plot = (if narrow { 0.0 } else { n_right + GAP * 1.5 }, total - value_width - GAP);
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
        Self { width: total, narrow, label_width, n_right, plot, scale, zero: plot.0 + left * scale }
    }

    fn leaves_numbers_out(&self, chart: &Diverging) -> bool {
        let mut left_out = false;
        for bar in chart.rows.iter().filter_map(|row| row.bar.as_ref()) {
            self.segments(chart, bar, |i, _, wide| {
                left_out |= !fits(&number::percent_bare(chart.frame.language, bar.counts[i], bar.n), wide);
            });
        }
        left_out
    }

    fn colors(chart: &Diverging) -> Vec<plotters::style::RGBColor> {
        let of = |side| chart.options.iter().filter(|o| o.side == side).count();
        style::answers(of(Side::Unfavourable), of(Side::Neutral), of(Side::Favourable))
    }

    fn paint(&self, chart: &Diverging, canvas: &Canvas<'_>, top: f64) -> f64 {
        let words = chart.frame.language.chart_words();
        let colors = Self::colors(chart);
        let mut y = legend(chart, &colors, canvas, top, self.width) + 6.0;
        let heads = y + leading(HEAD) * 0.5;
        word(canvas, "n", self.n_right, heads, HEAD, Anchor::End);
        if !self.narrow {
            word(canvas, words.favourable_head, self.width, heads, HEAD, Anchor::End);
        }
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
        wrap(&row.label, LABEL.weight, LABEL.size, self.label_width)
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

    fn row(
        &self,
        chart: &Diverging,
        row: &Row,
        colors: &[plotters::style::RGBColor],
        canvas: &Canvas<'_>,
        (top, _): (f64, f64),
    ) {
        let language = chart.frame.language;
        let lines = self.lines(row);
        let middle = self.middle(row, top);
        let label_middle =
            if self.narrow { top + ROW_PADDING + leading(LABEL) * lines.len() as f64 / 2.0 } else { middle };
        label(canvas, &lines, 0.0, label_middle, LABEL);
        let Some(bar) = &row.bar else {
            let lines = wrap(language.chart_words().hidden, NUMBER.weight, NUMBER.size, self.width - self.plot.0);
            label(canvas, &lines, self.plot.0, middle, NUMBER);
            return;
        };
        let n_middle = if self.narrow { top + ROW_PADDING + leading(LABEL) / 2.0 } else { middle };
        word(canvas, &number::count(language, bar.n), self.n_right, n_middle, NUMBER, Anchor::End);
        word(canvas, &number::percent(language, bar.favourable, bar.n), self.width, middle, VALUE, Anchor::End);
        self.segments(chart, bar, |i, x, wide| {
            if chart.options[i].side != Side::Neutral {
                let text = number::percent_bare(language, bar.counts[i], bar.n);
                segment(canvas, &text, (x, middle, wide), colors[i]);
            }
        });
    }

    fn neutral(
        &self,
        chart: &Diverging,
        row: &Row,
        colors: &[plotters::style::RGBColor],
        canvas: &Canvas<'_>,
        top: f64,
    ) {
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
fn segment(canvas: &Canvas<'_>, text: &str, (x, middle, wide): (f64, f64, f64), color: plotters::style::RGBColor) {
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
fn legend(chart: &Diverging, colors: &[plotters::style::RGBColor], canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
    let (mut x, mut y) = (0.0, top + 8.0);
    for (option, color) in chart.options.iter().zip(colors) {
        let lines = wrap(&option.text, Weight::Regular, NUMBER.size, total - SWATCH - 8.0);
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
