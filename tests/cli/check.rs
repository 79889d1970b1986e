use super::{ANSWERS, SURVEY, edited};
use crate::mittari::Mittari;

#[test]
fn a_good_survey() {
    Mittari::new()
        .survey(SURVEY)
        .file("kysely/answers.csv", ANSWERS)
        .args(["check", "kysely"])
        .stdout(
            "
            answers.csv: 7 respondents read as generic
            no errors
        ",
        )
        .success();
}

#[test]
fn the_file_itself_may_be_named() {
    Mittari::new()
        .survey(SURVEY)
        .file("kysely/answers.csv", ANSWERS)
        .args(["check", "kysely/survey.toml"])
        .stdout(
            "
            answers.csv: 7 respondents read as generic
            no errors
        ",
        )
        .success();
}

#[test]
fn the_shipped_survey() {
    Mittari::new()
        .copy("surveys/foorumix", "surveys/foorumix")
        .args(["check", "surveys/foorumix"])
        .stdout(
            "
            responses/loppukysely.xlsx: 47 respondents read as webropol, 1 without an answer left out
            note: read as webropol: 12 of 23 headers read `Question:Option`; a column is called response time; a column holds the open answers to an option; headers begin or end with a colon
              --> surveys/foorumix/responses/loppukysely.xlsx, sheet `Foorumix_Perusraportti`
            note: columns that no question is read from: `Millaiseen ryhmään osallistuit?:Muu, mikä? Avoimet vastaukset`
              --> surveys/foorumix/responses/loppukysely.xlsx, sheet `Foorumix_Perusraportti`
            no errors
        ",
        )
        .success();
}

#[test]
fn as_json() {
    Mittari::new()
        .survey(SURVEY)
        .file("kysely/answers.csv", ANSWERS)
        .args(["check", "kysely", "--format", "json"])
        .stdout("[]")
        .success();
}

#[test]
fn problems_as_json() {
    let survey = edited("Jaksan työssäni", "Jaksan").replace("[\"fi\"]", "[\"fi\", \"sv\"]");
    Mittari::new()
        .survey(&survey)
        .file("kysely/answers.csv", ANSWERS)
        .args(["check", "kysely", "--format", "json"])
        .stdout(
            r#"
            [
              {
                "severity": "error",
                "message": "option 1 of answers `agreement` (`Eri mieltä`) has no wording in the language `sv`",
                "place": {
                  "file": "kysely/survey.toml",
                  "position": "line 14"
                },
                "hints": [
                  "add `sv = \"…\"`, or leave `sv` out"
                ]
              },
              {
                "severity": "error",
                "message": "option 2 of answers `agreement` (`En osaa valita`) has no wording in the language `sv`",
                "place": {
                  "file": "kysely/survey.toml",
                  "position": "line 15"
                },
                "hints": [
                  "add `sv = \"…\"`, or leave `sv` out"
                ]
              },
              {
                "severity": "error",
                "message": "option 3 of answers `agreement` (`Samaa mieltä`) has no wording in the language `sv`",
                "place": {
                  "file": "kysely/survey.toml",
                  "position": "line 16"
                },
                "hints": [
                  "add `sv = \"…\"`, or leave `sv` out"
                ]
              },
              {
                "severity": "error",
                "message": "option 9 of answers `agreement` (`En osaa sanoa`) has no wording in the language `sv`",
                "place": {
                  "file": "kysely/survey.toml",
                  "position": "line 17"
                },
                "hints": [
                  "add `sv = \"…\"`, or leave `sv` out"
                ]
              },
              {
                "severity": "error",
                "message": "no column for question `coping`",
                "place": {
                  "file": "kysely/answers.csv"
                },
                "expected": "a header `Jaksan`",
                "hints": [
                  "add `column = \"…\"` with one of the 2 headers of the file"
                ]
              }
            ]
        "#,
        )
        .exits(1);
}

#[test]
fn no_such_survey() {
    Mittari::new()
        .args(["check", "kysely"])
        .stderr(
            "
            error: there is no survey definition here
              --> kysely
              hint: name a folder that holds a `survey.toml`, or the file itself
        ",
        )
        .exits(1);
}

#[test]
fn a_folder_without_a_survey() {
    Mittari::new()
        .file("kysely/answers.csv", ANSWERS)
        .args(["check", "kysely"])
        .stderr(
            "
            error: there is no survey definition here
              --> kysely/survey.toml
              hint: name a folder that holds a `survey.toml`, or the file itself
        ",
        )
        .exits(1);
}

#[test]
fn problems_of_texts_and_of_data_are_told_in_one_run() {
    let survey =
        edited("[\"fi\"]", "[\"fi\", \"en\"]").replace("title = \"Jaksaminen\"", "title = { fi = \"Jaksaminen\" }");
    let answers = ANSWERS.replace("Tunteja", "Minuutteja").replace("Eri mieltä", "Eri mieltäni");
    Mittari::new()
        .survey(&survey)
        .file("kysely/answers.csv", answers)
        .args(["check", "kysely"])
        .stderr(
            r#"
            error: the survey's title has no wording in the language `en`
              --> kysely/survey.toml, line 4
              hint: add `en = "…"`, or leave `en` out
            error: option 1 of answers `agreement` (`Eri mieltä`) has no wording in the language `en`
              --> kysely/survey.toml, line 14
              hint: add `en = "…"`, or leave `en` out
            error: option 2 of answers `agreement` (`En osaa valita`) has no wording in the language `en`
              --> kysely/survey.toml, line 15
              hint: add `en = "…"`, or leave `en` out
            error: option 3 of answers `agreement` (`Samaa mieltä`) has no wording in the language `en`
              --> kysely/survey.toml, line 16
              hint: add `en = "…"`, or leave `en` out
            error: option 9 of answers `agreement` (`En osaa sanoa`) has no wording in the language `en`
              --> kysely/survey.toml, line 17
              hint: add `en = "…"`, or leave `en` out
            error: no column for question `hours`
              --> kysely/answers.csv
              expected: a header `Tunteja`
              hint: add `column = "…"` with one of the 2 headers of the file
        "#,
        )
        .exits(1);
}

#[test]
fn problems_of_several_files_are_told_in_one_run() {
    let survey = edited("[\"answers.csv\"]", "[\"answers.csv\", \"more.csv\", \"gone.csv\"]");
    Mittari::new()
        .survey(&survey)
        .file("kysely/answers.csv", ANSWERS.replace("Eri mieltä", "Eri meiltä"))
        .file("kysely/more.csv", "")
        .args(["check", "kysely"])
        .stderr(
            r#"
            error: answer `Eri meiltä` is not among the answers of question `coping`
              --> kysely/answers.csv, cell A7
              hint: did you mean `Eri mieltä`? if it recurs, add `aliases = ["Eri meiltä"]` to that option
            error: the export is empty (0 bytes)
              --> kysely/more.csv
              hint: export the answers again
            error: there is no such export
              --> kysely/gone.csv
              hint: the survey's folder holds `answers.csv`, `more.csv`
              hint: put the file there, or correct `responses` in kysely/survey.toml
        "#,
        )
        .exits(1);
}
