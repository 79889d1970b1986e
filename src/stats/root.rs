//! Where a continuous function crosses zero, and from which count on a condition holds.

use super::{Computed, Interval, Refusal};

/// Steps before giving up; bisection alone needs about 1075 to exhaust all doubles, in practice 10 suffice.
const MOST_STEPS: usize = 2000;

/// The root of `f` between `low` and `high`, to the last digits a double holds.
///
/// Chandrupatla's method: inverse quadratic interpolation where it is safe, bisection elsewhere, so
/// the bracket always shrinks. An end at which `f` is zero is returned as it is; infinite values of `f`
/// are allowed. Refuses with `NoConvergence` when `f` has the same sign at both ends or is NaN.
///
/// Chandrupatla (1997) Advances in Engineering Software 28:145.
pub fn root(f: impl Fn(f64) -> f64, low: f64, high: f64) -> Computed<f64> {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 {
        return Ok(a);
    }
    if fb == 0.0 {
        return Ok(b);
    }
    if fa.is_nan() || fb.is_nan() || (fa > 0.0) == (fb > 0.0) {
        return Err(Refusal::NoConvergence);
    }
    let mut step = 0.5;
    for _ in 0..MOST_STEPS {
        let x = a + step * (b - a);
        let fx = f(x);
        if fx.is_nan() {
            return Err(Refusal::NoConvergence);
        }
        let (c, fc);
        if (fx > 0.0) == (fa > 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, fc) = (b, fb);
            (b, fb) = (a, fa);
        }
        (a, fa) = (x, fx);
        let best = if fa.abs() < fb.abs() { a } else { b };
        let smallest = f64::EPSILON * best.abs() + f64::MIN_POSITIVE;
        let width = (b - a).abs();
        if fa == 0.0 || 2.0 * smallest >= width {
            return Ok(best);
        }
        let least = smallest / width;
        step = interpolated(a, b, c, fa, fb, fc).unwrap_or(0.5).clamp(least, 1.0 - least);
    }
    Err(Refusal::NoConvergence)
}

fn interpolated(a: f64, b: f64, c: f64, fa: f64, fb: f64, fc: f64) -> Option<f64> {
    let xi = (a - b) / (c - b);
    let phi = (fa - fb) / (fc - fb);
    if phi * phi >= xi || (1.0 - phi) * (1.0 - phi) >= 1.0 - xi {
        return None;
    }
    let step = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb);
    step.is_finite().then_some(step)
}

/// The root of `f` nearest to `start` on the side of `step`: steps double until the sign changes.
///
/// Refuses with `NoConvergence` when it never does.
pub fn root_from(f: impl Fn(f64) -> f64, start: f64, step: f64) -> Computed<f64> {
    /// Doublings tried: a factor of 10^15.
    const DOUBLINGS: u32 = 50;
    let (mut last, mut step) = (start, step);
    let positive = f(start) > 0.0;
    for _ in 0..DOUBLINGS {
        let next = last + step;
        let value = f(next);
        if value == 0.0 || (value > 0.0) != positive {
            return root(f, last, next);
        }
        (last, step) = (next, 2.0 * step);
    }
    Err(Refusal::NoConvergence)
}

/// The root of a rising `f` on whichever side of `start` it lies; refuses like [`root_from`].
pub fn root_of_rising(f: impl Fn(f64) -> f64, start: f64, step: f64) -> Computed<f64> {
    let step = if f(start) > 0.0 { -step } else { step };
    root_from(f, start, step)
}

/// Limits of a score interval: the parameters within `range` whose squared distance from the `estimate` is
/// `allowed`, which is z² times the variance if that parameter were the true one.
///
/// At an end of the range the variance vanishes, so an estimate that lies there is a limit itself.
pub fn score_limits(estimate: f64, range: Interval, allowed: impl Fn(f64) -> f64) -> Computed<Interval> {
    // A bounded form of "statistic minus z²": -1 at the estimate, 1 where the variance vanishes.
    let excess = |parameter: f64| {
        let distance = (estimate - parameter) * (estimate - parameter);
        let allowed = allowed(parameter);
        if distance == 0.0 { -1.0 } else { (distance - allowed) / (distance + allowed) }
    };
    let towards = |end: f64| if estimate == end { Ok(end) } else { root(excess, end, estimate) };
    Ok(Interval { low: towards(range.low)?, high: towards(range.high)? })
}

/// The first count from `low` on for which `holds`, given that it holds from there on; `high` at the latest.
pub fn first(low: u64, high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (low, high);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_roots_to_the_last_digit() {
        assert!(root(|x| x * x - 2.0, 0.0, 2.0).is_ok_and(|x| (x - 2.0_f64.sqrt()).abs() < 1e-15));
        assert!(root(|x| (x - 1e-12).powi(3), -1.0, 1.0).is_ok_and(|x| (x - 1e-12).abs() < 1e-15));
        assert!(root(|x| 1.0 / x - 4.0, 0.0, 1.0).is_ok_and(|x| (x - 0.25).abs() < 1e-15));
        assert_eq!(root(|x| x * x + 1.0, -1.0, 1.0), Err(Refusal::NoConvergence));
        for start in [-9.0, 0.0, 3.0, 9.0] {
            let found = root_of_rising(|x| x.exp() - 20.0, start, 0.5);
            assert!(found.is_ok_and(|x| (x - 20.0_f64.ln()).abs() < 1e-14), "{found:?}");
        }
    }
}
