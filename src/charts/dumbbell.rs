//! Change between two waves: where each figure stood before and after, and beside it the change with its interval.
//! Title, colour and shape come from one rule, that of the words (`Change::outcome`).

use plotters::style::RGBColor;

use super::Picture;
use super::axis::between;
use super::canvas::{Anchor, Canvas, Type};
use super::content::Content;
use super::differences::{figure, plain, signed, signed_range};
use super::frame::{Frame, label, word};
use super::style::{ACCENT, AXIS, BAND, GREY, HEAD, INK, LABEL, NARROW, NUMBER, RULE, VALUE, WARNING, leading};
use super::text::{Weight, width, wrap};
use crate::language::messages::ChangeAlt;
use crate::language::{Language, number};
use crate::results::{Change, ChangeRole, Design, Outcome, Results};
use crate::survey::{Indicator, Kind, Measure, Survey};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Dumbbell {
    frame: Frame,
    rows: Vec<Row>,
    measure: Measure,
    /// Ends of the figures' axis.
    range: (f64, f64),
    /// Ends of the changes' axis.
    reach: f64,
    /// Some outcome is other than that of the first row: then a legend is needed.
    outcomes: Vec<Outcome>,
}

/// Changes that share an axis: measure and ends of the answers.
type Group<'a> = (Measure, Option<(f64, f64)>, Vec<(&'a Indicator, &'a Change)>);

#[derive(Debug, Clone)]
struct Row {
    label: String,
    n: String,
    before: f64,
    after: f64,
    value: f64,
    low: f64,
    high: f64,
    smallest: Option<f64>,
    outcome: Outcome,
    before_text: String,
    after_text: String,
    change: String,
    interval: String,
}

impl Dumbbell {
    /// One chart for each measure and range of answers that changes are told of.
    pub(super) fn all(survey: &Survey, results: &Results, language: Language, from: &str, to: &str) -> Vec<Self> {
        let told = |c: &&Change| {
            let between = c.from == from && c.to == to && c.design != Design::DifferenceInDifferences;
            between && c.role == ChangeRole::Main && !c.hidden
        };
        let mut groups: Vec<Group<'_>> = Vec::new();
        for change in results.changes.iter().filter(told) {
            let Some(indicator) = survey.indicator(&change.indicator) else { continue };
            let range = range(survey, indicator);
            let shares = |g: &&mut Group<'_>| g.0 == indicator.measure && g.1 == range && range.is_some();
            match groups.iter_mut().find(shares) {
                Some(group) => group.2.push((indicator, change)),
                None => groups.push((indicator.measure, range, vec![(indicator, change)])),
            }
        }
        // One figure that is not a headline stands in the table well enough.
        let is_worth = |changes: &[(&Indicator, &Change)]| {
            changes.len() > 1 || changes.iter().any(|(i, _)| i.headline || i.primary)
        };
        groups.retain(|(_, _, changes)| is_worth(changes));
        let charts = groups.into_iter().filter_map(|(measure, range, changes)| {
            Self::from(survey, results, language, (from, to), measure, range, &changes)
        });
        charts.collect()
    }

    /// The chart of one indicator.
    pub(super) fn one(survey: &Survey, results: &Results, language: Language, indicator: &Indicator) -> Option<Self> {
        let change = results.changes.iter().rev().find(|c| {
            let told = c.role == ChangeRole::Main && c.design != Design::DifferenceInDifferences;
            c.indicator == indicator.id && told && !c.hidden
        })?;
        let waves = (change.from.as_str(), change.to.as_str());
        let range = range(survey, indicator);
        Self::from(survey, results, language, waves, indicator.measure, range, &[(indicator, change)])
    }

    fn from(
        survey: &Survey,
        results: &Results,
        language: Language,
        (from, to): (&str, &str),
        measure: Measure,
        range: Option<(f64, f64)>,
        changes: &[(&Indicator, &Change)],
    ) -> Option<Self> {
        let rows: Vec<Row> = changes.iter().filter_map(|(i, c)| row(survey, language, i, c)).collect();
        let first = rows.first()?;
        let words = language.change_words();
        let count = |wanted| rows.iter().filter(|row| row.outcome == wanted).count() as u64;
        let level = number::level(language, survey.about().confidence);
        let title = |id: &str| {
            let wave = survey.wave(id);
            wave.and_then(|w| w.title.as_ref()).and_then(|t| t.get(language)).unwrap_or(id).to_string()
        };
        let mut frame = Frame::new(survey, results, language);
        frame.title = if rows.len() == 1 {
            (words.title_one)(&first.label, first.outcome)
        } else {
            let (improved, worsened) = (count(Outcome::Improved), count(Outcome::Worsened));
            (words.title_several)(improved, worsened, count(Outcome::NoRelevantChange), count(Outcome::Inconclusive))
        };
        frame.subtitle = (words.subtitle)(&title(from), &title(to), &level);
        if rows.iter().any(|row| row.smallest.is_some()) {
            frame.notes.push(words.note_band.into());
        }
        if measure == Measure::Rate {
            frame.notes.push(words.note_units.into());
        }
        let lower = changes.iter().filter(|(_, c)| c.better == crate::survey::Better::Lower);
        let lower: Vec<&str> = lower.map(|(i, _)| survey.indicator_label(i, language)).collect();
        if !lower.is_empty() {
            frame.notes.push((words.note_lower)(&lower.join("; ")));
        }
        frame.alt = alt(language, &frame.title, &rows);
        let values = || rows.iter().flat_map(|row| [row.before, row.after]);
        let seen = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let margin = ((seen.1 - seen.0) * 0.2).max(0.5);
        let reach = rows.iter().flat_map(|row| [row.low.abs(), row.high.abs(), row.smallest.unwrap_or(0.0)]);
        let reach = reach.fold(0.0, f64::max).max(1e-6);
        let all = [Outcome::Improved, Outcome::Worsened, Outcome::NoRelevantChange, Outcome::Inconclusive];
        let outcomes = all.into_iter().filter(|outcome| rows.iter().any(|row| row.outcome == *outcome)).collect();
        let range = range.unwrap_or((seen.0 - margin, seen.1 + margin));
        Some(Self { frame, rows, measure, range, reach, outcomes })
    }
}

/// The least and the greatest value a figure can take; `None` where only the answers know.
pub(super) fn range(survey: &Survey, indicator: &Indicator) -> Option<(f64, f64)> {
    match indicator.measure {
        Measure::Rate => return Some((0.0, 1.0)),
        Measure::Net => return Some((-100.0, 100.0)),
        _ => {}
    }
    let scale = survey.scale_of(indicator);
    let questions = scale.map_or_else(Vec::new, |scale| scale.questions.iter().collect());
    let ids = questions.into_iter().chain(&indicator.question);
    let mut ends: Option<(f64, f64)> = None;
    for question in ids.filter_map(|id| survey.question(id)) {
        if question.kind == Kind::Number || scale.is_some_and(|s| s.score == crate::survey::ScoreRule::Sum) {
            return None;
        }
        for choice in survey.choices(question).iter().filter(|choice| choice.on_scale()) {
            let code = f64::from(choice.code);
            ends = Some(ends.map_or((code, code), |(low, high)| (low.min(code), high.max(code))));
        }
    }
    ends
}

fn row(survey: &Survey, language: Language, indicator: &Indicator, change: &Change) -> Option<Row> {
    let (low, high) = (change.low?, change.high?);
    let (before, after) = (change.value_from?, change.value_to?);
    let count = |n: Option<u64>| n.map_or_else(String::new, |n| number::count(language, n));
    let n = match change.design {
        Design::Paired => count(change.pairs),
        _ => format!("{}; {}", count(change.n_from), count(change.n_to)),
    };
    Some(Row {
        label: survey.indicator_label(indicator, language).to_string(),
        n,
        before,
        after,
        value: change.value?,
        low,
        high,
        smallest: change.smallest,
        outcome: change.outcome()?,
        before_text: figure(language, indicator.measure, before),
        after_text: figure(language, indicator.measure, after),
        change: signed(language, indicator.measure, change.value?),
        interval: signed_range(language, indicator.measure, low, high),
    })
}

fn alt(language: Language, title: &str, rows: &[Row]) -> String {
    /// So many rows are read out; a table beside the chart holds them all.
    const READ_OUT: usize = 6;
    let mut sentences = vec![format!("{title}.")];
    sentences.extend(rows.iter().take(READ_OUT).map(|row| {
        (language.change_words().alt)(&ChangeAlt {
            label: &row.label,
            before: &row.before_text,
            after: &row.after_text,
            change: &row.change,
            interval: &row.interval,
            outcome: row.outcome,
        })
    }));
    if rows.len() > READ_OUT {
        sentences.push((language.chart_words().more_rows)(&number::count(language, (rows.len() - READ_OUT) as u64)));
    }
    sentences.join(" ")
}

pub(super) fn color(outcome: Outcome) -> RGBColor {
    match outcome {
        Outcome::Improved => ACCENT,
        Outcome::Worsened => WARNING,
        Outcome::NoRelevantChange | Outcome::Inconclusive => GREY,
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

const GAP: f64 = 12.0;
const ROW_PADDING: f64 = 9.0;
const MARK_RADIUS: f64 = 5.0;

impl Content for Dumbbell {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| Layout::new(self, width).paint(self, canvas, top))
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
        let side = widest(|r| &r.before_text, NUMBER).max(widest(|r| &r.after_text, VALUE)) + MARK_RADIUS + 6.0;
        let change_right = total - interval - GAP * 0.8;
        let changes_right = change_right - widest(|r| &r.change, VALUE) - GAP * 0.8;
        if narrow {
            let label_width = total - n - GAP;
            return Self {
                width: total,
                narrow,
                label_width,
                n_right: total,
                levels: (side, total - side),
                changes: (MARK_RADIUS + 1.0, changes_right),
                change_right,
            };
        }
        let widest_label = widest(|r| &r.label, LABEL);
        let label_width = (total * 0.24).min(widest_label + 1.0).round();
        let n_right = label_width + GAP + n;
        let left = n_right + GAP;
        let split = left + (changes_right - left) * 0.58;
        Self {
            width: total,
            narrow,
            label_width,
            n_right,
            levels: (left + side, split - side),
            changes: (split + GAP * 0.5, changes_right),
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
            word(canvas, words.change, self.x_change(chart, 0.0), heads, HEAD, Anchor::Middle);
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
        between(value, (-chart.reach, chart.reach), self.changes)
    }

    fn row(&self, chart: &Dumbbell, row: &Row, canvas: &Canvas<'_>, top: f64) -> f64 {
        let lines = wrap(&row.label, LABEL.weight, LABEL.size, self.label_width);
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
        word(canvas, &row.before_text, before + before_off, middle, NUMBER, before_anchor);
        word(canvas, &row.after_text, after + after_off, middle, strong, after_anchor);
    }

    /// Lines at round values, as many as their numbers have room.
    fn ticks(&self, chart: &Dumbbell) -> Vec<f64> {
        const ROOM: f64 = 44.0;
        round_ticks(chart.range, ((self.levels.1 - self.levels.0) / ROOM).floor().clamp(1.0, 5.0))
    }

    fn axes(&self, chart: &Dumbbell, canvas: &Canvas<'_>, middle: f64) {
        // On a phone the two axes would stand on top of each other; the numbers stand at the marks.
        if self.narrow {
            return;
        }
        let language = chart.frame.language;
        for tick in self.ticks(chart) {
            let text = match chart.measure {
                Measure::Rate => figure(language, Measure::Rate, tick),
                _ => number::given(language, tick, 2),
            };
            word(canvas, &text, self.x_level(chart, tick), middle, NUMBER, Anchor::Middle);
        }
        for tick in round_ticks((-chart.reach, chart.reach), 3.0) {
            let text = match chart.measure {
                Measure::Rate => plain(language, Measure::Rate, tick),
                _ => number::given(language, tick, 2),
            };
            word(canvas, &text, self.x_change(chart, tick), middle, NUMBER, Anchor::Middle);
        }
    }
}

/// Round values between two ends, about `wanted` of them.
pub(super) fn round_ticks((low, high): (f64, f64), wanted: f64) -> Vec<f64> {
    let rough = (high - low) / wanted;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(10.0 * power);
    let mut ticks = Vec::new();
    let mut at = (low / step - 1e-9).ceil() * step;
    while at <= high + step * 1e-9 {
        ticks.push(if at.abs() < step * 1e-9 { 0.0 } else { at });
        at += step;
    }
    ticks
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stand_at_round_values() {
        assert_eq!(round_ticks((0.0, 1.0), 4.0), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(round_ticks((1.0, 5.0), 5.0), [1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(round_ticks((-0.3, 0.3), 3.0), [-0.2, 0.0, 0.2]);
    }
}
