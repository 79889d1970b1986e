//! Count, mean and spread of a group, so that a part can be taken from the whole without its values.

use super::equality::same;
use super::frequencies::Answers;
use super::moments::mean_around;
use super::{Computed, Refusal};

/// Count, mean and sum of squared distances from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many values.
    pub n: u64,
    /// Their mean, in their unit.
    pub mean: f64,
    /// Σ(x − mean)², in the square of their unit; 0 when all are equal.
    pub squares: f64,
}

impl Summary {
    /// Of all values. Refuses with `NoAnswers` for an empty list, with `OutOfRange` for values that are not finite.
    pub fn of(values: &(impl Answers + ?Sized)) -> Computed<Self> {
        let counted = values.frequencies();
        let first = counted.checked()?.at(0).ok_or(Refusal::NoAnswers)?;
        let (n, times) = (counted.n(), counted.iter().map(|(value, count)| (value, count as f64)));
        let mean = mean_around(first, n as f64, &times);
        // Exactly none when all are equal, whatever the mean is as a double.
        let varies = counted.iter().any(|(value, _)| !same(value, first));
        let squares = if varies { times.map(|(value, count)| count * (value - mean).powi(2)).sum() } else { 0.0 };
        Ok(Self { n, mean, squares })
    }

    /// The values that are not in `part`. A spread that is lost in rounding counts as none.
    ///
    /// Refuses with `OutOfRange` where the part is larger than the whole, with `NoAnswers` where nothing is left.
    /// Chan, Golub & LeVeque (1983) American Statistician 37:242, turned round.
    pub fn without(self, part: Self) -> Computed<Self> {
        /// Of the whole's squares; below, digits of the difference are noise.
        const NOISE: f64 = 1e-12;
        let n = self.n.checked_sub(part.n).ok_or(Refusal::OutOfRange)?;
        if n == 0 {
            return Err(Refusal::NoAnswers);
        }
        let (whole, own, rest) = (self.n as f64, part.n as f64, n as f64);
        let mean = self.mean + (self.mean - part.mean) * own / rest;
        let between = own * rest / whole * (part.mean - mean).powi(2);
        let squares = self.squares - part.squares - between;
        Ok(Self { n, mean, squares: if squares > NOISE * self.squares { squares } else { 0.0 } })
    }

    /// Σ(x − mean)² / (n − 1). Refuses with `TooFew` below two values.
    pub fn variance(self) -> Computed<f64> {
        if self.n < 2 { Err(Refusal::TooFew { needed: 2, found: 1 }) } else { Ok(self.squares / (self.n - 1) as f64) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_is_the_whole_less_the_part() {
        let (part, rest) = ([1.0, 4.0, 5.0], [2.0, 2.0, 7.0, 3.5]);
        let whole = [part.as_slice(), &rest].concat();
        let found = Summary::of(&whole).and_then(|all| all.without(Summary::of(&part)?));
        let want = Summary::of(&rest);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(
            found.is_ok_and(|f| want.is_ok_and(|w| f.n == w.n && near(f.mean, w.mean) && near(f.squares, w.squares))),
            "{found:?} {want:?}"
        );
    }

    #[test]
    fn equal_values_that_are_left_have_no_spread() {
        let whole = Summary::of(&[0.1, 0.7, 0.3, 0.3, 0.3]);
        let left = whole.and_then(|all| all.without(Summary::of(&[0.1, 0.7])?));
        assert!(left.is_ok_and(|left| left.squares == 0.0), "{left:?}");
        assert!(whole.is_ok_and(|all| all.without(all) == Err(Refusal::NoAnswers)));
    }
}
