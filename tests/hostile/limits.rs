use std::io::{Cursor, Write};
use std::process::Command;
use std::time::{Duration, Instant};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::mittari::{Mittari, project};

/// Address space that a file may make the program take, in kilobytes: what it unpacks to at most, twice, and the program.
const KILOBYTES: u64 = 4_000_000;

/// What the program says of an export within that, without the paths; it must end by itself with an error.
#[track_caller]
fn refused(name: &str, export: &[u8]) -> String {
    let played = Mittari::new().file(name, export).args(["schema"]).play();
    let began = Instant::now();
    let ended = Command::new("sh")
        .args(["-c", &format!("ulimit -v {KILOBYTES}; exec \"$0\" draft {name}"), env!("CARGO_BIN_EXE_mittari")])
        .current_dir(played.path(""))
        .output()
        .unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{name}: {:?}\n{said}", ended.status);
    // A second where nothing else is going on and the program is compiled for speed.
    assert!(began.elapsed() < Duration::from_secs(120), "{name} took {:?}", began.elapsed());
    assert!(said.contains("hint: "), "{said}");
    said.lines().next().unwrap_or_default().to_string()
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut bytes);
    for (name, contents) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(contents).unwrap();
    }
    zip.finish().unwrap();
    bytes.into_inner()
}

/// A workbook of so many sheets, all of them one part, with these cells and shared texts.
fn xlsx(sheets: usize, data: &str, shared: &str) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |entries: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{entries}</Relationships>"
        )
    };
    let root =
        relations(&format!("<Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
    let sheet = |i: usize| format!("<sheet name=\"S{i}\" sheetId=\"{}\" r:id=\"r1\"/>", i + 1);
    let workbook =
        format!("<workbook {main}><sheets>{}</sheets></workbook>", (0..sheets).map(sheet).collect::<String>());
    let parts = relations(&format!(
        "<Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"r2\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    ));
    package(&[
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/_rels/workbook.xml.rels", parts.as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}><sheetData>{data}</sheetData></worksheet>").as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
    ])
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"S\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

/// Every place of `from` with `to` in its place.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    assert!(!places.is_empty(), "nothing to replace");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to);
    }
    bytes
}

/// Row 1 with a header and row 2 with an answer.
const TWO_CELLS: &str = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Kuinka?</t></is></c></row>\
                         <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Hyvin</t></is></c></row>";

#[test]
fn a_package_that_lies_about_its_size_is_not_believed() {
    // 1.1 GB of nothing in a megabyte, that says it is 1,000 bytes.
    let large = vec![b' '; 1_153_433_600];
    let bomb = package(&[("xl/workbook.xml", &large)]);
    let size = u32::try_from(large.len()).unwrap().to_le_bytes();
    drop(large);
    for bytes in [bomb.clone(), replaced(&bomb, &size, &1_000u32.to_le_bytes())] {
        let said = refused("a.xlsx", &bytes);
        let told = ["the workbook is too large to be read: it unpacks to more than 1 GB", "in it is damaged"];
        assert!(told.iter().any(|told| said.contains(told)), "{said}");
    }
}

#[test]
fn shared_texts_that_are_not_there_are_not_made_room_for() {
    for count in ["4294967296", "99999999999999", "99999999999999999999999999"] {
        let shared = format!("<sst uniqueCount = '{count}'><si><t>a</t></si></sst>");
        let said = refused("a.xlsx", &xlsx(1, TWO_CELLS, &shared));
        assert!(said.contains("it says that it holds more texts than fit into it"), "{said}");
    }
    // The package itself says four gigabytes.
    let bytes = xlsx(1, TWO_CELLS, &" ".repeat(12_345_678));
    let said = refused("a.xlsx", &replaced(&bytes, &12_345_678u32.to_le_bytes(), &4_294_967_294u32.to_le_bytes()));
    assert!(said.contains("it unpacks to more than 1 GB"), "{said}");
}

#[test]
fn a_million_sheets_are_no_survey() {
    let said = refused("a.xlsx", &xlsx(1_000_000, TWO_CELLS, "<sst/>"));
    assert!(said.contains("the workbook is too large to be read: it has more than 1,000 sheets"), "{said}");
    // Fewer, each of them the same large part.
    let cells: String = (1..=6_000).map(|row| format!("<row r=\"{row}\"><c><v>1</v></c></row>")).collect();
    let said = refused("a.xlsx", &xlsx(1_000, &cells, "<sst/>"));
    assert!(said.contains("it lists more sheets than there are in it"), "{said}");
}

#[test]
fn a_million_columns_are_no_survey() {
    let said = refused("a.xlsx", &xlsx(1, "<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>", "<sst/>"));
    assert!(said.contains("sheet `S0` has more than 16,384 columns"), "{said}");
    let far = format!("{TWO_CELLS}<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    let said = refused("a.xlsx", &xlsx(1, &far, "<sst/>"));
    assert!(said.contains("sheet `S0` reaches over more than 50 million cells"), "{said}");
    let said = refused("a.csv", format!("{}\n{}\n", "a;".repeat(1_000_000), "1;".repeat(1_000_000)).as_bytes());
    assert!(said.contains("the table has more than 16,384 columns"), "{said}");
    let wide = "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\" \
                table:number-columns-repeated=\"16384\"/></table:table-row>";
    let said = refused("a.ods", &ods(&wide.repeat(20_000)));
    assert!(said.contains("it reaches over more than 50 million cells"), "{said}");
    let long = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"float\" \
                office:value=\"1\" table:number-columns-repeated=\"100\"></table:table-cell></table:table-row>";
    let said = refused("a.ods", &ods(long));
    assert!(said.contains("it reaches over more than 50 million cells"), "{said}");
}

#[test]
fn empty_cells_and_rows_behind_a_table_take_no_room() {
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cell: &str| {
        format!(
            "<table:table-row>{}<table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>",
            text(cell)
        )
    };
    let rows: String = (0..4_000).map(|i| row(["Hyvin", "Huonosti"][i % 2])).collect();
    let below = "<table:table-row table:number-rows-repeated=\"1044575\"><table:table-cell \
                 table:number-columns-repeated=\"16384\"></table:table-cell></table:table-row>";
    let export = ods(&format!("{}{rows}{below}", row("Kuinka?")));
    let played = Mittari::new().file("a.ods", export).args(["draft", "a.ods"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    assert!(played.stdout.contains("4,000 respondents"), "{}", played.stdout);
}

#[test]
fn cells_of_100_megabytes_are_no_answers() {
    let long = "x".repeat(100_000_000);
    let cell = format!("<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>{long}</t></is></c></row>");
    let said = refused("a.xlsx", &xlsx(1, &format!("{TWO_CELLS}{cell}"), "<sst/>"));
    assert!(said.contains("the text in cell A3 of sheet `S0` is longer than a million letters"), "{said}");
    let shared = format!("<sst uniqueCount=\"1\"><si><t>{long}</t></si></sst>");
    let cell = "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c></row>";
    let said = refused("a.xlsx", &xlsx(1, &format!("{TWO_CELLS}{cell}"), &shared));
    assert!(said.contains("the text in cell A3 of sheet `S0` is longer than a million letters"), "{said}");
    let said = refused("a.csv", format!("a;b\n1;2\n3;{long}\n").as_bytes());
    assert!(said.contains("an answer that begins here is longer than a million letters"), "{said}");
}

#[test]
fn deeply_nested_parts_end_in_a_message_or_are_passed_over() {
    let deep = format!("{}{}", "<a>".repeat(1_000_000), "</a>".repeat(1_000_000));
    let said = refused("a.xlsx", &xlsx(1, &"<row><c><is>".repeat(300_000), "<sst/>"));
    assert!(said.contains("cannot be read"), "{said}");
    // Elements that mean nothing to anybody, around the cells and among the texts.
    let export = xlsx(1, &format!("{deep}{TWO_CELLS}"), &format!("<sst>{deep}</sst>"));
    let played = Mittari::new().file("a.xlsx", export).args(["draft", "a.xlsx"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    // A structure file beside the export.
    let structure = format!("<document><LimeSurveyDocType>Survey</LimeSurveyDocType>{deep}</document>");
    let export = "id,submitdate,lastpage,startlanguage,Q1\n1,2026-01-01 10:00:00,1,fi,A1\n";
    let story = Mittari::new().file("results-survey1.csv", export).file("survey.lss", structure);
    let played = story.args(["draft", "results-survey1.csv"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
}

/// The tracked `.xls`, with what it says about its own parts changed.
#[test]
fn an_old_workbook_that_leads_in_a_circle_or_claims_the_memory_is_refused() {
    let xls = std::fs::read(project("tests/fixtures/exports/webropol.xls")).unwrap();
    let number = |at: usize| u32::from_le_bytes(xls[at..at + 4].try_into().unwrap());
    let sector = |id: u32| 512 * (id as usize + 1);
    let changed = |at: usize, to: &[u8]| {
        let mut bytes = xls.clone();
        bytes[at..at + to.len()].copy_from_slice(to);
        bytes
    };
    let (table, directory) = (sector(number(76)), number(48));
    // The directory goes on in its own first sector.
    let circle = changed(table + 4 * directory as usize, &directory.to_le_bytes());
    let said = refused("a.xls", &circle);
    assert!(said.contains("its parts lead in a circle"), "{said}");
    // A stream that is said to be longer than the file.
    let endless = changed(sector(directory) + 128 + 120, &u32::MAX.to_le_bytes());
    let said = refused("a.xls", &endless);
    assert!(said.contains("it says that it holds more than there is in it"), "{said}");
    // Short sectors that are said to fill terabytes.
    let said = refused("a.xls", &changed(64, &u32::MAX.to_le_bytes()));
    assert!(said.contains("it says that it holds more than there is in it"), "{said}");
    // A sheet that is said to have four thousand million rows.
    let dimensions = (0..xls.len() - 18).find(|at| xls[*at..*at + 4] == [0, 2, 14, 0]).unwrap();
    for (first, last) in [(0u32, u32::MAX), (u32::MAX, 2)] {
        let rows = [first.to_le_bytes(), last.to_le_bytes()].concat();
        let said = refused("a.xls", &changed(dimensions + 4, &rows));
        assert!(said.contains("its sheets reach over more than 50 million cells"), "{said}");
    }
}
