//! Records of who took part, when and in what.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mittari_fuzz::{Desk, measured};

const SURVEY: &str = r#"
format = 1
[survey]
title = "Osallistuminen"
languages = ["fi"]
[[wave]]
id = "end"
responses = ["a.csv"]
[[question]]
id = "unit"
topic = "background"
kind = "category"
text = "Yksikkö"
[[group]]
question = "unit"
[link]
columns = ["Koodi"]
[participation]
log = "log.csv"
starts = 2026-01-01
ends = 2026-12-31
organisation_question = "unit"
[[participation.activity]]
id = "groups"
kind = "peer_group"
aliases = ["Vertaisryhmä"]
sessions = 4
[[participation.activity]]
id = "visits"
kind = "job_shadowing"
aliases = ["Vierailu"]
"#;

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::new();
    desk.put("survey.toml", SURVEY);
    desk.put("a.csv", "Yksikkö;Koodi\nA;x1\nB;x2\n");
    assert!(mittari::survey::Survey::load(&desk.path("survey.toml")).is_ok(), "the survey is sound");
    desk
});

fuzz_target!(|input: &[u8]| {
    DESK.put("log.csv", input);
    measured(input.len(), || DESK.survey());
});
