//! Several options in one cell: which sign separates them, and what the options are.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Column;
use crate::ingest::heading::normal;

/// Options that were put together in cells.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct List {
    /// Options that several people chose, the first met first.
    pub(super) options: Vec<String>,
    /// What single people wrote beside them.
    pub(super) others: Vec<String>,
    /// Every cell holds all options, in another order: they were ranked.
    pub(super) ranked: bool,
}

/// More strange words than this make it a text.
const MANY: usize = 120;

/// Reads the column as lists if its cells are some. `usual`: the sign that the tool puts between options.
pub(super) fn read(column: &Column, usual: Option<&str>) -> Option<List> {
    let separators = usual.into_iter().chain([";", "|", ", "]);
    separators.filter_map(|separator| split(column, separator, usual)).max_by_key(|list| list.options.len())
}

fn split(column: &Column, separator: &str, usual: Option<&str>) -> Option<List> {
    let cells: Vec<Vec<String>> = column.values.iter().map(|text| pieces(text, separator)).collect();
    let several: usize = cells.iter().zip(&column.counts).filter(|(cell, _)| cell.len() > 1).map(|(_, n)| n).sum();
    let closed = column.values.iter().all(|text| text.ends_with(separator.trim_end()));
    if several == 0 && !(closed && separator.trim_end() == ";") {
        return None;
    }
    let cells = joined(cells, separator);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut first: Vec<String> = Vec::new();
    for (cell, count) in cells.iter().zip(&column.counts) {
        for piece in cell {
            let known = counts.entry(normal(piece)).or_default();
            if *known == 0 {
                first.push(piece.clone());
            }
            *known += count;
        }
    }
    let all: usize = counts.values().sum();
    let (options, others): (Vec<String>, Vec<String>) = first.into_iter().partition(|piece| counts[&normal(piece)] > 1);
    let common: usize = options.iter().map(|option| counts[&normal(option)]).sum();
    // Options recur; sentences with commas do not. Where next to nobody answered, the tool or the closing sign says it.
    let recur = 10 * common >= 7 * all && options.len() >= 2 && options.len() < column.answered().max(4);
    let said = usual == Some(separator) && separator != ", " && column.answered() < 20;
    let fits = (recur || closed || said) && others.len() <= MANY && options.len() + others.len() <= 200;
    if separator == ", " && !any_of_them_leads(&cells) {
        return None;
    }
    let long = options.iter().chain(&others).map(|o| o.chars().count()).sum::<usize>()
        > 120 * (options.len() + others.len()).max(1);
    let enough = cells.iter().any(|cell| cell.len() > 1) || closed;
    (fits && !long && enough).then(|| {
        let sets: BTreeSet<Vec<String>> = cells
            .iter()
            .map(|cell| {
                let mut set: Vec<String> = cell.iter().map(|piece| normal(piece)).collect();
                set.sort();
                set
            })
            .collect();
        let ranked = sets.len() == 1 && cells.len() > 1 && cells[0].len() > 2;
        List { options, others, ranked }
    })
}

/// Options stand now behind others, now first, or behind one that everybody chose. What only ever follows ("No,
/// because …", "Yes, always") is the second half of a sentence.
fn any_of_them_leads(cells: &[Vec<String>]) -> bool {
    #[rustfmt::skip]
    const BEGINNINGS: &[&str] = &["yes", "no", "maybe", "sometimes", "kyllä", "ei", "ehkä", "en", "ja", "nej", "kanske"];
    let leads: BTreeSet<&String> = cells.iter().filter_map(|cell| cell.first()).collect();
    let follows: BTreeSet<&String> = cells.iter().flat_map(|cell| cell.iter().skip(1)).collect();
    let both = follows.iter().filter(|piece| leads.contains(*piece)).count();
    let alone = cells.iter().any(|cell| cell.len() == 1);
    let small = follows.iter().filter(|piece| piece.starts_with(char::is_lowercase)).count();
    let sentence = 2 * small >= follows.len() || leads.iter().any(|piece| BEGINNINGS.contains(&normal(piece).as_str()));
    3 * both >= follows.len().min(12) || (alone && !sentence && follows.len() > 1)
}

/// Pieces between separators outside brackets; nothing behind the last separator is no piece.
fn pieces(text: &str, separator: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let (mut depth, mut rest) = (0_usize, text);
    while let Some(c) = rest.chars().next() {
        if depth == 0 && rest.starts_with(separator) {
            pieces.push(String::new());
            rest = &rest[separator.len()..];
            continue;
        }
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    pieces.iter().map(|piece| piece.trim().to_string()).filter(|piece| !piece.is_empty()).collect()
}

/// Pieces that never stand without each other are one option that holds the separator itself.
fn joined(mut cells: Vec<Vec<String>>, separator: &str) -> Vec<Vec<String>> {
    if separator != ", " {
        return cells;
    }
    loop {
        let mut before: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
        let mut behind: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for cell in &cells {
            for (at, piece) in cell.iter().enumerate() {
                before.entry(piece.clone()).or_default().insert(at.checked_sub(1).map(|left| cell[left].clone()));
                behind.entry(piece.clone()).or_default().insert(cell.get(at + 1).cloned());
                *counts.entry(piece.clone()).or_default() += 1;
            }
        }
        let only = |neighbours: &BTreeMap<String, BTreeSet<Option<String>>>, piece: &str, other: &str| {
            neighbours.get(piece).is_some_and(|found| found.len() == 1 && found.contains(&Some(other.to_string())))
        };
        let pair = cells.iter().flat_map(|cell| cell.windows(2)).find(|pair| {
            let lower = pair[1].chars().next().is_some_and(char::is_lowercase);
            only(&behind, &pair[0], &pair[1]) && only(&before, &pair[1], &pair[0]) && (counts[&pair[0]] > 1 || lower)
        });
        let Some(pair) = pair.map(|pair| (pair[0].clone(), pair[1].clone())) else { return cells };
        for cell in &mut cells {
            while let Some(at) = cell.windows(2).position(|two| two[0] == pair.0 && two[1] == pair.1) {
                let second = cell.remove(at + 1);
                cell[at] = format!("{}{separator}{second}", cell[at]);
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;
    use crate::ingest::heading::Heading;

    fn column(cells: &[&str]) -> Column {
        Column::of(&Heading::new(0, "Q"), cells)
    }

    #[test]
    fn the_same_answers_joined_by_two_tools_have_the_same_options() {
        let semicolons =
            column(&["Dairy (Milk, Yogurt);Eggs", "Eggs;Fish, smoked", "Dairy (Milk, Yogurt);Fish, smoked", "Eggs"]);
        let commas =
            column(&["Dairy (Milk, Yogurt), Eggs", "Eggs, Fish, smoked", "Dairy (Milk, Yogurt), Fish, smoked", "Eggs"]);
        let (one, other) = (read(&semicolons, None).unwrap(), read(&commas, None).unwrap());
        assert_eq!(one.options, ["Dairy (Milk, Yogurt)", "Eggs", "Fish, smoked"]);
        assert_eq!(one.options, other.options);
    }

    #[test]
    fn a_closing_separator_makes_a_list_of_single_answers() {
        let list = read(&column(&["a;", "b;", "a;"]), Some(";")).unwrap();
        assert_eq!((list.options, list.others, list.ranked), (vec!["a".to_string()], vec!["b".to_string()], false));
    }

    #[test]
    fn all_options_in_every_cell_are_a_ranking() {
        assert!(read(&column(&["a;b;c;", "c;b;a;", "b;a;c;"]), Some(";")).unwrap().ranked);
        assert!(!read(&column(&["a;b;c;", "c;b;", "b;a;c;"]), Some(";")).unwrap().ranked);
    }

    #[test]
    fn sentences_with_commas_are_no_lists() {
        assert_eq!(read(&column(&["Time, money, and people", "Nothing, really", "The boss, who left"]), None), None);
    }
}
