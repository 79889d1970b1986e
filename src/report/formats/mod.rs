//! Formats of the report. Adding one is a file here, a variant and its arm in [`render`].

mod docx;
mod html;
mod native;
#[cfg(feature = "pdf")]
mod pdf;
mod printed;
mod xlsx;

use std::fmt;

use clap::ValueEnum;
use rayon::prelude::*;

use super::Part;
use super::document::{Block, Document, DocumentKind, Figure};
use crate::charts::Picture;
use crate::results::Status;

/// A format of the report or of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Format {
    /// Portable Document Format, accessible (PDF/UA-1) and archivable (PDF/A-2a)
    Pdf,
    /// One self-contained web page
    Html,
    /// Word document
    Docx,
    /// Excel workbook
    Xlsx,
    /// Texts for application forms, of several lengths
    Txt,
    /// Every published figure, for programs
    Json,
    /// Tables as text, one for each kind of record
    Csv,
    /// Tables for programs, one for each kind of record, with a JSON Schema
    Parquet,
    /// Charts as vector pictures
    Svg,
    /// Charts as pixels
    Png,
}

/// Width of a chart that is a file of its own, in CSS pixels.
pub const CHART_WIDTH: f64 = 900.0;

/// Device pixels a CSS pixel, so that a PNG is sharp in print.
pub const CHART_SCALE: f64 = 2.0;

impl Format {
    /// What a report is made of unless the user says otherwise.
    #[cfg(feature = "pdf")]
    pub const DEFAULT: &'static [Self] = &[Self::Pdf, Self::Html, Self::Txt, Self::Json, Self::Svg, Self::Png];
    /// What a report is made of unless the user says otherwise.
    #[cfg(not(feature = "pdf"))]
    pub const DEFAULT: &'static [Self] = &[Self::Html, Self::Txt, Self::Json, Self::Svg, Self::Png];

    /// Whether it is made of a kind of document. The one-page version is for reading and editing; tables, charts and
    /// texts are those of the whole report.
    pub fn is_made_of(self, kind: DocumentKind) -> bool {
        kind == DocumentKind::Report || matches!(self, Self::Pdf | Self::Html | Self::Docx)
    }

    /// The format with this name: `pdf`.
    pub fn named(name: &str) -> Option<Self> {
        Self::from_str(name, false).ok()
    }

    /// Whether this program can write it.
    pub fn is_built(self) -> bool {
        self != Self::Pdf || cfg!(feature = "pdf")
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.to_possible_value().map(|value| value.get_name().to_string());
        f.write_str(&name.unwrap_or_default())
    }
}

/// Why a document could not be rendered: always a fault of the program, never of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError(pub String);

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The files of a document in one format.
///
/// `results.json` and the tables are the same in every language: `report::files` adds them.
pub fn render(document: &Document, format: Format) -> Result<Vec<Part>, RenderError> {
    let name = format!("{}.{}.{format}", document.kind.name(), document.language.code());
    match format {
        #[cfg(feature = "pdf")]
        Format::Pdf => Ok(vec![painted(name, pdf::render(document)?)]),
        Format::Html => Ok(vec![(name, html::render(document).into_bytes()).into()]),
        Format::Docx => Ok(vec![painted(name, docx::render(document)?)]),
        Format::Xlsx => Ok(vec![(name, xlsx::render(document)?).into()]),
        Format::Svg => charts(document, format, |picture| Ok((picture.standalone_svg().into_bytes(), Vec::new()))),
        Format::Png => charts(document, format, |picture| {
            let pixels = picture.png(CHART_SCALE).map_err(|error| RenderError(error.to_string()))?;
            Ok((pixels, vec![picture.svg]))
        }),
        // The same in every language, and made from the results themselves.
        Format::Json | Format::Csv | Format::Parquet | Format::Txt => Ok(Vec::new()),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => Err(RenderError("this program was built without PDF".into())),
    }
}

/// The bytes of a file, and the SVG of the pictures that can no more be read in them.
type Painted = (Vec<u8>, Vec<String>);

fn painted(name: String, (bytes, pictures): Painted) -> Part {
    Part { name, bytes, pictures }
}

fn charts(
    document: &Document,
    format: Format,
    paint: impl Fn(Picture) -> Result<Painted, RenderError> + Sync,
) -> Result<Vec<Part>, RenderError> {
    let figures: Vec<&Figure> = document.figures().collect();
    let file = |figure: &&Figure| {
        let name = format!("charts/{}.{}.{}.{format}", figure.id, figure.chart.kind().name(), document.language.code());
        Ok(painted(name, paint(figure.chart.draw(CHART_WIDTH))?))
    };
    figures.par_iter().map(file).collect()
}

impl Document {
    /// Its figures, in reading order.
    fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(figure),
            _ => None,
        })
    }
}

/// A sign beside the words of a status, so that a column can be read at a glance and without colour.
fn sign(status: Status) -> &'static str {
    match status {
        Status::Shown => "●",
        Status::Uncertain => "◐",
        Status::Open => "○",
        Status::NotReached => "■",
    }
}

/// Characters that no page can show are shown as the replacement character; all others as typed.
pub(super) fn visible(text: &str) -> String {
    let shown = |c: char| !(c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().map(|c| if shown(c) { c } else { '\u{fffd}' }).collect()
}
