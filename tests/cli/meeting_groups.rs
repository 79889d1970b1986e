//! Peer groups and pairs are no units of which results are told; organisations and ages are.

use crate::mittari::{Mittari, Played};

/// A survey split by one background question.
fn survey(id: &str, text: &str, more: &str) -> String {
    format!(
        r#"format = 1
[survey]
title = "Ryhmät"
languages = ["fi"]
made_up = true

[[wave]]
id = "end"
responses = ["answers.csv"]

[answers.agreement]
options = [{{ code = 1, fi = "ei" }}, {{ code = 2, fi = "kyllä" }}]
positive = [2]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "jaksan"

[[question]]
id = "{id}"
topic = "background"
kind = "category"
text = "{text}"

[[indicator]]
id = "coping"
measure = "rate"
question = "coping"

[[group]]
question = "{id}"

{more}"#
    )
}

/// So many people of each group, every other of whom copes.
fn answers(header: &str, groups: &[(&str, usize)]) -> String {
    let mut text = format!("id;jaksan;{header}\n");
    for (group, n) in groups {
        for i in 0..*n {
            text.push_str(&format!("x;{};{group}\n", if i % 2 == 0 { "kyllä" } else { "ei" }));
        }
    }
    text
}

const SIX: [(&str, usize); 5] = [("1", 6), ("2", 5), ("3", 6), ("4", 6), ("5", 5)];

fn checked(id: &str, text: &str, groups: &[(&str, usize)]) -> Played {
    let story = Mittari::new().survey(&survey(id, text, "")).file("kysely/answers.csv", answers(text, groups));
    story.args(["report", "kysely", "--format", "html", "--quiet"]).play()
}

#[test]
fn a_peer_group_is_no_unit_of_results() {
    for (id, text) in [
        ("peer_group", "Mihin ryhmään kuuluit?"),
        ("ryhma", "Vertaisryhmäsi numero"),
        ("kamratgrupp", "Din kamratgrupp"),
        ("pair", "Mentor pair"),
        ("group", "Group"),
        ("grupp", "Vilken grupp var du med i?"),
        ("pari", "Parisi numero"),
    ] {
        let played = checked(id, text, &SIX);
        assert_eq!(played.code, Some(1), "{id}: {text}");
        let message = format!(
            "error: results cannot be split by `{id}`: it is about groups of people who meet, of up to 6 people\n  --> kysely/survey.toml\n"
        );
        assert!(played.stderr.starts_with(&message), "{}", played.stderr);
        assert!(played.stderr.contains("hint: take its `[[group]]` out: in a peer group or a pair everybody knows"));
        assert!(played.files("reports").is_empty());
    }
}

#[test]
fn neither_is_a_report_for_each_of_them() {
    let story = Mittari::new().survey(&survey("ryhma", "Vertaisryhmä", ""));
    let story = story.file("kysely/answers.csv", answers("Vertaisryhmä", &SIX));
    let played = story.args(["report", "kysely", "--each", "ryhma", "--format", "html", "--quiet"]).play();
    assert_eq!(played.code, Some(1));
    assert!(played.stderr.starts_with("error: results cannot be split by `ryhma`"), "{}", played.stderr);
}

#[test]
fn small_organisations_teams_and_ages_are_units() {
    for (id, text) in [
        ("organisation", "Organisaatiosi"),
        ("team", "Tiimi"),
        ("age", "Age group"),
        ("ika", "Ikäryhmä"),
        ("staff", "Henkilöstöryhmä"),
        ("municipality", "Kunta"),
        ("region", "Alue"),
        ("yrke", "Yrkesgrupp"),
    ] {
        let played = checked(id, text, &SIX);
        assert_eq!(played.code, Some(0), "{text}: {}", played.stderr);
    }
    let large = [("1", 22), ("2", 31), ("3", 19), ("4", 6)];
    assert_eq!(checked("group", "Group", &large).code, Some(0), "groups of twenty and more are no peer groups");
    let took_part = [("kyllä", 6), ("ei", 5), ("osittain", 7)];
    assert_eq!(checked("peer", "Osallistuitko vertaisryhmään?", &took_part).code, Some(0));
}

#[test]
fn the_log_tells_which_groups_met() {
    let participation = "[participation]\nlog = \"log.csv\"\n[[participation.activity]]\nid = \"groups\"\nkind = \"peer_group\"\nsessions = 4\n";
    let log = |groups: &[(&str, usize)]| {
        let mut text = String::from("Osallistuja;Ryhmä;Päivä\n");
        for (group, n) in groups {
            for i in 0..*n {
                text.push_str(&format!("P{group}{i};{group};1.2.2016\nP{group}{i};{group};1.3.2016\n"));
            }
        }
        text
    };
    let groups = [("Kataja", 6), ("Paju", 5), ("Koivu", 7), ("Haapa", 6)];
    let played = |log: String| {
        let story = Mittari::new().survey(&survey("tree", "Puu", participation)).file("kysely/log.csv", log);
        let story = story.file("kysely/answers.csv", answers("Puu", &groups));
        story.args(["report", "kysely", "--format", "html", "--quiet"]).play()
    };
    let met = played(log(&groups));
    assert_eq!(met.code, Some(1), "{}", met.stderr);
    let why =
        "results cannot be split by `tree`: its answers are the groups of the participation log, of up to 7 people";
    assert!(met.stderr.contains(why), "{}", met.stderr);
    for name in ["Kataja", "Paju"] {
        assert!(!met.stderr.contains(name), "names of groups are not told");
    }
    // The same names as large networks are units like any other.
    let large = played(log(&groups.map(|(group, n)| (group, 4 * n))));
    assert_eq!(large.code, Some(0), "{}", large.stderr);
}
