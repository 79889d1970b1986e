//! An answer that nobody approved is in no file of a report: what somebody has copied into a text of their own is found
//! before anything is written.

use super::stories::{ANSWERS, DECISIONS, SURVEY, decided, export, prepared};
use crate::mittari::{Mittari, Played};

/// An answer with its line broken, in another case and emphasised.
const COPIED: &str = "Eräs sanoi, että tapaamisia oli **harvoin**\nja AIHEET toistuivat.\n";

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

/// Short answers are what anybody writes: one is somebody's where it stands by itself, or names somebody.
#[test]
fn a_short_answer_in_a_text_of_ones_own_is_told_with_its_line() {
    let mut answers = ANSWERS;
    (answers[1].2, answers[2].2, answers[3].2) = ("Aikaa oli vähän.", "Matti Virtanen", "Kiitos!");
    let report = |text: &str| {
        let story = Mittari::new().survey(SURVEY).file("kysely/vastaukset.csv", export(&answers));
        let story = story.file("kysely/conclusions.fi.md", text);
        story.args(["report", "kysely", "--lang", "fi", "--format", "html", "--quiet"]).play()
    };
    for text in [
        "Alku.\n\n- Aikaa oli vähän\n",
        "Alku.\n\n”Aikaa oli vähän”, moni sanoi.\n",
        "Alku.\n\nVetäjänä oli Matti Virtanen koko ajan.\n",
    ] {
        let played = report(text);
        let told = "error: an open answer that nobody approved stands here, word for word\n  --> kysely/conclusions.fi.md, line 3\n";
        assert!(played.code == Some(1) && played.stderr.contains(told), "{text}: {}", played.stderr);
        assert_eq!(played.files("reports"), [""; 0], "nothing is written");
        let checked = played.then().args(["check", "kysely"]).play();
        assert!(checked.code == Some(1) && checked.stderr.contains(told), "{}", checked.stderr);
    }
    let played = report(
        "## Aikaa oli vähän\n\nVastaajista moni koki, että aikaa oli vähän. Kiitos!\n\nKiitos!\n\nMatti ja muut.\n",
    );
    assert_eq!((played.code, played.stderr.as_str()), (Some(0), ""));
}

/// Answers that many people write, each also something that a report says by itself.
const EVERYDAY: [&str; 40] = [
    "En osaa sanoa",
    "en tiedä",
    "Ei",
    "Kyllä",
    "ei mitään",
    "Kaikki",
    "Kiitos!",
    "Hyvä",
    "Hyvin",
    "-",
    "...",
    "5",
    "100 %",
    "Lisää aikaa",
    "enemmän aikaa",
    "Yhteistyö",
    "Vertaistuki",
    "Kaikki vastaajat",
    "Ei vastausta",
    "Ei näytetä",
    "Yhteensä",
    "Osuus vastaajista",
    "Täysin samaa mieltä",
    "Samaa mieltä",
    "Tiivistelmä",
    "Vet ej",
    "Ingenting",
    "Tack!",
    "Mer tid",
    "Alla som svarade",
    "Nej",
    "Don't know",
    "More time",
    "Nothing",
    "Everyone",
    "Total",
    "Not shown",
    "kaikki oli hyvin",
    "ei kehitettävää",
    "Ryhmän tuki",
];

/// A report that copies nothing is written, whatever short things people answer.
#[test]
fn everyday_answers_stop_no_report() {
    let answers: Vec<_> = EVERYDAY
        .iter()
        .enumerate()
        .map(|(at, say)| (ANSWERS[at % ANSWERS.len()].0, ANSWERS[at % ANSWERS.len()].1, *say))
        .collect();
    let own = "Vastaajat kaipasivat lisää aikaa ja vertaistukea.\n\n- Lisää aikaa\n- Vertaistuki\n- Ryhmän tuki\n\nKaikki oli hyvin: ei kehitettävää.\n";
    let story = Mittari::new().survey(&SURVEY.replace("languages = [\"fi\"]", "languages = [\"fi\", \"sv\", \"en\"]"));
    let story = story.file("kysely/vastaukset.csv", export(&answers)).file("kysely/conclusions.fi.md", own);
    let formats = if cfg!(feature = "pdf") { "pdf,html,docx,xlsx,svg,csv,txt" } else { "html,docx,xlsx,svg,csv,txt" };
    let played = story.args(["report", "kysely", "--lang", "fi", "--format", formats, "--quiet"]).play();
    assert_eq!((played.code, played.stderr.as_str()), (Some(0), ""));
    let audit = played.then().args(["audit", "reports/kysely", "--survey", "kysely"]).play();
    assert_eq!((audit.code, audit.stderr.as_str()), (Some(0), ""));
}
