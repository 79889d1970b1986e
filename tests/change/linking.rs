use mittari::results::Design;

use super::{DEFINITION, LINK, export, main_change, publish};
use crate::mittari::Mittari;

const CODE: &str = r#"
[link]
columns = ["month", "mother", "town"]
tolerance = 1
"#;

/// Months, mothers and towns of people who do not resemble each other.
fn person(i: usize) -> [String; 3] {
    [format!("{}", i + 1), format!("mother{i}"), format!("town{i}")]
}

fn codes(people: &[[String; 3]]) -> String {
    let rows = people
        .iter()
        .enumerate()
        .map(|(i, [month, mother, town])| format!("{month};{mother};{town};{};{}\n", 1 + i % 5, 30 + i % 9));
    std::iter::once("month;mother;town;coping;hours\n".to_string()).chain(rows).collect()
}

fn story(start: &[[String; 3]], end: &[[String; 3]]) -> Mittari {
    Mittari::new()
        .survey(&format!("{DEFINITION}{CODE}"))
        .file("kysely/start.csv", codes(start))
        .file("kysely/end.csv", codes(end))
        .args(["check", "kysely"])
}

#[test]
fn equal_and_slightly_differing_codes_are_linked_and_counted() {
    let start: Vec<[String; 3]> = (0..12).map(person).collect();
    let mut end: Vec<[String; 3]> = (0..11).map(person).collect();
    end[0][1] = " MOTHER0 ".into();
    end[1][2] = "elsewhere".into();
    end[2][0] = String::new();
    end.push(person(40));
    story(&start, &end)
        .stdout(
            "
            start.csv: 12 respondents read as generic
            end.csv: 12 respondents read as generic
            note: links of wave `end`: 9 by an equal code, 2 with one differing part; not linked: 1 new, 0 ambiguous, 0 with a shared code, 0 without a code
              --> kysely/survey.toml
            no errors
            ",
        )
        .success();
}

#[test]
fn a_shared_code_is_told_by_its_rows_and_links_nobody() {
    let start: Vec<[String; 3]> = (0..12).map(person).collect();
    let mut end: Vec<[String; 3]> = (0..12).map(person).collect();
    end[4] = person(3);
    story(&start, &end)
        .stdout(
            "
            start.csv: 12 respondents read as generic
            end.csv: 12 respondents read as generic
            note: links of wave `end`: 10 by an equal code, 0 with one differing part; not linked: 0 new, 0 ambiguous, 2 with a shared code, 0 without a code
              --> kysely/survey.toml
            no errors
            ",
        )
        .stderr(
            "
            warning: 2 respondents of wave `end` gave the same code, and are linked to nobody
              --> kysely/end.csv, row 5, row 6
              hint: if it is one person twice, take one row out of the export
            ",
        )
        .success();
}

#[test]
fn links_that_chance_explains_are_refused() {
    // Two months, two mothers, two towns: strangers differ in one part all the time.
    let weak = |i: usize| [format!("{}", i % 2), format!("m{}", i / 2 % 2), format!("t{}", i / 4 % 2)];
    let start: Vec<[String; 3]> = [0, 3, 5].map(weak).to_vec();
    let end: Vec<[String; 3]> = [0, 3, 4].map(weak).to_vec();
    let told = story(&start, &end).play();
    assert_eq!(told.code, Some(0), "{}", told.stderr);
    assert!(told.stderr.contains("were taken back: chance explains more of them"), "{}", told.stderr);
}

#[test]
fn a_code_of_which_a_part_is_missing_in_an_export_is_an_error() {
    let start: Vec<[String; 3]> = (0..12).map(person).collect();
    story(&start, &start)
        .file("kysely/end.csv", codes(&start).replace("mother;", "mothers;"))
        .stderr(
            "
            error: no column for `mother`, a part of the respondents' code
              --> kysely/end.csv
              hint: did you mean `mothers`?
            ",
        )
        .exits(1);
}

#[test]
fn a_wave_without_codes_is_told_and_compared_as_different_people() {
    let rows = |i: usize| (format!("p{i}"), format!("{}", 1 + i % 5), format!("{}", 30 + i % 9));
    let end = export((0..14).map(rows)).replace("code;", "other;");
    let results =
        publish(&format!("{DEFINITION}{LINK}"), &[("start.csv", &export((0..14).map(rows))), ("end.csv", &end)]);
    assert_eq!(main_change(&results, "copes").design, Design::Independent);
    Mittari::new()
        .survey(&format!("{DEFINITION}{LINK}"))
        .file("kysely/start.csv", export((0..14).map(rows)))
        .file("kysely/end.csv", end)
        .args(["results", "kysely", "--out", "r.json"])
        .stderr(
            "
            warning: wave `end` has no codes: its respondents are not linked to other waves
              --> kysely/survey.toml
              expected: columns `code`
            ",
        )
        .success();
}

#[test]
fn a_part_of_the_code_cannot_be_a_question() {
    let rows = |i: usize| (format!("p{i}"), format!("{}", 1 + i % 5), format!("{}", 30 + i % 9));
    let question = "\n[[question]]\nid = \"name\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"code\"\n";
    let told = Mittari::new()
        .survey(&format!("{DEFINITION}{question}{LINK}"))
        .file("kysely/start.csv", export((0..14).map(rows)))
        .file("kysely/end.csv", export((0..14).map(rows)))
        .args(["check", "kysely"])
        .play();
    assert_eq!(told.code, Some(1));
    assert!(told.stderr.contains("question `name` is read from a part of the respondents' code"), "{}", told.stderr);
}

#[test]
fn who_answered_only_once_is_compared_with_who_answered_again() {
    // Twenty of forty came again; those who did not had coped worse.
    let start =
        (0..40).map(|i| (format!("p{i}"), if i < 20 { "5" } else { "1" }.to_string(), format!("{}", 30 + i % 4)));
    // Two of each side answered the other way, so that no group is all alike.
    let start: Vec<(String, String, String)> = start
        .enumerate()
        .map(|(i, (code, coping, hours))| match i {
            0 | 1 => (code, "2".into(), hours),
            38 | 39 => (code, "4".into(), hours),
            _ => (code, coping, hours),
        })
        .collect();
    let end = (0..20).map(|i| (format!("p{i}"), format!("{}", 2 + i % 4), format!("{}", 28 + i % 5)));
    let results = publish(&format!("{DEFINITION}{LINK}"), &[("start.csv", &export(start)), ("end.csv", &export(end))]);
    let drop_out = results.drop_out.iter().find(|d| d.indicator == "copes").unwrap();
    assert_eq!((drop_out.stayed.count, drop_out.stayed.n), (Some(18), Some(20)));
    assert_eq!((drop_out.left.count, drop_out.left.n), (Some(2), Some(20)));
    assert!(drop_out.low.unwrap() > 0.5, "a difference of 80 points is no accident");
}

#[test]
fn several_waves_may_stand_in_one_file() {
    let definition = DEFINITION
        .replace("responses = [\"start.csv\"]", "responses = [\"all.csv\"]\ncolumn = \"round\"\nvalue = \"Alku\"")
        .replace("responses = [\"end.csv\"]", "responses = [\"all.csv\"]\ncolumn = \"round\"\nvalue = \"Loppu\"");
    let row = |round: &str, i: usize| format!("{round};p{i};{};{}\n", 1 + i % 5, 30 + i % 9);
    let rows: String = (0..15).flat_map(|i| [row("alku ", i), row("Loppu", i)]).collect();
    let file = format!("round;code;coping;hours\n{rows}Väli;p3;3;33\n");
    Mittari::new()
        .survey(&format!("{definition}{LINK}"))
        .file("kysely/all.csv", file)
        .args(["check", "kysely"])
        .stdout(
            "
            all.csv: 15 respondents read as generic
            all.csv: 15 respondents read as generic
            note: links of wave `end`: 15 by an equal code, 0 with one differing part; not linked: 0 new, 0 ambiguous, 0 with a shared code, 0 without a code
              --> kysely/survey.toml
            no errors
            ",
        )
        .stderr(
            "
            warning: 1 row has `Väli` in column `round`, which no wave has as its `value`
              --> kysely/all.csv
              hint: correct the cells, or add a wave with that `value`; until then the rows are left out
            ",
        )
        .success();
}

#[test]
fn a_changed_wording_is_an_error_until_it_is_held_comparable() {
    let rows = |i: usize| (format!("p{i}"), format!("{}", 1 + i % 5), format!("{}", 30 + i % 9));
    let definition = DEFINITION.replace("text = \"coping\"", "text = \"How do you cope?\"\ncolumn = \"@B\"");
    let (start, end) = (export((0..14).map(rows)).replace("coping", "How do you cope?"), export((0..14).map(rows)));
    let check = |definition: &str| {
        Mittari::new()
            .survey(&format!("{definition}{LINK}"))
            .file("kysely/start.csv", &start)
            .file("kysely/end.csv", end.replace("coping", "How do you feel?"))
            .args(["check", "kysely"])
            .play()
    };
    let told = check(&definition);
    assert_eq!(told.code, Some(1));
    let message = "question `coping` is worded `How do you cope?` in wave `start` and `How do you feel?` in wave `end`";
    assert!(told.stderr.contains(message), "{}", told.stderr);
    assert_eq!(check(&definition.replace("column = \"@B\"", "column = \"@B\"\ncomparable = true")).code, Some(0));
}

#[test]
fn then_questions_are_compared_with_now_without_any_code() {
    let then = r#"
        [[wave]]
        id = "then"
        kind = "retrospective"
        asked_in = "end"

        [[wave]]
        id = "end"
        responses = ["end.csv"]
    "#;
    let question = r#"
        [[question]]
        id = "coping_then"
        stands_for = "coping"
        waves = ["then"]
        topic = "wellbeing"
        kind = "choice"
        answers = "agreement"
        text = "coping then"
    "#;
    let start = DEFINITION.find("[[wave]]").unwrap();
    let rest = DEFINITION.find("[answers").unwrap();
    let definition = format!("{}{then}{}{question}", &DEFINITION[..start], &DEFINITION[rest..]);
    let rows: String = (0..20).map(|i| format!("{};{};{}\n", 3 + i % 3, 30 + i, 1 + i % 4)).collect();
    let results = publish(&definition, &[("end.csv", &format!("coping;hours;coping then\n{rows}"))]);
    let change = main_change(&results, "copes");
    assert_eq!((change.from.as_str(), change.to.as_str(), change.design), ("then", "end", Design::Paired));
    assert_eq!(change.pairs, Some(20));
    assert!(
        results.distributions.iter().all(|d| d.question != "coping_then"),
        "it stands under the question it stands for"
    );
}
