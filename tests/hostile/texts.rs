//! Texts through every format: shown as typed, and nothing else.

use std::io::{Cursor, Read};

use bytes::Bytes;
use calamine::{Data, Reader, Xlsx};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use super::{Markup, PIECES, all, report, squeezed, story, visible};
use crate::formats::{part, parts};
use crate::mittari::Mittari;

/// Texts of the definition that a whole report shows.
const SHOWN: [&str; 10] =
    ["TITLE", "PROGRAMME", "FUNDER", "EVALUATOR", "PERIOD", "VERSION", "SECOND", "QUESTION", "GROUPED", "INDICATOR"];

const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// Every text is there as it was typed, apart from line breaks and what cannot be shown.
#[track_caller]
pub(super) fn shows(seen: &str, typed: impl IntoIterator<Item = impl AsRef<str>>, shown: impl Fn(&str) -> String) {
    let seen = squeezed(seen);
    for text in typed {
        let text = squeezed(&shown(text.as_ref()));
        assert!(seen.contains(&text), "`{text}` is not shown in {seen:.6000}");
    }
}

fn marked() -> impl Iterator<Item = String> {
    SHOWN.iter().map(|mark| all(mark))
}

fn pieces() -> impl Iterator<Item = String> {
    PIECES.iter().map(|piece| piece.to_string())
}

#[track_caller]
fn is_harmless(markup: &Markup, elements: &[&str]) {
    for element in &markup.elements {
        assert!(elements.contains(&element.as_str()), "`<{element}>` does not belong there");
    }
    for (key, value) in &markup.attributes {
        assert!(!key.starts_with("on") && key != "style" && key != "srcdoc", "{key}={value}");
        match key.as_str() {
            "href" => assert!(value.starts_with('#'), "{key}={value}"),
            "src" => assert!(value.starts_with("data:"), "{key}={value}"),
            _ => {}
        }
    }
}

const OF_SVG: [&str; 14] = [
    "svg", "title", "desc", "g", "path", "rect", "line", "circle", "polygon", "polyline", "text", "tspan", "style",
    "defs",
];

#[test]
fn in_a_page() {
    let played = report("html", &["--lang", "fi", "--lang", "sv", "--lang", "en"]);
    let of_pages = [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "aside",
        "p",
        "header",
        "nav",
        "details",
        "summary",
        "ol",
        "ul",
        "li",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "dl",
        "div",
        "dt",
        "dd",
        "section",
        "table",
        "caption",
        "colgroup",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "figure",
        "figcaption",
        "b",
        "span",
        "em",
        "strong",
        "blockquote",
        "br",
        "img",
    ];
    for language in LANGUAGES {
        let page = played.text(&format!("reports/kysely/report.{language}.html"));
        let markup = Markup::of(&page, true);
        shows(&markup.text, marked().chain(pieces()), visible);
        is_harmless(&markup, &[&of_pages[..], &OF_SVG].concat());
        assert!(!page.contains('\0') && !page.contains('\u{1b}'));
        Markup::of(&played.text(&format!("reports/kysely/summary.{language}.html")), true);
    }
}

#[test]
fn in_charts() {
    let played = report("svg,png", &[]);
    let files = played.files("reports/kysely/charts");
    let (svg, png): (Vec<&String>, Vec<&String>) = files.iter().partition(|name| name.ends_with(".svg"));
    assert!(svg.len() > 2 && svg.len() == png.len());
    let mut seen = String::new();
    for name in svg {
        let markup = Markup::of(&played.text(&format!("reports/kysely/charts/{name}")), false);
        is_harmless(&markup, &OF_SVG);
        seen.push_str(&markup.said);
        seen.push_str(&markup.text);
        // A line of a long text begins an override that another line would end.
        let picture = played.text(&format!("reports/kysely/charts/{name}"));
        let mut lines = picture.lines().filter(|line| line.starts_with("<text"));
        assert!(!lines.any(|line| line.contains('\u{202e}')), "{name} turns what stands beside");
    }
    // Of the alternative text nothing is broken into lines.
    shows(&seen, pieces().chain([all("INDICATOR")]), visible);
    for name in png {
        assert!(played.bytes(&format!("reports/kysely/charts/{name}")).starts_with(b"\x89PNG"));
    }
}

#[test]
fn in_a_document() {
    let played = report("docx", &["--lang", "fi", "--lang", "sv", "--lang", "en"]);
    for language in LANGUAGES {
        let seen = seen_in_word(&played.bytes(&format!("reports/kysely/report.{language}.docx")));
        shows(&seen, marked().chain(pieces()), visible);
    }
}

/// What is read in a document, which must do nothing.
pub(super) fn seen_in_word(file: &[u8]) -> String {
    let mut seen = String::new();
    for name in parts(file).into_iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        let text = part(file, &name);
        assert!(!text.contains("TargetMode=\"External\""), "{name}");
        let markup = Markup::of(&text, false);
        // Fields are calculated: ours count pages and contents, and hold no text of the survey.
        for element in ["w:object", "w:altChunk", "w:hyperlink"] {
            assert!(name.contains("document") && element == "w:hyperlink" || !markup.elements.contains(element));
        }
        if name == "word/document.xml" {
            seen = markup.text;
        }
    }
    seen
}

/// Every text of a workbook.
pub(super) fn cells(file: Vec<u8>) -> Vec<String> {
    let mut book = Xlsx::new(Cursor::new(file)).unwrap();
    let mut cells = Vec::new();
    for (_, sheet) in book.worksheets() {
        cells.extend(sheet.rows().flatten().filter_map(|cell| match cell {
            Data::String(text) => Some(text.clone()),
            _ => None,
        }));
    }
    cells
}

#[test]
fn in_a_workbook() {
    let played = report("xlsx", &[]);
    let file = played.bytes("reports/kysely/report.fi.xlsx");
    for name in parts(&file).into_iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        let text = part(&file, &name);
        let markup = Markup::of(&text, false);
        assert!(!text.contains("TargetMode=\"External\""), "{name}");
        assert!(!(name.contains("worksheets/") && markup.elements.contains("f")), "a formula in {name}");
        assert!(!text.contains('\0'));
    }
    let cells = cells(file);
    let seen = cells.join("\u{1f}\n");
    shows(&seen, ["TITLE", "PROGRAMME", "QUESTION"].map(all).into_iter().chain(pieces()), visible);
    // A name of a group is a cell of its own, to the letter.
    for piece in PIECES {
        let same = |cell: &&String| squeezed(cell) == squeezed(&visible(piece));
        assert!(cells.iter().any(|cell| same(&cell)), "{piece}");
    }
}

#[test]
fn in_tables_for_programs() {
    let played = report("parquet", &[]);
    let file = Bytes::from(played.bytes("reports/kysely/tables/response.parquet"));
    let rows = SerializedFileReader::new(file).unwrap();
    let mut cells = Vec::new();
    for row in rows.get_row_iter(None).unwrap() {
        let row = row.unwrap();
        cells.extend(row.get_column_iter().filter_map(|(_, field)| match field {
            Field::Str(text) => Some(squeezed(text)),
            _ => None,
        }));
    }
    for piece in PIECES {
        assert!(cells.contains(&squeezed(piece)), "{piece:?} is not in {cells:?}");
    }
}

#[test]
fn in_tables_as_text() {
    for form in ["programs", "excel"] {
        let played = report("csv,json", &["--csv", form]);
        let mut cells = Vec::new();
        for name in played.files("reports/kysely/tables") {
            let bytes = played.bytes(&format!("reports/kysely/tables/{name}"));
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
            let delimiter = if form == "excel" { b';' } else { b',' };
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
            for record in reader.records() {
                cells.extend(record.unwrap().iter().map(str::to_string));
            }
        }
        for cell in &cells {
            let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
            assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell} is a formula");
        }
        for piece in PIECES {
            let plain = |cell: &String| cell.strip_prefix('\'').unwrap_or(cell).to_string();
            assert!(cells.iter().any(|cell| squeezed(&plain(cell)) == squeezed(piece)), "{piece} in {form}");
        }
    }
}

#[test]
fn in_the_record_and_in_texts_for_forms() {
    let played = report("json,txt", &[]);
    let record: serde_json::Value = serde_json::from_str(&played.text("reports/kysely/results.json")).unwrap();
    let groups: Vec<&str> =
        (record["response"].as_array().unwrap().iter()).filter_map(|entry| entry["group"]["value"].as_str()).collect();
    for piece in PIECES {
        assert!(groups.iter().any(|group| squeezed(group) == squeezed(piece)), "{piece:?} is not in {groups:?}");
    }
    let text = played.text("reports/kysely/texts.fi.txt");
    shows(&text, [all("TITLE"), all("INDICATOR")], visible);
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "signs that steer a terminal");
}

/// Streams of a PDF, unpacked.
fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for (at, _) in pdf.windows(7).enumerate().filter(|(_, window)| window == b"stream\n") {
        let mut bytes = Vec::new();
        if flate2::read::ZlibDecoder::new(&pdf[at + 7..]).read_to_end(&mut bytes).is_ok() {
            found.push(bytes);
        }
    }
    found
}

#[test]
#[cfg(feature = "pdf")]
#[expect(clippy::print_stderr, reason = "says what could not be looked at")]
fn on_paper() {
    let played = report("pdf", &[]);
    let bytes = played.bytes("reports/kysely/report.fi.pdf");
    let unpacked = streams(&bytes);
    assert!(unpacked.len() > 5, "the file is not read as it is written");
    for part in unpacked.iter().chain([&bytes]) {
        for doing in ["/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/EmbeddedFile", "/OpenAction"] {
            assert!(!part.windows(doing.len()).any(|window| window == doing.as_bytes()), "{doing}");
        }
    }
    let path = played.path("reports/kysely/report.fi.pdf");
    let Ok(output) = std::process::Command::new("pdftotext").arg("-raw").arg(path).arg("-").output() else {
        return eprintln!("skipped: pdftotext");
    };
    let seen = String::from_utf8_lossy(&output.stdout).into_owned();
    for piece in PIECES.iter().filter(|piece| !piece.contains('\u{202e}')) {
        shows(&seen, [piece], printed);
    }
    shows(&seen, ["TITLE #panic", "PROGRAMME #panic", "INDICATOR #panic"], printed);
}

/// The typeface has no emoji, Hebrew or Japanese: a sign stands for each, and a note says so.
pub(super) fn printed(text: &str) -> String {
    let lacks = |c: char| matches!(c, '👩' | '👧' | '🙂' | '日' | '本' | '\u{590}'..='\u{5ff}');
    visible(text).chars().map(|c| if lacks(c) || c == '\u{fffd}' { '□' } else { c }).collect()
}

/// A label of 100 kB is a mistake, and no reason to stop or to take minutes.
#[test]
fn very_long_texts() {
    let long = "pitkäsana".repeat(11_000);
    let survey = crate::cli::SURVEY.replace("Jaksan työssäni", &long).replace("Jaksaminen", &long);
    let export = crate::cli::ANSWERS.replace("Jaksan työssäni", &long);
    let story = Mittari::new().survey(&survey).file("kysely/answers.csv", export);
    let played = story.args(["report", "kysely", "--format", "html,docx,xlsx,csv,json,txt,svg", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    assert!(played.text("reports/kysely/report.fi.html").contains(&long));
}

/// Pages show 100 kB of the evaluator's own text, and a word of 70 kB, which they break where their lines end.
#[cfg(feature = "pdf")]
#[expect(clippy::print_stderr, reason = "says what could not be looked at")]
#[test]
fn very_long_texts_on_pages() {
    let own = "pitkäsana".repeat(7_000) + "\n\n" + &"Lause #panic() <script> jatkuu aina. ".repeat(2_700);
    let story = Mittari::new().survey(crate::cli::SURVEY).file("kysely/answers.csv", crate::cli::ANSWERS);
    let story = story.file("kysely/conclusions.fi.md", &own);
    let played = story.args(["report", "kysely", "--lang", "fi", "--format", "pdf,html", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let page = played.text("reports/kysely/report.fi.html");
    assert_eq!(page.matches("Lause #panic() &lt;script&gt; jatkuu aina.").count(), 2_700);
    let path = played.path("reports/kysely/report.fi.pdf");
    let Ok(output) = std::process::Command::new("pdftotext").arg("-raw").arg(path).arg("-").output() else {
        return eprintln!("skipped: pdftotext");
    };
    let seen: String = String::from_utf8_lossy(&output.stdout).chars().filter(|c| c.is_alphabetic()).collect();
    // The head of a page stands between some.
    let (words, sentences) = (seen.matches("pitkäsana").count(), seen.matches("Lausepanicscriptjatkuuaina").count());
    assert!(words > 6_900 && sentences > 2_650, "{words} words, {sentences} sentences");
}

/// Half a pair of UTF-16 stands for nothing: it is replaced, and said.
#[test]
fn lone_surrogates() {
    let mut bytes = vec![0xFF, 0xFE];
    let text = crate::cli::ANSWERS.replace("Tunteja", "Tun\u{1}teja");
    let units = text.encode_utf16().map(|unit| if unit == 1 { 0xD83D } else { unit });
    bytes.extend(units.flat_map(u16::to_le_bytes));
    let survey = crate::cli::SURVEY.replace("Tunteja", "Tun\u{fffd}teja");
    let story = Mittari::new().survey(&survey).file("kysely/answers.csv", bytes);
    let played = story.args(["report", "kysely", "--format", "html,json"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    assert!(played.stderr.contains("some bytes are not UTF-16LE; they read as U+FFFD"), "{}", played.stderr);
    assert!(played.text("reports/kysely/report.fi.html").contains("Tun\u{fffd}teja"));
}

/// What the evaluator writes is Markdown, and nothing else.
#[test]
fn own_texts() {
    let typed =
        "#panic(\"a\") <script>alert(1)</script> =HYPERLINK(\"x\") {{x}} $x^2$ <img src=\"http://x.invalid/a\">";
    let text =
        format!("{typed}\n\n[words](javascript:alert(1)) ![picture](http://x.invalid/p.png)\n\n\u{202e}x\u{1b}[31m\n");
    let story = story().file("kysely/conclusions.fi.md", text);
    let played = story.args(["report", "kysely", "--lang", "fi", "--format", "html,docx", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let page = played.text("reports/kysely/report.fi.html");
    let markup = Markup::of(&page, true);
    shows(&markup.text, [typed, "words", "picture"], visible);
    assert!(!markup.elements.contains("script") && !markup.elements.contains("img"));
    assert!(!markup.attributes.iter().any(|(key, value)| {
        value.starts_with("javascript") || (value.starts_with("http:") && !key.starts_with("xmlns"))
    }));
    let document = Markup::of(&part(&played.bytes("reports/kysely/report.fi.docx"), "word/document.xml"), false);
    shows(&document.text, [typed], visible);
}
