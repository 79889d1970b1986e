//! What can be read in a file of a report, made out once for all that is looked for in it: its texts, and the pictures
//! and drawings that it holds.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::io::{Cursor, Read};

use super::{files, pdf};

/// Nobody needs more of one part of a document.
const MOST: u64 = 64 << 20;

/// A file of a report.
#[derive(Debug)]
pub struct Contents<'a> {
    name: &'a str,
    bytes: &'a [u8],
    package: OnceCell<Option<Package>>,
    pages: OnceCell<Option<pdf::Text>>,
}

impl<'a> Contents<'a> {
    /// The file of this name with these bytes.
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, package: OnceCell::new(), pages: OnceCell::new() }
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
        self.package().map(|package| package.texts.as_slice())
    }

    fn package(&self) -> Option<&Package> {
        self.package.get_or_init(|| Package::open(self.bytes)).as_ref()
    }

    /// The text of a PDF; `None` where none is found.
    pub(super) fn pages(&self) -> Option<&pdf::Text> {
        self.pages.get_or_init(|| pdf::Text::of(self.bytes)).as_ref()
    }
}

/// Where a web page holds a file inside itself.
const DATA: &str = "data:";

/// The parts of a workbook or a document, with those of workbooks inside it.
#[derive(Debug, Default)]
struct Package {
    texts: Vec<(String, String)>,
    /// Parts that are no text.
    others: Vec<(String, Vec<u8>)>,
}

impl Package {
    fn open(bytes: &[u8]) -> Option<Self> {
        let mut package = Self::default();
        package.add("", bytes)?;
        Some(package)
    }

    fn add(&mut self, within: &str, bytes: &[u8]) -> Option<()> {
        let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        for at in 0..parts.len() {
            let Ok(part) = parts.by_index(at) else { continue };
            let Ok(name) = part.name().map(|name| format!("{within}{name}")) else { continue };
            let mut bytes = Vec::new();
            if name.ends_with('/') || part.take(MOST).read_to_end(&mut bytes).is_err() {
                continue;
            }
            let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            match ending.as_str() {
                "xml" | "rels" => self.texts.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                // What a chart in a document is drawn from; there is none inside that.
                "xlsx" if within.is_empty() => {
                    if self.add(&format!("{name}/"), &bytes).is_none() {
                        self.others.push((name, bytes));
                    }
                }
                _ => self.others.push((name, bytes)),
            }
        }
        Some(())
    }
}

/// A file inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<'a> {
    /// What it is called in there: `word/media/figure2.png`, `image/png`.
    pub name: Cow<'a, str>,
    /// Its bytes.
    pub bytes: Cow<'a, [u8]>,
}

impl Contents<'_> {
    /// Pictures, typefaces and everything else that the file holds and that is no text; of a PDF nothing, for its pictures
    /// of pixels are only counted (`images`).
    pub fn held(&self) -> Vec<Held<'_>> {
        match self.ending() {
            "docx" | "xlsx" => {
                let others = self.package().map(|package| package.others.as_slice()).unwrap_or_default();
                let held = |(name, bytes): &'_ (String, Vec<u8>)| (name.clone(), bytes.clone());
                let held = others.iter().map(held);
                held.map(|(name, bytes)| Held { name: name.into(), bytes: bytes.into() }).collect()
            }
            "html" | "svg" => {
                let text = self.text();
                let inside = text.match_indices(DATA).filter_map(|(at, _)| {
                    let (kind, rest) = text[at + DATA.len()..].split_once(";base64,")?;
                    let letters: String =
                        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "+/=".contains(*c)).collect();
                    let is_kind =
                        kind.len() < 80 && kind.chars().all(|c| c.is_ascii_alphanumeric() || "/+-.".contains(c));
                    is_kind.then(|| (kind.to_string(), unpacked(&letters)))
                });
                inside.map(|(name, bytes)| Held { name: name.into(), bytes: bytes.into() }).collect()
            }
            _ => Vec::new(),
        }
    }

    /// How many pictures of pixels a PDF holds.
    pub fn images(&self) -> usize {
        if self.ending() == "pdf" { self.pages().map_or(0, |pages| pages.images) } else { 0 }
    }

    /// Everything that is drawn in the file, each drawing as a text that is the same for the same drawing: charts of a
    /// document or a workbook and the numbers they are drawn from, drawings of a web page, charts on the pages of a PDF.
    pub fn drawings(&self) -> Vec<String> {
        match self.ending() {
            "docx" | "xlsx" => {
                let is_chart = |name: &str| name.contains("/charts/chart") || name.contains("/embeddings/");
                let texts = self.parts().unwrap_or_default().iter().filter(|(name, _)| is_chart(name));
                let texts = texts.map(|(_, text)| text.clone());
                let svg = self.held().into_iter().filter(|held| held.name.ends_with(".svg"));
                texts.chain(svg.map(|held| String::from_utf8_lossy(&held.bytes).into_owned())).collect()
            }
            "html" => files::between(&self.text(), "<svg", "</svg>").map(str::to_string).collect(),
            "pdf" => {
                let drawings = self.pages().map(|pages| pages.drawings.as_slice()).unwrap_or_default();
                drawings.iter().map(ToString::to_string).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// RFC 4648; what is no letter of it is passed over.
fn unpacked(letters: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut group, mut bits) = (Vec::with_capacity(letters.len() * 3 / 4), 0_u32, 0);
    for six in letters.bytes().filter_map(value) {
        group = group << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(group >> bits & 0xFF).unwrap_or(0));
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_inside_a_page_are_unpacked() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(unpacked(coded), plain.as_bytes());
        }
        let page = "<p>data: none</p><img src=\"data:image/png;base64,Zm9vYmFy\">";
        let contents = Contents::new("a.html", page.as_bytes());
        let held = contents.held();
        assert_eq!((held.len(), &*held[0].name, &*held[0].bytes), (1, "image/png", b"foobar".as_slice()));
    }
}
