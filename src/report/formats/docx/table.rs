//! A table: a header row that repeats on every page, a header cell in every row, a description.

use super::super::printed::{Printed, PrintedCell, PrintedColumn};
use super::super::{sign, visible};
use super::paragraph::{Paragraph, run};
use super::xml::Xml;
use super::{TEXT_WIDTH, twips};
use crate::report::document::{Cell, Document, Table};

/// A table of at most so many rows stays on one page; a longer one goes on with its header repeated.
const STAYS_TOGETHER: usize = 14;

pub(super) fn write(xml: &mut Xml, document: &Document, table: &Table) {
    let printed = Printed::new(table, document.language);
    let widths = widths(&printed.columns);
    xml.element("w:tbl", &[], |xml| {
        properties(xml, table, &printed);
        xml.element("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", &twips(*width))]);
            }
        });
        heads(xml, &printed, &widths);
        for (i, cells) in printed.rows.iter().enumerate() {
            if printed.names_rows(cells) {
                row(xml, false, |xml| names(xml, document, &printed, &cells[0]));
                continue;
            }
            let keep_next = table.rows.len() <= STAYS_TOGETHER && i + 1 < table.rows.len();
            row(xml, false, |xml| {
                for ((content, column), width) in cells.iter().zip(&printed.columns).zip(&widths) {
                    let body = Paragraph { keep_next, right: column.right, ..Paragraph::new("TableText") };
                    let text = words(document, content, column);
                    cell(xml, *width, Spans::One, |xml| body.write(xml, |xml| run(xml, None, &text)));
                }
            });
        }
    });
    for note in &table.notes {
        Paragraph::new("TableNote").text(xml, note);
    }
    Paragraph::new("TableEnd").write(xml, |_| ());
}

/// One row of heads, or two where columns share some. Both repeat on every page.
fn heads(xml: &mut Xml, printed: &Printed<'_>, widths: &[f64]) {
    let head =
        |column: &PrintedColumn<'_>| Paragraph { keep_next: true, right: column.right, ..Paragraph::new("TableHead") };
    let Some(over) = printed.over() else {
        return row(xml, true, |xml| {
            for (column, width) in printed.columns.iter().zip(widths) {
                cell(xml, *width, Spans::One, |xml| head(column).text(xml, &column.head));
            }
        });
    };
    row(xml, true, |xml| {
        let mut below = printed.columns.iter().zip(widths);
        for (words, wide) in &over {
            let below: Vec<(&PrintedColumn<'_>, &f64)> = below.by_ref().take(*wide).collect();
            let width = below.iter().map(|(_, width)| **width).sum();
            match (words, below.as_slice()) {
                (Some(words), _) => cell(xml, width, Spans::Columns(*wide), |xml| {
                    Paragraph { keep_next: true, ..Paragraph::new("TableOver") }.text(xml, words);
                }),
                (None, [(column, _), ..]) => {
                    cell(xml, width, Spans::BothRows, |xml| head(column).text(xml, &column.head));
                }
                (None, []) => {}
            }
        }
    });
    row(xml, true, |xml| {
        for (column, width) in printed.columns.iter().zip(widths) {
            match column.over {
                Some(_) => cell(xml, *width, Spans::One, |xml| head(column).text(xml, &column.head)),
                None => cell(xml, *width, Spans::FromAbove, |xml| head(column).text(xml, "")),
            }
        }
    });
}

/// A label across the table, which stays with the rows that it names.
fn names(xml: &mut Xml, document: &Document, printed: &Printed<'_>, label: &PrintedCell<'_>) {
    cell(xml, f64::from(TEXT_WIDTH), Spans::Columns(printed.columns.len()), |xml| {
        let name = Paragraph { keep_next: true, ..Paragraph::new("TableHead") };
        name.text(xml, &words(document, label, &printed.columns[0]));
    });
}

fn properties(xml: &mut Xml, table: &Table, printed: &Printed<'_>) {
    xml.element("w:tblPr", &[], |xml| {
        xml.val("w:tblStyle", "MittariTable");
        xml.empty("w:tblW", &[("w:w", &TEXT_WIDTH.to_string()), ("w:type", "dxa")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let look = [
            ("w:val", "00A0"),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", "1"),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ];
        xml.empty("w:tblLook", &look);
        // What a screen reader says before the table, and what the columns are.
        xml.val("w:tblCaption", &table.caption);
        let named = |column: &PrintedColumn<'_>| match column.over {
            Some(over) => format!("{over}: {}", column.head),
            None => column.head.clone(),
        };
        let heads: Vec<String> = printed.columns.iter().map(named).collect();
        xml.val("w:tblDescription", &visible(&heads.join("; ")));
    });
}

fn row(xml: &mut Xml, header: bool, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if header {
                xml.empty("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

/// What a cell reaches over.
#[derive(Clone, Copy)]
enum Spans {
    One,
    /// So many columns.
    Columns(usize),
    /// Its own row and the next.
    BothRows,
    /// It goes on from the row above.
    FromAbove,
}

fn cell(xml: &mut Xml, width: f64, spans: Spans, content: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &twips(width)), ("w:type", "dxa")]);
            match spans {
                Spans::One => {}
                Spans::Columns(columns) => xml.val("w:gridSpan", &columns.to_string()),
                Spans::BothRows => xml.val("w:vMerge", "restart"),
                Spans::FromAbove => xml.empty("w:vMerge", &[]),
            }
        });
        content(xml);
    });
}

/// Stands for a digit that is not there.
const DIGIT_SPACE: char = '\u{2007}';

/// The figure, with its interval behind it; every cell of the column leaves room for the longest interval, so that figures
/// stand below each other.
fn words(document: &Document, content: &PrintedCell<'_>, column: &PrintedColumn<'_>) -> String {
    let figure = match content.cell {
        Cell::Status { status, text } => format!("{}\u{a0}{text}", sign(*status)),
        other => other.text(document.language),
    };
    if column.longest.is_empty() {
        return figure;
    }
    let letters = |text: &str| text.chars().count();
    let room = letters(&column.longest) - letters(&content.interval);
    format!("{figure}\u{a0}{}{}", content.interval, DIGIT_SPACE.to_string().repeat(room))
}

/// Shares of the text's width, in twips.
fn widths(columns: &[PrintedColumn<'_>]) -> Vec<f64> {
    let whole: f64 = columns.iter().map(|column| column.width).sum();
    columns.iter().map(|column| f64::from(TEXT_WIDTH) * column.width / whole).collect()
}
