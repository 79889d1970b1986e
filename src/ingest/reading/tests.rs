//! A file that is read in blocks gives what it gives when it is read whole, to the last answer and the last remark.

use std::fmt::Write;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use proptest::prelude::*;

use super::*;

const DEFINITION: &str = r#"
format = 1
[survey]
title = "K"
languages = ["fi"]
[[wave]]
id = "a"
responses = ["a.csv"]
column = "Aalto"
value = "alku"
[[wave]]
id = "b"
responses = ["a.csv"]
column = "Aalto"
value = "loppu"
[link]
columns = ["Koodi"]
[answers.agreement]
positive = [2]
options = [ { code = 1, fi = "eri mieltä" }, { code = 2, fi = "samaa mieltä" }, { code = 9, fi = "en osaa sanoa", missing = "cant_say" } ]
[answers.means]
options = [ { code = 1, fi = "tauot" }, { code = 2, fi = "liikunta" } ]
[[question]]
id = "unit"
topic = "background"
kind = "category"
text = "Yksikkö"
[[question]]
id = "work"
topic = "impact"
kind = "choice"
answers = "agreement"
text = "Työ sujuu"
[[question]]
id = "score"
topic = "impact"
kind = "score"
text = "Suositus"
[[question]]
id = "means"
topic = "impact"
kind = "multiple"
answers = "means"
text = "Keinot"
[[question]]
id = "years"
topic = "background"
kind = "number"
text = "Vuodet"
[[question]]
id = "begun"
topic = "background"
kind = "date"
text = "Alkoi"
[[question]]
id = "words"
topic = "impact"
kind = "text"
text = "Sana"
"#;

const HEADERS: &str = "Aalto;Koodi;Yksikkö;Työ sujuu;Suositus;Keinot;Vuodet;Alkoi;Sana;Muuta";

/// What may stand in each column; a quote, a delimiter or a line end is quoted below.
const CELLS: [&[&str]; 10] = [
    &["alku", "loppu", "loppu ", "Alku", "alku?", ""],
    &["07a", "7A", "b-1", "", "äö", "x y"],
    &["Yksikkö 1", "yksikkö 1", "Yksikkö 10", "Yksikkö 2", "", "Tiimi; toinen", "Tiimi \"A\""],
    &["eri mieltä", "Samaa mieltä", "2", "en osaa sanoa", "", "en tiedä", "-"],
    &["0", "10", "7", "", "11"],
    &["tauot", "liikunta;tauot", "", "tauot, liikunta", "uni"],
    &["1", "2,5", "1 000", "", "1,234", "monta"],
    &["2017-03-01", "1.3.2017", "3/4/2017", "13/4/2017", "", "eilen"],
    &["", "hyvä", "rivi\ntoinen", "rivi\r\ntoinen", "hän sanoi \"ei\"", "5\" putki", "🙂"],
    &["", "", "jotain", "\u{a0}"],
];

fn quoted(cell: &str) -> String {
    if cell.contains([';', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_string() }
}

/// An export whose cells are chosen by these numbers, row after row.
fn export(choices: &[u8], line_end: &str) -> String {
    let mut text = format!("{HEADERS}{line_end}");
    for row in choices.chunks_exact(CELLS.len()) {
        let cells = row.iter().zip(CELLS).map(|(choice, cells)| quoted(cells[usize::from(*choice) % cells.len()]));
        write!(text, "{}{line_end}", cells.collect::<Vec<_>>().join(";")).unwrap();
    }
    text
}

/// The same answers as Parquet, in groups of so many rows and pages of a few; an empty cell is none.
fn parquet(choices: &[u8], group: usize) -> Vec<u8> {
    let text = |name: &str| {
        let built = Type::primitive_type_builder(name, Physical::BYTE_ARRAY).with_repetition(Repetition::OPTIONAL);
        built.with_logical_type(Some(LogicalType::String)).build().map(Arc::new).unwrap()
    };
    let fields = HEADERS.split(';').map(text).collect();
    let schema = Type::group_type_builder("answers").with_fields(fields).build().unwrap();
    let properties = WriterProperties::builder().set_data_page_row_count_limit(64).set_write_batch_size(16);
    let properties = properties.set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties)).unwrap();
    let rows: Vec<&[u8]> = choices.chunks_exact(CELLS.len()).collect();
    for rows in rows.chunks(group) {
        let mut writer = file.next_row_group().unwrap();
        for (column, cells) in CELLS.iter().enumerate() {
            let chosen = rows.iter().map(|row| cells[usize::from(row[column]) % cells.len()]);
            let levels: Vec<i16> = chosen.clone().map(|cell| i16::from(!cell.is_empty())).collect();
            let there: Vec<ByteArray> = chosen.filter(|cell| !cell.is_empty()).map(ByteArray::from).collect();
            let mut column = writer.next_column().unwrap().unwrap();
            column.typed::<ByteArrayType>().write_batch(&there, Some(&levels), None).unwrap();
            column.close().unwrap();
        }
        writer.close().unwrap();
    }
    file.into_inner().unwrap()
}

/// Everything that comes of a file for both waves: answers, codes, counts and remarks.
fn told(read: Vec<(Understood<'_>, Coded, String)>) -> String {
    let mut told = String::new();
    for (understood, coded, sha256) in read {
        write!(told, "{sha256} {:?} {:?} {:?} {} ", coded.strangers, coded.codes, coded.met, coded.empty).unwrap();
        write!(told, "{} {} {} {:?}", coded.rows, coded.used, coded.incomplete, coded.excluded).unwrap();
        for answers in &coded.answers {
            writeln!(told, "{:?}", answers.cells).unwrap();
        }
        let Wanted { survey, wave, .. } = understood.wanted;
        let counted = understood.coding().finish(coded, &understood.export.place, &mut Builder::new(survey, wave));
        write!(told, "{:?}", counted.map(|counted| counted.remarks).unwrap_or_else(|found| found)).unwrap();
    }
    told
}

/// What comes of the file whole, and in pieces if it can be read like that.
fn both_ways(
    bytes: &[u8],
    in_pieces: impl for<'a> Fn(Wanted<'a>, &fs::File, &Path) -> Option<(Understood<'a>, Coded, String)>,
) -> (String, Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(folder.path().join("survey.toml"), DEFINITION).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let (survey, _) = Survey::load(folder.path()).unwrap_or_else(|found| panic!("{found:?}"));
    let questions: Vec<&Question> = survey.questions().iter().collect();
    let wanted = |wave| Wanted { survey: &survey, wave, path: "a.csv", questions: &questions };
    let open = || fs::File::open(&path).unwrap();
    let waves = || survey.waves().iter();
    let slow: Vec<_> = waves().map(|wave| whole(wanted(wave), &open(), &path).unwrap()).collect();
    let fast: Option<Vec<_>> = waves().map(|wave| in_pieces(wanted(wave), &open(), &path)).collect();
    (told(slow), fast.map(told))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn blocks_and_the_whole_give_the_same(
        choices in prop::collection::vec(any::<u8>(), 2_300..4_000),
        block in 200_usize..9_000,
        windows in any::<bool>(),
        marked in any::<bool>(),
    ) {
        let text = export(&choices, if windows { "\r\n" } else { "\n" });
        let text = if marked { format!("\u{feff}{text}") } else { text };
        let (slow, fast) = both_ways(text.as_bytes(), |wanted, opened, file| {
            in_blocks(wanted, opened, file, Pace { head: text.len() - 1, block, watch: &|_, _, _| {} })
        });
        prop_assert!(fast.is_some(), "read in blocks");
        prop_assert_eq!(fast.unwrap_or_default(), slow);
    }

    #[test]
    fn parts_and_the_whole_give_the_same(
        choices in prop::collection::vec(any::<u8>(), 2_300..4_000),
        group in 50_usize..500,
        count in 1_usize..9,
    ) {
        let (slow, fast) = both_ways(&parquet(&choices, group), |wanted, opened, file| {
            in_parts(wanted, opened, file, count, &|_, _, _| {})
        });
        prop_assert!(fast.is_some(), "read in parts");
        prop_assert_eq!(fast.unwrap_or_default(), slow);
    }
}

#[test]
fn what_is_not_ordinary_is_read_whole() {
    let choices: Vec<u8> = (0..6_000_usize).map(|i| u8::try_from(i * 7919 % 251).unwrap()).collect();
    let text = export(&choices, "\n");
    let pace = Pace { head: text.len() / 2, block: 4_000, watch: &|_, _, _| {} };
    let (windows, utf16) = (
        encoding_rs::WINDOWS_1252.encode(&text.replace('🙂', "x")).0.into_owned(),
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>(),
    );
    let late = [text.as_bytes(), b"alku;x;Yksikk\xF6 1;2;3;;;;;\n"].concat();
    let long = format!("{text}alku;x;Yksikkö 1;2;3;;;;{};\n", "a".repeat(5_000));
    let is_ordinary =
        |bytes: &[u8]| both_ways(bytes, |wanted, opened, file| in_blocks(wanted, opened, file, pace)).1.is_some();
    assert!(is_ordinary(text.as_bytes()));
    for bytes in [&windows, &utf16, &late, long.as_bytes()] {
        assert!(!is_ordinary(bytes));
    }
    let unclosed = format!("{text}alku;x;\"Yksikkö 1;2;3;;;;;\n");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("survey.toml"), DEFINITION).unwrap();
    std::fs::write(folder.path().join("a.csv"), unclosed).unwrap();
    let (survey, _) = Survey::load(folder.path()).unwrap_or_else(|found| panic!("{found:?}"));
    let wave = &survey.waves()[0];
    let read = read(&survey, wave, "a.csv", pace, &mut Builder::new(&survey, wave), &mut Noticed::default());
    assert!(format!("{:?}", read.unwrap_err()).contains("never closed"));
}

#[test]
fn a_damaged_parquet_file_is_not_read_in_parts() {
    let choices: Vec<u8> = (0..6_000_usize).map(|i| u8::try_from(i * 7919 % 251).unwrap()).collect();
    let whole = parquet(&choices, 300);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("survey.toml"), DEFINITION).unwrap();
    let path = folder.path().join("a.csv");
    let (mut odd, mut read_in_parts) = (0, 0);
    for at in (4..whole.len()).step_by(997) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x55;
        std::fs::write(&path, damaged).unwrap();
        let (survey, _) = Survey::load(folder.path()).unwrap_or_else(|found| panic!("{found:?}"));
        let questions: Vec<&Question> = survey.questions().iter().collect();
        let wanted = Wanted { survey: &survey, wave: &survey.waves()[0], path: "a.csv", questions: &questions };
        let opened = fs::File::open(&path).unwrap();
        let in_parts = in_parts(wanted, &opened, &path, 3, &|_, _, _| {}).map(|(_, coded, hash)| (coded.rows, hash));
        let in_one = whole_or_nothing(wanted, &opened, &path);
        match in_parts {
            Some(in_parts) => {
                read_in_parts += 1;
                assert_eq!(Some(in_parts), in_one, "byte {at}");
            }
            None => odd += 1,
        }
    }
    assert!(odd > 0 && read_in_parts > 0, "{odd} and {read_in_parts}");
}

fn whole_or_nothing(wanted: Wanted<'_>, opened: &fs::File, path: &Path) -> Option<(u64, String)> {
    whole(wanted, opened, path).ok().map(|(_, coded, hash)| (coded.rows, hash))
}
