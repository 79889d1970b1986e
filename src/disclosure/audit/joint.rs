//! Two reports of the same round as one system: the answers of then, and those that came since. The new report tells
//! of their sum, the earlier one of the first; a number that neither gives away alone may follow from both.
//!
//! Exchanging people of then between groups of which neither report tells anything, and likewise people who came since,
//! shows of most numbers that they stay unknown, as it does within one report. Of the others the solver decides.
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
use super::system::{Bounds, System, Trouble};
use super::table::{Layout, Row, Source, Table, Who};
use super::{Attack, Known, Leak, undecided};

/// Where more groups are hidden in either report, the solver is asked about so many numbers at most: each takes it long.
/// What it is not asked about counts as given away.
const WIDE: usize = 8;

/// Attacks what one of two reports hides with the help of the other.
pub(super) fn attack(new: &Published, old: &Published, known: &Known) -> Attack {
    let mut scopes: Vec<(&str, &str)> =
        (new.estimates.iter()).filter_map(|e| Some((e.wave.as_str(), e.group.as_ref()?.question.as_str()))).collect();
    scopes.sort_unstable();
    scopes.dedup();
    let mut found = Attack::default();
    for scope in scopes {
        let known = together(new, old, known, scope.1);
        let apart = Known { nestings: Vec::new(), ..known.clone() };
        // Somebody always ticks a wrong box, so that groups did not lie in others quite as they do.
        let attacks = breakdown((new, old), &known, scope).unwrap_or_else(|| {
            // Where even the sizes do not fit, some came and some went.
            breakdown((new, old), &apart, scope).unwrap_or_default()
        });
        attacks.into_iter().flatten().for_each(|attack| found.add(attack));
    }
    found
}

/// The attack on each question of one breakdown, `None` where its figures do not fit; and `None` for all where some do not
/// although groups are known to lie in others, or sizes do not.
fn breakdown(
    (new, old): (&Published, &Published),
    known: &Known,
    (wave, by): (&str, &str),
) -> Option<Vec<Option<Attack>>> {
    let (of_new, of_old) = (Index::of(new, known), Index::of(old, known));
    let mut now = Scope { published: new, known, index: &of_new, wave, by };
    let mut then = Scope { published: old, known, index: &of_old, wave, by };
    let (mut sizes, mut before) = (now.sizes()?.ok()?, then.sizes()?.ok()?);
    if sizes.everybody < before.everybody {
        // Answers went: then the earlier report tells of the sum.
        (now, then) = (then, now);
        (sizes, before) = (before, sizes);
    }
    let (ours, theirs) = (now.sources(), then.sources());
    let pairs: Vec<(&Source<'_>, &Source<'_>)> =
        (ours.iter()).filter_map(|a| Some((a, theirs.iter().find(|b| a.name == b.name && is_alike(a, b))?))).collect();
    let pair = Pair { now, then, sizes: &sizes, before: &before, minimum: new.disclosure.minimum };
    let attacks: Vec<Option<Attack>> = pairs.par_iter().map(|(a, b)| pair.attack(a, b)).collect();
    (known.nestings.is_empty() || attacks.iter().all(Option::is_some)).then_some(attacks)
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
    let mut all = Known { crossings: Vec::new(), ..known.clone() };
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
}

impl<'a> Pair<'a> {
    /// `None` where the figures of the two do not fit.
    fn attack(&self, new: &Source<'a>, old: &Source<'a>) -> Option<Attack> {
        let shown = |scope: &Scope<'_>, source: &Source<'_>| -> BTreeSet<Value> {
            let all = |value: &&Value| source.indicators.iter().all(|i| scope.shown(i, Some(value)).is_some());
            self.sizes.groups.iter().filter(all).cloned().collect()
        };
        let (here, there) = (shown(&self.now, new), shown(&self.then, old));
        // Who shows nothing of groups adds nothing but totals; and what one shows, the other may show too.
        if here.is_empty() || there.is_empty() || (self.is_told_by(new, old) || self.is_told_by_then(new, old)) {
            return Some(Attack::default());
        }
        let both: BTreeSet<Value> = here.intersection(&there).cloned().collect();
        let counts = |scope: &Scope<'a>, source| scope.figures(source).iter().all(|f| f.favourable.is_some());
        let only_counts = counts(&self.now, new) && counts(&self.then, old);
        // Laid out alike: whatever either report tells of larger groups, it tells of the same rows.
        let around = |value: &Value| &self.now.around(new, value) | &self.then.around(old, value);
        let layout = Layout { together: &|value| only_counts && both.contains(value), around: &around };
        let tables = self.now.table_of(new, self.sizes, &layout).zip(self.then.table_of(old, self.before, &layout));
        let Some((a, b)) = tables else { return Some(Attack::default()) };
        let system = joined(&a.system, &b.system);
        match system.example() {
            Ok(example) => {
                let (then, since) = example.split_at(b.system.unknowns);
                let tables = Tables { now: &a, then: &b, of_then: then, of_since: since };
                Some(self.judged(new, &system, tables.secrets(self, new, old)))
            }
            Err(Trouble::Contradiction) => None,
            Err(Trouble::Undecided) => {
                let leaks = vec![undecided(&self.now, Some(new.name), Trouble::Undecided)];
                Some(Attack { attacked: 1, leaks })
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

    /// Asks the solver about what exchanges do not show to stay unknown.
    fn judged(&self, new: &Source<'a>, system: &System, secrets: Secrets) -> Attack {
        let mut found = Attack { attacked: secrets.attacked, leaks: Vec::new() };
        if secrets.groups > WIDE && secrets.open.len() > WIDE {
            found.leaks.push(undecided(&self.now, Some(new.name), Trouble::Undecided));
            return found;
        }
        for Open { who, secret } in secrets.open {
            let leak = self.now.leak(system, Some(new.name), &who, &secret);
            found.leaks.extend(leak.map(|leak| Leak { with_earlier: true, ..leak }));
        }
        found
    }
}

/// What is attacked in two reports.
struct Secrets {
    attacked: u64,
    /// Groups of which either report hides something.
    groups: usize,
    open: Vec<Open>,
}

/// A number of which exchanges do not show that it stays unknown.
struct Open {
    who: String,
    secret: Secret,
}

/// The people that a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Those who had answered then.
    Then,
    /// Those who came since.
    Since,
    Both,
}

/// The same rows in both reports, and one population that fits both.
struct Tables<'t, 'a> {
    now: &'t Table<'a>,
    then: &'t Table<'a>,
    of_then: &'t [u64],
    of_since: &'t [u64],
}

impl<'a> Tables<'_, 'a> {
    /// Every number that either report hides.
    fn secrets(&self, pair: &Pair<'a>, new: &Source<'a>, old: &Source<'a>) -> Secrets {
        let mut found = Secrets { attacked: 0, groups: 0, open: Vec::new() };
        for at in 0..self.now.rows.len() {
            let (now, then) = (&self.now.rows[at].who, &self.then.rows[at].who);
            if let Who::Group(value) = then {
                for secret in secrets(&pair.then, old, pair.before, self.then, at) {
                    self.attack(&mut found, at, Of::Then, &format!("`{value}`, in the earlier report,"), secret);
                }
            }
            if let Who::Group(value) = now {
                for secret in secrets(&pair.now, new, pair.sizes, self.now, at) {
                    self.attack(&mut found, at, Of::Both, &format!("`{value}`, in the two reports,"), secret);
                }
            }
            // Those who make the difference, in groups of which something is hidden.
            if let (Who::Group(value), _) | (_, Who::Group(value)) = (now, then) {
                found.groups += 1;
                for figure in &self.now.figures {
                    let name = format!("the number of people by whom `{}` differs", figure.indicator);
                    let rule = Rule::Few { sum: self.now.cells(&[at], &figure.base), minimum: pair.minimum };
                    let who = format!("`{value}`, in the two reports,");
                    self.attack(&mut found, at, Of::Since, &who, Secret { name, rule });
                }
            }
        }
        found
    }

    /// Notes a number of a row, unless exchanges show that it stays unknown.
    fn attack(&self, found: &mut Secrets, row: usize, of: Of, who: &str, secret: Secret) {
        found.attacked += 1;
        // Single answers are left to the attack on each report: what is told of them here rests on sums of two.
        if matches!(secret.rule, Rule::Answer { .. }) || secret.rule.is_kept(&|sum| self.reach(row, of, sum)) {
            return;
        }
        let count = self.then.system.unknowns;
        let since = |sum: &[usize]| -> Vec<usize> { sum.iter().map(|at| at + count).collect() };
        let rule = match of {
            Of::Then => secret.rule,
            Of::Since => secret.rule.over(&since),
            Of::Both => secret.rule.over(&|sum| sum.iter().copied().chain(since(sum)).collect()),
        };
        found.open.push(Open { who: who.to_string(), secret: Secret { rule, ..secret } });
    }

    /// Numbers that some answers in a row can have, by exchanging people of then, or those who came since, with rows of
    /// which neither report tells anything either. There may be further populations that fit.
    fn reach(&self, row: usize, of: Of, answers: &[usize]) -> Bounds {
        let own = |people: &[u64]| answers.iter().map(|cell| people[*cell]).sum::<u64>();
        // Of both, those of then are exchanged, and the others stay.
        let (people, others) =
            if of == Of::Since { (self.of_since, self.of_then) } else { (self.of_then, self.of_since) };
        let stay = if of == Of::Both { own(others) } else { 0 };
        let free = |at: usize| self.now.rows[at].free && self.then.rows[at].free;
        if !free(row) {
            let exactly = own(people) + stay;
            return Bounds { low: exactly, high: exactly };
        }
        let alike = |at: &usize| free(*at) && self.now.rows[*at].around == self.now.rows[row].around;
        let pool: Vec<usize> = (0..self.now.rows.len()).filter(alike).collect();
        let size = |at: usize, people: &[u64]| self.now.rows[at].cells.iter().map(|cell| people[*cell]).sum::<u64>();
        // How many more or fewer people a row can have without a change of what is told of its size.
        let room = |at: usize| {
            let (here, there) = (size(at, people), size(at, others));
            let (now, then) = (self.now.rows[at].size, self.then.rows[at].size);
            let (mut low, mut high) = (now.low.saturating_sub(there), now.high.saturating_sub(there));
            if of != Of::Since {
                (low, high) = (low.max(then.low), high.min(then.high));
            }
            (here.saturating_sub(low), high.saturating_sub(here))
        };
        let beside = || pool.iter().filter(|at| **at != row).map(|at| room(*at));
        let (fewer, more) = room(row);
        let (fewer, more) = (fewer.min(beside().map(|r| r.1).sum()), more.min(beside().map(|r| r.0).sum()));
        let here = size(row, people);
        let all: u64 = pool.iter().map(|at| size(*at, people)).sum();
        let places: Vec<usize> = answers.iter().filter_map(|cell| self.place(row, *cell)).collect();
        let with: u64 = pool.iter().flat_map(|at| places.iter().map(|p| people[self.now.rows[*at].cells[*p]])).sum();
        let high = (here + more).min(with);
        Bounds { low: (here - fewer + with).saturating_sub(all).min(high) + stay, high: high + stay }
    }

    /// Which answer an unknown of a row is.
    fn place(&self, row: usize, cell: usize) -> Option<usize> {
        let Row { cells, .. } = &self.now.rows[row];
        cells.iter().position(|other| *other == cell)
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
