//! Figures that are computed from several answers of a person, or of other files than the answers: each with the
//! numbers of people it rests on, so that it can be seen whether it changed by the answers of few.

use serde::{Deserialize, Serialize};

use crate::results::{
    Change, Design, DoseBand, DoseOutcome, DropOut, GroupKey, GroupValue, Linking, ParticipantCount,
    ParticipantsByGender, ParticipationFigure, ParticipationMeasure, RecordJoin, RecordedDose, Reliability, Results,
    Shift, Trend,
};

/// A figure by its name.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub(in crate::disclosure) struct Based {
    /// What it is: kind, names and waves.
    what: Vec<String>,
    /// People that it rests on; several where it compares.
    n: Vec<u64>,
    /// What is printed of it.
    values: Vec<f64>,
}

/// Rounding of what is written and read again.
const SAME: f64 = 1e-9;

impl Based {
    /// Whether it differs from an earlier figure of the same name by what fewer than `minimum` people answered.
    pub(in crate::disclosure) fn differs_by_few(&self, earlier: &[Self], minimum: u64) -> bool {
        let same = |a: f64, b: f64| (a - b).abs() <= SAME * a.abs().max(b.abs()).max(1.0);
        earlier.iter().filter(|old| old.what == self.what).any(|old| {
            if self.n.len() != old.n.len() || self.values.len() != old.values.len() {
                // Other parts of it are shown: the two together could tell more than each.
                return true;
            }
            let few = |(a, b): (&u64, &u64)| (1..minimum).contains(&a.abs_diff(*b));
            let moved = !self.values.iter().zip(&old.values).all(|(a, b)| same(*a, *b));
            self.n.iter().zip(&old.n).any(few) || (self.n == old.n && moved)
        })
    }
}

/// Every figure of this kind that is shown.
pub(super) fn based(results: &Results) -> Vec<Based> {
    let mut all: Vec<Based> = Vec::new();
    all.extend(results.changes.iter().filter_map(of_change));
    all.extend(results.trends.iter().filter_map(of_trend));
    all.extend(results.shifts.iter().filter_map(of_shift));
    all.extend(results.drop_out.iter().filter_map(of_drop_out));
    all.extend(results.links.iter().filter_map(of_link));
    all.extend(results.reliability.iter().filter_map(of_reliability));
    all.extend(results.participation.iter().filter_map(|figure| of_participation(figure, &results.participation)));
    all.extend(results.participant_classes.iter().filter_map(of_class));
    all.extend(results.participants_by_gender.iter().filter_map(of_gender));
    all.extend(results.doses.iter().filter_map(of_dose));
    all.extend(results.recorded_doses.iter().filter_map(of_recorded));
    all.extend(results.record_joins.iter().filter_map(of_join));
    all
}

fn named(parts: &[&str]) -> Vec<String> {
    parts.iter().map(ToString::to_string).collect()
}

/// A change of linked people; others rest on totals, which are held against earlier ones themselves.
pub(in crate::disclosure) fn of_change(change: &Change) -> Option<Based> {
    let values = |of: &[Option<f64>]| of.iter().flatten().copied().collect();
    let pairs = change.pairs?;
    let what = named(&["change", &change.indicator, &change.from, &change.to, &group(change.group.as_ref())]);
    match change.design {
        Design::Paired => {
            Some(Based { what, n: vec![pairs], values: values(&[change.value_from, change.value_to, change.value]) })
        }
        Design::PartlyPaired => {
            let counts = [change.improved, change.unchanged, change.worsened];
            let values = counts.iter().flatten().map(|n| *n as f64).collect();
            Some(Based { what: [what, named(&["partly"])].concat(), n: vec![pairs], values })
        }
        Design::Independent | Design::DifferenceInDifferences => None,
    }
}

pub(in crate::disclosure) fn of_trend(trend: &Trend) -> Option<Based> {
    let what = [named(&["trend", &trend.indicator]), trend.waves.clone()].concat();
    Some(Based { what, n: vec![trend.n?], values: trend.slope.into_iter().collect() })
}

pub(in crate::disclosure) fn of_shift(shift: &Shift) -> Option<Based> {
    let what = named(&["shift", &shift.question, &shift.from, &shift.to]);
    Some(Based { what, n: vec![shift.pairs?], values: shift.statistic.into_iter().collect() })
}

pub(in crate::disclosure) fn of_drop_out(drop_out: &DropOut) -> Option<Based> {
    let what = named(&["drop_out", &drop_out.indicator, &drop_out.from, &drop_out.to]);
    let values = [drop_out.stayed.value, drop_out.left.value].into_iter().flatten().collect();
    Some(Based { what, n: vec![drop_out.stayed.n?, drop_out.left.n?], values })
}

pub(in crate::disclosure) fn of_link(link: &Linking) -> Option<Based> {
    Some(Based { what: named(&["link", &link.wave]), n: vec![link.linked?, link.not_linked?], values: Vec::new() })
}

pub(in crate::disclosure) fn of_reliability(entry: &Reliability) -> Option<Based> {
    let values = [entry.alpha, entry.omega].into_iter().flatten().collect();
    Some(Based { what: named(&["reliability", &entry.scale, &entry.wave]), n: vec![entry.n?], values })
}

/// Sums rest on the persons of the same activity, where their number is shown.
pub(in crate::disclosure) fn of_participation(
    figure: &ParticipationFigure,
    all: &[ParticipationFigure],
) -> Option<Based> {
    use ParticipationMeasure::{Completion, Hours, Persons, Sessions};
    let people = |figure: &ParticipationFigure| figure.value.map(whole);
    let n = match figure.measure {
        Persons => people(figure)?,
        Hours | Sessions | Completion => {
            let of = |other: &&ParticipationFigure| {
                other.measure == Persons && other.activity == figure.activity && other.group == figure.group
            };
            all.iter().find(of).and_then(people)?
        }
        // Events, organisations and visits are no people.
        _ => return None,
    };
    let activity = figure.activity.as_deref().unwrap_or_default();
    let what = named(&["participation", &format!("{:?}", figure.measure), activity, &group(figure.group.as_ref())]);
    // A count of people is its own base; it may stay while others change.
    let values = if figure.measure == Persons { Vec::new() } else { figure.value.into_iter().collect() };
    Some(Based { what, n: vec![n], values })
}

/// Bands, each with its answers and how many of them are favourable, or their mean.
pub(in crate::disclosure) fn of_dose(outcome: &DoseOutcome) -> Option<Based> {
    let what = named(&["dose", &outcome.question, &outcome.indicator, &outcome.wave]);
    of_bands(what, outcome.by.bands.iter())
}

/// The same by the records, with those of whom these say nothing. Whether sessions, hours or completion were told, and of
/// which activity, is no part of the name: less than 5 hours and less than 5 sessions may be the same people but one.
pub(in crate::disclosure) fn of_recorded(outcome: &RecordedDose) -> Option<Based> {
    let what = named(&["recorded", &outcome.indicator, &outcome.wave]);
    of_bands(what, outcome.by.bands.iter().chain([&outcome.not_recorded]))
}

fn of_bands<'a>(what: Vec<String>, bands: impl Iterator<Item = &'a DoseBand>) -> Option<Based> {
    let shown = bands.filter(|band| !band.hidden);
    let (n, values): (Vec<u64>, Vec<f64>) =
        shown.filter_map(|band| Some((band.n?, band.count.map(|k| k as f64).or(band.value)?))).unzip();
    (!n.is_empty()).then_some(Based { what, n, values })
}

pub(in crate::disclosure) fn of_join(join: &RecordJoin) -> Option<Based> {
    let n = vec![join.both?, join.answered_only?, join.recorded_only?];
    Some(Based { what: named(&["join", &join.wave]), n, values: Vec::new() })
}

pub(in crate::disclosure) fn of_class(count: &ParticipantCount) -> Option<Based> {
    let (by, class) = (format!("{:?}", count.by), format!("{:?}", count.class));
    Some(Based { what: named(&["class", &by, &class]), n: vec![count.value?], values: Vec::new() })
}

pub(in crate::disclosure) fn of_gender(cell: &ParticipantsByGender) -> Option<Based> {
    let (by, class, gender) = (format!("{:?}", cell.by), format!("{:?}", cell.class), format!("{:?}", cell.gender));
    Some(Based { what: named(&["gender", &by, &class, &gender]), n: vec![cell.value?], values: Vec::new() })
}

fn group(key: Option<&GroupKey>) -> String {
    match key {
        None => String::new(),
        Some(GroupKey { question, value: GroupValue::Code(code) }) => format!("{question}={code}"),
        Some(GroupKey { question, value: GroupValue::Text(text) }) => format!("{question}={text}"),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
fn whole(count: f64) -> u64 {
    count.round().max(0.0) as u64
}
