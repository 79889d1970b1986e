//! Two background questions at once: a reader who knows who is in which groups, and who answered, takes shown groups of
//! one from shown groups of the other.
//!
//! What people answered flows from the groups of the first question over the overlaps to the groups of the second. An
//! overlap carries as many favourable answers as it has people, at most; a shown group as many as are told of it; and the groups of
//! which nothing is told share what the total leaves them. One flow that fits is looked for. A hidden group can have
//! another number exactly where the flow can be led round through it, and such rounds are whole numbers: so the attack finds
//! everything there is to find in one figure, and needs no solver. What is told of means and net scores is a sum over
//! people too, each of whom gives from the least to the highest answer.
//!
//! An earlier report may have told of groups that are hidden today, or of another question's. As far as the same people
//! had answered then, its sums are those of today; each who came since adds from nothing to the most.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::differences::counts_the_same;
use super::flow::Network;
use super::index::Index;
use super::published::{Estimate, Published, Value};
use super::{Attack, Known, Leak};

/// Who is in which groups of two background questions, and how many of them answered to one indicator.
#[derive(Debug, Clone)]
pub(in crate::disclosure) struct Crossed {
    pub(in crate::disclosure) wave: String,
    /// The two background questions.
    pub(in crate::disclosure) by: [String; 2],
    pub(in crate::disclosure) indicator: String,
    /// The groups of each question.
    pub(in crate::disclosure) groups: [Vec<Value>; 2],
    /// Positions of the groups, `None` for people who named none; and how many people in both answered.
    pub(in crate::disclosure) overlaps: Vec<([Option<usize>; 2], u64)>,
}

/// Attacks every figure that is told by two background questions.
pub(super) fn attack(published: &Published, known: &Known, index: &Index<'_>) -> Attack {
    on_each(known, |crossed| crossed.attack(published, known, index))
}

/// Attacks them with what earlier reports tell of the same rounds.
pub(super) fn attack_after(published: &Published, earlier: &[&Published], known: &Known) -> Attack {
    let index = Index::of(published, known);
    let then: Vec<Then<'_>> = earlier.iter().map(|old| Then { published: old, index: Index::of(old, known) }).collect();
    on_each(known, |crossed| crossed.attack_after(published, &index, &then, known))
}

/// In the order of the figures, whichever is done first.
fn on_each(known: &Known, attack: impl Fn(&Crossed) -> Attack + Send + Sync) -> Attack {
    let attacks: Vec<Attack> = known.crossings.par_iter().map(attack).collect();
    let mut found = Attack::default();
    for attack in attacks {
        found.add(attack);
    }
    found
}

/// An earlier report.
struct Then<'a> {
    published: &'a Published,
    index: Index<'a>,
}

/// What is told of one figure: sums over people, each of whom gives from nought to `most`.
#[derive(Debug, Clone)]
struct Told {
    most: u64,
    /// A count of favourable answers, of which all or none is worse than any number.
    is_counted: bool,
    people: u64,
    total: u64,
    /// Of groups of each question that are shown.
    of: [BTreeMap<usize, Sum>; 2],
}

/// A sum over the people of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sum {
    least: u64,
    /// How much more it can be, where an earlier report tells it of some of the people.
    more: u64,
    earlier: bool,
}

impl Sum {
    fn is_known(self) -> bool {
        self.more == 0
    }

    /// What both say; `None` where answers were changed meanwhile, so that no number fits both.
    fn and(self, other: Self) -> Option<Self> {
        let least = self.least.max(other.least);
        let most = (self.least + self.more).min(other.least + other.more);
        Some(Self { least, more: most.checked_sub(least)?, earlier: self.earlier || other.earlier })
    }
}

/// The published figures contradict each other, or what the reader knows.
struct Contradiction;

/// A group of one of the two questions.
type Of = (usize, usize);

impl Crossed {
    fn attack(&self, published: &Published, known: &Known, index: &Index<'_>) -> Attack {
        let Some((total, told)) = self.told(published, index) else { return Attack::default() };
        let mut found = Attack { attacked: self.hidden(&told), leaks: Vec::new() };
        if found.attacked == 0 {
            return found;
        }
        let Ok(given_away) = self.given_away(&told) else {
            let what = format!("what is published of `{}` does not fit who is in which groups", self.indicator);
            found.leaks.extend([0, 1].map(|side| self.leak(total, side, &what, Vec::new())));
            return found;
        };
        for (of, known_as) in given_away {
            let from = if known.in_brief { Vec::new() } else { self.needed(&told, of) };
            found.leaks.push(self.leak(total, of.0, &self.what(total, of, &known_as), from));
        }
        found
    }

    /// What follows only with the help of earlier reports.
    fn attack_after(&self, published: &Published, index: &Index<'_>, earlier: &[Then<'_>], known: &Known) -> Attack {
        let Some((total, alone)) = self.told(published, index) else { return Attack::default() };
        let told = self.with_earlier(published, total, &alone, earlier);
        if told.of == alone.of {
            return Attack::default();
        }
        let mut found = Attack { attacked: self.hidden(&told), leaks: Vec::new() };
        // Where no answers fit, some came and others went: then only what both show is compared.
        let Ok(given_away) = self.given_away(&told) else { return found };
        // What earlier reports gave away, or this one does by itself, is no news.
        let nothing = Told { of: [BTreeMap::new(), BTreeMap::new()], ..alone.clone() };
        let then = self.with_earlier(published, total, &nothing, earlier);
        let by_itself = [&alone, &then].map(|told| self.given_away(told).into_iter().flatten().map(|(of, _)| of));
        let before: BTreeSet<Of> = by_itself.into_iter().flatten().collect();
        for (of, known_as) in given_away.into_iter().filter(|(of, _)| !before.contains(of)) {
            let from = if known.in_brief { Vec::new() } else { self.needed(&told, of) };
            // What splits the results of today can be hidden, and nothing else.
            let by = |side: usize| alone.of[side].is_empty() && !alone.of[1 - side].is_empty();
            let side = if by(of.0) { 1 - of.0 } else { of.0 };
            let leak = self.leak(total, side, &self.what(total, of, &known_as), from);
            found.leaks.push(Leak { with_earlier: true, ..leak });
        }
        found
    }

    /// Groups that are no secret today because an earlier report told of them, as far as it did.
    fn with_earlier(&self, published: &Published, total: &Estimate, alone: &Told, earlier: &[Then<'_>]) -> Told {
        let mut told = alone.clone();
        for then in earlier.iter().filter(|then| counts_the_same(published, then.published, &self.indicator)) {
            for side in [0, 1] {
                let people = self.people(side);
                for (at, value) in self.groups[side].iter().enumerate() {
                    let place = Some((self.by[side].as_str(), value));
                    let old = then.index.estimate(&self.wave, &self.indicator, place);
                    let same = |e: &&Estimate| (&e.measure, &e.question) == (&total.measure, &total.question);
                    let Some((old, sum)) = old.filter(same).and_then(|e| Some((e, self.sum(published, e)?))) else {
                        continue;
                    };
                    let own = people.get(&at).copied().unwrap_or(0);
                    let others = own.abs_diff(old.n.unwrap_or(own)) * told.most;
                    // Who went away took from nothing to the most along.
                    let least = if own < old.n.unwrap_or(own) { sum.saturating_sub(others) } else { sum };
                    let most = if own < old.n.unwrap_or(own) { sum } else { sum + others }.min(own * told.most);
                    let Some(more) = most.checked_sub(least) else { continue };
                    let before = Sum { least, more, earlier: true };
                    match told.of[side].get(&at) {
                        None => drop(told.of[side].insert(at, before)),
                        // Where today's figure is shown, it says all there is to say.
                        Some(now) if now.is_known() => {}
                        Some(now) => {
                            if let Some(both) = now.and(before) {
                                told.of[side].insert(at, both);
                            }
                        }
                    }
                }
            }
        }
        told
    }

    /// How many groups have answers that are not told.
    fn hidden(&self, told: &Told) -> u64 {
        let of = |side: usize| {
            let people = self.people(side);
            let is_known = |at: &usize| told.of[side].get(at).is_some_and(|sum| sum.is_known());
            people.iter().filter(|(at, n)| **n > 0 && !is_known(at)).count() as u64
        };
        of(0) + of(1)
    }

    fn what(&self, total: &Estimate, of: Of, known_as: &str) -> String {
        let kind = if total.count.is_some() { "number of favourable answers to" } else { total.measure.as_str() };
        format!("the {kind} `{}` in `{}` {known_as}", self.indicator, self.groups[of.0][of.1])
    }

    /// By which question more must be hidden, and what is known.
    fn leak(&self, total: &Estimate, side: usize, what: &str, from: Vec<String>) -> Leak {
        let of = total.question.as_ref().or(total.scale.as_ref()).unwrap_or(&total.indicator);
        Leak {
            wave: self.wave.clone(),
            by: self.by[side].clone(),
            of: Some(of.clone()),
            what: format!("{what} (by `{}` and `{}`, wave `{}`)", self.by[side], self.by[1 - side], self.wave),
            from,
            with_earlier: false,
        }
    }

    /// `None` where there is nothing to add up, or the whole data say of everybody what they say of each.
    fn told<'a>(&self, published: &Published, index: &Index<'a>) -> Option<(&'a Estimate, Told)> {
        let total = index.estimate(&self.wave, &self.indicator, None)?;
        let rule = published.disclosure.figures.iter().find(|rule| rule.indicator == self.indicator);
        let (least, most) = self.ends(published, total)?;
        let (people, all) = (total.n?, self.sum(published, total)?);
        let most = u64::from(most.abs_diff(least));
        let health = rule.is_some_and(|rule| rule.health);
        let statement = &published.disclosure;
        let unanimity = if health { statement.health_unanimity } else { statement.unanimity };
        let is_counted = total.count.is_some();
        if (all == 0 || all == people * most) && (people >= unanimity || !is_counted) {
            return None;
        }
        let of = [0, 1].map(|side| {
            let groups = self.groups[side].iter().enumerate();
            let shown = |(at, value): (usize, &Value)| {
                let estimate = index.estimate(&self.wave, &self.indicator, Some((&self.by[side], value)))?;
                Some((at, Sum { least: self.sum(published, estimate)?, more: 0, earlier: false }))
            };
            groups.filter_map(shown).collect()
        });
        Some((total, Told { most, is_counted, people, total: all, of }))
    }

    /// The least and the most that a person can give to a figure; `None` where it is no sum over people.
    fn ends(&self, published: &Published, estimate: &Estimate) -> Option<(i32, i32)> {
        let rule = published.disclosure.figures.iter().find(|rule| rule.indicator == self.indicator);
        let codes = || rule?.base.as_ref().filter(|codes| !codes.is_empty());
        match (estimate.count, estimate.measure.as_str()) {
            (Some(_), "rate" | "count") => Some((0, 1)),
            (None, "mean") => Some((*codes()?.iter().min()?, *codes()?.iter().max()?)),
            (None, "net") => Some((-1, 1)),
            _ => None,
        }
    }

    /// What a figure adds up, from the least that people can give.
    fn sum(&self, published: &Published, estimate: &Estimate) -> Option<u64> {
        let (least, _) = self.ends(published, estimate)?;
        let n = estimate.n?;
        let given = match estimate.measure.as_str() {
            "mean" => estimate.value? * n as f64,
            "net" => estimate.value? * n as f64 / 100.0,
            _ => return estimate.count,
        };
        let above = given - f64::from(least) * n as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a sum over people")]
        Some(above.round().max(0.0) as u64)
    }

    /// How many people of each group of a question answered.
    fn people(&self, side: usize) -> BTreeMap<usize, u64> {
        let mut people = BTreeMap::new();
        for (groups, n) in &self.overlaps {
            if let Some(group) = groups[side] {
                *people.entry(group).or_insert(0) += n;
            }
        }
        people
    }

    /// Hidden groups of which something is known, and what.
    fn given_away(&self, told: &Told) -> Result<Vec<(Of, String)>, Contradiction> {
        /// Where everything comes from and goes to, and what the groups of either question share of which nothing is told.
        const SOURCE: usize = 0;
        const SINK: usize = 1;
        const TOGETHER: [usize; 2] = [2, 3];
        // People who named no group stand behind the groups.
        let places = [0, 1].map(|side| self.groups[side].len() + 1);
        let place = |side: usize, group: usize| 4 + side * places[0] + group;
        let mut network = Network::new(4 + places[0] + places[1]);
        let ends = |side: usize, outer: usize, inner: usize| if side == 0 { (outer, inner) } else { (inner, outer) };
        let mut hidden: Vec<(Of, usize, u64, u64)> = Vec::new();
        for side in [0, 1] {
            let people = self.people(side);
            for group in 0..places[side] {
                let sum = told.of[side].get(&group).copied();
                let least = sum.map_or(0, |sum| sum.least);
                if sum.is_some() {
                    let (from, to) = ends(side, [SOURCE, SINK][side], place(side, group));
                    network.lead(from, to, least);
                }
                if sum.is_some_and(Sum::is_known) {
                    continue;
                }
                let own = people.get(&group).copied();
                let (from, to) = ends(side, TOGETHER[side], place(side, group));
                let most = sum.map_or(own.unwrap_or(told.people) * told.most, |sum| sum.more);
                let way = network.lead(from, to, most);
                // The total is the figure of a group in which everybody is who answered.
                let own = own.filter(|own| (1..told.people).contains(own));
                hidden.extend(own.map(|own| ((side, group), way, least, own)));
            }
            let shown: u64 = told.of[side].values().map(|sum| sum.least).sum();
            let (from, to) = ends(side, [SOURCE, SINK][side], TOGETHER[side]);
            network.lead(from, to, told.total.checked_sub(shown).ok_or(Contradiction)?);
        }
        for ([one, two], n) in &self.overlaps {
            let [from, to] = [one.unwrap_or(places[0] - 1), two.unwrap_or(places[1] - 1)];
            network.lead(place(0, from), place(1, to), n * told.most);
        }
        if network.fill(SOURCE, SINK) != told.total {
            return Err(Contradiction);
        }
        let known = hidden.into_iter().filter_map(|(of, way, least, people)| {
            let (sum, (more, less)) = (least + network.over(way), network.can_change(way));
            let what = match (told.is_counted, more, less) {
                (true, false, _) if sum == 0 => "is known to be none".to_string(),
                (true, _, false) if sum == people => "is known to be all".to_string(),
                (true, false, false) => format!("is known to be {sum}"),
                (false, false, false) => format!("is known: of {people} answers"),
                _ => return None,
            };
            Some((of, what))
        });
        Ok(known.collect())
    }

    /// The shown groups that are needed: each of the others was left out, and the group was still given away.
    fn needed(&self, told: &Told, of: Of) -> Vec<String> {
        let leaks = |told: &Told| self.given_away(told).is_ok_and(|known| known.iter().any(|(other, _)| *other == of));
        let shown: BTreeSet<Of> =
            [0, 1].into_iter().flat_map(|side| told.of[side].keys().map(move |group| (side, *group))).collect();
        let mut left = told.clone();
        for (side, group) in shown {
            let Some(sum) = left.of[side].remove(&group) else { continue };
            if !leaks(&left) {
                left.of[side].insert(group, sum);
            }
        }
        let name = |side: usize, (group, sum): (&usize, &Sum)| {
            let when = if sum.earlier { ", in the earlier report" } else { "" };
            format!("`{}` in `{}` (by `{}`){when}", self.indicator, self.groups[side][*group], self.by[side])
        };
        let groups = [0, 1].into_iter().flat_map(|side| left.of[side].iter().map(move |told| name(side, told)));
        let who = format!("who is in which groups of `{}` and `{}`, and who answered", self.by[0], self.by[1]);
        [format!("`{}` of all", self.indicator)].into_iter().chain(groups).chain([who]).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEAMS: [&str; 5] = ["A", "B", "C", "D", "E"];
    const ROLES: [&str; 3] = ["nurse", "cook", "guard"];

    /// Everybody of team A agrees, so its people in each role agree too; who is left in a role is team B, or C.
    fn known(people_of_d: u64) -> Known {
        let overlaps = [(0, 0, 9), (0, 1, 9), (1, 0, 4), (2, 1, 4), (3, 2, people_of_d), (4, 2, 11)];
        let mut known = Known::nothing();
        known.across(Crossed {
            wave: "w".into(),
            by: ["team".into(), "role".into()],
            indicator: "i".into(),
            groups: [TEAMS.map(|t| Value::Text(t.into())).into(), ROLES.map(|r| Value::Text(r.into())).into()],
            overlaps: overlaps.map(|(team, role, n)| ([Some(team), Some(role)], n)).into(),
        });
        known
    }

    /// Means are of answers from 1 to 5.
    fn record(measure: &str, shown: &[(&str, &str, u64, f64)]) -> Published {
        let (mut all, mut sum) = (0, 0.0);
        let estimate = |group: serde_json::Value, n: u64, sum: f64| {
            let rate = measure == "rate";
            json!({ "indicator": "i", "question": "q", "wave": "w", "group": group, "measure": measure, "n": n,
                    "count": rate.then_some(sum), "value": sum / n as f64 })
        };
        let mut estimates = Vec::new();
        for (by, value, n, given) in shown {
            let group = if by.is_empty() { json!(null) } else { json!({ "question": by, "value": value }) };
            (all, sum) = if by.is_empty() { (*n, *given) } else { (all, sum) };
            estimates.push(estimate(group, *n, *given));
        }
        assert!(all > 0 && sum > 0.0, "a total is told");
        // Counts are whole numbers.
        let text = json!({ "estimates": estimates, "disclosure": { "figures": [
            { "indicator": "i", "health": false, "base": [1, 2, 3, 4, 5], "favourable": [4, 5], "cant_say": "outside" }
        ] } });
        let text = text.to_string().replace(".0,", ",");
        serde_json::from_str(&text).unwrap_or_default()
    }

    fn leaks(published: &Published, known: &Known) -> Vec<Leak> {
        attack(published, known, &Index::of(published, known)).leaks
    }

    #[test]
    fn a_role_less_a_team_that_agrees_is_another_team() {
        let all = ("", "", 49, 33.0);
        let (a, nurse, cook) = (("team", "A", 18, 18.0), ("role", "nurse", 13, 10.0), ("role", "cook", 13, 12.0));
        let (d, e, guard) = (("team", "D", 12, 5.0), ("team", "E", 11, 6.0), ("role", "guard", 23, 11.0));
        let found = leaks(&record("rate", &[all, a, d, e, nurse, cook]), &known(12));
        let told: Vec<&str> = found.iter().map(|leak| leak.what.as_str()).collect();
        let b = "the number of favourable answers to `i` in `B` is known to be 1 (by `team` and `role`, wave `w`)";
        assert!(told.contains(&b), "{told:#?}");
        let chain: Vec<&String> = found.iter().filter(|leak| leak.what == b).flat_map(|leak| &leak.from).collect();
        assert!(
            chain.iter().any(|fact| fact.contains("`A`")) && chain.iter().any(|fact| fact.contains("`nurse`")),
            "{chain:?}"
        );
        assert!(!chain.iter().any(|fact| fact.contains("`E`")), "what is not needed is not told: {chain:?}");
        // Without the team or without the roles nothing is known of B and C but that they are four each.
        assert_eq!(leaks(&record("rate", &[all, d, e, nurse, cook, guard]), &known(12)), []);
        let of_teams = leaks(&record("rate", &[all, a, d, e]), &known(12)).into_iter().filter(|leak| leak.by == "team");
        assert_eq!(of_teams.count(), 0);
    }

    #[test]
    fn means_are_sums_over_people_too() {
        // A gave 5 throughout, so nurses less A's nine are the four of B.
        let all = ("", "", 49, 180.0);
        let roles = [("role", "nurse", 13, 55.0), ("role", "cook", 13, 51.0), ("role", "guard", 23, 74.0)];
        let told = |of_a: f64| -> Vec<String> {
            let shown = [&[all, ("team", "A", 18, of_a)], &roles[..]].concat();
            leaks(&record("mean", &shown), &known(12)).into_iter().map(|leak| leak.what).collect()
        };
        let found = told(90.0);
        assert!(found.iter().any(|what| what.starts_with("the mean `i` in `B` is known: of 4 answers")), "{found:#?}");
        // Where A gave different answers, nobody knows which of them the nurses gave.
        assert_eq!(told(70.0), [""; 0]);
    }

    #[test]
    fn figures_that_do_not_fit_are_given_away() {
        let shown = [("", "", 49, 33.0), ("team", "A", 18, 18.0), ("role", "nurse", 13, 2.0)];
        let found = leaks(&record("rate", &shown), &known(12));
        assert!(found.iter().all(|leak| leak.what.contains("does not fit")) && found.len() == 2, "{found:#?}");
    }
}
