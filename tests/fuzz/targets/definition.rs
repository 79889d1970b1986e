//! `survey.toml`: read, checked, and where it is sound, used.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mittari_fuzz::{Desk, measured};

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::new();
    desk.put("a.csv", "Kysymys;Yksikkö\nHyvä;A\nHuono;B\n");
    desk
});

fuzz_target!(|input: &[u8]| {
    DESK.put("survey.toml", input);
    measured(input.len(), || DESK.survey());
});
