//! The text of a PDF of ours, as a reader or a screen reader gets it: what stands on each line, in each row of a table,
//! in each paragraph, and in the alternative texts; and its charts, as they are painted.
//!
//! No reader for any PDF: the files that the search is about are made by Typst (ISO 32000-1, one content stream a
//! page, fonts with two bytes a glyph and a `ToUnicode` map, every object by itself). A file in which nothing is found
//! that way is told as unread, not as clean.

mod content;
mod figures;
mod objects;

use std::collections::BTreeMap;

use content::{Path, Run};
use objects::{Objects, number_after, reference_after};

use super::marks::Drawing;

/// What a reader gets.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Pieces that stand on one line, from left to right.
    pub(super) lines: Vec<Vec<String>>,
    /// The same of what is no content: running heads.
    pub(super) heads: Vec<Vec<String>>,
    /// Cells of the rows of tables.
    pub(super) rows: Vec<Vec<String>>,
    /// Paragraphs, captions, headings, points of lists, quotes; whole, where they go on over a page too.
    pub(super) paragraphs: Vec<String>,
    /// What is read aloud instead of a picture.
    pub(super) alternatives: Vec<String>,
    /// Charts as they are painted.
    pub(super) drawings: Vec<Drawing>,
    /// Pictures of pixels.
    pub(super) images: usize,
}

/// Pieces whose baselines are this near stand on one line, in points.
const ONE_LINE: f64 = 2.0;

/// Elements are never nested deeper in a document of ours.
const DEEPEST: u32 = 64;

impl Text {
    /// The text of a PDF; `None` where none is found.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let objects = Objects::of(bytes);
        let mut text = Self::default();
        // By page and marked piece.
        let mut marked: BTreeMap<(u32, u32), String> = BTreeMap::new();
        let figures = figures::of(&objects);
        for (page, dictionary) in objects.with(b"/Contents") {
            let (pieces, paths) = painted(&objects, dictionary);
            for run in &pieces {
                if let Some(mark) = run.mark {
                    marked.entry((page, mark)).or_default().push_str(&run.text);
                }
            }
            let here = figures.iter().filter(|figure| figure.page == page);
            text.drawings.extend(here.map(|figure| figure.drawing(&pieces, &paths)));
            text.heads.extend(lines(pieces.iter().filter(|run| run.mark.is_none()).cloned().collect()));
            text.lines.extend(lines(pieces));
        }
        // What lets the ground through has a mask, which is no picture.
        text.images = objects.with(b"/Subtype/Image").count() - objects.with(b"/SMask").count();
        for (id, element) in objects.with(b"/StructElem") {
            let read = || Elements { objects: &objects, marked: &marked }.text(id, 0);
            match name_after(element, b"/S/") {
                b"TR" => text.rows.push(cells(&objects, &marked, element)),
                b"P" | b"Caption" | b"LBody" | b"Quote" | b"H1" | b"H2" | b"H3" | b"Title" => {
                    text.paragraphs.push(read());
                }
                // Whatever else holds words: facts, points of a summary, entries of the contents.
                b"Figure" | b"TD" | b"TH" => {}
                _ if objects::kids(element).any(|kid| matches!(kid, objects::Kid::Mark(..))) => {
                    text.paragraphs.push(read());
                }
                _ => {}
            }
            text.alternatives.extend(objects::text_after(element, b"/Alt"));
        }
        (!text.lines.is_empty()).then_some(text)
    }
}

fn painted(objects: &Objects<'_>, page: &[u8]) -> (Vec<Run>, Vec<Path>) {
    let resources = reference_after(page, b"/Resources").and_then(|id| objects.dictionary(id)).unwrap_or(page);
    let fonts = objects.fonts(resources);
    let content = reference_after(page, b"/Contents").and_then(|id| objects.stream(id));
    content.map(|content| content::read(&content, &fonts)).unwrap_or_default()
}

/// Pieces of a page by line, from left to right.
fn lines(mut pieces: Vec<Run>) -> Vec<Vec<String>> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<(f64, Vec<Run>)> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some((y, line)) if *y - piece.y < ONE_LINE => line.push(piece),
            _ => lines.push((piece.y, vec![piece])),
        }
    }
    let in_order = |(_, mut line): (f64, Vec<Run>)| {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        line.into_iter().map(|run| run.text).collect()
    };
    lines.into_iter().map(in_order).collect()
}

fn cells(objects: &Objects<'_>, marked: &BTreeMap<(u32, u32), String>, row: &[u8]) -> Vec<String> {
    let elements = Elements { objects, marked };
    objects::kids(row).filter_map(objects::Kid::element).map(|id| elements.text(id, 0)).collect()
}

/// The tree of elements, with the text of the pieces that they mark.
struct Elements<'a> {
    objects: &'a Objects<'a>,
    marked: &'a BTreeMap<(u32, u32), String>,
}

impl Elements<'_> {
    fn text(&self, id: u32, depth: u32) -> String {
        let Some(element) = self.objects.dictionary(id).filter(|_| depth < DEEPEST) else { return String::new() };
        let page = number_after(&objects::beside_kids(element), b"/Pg ");
        let mut text = String::new();
        for kid in objects::kids(element) {
            match kid {
                objects::Kid::Element(id) => text.push_str(&self.text(id, depth + 1)),
                objects::Kid::Mark(other, mark) => {
                    let piece = other.or(page).and_then(|page| self.marked.get(&(page, mark)));
                    text.push_str(piece.map_or("", String::as_str));
                }
            }
            // A line may end between two pieces.
            if !text.ends_with([' ', '-']) {
                text.push(' ');
            }
        }
        text.trim_end().to_string()
    }
}

fn name_after<'a>(dictionary: &'a [u8], key: &[u8]) -> &'a [u8] {
    let Some(at) = objects::find(dictionary, key) else { return b"" };
    let rest = &dictionary[at + key.len()..];
    let end = rest.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
    &rest[..end]
}
