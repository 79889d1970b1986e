//! The objects of a PDF: dictionaries as they stand, streams unpacked, fonts as maps from glyphs to letters.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

/// Nobody needs more of one stream.
const MOST: u64 = 64 << 20;

/// Letters by glyph.
pub(super) type Font = BTreeMap<u16, String>;

/// All objects of a file by number.
pub(super) struct Objects<'a> {
    all: BTreeMap<u32, (&'a [u8], Option<&'a [u8]>)>,
}

/// What an element holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kid {
    /// Another element.
    Element(u32),
    /// A marked piece, of the element's page or of another.
    Mark(Option<u32>, u32),
}

impl Kid {
    pub(super) fn element(self) -> Option<u32> {
        match self {
            Self::Element(id) => Some(id),
            Self::Mark(..) => None,
        }
    }
}

impl<'a> Objects<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        const START: &[u8] = b" 0 obj";
        let mut all = BTreeMap::new();
        let mut at = 0;
        while let Some(found) = find(&bytes[at..], START) {
            let (head, body) = (&bytes[at..at + found], &bytes[at + found + START.len()..]);
            let digits = head.iter().rev().take_while(|b| b.is_ascii_digit()).count();
            let id = number(&head[head.len() - digits..]);
            let end = find(body, b"endobj").unwrap_or(body.len());
            let opens = find(&body[..end], b"stream");
            let (dictionary, stream, used) = match opens {
                None => (&body[..end], None, end),
                Some(opens) => {
                    let dictionary = &body[..opens];
                    let from = opens + b"stream".len();
                    let from = from + body[from..].iter().take(2).take_while(|b| matches!(b, b'\r' | b'\n')).count();
                    // A length that stands elsewhere: up to the end mark.
                    let length = number_after(dictionary, b"/Length ").map(|n| n as usize);
                    let to = length.map(|n| from + n).filter(|to| *to <= body.len());
                    let to = to.or_else(|| find(&body[from..], b"endstream").map(|n| from + n)).unwrap_or(body.len());
                    (dictionary, Some(&body[from..to]), to)
                }
            };
            if let Some(id) = id {
                all.insert(id, (dictionary, stream));
            }
            at += found + START.len() + used;
        }
        Self { all }
    }

    /// Objects whose dictionary holds a word.
    pub(super) fn with(&self, word: &'static [u8]) -> impl Iterator<Item = (u32, &'a [u8])> {
        self.all.iter().map(|(id, (d, _))| (*id, *d)).filter(move |(_, d)| find(d, word).is_some())
    }

    pub(super) fn dictionary(&self, id: u32) -> Option<&'a [u8]> {
        self.all.get(&id).map(|(dictionary, _)| *dictionary)
    }

    pub(super) fn stream(&self, id: u32) -> Option<Vec<u8>> {
        let (dictionary, stream) = self.all.get(&id)?;
        let stream = (*stream)?;
        if find(dictionary, b"/FlateDecode").is_none() {
            return Some(stream.to_vec());
        }
        let mut unpacked = Vec::new();
        ZlibDecoder::new(stream).take(MOST).read_to_end(&mut unpacked).ok()?;
        Some(unpacked)
    }

    /// The fonts of a page by their short names.
    pub(super) fn fonts(&self, resources: &[u8]) -> BTreeMap<Vec<u8>, Font> {
        let mut fonts = BTreeMap::new();
        let Some(at) = find(resources, b"/Font<<") else { return fonts };
        let list = &resources[at + b"/Font<<".len()..];
        let list = &list[..find(list, b">>").unwrap_or(list.len())];
        for entry in list.split(|b| *b == b'/').filter(|entry| !entry.is_empty()) {
            let mut words = entry.split(|b| *b == b' ');
            let (Some(name), Some(id)) = (words.next(), words.next().and_then(number)) else { continue };
            let map = self.dictionary(id).and_then(|font| reference_after(font, b"/ToUnicode"));
            let map = map.and_then(|id| self.stream(id)).unwrap_or_default();
            fonts.insert(name.to_vec(), font(&map));
        }
        fonts
    }
}

/// A `ToUnicode` map: single glyphs, and ranges of them.
fn font(map: &[u8]) -> Font {
    let text = String::from_utf8_lossy(map);
    let mut font = Font::new();
    let blocks = |start: &'static str, end: &'static str| {
        let parts: Vec<String> =
            text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap_or_default().to_string()).collect();
        parts
    };
    let codes = |block: &str| -> Vec<String> {
        block.split('<').skip(1).filter_map(|part| Some(part.split_once('>')?.0.to_string())).collect()
    };
    let code = |hex: &str| u16::from_str_radix(hex.trim(), 16).ok();
    for block in blocks("beginbfchar", "endbfchar") {
        for pair in codes(&block).chunks_exact(2) {
            if let Some(glyph) = code(&pair[0]) {
                font.insert(glyph, utf16(&pair[1]));
            }
        }
    }
    for block in blocks("beginbfrange", "endbfrange") {
        for range in codes(&block).chunks_exact(3) {
            let (Some(from), Some(to), Some(first)) = (code(&range[0]), code(&range[1]), code(&range[2])) else {
                continue;
            };
            for glyph in from..=to {
                let letter = char::from_u32(u32::from(first) + u32::from(glyph - from));
                font.insert(glyph, letter.map(String::from).unwrap_or_default());
            }
        }
    }
    font
}

/// Letters from the digits of their UTF-16 code.
pub(super) fn utf16(hex: &str) -> String {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let unit = |four: &[u8]| u16::from_str_radix(std::str::from_utf8(four).unwrap_or_default(), 16).unwrap_or(0);
    let units: Vec<u16> = digits.chunks_exact(4).map(unit).filter(|unit| *unit != 0xFEFF).collect();
    String::from_utf16_lossy(&units)
}

/// A text of a dictionary, in letters or in UTF-16.
pub(super) fn text_after(dictionary: &[u8], key: &[u8]) -> Option<String> {
    let rest = &dictionary[find(dictionary, key)? + key.len()..];
    match rest.first()? {
        b'<' => Some(utf16(&String::from_utf8_lossy(&rest[1..find(rest, b">")?]))),
        b'(' => Some(String::from_utf8_lossy(&rest[1..find(rest, b")")?]).into_owned()),
        _ => None,
    }
}

/// What an element holds, in order: `/K[3 4]`, `/K[12 0 R]`, `/K 5`, `/K[<</Type/MCR/Pg 5 0 R/MCID 3>>]`.
pub(super) fn kids(element: &[u8]) -> impl Iterator<Item = Kid> {
    let rest = find(element, b"/K").map_or(&[] as &[u8], |at| &element[at + 2..]);
    let list = match rest.first() {
        Some(b'[') => &rest[1..find(rest, b"]").unwrap_or(rest.len())],
        _ => &rest[..rest.iter().skip(1).position(|b| matches!(b, b'/' | b'>')).map_or(rest.len(), |n| n + 1)],
    };
    let mut kids = Vec::new();
    let text = String::from_utf8_lossy(list).into_owned();
    for (at, part) in text.split("<<").enumerate() {
        // What stands before the first brackets, or after a closed pair, are numbers; between them a piece of a page.
        let (inside, outside) = if at == 0 { ("", part) } else { part.split_once(">>").unwrap_or((part, "")) };
        let inside = inside.as_bytes();
        kids.extend(number_after(inside, b"/MCID ").map(|mark| Kid::Mark(number_after(inside, b"/Pg "), mark)));
        let words: Vec<&str> = outside.split_ascii_whitespace().collect();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let is_reference = words.get(at + 2) == Some(&"R");
            if let Ok(id) = word.parse() {
                kids.push(if is_reference { Kid::Element(id) } else { Kid::Mark(None, id) });
            }
            at += if is_reference { 3 } else { 1 };
        }
    }
    kids.into_iter()
}

/// An element without what it holds: pieces of other pages name these.
pub(super) fn beside_kids(element: &[u8]) -> Vec<u8> {
    let Some(start) = find(element, b"/K[") else { return element.to_vec() };
    let end = find(&element[start..], b"]").map_or(element.len(), |end| start + end);
    [&element[..start], &element[end..]].concat()
}

/// `/Key 12 0 R`.
pub(super) fn reference_after(dictionary: &[u8], key: &[u8]) -> Option<u32> {
    let rest = &dictionary[find(dictionary, key)? + key.len()..];
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    number(&rest[..digits]).filter(|_| rest[digits..].starts_with(b" 0 R"))
}

pub(super) fn number_after(dictionary: &[u8], key: &[u8]) -> Option<u32> {
    let rest = &dictionary[find(dictionary, key)? + key.len()..];
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    number(&rest[..digits])
}

fn number(digits: &[u8]) -> Option<u32> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

pub(super) fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, what)
}
