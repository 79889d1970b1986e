//! Rates with intervals (also called a forest plot): a dot for the share, a line for how sure it is, a tick
//! for what was promised. Shape and colour tell how a figure stands to its target, by the status that the
//! words use too.

mod paint;

use super::content::Content;
use super::frame::Frame;
use super::native::{Against, Axis, Bars, Native, Part, Stack};
use super::style::BAR;
use super::text::brief;
use super::{Picture, Selection, pages};
use crate::language::messages::{GroupsTitleWords, RateAltWords, RatesTitleWords};
use crate::language::{Language, number, spreadsheet};
use crate::results::{Comparison, DoseBand, Estimate, Response, Results, Status, Verdict, tests_made};
use crate::survey::{CantSay, Measure, Survey, Target};
use paint::Layout;

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
    /// How many of those invited answered the survey: of groups, where that is told.
    response: Option<String>,
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
        // Of groups, everybody alone is no comparison.
        if rows.iter().filter(|row| !row.is_total).all(|row| row.mark.is_none()) {
            return None;
        }
        let words = language.chart_words();
        let mut frame = Frame::of_wave(survey, results, language, wave);
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
            Row { label: label.clone(), is_total: false, cant_say_outside: false, response: None, mark }
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
        pages::parts(rows.len(), MOST_ROWS, |part, number| {
            let mut frame = self.frame.clone();
            frame.title = pages::numbered(&frame.title, number);
            Self { frame, rows: totals.iter().chain(&rows[part]).cloned().collect() }
        })
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
    fn native(&self) -> Option<Native> {
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
        let intervals = shown.iter().map(|(_, mark)| Some((mark.low, mark.high))).collect();
        Some(Native::Bars(Bars {
            subtitle: None,
            categories: shown.iter().map(category).collect(),
            parts: vec![Part::new(language.workbook_words().share, BAR, shares).within(intervals)],
            stack: Stack::Whole,
            against: Against::new(words.target_mark, shown.iter().map(|(_, mark)| mark.target).collect())
                .into_iter()
                .collect(),
            axis: Axis::Whole,
            format: spreadsheet::share(language, shown.iter().map(|(_, mark)| mark.n).min()?),
            notes: hidden.chain(told).collect(),
        }))
    }
}

fn rows(survey: &Survey, results: &Results, language: Language, wave: &str, selection: &Selection<'_>) -> Vec<Row> {
    let words = language.chart_words();
    let of_wave = |e: &&Estimate| e.wave == wave && e.measure == Measure::Rate;
    let name = |id: &str| survey.indicator(id).map(|i| survey.indicator_label(i, language).to_string());
    match selection {
        Selection::Headlines | Selection::Among(_) => {
            let is_among = |id: &str| !matches!(selection, Selection::Among(ids) if !ids.contains(&id));
            let wanted = |e: &&Estimate| {
                let indicator = survey.indicator(&e.indicator).filter(|i| i.headline || i.primary);
                e.group.is_none() && indicator.is_some_and(|i| is_among(&i.id))
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
            let told = |row: Row, e: &Estimate| Row { response: response(results, language, e), ..row };
            let total = total.map(|e| told(row(survey, language, e, words.everybody.to_string(), true), e));
            let groups = estimates.iter().filter_map(|e| {
                let group = e.group.as_ref().filter(|g| g.question == *question)?;
                let name = group.value.text(survey, survey.question(question)?, language);
                Some(told(row(survey, language, e, name, false), e))
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
                groups.push(Row { label, is_total: false, cant_say_outside: false, response: None, mark: None });
            }
            let mut rows: Vec<Row> = total.into_iter().chain(groups).collect();
            // That of everybody alone stands with the source.
            if rows.iter().all(|row| row.is_total || row.response.is_none()) {
                for row in &mut rows {
                    row.response = None;
                }
            }
            rows
        }
    }
}

/// How many of those invited answered the survey, in per cent.
fn response(results: &Results, language: Language, estimate: &Estimate) -> Option<String> {
    let of = |r: &&Response| r.wave == estimate.wave && r.group == estimate.group && !r.hidden;
    let found = results.response.iter().find(of)?;
    let (answered, invited) = found.rate.and(found.answered.zip(found.invited))?;
    Some(number::percent(language, answered, invited))
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
    Row { label, is_total, cant_say_outside, response: None, mark: if estimate.hidden { None } else { mark() } }
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
        Selection::Headlines | Selection::Among(_) => {
            survey.indicator(&e.indicator).is_some_and(|i| i.headline || i.primary)
        }
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
        Selection::Headlines | Selection::Among(_) => "",
    };
    let label = &brief(label);
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
