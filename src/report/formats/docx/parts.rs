//! The parts around the text: properties, relationships, styles, header and footer.

use super::figure::{Drawn, Shown};
use super::logo;
use super::look::{Look, STYLES};
use super::paragraph::{Paragraph, field, run};
use super::xml::Xml;
use crate::language::Language;
use crate::report::document::Document;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Title, author, language and date: the report's, never the clock's.
pub(super) fn properties(document: &Document) -> Vec<u8> {
    let mut xml = Xml::part();
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.element("dc:title", &[], |xml| xml.text(&document.title));
        if let Some(subtitle) = &document.subtitle {
            xml.element("dc:subject", &[], |xml| xml.text(subtitle));
        }
        if let Some(author) = &document.author {
            xml.element("dc:creator", &[], |xml| xml.text(author));
        }
        if let Some(banner) = &document.banner {
            xml.element("dc:description", &[], |xml| xml.text(banner));
        }
        xml.element("dc:language", &[], |xml| xml.text(document.language.tag()));
        if let Some((year, month, day)) = document.date {
            let time = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
            xml.element("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&time));
            xml.element("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&time));
        }
    });
    xml.into_bytes()
}

/// The program that wrote the file.
pub(super) fn program() -> Vec<u8> {
    let mut xml = Xml::part();
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", space)], |xml| {
        xml.element("Application", &[], |xml| xml.text(concat!("mittari ", env!("CARGO_PKG_VERSION"))));
    });
    xml.into_bytes()
}

/// What each part is.
pub(super) fn content_types(figures: &[Drawn]) -> Vec<u8> {
    let kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    let chart = |(number, figure): (usize, &Drawn)| match figure.shown {
        Shown::Picture { .. } => None,
        Shown::Chart(_) => {
            Some(format!("<Override PartName=\"/word/charts/chart{number}.xml\" ContentType=\"{kind}\"/>\n"))
        }
    };
    let charts: String = (1..).zip(figures).filter_map(chart).collect();
    include_str!("content_types.xml").replace("</Types>", &format!("{charts}</Types>")).into_bytes()
}

/// The workbook that a chart is drawn from.
pub(super) fn chart_relationships(number: usize) -> Vec<u8> {
    let mut xml = Xml::part();
    let target = format!("../embeddings/chart{number}.xlsx");
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        xml.empty(
            "Relationship",
            &[("Id", super::chart::WORKBOOK), ("Type", &format!("{OFFICE}/package")), ("Target", &target)],
        );
    });
    xml.into_bytes()
}

/// What the text refers to.
pub(super) fn relationships(figures: &[Drawn], logo: &[logo::File]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        let mut relationship = |id: &str, kind: &str, target: &str| {
            xml.empty("Relationship", &[("Id", id), ("Type", &format!("{OFFICE}/{kind}")), ("Target", target)]);
        };
        for part in ["styles", "numbering", "settings", "footnotes"] {
            relationship(part, part, &format!("{part}.xml"));
        }
        for part in ["header1", "header2", "footer1"] {
            relationship(part, part.trim_end_matches(char::is_numeric), &format!("{part}.xml"));
        }
        for (ending, _) in logo {
            relationship(&logo::relationship(ending), "image", &format!("media/logo.{ending}"));
        }
        for (number, figure) in (1..).zip(figures) {
            match figure.shown {
                Shown::Picture { .. } => {
                    for kind in ["png", "svg"] {
                        relationship(&format!("{kind}{number}"), "image", &format!("media/figure{number}.{kind}"));
                    }
                }
                Shown::Chart(_) => {
                    relationship(&format!("chart{number}"), "chart", &format!("charts/chart{number}.xml"));
                }
            }
        }
    });
    xml.into_bytes()
}

/// Styles with the language of the text.
pub(super) fn styles(language: Language, look: &Look) -> Vec<u8> {
    look.dressed(STYLES).replace("{language}", language.tag()).into_bytes()
}

/// How headings and lists are counted and marked.
pub(super) fn numbering(look: &Look) -> Vec<u8> {
    look.dressed(include_str!("numbering.xml")).into_bytes()
}

/// Settings with the language of the text.
pub(super) fn settings(language: Language) -> Vec<u8> {
    include_str!("settings.xml").replace("{language}", language.tag()).into_bytes()
}

/// Head of the pages: on every page that the data are made up, and on all but the first (`continued`) the title.
pub(super) fn header(document: &Document, continued: bool) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:hdr", &[("xmlns:w", WORD)], |xml| {
        if let Some(banner) = &document.banner {
            Paragraph::new("Banner").text(xml, banner);
        }
        if continued || document.banner.is_none() {
            Paragraph::new("Header").text(xml, if continued { &document.title } else { "" });
        }
    });
    xml.into_bytes()
}

/// Foot of the pages: `2 / 17`.
pub(super) fn footer() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:ftr", &[("xmlns:w", WORD)], |xml| {
        Paragraph::new("Footer").write(xml, |xml| {
            field(xml, "PAGE", "1");
            run(xml, None, " / ");
            field(xml, "NUMPAGES", "1");
        });
    });
    xml.into_bytes()
}
