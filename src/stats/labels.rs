//! Labels of groups, clusters and strata as indices from 0, in order of the labels.

/// The distinct labels, sorted, and for each entry where its label stands among them.
pub fn indexed<T: Ord + Clone>(labels: &[T]) -> (Vec<T>, Vec<usize>) {
    let mut distinct = labels.to_vec();
    distinct.sort();
    distinct.dedup();
    let indices = labels.iter().map(|label| distinct.partition_point(|other| other < label)).collect();
    (distinct, indices)
}
