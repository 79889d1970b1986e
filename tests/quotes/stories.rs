//! The whole program: a survey with an open question, what is prepared, what a person decides, what is printed.

use serde_json::Value;

use crate::mittari::{Mittari, Played, visible_text};

/// A survey with a closed and an open question.
pub(super) const SURVEY: &str = r#"format = 1

[survey]
title = "Palaute"
languages = ["fi", "en"]

[[wave]]
id = "end"
responses = ["vastaukset.csv"]
invited = 40

[answers.agreement]
options = [
    { code = 1, fi = "Eri mieltä", en = "Disagree" },
    { code = 2, fi = "Samaa mieltä", en = "Agree" },
]
positive = [2]

[[question]]
id = "helped"
topic = "satisfaction"
kind = "choice"
answers = "agreement"
text = { fi = "Ryhmä auttoi", en = "The group helped" }

[[question]]
id = "unit"
topic = "background"
kind = "category"
text = { fi = "Yksikkö", en = "Unit" }

[[question]]
id = "say"
topic = "open"
kind = "text"
text = { fi = "Mitä haluat sanoa?", en = "What do you want to say?" }

[[indicator]]
id = "helped"
measure = "rate"
question = "helped"
headline = true

[[group]]
question = "unit"
"#;

/// Twelve different answers; some point at somebody, one is an attack.
pub(super) const ANSWERS: [(&str, &str, &str); 14] = [
    ("Samaa mieltä", "Pohja", "Ryhmä oli hyvä ja auttoi minua"),
    ("Samaa mieltä", "Pohja", "Sain uusia ajatuksia työhöni"),
    ("Eri mieltä", "Pohja", "Aikaa oli liian vähän"),
    ("Eri mieltä", "Pohja", "Tapaamisia oli harvoin ja aiheet toistuivat"),
    ("Samaa mieltä", "Pohja", "Pekan neuvo auttoi eniten"),
    ("Samaa mieltä", "Pohja", "Kiitos kaikille"),
    ("Eri mieltä", "Pohja", "=HYPERLINK(\"http://a.example\") <script>alert(1)</script> #panic() ]]>"),
    ("Samaa mieltä", "Rannikko", "Hyvä tunnelma"),
    ("Samaa mieltä", "Rannikko", "Jaksan työssäni paremmin"),
    ("Samaa mieltä", "Rannikko", "Soittakaa minulle 040 123 4567"),
    ("Eri mieltä", "Rannikko", "Ei mitään uutta"),
    ("Samaa mieltä", "Rannikko", "Opin kuuntelemaan muita"),
    ("Samaa mieltä", "Rannikko", "Kiitos kaikille"),
    ("Samaa mieltä", "Rannikko", ""),
];

pub(super) fn export(answers: &[(&str, &str, &str)]) -> String {
    let row = |(helped, unit, say): &(&str, &str, &str)| format!("{helped};{unit};\"{}\"\n", say.replace('"', "\"\""));
    format!("Ryhmä auttoi;Yksikkö;Mitä haluat sanoa?\n{}", answers.iter().map(row).collect::<String>())
}

pub(super) fn survey() -> Mittari {
    Mittari::new().survey(SURVEY).file("kysely/vastaukset.csv", export(&ANSWERS))
}

#[track_caller]
pub(super) fn prepared() -> Played {
    let played = survey().args(["quotes", "kysely"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    played
}

/// The file with decisions: each is the beginning of an answer, what is printed instead (or nothing), and its tone.
#[track_caller]
pub(super) fn decided(file: &str, decisions: &[(&str, &str, &str)]) -> String {
    let mut entries: Vec<String> = file.split("[[answer]]").map(str::to_string).collect();
    for (start, print, tone) in decisions {
        let entry = entries
            .iter_mut()
            .find(|entry| {
                entry.contains(&format!("\ntext = \"{start}")) || entry.contains(&format!("\ntext = '{start}"))
            })
            .unwrap();
        *entry = entry.replace("approved = false", "approved = true").replace("\"unread\"", &format!("\"{tone}\""));
        if !print.is_empty() {
            let lines = entry.lines().map(|line| {
                if line.starts_with("print = ") { format!("print = \"{print}\"") } else { line.to_string() }
            });
            *entry = lines.collect::<Vec<_>>().join("\n") + "\n";
        }
    }
    entries.join("[[answer]]")
}

pub(super) const DECISIONS: [(&str, &str, &str); 4] = [
    ("Ryhmä oli hyvä", "", "kind"),
    ("Sain uusia", "", "kind"),
    ("Aikaa oli", "", "critical"),
    ("Tapaamisia oli", "Tapaamisia oli harvoin […]", "critical"),
];

fn report(played: Played) -> Played {
    played.then().args(["report", "kysely", "--format", "html,json,csv,docx,xlsx", "--quiet"]).play()
}

#[track_caller]
fn quotes(played: &Played) -> Value {
    let results: Value = serde_json::from_str(&played.text("reports/kysely/results.json")).unwrap();
    results["quotes"].clone()
}

#[test]
fn answers_are_prepared_for_a_person_alone() {
    let played = prepared();
    assert!(played.stderr.contains("`say`: 12 answers added, 0 kept"), "{}", played.stderr);
    let file = played.text("kysely/quotes.toml");
    assert!(file.starts_with("# Avoimet vastaukset"), "in the survey's language: {file}");
    assert_eq!(file.matches("\n[[answer]]\n").count(), 12, "the same answer twice is one entry");
    assert_eq!(file.matches("\napproved = false").count(), 12);
    assert!(!file.contains("Pohja") && !file.contains("Rannikko") && !file.contains("mieltä\""), "no row, no group");
    let pekka = file.split("[[answer]]").find(|entry| entry.contains("Pekan neuvo")).unwrap();
    assert!(pekka.contains("print = \"[…] neuvo auttoi eniten\""), "{pekka}");
    assert!(
        pekka.contains("marks = [\"Pekan: henkilön nimi\"]") && pekka.contains("marks_accepted = false"),
        "{pekka}"
    );
    // The first answers offered come in turn from people who are not satisfied and people who are.
    let texts: Vec<&str> = file.split("\ntext = ").skip(1).map(|rest| rest.lines().next().unwrap()).collect();
    let unfavourable =
        |text: &&&str| ["Aikaa", "Tapaamisia", "=HYPER", "Ei mit"].iter().any(|start| text.contains(start));
    assert_eq!(texts[..4].iter().filter(unfavourable).count(), 2, "{texts:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(played.path("kysely/quotes.toml")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn nothing_is_printed_that_nobody_approved() {
    let played = report(prepared());
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    assert_eq!(quotes(&played), Value::Array(Vec::new()));
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    assert!(text.contains("Vastauksia ei julkaista ennen kuin ihminen on lukenut"));
    assert!(!text.contains("Aikaa oli liian"));
}

#[test]
fn approved_answers_are_printed_with_how_many_are_not() {
    let played = prepared();
    let file = decided(&played.text("kysely/quotes.toml"), &DECISIONS);
    let played = report(played.then().file("kysely/quotes.toml", file).args(["check", "kysely"]).play());
    assert_eq!((played.code, played.stderr.as_str()), (Some(0), ""));
    let quoted = &quotes(&played)[0];
    assert_eq!(quoted["answers"], 13);
    assert_eq!(quoted["critical"], Value::Null, "not every answer has been read");
    let texts: Vec<&str> = quoted["quotes"].as_array().unwrap().iter().map(|q| q["text"].as_str().unwrap()).collect();
    assert_eq!(texts.len(), 4);
    let html = played.text("reports/kysely/report.fi.html");
    let text = visible_text(&html);
    for expected in [
        "Avoimeen kysymykseen annettuja vastauksia: 13. Tässä näytettyjä: 4.",
        "Näytetyistä kriittisiä: 2, myönteisiä: 2, kahtalaisia: 0.",
        "Kriittisiä vastauksia",
        "Tapaamisia oli harvoin […]",
        "Sain uusia ajatuksia työhöni",
    ] {
        assert!(text.contains(expected), "no `{expected}`");
    }
    assert!(!text.contains("aiheet toistuivat"), "what was taken out");
    let english = played.text("reports/kysely/report.en.html");
    assert!(english.contains("<blockquote lang=\"fi\">") && !html.contains("<blockquote lang"));
    let table = played.text("reports/kysely/tables/quotes.csv");
    assert!(table.contains("Aikaa oli liian vähän"), "{table}");
    let again = report(played);
    assert_eq!(again.text("reports/kysely/report.fi.html"), html, "the same input, the same report");
}

/// The order of a report holds nothing but what is printed: rows in another order give the same report.
#[test]
fn the_order_tells_nothing_of_the_rows() {
    let played = prepared();
    let file = decided(&played.text("kysely/quotes.toml"), &DECISIONS);
    let first = report(played.then().file("kysely/quotes.toml", &file).args(["check", "kysely"]).play());
    let turned: Vec<_> = ANSWERS.iter().rev().copied().collect();
    let other = Mittari::new().survey(SURVEY).file("kysely/vastaukset.csv", export(&turned));
    let other = report(other.file("kysely/quotes.toml", &file).args(["check", "kysely"]).play());
    assert_eq!(quotes(&first), quotes(&other));
}

/// Who knows a text by its style learns nothing else of its writer from where it stands.
#[test]
fn what_people_ticked_plays_no_part() {
    let played = prepared();
    let file = decided(&played.text("kysely/quotes.toml"), &DECISIONS);
    let first = report(played.then().file("kysely/quotes.toml", &file).args(["check", "kysely"]).play());
    let other_way = |(helped, unit, say): (&'static str, &'static str, &'static str)| {
        (if helped == "Eri mieltä" { "Samaa mieltä" } else { "Eri mieltä" }, unit, say)
    };
    let ticked: Vec<_> = ANSWERS.into_iter().map(other_way).collect();
    let other = Mittari::new().survey(SURVEY).file("kysely/vastaukset.csv", export(&ticked));
    let other = report(other.file("kysely/quotes.toml", &file).args(["check", "kysely"]).play());
    assert_eq!(quotes(&first), quotes(&other));
}

#[test]
fn marks_must_be_taken_out_or_accepted() {
    let played = prepared();
    let decisions =
        [("Pekan neuvo", "Pekan neuvo auttoi", "critical"), ("Soittakaa", "Soittakaa 040 123 4567", "critical")];
    let file = decided(&played.text("kysely/quotes.toml"), &decisions);
    let played = report(played.then().file("kysely/quotes.toml", &file).args(["check", "kysely"]).play());
    assert_eq!(quotes(&played), Value::Array(Vec::new()));
    let played = played.then().args(["check", "kysely"]).play();
    assert!(played.stderr.contains("`Pekan` may point at somebody"), "{}", played.stderr);
    assert!(played.stderr.contains("`040 123 4567` names one person"), "{}", played.stderr);

    let accepted = file.replace("marks_accepted = false", "marks_accepted = true");
    let played = report(played.then().file("kysely/quotes.toml", accepted).args(["check", "kysely"]).play());
    let printed = quotes(&played)[0]["quotes"].as_array().unwrap().clone();
    assert_eq!(printed.len(), 1, "a telephone number is never printed");
    assert_eq!(printed[0]["text"], "Pekan neuvo auttoi");
}

#[test]
fn praise_alone_is_not_printed() {
    let played = prepared();
    let decisions = [("Ryhmä oli hyvä", "", "kind"), ("Sain uusia", "", "kind"), ("Aikaa oli", "", "critical")];
    let file = decided(&played.text("kysely/quotes.toml"), &decisions);
    let played = played.then().file("kysely/quotes.toml", &file).args(["report", "kysely", "--format", "json"]).play();
    assert!(played.stderr.contains("1 of 3 approved answers are not printed"), "{}", played.stderr);
    assert_eq!(quotes(&played)[0]["quotes"].as_array().unwrap().len(), 2);

    // Somebody who says that there is no criticism has called no answer critical.
    let claimed = file.replace("no_criticism = false", "no_criticism = true ");
    let played = played.then().file("kysely/quotes.toml", claimed).args(["check", "kysely"]).play();
    assert!(played.stderr.contains("this answer is critical"), "{}", played.stderr);
}

/// Who says that no answer is critical has read each, and the report prints it as their statement.
#[test]
fn where_nobody_finds_fault_a_person_says_so() {
    let played = prepared();
    let decisions = [("Ryhmä oli hyvä", "", "kind"), ("Sain uusia", "", "kind")];
    let file =
        decided(&played.text("kysely/quotes.toml"), &decisions).replace("no_criticism = false", "no_criticism = true");
    let played = played.then().file("kysely/quotes.toml", &file).args(["check", "kysely"]).play();
    assert!(played.stderr.contains("nobody has said what this answer is"), "{}", played.stderr);
    let read = file.replace("tone = \"unread\"", "tone = \"kind\"");
    let played = report(played.then().file("kysely/quotes.toml", read).args(["check", "kysely"]).play());
    assert_eq!(quotes(&played)[0]["quotes"].as_array().unwrap().len(), 2);
    let text = visible_text(&played.text("reports/kysely/report.fi.html"));
    assert!(text.contains("Arvioija on lukenut kaikki vastaukset, eikä yksikään niistä ole kriittinen."));
    assert!(!text.contains("enintään yhtä monta myönteistä"));
}

#[test]
fn preparing_again_keeps_what_was_decided() {
    let played = prepared();
    let file = decided(&played.text("kysely/quotes.toml"), &DECISIONS);
    let more: Vec<_> = ANSWERS.iter().copied().chain([("Eri mieltä", "Pohja", "Aivan uusi vastaus")]).collect();
    let played = played
        .then()
        .file("kysely/quotes.toml", &file)
        .file("kysely/vastaukset.csv", export(&more))
        .args(["quotes", "kysely"])
        .play();
    let now = played.text("kysely/quotes.toml");
    assert!(now.starts_with(&file), "nothing that stood there is changed");
    assert_eq!(now[file.len()..].matches("[[answer]]").count(), 1);
    assert!(now[file.len()..].contains("Aivan uusi vastaus"));
    let played = played.then().args(["quotes", "kysely"]).play();
    assert!(played.stderr.contains("nothing new"), "{}", played.stderr);
    assert_eq!(played.text("kysely/quotes.toml"), now);
}

#[test]
fn an_answer_that_is_gone_is_not_printed() {
    let played = prepared();
    let file = decided(&played.text("kysely/quotes.toml"), &DECISIONS);
    let mut answers = ANSWERS;
    answers[2].2 = "Aikaa ei ollut";
    let played = played
        .then()
        .file("kysely/quotes.toml", file)
        .file("kysely/vastaukset.csv", export(&answers))
        .args(["report", "kysely", "--format", "html"])
        .play();
    assert!(played.stderr.contains("1 approved answer is not printed: not in the data"), "{}", played.stderr);
    assert!(!played.text("reports/kysely/report.fi.html").contains("Aikaa oli liian"));
}

#[test]
fn few_answers_are_never_quoted() {
    let played = prepared();
    let file = decided(&played.text("kysely/quotes.toml"), &DECISIONS);
    let few = export(&ANSWERS[..9]);
    let played = report(
        played
            .then()
            .file("kysely/quotes.toml", file)
            .file("kysely/vastaukset.csv", few)
            .args(["check", "kysely"])
            .play(),
    );
    assert_eq!(quotes(&played), Value::Array(Vec::new()));
    let few = Mittari::new().survey(SURVEY).file("kysely/vastaukset.csv", export(&ANSWERS[..9]));
    let played = few.args(["quotes", "kysely"]).play();
    assert!(played.stderr.contains("`say` has 9 different answers; quotes need at least 10"), "{}", played.stderr);
    assert!(!played.path("kysely/quotes.toml").exists());
}

/// What somebody wrote is text in every format, whatever it looks like.
#[test]
fn an_attack_is_printed_as_it_was_typed() {
    let played = prepared();
    let attack = "=HYPERLINK('x') <script>alert(1)</script> #panic() ]]> \u{202e}nurin 🙂";
    let file = decided(&played.text("kysely/quotes.toml"), &[("=HYPER", attack, "critical")]);
    let file = file.replace("marks_accepted = false", "marks_accepted = true");
    let played = played
        .then()
        .file("kysely/quotes.toml", file)
        .args(["report", "kysely", "--format", "pdf,html,docx,xlsx,csv,json", "--quiet"])
        .success();
    let typed = "=HYPERLINK('x') <script>alert(1)</script> #panic() ]]> nurin 🙂";
    assert_eq!(quotes(&played)[0]["quotes"][0]["text"], typed);
    let html = played.text("reports/kysely/report.fi.html");
    assert!(!html.contains("<script") && visible_text(&html).contains("<script>alert(1)</script> #panic() ]]> nurin"));
    assert!(played.text("reports/kysely/tables/quotes.csv").contains("'=HYPERLINK"));
}

#[test]
fn a_group_has_no_quotes() {
    let played = prepared();
    let file = decided(&played.text("kysely/quotes.toml"), &DECISIONS);
    let args = ["report", "kysely", "--format", "html", "--each", "unit", "--quiet"];
    let played = played.then().file("kysely/quotes.toml", file).args(args).play();
    let below: Vec<String> = played.files("reports/kysely").into_iter().filter(|f| f.contains("unit/")).collect();
    assert!(!below.is_empty(), "{}", played.stderr);
    for file in below.iter().filter(|file| file.ends_with(".html")) {
        assert!(!played.text(&format!("reports/kysely/{file}")).contains("Aikaa oli"), "{file}");
    }
}

#[test]
fn verify_knows_the_decisions_and_audit_looks_for_answers() {
    let played = prepared();
    let file = decided(&played.text("kysely/quotes.toml"), &DECISIONS);
    let played = report(played.then().file("kysely/quotes.toml", &file).args(["check", "kysely"]).play());
    let played = played.then().args(["verify", "reports/kysely", "--survey", "kysely"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let played = played.then().args(["audit", "reports/kysely", "--survey", "kysely"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    assert!(played.stdout.contains("open answers looked for that nobody approved, none found"), "{}", played.stdout);

    let leak = "Liite: tapaamisia oli HARVOIN ja aiheet\ntoistuivat.";
    let played = played
        .then()
        .file("reports/kysely/liite.txt", leak)
        .args(["audit", "reports/kysely", "--survey", "kysely"])
        .play();
    assert!(
        played.stderr.contains("open answers that nobody approved in these words stand in the file: 1"),
        "{}",
        played.stderr
    );

    let played = played
        .then()
        .file("kysely/quotes.toml", file.replace("Aikaa oli liian vähän\"\ntone", "Aikaa oli vähän\"\ntone"));
    let played = played.args(["verify", "reports/kysely", "--survey", "kysely"]).play();
    assert!(played.stderr.contains("quotes.toml") && played.stderr.contains("Aikaa oli vähän"), "{}", played.stderr);
}

#[test]
fn faults_of_the_file_are_told_with_their_lines() {
    let entry = |question: &str, rest: &str| {
        format!("[[answer]]\nquestion = \"{question}\"\ntext = \"a\"\nprint = \"\"\n{rest}")
    };
    let faults = format!("format = 1\nsalt = \"x\"\n{}{}", entry("sya", ""), entry("say", "approved = true\n"));
    let played = survey().file("kysely/quotes.toml", faults).args(["check", "kysely"]).play();
    for expected in ["`sya` is no open question", "did you mean `say`?", "line 4", "nothing in `print`", "line 8"] {
        assert!(played.stderr.contains(expected), "no `{expected}`: {}", played.stderr);
    }
    let played = played
        .then()
        .file("kysely/quotes.toml", "format = 1\nsalt = 'x'\n[[answer]]\nquestion = \"say\"\ntext = oops\n");
    let played = played.args(["report", "kysely"]).play();
    assert!(
        played.stderr.contains("the quotes cannot be understood") && played.stderr.contains("line 5"),
        "{}",
        played.stderr
    );
}

/// An approved answer is printed whole in every format, of 100 kB too, and found again in each by whoever looks for answers
/// that nobody approved: here the approval is taken back after the report was made. Beyond 1,500 letters a message says that
/// few will read it.
#[test]
fn a_long_answer_is_printed_as_typed() {
    const SENTENCE: &str = "Ryhmä oli hyvä ja auttoi minua. ";
    let reported = |letters: usize, formats: &str| {
        let long = SENTENCE.repeat(letters / SENTENCE.chars().count());
        let mut answers = ANSWERS;
        answers[0].2 = long.trim_end();
        let story = Mittari::new().survey(SURVEY).file("kysely/vastaukset.csv", export(&answers));
        let prepared = story.args(["quotes", "kysely"]).play();
        let waiting = prepared.text("kysely/quotes.toml");
        let story = prepared.then().file("kysely/quotes.toml", decided(&waiting, &DECISIONS));
        let printed = story.args(["report", "kysely", "--lang", "fi", "--format", formats]).play();
        assert_eq!(printed.code, Some(0), "{}", printed.stderr);
        let is_whole = printed.text("reports/kysely/report.fi.html").contains(long.trim_end());
        (printed, waiting, is_whole)
    };
    let formats = if cfg!(feature = "pdf") { "html,docx,pdf" } else { "html,docx" };
    for letters in [1_500, 100_000] {
        let (printed, waiting, is_whole) = reported(letters, formats);
        assert!(is_whole, "{letters} letters");
        let is_told = printed.stderr.contains("1 approved answer is very long, and printed whole (line ");
        assert_eq!(is_told, letters > 1_500, "{}", printed.stderr);
        let audit = printed.then().file("kysely/quotes.toml", waiting);
        let audit = audit.args(["audit", "reports/kysely", "--survey", "kysely"]).play();
        for format in formats.split(',') {
            let told = format!("stand in the file: 2\n  --> reports/kysely/report.fi.{format}\n");
            assert!(audit.stderr.contains(&told), "{letters} letters, {format}: {}", audit.stderr);
        }
    }
}
