//! Reading a request: typed access by key, with one plain sentence for what is wrong.

use std::fmt;

use serde_json::{Map, Value};

use crate::stats::Confidence;

/// What is wrong with a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// A key that the method needs.
    Missing(&'static str),
    /// A key whose value has another shape than the method needs.
    Shape(&'static str, &'static str),
    /// No such family.
    UnknownFamily(String),
    /// No such method in the family.
    UnknownMethod(String, String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(key) => write!(f, "`{key}` is missing"),
            Self::Shape(key, expected) => write!(f, "`{key}` must be {expected}"),
            Self::UnknownFamily(name) => write!(f, "there is no family `{name}`"),
            Self::UnknownMethod(family, name) => write!(f, "family `{family}` has no method `{name}`"),
        }
    }
}

/// The `input` object of a request.
pub struct Input<'a>(&'a Map<String, Value>);

impl<'a> Input<'a> {
    /// Wraps the object.
    pub fn new(object: &'a Map<String, Value>) -> Self {
        Self(object)
    }

    fn get(&self, key: &'static str) -> Result<&'a Value, Problem> {
        self.0.get(key).ok_or(Problem::Missing(key))
    }

    /// Whether the key is there and not `null`.
    pub fn has(&self, key: &'static str) -> bool {
        self.0.get(key).is_some_and(|value| !value.is_null())
    }

    /// A finite number.
    pub fn number(&self, key: &'static str) -> Result<f64, Problem> {
        self.get(key)?.as_f64().ok_or(Problem::Shape(key, "a number"))
    }

    /// A whole number from 0 up.
    pub fn count(&self, key: &'static str) -> Result<u64, Problem> {
        self.get(key)?.as_f64().and_then(whole).ok_or(Problem::Shape(key, "a whole number from 0 up"))
    }

    /// The two-sided confidence under `conf`; 0.95 where the key is absent.
    pub fn confidence(&self) -> Result<Confidence, Problem> {
        if !self.has("conf") {
            return Ok(Confidence::DEFAULT);
        }
        Confidence::new(self.number("conf")?).ok_or(Problem::Shape("conf", "between 0 and 1"))
    }

    /// An array of numbers without gaps.
    pub fn numbers(&self, key: &'static str) -> Result<Vec<f64>, Problem> {
        self.array(key)?.iter().map(|v| v.as_f64().ok_or(Problem::Shape(key, "an array of numbers"))).collect()
    }

    /// An array of whole numbers from 0 up.
    pub fn counts(&self, key: &'static str) -> Result<Vec<u64>, Problem> {
        let wrong = Problem::Shape(key, "an array of whole numbers from 0 up");
        let count = |value: &Value| value.as_f64().and_then(whole);
        self.array(key)?.iter().map(count).collect::<Option<_>>().ok_or(wrong)
    }

    /// An array in which `null` is a missing answer.
    pub fn answers(&self, key: &'static str) -> Result<Vec<Option<f64>>, Problem> {
        self.array(key)?.iter().map(|v| answer(v, key)).collect()
    }

    /// Rows of whole numbers from 0 up.
    pub fn count_table(&self, key: &'static str) -> Result<Vec<Vec<u64>>, Problem> {
        let wrong = Problem::Shape(key, "rows of whole numbers from 0 up");
        let rows = self.table(key)?;
        let whole_row = |row: &Vec<f64>| row.iter().copied().map(whole).collect::<Option<Vec<u64>>>();
        rows.iter().map(whole_row).collect::<Option<_>>().ok_or(wrong)
    }

    /// Rows of numbers.
    pub fn table(&self, key: &'static str) -> Result<Vec<Vec<f64>>, Problem> {
        self.rows(key, |v| v.as_f64().ok_or(Problem::Shape(key, "an array of arrays of numbers")))
    }

    /// Arrays in which `null` is a missing answer.
    pub fn answer_lists(&self, key: &'static str) -> Result<Vec<Vec<Option<f64>>>, Problem> {
        self.rows(key, |v| answer(v, key))
    }

    /// Labels (of groups, clusters, strata): texts, or numbers as their own text.
    pub fn labels(&self, key: &'static str) -> Result<Vec<String>, Problem> {
        let label = |v: &Value| match v {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(Problem::Shape(key, "an array of texts or numbers")),
        };
        self.array(key)?.iter().map(label).collect()
    }

    /// A text.
    pub fn text(&self, key: &'static str) -> Result<&'a str, Problem> {
        self.get(key)?.as_str().ok_or(Problem::Shape(key, "a text"))
    }

    /// An object of numbers, in the order given.
    pub fn targets(&self, key: &'static str) -> Result<Vec<(String, f64)>, Problem> {
        let object = self.get(key)?.as_object().ok_or(Problem::Shape(key, "an object of numbers"))?;
        object
            .iter()
            .map(|(k, v)| Ok((k.clone(), v.as_f64().ok_or(Problem::Shape(key, "an object of numbers"))?)))
            .collect()
    }

    fn rows<T>(&self, key: &'static str, cell: impl Fn(&Value) -> Result<T, Problem>) -> Result<Vec<Vec<T>>, Problem> {
        let row = |row: &Value| {
            let row = row.as_array().ok_or(Problem::Shape(key, "an array of arrays"))?;
            row.iter().map(&cell).collect()
        };
        self.array(key)?.iter().map(row).collect()
    }

    fn array(&self, key: &'static str) -> Result<&'a Vec<Value>, Problem> {
        self.get(key)?.as_array().ok_or(Problem::Shape(key, "an array"))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be whole and in range")]
fn whole(x: f64) -> Option<u64> {
    /// Up to here a double holds every whole number, and sums of a few counts do not overflow.
    const MOST: f64 = 9.0e15;
    (x >= 0.0 && x.fract() == 0.0 && x < MOST).then_some(x as u64)
}

fn answer(value: &Value, key: &'static str) -> Result<Option<f64>, Problem> {
    if value.is_null() {
        return Ok(None);
    }
    value.as_f64().map(Some).ok_or(Problem::Shape(key, "an array of numbers and nulls"))
}
