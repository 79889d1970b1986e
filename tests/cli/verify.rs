use super::{ANSWERS, SURVEY};
use crate::mittari::{Mittari, Played};

/// A report of the survey in `kysely`, as HTML, workbook, tables and data.
fn reported() -> Played {
    Mittari::new()
        .survey(SURVEY)
        .file("kysely/answers.csv", ANSWERS)
        .args(["report", "kysely", "--format", "html,xlsx,csv,svg", "--csv", "excel", "--quiet"])
        .success()
}

fn verify(story: Mittari) -> Mittari {
    story.args(["verify", "reports/kysely", "--survey", "kysely"])
}

#[test]
fn a_folder_without_a_report_is_told_in_words() {
    let played = verify(Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS)).play();
    assert_eq!(played.code, Some(1), "{}", played.stdout);
    assert_eq!(
        played.stderr,
        "error: there is no report here\n  --> reports/kysely/results.json\n  \
         hint: name a folder that `mittari report` has written; it holds a results.json\n"
    );
}

#[test]
fn a_report_that_nobody_touched_agrees() {
    let played = verify(reported().then()).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let lines: Vec<&str> = played.stdout.lines().collect();
    assert!(
        lines[0].starts_with("reports/kysely: all ") && lines[0].ends_with(" values agree with kysely"),
        "{lines:?}"
    );
    assert!(lines[1].ends_with(" files are byte for byte what mittari 0.1.0 makes"), "{lines:?}");
    let values: u32 = lines[0].split(' ').nth(2).unwrap().parse().unwrap();
    assert!(values > 50, "{values}");
}

#[test]
fn a_number_that_was_changed_by_hand_is_named() {
    let first = reported();
    let record = first.text("reports/kysely/results.json");
    let changed = record.replacen("\"n\": 6", "\"n\": 7", 1);
    assert_ne!(record, changed, "{record}");
    let played = verify(first.then().file("reports/kysely/results.json", changed)).play();
    assert_eq!((played.code, played.stdout.as_str()), (Some(1), ""));
    assert!(
        played.stderr.contains(": n is 7 in the report and 6 now\n  --> reports/kysely/results.json"),
        "{}",
        played.stderr
    );
}

#[test]
fn a_page_that_was_changed_by_hand_is_named() {
    let first = reported();
    let page = first.text("reports/kysely/report.fi.html").replacen("%", "&#37;", 1);
    verify(first.then().file("reports/kysely/report.fi.html", page))
        .stderr(
            "
            error: the file is not what mittari makes of these figures
              --> reports/kysely/report.fi.html
              hint: it was changed by hand, or made by another build of mittari
        ",
        )
        .exits(1);
}

#[test]
fn other_answers_are_told_with_their_file_and_what_they_change() {
    let more = ANSWERS.trim_end().to_string() + "\n" + ANSWERS.trim_end().lines().last().unwrap() + "\n";
    let played = verify(reported().then().file("kysely/answers.csv", more)).play();
    assert_eq!(played.code, Some(1));
    assert!(
        played.stderr.starts_with(
            "error: the answers have changed since the report was made\n  --> kysely/answers.csv\n  expected: SHA-256 "
        ),
        "{}",
        played.stderr
    );
    assert!(played.stderr.contains("answered is "), "{}", played.stderr);
}

#[test]
fn another_definition_is_told() {
    let played = verify(reported().then().survey(&format!("{SURVEY}\n# a remark\n"))).play();
    assert_eq!(played.code, Some(1));
    assert!(
        played
            .stderr
            .contains("error: the survey definition has changed since the report was made\n  --> kysely/survey.toml"),
        "{}",
        played.stderr
    );
}

#[test]
fn own_texts_that_changed_came_or_went_are_told() {
    let own = |story: Mittari, name: &str, text: &str| story.file(&format!("kysely/{name}.fi.md"), text);
    let story = own(own(Mittari::new(), "introduction", "Miksi."), "need", "Kenelle.");
    let first = story
        .survey(SURVEY)
        .file("kysely/answers.csv", ANSWERS)
        .args(["report", "kysely", "--format", "html", "--quiet"])
        .success();
    std::fs::remove_file(first.path("kysely/need.fi.md")).unwrap();
    let played = verify(own(own(first.then(), "introduction", "Toisin."), "conclusions", "Uutta.")).play();
    assert_eq!(played.code, Some(1));
    for told in [
        "the file has changed since the report was made\n  --> kysely/introduction.fi.md",
        "the report was made with this file, and it is not there any more\n  --> kysely/need.fi.md",
        "the file was not there when the report was made\n  --> kysely/conclusions.fi.md",
    ] {
        assert!(played.stderr.contains(told), "{told}\n{}", played.stderr);
    }
}

#[test]
fn files_that_are_missing_or_too_many_are_told() {
    let first = reported();
    std::fs::remove_file(first.path("reports/kysely/tables/estimates.csv")).unwrap();
    let played = verify(
        first.then().file("reports/kysely/charts/extra.svg", "<svg/>").file("reports/kysely/letter.txt", "mine"),
    )
    .play();
    assert_eq!(played.code, Some(1));
    assert!(
        played.stderr.contains("the file is missing in the report\n  --> reports/kysely/tables/estimates.csv"),
        "{}",
        played.stderr
    );
    assert!(
        played.stderr.contains("does not belong to the report of these figures\n  --> reports/kysely/charts/extra.svg")
    );
    assert!(!played.stderr.contains("letter.txt"));
}

#[test]
fn another_versions_report_is_compared_by_its_numbers() {
    let first = reported();
    let record = first.text("reports/kysely/results.json").replace("\"mittari\": \"0.1.0\"", "\"mittari\": \"0.0.7\"");
    let page = "<p>drawn otherwise</p>";
    let story = first.then().file("reports/kysely/results.json", record).file("reports/kysely/report.fi.html", page);
    let played = verify(story).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    assert!(played.stdout.contains("made by mittari 0.0.7: its other files are not compared"), "{}", played.stdout);
}

#[test]
fn a_folder_that_is_no_report_is_told() {
    let story = Mittari::new().survey(SURVEY).file("kysely/answers.csv", ANSWERS);
    let played = story.args(["verify", "kysely", "--survey", "kysely"]).play();
    assert_eq!(played.code, Some(1));
    assert!(played.stderr.contains("hint: name a folder that `mittari report` has written"), "{}", played.stderr);
    let damaged =
        played.then().file("kysely/results.json", "{ half").args(["verify", "kysely", "--survey", "kysely"]).play();
    assert_eq!(damaged.code, Some(1));
    assert!(damaged.stderr.contains("the report's record is damaged"), "{}", damaged.stderr);
}
