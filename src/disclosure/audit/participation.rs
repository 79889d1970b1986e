//! Who took part, as far as the log tells: sums over all activities less those of the shown ones are sums over the hidden
//! ones, and all participants less those of the shown organisations are those of the hidden ones.
//!
//! Costs are computed from the same figures and lead back to them. That one or two people gave most of a sum is seen where it is
//! known what each gave (`givers`).

use std::collections::BTreeSet;

use serde::Deserialize;

use super::bands::LOG;
use super::published::{Estimate, Group, Statement};
use super::rules::{Rule, base_is_known};
use super::system::{Bounds, Relation, System, Trouble};
use super::{Attack, Known, Leak, givers};

/// As much of `results.json` as tells who took part.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Log {
    participation: Vec<Figure>,
    cost: Vec<Cost>,
    estimates: Vec<Estimate>,
    disclosure: Statement,
}

/// A figure of cost.
#[derive(Debug, Deserialize)]
struct Cost {
    measure: String,
    value: f64,
    indicator: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Figure {
    measure: String,
    activity: Option<String>,
    group: Option<Group>,
    value: Option<f64>,
    of: Option<f64>,
}

/// What is counted in people, and not in sessions.
const PEOPLE: &str = "completion";

/// Attacks the participation figures in the contents of a `results.json`.
pub(super) fn attack(results: &[u8], known: &Known) -> Result<Attack, serde_json::Error> {
    let log: Log = serde_json::from_slice(results)?;
    let mut found = log.outright();
    found.add(log.costs());
    found.add(givers::attack(&log, &known.given, log.disclosure.minimum));
    for measure in ["sessions", PEOPLE] {
        found.add(log.parts(measure));
    }
    found.add(log.hours());
    found.add(log.organisations());
    found.add(log.small_activities());
    Ok(found)
}

impl Log {
    fn of(&self, measure: &'static str) -> impl Iterator<Item = &Figure> {
        self.participation.iter().filter(move |figure| figure.measure == measure)
    }

    /// The figure of all activities together.
    fn whole(&self, measure: &'static str) -> Option<&Figure> {
        self.of(measure).find(|figure| figure.activity.is_none() && figure.group.is_none())
    }

    /// How many took part in an activity, where it is told.
    fn persons(&self, activity: Option<&str>) -> Option<u64> {
        let mut of = self.of("persons").filter(|figure| figure.group.is_none());
        of.find(|figure| figure.activity.as_deref() == activity)?.value.map(whole)
    }

    /// A sum over people, where it is told.
    pub(super) fn sum(&self, measure: &str, activity: Option<&str>) -> Option<f64> {
        let mut of = self.participation.iter().filter(|f| f.measure == measure && f.group.is_none());
        of.find(|figure| figure.activity.as_deref() == activity)?.value
    }

    /// Whether anything is told that adds up what people gave.
    pub(super) fn adds_up(&self) -> bool {
        let is_sum = |figure: &&Figure| figure.measure == "hours" || figure.measure == "sessions";
        self.participation.iter().filter(is_sum).any(|figure| figure.value.is_some())
    }

    /// Costs by participants, hours and those who improved are quotients: who knows all costs has the numbers back.
    fn costs(&self) -> Attack {
        let cost = |measure: &str| self.cost.iter().find(|cost| cost.measure == measure);
        let value = |measure: &str| cost(measure).map(|cost| cost.value).filter(|value| *value > 0.0);
        let mut found = Attack::default();
        let mut leak = |measure: &str, number: f64, told: &[&str]| {
            found.leaks.push(Leak {
                wave: LOG.into(),
                by: LOG.into(),
                of: Some(measure.into()),
                what: format!("the {measure} of all activities are not told, and known from costs to be {number:.2}"),
                from: told.iter().map(|told| format!("cost `{told}`")).collect(),
                with_earlier: false,
            });
        };
        let Some(total) = value("total") else { return found };
        let by = |measure: &str| value(measure).map(|each| total / each);
        let persons = self.sum("persons", None).or_else(|| by("per_participant"));
        if let Some(number) = by("per_participant").filter(|_| self.sum("persons", None).is_none()) {
            leak("persons", number, &["total", "per_participant"]);
        }
        if self.sum("hours", None).is_none() {
            if let Some(number) = by("per_hour") {
                leak("hours", number, &["total", "per_hour"]);
            } else if let Some((each, persons)) = value("hours_per_participant").zip(persons) {
                leak("hours", each * persons, &["hours_per_participant"]);
            }
        }
        let improved = cost("per_improved").and_then(|cost| Some((cost.indicator.as_deref()?, cost.value)));
        if let Some(((indicator, each), persons)) = improved.zip(persons) {
            let share = total / (persons * each);
            let is_share = |e: &&Estimate| e.value.is_some_and(|value| (value - share).abs() < 1e-6);
            let mut shown = self.estimates.iter().filter(|e| e.indicator == indicator && e.group.is_none());
            if shown.find(is_share).is_none() {
                leak(indicator, share, &["total", "per_improved"]);
            }
        }
        found
    }

    /// What is shown although it rests on few, or says that all of few did alike.
    fn outright(&self) -> Attack {
        let mut found = Attack::default();
        for figure in self.of("persons").chain(self.of("completion")) {
            let Some(value) = figure.value.map(whole) else { continue };
            let is_completion = figure.measure == "completion";
            let people = if is_completion { figure.of.map_or(0, whole) } else { value };
            found.attacked += 1;
            let alike = is_completion && people < self.disclosure.unanimity && (value == 0 || value == people);
            if people < self.disclosure.minimum && (people > 0 || !is_completion) || alike && people > 0 {
                found.leaks.push(Self::leak(figure, &format!("{value} of {people} people is shown")));
            }
        }
        found
    }

    /// Each organisation that came to a small activity sent somebody, and each of its groups has somebody.
    fn small_activities(&self) -> Attack {
        let mut found = Attack::default();
        for small in self.of("persons").filter(|figure| figure.group.is_none() && figure.value.is_none()) {
            let others = ["organisations", "group_size", "organisations_per_session", "reciprocity"];
            for measure in others {
                found.attacked += 1;
                if let Some(value) = self.sum(measure, small.activity.as_deref()).filter(|value| *value > 0.0) {
                    found.leaks.push(Self::leak(small, &format!("is known to be few: {value} {measure}")));
                }
            }
        }
        found
    }

    /// Sessions attended and missed, or people who saw an activity through and who did not.
    fn parts(&self, measure: &'static str) -> Attack {
        let mut found = Attack::default();
        let Some((done, all)) = self.whole(measure).and_then(|figure| Some((figure.value?, figure.of?))) else {
            return found;
        };
        let (mut done, mut all) = (whole(done), whole(all));
        let mut hidden: Vec<&Figure> = Vec::new();
        for figure in self.of(measure).filter(|figure| figure.activity.is_some()) {
            match figure.value.zip(figure.of) {
                Some((own, of)) => (done, all) = (done.saturating_sub(whole(own)), all.saturating_sub(whole(of))),
                None => hidden.push(figure),
            }
        }
        found.attacked += hidden.len() as u64;
        // As many started an activity as took part in it, unless some of them had a single session.
        let exactly = self.system(measure, &hidden, (done, all), Relation::Equal);
        let is_fitting = exactly.example() != Err(Trouble::Contradiction);
        let system = if is_fitting { exactly } else { self.system(measure, &hidden, (done, all), Relation::AtMost) };
        let minimum = self.disclosure.minimum;
        for (at, figure) in hidden.iter().enumerate() {
            let (own, others) = (vec![2 * at], vec![2 * at + 1]);
            let mut rules = vec![Rule::Favourable { favourable: own.clone(), others: others.clone(), several: false }];
            if measure == PEOPLE {
                rules.push(Rule::Base {
                    sum: [own, others].concat(),
                    values: minimum.saturating_sub(1).max(1),
                    minimum,
                });
            }
            // Figures that do not fit were not counted as is thought here.
            let known = rules.iter().find_map(|rule| rule.broken(&system).ok().flatten());
            found.leaks.extend(known.map(|known| Self::leak(figure, &known)));
        }
        found
    }

    /// Two unknowns for each hidden activity: done, and not done.
    fn system(&self, measure: &str, hidden: &[&Figure], (done, all): (u64, u64), persons: Relation) -> System {
        let mut system = System { unknowns: 2 * hidden.len(), ..System::default() };
        let sum = |unknowns: &mut dyn Iterator<Item = usize>| unknowns.map(|at| (at, 1.0)).collect::<Vec<_>>();
        let of_all = sum(&mut (0..hidden.len()).map(|at| 2 * at));
        system.tell(format!("{done} in all hidden activities"), of_all, Relation::Equal, done as f64);
        let of_all = sum(&mut (0..2 * hidden.len()));
        system.tell(format!("{all} of all hidden activities"), of_all, Relation::Equal, all as f64);
        for (at, figure) in hidden.iter().enumerate().filter(|_| measure == PEOPLE) {
            if let Some(people) = self.persons(figure.activity.as_deref()) {
                let own = sum(&mut [2 * at, 2 * at + 1].into_iter());
                system.tell(format!("{people} took part"), own, persons, people as f64);
            }
        }
        system
    }

    /// A single hidden activity is the rest of all hours.
    fn hours(&self) -> Attack {
        let mut found = Attack::default();
        let hidden: Vec<&Figure> = self.of("hours").filter(|f| f.activity.is_some() && f.value.is_none()).collect();
        found.attacked += hidden.len() as u64;
        let is_told = self.whole("hours").is_some_and(|figure| figure.value.is_some());
        if let ([only], true) = (hidden.as_slice(), is_told) {
            found.leaks.push(Self::leak(only, "is known: all hours less those of the other activities"));
        }
        found
    }

    /// How many came from each organisation. How many organisations there were tells that each of so many sent somebody.
    fn organisations(&self) -> Attack {
        let mut found = Attack::default();
        let Some(mut people) = self.persons(None) else { return found };
        let of_groups = || self.of("persons").filter(|figure| figure.group.is_some());
        let hidden: Vec<&Figure> = of_groups().filter(|figure| figure.value.is_none()).collect();
        let mut shown = 0;
        for own in of_groups().filter_map(|figure| figure.value) {
            // Who came from two organisations is counted in both.
            let Some(left) = people.checked_sub(whole(own)) else { return found };
            people = left;
            shown += u64::from(own > 0.0);
        }
        let reached = self.of("organisations").filter_map(|figure| figure.value).map(whole).max();
        let reached = reached.map_or(0, |reached| reached.saturating_sub(shown));
        let minimum = self.disclosure.minimum;
        let values = minimum.saturating_sub(1).max(1);
        let names: BTreeSet<&Group> = hidden.iter().filter_map(|figure| figure.group.as_ref()).collect();
        for figure in hidden {
            found.attacked += 1;
            // Each other organisation that was reached sent somebody.
            let all_came = reached > 0 && reached == names.len() as u64;
            let (low, most) = (u64::from(all_came), people.saturating_sub(reached.saturating_sub(1)));
            let high = figure.of.map_or(most, |invited| most.min(whole(invited)).max(low));
            let low = if names.len() == 1 { high.min(people) } else { low };
            // Few invitations leave as few values, whatever is published.
            let values = figure.of.map_or(values, |invited| values.min(whole(invited) + 1));
            if high > 0 && people > 0 && base_is_known(Bounds { low, high }, values, minimum) {
                let by_count = reached > 0 && most < people;
                let known = format!("is known to be from {low} to {high}");
                let leak = Self::leak(figure, &known);
                let of = if by_count { "organisations" } else { "persons" };
                found.leaks.push(Leak { of: Some(of.into()), ..leak });
            }
        }
        found
    }

    fn leak(figure: &Figure, known: &str) -> Leak {
        let whose = match (&figure.activity, &figure.group) {
            (Some(activity), _) => format!("`{activity}`"),
            (None, Some(group)) => format!("`{}`", group.value),
            (None, None) => "all activities".into(),
        };
        Leak {
            wave: LOG.into(),
            by: LOG.into(),
            of: Some(figure.measure.clone()),
            what: format!("the number of {} of {whose} in the participation log {known}", figure.measure),
            from: vec![format!("`{}` of all, and of what is shown", figure.measure)],
            with_earlier: false,
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
fn whole(count: f64) -> u64 {
    count.max(0.0).round() as u64
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn figure(measure: &str, activity: &str, told: Option<(u64, u64)>) -> Value {
        let activity = (!activity.is_empty()).then_some(activity);
        json!({ "measure": measure, "activity": activity, "group": null, "value": told.map(|t| t.0), "of": told.map(|t| t.1) })
    }

    fn from(organisation: &str, people: Option<u64>) -> Value {
        let group = json!({ "question": "organisation", "value": organisation });
        json!({ "measure": "persons", "activity": null, "group": group, "value": people, "of": null })
    }

    fn leaks(figures: &[Value]) -> Vec<String> {
        let record = json!({ "participation": figures });
        attack(record.to_string().as_bytes(), &Known::nothing())
            .unwrap_or_default()
            .leaks
            .into_iter()
            .map(|leak| leak.what)
            .collect()
    }

    #[test]
    fn what_is_left_of_all_activities_is_that_of_the_hidden_ones() {
        let through = |activity, told| figure("completion", activity, told);
        let (all, a) = (through("", Some((24, 40))), through("a", Some((15, 31))));
        // Nine of nine, in two activities: everybody in both saw it through.
        let found = leaks(&[all, a.clone(), through("b", None), through("c", None)]);
        assert!(
            found.iter().any(|what| what.contains("of `b` in the participation log is known to be all")),
            "{found:#?}"
        );
        let some = [through("", Some((19, 40))), a.clone(), through("b", None), through("c", None)];
        assert_eq!(leaks(&some), [""; 0]);
        let found = leaks(&[through("", Some((19, 40))), a, through("b", None)]);
        assert!(found.iter().any(|what| what.contains("is known to be 4")), "{found:#?}");
    }

    /// Six took part in one of two hidden activities, which is told; so three of nine did in the other.
    #[test]
    fn how_many_took_part_in_one_activity_tells_of_the_other() {
        let through = |activity, told| figure("completion", activity, told);
        let figures = |persons: Option<(u64, u64)>| {
            [
                through("", Some((20, 40))),
                through("a", Some((15, 31))),
                through("b", None),
                through("c", None),
                figure("persons", "b", persons),
            ]
        };
        assert_eq!(leaks(&figures(None)), [""; 0]);
        let found = leaks(&figures(Some((6, 10))));
        assert!(found.iter().any(|what| what.contains("of `c`")), "{found:#?}");
    }

    #[test]
    fn a_single_hidden_activity_gave_the_rest_of_all_hours() {
        let hours = |activity, told: Option<u64>| figure("hours", activity, told.map(|h| (h, 0)));
        let of = |last| leaks(&[hours("", Some(90)), hours("a", Some(60)), hours("b", None), hours("c", last)]);
        assert_eq!((of(None).len(), of(Some(20)).len()), (0, 1));
        assert_eq!(leaks(&[hours("", None), hours("a", Some(60)), hours("b", None)]), [""; 0]);
    }

    /// Thirty-four came, thirty of them from one organisation; of the others nobody is told how many.
    #[test]
    fn how_many_organisations_came_tells_that_each_sent_somebody() {
        let all = figure("persons", "", Some((34, 60)));
        let of = |reached: Option<u64>| {
            let reached = figure("organisations", "", reached.map(|n| (n, 6)));
            leaks(&[
                all.clone(),
                reached,
                from("A", Some(30)),
                from("B", None),
                from("C", None),
                from("D", None),
                from("E", None),
            ])
        };
        assert_eq!(of(None), [""; 0], "each of four may be from none to four");
        assert_eq!(of(Some(2)), [""; 0], "one of them is");
        let found = of(Some(5));
        assert!(found.len() == 4 && found[0].contains("is known to be from 1 to 1"), "{found:#?}");
    }
}
