//! What the values of a column stand for, as a code book says it.

/// Values with their labels, and the values that stand for no answer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ValueLabels {
    /// Value as it stands in a cell, and its label, in the order of the code book.
    pub(crate) labels: Vec<(String, String)>,
    /// Values that the author of the file declared to be missing; they may have labels.
    pub(crate) missing: Vec<MissingValue>,
}

/// A value, or a range of them, that stands for no answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum MissingValue {
    /// This value.
    One(String),
    /// Every number from the first to the second, both included.
    Range(f64, f64),
}

impl ValueLabels {
    /// The label of a value.
    pub(crate) fn label(&self, value: &str) -> Option<&str> {
        self.labels.iter().find(|(known, _)| same(known, value)).map(|(_, label)| label.as_str())
    }

    /// Whether the value stands for no answer.
    pub(crate) fn is_missing(&self, value: &str) -> bool {
        self.missing.iter().any(|missing| match missing {
            MissingValue::One(known) => same(known, value),
            MissingValue::Range(low, high) => {
                value.trim().parse::<f64>().is_ok_and(|number| (*low..=*high).contains(&number))
            }
        })
    }
}

/// `1` and `1.0` are one value.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    one == other || one.parse::<f64>().is_ok_and(|number| other.parse() == Ok(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_however_their_number_is_written() {
        let labels = ValueLabels {
            labels: vec![("1".into(), "eri mieltä".into()), ("A2".into(), "samaa mieltä".into())],
            missing: vec![MissingValue::One("-1".into()), MissingValue::Range(2000.0, 3000.0)],
        };
        assert_eq!(
            (labels.label("1.0"), labels.label("A2"), labels.label("2")),
            (Some("eri mieltä"), Some("samaa mieltä"), None)
        );
        assert!(
            labels.is_missing("-1.0")
                && labels.is_missing("2500")
                && !labels.is_missing("3001")
                && !labels.is_missing("")
        );
    }
}
