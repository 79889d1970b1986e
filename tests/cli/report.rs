use super::{ANSWERS, SURVEY, edited};
use crate::mittari::{Mittari, Played};

/// `mittari report kysely` as HTML and JSON, with what else is typed.
fn report(survey: &str, answers: &str, more: &[&str]) -> Mittari {
    typed(Mittari::new().survey(survey).file("kysely/answers.csv", answers), more)
}

fn typed(story: Mittari, more: &[&str]) -> Mittari {
    story.args(["report", "kysely", "--format", "html,json"].into_iter().chain(more.iter().copied()))
}

const WRITTEN: &str = "
    kysely/released.json: what is published, for the protection of later reports
    reports/kysely: report.fi.html, summary.fi.html, results.json
";

/// What a good run leaves.
#[track_caller]
fn whole(played: &Played) {
    assert_eq!(played.files("reports"), ["kysely/report.fi.html", "kysely/results.json", "kysely/summary.fi.html"]);
}

#[test]
fn a_report_lands_in_reports() {
    whole(&report(SURVEY, ANSWERS, &[]).stderr(WRITTEN).success());
}

#[test]
fn quiet_says_nothing() {
    whole(&report(SURVEY, ANSWERS, &["--quiet"]).success());
}

#[test]
fn quiet_still_tells_errors() {
    report(SURVEY, "", &["--quiet"])
        .stderr(
            "
            error: the export is empty (0 bytes)
              --> kysely/answers.csv
              hint: export the answers again
        ",
        )
        .exits(1);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = report(SURVEY, ANSWERS, &["--quiet"]).success();
    let (html, json) = (first.bytes("reports/kysely/report.fi.html"), first.bytes("reports/kysely/results.json"));
    let second = typed(first.then(), &["--quiet"]).success();
    assert!(second.bytes("reports/kysely/report.fi.html") == html, "the page changed");
    assert!(second.bytes("reports/kysely/results.json") == json, "the figures changed");
}

#[test]
fn an_earlier_report_survives_a_failed_run() {
    let first = report(SURVEY, ANSWERS, &["--quiet"]).success();
    let html = first.bytes("reports/kysely/report.fi.html");
    let failures = [
        (SURVEY.to_string(), String::new()),
        (SURVEY.to_string(), ANSWERS.replace("Eri mieltä", "Jotain muuta")),
        (edited("\"fi\"", "\"fi"), ANSWERS.to_string()),
        (edited("\"rate\"", "\"rat\""), ANSWERS.to_string()),
    ];
    let mut story = first;
    for (survey, answers) in failures {
        let next = story.then().survey(&survey).file("kysely/answers.csv", answers);
        story = typed(next, &["--quiet"]).play();
        assert_eq!(story.code, Some(1));
        whole(&story);
        assert!(story.bytes("reports/kysely/report.fi.html") == html, "the earlier report was touched");
    }
}

#[test]
fn a_new_report_replaces_the_old_one_and_keeps_a_letter() {
    let first = report(SURVEY, ANSWERS, &["--quiet"]).success();
    let next = first.then().file("reports/kysely/saate.txt", "minun").file("reports/kysely/report.sv.html", "vanha");
    let second = typed(next, &["--quiet"]).success();
    assert_eq!(
        second.files("reports"),
        ["kysely/report.fi.html", "kysely/results.json", "kysely/saate.txt", "kysely/summary.fi.html"]
    );
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let story =
        Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS).file("reports/kysely/kirje.txt", "minun");
    let played = typed(story, &[])
        .stderr("
            error: the report cannot be written: the folder holds other files and no earlier report, and they would be lost among the report's
              --> reports/kysely
              hint: choose another folder with `--out`
        ")
        .exits(1);
    assert_eq!(played.files("reports"), ["kysely/kirje.txt"]);
}

#[test]
fn the_survey_itself_is_no_place_for_its_report() {
    let played = report(SURVEY, ANSWERS, &["--out", "kysely"])
        .stderr("
            error: the report cannot be written: the folder holds other files and no earlier report, and they would be lost among the report's
              --> kysely
              hint: choose another folder with `--out`
        ")
        .exits(1);
    assert_eq!(played.files("kysely"), ["answers.csv", "survey.toml"]);
}

#[test]
fn a_file_in_the_place_of_the_folder() {
    let story = Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS).file("reports/kysely", "minun");
    let played = typed(story, &[])
        .stderr(
            "
            error: the report cannot be written: a file of that name is in the way
              --> reports/kysely
              hint: choose another folder with `--out`
        ",
        )
        .exits(1);
    assert_eq!(played.text("reports/kysely"), "minun");
}

#[test]
fn a_file_in_the_place_of_a_folder_above() {
    let story = Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS).file("reports", "minun");
    let played = typed(story, &[])
        .stderr(
            "
            error: the report cannot be written: `reports` is in the way: it is no folder
              --> reports/kysely
              hint: choose another folder with `--out`
        ",
        )
        .exits(1);
    assert_eq!(played.text("reports"), "minun");
}

#[test]
fn a_language_that_the_survey_lacks() {
    let survey = edited("title = \"Jaksaminen\"", "title = { fi = \"Jaksaminen\" }");
    let played = report(&survey, ANSWERS, &["--lang", "fi,sv"])
        .stderr(
            "
            error: the survey is not written in the language `sv`: 5 texts lack it
              --> kysely/survey.toml
              expected: `fi`
              hint: add `sv` to `languages`; `mittari check` then lists every text
        ",
        )
        .exits(1);
    assert_eq!(played.files("reports"), [""; 0], "nothing is written");
}

#[test]
fn a_text_that_one_of_the_languages_lacks() {
    let survey = edited("[\"fi\"]", "[\"fi\", \"en\"]").replace("\"Tunteja\"", "{ fi = \"Tunteja\" }");
    let survey = (1..=9)
        .fold(survey, |s, code| s.replace(&format!("code = {code},"), &format!("code = {code}, en = \"{code}\",")));
    let played = report(&survey, ANSWERS, &[])
        .stderr(
            r#"
            error: question `hours` (`Tunteja`) has no wording in the language `en`
              --> kysely/survey.toml, line 32
              hint: add `en = "…"`, or leave `en` out
        "#,
        )
        .exits(1);
    assert_eq!(played.files("reports"), [""; 0], "nothing is written");
}

#[test]
fn one_language_may_be_chosen() {
    let survey = edited("[\"fi\"]", "[\"fi\", \"en\"]");
    let played = report(&survey, ANSWERS, &["--lang", "fi", "--quiet"]).success();
    whole(&played);
}

#[test]
fn results_and_chart_go_where_they_are_told() {
    let story = Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS);
    let played = story.args(["results", "kysely", "--out", "figures.json"]).success();
    assert!(played.text("figures.json").ends_with("}\n"));
    let played = played.then().args(["chart", "kysely", "coping", "--out", "coping.svg"]).success();
    assert!(played.text("coping.svg").starts_with("<svg"));
    let played = played.then().args(["chart", "kysely", "coping", "--out", "coping.png"]).success();
    assert!(played.bytes("coping.png").starts_with(b"\x89PNG"));
}

#[test]
fn results_into_a_folder_that_is_not_there() {
    let story = Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS);
    let played = story.args(["results", "kysely", "--out", "gone/figures.json"]).play();
    assert_eq!(played.code, Some(1));
    assert!(played.stderr.starts_with("error: the figures cannot be written: "), "{}", played.stderr);
}

#[test]
fn a_chart_of_nothing() {
    let story = Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS);
    story
        .args(["chart", "kysely", "copin"])
        .stderr(
            "
            error: the survey has no indicator, question or wave `copin`
              --> kysely/survey.toml
              hint: did you mean `coping`?
        ",
        )
        .exits(1);
}

#[test]
fn a_chart_of_a_kind_that_the_question_has_not() {
    let story = Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS);
    story
        .args(["chart", "kysely", "hours", "--kind", "rates"])
        .stderr(
            "
            error: there is no such chart of `hours`
              --> kysely/survey.toml
              hint: `--kind rates` needs an indicator that is a rate and is shown
        ",
        )
        .exits(1);
}
