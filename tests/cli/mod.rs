//! What a user sees: each kind of input that is wrong has one clear message and leaves nothing half-written.

/// `mittari audit`: reports of single groups, and files in which something was left.
mod audit;
/// `mittari calc` and `mittari plan` for people.
mod calc_plan;
/// `mittari check`: what a good survey and several bad ones are told.
mod check;
/// Participants by the classes of a funder.
mod classes;
/// `survey.toml` with something wrong in it.
mod definition;
/// Figures by dose, and costs.
mod dose;
/// Words that are not understood, and what is not built in.
mod each;
/// Exports that are missing, broken, or not what the survey says.
mod exports;
/// Peer groups and pairs are no units of which results are told.
mod meeting_groups;
/// `mittari new` and `mittari synth`.
mod new;
/// Participation logs and event lists.
mod participation;
/// Amounts from the participation log, joined to answers by codes.
mod recorded;
/// Two reports of one survey, and a reader who holds both.
mod releases;
/// What is remembered of earlier reports beside answers by group.
mod remembered;
/// `mittari report`: folders, languages, what an earlier report lives through.
mod report;
mod usage;
mod verify;

/// One question, a good one to spoil.
pub(crate) const SURVEY: &str = r#"format = 1

[survey]
title = "Jaksaminen"
languages = ["fi"]

[[wave]]
id = "end"
responses = ["answers.csv"]
invited = 12

[answers.agreement]
options = [
    { code = 1, fi = "Eri mieltä" },
    { code = 2, fi = "En osaa valita" },
    { code = 3, fi = "Samaa mieltä" },
    { code = 9, fi = "En osaa sanoa", missing = "cant_say" },
]
positive = [3]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "Jaksan työssäni"

[[question]]
id = "hours"
topic = "workload"
kind = "number"
text = "Tunteja"

[[indicator]]
id = "coping"
measure = "rate"
question = "coping"
headline = true
"#;

/// Its export.
pub(crate) const ANSWERS: &str = "\
Jaksan työssäni;Tunteja
Samaa mieltä;1
Samaa mieltä;2
Samaa mieltä;3
Samaa mieltä;4
En osaa valita;5
Eri mieltä;6
En osaa sanoa;7
";

/// [`SURVEY`] with one piece of it replaced.
#[track_caller]
pub(crate) fn edited(from: &str, to: &str) -> String {
    assert_eq!(SURVEY.matches(from).count(), 1, "`{from}` stands once in the survey");
    SURVEY.replace(from, to)
}
