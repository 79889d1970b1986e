use crate::mittari::{Mittari, Played};

const EXPORT: &str = "\
Kuinka tyytyväinen olet toimintaan kokonaisuutena?;Osallistumiseni on parantanut työyhteisön hyvinvointia;Suosittelisitko ryhmiä muille?;Missä organisaatiossa työskentelet?;Kuinka moneen tapaamiseen osallistuit?;Sähköposti;Mitä muuta haluat sanoa?
Erittäin tyytyväinen;Täysin samaa mieltä;Olen jo suositellut;Pori;6;a@esimerkki.fi;Kiitos kaikille vetäjille, tämä oli hyvä
Melko tyytyväinen;Jokseenkin samaa mieltä;Voisin suositella;Pori;5;b@esimerkki.fi;
Melko tyytyväinen;Jokseenkin samma mieltä;Voisin suositella;Rauma;4;c@esimerkki.fi;Lisää aikaa keskustelulle ensi kerralla
Ei tyytyväinen eikä tyytymätön;Ei samaa eikä eri mieltä;En osaa sanoa;Rauma;7;d@esimerkki.fi;
Erittäin tyytyväinen;Jokseenkin samaa mieltä;Olen jo suositellut;Pori;8;e@esimerkki.fi;Soita tai kirjoita: matti@kunta.example.fi
Melko tyytyväinen;Jokseenkin eri mieltä;En suosittelisi;Rauma;3;f@esimerkki.fi;
Erittäin tyytyväinen;Täysin samaa mieltä;Voisin suositella;Pori;6;g@esimerkki.fi;
Melko tyytyväinen;Jokseenkin samaa mieltä;Olen jo suositellut;Rauma;5;h@esimerkki.fi;
Erittäin tyytyväinen;Täysin samaa mieltä;Olen jo suositellut;Pori;6;i@esimerkki.fi;
Melko tyytyväinen;Jokseenkin samaa mieltä;Voisin suositella;Rauma;2;j@esimerkki.fi;
";

#[test]
fn an_export_becomes_a_survey_that_gives_a_report() {
    let drafted = Mittari::new()
        .file("loppukysely.csv", EXPORT)
        .args(["draft", "loppukysely.csv"])
        .stdout(
            "
            loppukysely.csv: generic (unsure), 10 respondents
                because a header row and a row a respondent; no survey tool is known by it
                because little speaks for microsoft_forms: a column holds `anonymous` or e-mail addresses
            A  tyytyvainen_toimintaan          choice (sure)      answers `satisfaction`    satisfaction (sure)
            B  osallistumiseni_parantanut      choice (likely)    answers `agreement`       impact (sure)
            C  suosittelisitko_ryhmia_muille   choice (sure)      answers `recommendation`  recommendation (sure)
            D  organisaatiossa_tyoskentelet    category (likely)                            background (sure)
            E  moneen_tapaamiseen_osallistuit  number (sure)                                participation (sure)
            G  muuta_haluat_sanoa              text (likely)                                open (sure)
            left out:
                `Sähköposti`: e-mail addresses
            surveys/loppukysely/survey.toml: 6 questions drafted
            next: correct it in a text editor, then `mittari check surveys/loppukysely` and `mittari report surveys/loppukysely`
        ",
        )
        .success();
    assert_eq!(
        drafted.files(""),
        ["loppukysely.csv", "surveys/loppukysely/responses/loppukysely.csv", "surveys/loppukysely/survey.toml"]
    );
    insta::assert_snapshot!("an_export_becomes_a_survey", drafted.text("surveys/loppukysely/survey.toml"));
    let report = drafted
        .then()
        .args(["report", "surveys/loppukysely", "--format", "html,json"])
        .stderr(
            "
            surveys/loppukysely/released.json: what is published, for the protection of later reports
            reports/loppukysely: report.fi.html, summary.fi.html, results.json
            ",
        )
        .success();
    let results: serde_json::Value = serde_json::from_str(&report.text("reports/loppukysely/results.json")).unwrap();
    let rate = |id: &str| {
        let all = results["estimates"].as_array().unwrap();
        let found = all.iter().find(|e| e["indicator"] == id && e["group"].is_null()).unwrap();
        (found["count"].as_u64(), found["n"].as_u64())
    };
    assert_eq!(rate("tyytyvainen_toimintaan"), (Some(9), Some(10)));
    assert_eq!(rate("suosittelisitko_ryhmia_muille"), (Some(8), Some(9)), "can't say is outside");
    assert_eq!(rate("osallistumiseni_parantanut"), (Some(8), Some(10)), "a slip of the pen is understood");
    let html = report.text("reports/loppukysely/report.fi.html");
    assert!(!html.contains('@') || !html.contains("esimerkki"), "no address is in the report");
}

#[test]
fn an_edited_survey_is_never_written_over() {
    let first = Mittari::new().file("k.csv", EXPORT).args(["draft", "k.csv", "--quiet"]).play();
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    let same = first.then().args(["draft", "k.csv", "--quiet"]).play();
    assert_eq!(same.stdout, "surveys/k/survey.toml is there already and says the same; nothing was written\n");
    let edited = same.text("surveys/k/survey.toml").replace("title = \"K\"", "title = \"Vertaisryhmät\"");
    let again = same.then().file("surveys/k/survey.toml", &edited).args(["draft", "k.csv", "--quiet"]).play();
    assert_eq!(
        again.stdout,
        "surveys/k/survey.toml is there already and stays as it is; 1 difference from a new draft:\n    survey.title: yours \"Vertaisryhmät\", drafted \"K\"\n"
    );
    assert_eq!(again.text("surveys/k/survey.toml"), edited);
}

#[test]
fn text_of_an_export_is_data_and_never_toml() {
    let export = "\"Do you \"\"agree\"\"?\n[[wave]]\nid = '''x'''\";\"Why # not = \\u0041?\"\nYes;a\nNo;b\nYes;c\n";
    let played = Mittari::new().file("e.csv", export).args(["draft", "e.csv", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let toml: toml::Table = played.text("surveys/e/survey.toml").parse().unwrap();
    assert_eq!(toml["wave"].as_array().unwrap().len(), 1);
    assert_eq!(toml["question"][0]["text"].as_str(), Some("Do you \"agree\"? [[wave]] id = '''x'''"));
    assert_eq!(toml["question"][1]["text"].as_str(), Some("Why # not = \\u0041?"));
    played
        .then()
        .args(["check", "surveys/e"])
        .stdout("responses/e.csv: 3 respondents read as generic\nno errors")
        .success();
}

fn toml_of(export: &str) -> (Played, toml::Table) {
    let played = Mittari::new().file("e.csv", export).args(["draft", "e.csv", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let toml = played.text("surveys/e/survey.toml").parse().unwrap();
    (played, toml)
}

#[test]
fn minus_99_among_1_to_7_is_no_answer() {
    let rows: String = (0..40).map(|i| format!("{}\n", if i % 13 == 0 { -99 } else { 1 + i % 7 })).collect();
    let (played, toml) = toml_of(&format!("Trust in management\n{rows}"));
    assert_eq!(toml["question"][0]["kind"].as_str(), Some("number"), "numbers without labels are not guessed");
    assert_eq!(toml["question"][0]["blank"].as_array().map(|blank| blank[0].as_integer()), Some(Some(-99)));
    let results = played.then().args(["results", "surveys/e", "--quiet"]).play().json();
    assert_eq!(results["distributions"][0]["n"], 36);
    assert_eq!(results["distributions"][0]["missing"]["blank"], 4);
    assert!(results["estimates"].as_array().unwrap().is_empty(), "no rate is made of numbers without labels");
}

#[test]
fn numbers_with_labels_are_a_scale() {
    let (_, toml) = toml_of(
        "A;B\n4 - Very impressive;Strongly agree (7)\n1 - Not impressive at all;Disagree (2)\n3;Agree (6)\n2;Strongly disagree (1)\n4 - Very impressive;Agree (6)\n",
    );
    let codes = |set: &str| -> Vec<i64> {
        toml["answers"][set]["options"].as_array().unwrap().iter().map(|o| o["code"].as_integer().unwrap()).collect()
    };
    let set = |at: usize| toml["question"][at]["answers"].as_str().unwrap();
    assert_eq!(codes(set(0)), [1, 2, 3, 4]);
    assert_eq!(codes(set(1)), [1, 2, 6, 7]);
}

#[test]
fn postcodes_and_telephones_keep_their_nought() {
    let (_, toml) = toml_of(
        "Postcode;Code\n00770;0400321\n00770;0400322\n02100;0400321\n02100;0400322\n00770;0400321\n02100;0400322\n",
    );
    assert!(toml["question"].as_array().unwrap().iter().all(|q| q["kind"].as_str() == Some("category")), "{toml}");
}

#[test]
fn a_cell_with_several_options_is_told_from_a_sentence_with_commas() {
    let foods =
        ["Dairy (Milk, Yogurt), Eggs", "Eggs", "Fish, Eggs", "Dairy (Milk, Yogurt)", "Dairy (Milk, Yogurt), Fish"];
    let why = ["No, it is far", "Yes, I like it", "No, it is far", "Yes, I like it", "Maybe, who knows"];
    let rows: String = (0..30).map(|i| format!("\"{}\";\"{}\"\n", foods[i % 5], why[i % 5])).collect();
    let (_, toml) = toml_of(&format!("Which do you eat?;Would you come again?\n{rows}"));
    assert_eq!(toml["question"][0]["kind"].as_str(), Some("multiple"));
    let set = toml["question"][0]["answers"].as_str().unwrap();
    let options = toml["answers"][set]["options"].as_array().unwrap();
    let texts: Vec<&str> = options.iter().map(|o| o["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["Dairy (Milk, Yogurt)", "Eggs", "Fish"]);
    assert_ne!(toml["question"][1]["kind"].as_str(), Some("multiple"));
}

#[test]
fn personal_columns_stay_out_by_header_and_by_value() {
    let rows: String = (0..8)
        .map(|i| format!("x{i}@kunta.fi;Matti {i};10.0.0.{i};131052-308T;M{i}AP2{i};Yes;{i} hours, call 040\n"))
        .collect();
    let (played, toml) =
        toml_of(&format!("How can we reach you?;Nimi;IP Address;Tunnus;Oma koodi;Did it help?;Tell more\n{rows}"));
    let ids: Vec<&str> = toml["question"].as_array().unwrap().iter().map(|q| q["text"].as_str().unwrap()).collect();
    assert_eq!(ids, ["Did it help?", "Tell more"]);
    let text = played.text("surveys/e/survey.toml");
    assert!(text.contains("# [link]\n# columns = [\"Oma koodi\"]"), "{text}");
    for secret in ["x1@kunta.fi", "Matti 1", "10.0.0.1", "131052-308T", "M1AP21"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn two_files_are_two_rounds_of_one_survey() {
    let before: String = (0..12).map(|i| format!("{};{}\n", ["Ofta", "Ibland", "Sällan"][i % 3], 20 + i)).collect();
    let after: String = (0..12)
        .map(|i| format!("{};{};{}\n", 20 + i, ["Ofta", "Alltid", "Ibland"][i % 3], ["Ja", "Nej"][i % 2]))
        .collect();
    let played = Mittari::new()
        .file("slutenkät.csv", format!("Ålder;Hur ofta är du stressad?;Skulle du rekommendera oss?\n{after}"))
        .file("före.csv", format!("Hur ofta är du stressad?;Ålder\n{before}"))
        .args(["draft", "slutenkät.csv", "före.csv", "--out", "kysely", "--quiet"])
        .play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let toml: toml::Table = played.text("kysely/survey.toml").parse().unwrap();
    let waves: Vec<&str> = toml["wave"].as_array().unwrap().iter().map(|w| w["id"].as_str().unwrap()).collect();
    assert_eq!(waves, ["start", "end"], "the name of a file says which round came first");
    assert_eq!(toml["survey"]["languages"][0].as_str(), Some("sv"));
    let questions = toml["question"].as_array().unwrap();
    assert_eq!(questions.len(), 3);
    assert!(questions[0].get("waves").is_none());
    assert_eq!(questions[2]["waves"][0].as_str(), Some("end"));
    assert_eq!(questions[0]["answers"].as_str(), Some("frequency"));
    let check = played.then().args(["check", "kysely"]).play();
    assert_eq!(check.code, Some(0), "{}{}", check.stdout, check.stderr);
}

#[test]
fn files_with_nothing_in_common_are_no_rounds() {
    Mittari::new()
        .file("a.csv", "One\nYes\nNo\n")
        .file("b.csv", "Two\nYes\nNo\n")
        .args(["draft", "a.csv", "b.csv"])
        .stderr(
            "
            error: the files have no column in common: they are not rounds of one survey
              hint: draft each of them by itself
        ",
        )
        .exits(1);
}

#[test]
fn every_file_that_cannot_be_read_is_named() {
    let played = Mittari::new()
        .file("empty.csv", "")
        .file("header.csv", "One;Two\n")
        .args(["draft", "empty.csv", "header.csv", "none.csv", "--out", "k"])
        .play();
    assert_eq!(played.code, Some(1));
    assert!(played.stderr.contains("empty.csv") && played.stderr.contains("none.csv"), "{}", played.stderr);
    assert_eq!(played.files("k"), Vec::<String>::new());
    let header = played.then().args(["draft", "header.csv", "--out", "k"]).play();
    assert_eq!(header.code, Some(1));
    assert!(header.stderr.contains("the export has a header but no answers"), "{}", header.stderr);
}

#[test]
fn codes_that_come_again_link_the_rounds() {
    let row = |person: usize, wave: usize| {
        let code = if wave == 0 { format!("A{person}k7") } else { format!(" a{person}K7") };
        format!("{code};{}\n", ["Usein", "Joskus", "Harvoin"][(person + wave) % 3])
    };
    let rounds = |people: std::ops::Range<usize>, wave| people.map(|person| row(person, wave)).collect::<String>();
    let header = "Oma tunniste;Kuinka usein koet kuormitusta?\n";
    let played = Mittari::new()
        .file("alku.csv", format!("{header}{}", rounds(10..40, 0)))
        .file("loppu.csv", format!("{header}{}", rounds(15..45, 1)))
        .args(["draft", "alku.csv", "loppu.csv", "--out", "kysely", "--quiet"])
        .play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let text = played.text("kysely/survey.toml");
    assert!(text.contains("\n[link]\ncolumns = [\"Oma tunniste\"]"), "{text}");
    assert!(!text.contains("A15k7"));
    let results = played.then().args(["results", "kysely", "--quiet"]).play().json();
    assert!(!results.to_string().contains("k7"));
}
