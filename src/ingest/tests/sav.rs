use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;

use super::real::export;
use super::{answers, heading, open_at, opened};
use crate::ingest::role::Role;
use crate::ingest::table::Cell;
use crate::ingest::value_labels::MissingValue;

/// A value of a case.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Number(f64),
    Text(String),
    Nothing,
}

/// How cases are packed.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Packing {
    Plain = 0,
    Bytecode = 1,
    Zlib = 2,
}

/// A variable to be written: a number, or a text of so many bytes.
#[derive(Debug, Clone)]
struct Variable {
    name: String,
    label: String,
    width: usize,
    format: u8,
    labels: Vec<(f64, String)>,
    missing: Vec<f64>,
    range: Option<(f64, f64)>,
}

impl Variable {
    fn number(name: &str) -> Self {
        Self {
            name: name.into(),
            label: String::new(),
            width: 0,
            format: 5,
            labels: vec![],
            missing: vec![],
            range: None,
        }
    }

    fn text(name: &str, width: usize) -> Self {
        Self { width, format: 1, ..Self::number(name) }
    }
}

/// An SPSS file, least byte first.
struct Sav {
    variables: Vec<Variable>,
    cases: Vec<Vec<Value>>,
    packing: Packing,
    utf8: bool,
    /// The lines of its multiple-response sets.
    sets: String,
}

fn padded(bytes: &[u8], to: usize, with: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(bytes.len().max(1).next_multiple_of(to), with);
    bytes
}

impl Sav {
    fn encoded(&self, text: &str) -> Vec<u8> {
        if self.utf8 { text.as_bytes().to_vec() } else { encoding_rs::WINDOWS_1252.encode(text).0.into_owned() }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut out = if self.packing == Packing::Zlib { b"$FL3".to_vec() } else { b"$FL2".to_vec() };
        let int = |out: &mut Vec<u8>, n: i32| out.extend(n.to_le_bytes());
        out.extend([b' '; 60]);
        for n in [2, 0, self.packing as i32, 0, self.cases.len() as i32] {
            int(&mut out, n);
        }
        out.extend(100f64.to_le_bytes());
        out.extend([b' '; 84]);
        let mut element = 1;
        for (i, variable) in self.variables.iter().enumerate() {
            let short = padded(format!("V{i}").as_bytes(), 8, b' ');
            let ranged = variable.range.is_some();
            let count = variable.missing.len() as i32;
            let missing = if ranged { -2 - count } else { count };
            let label = self.encoded(&variable.label);
            for n in [2, variable.width as i32, i32::from(!label.is_empty()), missing] {
                int(&mut out, n);
            }
            let print = i32::from(variable.format) << 16 | 8 << 8;
            int(&mut out, print);
            int(&mut out, print);
            out.extend(&short);
            if !label.is_empty() {
                int(&mut out, label.len() as i32);
                out.extend(padded(&label, 4, b' '));
            }
            for number in variable.range.iter().flat_map(|(low, high)| [low, high]).chain(&variable.missing) {
                out.extend(number.to_le_bytes());
            }
            for _ in 1..variable.width.div_ceil(8) {
                for n in [2, -1, 0, 0, 0, 0] {
                    int(&mut out, n);
                }
                out.extend([b' '; 8]);
            }
            if !variable.labels.is_empty() {
                int(&mut out, 3);
                int(&mut out, variable.labels.len() as i32);
                for (value, label) in &variable.labels {
                    out.extend(value.to_le_bytes());
                    let label = self.encoded(label);
                    out.extend(padded(&[&[label.len() as u8][..], &label].concat(), 8, b' '));
                }
                for n in [4, 1, element] {
                    int(&mut out, n);
                }
            }
            element += variable.width.div_ceil(8).max(1) as i32;
        }
        let names: Vec<String> = self.variables.iter().enumerate().map(|(i, v)| format!("V{i}={}", v.name)).collect();
        let encoding = if self.utf8 { "UTF-8" } else { "windows-1252" };
        for (subtype, data) in
            [(13, self.encoded(&names.join("\t"))), (20, encoding.as_bytes().to_vec()), (7, self.encoded(&self.sets))]
        {
            if data.is_empty() {
                continue;
            }
            for n in [7, subtype, 1, data.len() as i32] {
                int(&mut out, n);
            }
            out.extend(data);
        }
        int(&mut out, 999);
        int(&mut out, 0);
        match self.packing {
            Packing::Plain => self.elements().iter().for_each(|element| out.extend(element)),
            Packing::Bytecode => out.extend(self.bytecode()),
            Packing::Zlib => {
                let start = out.len() as i64;
                let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(&self.bytecode()).unwrap();
                let block = encoder.finish().unwrap();
                for n in [start, start + 24 + block.len() as i64, 48] {
                    out.extend(n.to_le_bytes());
                }
                out.extend(block);
                out.extend((-100i64).to_le_bytes());
                out.extend([0u8; 40]);
            }
        }
        out
    }

    fn elements(&self) -> Vec<[u8; 8]> {
        let mut all = Vec::new();
        for case in &self.cases {
            for (variable, value) in self.variables.iter().zip(case) {
                match value {
                    Value::Number(number) => all.push(number.to_le_bytes()),
                    Value::Nothing if variable.width == 0 => all.push((-f64::MAX).to_le_bytes()),
                    Value::Nothing => all.extend(vec![[b' '; 8]; variable.width.div_ceil(8)]),
                    Value::Text(text) => {
                        let mut bytes = self.encoded(text);
                        bytes.resize(variable.width.next_multiple_of(8), b' ');
                        all.extend(bytes.chunks(8).map(|chunk| <[u8; 8]>::try_from(chunk).unwrap()));
                    }
                }
            }
        }
        all
    }

    fn bytecode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for eight in self.elements().chunks(8) {
            let (mut commands, mut data): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
            for element in eight {
                let number = f64::from_le_bytes(*element);
                if number == -f64::MAX {
                    commands.push(255);
                } else if *element == [b' '; 8] {
                    commands.push(254);
                } else if number.fract() == 0.0
                    && (-99.0..=151.0).contains(&number)
                    && !(number == 0.0 && number.is_sign_negative())
                {
                    commands.push((number + 100.0) as u8);
                } else {
                    commands.push(253);
                    data.extend(element);
                }
            }
            commands.resize(8, 0);
            out.extend(commands);
            out.extend(data);
        }
        out.extend([252, 0, 0, 0, 0, 0, 0, 0]);
        out
    }
}

fn small(packing: Packing, utf8: bool) -> Sav {
    let mut mood = Variable::number("Mieliala_tänään");
    mood.label = "Kuinka jaksat?".into();
    mood.labels = vec![(1.0, "Hyvin".into()), (2.0, "Väsyneenä".into()), (-1.0, "ei tietoa".into())];
    mood.missing = vec![-1.0];
    mood.range = Some((2000.0, 3000.0));
    let mut day = Variable::number("day");
    day.format = 20;
    let cases = vec![
        vec![Value::Number(1.0), Value::Text("Öljy".into()), Value::Number(13_704_023_100.0)],
        vec![Value::Number(-1.0), Value::Text("pitkähkö vastaus".into()), Value::Number(1e300)],
        vec![Value::Number(2500.0), Value::Nothing, Value::Number(-8.6e9)],
    ];
    Sav { variables: vec![mood, Variable::text("why", 20), day], cases, packing, utf8, sets: String::new() }
}

#[test]
fn multiple_response_sets_are_questions_with_several_answers() {
    let option = |name: &str, label: &str| Variable {
        label: label.into(),
        labels: vec![(2.0, "Valittu".into())],
        missing: vec![9.0],
        ..Variable::number(name)
    };
    let place = |name: &str| Variable {
        labels: vec![(1.0, "Sauna".into()), (2.0, "Kävely".into()), (8.0, "Musiikki".into())],
        ..Variable::number(name)
    };
    let (number, nothing) = (Value::Number, Value::Nothing);
    let sav = Sav {
        variables: vec![option("rest", "Lepo"), option("sleep", "Uni"), place("first"), place("second")],
        cases: vec![
            vec![number(2.0), number(1.0), number(8.0), number(1.0)],
            vec![number(1.0), number(1.0), number(2.0), nothing.clone()],
            vec![nothing.clone(), number(9.0), nothing.clone(), nothing.clone()],
            vec![number(2.0), number(2.0), nothing.clone(), nothing],
        ],
        packing: Packing::Bytecode,
        utf8: true,
        sets: "$help=D1 2 12 Mikä auttaa? v0 v1\n$did=C 15 Mitä teit eilen? v2 v3\n$broken=D9 1\n".into(),
    };
    // The length of a label is counted in bytes.
    let sav = Sav { sets: sav.sets.replace("D1 2 12 ", "D1 2 13 ").replace("C 15 ", "C 17 "), ..sav };
    let export = opened("a.sav", sav.bytes());
    let shown = |name: &str| {
        let heading = heading(&export, name);
        (heading.question.clone(), heading.part.clone().unwrap_or_default(), heading.role)
    };
    assert_eq!(shown("rest"), ("Mikä auttaa?".into(), "Lepo".into(), Role::Option));
    assert_eq!(shown("did_8"), ("Mitä teit eilen?".into(), "Musiikki".into(), Role::Option));
    assert_eq!(shown("first").2, Role::Ignored, "a first answer is not the answer");
    let mut rows = Vec::new();
    export.sheet.answers(|_, cells| {
        rows.push(cells.iter().map(|cell| cell.to_text()).collect::<Vec<_>>().join(","));
        true
    });
    assert_eq!(rows, ["1,0,8,1,1,0,1", "0,0,2,,0,1,0", "1,1,,,,,"], "of the third nothing is known");
}

#[test]
fn names_labels_missing_values_texts_and_dates_are_read() {
    for packing in [Packing::Plain, Packing::Bytecode, Packing::Zlib] {
        for utf8 in [true, false] {
            let export = opened("a.sav", small(packing, utf8).bytes());
            assert_eq!(answers(&export), 3, "{packing:?}");
            let mood = heading(&export, "Mieliala_tänään");
            assert_eq!(mood.question, "Kuinka jaksat?");
            assert_eq!(mood.labels.label("2"), Some("Väsyneenä"));
            assert!(mood.labels.is_missing("-1") && mood.labels.is_missing("2500"));
            let mut rows = Vec::new();
            export.sheet.answers(|_, cells| {
                rows.push(cells.iter().map(|cell| cell.to_text()).collect::<Vec<_>>());
                true
            });
            assert_eq!(rows[0], ["1", "Öljy", "2017-01-17"]);
            assert_eq!(rows[1][1], "pitkähkö vastaus");
            assert_eq!(rows[2][2], "1310-04-05", "the calendar goes on backwards before 1582");
        }
    }
}

#[test]
fn every_beginning_of_a_file_is_read_or_refused() {
    for packing in [Packing::Plain, Packing::Bytecode, Packing::Zlib] {
        let bytes = small(packing, true).bytes();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sav");
        for length in (4..bytes.len()).step_by(7) {
            std::fs::write(&path, &bytes[..length]).unwrap();
            let _ = crate::ingest::open(&path, None, None);
        }
    }
}

#[test]
fn other_peoples_files() {
    if let Some(path) = export("spss/sample_missing.sav") {
        let export = open_at(&path);
        assert_eq!(heading(&export, "mylabl").labels.label("2"), Some("Female"));
        let number = heading(&export, "mynum");
        assert_eq!(number.labels.missing, [MissingValue::Range(2000.0, 3000.0), MissingValue::One("-1".into())]);
    }
    if let Some(path) = export("spss/umlauts.sav") {
        let export = open_at(&path);
        assert_eq!(heading(&export, "var1").question, "This is an ä-umlaut");
        assert_eq!(heading(&export, "var1").labels.label("3"), Some("the ö umlaut"));
    }
    let cells = |path: &str| {
        let mut cells_of = Vec::new();
        open_at(&export(path)?).sheet.answers(|_, cells| {
            cells_of.push(cells.iter().map(|cell| cell.to_text()).collect::<Vec<_>>());
            true
        });
        Some(cells_of)
    };
    if let (Some(plain), Some(packed)) = (cells("spss/sample.sav"), cells("spss/sample.zsav")) {
        assert_eq!(plain, packed);
        assert_eq!(plain[1], ["b", "1.2", "1880-05-06", "1880-05-06 10:10", "2", "2", "23:10"]);
    }
    if let Some(rows) = cells("spss/simple_alltypes.sav") {
        assert_eq!(rows[3][1..4], ["1776-07-04", "999", "NA"]);
    }
}

/// Opens it; whatever comes of it comes as a value.
fn harmless(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sav");
    std::fs::write(&path, bytes).unwrap();
    if let Err(found) = crate::ingest::open(&path, None, None) {
        assert!(found.iter().all(|d| d.place.is_some() && !d.hints.is_empty()), "{found:?}");
    }
}

#[test]
fn absurd_counts_are_not_believed() {
    let bytes = small(Packing::Bytecode, true).bytes();
    let dictionary = bytes.windows(4).rposition(|four| four == 999i32.to_le_bytes()).unwrap();
    for at in (64..dictionary).step_by(4) {
        for absurd in [-1, i32::MIN, i32::MAX, 1 << 28, 65_536] {
            let mut changed = bytes.clone();
            changed[at..at + 4].copy_from_slice(&absurd.to_le_bytes());
            harmless(&changed);
        }
    }
}

#[test]
fn labels_that_multiply_are_not_taken_in() {
    // 2,000 labels for one variable, which is named 2,000 times: four million labels in 50 kilobytes.
    let sav = Sav {
        variables: vec![Variable::number("one")],
        cases: vec![vec![Value::Number(1.0)]],
        packing: Packing::Plain,
        utf8: true,
        sets: String::new(),
    };
    let bytes = sav.bytes();
    let end = bytes.windows(4).position(|four| four == 7i32.to_le_bytes()).unwrap();
    let mut labels: Vec<u8> = [3i32, 2_000].into_iter().flat_map(i32::to_le_bytes).collect();
    for value in 0..2_000 {
        labels.extend(f64::from(value).to_le_bytes());
        labels.extend(b"\x07label x");
    }
    labels.extend([4i32, 2_000].into_iter().flat_map(i32::to_le_bytes));
    labels.extend(std::iter::repeat_n(1i32.to_le_bytes(), 2_000).flatten());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sav");
    std::fs::write(&path, [&bytes[..end], &labels, &bytes[end..]].concat()).unwrap();
    let told = crate::ingest::open(&path, None, None).unwrap_err();
    assert!(told.iter().any(|d| d.message.contains("its value labels is damaged")), "{told:?}");
}

fn values() -> impl Strategy<Value = (Vec<usize>, Vec<Vec<Value>>)> {
    let widths = prop::collection::vec(prop_oneof![Just(0usize), 1usize..60, 200usize..256], 1..6);
    widths.prop_flat_map(|widths| {
        let value = |width: &usize| match *width {
            0 => prop_oneof![
                (-120i32..300).prop_map(|n| Value::Number(f64::from(n))),
                (-1e9..1e9f64).prop_map(Value::Number),
                Just(Value::Nothing)
            ]
            .boxed(),
            width => prop::collection::vec(prop::sample::select(b"abcXYZ;,.0 ".to_vec()), 0..width)
                .prop_map(|bytes| Value::Text(format!("x{}", String::from_utf8(bytes).unwrap().trim_end())))
                .boxed(),
        };
        let row: Vec<_> = widths.iter().map(value).collect();
        (Just(widths), prop::collection::vec(row, 1..12))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_reads_back_the_same((widths, cases) in values(), packing in 0usize..3, utf8 in any::<bool>()) {
        let packing = [Packing::Plain, Packing::Bytecode, Packing::Zlib][packing];
        let variables = widths.iter().enumerate().map(|(i, width)| match width {
            0 => Variable::number(&format!("number{i}")),
            width => Variable::text(&format!("text{i}"), *width),
        });
        let sav = Sav { variables: variables.collect(), cases: cases.clone(), packing, utf8, sets: String::new() };
        let export = opened("a.sav", sav.bytes());
        let mut read = Vec::new();
        export.sheet.answers(|_, cells| {
            let value = |column: usize| match cells.get(column).copied().unwrap_or(Cell::Empty) {
                Cell::Number(number) => Value::Number(number),
                Cell::Text(text) => Value::Text(text.to_string()),
                _ => Value::Nothing,
            };
            read.push((0..widths.len()).map(value).collect::<Vec<_>>());
            true
        });
        let written: Vec<Vec<Value>> = cases.into_iter().filter(|row| row.iter().any(|v| *v != Value::Nothing)).collect();
        prop_assert_eq!(read, written);
    }

    #[test]
    fn changed_bytes_do_no_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..10), packing in 0usize..3) {
        let mut bytes = small([Packing::Plain, Packing::Bytecode, Packing::Zlib][packing], true).bytes();
        for (at, byte) in changes {
            let at = 4 + at.index(bytes.len() - 4);
            bytes[at] = byte;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sav");
        std::fs::write(&path, bytes).unwrap();
        let _ = crate::ingest::open(&path, None, None);
    }
}
