use mittari::language::Language;
use mittari::report::document::{Block, Cell, Document};
use mittari::report::formats::Format;

use super::{example, part, parts, rendered};
use crate::mittari::visible_text;

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
    assert_eq!(count(&body, "<asvg:svgBlip "), figures);
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
