//! LimeSurvey's R syntax: names and labels for the columns of its R data, by their number.

use std::collections::BTreeMap;

use super::super::codebook::{Codebook, Variable};
use super::super::value_labels::ValueLabels;

/// The variables of a syntax file.
pub(super) fn read(text: &str) -> Option<Codebook> {
    let mut variables: BTreeMap<usize, Variable> = BTreeMap::new();
    for line in text.lines() {
        let number = |from: &str| {
            let rest = line.split_once(from)?.1.trim_start();
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<usize>().ok()?.checked_sub(1)
        };
        if let Some(column) = number("names(data)[") {
            let name = line.split_once("<-").and_then(|(_, rest)| strings(rest).into_iter().next());
            variables.entry(column).or_default().name = name.unwrap_or_default();
        } else if let Some(column) = number("data[,").filter(|_| line.contains("factor(")) {
            let list = |name: &str| line.split_once(name).map(|(_, rest)| strings(rest)).unwrap_or_default();
            let labels = list("levels=c(").into_iter().zip(list("labels=c(")).collect();
            variables.entry(column).or_default().labels = ValueLabels { labels, missing: Vec::new() };
        }
    }
    let variables: Vec<Variable> =
        variables.into_iter().map(|(column, variable)| Variable { column: Some(column), ..variable }).collect();
    (!variables.is_empty()).then_some(Codebook { variables })
}

/// Values of a list up to its closing bracket: `"A1", "A \"2\"", 3`.
fn strings(list: &str) -> Vec<String> {
    let (mut found, mut value, mut quoted, mut escaped) = (Vec::new(), String::new(), false, false);
    for letter in list.chars() {
        match letter {
            _ if escaped => {
                value.push(letter);
                escaped = false;
            }
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => found.push(std::mem::take(&mut value)),
            ')' if !quoted => break,
            _ if quoted || !letter.is_whitespace() => value.push(letter),
            _ => {}
        }
    }
    found.push(value);
    found
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn names_and_labels_are_read_by_column() {
        let text = "names(data)[1] <- \"id\"\ndata[, 7] <- factor(data[, 7], levels=c(\"A1\",2),labels=c(\"Often, very\",\"Seldom \\\"ever\\\"\"))\nnames(data)[7] <- \"d_exp#0\"\n";
        let book = read(text).unwrap();
        assert_eq!((book.variables[0].column, book.variables[0].name.as_str()), (Some(0), "id"));
        assert_eq!(book.variables[1].name, "d_exp#0");
        assert_eq!(book.variables[1].labels.label("A1"), Some("Often, very"));
        assert_eq!(book.variables[1].labels.label("2"), Some("Seldom \"ever\""));
    }
}
