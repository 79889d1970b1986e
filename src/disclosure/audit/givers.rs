//! Sums of what people gave to a programme (hours, sessions), as one reads them who gave something too: the sum less one's
//! own part is what all others gave, and none of them gave more.
//!
//! Only who made the report knows what each gave, so that this attack needs more than the report's files. It goes through
//! everything that is told of a measure: each activity that is shown, all that are hidden together (the sum of all less the
//! shown ones), and all activities.

use std::collections::BTreeMap;

use super::bands::LOG;
use super::participation::Log;
use super::{Attack, Leak};

/// What each person of the log gave to one activity; people are running numbers.
#[derive(Debug, Clone)]
pub(in crate::disclosure) struct Given {
    pub(in crate::disclosure) measure: String,
    /// `None` where the log has one activity only.
    pub(in crate::disclosure) activity: Option<String>,
    pub(in crate::disclosure) by_person: BTreeMap<u32, f64>,
}

/// What no sum is told of as long as nobody can say within this factor what one person gave: twice, to who gave nothing;
/// and to who gave something, the half more.
const OUTSIDE: f64 = 2.0;
const INSIDE: f64 = 1.5;

/// A sum that is told, and who gave it.
struct Sum {
    of: String,
    value: f64,
    given: Vec<f64>,
    from: Vec<String>,
}

/// Attacks the sums that are told of what people gave.
pub(super) fn attack(log: &Log, given: &[Given], minimum: u64) -> Attack {
    let mut found = Attack::default();
    for (measure, is_amount) in [("hours", true), ("sessions", true), ("completion", false)] {
        for sum in sums(log, given, measure) {
            found.attacked += sum.given.len() as u64;
            let people = sum.given.len() as u64;
            let known = if (1..minimum).contains(&people) {
                Some(format!("are those of {people} people"))
            } else if is_amount {
                sum.gives_away()
            } else {
                None
            };
            found.leaks.extend(known.map(|known| Leak {
                wave: LOG.into(),
                by: LOG.into(),
                of: Some(measure.into()),
                what: format!("the {measure} of {} in the participation log {known}", sum.of),
                from: sum.from.clone(),
                with_earlier: false,
            }));
        }
    }
    found
}

impl Sum {
    /// What somebody learns of one person, as a factor between what that person gave and the most it can have been.
    fn gives_away(&self) -> Option<String> {
        let mut given = self.given.clone();
        given.sort_by(|a, b| b.total_cmp(a));
        let (first, second) = (*given.first()?, given.get(1).copied().unwrap_or(0.0));
        if first <= 0.0 {
            return None;
        }
        // What is told is rounded by no more than the last digits of a sum.
        let is_below = |most: f64, factor: f64| most < factor * first - 1e-9;
        if is_below(self.value, OUTSIDE) {
            let share = first / self.value;
            return Some(format!("are for {share:.2} those of one person, who gave at most all of them"));
        }
        let most = self.value - second;
        is_below(most, INSIDE).then(|| {
            format!("tell who gave {second} of them that nobody gave more than {most}, and somebody gave {first}")
        })
    }
}

/// Everything that is told of a measure and adds up what people gave.
fn sums(log: &Log, given: &[Given], measure: &str) -> Vec<Sum> {
    let of_measure = || given.iter().filter(move |given| given.measure == measure);
    let told = |activity: Option<&str>| log.sum(measure, activity);
    let apart: Vec<&Given> = of_measure().filter(|given| given.activity.is_some()).collect();
    let (shown, hidden): (Vec<&Given>, Vec<&Given>) =
        apart.into_iter().partition(|given| told(given.activity.as_deref()).is_some());
    let mut all: Vec<Sum> = Vec::new();
    let name = |given: &Given| format!("`{}`", given.activity.as_deref().unwrap_or("all activities"));
    for own in &shown {
        let value = told(own.activity.as_deref()).unwrap_or(0.0);
        let from = vec![format!("{value} {measure} of {}", name(own))];
        all.push(Sum { of: name(own), value, given: merged(&[own]), from });
    }
    let Some(value) = told(None) else { return all };
    let whole: Vec<&Given> = of_measure().collect();
    let mut from = vec![format!("{value} {measure} of all activities")];
    all.push(Sum { of: "all activities".into(), value, given: merged(&whole), from: from.clone() });
    if !hidden.is_empty() && !shown.is_empty() {
        from.extend(all.iter().filter(|sum| sum.of.starts_with('`')).flat_map(|sum| sum.from.clone()));
        let others: f64 = shown.iter().filter_map(|given| told(given.activity.as_deref())).sum();
        let of = hidden.iter().map(|given| name(given)).collect::<Vec<_>>().join(" and ");
        all.push(Sum { of, value: value - others, given: merged(&hidden), from });
    }
    all
}

/// What each person gave to all of these together.
fn merged(given: &[&Given]) -> Vec<f64> {
    let mut by_person: BTreeMap<u32, f64> = BTreeMap::new();
    for (person, amount) in given.iter().flat_map(|given| &given.by_person) {
        *by_person.entry(*person).or_default() += amount;
    }
    by_person.into_values().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Three activities of six people each; of the last two it is not told how many hours were given.
    fn leaks(of: [&[f64]; 3], is_told: bool) -> Vec<String> {
        let sum = |amounts: &[f64]| amounts.iter().sum::<f64>();
        let figure = |activity: Option<&str>, value: Option<f64>| json!({ "measure": "hours", "activity": activity, "group": null, "value": value, "of": null });
        let all = sum(of[0]) + sum(of[1]) + sum(of[2]);
        let record = json!({ "participation": [
            figure(None, is_told.then_some(all)), figure(Some("a"), Some(sum(of[0]))), figure(Some("b"), None), figure(Some("c"), None),
        ] });
        let given: Vec<Given> = (["a", "b", "c"].iter().zip(of))
            .map(|(activity, amounts)| Given {
                measure: "hours".into(),
                activity: Some((*activity).into()),
                by_person: (0..).zip(amounts.iter().copied()).collect(),
            })
            .collect();
        let log: Log = serde_json::from_value(record).unwrap_or_default();
        attack(&log, &given, 5).leaks.into_iter().map(|leak| leak.what).collect()
    }

    const EVEN: &[f64] = &[2.0; 6];

    #[test]
    fn who_gave_much_knows_what_another_gave() {
        assert_eq!(leaks([EVEN, EVEN, EVEN], true), [""; 0]);
        // Seven of twelve hours are one person's.
        let found = leaks([&[7.0, 1.0, 1.0, 1.0, 1.0, 1.0], EVEN, EVEN], true);
        assert!(found.len() == 1 && found[0].contains("of `a` in the participation log are for 0.58"), "{found:#?}");
        // Ten hours: five are one person's, and who gave four knows that nobody gave more than six.
        let found = leaks([&[5.0, 4.0, 0.25, 0.25, 0.25, 0.25], EVEN, EVEN], true);
        assert!(found.len() == 1 && found[0].contains("nobody gave more than 6"), "{found:#?}");
    }

    #[test]
    fn what_is_left_is_a_sum_too() {
        let found = leaks([EVEN, &[9.0, 1.0, 1.0, 1.0, 1.0, 1.0], EVEN], true);
        assert_eq!(found, [""; 0], "11 of 26 hours");
        // The same person gave most in both.
        let much: &[f64] = &[9.0, 1.0, 1.0, 1.0, 1.0, 1.0];
        let found = leaks([&[2.0; 20], much, much], true);
        assert!(found.len() == 1 && found[0].contains("of `b` and `c`"), "{found:#?}");
        assert_eq!(leaks([&[2.0; 20], much, much], false), [""; 0], "nothing is left where all is not told");
    }

    /// Three people came to both: six times somebody gave hours, but only three did.
    #[test]
    fn who_came_to_both_is_one_person() {
        let found = leaks([EVEN, &[2.0; 3], &[2.0; 3]], true);
        assert!(found.len() == 1 && found[0].ends_with("are those of 3 people"), "{found:#?}");
    }
}
