//! Whether answers in several categories are distributed alike at two times, the same people answering.

use nalgebra::{DMatrix, DVector};

use super::chi_squared::ChiSquared;
use super::{Computed, Refusal};

/// Which test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum MarginalTest {
    /// Equal margins, with the covariance under equality.
    /// Stuart (1955) Biometrika 42:412; Maxwell (1970) Br. J. Psychiatry 116:651.
    #[default]
    StuartMaxwell,
    /// Equal margins, with the unrestricted covariance: W / (1 - W/n), W Stuart and Maxwell's.
    /// Bhapkar (1966) JASA 61:228.
    Bhapkar,
    /// Symmetry of the table, which is more than equal margins. Bowker (1948) JASA 43:572.
    Bowker,
    /// Equal mean category number, one degree of freedom: for ordered categories.
    /// Agresti (2010) Analysis of Ordinal Categorical Data.
    Ordinal,
}

/// The test of `table`, rows the first answer and columns the second, as counts.
///
/// Stuart-Maxwell and Bhapkar refuse when the people who moved do not connect all categories
/// ([`Refusal::Singular`]: merge categories); Bowker refuses two categories that nobody exchanged
/// ([`Refusal::EmptyCell`]); the ordinal test refuses when nobody moved. All refuse tables that are not
/// square, have one category, or hold negative counts.
pub fn marginal_test(table: &[Vec<f64>], test: MarginalTest) -> Computed<ChiSquared> {
    let k = table.len();
    if table.iter().any(|row| row.len() != k) {
        return Err(Refusal::UnequalLengths);
    }
    if k < 2 {
        return Err(Refusal::TooFew { needed: 2, found: k });
    }
    if table.iter().flatten().any(|count| *count < 0.0 || !count.is_finite()) {
        return Err(Refusal::OutOfRange);
    }
    match test {
        MarginalTest::StuartMaxwell => stuart_maxwell(table),
        MarginalTest::Bhapkar => {
            let stuart = stuart_maxwell(table)?;
            let n: f64 = table.iter().flatten().sum();
            let left = 1.0 - stuart.statistic / n;
            if left <= f64::EPSILON {
                return Err(Refusal::AtTheEdge);
            }
            Ok(ChiSquared { statistic: stuart.statistic / left, df: stuart.df })
        }
        MarginalTest::Bowker => bowker(table),
        MarginalTest::Ordinal => ordinal(table),
    }
}

fn stuart_maxwell(table: &[Vec<f64>]) -> Computed<ChiSquared> {
    if !moves_connect(table) {
        return Err(Refusal::Singular);
    }
    // One category follows from the others.
    let free = table.len() - 1;
    let row = |i: usize| table[i].iter().sum::<f64>();
    let column = |i: usize| table.iter().map(|row| row[i]).sum::<f64>();
    let shift = DVector::from_fn(free, |i, _| row(i) - column(i));
    let covariance = DMatrix::from_fn(free, free, |i, j| {
        if i == j { row(i) + column(i) - 2.0 * table[i][i] } else { -table[i][j] - table[j][i] }
    });
    let solved = covariance.cholesky().ok_or(Refusal::Singular)?.solve(&shift);
    Ok(ChiSquared { statistic: shift.dot(&solved), df: free as f64 })
}

/// The covariance is the Laplacian of the graph of moves: regular exactly when that graph is connected.
fn moves_connect(table: &[Vec<f64>]) -> bool {
    let mut reached = vec![false; table.len()];
    let mut open = vec![0];
    while let Some(category) = open.pop() {
        if std::mem::replace(&mut reached[category], true) {
            continue;
        }
        open.extend((0..table.len()).filter(|other| table[category][*other] + table[*other][category] > 0.0));
    }
    reached.iter().all(|reached| *reached)
}

fn bowker(table: &[Vec<f64>]) -> Computed<ChiSquared> {
    let (mut statistic, mut df) = (0.0, 0.0);
    for (i, row) in table.iter().enumerate() {
        for (one_way, other) in row.iter().zip(table).take(i).map(|(count, other)| (count, other[i])) {
            let exchanged = one_way + other;
            if exchanged == 0.0 {
                return Err(Refusal::EmptyCell);
            }
            statistic += (one_way - other).powi(2) / exchanged;
            df += 1.0;
        }
    }
    Ok(ChiSquared { statistic, df })
}

fn ordinal(table: &[Vec<f64>]) -> Computed<ChiSquared> {
    let (mut shift, mut squares) = (0.0, 0.0);
    for (i, row) in table.iter().enumerate() {
        for (j, count) in row.iter().enumerate() {
            let steps = i as f64 - j as f64;
            shift += count * steps;
            squares += count * steps * steps;
        }
    }
    if squares == 0.0 {
        Err(Refusal::NoVariation)
    } else {
        Ok(ChiSquared { statistic: shift * shift / squares, df: 1.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_categories_are_mcnemar() {
        let table = [vec![10.0, 3.0], vec![9.0, 20.0]];
        for test in [MarginalTest::StuartMaxwell, MarginalTest::Bowker, MarginalTest::Ordinal] {
            assert!(marginal_test(&table, test).is_ok_and(|found| (found.statistic - 3.0).abs() < 1e-12));
        }
        let still = [vec![5.0, 0.0], vec![0.0, 6.0]];
        assert_eq!(marginal_test(&still, MarginalTest::StuartMaxwell), Err(Refusal::Singular));
    }
}
