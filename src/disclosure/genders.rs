//! Participants by class and gender: a table of two backgrounds, of which both margins are published.
//!
//! Rows are told or hidden as a whole. In a table of hidden rows whose margins are known, a cell holds from
//! `row + column − all` to the smaller of its row and column, and every number between (Fréchet 1940); so nothing is told
//! until each hidden cell keeps enough of them.

use super::audit::Leak;
use super::audit::bands::LOG;
use super::audit::genders::BY_GENDER;
use super::earlier::{Releases, of_gender};
use crate::results::{ParticipantCount, ParticipantsByGender};
use crate::survey::{ClassBy, EsrClass, Survey};

/// Fewest people of a class and a gender: two backgrounds at once point at people sooner than one.
const FEWEST_OF_BOTH: u64 = 10;

/// The rows that may be published; `classes` are what is published of each background alone.
pub(super) fn protect(
    survey: &Survey,
    (releases, given_away): (&Releases, &[Leak]),
    classes: &[ParticipantCount],
    counts: &[ParticipantsByGender],
) -> Vec<ParticipantsByGender> {
    let minimum = survey.disclosure().minimum.max(FEWEST_OF_BOTH);
    if given_away.iter().any(|leak| leak.wave == LOG && leak.of.as_deref() == Some(BY_GENDER)) {
        return Vec::new();
    }
    let tables = counts.chunk_by(|a, b| a.by == b.by && a.question == b.question);
    tables.flat_map(|table| of_table(releases, classes, table, minimum)).collect()
}

fn of_table(
    releases: &Releases,
    classes: &[ParticipantCount],
    table: &[ParticipantsByGender],
    minimum: u64,
) -> Vec<ParticipantsByGender> {
    if table.iter().any(|cell| releases.differs_by_few(of_gender(cell), minimum)) {
        return Vec::new();
    }
    let is_published = |by: ClassBy, class: EsrClass| {
        let asked = |count: &&ParticipantCount| count.question.is_some() == table[0].question.is_some();
        classes.iter().filter(asked).any(|count| count.by == by && count.class == class && !count.hidden)
    };
    let people = |class: EsrClass, gender: EsrClass| {
        let cell = table.iter().find(|cell| cell.class == class && cell.gender == gender);
        cell.and_then(|cell| cell.value).unwrap_or(0)
    };
    let mut all: Vec<EsrClass> = table.iter().map(|cell| cell.class).collect();
    all.dedup();
    // A part of the unemployed is no row beside them.
    let rows: Vec<EsrClass> = all.iter().copied().filter(|class| *class != EsrClass::LongTermUnemployed).collect();
    let mut genders: Vec<EsrClass> = table.iter().map(|cell| cell.gender).collect();
    genders.sort_unstable();
    genders.dedup();
    genders.retain(|gender| rows.iter().any(|class| people(*class, *gender) > 0));
    if !genders.iter().all(|gender| is_published(ClassBy::Gender, *gender)) {
        return Vec::new();
    }
    let row = |class: EsrClass| genders.iter().map(|gender| people(class, *gender)).collect::<Vec<u64>>();
    let size = |class: &EsrClass| row(*class).iter().sum::<u64>();
    let is_large = |row: &[u64]| row.iter().all(|people| *people >= minimum);
    let (mut shown, mut hidden): (Vec<EsrClass>, Vec<EsrClass>) = rows
        .iter()
        .filter(|class| size(class) > 0)
        .partition(|class| is_published(table[0].by, **class) && is_large(&row(**class)));
    while !stays_unknown(&hidden.iter().map(|class| row(*class)).collect::<Vec<_>>(), minimum) {
        let Some(smallest) = (0..shown.len()).min_by_key(|at| size(&shown[*at])) else { return Vec::new() };
        hidden.push(shown.remove(smallest));
    }
    if shown.contains(&EsrClass::Unemployed) && is_published(table[0].by, EsrClass::LongTermUnemployed) {
        let long = row(EsrClass::LongTermUnemployed);
        let rest: Vec<u64> = row(EsrClass::Unemployed).iter().zip(&long).map(|(all, part)| all - part).collect();
        if is_large(&long) && (is_large(&rest) || rest.iter().all(|people| *people == 0)) {
            shown.push(EsrClass::LongTermUnemployed);
        }
    }
    if shown.is_empty() {
        return Vec::new();
    }
    let told = table.iter().filter(|cell| cell.class != EsrClass::NotKnown && genders.contains(&cell.gender));
    let cell = |cell: &ParticipantsByGender| {
        let hidden = !shown.contains(&cell.class);
        ParticipantsByGender { value: cell.value.filter(|_| !hidden), hidden, ..cell.clone() }
    };
    told.map(cell).collect()
}

/// Whether each cell of the hidden rows is surely large, or can be enough different numbers, or any that its row allows.
fn stays_unknown(hidden: &[Vec<u64>], minimum: u64) -> bool {
    let all: u64 = hidden.iter().flatten().sum();
    let columns = |at: usize| hidden.iter().map(|row| row[at]).sum::<u64>();
    hidden.iter().all(|row| {
        let size: u64 = row.iter().sum();
        (0..row.len()).all(|at| {
            let column = columns(at);
            let (low, high) = ((size + column).saturating_sub(all), size.min(column));
            low >= minimum || high - low + 1 >= (minimum - 1).min(size + 1)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::stays_unknown;

    #[test]
    fn what_the_margins_leave_open_is_unknown() {
        assert!(stays_unknown(&[], 10), "nothing is hidden");
        assert!(!stays_unknown(&[vec![3, 12]], 10), "one hidden row is the rest of both genders");
        assert!(stays_unknown(&[vec![3, 2], vec![14, 20]], 10));
        assert!(!stays_unknown(&[vec![9, 1], vec![14, 3]], 10), "of ten at least six are women");
    }
}
