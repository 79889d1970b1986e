//! Several exports of one survey: their columns side by side, so that one question is drafted for all rounds.

use super::column::{Column, Columns, EMPTY};
use super::question::Why;
use super::scales;
use crate::ingest::heading::{normal, normal_header};

/// Columns of all files as if they were one, and in which files each is.
pub(super) struct Together {
    pub(super) columns: Vec<Column>,
    /// For each column the files that have it.
    pub(super) of: Vec<Vec<usize>>,
    /// Questions that at least two files share.
    pub(super) shared: usize,
}

/// Puts the same columns of several files together; what only later files have stands behind.
pub(super) fn together(files: Vec<Columns>) -> Together {
    let mut columns: Vec<Column> = Vec::new();
    let mut of: Vec<Vec<usize>> = Vec::new();
    let mut rows = 0;
    let several = files.len() > 1;
    for (file, read) in files.into_iter().enumerate() {
        let mut met = vec![false; columns.len()];
        for mut column in read.all {
            let key = normal_header(&column.heading.full);
            let place =
                (0..met.len()).find(|at| several && !met[*at] && normal_header(&columns[*at].heading.full) == key);
            if let Some(at) = place {
                met[at] = true;
                append(&mut columns[at], &column, rows);
                of[at].push(file);
            } else {
                let mut cells = vec![EMPTY; rows];
                cells.append(&mut column.cells);
                column.cells = cells;
                columns.push(column);
                of.push(vec![file]);
            }
        }
        rows += read.rows;
        for column in &mut columns {
            column.cells.resize(rows, EMPTY);
        }
    }
    let shared = of.iter().zip(&columns).filter(|(files, column)| files.len() > 1 && column.answered() > 0).count();
    Together { columns, of, shared }
}

/// Answers that are a scale in each file and none together: another scale in another round.
fn other_scale(column: &Column, other: &Column) -> Option<String> {
    let few = |column: &Column| (2..=20).contains(&column.values.len());
    let is_scale = |labels: &[String]| scales::recognise(labels).is_some();
    if !few(column) || !few(other) || !is_scale(&column.values) || !is_scale(&other.values) {
        return None;
    }
    let new = other.values.iter().filter(|value| !column.values.contains(value));
    let both: Vec<String> = column.values.iter().chain(new).cloned().collect();
    let listed = |values: &[String]| values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    (!is_scale(&both)).then(|| {
        format!(
            "its answers differ between the files, so that they cannot be one scale: {} in one and {} in another; ask it as \
             two questions with `waves`, or give the answers that mean the same as `aliases`",
            listed(&column.values),
            listed(&other.values)
        )
    })
}

fn append(column: &mut Column, other: &Column, rows: usize) {
    if column.differs.is_none() {
        column.differs = other_scale(column, other);
    }
    column.cells.resize(rows, EMPTY);
    let mut place = Vec::with_capacity(other.values.len());
    for (value, count) in other.values.iter().zip(&other.counts) {
        let at = column.values.iter().position(|known| known == value).unwrap_or_else(|| {
            column.values.push(value.clone());
            column.counts.push(0);
            column.values.len() - 1
        });
        column.counts[at] += count;
        place.push(u32::try_from(at).unwrap_or(EMPTY));
    }
    column.cells.extend(other.cells.iter().map(|cell| place.get(*cell as usize).copied().unwrap_or(EMPTY)));
    column.take_over(other);
}

/// Headers of the columns that hold respondents' own codes, and whether the same codes come again in every round.
pub(super) fn codes(together: &Together, files: usize) -> (Vec<String>, bool) {
    let coded = together.columns.iter().zip(&together.of).filter(|(column, _)| column.aside == Some(Why::MatchingCode));
    let (mut headers, mut again) = (Vec::new(), files > 1);
    for (column, of) in coded {
        // In one round each code is there once, so what is there twice is there in two.
        let mut given: Vec<String> = (0..column.cells.len()).filter_map(|row| column.value(row)).map(normal).collect();
        let all = given.len();
        given.sort();
        given.dedup();
        again &= of.len() == files && 5 * (all - given.len()) >= all;
        headers.push(column.heading.full.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let again = again && !headers.is_empty();
    (headers, again)
}

/// Ids of the rounds, from the names of the files: what they say about before and after, else a year, else a number.
pub(super) fn ids(stems: &[String]) -> Vec<String> {
    const START: &[&str] = &["alku", "ennen", "start", "pre", "before", "baseline", "före", "inled", "t1"];
    const END: &[&str] = &["loppu", "jälkeen", "end", "post", "after", "final", "efter", "slut", "t2"];
    let says = |stem: &str, words: &[&str]| {
        let stem = stem.to_lowercase();
        stem.split(|c: char| !c.is_alphanumeric()).any(|part| words.iter().any(|word| part.starts_with(word)))
    };
    if let [only] = stems {
        return vec![if says(only, START) { "start".into() } else { "end".to_string() }];
    }
    if let [first, last] = stems
        && says(first, START)
        && says(last, END)
    {
        return vec!["start".into(), "end".into()];
    }
    let year = |stem: &String| {
        let found = stem.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4 && part.starts_with("20"));
        found.map(|year| format!("y{year}"))
    };
    let years: Vec<String> = stems.iter().filter_map(year).collect();
    let mut different = years.clone();
    different.sort();
    different.dedup();
    if different.len() == stems.len() { years } else { (1..=stems.len()).map(|n| format!("wave_{n}")).collect() }
}

/// The order of time, as far as the names of two files tell: before and after, or years.
pub(super) fn in_order(stems: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..stems.len()).collect();
    let names = ids(stems);
    let swapped: Vec<String> = stems.iter().rev().cloned().collect();
    if stems.len() == 2 && ids(&swapped) == ["start", "end"] {
        order.reverse();
    } else if names.iter().all(|name| name.starts_with('y')) {
        order.sort_by_key(|at| names[*at].clone());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_named_by_what_the_files_say() {
        let named = |stems: &[&str]| ids(&stems.iter().map(|s| (*s).to_string()).collect::<Vec<_>>());
        assert_eq!(named(&["Alkukysely 2023", "Loppukysely 2024"]), ["start", "end"]);
        assert_eq!(named(&["kysely_2023", "kysely_2024"]), ["y2023", "y2024"]);
        assert_eq!(named(&["a", "b", "c"]), ["wave_1", "wave_2", "wave_3"]);
        assert_eq!(in_order(&["post".into(), "pre".into()]), [1, 0]);
    }
}
