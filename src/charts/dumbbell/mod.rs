//! Change between two waves: where each figure stood before and after, and beside it the change with its interval.
//! Title, colour and shape come from one rule, that of the words (`Change::outcome`).

mod office;
mod paint;

use super::differences::{agrees, figure, signed, signed_range};
use super::frame::Frame;
use super::pages;
use super::text::brief;
use crate::language::messages::ChangeAlt;
use crate::language::{Language, number};
use crate::results::{Change, ChangeRole, Design, Interaction, Outcome, Results, Verdict};
use crate::survey::{Indicator, Kind, Measure, Survey};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Dumbbell {
    frame: Frame,
    /// What is shown where only the changes are drawn.
    between: String,
    rows: Vec<Row>,
    measure: Measure,
    /// Ends of the figures' axis.
    range: (f64, f64),
    /// Ends of the changes' axis; no change is among them.
    reach: (f64, f64),
    /// Some outcome is other than that of the first row: then a legend is needed.
    outcomes: Vec<Outcome>,
}

/// Changes that share an axis: measure and ends of the answers.
type Group<'a> = (Measure, Option<(f64, f64)>, Vec<(&'a Indicator, &'a Change)>);

/// So many rows fit on a page; more become another chart.
const MOST_ROWS: usize = 20;

#[derive(Debug, Clone)]
struct Row {
    label: String,
    n: String,
    counted: Counted,
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

/// What the n of a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    /// Those who answered in both waves.
    Once,
    /// The answers to each wave.
    Each,
}

impl Dumbbell {
    /// One chart for each measure and range of answers that changes of everybody are told of.
    pub(super) fn all(survey: &Survey, results: &Results, language: Language, from: &str, to: &str) -> Vec<Self> {
        let told = |c: &&Change| {
            let between = c.from == from && c.to == to && c.design != Design::DifferenceInDifferences;
            between && c.role == ChangeRole::Main && !c.hidden
        };
        let mut groups: Vec<Group<'_>> = Vec::new();
        for change in results.changes.iter().filter(|c| c.group.is_none()).filter(told) {
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
        let charts = groups.iter().filter_map(|(_, _, changes)| Self::from(survey, results, language, changes, None));
        charts.flat_map(Self::parts).collect()
    }

    /// The chart of one indicator.
    pub(super) fn one(survey: &Survey, results: &Results, language: Language, indicator: &Indicator) -> Option<Self> {
        let change = results.changes.iter().rev().find(|c| {
            let told = c.role == ChangeRole::Main && c.design != Design::DifferenceInDifferences;
            c.indicator == indicator.id && c.group.is_none() && told && !c.hidden
        })?;
        Self::from(survey, results, language, &[(indicator, change)], None)
    }

    /// The shown groups of one background question, of one figure between two waves.
    pub(super) fn groups(survey: &Survey, results: &Results, language: Language, changes: &[&Change]) -> Vec<Self> {
        let shown: Vec<(&Indicator, &Change)> = changes
            .iter()
            .filter(|change| !change.hidden && change.outcome().is_some())
            .filter_map(|change| Some((survey.indicator(&change.indicator)?, *change)))
            .collect();
        let tested = |change: &Change| {
            let question = change.group.as_ref().map(|group| &group.question)?;
            let of_table = |i: &&Interaction| {
                i.indicator == change.indicator && i.question == *question && i.from == change.from && i.to == change.to
            };
            results.interactions.iter().find(of_table).map(|test| test.verdict)
        };
        let whole = || {
            let (indicator, change) = shown.first()?;
            let label = survey.indicator_label(indicator, language);
            let words = language.change_group_words();
            let title = match tested(change) {
                Some(Verdict::Change) => words.title_differ,
                Some(_) => words.title_alike,
                None => words.title_untested,
            };
            let title = title(&brief(label));
            Self::from(survey, results, language, &shown, Some(title))
        };
        whole().map(Self::parts).unwrap_or_default()
    }

    /// The chart in parts that each fit on a page, all on the same axes.
    fn parts(self) -> Vec<Self> {
        pages::parts(self.rows.len(), MOST_ROWS, |part, number| {
            let mut frame = self.frame.clone();
            frame.title = pages::numbered(&frame.title, number);
            let rows = self.rows[part].to_vec();
            frame.alt = alt(frame.language, &frame.title, &rows);
            Self { frame, rows, outcomes: self.outcomes.clone(), between: self.between.clone(), ..self }
        })
    }

    fn from(
        survey: &Survey,
        results: &Results,
        language: Language,
        changes: &[(&Indicator, &Change)],
        finding: Option<String>,
    ) -> Option<Self> {
        let (indicator, change) = *changes.first()?;
        let (from, to, measure) = (change.from.as_str(), change.to.as_str(), indicator.measure);
        let range = range(survey, indicator);
        let rows: Vec<Row> = changes.iter().filter_map(|(i, c)| row(survey, language, i, c)).collect();
        let first = rows.first()?;
        let words = language.change_words();
        let count = |wanted| rows.iter().filter(|row| row.outcome == wanted).count() as u64;
        let level = number::level(language, survey.about().confidence);
        let mut frame = Frame::of_waves(survey, results, language, &[from, to]);
        frame.title = match finding {
            Some(finding) => finding,
            None if rows.len() == 1 => (words.title_one)(&brief(&first.label), first.outcome),
            None => {
                let (improved, worsened) = (count(Outcome::Improved), count(Outcome::Worsened));
                let (none, open) = (count(Outcome::NoRelevantChange), count(Outcome::Inconclusive));
                (words.title_several)(improved, worsened, none, open)
            }
        };
        let title = |id| survey.wave_label(id, language);
        let between = (words.bars_subtitle)(title(from), title(to), &level);
        frame.subtitle = (words.subtitle)(title(from), title(to), &level);
        let is_same = |row: &Row| row.counted == Counted::Once;
        frame.notes.push((words.note_n)(rows.iter().any(is_same), !rows.iter().all(is_same)).into());
        if rows.iter().any(|row| row.smallest.is_some()) {
            frame.notes.push(words.note_band.into());
        }
        if measure == Measure::Rate {
            frame.notes.push(words.note_units.into());
        }
        if !rows.iter().all(|row| agrees(measure, row.before, row.after, row.value)) {
            frame.notes.push(words.note_differences.into());
        }
        let lower = changes.iter().filter(|(_, c)| c.better == crate::survey::Better::Lower);
        let mut lower: Vec<&str> = lower.map(|(i, _)| survey.indicator_label(i, language)).collect();
        // Groups share their figure.
        lower.dedup();
        if !lower.is_empty() {
            frame.notes.push((words.note_lower)(&lower.join("; ")));
        }
        // Open, although the interval that is drawn leaves nought out.
        let held_back = changes.iter().filter(|(_, c)| c.is_held_back());
        let mut held_back: Vec<&str> = held_back.map(|(i, _)| survey.indicator_label(i, language)).collect();
        held_back.dedup();
        if !held_back.is_empty() {
            frame.notes.push((words.note_few_moved)(&held_back.join("; ")));
        }
        frame.alt = alt(language, &frame.title, &rows);
        let values = || rows.iter().flat_map(|row| [row.before, row.after]);
        let seen = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let margin = ((seen.1 - seen.0) * 0.2).max(0.5);
        // From the smallest to the largest that is drawn: where all improved, the other half would be empty.
        let band = |row: &Row| row.smallest.unwrap_or(0.0);
        let least = rows.iter().map(|row| row.low.min(-band(row))).fold(-1e-6, f64::min);
        let reach = (least, rows.iter().map(|row| row.high.max(band(row))).fold(1e-6, f64::max));
        let all = [Outcome::Improved, Outcome::Worsened, Outcome::NoRelevantChange, Outcome::Inconclusive];
        let outcomes = all.into_iter().filter(|outcome| rows.iter().any(|row| row.outcome == *outcome)).collect();
        let range = range.unwrap_or((seen.0 - margin, seen.1 + margin));
        Some(Self { frame, between, rows, measure, range, reach, outcomes })
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
    let (counted, n) = match change.design {
        Design::Paired => (Counted::Once, count(change.pairs)),
        _ => (Counted::Each, format!("{}; {}", count(change.n_from), count(change.n_to))),
    };
    Some(Row {
        label: match &change.group {
            Some(group) => survey.question(&group.question).map(|q| group.value.text(survey, q, language))?,
            None => survey.indicator_label(indicator, language).to_string(),
        },
        n,
        counted,
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
