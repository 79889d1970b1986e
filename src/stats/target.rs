//! How many answers it takes to show that a rate reaches a target, and how many of them must be favourable.
//!
//! A target is shown when the lower limit of Wilson's interval is at or above it: the same rule by which a
//! report calls a target met. For planning only, before anybody has answered.

use super::count_distribution::{Hypergeometric, binomial_upper_tail};
use super::distribution::{critical_z, normal_upper_quantile};
use super::proportion::{ProportionInterval, interval};
use super::root::first;
use super::sample_size::{self, SampleSize};
use super::{Computed, Confidence, Interval, Refusal, finite_population};

/// Who a rate is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Population {
    /// Everybody like those who answer.
    #[default]
    Endless,
    /// These people and no others; those who do not answer are taken to be like those who do.
    Of(u64),
}

/// A target for a rate, and how sure one wants to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// The rate to reach, strictly between 0 and 1.
    pub rate: f64,
    /// Who it is about.
    pub population: Population,
    /// Two-sided confidence of the interval.
    pub confidence: Confidence,
}

/// Most answers for which chances are enumerated: a second or two.
pub const ANSWERS_UP_TO: u64 = 100_000;

impl Target {
    /// How many answers show the target when exactly the share `expected` of them is favourable; 1 for everybody.
    ///
    /// z² t(1-t)/(e-t)², Wilson's lower limit solved for n, cut to the population like
    /// [`sample_size::in_population`]; and not more than t/e of the population, for favourable answers that are
    /// a share t of all its people prove it. Refuses with `OutOfRange` unless 0 < t < e <= 1.
    /// Wilson (1927) JASA 22:209; Burstein (1975) JASA 70:67.
    pub fn answers_if(self, expected: f64) -> Computed<SampleSize> {
        self.check(expected)?;
        let z = critical_z(self.confidence);
        let endless = SampleSize::of(z * z * self.rate * (1.0 - self.rate) / (expected - self.rate).powi(2));
        match self.population {
            Population::Endless => Ok(endless),
            Population::Of(people) => {
                let needed = sample_size::in_population(endless, people)?;
                Ok(SampleSize::of(needed.unrounded().min(people as f64 * self.rate / expected)))
            }
        }
    }

    /// The fewest favourable answers of `n` that show the target; `None` when even `n` of `n` do not.
    ///
    /// Refuses with `NoAnswers` at n = 0, with `OutOfRange` for a target outside 0..1 and for more answers than
    /// people. Wilson (1927); Burstein (1975).
    pub fn fewest_favourable(self, n: u64) -> Computed<Option<u64>> {
        self.check(1.0)?;
        self.limits(n, n)?;
        let shown = |k: u64| self.limits(k, n).is_ok_and(|limits| limits.low >= self.rate);
        let fewest = first(0, n + 1, shown);
        Ok((fewest <= n).then_some(fewest))
    }

    /// The chance that `n` answers show the target if the true rate is `expected`, 0..1.
    ///
    /// The probability of [`fewest_favourable`](Self::fewest_favourable) or more: binomial, or hypergeometric when
    /// the whole number of people nearest to the expected share of the population is favourable. It falls a
    /// little at each n where one more favourable answer is needed. Refuses like `fewest_favourable`, and
    /// expected rates outside 0..=1 with `OutOfRange`. Chernick & Liu (2002) American Statistician 56:149.
    pub fn chance(self, n: u64, expected: f64) -> Computed<f64> {
        if !(0.0..=1.0).contains(&expected) {
            return Err(Refusal::OutOfRange);
        }
        let Some(fewest) = self.fewest_favourable(n)? else { return Ok(0.0) };
        match self.population {
            Population::Endless => Ok(binomial_upper_tail(fewest, n, expected)),
            Population::Of(people) => Ok(Hypergeometric::new(people, nearest(expected, people), n)?.upper_tail(fewest)),
        }
    }

    /// The number of answers from which on the [chance](Self::chance) is at least `power`.
    ///
    /// Later dips of the saw-toothed chance stay above it too. Refuses unless 0 < t < e <= 1 and 0 < power < 1
    /// with `OutOfRange`, with `NotDefined` when so few people of the population are favourable that the target is
    /// not reached, with `TooMany` where the search would begin above [`ANSWERS_UP_TO`].
    /// Chernick & Liu (2002) American Statistician 56:149.
    pub fn answers_for(self, expected: f64, power: f64) -> Computed<u64> {
        self.check(expected)?;
        if !(power > 0.0 && power < 1.0) {
            return Err(Refusal::OutOfRange);
        }
        let enough = self.certainly_enough(expected, power);
        let start = match self.population {
            Population::Endless => enough,
            Population::Of(people) => enough.min(people),
        };
        if start > ANSWERS_UP_TO {
            return Err(Refusal::too_many(ANSWERS_UP_TO, start));
        }
        if self.chance(start, expected)? < power {
            return Err(Refusal::NotDefined);
        }
        let mut n = start;
        while n > 1 && self.chance(n - 1, expected)? >= power {
            n -= 1;
        }
        Ok(n)
    }

    /// Well above the size that the normal approximation gives: a bad one near 0 and 1, where whole answers are
    /// coarse.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are 0 or more")]
    fn certainly_enough(self, expected: f64, power: f64) -> u64 {
        let spread = |p: f64| (p * (1.0 - p)).sqrt();
        let distance = expected - self.rate;
        let z_power = normal_upper_quantile(1.0 - power).max(0.0);
        let normal =
            ((critical_z(self.confidence) * spread(self.rate) + z_power * spread(expected)) / distance).powi(2);
        (1.5 * normal + 10.0 / distance + 50.0) as u64
    }

    fn limits(self, favourable: u64, n: u64) -> Computed<Interval> {
        match self.population {
            Population::Endless => interval(favourable, n, ProportionInterval::Wilson, self.confidence),
            Population::Of(people) => finite_population::wilson(favourable, n, people, self.confidence),
        }
    }

    fn check(self, expected: f64) -> Computed<()> {
        let possible = self.rate > 0.0 && self.rate < expected && expected <= 1.0;
        if possible { Ok(()) } else { Err(Refusal::OutOfRange) }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a count is a count")]
fn nearest(share: f64, people: u64) -> u64 {
    (share * people as f64).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(rate: f64) -> Target {
        Target { rate, population: Population::Endless, confidence: Confidence::DEFAULT }
    }

    /// The lower limit of n of n is n/(n + z²): reference records proportion/wilson.
    #[test]
    fn everybody_agreeing_shows_targets_with_few_answers() {
        for (rate, n) in [(0.8, 16), (0.9, 35), (0.95, 73)] {
            assert_eq!(target(rate).answers_if(1.0).map(SampleSize::people), Ok(n));
            assert_eq!(target(rate).fewest_favourable(n), Ok(Some(n)));
            assert_eq!(target(rate).fewest_favourable(n - 1), Ok(None));
        }
    }

    #[test]
    fn the_closed_form_is_where_the_interval_of_a_known_population_gets_there() {
        for people in [20, 64, 500] {
            for rate in [0.5, 0.8, 0.95] {
                let known = Target { population: Population::Of(people), ..target(rate) };
                let needed = known.answers_if(1.0).map(SampleSize::people);
                let searched = (1..=people).find(|&n| known.fewest_favourable(n) == Ok(Some(n)));
                assert_eq!(needed.ok(), searched, "{people} people, {rate}");
            }
        }
    }

    #[test]
    fn no_larger_number_of_answers_falls_below_the_chance() {
        for (rate, expected) in [(0.8, 0.9), (0.6, 0.95), (0.9, 0.97)] {
            let n = target(rate).answers_for(expected, 0.8).unwrap_or(0);
            let chance = |n| target(rate).chance(n, expected).unwrap_or(f64::NAN);
            assert!(chance(n - 1) < 0.8, "{n}");
            assert!((n..4 * n).all(|n| chance(n) >= 0.8), "{n}");
        }
        let known = Target { population: Population::Of(10), ..target(0.8) };
        assert_eq!(known.answers_for(0.84, 0.8), Ok(10));
        assert_eq!(Target { rate: 0.85, ..known }.answers_for(0.86, 0.8), Ok(10), "9 of 10 are nearest to 86 %");
        assert_eq!(Target { rate: 0.82, ..known }.answers_for(0.84, 0.8), Err(Refusal::NotDefined));
    }

    #[test]
    fn a_target_above_what_is_expected_is_never_shown() {
        assert_eq!(target(0.9).answers_if(0.9), Err(Refusal::OutOfRange));
        assert_eq!(target(0.9).answers_for(0.8, 0.8), Err(Refusal::OutOfRange));
        assert_eq!(target(0.9).chance(20, 1.2), Err(Refusal::OutOfRange));
        assert_eq!(target(0.899).answers_for(0.9, 0.8).map_err(|_| ()), Err(()));
    }
}
