//! An export that is opened: which sheet holds the answers, which tool it comes from, what its columns are.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::companions::{self, Companion};
use super::dialects::{Dialect, Head, Layout, Recognition, recognise};
use super::file;
use super::heading::Heading;
use super::lost_digits::LostDigits;
use super::sheets::{mark_single_questions, side_by_side};
use super::table::{Cell, Table};
use super::unknown::cells;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::survey::Tool;

/// Rows above which no title or preamble reaches.
const PREAMBLE: usize = 6;

/// Rows that are looked at to tell the tool.
const SAMPLE: usize = 60;

/// A tool that is as sure as this is believed whatever else there is in the file.
const CERTAIN: f64 = 0.8;

/// A file with the sheet that holds the answers.
#[derive(Debug)]
pub(crate) struct Export {
    /// The file and the sheet, as messages name them.
    pub(crate) place: Place,
    /// The sheet with the answers.
    pub(crate) sheet: Sheet,
    /// Names of the other sheets that hold something.
    pub(crate) others: Vec<String>,
    /// What there was to remark.
    pub(crate) remarks: Diagnostics,
    /// Hash of the bytes of the file; `None` where only its beginning was read.
    pub(crate) sha256: Option<String>,
}

/// A table, and what its header rows mean.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) table: Table,
    pub(crate) dialect: &'static dyn Dialect,
    pub(crate) recognition: Recognition,
    pub(crate) layout: Layout,
    /// Number of the first row with answers, counted from 0.
    pub(crate) first_row: usize,
    /// How many columns at the end have neither a header nor answers; they are not in the layout.
    pub(crate) empty_columns: usize,
    /// The file beside the export that texts and labels were taken from.
    pub(crate) labelled_by: Option<CodeBook>,
}

/// A file beside an export that says what its columns and values stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CodeBook {
    /// Its name; it lies in the folder of the export.
    pub(crate) name: String,
    /// Hash of its bytes.
    pub(crate) sha256: String,
}

impl Sheet {
    /// Hands every row with answers to `visit`, with its number in the file counted from 0, until it returns `false`.
    /// Gives back how many rows the file has as far as that, headers and empty ones too.
    pub(crate) fn answers(&self, mut visit: impl FnMut(usize, &[Cell<'_>]) -> bool) -> usize {
        if !self.layout.conventions.braced {
            return self.table.rows(|row, cells| row < self.first_row || visit(row, cells));
        }
        self.table.rows(|row, cells| {
            let texts: Vec<String> = cells.iter().map(|cell| unbraced(&cell.to_text())).collect();
            let cells: Vec<Cell<'_>> = texts.iter().map(|text| Cell::of(text)).collect();
            row < self.first_row || visit(row, &cells)
        })
    }
}

/// Opens an export without a survey: the sheet that is surest to come from a tool, and the widest of equals.
///
/// `tool` and `sheet` overrule what would be recognised. Errors: a file that cannot be read or holds no table.
pub(crate) fn open(path: &Path, tool: Option<Tool>, sheet: Option<&str>) -> Result<Export, Diagnostics> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        Diagnostic::error(format!("the export cannot be read: {error}"))
            .at(Place::file(&shown))
            .hint("name the file that the survey tool gave")
    })?;
    let mut file = File::read(bytes, path, &shown)?;
    // Of the readings of a text file the first is the likeliest, and nothing here knows better.
    let is_text = file.tables.first().is_some_and(|table| table.sheet.is_none());
    file.tables.truncate(if is_text { 1 } else { usize::MAX });
    let width = |layout: &Layout| layout.headings.iter().filter(|heading| !heading.full.is_empty()).count();
    // A title above a table is narrower than its headers; among rows of one width the surest tool decides.
    let likelihood = |layout: &Layout, sure: f64| if sure >= CERTAIN { usize::MAX } else { width(layout) };
    let mut export = file.choose(tool, sheet, likelihood)?;
    let mut lost = LostDigits::of(&export.sheet.layout.headings);
    if lost.has_ids() {
        export.sheet.answers(|row, cells| {
            lost.note(row, cells);
            true
        });
    }
    export.remarks.extend(lost.told(&export.sheet.layout.headings, &export.place));
    Ok(export)
}

/// A file before it is known which of its tables holds the answers.
pub(super) struct File {
    tables: Vec<Table>,
    companions: Vec<Companion>,
    remarks: Diagnostics,
    sha256: Option<String>,
    shown: String,
}

impl File {
    /// The tables in the bytes of a file.
    pub(super) fn read(bytes: Vec<u8>, path: &Path, shown: &str) -> Result<Self, Diagnostic> {
        let sha256 = Some(hex(&Sha256::digest(&bytes)));
        let (tables, remarks) = file::open(bytes, path, shown)?;
        let mut tables = side_by_side(tables, shown)?;
        mark_single_questions(&mut tables);
        let companions = companions::beside(path);
        Ok(Self { tables, companions, remarks, sha256, shown: shown.to_string() })
    }

    /// The tables in the beginning of a text file, where that shows all that the whole file would; else `None`.
    pub(super) fn of_head(head: &[u8], path: &Path, shown: &str) -> Option<Self> {
        let tables = file::open_head(head, path)?;
        if tables.iter().any(|table| table.head(SAMPLE).len() < SAMPLE) {
            return None;
        }
        Some(Self::of_beginnings(tables, path, shown))
    }

    /// Tables of which only the beginning is there.
    pub(super) fn of_beginnings(tables: Vec<Table>, path: &Path, shown: &str) -> Self {
        let companions = companions::beside(path);
        Self { tables, companions, remarks: Diagnostics::new(), sha256: None, shown: shown.to_string() }
    }

    /// What most likely parts the fields of a text file.
    pub(super) fn delimiter(&self) -> Option<u8> {
        self.tables.first()?.delimiter()
    }

    /// The sheet that is named, or the first of those (and of the readings of a text file) with the most of what is
    /// wanted; equals are told apart by how sure the tool is, and then by their order: notes usually stand behind the
    /// answers.
    pub(super) fn choose(
        self,
        tool: Option<Tool>,
        named: Option<&str>,
        wanted: impl Fn(&Layout, f64) -> usize,
    ) -> Result<Export, Diagnostic> {
        let names: Vec<String> = self.tables.iter().filter_map(|table| table.sheet.clone()).collect();
        let shown = self.shown;
        let mut best: Option<(usize, f64, Sheet)> = None;
        for table in self.tables {
            if named.is_some() && table.sheet.is_some() && table.sheet.as_deref() != named {
                continue;
            }
            let Some((most, sheet)) = reading(table, &self.companions, tool, &wanted) else { continue };
            let score = sheet.recognition.score;
            if best.as_ref().is_none_or(|(other, sure, _)| (most, score) > (*other, *sure)) {
                best = Some((most, score, sheet));
            }
        }
        let Some((_, _, sheet)) = best else {
            return Err(match named {
                Some(sheet) => Diagnostic::error(format!("the workbook has no sheet `{sheet}` with answers"))
                    .at(Place::file(shown))
                    .expected(format!(
                        "one of {}",
                        names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
                    )),
                None => Diagnostic::error("the export holds no table")
                    .at(Place::file(shown))
                    .hint("export the answers again"),
            });
        };
        let place = Place { file: shown, sheet: sheet.table.sheet.clone(), position: None };
        if let Some(refused) = sheet.dialect.refuses() {
            return Err(Diagnostic::error(refused.what).at(place).hint(refused.hint));
        }
        let mut remarks = self.remarks;
        if let Some(CodeBook { name, .. }) = &sheet.labelled_by {
            remarks.push(Diagnostic::note(format!("texts and labels were taken from `{name}`")).at(place.clone()));
        }
        if !sheet.table.uncalculated.is_empty() {
            let cells = cells(&sheet.table.uncalculated);
            let message = "formulas that were never calculated were read as empty cells";
            let place = Place { position: Some(cells), ..place.clone() };
            let hint = "open the workbook in Excel or LibreOffice, let it calculate, and save it";
            remarks.push(Diagnostic::warning(message).at(place).hint(hint));
        }
        let others = names.into_iter().filter(|name| Some(name) != place.sheet.as_ref()).collect();
        Ok(Export { place, sheet, others, remarks, sha256: self.sha256 })
    }
}

/// The table with the rows that are its headers: the first, or those under a title where more is found of what is
/// wanted.
fn reading(
    table: Table,
    companions: &[Companion],
    tool: Option<Tool>,
    wanted: impl Fn(&Layout, f64) -> usize,
) -> Option<(usize, Sheet)> {
    let rows = table.head(SAMPLE);
    let mut best = None;
    let mut most = None;
    for above in 0..rows.len().min(PREAMBLE) {
        let head = Head::of(&table, &rows[above..]);
        let (dialect, recognition) = recognise(&head, tool);
        let mut layout = dialect.layout(&head);
        let empty_columns = drop_empty_columns(&mut layout, &head);
        let labelled_by = label(&mut layout, dialect.tool(), &table, companions);
        let Some(last) = layout.header_rows.min(head.rows.len()).checked_sub(1).and_then(|i| head.rows.get(i)) else {
            continue;
        };
        let found = (wanted(&layout, recognition.score), recognition.score);
        if most.is_none_or(|most| found > most) {
            most = Some(found);
            let first_row = last.0 + 1;
            best = Some((dialect, recognition, layout, first_row, empty_columns, labelled_by));
        }
    }
    let (dialect, recognition, layout, first_row, empty_columns, labelled_by) = best?;
    Some((most?.0, Sheet { table, dialect, recognition, layout, first_row, empty_columns, labelled_by }))
}

/// Takes columns off the end that have neither a header nor answers: a delimiter at the end of every line. Gives back how
/// many.
fn drop_empty_columns(layout: &mut Layout, head: &Head<'_>) -> usize {
    let empty = |heading: &Heading| {
        heading.full.is_empty() && heading.code.is_none() && head.below(layout.header_rows, heading.column).is_empty()
    };
    let kept = layout.headings.iter().rposition(|heading| !empty(heading)).map_or(0, |last| last + 1);
    let dropped = layout.headings.len() - kept;
    layout.headings.truncate(kept);
    dropped
}

/// Puts texts and labels to the columns: those of the file itself, or of the file beside it that knows most of them.
fn label(layout: &mut Layout, tool: Tool, table: &Table, companions: &[Companion]) -> Option<CodeBook> {
    if let Some(codebook) = &table.codebook {
        codebook.apply(layout);
        return None;
    }
    let known = |companion: &&Companion| companion.codebook.known(layout);
    let best = companions.iter().filter(|companion| companion.tool == tool).max_by_key(known)?;
    if known(&best) == 0 {
        return None;
    }
    best.codebook.apply(layout);
    Some(CodeBook { name: best.name.clone(), sha256: best.sha256.clone() })
}

/// The text with its signs in the place of words in braces; `{lbrace}` last, for it makes braces.
pub(super) fn unbraced(text: &str) -> String {
    const SIGNS: [(&str, &str); 5] =
        [("{newline}", "\n"), ("{cr}", "\r"), ("{tab}", "\t"), ("{quote}", "\""), ("{lbrace}", "{")];
    if !text.contains('{') {
        return text.to_string();
    }
    SIGNS.iter().fold(text.to_string(), |text, (word, sign)| text.replace(word, sign))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
