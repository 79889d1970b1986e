//! What is published of one question or scale in one breakdown, as a table of unknowns: groups × answers.

use std::collections::{BTreeMap, BTreeSet};

use super::published::{Distribution, Estimate, FigureRule, MISSING, Missing, Value};
use super::sizes::{Scope, Sizes};
use super::system::{Bounds, Relation, System};

/// Figures that are looked at together: of one question with coded answers, or one figure by itself.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// How it is called in messages.
    pub(super) name: &'a str,
    pub(super) indicators: BTreeSet<&'a str>,
    /// Its answers in the whole data, where they have codes and all are shown.
    pub(super) answers: Option<&'a Distribution>,
}

/// Groups of other background questions, each with its question.
pub(super) type Around<'a> = BTreeSet<(&'a str, Value)>;

/// How the groups become rows.
pub(super) struct Layout<'a, 'l> {
    /// Whether a group may share a row: everything is shown of it, and nothing but counts.
    pub(super) together: &'l dyn Fn(&Value) -> bool,
    /// What a group lies in, as far as that matters.
    pub(super) around: &'l dyn Fn(&Value) -> Around<'a>,
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) who: Who,
    /// One unknown an answer.
    pub(super) cells: Vec<usize>,
    pub(super) size: Bounds,
    /// The groups of other questions that it lies in.
    pub(super) around: Around<'a>,
    /// Nothing is published of it but its size: its people can be exchanged with those of other such rows.
    pub(super) free: bool,
}

/// Who stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// A group of which something is hidden.
    Group(Value),
    /// Groups of which everything is shown, together.
    Shown,
    /// People who named no group.
    Nobody,
    /// People of groups that are not named.
    Unnamed,
}

/// What an indicator counts, as positions of answers.
#[derive(Debug)]
pub(super) struct Figure<'a> {
    pub(super) indicator: &'a str,
    pub(super) base: Vec<usize>,
    pub(super) favourable: Option<Vec<usize>>,
    pub(super) health: bool,
    /// For everybody.
    pub(super) total: &'a Estimate,
}

/// The table.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) system: System,
    pub(super) rows: Vec<Row<'a>>,
    /// Names of the answers on the scale; the kinds of missing answers follow in the rows.
    pub(super) answers: Vec<Value>,
    pub(super) figures: Vec<Figure<'a>>,
}

impl<'a> Scope<'a> {
    /// Everything that is broken down here.
    pub(super) fn sources(&self) -> Vec<Source<'a>> {
        let p = self.published;
        let mut found: BTreeMap<(&str, &str), Source<'a>> = BTreeMap::new();
        // Shares of organisations count no people.
        let of_people = |e: &&Estimate| e.measure != "share_of_organisations";
        for estimate in p.estimates.iter().filter(|e| self.is_here(&e.wave, e.group.as_ref())).filter(of_people) {
            let of = |d: &&Distribution| {
                Some(&d.question) == estimate.question.as_ref() && d.wave == self.wave && d.group.is_none()
            };
            let coded =
                |d: &&Distribution| d.counts.iter().all(|c| c.count.is_some() && matches!(c.code, Value::Code(_)));
            let has_codes = self.rule(&estimate.indicator).is_some_and(|rule| rule.base.is_some());
            let answers = p.distributions.iter().find(of).filter(coded).filter(|_| has_codes);
            let alone = if answers.is_some() { "" } else { estimate.indicator.as_str() };
            let name = estimate.question.as_deref().or(estimate.scale.as_deref()).unwrap_or(&estimate.indicator);
            let source = Source { name, indicators: BTreeSet::new(), answers };
            found.entry((name, alone)).or_insert(source).indicators.insert(&estimate.indicator);
        }
        found.into_values().collect()
    }

    pub(super) fn rule(&self, indicator: &str) -> Option<&'a FigureRule> {
        self.published.disclosure.figures.iter().find(|f| f.indicator == indicator)
    }

    fn estimate(&self, indicator: &str, value: Option<&Value>) -> Option<&'a Estimate> {
        self.index.estimate(self.wave, indicator, value.map(|value| (self.by, value)))
    }

    /// The figure of an indicator for a group, if it is shown.
    pub(super) fn shown(&self, indicator: &str, value: Option<&Value>) -> Option<&'a Estimate> {
        self.estimate(indicator, value).filter(|e| e.n.is_some())
    }

    /// `None` where the whole data are hidden: then nothing can be taken from them.
    pub(super) fn table(&self, source: &Source<'a>, sizes: &Sizes) -> Option<Table<'a>> {
        let figures = self.figures(source);
        let only_counts = figures.iter().all(|figure| figure.favourable.is_some());
        let is_shown = |value: &Value| figures.iter().all(|f| self.shown(f.indicator, Some(value)).is_some());
        let layout =
            Layout { together: &|value| only_counts && is_shown(value), around: &|value| self.around(source, value) };
        self.table_of(source, sizes, &layout)
    }

    /// The same with rows laid out otherwise.
    pub(super) fn table_of(&self, source: &Source<'a>, sizes: &Sizes, layout: &Layout<'a, '_>) -> Option<Table<'a>> {
        let figures = self.figures(source);
        if figures.is_empty() {
            return None;
        }
        let answers: Vec<Value> = match source.answers {
            Some(distribution) => distribution.counts.iter().map(|c| c.code.clone()).collect(),
            None => vec![Value::Text("favourable".into()), Value::Text("not favourable".into())],
        };
        let mut table = Table { system: System::default(), rows: Vec::new(), answers, figures };
        self.add_rows(sizes, layout, &mut table);
        Self::tell_of_everybody(source, &mut table);
        self.tell_what_rows_lie_in(&mut table);
        Some(table)
    }

    pub(super) fn figures(&self, source: &Source<'a>) -> Vec<Figure<'a>> {
        let figure = |indicator: &&'a str| {
            let total = self.shown(indicator, None)?;
            let rule = self.rule(indicator);
            let counted = total.count.is_some();
            let health = rule.is_some_and(|r| r.health);
            let Some(distribution) = source.answers else {
                let favourable = counted.then(|| vec![0]);
                return Some(Figure { indicator, base: vec![0, 1], favourable, health, total });
            };
            let positions = |codes: &Vec<i32>| -> Vec<usize> {
                let holds = |at: &usize| matches!(distribution.counts[*at].code, Value::Code(c) if codes.contains(&c));
                (0..distribution.counts.len()).filter(holds).collect()
            };
            let mut base = positions(rule?.base.as_ref()?);
            if rule?.cant_say == "inside" {
                base.push(distribution.counts.len());
            }
            let favourable = rule?.favourable.as_ref().map(positions).filter(|_| counted);
            Some(Figure { indicator, base, favourable, health, total })
        };
        source.indicators.iter().filter_map(figure).collect()
    }

    /// One row for each group of which something is hidden; others together, as far as they may be and lie in the same
    /// groups.
    fn add_rows(&self, sizes: &Sizes, layout: &Layout<'a, '_>, table: &mut Table<'a>) {
        let mut together: BTreeMap<Around<'a>, Vec<usize>> = BTreeMap::new();
        for (at, value) in sizes.groups.iter().enumerate() {
            let shown = table.figures.iter().filter(|f| self.shown(f.indicator, Some(value)).is_some()).count();
            let around = (layout.around)(value);
            if (layout.together)(value) {
                together.entry(around).or_default().push(at);
                continue;
            }
            let who = if shown == table.figures.len() { Who::Shown } else { Who::Group(value.clone()) };
            let row = table.row(who, around, sizes.bounds[at], shown == 0, &format!("`{value}`"));
            self.tell_of_groups(table, row, &[value]);
        }
        for (around, members) in together {
            let sum = |f: fn(&Bounds) -> u64| members.iter().map(|at| f(&sizes.bounds[*at])).sum();
            let size = Bounds { low: sum(|b| b.low), high: sum(|b| b.high) };
            let values: Vec<&Value> = members.iter().map(|at| &sizes.groups[*at]).collect();
            let row = table.row(Who::Shown, around, size, false, &listed(&values));
            self.tell_of_groups(table, row, &values);
        }
        let rest = sizes.groups.len();
        table.row(Who::Nobody, Around::new(), sizes.bounds[rest], true, "people without an answer");
        table.row(Who::Unnamed, Around::new(), sizes.bounds[rest + 1], true, "groups that are not named");
    }

    /// The groups of other questions whose figures are shown that a group lies in.
    pub(super) fn around(&self, source: &Source<'a>, value: &Value) -> Around<'a> {
        let around = |(outer, within): (&'a str, &'a [(Value, Value)])| {
            let (_, around) = within.iter().find(|(inner, _)| inner == value)?;
            let whole = Scope { by: outer, ..*self };
            let shown = source.indicators.iter().any(|i| whole.shown(i, Some(around)).is_some());
            shown.then(|| (outer, around.clone()))
        };
        self.inside().filter_map(around).collect()
    }

    /// What is published of groups that share a row: their sums.
    fn tell_of_groups(&self, table: &mut Table<'a>, row: usize, values: &[&Value]) {
        let all: Vec<usize> = vec![row];
        for at in 0..table.figures.len() {
            let indicator = table.figures[at].indicator;
            let shown: Option<Vec<&Estimate>> = values.iter().map(|v| self.shown(indicator, Some(v))).collect();
            if let Some(shown) = shown.filter(|shown| !shown.is_empty()) {
                table.tell(at, &all, &shown, &listed(values));
            }
        }
    }

    fn tell_of_everybody(source: &Source<'a>, table: &mut Table<'a>) {
        let all: Vec<usize> = (0..table.rows.len()).collect();
        if let Some(distribution) = source.answers {
            for (at, count) in distribution.counts.iter().enumerate() {
                let count = count.count.unwrap_or(0);
                let told = format!("{count} of all answered `{}` to `{}`", table.answers[at], source.name);
                table.tell_sum(told, &all, &[at], Relation::Equal, count as f64);
            }
            table.tell_missing(&all, &distribution.missing, "all", source.name, &[]);
        }
        for at in 0..table.figures.len() {
            let total = table.figures[at].total;
            table.tell(at, &all, &[total], "all");
        }
    }

    fn tell_what_rows_lie_in(&self, table: &mut Table<'a>) {
        let all: Around<'a> = table.rows.iter().flat_map(|row| row.around.iter().cloned()).collect();
        for group in all {
            let rows: Vec<usize> = (0..table.rows.len()).filter(|r| table.rows[*r].around.contains(&group)).collect();
            let (outer, value) = group;
            let whole = Scope { by: outer, ..*self };
            for at in 0..table.figures.len() {
                let figure = &table.figures[at];
                let Some(around) = whole.shown(figure.indicator, Some(&value)) else { continue };
                let (base, favourable) = (figure.base.clone(), figure.favourable.clone());
                let (Some(n), told) = (around.n, format!("`{value}`, in which they lie")) else { continue };
                let indicator = figure.indicator;
                if let Some((favourable, k)) = favourable.zip(around.count) {
                    let others: Vec<usize> = base.iter().copied().filter(|a| !favourable.contains(a)).collect();
                    let said = format!("{told}: {k} of {n} favourable in `{indicator}`");
                    table.tell_sum(said.clone(), &rows, &favourable, Relation::AtMost, k as f64);
                    table.tell_sum(said, &rows, &others, Relation::AtMost, (n - k.min(n)) as f64);
                } else {
                    table.tell_sum(format!("{told}: {n} in `{indicator}`"), &rows, &base, Relation::AtMost, n as f64);
                }
            }
        }
    }
}

impl<'a> Table<'a> {
    fn row(&mut self, who: Who, around: Around<'a>, size: Bounds, free: bool, name: &str) -> usize {
        let cells: Vec<usize> = (0..self.answers.len() + MISSING.len()).map(|_| self.system.unknown()).collect();
        let terms: Vec<(usize, f64)> = cells.iter().map(|cell| (*cell, 1.0)).collect();
        if size.low == size.high {
            self.system.tell(format!("{name}: {} people", size.low), terms, Relation::Equal, size.low as f64);
        } else {
            let told = format!("{name}: {} to {} people", size.low, size.high);
            self.system.tell(told.clone(), terms.clone(), Relation::AtLeast, size.low as f64);
            self.system.tell(told, terms, Relation::AtMost, size.high as f64);
        }
        self.rows.push(Row { who, cells, size, around, free });
        self.rows.len() - 1
    }

    /// The unknowns of some answers in some rows.
    pub(super) fn cells(&self, rows: &[usize], answers: &[usize]) -> Vec<usize> {
        rows.iter().flat_map(|row| answers.iter().map(|answer| self.rows[*row].cells[*answer])).collect()
    }

    fn tell_sum(&mut self, told: String, rows: &[usize], answers: &[usize], relation: Relation, value: f64) {
        let terms = self.cells(rows, answers).into_iter().map(|cell| (cell, 1.0)).collect();
        self.system.tell(told, terms, relation, value);
    }

    /// A figure that is published of some rows together, once or once for each group in them.
    fn tell(&mut self, figure: usize, rows: &[usize], shown: &[&Estimate], whose: &str) {
        let Figure { indicator, base, favourable, .. } = &self.figures[figure];
        let (indicator, base, favourable) = (*indicator, base.clone(), favourable.clone());
        let Some(n) = shown.iter().map(|e| e.n).sum::<Option<u64>>() else { return };
        self.tell_sum(format!("{n} of {whose} answered `{indicator}`"), rows, &base, Relation::Equal, n as f64);
        if let Some((answers, k)) = favourable.zip(shown.iter().map(|e| e.count).sum::<Option<u64>>()) {
            let told = format!("{k} of {whose} favourably in `{indicator}`");
            self.tell_sum(told, rows, &answers, Relation::Equal, k as f64);
        }
        let kinds: Vec<[Option<u64>; 5]> = shown.iter().map(|e| e.missing.kinds()).collect();
        let sum = |kind: usize| kinds.iter().map(|k| k[kind]).sum::<Option<u64>>();
        let missing =
            Missing { cant_say: sum(0), not_applicable: sum(1), refused: sum(2), blank: sum(3), not_shown: sum(4) };
        self.tell_missing(rows, &missing, whose, indicator, &base);
        if let [one] = shown {
            self.tell_value(rows, one, &base, whose);
        }
    }

    fn tell_missing(&mut self, rows: &[usize], missing: &Missing, whose: &str, what: &str, base: &[usize]) {
        for (kind, count) in missing.kinds().into_iter().enumerate() {
            let at = self.answers.len() + kind;
            if let Some(count) = count.filter(|_| !base.contains(&at)) {
                let told = format!("{count} of {whose}: {} (`{what}`)", MISSING[kind]);
                self.tell_sum(told, rows, &[at], Relation::Equal, count as f64);
            }
        }
    }

    /// A mean gives the sum back, a net score the difference, a median two inequalities.
    fn tell_value(&mut self, rows: &[usize], estimate: &Estimate, base: &[usize], whose: &str) {
        let (Some(n), Some(value)) = (estimate.n, estimate.value) else { return };
        let codes: Vec<(usize, f64)> = (base.iter().filter(|at| **at < self.answers.len()))
            .filter_map(|at| match self.answers[*at] {
                Value::Code(code) => Some((*at, f64::from(code))),
                Value::Text(_) => None,
            })
            .collect();
        if codes.is_empty() {
            return;
        }
        let weighted = |weight: &dyn Fn(f64) -> f64| -> Vec<(usize, f64)> {
            let of = |(at, code): &(usize, f64)| {
                rows.iter().map(|r| (self.rows[*r].cells[*at], weight(*code))).collect::<Vec<_>>()
            };
            codes.iter().flat_map(of).filter(|(_, w)| *w != 0.0).collect()
        };
        let told = format!("{whose}: {} {value} in `{}`", estimate.measure, estimate.indicator);
        let n = n as f64;
        match estimate.measure.as_str() {
            "mean" => {
                let terms = weighted(&|code| code);
                self.system.tell(told, terms, Relation::Equal, (n * value).round());
            }
            "net" => {
                let score = |code: f64| {
                    if code >= 9.0 {
                        1.0
                    } else if code <= 6.0 {
                        -1.0
                    } else {
                        0.0
                    }
                };
                let terms = weighted(&score);
                self.system.tell(told, terms, Relation::Equal, (n * value / 100.0).round());
            }
            "median" => {
                let (low, high) = (weighted(&|c| f64::from(c <= value)), weighted(&|c| f64::from(c >= value)));
                self.system.tell(told.clone(), low, Relation::AtLeast, (n / 2.0).floor());
                self.system.tell(told, high, Relation::AtLeast, (n / 2.0).floor());
            }
            _ => {}
        }
    }

    /// Rows whose people can be exchanged with those of `row` without changing anything that is published.
    pub(super) fn pool(&self, row: usize) -> Vec<usize> {
        let same = |other: &usize| self.rows[*other].free && self.rows[*other].around == self.rows[row].around;
        (0..self.rows.len()).filter(same).collect()
    }
}

fn listed(values: &[&Value]) -> String {
    /// More names would not fit a line.
    const FEW: usize = 4;
    let names: Vec<String> = values.iter().take(FEW).map(|value| format!("`{value}`")).collect();
    match values.len().saturating_sub(FEW) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}
