//! Neighbouring columns that belong to one question.

use std::ops::Range;

/// Ranges of neighbours that share a key; columns without one stand alone and are left out.
pub(super) fn runs<K: PartialEq>(keys: &[Option<K>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (column, key) in keys.iter().enumerate().filter(|(_, key)| key.is_some()) {
        match found.last_mut() {
            Some(run) if run.end == column && keys[run.start] == *key => run.end = column + 1,
            _ => found.push(column..column + 1),
        }
    }
    found
}

/// How many bytes the texts share at their beginning, up to and with the last `mark` that none of them ends with.
///
/// A question may hold the mark itself, and so may a row: what all of them share is the question.
pub(super) fn shared_beginning(texts: &[&str], mark: &str) -> usize {
    let Some((first, others)) = texts.split_first() else { return 0 };
    let mut same = first.len();
    for other in others {
        let differs = first.char_indices().zip(other.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        same = same.min(differs.unwrap_or(first.len().min(other.len())));
    }
    let shortest = texts.iter().map(|text| text.trim_end().len()).min().unwrap_or(0);
    let ends = first.match_indices(mark).map(|(at, mark)| at + mark.len());
    ends.filter(|end| *end <= same && *end < shortest).last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_with_one_key_make_a_run() {
        let keys = [Some(1), Some(1), None, Some(2), Some(1)];
        assert_eq!(runs(&keys), [0..2, 3..4, 4..5]);
    }

    #[test]
    fn marks_inside_a_question_are_no_end_of_it() {
        let texts = ["Well-being at work - rest", "Well-being at work - sleep-in"];
        assert_eq!(&texts[0][..shared_beginning(&texts, "-")], "Well-being at work -");
        assert_eq!(shared_beginning(&["a - b", "c - d"], "-"), 0);
        assert_eq!(shared_beginning(&["Muu:", "Muu:"], ":"), 0, "nothing would be left of the part");
    }
}
