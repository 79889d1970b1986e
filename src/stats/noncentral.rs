//! Non-central distributions: of test statistics when there is something to find.

use super::distribution::{
    chi_squared_lower_tail, chi_squared_upper_tail, deviance, normal_upper_tail, stirling_error,
};
use super::root::root_from;
use super::{Computed, Interval};

/// P(T <= t) for non-central t with `df` degrees of freedom and non-centrality `delta`, to about 1e-13.
///
/// T = (Z + delta)/S, so the normal probability Φ(t·s - delta) is averaged over S = √(χ²/df) by Gauss-Legendre
/// quadrature, in the stretch where neither factor is settled. Johnson, Kotz & Balakrishnan (1995) Continuous
/// Univariate Distributions 2, chapter 31.
pub fn noncentral_t_lower_tail(t: f64, df: f64, delta: f64) -> f64 {
    /// Standard deviations beyond which a normal probability is 0 or 1 to all digits.
    const SETTLED: f64 = 9.0;
    /// The same for S, whose standard deviation is at most 1/√(2 df).
    const SETTLED_S: f64 = 12.0;
    if t < 0.0 {
        return 1.0 - noncentral_t_lower_tail(-t, df, -delta);
    }
    if t == 0.0 {
        return normal_upper_tail(delta);
    }
    let spread = 1.0 / (2.0 * df).sqrt();
    let certain = (delta + SETTLED) / t;
    let low = ((delta - SETTLED) / t).max(1.0 - SETTLED_S * spread).max(0.0);
    let most = 1.0 + SETTLED_S * spread;
    let high = certain.min(most);
    // The tail of a chi-squared takes as long as its degrees of freedom are many, and S reaches no further than `most`.
    let beyond = if certain > most { 0.0 } else { chi_squared_upper_tail(df * certain.max(0.0).powi(2), df) };
    if low >= high {
        return beyond;
    }
    let density = chi_density(df);
    let between = integral(|s| normal_upper_tail(delta - t * s) * density(s), low, high);
    (between + beyond).clamp(0.0, 1.0)
}

/// Density of √(χ²/df).
fn chi_density(df: f64) -> impl Fn(f64) -> f64 {
    let half = 0.5 * df;
    let (error, scale) = (stirling_error(half), (2.0 * half / std::f64::consts::PI).sqrt());
    move |s| {
        let v = (s - 1.0) * (s + 1.0);
        (-half * (v - v.ln_1p()) - s.ln() - error).exp() * scale
    }
}

/// Gauss-Legendre, ten points on each of equal panels.
fn integral(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    /// Both factors are smooth over a 48th of the stretch where they change.
    const PANELS: u32 = 48;
    const NODES: [(f64, f64); 5] = [
        (0.148_874_338_981_631_21, 0.295_524_224_714_752_87),
        (0.433_395_394_129_247_2, 0.269_266_719_309_996_36),
        (0.679_409_568_299_024_4, 0.219_086_362_515_982_04),
        (0.865_063_366_688_984_5, 0.149_451_349_150_580_6),
        (0.973_906_528_517_171_7, 0.066_671_344_308_688_14),
    ];
    let half = (high - low) / f64::from(2 * PANELS);
    let panel = |i: u32| {
        let centre = low + f64::from(2 * i + 1) * half;
        NODES.iter().map(|(x, w)| w * (f(centre - x * half) + f(centre + x * half))).sum::<f64>()
    };
    half * (0..PANELS).map(panel).sum::<f64>()
}

/// The non-centralities at which an observed `t` lies at the upper and the lower `tail`: the confidence
/// interval an effect size is read from.
///
/// Steiger & Fouladi (1997) in What If There Were No Significance Tests?, chapter 9.
pub fn noncentrality_of_t(t: f64, df: f64, tail: f64) -> Computed<Interval> {
    let step = 2.0 * (1.0 + t * t / (2.0 * df)).sqrt();
    Ok(Interval {
        low: root_from(|delta| noncentral_t_lower_tail(t, df, delta) - (1.0 - tail), t, -step)?,
        high: root_from(|delta| noncentral_t_lower_tail(t, df, delta) - tail, t, step)?,
    })
}

/// P(X <= x) for non-central chi-squared with `df` degrees of freedom and non-centrality `lambda`: a Poisson
/// mixture of central ones. Johnson, Kotz & Balakrishnan (1995), chapter 29.
pub fn noncentral_chi_squared_lower_tail(x: f64, df: f64, lambda: f64) -> f64 {
    /// A mixture weight this small changes no sum.
    const NEGLIGIBLE: f64 = 1e-17;
    let (mean, half) = (0.5 * lambda, 0.5 * x);
    if mean <= 0.0 || half <= 0.0 {
        return chi_squared_lower_tail(x, df);
    }
    // Tails of neighbours differ by one density, so only the one at the mode is computed from nothing.
    let mode = mean.floor();
    let shape = 0.5 * df + mode;
    let (weight_at_mode, tail_at_mode) = (poisson(mode, mean), chi_squared_lower_tail(x, df + 2.0 * mode));
    let mut sum = weight_at_mode * tail_at_mode;
    let (mut weight, mut tail, mut step, mut j) = (weight_at_mode, tail_at_mode, poisson(shape, half), 0.0);
    while weight > NEGLIGIBLE {
        j += 1.0;
        weight *= mean / (mode + j);
        tail = (tail - step).max(0.0);
        step *= half / (shape + j);
        sum += weight * tail;
    }
    (weight, tail, step, j) = (weight_at_mode, tail_at_mode, poisson(shape, half), 0.0);
    while weight > NEGLIGIBLE && j < mode {
        weight *= (mode - j) / mean;
        step *= (shape - j) / half;
        tail = (tail + step).min(1.0);
        j += 1.0;
        sum += weight * tail;
    }
    sum.min(1.0)
}

/// mean^k exp(-mean)/Γ(k+1); Loader (2000).
fn poisson(k: f64, mean: f64) -> f64 {
    if k == 0.0 {
        return (-mean).exp();
    }
    (-stirling_error(k) - deviance(k, mean)).exp() / (std::f64::consts::TAU * k).sqrt()
}

/// The non-centralities at which an observed chi-squared `x` lies at the upper and the lower `tail`, 0 where
/// even no effect puts it closer.
pub fn noncentrality_of_chi_squared(x: f64, df: f64, tail: f64) -> Computed<Interval> {
    let at = |share: f64| {
        let excess = |lambda: f64| noncentral_chi_squared_lower_tail(x, df, lambda) - share;
        if excess(0.0) <= 0.0 { Ok(0.0) } else { root_from(excess, 0.0, 1.0 + 0.1 * x) }
    };
    Ok(Interval { low: at(1.0 - tail)?, high: at(tail)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::distribution::t_upper_tail;

    #[test]
    fn central_is_a_special_case() {
        for (t, df) in [(0.3, 1.0), (2.0, 7.0), (-1.5, 30.0), (1.96, 1e6)] {
            let difference = noncentral_t_lower_tail(t, df, 0.0) - (1.0 - t_upper_tail(t, df));
            assert!(difference.abs() < 1e-12, "{t} {df}: {difference}");
        }
    }

    #[test]
    fn mixture_adds_up() {
        let direct = |x: f64, df: f64, lambda: f64| {
            let term =
                |j: u32| poisson(f64::from(j), lambda / 2.0) * chi_squared_lower_tail(x, df + 2.0 * f64::from(j));
            (0..400).map(term).sum::<f64>()
        };
        for (x, df, lambda) in [(5.0, 3.0, 2.0), (40.0, 1.0, 60.0), (0.1, 4.0, 0.3), (300.0, 9.0, 200.0)] {
            assert!((noncentral_chi_squared_lower_tail(x, df, lambda) - direct(x, df, lambda)).abs() < 1e-13);
        }
        assert!((noncentral_chi_squared_lower_tail(1e4, 3.0, 50.0) - 1.0).abs() < 1e-12);
        assert!((noncentral_t_lower_tail(1e6, 5.0, 3.0) - 1.0).abs() < 1e-12);
    }
}
