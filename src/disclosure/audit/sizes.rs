//! What is published of how many people each group of one background question has.

use std::collections::BTreeSet;

use super::Known;
use super::index::Index;
use super::published::{Group, Published, Value};
use super::system::{Bounds, Relation, System, Trouble};

/// One wave and one background question.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) published: &'a Published,
    pub(super) known: &'a Known,
    pub(super) index: &'a Index<'a>,
    pub(super) wave: &'a str,
    pub(super) by: &'a str,
}

/// The sizes of all groups, as unknowns and facts.
#[derive(Debug)]
pub(super) struct Sizes {
    /// Every group that a reader knows of.
    pub(super) groups: Vec<Value>,
    /// One unknown a group, in the same order, then people without a group, then those of groups not named.
    pub(super) system: System,
    /// What the reader knows of each unknown.
    pub(super) bounds: Vec<Bounds>,
    /// How many answered in the wave.
    pub(super) everybody: u64,
    /// How many people named no group, where that is published.
    pub(super) nobody: Option<u64>,
}

impl<'a> Scope<'a> {
    /// Whether a record is about a group of this breakdown.
    pub(super) fn is_here(&self, wave: &str, group: Option<&Group>) -> bool {
        wave == self.wave && group.is_some_and(|g| g.question == self.by)
    }

    /// How many of a group were invited, where the reader knows.
    pub(super) fn invited(&self, value: &Value) -> Option<u64> {
        self.index.invited(self.by, value)
    }

    /// The outer groups that groups of this breakdown lie in: background question, inner and outer answer.
    pub(super) fn inside(&self) -> impl Iterator<Item = (&'a str, &'a [(Value, Value)])> {
        let (wave, by) = (self.wave, self.by);
        let here = self.known.nestings.iter().filter(move |n| n.wave == wave && n.inner == by);
        here.map(|n| (n.outer.as_str(), n.within.as_slice()))
    }

    fn groups(&self) -> Vec<Value> {
        let p = self.published;
        let response = p.response.iter().filter(|r| self.is_here(&r.wave, r.group.as_ref()));
        let estimates = p.estimates.iter().filter(|e| self.is_here(&e.wave, e.group.as_ref()));
        let named = response.filter_map(|r| r.group.clone()).chain(estimates.filter_map(|e| e.group.clone()));
        let of_question = p.distributions.iter().filter(|d| d.question == self.by && d.wave == self.wave);
        let counted = of_question.flat_map(|d| &d.counts).map(|c| c.code.clone());
        let known = self.known.groups.iter().filter(|(g, _)| g.question == self.by).map(|(g, _)| g.value.clone());
        let all: BTreeSet<Value> = named.map(|g| g.value).chain(counted).chain(known).collect();
        all.into_iter().collect()
    }

    /// `None` where it is not told how many answered at all.
    ///
    /// Where more answered than were invited, invitations say nothing.
    pub(super) fn sizes(&self) -> Option<Result<Sizes, Trouble>> {
        match self.sizes_below(true)? {
            Err(Trouble::Contradiction) => self.sizes_below(false),
            found => Some(found),
        }
    }

    fn sizes_below(&self, invitations: bool) -> Option<Result<Sizes, Trouble>> {
        let everybody = self.published.response.iter().find(|r| r.wave == self.wave && r.group.is_none())?;
        let total = everybody.answered?;
        let groups = self.groups();
        let mut system = System::default();
        let people: Vec<usize> = groups.iter().map(|_| system.unknown()).collect();
        let (without, unnamed) = (system.unknown(), system.unknown());
        let all = (0..system.unknowns).map(|unknown| (unknown, 1.0)).collect();
        system.tell(format!("{total} answered in wave `{}`", self.wave), all, Relation::Equal, total as f64);
        let own = self.published.distributions.iter().find(|d| d.question == self.by && d.wave == self.wave);
        let nobody = own.and_then(|d| d.missing.sum());
        if let Some(nobody) = nobody {
            let told = format!("{nobody} named no answer to `{}`", self.by);
            system.tell(told, vec![(without, 1.0)], Relation::Equal, nobody as f64);
        }
        if self.known.complete {
            let told = format!("a reader knows every answer to `{}`", self.by);
            system.tell(told, vec![(unnamed, 1.0)], Relation::Equal, 0.0);
        }
        let mut exact = vec![None; groups.len()];
        for (at, value) in groups.iter().enumerate() {
            if let Some((told, size)) = self.told(value) {
                system.tell(told, vec![(people[at], 1.0)], Relation::Equal, size as f64);
                exact[at] = Some(size);
            } else if let Some(invited) = self.invited(value).filter(|_| invitations) {
                let told = format!("{invited} were invited in `{value}`");
                system.tell(told, vec![(people[at], 1.0)], Relation::AtMost, invited as f64);
            }
        }
        self.tell_what_it_lies_in(&mut system, &groups);
        Some(self.bounds(system, groups, &exact, (total, nobody)))
    }

    /// A size that is published, in the table of responses, among the answers to the question, or as the sum
    /// of all who did and did not answer something.
    fn told(&self, value: &Value) -> Option<(String, u64)> {
        let p = self.published;
        let is = |group: Option<&Group>| group.is_some_and(|g| g.value == *value);
        let mut response =
            p.response.iter().filter(|r| self.is_here(&r.wave, r.group.as_ref()) && is(r.group.as_ref()));
        if let Some(n) = response.find_map(|r| r.answered) {
            return Some((format!("{n} answered in `{value}`"), n));
        }
        let own = p.distributions.iter().filter(|d| d.question == self.by && d.wave == self.wave);
        if let Some(n) = own.flat_map(|d| &d.counts).filter(|c| c.code == *value).find_map(|c| c.count) {
            return Some((format!("{n} answered `{value}` to `{}`", self.by), n));
        }
        let mut estimates =
            p.estimates.iter().filter(|e| self.is_here(&e.wave, e.group.as_ref()) && is(e.group.as_ref()));
        let sum = |e: &super::published::Estimate| {
            let rule = p.disclosure.figures.iter().find(|f| f.indicator == e.indicator)?;
            let on_scale = p.distributions.iter().find(|d| Some(&d.question) == e.question.as_ref())?.counts.len();
            let whole = rule.base.as_ref().is_some_and(|base| base.len() == on_scale) && rule.cant_say == "outside";
            Some((e.indicator.clone(), e.n? + e.missing.sum()?)).filter(|_| whole)
        };
        let (indicator, n) = estimates.find_map(sum)?;
        Some((format!("{n} of `{value}` did or did not answer `{indicator}`"), n))
    }

    fn tell_what_it_lies_in(&self, system: &mut System, groups: &[Value]) {
        for (outer, within) in self.inside() {
            let outers: BTreeSet<&Value> = within.iter().map(|(_, outer)| outer).collect();
            for around in outers {
                let response = self.published.response.iter();
                let of = |g: &Group| g.question == outer && g.value == *around;
                let mut shown = response.filter(|r| r.wave == self.wave && r.group.as_ref().is_some_and(of));
                let Some(n) = shown.find_map(|r| r.answered) else { continue };
                let is_inside = |value: &Value| within.iter().any(|(inner, o)| inner == value && o == around);
                let inner = (0..groups.len()).filter(|at| is_inside(&groups[*at])).map(|at| (at, 1.0)).collect();
                let told = format!("{n} answered in `{around}`, in which they lie");
                system.tell(told, inner, Relation::AtMost, n as f64);
            }
        }
    }

    fn bounds(
        &self,
        system: System,
        groups: Vec<Value>,
        exact: &[Option<u64>],
        (everybody, nobody): (u64, Option<u64>),
    ) -> Result<Sizes, Trouble> {
        let enough = self.published.disclosure.minimum;
        let mut bounds = Vec::new();
        for unknown in 0..system.unknowns {
            bounds.push(match exact.get(unknown).copied().flatten() {
                Some(size) => Bounds { low: size, high: size },
                None => system.bounds(&[unknown], enough)?,
            });
        }
        Ok(Sizes { groups, system, bounds, everybody, nobody })
    }
}
