//! Tables of counts with several rows and columns: are rows and columns related, and how strongly.

use super::chi_squared::ChiSquared;
use super::noncentral::noncentrality_of_chi_squared;
use super::{Computed, Confidence, Interval, Refusal};

/// Counts by row and column, with no empty row or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contingency {
    pub(super) cells: Vec<Vec<u64>>,
    pub(super) rows: Vec<u64>,
    pub(super) columns: Vec<u64>,
}

impl Contingency {
    /// Refuses with `UnequalLengths` for rows of different length, with `TooFew` below two rows or columns, and
    /// with `EmptyCell` for an empty row or column: whoever wants it dropped drops it.
    pub fn new(cells: &[Vec<u64>]) -> Computed<Self> {
        let width = cells.first().map_or(0, Vec::len);
        if cells.iter().any(|row| row.len() != width) {
            return Err(Refusal::UnequalLengths);
        }
        let found = cells.len().min(width);
        if found < 2 {
            return Err(Refusal::TooFew { needed: 2, found });
        }
        let rows: Vec<u64> = cells.iter().map(|row| row.iter().sum()).collect();
        let columns: Vec<u64> = (0..width).map(|j| cells.iter().map(|row| row[j]).sum()).collect();
        if rows.contains(&0) || columns.contains(&0) {
            return Err(Refusal::EmptyCell);
        }
        Ok(Self { cells: cells.to_vec(), rows, columns })
    }

    /// Everybody.
    pub fn total(&self) -> u64 {
        self.rows.iter().sum()
    }

    fn expected(&self) -> impl Iterator<Item = (f64, f64)> {
        let total = self.total() as f64;
        self.cells.iter().zip(&self.rows).flat_map(move |(cells, row)| {
            cells
                .iter()
                .zip(&self.columns)
                .map(move |(cell, column)| (*cell as f64, *row as f64 * *column as f64 / total))
        })
    }

    /// The smaller of rows and columns, less one: the most that phi squared can reach.
    fn most(&self) -> f64 {
        (self.rows.len().min(self.columns.len()) - 1) as f64
    }
}

/// Pearson's chi-squared test that rows and columns are independent, without continuity correction.
///
/// Σ (observed - expected)²/expected with (r-1)(c-1) degrees of freedom; right when expected counts are
/// [large enough](expected_counts). Pearson (1900) Philosophical Magazine 50:157.
pub fn chi_squared(table: &Contingency) -> ChiSquared {
    let statistic = table.expected().map(|(cell, expected)| (cell - expected).powi(2) / expected).sum();
    let df = ((table.rows.len() - 1) * (table.columns.len() - 1)) as f64;
    ChiSquared { statistic, df }
}

/// How large the expected counts are, which decides whether chi-squared may be trusted: not when more than a
/// fifth are below 5 or any is below 1. Cochran (1954) Biometrics 10:417.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedCounts {
    /// The smallest one.
    pub smallest: f64,
    /// Share of cells expected to hold fewer than five, 0..1.
    pub share_below_5: f64,
}

/// See [`ExpectedCounts`].
pub fn expected_counts(table: &Contingency) -> ExpectedCounts {
    const SMALL: f64 = 5.0;
    let cells = table.rows.len() * table.columns.len();
    ExpectedCounts {
        smallest: table.expected().map(|(_, expected)| expected).fold(f64::INFINITY, f64::min),
        share_below_5: table.expected().filter(|(_, expected)| *expected < SMALL).count() as f64 / cells as f64,
    }
}

/// Cramer's V: √(chi²/(n·(min(r, c) - 1))), 0..1. Cramer (1946) Mathematical Methods of Statistics.
pub fn cramers_v(table: &Contingency) -> f64 {
    (chi_squared(table).statistic / (table.total() as f64 * table.most())).sqrt().min(1.0)
}

/// Cramer's V without most of its bias upwards, 0..1; 0 where chi² is below its expectation.
///
/// Refuses with `NotDefined` for about as few answers as rows or columns, where the correction takes everything
/// away. Bergsma (2013) Journal of the Korean Statistical Society 42:323.
pub fn cramers_v_bias_corrected(table: &Contingency) -> Computed<f64> {
    let less = table.total() as f64 - 1.0;
    let (r, c) = (table.rows.len() as f64, table.columns.len() as f64);
    let excess = chi_squared(table).statistic / (less + 1.0) - (r - 1.0) * (c - 1.0) / less;
    let shrunk = |k: f64| k - (k - 1.0).powi(2) / less;
    let most = shrunk(r).min(shrunk(c)) - 1.0;
    if most <= 0.0 {
        return Err(Refusal::NotDefined);
    }
    Ok((excess.max(0.0) / most).sqrt().min(1.0))
}

/// Two-sided interval for Cramer's V from the non-centrality of chi-squared, within 0..1.
///
/// [0, 0] when chi² is exactly 0. Steiger & Fouladi (1997) in What If There Were No Significance Tests?;
/// Smithson (2003) Confidence Intervals, chapter 4.
pub fn cramers_v_interval(table: &Contingency, confidence: Confidence) -> Computed<Interval> {
    let test = chi_squared(table);
    let limits = noncentrality_of_chi_squared(test.statistic, test.df, confidence.alpha() / 2.0)?;
    let scale = table.total() as f64 * table.most();
    Ok(Interval { low: (limits.low / scale).sqrt(), high: (limits.high / scale).sqrt() }.within(0.0, 1.0))
}
