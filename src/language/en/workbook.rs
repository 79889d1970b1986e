//! Words of workbooks and of the codebook.

use crate::language::messages::WorkbookWords;
use crate::survey::{Kind, MissingKind};

pub(super) const WORKBOOK: WorkbookWords = WorkbookWords {
    method: "Method",
    codebook: "Codebook",
    own_texts: "Evaluator’s texts",
    own_texts_title: "The evaluator’s own texts",
    caption_codebook: "Questions, answer options and codes",
    favourable: "Count",
    lower: |interval| format!("{interval}, lower limit"),
    upper: |interval| format!("{interval}, upper limit"),
    id: "Id",
    topic: "Topic",
    kind: "Kind of answer",
    question: "Question",
    code: "Code",
    answer: "Answer option",
    counts_as: "Counts as",
    kind_of: |kind| match kind {
        Kind::Choice => "one of ordered options",
        Kind::Category => "one of the options",
        Kind::Multiple => "several options",
        Kind::Score => "score from 0 to 10",
        Kind::Number => "number",
        Kind::Rank => "ranking of options",
        Kind::Date => "date",
        Kind::Text => "open answer",
    },
    counts_favourable: "favourable",
    missing: |missing| match missing {
        MissingKind::CantSay => "can’t say",
        MissingKind::NotApplicable => "does not apply",
        MissingKind::Refused => "declined to answer",
    },
    chart_data: "Numbers of the chart",
    share: "Share",
    down: "Interval, down from the value",
    up: "Interval, up from the value",
};
