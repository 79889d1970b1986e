//! A table: a header row that repeats on every page, a header cell in every row, a description.

use super::super::{sign, visible};
use super::paragraph::{Paragraph, run};
use super::xml::Xml;
use super::{TEXT_WIDTH, twips};
use crate::report::document::{Align, Cell, Column, Document, Table};

/// A table of at most so many rows stays on one page; a longer one goes on with its header repeated.
const STAYS_TOGETHER: usize = 14;

pub(super) fn write(xml: &mut Xml, document: &Document, table: &Table) {
    let widths = widths(&table.columns);
    xml.element("w:tbl", &[], |xml| {
        properties(xml, table);
        xml.element("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", width)]);
            }
        });
        row(xml, true, |xml| {
            for (column, width) in table.columns.iter().zip(&widths) {
                let head = Paragraph { keep_next: true, right: is_right(column), ..Paragraph::new("TableHead") };
                cell(xml, width, |xml| head.text(xml, &column.head));
            }
        });
        for (i, cells) in table.rows.iter().enumerate() {
            if table.names_rows(cells) {
                row(xml, false, |xml| names(xml, document, table, &cells[0]));
                continue;
            }
            let keep_next = table.rows.len() <= STAYS_TOGETHER && i + 1 < table.rows.len();
            row(xml, false, |xml| {
                for ((content, column), width) in cells.iter().zip(&table.columns).zip(&widths) {
                    let body = Paragraph { keep_next, right: is_right(column), ..Paragraph::new("TableText") };
                    cell(xml, width, |xml| body.write(xml, |xml| run(xml, None, &words(document, content))));
                }
            });
        }
    });
    for note in &table.notes {
        Paragraph::new("TableNote").text(xml, note);
    }
    Paragraph::new("TableEnd").write(xml, |_| ());
}

/// A label across the table, which stays with the rows that it names.
fn names(xml: &mut Xml, document: &Document, table: &Table, label: &Cell) {
    let (width, columns) = (TEXT_WIDTH.to_string(), table.columns.len().to_string());
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", width.as_str()), ("w:type", "dxa")]);
            xml.val("w:gridSpan", &columns);
        });
        let name = Paragraph { keep_next: true, ..Paragraph::new("TableHead") };
        name.text(xml, &words(document, label));
    });
}

fn properties(xml: &mut Xml, table: &Table) {
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
        let heads: Vec<&str> = table.columns.iter().map(|column| column.head.as_str()).collect();
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

fn cell(xml: &mut Xml, width: &str, content: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| xml.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]));
        content(xml);
    });
}

fn words(document: &Document, cell: &Cell) -> String {
    match cell {
        Cell::Status { status, text } => format!("{}\u{a0}{text}", sign(*status)),
        other => other.text(document.language),
    }
}

fn is_right(column: &Column) -> bool {
    column.align == Align::Right
}

/// Shares of the text's width, in twips.
fn widths(columns: &[Column]) -> Vec<String> {
    let whole: f64 = columns.iter().map(|column| column.width).sum();
    columns.iter().map(|column| twips(f64::from(TEXT_WIDTH) * column.width / whole)).collect()
}
