//! What can be read in a file of a report, made out once for all that is looked for in it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::io::{Cursor, Read};

use super::pdf;

/// Nobody needs more of one part of a document.
const MOST: u64 = 64 << 20;

/// A file of a report.
#[derive(Debug)]
pub struct Contents<'a> {
    name: &'a str,
    bytes: &'a [u8],
    parts: OnceCell<Option<Vec<(String, String)>>>,
    pages: OnceCell<Option<pdf::Text>>,
}

impl<'a> Contents<'a> {
    /// The file of this name with these bytes.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, parts: OnceCell::new(), pages: OnceCell::new() }
    }

    /// The kind of the file: `pdf`.
    pub(super) fn ending(&self) -> &'a str {
        self.name.rsplit('.').next().unwrap_or_default()
    }

    /// Of a file that is text.
    pub(super) fn text(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.bytes)
    }

    /// Name and text of every part of a workbook or a document that holds text; `None` where it cannot be opened.
    pub(super) fn parts(&self) -> Option<&[(String, String)]> {
        self.parts.get_or_init(|| parts(self.bytes)).as_deref()
    }

    /// The text of a PDF; `None` where none is found.
    pub(super) fn pages(&self) -> Option<&pdf::Text> {
        self.pages.get_or_init(|| pdf::Text::of(self.bytes)).as_ref()
    }
}

fn parts(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut texts = Vec::new();
    for at in 0..parts.len() {
        let Ok(part) = parts.by_index(at) else { continue };
        let Ok(name) = part.name().map(|name| name.to_string()) else { continue };
        let mut text = String::new();
        let ending = std::path::Path::new(&name).extension();
        let is_text = ending.is_some_and(|e| e.eq_ignore_ascii_case("xml") || e.eq_ignore_ascii_case("rels"));
        if is_text && part.take(MOST).read_to_string(&mut text).is_ok() {
            texts.push((name, text));
        }
    }
    Some(texts)
}
