//! Words of the one-page version and of the texts for application forms.

use crate::language::messages::ApplicationWords;
use crate::results::Status;
use crate::survey::Basis;

pub(super) const APPLICATION: ApplicationWords = ApplicationWords {
    one_page: "The survey’s results on one page",
    more_figures: |n| format!("Further key figures: {n}; they are in the whole report."),
    whole_report: |file| {
        format!("Method, other results and every distribution of answers are in the whole report ({file}).")
    },

    title: "TEXTS FOR APPLICATION AND REPORTING FORMS",
    how: "Copy the text that fits into the field. Spaces are counted. After each figure stands what it rests on: collected data, a \
          sample or an estimate. If you shorten a text, keep its last sentences: they say what the figures do not tell.",
    block: |limit, used| format!("At most {limit} characters ({used} used)"),
    does_not_fit: |limit| {
        format!(
            "A field this short (at most {limit} characters) does not hold a figure, its uncertainty and a limit. Use a longer one."
        )
    },
    each_figure: "Figures one by one",
    made_up: "MADE-UP DATA.",
    response: |answered, invited, rate| {
        format!("{answered} of {invited} invited people answered the survey (response rate {rate}).")
    },
    response_only: |answered| format!("{answered} people answered the survey; how many were invited is not known."),
    figure: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {}% confidence interval {interval}", w.level),
        };
        let target = match (w.target, w.status) {
            ("", _) => String::new(),
            (target, "") => format!("; target {target}"),
            (target, status) => format!("; target {target}: {status}"),
        };
        format!("{}: {} ({}{interval}){target}. [{}]", w.label, w.value, w.answers, w.basis)
    },
    basis: |basis| match basis {
        Basis::Collected => "collected data",
        Basis::Sample => "sample",
        Basis::Estimate => "estimate",
    },
    no_comparison: "There was no comparison group, so the survey alone does not show what is due to the programme.",
    compared: "There was a comparison group, but participants were not drawn by lot.",
    self_reports: "Results are respondents’ own assessments.",
    status: |status| match status {
        Status::Shown => "met",
        Status::Uncertain => "reached among respondents, not certain",
        Status::Open => "stays open",
        Status::NotReached => "not reached",
    },
    characters: |n| format!("{n} characters"),
};
