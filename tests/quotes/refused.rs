//! An answer that nobody approved is in no file of a report: what somebody has copied into a text of their own is found
//! before anything is written.

use super::stories::{ANSWERS, DECISIONS, SURVEY, decided, export, prepared};
use crate::mittari::{Mittari, Played};

/// An answer with its line broken, in another case and emphasised.
const COPIED: &str = "Eräs sanoi: \"Tapaamisia oli **harvoin**\nja AIHEET toistuivat\".\n";

fn decisions(played: &Played) -> String {
    decided(&played.text("kysely/quotes.toml"), &DECISIONS)
}

/// With an answer in a text of the evaluator's, in this format alone.
fn written(format: &str, quotes: &str, text: &str) -> Played {
    let story = Mittari::new().survey(SURVEY).file("kysely/vastaukset.csv", export(&ANSWERS));
    let story = story.file("kysely/quotes.toml", quotes).file("kysely/conclusions.fi.md", text);
    story.args(["report", "kysely", "--lang", "fi", "--format", format, "--quiet"]).play()
}

#[test]
fn an_answer_in_a_text_of_ones_own_is_found_in_every_format() {
    let quotes = decisions(&prepared());
    for format in [
        "html",
        "docx",
        #[cfg(feature = "pdf")]
        "pdf",
    ] {
        let played = written(format, &quotes, COPIED);
        assert_eq!(played.code, Some(1), "{format} is written");
        let told = format!(
            "error: open answers that nobody approved in these words stand in the file: 1\n  --> reports/kysely/report.fi.{format}\n"
        );
        assert!(played.stderr.contains(&told), "{format}: {}", played.stderr);
        assert!(played.stderr.contains("take them out there, or approve them in `quotes.toml`"), "{}", played.stderr);
        assert!(!played.stderr.to_lowercase().contains("aiheet"), "the message does not quote it: {}", played.stderr);
        assert_eq!(played.files("reports"), [""; 0], "nothing is written");
        assert!(!played.path("kysely/released.json").exists(), "and nothing remembered");
    }
}

#[test]
fn what_is_approved_may_stand_anywhere() {
    let quotes = decisions(&prepared())
        .replace("print = \"Tapaamisia oli harvoin […]\"", "print = \"Tapaamisia oli harvoin ja aiheet toistuivat.\"");
    let played = written("html", &quotes, COPIED);
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    assert!(played.text("reports/kysely/report.fi.html").contains("AIHEET"));
}

/// An answer that says what the report says by itself is nobody's: a name of a group, an option, a title.
#[test]
fn the_words_of_the_survey_are_no_answers() {
    let long = "Pohjoinen perhekeskus ja neuvola";
    let survey = SURVEY.replace("\"Palaute\"", "\"Palaute: miten ryhmät auttoivat sinua?\"");
    let mut answers = ANSWERS.map(|(helped, unit, say)| (helped, if unit == "Pohja" { long } else { unit }, say));
    (answers[5].2, answers[12].2) = (long, "palaute - miten ryhmät auttoivat sinua");
    let story = Mittari::new().survey(&survey).file("kysely/vastaukset.csv", export(&answers));
    let played = story.args(["report", "kysely", "--format", "html,csv", "--quiet"]).success();
    assert!(played.text("reports/kysely/report.fi.html").contains(long));
}
