//! Writing an answer: a value or `null` with its reason under every key.

use serde_json::{Map, Value, json};

use crate::stats::{Computed, Interval, Refusal};

/// The result of one method, key by key in the order it was filled.
#[derive(Debug, Default)]
pub struct Outcome {
    result: Map<String, Value>,
    reasons: Map<String, Value>,
}

impl Outcome {
    /// Nothing computed yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A number under `key`, like [`Outcome::put`].
    #[must_use]
    pub fn number(self, key: impl Into<String>, value: f64) -> Self {
        self.put(key, Ok(value))
    }

    /// A whole number under `key`.
    #[must_use]
    pub fn count(mut self, key: impl Into<String>, value: u64) -> Self {
        self.result.insert(key.into(), json!(value));
        self
    }

    /// Yes or no under `key`.
    #[must_use]
    pub fn flag(mut self, key: impl Into<String>, value: bool) -> Self {
        self.result.insert(key.into(), json!(value));
        self
    }

    /// A value under `key`, or `null` and the reason; infinite limits are written `"Inf"` and `"-Inf"`.
    #[must_use]
    pub fn put(mut self, key: impl Into<String>, value: Computed<f64>) -> Self {
        let key = key.into();
        // Only sums beyond the largest double are NaN; that is never an answer.
        let written = value.and_then(|number| written(number).ok_or(Refusal::OutOfRange)).unwrap_or_else(|refusal| {
            self.reasons.insert(key.clone(), Value::String(reason(refusal)));
            Value::Null
        });
        self.result.insert(key, written);
        self
    }

    /// Two limits under two keys.
    #[must_use]
    pub fn interval(self, low: &str, high: &str, value: Computed<Interval>) -> Self {
        self.put(low, value.map(|i| i.low)).put(high, value.map(|i| i.high))
    }

    /// A list under `key`, `null` where an entry is not defined, and one reason for all such entries.
    #[must_use]
    pub fn list(mut self, key: impl Into<String>, values: &[Option<f64>]) -> Self {
        let key = key.into();
        let values: Vec<Value> = values.iter().map(|v| v.and_then(written).unwrap_or(Value::Null)).collect();
        if values.contains(&Value::Null) {
            let why = "entries that are null are not defined for this input";
            self.reasons.insert(key.clone(), Value::String(why.into()));
        }
        self.result.insert(key, Value::Array(values));
        self
    }

    /// A list under `key` that is refused as a whole or not at all.
    #[must_use]
    pub fn whole_list(self, key: impl Into<String>, values: Computed<&[f64]>) -> Self {
        match values {
            Ok(values) => self.list(key, &values.iter().copied().map(Some).collect::<Vec<_>>()),
            Err(refusal) => self.put(key, Err(refusal)),
        }
    }

    /// The answer line.
    pub fn into_answer(self, id: &Value) -> Value {
        json!({ "id": id, "result": self.result, "reasons": self.reasons })
    }
}

/// What several quantities of an answer are taken from, without giving it away.
pub(super) fn by_ref<T>(value: &Computed<T>) -> Computed<&T> {
    value.as_ref().map_err(|refusal| *refusal)
}

fn written(value: f64) -> Option<Value> {
    if value.is_nan() {
        None
    } else if value == f64::INFINITY {
        Some(json!("Inf"))
    } else if value == f64::NEG_INFINITY {
        Some(json!("-Inf"))
    } else {
        Some(json!(value))
    }
}

/// The sentence for a refusal.
fn reason(refusal: Refusal) -> String {
    match refusal {
        Refusal::NoAnswers => "nobody answered".into(),
        Refusal::TooFew { needed, found } => format!("needs at least {needed} values, found {found}"),
        Refusal::TooMany { most, found } => format!("computed up to a size of {most}, found {found}"),
        Refusal::NoVariation => "all values are equal".into(),
        Refusal::EmptyCell => "a count it divides by is zero".into(),
        Refusal::AtTheEdge => "the estimate lies on the edge of its range, where this interval collapses".into(),
        Refusal::OutOfRange => "an input is outside its range".into(),
        Refusal::UnequalLengths => "arrays that must be equally long are not".into(),
        Refusal::NoConvergence => "the iteration did not settle on an admissible solution".into(),
        Refusal::Singular => "a matrix that must be inverted is singular".into(),
        Refusal::LonelyCluster => "a stratum has a single cluster".into(),
        Refusal::NotDefined => "not defined for this input".into(),
    }
}
