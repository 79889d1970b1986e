use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Table, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{drafted, options, question};
use crate::mittari::{Mittari, Played, project, read};
use crate::tools;

/// Rows of texts, an empty one for no cell.
type Rows = Vec<Vec<String>>;

/// A package of XML parts, as workbooks are.
fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut bytes);
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    bytes.into_inner()
}

/// An Excel workbook of texts.
fn xlsx(sheets: &[(&str, &Rows)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write(row, column, cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// An OpenDocument workbook of texts.
fn ods(sheets: &[(&str, &Rows)]) -> Vec<u8> {
    let cell = |text: &String| match text.as_str() {
        "" => "<table:table-cell/>".to_string(),
        text => format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"),
    };
    let row = |cells: &Vec<String>| {
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let table = |(name, rows): &(&str, &Rows)| {
        format!("<table:table table:name=\"{name}\">{}</table:table>", rows.iter().map(row).collect::<String>())
    };
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">\
         <office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>",
        sheets.iter().map(table).collect::<String>()
    );
    let manifest = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest \
        xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">\
        <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>\
        <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".into()),
        ("META-INF/manifest.xml", manifest.into()),
        ("content.xml", content),
    ])
}

/// A workbook as Microsoft Forms itself writes it: every element with the prefix `x:`, a dimension that is wrong, texts
/// shared, moments as numbers with a style, a table over everything.
fn microsoft(rows: &Rows) -> Vec<u8> {
    let declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    let main = "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006";
    let packaged = "http://schemas.openxmlformats.org/package/2006";
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut shared: Vec<&str> = Vec::new();
    let mut body = String::new();
    for (r, cells) in rows.iter().enumerate() {
        body += &format!("<x:row r=\"{}\">", r + 1);
        for (c, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let address = format!("{}{}", char::from(b'A' + u8::try_from(c).unwrap()), r + 1);
            body += &match cell.parse::<f64>() {
                Ok(number) if r > 0 => {
                    let style = if c == 1 || c == 2 { 1 } else { 0 };
                    format!("<x:c r=\"{address}\" s=\"{style}\"><x:v>{number}</x:v></x:c>")
                }
                _ => {
                    shared.push(cell);
                    format!("<x:c r=\"{address}\" t=\"s\"><x:v>{}</x:v></x:c>", shared.len() - 1)
                }
            };
        }
        body += "</x:row>";
    }
    let area = format!("A1:{}{}", char::from(b'A' + u8::try_from(rows[0].len() - 1).unwrap()), rows.len());
    let column = |(i, name): (usize, &String)| format!("<x:tableColumn id=\"{}\" name=\"{name}\"/>", i + 1);
    let columns: String = rows[0].iter().enumerate().map(column).collect();
    let strings: String = shared.iter().map(|text| format!("<x:si><x:t>{text}</x:t></x:si>")).collect();
    package(&[
        (
            "[Content_Types].xml",
            format!(
                "{declaration}<Types xmlns=\"{packaged}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{types}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{types}.worksheet+xml\"/>\
                 <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{types}.sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{types}.styles+xml\"/>\
                 <Override PartName=\"/xl/tables/table1.xml\" ContentType=\"{types}.table+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{declaration}<Relationships xmlns=\"{packaged}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/relationships/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{declaration}<x:workbook {main} xmlns:r=\"{office}/relationships\"><x:sheets><x:sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></x:sheets></x:workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{declaration}<Relationships xmlns=\"{packaged}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/relationships/worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"r2\" Type=\"{office}/relationships/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{office}/relationships/styles\" Target=\"/xl/styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "{declaration}<x:worksheet {main}><x:dimension ref=\"A1\"/><x:sheetData>{body}</x:sheetData><x:tableParts count=\"1\"><x:tablePart r:id=\"r1\" xmlns:r=\"{office}/relationships\"/></x:tableParts></x:worksheet>"
            ),
        ),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            format!(
                "{declaration}<Relationships xmlns=\"{packaged}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/relationships/table\" Target=\"/xl/tables/table1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/tables/table1.xml",
            format!(
                "{declaration}<x:table {main} id=\"1\" name=\"Table1\" displayName=\"Table1\" ref=\"{area}\"><x:tableColumns count=\"{}\">{columns}</x:tableColumns></x:table>",
                rows[0].len()
            ),
        ),
        ("xl/sharedStrings.xml", format!("{declaration}<x:sst {main}>{strings}</x:sst>")),
        (
            "xl/styles.xml",
            format!(
                "{declaration}<x:styleSheet {main}><x:numFmts count=\"1\"><x:numFmt numFmtId=\"164\" formatCode=\"m/d/yy\\ h:mm:ss\"/></x:numFmts><x:cellXfs count=\"2\"><x:xf numFmtId=\"0\"/><x:xf numFmtId=\"164\" applyNumberFormat=\"1\"/></x:cellXfs></x:styleSheet>"
            ),
        ),
    ])
}

/// Texts to rows; ` | ` between cells.
fn rows(lines: impl IntoIterator<Item = String>) -> Rows {
    lines.into_iter().map(|line| line.split('|').map(|cell| cell.trim().to_string()).collect()).collect()
}

#[test]
fn microsofts_own_workbook_is_read_in_spite_of_its_prefixes() {
    // Cases 22 and 27; the headers that Forms adds are in a language that is in no list.
    let header =
        "Nr.|Sākuma laiks|Pabeigšanas laiks|E-pasts|Vārds|What helps?|How much, 0–10?|Am I heard?|Am I heard?2"
            .to_string();
    let answers = (0..37).map(|i| {
        format!(
            "{}|{}|{}|anonymous||{}|{}|{}|{}",
            i + 1,
            46_054.5 + f64::from(i) / 100.0,
            46_054.6 + f64::from(i) / 100.0,
            ["Rest;", "Sleep;", "Rest;Sleep;"][i as usize % 3],
            i % 11,
            ["Always", "Never", "Often", "Sometimes"][i as usize % 4],
            ["Never", "Often", "Always", "Sometimes"][i as usize % 4],
        )
    });
    let (played, toml) = drafted("Kysely(1-37).xlsx", microsoft(&rows([header].into_iter().chain(answers))));
    let begin = "Kysely(1-37).xlsx, sheet `Sheet1`: microsoft_forms (sure), 37 respondents\n";
    assert!(played.stdout.starts_with(begin), "{}", played.stdout);
    assert_eq!(options(&toml, "What helps?"), ["Rest", "Sleep"]);
    // Case 26: the second grid has a statement of the same wording.
    let twice =
        toml["question"].as_array().unwrap().iter().filter(|q| q["text"].as_str() == Some("Am I heard?")).count();
    assert_eq!(twice, 2, "{toml}");
    let check = played.then().args(["check", "kysely"]).play();
    assert!(
        check.stdout.starts_with("responses/Kysely(1-37).xlsx: 37 respondents read as microsoft_forms\n"),
        "{}{}",
        check.stdout,
        check.stderr
    );
}

#[test]
fn numbers_that_are_texts_of_a_sheet_form1_are_numbers() {
    // Case 28: Forms opened in Excel for the web.
    let header = "ID|Start time|Completion time|Email|Name|Hours a week".to_string();
    let answers =
        (0..12).map(|i| format!("{}|2026-02-01 09:{i:02}:00|2026-02-01 10:{i:02}:00|anonymous||{}", i + 1, 2 * i));
    let (played, toml) = drafted("form.xlsx", xlsx(&[("Form1", &rows([header].into_iter().chain(answers)))]));
    assert!(played.stdout.starts_with("form.xlsx, sheet `Form1`: microsoft_forms ("), "{}", played.stdout);
    assert_eq!(question(&toml, "Hours a week")["kind"].as_str(), Some("number"));
    let (survey, responses) = read(&played.path("kysely")).unwrap();
    let hours = responses.waves[0].numbers(&survey.questions()[0]).unwrap();
    assert_eq!(hours, (0..12).map(|i| Some(f64::from(2 * i))).collect::<Vec<_>>());
}

#[test]
fn a_google_sheet_is_known_by_its_table_in_any_language() {
    // Case 30: sheet and header in Korean; moments are numbers of the workbook.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("설문지 응답 시트1").unwrap();
    let moment = Format::new().set_num_format("m/d/yyyy h:mm:ss");
    for (column, header) in (0..).zip(["타임스탬프", "How often?   [Rest]", "How often?   [Sleep]"]) {
        sheet.write(0, column, header).unwrap();
    }
    for row in 1..=20_u32 {
        let at = ExcelDateTime::from_ymd(2026, 2, u8::try_from(row).unwrap()).unwrap().and_hms(9, 5, 7.25).unwrap();
        sheet.write_with_format(row, 0, &at, &moment).unwrap();
        for column in [1_u16, 2] {
            sheet
                .write(row, column, ["Often", "Never", "Sometimes"][(row as usize + usize::from(column)) % 3])
                .unwrap();
        }
    }
    sheet.add_table(0, 0, 20, 2, &Table::new().set_name("Form_Responses1").set_header_row(false)).unwrap();
    let (played, toml) = drafted("nimetön.xlsx", book.save_to_buffer().unwrap());
    assert!(played.stdout.contains(": google_forms (sure), 20 respondents\n"), "{}", played.stdout);
    assert!(played.stdout.contains("because the sheet is the table `Form_Responses`"), "{}", played.stdout);
    assert_eq!(toml["question"].as_array().unwrap().len(), 2, "the moment is no question");
    assert!(played.text("kysely/survey.toml").contains("# --- How often?\n"), "{}", played.text("kysely/survey.toml"));
}

#[test]
fn long_ids_of_a_workbook_keep_all_their_digits() {
    // Case 19: SurveyMonkey's ids are numbers in a workbook, and texts in a CSV; they must link.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Sheet").unwrap();
    sheet.write(0, 0, "Respondent ID").unwrap();
    sheet.write(0, 1, "Kuinka usein?").unwrap();
    sheet.write(1, 1, "Response").unwrap();
    let mut csv = "Respondent ID,Kuinka usein?\n,Response\n".to_string();
    for i in 0..40_u32 {
        let id = 114_428_038_836_f64 + f64::from(i);
        sheet.write(i + 2, 0, id).unwrap();
        sheet.write(i + 2, 1, ["Usein", "Harvoin"][i as usize % 2]).unwrap();
        csv += &format!("{id},{}\n", ["Harvoin", "Usein"][i as usize % 2]);
    }
    let definition = tools::definition("alku.xlsx", "", "").replace("id = \"end\"", "id = \"start\"")
        + "[[wave]]\nid = \"end\"\nresponses = [\"loppu.csv\"]\n[link]\ncolumns = [\"Respondent ID\"]\n"
        + &tools::question("often", "choice", "often", "Kuinka usein?");
    let played = Mittari::new()
        .survey(&definition)
        .file("kysely/alku.xlsx", book.save_to_buffer().unwrap())
        .file("kysely/loppu.csv", csv)
        .args(["check", "kysely"])
        .play();
    assert_eq!(played.code, Some(0), "{}{}", played.stdout, played.stderr);
    let (_, responses) = read(&played.path("kysely")).unwrap();
    let pairs = responses.pairs(&responses.waves[0], &responses.waves[1]).unwrap();
    assert_eq!(pairs, (0..40).map(|i| (i, i)).collect::<Vec<_>>());
}

#[test]
fn empty_texts_of_a_workbook_are_no_answers() {
    // Case 64: Typeform writes a cell with an empty text where nothing was answered.
    let id = |i: usize| format!("{i:032}");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("lnPdNkX3").unwrap();
    let headers = [
        "#",
        "How often?",
        "Why?",
        "Response Type",
        "Start Date (UTC)",
        "Stage Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
        "Tags",
    ];
    for (column, header) in (0..).zip(headers) {
        sheet.write(0, column, header).unwrap();
    }
    // No library writes such cells: a sign stands for the empty text until the workbook is written.
    for i in 0..9 {
        let often = ["Often", "¤", "Never"][i % 3];
        let at = "2026-02-01 10:00:00";
        for (column, cell) in (0..).zip([&id(i), often, "¤", "completed", at, "¤", at, "72e438beab", "¤"]) {
            sheet.write(u32::try_from(i).unwrap() + 1, column, cell).unwrap();
        }
    }
    let book = edited(&book.save_to_buffer().unwrap(), |_, text| text.replace("<t>¤</t>", "<t></t>"));
    let (played, toml) = drafted("t.xlsx", book);
    assert!(played.stdout.contains("typeform (sure), 9 respondents"), "{}", played.stdout);
    assert!(played.stdout.contains("`Why?`: nobody answered"), "{}", played.stdout);
    let id = question(&toml, "How often?")["id"].as_str().unwrap().to_string();
    let results = played.then().args(["results", "kysely", "--quiet"]).play().json();
    let often = results["distributions"].as_array().unwrap().iter().find(|d| d["question"] == id).unwrap();
    assert_eq!((often["n"].clone(), often["missing"]["blank"].clone()), (6.into(), 0.into()));
    assert_eq!(results["response"][0]["answered"], 6, "three answered nothing at all");
}

/// EUSurvey's sheets: 254 columns on the first, the rest on the next.
fn eusurvey(people: usize, on_the_second: usize) -> [(&'static str, Rows); 2] {
    let sheet = |columns: std::ops::Range<usize>, people: usize, last: bool| {
        let cells = |cell: &dyn Fn(usize) -> String, end: &[&str]| {
            let own = columns.clone().map(cell);
            own.chain(end.iter().filter(|_| last).map(|text| (*text).to_string())).collect::<Vec<_>>()
        };
        let preamble = [["Alias", "kysely"], ["Export Date", "1.2.2026"], ["", ""]];
        let mut rows: Rows = preamble.iter().map(|row| row.iter().map(|cell| (*cell).to_string()).collect()).collect();
        rows.push(cells(
            &|c| format!("Kuinka usein: asia {c}"),
            &["Vastauksen tunnistenumero", "Luontipäivä", "Kielet"],
        ));
        for person in 0..people {
            let answer = |c: usize| ["Usein", "Harvoin"][(person + c) % 2].to_string();
            rows.push(cells(&answer, &[&format!("id{person}"), "2026-02-01 09:05:00", "FI"]));
        }
        rows
    };
    [("Content", sheet(0..254, people, false)), ("Content1", sheet(254..300, on_the_second, true))]
}

fn check_eusurvey(name: &str, export: impl AsRef<[u8]>) -> Played {
    let questions =
        tools::question("first", "choice", "often", "asia 0") + &tools::question("last", "choice", "often", "asia 299");
    Mittari::new()
        .survey(&tools::definition(name, "", &questions))
        .file(&format!("kysely/{name}"), export)
        .args(["check", "kysely"])
        .play()
}

#[test]
fn more_than_254_columns_of_eusurvey_are_one_table_in_every_workbook() {
    // Case 59.
    let sheets = eusurvey(6, 6);
    let [first, second] = &sheets;
    let sheets = [(first.0, &first.1), (second.0, &second.1)];
    let old = std::fs::read(project("tests/fixtures/exports/eusurvey.xls")).unwrap();
    for (name, export) in [("a.xlsx", xlsx(&sheets)), ("a.ods", ods(&sheets)), ("a.xls", old)] {
        let played = check_eusurvey(name, export);
        let begin = format!("{name}: 6 respondents read as eusurvey\n");
        assert!(played.stdout.starts_with(&begin), "{name}: {}{}", played.stdout, played.stderr);
        let (survey, responses) = read(&played.path("kysely")).unwrap();
        let codes = |id: &str| responses.waves[0].codes(survey.question(id).unwrap()).unwrap().to_vec();
        assert_eq!((codes("first"), codes("last")), (vec![1, 0, 1, 0, 1, 0], vec![0, 1, 0, 1, 0, 1]), "{name}");
    }
}

#[test]
fn sheets_of_eusurvey_with_other_respondents_are_refused() {
    // Case 59.
    let [first, second] = &eusurvey(6, 5);
    let sheets = [(first.0, &first.1), (second.0, &second.1)];
    for (name, export) in [("a.xlsx", xlsx(&sheets)), ("a.ods", ods(&sheets))] {
        let played = check_eusurvey(name, export);
        let told = format!(
            "error: sheet `Content1` continues sheet `Content`, but has another number of rows\n  --> kysely/{name}\n"
        );
        assert!(played.stderr.starts_with(&told), "{name}: {}{}", played.stdout, played.stderr);
        assert_eq!(played.code, Some(1));
    }
}

#[test]
fn a_formula_that_was_never_calculated_is_missing_and_told() {
    // Case 71: openpyxl and others write `=G2*4` without its value.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Data").unwrap();
    sheet.write(0, 0, "Kuinka usein?").unwrap();
    sheet.write(0, 1, "Tunteja").unwrap();
    for row in 1..=3_u32 {
        sheet.write(row, 0, "Usein").unwrap();
        sheet.write(row, 1, row).unwrap();
    }
    sheet.write_formula(2, 1, Formula::new("=G2*4").set_result("")).unwrap();
    let questions = tools::question("often", "choice", "often", "Kuinka usein?")
        + &tools::question("hours", "number", "", "Tunteja");
    let played = Mittari::new()
        .survey(&tools::definition("a.xlsx", "", &questions))
        .file("kysely/a.xlsx", edited(&book.save_to_buffer().unwrap(), |_, text| without_value(text)))
        .args(["check", "kysely"])
        .play();
    assert_eq!(played.code, Some(0), "{}{}", played.stdout, played.stderr);
    let told = "warning: formulas that were never calculated were read as empty cells\n  --> kysely/a.xlsx, sheet `Data`, cell B3\n  hint: open the workbook";
    assert!(played.stderr.contains(told), "{}", played.stderr);
    let (survey, responses) = read(&played.path("kysely")).unwrap();
    let hours = responses.waves[0].numbers(survey.question("hours").unwrap()).unwrap();
    assert_eq!(hours, [Some(1.0), None, Some(3.0)]);
}

/// The same workbook with the text of its parts changed.
fn edited(book: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut parts = Vec::new();
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).unwrap();
        let (name, mut text) = (file.name().unwrap().into_owned(), String::new());
        file.read_to_string(&mut text).unwrap();
        let text = change(&name, text);
        parts.push((name, text));
    }
    package(&parts.iter().map(|(name, text)| (name.as_str(), text.clone())).collect::<Vec<_>>())
}

/// The text of a sheet with the value of its formula taken away.
fn without_value(text: String) -> String {
    let Some((before, after)) = text.split_once("</f>") else { return text };
    let (before, rest) = (before.replace(" t=\"str\"", ""), after.split_once("</c>").unwrap().1);
    format!("{before}</f></c>{rest}")
}

#[test]
fn each_question_on_its_own_sheet_is_refused_by_name() {
    // Webropol offers it, and nothing in it says which answers are one person's.
    let question = |header: &str, answers: &[&str]| {
        rows([header.to_string()].into_iter().chain(answers.iter().map(|a| a.to_string())))
    };
    let sheets = [
        question("Kuinka usein?", &["Usein", "Harvoin", "Usein"]),
        question("Mikä auttaa?", &["Lepo", "Uni", "Uni"]),
        question("Missä?", &["Pori", "Rauma", "Pori"]),
    ];
    let book = |names: [&str; 3]| xlsx(&[(names[0], &sheets[0]), (names[1], &sheets[1]), (names[2], &sheets[2])]);
    for names in [["Kysymys 1", "Kysymys 2", "Kysymys 3"], ["Kansi", "Q1", "Q2"], ["Usein", "Apu", "Paikka"]] {
        let played = Mittari::new().file("w.xlsx", book(names)).args(["draft", "w.xlsx"]).play();
        assert_eq!(played.code, Some(1), "{names:?}: {}", played.stdout);
        for told in ["each question on a sheet of its own, as Webropol offers it", "raw data in rows"] {
            assert!(played.stderr.contains(told), "{names:?}: {}", played.stderr);
        }
    }
    // Somebody who knows better says so.
    let named = ["--tool", "generic", "--sheet", "Usein"];
    let played = Mittari::new()
        .file("w.xlsx", book(["Usein", "Apu", "Paikka"]))
        .args(["draft", "w.xlsx"].into_iter().chain(named))
        .play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
}
