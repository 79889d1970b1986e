//! The report as a Word document: styles that can be changed, numbered headings, captions as fields, header rows
//! that repeat, descriptions of pictures and tables, the language of the text.
//!
//! Written by hand because the crates for it write no alternative texts, no header rows and no language. Every
//! part goes through [`xml::Xml`], which escapes by construction. The same document gives the same bytes.

mod body;
mod chart;
mod figure;
mod logo;
mod look;
mod package;
mod paragraph;
mod parts;
mod table;
mod xml;

use rayon::prelude::*;

use super::super::document::{Document, DocumentKind};
use super::{Painted, RenderError};
use figure::{Drawn, Shown};
use look::Look;
use package::Package;

/// Width of A4 between the margins (166 mm), in twips (1/1440 inch).
const TEXT_WIDTH: u32 = 9412;

/// A length in whole twips.
fn twips(length: f64) -> String {
    format!("{length:.0}")
}

pub(super) fn render(document: &Document) -> Result<Painted, RenderError> {
    let (look, drawn) = drawn(document)?;
    let logo = document.logo.iter().map(|(logo, _)| logo::files(logo)).collect::<Result<Vec<_>, _>>()?.concat();
    let (body, footnotes) = body::write(document, &drawn, &look);
    let mut package = Package::default();
    package.text("[Content_Types].xml", parts::content_types(&drawn));
    package.text("_rels/.rels", include_bytes!("package.rels").to_vec());
    package.text("docProps/core.xml", parts::properties(document));
    package.text("docProps/app.xml", parts::program());
    package.text("word/document.xml", body);
    package.text("word/_rels/document.xml.rels", parts::relationships(&drawn, &logo));
    package.text("word/styles.xml", parts::styles(document.language, &look));
    package.text("word/numbering.xml", parts::numbering(&look));
    package.text("word/settings.xml", parts::settings(document.language));
    package.text("word/footnotes.xml", footnotes);
    package.text("word/header1.xml", parts::header(document, true));
    package.text("word/header2.xml", parts::header(document, false));
    package.text("word/footer1.xml", parts::footer());
    for (ending, bytes) in logo {
        package.packed(format!("word/media/logo.{ending}"), bytes);
    }
    let mut pictures = Vec::new();
    for (number, figure) in (1..).zip(drawn) {
        match figure.shown {
            Shown::Picture { files, svg } => {
                pictures.push(svg);
                package.packed(format!("word/media/figure{number}.png"), files.png);
                package.text(format!("word/media/figure{number}.svg"), files.svg.into_bytes());
            }
            Shown::Chart(chart) => {
                package.text(format!("word/charts/chart{number}.xml"), chart.xml);
                package.text(format!("word/charts/_rels/chart{number}.xml.rels"), parts::chart_relationships(number));
                package.packed(format!("word/embeddings/chart{number}.xlsx"), chart.workbook);
            }
        }
    }
    Ok((package.finish()?, pictures))
}

/// The figures in the largest look that fits; the smallest, where none does.
fn drawn(document: &Document) -> Result<(Look, Vec<Drawn>), RenderError> {
    let figures: Vec<_> = document.figures().collect();
    let mut last = None;
    for look in Look::all(document) {
        let drawn = figures.par_iter().map(|figure| figure::draw(figure, look.scale)).collect::<Result<Vec<_>, _>>()?;
        let fits = document.kind == DocumentKind::Report || look.fits(document, &drawn);
        last = Some((look, drawn));
        if fits {
            break;
        }
    }
    last.ok_or_else(|| RenderError("a document without a look".into()))
}
