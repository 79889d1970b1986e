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
            responses/seurantakysely.csv: 41 respondents read as webropol
            note: read as webropol: 12 of 24 headers read `Question:Option`; a column is called response time; a column holds the open answers to an option; headers begin or end with a colon
              --> surveys/foorumix/responses/loppukysely.xlsx, sheet `Foorumix_Perusraportti`
            note: columns that no question is read from: `Millaiseen ryhmään osallistuit?:Muu, mikä? Avoimet vastaukset`
              --> surveys/foorumix/responses/loppukysely.xlsx, sheet `Foorumix_Perusraportti`
            note: read as webropol: 2 of 7 headers read `Question:Option`; a column is called response time
              --> surveys/foorumix/responses/seurantakysely.csv
            note: links of wave `followup`: 33 by an equal code, 0 with one differing part; not linked: 8 new, 0 ambiguous, 0 with a shared code, 0 without a code
              --> surveys/foorumix/survey.toml
            note: 55 of the 61 people of the log answered a round, by their code
              --> surveys/foorumix/participation/tapaamiset.csv
            note: `differently` has 31 different open answers, and none is quoted
              --> surveys/foorumix/survey.toml
              hint: `mittari quotes surveys/foorumix` prepares them for you to approve
            no errors
        ",
        )
        .stderr(
            "
            warning: people with the same answer to `organisation` answer alike, so intervals that take everybody as independent are too narrow
              --> surveys/foorumix/survey.toml
              hint: if they were asked as wholes (organisations, units), add `clusters = \"organisation\"` to `[analysis]`; otherwise leave it, and the report says so among its limits
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

/// Twelve questions of five answers, and how the columns are called.
fn matrix(scale: &str) -> String {
    let questions: String = (1..=12)
        .map(|i| format!("[[question]]\nid = \"q{i}\"\ntopic = \"wellbeing\"\nkind = \"choice\"\nanswers = \"a\"\ntext = \"Statement {i}\"\n\n"))
        .collect();
    let options: String = (1..=5).map(|code| format!("{{ code = {code}, text = \"{code}\" }}, ")).collect();
    format!(
        "format = 1\n[survey]\ntitle = \"T\"\nlanguages = [\"en\"]\n[[wave]]\nid = \"end\"\nresponses = [\"a.csv\"]\n[answers.a]\noptions = [{options}]\npositive = [4, 5]\n{questions}{scale}"
    )
}

fn rows(answer: impl Fn(usize, usize) -> usize, people: usize) -> String {
    let header: Vec<String> = (1..=12).map(|i| format!("Statement {i}")).collect();
    let row = |person: usize| (1..=12).map(|i| answer(person, i).to_string()).collect::<Vec<_>>().join(";");
    format!("{}\n{}\n", header.join(";"), (0..people).map(row).collect::<Vec<_>>().join("\n"))
}

#[test]
fn doubles_and_straight_lines_are_told_with_their_rows() {
    let answer = |person: usize, i: usize| match person {
        3 | 7 => 1 + i % 4,
        5 => 3,
        _ => 1 + (person * i + person / 3 + i * i) % 5,
    };
    Mittari::new()
        .survey(&matrix(""))
        .file("kysely/a.csv", rows(answer, 10))
        .args(["check", "kysely"])
        .stderr(
            "
            warning: 2 respondents gave the same answer to every question
              --> kysely/a.csv, rows 5, 9
              hint: look whether somebody answered twice; if so, delete the row from the export
        ",
        )
        .stdout(
            "
            a.csv: 10 respondents read as generic
            note: 1 of 10 respondents gave one answer to all 12 questions with answers `a`
              --> kysely/a.csv, row 7
              hint: perhaps they did not read the questions, perhaps they mean it; their answers count like all others
            no errors
        ",
        )
        .success();
}

#[test]
fn a_question_that_runs_against_its_scale_is_told() {
    let scale = "[[scale]]\nid = \"s\"\nquestions = [\"q1\", \"q2\", \"q3\", \"q4\"]\n";
    // The third statement is worded the other way.
    let answer = |person: usize, i: usize| match i {
        3 => 5 - person % 5,
        1..=4 => (1 + person % 5 + (person * i) % 2).min(5),
        _ => 1 + (person * i + person / 5) % 5,
    };
    let told = |definition: &str| {
        let story = Mittari::new().survey(definition).file("kysely/a.csv", rows(answer, 40));
        let played = story.args(["check", "kysely"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        played.stderr.lines().filter(|line| line.contains("runs against")).map(str::to_string).collect::<Vec<_>>()
    };
    assert_eq!(told(&matrix(scale)), ["warning: question `q3` runs against the others of scale `s`"]);
    assert_eq!(told(&matrix(&format!("{scale}reversed = [\"q3\"]\n"))), Vec::<String>::new());
}

#[test]
fn an_answer_that_one_round_does_not_know_is_told() {
    let definition = SURVEY.replace(
        "[[wave]]\nid = \"end\"",
        "[[wave]]\nid = \"start\"\nresponses = [\"before.csv\"]\n\n[[wave]]\nid = \"end\"",
    );
    let answers = |words: &[&str]| {
        let rows: String = (0..60).map(|i| format!("{};{}\n", words[i % words.len()], i % 7)).collect();
        format!("Jaksan työssäni;Tunteja\n{rows}")
    };
    let check = |definition: &str| {
        Mittari::new()
            .survey(definition)
            .file("kysely/before.csv", answers(&["Eri mieltä", "Samaa mieltä"]))
            .file("kysely/answers.csv", answers(&["Eri mieltä", "En osaa valita", "Samaa mieltä"]))
            .args(["check", "kysely", "--format", "json"])
            .play()
    };
    // A middle that nobody chose in one round was no option there: an error until it is held comparable.
    let refused = check(&definition);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stdout.contains("it seems to have been no option there"), "{}", refused.stdout);
    let told = check(&definition.replacen("id = \"coping\"", "id = \"coping\"\ncomparable = true", 1)).json();
    let messages: Vec<&str> = told.as_array().unwrap().iter().map(|d| d["message"].as_str().unwrap()).collect();
    assert!(
        messages.contains(
            &"nobody answered `En osaa valita` to question `coping` in wave `start`, and many did in another"
        ),
        "{messages:?}"
    );
}
