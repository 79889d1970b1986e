//! Multiple-response sets: which variables are together one question with several answers.

use std::collections::HashMap;

use calamine::Data;
use encoding_rs::Encoding;

use super::bytes::text;
use super::dictionary::Variable as Described;
use crate::ingest::codebook::Variable;
use crate::ingest::role::Role;
use crate::ingest::value_labels::ValueLabels;

/// A set as the dictionary tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Set {
    /// Its name, without the dollar sign.
    pub(super) name: String,
    pub(super) label: String,
    /// The value that stands for "chosen" where each variable is an option; `None` where each holds an option.
    pub(super) chosen: Option<String>,
    /// Names of its variables, short ones.
    pub(super) variables: Vec<String>,
}

/// The sets of a record, one a line: `$name=D1 1 5 Label a b`, `$name=C 5 Label a b`. A line that is damaged or of a
/// kind that is not known is passed over: its variables are then columns of their own.
pub(super) fn read(record: &[u8], encoding: &'static Encoding) -> Vec<Set> {
    record.split(|byte| *byte == b'\n').filter_map(|line| set(line, encoding)).collect()
}

fn set(line: &[u8], encoding: &'static Encoding) -> Option<Set> {
    let end = line.iter().position(|byte| *byte == b'=')?;
    let name = text(line[..end].strip_prefix(b"$")?, encoding);
    let (kind, mut rest) = line.get(end + 1..)?.split_first()?;
    let chosen = match kind {
        b'C' => None,
        b'D' => Some(counted(&mut rest)?),
        b'E' => {
            // Where the labels come from: they are those of the variables either way.
            let flags = rest.strip_prefix(b" ")?;
            rest = flags.strip_prefix(b"11").or_else(|| flags.strip_prefix(b"1"))?.strip_prefix(b" ")?;
            Some(counted(&mut rest)?)
        }
        _ => return None,
    };
    rest = rest.strip_prefix(b" ")?;
    let label = text(counted(&mut rest)?, encoding);
    let variables = text(rest, encoding).split_whitespace().map(str::to_string).collect();
    Some(Set { name, label, chosen: chosen.map(|value| text(value, encoding)), variables })
}

/// A text with its length in front: `5 Label`.
fn counted<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length: usize = std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?;
    let after = rest[digits..].strip_prefix(b" ")?;
    let found = after.get(..length)?;
    *rest = &after[length..];
    Some(found)
}

/// What becomes of the columns of the sets.
pub(super) struct Options {
    /// For each variable of the file: what chosen reads there, if it is an option by itself.
    chosen: Vec<Option<String>>,
    /// Columns that are added behind the variables: which variables may hold the option, and the option.
    added: Vec<(Vec<usize>, String)>,
}

impl Options {
    /// Puts what the sets say to the variables of the code book, and adds a column for each option of a set whose
    /// variables hold options. A variable belongs to the first set that names it.
    pub(super) fn of(sets: &[Set], described: &[Described], variables: &mut Vec<Variable>) -> Self {
        let mut options = Self { chosen: vec![None; described.len()], added: Vec::new() };
        let mut taken = vec![false; described.len()];
        let mut places: HashMap<String, usize> = HashMap::new();
        for (i, variable) in described.iter().enumerate() {
            for name in [&variable.short_name, &variable.name] {
                places.entry(name.to_ascii_lowercase()).or_insert(i);
            }
        }
        for set in sets {
            let place = |name: &String| places.get(&name.to_ascii_lowercase()).copied();
            let of: Vec<usize> = set.variables.iter().filter_map(place).collect();
            // Also a variable that the set names twice.
            let is_taken = of.iter().any(|i| std::mem::replace(&mut taken[*i], true));
            if of.len() != set.variables.len() || of.len() < 2 || is_taken {
                continue;
            }
            let question = if set.label.is_empty() { set.name.clone() } else { set.label.clone() };
            let Some(value) = &set.chosen else {
                options.add(&question, &set.name, &of, described, variables);
                continue;
            };
            for i in of {
                let variable = &mut variables[i];
                let label = std::mem::replace(&mut variable.question, question.clone());
                variable.part = Some(if label.is_empty() { variable.name.clone() } else { label });
                variable.role = Some(Role::Option);
                variable.labels.labels.clear();
                options.chosen[i] = Some(value.clone());
            }
        }
        options
    }

    fn add(
        &mut self,
        question: &str,
        name: &str,
        of: &[usize],
        described: &[Described],
        variables: &mut Vec<Variable>,
    ) {
        // All variables of a set have the same labels; the first says them.
        let ValueLabels { labels, .. } = &described[of[0]].values;
        let values = labels.iter().filter(|(value, _)| !described[of[0]].values.is_missing(value));
        for (value, label) in values.clone() {
            let column = described.len() + self.added.len();
            variables.push(Variable {
                name: format!("{name}_{value}"),
                column: Some(column),
                question: question.to_string(),
                part: Some(label.clone()),
                role: Some(Role::Option),
                labels: ValueLabels::default(),
            });
            self.added.push((of.to_vec(), value.clone()));
        }
        if values.count() > 0 {
            // What they hold is in the added columns; read on its own, a first answer would look like the answer.
            for i in of {
                variables[*i].role = Some(Role::Ignored);
            }
        }
    }

    /// The value of a variable as the table holds it: of an option by itself 1 if it was chosen, 0 if not.
    pub(super) fn value(&self, described: &Described, column: usize, value: Data) -> Option<Data> {
        let Some(chosen) = self.chosen.get(column).and_then(Option::as_ref) else { return Some(value) };
        let said = value.to_string();
        if described.values.is_missing(&said) || said.trim().is_empty() {
            return None;
        }
        Some(Data::Int(i64::from(same(chosen, &said))))
    }

    /// The cells of the added columns for one case: 1 where a variable holds the option, 0 where it could and does not,
    /// and nothing where none of them holds anything.
    pub(super) fn added(&self, described: &[Described], case: &[Option<Data>]) -> Vec<Option<Data>> {
        let said = |i: &usize| {
            let text = case.get(*i)?.as_ref()?.to_string();
            (!text.trim().is_empty() && !described[*i].values.is_missing(&text)).then_some(text)
        };
        let cell = |(of, option): &(Vec<usize>, String)| {
            let given: Vec<String> = of.iter().filter_map(said).collect();
            (!given.is_empty()).then(|| Data::Int(i64::from(given.iter().any(|text| same(option, text)))))
        };
        self.added.iter().map(cell).collect()
    }
}

/// `1` and `1.0` are one value.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    one == other || one.parse::<f64>().is_ok_and(|number| other.parse() == Ok(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_set_is_read_and_damage_passed_over() {
        // The example of the PSPP developers' guide, with a line that is cut.
        let record = b"$a=C 10 my mcgroup a b c\n$b=D2 55 0  g e f d\n$c=D3 Yes 10 mdgroup #2 h i j\n$d=E 1 2 34 13 third mdgroup k l m\n$e=E 11 6 choice 0  n o p\n$f=D9 1\nx\n";
        let sets = read(record, encoding_rs::UTF_8);
        let shown: Vec<(&str, &str, Option<&str>, usize)> =
            sets.iter().map(|s| (s.name.as_str(), s.label.as_str(), s.chosen.as_deref(), s.variables.len())).collect();
        assert_eq!(
            shown,
            [
                ("a", "my mcgroup", None, 3),
                ("b", "", Some("55"), 4),
                ("c", "mdgroup #2", Some("Yes"), 3),
                ("d", "third mdgroup", Some("34"), 3),
                ("e", "", Some("choice"), 3),
            ]
        );
        assert_eq!(sets[1].variables, ["g", "e", "f", "d"]);
    }
}
