//! Pages of a PDF as an attacker reads them: charts by their shapes, and words by what they are part of, not by the line they
//! stand on.

use mittari::disclosure::audit::{Contents, Names};
use mittari::language::Language;
use mittari::report::document::{Block, Document};
use mittari::report::{self, formats::Format};

use super::rendered;
use crate::mittari::{Mittari, results};

/// Teams, of which the smallest are hidden from eight answers on.
fn survey(minimum: &str) -> String {
    format!(
        r#"format = 1
[survey]
title = "Tiimit"
languages = ["fi"]
date = 2026-05-04
made_up = true

[[wave]]
id = "end"
responses = ["answers.csv"]

[answers.agreement]
options = [{{ code = 1, text = "ei" }}, {{ code = 2, text = "kyllä" }}]
positive = [2]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "Jaksan"

[[question]]
id = "team"
topic = "background"
kind = "category"
text = "tiimi"

[[indicator]]
id = "coping"
measure = "rate"
question = "coping"
headline = true

[[group]]
question = "team"

[group.population]
"Muu" = 12
"Tiimi 2" = 12

{minimum}"#
    )
}

/// The report, and its `results.json`.
fn made(minimum: &str, teams: &[(&str, usize, usize)]) -> (Document, Vec<u8>) {
    let mut answers = String::from("id;Jaksan;tiimi\n");
    for (team, n, yes) in teams {
        (0..*n).for_each(|i| answers.push_str(&format!("x;{};{team}\n", if i < *yes { "kyllä" } else { "ei" })));
    }
    let story = Mittari::new().survey(&survey(minimum)).file("kysely/answers.csv", answers);
    let played = story.args(["check", "kysely"]).play();
    let (survey, results) = results(&played.path("kysely")).unwrap();
    (report::document(&survey, &results, Language::Fi), report::record(&results))
}

const TEAMS: [(&str, usize, usize); 4] = [("Muu", 6, 3), ("Niemi", 25, 14), ("Ranta", 31, 17), ("Tiimi 2", 7, 3)];

fn searched(names: &Names, document: &Document) -> Vec<String> {
    let file = rendered(document, Format::Pdf);
    names.search(&Contents::new("report.fi.pdf", &file)).unwrap()
}

/// What is left of a laxer report is its charts: alternative texts, tables and sentences tell nothing more.
#[test]
fn a_chart_of_hidden_groups_is_found_by_its_shapes() {
    let (strict, record) = made("[disclosure]\nminimum = 8\n", &TEAMS);
    let names = Names::of(&record).unwrap();
    assert_eq!(searched(&names, &strict), [""; 0]);
    let (mut lax, _) = made("", &TEAMS);
    lax.blocks.retain(|block| matches!(block, Block::Figure(figure) if figure.id.contains("by-team")));
    assert!(!lax.blocks.is_empty());
    let found = searched(&names, &lax);
    for team in ["Muu", "Tiimi 2"] {
        assert!(found.contains(&format!("something is drawn in the row of the hidden group `{team}`")), "{found:?}");
        assert!(found.contains(&format!("a number stands beside the hidden group `{team}`")), "{found:?}");
    }
}

/// Two columns: what stands on one line is not said together.
#[test]
fn a_line_of_two_columns_says_nothing() {
    let (mut document, record) = made("[disclosure]\nminimum = 8\n", &TEAMS);
    let names = Names::of(&record).unwrap();
    let fact = |name: &str, value: &str| (name.to_string(), value.to_string());
    document.blocks = vec![Block::Paragraph("Muutos oli 14 prosenttiyksikköä. Ei näytetä: Muu, Tiimi 2.".into())];
    document.facts = vec![fact("Muu", "Muu"), fact("Vastaajia", "69")];
    assert_eq!(searched(&names, &document), [""; 0]);
    document.blocks = vec![Block::Paragraph("Muu: 3/6, ja Niemi 14/25.".into())];
    assert_eq!(searched(&names, &document), ["a number stands in a sentence about the hidden group `Muu`"]);
    document.blocks.clear();
    document.facts = vec![fact("Muu", "3/6")];
    assert_eq!(searched(&names, &document), ["a number stands in a sentence about the hidden group `Muu`"]);
}
