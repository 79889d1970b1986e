//! Each rule of protection, switched off: the figure that it hides is put back into the report, and the attack that the
//! program makes before it writes (the same function, with the same knowledge: `mittari audit` with the exports at hand)
//! refuses that report. Our own passes, and hides the figure: so the rule is needed, and it is the rule that protects.
//!
//! Rules that hide groups because of others are switched off in `named`, those of the participation log in `log` and `givers`.

use serde_json::{Value, json};

use crate::mittari::{Mittari, Played};

const BEGIN: &str = r#"format = 1
[survey]
title = "Rules"
languages = ["en"]
[[wave]]
id = "end"
responses = ["answers.csv"]
[answers.a]
options = [{ code = 1, text = "no" }, { code = 2, text = "partly" }, { code = 3, text = "yes" }]
positive = [3]
[answers.g]
options = [{ code = 1, text = "woman" }, { code = 2, text = "man" }, { code = 3, text = "other" }]
[[question]]
id = "q"
topic = "wellbeing"
kind = "choice"
answers = "a"
text = "q"
[[question]]
id = "days"
topic = "workload"
kind = "number"
text = "days"
[[question]]
id = "gender"
topic = "background"
kind = "choice"
answers = "g"
text = "gender"
[[question]]
id = "unit"
topic = "background"
kind = "category"
text = "unit"
[[indicator]]
id = "rate"
measure = "rate"
question = "q"
headline = true
[[indicator]]
id = "mean"
measure = "mean"
question = "q"
[[indicator]]
id = "middle"
measure = "median"
question = "days"
[[indicator]]
id = "median"
measure = "median"
question = "q"
headline = true
"#;

/// Units are named in the survey, so that the report names hidden ones too.
const BY_UNIT: &str = "[[group]]\nquestion = \"unit\"\n[group.population]\n\"A\" = 20\n\"B\" = 20\n\"C\" = 20\n";

/// People of a gender and a unit who answer alike, with their number of days.
type People<'a> = (usize, &'a str, &'a str, &'a str, u32);

fn answers(people: &[People<'_>]) -> String {
    let mut text = String::from("q;days;gender;unit;code\n");
    let mut number = 0;
    for (count, answer, gender, unit, days) in people {
        for _ in 0..*count {
            number += 1;
            text += &format!("{answer};{days};{gender};{unit};k{number}\n");
        }
    }
    text
}

struct Story {
    played: Played,
    record: Value,
}

/// Our report of these people.
fn ours(more: &str, people: &[People<'_>], files: &[(&str, String)]) -> Story {
    ours_of(&format!("{BEGIN}{more}"), people, files)
}

fn ours_of(definition: &str, people: &[People<'_>], files: &[(&str, String)]) -> Story {
    let mut story = Mittari::new().survey(definition).file("kysely/answers.csv", answers(people));
    for (name, text) in files {
        story = story.file(&format!("kysely/{name}"), text);
    }
    let played = story.args(["report", "kysely", "--out", "ours", "--format", "html", "--quiet"]).success();
    let record = serde_json::from_str(&played.text("ours/results.json")).unwrap();
    Story { played, record }
}

impl Story {
    /// The record of a list that is of this indicator or question, and group.
    fn place(&self, list: &str, name: (&str, &str), group: &Value) -> usize {
        let mut entries = self.record[list].as_array().unwrap().iter();
        let is = |entry: &Value| {
            entry[name.0] == name.1
                && (group.is_null() || entry["group"]["value"] == *group)
                && (!group.is_null() || entry["group"].is_null())
        };
        entries.position(is).unwrap_or_else(|| panic!("no {list} of {name:?} in {group}"))
    }

    /// The attack refuses what `change` makes of the record, and tells this; ours it lets pass.
    #[track_caller]
    fn refuses_what(self, change: impl FnOnce(&mut Value), told: &str) {
        let mut naive = self.record.clone();
        change(&mut naive);
        assert_ne!(naive, self.record, "the rule hides something");
        let story = self.played.then().file("naive/results.json", naive.to_string());
        let audit = story.args(["audit", "naive", "--survey", "kysely"]).play();
        assert_eq!(audit.code, Some(1), "{}", audit.stdout);
        assert!(audit.stderr.contains(told), "{}", audit.stderr);
        let audit = audit.then().args(["audit", "ours", "--survey", "kysely"]).play();
        assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    }

    /// The same for a hidden figure that is shown with these numbers.
    #[track_caller]
    fn refuses(self, list: &str, name: (&str, &str), group: &Value, numbers: &Value, told: &str) {
        let at = self.place(list, name, group);
        assert_eq!(self.record[list][at]["hidden"], true, "the program hides it: {}", self.record[list][at]);
        self.refuses_what(|naive| show(&mut naive[list][at], numbers), told);
    }
}

/// Shows a hidden record.
fn show(entry: &mut Value, numbers: &Value) {
    entry["hidden"] = json!(false);
    for (key, number) in numbers.as_object().unwrap() {
        entry[key] = number.clone();
    }
}

const NOBODY: Value = Value::Null;

/// Seven people, who answer differently.
const SEVEN: &[People<'_>] = &[(4, "yes", "woman", "A", 3), (3, "no", "man", "A", 5)];

#[test]
fn a_median_of_few() {
    let numbers = json!({ "n": 7, "value": 3.0 });
    let story = ours("", SEVEN, &[]);
    story.refuses(
        "estimates",
        ("indicator", "middle"),
        &NOBODY,
        &numbers,
        "`middle` in all (wave `end`) is a median of 7 answers",
    );
}

#[test]
fn a_table_of_few_who_answered_alike() {
    let story = || ours("", &[(7, "partly", "woman", "A", 3)], &[]);
    let alike = |naive: &mut Value| {
        let list = naive["distributions"].as_array_mut().unwrap();
        let table = list.iter_mut().find(|d| d["question"] == "q").unwrap();
        assert_eq!(table["hidden"], true);
        show(table, &json!({ "n": 7 }));
        for (at, count) in [0, 7, 0].into_iter().enumerate() {
            table["counts"][at]["count"] = json!(count);
        }
    };
    story().refuses_what(alike, "the answers to `q` (wave `end`) are shown to be the same of all 7");
    // A mean without spread says the same, though it is at no end.
    let mean = json!({ "n": 7, "value": 2.0, "low": 2.0, "high": 2.0 });
    story().refuses(
        "estimates",
        ("indicator", "mean"),
        &NOBODY,
        &mean,
        "`mean` in all (wave `end`) says that all 7 answered alike",
    );
}

#[test]
fn the_least_and_the_greatest_number() {
    let people: Vec<People<'_>> = (0..40).map(|at| (1, ["yes", "no"][at as usize % 2], "woman", "A", at)).collect();
    let story = ours("", &people, &[]);
    let each = |naive: &mut Value| {
        let list = naive["distributions"].as_array_mut().unwrap();
        let table = list.iter_mut().find(|d| d["question"] == "days").unwrap();
        let counts = table["counts"].as_array_mut().unwrap();
        counts.insert(0, json!({ "code": 0, "count": 1 }));
    };
    story.refuses_what(each, "the answers to `days` (wave `end`) end with those of 1 people");
}

/// Two units of thirteen and one of seven.
const UNITS: &[People<'_>] = &[
    (6, "yes", "woman", "A", 3),
    (7, "no", "man", "A", 5),
    (7, "yes", "woman", "B", 4),
    (6, "no", "man", "B", 6),
    (3, "yes", "woman", "C", 4),
    (4, "no", "man", "C", 6),
];

#[test]
fn a_mean_of_a_group_of_few() {
    let numbers = json!({ "n": 7, "value": 13.0 / 7.0, "low": 0.9, "high": 2.8 });
    let story = ours(BY_UNIT, UNITS, &[]);
    story.refuses(
        "estimates",
        ("indicator", "mean"),
        &json!("C"),
        &numbers,
        "`mean` in `C` (wave `end`) is shown of 7 answers, whose numbers it gives back",
    );
}

/// How often answers of a group are larger than the others' is told of ten and more, where the figure is hidden of nobody.
#[test]
fn a_comparison_of_ordered_answers() {
    let delta = |n: u64, against: u64, group: &str| {
        json!({ "indicator": "median", "measure": "median", "wave": "end", "group": { "question": "unit", "value": group },
                "against": "others", "n": n, "n_against": against, "value": null, "hidden": false,
                "effect": { "name": "cliffs_delta", "value": 0.2, "low": null, "high": null } })
    };
    let of = |comparison: Value, told: &str| {
        let story = ours(BY_UNIT, UNITS, &[]);
        let shown = story.record["comparisons"].as_array().unwrap().iter().any(|c| c["indicator"] == "median");
        assert!(!shown, "a unit is hidden");
        story.refuses_what(|naive| naive["comparisons"].as_array_mut().unwrap().push(comparison), told);
    };
    of(delta(7, 26, "C"), "how the answers to `median` in `C` stand to the others' (wave `end`) is shown of 7 answers");
    of(delta(13, 20, "B"), "is shown although the figure is hidden of `A`, `C`");
}

/// Six men of whom all agree have a weight of their own.
#[test]
fn a_weighted_figure_of_a_small_class() {
    let people = &[(30, "yes", "woman", "A", 3), (14, "no", "woman", "B", 4), (6, "yes", "man", "B", 4)];
    let definition = BEGIN.replace(", { code = 3, text = \"other\" }", "");
    let weights = "[weights]\nmargins.gender = { woman = 75, man = 25 }\n";
    let story = ours_of(&format!("{definition}{weights}"), people, &[]);
    let at = story.place("estimates", ("indicator", "rate"), &NOBODY);
    assert!(story.record["estimates"][at]["weighted"].is_null());
    // 0.75 · 30/44 + 0.25 · 6/6.
    let change = |naive: &mut Value| naive["estimates"][at]["weighted"] = json!(0.761);
    story.refuses_what(
        change,
        "what the 6 people who weigh 2.083 answered to `rate` (weighted, wave `end`) is known to be all",
    );
}

/// Total and weighted total are two equations for two hidden groups with weights of their own.
#[test]
fn a_weighted_total_beside_hidden_groups() {
    let people = &[
        (25, "yes", "woman", "A", 3),
        (25, "no", "woman", "B", 3),
        (20, "yes", "man", "A", 3),
        (20, "no", "man", "B", 3),
        (8, "yes", "other", "A", 3),
    ];
    let more = "[[group]]\nquestion = \"gender\"\n[weights]\nmargins.gender = { woman = 50, man = 60, other = 8 }\n";
    let story = ours(more, people, &[]);
    let at = story.place("estimates", ("indicator", "rate"), &NOBODY);
    // (25 + 1.5 · 20 + 8) / (50 + 60 + 8).
    let change = |naive: &mut Value| naive["estimates"][at]["weighted"] = json!(0.534);
    story.refuses_what(change, "what `3` answered to `rate` (weighted, wave `end`) is known to be");
}

const BANDS: &str = "[[dose]]\nquestion = \"days\"\nbands = [3, 6]\nindicators = [\"rate\", \"mean\"]\n";

/// Twelve came little, twelve more, and eight, all of whom agree, much.
const CAME: &[People<'_>] = &[
    (6, "yes", "woman", "A", 1),
    (6, "no", "woman", "A", 1),
    (7, "yes", "woman", "A", 4),
    (5, "no", "woman", "A", 4),
    (8, "yes", "woman", "A", 7),
];

#[test]
fn a_band_of_few_and_what_gives_it_back() {
    let story = || ours(BANDS, CAME, &[]);
    let dose = |record: &Value, indicator: &str| {
        let doses = record["doses"].as_array().unwrap();
        doses.iter().position(|d| d["indicator"] == indicator).unwrap()
    };
    let band = |indicator: &'static str, at: usize, numbers: Value| {
        move |naive: &mut Value| {
            let of = dose(naive, indicator);
            assert_eq!(naive["doses"][of]["bands"][at]["hidden"], true, "{}", naive["doses"][of]);
            show(&mut naive["doses"][of]["bands"][at], &numbers);
        }
    };
    // The lowest band is hidden so that the highest is not the rest.
    let lowest = json!({ "n": 12, "count": 6, "value": 0.5 });
    story().refuses_what(
        band("rate", 0, lowest),
        "favourable answers to `rate` in `6 – ` (by `days`, wave `end`) is known to be",
    );
    let highest = json!({ "n": 8, "count": 8, "value": 1.0 });
    story().refuses_what(band("rate", 2, highest), "`rate` in `6 – ` (wave `end`) is shown to be all or none of 8");
    // The mean of the eight is that of all less the others.
    let lowest = json!({ "n": 12, "value": 2.0 });
    story().refuses_what(band("mean", 0, lowest), "`mean` of the 8 people in no shown band of `days` is known");
}

const RECORDED: &str = "[link]\ncolumns = [\"code\"]\n[[dose]]\nrecords = \"sessions\"\nbands = [2]\nindicators = [\"rate\"]\n\
    [participation]\nlog = \"log.csv\"\n[[participation.activity]]\nid = \"groups\"\nkind = \"seminar\"\n";

/// Thirty answered; those of the log came once or three times, and some are not in it.
fn recorded(once: usize, often: usize) -> Story {
    let people: Vec<People<'_>> = (0..30).map(|at| (1, ["yes", "no"][at % 2], "woman", "A", 3)).collect();
    let mut log = String::from(
        "code;date;activity\nzz1;1.1.2026;groups\nzz2;1.1.2026;groups\nzz3;1.1.2026;groups\nzz4;1.1.2026;groups\nzz5;1.1.2026;groups\n",
    );
    for person in 1..=once + often {
        let days = if person <= once { 1 } else { 3 };
        (1..=days).for_each(|day| log += &format!("k{person};{day}.2.2026;groups\n"));
    }
    ours(RECORDED, &people, &[("log.csv", log)])
}

#[test]
fn those_who_are_not_in_the_log() {
    // Three are not: with the lower band, so that they are not the rest.
    let story = recorded(13, 14);
    assert_eq!(story.record["recorded_doses"][0]["not_recorded"]["hidden"], true);
    let shown: Vec<bool> = (0..2).map(|at| story.record["recorded_doses"][0]["bands"][at]["hidden"] == false).collect();
    assert_eq!(shown.iter().filter(|shown| **shown).count(), 1, "{}", story.record["recorded_doses"][0]);
    let hidden = shown.iter().position(|shown| !shown).unwrap();
    let n = [13, 14][hidden];
    let other = |naive: &mut Value| {
        show(
            &mut naive["recorded_doses"][0]["bands"][hidden],
            &json!({ "n": n, "count": 7, "value": 7.0 / f64::from(n) }),
        );
    };
    story.refuses_what(other, "in `not in the log` (by `participation log`, wave `end`) is known to be");
    let story = recorded(13, 14);
    let few = json!({ "both": 27, "answered_only": 3, "recorded_only": 5 });
    let join = |naive: &mut Value| {
        assert_eq!(naive["record_joins"][0]["hidden"], true);
        show(&mut naive["record_joins"][0], &few);
    };
    story.refuses_what(join, "that 3 people are answered only in the participation log and wave `end` is told");
}

const CLASSES: &str = "[participation]\nlog = \"log.csv\"\n[[participation.activity]]\nid = \"groups\"\nkind = \"seminar\"\n\
    [[participation.class]]\nby = \"age\"\ncolumn = \"age\"\n\
    [[participation.class]]\nby = \"gender\"\ncolumn = \"gender\"\nanswers = { women = [\"woman\"], men = [\"man\"] }\n";

/// So many participants of an age and a gender.
fn classes(people: &[(usize, u32, &str)]) -> Story {
    let mut log = String::from("person;date;activity;age;gender\n");
    for (at, (count, age, gender)) in people.iter().enumerate() {
        (0..*count).for_each(|n| log += &format!("p{at}-{n};1.2.2026;groups;{age};{gender}\n"));
    }
    ours(CLASSES, UNITS, &[("log.csv", log)])
}

#[test]
fn a_class_of_few() {
    let story = classes(&[(3, 24, "woman"), (12, 40, "woman"), (14, 41, "man"), (15, 60, "woman"), (15, 61, "man")]);
    let at = |record: &Value, class: &str| {
        record["participant_classes"].as_array().unwrap().iter().position(|c| c["class"] == class).unwrap()
    };
    let next = |naive: &mut Value| {
        let next = at(naive, "from_30_to_54");
        assert_eq!(naive["participant_classes"][next]["hidden"], true);
        show(&mut naive["participant_classes"][next], &json!({ "value": 26, "of": 59 }));
    };
    story.refuses_what(
        next,
        "the number of people in all hidden groups together (by `age`, wave `participation log`) is known to be 3",
    );
}

#[test]
fn a_class_and_a_gender_of_few() {
    // Of the young four are men: the next class is hidden with them, or all less the others would be theirs.
    let people =
        [(12, 24, "woman"), (4, 25, "man"), (20, 40, "woman"), (14, 41, "man"), (11, 60, "woman"), (12, 61, "man")];
    let hidden = |naive: &Value, class: &str| -> Vec<usize> {
        let cells = naive["participants_by_gender"].as_array().unwrap().iter().enumerate();
        cells.filter(|(_, c)| c["class"] == class && c["hidden"] == true).map(|(at, _)| at).collect()
    };
    let set = |class: &'static str, counts: [u64; 2]| {
        move |naive: &mut Value| {
            let cells = hidden(naive, class);
            assert_eq!(cells.len(), 2, "{}", naive["participants_by_gender"]);
            for at in cells {
                let gender = usize::from(naive["participants_by_gender"][at]["gender"] == "men");
                show(&mut naive["participants_by_gender"][at], &json!({ "value": counts[gender] }));
            }
        }
    };
    classes(&people).refuses_what(set("from_18_to_29", [12, 4]), "is shown: 4");
    classes(&people).refuses_what(set("from_55", [11, 12]), "is known to be 4");
}

/// How the answers to several questions go together is told of ten and more, and with two decimals.
#[test]
fn the_reliability_of_a_scale_of_few() {
    let scale = "[[question]]\nid = \"r\"\ntopic = \"wellbeing\"\nkind = \"choice\"\nanswers = \"a\"\ntext = \"r\"\nhealth = true\n\
                 [[scale]]\nid = \"s\"\nquestions = [\"q\", \"r\"]\nscore = \"mean\"\nmin_answered = 1.0\ntitle = \"s\"\n";
    let played = |n: usize| {
        let mut text = String::from("q;r;days;gender;unit\n");
        for at in 0..n {
            let pick = |at: usize| ["no", "partly", "yes"][at % 3];
            text += &format!("{};{};{};woman;A\n", pick(at), pick(at / 2), at % 4);
        }
        let story = Mittari::new().survey(&format!("{BEGIN}{scale}")).file("kysely/answers.csv", text);
        let played = story.args(["report", "kysely", "--out", "ours", "--format", "html", "--quiet"]).success();
        let record: Value = serde_json::from_str(&played.text("ours/results.json")).unwrap();
        Story { played, record }
    };
    let many = played(20).record["reliability"][0].clone();
    let alpha = many["alpha"].as_f64().unwrap();
    assert!(((alpha * 100.0).round() / 100.0 - alpha).abs() < 1e-12, "{many}");
    // One of the questions is about health, so nineteen are few; of them nothing at all is told.
    let few = played(19).record["reliability"][0].clone();
    assert!(few["alpha"].is_null() && few["n"].is_null() && few["warnings"] == json!([]), "{few}");
    let story = played(9);
    let change = |naive: &mut Value| {
        naive["reliability"][0]["n"] = json!(9);
        naive["reliability"][0]["alpha"] = json!(0.4);
    };
    story.refuses_what(change, "how the answers of 9 people to the questions of `s` go together is told");
}

/// Of several choices one is everybody's, and nobody chose another: that is what each of seven answered.
#[test]
fn one_choice_of_several_that_is_everybodys() {
    let more = "[answers.c]\noptions = [{ code = 1, text = \"tea\" }, { code = 2, text = \"milk\" }]\npositive = [1]\n\
                [[question]]\nid = \"chosen\"\ntopic = \"wellbeing\"\nkind = \"multiple\"\nanswers = \"c\"\ntext = \"chosen\"\n";
    let told = |chosen: [&str; 2]| {
        let mut text = String::from("q;days;gender;unit;chosen:tea;chosen:milk\n");
        for at in 0..7 {
            let (tea, milk) = (chosen[0], if at < 3 { chosen[1] } else { "" });
            text += &format!("{};3;woman;A;{tea};{milk}\n", ["no", "yes"][at % 2]);
        }
        let story = Mittari::new().survey(&format!("{BEGIN}{more}")).file("kysely/answers.csv", text);
        let json = story.args(["results", "kysely", "--quiet"]).play().json();
        json["distributions"].as_array().unwrap().iter().find(|d| d["question"] == "chosen").unwrap().clone()
    };
    let alike = told(["tea", "milk"]);
    assert!(alike["hidden"] == true && alike["n"].is_null(), "{alike}");
}
