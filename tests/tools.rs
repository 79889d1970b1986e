//! What the answers become when they come from a survey tool with conventions of its own.

use mittari::responses::{BLANK, CHOSEN, NOT_CHOSEN, NOT_SHOWN, Responses};
use mittari::survey::Survey;

use crate::mittari::{Mittari, read};

/// A survey with one wave and the given questions.
pub(crate) fn definition(file: &str, wave: &str, questions: &str) -> String {
    format!(
        "format = 1\n[survey]\ntitle = \"Kysely\"\nlanguages = [\"fi\"]\n[[wave]]\nid = \"end\"\nresponses = [\"{file}\"]\n{wave}\n\
         [answers.often]\noptions = [{{ code = 1, fi = \"Harvoin\" }}, {{ code = 2, fi = \"Usein\" }}]\n\
         [answers.help]\noptions = [{{ code = 1, fi = \"Lepo\" }}, {{ code = 2, fi = \"Uni\" }}]\n{questions}"
    )
}

pub(crate) fn question(id: &str, kind: &str, answers: &str, column: &str) -> String {
    let answers = if answers.is_empty() { String::new() } else { format!("answers = \"{answers}\"\n") };
    format!("[[question]]\nid = \"{id}\"\ntopic = \"impact\"\nkind = \"{kind}\"\n{answers}text = \"{column}\"\n")
}

/// The answers to a survey on an export.
fn answers(file: &str, export: &str, wave: &str, questions: &[String]) -> (Survey, Responses) {
    beside(file, export, &[], wave, questions)
}

/// The same with files beside the export.
fn beside(file: &str, export: &str, others: &[(&str, &str)], wave: &str, questions: &[String]) -> (Survey, Responses) {
    let mut story =
        Mittari::new().survey(&definition(file, wave, &questions.concat())).file(&format!("kysely/{file}"), export);
    for (name, contents) in others {
        story = story.file(&format!("kysely/{name}"), contents);
    }
    let story = story.args(["check", "kysely"]).play();
    read(&story.path("kysely")).unwrap_or_else(|found| panic!("{found:?}"))
}

fn codes(read: &(Survey, Responses), id: &str) -> Vec<u8> {
    let (survey, responses) = read;
    responses.waves[0].codes(survey.question(id).unwrap()).unwrap().to_vec()
}

fn options(read: &(Survey, Responses), id: &str) -> Vec<Vec<u8>> {
    let (survey, responses) = read;
    let question = survey.question(id).unwrap();
    let choices = survey.choices(question);
    choices.iter().map(|choice| responses.waves[0].option(question, choice.code).unwrap().to_vec()).collect()
}

#[test]
fn not_shown_is_not_blank_in_limesurvey() {
    let read = answers(
        "results-survey1.csv",
        "\u{feff}\"id\",\"submitdate\",\"lastpage\",\"startlanguage\",\"Q1\",\"Q2[1]\",\"Q2[2]\"\r\n\
         \"1\",\"1980-01-01 00:00:00\",\"3\",\"fi\",\"Usein\",\"Yes\",\"No\"\r\n\
         \"2\",\"2026-01-01 10:00:00\",\"3\",\"fi\",\"Harvoin\",\"N/A\",\"N/A\"\r\n\
         \"3\",\"\",\"1\",\"fi\",\"N/A\",\"\",\"No\"\r\n\r\n",
        "",
        &[question("often", "choice", "often", "Q1"), question("help", "multiple", "help", "Q2")],
    );
    assert_eq!(options(&read, "help"), [[CHOSEN, NOT_SHOWN, NOT_CHOSEN], [NOT_CHOSEN, NOT_SHOWN, NOT_CHOSEN]]);
    assert_eq!(codes(&read, "often"), [1, 0, NOT_SHOWN]);
    assert_eq!(read.1.waves[0].respondents(), 3, "an unfinished answer counts where it was given");
}

#[test]
fn texts_and_labels_of_a_structure_file_reach_the_answers() {
    let lss = "<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>\
        <answers><rows><row><qid>1</qid><code>A1</code><answer>Usein</answer><sortorder>1</sortorder><language>fi</language><scale_id>0</scale_id></row>\
        <row><qid>1</qid><code>A2</code><answer>Harvoin</answer><sortorder>2</sortorder><language>fi</language><scale_id>0</scale_id></row></rows></answers>\
        <questions><rows><row><qid>1</qid><type>L</type><title>Q1</title><question>Kuinka usein?</question><language>fi</language></row>\
        <row><qid>5</qid><type>M</type><title>Q2</title><question>Mikä auttaa?</question><language>fi</language></row></rows></questions>\
        <subquestions><rows><row><qid>6</qid><parent_qid>5</parent_qid><title>SQ1</title><question>Lepo</question><language>fi</language></row>\
        <row><qid>7</qid><parent_qid>5</parent_qid><title>SQ2</title><question>Uni</question><language>fi</language></row></rows></subquestions></document>";
    let read = beside(
        "results.csv",
        "id,submitdate,lastpage,Q1,Q2[SQ1],Q2[SQ2]\n1,2026-01-01 10:00:00,3,A1,Y,\n2,2026-01-01 10:00:00,3,A2,,\n",
        &[("survey.lss", lss)],
        "",
        &[question("often", "choice", "often", "Kuinka usein?"), question("help", "multiple", "help", "Mikä auttaa?")],
    );
    assert_eq!(codes(&read, "often"), [1, 0]);
    assert_eq!(options(&read, "help"), [[CHOSEN, BLANK], [NOT_CHOSEN, BLANK]]);
}

#[test]
fn an_untouched_check_box_is_no_answer_in_redcap() {
    let dictionary = "\"Variable / Field Name\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\"\n\
        often,radio,Kuinka usein?,\"7, Usein | 3, Harvoin\"\nhelp,checkbox,Mikä auttaa?,\"a, Lepo | b, Uni\"\n";
    let read = beside(
        "data.csv",
        "record_id,redcap_repeat_instrument,often,help___a,help___b,form_complete\n1,,7,1,0,2\n2,,3,0,0,0\n2,visit,,0,0,\n",
        &[("dictionary.csv", dictionary)],
        "",
        &[question("often", "choice", "often", "Kuinka usein?"), question("help", "multiple", "help", "help")],
    );
    assert_eq!(codes(&read, "often"), [1, 0], "the values of the dictionary, not the codes of the survey");
    assert_eq!(options(&read, "help"), [[CHOSEN, BLANK], [NOT_CHOSEN, BLANK]]);
    assert_eq!(read.1.waves[0].inputs[0].excluded.len(), 1);
}

#[test]
fn what_questback_did_not_show_is_missing_everywhere() {
    let read = answers(
        "a.csv",
        "lfdn;tester;dispcode;v_1;v_2;v_3\n1;0;31;2;-77;40\n2;0;22;1;2;-66\n3;1;31;1;1;1\n",
        "incomplete = \"leave_out\"",
        &[
            question("one", "choice", "often", "v_1"),
            question("two", "choice", "often", "v_2"),
            question("hours", "number", "", "v_3"),
        ],
    );
    assert_eq!((codes(&read, "one"), codes(&read, "two")), (vec![1], vec![NOT_SHOWN]));
    let (survey, responses) = &read;
    assert_eq!(responses.waves[0].numbers(survey.question("hours").unwrap()).unwrap(), [Some(40.0)]);
    assert_eq!(responses.waves[0].inputs[0].excluded.iter().map(|e| e.rows).sum::<u64>(), 2);
}

#[test]
fn tests_are_left_out_and_unfinished_answers_kept_and_both_are_told() {
    let export = "Status,Finished,ResponseId,Q1\nStatus,Finished,Response ID,Kuinka?\n\
        {'ImportId': 'status'},{'ImportId': 'finished'},{'ImportId': '_recordId'},{'ImportId': 'QID1'}\n\
        IP Address,True,R_1aaaaaaaaaaaaaa,Usein\n32,True,R_2aaaaaaaaaaaaaa,Usein\nIP Address,False,R_3aaaaaaaaaaaaaa,Harvoin\n\
        Survey Preview,True,R_4aaaaaaaaaaaaaa,Harvoin\n2,True,R_5aaaaaaaaaaaaaa,Harvoin\n";
    let story = |wave: &str| {
        Mittari::new()
            .survey(&definition("a.csv", wave, &question("often", "choice", "often", "Kuinka?")))
            .file("kysely/a.csv", export)
            .args(["check", "kysely"])
    };
    story("")
        .stdout(
            "
            a.csv: 3 respondents read as qualtrics, 2 that the tool calls a test or preview left out
            note: read as qualtrics: a header row holds import ids such as `QID1`; a column holds response ids that begin with `R_`; columns are called as Qualtrics calls them
              --> kysely/a.csv
            note: 1 answer was begun and not finished; what it holds counts
              --> kysely/a.csv
              hint: `incomplete = \"leave_out\"` in wave `end` leaves it out
            no errors
        ",
        )
        .success();
    let played = story("tests = \"keep\"\nincomplete = \"leave_out\"").play();
    assert!(
        played.stdout.starts_with("a.csv: 4 respondents read as qualtrics, 1 unfinished left out\n"),
        "{}",
        played.stdout
    );
}

#[test]
fn zeros_for_empty_answers_are_missing_and_told() {
    let export = "Vastausaika;Työ:Jaksan;Työ:Innostun;Suosittelen;Mikä?:Lepo;Mikä?:Uni\n\
        5.1.2026 9.05;2;1;9;1;0\n5.1.2026 9.07;0;2;0;0;0\n";
    let questions = [
        question("one", "choice", "often", "Jaksan"),
        question("two", "choice", "often", "Innostun"),
        question("nps", "score", "", "Suosittelen"),
        question("help", "multiple", "help", "Mikä?"),
    ];
    let read = answers("a.csv", export, "", &questions);
    assert_eq!(codes(&read, "one"), [1, BLANK]);
    assert_eq!(codes(&read, "nps"), [9, 0], "0 is an answer from 0 to 10");
    assert_eq!(options(&read, "help"), [[CHOSEN, BLANK], [NOT_CHOSEN, BLANK]]);
    let played = Mittari::new()
        .survey(&definition("a.csv", "", &questions.concat()))
        .file("kysely/a.csv", export)
        .args(["check", "kysely"])
        .play();
    assert!(
        played.stderr.contains(
            "warning: 0 is no answer of question `one` and was read as an empty one\n  --> kysely/a.csv, cell B3"
        ),
        "{}",
        played.stderr
    );
}

#[test]
fn a_matrix_over_two_sheets_of_eusurvey_is_one_table() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, columns) in [
        ("Content", vec![["Alias", "", "Kuinka: Jaksan", "Usein"], ["kysely", "", "Kuinka: Nukun", "Harvoin"]]),
        ("Content1", vec![["Alias", "", "Mikä auttaa?", "Lepo;Uni"]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write(1, 0, "Export Date").unwrap();
        for (column, cells) in (0..).zip(columns) {
            for (row, cell) in [0, 2, 3, 4].into_iter().zip(cells) {
                if !cell.is_empty() {
                    sheet.write(row, column, cell).unwrap();
                }
            }
        }
    }
    let questions = [question("one", "choice", "often", "Nukun"), question("help", "multiple", "help", "Mikä auttaa?")];
    let story = Mittari::new()
        .survey(&definition("a.xlsx", "", &questions.concat()))
        .file("kysely/a.xlsx", book.save_to_buffer().unwrap())
        .args(["check", "kysely"])
        .play();
    assert!(story.stdout.starts_with("a.xlsx: 1 respondent read as eusurvey\n"), "{}{}", story.stdout, story.stderr);
    let read = read(&story.path("kysely")).unwrap();
    assert_eq!((codes(&read, "one"), options(&read, "help")), (vec![0], vec![vec![CHOSEN], vec![CHOSEN]]));
}

#[test]
fn formulas_without_a_value_merged_headers_and_dates_made_by_excel_are_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let notes = book.add_worksheet().set_name("Notes").unwrap();
    notes.write(0, 0, "Huomioita").unwrap();
    let sheet = book.add_worksheet().set_name("Data").unwrap();
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 1, "Kuinka usein?", &plain).unwrap();
    sheet.write(1, 0, "Jaksan").unwrap();
    sheet.write(1, 1, "Nukun").unwrap();
    sheet.write(0, 2, "Tunteja").unwrap();
    sheet.write(0, 3, "Päiviä").unwrap();
    sheet.write(2, 0, "Usein").unwrap();
    sheet.write(2, 1, "Harvoin").unwrap();
    sheet.write_formula(2, 2, rust_xlsxwriter::Formula::new("=D3*4").set_result("")).unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
    sheet.write_with_format(2, 3, &date, &rust_xlsxwriter::Format::new().set_num_format("d.m.yyyy")).unwrap();
    let questions = [
        question("one", "choice", "often", "Nukun"),
        question("hours", "number", "", "Tunteja"),
        question("days", "number", "", "Päiviä"),
    ];
    let played = Mittari::new()
        .survey(&definition("a.xlsx", "", &questions.concat()))
        .file("kysely/a.xlsx", book.save_to_buffer().unwrap())
        .args(["check", "kysely"])
        .play();
    assert!(played.stderr.contains("error: `2026-03-01` is no answer of question `days`: a spreadsheet seems to have made a date of it\n  --> kysely/a.xlsx, sheet `Data`, cell D3"), "{}", played.stderr);
    assert!(!played.stderr.contains("no column for question `one`"), "{}", played.stderr);
}

#[test]
fn ids_that_a_spreadsheet_has_rounded_are_told() {
    let played = Mittari::new()
        .survey(&definition("a.csv", "", &question("one", "choice", "often", "Q1")))
        .file("kysely/a.csv", "Respondent ID;Q1;Q2\n;Response;Response\n1,14428E+11;Usein;1\n1,14428E+11;Harvoin;2\n")
        .args(["check", "kysely"])
        .play();
    let told = "warning: ids in column `Respondent ID` were rounded by a spreadsheet (`1.14E+11`)\n  --> kysely/a.csv, 2 cells: A3, A4";
    assert!(played.stderr.contains(told), "{}", played.stderr);
}

#[test]
fn the_order_of_day_and_month_is_one_for_a_whole_column() {
    let story = |dates: [&str; 3]| {
        let rows: String = dates.iter().map(|date| format!("{date};Usein\n")).collect();
        Mittari::new()
            .survey(&definition("a.csv", "", &question("day", "date", "", "Päivä")))
            .file("kysely/a.csv", format!("Päivä;Muu\n{rows}"))
            .args(["check", "kysely"])
            .play()
    };
    assert_eq!(story(["8/20/2014 15:33:45", "5/6/2014", "1/2/2014"]).stderr, "");
    assert_eq!(story(["30/04/2023", "5/6/2014", "2014-02-01"]).stderr, "");
    let mixed = story(["30/04/2023", "8/20/2014", "30/04/2023"]).stderr;
    assert!(mixed.contains("in the other order\n  --> kysely/a.csv, cell A3"), "{mixed}");
    let unclear = story(["3/4/2023", "5/6/2014", "1/2/2014"]).stderr;
    assert!(
        unclear.contains("warning: no date of question `day` shows whether the day or the month comes first"),
        "{unclear}"
    );
    let wrong = story(["5.1.2022", "1.15.2022 10.61", "9.11.2020 13:00"]);
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.stderr.contains("`1.15.2022 10.61` is not a date"), "{}", wrong.stderr);
}

#[test]
fn files_that_would_fill_the_memory_end_in_a_message() {
    let long = format!("Q1;Q2\n1;{}\n", "a".repeat(1_000_100));
    let wide = format!("{}\n{}\n", vec!["q"; 20_000].join(";"), vec!["1"; 20_000].join(";"));
    for (export, told) in [(long, "longer than a million letters"), (wide, "more than 16,384 columns")] {
        let played = Mittari::new()
            .survey(&definition("a.csv", "", &question("one", "choice", "often", "Q1")))
            .file("kysely/a.csv", export)
            .args(["check", "kysely"])
            .play();
        assert_eq!(played.code, Some(1));
        assert!(played.stderr.contains(told), "{}", played.stderr);
    }
}

#[test]
fn a_workbook_that_unpacks_without_end_is_not_unpacked() {
    use std::io::Write;
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut bytes);
    zip.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![b'a'; 1 << 20];
    for _ in 0..1100 {
        zip.write_all(&block).unwrap();
    }
    zip.finish().unwrap();
    let played = Mittari::new()
        .survey(&definition("a.xlsx", "", &question("one", "choice", "often", "Q1")))
        .file("kysely/a.xlsx", bytes.into_inner())
        .args(["check", "kysely"])
        .play();
    let told = "error: the workbook is too large to be read: it unpacks to more than 1 GB";
    assert!(played.stderr.starts_with(told), "{}", played.stderr);
}

#[test]
fn a_cell_far_away_does_not_fill_the_memory() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Q1").unwrap();
    sheet.write(1_000_000, 16_000, "x").unwrap();
    let played = Mittari::new()
        .survey(&definition("a.xlsx", "", &question("one", "choice", "often", "Q1")))
        .file("kysely/a.xlsx", book.save_to_buffer().unwrap())
        .args(["check", "kysely"])
        .play();
    assert!(played.stderr.contains("reaches over more than 50 million cells"), "{}", played.stderr);
}
