//! The operators of a page that show text and paint paths (ISO 32000-1, 8.5 and 9.4), as far as Typst uses them.

use std::collections::BTreeMap;

use super::objects::{Font, find, number_after};

/// A piece of text that is shown at once.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) text: String,
    /// The marked piece it belongs to; `None` of what is no content (running heads).
    pub(super) mark: Option<u32>,
    /// Points that a unit across takes where it is set.
    pub(super) scale: f64,
}

/// What is painted at once beside text.
#[derive(Debug, Clone)]
pub(super) struct Path {
    /// Its corners, in points of the page.
    pub(super) points: Vec<(f64, f64)>,
    /// Whether it has round parts.
    pub(super) is_round: bool,
    /// Whether it is filled with a colour that is seen.
    pub(super) is_filled: bool,
    /// Whether a line is drawn along it.
    pub(super) is_stroked: bool,
}

/// A matrix `[a b c d e f]` of a transformation.
type Matrix = [f64; 6];

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// Something that stands before an operator.
enum Operand {
    Number(f64),
    Name(Vec<u8>),
    /// Bytes of glyphs.
    Glyphs(Vec<u8>),
    /// A dictionary as it stands.
    Dictionary(Vec<u8>),
}

/// Every piece of text on a page, and everything else that is painted.
pub(super) fn read(content: &[u8], fonts: &BTreeMap<Vec<u8>, Font>) -> (Vec<Run>, Vec<Path>) {
    let mut page = Page::new(fonts);
    let mut operands = Vec::new();
    let mut at = 0;
    while at < content.len() {
        match content[at] {
            b'(' => {
                let (bytes, next) = literal(content, at + 1);
                operands.push(Operand::Glyphs(bytes));
                at = next;
            }
            b'<' if content.get(at + 1) == Some(&b'<') => {
                let end = find(&content[at..], b">>").map_or(content.len(), |n| at + n + 2);
                operands.push(Operand::Dictionary(content[at..end].to_vec()));
                at = end;
            }
            b'<' => {
                let end = find(&content[at..], b">").map_or(content.len(), |n| at + n + 1);
                let digits: Vec<u8> = content[at..end].iter().copied().filter(u8::is_ascii_hexdigit).collect();
                let byte =
                    |two: &[u8]| u8::from_str_radix(std::str::from_utf8(two).unwrap_or_default(), 16).unwrap_or(0);
                operands.push(Operand::Glyphs(digits.chunks(2).map(byte).collect()));
                at = end;
            }
            b'/' => {
                let end = end_of_word(content, at + 1);
                operands.push(Operand::Name(content[at + 1..end].to_vec()));
                at = end;
            }
            b if is_regular(b) => {
                let end = end_of_word(content, at);
                let word = std::str::from_utf8(&content[at..end]).unwrap_or_default();
                if let Ok(number) = word.parse() {
                    operands.push(Operand::Number(number));
                } else {
                    page.does(word, &operands);
                    operands.clear();
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    (page.runs, page.paths)
}

/// What is set while a page is read.
struct Page<'a> {
    fonts: &'a BTreeMap<Vec<u8>, Font>,
    font: Option<&'a Font>,
    matrix: Matrix,
    saved: Vec<Matrix>,
    text: Matrix,
    /// Marked pieces that are open, the innermost last.
    marks: Vec<Option<u32>>,
    /// The path that is not painted yet, and whether it has round parts.
    points: Vec<(f64, f64)>,
    is_round: bool,
    /// What is filled now is not seen on white.
    is_white: bool,
    runs: Vec<Run>,
    paths: Vec<Path>,
}

impl<'a> Page<'a> {
    fn new(fonts: &'a BTreeMap<Vec<u8>, Font>) -> Self {
        Self {
            fonts,
            font: None,
            matrix: UNIT,
            saved: Vec::new(),
            text: UNIT,
            marks: Vec::new(),
            points: Vec::new(),
            is_round: false,
            is_white: false,
            runs: Vec::new(),
            paths: Vec::new(),
        }
    }

    fn does(&mut self, operator: &str, operands: &[Operand]) {
        let numbers: Vec<f64> =
            operands.iter().filter_map(|o| if let Operand::Number(n) = o { Some(*n) } else { None }).collect();
        let six = <Matrix>::try_from(numbers.as_slice()).ok();
        match operator {
            "q" => self.saved.push(self.matrix),
            "Q" => self.matrix = self.saved.pop().unwrap_or(UNIT),
            "cm" => self.matrix = six.map_or(self.matrix, |m| times(m, self.matrix)),
            "BT" => self.text = UNIT,
            "Tm" => self.text = six.unwrap_or(self.text),
            "Td" | "TD" => {
                if let [x, y] = numbers[..] {
                    self.text = times([1.0, 0.0, 0.0, 1.0, x, y], self.text);
                }
            }
            "Tf" => {
                let name = operands.iter().find_map(|o| if let Operand::Name(n) = o { Some(n) } else { None });
                self.font = name.and_then(|name| self.fonts.get(name));
            }
            "BDC" | "BMC" => {
                let mark = operands.iter().find_map(|o| match o {
                    Operand::Dictionary(d) => number_after(d, b"/MCID "),
                    _ => None,
                });
                self.marks.push(mark);
            }
            "EMC" => {
                self.marks.pop();
            }
            "Tj" | "TJ" | "'" | "\"" => self.show(operands),
            "scn" | "sc" | "g" | "rg" => self.is_white = numbers.iter().all(|part| *part >= 1.0),
            "m" | "l" => self.reach(&numbers),
            "c" => {
                self.is_round = true;
                self.reach(numbers.get(4..).unwrap_or_default());
            }
            "re" => {
                if let [x, y, width, height] = numbers[..] {
                    for corner in [[x, y], [x + width, y], [x + width, y + height], [x, y + height]] {
                        self.reach(&corner);
                    }
                }
            }
            "f" | "F" | "f*" => self.paint(true, false),
            "S" | "s" => self.paint(false, true),
            "B" | "B*" | "b" | "b*" => self.paint(true, true),
            "n" => self.paint(false, false),
            _ => {}
        }
    }

    fn reach(&mut self, point: &[f64]) {
        if let [x, y] = *point {
            let place = times([1.0, 0.0, 0.0, 1.0, x, y], self.matrix);
            self.points.push((place[4], place[5]));
        }
    }

    fn paint(&mut self, is_filled: bool, is_stroked: bool) {
        let (points, is_round) = (std::mem::take(&mut self.points), std::mem::take(&mut self.is_round));
        let is_filled = is_filled && !self.is_white;
        if (is_filled || is_stroked) && !points.is_empty() {
            self.paths.push(Path { points, is_round, is_filled, is_stroked });
        }
    }

    fn show(&mut self, operands: &[Operand]) {
        let glyphs = operands.iter().filter_map(|o| if let Operand::Glyphs(g) = o { Some(g) } else { None });
        let mut text = String::new();
        for pair in glyphs.flat_map(|glyphs| glyphs.chunks_exact(2)) {
            let glyph = u16::from_be_bytes([pair[0], pair[1]]);
            text.push_str(self.font.and_then(|font| font.get(&glyph)).map_or("", String::as_str));
        }
        let place = times(self.text, self.matrix);
        let mark = self.marks.iter().rev().find_map(|mark| *mark);
        if !text.is_empty() {
            self.runs.push(Run { x: place[4], y: place[5], text, mark, scale: place[0].hypot(place[1]) });
        }
    }
}

/// The bytes of `(…)`, and where it ends.
fn literal(content: &[u8], mut at: usize) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let mut open = 1;
    while at < content.len() {
        let byte = content[at];
        at += 1;
        match byte {
            b'\\' => {
                let escaped = content.get(at).copied().unwrap_or(b'\\');
                at += 1;
                match escaped {
                    b'n' => bytes.push(b'\n'),
                    b'r' => bytes.push(b'\r'),
                    b't' => bytes.push(b'\t'),
                    b'b' => bytes.push(8),
                    b'f' => bytes.push(12),
                    b'0'..=b'7' => {
                        let more = content[at..].iter().take(2).take_while(|b| (b'0'..=b'7').contains(b)).count();
                        let digits = &content[at - 1..at + more];
                        let code = digits.iter().fold(0_u32, |code, digit| code * 8 + u32::from(digit - b'0'));
                        bytes.push(u8::try_from(code & 0xFF).unwrap_or(0));
                        at += more;
                    }
                    b'\n' => {}
                    other => bytes.push(other),
                }
            }
            b'(' => {
                open += 1;
                bytes.push(byte);
            }
            b')' => {
                open -= 1;
                if open == 0 {
                    break;
                }
                bytes.push(byte);
            }
            _ => bytes.push(byte),
        }
    }
    (bytes, at)
}

fn is_regular(byte: u8) -> bool {
    !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' | 0)
        && !byte.is_ascii_whitespace()
}

fn end_of_word(content: &[u8], from: usize) -> usize {
    content[from..].iter().position(|b| !is_regular(*b)).map_or(content.len(), |n| from + n)
}

#[cfg(test)]
mod tests {
    use super::super::objects::utf16;
    use super::*;

    #[test]
    fn text_stands_where_it_is_shown() {
        let font: Font = [(1, utf16("0050")), (2, utf16("00F6"))].into();
        let fonts = BTreeMap::from([(b"f0".to_vec(), font)]);
        let content = b"/Span<</MCID 7>>BDC\nq 1 0 0 -1 60 700 cm\nBT 0 Tr/f0 9 Tf 1 0 0 -1 0 0 Tm[(\\000\\001)39.7(\\000\\002)]TJ\nET\nQ\nEMC BT/f0 9 Tf 1 0 0 1 10 20 Tm<0001>Tj ET";
        let (found, paths) = read(content, &fonts);
        let read: Vec<(&str, f64, f64, Option<u32>)> =
            found.iter().map(|run| (run.text.as_str(), run.x, run.y, run.mark)).collect();
        assert_eq!(read, [("Pö", 60.0, 700.0, Some(7)), ("P", 10.0, 20.0, None)]);
        assert!(paths.is_empty());
    }

    #[test]
    fn what_is_painted_stands_on_the_page() {
        let content =
            b"q 2 0 0 -2 10 100 cm 1 1 1 scn 0 0 5 5 re f /c0 cs 0.1 0.2 0.3 scn 1 1 m 4 1 l 4 3 l 1 3 l h f Q\n\
                        0 0 m 9 0 l S 5 5 m 5 6 6 7 7 7 c B 0 0 1 1 re n";
        let (_, paths) = read(content, &BTreeMap::new());
        let read: Vec<_> =
            paths.iter().map(|p| (p.points[0], p.points.len(), p.is_round, p.is_filled, p.is_stroked)).collect();
        let bar = ((12.0, 98.0), 4, false, true, false);
        assert_eq!(read, [bar, ((0.0, 0.0), 2, false, false, true), ((5.0, 5.0), 2, true, true, true)]);
    }
}
