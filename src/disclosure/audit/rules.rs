//! When a hidden number is known too well.

use super::sizes::{Scope, Sizes};
use super::system::{Bounds, System, Trouble};
use super::table::{Figure, Row, Source, Table, Who};
use super::{Attack, Leak, needed};

/// A hidden number of people and the rule it must keep.
pub(super) struct Secret {
    /// What it is called: `the number of answers to …`.
    pub(super) name: String,
    pub(super) rule: Rule,
}

pub(super) enum Rule {
    /// A base must keep so many values, unless it is known to reach the minimum.
    Base { sum: Vec<usize>, values: u64, minimum: u64 },
    /// Not certain to be all or none, and of a single group not known exactly.
    Favourable { favourable: Vec<usize>, others: Vec<usize>, several: bool },
    /// Not known exactly, unless nobody gave it.
    Answer { sum: Vec<usize> },
    /// Not known exactly to be some, but fewer than the minimum: who makes the difference between two reports.
    Few { sum: Vec<usize>, minimum: u64 },
}

impl Rule {
    /// What the system gives away, in words; `None` if it keeps the rule.
    pub(super) fn broken(&self, system: &System) -> Result<Option<String>, Trouble> {
        Ok(match self {
            Self::Base { sum, values, minimum } => {
                let bounds = system.bounds(sum, *values)?;
                base_is_known(bounds, *values, *minimum).then(|| known(bounds))
            }
            Self::Favourable { favourable, others, several } => {
                let (for_it, against) = (system.bounds(favourable, 2)?, system.bounds(others, 2)?);
                if for_it.high == 0 && against.high == 0 {
                    None
                } else if against.high == 0 {
                    Some("is known to be all".into())
                } else if for_it.high == 0 {
                    Some("is known to be none".into())
                } else {
                    (!several && for_it.low == for_it.high).then(|| known(for_it))
                }
            }
            Self::Answer { sum } => {
                let bounds = system.bounds(sum, 2)?;
                (bounds.low == bounds.high && bounds.low > 0).then(|| known(bounds))
            }
            Self::Few { sum, minimum } => {
                let bounds = system.bounds(sum, 2)?;
                (bounds.low == bounds.high && (1..*minimum).contains(&bounds.low)).then(|| known(bounds))
            }
        })
    }

    /// Whether populations that are known to fit show that it is kept: they reach from one number to another.
    pub(super) fn is_kept(&self, reach: &dyn Fn(&[usize]) -> Bounds) -> bool {
        match self {
            Self::Base { sum, values, minimum } => {
                // There may be more populations: then the numbers between their bases and these are possible too.
                let bounds = reach(sum);
                bounds.values() >= *values || bounds.low + 2 >= minimum + values
            }
            Self::Favourable { favourable, others, several } => {
                let (for_it, against) = (reach(favourable), reach(others));
                for_it.high > 0 && against.high > 0 && (*several || for_it.low < for_it.high)
            }
            Self::Answer { sum } => {
                let reach = reach(sum);
                reach.low < reach.high || reach.high == 0
            }
            Self::Few { sum, minimum } => {
                let reach = reach(sum);
                reach.low < reach.high || !(1..*minimum).contains(&reach.low)
            }
        }
    }

    /// The same rule over other unknowns.
    pub(super) fn over(self, unknowns: &dyn Fn(&[usize]) -> Vec<usize>) -> Self {
        match self {
            Self::Base { sum, values, minimum } => Self::Base { sum: unknowns(&sum), values, minimum },
            Self::Favourable { favourable, others, several } => {
                Self::Favourable { favourable: unknowns(&favourable), others: unknowns(&others), several }
            }
            Self::Answer { sum } => Self::Answer { sum: unknowns(&sum) },
            Self::Few { sum, minimum } => Self::Few { sum: unknowns(&sum), minimum },
        }
    }
}

pub(super) fn base_is_known(bounds: Bounds, values: u64, minimum: u64) -> bool {
    bounds.low < minimum && bounds.values() < values && bounds.high > 0
}

fn known(bounds: Bounds) -> String {
    if bounds.low == bounds.high {
        format!("is known to be {}", bounds.low)
    } else {
        format!("is known to be from {} to {}", bounds.low, bounds.high)
    }
}

impl Scope<'_> {
    /// Values that a base must keep: `minimum − 1`, or those that invitations and the number of all who answered leave
    /// anyway, if they are fewer. `n` of all answered.
    fn values(&self, sizes: &Sizes, value: &super::published::Value, n: Option<u64>, minimum: u64) -> u64 {
        let Some(invited) = self.invited(value) else { return minimum.saturating_sub(1).max(1) };
        let all: Option<Vec<u64>> = sizes.groups.iter().map(|group| self.invited(group)).collect();
        let total = sizes.everybody.saturating_sub(sizes.nobody.unwrap_or(0));
        let others = all.map_or(u64::MAX, |all| all.iter().sum::<u64>() - invited);
        let (low, high) = (total.saturating_sub(others), invited.min(total));
        let low = n.map_or(low, |n| (low + n).saturating_sub(sizes.everybody));
        let high = n.map_or(high, |n| high.min(n));
        minimum.saturating_sub(1).min((high + 1).saturating_sub(low)).max(1)
    }

    pub(super) fn leak(&self, system: &System, of: Option<&str>, who: &str, secret: &Secret) -> Option<Leak> {
        // What could not be examined counts as given away.
        let known = secret.rule.broken(system).unwrap_or_else(|_| Some("could not be examined".into()))?;
        let what = format!("{} in {who} (by `{}`, wave `{}`) {known}", secret.name, self.by, self.wave);
        let from = if self.known.in_brief {
            Vec::new()
        } else {
            needed(system, &|s| matches!(secret.rule.broken(s), Ok(Some(_))))
        };
        Some(Leak {
            wave: self.wave.into(),
            by: self.by.into(),
            of: of.map(Into::into),
            what,
            from,
            with_earlier: false,
        })
    }
}

/// How many people hidden groups have.
pub(super) fn sizes(scope: &Scope<'_>, sizes: &Sizes) -> Attack {
    let minimum = scope.published.disclosure.minimum;
    let mut found = Attack::default();
    for (at, value) in sizes.groups.iter().enumerate() {
        let values = scope.values(sizes, value, None, minimum);
        if base_is_known(sizes.bounds[at], values, minimum) {
            let secret =
                Secret { name: "the number of people".into(), rule: Rule::Base { sum: vec![at], values, minimum } };
            found.leaks.extend(scope.leak(&sizes.system, None, &format!("`{value}`"), &secret));
        }
        found.attacked += 1;
    }
    // All hidden groups together, also those that are not named: somebody knows who they are.
    let unnamed = sizes.groups.len() + 1;
    let hidden = (0..sizes.groups.len()).filter(|at| sizes.bounds[*at].low != sizes.bounds[*at].high);
    let together: Vec<usize> = hidden.chain([unnamed]).collect();
    match sizes.system.bounds(&together, minimum) {
        Ok(bounds) if bounds.low == bounds.high && bounds.low > 0 && bounds.low < minimum => {
            let rule = Rule::Base { sum: together, values: minimum, minimum };
            let secret = Secret { name: "the number of people".into(), rule };
            found.leaks.extend(scope.leak(&sizes.system, None, "all hidden groups together", &secret));
        }
        _ => {}
    }
    found.attacked += 1;
    found
}

/// What hidden groups answered.
pub(super) fn answers(
    scope: &Scope<'_>,
    source: &Source<'_>,
    sizes: &Sizes,
    table: &Table<'_>,
    example: &[u64],
) -> Attack {
    let mut found = Attack::default();
    // Of a group that nobody belongs to there is nothing to know.
    for (at, row) in table.rows.iter().enumerate().filter(|(_, row)| row.size.high > 0) {
        let who = match &row.who {
            Who::Group(value) => format!("`{value}`"),
            Who::Unnamed if row.size.low > 0 && sizes.nobody.is_some() => "groups that are not named".into(),
            Who::Unnamed | Who::Shown | Who::Nobody => continue,
        };
        for secret in secrets(scope, source, sizes, table, at) {
            found.attacked += 1;
            if !(row.free && stays_unknown(table, at, example, &secret.rule)) {
                found.leaks.extend(scope.leak(&table.system, Some(source.name), &who, &secret));
            }
        }
    }
    found.leaks.extend(measured(scope, source, table, example));
    found
}

pub(super) fn secrets(
    scope: &Scope<'_>,
    source: &Source<'_>,
    sizes: &Sizes,
    table: &Table<'_>,
    row: usize,
) -> Vec<Secret> {
    let statement = &scope.published.disclosure;
    let several = table.rows[row].who == Who::Unnamed;
    let mut secrets = Vec::new();
    for figure in &table.figures {
        let value = match &table.rows[row].who {
            Who::Group(value) if scope.shown(figure.indicator, Some(value)).is_some() => continue,
            Who::Group(value) => Some(value),
            _ => None,
        };
        let minimum = if figure.health { statement.health_minimum } else { statement.minimum };
        let values = match value {
            Some(value) => scope.values(sizes, value, figure.total.n, minimum),
            // Several groups together: enough if they are not known to be few.
            None => 1,
        };
        let rule = Rule::Base { sum: table.cells(&[row], &figure.base), values, minimum };
        secrets.push(Secret { name: format!("the number of answers to `{}`", figure.indicator), rule });
        if let Some(favourable) = figure.favourable.as_ref().filter(|_| !is_forced(scope, figure)) {
            let others: Vec<usize> = figure.base.iter().copied().filter(|a| !favourable.contains(a)).collect();
            let (favourable, others) = (table.cells(&[row], favourable), table.cells(&[row], &others));
            let name = format!("the number of favourable answers to `{}`", figure.indicator);
            secrets.push(Secret { name, rule: Rule::Favourable { favourable, others, several } });
        }
    }
    let forced = table.figures.iter().any(|figure| is_forced(scope, figure));
    if source.answers.is_some() && !secrets.is_empty() && !forced && !several && table.rows[row].free {
        for (at, answer) in table.answers.iter().enumerate() {
            let rule = Rule::Answer { sum: table.cells(&[row], &[at]) };
            secrets.push(Secret { name: format!("the number of answers `{answer}` to `{}`", source.name), rule });
        }
    }
    secrets
}

/// Whether the whole data say that all or none answered favourably, and may say so.
fn is_forced(scope: &Scope<'_>, figure: &Figure<'_>) -> bool {
    let statement = &scope.published.disclosure;
    let fewest = if figure.health { statement.health_unanimity } else { statement.unanimity };
    let n = figure.total.n.unwrap_or(0);
    n >= fewest && figure.total.count.is_some_and(|k| k == 0 || k == n)
}

/// Whether exchanging people of the example between rows of which nothing is published shows that the rule is
/// kept. If not, the solver decides.
fn stays_unknown(table: &Table<'_>, row: usize, example: &[u64], rule: &Rule) -> bool {
    let pool: Vec<usize> = table.pool(row);
    let place = |unknown: &usize| table.rows[row].cells.iter().position(|cell| cell == unknown);
    let together = |answers: &[usize]| -> u64 {
        let places: Vec<usize> = answers.iter().filter_map(place).collect();
        pool.iter().flat_map(|at| places.iter().map(|place| example[table.rows[*at].cells[*place]])).sum()
    };
    let people: u64 = pool.iter().flat_map(|at| &table.rows[*at].cells).map(|cell| example[*cell]).sum();
    // The others of the pool must have room for those who are not in this row, and enough of them.
    let others = |size: fn(&Bounds) -> u64| -> u64 {
        pool.iter().filter(|at| **at != row).map(|at| size(&table.rows[*at].size)).fold(0, u64::saturating_add)
    };
    let own = table.rows[row].size;
    let least = own.low.max(people.saturating_sub(others(|size| size.high)));
    let most = own.high.min(people.saturating_sub(others(|size| size.low)));
    let reach = |answers: &[usize]| {
        let with = together(answers);
        let high = most.min(with);
        Bounds { low: (least + with).saturating_sub(people).min(high), high }
    };
    rule.is_kept(&reach)
}

/// Means, medians and net scores of hidden groups: the total less what is shown must not be that of one group, or
/// of few people.
fn measured(scope: &Scope<'_>, source: &Source<'_>, table: &Table<'_>, example: &[u64]) -> Vec<Leak> {
    let statement = &scope.published.disclosure;
    let mut leaks = Vec::new();
    for figure in table.figures.iter().filter(|f| f.favourable.is_none()) {
        let fewest = if figure.health { statement.health_unanimity } else { statement.unanimity };
        let hidden = |row: &&Row<'_>| match &row.who {
            Who::Group(value) => scope.shown(figure.indicator, Some(value)).is_none() && row.size.high > 0,
            Who::Unnamed => row.size.high > 0,
            Who::Shown | Who::Nobody => false,
        };
        let rows: Vec<&Row<'_>> = table.rows.iter().filter(hidden).collect();
        let answers: u64 = rows.iter().flat_map(|row| figure.base.iter().map(|at| example[row.cells[*at]])).sum();
        let single = rows.len() == 1 && matches!(rows[0].who, Who::Group(_));
        if answers > 0 && (single || answers < fewest.min(figure.total.n.unwrap_or(0))) {
            leaks.push(Leak {
                wave: scope.wave.into(),
                by: scope.by.into(),
                of: Some(source.name.into()),
                what: format!(
                    "the {} of `{}` in the hidden groups together (by `{}`, wave `{}`) is that of {answers} answers",
                    figure.total.measure, figure.indicator, scope.by, scope.wave
                ),
                from: vec![format!("the {} for all, less the groups that are shown", figure.total.measure)],
                with_earlier: false,
            });
        }
    }
    leaks
}
