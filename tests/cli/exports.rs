use super::{ANSWERS, SURVEY, edited};
use crate::mittari::{Mittari, Played};

/// `mittari report` on the survey of the fixtures with another file in the place of its export.
#[track_caller]
fn fixture(name: &str) -> Mittari {
    let survey = crate::mittari::project_text("tests/fixtures/exports/survey.toml");
    Mittari::new()
        .survey(&survey.replace("webropol_utf8.csv", name))
        .copy(&format!("tests/fixtures/exports/{name}"), &format!("kysely/{name}"))
        .args(["report", "kysely"])
}

/// [`SURVEY`] with another export.
fn export(contents: impl AsRef<[u8]>) -> Mittari {
    Mittari::new().survey(SURVEY).file("kysely/answers.csv", contents).args(["report", "kysely"])
}

#[track_caller]
fn nothing_is_written(played: &Played) {
    assert!(!played.path("reports").exists(), "a failed run leaves nothing: {:?}", played.files(""));
}

#[test]
fn no_such_export() {
    let played = Mittari::new()
        .survey(SURVEY)
        .args(["report", "kysely"])
        .stderr(
            "
            error: there is no such export
              --> kysely/answers.csv
              hint: put the file there, or correct `responses` in kysely/survey.toml
        ",
        )
        .exits(1);
    nothing_is_written(&played);
}

#[test]
fn an_export_that_is_a_folder() {
    let played = Mittari::new().survey(SURVEY).file("kysely/answers.csv/inside", "").args(["report", "kysely"]).play();
    assert_eq!(played.code, Some(1));
    assert!(played.stderr.starts_with("error: the export cannot be read: "), "{}", played.stderr);
    nothing_is_written(&played);
}

#[test]
fn not_an_excel_file_in_spite_of_its_name() {
    nothing_is_written(
        &fixture("not_excel.xlsx")
            .stderr(
                "
            error: not a `.xlsx` workbook in spite of its name
              --> kysely/not_excel.xlsx
              hint: open it in the program it came from and save it as .xlsx, or rename it to .csv if it holds text
        ",
            )
            .exits(1),
    );
}

#[test]
fn an_excel_file_that_is_cut_short() {
    let whole = std::fs::read(crate::mittari::project("tests/fixtures/exports/webropol.xlsx")).unwrap();
    let survey = edited("answers.csv", "answers.xlsx");
    let played = Mittari::new()
        .survey(&survey)
        .file("kysely/answers.xlsx", &whole[..whole.len() / 2])
        .args(["report", "kysely"])
        .play();
    assert_eq!((played.code, played.stdout.as_str()), (Some(1), ""));
    assert!(played.stderr.contains("kysely/answers.xlsx") && played.stderr.contains("hint: "), "{}", played.stderr);
    nothing_is_written(&played);
}

#[test]
fn an_old_excel_file_that_is_damaged() {
    // Cut here, it makes the library panic that reads it.
    let mut bytes = std::fs::read(crate::mittari::project("tests/fixtures/exports/webropol.xls")).unwrap();
    bytes.truncate(5120);
    let survey = edited("answers.csv", "answers.xls");
    let story = Mittari::new().survey(&survey).file("kysely/answers.xls", bytes).args(["report", "kysely"]);
    let story = story.stderr(
        "
        error: the file begins like an .xls workbook, but cannot be read: it is damaged
          --> kysely/answers.xls
          hint: open it in Excel or LibreOffice and save it again as .xlsx; take a password away first
        ",
    );
    nothing_is_written(&story.exits(1));
}

#[test]
fn an_excel_file_with_the_name_of_a_text_file_is_read_all_the_same() {
    let whole = std::fs::read(crate::mittari::project("tests/fixtures/exports/webropol.xlsx")).unwrap();
    let survey = crate::mittari::project_text("tests/fixtures/exports/survey.toml");
    Mittari::new()
        .survey(&survey)
        .file("kysely/webropol_utf8.csv", whole)
        .args(["check", "kysely"])
        .stdout(
            "
            webropol_utf8.csv: 6 respondents read as webropol
            note: read as webropol: 1 of 5 headers read `Question:Option`; a column is called response time; headers begin or end with a colon
              --> kysely/webropol_utf8.csv, sheet `Perusraportti`
            no errors
        ",
        )
        .success();
}

#[test]
fn a_file_that_is_no_text() {
    nothing_is_written(
        &export([0u8, 1, 2, 0, 0].repeat(40))
            .stderr(
                "
            error: the file is neither text nor a workbook
              --> kysely/answers.csv
              hint: export the answers as .xlsx or .csv
        ",
            )
            .exits(1),
    );
}

#[test]
fn an_empty_file() {
    nothing_is_written(
        &fixture("empty.csv")
            .stderr(
                "
            error: the export is empty (0 bytes)
              --> kysely/empty.csv
              hint: export the answers again
        ",
            )
            .exits(1),
    );
}

#[test]
fn blank_lines_only() {
    nothing_is_written(
        &export("\n\n  \n;;\n")
            .stderr(
                "
            error: the export holds no table
              --> kysely/answers.csv
              hint: export the answers again
        ",
            )
            .exits(1),
    );
}

#[test]
fn a_header_but_no_rows() {
    nothing_is_written(
        &fixture("header_only.csv")
            .stderr(
                "
            error: the export has a header but no answers
              --> kysely/header_only.csv
              hint: export the answers again
        ",
            )
            .exits(1),
    );
}

#[test]
fn a_header_and_empty_rows() {
    nothing_is_written(
        &export("Jaksan työssäni;Tunteja;Muuta\n;;kyllä\n;;ei\n")
            .stderr(
                "
            error: none of the 2 rows answers a question of the survey
              --> kysely/answers.csv
              hint: check that it is the right export
        ",
            )
            .exits(1),
    );
}

#[test]
fn a_missing_column() {
    nothing_is_written(
        &fixture("missing_column.csv")
            .stderr(
                r#"
            error: no column for question `hours`
              --> kysely/missing_column.csv
              expected: a header `Montako tuntia viikossa käytit ryhmän tehtäviin?`
              hint: add `column = "…"` with one of the 4 headers of the file
        "#,
            )
            .exits(1),
    );
}

#[test]
fn a_column_with_nearly_the_right_header() {
    nothing_is_written(
        &export(ANSWERS.replace("Jaksan työssäni", "Jaksan työssä"))
            .stderr(
                r#"
            error: no column for question `coping`
              --> kysely/answers.csv
              expected: a header `Jaksan työssäni`
              hint: did you mean `Jaksan työssä`? add `column = "Jaksan työssä"` to the question
        "#,
            )
            .exits(1),
    );
}

#[test]
fn another_export_altogether() {
    nothing_is_written(
        &export("Nimi;Lukumäärä\nOmena;3\n")
            .stderr(
                r#"
            error: no column for question `coping`
              --> kysely/answers.csv
              expected: a header `Jaksan työssäni`
              hint: add `column = "…"` with one of the 2 headers of the file
            error: no column for question `hours`
              --> kysely/answers.csv
              expected: a header `Tunteja`
              hint: add `column = "…"` with one of the 2 headers of the file
        "#,
            )
            .exits(1),
    );
}

#[test]
fn a_column_that_is_there_twice() {
    nothing_is_written(
        &fixture("duplicate_column.csv")
            .stderr(
                r#"
            error: the column of question `coping` is there 2 times
              --> kysely/duplicate_column.csv, columns C, D
              hint: say which one is meant: `column = "@C"`
        "#,
            )
            .exits(1),
    );
}

#[test]
fn a_column_that_is_there_twice_can_be_named() {
    let survey = crate::mittari::project_text("tests/fixtures/exports/survey.toml");
    let named = "column = \"Mitä mieltä olet väittämästä?:Jaksan työssäni hyvin – myös ylihuomenna.\"";
    let survey = survey.replace("webropol_utf8.csv", "duplicate_column.csv").replace(named, "column = \"@C\"");
    Mittari::new()
        .survey(&survey)
        .copy("tests/fixtures/exports/duplicate_column.csv", "kysely/duplicate_column.csv")
        .args(["check", "kysely"])
        .stdout(
            "
            duplicate_column.csv: 6 respondents read as webropol
            note: read as webropol: 2 of 6 headers read `Question:Option`; a column is called response time; headers begin or end with a colon
              --> kysely/duplicate_column.csv
            note: columns that no question is read from: `Mitä mieltä olet väittämästä?:Jaksan työssäni hyvin – myös ylihuomenna.`
              --> kysely/duplicate_column.csv
            no errors
        ",
        )
        .success();
}

#[test]
fn an_answer_that_is_off_the_scale() {
    nothing_is_written(&fixture("off_scale.csv")
        .stderr(r#"
            error: answer `Ehkä` is not among the answers of question `coping`
              --> kysely/off_scale.csv, cell C5
              hint: add it to the options of question `coping`, or as an alias of one of them
            error: answer `Jokseenkin samma mieltä` is not among the answers of question `coping`
              --> kysely/off_scale.csv, 2 cells: C2, C7
              hint: did you mean `Jokseenkin samaa mieltä`? if it recurs, add `aliases = ["Jokseenkin samma mieltä"]` to that option
        "#)
        .exits(1));
}

#[test]
fn answers_off_the_scale_are_all_listed() {
    let strange = ANSWERS.replace("Samaa mieltä;", "Samma mieltä;").replace("Eri mieltä;6", "Ohut;kuusi\nPaksu;1,234");
    nothing_is_written(
        &export(strange)
            .stderr(
                r#"
            error: answer `Ohut` is not among the answers of question `coping`
              --> kysely/answers.csv, cell A7
              hint: add it to the options of question `coping`, or as an alias of one of them
            error: answer `Paksu` is not among the answers of question `coping`
              --> kysely/answers.csv, cell A8
              hint: add it to the options of question `coping`, or as an alias of one of them
            error: answer `Samma mieltä` is not among the answers of question `coping`
              --> kysely/answers.csv, 4 cells: A2, A3, A4, A5
              hint: did you mean `Samaa mieltä`? if it recurs, add `aliases = ["Samma mieltä"]` to that option
            error: `kuusi` is not a number, as question `hours` expects
              --> kysely/answers.csv, cell B7
              hint: correct the cell in the export; leave it empty if the number is not known
            error: `1,234` of question `hours` has either three decimals or a thousands separator
              --> kysely/answers.csv, cell B8
              hint: write the number without a separator between thousands
        "#,
            )
            .exits(1),
    );
}

#[test]
fn many_cells_with_the_same_answer_are_counted() {
    let played = export(format!("{ANSWERS}{}", "Ehkä;1\n".repeat(30)));
    nothing_is_written(&played
        .stderr("
            error: answer `Ehkä` is not among the answers of question `coping`
              --> kysely/answers.csv, 30 cells: A9, A10, A11, A12, A13, A14, A15, A16, A17, A18, A19, A20, A21, A22, A23, A24, A25, A26, A27, A28 and 10 more
              hint: add it to the options of question `coping`, or as an alias of one of them
        ")
        .exits(1));
}

#[test]
fn a_sheet_that_is_not_there() {
    let survey = edited("answers.csv\"]", "answers.xlsx\"]\nsheet = \"Vastaukset\"");
    let played = Mittari::new()
        .survey(&survey)
        .copy("tests/fixtures/exports/webropol.xlsx", "kysely/answers.xlsx")
        .args(["report", "kysely"])
        .stderr(
            "
            error: the workbook has no sheet `Vastaukset` with answers
              --> kysely/answers.xlsx
              expected: one of `Perusraportti`
        ",
        )
        .exits(1);
    nothing_is_written(&played);
}

#[test]
fn control_characters_of_a_cell_do_not_steer_the_terminal() {
    export("Jaksan työssäni;Tunteja\n\u{1b}[31mpunainen\u{7};1\n")
        .stderr(
            "
            error: answer `�[31mpunainen�` is not among the answers of question `coping`
              --> kysely/answers.csv, cell A2
              hint: add it to the options of question `coping`, or as an alias of one of them
        ",
        )
        .exits(1);
}

#[test]
fn a_stray_byte_is_warned_of_and_the_report_is_made() {
    let mut bytes = ANSWERS.replace("Tunteja", "Tunteja;Muuta").into_bytes();
    bytes.extend(b"Samaa mielt\xC3\xA4;8;\x8C\n");
    let check = Mittari::new().survey(SURVEY).file("kysely/answers.csv", bytes).args(["check", "kysely"]);
    check
        .stderr(
            "
            warning: the file is not UTF-8 throughout; stray bytes were read as Windows-1252
              --> kysely/answers.csv, line 9
              hint: compare that place with the survey tool, or export again as UTF-8
        ",
        )
        .stdout(
            "
            answers.csv: 8 respondents read as generic
            note: columns that no question is read from: `Muuta`
              --> kysely/answers.csv
            no errors
        ",
        )
        .success();
}
