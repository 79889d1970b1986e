//! Participants by class and gender: rows that are not told, between the number of each class and that of each gender.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::bands::{LOG, PART};
use super::published::Statement;
use super::rules::Rule;
use super::system::{Relation, System, Trouble};
use super::{Attack, Leak};

/// What the table is called where it gives something away.
pub(in crate::disclosure) const BY_GENDER: &str = "gender";

/// Fewest people of a class and a gender.
const FEWEST: u64 = 10;

/// As much of `results.json` as tells of participants' classes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Margins {
    participant_classes: Vec<Count>,
    participants_by_gender: Vec<Cell>,
    disclosure: Statement,
}

#[derive(Debug, Deserialize)]
struct Count {
    by: String,
    class: String,
    value: Option<u64>,
    question: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Cell {
    by: String,
    class: String,
    gender: String,
    value: Option<u64>,
    question: Option<String>,
}

/// Attacks the classes by gender in the contents of a `results.json`.
pub(super) fn attack(results: &[u8]) -> Result<Attack, serde_json::Error> {
    let all: Margins = serde_json::from_slice(results)?;
    let mut found = Attack::default();
    for table in all.participants_by_gender.chunk_by(|a, b| a.by == b.by && a.question == b.question) {
        found.add(all.outright(table));
        found.add(all.rows_not_told(table));
    }
    Ok(found)
}

impl Margins {
    fn minimum(&self) -> u64 {
        self.disclosure.minimum.max(FEWEST)
    }

    /// How many are of a class, whatever their gender, or of a gender.
    fn all(&self, by: &str, class: &str, table: &[Cell]) -> Option<u64> {
        let asked = |count: &&Count| count.question.is_some() == table[0].question.is_some();
        self.participant_classes.iter().filter(asked).find(|count| count.by == by && count.class == class)?.value
    }

    /// Few people of a class and a gender; and what a part leaves of its whole.
    fn outright(&self, table: &[Cell]) -> Attack {
        let mut found = Attack::default();
        for cell in table {
            let Some(people) = cell.value else { continue };
            found.attacked += 1;
            let whole = table.iter().find(|other| other.class == PART.1 && other.gender == cell.gender);
            let whole = whole.and_then(|cell| cell.value).filter(|_| cell.class == PART.0);
            let rest = whole.map_or(0, |whole| whole.saturating_sub(people));
            if people < self.minimum() || (1..self.minimum()).contains(&rest) {
                found.leaks.push(Self::leak(cell, &format!("is shown: {people}, and {rest} others of the class")));
            }
        }
        found
    }

    /// What the numbers of each class and each gender leave to the rows that are not told.
    fn rows_not_told(&self, table: &[Cell]) -> Attack {
        let mut found = Attack::default();
        let genders: BTreeSet<&str> = table.iter().map(|cell| cell.gender.as_str()).collect();
        let told = |class: &str| table.iter().filter(|cell| cell.class == class).all(|cell| cell.value.is_some());
        let named: BTreeSet<&str> =
            table.iter().map(|cell| cell.class.as_str()).filter(|class| *class != PART.0).collect();
        // Those of whom the class is not known have no row.
        let rows: Vec<&str> = named.iter().copied().filter(|class| !told(class)).chain([NOT_KNOWN]).collect();
        let unknown = |row: usize, gender: usize| row * genders.len() + gender;
        let mut system = System { unknowns: rows.len() * genders.len(), ..System::default() };
        let mut tell = |what: &str, terms: Vec<usize>, people: u64| {
            let terms = terms.into_iter().map(|at| (at, 1.0)).collect();
            system.tell(format!("{people} are `{what}`"), terms, Relation::Equal, people as f64);
        };
        for (at, gender) in genders.iter().enumerate() {
            let Some(all) = self.all(BY_GENDER, gender, table) else { continue };
            let shown = table.iter().filter(|cell| cell.gender == *gender && cell.class != PART.0 && told(&cell.class));
            let left = all.saturating_sub(shown.filter_map(|cell| cell.value).sum());
            tell(gender, (0..rows.len()).map(|row| unknown(row, at)).collect(), left);
        }
        for (row, class) in rows.iter().enumerate() {
            if let Some(all) = self.all(&table[0].by, class, table) {
                tell(class, (0..genders.len()).map(|gender| unknown(row, gender)).collect(), all);
            }
        }
        // Where the two are not of the same people, they say nothing of each other.
        if system.example() == Err(Trouble::Contradiction) {
            return found;
        }
        for (row, class) in rows.iter().enumerate() {
            for (at, gender) in genders.iter().enumerate() {
                found.attacked += 1;
                let cell = vec![unknown(row, at)];
                let most = |sum: &[usize]| system.bounds(sum, u64::MAX).map_or(0, |bounds| bounds.high);
                let own: Vec<usize> = (0..genders.len()).map(|gender| unknown(row, gender)).collect();
                let column: Vec<usize> = (0..rows.len()).map(|row| unknown(row, at)).collect();
                // Any that its row and its column allow is as good as unknown.
                let values = (self.minimum() - 1).min(most(&own) + 1).min(most(&column) + 1);
                let rule = Rule::Base { sum: cell, values, minimum: self.minimum() };
                let known = rule.broken(&system).unwrap_or_else(|_| Some("could not be examined".into()));
                let name = Cell { class: (*class).into(), gender: (*gender).into(), value: None, ..table[0].named() };
                found.leaks.extend(known.map(|known| Self::leak(&name, &known)));
            }
        }
        found
    }

    fn leak(cell: &Cell, known: &str) -> Leak {
        Leak {
            wave: LOG.into(),
            by: cell.by.clone(),
            of: Some(BY_GENDER.into()),
            what: format!("the number of `{}` who are `{}` {known}", cell.class, cell.gender),
            from: vec!["the number of each class, and of each gender".into()],
            with_earlier: false,
        }
    }
}

/// The class of those of whom it is not known.
const NOT_KNOWN: &str = "not_known";

impl Cell {
    /// The table that it stands in.
    fn named(&self) -> Self {
        let (by, question) = (self.by.clone(), self.question.clone());
        Self { by, question, class: String::new(), gender: String::new(), value: None }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// A class: its women and men, if it is told, and how many it has.
    type Row = (&'static str, Option<[u64; 2]>, Option<u64>);

    /// Sixty women and forty men: employed, unemployed and inactive, and those of whom it is not known.
    fn leaks(rows: &[Row]) -> Vec<String> {
        let class = |by: &str, class: &str, value: Option<u64>| json!({ "by": by, "class": class, "value": value, "question": null });
        let mut classes = vec![class("gender", "women", Some(60)), class("gender", "men", Some(40))];
        let mut cells: Vec<Value> = Vec::new();
        for (name, of_gender, all) in rows {
            classes.push(class("labour_market", name, *all));
            for (at, gender) in ["women", "men"].iter().enumerate().filter(|_| *name != NOT_KNOWN) {
                cells.push(json!({ "by": "labour_market", "class": name, "gender": gender, "question": null,
                                   "value": of_gender.map(|of| of[at]) }));
            }
        }
        let record = json!({ "participant_classes": classes, "participants_by_gender": cells });
        attack(record.to_string().as_bytes()).unwrap_or_default().leaks.into_iter().map(|leak| leak.what).collect()
    }

    #[test]
    fn what_both_margins_leave_is_found() {
        let employed = ("employed", Some([35, 22]), Some(57));
        let none = (NOT_KNOWN, None, Some(0));
        // One row that is not told is the rest of both genders: 3 and 18.
        let unemployed = ("unemployed", Some([22, 0]), Some(22));
        let found = leaks(&[employed, ("unemployed", Some([22, 15]), Some(37)), ("inactive", None, Some(6)), none]);
        assert!(found.iter().any(|what| what.contains("`inactive` who are `women` is known to be 3")), "{found:#?}");
        // Two rows of many different people leave enough open.
        assert_eq!(leaks(&[employed, ("unemployed", None, Some(31)), ("inactive", None, Some(12)), none]), [""; 0]);
        // Of 26 left there are 2 men, and 24 of them are inactive: nearly all are women.
        let found = leaks(&[
            ("employed", Some([36, 38]), Some(74)),
            ("inactive", None, Some(24)),
            ("unemployed", None, Some(2)),
            none,
        ]);
        assert!(found.iter().all(|what| what.contains("is known")), "{found:#?}");
        let found = leaks(&[employed, unemployed, ("inactive", None, None), none]);
        assert!(found.iter().any(|what| what.contains("is shown: 0")), "{found:#?}");
    }
}
