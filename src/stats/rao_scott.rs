//! Independence of two groupings under a complex design.

use nalgebra::{DMatrix, DVector};

use super::design::Design;
use super::distribution::f_upper_tail;
use super::{Computed, Refusal};

/// Rao and Scott's F statistic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RaoScott {
    /// Pearson's chi-squared of the weighted table over the trace of the design effects.
    pub f: f64,
    /// Degrees of freedom above, (trace)² / trace of the square.
    pub df1: f64,
    /// Degrees of freedom below, `df1` times those of the design.
    pub df2: f64,
}

impl RaoScott {
    /// p-value of independence.
    pub fn p(&self) -> f64 {
        f_upper_tail(self.f, self.df1, self.df2)
    }
}

/// Second-order corrected test that `rows` and `columns` (indices from 0) are independent.
///
/// Refuses rows and columns without weight ([`Refusal::EmptyCell`]), a single row or column, and singular
/// covariances. Rao & Scott (1984) Ann. Stat. 12:46; Thomas & Rao (1987) JASA 82:630.
pub fn rao_scott(design: &Design, rows: &[usize], columns: &[usize]) -> Computed<RaoScott> {
    if rows.len() != columns.len() || rows.len() != design.weights().len() {
        return Err(Refusal::UnequalLengths);
    }
    let count = |indices: &[usize]| indices.iter().max().map_or(0, |last| last + 1);
    let (height, width) = (count(rows), count(columns));
    if height < 2 || width < 2 {
        return Err(Refusal::TooFew { needed: 2, found: height.min(width) });
    }
    let cell: Vec<usize> = rows.iter().zip(columns).map(|(row, column)| row * width + column).collect();
    let shares = cell_shares(design, &cell, height * width);
    let margin_row = |i: usize| (0..width).map(|j| shares[i * width + j]).sum::<f64>();
    let margin_column = |j: usize| (0..height).map(|i| shares[i * width + j]).sum::<f64>();
    if (0..height).any(|i| margin_row(i) == 0.0) || (0..width).any(|j| margin_column(j) == 0.0) {
        return Err(Refusal::EmptyCell);
    }
    let n = rows.len() as f64;
    let pearson: f64 = (0..height * width)
        .map(|index| {
            let expected = margin_row(index / width) * margin_column(index % width);
            n * (shares[index] - expected).powi(2) / expected
        })
        .sum();
    let effects = design_effects(design, &cell, &shares, height, width)?;
    let trace = effects.trace();
    let df1 = trace * trace / (&effects * &effects).trace();
    if !(trace > 0.0 && df1.is_finite()) {
        return Err(Refusal::NoVariation);
    }
    Ok(RaoScott { f: pearson / trace, df1, df2: df1 * design.df() })
}

fn cell_shares(design: &Design, cell: &[usize], cells: usize) -> DVector<f64> {
    let total: f64 = design.weights().iter().sum();
    let mut shares = DVector::zeros(cells);
    design.weights().iter().zip(cell).for_each(|(weight, index)| shares[*index] += weight / total);
    shares
}

/// (C' D⁻¹ C / n)⁻¹ C' D⁻¹ V D⁻¹ C: the generalised design effects of the interaction contrasts, C the
/// interactions cleared of row and column effects, D the cell shares, V their design covariance.
fn design_effects(
    design: &Design,
    cell: &[usize],
    shares: &DVector<f64>,
    height: usize,
    width: usize,
) -> Computed<DMatrix<f64>> {
    let n = cell.len() as f64;
    let total: f64 = design.weights().iter().sum();
    let contributions = |index: usize| -> Vec<f64> {
        let inside = |at: usize| if at == index { 1.0 } else { 0.0 };
        design.weights().iter().zip(cell).map(|(w, at)| w * (inside(*at) - shares[index]) / total).collect()
    };
    let columns: Vec<Vec<f64>> = (0..shares.len()).map(contributions).collect();
    let covariance = design.covariance_of_totals(&columns)?;
    let inverse_shares = DMatrix::from_diagonal(&shares.map(|share| if share == 0.0 { 0.0 } else { 1.0 / share }));
    let contrasts = interaction_contrasts(height, width)?;
    let scaled = &inverse_shares * &contrasts;
    let independent = contrasts.transpose() * &scaled / n;
    let actual = scaled.transpose() * covariance * &scaled;
    independent.lu().solve(&actual).ok_or(Refusal::Singular)
}

/// Products of row and column indicators, less their projection on the row and column indicators.
fn interaction_contrasts(height: usize, width: usize) -> Computed<DMatrix<f64>> {
    let indicator = |yes: bool| if yes { 1.0 } else { 0.0 };
    let main = DMatrix::from_fn(height * width, height + width - 1, |cell, effect| match effect {
        0 => 1.0,
        effect if effect < height => indicator(cell / width == effect),
        effect => indicator(cell % width == effect - height + 1),
    });
    let interactions = DMatrix::from_fn(height * width, (height - 1) * (width - 1), |cell, effect| {
        indicator(cell / width == effect / (width - 1) + 1 && cell % width == effect % (width - 1) + 1)
    });
    let gram = main.transpose() * &main;
    let coefficients = gram.cholesky().ok_or(Refusal::Singular)?.solve(&(main.transpose() * &interactions));
    Ok(interactions - main * coefficients)
}
