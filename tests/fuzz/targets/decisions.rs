//! What lies beside a survey and is written by mittari and by people: decisions about open answers (`quotes.toml`) and the
//! record of earlier reports (`released.json`).
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mittari::disclosure::{Releases, protect_after};
use mittari::responses::Responses;
use mittari::survey::Survey;
use mittari::{analysis, quotes};
use mittari_fuzz::{Desk, measured};

const SURVEY: &str = r#"
format = 1
[survey]
title = "Päätökset"
languages = ["fi"]
[[wave]]
id = "end"
responses = ["a.csv"]
[answers.grade]
positive = [2]
options = [ { code = 1, text = "Huono" }, { code = 2, text = "Hyvä" } ]
[[question]]
id = "grade"
topic = "satisfaction"
kind = "choice"
answers = "grade"
text = "Arvosana"
[[question]]
id = "why"
topic = "open"
kind = "text"
text = "Miksi"
[[indicator]]
id = "good"
measure = "rate"
question = "grade"
"#;

static DESK: LazyLock<(Desk, Survey, Responses)> = LazyLock::new(|| {
    let desk = Desk::new();
    desk.put("survey.toml", SURVEY);
    let rows: String = (0..12).map(|i| format!("{};syy {i}\n", ["Hyvä", "Huono"][i % 2])).collect();
    desk.put("a.csv", format!("Arvosana;Miksi\n{rows}"));
    let (survey, responses) = desk.survey().expect("the survey is sound");
    (desk, survey, responses)
});

fuzz_target!(|input: &[u8]| {
    let (desk, survey, responses) = &*DESK;
    desk.put("quotes.toml", input);
    measured(input.len(), || drop(quotes::offered(survey, responses)));
    measured(input.len(), || {
        if let Ok(releases) = Releases::read(input) {
            drop(protect_after(survey, analysis::analyse(survey, responses), &releases));
        }
    });
});
