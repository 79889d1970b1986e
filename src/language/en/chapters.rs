//! Words of the chapters around the results.

use crate::language::messages::{ChapterWords, Explanation, NextStep};
use crate::language::number;
use crate::survey::{Evaluation, Measure, OwnText, Stage};

pub(super) const CHAPTERS: ChapterWords = ChapterWords {
    period: "Period",
    version: "Version",
    evaluation: "Evaluation",
    evaluation_kind: |kind| match kind {
        Evaluation::Internal => "internal: those who ran the activity evaluate it",
        Evaluation::External => "external: the evaluator did not run the activity",
    },

    own_text: |part| match part {
        OwnText::Introduction => "Introduction",
        OwnText::Programme => "The programme",
        OwnText::Need => "Need and target group",
        OwnText::Contribution => "Other explanations",
        OwnText::Conclusions => "Conclusions",
        OwnText::Recommendations => "Recommendations",
    },

    theory: "Theory of change",
    theory_caption: "How the activity is meant to work",
    theory_intro: "The chart shows how the activity is meant to work. It is an assumption; the survey tests it only where a step has a \
                   figure.",
    theory_title: |measured, steps| format!("{measured} of {steps} steps in the theory of change were measured"),
    theory_subtitle: "Arrow = assumed effect. Number = result of this survey.",
    stage: |stage| match stage {
        Stage::Input => "Inputs",
        Stage::Activity => "Activities",
        Stage::Output => "Outputs",
        Stage::Outcome => "Outcomes",
        Stage::Impact => "Impact",
    },
    theory_leads: |step, next| format!("{step} → {next}"),
    theory_not_measured: "not measured",

    indicators: "What was evaluated",
    indicators_caption: "Figures: definition, source, target and result",
    definition_head: "Definition",
    source_head: "Source",
    actual_head: "Result",
    definition: |w| match (w.measure, w.of_scale) {
        (Measure::Rate | Measure::ShareOfOrganisations, false) => format!("Share of respondents, answer {}", w.answers),
        (Measure::Rate | Measure::ShareOfOrganisations, true) => format!("Share of respondents, score {}", w.answers),
        (Measure::Count, _) => format!("Number of respondents, answer {}", w.answers),
        (Measure::Mean, false) => "Mean of the answers".into(),
        (Measure::Mean, true) => "Mean of the scores".into(),
        (Measure::Median, false) => "Median of the answers".into(),
        (Measure::Median, true) => "Median of the scores".into(),
        (Measure::Net, _) => "Share of grades 9–10 less share of grades 0–6".into(),
    },
    question_number: |number| format!("Q{number}"),
    note_definition: "Q1, Q2 … = number of the question in the appended questionnaire. More about each figure and its interval stands \
                      under its topic.",
    note_basis: |basis| format!("Basis of the figures: {basis}."),

    self_reports: "Answers are respondents’ own assessments. They tell how the activity felt to them, not a measured change.",
    no_comparison: "There was no comparison group. The survey does not show how much of the results is due to the programme \
                    and what would have happened anyway.",
    comparison_not_random: "There was a comparison group, but participants were not drawn by lot. The groups may differ in \
                            ways that the survey does not know.",
    asked_once: "The survey was made once. The starting point was not measured, so change cannot be computed: respondents \
                 themselves judged what has changed.",
    nonresponse: |silent, invited| {
        format!(
            "Of {invited} who were invited, {silent} did not answer. We do not know what they think. The confidence interval \
             describes chance only, not who left the survey unanswered."
        )
    },
    everybody_answered: "All who were invited answered. The confidence interval still describes chance only, not how they had been \
                         chosen.",
    low_response: "Fewer than half of the invited answered, so the opinions of those who did not could turn the result.",
    one_person: |points, n| {
        let unit = if number::is_one(points) { "percentage point" } else { "percentage points" };
        format!(
            "There are {n} respondents: the opinion of one moves a share by about {points} {unit}. In groups the \
             shift is larger still."
        )
    },
    many_intervals: |n| {
        format!(
            "The report has {n} confidence intervals. On average about one 95% interval in twenty does not contain the true \
             value, and there is no telling which."
        )
    },
    is_sample: "The survey was sent to a sample. Results hold for everybody only as far as the sample represents them.",
    is_estimate: "Some figures rest on estimates, not on data collected from everybody.",
    some_hidden: |n| {
        format!("To protect respondents {n} figures are not shown. The report says nothing about small groups.")
    },

    next_step: |step| match step {
        NextStep::FindOutWhyMissed(labels) => {
            format!("From the figures, the next step is to find out why the target was missed: {labels}.")
        }
        NextStep::FindOutWhyWorse(labels) => {
            format!("From the figures, the next step is to find out why the result worsened: {labels}.")
        }
        NextStep::FindOutWhoIsMissing => {
            "Before decisions rest on these results, find out who did not answer, and why.".into()
        }
        NextStep::AskMore(labels) => format!(
            "From the figures, the next step is to collect more answers, because these cannot show that the target is met: {labels}."
        ),
        NextStep::AskBefore => "Next time, ask the same before the activity begins, so that change can be seen.".into(),
        NextStep::AskAgain => "Ask the same again later, to see whether the results last.".into(),
    },

    contribution: "What else could explain the results",
    contribution_intro: "A good result does not show yet that the activity brought it about. The table lists other explanations and \
                         what these data say about them.",
    contribution_caption: "Other explanations, and what the data say about them",
    explanation_head: "Other explanation",
    evidence_head: "What these data say",
    explanation: |explanation| {
        match explanation {
        Explanation::OtherChanges { compared: true } => (
            "Other changes at the same time",
            "The comparison group went through the same changes, so they are partly accounted for.".into(),
        ),
        Explanation::OtherChanges { compared: false } => (
            "Other changes at the same time",
            "There was no comparison group, so the part of other changes cannot be told apart.".into(),
        ),
        Explanation::WhoAnswered { invited: "", .. } => (
            "Who answered",
            "How many were invited is not known, so the weight of those who did not answer cannot be judged.".into(),
        ),
        Explanation::AllAnswered => ("Who answered", "All who were invited answered.".into()),
        Explanation::WhoAnswered { answered, invited } => {
            ("Who answered", format!("Of the invited ({invited}), {answered} answered. The opinions of the others are not known."))
        }
        Explanation::WhoTookPart { compared: true } => (
            "Who took part",
            "Participants were not drawn by lot; initial differences are accounted for only as far as measured.".into(),
        ),
        Explanation::WhoTookPart { compared: false } => (
            "Who took part",
            "Participants came of their own accord or were chosen. The data do not tell how others would have fared.".into(),
        ),
        Explanation::Politeness => (
            "Wish to answer favourably",
            "Results are own assessments. The data hold no outside observation to compare them with.".into(),
        ),
        Explanation::ReturnToUsual => (
            "Return to the usual",
            "Many join when things are at their worst, and part of the change would have come by itself. Without a comparison \
             group its size cannot be judged."
                .into(),
        ),
        Explanation::Chance => ("Chance", "Beside each figure stands a confidence interval that tells how much chance can do.".into()),
        }
    },

    conclusions: "Conclusions",
    targets: |w| {
        let parts = [
            ("Met", w.shown),
            ("Reached among respondents but not certain", w.uncertain),
            ("Open", w.open),
            ("Not reached", w.missed),
        ];
        let told =
            parts.iter().filter(|(_, count)| !count.is_empty()).map(|(what, count)| format!(" {what}: {count}."));
        format!("Targets set: {}.{}", w.all, told.collect::<String>())
    },
    no_targets: "No targets were set, so the report tells the results but not whether they were good enough.",
    reached_not_proven: "A target that was met tells what respondents answered. By itself it does not show that the activity \
                         brought the result about.",

    questionnaire: "Appendix: questionnaire",
    questionnaire_intro: "Questions and answer options in the order and wording that the report uses.",
    free_text: "open answer",
    any_number: "number",
    any_date: "date",
    grades: "grade 0–10",
    as_in_export: "chosen from a list",
    several: "several could be chosen",
    accessibility: "Accessibility",
    accessibility_text: "Every figure has a text alternative, and its numbers are in a table too. Nothing is told by colour alone. The PDF \
                         file is tagged by the standard PDF/UA-1, and the web page works with a keyboard, a screen reader and a \
                         phone, without scripts.",
};
