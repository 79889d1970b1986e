//! Rates with intervals (also called a forest plot): a dot for the share, a line for how sure it is, a tick
//! for what was promised. Shape and colour tell how a figure stands to its target, by the status that the
//! words use too.

use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;
use plotters::style::RGBColor;

use super::canvas::{Anchor, Canvas, units};
use super::content::Content;
use super::frame::{Frame, label, word};
use super::series::{Against, Axis, Part, Series};
use super::style::{
    ACCENT, AXIS, BAR, GREY, HEAD, INK, LABEL, LABEL_STRONG, NARROW, NUMBER, RULE, VALUE, WARNING, leading,
};
use super::svg_backend::UNITS;
use super::text::{Weight, width, wrap};
use super::{Picture, Selection};
use crate::language::messages::{GroupsTitleWords, RateAltWords, RatesTitleWords};
use crate::language::{Language, number, spreadsheet};
use crate::results::{Comparison, DoseBand, Estimate, Results, Status, Verdict, tests_made};
use crate::survey::{CantSay, Measure, Survey, Target};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Rates {
    frame: Frame,
    rows: Vec<Row>,
}

/// Below this many answers a figure is indicative only.
const INDICATIVE_BELOW: u64 = 10;

/// So many groups stand in one picture; more would not fit on a page.
const MOST_ROWS: usize = 15;

#[derive(Debug, Clone)]
struct Row {
    label: String,
    /// The total over all groups, set apart from them.
    is_total: bool,
    /// Some could not say, and are not part of the share.
    cant_say_outside: bool,
    mark: Option<Mark>,
}

/// What is drawn for a figure that is shown.
#[derive(Debug, Clone)]
struct Mark {
    n: u64,
    share: f64,
    low: f64,
    high: f64,
    target: Option<f64>,
    status: Option<Status>,
    indicative: bool,
    fraction: String,
    percent: String,
    interval: String,
}

impl Rates {
    pub(super) fn from(
        survey: &Survey,
        results: &Results,
        language: Language,
        wave: &str,
        selection: &Selection<'_>,
    ) -> Option<Self> {
        let rows = rows(survey, results, language, wave, selection);
        if rows.iter().all(|row| row.mark.is_none()) {
            return None;
        }
        let words = language.chart_words();
        let mut frame = Frame::new(survey, results, language);
        let level = number::level(language, survey.about().confidence);
        frame.title = title(language, selection, survey, results, wave, &rows);
        frame.subtitle = (words.rates_subtitle)(&level);
        if rows.iter().flat_map(|r| &r.mark).any(|mark| mark.indicative) {
            frame.notes.push(words.note_indicative.into());
        }
        // Said only where such answers were given and left outside.
        if rows.iter().any(|row| row.cant_say_outside) {
            frame.notes.push(words.note_cant_say.into());
        }
        frame.alt = alt(language, &frame.title, &rows, &level);
        Some(Self { frame, rows })
    }

    /// Rates of bands of an amount, named: hidden ones stay as rows, for their order tells what they are.
    pub(super) fn of_bands(mut frame: Frame, bands: &[(String, &DoseBand)], level: &str) -> Option<Self> {
        let language = frame.language;
        let row = |(label, band): &(String, &DoseBand)| {
            let mark = || {
                let (k, n) = (band.count?, band.n?);
                let (low, high) = (band.low?, band.high?);
                Some(Mark {
                    n,
                    share: band.value?,
                    low,
                    high,
                    target: None,
                    status: None,
                    indicative: n < INDICATIVE_BELOW,
                    fraction: number::fraction(language, k, n),
                    percent: number::percent(language, k, n),
                    interval: number::percent_range(language, low, high, n),
                })
            };
            let mark = if band.hidden { None } else { mark() };
            Row { label: label.clone(), is_total: false, cant_say_outside: false, mark }
        };
        let rows: Vec<Row> = bands.iter().map(row).collect();
        if rows.iter().flat_map(|r| &r.mark).any(|mark| mark.indicative) {
            frame.notes.push(language.chart_words().note_indicative.into());
        }
        frame.alt = alt(language, &frame.title, &rows, level);
        // One band alone is set against nothing.
        (rows.iter().filter(|row| row.mark.is_some()).count() > 1).then_some(Self { frame, rows })
    }

    /// The chart in parts that each fit on a page, the total on top of every one.
    pub(super) fn parts(self) -> Vec<Self> {
        let (totals, rows): (Vec<Row>, Vec<Row>) = self.rows.into_iter().partition(|row| row.is_total);
        let count = rows.len().div_ceil(MOST_ROWS).max(1);
        // Parts of equal length: sixteen rows are eight and eight, not fifteen and one.
        let parts = rows.chunks(rows.len().div_ceil(count).max(1)).enumerate().map(|(i, part)| {
            let mut frame = self.frame.clone();
            if count > 1 {
                frame.title = format!("{} ({}/{count})", frame.title, i + 1);
            }
            Self { frame, rows: totals.iter().chain(part).cloned().collect() }
        });
        parts.collect()
    }
}

impl Content for Rates {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| Layout::new(self, width).paint(self, canvas, top))
    }

    /// A bar for the dot, which no office program draws in rows. Its numbers stand beside it, where nothing crosses them.
    fn series(&self) -> Option<Series> {
        let language = self.frame.language;
        let words = language.chart_words();
        let shown: Vec<(&Row, &Mark)> = self.rows.iter().filter_map(|row| Some((row, row.mark.as_ref()?))).collect();
        let hidden =
            self.rows.iter().filter(|row| row.mark.is_none()).map(|row| format!("{}: {}.", row.label, words.hidden));
        // No bar has a line of its own thickness.
        let told = self.frame.notes.iter().map(|note| match note.as_str() {
            note if note == words.note_indicative => language.report_words().note_indicative.to_string(),
            note => note.to_string(),
        });
        let category = |(row, mark): &(&Row, &Mark)| {
            format!("{}: {} ({}), {}", row.label, mark.percent, mark.interval, mark.fraction)
        };
        let shares = shown.iter().map(|(_, mark)| mark.share).collect();
        Some(Series {
            categories: shown.iter().map(category).collect(),
            parts: vec![Part::new(language.workbook_words().share, BAR, shares)],
            intervals: shown.iter().map(|(_, mark)| (mark.low, mark.high)).collect(),
            against: Against::new(words.target_mark, shown.iter().map(|(_, mark)| mark.target).collect()),
            axis: Axis::Whole,
            format: spreadsheet::share(language, shown.iter().map(|(_, mark)| mark.n).min()?),
            notes: hidden.chain(told).collect(),
        })
    }
}

fn rows(survey: &Survey, results: &Results, language: Language, wave: &str, selection: &Selection<'_>) -> Vec<Row> {
    let words = language.chart_words();
    let of_wave = |e: &&Estimate| e.wave == wave && e.measure == Measure::Rate;
    let name = |id: &str| survey.indicator(id).map(|i| survey.indicator_label(i, language).to_string());
    match selection {
        Selection::Headlines => {
            let wanted = |e: &&Estimate| {
                e.group.is_none() && survey.indicator(&e.indicator).is_some_and(|i| i.headline || i.primary)
            };
            let estimates = results.estimates.iter().filter(of_wave).filter(wanted);
            estimates.map(|e| row(survey, language, e, name(&e.indicator).unwrap_or_default(), false)).collect()
        }
        Selection::Indicator(id) => {
            let estimates =
                results.estimates.iter().filter(of_wave).filter(|e| e.group.is_none() && e.indicator == *id);
            estimates.map(|e| row(survey, language, e, name(id).unwrap_or_default(), false)).collect()
        }
        Selection::Groups { indicator, question } => {
            let of_indicator = |e: &&Estimate| e.indicator == *indicator;
            let estimates: Vec<&Estimate> = results.estimates.iter().filter(of_wave).filter(of_indicator).collect();
            let total = estimates.iter().find(|e| e.group.is_none());
            let total = total.map(|e| row(survey, language, e, words.everybody.to_string(), true));
            let groups = estimates.iter().filter_map(|e| {
                let group = e.group.as_ref().filter(|g| g.question == *question)?;
                let name = group.value.text(survey, survey.question(question)?, language);
                Some(row(survey, language, e, name, false))
            });
            let mut groups: Vec<Row> = groups.collect();
            // Shown groups from the highest rate down, hidden ones after them by name: their order tells nothing.
            groups.sort_by(|a, b| {
                let share = |r: &Row| r.mark.as_ref().map_or(-1.0, |m| m.share);
                share(b).total_cmp(&share(a)).then_with(|| a.label.cmp(&b.label))
            });
            let hidden = groups.iter().filter(|row| row.mark.is_none()).count();
            if hidden > 1 {
                groups.retain(|row| row.mark.is_some());
                let label = (words.hidden_groups)(&number::count(language, hidden as u64));
                groups.push(Row { label, is_total: false, cant_say_outside: false, mark: None });
            }
            total.into_iter().chain(groups).collect()
        }
    }
}

fn row(survey: &Survey, language: Language, estimate: &Estimate, label: String, is_total: bool) -> Row {
    let mark = || {
        let (k, n) = (estimate.count?, estimate.n?);
        let (low, high) = (estimate.low?, estimate.high?);
        Some(Mark {
            n,
            share: estimate.value?,
            low,
            high,
            target: estimate.target.map(|target| match target {
                Target::AtLeast { at_least } => at_least,
                Target::AtMost { at_most } => at_most,
            }),
            status: estimate.status,
            indicative: estimate.indicative,
            fraction: number::fraction(language, k, n),
            percent: number::percent(language, k, n),
            interval: number::percent_range(language, low, high, estimate.interval_base()),
        })
    };
    let inside = survey.indicator(&estimate.indicator).is_some_and(|i| i.cant_say == CantSay::Inside);
    let cant_say_outside = !inside && estimate.missing.cant_say.unwrap_or(0) > 0;
    Row { label, is_total, cant_say_outside, mark: if estimate.hidden { None } else { mark() } }
}

/// The finding: counted by the status that colours the marks; of groups, whether any differs by the rule of the words.
fn title(
    language: Language,
    selection: &Selection<'_>,
    survey: &Survey,
    results: &Results,
    wave: &str,
    rows: &[Row],
) -> String {
    let words = language.chart_words();
    let marks: Vec<&Mark> = rows.iter().filter(|r| !r.is_total).filter_map(|r| r.mark.as_ref()).collect();
    // Every headline target counts, also those of means and scores, which are not drawn here.
    let of_headline = |e: &&Estimate| match selection {
        Selection::Headlines => survey.indicator(&e.indicator).is_some_and(|i| i.headline || i.primary),
        Selection::Indicator(id) => e.indicator == *id,
        Selection::Groups { .. } => false,
    };
    let with = |status| {
        let estimates = results.estimates.iter().filter(|e| e.wave == wave && e.group.is_none() && !e.hidden);
        estimates.filter(of_headline).filter(|e| e.status == Some(status)).count() as u64
    };
    let label = match selection {
        Selection::Groups { indicator, .. } | Selection::Indicator(indicator) => {
            survey.indicator(indicator).map(|i| survey.indicator_label(i, language)).unwrap_or_default()
        }
        Selection::Headlines => "",
    };
    match selection {
        Selection::Groups { indicator, question } => {
            let total = rows.iter().find(|r| r.is_total).and_then(|r| r.mark.as_ref());
            let of = |c: &&Comparison| c.indicator == *indicator && c.wave == wave && c.group.question == *question;
            let compared: Vec<&Comparison> = results.comparisons.iter().filter(of).collect();
            let different = compared.iter().filter(|c| c.verdict == Some(Verdict::Change) && !c.hidden);
            let name = |c: &&Comparison| Some(c.group.value.text(survey, survey.question(question)?, language));
            (words.groups_title)(&GroupsTitleWords {
                label,
                percent: total.map(|m| m.percent.as_str()).unwrap_or_default(),
                different: &different.filter_map(name).collect::<Vec<_>>().join(", "),
                compared: tests_made(&compared) > 0,
            })
        }
        _ => (words.rates_title)(&RatesTitleWords {
            label,
            percent: marks.first().map(|m| m.percent.as_str()).unwrap_or_default(),
            shown: with(Status::Shown),
            uncertain: with(Status::Uncertain),
            open: with(Status::Open),
            missed: with(Status::NotReached),
        }),
    }
}

/// So many rows are read out; a table beside the chart holds them all.
const READ_OUT: usize = 5;

fn alt(language: Language, title: &str, rows: &[Row], level: &str) -> String {
    let words = language.chart_words();
    let shown: Vec<&Row> = rows.iter().filter(|r| r.mark.is_some()).collect();
    let mut sentences = vec![format!("{title}.")];
    for row in shown.iter().take(READ_OUT) {
        if let Some(mark) = &row.mark {
            sentences.push((words.rate_alt)(&RateAltWords {
                label: &row.label,
                percent: &mark.percent,
                fraction: &mark.fraction,
                interval: &mark.interval,
                level,
            }));
        }
    }
    if shown.len() > READ_OUT {
        sentences.push((words.more_rows)(&number::count(language, (shown.len() - READ_OUT) as u64)));
    }
    for row in rows.iter().filter(|row| row.mark.is_none()) {
        sentences.push(format!("{}: {}.", row.label, words.hidden));
    }
    sentences.join(" ")
}

/// Where the columns stand at a width.
struct Layout {
    width: f64,
    narrow: bool,
    label_width: f64,
    fraction_right: f64,
    plot: (f64, f64),
    percent_right: f64,
}

const GAP: f64 = 12.0;
const ROW_PADDING: f64 = 9.0;
const MARK_RADIUS: f64 = 5.0;

impl Layout {
    fn new(chart: &Rates, total: f64) -> Self {
        let narrow = total < NARROW;
        let marks: Vec<&Mark> = chart.rows.iter().filter_map(|r| r.mark.as_ref()).collect();
        let widest = |text: fn(&Mark) -> &str, look: super::canvas::Type| {
            marks.iter().map(|m| width(text(m), look.weight, look.size)).fold(0.0, f64::max)
        };
        let words = chart.frame.language.chart_words();
        let interval = widest(|m| &m.interval, NUMBER).max(width(words.interval_head, HEAD.weight, HEAD.size));
        let percent = widest(|m| &m.percent, VALUE);
        let fraction = widest(|m| &m.fraction, NUMBER).max(width(words.fraction_head, HEAD.weight, HEAD.size));
        let percent_right = total - interval - GAP * 0.8;
        let plot_right = percent_right - percent - GAP;
        if narrow {
            return Self {
                width: total,
                narrow,
                label_width: total - fraction - GAP,
                fraction_right: total,
                plot: (MARK_RADIUS + 1.0, plot_right),
                percent_right,
            };
        }
        let label_width = (total * 0.34).round();
        let fraction_right = label_width + GAP + fraction;
        Self {
            width: total,
            narrow,
            label_width,
            fraction_right,
            plot: (fraction_right + GAP * 1.5, plot_right),
            percent_right,
        }
    }

    fn x(&self, share: f64) -> f64 {
        // plotters maps onto whole numbers: hundredths of a pixel, as the backend counts.
        let limits = (units(self.plot.0), units(self.plot.1));
        f64::from(RangedCoordf64::from(0.0..1.0).map(&share, limits)) / UNITS
    }

    fn paint(&self, chart: &Rates, canvas: &Canvas<'_>, top: f64) -> f64 {
        let language = chart.frame.language;
        let words = language.chart_words();
        let mut y = self.legend(chart, canvas, top);
        // On a phone the two columns stand under each other; the subtitle says what they are.
        if !self.narrow {
            let heads = y + leading(HEAD) * 0.5;
            word(canvas, words.fraction_head, self.fraction_right, heads, HEAD, Anchor::End);
            word(canvas, words.interval_head, self.width, heads, HEAD, Anchor::End);
            y += leading(HEAD) + 4.0;
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
        wrap(&row.label, look.weight, look.size, self.label_width)
    }

    fn height(&self, row: &Row) -> f64 {
        let label = self.lines(row).len() as f64 * leading(LABEL);
        let plot = if self.narrow { leading(VALUE) + 4.0 } else { 0.0 };
        (label + plot).max(leading(VALUE)) + 2.0 * ROW_PADDING
    }

    fn row(&self, row: &Row, canvas: &Canvas<'_>, top: f64, height: f64, hidden: &str) {
        let lines = self.lines(row);
        let look = if row.is_total { LABEL_STRONG } else { LABEL };
        let label_height = leading(LABEL) * lines.len() as f64;
        let (label_middle, middle) = if self.narrow {
            (top + ROW_PADDING + label_height / 2.0, top + ROW_PADDING + label_height + 2.0 + leading(VALUE) / 2.0)
        } else {
            (top + height / 2.0, top + height / 2.0)
        };
        label(canvas, &lines, 0.0, label_middle, look);
        let Some(mark) = &row.mark else {
            let lines = wrap(hidden, NUMBER.weight, NUMBER.size, self.width - self.plot.0);
            // White behind the words: grid lines must not cross them.
            let widest = lines.iter().map(|l| width(l, NUMBER.weight, NUMBER.size)).fold(0.0, f64::max);
            let tall = leading(NUMBER) * lines.len() as f64;
            canvas.rect(self.plot.0 - 2.0, middle - tall / 2.0, widest + 4.0, tall, super::style::WHITE);
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
        let value = super::canvas::Type { color, ..VALUE };
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
