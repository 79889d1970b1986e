//! `results.json` as an attacker reads it: only what a reader holds, and nothing else of this program.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// As much of `results.json` as figures are in; whatever else stands there is passed over.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::disclosure) struct Published {
    /// The group that the report is about; `None` for everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) about: Option<Group>,
    pub(in crate::disclosure) response: Vec<Response>,
    pub(in crate::disclosure) estimates: Vec<Estimate>,
    pub(in crate::disclosure) distributions: Vec<Distribution>,
    pub(in crate::disclosure) comparisons: Vec<OfGroup>,
    pub(in crate::disclosure) changes: Vec<Change>,
    pub(in crate::disclosure) disclosure: Statement,
}

impl Published {
    /// The background questions by which results are split.
    pub(in crate::disclosure) fn split_by(&self) -> BTreeSet<String> {
        let estimates = self.estimates.iter().filter_map(|e| e.group.as_ref());
        estimates.map(|group| group.question.clone()).collect()
    }
}

/// A group's name: its background question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub(in crate::disclosure) struct Group {
    pub(in crate::disclosure) question: String,
    pub(in crate::disclosure) value: Value,
}

/// An answer's code, or its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(untagged)]
pub(in crate::disclosure) enum Value {
    Code(i32),
    Text(String),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(in crate::disclosure) struct Response {
    pub(in crate::disclosure) wave: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) group: Option<Group>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) answered: Option<u64>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(in crate::disclosure) struct Estimate {
    pub(in crate::disclosure) indicator: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) question: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) scale: Option<String>,
    pub(in crate::disclosure) wave: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) group: Option<Group>,
    pub(in crate::disclosure) measure: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) n: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) value: Option<f64>,
    /// Limits of its interval: of an average of equal answers both are the average.
    #[serde(default, skip_serializing)]
    pub(in crate::disclosure) low: Option<f64>,
    #[serde(default, skip_serializing)]
    pub(in crate::disclosure) high: Option<f64>,
    #[serde(default, skip_serializing)]
    pub(in crate::disclosure) weighted: Option<f64>,
    #[serde(default)]
    pub(in crate::disclosure) missing: Missing,
}

#[derive(Debug, Clone, Copy, Default, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::disclosure) struct Missing {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) cant_say: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) not_applicable: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) refused: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) blank: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) not_shown: Option<u64>,
}

impl Missing {
    /// The kinds in the order of `MISSING`.
    pub(in crate::disclosure) fn kinds(&self) -> [Option<u64>; 5] {
        [self.cant_say, self.not_applicable, self.refused, self.blank, self.not_shown]
    }

    /// All of them together, if all are told.
    pub(in crate::disclosure) fn sum(&self) -> Option<u64> {
        self.kinds().into_iter().sum()
    }
}

/// What the kinds of missing answers are called.
pub(in crate::disclosure) const MISSING: [&str; 5] =
    ["cannot say", "does not concern", "declined", "left empty", "not shown"];

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(in crate::disclosure) struct Distribution {
    pub(in crate::disclosure) question: String,
    pub(in crate::disclosure) wave: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) group: Option<Group>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) n: Option<u64>,
    #[serde(default)]
    pub(in crate::disclosure) missing: Missing,
    pub(in crate::disclosure) counts: Vec<AnswerCount>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(in crate::disclosure) struct AnswerCount {
    pub(in crate::disclosure) code: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) count: Option<u64>,
}

/// A record about a group that is computed from estimates.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub(in crate::disclosure) struct OfGroup {
    pub(in crate::disclosure) indicator: String,
    pub(in crate::disclosure) wave: String,
    pub(in crate::disclosure) group: Group,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) n: Option<u64>,
    #[serde(default, skip_serializing)]
    pub(in crate::disclosure) n_against: Option<u64>,
    #[serde(default, skip_serializing)]
    pub(in crate::disclosure) effect: Option<Effect>,
}

/// A standardised size.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::disclosure) struct Effect {
    pub(in crate::disclosure) name: String,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(in crate::disclosure) struct Change {
    pub(in crate::disclosure) indicator: String,
    pub(in crate::disclosure) from: String,
    pub(in crate::disclosure) to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) group: Option<Group>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) pairs: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) n_from: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) n_to: Option<u64>,
    #[serde(default)]
    pub(in crate::disclosure) design: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) value: Option<f64>,
}

/// The rules that the report says it keeps; the strictest where it says nothing.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default)]
pub(in crate::disclosure) struct Statement {
    pub(in crate::disclosure) minimum: u64,
    pub(in crate::disclosure) health_minimum: u64,
    pub(in crate::disclosure) unanimity: u64,
    pub(in crate::disclosure) health_unanimity: u64,
    pub(in crate::disclosure) figures: Vec<FigureRule>,
}

impl Default for Statement {
    fn default() -> Self {
        Self { minimum: 5, health_minimum: 10, unanimity: 10, health_unanimity: 20, figures: Vec::new() }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
pub(in crate::disclosure) struct FigureRule {
    pub(in crate::disclosure) indicator: String,
    pub(in crate::disclosure) health: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) favourable: Option<Vec<i32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::disclosure) base: Option<Vec<i32>>,
    pub(in crate::disclosure) cant_say: String,
}
