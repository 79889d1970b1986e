//! Formats of the report. Adding one is a file here, a variant and its row.

use std::fmt;

use clap::ValueEnum;

use super::document::Document;

/// A format of the report or of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Format {
    /// Portable Document Format, accessible (PDF/UA-1) and archivable (PDF/A-2a)
    Pdf,
    /// One self-contained web page
    Html,
    /// Word document (not built in yet)
    Docx,
    /// Excel workbook (not built in yet)
    Xlsx,
    /// Every published figure, for programs
    Json,
    /// Tables as text (not built in yet)
    Csv,
    /// Tables for programs (not built in yet)
    Parquet,
    /// Charts as vector pictures
    Svg,
    /// Charts as pixels
    Png,
}

impl Format {
    /// What a report is made of unless the user says otherwise.
    pub const DEFAULT: &'static [Self] = &[Self::Html];

    /// Whether this program can write it.
    pub fn is_built(self) -> bool {
        match self {
            Self::Pdf => cfg!(feature = "pdf"),
            Self::Html | Self::Json | Self::Svg | Self::Png => true,
            Self::Docx | Self::Xlsx | Self::Csv | Self::Parquet => false,
        }
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

/// The files of a document in one format: path below the report's folder, and bytes.
pub fn render(_document: &Document, _format: Format) -> Result<Vec<(String, Vec<u8>)>, RenderError> {
    Ok(Vec::new())
}
