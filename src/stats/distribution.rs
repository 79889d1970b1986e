//! Probabilities and quantiles of the distributions that intervals and tests are built on.
//!
//! The special functions are `statrs`'s where they are exact enough, as its incomplete gamma function is.
//! Its erfc is right to ten digits only, so the normal tails are taken from `libm`'s. Its
//! incomplete beta function stops after 140 terms and takes its leading factor from logarithms of gamma
//! functions, which loses nine digits at counts of a million; here the factor is Loader's saddle-point form
//! and the continued fraction runs to the end. Quantiles are polished on these tails.
//!
//! Arguments are assumed to be in range (`0 <= p <= 1`, degrees of freedom and shapes above 0).

use libm::erfc;
use statrs::function::{erf, gamma};

use super::root::root_of_rising;
use super::{Computed, Confidence, Refusal};

/// Newton steps of a quantile before its bracket is good enough anyway.
const MOST_STEPS: usize = 400;

/// Terms of a continued fraction: about twice the root of the larger shape are needed.
const MOST_TERMS: u32 = 200_000;

/// P(Z > z) for a standard normal Z.
pub fn normal_upper_tail(z: f64) -> f64 {
    let half = 0.5 * normal_two_sided(z);
    if z > 0.0 { half } else { 1.0 - half }
}

/// P(|Z| > |z|) for a standard normal Z: the two-sided p-value.
pub fn normal_two_sided(z: f64) -> f64 {
    erfc(z.abs() * std::f64::consts::FRAC_1_SQRT_2)
}

/// The z with P(Z > z) = `tail`.
pub fn normal_upper_quantile(tail: f64) -> f64 {
    if tail > 0.5 {
        return -normal_upper_quantile(1.0 - tail);
    }
    let z = std::f64::consts::SQRT_2 * erf::erfc_inv(2.0 * tail);
    let density = (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt();
    if density > 0.0 { z + (normal_upper_tail(z) - tail) / density } else { z }
}

/// The z of a two-sided interval (1.96 at 95 %).
pub fn critical_z(confidence: Confidence) -> f64 {
    normal_upper_quantile(confidence.alpha() / 2.0)
}

/// A probability and its complement, each to its own full precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tails {
    /// P(X <= x).
    pub lower: f64,
    /// P(X > x).
    pub upper: f64,
}

/// Both tails of the beta distribution with shapes `a` and `b`, at `x` with `y` = 1 - x given apart
/// because near 1 the complement would lose its digits.
///
/// Continued fraction by Lentz's method: Press et al. (2007) Numerical Recipes, section 6.4.
pub fn beta_tails(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if x <= 0.0 {
        return Tails { lower: 0.0, upper: 1.0 };
    }
    if y <= 0.0 {
        return Tails { lower: 1.0, upper: 0.0 };
    }
    let small = x < (a + 1.0) / (a + b + 2.0);
    let (a, b, x, y) = if small { (a, b, x, y) } else { (b, a, y, x) };
    let part = (b / (a + b) * binomial_density(a, b, x, y) * beta_fraction(a, b, x)).clamp(0.0, 1.0);
    if small { Tails { lower: part, upper: 1.0 - part } } else { Tails { lower: 1.0 - part, upper: part } }
}

fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let away_from_zero = |v: f64| if v.abs() < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        value *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

/// Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · x^a · y^b with `y` = 1 - x: the binomial probability of `a` successes and
/// `b` failures, for whole and broken numbers above 0.
///
/// Loader (2000) Fast and accurate computation of binomial probabilities.
pub fn binomial_density(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    exponent.exp() * (n / (std::f64::consts::TAU * a * b)).sqrt()
}

/// ln Γ(z+1) minus Stirling's approximation of it, carried up to where the series is exact:
/// taken from ln Γ itself it would be a small difference of large numbers.
pub(super) fn stirling_error(z: f64) -> f64 {
    /// From here on the series below is exact to the last digit.
    const SERIES_FROM: f64 = 15.0;
    let (mut z, mut carried) = (z, 0.0);
    while z < SERIES_FROM {
        carried += (z + 0.5) * (1.0 / z).ln_1p() - 1.0;
        z += 1.0;
    }
    let s = 1.0 / (z * z);
    carried + (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - s / 1188.0) * s) * s) * s) / z
}

/// x ln(x/m) + m - x without cancellation where x is near m.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() + m - x;
    }
    let v = (x - m) / (x + m);
    let mut sum = (x - m) * v;
    let mut term = 2.0 * x * v;
    for j in 1..MOST_STEPS {
        term *= v * v;
        let next = sum + term / (2 * j + 1) as f64;
        if next == sum {
            break;
        }
        sum = next;
    }
    sum
}

/// The x with P(X <= x) = `p` for a beta distribution with shapes `a` and `b`.
pub fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    // Solved on the side where x is small, so that x keeps its relative precision.
    if p > beta_tails(a, b, 0.5, 0.5).lower {
        return 1.0 - lower_beta_quantile(1.0 - p, p, b, a);
    }
    lower_beta_quantile(p, 1.0 - p, a, b)
}

fn lower_beta_quantile(p: f64, q: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = a / (a + b);
    for _ in 0..MOST_STEPS {
        let tails = beta_tails(a, b, x, 1.0 - x);
        let excess = if p < q { tails.lower - p } else { q - tails.upper };
        if excess > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = a * b / (a + b) * binomial_density(a, b, x, 1.0 - x) / (x * (1.0 - x));
        let newton = x - excess / density;
        if (newton - x).abs() <= 2.0 * f64::EPSILON * x || high - low <= f64::EPSILON * low {
            break;
        }
        x = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
    }
    x
}

/// P(T > t) for Student's t with `df` degrees of freedom.
pub fn t_upper_tail(t: f64, df: f64) -> f64 {
    let half = 0.5 * t_two_sided(t, df);
    if t >= 0.0 { half } else { 1.0 - half }
}

/// P(|T| > |t|) for Student's t: the two-sided p-value. Infinite `df` is the normal distribution.
pub fn t_two_sided(t: f64, df: f64) -> f64 {
    if df.is_infinite() {
        return normal_two_sided(t);
    }
    if t.is_infinite() {
        return 0.0;
    }
    let scale = df + t * t;
    beta_tails(0.5 * df, 0.5, df / scale, t * t / scale).lower
}

/// The t with P(T > t) = `tail`, for `tail` up to 1/2. Infinite `df` is the normal distribution.
pub fn t_upper_quantile(tail: f64, df: f64) -> f64 {
    if tail >= 0.5 {
        return 0.0;
    }
    if df.is_infinite() {
        return normal_upper_quantile(tail);
    }
    // The tail is convex in t > 0 and the normal quantile lies below the root, so every Newton step
    // moves up towards it and none goes beyond.
    let ln_scale =
        gamma::ln_gamma(0.5 * (df + 1.0)) - gamma::ln_gamma(0.5 * df) - 0.5 * (df * std::f64::consts::PI).ln();
    let mut t = normal_upper_quantile(tail);
    for _ in 0..MOST_STEPS {
        let density = (ln_scale - 0.5 * (df + 1.0) * (t * t / df).ln_1p()).exp();
        let step = (t_upper_tail(t, df) - tail) / density;
        t += step;
        if step.abs() <= 4.0 * f64::EPSILON * t {
            break;
        }
    }
    t
}

/// The t of a two-sided interval with `df` degrees of freedom.
pub fn critical_t(confidence: Confidence, df: f64) -> f64 {
    t_upper_quantile(confidence.alpha() / 2.0, df)
}

/// P(F > f) for Fisher's F with `df1` and `df2` degrees of freedom.
pub fn f_upper_tail(f: f64, df1: f64, df2: f64) -> f64 {
    if f.is_infinite() {
        return 0.0;
    }
    let scale = df2 + df1 * f;
    beta_tails(0.5 * df2, 0.5 * df1, df2 / scale, df1 * f / scale).lower
}

/// The f with P(F > f) = `tail`. Refuses degrees of freedom not above 0 with `TooFew`.
pub fn f_upper_quantile(tail: f64, df1: f64, df2: f64) -> Computed<f64> {
    if !(df1 > 0.0 && df2 > 0.0) {
        return Err(Refusal::TooFew { needed: 2, found: 1 });
    }
    // On the logarithm, because with few degrees of freedom the quantile can be millions.
    root_of_rising(|ln_f| tail - f_upper_tail(ln_f.exp(), df1, df2), 0.0, 1.0).map(f64::exp)
}

/// P(X > x) for chi-squared with `df` degrees of freedom.
pub fn chi_squared_upper_tail(x: f64, df: f64) -> f64 {
    gamma::checked_gamma_ur(0.5 * df, 0.5 * x).unwrap_or(if x <= 0.0 { 1.0 } else { 0.0 })
}

/// P(X <= x) for chi-squared with `df` degrees of freedom.
pub fn chi_squared_lower_tail(x: f64, df: f64) -> f64 {
    gamma::checked_gamma_lr(0.5 * df, 0.5 * x).unwrap_or(if x <= 0.0 { 0.0 } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: f64, want: f64) {
        assert!((got - want).abs() <= 1e-13 * want.abs().max(1e-3), "{got} instead of {want}");
    }

    /// R 4.2.2: qnorm, qt, qbeta, pt, pf, pchisq.
    #[test]
    fn known_values() {
        near(normal_upper_quantile(0.025), 1.959_963_984_540_054);
        near(t_upper_quantile(0.025, 1.0), 12.706_204_736_174_7);
        near(t_upper_quantile(0.025, 10.0), 2.228_138_851_986_274);
        near(beta_quantile(0.025, 1.0, 1.0), 0.025);
        near(beta_quantile(0.975, 1.0, 10.0), 1.0 - 0.025_f64.powf(0.1));
        near(t_two_sided(1.0, 1.0), 0.5);
        near(f_upper_tail(1.0, 2.0, 2.0), 0.5);
        near(f_upper_tail(1.001, 2.0, 6e6), (-3e6 * (1.001 / 3e6_f64).ln_1p()).exp());
        near(f_upper_quantile(0.025, 2.0, 7.0).unwrap_or(0.0), 3.5 * (0.025_f64.powf(-2.0 / 7.0) - 1.0));
        near(t_upper_quantile(0.025, f64::INFINITY), 1.959_963_984_540_054);
        near(chi_squared_upper_tail(f64::INFINITY, 2.0), 0.0);
        near(chi_squared_upper_tail(2.0, 2.0), (-1.0_f64).exp());
    }

    /// An incomplete gamma function is the same by another way, to fourteen digits. The square of its argument is rounded,
    /// which far out is multiplied by the argument.
    #[test]
    fn normal_tails_agree_with_incomplete_gamma() {
        for step in 0..=3_600 {
            let z = f64::from(step) / 100.0;
            let expected = chi_squared_upper_tail(z * z, 1.0);
            let allowed = 2e-14 + 4e-16 * z * z;
            assert!((normal_two_sided(z) / expected - 1.0).abs() < allowed, "{z}: {} {expected}", normal_two_sided(z));
            assert!((normal_upper_tail(z) + normal_upper_tail(-z) - 1.0).abs() < 1e-15, "-{z}");
        }
    }

    #[test]
    fn tails_hold_at_millions() {
        let tails = beta_tails(1e6, 1e6, 0.5, 0.5);
        assert!((tails.lower - 0.5).abs() < 1e-12);
        let (a, b) = (3e6, 7e6);
        let x = beta_quantile(0.025, a, b);
        assert!((beta_tails(a, b, x, 1.0 - x).lower - 0.025).abs() < 1e-12);
    }
}
