//! Published figures and known invitations by what they are of: each is looked up many times.

use std::collections::BTreeMap;

use super::Known;
use super::published::{Estimate, Published, Value};

/// A group: its background question and its answer.
type Of<'a> = (&'a str, &'a Value);

/// Where a figure stands: wave, indicator, group.
type Place<'a> = (&'a str, &'a str, Option<Of<'a>>);

/// Everything that is looked up by its name.
#[derive(Debug)]
pub(super) struct Index<'a> {
    estimates: BTreeMap<Place<'a>, &'a Estimate>,
    invited: BTreeMap<Of<'a>, Option<u64>>,
}

impl<'a> Index<'a> {
    /// Of two entries of the same name the first counts.
    pub(super) fn of(published: &'a Published, known: &'a Known) -> Self {
        let mut estimates = BTreeMap::new();
        for estimate in &published.estimates {
            let group = estimate.group.as_ref().map(|group| (group.question.as_str(), &group.value));
            let place = (estimate.wave.as_str(), estimate.indicator.as_str(), group);
            estimates.entry(place).or_insert(estimate);
        }
        let mut invited = BTreeMap::new();
        for (group, number) in &known.groups {
            invited.entry((group.question.as_str(), &group.value)).or_insert(*number);
        }
        Self { estimates, invited }
    }

    /// The figure of an indicator for a group, or for everybody.
    pub(super) fn estimate(&self, wave: &str, indicator: &str, group: Option<(&str, &Value)>) -> Option<&'a Estimate> {
        self.estimates.get(&(wave, indicator, group)).copied()
    }

    /// How many of a group were invited, where the reader knows.
    pub(super) fn invited(&self, by: &str, value: &Value) -> Option<u64> {
        self.invited.get(&(by, value)).copied().flatten()
    }
}
