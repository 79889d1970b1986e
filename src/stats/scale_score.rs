//! One score per respondent from the items of a scale.

/// Mean of the answered items where at least half are answered, else `None`; in scale points.
///
/// An empty scale scores nobody. Fayers & Machin (2016) Quality of Life ("half rule").
pub fn half_rule_scores(items: &[Vec<Option<f64>>]) -> Vec<Option<f64>> {
    let respondents = items.iter().map(Vec::len).min().unwrap_or(0);
    (0..respondents).map(|row| half_rule_score(items.iter().map(|item| item[row]))).collect()
}

fn half_rule_score(answers: impl ExactSizeIterator<Item = Option<f64>>) -> Option<f64> {
    let asked = answers.len();
    let answered: Vec<f64> = answers.flatten().collect();
    let enough = !answered.is_empty() && 2 * answered.len() >= asked;
    enough.then(|| answered.iter().sum::<f64>() / answered.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_enough_and_less_is_not() {
        let items = [vec![Some(4.0), None], vec![None, None], vec![Some(2.0), Some(1.0)], vec![None, None]];
        assert_eq!(half_rule_scores(&items), [Some(3.0), None]);
    }
}
