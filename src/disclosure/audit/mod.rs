//! The attacker: what can be worked out from a report about groups that it hides.
//!
//! It sees `results.json` and nothing else of this program, plus what a curious reader knows anyway (`Known`). Each
//! question in each breakdown becomes a table of unknown whole numbers, and everything published about it an
//! equation or an inequality (`table`). One population that fits is looked for; exchanging people between groups
//! of which nothing is published leads to others that fit as well, and mostly shows at once that a hidden number
//! stays unknown. Where it does not, a solver bounds the number (`system`). What is bounded too closely is a leak, and the
//! published figures that are needed for it are told.

pub(super) mod bands;
mod contents;
mod counted;
pub(super) mod crossed;
mod differences;
mod echo;
mod files;
mod flow;
pub(super) mod genders;
pub(super) mod givers;
mod index;
mod joint;
mod linked;
mod marks;
mod participation;
mod pdf;
pub(super) mod published;
mod rounds;
mod rules;
mod several;
mod shown;
mod sizes;
mod system;
mod table;
mod texts;
pub(super) mod weighted;
mod workbook;

use std::collections::BTreeSet;

use rayon::prelude::*;

pub use contents::Contents;
pub use files::Names;
pub use texts::Texts;

use super::Releases;
use crate::results::{GroupKey, GroupValue};
use crate::survey::Survey;
use crossed::Crossed;
use givers::Given;
use index::Index;
use published::{Group, Published, Value};
use sizes::{Scope, Sizes};
use system::{System, Trouble};
use table::Source;
use weighted::Weighed;

/// What a reader knows before opening the report.
#[derive(Debug, Clone, Default)]
pub struct Known {
    groups: Vec<(Group, Option<u64>)>,
    nestings: Vec<Inside>,
    crossings: Vec<Crossed>,
    given: Vec<Given>,
    weighed: Vec<Weighed>,
    complete: bool,
    in_brief: bool,
}

/// Which groups lie in which.
#[derive(Debug, Clone)]
struct Inside {
    wave: String,
    inner: String,
    outer: String,
    within: Vec<(Value, Value)>,
}

impl Known {
    /// Nothing but what the report says.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Which groups there are, and how many of each were invited; `complete` if there are no others.
    pub fn groups(groups: impl IntoIterator<Item = (GroupKey, Option<u64>)>, complete: bool) -> Self {
        let groups = groups.into_iter().map(|(key, invited)| (key.into(), invited)).collect();
        Self { groups, complete, ..Self::default() }
    }

    /// What `survey.toml` says of groups and how many of each were invited.
    pub fn of_survey(survey: &Survey) -> Self {
        let mut groups = Vec::new();
        for group in survey.groups() {
            let choices = survey.question(&group.question).map(|q| survey.choices(q)).unwrap_or_default();
            for (name, invited) in &group.population {
                let same = |text: &str| text.trim().to_lowercase() == name.trim().to_lowercase();
                let coded = choices.iter().find(|c| c.text.wordings().any(same) || same(&c.code.to_string()));
                let value = coded.map_or(GroupValue::Text(name.clone()), |choice| GroupValue::Code(choice.code));
                groups.push((GroupKey { question: group.question.clone(), value }, Some(*invited)));
            }
        }
        Self::groups(groups, false)
    }

    /// Whether it is known what each person gave.
    pub fn knows_givers(&self) -> bool {
        !self.given.is_empty()
    }

    /// Only whether there are leaks: not from which figures they come.
    pub(super) fn in_brief(self) -> Self {
        Self { in_brief: true, ..self }
    }

    /// Groups of `inner` lie in groups of `outer`.
    pub(super) fn inside(&mut self, wave: &str, inner: &str, outer: &str, within: Vec<(GroupValue, GroupValue)>) {
        let within = within.into_iter().map(|(inner, outer)| (inner.into(), outer.into())).collect();
        self.nestings.push(Inside { wave: wave.into(), inner: inner.into(), outer: outer.into(), within });
    }

    /// What each person gave to an activity.
    pub(super) fn gave(&mut self, given: Given) {
        self.given.push(given);
    }

    /// Who has which weight.
    pub(super) fn weighs(&mut self, weighed: Weighed) {
        self.weighed.push(weighed);
    }

    /// Groups of two questions overlap.
    pub(super) fn across(&mut self, crossed: Crossed) {
        self.crossings.push(crossed);
    }
}

impl From<GroupKey> for Group {
    fn from(key: GroupKey) -> Self {
        Self { question: key.question, value: key.value.into() }
    }
}

impl From<GroupValue> for Value {
    fn from(value: GroupValue) -> Self {
        match value {
            GroupValue::Code(code) => Self::Code(code),
            GroupValue::Text(text) => Self::Text(text),
        }
    }
}

/// What the attack found.
#[derive(Debug, Clone, Default)]
pub struct Attack {
    /// Hidden numbers that were attacked.
    pub attacked: u64,
    /// What was worked out.
    pub leaks: Vec<Leak>,
}

/// A hidden number that the report gives away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// The wave.
    pub wave: String,
    /// The background question.
    pub by: String,
    /// The question, scale or indicator; `None` for the sizes of groups.
    pub of: Option<String>,
    /// What is known, in a sentence without its end.
    pub what: String,
    /// The published figures that give it away.
    pub from: Vec<String>,
    /// Whether an earlier report is needed for it.
    pub with_earlier: bool,
}

/// Attacks the contents of a `results.json`.
///
/// Errors: it is none.
pub fn attack(results: &[u8], known: &Known) -> Result<Attack, serde_json::Error> {
    let published: Published = serde_json::from_slice(results)?;
    let mut found = of_one(&published, known);
    found.add(of_people(results, known)?);
    Ok(found)
}

/// What is told of the same people in several rounds, by how much they took part, and of who did.
fn of_people(results: &[u8], known: &Known) -> Result<Attack, serde_json::Error> {
    let mut found = bands::attack(results, known.in_brief)?;
    found.add(rounds::attack(results)?);
    found.add(participation::attack(results, known)?);
    found.add(genders::attack(results)?);
    found.add(counted::attack(results)?);
    Ok(found)
}

/// Attacks the contents of a `results.json` with those of earlier reports at hand.
///
/// Errors: it is none.
pub fn attack_after(results: &[u8], known: &Known, earlier: &Releases) -> Result<Attack, serde_json::Error> {
    let published: Published = serde_json::from_slice(results)?;
    let mut found = attack(results, known)?;
    for release in earlier.iter() {
        found.add(with_earlier(&published, &release.published, known));
    }
    let releases: Vec<&Published> = earlier.iter().map(|release| &release.published).collect();
    found.add(crossed::attack_after(&published, &releases, known));
    Ok(found)
}

/// Attacks several reports of the same answers together, such as one for each organisation; each is the contents
/// of a `results.json`.
///
/// Errors: one is none.
pub fn attack_all(reports: &[Vec<u8>], known: &Known) -> Result<Attack, serde_json::Error> {
    let published: Result<Vec<Published>, _> = reports.iter().map(|bytes| serde_json::from_slice(bytes)).collect();
    let (published, mut found) = several::together(&published?);
    found.add(of_one(&published, known));
    for bytes in reports {
        found.add(of_people(bytes, known)?);
    }
    Ok(found)
}

/// Attacks two reports of the same survey together; each is the contents of a `results.json`.
///
/// Errors: one is none.
pub fn attack_both(new: &[u8], old: &[u8], known: &Known) -> Result<Attack, serde_json::Error> {
    let (new, old): (Published, Published) = (serde_json::from_slice(new)?, serde_json::from_slice(old)?);
    let mut found = with_earlier(&new, &old, known);
    found.add(crossed::attack_after(&new, &[&old], known));
    Ok(found)
}

/// Whether sums are told of what people gave, which are attacked only where it is known what each gave.
///
/// Errors: it is no `results.json`.
pub fn adds_up_people(results: &[u8]) -> Result<bool, serde_json::Error> {
    let log: participation::Log = serde_json::from_slice(results)?;
    Ok(log.adds_up())
}

/// The background questions by which the results in a `results.json` are split.
///
/// Errors: it is none.
pub fn split_by(results: &[u8]) -> Result<BTreeSet<String>, serde_json::Error> {
    let published: Published = serde_json::from_slice(results)?;
    Ok(published.split_by())
}

fn with_earlier(new: &Published, old: &Published, known: &Known) -> Attack {
    let mut found = differences::attack(new, old);
    found.add(joint::attack(new, old, known));
    found.leaks.iter_mut().for_each(|leak| leak.with_earlier = true);
    found
}

fn of_one(published: &Published, known: &Known) -> Attack {
    let mut scopes: Vec<(&str, &str)> = (published.estimates.iter().map(|e| (&e.wave, &e.group)))
        .chain(published.response.iter().map(|r| (&r.wave, &r.group)))
        .filter_map(|(wave, group)| Some((wave.as_str(), group.as_ref()?.question.as_str())))
        .collect();
    scopes.sort_unstable();
    scopes.dedup();
    let mut found = linked::attack(published);
    found.add(shown::attack(published));
    found.add(weighted::attack(published, known));
    let index = Index::of(published, known);
    found.add(crossed::attack(published, known, &index));
    for (wave, by) in scopes {
        let scope = Scope { published, known, index: &index, wave, by };
        found.add(echo::attack(&scope));
        let sizes = match scope.sizes() {
            None => continue,
            Some(Ok(sizes)) => sizes,
            Some(Err(trouble)) => {
                found.leaks.push(undecided(&scope, None, trouble));
                continue;
            }
        };
        found.add(rules::sizes(&scope, &sizes));
        let sources = scope.sources();
        let attacks: Vec<Attack> = sources.par_iter().map(|source| of_source(&scope, source, &sizes)).collect();
        for attack in attacks {
            found.add(attack);
        }
    }
    found
}

fn of_source(scope: &Scope<'_>, source: &Source<'_>, sizes: &Sizes) -> Attack {
    let Some(table) = scope.table(source, sizes) else { return Attack::default() };
    match table.system.example() {
        Ok(example) => rules::answers(scope, source, sizes, &table, &example),
        Err(trouble) => Attack { attacked: 1, leaks: vec![undecided(scope, Some(source.name), trouble)] },
    }
}

impl Attack {
    fn add(&mut self, other: Self) {
        self.attacked += other.attacked;
        self.leaks.extend(other.leaks);
    }
}

/// What could not be examined counts as given away: more is hidden then, never less.
fn undecided(scope: &Scope<'_>, of: Option<&str>, trouble: Trouble) -> Leak {
    let what = match trouble {
        Trouble::Contradiction => "the published figures contradict each other",
        Trouble::Undecided => "the search for other populations that fit was given up",
    };
    Leak {
        wave: scope.wave.into(),
        by: scope.by.into(),
        of: of.map(Into::into),
        what: format!("{what} (by `{}`, wave `{}`)", scope.by, scope.wave),
        from: Vec::new(),
        with_earlier: false,
    }
}

/// The facts that are needed: each of the others was left out, and `leaks` held still.
fn needed(system: &System, leaks: &dyn Fn(&System) -> bool) -> Vec<String> {
    let mut left = system.clone();
    let mut at = left.facts.len();
    while at > 0 {
        at -= 1;
        let fact = left.facts.remove(at);
        if !leaks(&left) {
            left.facts.insert(at, fact);
        }
    }
    let mut told: Vec<String> = left.facts.into_iter().map(|fact| fact.told).collect();
    told.dedup();
    told
}
