//! Who came in which rounds: everybody's answers in each, those of the same people in two, and how many were linked.
//!
//! In three rounds everybody is of one course: away, against or for in each. What is published of an indicator is a sum
//! over courses, so that pairs of rounds which share one are attacked together. Nobody may learn how few people answered
//! who came in some of the rounds and not in others. Of how many came, and were linked, the same by rounds alone.

use serde::Deserialize;

use super::published::{Estimate, Group, Response, Statement};
use super::rules::Rule;
use super::system::{Bounds, Relation, System, Trouble};
use super::{Attack, Leak};

/// As much of `results.json` as tells of the same people.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Rounds {
    response: Vec<Response>,
    estimates: Vec<Estimate>,
    changes: Vec<Change>,
    drop_out: Vec<DropOut>,
    links: Vec<Linking>,
    disclosure: Statement,
}

#[derive(Debug, Deserialize)]
struct Change {
    indicator: String,
    from: String,
    to: String,
    group: Option<Group>,
    design: String,
    pairs: Option<u64>,
    n_from: Option<u64>,
    n_to: Option<u64>,
    value_from: Option<f64>,
    value_to: Option<f64>,
    improved: Option<u64>,
    worsened: Option<u64>,
}

#[derive(Debug, Deserialize)]
struct DropOut {
    indicator: String,
    from: String,
    to: String,
    stayed: Side,
}

#[derive(Debug, Deserialize)]
struct Side {
    n: Option<u64>,
    count: Option<u64>,
}

#[derive(Debug, Deserialize)]
struct Linking {
    wave: String,
    linked: Option<u64>,
}

/// Attacks what is told of the same people in the contents of a `results.json`.
pub(super) fn attack(results: &[u8]) -> Result<Attack, serde_json::Error> {
    let rounds: Rounds = serde_json::from_slice(results)?;
    let mut found = rounds.of_links();
    for (at, one) in rounds.changes.iter().enumerate() {
        for other in rounds.changes[at + 1..].iter().filter(|other| other.indicator == one.indicator) {
            // Where each part of each pair is large, those who came in any of the rounds can be many.
            if let Some((courses, _)) = rounds.courses(one, other).filter(|(_, is_large)| !is_large) {
                found.add(courses.attack(&rounds));
            }
        }
    }
    Ok(found)
}

/// More rounds are not attacked at once: their courses double with each.
const MOST_ROUNDS: usize = 6;

impl Rounds {
    /// How many came, by the rounds in which they did.
    fn of_links(&self) -> Attack {
        let mut found = Attack::default();
        let everybody = self.response.iter().filter(|r| r.group.is_none());
        let all: Vec<(&str, u64)> = everybody.filter_map(|r| Some((r.wave.as_str(), r.answered?))).collect();
        let told =
            self.links.iter().any(|link| link.linked.is_some()) || self.changes.iter().any(|c| c.pairs.is_some());
        if all.len() < 2 || all.len() > MOST_ROUNDS || !told {
            return found;
        }
        // Unknown `mask - 1`: people who came in the rounds of the mask.
        let mut system = System { unknowns: (1 << all.len()) - 1, ..System::default() };
        let of =
            |is: &dyn Fn(usize) -> bool| (1..1_usize << all.len()).filter(|mask| is(*mask)).map(|m| m - 1).collect();
        let came = |mask: usize, round: usize| mask >> round & 1 == 1;
        let before = |mask: usize, round: usize| mask & ((1 << round) - 1) != 0;
        let place = |wave: &str| all.iter().position(|(own, _)| *own == wave);
        for (round, (wave, n)) in all.iter().enumerate() {
            tell(&mut system, format!("{n} answered in `{wave}`"), of(&|mask| came(mask, round)), *n);
        }
        for (round, link) in self.links.iter().filter_map(|link| Some((place(&link.wave)?, link))) {
            let Some(n) = link.linked else { continue };
            let told = format!("{n} of `{}` were linked to somebody before", link.wave);
            tell(&mut system, told, of(&|mask| came(mask, round) && before(mask, round)), n);
        }
        for change in self.changes.iter().filter(|c| c.group.is_none()) {
            let (Some(from), Some(to), Some(n)) = (place(&change.from), place(&change.to), change.pairs) else {
                continue;
            };
            // Who was linked and left the question empty is no pair.
            if (change.n_from, change.n_to) == (Some(all[from].1), Some(all[to].1)) {
                let told = format!("{n} of `{}` were linked to `{}`", change.to, change.from);
                tell(&mut system, told, of(&|mask| came(mask, from) && came(mask, to)), n);
            }
        }
        let mut few = |wave: usize, who: String, sum: Vec<usize>| {
            found.attacked += 1;
            let known = system.bounds(&sum, self.disclosure.minimum);
            if let Ok(Bounds { low, high }) = known
                && low == high
                && (1..self.disclosure.minimum).contains(&low)
            {
                let what = format!("that {low} people {who} is known");
                found.leaks.push(leak(
                    all[wave].0,
                    None,
                    what,
                    "how many answered in each round, and how many were linked",
                ));
            }
        };
        for (round, (wave, _)) in all.iter().enumerate().skip(1) {
            let again = of(&|mask| !came(mask, round) && before(mask, round));
            few(round, format!("answered before `{wave}` and were not linked in it"), again);
            let new = of(&|mask| came(mask, round) && !before(mask, round));
            few(round, format!("answered in `{wave}` and were not linked to anybody before"), new);
            for (earlier, (other, _)) in all.iter().enumerate().take(round) {
                let left = of(&|mask| came(mask, earlier) && !came(mask, round));
                few(round, format!("answered in `{other}` and were not linked in `{wave}`"), left);
            }
        }
        found
    }

    /// The three rounds of two changes that share one, and whether each part of each pair is large; `None` where they are
    /// not told.
    fn courses<'a>(&'a self, one: &'a Change, other: &'a Change) -> Option<(Courses<'a>, bool)> {
        let told = |change: &&Change| change.group.is_none() && change.design == "paired" && change.pairs.is_some();
        let both = [Some(one).filter(told)?, Some(other).filter(told)?];
        let mut waves: Vec<&str> = both.iter().flat_map(|c| [c.from.as_str(), c.to.as_str()]).collect();
        waves.sort_unstable();
        waves.dedup();
        let waves: [&str; 3] = waves.try_into().ok()?;
        let all: Option<Vec<&Estimate>> = waves.iter().map(|wave| self.everybody(&one.indicator, wave)).collect();
        let all = all?;
        let health = self.disclosure.figures.iter().any(|rule| rule.indicator == one.indicator && rule.health);
        let few = if health { self.disclosure.health_unanimity } else { self.disclosure.unanimity };
        let mut courses = Courses { indicator: &one.indicator, waves, health, system: System::default() };
        courses.system.unknowns = COURSES - 1;
        let mut is_large = true;
        for (round, estimate) in all.iter().enumerate() {
            let (n, k) = (estimate.n?, estimate.count?);
            courses.tell(format!("{n} answered in `{}`", waves[round]), &|course| of(course, round) != AWAY, n);
            courses.tell(format!("{k} favourably in `{}`", waves[round]), &|course| of(course, round) == FOR, k);
        }
        for change in both {
            let pairs = change.pairs?;
            let place = |wave: &str| waves.iter().position(|own| *own == wave);
            let (from, to) = (place(&change.from)?, place(&change.to)?);
            let linked = |course: usize| of(course, from) != AWAY && of(course, to) != AWAY;
            courses.tell(format!("{pairs} answered in `{}` and `{}`", change.from, change.to), &linked, pairs);
            for (round, value) in [(from, change.value_from?), (to, change.value_to?)] {
                let favourable = share_of(value, pairs);
                let told = format!("{favourable} of these favourably in `{}`", waves[round]);
                courses.tell(told, &|course| linked(course) && of(course, round) == FOR, favourable);
                let (n, k) = (all[round].n?, all[round].count?);
                let parts = [favourable, pairs.checked_sub(favourable)?, k.checked_sub(favourable)?];
                let others = (n - k.min(n)).saturating_sub(pairs - favourable);
                is_large &= parts.into_iter().chain([others]).all(|part| part >= few);
            }
            if let Some(turned) = change.improved.zip(change.worsened).map(|(more, less)| more + less) {
                let told = format!("{turned} of these changed their answer");
                courses.tell(told, &|course| linked(course) && of(course, from) != of(course, to), turned);
            }
        }
        let left = self.drop_out.iter().filter(|d| d.indicator == one.indicator);
        for drop_out in left {
            let place = |wave: &str| waves.iter().position(|own| *own == wave);
            let (Some(from), Some(to)) = (place(&drop_out.from), place(&drop_out.to)) else { continue };
            let linked = |course: usize| of(course, from) != AWAY && of(course, to) != AWAY;
            if let Some(n) = drop_out.stayed.n {
                courses.tell(format!("{n} stayed from `{}` to `{}`", drop_out.from, drop_out.to), &linked, n);
            }
            if let Some(k) = drop_out.stayed.count {
                courses.tell(
                    format!("{k} of these favourably"),
                    &|course| linked(course) && of(course, from) == FOR,
                    k,
                );
            }
        }
        Some((courses, is_large))
    }

    fn everybody(&self, indicator: &str, wave: &str) -> Option<&Estimate> {
        self.estimates.iter().find(|e| e.indicator == indicator && e.wave == wave && e.group.is_none())
    }
}

/// Courses through three rounds; the first, away in all of them, is nobody's.
const COURSES: usize = 27;

/// How somebody answered in a round.
const AWAY: usize = 0;
const AGAINST: usize = 1;
const FOR: usize = 2;

/// How people of a course answered in a round.
fn of(course: usize, round: usize) -> usize {
    course / [1, 3, 9][round] % 3
}

/// Who is asked about, in a round.
const WHOEVER: usize = 0;
const AWAY_THEN: usize = 1;
const THERE: usize = 2;

/// Whether people of a course are among those asked about.
fn is_of(asked: [usize; 3], course: usize) -> bool {
    (0..3).all(|round| asked[round] == WHOEVER || (asked[round] == AWAY_THEN) == (of(course, round) == AWAY))
}

/// What is told of one indicator in three rounds.
struct Courses<'a> {
    indicator: &'a str,
    waves: [&'a str; 3],
    health: bool,
    system: System,
}

impl Courses<'_> {
    fn tell(&mut self, told: String, is: &dyn Fn(usize) -> bool, n: u64) {
        tell(&mut self.system, told, sum(is), n);
    }

    /// Everybody who came in some rounds and stayed away from others, whatever they did in the rest.
    fn attack(&self, rounds: &Rounds) -> Attack {
        let mut found = Attack::default();
        let statement = &rounds.disclosure;
        let (minimum, unanimity) = if self.health {
            (statement.health_minimum, statement.health_unanimity)
        } else {
            (statement.minimum, statement.unanimity)
        };
        for asked in (1..COURSES).map(|kind| [0, 1, 2].map(|round| of(kind, round))) {
            if !asked.contains(&AWAY_THEN) || !asked.contains(&THERE) {
                continue;
            }
            found.attacked += 1;
            let is_of = |course: usize| is_of(asked, course);
            let people = match self.system.bounds(&sum(&is_of), unanimity) {
                Ok(people) if people.low > 0 && people.high < unanimity => people,
                Ok(_) | Err(Trouble::Contradiction) => continue,
                Err(Trouble::Undecided) => {
                    found.leaks.push(self.leak("what few people answered could not be examined".into()));
                    continue;
                }
            };
            for round in
                (0..3).filter(|round| asked[*round] == THERE && !self.is_told_of_many(asked, *round, unanimity))
            {
                let rule = Rule::Favourable {
                    favourable: sum(&|course| is_of(course) && of(course, round) == FOR),
                    others: sum(&|course| is_of(course) && of(course, round) == AGAINST),
                    several: people.high >= minimum,
                };
                let known = rule.broken(&self.system).unwrap_or_else(|_| Some("could not be examined".into()));
                found.leaks.extend(known.map(|known| self.leak(self.what(people, asked, round, &known))));
            }
        }
        found
    }

    /// Whether many, these few among them, are shown to be of one mind.
    fn is_told_of_many(&self, asked: [usize; 3], round: usize, unanimity: u64) -> bool {
        let holds = |all: [usize; 3]| (0..3).all(|at| [WHOEVER, asked[at]].contains(&all[at]));
        let larger = (1..COURSES).map(|kind| [0, 1, 2].map(|at| of(kind, at)));
        larger.filter(|all| all[round] == THERE && holds(*all)).any(|all| {
            let most = |answer: usize| {
                let given = sum(&|course| is_of(all, course) && of(course, round) == answer);
                self.system.bounds(&given, 1).map_or(u64::MAX, |bounds| bounds.high)
            };
            let many = self.system.bounds(&sum(&|course| is_of(all, course)), unanimity);
            many.is_ok_and(|people| people.low >= unanimity) && (most(FOR) == 0 || most(AGAINST) == 0)
        })
    }

    fn what(&self, people: Bounds, asked: [usize; 3], round: usize, known: &str) -> String {
        let named = |kind: usize| {
            let of_kind = (0..3).filter(|round| asked[*round] == kind).map(|round| format!("`{}`", self.waves[round]));
            of_kind.collect::<Vec<_>>().join(" and ")
        };
        format!(
            "the number of favourable answers to `{}` in `{}` of {} to {} people who answered in {} and not in {} {known}",
            self.indicator,
            self.waves[round],
            people.low,
            people.high,
            named(THERE),
            named(AWAY_THEN)
        )
    }

    fn leak(&self, what: String) -> Leak {
        // The rounds stand in the order of their names; what is hidden is every change of the indicator.
        leak(self.waves[2], Some(self.indicator), what, "the changes of linked people from one round to two others")
    }
}

/// The unknowns of courses.
fn sum(is: &dyn Fn(usize) -> bool) -> Vec<usize> {
    (1..COURSES).filter(|course| is(*course)).map(|course| course - 1).collect()
}

fn tell(system: &mut System, told: String, sum: Vec<usize>, n: u64) {
    system.tell(told, sum.into_iter().map(|unknown| (unknown, 1.0)).collect(), Relation::Equal, n as f64);
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of people, not negative")]
fn share_of(share: f64, people: u64) -> u64 {
    (share * people as f64).round() as u64
}

fn leak(wave: &str, of: Option<&str>, what: String, from: &str) -> Leak {
    Leak {
        wave: wave.into(),
        by: String::new(),
        of: of.map(Into::into),
        what,
        from: vec![from.into()],
        with_earlier: false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// Of three rounds: everybody's answers in each, and those of the same people in the first and each later one.
    fn record(all: [(u64, u64); 3], pairs: [(u64, u64, u64); 2]) -> Value {
        let waves = ["a", "b", "c"];
        let estimate = |(wave, (k, n)): (&str, (u64, u64))| json!({ "indicator": "i", "wave": wave, "measure": "rate", "n": n, "count": k });
        let share = |k: u64, n: u64| k as f64 / n as f64;
        let change = |(to, (pairs, from_k, to_k)): (&str, (u64, u64, u64))| {
            json!({ "indicator": "i", "from": "a", "to": to, "design": "paired", "pairs": pairs,
                    "value_from": share(from_k, pairs), "value_to": share(to_k, pairs) })
        };
        let estimates: Vec<Value> = waves.into_iter().zip(all).map(estimate).collect();
        let changes: Vec<Value> = ["b", "c"].into_iter().zip(pairs).map(change).collect();
        json!({ "estimates": estimates, "changes": changes })
    }

    fn leaks(record: &Value) -> Vec<String> {
        attack(record.to_string().as_bytes()).unwrap_or_default().leaks.into_iter().map(|leak| leak.what).collect()
    }

    /// Of thirty, seven did not come in the second round, and three of these agreed; eleven not in the third, all who agreed
    /// among them. So three who agreed came only once, with one other at most.
    #[test]
    fn two_changes_together_tell_of_those_who_came_once() {
        let told = |against: u64| leaks(&record([(10, 30), (20, 40), (20, 40)], [(23, 7, 10), (19 - against, 0, 9)]));
        let what = "the number of favourable answers to `i` in `a` of 3 to 4 people who answered in `a` and not in `b` and `c` is known to be 3";
        assert!(told(0).contains(&what.to_string()), "{:#?}", told(0));
        assert_eq!(told(8), [""; 0], "any of twelve others");
    }

    /// What all of ten answered is told, so also what a few of them did.
    #[test]
    fn of_many_of_one_mind_it_may_be_told() {
        assert_eq!(leaks(&record([(30, 30), (20, 40), (20, 40)], [(23, 23, 10), (20, 20, 9)])), [""; 0]);
    }

    #[test]
    fn where_every_part_is_large_nothing_is_known() {
        assert_eq!(leaks(&record([(40, 80), (40, 80), (40, 80)], [(50, 25, 25), (50, 25, 25)])), [""; 0]);
    }

    /// People of a few courses through the rounds, as many of each as chance has it: where every part of both pairs is large, the
    /// attack that is spared would have found nothing.
    #[test]
    fn what_is_not_attacked_would_withstand_the_attack() {
        let mut state = 20_261_126_u64;
        let mut below = |bound: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % bound
        };
        let (mut large, mut small_and_known) = (0, 0);
        while large < 200 {
            let few = 8 + below(8);
            let people: Vec<u64> = (0..COURSES).map(|_| if below(26) < few { 1 + below(16) } else { 0 }).collect();
            let count = |is: &dyn Fn(usize) -> bool| (1..COURSES).filter(|c| is(*c)).map(|c| people[c]).sum::<u64>();
            let all = [0, 1, 2].map(|r| (count(&|c| of(c, r) == FOR), count(&|c| of(c, r) != AWAY)));
            let pairs = [1, 2].map(|to| {
                let both = move |c: usize| of(c, 0) != AWAY && of(c, to) != AWAY;
                (count(&both), count(&|c| both(c) && of(c, 0) == FOR), count(&|c| both(c) && of(c, to) == FOR))
            });
            if pairs.iter().any(|(both, ..)| *both == 0) {
                continue;
            }
            let mut record = record(all, pairs);
            for (at, to) in [(0, 1), (1, 2)] {
                let turned = |from: usize, into: usize| count(&|c| of(c, 0) == from && of(c, to) == into);
                record["changes"][at]["improved"] = json!(turned(AGAINST, FOR));
                record["changes"][at]["worsened"] = json!(turned(FOR, AGAINST));
            }
            let rounds: Rounds = serde_json::from_value(record).unwrap_or_default();
            let Some((courses, is_large)) = rounds.courses(&rounds.changes[0], &rounds.changes[1]) else { continue };
            if is_large {
                large += 1;
                assert_eq!(courses.attack(&rounds).leaks, [], "{people:?}");
            } else if small_and_known == 0 {
                small_and_known += courses.attack(&rounds).leaks.len();
            }
        }
        assert!(small_and_known > 0, "the attack finds something where parts are small");
    }

    /// Forty answered in each of three rounds. Two of them did not come again.
    #[test]
    fn how_many_were_linked_tells_how_few_were_not() {
        let told = |linked: [Option<u64>; 2]| {
            let response = ["a", "b", "c"].map(|wave| json!({ "wave": wave, "group": null, "answered": 40 }));
            let links = ["b", "c"].iter().zip(linked).map(|(wave, linked)| json!({ "wave": wave, "linked": linked }));
            leaks(&json!({ "response": response, "links": links.collect::<Vec<_>>() }))
        };
        assert!(told([Some(38), None]).iter().any(|what| what.contains("that 2 people answered in `a`")));
        assert_eq!(told([Some(30), Some(31)]), [""; 0]);
        // Fifty different people came before the third round, and forty-seven came in it or after: three stayed away.
        assert!(told([Some(37), Some(40)]).iter().any(|what| what.contains("that 3 people")));
    }
}
