//! The surveys that ship: each gives a whole report in three languages with one command, and what its programme's
//! published text states comes out of the data.

use serde_json::Value;

use crate::mittari::{Mittari, Played, SURVEYS, project, visible_text};

fn report(programme: &str) -> Played {
    let from = format!("surveys/{programme}");
    Mittari::new().copy(&from, &from).args(["report", &from, "--format", "html,json", "--quiet"]).success()
}

fn results(programme: &str) -> Value {
    let from = format!("surveys/{programme}");
    Mittari::new().copy(&from, &from).args(["results", &from, "--quiet"]).play().json()
}

#[track_caller]
fn estimate<'a>(results: &'a Value, wave: &str, indicator: &str) -> &'a Value {
    let all = results["estimates"].as_array().unwrap();
    all.iter().find(|e| e["wave"] == wave && e["indicator"] == indicator && e["group"].is_null()).unwrap()
}

#[track_caller]
fn counted(results: &Value, measure: &str, activity: Option<&str>) -> (f64, Option<f64>, String) {
    let all = results["participation"].as_array().unwrap();
    let found = all.iter().find(|f| f["measure"] == measure && f["activity"].as_str() == activity).unwrap();
    (found["value"].as_f64().unwrap(), found["of"].as_f64(), found["basis"].as_str().unwrap().to_string())
}

#[test]
fn no_survey_is_forgotten() {
    let entries = std::fs::read_dir(project("surveys")).unwrap().map(Result::unwrap);
    let mut folders: Vec<String> =
        entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect();
    folders.sort();
    assert_eq!(folders, SURVEYS);
}

/// With names of chapters and who took part in each language, and the warning that the answers are invented.
#[test]
fn each_gives_a_whole_report_in_three_languages() {
    let words = [
        ("fi", "Tiivistelmä", "Ketkä osallistuivat ja mihin", "Keksitty aineisto"),
        ("sv", "Sammanfattning", "Vilka deltog och i vad", "Påhittat material"),
        ("en", "Summary", "Who took part, and in what", "Made-up data"),
    ];
    for programme in SURVEYS {
        let played = report(programme);
        for (language, summary, taking_part, made_up) in words {
            let text = visible_text(&played.text(&format!("reports/{programme}/report.{language}.html")));
            for expected in [summary, taking_part, made_up] {
                assert!(text.contains(expected), "{programme} in {language}: no `{expected}`");
            }
        }
    }
}

#[test]
fn nobody_of_the_logs_stands_in_a_report() {
    for (programme, code) in
        [("mielenturvaa", "J0"), ("maakuntien-liitot", "L0"), ("emessi", "O0"), ("tyohyvinvointipalvelu", "T0")]
    {
        let played = report(programme);
        for file in played.files(&format!("reports/{programme}")) {
            let text = played.text(&format!("reports/{programme}/{file}"));
            let text = visible_text(&text);
            for number in 0..100 {
                assert!(!text.contains(&format!(" {code}{number:02} ")), "{programme}/{file} holds {code}{number:02}");
            }
        }
    }
}

/// "A third of nearly 160 respondents"; mental load, amount of work, job description and control, in this order;
/// groups of five or six.
#[test]
fn emessi_says_what_its_text_says() {
    let results = results("emessi");
    let not_looked_after = estimate(&results, "start", "not_looked_after");
    assert!(not_looked_after["count"] == 53 && not_looked_after["n"] == 158, "{not_looked_after}");
    let strains = ["strain_mental_load", "strain_amount", "strain_unclear_job", "strain_control"];
    let shares = strains.map(|strain| estimate(&results, "start", strain)["value"].as_f64().unwrap());
    assert!(shares.is_sorted_by(|a, b| a > b), "{shares:?}");
    assert_eq!(counted(&results, "organisations", None), (5.0, Some(5.0), "collected".into()));
    let (size, ..) = counted(&results, "group_size", None);
    assert!((5.0..=6.0).contains(&size), "{size}");
    let (sessions, ..) = counted(&results, "sessions_held", None);
    let (groups, ..) = counted(&results, "groups", None);
    assert!((6.0..=8.0).contains(&(sessions / groups)), "{sessions} meetings of {groups} groups");
    let (disturbed, of, _) = counted(&results, "technical_incidents", None);
    assert!(disturbed > 0.0 && of == Some(sessions));
    let (meetings, ..) = counted(&results, "sessions_per_group", None);
    assert!((6.0..=8.0).contains(&meetings), "{meetings} meetings of a group");
    assert!(counted(&results, "incidents_per_session", None).0 > 0.0);
    // "Connections often dropped or were too slow": for some, and not for most.
    let tech_free = estimate(&results, "end", "tech_free")["value"].as_f64().unwrap();
    assert!((0.5..0.9).contains(&tech_free), "{tech_free}");
    // Demands against resources, among those who answered before.
    let strain = results["doses"].as_array().unwrap().iter().find(|dose| dose["question"] == "co_workers").unwrap();
    assert!(strain["wave"] == "start" && !strain["trend_p"].is_null(), "{strain}");
    let text = visible_text(&report("emessi").text("reports/emessi/report.en.html"));
    assert!(text.contains("(Needs survey)"), "of which round the bands are");
}

/// 18 of 18 councils, 100 in the exchanges, about 500 visits that are no persons.
#[test]
fn the_councils_say_what_their_text_says() {
    let results = results("maakuntien-liitot");
    assert_eq!(counted(&results, "organisations", None), (18.0, Some(18.0), "collected".into()));
    assert_eq!(counted(&results, "persons", None).0, 100.0);
    assert_eq!(counted(&results, "visits", None), (500.0, None, "estimate".into()));
    let (mutual, of, _) = counted(&results, "reciprocity", None);
    assert!(mutual > 0.0 && mutual < of.unwrap());
    for activity in ["exchange", "mentoring", "networks"] {
        assert!(counted(&results, "persons", Some(activity)).0 > 0.0, "{activity}");
    }
    // "Following another's work for 1–3 days."
    let (days, ..) = counted(&results, "days_per_visit", Some("shadowing"));
    assert!((1.0..=3.0).contains(&days), "{days}");
}

/// "Over 60" organisations; events, social-media groups and online coffees; members choose what to take into use; time given
/// against benefit felt, demands against resources.
#[test]
fn mielenturvaa_says_what_its_text_says() {
    let results = results("mielenturvaa");
    let (reached, members, _) = counted(&results, "organisations", None);
    assert!(reached > 60.0 && members == Some(63.0));
    for activity in ["events", "social_media", "coffees"] {
        assert!(counted(&results, "persons", Some(activity)).0 > 20.0, "{activity}");
    }
    // The unit is the organisation: of those whose answers can be shown, some and not all.
    let uptake = estimate(&results, "end", "practice_organisations");
    let (k, n) = (uptake["count"].as_u64().unwrap(), uptake["n"].as_u64().unwrap());
    assert!(uptake["measure"] == "share_of_organisations" && n >= 10 && 0 < k && k < n, "{uptake}");
    assert!(uptake["finite"]["population"] == 63 && uptake["finite"]["at_least"].as_u64() >= Some(k), "{uptake}");
    let doses = results["doses"].as_array().unwrap();
    let of = |question: &str, indicator: &str| {
        doses.iter().find(|dose| dose["question"] == question && dose["indicator"] == indicator).unwrap()
    };
    assert!(of("hours", "worth_time")["difference"].as_f64().unwrap() > 0.0);
    assert!(of("extra_load", "energy")["bands"].as_array().unwrap().iter().any(|band| band["hidden"] == false));
    let text = visible_text(&report("mielenturvaa").text("reports/mielenturvaa/report.en.html"));
    assert!(text.contains("Organisations that took part: 61. Invited: 63."));
    // Figures by organisation are there, and no chapter of sixty.
    let by_organisation = |e: &&Value| e["group"]["question"] == "organisation" && e["hidden"] == false;
    assert!(results["estimates"].as_array().unwrap().iter().any(|e| by_organisation(&e)));
    assert!(text.contains("Results by group: Role") && !text.contains("Results by group: Organisation"));
}

/// Meetings were offered to everybody; completion at two thirds of six.
#[test]
fn the_service_counts_its_meetings() {
    let results = results("tyohyvinvointipalvelu");
    assert_eq!(counted(&results, "persons", None), (96.0, Some(96.0), "collected".into()));
    let (_, offered, _) = counted(&results, "sessions", None);
    assert_eq!(offered, Some(576.0));
    let survived = estimate(&results, "end", "experiment_survival");
    assert!(survived["n"].as_u64() < estimate(&results, "end", "tried")["n"].as_u64(), "of those who tried");
    // Load removed, resources, and the pulses as a course.
    assert!(estimate(&results, "end", "removed")["count"].as_u64() > Some(0));
    let of_resources = |c: &&Value| c["indicator"] == "resources_index" && c["role"] == "main";
    let resources = results["changes"].as_array().unwrap().iter().find(of_resources).unwrap();
    assert!(resources["low"].as_f64().unwrap() > 0.0, "{resources}");
    assert!(
        results["trends"]
            .as_array()
            .unwrap()
            .iter()
            .any(|t| t["kind"] == "pulse" && t["waves"].as_array().unwrap().len() == 6)
    );
    // The log says how often people came; all who answered are in it. Well-being is told as a mean.
    let doses = results["recorded_doses"].as_array().unwrap();
    assert!(doses.iter().any(|dose| dose["trend_p"].as_f64().unwrap_or(1.0) < 0.05), "{doses:?}");
    let mean = doses.iter().find(|dose| dose["indicator"] == "wellbeing").unwrap();
    assert!(mean["difference"].as_f64().unwrap() > 0.0 && mean["bands"][0]["count"].is_null(), "{mean}");
    // A funder asks for women and men of each class.
    let both = results["participants_by_gender"].as_array().unwrap();
    let tertiary = both.iter().filter(|c| c["class"] == "tertiary").filter_map(|c| c["value"].as_u64());
    assert_eq!(tertiary.count(), 2, "{both:?}");
}

/// The end survey is told by the sessions that the log knows; half a year later the same people are asked what remained.
#[test]
fn foorumix_has_sessions_and_a_follow_up() {
    let results = results("foorumix");
    assert_eq!(counted(&results, "groups", None).0, 8.0);
    let (size, ..) = counted(&results, "group_size", None);
    assert!((7.0..=8.0).contains(&size), "{size}");
    let doses = results["recorded_doses"].as_array().unwrap();
    assert!(doses.len() == 3 && doses.iter().all(|dose| dose["wave"] == "end" && dose["records"] == "sessions"));
    assert!(doses.iter().any(|dose| !dose["trend_p"].is_null()), "{doses:?}");
    let join = &results["record_joins"][0];
    assert_eq!((&join["both"], &join["answered_only"]), (&47.into(), &0.into()), "each respondent has come");
    // Up to 60 % of the costs come back from Kela.
    let cost = |measure: &str| results["cost"].as_array().unwrap().iter().find(|c| c["measure"] == measure).unwrap();
    assert_eq!((&cost("refunded")["value"], &cost("net")["value"]), (&23_040.0.into(), &15_360.0.into()));
    let changes = results["changes"].as_array().unwrap();
    let remained = changes.iter().find(|c| c["indicator"] == "work_ability" && c["role"] == "main").unwrap();
    assert!(remained["from"] == "end" && remained["to"] == "followup" && remained["design"] == "paired", "{remained}");
    // The report speaks of the end survey all the same.
    let text = visible_text(&report("foorumix").text("reports/foorumix/report.en.html"));
    assert!(text.contains("38/43") && text.contains("Follow-up survey after six months"));
}
