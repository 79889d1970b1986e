//! Files beside an export that say what its columns and values stand for: LimeSurvey's structure and R syntax, REDCap's
//! dictionary.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mittari_fuzz::{Desk, measured};

/// The code book, the export that it belongs to, and its first rows.
const KINDS: [(&str, &str, &str); 3] = [
    (
        "survey.lss",
        "results-survey1.csv",
        "id,submitdate,lastpage,startlanguage,Q1,Q2[SQ1],Q2[SQ2]\n1,2026-01-01 10:00:00,3,fi,A1,Y,\n2,2026-01-01 10:00:00,3,fi,A2,,Y\n",
    ),
    (
        "survey_1_R_syntax_file.R",
        "survey_1_R_data_file.csv",
        "id,submitdate,lastpage,startlanguage,Q1,Q2,Q3\n1,2026-01-01 10:00:00,3,fi,A1,Y,\n2,2026-01-01 10:00:00,3,fi,A2,,Y\n",
    ),
    ("dictionary.csv", "data.csv", "record_id,q1,q2___1,q2___2,survey_complete\n1,2,1,0,2\n2,1,0,0,0\n"),
];

static DESKS: LazyLock<[Desk; 3]> = LazyLock::new(|| {
    KINDS.map(|(_, export, rows)| {
        let desk = Desk::new();
        desk.put(export, rows);
        desk
    })
});

fuzz_target!(|input: &[u8]| {
    for ((code_book, export, _), desk) in KINDS.iter().zip(DESKS.iter()) {
        desk.put(code_book, input);
        measured(input.len(), || desk.export(export));
    }
});
