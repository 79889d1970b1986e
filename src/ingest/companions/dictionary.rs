//! REDCap's data dictionary: one row a variable, choices as `1, one | 2, two`.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::super::codebook::{Codebook, Variable};
use super::super::role::{Metadata, Role};
use super::super::value_labels::ValueLabels;

/// The first header, as the web page and as the programming interface write it.
const FIRST: [&str; 2] = ["Variable / Field Name", "field_name"];

/// Whether a CSV file begins like a dictionary.
pub(super) fn begins(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64).read_to_end(&mut beginning));
    let beginning = String::from_utf8_lossy(&beginning);
    let header = beginning.trim_start_matches(['\u{feff}', '"']);
    read.is_ok() && FIRST.iter().any(|first| header.starts_with(first))
}

/// The variables of a dictionary.
pub(super) fn read(text: &str) -> Option<Codebook> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers().ok()?.clone();
    let column = |names: [&str; 2]| headers.iter().position(|h| names.contains(&h.trim_start_matches('\u{feff}')));
    let (name, label) = (column(FIRST)?, column(["Field Label", "field_label"])?);
    let (kind, choices) = (
        column(["Field Type", "field_type"])?,
        column(["Choices, Calculations, OR Slider Labels", "select_choices_or_calculations"])?,
    );
    let (personal, form) = (
        column(["Identifier?", "identifier"]),
        column(["Text Validation Type OR Show Slider Number", "text_validation_type_or_show_slider_number"]),
    );
    let mut variables = Vec::new();
    for record in reader.records().flatten() {
        let cell = |column: usize| record.get(column).unwrap_or_default().trim();
        let (name, question) = (cell(name).to_string(), cell(label).to_string());
        let labels = match cell(kind) {
            "radio" | "dropdown" | "checkbox" => pairs(cell(choices)),
            "yesno" => vec![("1".into(), "Yes".into()), ("0".into(), "No".into())],
            "truefalse" => vec![("1".into(), "True".into()), ("0".into(), "False".into())],
            _ => Vec::new(),
        };
        if cell(kind) == "checkbox" {
            variables.extend(labels.into_iter().map(|(code, option)| Variable {
                name: format!("{name}___{}", code.to_lowercase().replace('-', "_")),
                question: question.clone(),
                part: Some(option),
                role: Some(Role::Option),
                ..Variable::default()
            }));
            continue;
        }
        let is_personal = personal.is_some_and(|column| cell(column).eq_ignore_ascii_case("y"));
        let role = is_personal.then(|| match form.map(cell) {
            Some("email") => Role::Metadata(Metadata::Email),
            _ => Role::Metadata(Metadata::Name),
        });
        let labels = ValueLabels { labels, missing: Vec::new() };
        variables.push(Variable { name, question, role, labels, ..Variable::default() });
    }
    (!variables.is_empty()).then_some(Codebook { variables })
}

/// `1, one | 2, two`: parted at the bars, and each at its first comma.
fn pairs(choices: &str) -> Vec<(String, String)> {
    let pair = |choice: &str| choice.split_once(',').map(|(code, label)| (code.trim().into(), label.trim().into()));
    choices.split('|').filter_map(pair).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn choices_labels_and_check_boxes_are_read() {
        let text = "\u{feff}\"Variable / Field Name\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\",Identifier?\n\
            mood,radio,Mood?,\"1, good, very | 2, bad\",\nhelp,checkbox,Help,\"a, A|-1, B\",\nmail,text,E-mail,,y\n";
        let book = read(text).unwrap();
        let names: Vec<&str> = book.variables.iter().map(|v| v.name.as_str()).collect();
        assert_eq!(names, ["mood", "help___a", "help____1", "mail"]);
        assert_eq!(book.variables[0].labels.label("1"), Some("good, very"));
        assert_eq!(book.variables[2].part.as_deref(), Some("B"));
        assert!(matches!(book.variables[3].role, Some(Role::Metadata(Metadata::Name))));
    }
}
