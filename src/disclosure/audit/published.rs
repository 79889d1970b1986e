//! `results.json` as an attacker reads it: only what a reader holds, and nothing else of this program.

use serde::Deserialize;

/// As much of `results.json` as figures are in; whatever else stands there is passed over.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Published {
    pub(super) response: Vec<Response>,
    pub(super) estimates: Vec<Estimate>,
    pub(super) distributions: Vec<Distribution>,
    pub(super) comparisons: Vec<OfGroup>,
    pub(super) changes: Vec<Change>,
    pub(super) disclosure: Statement,
}

/// A group's name: its background question and its answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) struct Group {
    pub(super) question: String,
    pub(super) value: Value,
}

/// An answer's code, or its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(untagged)]
pub(super) enum Value {
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

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Response {
    pub(super) wave: String,
    pub(super) group: Option<Group>,
    pub(super) answered: Option<u64>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Estimate {
    pub(super) indicator: String,
    pub(super) question: Option<String>,
    pub(super) scale: Option<String>,
    pub(super) wave: String,
    pub(super) group: Option<Group>,
    pub(super) measure: String,
    pub(super) n: Option<u64>,
    pub(super) count: Option<u64>,
    pub(super) value: Option<f64>,
    #[serde(default)]
    pub(super) missing: Missing,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct Missing {
    pub(super) cant_say: Option<u64>,
    pub(super) not_applicable: Option<u64>,
    pub(super) refused: Option<u64>,
    pub(super) blank: Option<u64>,
    pub(super) not_shown: Option<u64>,
}

impl Missing {
    /// The kinds in the order of `MISSING`.
    pub(super) fn kinds(&self) -> [Option<u64>; 5] {
        [self.cant_say, self.not_applicable, self.refused, self.blank, self.not_shown]
    }

    /// All of them together, if all are told.
    pub(super) fn sum(&self) -> Option<u64> {
        self.kinds().into_iter().sum()
    }
}

/// What the kinds of missing answers are called.
pub(super) const MISSING: [&str; 5] = ["cannot say", "does not concern", "declined", "left empty", "not shown"];

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Distribution {
    pub(super) question: String,
    pub(super) wave: String,
    pub(super) group: Option<Group>,
    pub(super) n: Option<u64>,
    #[serde(default)]
    pub(super) missing: Missing,
    pub(super) counts: Vec<AnswerCount>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct AnswerCount {
    pub(super) code: Value,
    pub(super) count: Option<u64>,
}

/// A record about a group that is computed from estimates.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct OfGroup {
    pub(super) indicator: String,
    pub(super) wave: String,
    pub(super) group: Group,
    pub(super) value: Option<f64>,
    pub(super) n: Option<u64>,
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct Change {
    pub(super) indicator: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) group: Option<Group>,
    pub(super) pairs: Option<u64>,
    pub(super) n_from: Option<u64>,
    pub(super) n_to: Option<u64>,
    #[serde(default)]
    pub(super) design: String,
    pub(super) value: Option<f64>,
}

/// The rules that the report says it keeps; the strictest where it says nothing.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Statement {
    pub(super) minimum: u64,
    pub(super) health_minimum: u64,
    pub(super) unanimity: u64,
    pub(super) health_unanimity: u64,
    pub(super) figures: Vec<FigureRule>,
}

impl Default for Statement {
    fn default() -> Self {
        Self { minimum: 5, health_minimum: 10, unanimity: 10, health_unanimity: 20, figures: Vec::new() }
    }
}

#[derive(Debug, Clone, Deserialize)]
pub(super) struct FigureRule {
    pub(super) indicator: String,
    pub(super) health: bool,
    pub(super) favourable: Option<Vec<i32>>,
    pub(super) base: Option<Vec<i32>>,
    pub(super) cant_say: String,
}
