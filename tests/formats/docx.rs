use std::io::{Cursor, Read};

use calamine::{DataType, Reader};
use mittari::language::Language;
use mittari::report;
use mittari::report::document::{Block, Cell, Document};
use mittari::report::formats::Format;
use mittari::results::Distribution;

use zip::ZipArchive;

use super::{example, part, parts, rendered};
use crate::mittari::{project, results, visible_text};

/// How often something stands in a text.
fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

fn tables(document: &Document) -> usize {
    document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count()
}

fn figures(document: &Document) -> usize {
    document.blocks.iter().filter(|block| matches!(block, Block::Figure(_))).count()
}

#[test]
fn every_table_and_figure_has_its_caption_its_header_and_its_description() {
    let document = example(Language::Fi);
    let body = part(&rendered(&document, Format::Docx), "word/document.xml");
    let (tables, figures) = (tables(&document), figures(&document));
    assert!(tables > 10 && figures > 5);
    assert_eq!(count(&body, "<w:tblHeader/>"), tables);
    assert_eq!(count(&body, "<w:tblCaption w:val=\""), tables);
    assert_eq!(count(&body, "SEQ Taulukko "), tables);
    assert_eq!(count(&body, "SEQ Kuva "), figures);
    assert_eq!(count(&body, "<wp:docPr "), figures);
    assert_eq!(count(&body, " descr=\"\""), 0, "a picture without words");
    let charts = count(&body, "<c:chart ");
    assert!(charts > 5);
    assert_eq!(count(&body, "<asvg:svgBlip "), figures - charts);
}

/// Texts of the first column, heads of the others, and the numbers.
type Sheet = (Vec<String>, Vec<String>, Vec<Vec<f64>>);

fn sheet(workbook: &[u8]) -> Sheet {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &calamine::Data| cell.to_string();
    let rows: Vec<&[calamine::Data]> = range.rows().collect();
    let categories = rows[1..].iter().map(|row| text(&row[0])).collect();
    let numbers = rows[1..].iter().map(|row| row[1..].iter().map(|cell| cell.as_f64().unwrap()).collect()).collect();
    (categories, rows[0][1..].iter().map(text).collect(), numbers)
}

#[test]
fn a_chart_of_answers_can_be_changed_in_word_and_holds_what_is_published() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let file = rendered(&report::document(&survey, &results, Language::Fi), Format::Docx);
    let charts: Vec<String> = parts(&file).into_iter().filter(|name| name.starts_with("word/charts/chart")).collect();
    assert!(charts.len() > 5, "{charts:?}");
    let mut published = 0;
    for chart in &charts {
        let xml = part(&file, chart);
        let name = chart.trim_start_matches("word/charts/").trim_end_matches(".xml");
        let relationships = part(&file, &format!("word/charts/_rels/{name}.xml.rels"));
        assert!(relationships.contains(&format!("../embeddings/{name}.xlsx")));
        assert!(xml.contains("<c:externalData r:id=\"workbook\">"));
        let mut zip = ZipArchive::new(Cursor::new(&file)).unwrap();
        let mut workbook = Vec::new();
        zip.by_name(&format!("word/embeddings/{name}.xlsx")).unwrap().read_to_end(&mut workbook).unwrap();
        let (categories, parts, numbers) = sheet(&workbook);
        assert!(!xml.contains("<c:f>") || xml.contains("<c:numCache>"), "Word draws from what the chart remembers");
        for (category, row) in categories.iter().zip(&numbers) {
            let sum: f64 = row.iter().sum();
            assert!(parts.len() == 1 || (sum - 1.0).abs() < 1e-12, "{category}: {row:?}");
            let label = category.split(" (n = ").next().unwrap();
            let question = survey.questions().iter().find(|question| question.label(Language::Fi) == label);
            let Some(question) = question else { continue };
            let shares = |d: &Distribution| {
                let n = d.n.unwrap() as f64;
                let mut shares: Vec<f64> = d.counts.iter().filter_map(|c| Some(c.count? as f64 / n)).collect();
                shares.sort_by(f64::total_cmp);
                shares
            };
            let mut row = row.clone();
            row.sort_by(f64::total_cmp);
            let mut rounds = results.distributions.iter().filter(|d| d.question == question.id && !d.hidden);
            assert!(rounds.any(|d| shares(d) == row), "{category}: {row:?}");
            published += 1;
        }
    }
    assert!(published > 10, "{published}");
}

#[test]
fn all_that_is_named_is_there() {
    let file = rendered(&example(Language::Sv), Format::Docx);
    let (parts, body) = (parts(&file), part(&file, "word/document.xml"));
    let relationships = part(&file, "word/_rels/document.xml.rels");
    for target in relationships.split("Target=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(parts.contains(&format!("word/{target}")), "no {target}");
    }
    for attribute in ["r:embed=\"", "r:id=\""] {
        for id in body.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(relationships.contains(&format!("Id=\"{id}\"")), "no {id}");
        }
    }
    let styles = part(&file, "word/styles.xml");
    for style in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        for id in body.split(&format!("<{style} w:val=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "no style {id}");
        }
    }
    for link in body.split("w:anchor=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(body.contains(&format!("w:name=\"{link}\"")), "a link leads nowhere: {link}");
    }
    assert!(styles.contains("<w:lang w:val=\"sv-FI\""));
}

#[test]
fn small_print_of_a_paragraph_is_a_footnote() {
    let mut document = example(Language::En);
    document.blocks = vec![Block::Paragraph("Seen.".into()), Block::Note("Small <print>.".into())];
    let file = rendered(&document, Format::Docx);
    assert!(part(&file, "word/document.xml").contains("<w:footnoteReference w:id=\"1\"/>"));
    assert!(part(&file, "word/footnotes.xml").contains("Small &lt;print&gt;."));
}

#[test]
fn what_people_wrote_stays_text() {
    let hostile = "</w:t><w:br/> & \"x\" \u{1} {language} ${HOME}";
    let mut document = example(Language::En);
    document.title = hostile.into();
    document.author = Some(hostile.into());
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table.caption = hostile.into();
            table.rows.iter_mut().for_each(|row| row[0] = Cell::Text(hostile.into()));
        }
    }
    let file = rendered(&document, Format::Docx);
    for name in ["word/document.xml", "word/header1.xml", "docProps/core.xml"] {
        let text = part(&file, name);
        assert!(!text.contains("</w:t><w:br/> "), "{name}");
        assert!(visible_text(&text).contains("</w:t><w:br/> & \"x\" \u{fffd} {language} ${HOME}"), "{name}");
    }
}

#[test]
fn the_same_report_has_the_same_bytes() {
    let document = example(Language::Fi);
    assert!(rendered(&document, Format::Docx) == rendered(&document, Format::Docx));
}
