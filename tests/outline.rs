use mittari::language::Language;
use mittari::report::document::{Block, Document};
use mittari::{charts, report};

use crate::mittari::{project, results, visible_text};

/// The report's skeleton: headings, captions, the first row of each table, the first words of each text.
fn outline(document: &Document) -> String {
    let first = |text: &str| text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    let mut lines = vec![format!("{} ({})", document.title, document.language.tag())];
    lines.extend(document.banner.iter().map(|banner| format!("! {banner}")));
    lines.extend(document.facts.iter().map(|(label, value)| format!("{label}: {value}")));
    for block in &document.blocks {
        lines.push(match block {
            Block::Heading { level, id, text } => format!("{} {text} [{id}]", "#".repeat(usize::from(*level))),
            Block::Paragraph(text) => format!("paragraph: {} …", first(text)),
            Block::List(items) => format!("list of {}: {} …", items.len(), first(&items[0])),
            Block::Summary { title, items } => {
                let figures: Vec<&str> = items.iter().map(|i| i.figure.as_deref().unwrap_or("–")).collect();
                format!("summary: {title}: {}", figures.join(" · "))
            }
            Block::Callout { title, .. } => format!("callout: {title}"),
            Block::Table(table) => {
                let heads: Vec<&str> = table.columns.iter().map(|c| c.head.as_str()).collect();
                let row: Vec<String> = table.rows.iter().take(1).flatten().map(|c| c.text(document.language)).collect();
                format!(
                    "table of {}: {}\n  | {}\n  | {}",
                    table.rows.len(),
                    table.caption,
                    heads.join(" | "),
                    row.join(" | ")
                )
            }
            Block::Figure(figure) => format!("figure: {}\n  {}", figure.caption, figure.chart.title()),
            Block::Note(text) => format!("note: {} …", first(text)),
            Block::Prose(_) => "the evaluator's words".into(),
            Block::Quotes(quotes) => {
                let parts: Vec<String> =
                    quotes.parts.iter().map(|part| format!("{} of {}", part.title, part.quotes.len())).collect();
                format!("quotes: {}", parts.join(" · "))
            }
        });
    }
    // The hash of the file says nothing here, nor does a table for each question.
    let text = lines.join("\n").replace('\u{a0}', " ");
    let lines = text.lines().filter(|line| !line.contains(".xlsx"));
    lines.take_while(|line| !line.ends_with("[appendix]")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_finnish_report_in_outline() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    insta::assert_snapshot!(outline(&report::document(&survey, &results, Language::Fi)));
}

#[test]
fn every_language_has_the_same_outline() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let kinds = |language| {
        let document = report::document(&survey, &results, language);
        let kind = |block: &Block| match block {
            Block::Heading { id, .. } => id.clone(),
            Block::Table(table) => format!("{} of {}", table.id, table.rows.len()),
            Block::Figure(figure) => figure.id.clone(),
            other => format!("{other:?}").chars().take_while(char::is_ascii_alphabetic).collect(),
        };
        document.blocks.iter().map(kind).collect::<Vec<String>>()
    };
    assert_eq!(kinds(Language::Fi), kinds(Language::Sv));
    assert_eq!(kinds(Language::Fi), kinds(Language::En));
}

#[test]
fn a_chart_in_words() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let chart = charts::rates(&survey, &results, Language::Fi, "end", &charts::Selection::Headlines).remove(0);
    let svg = chart.draw(800.0).svg;
    let labels =
        svg.split("<text").skip(1).map(|text| visible_text(&format!("<text{}", text.split("</text>").next().unwrap())));
    let labels: Vec<String> =
        labels.map(|label| label.trim().replace('\u{a0}', " ")).filter(|l| !l.is_empty()).collect();
    insta::assert_snapshot!(labels.join("\n"));
}
