//! Two reports of the same round as one system: the answers of then, and those that came since. The new report tells
//! of their sum, the earlier one of the first; a number that neither gives away alone may follow from both.
//!
//! No exchange of people shows quickly here that a number stays unknown, as it does within one report: whoever is moved
//! then is moved now too. So the solver decides, of groups of which either report hides something.
//!
//! Answers only come (or, where fewer are counted than before, only go): where the figures say that some came and
//! others went, the two are not put together, and only what both show is compared (`differences`).

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::differences::names;
use super::index::Index;
use super::published::{Group, Published, Value};
use super::rules::{Rule, Secret, secrets};
use super::sizes::{Scope, Sizes};
use super::system::{System, Trouble};
use super::table::{Source, Table, Who};
use super::{Attack, Known, Leak, undecided};

/// The solver is given so many groups at most of which either report hides something; of more, it would take minutes.
const WIDE: usize = 8;

/// Attacks what one of two reports hides with the help of the other.
pub(super) fn attack(new: &Published, old: &Published, known: &Known) -> Attack {
    let mut scopes: Vec<(&str, &str)> =
        (new.estimates.iter()).filter_map(|e| Some((e.wave.as_str(), e.group.as_ref()?.question.as_str()))).collect();
    scopes.sort_unstable();
    scopes.dedup();
    let mut found = Attack::default();
    for (wave, by) in scopes {
        let known = together(new, old, known, by);
        let (of_new, of_old) = (Index::of(new, &known), Index::of(old, &known));
        let mut now = Scope { published: new, known: &known, index: &of_new, wave, by };
        let mut then = Scope { published: old, known: &known, index: &of_old, wave, by };
        let (Some(Ok(mut sizes)), Some(Ok(mut before))) = (now.sizes(), then.sizes()) else { continue };
        let swapped = sizes.everybody < before.everybody;
        if swapped {
            // Answers went: then the earlier report tells of the sum.
            (now, then) = (then, now);
            (sizes, before) = (before, sizes);
        }
        let (ours, theirs) = (now.sources(), then.sources());
        let pairs: Vec<(&Source<'_>, &Source<'_>)> = (ours.iter())
            .filter_map(|a| Some((a, theirs.iter().find(|b| a.name == b.name && is_alike(a, b))?)))
            .collect();
        let minimum = new.disclosure.minimum;
        let attacks: Vec<Attack> = pairs
            .par_iter()
            .map(|(a, b)| Pair { now, then, sizes: &sizes, before: &before, minimum, swapped }.attack(a, b))
            .collect();
        for attack in attacks {
            found.add(attack);
        }
    }
    found
}

/// The same answers in the same order, or neither has any.
fn is_alike(a: &Source<'_>, b: &Source<'_>) -> bool {
    let codes = |source: &Source<'_>| -> Option<Vec<Value>> {
        source.answers.map(|d| d.counts.iter().map(|c| c.code.clone()).collect())
    };
    codes(a) == codes(b) && (a.answers.is_some() || a.indicators == b.indicators)
}

/// What a reader knows who knows the groups of both reports.
fn together(new: &Published, old: &Published, known: &Known, by: &str) -> Known {
    let mut all = Known { nestings: Vec::new(), ..known.clone() };
    for value in names(new, by).chain(names(old, by)) {
        let group = Group { question: by.to_string(), value: value.clone() };
        if !all.groups.iter().any(|(there, _)| *there == group) {
            all.groups.push((group, None));
        }
    }
    all
}

/// A breakdown in two reports.
#[derive(Clone, Copy)]
struct Pair<'a> {
    /// The one with more answers.
    now: Scope<'a>,
    then: Scope<'a>,
    sizes: &'a Sizes,
    before: &'a Sizes,
    minimum: u64,
    /// The earlier report is the one with more answers.
    swapped: bool,
}

impl<'a> Pair<'a> {
    fn attack(&self, new: &Source<'a>, old: &Source<'a>) -> Attack {
        let shown = |scope: &Scope<'_>, source: &Source<'_>| -> BTreeSet<Value> {
            let all = |value: &&Value| source.indicators.iter().all(|i| scope.shown(i, Some(value)).is_some());
            self.sizes.groups.iter().filter(all).cloned().collect()
        };
        let (here, there) = (shown(&self.now, new), shown(&self.then, old));
        // Who shows nothing of groups adds nothing but totals; and what one shows, the other may show too.
        if here.is_empty() || there.is_empty() || (self.is_told_by(new, old) || self.is_told_by_then(new, old)) {
            return Attack::default();
        }
        let both: BTreeSet<Value> = here.intersection(&there).cloned().collect();
        if self.sizes.groups != self.before.groups {
            return Attack::default();
        }
        let tables = self.now.table_of(new, self.sizes, &both).zip(self.then.table_of(old, self.before, &both));
        let Some((a, b)) = tables.filter(|(a, b)| a.rows.len() == b.rows.len()) else {
            return Attack::default();
        };
        let hidden = |table: &Table<'_>, at: &usize| matches!(table.rows[*at].who, Who::Group(_));
        let apart = (0..a.rows.len()).filter(|at| hidden(&a, at) || hidden(&b, at)).count();
        if apart > WIDE {
            // Then what was hidden stays hidden: no group is shown now that was not shown then, and none of then is given away.
            let (now, then) = if self.swapped { (&there, &here) } else { (&here, &there) };
            let more = !now.is_subset(then);
            let leak = more.then(|| undecided(&self.now, Some(new.name), Trouble::Undecided));
            return Attack { attacked: 1, leaks: leak.into_iter().collect() };
        }
        let system = joined(&a.system, &b.system);
        match system.example() {
            Ok(_) => self.secrets(new, old, (&a, &b), &system),
            // Some came and some went.
            Err(Trouble::Contradiction) => Attack::default(),
            Err(Trouble::Undecided) => {
                Attack { attacked: 1, leaks: vec![undecided(&self.now, Some(new.name), Trouble::Undecided)] }
            }
        }
    }

    /// Whether everything that is shown of groups now was shown then, and is the same.
    fn is_told_by(&self, new: &Source<'_>, old: &Source<'_>) -> bool {
        self.sizes.everybody == self.before.everybody && is_within(&self.now, new, &self.then, old)
    }

    fn is_told_by_then(&self, new: &Source<'_>, old: &Source<'_>) -> bool {
        self.sizes.everybody == self.before.everybody && is_within(&self.then, old, &self.now, new)
    }

    fn secrets(&self, new: &Source<'a>, old: &Source<'a>, (a, b): (&Table<'a>, &Table<'a>), system: &System) -> Attack {
        let mut found = Attack::default();
        let count = b.system.unknowns;
        let since = |sum: &[usize]| -> Vec<usize> { sum.iter().map(|at| at + count).collect() };
        let both = |sum: &[usize]| -> Vec<usize> { sum.iter().copied().chain(since(sum)).collect() };
        for at in 0..a.rows.len() {
            if let Who::Group(value) = &b.rows[at].who {
                for secret in secrets(&self.then, old, self.before, b, at) {
                    self.judge(&mut found, system, old.name, value, &secret, "in the earlier report");
                }
            }
            if let Who::Group(value) = &a.rows[at].who {
                for secret in secrets(&self.now, new, self.sizes, a, at) {
                    let secret = Secret { rule: secret.rule.over(&both), ..secret };
                    self.judge(&mut found, system, new.name, value, &secret, "in the two reports");
                }
            }
        }
        // Those who make the difference, in groups of which something is hidden.
        for figure in &a.figures {
            let hidden =
                |at: &usize| matches!(a.rows[*at].who, Who::Group(_)) || matches!(b.rows[*at].who, Who::Group(_));
            let rows: Vec<usize> = (0..a.rows.len()).filter(hidden).collect();
            for row in &rows {
                let ((Who::Group(value), _) | (_, Who::Group(value))) = (&a.rows[*row].who, &b.rows[*row].who) else {
                    continue;
                };
                let sum = since(&a.cells(&[*row], &figure.base));
                let name = format!("the number of people by whom `{}` differs", figure.indicator);
                let secret = Secret { name, rule: Rule::Few { sum, minimum: self.minimum } };
                self.judge(&mut found, system, new.name, value, &secret, "in the two reports");
            }
        }
        found
    }

    fn judge(&self, found: &mut Attack, system: &System, of: &str, value: &Value, secret: &Secret, whence: &str) {
        found.attacked += 1;
        // Single answers are left to the attack on each report: what is told of them here rests on sums of two.
        if matches!(secret.rule, Rule::Answer { .. }) {
            return;
        }
        let leak = self.now.leak(system, Some(of), &format!("`{value}`, {whence},"), secret);
        found.leaks.extend(leak.map(|leak| Leak { with_earlier: true, ..leak }));
    }
}

/// Whether every shown figure of a source is shown in the other too, and is the same.
fn is_within(here: &Scope<'_>, source: &Source<'_>, there: &Scope<'_>, other: &Source<'_>) -> bool {
    let figures = here.published.estimates.iter();
    let own =
        figures.filter(|e| here.is_here(&e.wave, e.group.as_ref()) && source.indicators.contains(e.indicator.as_str()));
    own.filter(|e| e.n.is_some()).all(|e| {
        let value = e.group.as_ref().map(|g| &g.value);
        other.indicators.contains(e.indicator.as_str())
            && there.shown(&e.indicator, value).is_some_and(|o| (o.n, o.count, o.value) == (e.n, e.count, e.value))
    }) && {
        let mine = here.published.response.iter().filter(|r| here.is_here(&r.wave, r.group.as_ref()));
        mine.filter(|r| r.answered.is_some()).all(|r| {
            let same = |o: &&super::published::Response| o.wave == r.wave && o.group == r.group;
            there.published.response.iter().find(same).is_some_and(|o| o.answered == r.answered)
        })
    }
}

/// The unknowns of then, and as many of those that came since: what is told now is told of both together.
fn joined(now: &System, then: &System) -> System {
    let count = then.unknowns;
    let mut all = System { unknowns: 2 * count, facts: Vec::new() };
    for fact in &then.facts {
        all.tell(format!("earlier: {}", fact.told), fact.terms.clone(), fact.relation, fact.value);
    }
    for fact in &now.facts {
        let twice = fact.terms.iter().flat_map(|(at, c)| [(*at, *c), (at + count, *c)]).collect();
        all.tell(format!("now: {}", fact.told), twice, fact.relation, fact.value);
    }
    all
}
