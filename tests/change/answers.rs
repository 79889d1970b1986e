use crate::mittari::{Mittari, Played};

/// Two waves of one question with labels.
const DEFINITION: &str = r#"format = 1
[survey]
title = "Muutos"
languages = ["fi"]

[[wave]]
id = "start"
responses = ["start/data.csv"]

[[wave]]
id = "end"
responses = ["end/data.csv"]

[answers.often]
options = [
    { code = 1, fi = "En koskaan", aliases = ["Never"] },
    { code = 2, fi = "Joskus", aliases = ["Silloin tällöin", "Sometimes"] },
    { code = 3, fi = "Usein", aliases = ["Often"] },
]
positive = [3]

[[question]]
id = "rests"
topic = "wellbeing"
kind = "choice"
answers = "often"
text = "Lepään"

[[indicator]]
id = "rests"
measure = "rate"
question = "rests"
headline = true
"#;

fn check(definition: &str, files: &[(&str, String)]) -> Played {
    let story = files
        .iter()
        .fold(Mittari::new().survey(definition), |story, (name, text)| story.file(&format!("kysely/{name}"), text));
    story.args(["check", "kysely"]).play()
}

/// The same with the question held comparable.
fn comparable() -> String {
    DEFINITION.replace("text = \"Lepään\"", "text = \"Lepään\"\ncomparable = true")
}

/// A column of answers, round and round.
fn column(people: usize, answers: &[&str]) -> String {
    let rows: String = (0..people).map(|i| format!("{i};{}\n", answers[i % answers.len()])).collect();
    format!("Nro;Lepään\n{rows}")
}

#[test]
fn another_label_in_the_other_wave_is_an_error_until_it_is_held_comparable() {
    let start = column(12, &["En koskaan", "Joskus", "Usein"]);
    let end = column(12, &["En koskaan", "Silloin tällöin", "Usein"]);
    let files = [("start/data.csv", start), ("end/data.csv", end)];
    let told = check(DEFINITION, &files);
    assert_eq!(told.code, Some(1));
    let message = "error: the answers of question `rests` read `Joskus` in wave `start` and `Silloin tällöin` in wave `end`\n  --> kysely/survey.toml\n  hint: a change of the answers can look like a change of people; if you hold both comparable, add `comparable = true` to the question";
    assert!(told.stderr.contains(message), "{}", told.stderr);
    assert_eq!(check(&comparable(), &files).code, Some(0));
}

#[test]
fn a_slip_of_the_pen_a_translation_and_a_number_are_no_other_answer() {
    let definition = DEFINITION.replace("\"Silloin tällöin\"", "\"Silloin tällöin\", \"Silloin tälöin\"");
    let definition = definition.replace("fi = \"Usein\"", "fi = \"Usein\", sv = \"Ofta\"");
    let start = column(12, &["1 = En koskaan", "Silloin tällöin", "Usein"]);
    let end = column(12, &["En koskaan", "Silloin tälöin", "Ofta"]);
    let told = check(&definition, &[("start/data.csv", start), ("end/data.csv", end)]);
    assert_eq!(told.code, Some(0), "{}", told.stderr);
}

#[test]
fn an_answer_that_was_no_option_in_a_wave_is_an_error_until_it_is_held_comparable() {
    let all = column(60, &["En koskaan", "Joskus", "Usein"]);
    let files = |end: &[&str]| [("start/data.csv", all.clone()), ("end/data.csv", column(60, end))];
    let told = check(DEFINITION, &files(&["En koskaan", "Usein"]));
    assert_eq!(told.code, Some(1), "{}", told.stdout);
    let message = "the answers of question `rests` have the answer `Joskus` in wave `start`, and nobody gave it in wave `end`: it seems to have been no option there";
    assert!(told.stderr.contains(message), "{}", told.stderr);
    assert_eq!(check(&comparable(), &files(&["En koskaan", "Usein"])).code, Some(0));
    // At an end the scale may have been shorter, and then more would be favourable without anybody having changed.
    let shorter = files(&["En koskaan", "Joskus"]);
    let told = check(DEFINITION, &shorter);
    assert_eq!(told.code, Some(1), "{}", told.stdout);
    let message = "have the answer `Usein` in wave `start`, and nobody gave it in wave `end`: the scale was shorter there, or nobody is at this end of it any more\n  --> kysely/survey.toml\n  hint: a change of the answers can look like a change of people; if you hold both comparable, add `comparable = true` to the question";
    assert!(told.stderr.contains(message), "{}", told.stderr);
    assert_eq!(check(&comparable(), &shorter).code, Some(0));
    let few = column(60, &["Joskus", "Usein"]);
    let rare = format!("{}60;En koskaan\n61;En koskaan\n", column(60, &["Joskus", "Usein"]));
    let better = check(DEFINITION, &[("start/data.csv", rare), ("end/data.csv", few)]);
    assert_eq!(better.code, Some(0), "a few at an end may go: {}", better.stderr);
}

#[test]
fn code_books_that_differ_in_length_order_or_labels_are_told() {
    let book = |choices: &str| {
        format!(
            "\"Variable / Field Name\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\"\n\
             rests,radio,Lepään,\"{choices}\"\n"
        )
    };
    let data = || {
        let rows: String = (0..12).map(|i| format!("{i},{},2\n", 1 + i % 3)).collect();
        format!("record_id,rests,form_complete\n{rows}")
    };
    let first = "1, En koskaan | 2, Joskus | 3, Usein | 9, Ei vastausta";
    let with = |other: &str| {
        [
            ("start/data.csv", data()),
            ("end/data.csv", data()),
            ("start/dictionary.csv", book(first)),
            ("end/dictionary.csv", book(other)),
        ]
    };
    for (other, told) in [
        (
            "1, Usein | 2, Joskus | 3, En koskaan | 9, Ei vastausta",
            "stand in another order in wave `end` than in wave `start`",
        ),
        (
            "1, En koskaan | 3, Usein | 2, Joskus | 4, Aina | 9, Ei vastausta",
            "are 4 in wave `start` and 5 in wave `end`",
        ),
        (
            "1, En koskaan | 2, Silloin tällöin | 3, Usein | 9, Ei vastausta",
            "read `Joskus` in wave `start` and `Silloin tällöin` in wave `end`",
        ),
    ] {
        let played = check(DEFINITION, &with(other));
        assert_eq!(played.code, Some(1), "{other}: {}", played.stdout);
        let message = format!("error: the answers of question `rests` {told}, by their code books");
        assert!(played.stderr.contains(&message), "{other}: {}", played.stderr);
        assert_eq!(check(&comparable(), &with(other)).code, Some(0), "{other}");
    }
    assert_eq!(check(DEFINITION, &with(first)).code, Some(0));
}

#[test]
fn a_draft_says_where_the_answers_of_two_files_are_no_one_scale() {
    let start =
        column(30, &["Täysin eri mieltä", "Jokseenkin eri mieltä", "Jokseenkin samaa mieltä", "Täysin samaa mieltä"]);
    let end = column(30, &["Harvoin", "Joskus", "Usein"]);
    let played = Mittari::new()
        .file("alku.csv", start)
        .file("loppu.csv", end)
        .args(["draft", "alku.csv", "loppu.csv", "--out", "kysely"])
        .play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let text = played.text("kysely/survey.toml");
    assert!(
        text.contains(
            "# its answers differ between the files, so that they cannot be one scale: `Täysin eri mieltä`, "
        ),
        "{text}"
    );
    assert!(played.stdout.contains("category (unsure)"), "{}", played.stdout);
}

#[test]
fn a_few_people_at_each_of_several_questions_are_many_in_all() {
    let twice = |end: &[&str]| {
        let rows = |answers: &[&str]| {
            let row = |i: usize| format!("{i};{};{}\n", answers[i % answers.len()], answers[(i + 1) % answers.len()]);
            format!("Nro;Lepään;Nukun\n{}", (0..36).map(row).collect::<String>())
        };
        [("start/data.csv", rows(&["En koskaan", "Joskus", "Usein"])), ("end/data.csv", rows(end))]
    };
    let second = "\n[[question]]\nid = \"sleeps\"\ntopic = \"wellbeing\"\nkind = \"choice\"\nanswers = \"often\"\ntext = \"Nukun\"\n\n[[indicator]]\nid = \"sleeps\"\nmeasure = \"rate\"\nquestion = \"sleeps\"\n";
    let told = check(&format!("{DEFINITION}{second}"), &twice(&["En koskaan", "Usein"]));
    assert_eq!(told.code, Some(1), "{}", told.stdout);
    assert!(
        told.stderr.contains("the answers of questions `rests`, `sleeps` have the answer `Joskus`"),
        "{}",
        told.stderr
    );
}
