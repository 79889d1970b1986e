//! From the bytes of a file to its tables.

mod compound;
mod delimited;
mod encoding;
mod guard;
mod package;
mod parquet;
mod sav;
mod workbook;

pub use guard::READER;
pub(super) use guard::guarded_each;
pub(super) use parquet::{Parquet, is_parquet};

use std::path::Path;

use super::table::Table;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// How files of SPSS, workbooks and Parquet files are called.
const SPSS: [&str; 3] = ["sav", "zsav", "por"];
const WORKBOOKS: [&str; 4] = ["xlsx", "xlsm", "xls", "ods"];
const PARQUET: &str = "parquet";

/// So many sheets may a workbook have.
const MOST_SHEETS: usize = 1_000;

/// So many bytes may a packed file unpack to.
const MOST_BYTES: u64 = 1 << 30;

/// The tables that a file holds or could be read as, with what there was to remark.
pub(super) fn open(bytes: Vec<u8>, path: &Path, shown: &str) -> Result<(Vec<Table>, Diagnostics), Diagnostic> {
    let place = || Place::file(shown);
    if bytes.is_empty() {
        return Err(Diagnostic::error("the export is empty (0 bytes)").at(place()).hint("export the answers again"));
    }
    if sav::is_sav(&bytes) {
        return sav::table(&bytes, shown).map(|table| (vec![table], Diagnostics::new()));
    }
    if is_parquet(&bytes) {
        return parquet::table(bytes, shown).map(|table| (vec![table], Diagnostics::new()));
    }
    if let Some(kind) = Container::of(&bytes) {
        return workbook::tables(&bytes, kind, shown).map(|tables| (tables, Diagnostics::new()));
    }
    let extension = extension(path);
    if SPSS.contains(&extension.as_str()) {
        return Err(Diagnostic::error(format!("not an SPSS data file in spite of its name `.{extension}`"))
            .at(place())
            .hint("save it as .sav in SPSS or PSPP, or export the answers as .xlsx or .csv"));
    }
    if extension == PARQUET {
        return Err(Diagnostic::error("not a Parquet file in spite of its name `.parquet`")
            .at(place())
            .hint("write it again, or rename it to .csv if it holds text"));
    }
    if WORKBOOKS.contains(&extension.as_str()) {
        return Err(Diagnostic::error(format!("not a `.{extension}` workbook in spite of its name"))
            .at(place())
            .hint("open it in the program it came from and save it as .xlsx, or rename it to .csv if it holds text"));
    }
    delimited::tables(bytes, shown)
}

/// The readings of a text file of which only the beginning is there; `None` where that does not show everything that
/// is needed, so that the file has to be read whole.
pub(super) fn open_head(head: &[u8], path: &Path) -> Option<Vec<Table>> {
    let extension = extension(path);
    let is_named_so =
        extension == PARQUET || SPSS.contains(&extension.as_str()) || WORKBOOKS.contains(&extension.as_str());
    let is_other = is_named_so || sav::is_sav(head) || is_parquet(head) || Container::of(head).is_some();
    if is_other { None } else { delimited::head(head) }
}

/// The end of a file's name, in lower case.
fn extension(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The text of a file that stands beside an export.
pub(super) fn text(bytes: Vec<u8>, shown: &str) -> String {
    encoding::decode(bytes, shown).text
}

/// What holds a workbook, told by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// `.xlsx` and `.ods`.
    Zip,
    /// `.xls`.
    CompoundFile,
}

impl Container {
    fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") {
            Some(Self::Zip)
        } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            Some(Self::CompoundFile)
        } else {
            None
        }
    }
}
