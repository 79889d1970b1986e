//! The answers of two waves: of people who answered both times, and of those who answered once.

/// Values of an indicator in two waves.
#[derive(Debug, Clone, Default)]
pub(super) struct Sample {
    /// First and second values of the same people, in the same order.
    pub(super) pre: Vec<f64>,
    pub(super) post: Vec<f64>,
    /// Values of those with an answer at the first time only, or who could not be linked.
    pub(super) only_pre: Vec<f64>,
    /// The same at the second time.
    pub(super) only_post: Vec<f64>,
}

impl Sample {
    /// `pairs` are positions of the same people; `None` where nobody could be recognised.
    pub(super) fn new(before: &[Option<f64>], after: &[Option<f64>], pairs: Option<&[(usize, usize)]>) -> Self {
        let mut sample = Self::default();
        let (mut used_before, mut used_after) = (vec![false; before.len()], vec![false; after.len()]);
        for (from, to) in pairs.unwrap_or_default() {
            if let (Some(Some(pre)), Some(Some(post))) = (before.get(*from), after.get(*to)) {
                sample.pre.push(*pre);
                sample.post.push(*post);
                used_before[*from] = true;
                used_after[*to] = true;
            }
        }
        let rest = |values: &[Option<f64>], used: &[bool]| {
            values.iter().zip(used).filter(|(_, used)| !**used).filter_map(|(value, _)| *value).collect()
        };
        sample.only_pre = rest(before, &used_before);
        sample.only_post = rest(after, &used_after);
        sample.put_in_order();
        sample
    }

    /// By value, so that neither the order of rows nor that of people's numbers leaves a trace in a rounded sum.
    pub(super) fn put_in_order(&mut self) {
        let mut pairs: Vec<(f64, f64)> = self.pre.iter().copied().zip(self.post.iter().copied()).collect();
        pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        (self.pre, self.post) = pairs.into_iter().unzip();
        self.only_pre.sort_unstable_by(f64::total_cmp);
        self.only_post.sort_unstable_by(f64::total_cmp);
    }

    pub(super) fn pairs(&self) -> usize {
        self.pre.len()
    }

    pub(super) fn is_all_paired(&self) -> bool {
        self.only_pre.is_empty() && self.only_post.is_empty()
    }

    /// All first values.
    pub(super) fn all_pre(&self) -> Vec<f64> {
        [self.pre.as_slice(), &self.only_pre].concat()
    }

    /// All second values.
    pub(super) fn all_post(&self) -> Vec<f64> {
        [self.post.as_slice(), &self.only_post].concat()
    }
}
