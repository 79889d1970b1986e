//! Parquet, out of and into the program.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use mittari::report::tables::{self, CsvForm};
use parquet::basic::{
    Compression, ConvertedType, GzipLevel, LogicalType, Repetition, TimeUnit, Type as Physical, ZstdLevel,
};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::Field;
use parquet::schema::types::Type;

use crate::mittari::{Mittari, project, results};

fn open(bytes: &[u8]) -> SerializedFileReader<Bytes> {
    SerializedFileReader::new(Bytes::copy_from_slice(bytes)).unwrap()
}

/// A value as the text table writes it.
fn plain(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Bool(value) => value.to_string(),
        Field::Long(value) => value.to_string(),
        Field::Double(value) => value.to_string(),
        Field::Str(text) => text.clone(),
        other => panic!("{other:?} is of no type that a table has"),
    }
}

#[test]
fn parquet_and_text_tables_hold_the_same_values() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let parquet: BTreeMap<String, Vec<u8>> = tables::parquet_files(&survey, &results).unwrap().into_iter().collect();
    let text = tables::csv_files(&survey, &results, CsvForm::Programs);
    let mut values = 0;
    for (name, csv) in &text {
        let file = open(&parquet[&name.replace(".csv", ".parquet")]);
        let mut csv = csv::Reader::from_reader(csv.as_slice());
        let heads: Vec<String> = csv.headers().unwrap().iter().map(str::to_string).collect();
        let rows: Vec<_> = file.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        let lines: Vec<_> = csv.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), lines.len(), "{name}");
        for (row, line) in rows.iter().zip(&lines) {
            for (((head, field), expected_head), expected) in row.get_column_iter().zip(&heads).zip(line) {
                assert_eq!(head, expected_head, "{name}");
                // Text tables keep formulas away from spreadsheets; these hold texts as typed.
                assert_eq!(plain(field), expected.trim_start_matches('\''), "{name}: {head}");
                values += 1;
            }
        }
    }
    assert!(values > 10_000, "{values} values");
    assert_eq!(parquet.len(), text.len() + 1, "the schema stands beside the tables");
    assert!(parquet.contains_key("tables/results.schema.json"));
}

#[test]
fn a_column_has_the_same_type_whatever_stands_in_it() {
    let columns = |survey: &str| {
        let (survey, results) = results(&project(survey)).unwrap();
        let files = tables::parquet_files(&survey, &results).unwrap();
        let tables = files.into_iter().filter(|(name, _)| name.ends_with(".parquet") && !name.contains("codebook"));
        let types = tables.map(|(name, bytes)| {
            let file = open(&bytes);
            let columns = file.metadata().file_metadata().schema_descr().columns();
            (name, columns.iter().map(|c| (c.name().to_string(), c.physical_type())).collect::<Vec<_>>())
        });
        types.collect::<BTreeMap<_, _>>()
    };
    let foorumix = columns("surveys/foorumix");
    assert_eq!(foorumix, columns("surveys/mielenturvaa"));
    let type_of = |table: &str, column: &str| {
        let columns = &foorumix[&format!("tables/{table}.parquet")];
        columns.iter().find(|(name, _)| name == column).map(|(_, physical)| *physical)
    };
    assert_eq!(type_of("estimates", "n"), Some(Physical::INT64));
    assert_eq!(type_of("estimates", "value"), Some(Physical::DOUBLE));
    assert_eq!(type_of("estimates", "indicator"), Some(Physical::BYTE_ARRAY));
}

#[test]
fn one_table_is_written_where_it_is_asked_for() {
    let played = Mittari::new()
        .copy("surveys/foorumix", "kysely")
        .args(["results", "kysely", "--format", "parquet", "--out", "figures.parquet"])
        .play();
    let file = open(&played.bytes("figures.parquet"));
    assert_eq!(file.metadata().file_metadata().created_by(), Some(concat!("mittari ", env!("CARGO_PKG_VERSION"))));
    assert!(file.metadata().file_metadata().num_rows() > 100);
}

const SURVEY: &str = r#"format = 1

[survey]
title = "Kysely"
languages = ["fi"]

[[wave]]
id = "w"
responses = ["answers.FORMAT"]
invited = 12

[answers.agreement]
options = [
    { code = 1, fi = "Eri mieltä" },
    { code = 2, fi = "Samaa mieltä" },
]
positive = [2]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "Jaksan työssäni"

[[question]]
id = "hours"
topic = "workload"
kind = "number"
text = "Tunteja"

[[question]]
id = "day"
topic = "workload"
kind = "date"
text = "Päivä"

[[indicator]]
id = "coping"
measure = "rate"
question = "coping"
headline = true
"#;

const AGREE: [Option<&str>; 8] = [
    Some("Samaa mieltä"),
    None,
    Some("Eri mieltä"),
    Some("Samaa mieltä"),
    Some("Samaa mieltä"),
    Some("Eri mieltä"),
    Some("Samaa mieltä"),
    Some("Samaa mieltä"),
];
const HOURS: [Option<f64>; 8] =
    [Some(1.5), Some(2.0), None, Some(0.25), Some(8.0), Some(f64::NAN), Some(3.0), Some(4.0)];
/// 1 March 2017, 9.30, and following days.
const FIRST_DAY: i64 = 1_488_360_600;

/// The answers as pandas writes them: texts, numbers, moments in nanoseconds; any may be empty.
fn answers(compression: Compression) -> Vec<u8> {
    let field = |name: &str, physical, logical| {
        let field = Type::primitive_type_builder(name, physical).with_logical_type(logical);
        Arc::new(field.with_repetition(Repetition::OPTIONAL).with_converted_type(ConvertedType::NONE).build().unwrap())
    };
    let fields = vec![
        field("Jaksan työssäni", Physical::BYTE_ARRAY, Some(LogicalType::String)),
        field("Tunteja", Physical::DOUBLE, None),
        field("Päivä", Physical::INT64, Some(LogicalType::timestamp(false, TimeUnit::NANOS))),
    ];
    let schema = Arc::new(Type::group_type_builder("schema").with_fields(fields).build().unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
    let mut file = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    // Two groups of rows, as long files have.
    for rows in [0..5, 5..8] {
        let mut group = file.next_row_group().unwrap();
        let agree = &AGREE[rows.clone()];
        let texts: Vec<ByteArray> = agree.iter().flatten().map(|text| ByteArray::from(*text)).collect();
        let levels: Vec<i16> = agree.iter().map(|text| i16::from(text.is_some())).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&texts, Some(&levels), None).unwrap();
        column.close().unwrap();
        let hours = &HOURS[rows.clone()];
        let numbers: Vec<f64> = hours.iter().flatten().copied().collect();
        let levels: Vec<i16> = hours.iter().map(|number| i16::from(number.is_some())).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<DoubleType>().write_batch(&numbers, Some(&levels), None).unwrap();
        column.close().unwrap();
        let moments: Vec<i64> = rows.map(|day| (FIRST_DAY + 86_400 * day as i64) * 1_000_000_000).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&moments, Some(&vec![1; moments.len()]), None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    file.into_inner().unwrap()
}

/// What is published of the answers in a file of one format, without the file's own name and hash.
fn published(format: &str, answers: &[u8]) -> serde_json::Value {
    let played = Mittari::new()
        .survey(&SURVEY.replace("FORMAT", format))
        .file(&format!("kysely/answers.{format}"), answers)
        .args(["results", "kysely"])
        .play();
    let mut record = played.json();
    for told_apart in ["inputs", "settings"] {
        record.as_object_mut().unwrap().remove(told_apart);
    }
    record
}

#[test]
fn an_export_in_parquet_is_read_like_the_same_export_as_text() {
    let mut csv = "Jaksan työssäni;Tunteja;Päivä\n".to_string();
    for (row, (agree, hours)) in AGREE.iter().zip(HOURS).enumerate() {
        let hours = hours.filter(|hours| !hours.is_nan()).map(|hours| hours.to_string().replace('.', ","));
        csv.push_str(&format!("{};{};{}.3.2017\n", agree.unwrap_or_default(), hours.unwrap_or_default(), row + 1));
    }
    let expected = published("csv", csv.as_bytes());
    let n = expected["estimates"][0]["n"].as_u64();
    assert_eq!(n, Some(7), "{expected}");
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::ZSTD(ZstdLevel::default()),
        Compression::GZIP(GzipLevel::default()),
    ] {
        assert_eq!(published("parquet", &answers(compression)), expected, "{compression:?}");
    }
}

#[test]
fn a_damaged_file_is_an_error_with_a_place() {
    let whole = answers(Compression::SNAPPY);
    let mut refused = 0;
    for cut in (4..whole.len()).step_by(7) {
        let mut turned = whole.clone();
        turned[cut] ^= 0xFF;
        for damaged in [&whole[..cut], turned.as_slice()] {
            let played = Mittari::new()
                .survey(&SURVEY.replace("FORMAT", "parquet"))
                .file("kysely/answers.parquet", damaged)
                .args(["check", "kysely"])
                .play();
            let said = &played.stderr;
            assert!(!said.contains("panicked"), "{cut}: {said}");
            refused += usize::from(said.contains("the Parquet file cannot be read"));
        }
    }
    assert!(refused > 50, "{refused}");
}

#[test]
fn sizes_beyond_the_file_are_not_believed() {
    // Numbers stand in the file seven bits a byte, the sign in the lowest: 2³¹ − 1 and −2³¹ wherever one may stand.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.parquet");
    for compression in [Compression::UNCOMPRESSED, Compression::ZSTD(ZstdLevel::default())] {
        let whole = answers(compression);
        for at in 4..whole.len() - 5 {
            for absurd in [[0xFE, 0xFF, 0xFF, 0xFF, 0x0F], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]] {
                let mut changed = whole.clone();
                changed[at..at + 5].copy_from_slice(&absurd);
                std::fs::write(&path, changed).unwrap();
                if let Err(found) =
                    mittari::draft::draft(std::slice::from_ref(&path), &mittari::draft::Wishes::default())
                {
                    assert!(found.iter().all(|d| !d.message.is_empty()), "{found:?}");
                }
            }
        }
    }
}

#[test]
fn a_file_that_is_none_says_so() {
    Mittari::new()
        .survey(&SURVEY.replace("FORMAT", "parquet"))
        .file("kysely/answers.parquet", "a;b\n1;2\n")
        .args(["check", "kysely"])
        .stderr(
            "
            error: not a Parquet file in spite of its name `.parquet`
              --> kysely/answers.parquet
              hint: write it again, or rename it to .csv if it holds text
        ",
        )
        .exits(1);
}
