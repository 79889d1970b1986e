//! How long a report is on paper.

use mittari::language::Language;
use mittari::report;
use mittari::report::document::{Block, Cell, Document};
use mittari::report::formats::Format;
use mittari::survey::Indicator;

use crate::formats::rendered;
use crate::mittari::{SURVEYS, project, results};

/// What funders read; the appendices come on top of it.
const PAGES: std::ops::RangeInclusive<usize> = 6..=10;

/// A bookmark of a PDF: its title and the page that it leads to, from 1.
fn bookmarks(pdf: &[u8]) -> Vec<(String, usize)> {
    let file: String = pdf.iter().map(|byte| char::from(*byte)).collect();
    let pages: Vec<&str> =
        file.match_indices(" 0 obj\n<</Type/Page/").map(|(at, _)| file[..at].rsplit('\n').next().unwrap()).collect();
    let objects = file.split("\nendobj").filter(|object| object.contains("/Title") && object.contains("/Dest "));
    let bookmark = |object: &str| {
        let title = object.split_once("/Title").unwrap().1;
        let title = match title.strip_prefix('(') {
            Some(plain) => plain.split(')').next().unwrap().to_string(),
            None => {
                let digits = title.strip_prefix("<FEFF").unwrap().split('>').next().unwrap();
                let unit = |at: usize| u16::from_str_radix(&digits[at..at + 4], 16).unwrap();
                String::from_utf16(&(0..digits.len()).step_by(4).map(unit).collect::<Vec<_>>()).unwrap()
            }
        };
        let to = object.split_once("/Dest ").unwrap().1.split(' ').next().unwrap();
        let (_, page) = file.split_once(&format!("\n{to} 0 obj\n[")).unwrap();
        let page = page.split(' ').next().unwrap();
        (title, 1 + pages.iter().position(|id| *id == page).unwrap())
    };
    objects.map(bookmark).collect()
}

/// How many pages stand before the first appendix.
fn body_pages(document: &Document) -> usize {
    let chapters = document.blocks[..document.body].iter();
    let chapters = chapters.filter(|block| matches!(block, Block::Heading { level: 1, .. })).count();
    let first = format!("{} ", chapters + 1);
    let bookmarks = bookmarks(&rendered(document, Format::Pdf));
    let appendix = bookmarks.iter().find(|(title, _)| title.starts_with(&first));
    appendix.unwrap_or_else(|| panic!("no chapter {first} in {bookmarks:?}")).1 - 1
}

#[test]
#[cfg(feature = "pdf")]
fn the_body_is_read_in_ten_pages() {
    for survey in SURVEYS {
        let (survey, results) = results(&project(&format!("surveys/{survey}"))).unwrap();
        for language in Language::ALL {
            let pages = body_pages(&report::document(&survey, &results, *language));
            assert!(PAGES.contains(&pages), "{} in {language:?}: {pages} pages", survey.about().title.any(*language));
        }
    }
}

/// A chart floats to where it fills a page, but no further than where the next chapter begins.
#[test]
#[cfg(feature = "pdf")]
#[expect(clippy::print_stderr, reason = "says what could not be looked at")]
fn charts_stand_in_their_chapter() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    for name in SURVEYS {
        let (survey, results) = results(&project(&format!("surveys/{name}"))).unwrap();
        let document = report::document(&survey, &results, Language::En);
        let pdf = rendered(&document, Format::Pdf);
        std::fs::write(&path, &pdf).unwrap();
        let Ok(output) = std::process::Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output() else {
            return eprintln!("skipped: pdftotext");
        };
        let text = String::from_utf8(output.stdout).unwrap();
        let pages: Vec<&str> = text.split('\x0c').collect();
        let bookmarks = bookmarks(&pdf);
        let (mut chapter, mut figure) = (0, 0);
        for block in &document.blocks[..document.body] {
            match block {
                Block::Heading { level: 1, .. } => chapter += 1,
                Block::Figure(drawn) => {
                    figure += 1;
                    let start: String = drawn.caption.chars().take(10).collect();
                    let on = pages.iter().position(|page| page.contains(&format!("Figure {figure}. {start}")));
                    let on = 1 + on.unwrap_or_else(|| panic!("{name}: no figure {figure}, {start}"));
                    let next = format!("{} ", chapter + 1);
                    let (title, next) = bookmarks.iter().find(|(title, _)| title.starts_with(&next)).unwrap();
                    assert!(on <= *next, "{name}: figure {figure} is on page {on}, {title} begins on page {next}");
                }
                _ => {}
            }
        }
        assert!(figure > 3, "{name}: {figure} figures");
    }
}

/// A survey may have nothing to draw.
#[test]
#[cfg(feature = "pdf")]
fn a_report_without_charts_is_set() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let mut document = report::document(&survey, &results, Language::En);
    let is_drawn = |block: &Block| matches!(block, Block::Figure(_));
    document.body -= document.blocks[..document.body].iter().filter(|block| is_drawn(block)).count();
    document.blocks.retain(|block| !is_drawn(block));
    assert!(rendered(&document, Format::Pdf).starts_with(b"%PDF"));
}

/// An interval such as `−16…12` stands on one line.
#[test]
#[cfg(feature = "pdf")]
#[expect(clippy::print_stderr, reason = "says what could not be looked at")]
fn no_line_ends_within_an_interval() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    for name in ["tyohyvinvointipalvelu", "emessi"] {
        let (survey, results) = results(&project(&format!("surveys/{name}"))).unwrap();
        std::fs::write(&path, rendered(&report::document(&survey, &results, Language::Fi), Format::Pdf)).unwrap();
        let Ok(output) = std::process::Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output() else {
            return eprintln!("skipped: pdftotext");
        };
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("…12"), "{name}: no interval below zero");
        let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || "(,\u{2212}".contains(c));
        let ends_within =
            |line: &&str| line.split(' ').next_back().and_then(|w| w.strip_suffix('…')).is_some_and(is_number);
        let broken: Vec<&str> = text.lines().filter(ends_within).collect();
        assert!(broken.is_empty(), "{name}: {broken:?}");
    }
}

/// What the body leaves out is in the appendix: every figure is defined and told there, and nothing is drawn twice.
#[test]
fn what_the_body_leaves_out_stands_in_the_appendix() {
    for name in SURVEYS {
        let (survey, results) = results(&project(&format!("surveys/{name}"))).unwrap();
        let document = report::document(&survey, &results, Language::En);
        let rows = |id: &str| {
            let tables = document.blocks[document.body..].iter().filter_map(|block| match block {
                Block::Table(table) if table.id == id => Some(table),
                _ => None,
            });
            let rows = tables.flat_map(|table| table.rows.iter().filter(|row| !table.names_rows(row)));
            rows.map(|row| row[0].text(Language::En)).collect::<Vec<_>>()
        };
        let label = |i: &Indicator| survey.indicator_label(i, Language::En).to_string();
        let all: Vec<String> = survey.indicators().iter().map(label).collect();
        assert_eq!(rows("definitions-table"), all, "{name}");
        let last = &survey.last_round().unwrap().id;
        let counted = |i: &&Indicator| {
            results.estimates.iter().any(|e| e.indicator == i.id && e.wave == *last && e.group.is_none())
        };
        let mut figures: Vec<String> = survey.indicators().iter().filter(counted).map(label).collect();
        let mut told = rows("topics-table");
        figures.sort();
        told.sort();
        assert_eq!(told, figures, "{name}");
        let drawn = document.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(format!("{}: {}", figure.caption, figure.chart.alt())),
            _ => None,
        });
        let mut drawn: Vec<String> = drawn.collect();
        let all = drawn.len();
        drawn.sort();
        drawn.dedup();
        assert_eq!(drawn.len(), all, "{name}");
        let figure = |id: &str| document.blocks.iter().any(|b| matches!(b, Block::Figure(figure) if figure.id == id));
        for block in &document.blocks {
            if let Block::Table(table) = block
                && table.id.starts_with("dose-")
                && table.rows.iter().filter(|row| matches!(row[1], Cell::Percent { .. })).count() > 1
            {
                assert!(figure(&format!("{}-chart", table.id)), "{name}: {}", table.id);
            }
        }
    }
}
