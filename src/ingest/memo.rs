//! What texts were understood as: exports say the same few things over and over, and each is understood once.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Places in which a text is looked for first.
const NEAR: usize = 64;

/// So many texts are kept: a column in which all are different gains nothing by more.
const MOST: usize = 4096;

/// Texts and what they were understood as.
pub(super) struct Memo<T> {
    /// One text a place, told by its length and ends: nearly every label of a survey is found here.
    near: Vec<Option<(Box<str>, T)>>,
    /// Those whose place was taken.
    far: HashMap<Box<str>, T, RandomState>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { near: Vec::new(), far: HashMap::default() }
    }
}

impl<T: Copy> Memo<T> {
    /// What the text was understood as; `None` if it was not met, or forgotten.
    #[inline]
    pub(super) fn get(&self, text: &str) -> Option<T> {
        match self.near.get(place(text)) {
            Some(Some((known, value))) if **known == *text => Some(*value),
            _ if self.far.is_empty() => None,
            _ => self.far.get(text).copied(),
        }
    }

    /// Remembers what the text was understood as.
    pub(super) fn keep(&mut self, text: &str, value: T) {
        self.near.resize_with(NEAR, || None);
        match self.near.get_mut(place(text)) {
            Some(free @ None) => *free = Some((text.into(), value)),
            _ if self.far.len() < MOST => {
                self.far.insert(text.into(), value);
            }
            _ => {}
        }
    }
}

/// Labels of one question differ in length, and names of groups in their last letters.
fn place(text: &str) -> usize {
    let bytes = text.as_bytes();
    let byte = |at: Option<&u8>| at.map_or(0, |byte| usize::from(*byte));
    let before_last = bytes.len().checked_sub(2).and_then(|at| bytes.get(at));
    (bytes.len() + 5 * byte(bytes.first()) + 11 * byte(bytes.last()) + 3 * byte(before_last)) % NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_keeps_its_own_value_whether_near_or_far() {
        let mut memo = Memo::default();
        let texts: Vec<String> = (0..500).map(|i| format!("Yksikkö {i}")).collect();
        for (i, text) in texts.iter().enumerate() {
            assert_eq!(memo.get(text), None);
            memo.keep(text, i);
        }
        assert!(texts.iter().enumerate().all(|(i, text)| memo.get(text) == Some(i)));
    }

    #[test]
    fn what_is_not_kept_is_met_anew() {
        let mut memo = Memo::default();
        let texts: Vec<String> = (0..3 * MOST).map(|i| i.to_string()).collect();
        for text in &texts {
            memo.keep(text, text.len());
        }
        assert!(texts.iter().all(|text| memo.get(text).is_none_or(|length| length == text.len())));
        assert!(memo.far.len() <= MOST);
    }
}
