//! Messages of the chapters around the results: indicators, limits, other explanations, conclusions, theory of
//! change, questionnaire.

use crate::survey::{Evaluation, Measure, OwnText, Stage};

/// Words of the chapters around the results.
pub(crate) struct ChapterWords {
    // The title page.
    pub(crate) period: &'static str,
    pub(crate) version: &'static str,
    pub(crate) evaluation: &'static str,
    pub(crate) evaluation_kind: fn(Evaluation) -> &'static str,

    // The evaluator's own texts.
    pub(crate) own_text: fn(OwnText) -> &'static str,

    // Theory of change.
    pub(crate) theory: &'static str,
    pub(crate) theory_caption: &'static str,
    pub(crate) theory_intro: &'static str,
    pub(crate) theory_title: fn(measured: u64, steps: u64) -> String,
    pub(crate) theory_subtitle: &'static str,
    pub(crate) stage: fn(Stage) -> &'static str,
    /// A step and what it is to lead to, quoted and joined.
    pub(crate) theory_leads: fn(&str, &str) -> String,
    pub(crate) theory_not_measured: &'static str,

    // Indicators.
    pub(crate) indicators: &'static str,
    pub(crate) indicators_caption: &'static str,
    pub(crate) definition_head: &'static str,
    pub(crate) source_head: &'static str,
    pub(crate) actual_head: &'static str,
    pub(crate) definition: fn(&DefinitionWords<'_>) -> String,
    pub(crate) question_number: fn(&str) -> String,
    pub(crate) note_definition: &'static str,
    /// Where the figures come from.
    pub(crate) note_basis: fn(&str) -> String,

    // Limits: each said only where it holds.
    pub(crate) self_reports: &'static str,
    pub(crate) no_comparison: &'static str,
    pub(crate) comparison_not_random: &'static str,
    pub(crate) asked_once: &'static str,
    pub(crate) nonresponse: fn(&str, &str) -> String,
    pub(crate) everybody_answered: &'static str,
    pub(crate) low_response: &'static str,
    /// Percentage points that one respondent moves a share by, and n.
    pub(crate) one_person: fn(&str, &str) -> String,
    pub(crate) many_intervals: fn(&str) -> String,
    pub(crate) is_sample: &'static str,
    pub(crate) is_estimate: &'static str,
    pub(crate) some_hidden: fn(&str) -> String,

    /// What to do next.
    pub(crate) next_step: fn(&NextStep) -> String,

    // Other explanations.
    pub(crate) contribution: &'static str,
    pub(crate) contribution_intro: &'static str,
    pub(crate) contribution_caption: &'static str,
    pub(crate) explanation_head: &'static str,
    pub(crate) evidence_head: &'static str,
    pub(crate) explanation: fn(Explanation<'_>) -> (&'static str, String),

    // Conclusions.
    pub(crate) conclusions: &'static str,
    pub(crate) targets: fn(&TargetWords<'_>) -> String,
    pub(crate) no_targets: &'static str,
    pub(crate) reached_not_proven: &'static str,

    // Appendices.
    pub(crate) questionnaire: &'static str,
    pub(crate) questionnaire_intro: &'static str,
    pub(crate) free_text: &'static str,
    pub(crate) any_number: &'static str,
    pub(crate) any_date: &'static str,
    pub(crate) grades: &'static str,
    pub(crate) as_in_export: &'static str,
    pub(crate) several: &'static str,
    pub(crate) accessibility: &'static str,
    pub(crate) accessibility_text: &'static str,
}

/// How an indicator is computed.
pub(crate) struct DefinitionWords<'a> {
    pub(crate) measure: Measure,
    /// `”a” tai ”b”`, or `vähintään 6`.
    pub(crate) answers: &'a str,
    /// It is a scale over several questions.
    pub(crate) of_scale: bool,
}

/// What else could have brought the results about, and what this run knows of it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Explanation<'a> {
    /// Other things changed at the same time.
    OtherChanges { compared: bool },
    /// Those who did not answer think otherwise: how many did, of how many; empty where not known.
    WhoAnswered { answered: &'a str, invited: &'a str },
    /// Everybody answered.
    AllAnswered,
    /// Those took part who would have fared well anyway.
    WhoTookPart { compared: bool },
    /// People answer what they think is wished for.
    Politeness,
    /// People began when it was worst.
    ReturnToUsual,
    /// Luck of the draw.
    Chance,
}

/// How many targets stand how; numbers as text, `0` as well.
pub(crate) struct TargetWords<'a> {
    pub(crate) all: &'a str,
    pub(crate) shown: &'a str,
    // Each empty where there is none.
    pub(crate) uncertain: &'a str,
    pub(crate) open: &'a str,
    pub(crate) missed: &'a str,
}

/// A step that the figures call for; figures are named, joined.
pub(crate) enum NextStep {
    FindOutWhyMissed(String),
    FindOutWhyWorse(String),
    /// Too few of the invited answered.
    FindOutWhoIsMissing,
    /// These answers cannot show that the target is met.
    AskMore(String),
    /// Nothing was asked before the activity.
    AskBefore,
    AskAgain,
}
