//! Two reports of one survey, and a reader who holds both.

use serde_json::Value;

use crate::mittari::{Mittari, Played};

const SURVEY: &str = r#"format = 1
[survey]
title = "Tiimit"
languages = ["en"]

[[wave]]
id = "spring"
responses = ["answers.csv"]

[answers.agreement]
options = [{ code = 1, text = "no" }, { code = 2, text = "partly" }, { code = 3, text = "yes" }]
positive = [3]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "I cope"

[[question]]
id = "support"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "I have support"

[[question]]
id = "team"
topic = "background"
kind = "category"
text = "team"

[[indicator]]
id = "coping"
measure = "rate"
question = "coping"

[[indicator]]
id = "support"
measure = "rate"
question = "support"

[[group]]
question = "team"
"#;

/// Answers by team: its name, how many people, how many of them say yes to both questions; the others say no.
fn answers(teams: &[(&str, usize, usize)]) -> String {
    let mut text = String::from("id;I cope;I have support;team\n");
    for (team, n, yes) in teams {
        for i in 0..*n {
            let answer = if i < *yes { "yes" } else { "no" };
            text.push_str(&format!("x;{answer};{answer};{team}\n"));
        }
    }
    text
}

const FIRST: [(&str, usize, usize); 4] = [("East", 20, 12), ("North", 18, 9), ("South", 25, 13), ("West", 30, 14)];

fn reported(story: Mittari, folder: &str) -> Played {
    story.args(["report", "kysely", "--out", folder, "--format", "html", "--quiet"]).success()
}

fn first() -> Played {
    reported(Mittari::new().survey(SURVEY).file("kysely/answers.csv", answers(&FIRST)), "first")
}

fn record(played: &Played, folder: &str) -> Value {
    serde_json::from_str(&played.text(&format!("{folder}/results.json"))).unwrap()
}

/// Teams whose rate of an indicator is shown.
fn shown(results: &Value, indicator: &str) -> Vec<String> {
    let estimates = results["estimates"].as_array().unwrap().iter();
    let of = estimates.filter(|e| e["indicator"] == indicator && !e["group"].is_null() && !e["n"].is_null());
    let mut names: Vec<String> = of.map(|e| e["group"]["value"].as_str().unwrap().to_string()).collect();
    names.sort();
    names
}

#[test]
fn two_more_answers_are_no_new_report() {
    let more = [("East", 22, 13), FIRST[1], FIRST[2], FIRST[3]];
    let story = first().then().file("kysely/answers.csv", answers(&more));
    let refused = story.args(["report", "kysely", "--out", "second", "--format", "html", "--quiet"]).play();
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("how 2 people answered (of all) is known, wave `spring`"), "{}", refused.stderr);
    assert!(
        refused.stderr.contains("whoever holds an earlier report of this survey learns how single people answered"),
        "{}",
        refused.stderr
    );
    assert!(refused.stderr.contains("wait until at least 5 more people have answered"), "{}", refused.stderr);
    assert!(refused.files("second").is_empty());
    // The same holds of every other way to the figures.
    let printed = refused.then().args(["results", "kysely"]).play();
    assert_eq!((printed.code, printed.stdout.as_str()), (Some(1), ""));
    // That nobody holds the first report is for the evaluator to say.
    let story =
        printed.then().args(["report", "kysely", "--out", "second", "--format", "html", "--quiet", "--forget-earlier"]);
    let forgotten = story.success();
    assert_eq!(shown(&record(&forgotten, "second"), "coping").len(), 4);
    let audit = forgotten.then().args(["audit", "second", "--earlier", "first"]).play();
    assert_eq!(audit.code, Some(1), "with both reports in hand it is a leak all the same");
}

#[test]
fn the_same_answers_make_the_same_report_again() {
    let played = first();
    let before = played.bytes("first/results.json");
    let remembered = played.bytes("kysely/released.json");
    let again = reported(played.then(), "again");
    assert!(again.bytes("again/results.json") == before);
    assert!(again.bytes("kysely/released.json") == remembered, "what is no news is not remembered twice");
    let verified = again.then().args(["verify", "again", "--survey", "kysely"]).play();
    assert_eq!(verified.code, Some(0), "{}", verified.stderr);
}

#[test]
fn a_group_that_differs_by_few_is_hidden_with_enough_others() {
    // Ten more: six in the east, of mixed mind, two in the north, two in the south.
    let more = [("East", 26, 15), ("North", 20, 10), ("South", 27, 14), FIRST[3]];
    let story = first().then().file("kysely/answers.csv", answers(&more));
    let second = story.args(["report", "kysely", "--out", "second", "--format", "html"]).play();
    assert_eq!(second.code, Some(0), "{}", second.stderr);
    assert!(
        second.stderr.contains("they differ from an earlier report by what fewer than 5 people answered"),
        "{}",
        second.stderr
    );
    let results = record(&second, "second");
    let (coping, support) = (shown(&results, "coping"), shown(&results, "support"));
    assert_eq!(coping, support);
    assert!(coping.contains(&"West".to_string()), "who did not change is shown: {coping:?}");
    for few in ["North", "South"] {
        assert!(!coping.contains(&few.to_string()), "{few} differs by two: {coping:?}");
    }
    // North and South together differ by four: less the others from the total, they are a group of four.
    assert!(!coping.contains(&"East".to_string()), "{coping:?}");
    let audit = second.then().args(["audit", "second", "--earlier", "first"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    assert!(audit.stdout.contains("1 earlier reports taken from it"), "{}", audit.stdout);
    // Whoever writes the second report as if there were no first gives them away.
    let naive =
        audit.then().args(["report", "kysely", "--out", "naive", "--format", "html", "--quiet", "--forget-earlier"]);
    let found = naive.success().then().args(["audit", "naive", "--earlier", "first"]).play();
    assert_eq!(found.code, Some(1));
    assert!(found.stderr.contains("how 2 people answered in `North` (by `team`) is known"), "{}", found.stderr);
    assert!(found.stderr.contains("`coping` 10/20, and 9/18 in the earlier report"), "{}", found.stderr);
}

#[test]
fn a_question_whose_answers_changed_by_few_is_not_shown_again() {
    // One answer to one question is corrected.
    let corrected = answers(&FIRST).replacen("x;no;no;East", "x;no;yes;East", 1);
    let story = first().then().file("kysely/answers.csv", corrected);
    let second = reported(story, "second");
    let results = record(&second, "second");
    assert_eq!(shown(&results, "coping").len(), 4, "of the other question everything is shown");
    assert_eq!(shown(&results, "support").len(), 0);
    let total = |indicator: &str| {
        let estimates = results["estimates"].as_array().unwrap();
        estimates.iter().find(|e| e["indicator"] == indicator && e["group"].is_null()).unwrap()["hidden"].clone()
    };
    assert_eq!((total("coping"), total("support")), (Value::Bool(false), Value::Bool(true)));
}

/// Two more in a band, and eight in another: with both reports in hand the mean of the two follows.
#[test]
fn a_mean_of_a_band_that_differs_by_few_is_not_shown_again() {
    let dose = "[[question]]\nid = \"hours\"\ntopic = \"participation\"\nkind = \"number\"\ntext = \"Hours\"\n\
                [[indicator]]\nid = \"level\"\nmeasure = \"mean\"\nquestion = \"coping\"\n\
                [[dose]]\nquestion = \"hours\"\nbands = [5]\nindicators = [\"level\"]\n";
    let survey = SURVEY.replace("[[group]]\nquestion = \"team\"\n", dose);
    let answers = |few: usize, many: usize| {
        let of = |n: usize, hours: u32| {
            let answer = |i| ["no", "partly", "yes"][i % 3];
            (0..n).map(|i| format!("x;{};{};East;{hours}\n", answer(i), answer(i))).collect::<String>()
        };
        format!("id;I cope;I have support;team;Hours\n{}{}", of(few, 2), of(many, 8))
    };
    let means = |played: &Played, folder: &str| {
        let results = record(played, folder);
        let bands = results["doses"][0]["bands"].as_array().unwrap().iter();
        bands.map(|band| band["value"].as_f64()).collect::<Vec<Option<f64>>>()
    };
    let first = || reported(Mittari::new().survey(&survey).file("kysely/answers.csv", answers(20, 25)), "first");
    assert!(means(&first(), "first").iter().all(Option::is_some));
    let second = reported(first().then().file("kysely/answers.csv", answers(28, 33)), "second");
    assert!(means(&second, "second").iter().all(Option::is_some), "eight more in each are no secret");
    let third = first().then().file("kysely/answers.csv", answers(22, 33));
    let third = third.args(["report", "kysely", "--out", "third", "--format", "html"]).play();
    assert_eq!(third.code, Some(0), "{}", third.stderr);
    assert_eq!(means(&third, "third"), [None, None]);
}

#[test]
fn many_more_answers_make_a_whole_new_report() {
    let more = [("East", 32, 19), ("North", 29, 15), ("South", 36, 19), ("West", 42, 20)];
    let story = first().then().file("kysely/answers.csv", answers(&more));
    let second = reported(story, "second");
    assert_eq!(shown(&record(&second, "second"), "coping").len(), 4);
    // And the first answers still make the first report.
    let before = second.bytes("first/results.json");
    let back = reported(second.then().file("kysely/answers.csv", answers(&FIRST)), "back");
    assert!(back.bytes("back/results.json") == before);
}

#[test]
fn what_one_report_hides_another_rule_does_not_show() {
    // With a stricter minimum the small team and the next are hidden; with a laxer one another pair would be.
    let teams = [("East", 20, 12), ("North", 8, 4), ("South", 9, 5), ("West", 30, 14)];
    let strict = format!("{SURVEY}\n[disclosure]\nminimum = 9\n");
    let story = Mittari::new().survey(&strict).file("kysely/answers.csv", answers(&teams));
    let first = reported(story, "first");
    assert_eq!(shown(&record(&first, "first"), "coping"), ["East", "West"]);
    let second = reported(first.then().survey(SURVEY), "second");
    assert_eq!(shown(&record(&second, "second"), "coping"), ["East", "West"], "the answers are the same");
}

#[test]
fn the_record_holds_what_was_published_and_nothing_else() {
    let teams = [("East", 131, 71), ("North", 118, 53), ("Tiny", 3, 2), ("Small", 17, 11)];
    let story = Mittari::new().survey(SURVEY).file("kysely/answers.csv", answers(&teams));
    let played = reported(story, "first");
    let report = played.text("first/results.json");
    let remembered = played.text("kysely/released.json");
    let numbers = |text: &str| -> Vec<String> {
        let found = text.split(|c: char| !c.is_ascii_digit()).filter(|n| n.len() > 1 && n.len() < 5);
        found.map(str::to_string).collect()
    };
    let public = numbers(&report);
    let record: Value = serde_json::from_str(&remembered).unwrap();
    let published = serde_json::to_string(&record["releases"][0]["published"]).unwrap();
    for number in numbers(&published) {
        assert!(public.contains(&number), "{number} is in the record and not in the report");
    }
    for name in ["Tiny", "Small"] {
        assert!(!remembered.contains(name), "a group that is hidden and not named is named in the record: {name}");
    }
    assert!(!played.files("first").iter().any(|file| file.contains("released")), "it goes nowhere with a report");
}

#[test]
fn made_up_answers_need_no_record() {
    let made_up = SURVEY.replace("languages", "made_up = true\nlanguages");
    let story = Mittari::new().survey(&made_up).file("kysely/answers.csv", answers(&FIRST));
    let played = reported(story, "first");
    assert!(!played.path("kysely/released.json").exists());
}

#[test]
fn a_damaged_record_is_told_and_nothing_is_written() {
    let story = first().then().file("kysely/released.json", "{\"format\": 1, \"releases\": [");
    let played = story.args(["report", "kysely", "--out", "second", "--format", "html", "--quiet"]).play();
    assert_eq!(played.code, Some(1));
    assert!(played.stderr.contains("the record of earlier reports cannot be read"), "{}", played.stderr);
    assert!(played.stderr.contains("--> kysely/released.json"), "{}", played.stderr);
    assert!(played.files("second").is_empty());
}

/// People by team and role: how many, and how many of them cope.
const PEOPLE: [(&str, &str, usize, usize); 6] = [
    ("Alder", "nurse", 9, 9),
    ("Alder", "cook", 9, 9),
    ("Birch", "nurse", 4, 1),
    ("Cedar", "cook", 4, 3),
    ("Oak", "guard", 12, 5),
    ("Pine", "guard", 11, 6),
];

/// Results split by team, or by role.
fn split(by: &str) -> String {
    let role =
        "[[question]]\nid = \"role\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"role\"\n\n[[indicator]]";
    let survey = SURVEY.replacen("[[indicator]]", role, 1);
    survey.replace("[[group]]\nquestion = \"team\"", &format!("[[group]]\nquestion = \"{by}\""))
}

fn by_team_and_role(people: &[(&str, &str, usize, usize)]) -> String {
    let mut text = String::from("id;I cope;I have support;team;role\n");
    for (team, role, n, yes) in people {
        (0..*n).for_each(|i| {
            let answer = if i < *yes { "yes" } else { "no" };
            text.push_str(&format!("x;{answer};{answer};{team};{role}\n"));
        });
    }
    text
}

/// The first report tells of teams, the second of roles. Everybody in Alder copes, so nurses less those of Alder are the
/// four of Birch, of whom no report tells.
#[test]
fn another_background_question_is_held_against_that_of_then() {
    // As many answers as then; or more, but none of them in these teams.
    let more = [PEOPLE.as_slice(), &[("Oak", "guard", 6, 3), ("Pine", "guard", 6, 2)]].concat();
    for people in [PEOPLE.as_slice(), &more] {
        let story = Mittari::new().survey(&split("team")).file("kysely/answers.csv", by_team_and_role(&PEOPLE));
        let first = reported(story, "first");
        assert_eq!(shown(&record(&first, "first"), "coping"), ["Alder", "Oak", "Pine"]);
        let story = first.then().survey(&split("role")).file("kysely/answers.csv", by_team_and_role(people));
        let ours = reported(story, "ours");
        let roles = shown(&record(&ours, "ours"), "coping");
        assert!(!roles.contains(&"nurse".to_string()) && !roles.contains(&"cook".to_string()), "{roles:?}");
        let audit = ours.then().args(["audit", "ours", "--earlier", "first", "--survey", "kysely"]).play();
        assert_eq!(audit.code, Some(0), "{}", audit.stderr);
        let args = ["report", "kysely", "--out", "naive", "--format", "html", "--quiet", "--forget-earlier"];
        let naive = audit.then().args(args).success();
        assert_eq!(shown(&record(&naive, "naive"), "coping"), ["cook", "guard", "nurse"]);
        let alone = naive.then().args(["audit", "naive", "--survey", "kysely"]).play();
        assert_eq!(alone.code, Some(0), "by itself it tells nothing: {}", alone.stderr);
        let audit = alone.then().args(["audit", "naive", "--earlier", "first", "--survey", "kysely"]).play();
        assert_eq!(audit.code, Some(1));
        let told = "the number of favourable answers to `coping` in `Birch` is known to be 1 (by `role` and `team`";
        assert!(audit.stderr.contains(told), "{}", audit.stderr);
        let fact = "it follows from: `coping` in `Alder` (by `team`), in the earlier report";
        assert!(audit.stderr.contains(fact), "{}", audit.stderr);
    }
}
