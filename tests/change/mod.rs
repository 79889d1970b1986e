//! Change between waves, from exports to what is published.

/// A comparison group, from the command line.
mod against;
/// Answers that were not the same in every wave.
mod answers;
/// Statistics that `survey.toml` chooses.
mod chosen;
/// Each design against values computed in R.
mod designs;
/// Each group compared with itself, and groups with each other.
mod groups;
/// Who is recognised, who is not, and what is said of it.
mod linking;
/// What must not make a difference, and what must not be given away.
mod properties;
/// Whole reports: rounds of several kinds, what is counted and what has no change.
mod stories;

/// No sentence claims a cause.
mod words;

use std::fs;

use mittari::results::{Change, ChangeRole, Results};
use mittari::survey::Survey;

use crate::mittari::results;

/// A survey with two waves, a code, a share, a mean and a number.
pub(super) const DEFINITION: &str = r#"format = 1
[survey]
title = "Muutos"
languages = ["fi"]

[[wave]]
id = "start"
responses = ["start.csv"]

[[wave]]
id = "end"
responses = ["end.csv"]

[answers.agreement]
options = [
    { code = 1, fi = "1" },
    { code = 2, fi = "2" },
    { code = 3, fi = "3" },
    { code = 4, fi = "4" },
    { code = 5, fi = "5" },
]
positive = [4, 5]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "coping"

[[question]]
id = "hours"
topic = "workload"
kind = "number"
text = "hours"

[[indicator]]
id = "copes"
measure = "rate"
question = "coping"
headline = true

[[indicator]]
id = "coping_mean"
measure = "mean"
question = "coping"

[[indicator]]
id = "coping_median"
measure = "median"
question = "coping"

[[indicator]]
id = "hours_median"
measure = "median"
question = "hours"

[[indicator]]
id = "hours_mean"
measure = "mean"
question = "hours"
better = "lower"
"#;

pub(super) const LINK: &str = "\n[link]\ncolumns = [\"code\"]\nwrong_links = 0.0\n";

/// An export: code, coping, hours.
pub(super) fn export(rows: impl IntoIterator<Item = (String, String, String)>) -> String {
    let rows = rows.into_iter().map(|(code, coping, hours)| format!("{code};{coping};{hours}\n"));
    std::iter::once("code;coping;hours\n".to_string()).chain(rows).collect()
}

/// What is published of a survey with these files.
pub(super) fn publish(definition: &str, files: &[(&str, &str)]) -> Results {
    published(definition, files).1
}

/// The same with the survey.
pub(super) fn published(definition: &str, files: &[(&str, &str)]) -> (Survey, Results) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("survey.toml"), definition).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    match results(folder.path()) {
        Ok(published) => published,
        Err(problems) => panic!("{:?}", problems.iter().map(ToString::to_string).collect::<Vec<_>>()),
    }
}

/// The change of an indicator up to a wave.
#[track_caller]
pub(super) fn main_change_to<'a>(results: &'a Results, indicator: &str, to: &str) -> &'a Change {
    let main = |c: &&Change| c.indicator == indicator && c.role == ChangeRole::Main && c.to == to && c.group.is_none();
    results.changes.iter().find(main).unwrap()
}

/// The change of an indicator that the report speaks of.
#[track_caller]
pub(super) fn main_change<'a>(results: &'a Results, indicator: &str) -> &'a Change {
    results.changes.iter().find(|c| c.indicator == indicator && c.role == ChangeRole::Main).unwrap()
}
