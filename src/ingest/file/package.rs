//! What a zipped workbook holds, unpacked before calamine sees it: what its parts declare may be a lie, and a part that
//! fills the memory ends the program without a word. Each byte is unpacked once; calamine is given the parts as they are.

use std::io::{BufRead, BufReader, Cursor, Read, copy};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::super::grid::MOST_CELLS;
use super::MOST_BYTES;

/// So many files may a workbook hold.
const MOST_FILES: usize = 10_000;

/// A workbook unpacks to so many times its size, as a rule.
const USUAL: usize = 12;

/// A package without any compression, and what is known of it.
#[derive(Debug)]
pub(super) struct Package {
    pub(super) bytes: Vec<u8>,
    pub(super) kind: Kind,
    /// How many parts it has.
    pub(super) parts: usize,
    /// Whether any sheet may have merged cells, for which calamine goes through all of it again.
    pub(super) may_have_merged: bool,
}

/// What kind of workbook a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Excel,
    OpenDocument,
}

/// Why a package is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    TooLarge(String),
    Unreadable(String),
}

/// The parts of a package, unpacked.
///
/// Errors: more than 1 GB or 10,000 parts; parts that are damaged or packed with a password; what claims more than it holds.
pub(super) fn unpack(bytes: &[u8]) -> Result<Package, Refused> {
    let unreadable = |error: zip::result::ZipError| Refused::Unreadable(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MOST_FILES {
        return Err(Refused::TooLarge("it holds more than 10,000 files".into()));
    }
    if archive.index_for_name("xl/workbook.bin").is_some() {
        return Err(Refused::Unreadable("binary workbooks (.xlsb) are not read".into()));
    }
    let mut package = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len().saturating_mul(USUAL))));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).large_file(true);
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unreadable)?;
        let name = part.name().map_err(unreadable)?.into_owned();
        if part.is_dir() || name.starts_with("xl/media/") {
            continue;
        }
        let too_large = Refused::TooLarge("it unpacks to more than 1 GB".into());
        if part.size() > left {
            return Err(too_large);
        }
        package.start_file(&*name, stored).map_err(unreadable)?;
        let unpacked = copy(&mut part.take(left + 1), &mut package)
            .map_err(|error| Refused::Unreadable(format!("`{name}` in it is damaged ({error})")))?;
        left = left.checked_sub(unpacked).ok_or(too_large)?;
    }
    let bytes = package.finish().map_err(unreadable)?.into_inner();
    if claims_more_texts(&bytes) {
        return Err(Refused::Unreadable("it says that it holds more texts than fit into it".into()));
    }
    let mut archive = ZipArchive::new(Cursor::new(&bytes[..])).map_err(unreadable)?;
    let parts = archive.len();
    let reach = archive.by_name("content.xml").ok().map(|content| reach(BufReader::new(content)));
    let kind = match reach {
        Some(reach) if reach > MOST_CELLS => {
            return Err(Refused::TooLarge("it reaches over more than 50 million cells".into()));
        }
        Some(_) => Kind::OpenDocument,
        None => Kind::Excel,
    };
    let may_have_merged = kind == Kind::Excel && memmem::find(&bytes, b"mergeCell").is_some();
    Ok(Package { bytes, kind, parts, may_have_merged })
}

/// Whether a table of shared texts says that it holds more of them than there are bytes in the package: calamine asks for
/// the memory that it says.
fn claims_more_texts(package: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    memmem::find_iter(package, NAME).any(|at| {
        let rest = package.get(at + NAME.len()..).unwrap_or_default().trim_ascii_start();
        let value = rest.strip_prefix(b"=").unwrap_or_default().trim_ascii_start();
        let digits = value.get(1..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit());
        let count = digits.fold(0usize, |n, digit| n.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
        count > package.len()
    })
}

/// How many cells calamine makes of the tables of an OpenDocument: one cell or row may stand for thousands that are alike.
/// What cannot be made sense of counts for nothing; calamine says so.
fn reach(content: impl BufRead) -> u64 {
    let mut reader = Reader::from_reader(content);
    let (mut reach, mut buffer) = (Reach::default(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => reach.begins(&element),
            Ok(Event::Empty(element)) => {
                reach.begins(&element);
                reach.ends(element.name().as_ref());
            }
            Ok(Event::End(element)) => reach.ends(element.name().as_ref()),
            Ok(Event::Eof) | Err(_) => return reach.cells,
            Ok(_) => {}
        }
        if reach.cells > MOST_CELLS {
            return reach.cells;
        }
    }
}

/// The cells of tables so far.
#[derive(Default)]
struct Reach {
    cells: u64,
    /// The widest row of the table.
    widest: u64,
    /// Rows that hold nothing since the last that does.
    empty_rows: u64,
    row: Row,
    /// The cell at hand: how many it stands for, and whether it holds something.
    cell: Option<(u64, bool)>,
}

/// The row at hand.
#[derive(Default)]
struct Row {
    /// How many it stands for.
    times: u64,
    /// Cells as far as the last that holds something.
    filled: u64,
    /// Empty ones since.
    empty: u64,
}

impl Reach {
    fn begins(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "table:table" => (self.widest, self.empty_rows) = (0, 0),
            "table:table-row" => {
                self.row = Row { times: number(element, "table:number-rows-repeated"), ..Row::default() }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let holds = |key: &str| key == "table:formula" || key.starts_with("office:") && key.contains("value");
                let is_filled = element.attributes().flatten().any(|attribute| holds(attribute.key.as_ref()));
                self.cell = Some((number(element, "table:number-columns-repeated"), is_filled));
            }
            // A text in it.
            _ => self.cell = self.cell.map(|(alike, _)| (alike, true)),
        }
    }

    fn ends(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => match self.cell.take() {
                Some((alike, true)) => {
                    self.row.filled = self.row.filled.saturating_add(self.row.empty).saturating_add(alike);
                    self.row.empty = 0;
                }
                Some((alike, false)) => self.row.empty = self.row.empty.saturating_add(alike),
                None => {}
            },
            "table:table-row" if self.row.filled == 0 => {
                self.empty_rows = self.empty_rows.saturating_add(self.row.times);
            }
            "table:table-row" => {
                self.widest = self.widest.max(self.row.filled);
                let rows = self.empty_rows.saturating_add(self.row.times);
                self.cells = self.cells.saturating_add(rows.saturating_mul(self.widest));
                self.empty_rows = 0;
            }
            _ => {}
        }
    }
}

/// An attribute that says how often something stands there.
fn number(element: &BytesStart<'_>, name: &str) -> u64 {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found.and_then(|attribute| attribute.value.as_ref().parse().ok()).unwrap_or(1)
}
