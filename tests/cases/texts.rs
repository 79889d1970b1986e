use super::{drafted, options, question};
use crate::mittari::{Mittari, read};
use crate::tools;

/// `n` rows, each made from its number.
fn rows(n: usize, row: impl Fn(usize) -> String) -> String {
    (0..n).map(|i| row(i) + "\n").collect()
}

#[test]
fn numbers_of_options_are_no_scores() {
    // Case 14: Qualtrics numbers its options as they were made, and recodes are whole numbers of any size.
    let export = format!(
        "Q1,Q2,Q3\nHow did it go?,Where do you work?,Did it help?\n\
         {{'ImportId': 'QID1'}},{{'ImportId': 'QID2'}},{{'ImportId': 'QID3'}}\n{}",
        rows(24, |i| format!("{},{},{}", [130, 50, -1][i % 3], [16_738_740, 16_738_741][i % 2], ["Yes", "No"][i % 2]))
    );
    let (played, toml) = drafted("q.csv", export);
    for text in ["How did it go?", "Where do you work?"] {
        let kind = question(&toml, text)["kind"].as_str().unwrap();
        assert!(!["choice", "score", "number"].contains(&kind), "{text} became {kind}");
        let id = question(&toml, text)["id"].as_str().unwrap();
        let indicators = toml.get("indicator").and_then(toml::Value::as_array).into_iter().flatten();
        assert_eq!(indicators.filter(|i| i["question"].as_str() == Some(id)).count(), 0, "no figure is made of {text}");
    }
    assert!(played.text("kysely/survey.toml").contains("numbers of options"), "{}", played.text("kysely/survey.toml"));
    let results = played.then().args(["results", "kysely", "--quiet"]).play().json();
    assert!(
        results["estimates"].as_array().unwrap().iter().all(|e| e["measure"] != "mean"),
        "{}",
        results["estimates"]
    );
}

#[test]
fn surveymonkey_without_ids_and_with_the_rows_of_a_matrix_in_the_first_row() {
    // Cases 18 and 20: the column of those who found no option has no header of its own.
    let export = format!(
        "What is your faith?,,Rate these: Prayer,Rate these: Song,Seen any of these?,,\n\
         Response,None of these,Response,Response,Film A,Film B,Other (please specify)\n{}",
        rows(12, |i| format!(
            "{},{},{},{},{},{},{}",
            ["Lutheran", "Orthodox", "Catholic"][i % 3],
            if i == 5 { "my own way" } else { "" },
            ["Often", "Never", "Sometimes"][i % 3],
            ["Never", "Sometimes", "Often"][i % 3],
            if i % 2 == 0 { "Film A" } else { "" },
            if i % 3 == 0 { "Film B" } else { "" },
            if i == 7 { "a play" } else { "" },
        ))
    );
    let (played, toml) = drafted("religion.csv", export);
    assert!(played.stdout.starts_with("religion.csv: surveymonkey (sure), 12 respondents"), "{}", played.stdout);
    assert_eq!(question(&toml, "Prayer")["answers"], question(&toml, "Song")["answers"]);
    assert!(played.text("kysely/survey.toml").contains("# --- Rate these\n"), "{}", played.text("kysely/survey.toml"));
    assert_eq!(options(&toml, "Seen any of these?"), ["Film A", "Film B"]);
    let texts: Vec<&str> = toml["question"].as_array().unwrap().iter().map(|q| q["text"].as_str().unwrap()).collect();
    let own = |of: &str| texts.iter().position(|text| text.contains(of));
    assert!(own("None of these") > own("What is your faith?"), "{texts:?}");
    assert!(own("Other (please specify)") > own("Seen any of these?"), "{texts:?}");
}

#[test]
fn one_answer_with_a_semicolon_behind_it_is_one_of_several() {
    // Cases 23 and 24: nobody chose two, and it is still a question with several answers.
    let export = format!(
        "ID;Start time;Completion time;Email;Name;What helps?;What helps most?\n{}",
        rows(12, |i| format!(
            "{};2026-02-01 09:{i:02}:00;2026-02-01 10:{i:02}:00;anonymous;;\"{}\";\"{}\"",
            i + 1,
            ["Rest;", "Sleep;", "Rest;Sleep;"][i % 3],
            ["Rest;", "Sleep;"][i % 2],
        ))
    );
    let (played, toml) = drafted("f.csv", export);
    for text in ["What helps?", "What helps most?"] {
        assert_eq!(question(&toml, text)["kind"].as_str(), Some("multiple"), "{text}");
        assert_eq!(options(&toml, text), ["Rest", "Sleep"], "no empty option behind the last semicolon");
    }
    let results = played.then().args(["results", "kysely", "--quiet"]).play().json();
    assert_eq!(results["distributions"][1]["n"], 12);
}

#[test]
fn the_order_in_a_cell_is_a_ranking() {
    // Case 25.
    let order = ["Rest;Sleep;Food;", "Sleep;Rest;Food;", "Food;Rest;Sleep;"];
    let export = format!(
        "ID;Start time;Completion time;Email;Name;Put in order\n{}",
        rows(30, |i| format!("{};2026-02-01 09:00;2026-02-01 10:00;anonymous;;\"{}\"", i + 1, order[i * i % 3]))
    );
    let (played, toml) = drafted("r.csv", export);
    assert_eq!(question(&toml, "Put in order")["kind"].as_str(), Some("rank"));
    assert_eq!(options(&toml, "Put in order").len(), 3);
    let results = played.then().args(["results", "kysely", "--quiet"]).play().json();
    let first: Vec<u64> =
        results["distributions"][0]["counts"].as_array().unwrap().iter().filter_map(|c| c["count"].as_u64()).collect();
    assert_eq!(first.iter().sum::<u64>(), 30, "one first place each: {results}");
}

#[test]
fn the_forms_own_csv_and_the_sheet_of_one_survey_have_the_same_options() {
    // Cases 31 and 32: `;` in one, `, ` in the other, and an option that holds the separator.
    let chosen = [
        vec!["Dairy (Milk, Yogurt)", "Eggs"],
        vec!["Eggs"],
        vec!["Fish", "Eggs"],
        vec!["Dairy (Milk, Yogurt)"],
        vec!["Fish"],
    ];
    let export = |stamp: &dyn Fn(usize) -> String, separator: &str| {
        let all = rows(30, |i| format!("\"{}\",\"{}\",\"Yes\"", stamp(i), chosen[i % 5].join(separator)));
        format!("\"Timestamp\",\"What do you eat?\",\"Again?\"\n{all}")
    };
    let direct = export(&|i| format!("2025/02/17 8:{:02}:54 pm GMT+5:30", i % 60), ";");
    let sheet = export(&|i| format!("2/17/2025 20:{:02}:54", i % 60), ", ");
    let counts = |text: &str| {
        let (played, toml) = drafted("g.csv", text);
        assert!(played.stdout.starts_with("g.csv: google_forms ("), "{}", played.stdout);
        assert_eq!(options(&toml, "What do you eat?"), ["Dairy (Milk, Yogurt)", "Eggs", "Fish"]);
        played.then().args(["results", "kysely", "--quiet"]).play().json()["distributions"].clone()
    };
    assert_eq!(counts(&direct), counts(&sheet));
}

#[test]
fn a_moment_with_its_zone_is_a_date() {
    // Case 31: also where the evaluator asks for it.
    let export = "Timestamp,Q\n2025/02/17 8:22:54 pm GMT+5:30,Usein\n2025/12/03 11:22:54 am GMT+5:30,Harvoin\n";
    let definition = tools::definition(
        "g.csv",
        "",
        &[tools::question("day", "date", "", "Timestamp"), tools::question("often", "choice", "often", "Q")].concat(),
    );
    let played = Mittari::new().survey(&definition).file("kysely/g.csv", export).args(["check", "kysely"]).play();
    assert_eq!((played.code, played.stderr.as_str()), (Some(0), ""), "{}", played.stdout);
}

#[test]
fn empty_rows_and_columns_are_passed_over_and_told() {
    // Case 35: a blank second row, a column of nothing, a last line of nothing.
    let export = "Aikaleima,Kuinka usein?,\n,,\n20.8.2026 15.33.45,Usein,\n,,\n20.8.2026 15.34.45,Harvoin,\n,,\n\n";
    let definition = tools::definition("g.csv", "", &tools::question("often", "choice", "often", "Kuinka usein?"));
    let played = Mittari::new().survey(&definition).file("kysely/g.csv", export).args(["check", "kysely"]).play();
    assert!(
        played.stdout.starts_with("g.csv: 2 respondents read as google_forms\n"),
        "{}{}",
        played.stdout,
        played.stderr
    );
    assert!(
        played
            .stdout
            .contains("note: 3 rows and 1 column of the file are empty and were passed over\n  --> kysely/g.csv"),
        "{}",
        played.stdout
    );
    let full = "Aikaleima,Kuinka usein?\n20.8.2026 15.33.45,Usein\n20.8.2026 15.34.45,Harvoin\n";
    let played = Mittari::new().survey(&definition).file("kysely/g.csv", full).args(["check", "kysely"]).play();
    assert!(!played.stdout.contains("passed over"), "{}", played.stdout);
}

#[test]
fn a_nought_for_nothing_is_no_score_of_a_drafted_survey() {
    // Case 51: Webropol's numbers with "show blank cells as zeros", from draft to results.
    let export = format!(
        "Vastausaika;Työ:Jaksan työssäni;Työ:Innostun työstäni;Suosittelisitko? (0-10);Kuinka monta päivää?;Mikä?:Lepo;Mikä?:Uni\n{}",
        rows(20, |i| format!(
            "5.1.2026 9.{i:02};{};{};{};{};{};{}",
            if i == 4 { 0 } else { 1 + i % 5 },
            if i == 4 { 0 } else { 5 - i % 5 },
            i % 11,
            1 + i % 3,
            usize::from(i % 2 == 0 && i != 4),
            usize::from(i % 3 == 0)
        ))
    );
    let (played, toml) = drafted("w.csv", export);
    assert_eq!(question(&toml, "Suosittelisitko? (0-10)")["kind"].as_str(), Some("score"));
    assert!(question(&toml, "Suosittelisitko? (0-10)").get("blank").is_none(), "0 is an answer from 0 to 10");
    for text in ["Jaksan työssäni", "Innostun työstäni"] {
        assert_eq!(question(&toml, text)["blank"][0].as_integer(), Some(0), "{text}: {toml}");
    }
    let results = played.then().args(["results", "kysely", "--quiet"]).play().json();
    let of = |id: &str| {
        let all = results["distributions"].as_array().unwrap();
        all.iter().find(|d| d["question"] == question(&toml, id)["id"].as_str().unwrap()).unwrap().clone()
    };
    assert_eq!(
        (of("Jaksan työssäni")["n"].clone(), of("Suosittelisitko? (0-10)")["n"].clone()),
        (19.into(), 20.into())
    );
    // Nobody can be told from somebody who chose nothing: rows 1, 4, 5, 7, 11, 13, 17 and 19 hold zeros only.
    assert_eq!(of("Mikä?")["missing"]["blank"], (0..20).filter(|i| (i % 2 == 1 || *i == 4) && i % 3 != 0).count());
}

#[test]
fn noughts_in_front_are_kept() {
    // Case 54.
    let codes = ["00770", "0400321321", "0012"];
    let export = format!("Code;Did it help?\n{}", rows(30, |i| format!("{};{}", codes[i % 3], ["Yes", "No"][i % 2])));
    let (played, toml) = drafted("c.csv", export);
    assert_eq!(question(&toml, "Code")["kind"].as_str(), Some("category"));
    let (survey, responses) = read(&played.path("kysely")).unwrap();
    let code = survey.question(question(&toml, "Code")["id"].as_str().unwrap()).unwrap();
    let mut levels = responses.waves[0].levels(code).to_vec();
    levels.sort();
    assert_eq!(levels, ["0012", "00770", "0400321321"]);
}

#[test]
fn check_boxes_of_a_form_that_was_not_filled_in_are_no_answer() {
    // Case 61: `_complete` is 0 and every box is 0, from draft to results.
    let export = format!(
        "record_id,mood,help___rest,help___sleep,daily_form_complete\n{}",
        rows(12, |i| match i {
            0..=2 => format!("{i},,0,0,0"),
            // Not everybody ticks the second one: that would be hidden.
            _ => format!("{i},{},{},{},2", 1 + i % 2, i % 2, u8::from(i != 5)),
        })
    );
    let (played, toml) = drafted("data.csv", export);
    let multiple =
        toml["question"].as_array().unwrap().iter().find(|q| q["kind"].as_str() == Some("multiple")).unwrap();
    let results = played.then().args(["results", "kysely", "--quiet"]).play().json();
    let help = results["distributions"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["question"] == multiple["id"].as_str().unwrap())
        .unwrap();
    // The three did not answer anything and are no respondents of this survey.
    assert_eq!((help["n"].clone(), help["missing"]["blank"].clone()), (9.into(), 0.into()), "{help}");
    assert_eq!(results["response"][0]["answered"], 9);
}

#[test]
fn an_address_in_an_open_answer_is_told_and_never_shown() {
    // Case 74.
    let export = format!(
        "Did it help?;What else do you want to say?\n{}",
        rows(12, |i| format!(
            "{};{}",
            ["Yes", "No"][i % 2],
            if i == 3 {
                "write to me: maija.meikalainen@esimerkki.fi, thanks".to_string()
            } else {
                format!("it was good to talk about it all, and I would like to have {i} more meetings of the kind")
            }
        ))
    );
    let (played, _) = drafted("o.csv", export);
    let survey = played.text("kysely/survey.toml");
    assert!(survey.contains("# somebody wrote an e-mail address here"), "{survey}");
    let report = played.then().args(["report", "kysely", "--format", "html,json,csv"]).play();
    assert_eq!(report.code, Some(0), "{}", report.stderr);
    let check = report.then().args(["check", "kysely"]).play();
    let told = "warning: somebody wrote an e-mail address into the answer to question `else_want_say`\n  --> kysely/responses/o.csv, cell B5\n";
    assert!(check.stderr.contains(told), "{}{}", check.stdout, check.stderr);
    for file in check.files("reports/kysely") {
        let text = String::from_utf8_lossy(&check.bytes(&format!("reports/kysely/{file}"))).into_owned();
        assert!(!text.contains("meikalainen"), "{file}");
    }
    assert!(!survey.contains("meikalainen") && !check.stdout.contains("meikalainen"));
}

#[test]
fn what_looks_like_a_formula_is_a_text() {
    // Case 45: LimeSurvey puts an apostrophe before it; it is the answer without, and nothing calculates it.
    let export = format!(
        "\u{feff}\"id\",\"submitdate\",\"lastpage\",\"Q1\",\"Q2\"\r\n{}",
        rows(24, |i| format!(
            "\"{i}\",\"2026-01-01 10:00:00\",\"3\",\"{}\",\"{}\"\r",
            ["'=1+1", "Pori"][i % 2],
            ["Usein", "Harvoin"][i % 2]
        ))
    );
    let definition = tools::definition(
        "l.csv",
        "",
        &[tools::question("unit", "category", "", "Q1"), tools::question("often", "choice", "often", "Q2")].concat(),
    ) + "[[group]]\nquestion = \"unit\"\n[[indicator]]\nid = \"often\"\nmeasure = \"rate\"\nquestion = \"often\"\n";
    let definition = definition.replace("[answers.help]", "positive = [2]\n[answers.help]");
    let played = Mittari::new()
        .survey(&definition)
        .file("kysely/l.csv", export)
        .args(["results", "kysely", "--format", "csv", "--csv", "excel"])
        .play();
    let (survey, responses) = read(&played.path("kysely")).unwrap();
    assert_eq!(responses.waves[0].levels(survey.question("unit").unwrap()), ["=1+1", "Pori"]);
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    assert!(
        played.stdout.contains("'=1+1") && !played.stdout.contains(";=1+1") && !played.stdout.contains(",=1+1"),
        "{}",
        played.stdout
    );
}

#[test]
fn one_respondent_is_told_of_and_nothing_is_divided_by_nothing() {
    // Case 75: what little there is stays hidden.
    let (played, _) =
        drafted("o.csv", "Kuinka tyytyväinen olet?;Ikä;Suosittelisitko? (0-10)\nErittäin tyytyväinen;30;9\n");
    let report = played.then().args(["report", "kysely", "--format", "html,json"]).play();
    assert_eq!(report.code, Some(0), "{}", report.stderr);
    let results = report.text("reports/kysely/results.json");
    assert!(!results.contains("NaN") && !results.contains("null,\"value\":1"), "{results}");
    let json: serde_json::Value = serde_json::from_str(&results).unwrap();
    assert!(json["estimates"].as_array().unwrap().iter().all(|e| e["value"].is_null()), "{}", json["estimates"]);
}

#[test]
fn a_thousand_columns_are_read() {
    // Case 76, small enough for every run; `wide_and_long` is the whole of it.
    wide(400, 1_000, None);
}

#[test]
#[cfg(unix)]
fn wide_and_long() {
    // 1,000 columns × 50,000 rows: 100 MB of text, within 1 GB of address space in all.
    wide(50_000, 1_000, Some(1_000_000));
}

/// Reads a CSV of numbers 1 to 5, at most in so many kilobytes of address space.
fn wide(rows: usize, columns: usize, kilobytes: Option<u64>) {
    let header: Vec<String> = (0..columns).map(|c| format!("Statement {c}")).collect();
    let mut export = header.join(";") + "\n";
    let lines: Vec<String> = (0..5)
        .map(|first| {
            (0..columns).map(|c| ["1", "2", "3", "4", "5"][(first + c * 3) % 5]).collect::<Vec<_>>().join(";") + "\n"
        })
        .collect();
    export.extend((0..rows).map(|row| lines[(row * 7 + row / 5) % 5].as_str()));
    let options: String = (1..=5).map(|code| format!("{{ code = {code}, text = \"step {code}\" }},")).collect();
    let mut definition = format!(
        "format = 1\n[survey]\ntitle = \"Wide\"\nlanguages = [\"en\"]\n[[wave]]\nid = \"end\"\nresponses = [\"w.csv\"]\n[answers.steps]\noptions = [{options}]\n"
    );
    for c in (0..columns).step_by(columns / 50) {
        definition += &format!(
            "[[question]]\nid = \"q{c}\"\ntopic = \"impact\"\nkind = \"choice\"\nanswers = \"steps\"\ntext = \"Statement {c}\"\n"
        );
    }
    let story = Mittari::new().survey(&definition).file("kysely/w.csv", export);
    let Some(kilobytes) = kilobytes else {
        let played = story.args(["results", "kysely", "--quiet"]).play().json();
        assert_eq!(played["response"][0]["answered"], rows);
        assert_eq!(played["distributions"].as_array().unwrap().len(), 50);
        return;
    };
    let program = env!("CARGO_BIN_EXE_mittari");
    let played = story.args(["schema"]).play();
    let limited = std::process::Command::new("sh")
        .args(["-c", &format!("ulimit -v {kilobytes}; exec \"{program}\" results kysely --quiet")])
        .current_dir(played.path(""))
        .output()
        .unwrap();
    assert!(limited.status.success(), "{}", String::from_utf8_lossy(&limited.stderr));
}

#[test]
fn the_tool_can_be_said_on_the_command_line() {
    let export = format!(
        "Vastausaika;Kuinka?:Tauot;Kuinka?:Uni\n{}",
        rows(12, |i| format!("5.1.2026 9.{i:02};{};Usein", ["Usein", "Harvoin"][i % 2]))
    );
    let questions = tools::question("often", "choice", "often", "Kuinka?:Tauot");
    let story = || Mittari::new().survey(&tools::definition("a.csv", "", &questions)).file("kysely/a.csv", &export);
    let check = |tool: &[&str]| story().args(["check", "kysely"].into_iter().chain(tool.iter().copied())).play().stdout;
    assert!(check(&[]).starts_with("a.csv: 12 respondents read as webropol\n"));
    assert!(check(&["--tool", "generic"]).starts_with("a.csv: 12 respondents read as generic\n"));
    for args in [
        &["results", "kysely", "--tool", "generic"][..],
        &["chart", "kysely", "often", "--tool", "generic"],
        &["report", "kysely", "--format", "json", "--tool", "generic"],
    ] {
        let played = story().args(args.iter().copied()).play();
        assert_eq!(played.code, Some(0), "{args:?}: {}", played.stderr);
    }
    let unknown = story().args(["check", "kysely", "--tool", "surveymonkee"]).play();
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("'surveymonkey'"), "{}", unknown.stderr);
    let help = Mittari::new().args(["check", "--help"]).play().stdout;
    for [tool, export, _] in mittari::ingest::readable() {
        assert!(help.contains(tool), "{tool} is not in the help");
        let words = export.split_whitespace().next().unwrap();
        assert!(help.contains(words), "{export} is not in the help");
    }
}

#[test]
fn a_code_book_is_an_input_of_the_report() {
    let dictionary = |label: &str| {
        format!(
            "\"Variable / Field Name\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\"\n\
             often,radio,Kuinka usein?,\"7, {label} | 3, Harvoin\"\n"
        )
    };
    let data = format!("record_id,often,form_complete\n{}", rows(20, |i| format!("{i},{},2", [7, 3][i % 2])));
    let definition =
        tools::definition("vienti/data.csv", "", &tools::question("often", "choice", "often", "Kuinka usein?"))
            .replace("{ code = 2, fi = \"Usein\" }", "{ code = 2, fi = \"Usein\", aliases = [\"Usein aina\"] }");
    let report = Mittari::new()
        .survey(&definition)
        .file("kysely/vienti/data.csv", data)
        .file("kysely/vienti/dictionary.csv", dictionary("Usein"))
        .args(["report", "kysely", "--format", "html,json", "--quiet"])
        .play();
    assert_eq!(report.code, Some(0), "{}", report.stderr);
    let results: serde_json::Value = serde_json::from_str(&report.text("reports/kysely/results.json")).unwrap();
    let inputs = results["inputs"].as_array().unwrap();
    let shown: Vec<(&str, &str, Option<u64>)> =
        inputs.iter().map(|i| (i["file"].as_str().unwrap(), i["tool"].as_str().unwrap(), i["rows"].as_u64())).collect();
    // Beside a code book an export is still the only one of its wave: its rows may be told.
    assert_eq!(shown, [("vienti/data.csv", "redcap", Some(20)), ("vienti/dictionary.csv", "code_book", None)]);
    let verify = report.then().args(["verify", "reports/kysely", "--survey", "kysely"]).play();
    assert_eq!(verify.code, Some(0), "{}", verify.stderr);
    let changed = verify
        .then()
        .file("kysely/vienti/dictionary.csv", dictionary("Usein aina"))
        .args(["verify", "reports/kysely", "--survey", "kysely"])
        .play();
    assert_eq!(changed.code, Some(1));
    let told = "error: the answers have changed since the report was made\n  --> kysely/vienti/dictionary.csv\n";
    assert!(changed.stderr.contains(told), "{}", changed.stderr);
}

#[test]
fn statements_that_go_together_are_proposed_as_a_score() {
    let steps = ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"];
    let answer = |person: usize, item: usize| {
        let level = person % 5 + usize::from((person * 7 + item * 3).is_multiple_of(4));
        let level = level.min(4);
        steps[if item == 2 { 4 - level } else { level }]
    };
    let header =
        ["I am heard", "I am helped", "I am left alone", "I am trusted"].map(|row| format!("My group:{row}")).join(";");
    let export = |items: &[usize]| {
        let headers: Vec<&str> = header.split(';').collect();
        let of = |row: &dyn Fn(usize) -> String| items.iter().map(|item| row(*item)).collect::<Vec<_>>().join(";");
        format!(
            "Vastausaika;{}\n{}",
            of(&|item| headers[item].to_string()),
            rows(40, |i| format!("5.1.2026 9.{i:02};{}", of(&|item| answer(i, item).to_string())))
        )
    };
    let (played, toml) = drafted("s.csv", export(&[0, 1, 3]));
    let text = played.text("kysely/survey.toml");
    assert!(
        text.contains("# sure: 3 statements of one matrix on one scale; each goes with the sum of the others"),
        "{text}"
    );
    assert_eq!(toml["scale"][0]["title"].as_str(), Some("My group"));
    assert_eq!(toml["scale"][0]["questions"].as_array().unwrap().len(), 3);
    let results = played.then().args(["results", "kysely", "--quiet"]).play().json();
    let id = toml["scale"][0]["id"].as_str().unwrap();
    assert!(results["estimates"].as_array().unwrap().iter().any(|e| e["indicator"] == id), "{}", results["estimates"]);
    // A statement that runs the other way leaves the choice to a person.
    let (played, toml) = drafted("s.csv", export(&[0, 1, 2, 3]));
    let text = played.text("kysely/survey.toml");
    assert!(toml.get("scale").is_none(), "{text}");
    assert!(text.contains("# [[scale]]\n") && text.contains("\" runs against the others"), "{text}");
}

#[test]
fn an_option_without_a_column_is_told() {
    let export = "Vastausaika;Mikä?:Lepo;Kuinka?\n5.1.2026 9.05;Lepo;Usein\n5.1.2026 9.06;;Harvoin\n";
    let questions =
        tools::question("help", "multiple", "help", "Mikä?") + &tools::question("often", "choice", "often", "Kuinka?");
    let played = Mittari::new()
        .survey(&tools::definition("a.csv", "", &questions))
        .file("kysely/a.csv", export)
        .args(["check", "kysely"])
        .play();
    let told = "warning: no column for `Uni` of question `help`: it counts as chosen by nobody\n  --> kysely/a.csv\n";
    assert!(played.stderr.contains(told), "{}", played.stderr);
}
