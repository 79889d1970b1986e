use serde_json::Value;

use crate::mittari::{Mittari, Played, project_text, visible_text};

/// `mittari results` on the shipped survey, with pieces of its definition replaced.
#[track_caller]
fn results(replaced: &[(&str, &str)]) -> Value {
    story(replaced).args(["results", "surveys/foorumix"]).play().json()
}

#[track_caller]
fn story(replaced: &[(&str, &str)]) -> Mittari {
    let mut survey = project_text("surveys/foorumix/survey.toml");
    for (from, to) in replaced {
        assert!(survey.contains(from), "the shipped survey holds `{from}`");
        survey = survey.replacen(from, to, 1);
    }
    Mittari::new().copy("surveys/foorumix", "surveys/foorumix").file("surveys/foorumix/survey.toml", survey)
}

/// The figure of an indicator for everybody.
fn everybody<'a>(results: &'a Value, indicator: &str) -> &'a Value {
    let estimates = results["estimates"].as_array().unwrap();
    estimates.iter().find(|e| e["indicator"] == indicator && e["group"].is_null()).unwrap()
}

#[track_caller]
fn counted(results: &Value, indicator: &str, k: u64, n: u64) {
    let estimate = everybody(results, indicator);
    assert_eq!((&estimate["count"], &estimate["n"]), (&k.into(), &n.into()), "{indicator}");
    near(&estimate["value"], k as f64 / n as f64);
}

#[track_caller]
fn near(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() < 1e-12, "{value}, not {expected}");
}

#[test]
fn forty_seven_of_sixty_four_answered() {
    let results = results(&[]);
    let response = &results["response"][0];
    assert_eq!((&response["invited"], &response["answered"]), (&64.into(), &47.into()));
    near(&response["rate"], 47.0 / 64.0);
    let input = &results["inputs"][0];
    assert_eq!((&input["rows"], &input["used"], &input["tool"]), (&48.into(), &47.into(), &"webropol".into()));
}

#[test]
fn the_published_shares_come_out() {
    let results = results(&[]);
    counted(&results, "productivity", 43, 43);
    counted(&results, "wellbeing", 43, 43);
    counted(&results, "work_ability", 38, 43);
    counted(&results, "recommends", 41, 43);
    // Wilson, from R's binom and from statsmodels alike.
    let work_ability = everybody(&results, "work_ability");
    assert_eq!(work_ability["method"], "wilson");
    near(&work_ability["low"], 0.755_208_381_899_178_8);
    near(&work_ability["high"], 0.949_295_722_601_958_4);
    near(&everybody(&results, "recommends")["low"], 0.845_445_019_959_360_4);
}

#[test]
fn whole_per_cent_are_printed() {
    let played =
        story(&[]).args(["report", "surveys/foorumix", "--format", "html", "--lang", "fi", "--quiet"]).success();
    let text = visible_text(&played.text("reports/foorumix/report.fi.html"));
    for figure in ["88\u{a0}%", "38/43", "76–95\u{a0}%", "95\u{a0}%", "41/43", "100\u{a0}%", "43/43", "47"] {
        assert!(text.contains(figure), "`{figure}` is not in the report");
    }
}

#[test]
fn what_the_answers_say_about_the_invited() {
    let results = results(&[]);
    let finite = &everybody(&results, "work_ability")["finite"];
    assert_eq!((&finite["population"], &finite["method"]), (&64.into(), &"hypergeometric_exact_fpc".into()));
    let (at_least, at_most) = (finite["at_least"].as_u64().unwrap(), finite["at_most"].as_u64().unwrap());
    assert!(at_least >= 38 && at_most <= 64 - 5 && at_least < at_most, "{finite}");
}

/// Twenty of twenty; twenty-five were invited.
#[test]
fn all_of_twenty_are_at_least_twenty_three_of_twenty_five() {
    let survey = crate::cli::SURVEY.replace("invited = 12", "invited = 25");
    let answers = format!("Jaksan työssäni;Tunteja\n{}", "Samaa mieltä;1\n".repeat(20));
    let story = Mittari::new().survey(&survey).file("kysely/answers.csv", answers);
    let played = story.args(["results", "kysely"]).play();
    let results = played.json();
    let finite = &everybody(&results, "coping")["finite"];
    assert_eq!((&finite["at_least"], &finite["at_most"], &finite["population"]), (&23.into(), &25.into(), &25.into()));
    let report = ["report", "kysely", "--format", "html", "--quiet"];
    let text = visible_text(&played.then().args(report).success().text("reports/kysely/report.fi.html"));
    assert!(text.contains("23–25"), "the sentence about the invited is in the report");
}

#[test]
fn small_organisations_are_hidden_with_every_number() {
    let results = results(&[]);
    let of = |entry: &Value| entry["group"]["value"].as_str().unwrap_or_default().to_string();
    let shown: Vec<String> = results["response"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| r["hidden"] == false)
        .map(of)
        .filter(|g| !g.is_empty())
        .collect();
    assert!(shown.contains(&"Karhulinnan Konepaja Oy".to_string()), "{shown:?}");
    for small in [
        "Revontuulen Koulutussäätiö",
        "Kivihiiren Rakennus Oy",
        "Pikkujoutsenen Päiväkodit Oy",
        "Aamutähkän Leipomo Oy",
    ] {
        for list in ["response", "estimates"] {
            let entries: Vec<&Value> =
                results[list].as_array().unwrap().iter().filter(|e| e["group"]["value"] == small).collect();
            assert!(!entries.is_empty(), "{small} is listed in {list}, whoever answered");
            for entry in entries {
                assert_eq!(entry["hidden"], true, "{entry}");
                for key in ["n", "count", "value", "low", "high", "invited", "answered", "rate"] {
                    assert!(entry[key].is_null(), "{key} of {entry}");
                }
            }
        }
    }
}

#[test]
fn another_interval_on_request() {
    let exact = results(&[("interval = \"wilson\"", "interval = \"clopper_pearson\"")]);
    let estimate = everybody(&exact, "work_ability");
    assert_eq!(estimate["method"], "clopper_pearson");
    // scipy.stats.beta.ppf([0.025, 0.975], [38, 39], [6, 5])
    let (low, high) = (estimate["low"].as_f64().unwrap(), estimate["high"].as_f64().unwrap());
    assert!((low - 0.749_2).abs() < 5e-4 && (high - 0.961_1).abs() < 5e-4, "{low} {high}");
    let played = story(&[("interval = \"wilson\"", "interval = \"clopper_pearson\"")])
        .args(["report", "surveys/foorumix", "--format", "html", "--lang", "en", "--quiet"])
        .success();
    let text = visible_text(&played.text("reports/foorumix/report.en.html"));
    assert!(text.contains("Clopper and Pearson") && !text.contains("Wilson"), "the method is named as it is");
}

#[test]
fn cant_say_inside_on_request() {
    let primary = "question = \"recommend\"\ntarget = { at_least = 0.9 }";
    let inside = results(&[(primary, &format!("{primary}\ncant_say = \"inside\""))]);
    let outside = results(&[]);
    let cant_say = everybody(&outside, "recommends")["missing"]["cant_say"].as_u64().unwrap();
    assert!(cant_say > 0);
    counted(&inside, "recommends", 41, 43 + cant_say);
    let noted = |r: &Value| {
        r["notes"].as_array().unwrap().iter().any(|n| n["code"] == "cant_say_inside" && n["about"] == "recommends")
    };
    assert!(noted(&inside) && !noted(&outside));
}

/// The interval of 38 of 43 is 0.755 to 0.949, the figure 0.884.
#[test]
fn a_target_has_four_ends() {
    let old = "question = \"work_ability\"\ntarget = { at_least = 0.8 }";
    for (target, status) in [("0.75", "shown"), ("0.8", "uncertain"), ("0.9", "open"), ("0.95", "not_reached")] {
        let results = results(&[(old, &format!("question = \"work_ability\"\ntarget = {{ at_least = {target} }}"))]);
        assert_eq!(everybody(&results, "work_ability")["status"], status, "at least {target}");
    }
    for (target, status) in [("0.95", "shown"), ("0.9", "uncertain"), ("0.8", "open"), ("0.75", "not_reached")] {
        let results = results(&[(old, &format!("question = \"work_ability\"\ntarget = {{ at_most = {target} }}"))]);
        assert_eq!(everybody(&results, "work_ability")["status"], status, "at most {target}");
    }
}

/// Said on pages, and on pictures (in their text and in what is read out).
const MADE_UP: [(&str, &str, &str); 3] = [
    ("fi", "Keksitty aineisto – ei oikeita vastauksia", "Keksitty aineisto"),
    ("sv", "Påhittat material – inga verkliga svar", "Påhittat material"),
    ("en", "Made-up data – no real answers", "Made-up data"),
];

#[test]
fn invented_answers_are_said_to_be_invented_everywhere() {
    let played = story(&[]).args(["report", "surveys/foorumix", "--format", "html,json,svg", "--quiet"]).success();
    let results: Value = serde_json::from_str(&played.text("reports/foorumix/results.json")).unwrap();
    assert_eq!(results["made_up"], true);
    for (language, banner, picture) in MADE_UP {
        let html = played.text(&format!("reports/foorumix/report.{language}.html"));
        assert!(
            html.contains(&format!("class=\"banner\" aria-label=\"{banner}\"><p>{banner}<")),
            "the page in {language}"
        );
        let drawn: Vec<&str> = html.split("<svg").skip(1).collect();
        assert!(drawn.len() > 10, "{language}: {} pictures", drawn.len());
        assert!(
            drawn.iter().all(|svg| svg.split("</svg>").next().unwrap().matches(picture).count() >= 2),
            "{language}"
        );
        let files = charts(&played, language);
        assert!(files.len() > 5, "{language}: {files:?}");
        for file in files {
            let svg = played.text(&format!("reports/foorumix/{file}"));
            assert!(svg.matches(picture).count() >= 2, "{file}: in the picture and in its description");
        }
    }
}

fn charts(played: &Played, language: &str) -> Vec<String> {
    played.files("reports/foorumix").into_iter().filter(|f| f.ends_with(&format!(".{language}.svg"))).collect()
}

#[test]
fn real_answers_are_not_said_to_be_invented() {
    let played = story(&[("made_up = true", "made_up = false")])
        .args(["report", "surveys/foorumix", "--format", "html,svg", "--lang", "fi", "--quiet"])
        .success();
    for file in played.files("reports/foorumix") {
        assert!(!played.text(&format!("reports/foorumix/{file}")).contains("Keksitty"), "{file}");
    }
}

/// What is read out for each picture of a PDF says it; the line on every page is in the template.
#[cfg(feature = "pdf")]
#[test]
fn invented_answers_are_said_to_be_invented_in_the_pdf() {
    let played =
        story(&[]).args(["report", "surveys/foorumix", "--format", "pdf", "--lang", "sv", "--quiet"]).success();
    let pdf = played.bytes("reports/foorumix/report.sv.pdf");
    assert!(pdf.starts_with(b"%PDF-"));
    // Descriptions are texts in hexadecimal UTF-16.
    let text: String = pdf.iter().map(|byte| char::from(*byte)).collect();
    let described: Vec<&str> = text.split("/Alt<FEFF").skip(1).map(|alt| alt.split('>').next().unwrap()).collect();
    let made_up: String = "Påhittat material. ".encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    assert!(described.len() > 10, "{} pictures are described", described.len());
    assert!(described.iter().all(|alt| alt.starts_with(&made_up)));
    let template = project_text("src/report/formats/pdf/report.typ");
    assert!(template.contains("data.banner"), "the template puts the banner on every page");
}
