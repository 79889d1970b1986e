//! Which numbers of answers a published figure can come from: a share of whole people takes few values.

use super::{Computed, Refusal};

/// A figure as it was printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Published {
    /// The figure: 0.88 for 88 %.
    pub value: f64,
    /// Its decimals: 2 for 88 %, 3 for 88.0 %.
    pub decimals: u32,
}

impl Published {
    /// Whether a whole number over `n` rounds to it, halves up or down.
    fn fits(self, n: f64) -> bool {
        /// Halves come out a hair off as doubles.
        const HAIR: f64 = 1e-9;
        let scale = 10_f64.powi(self.decimals.min(15).cast_signed());
        let nearest = (self.value * n).round() / n;
        (nearest - self.value).abs() * scale <= 0.5 + HAIR
    }
}

/// Most people for whom denominators are searched; beyond, every share of three decimals fits.
pub const PEOPLE_UP_TO: u64 = 1_000_000;

/// Every number of people, up to `most`, of whom all the published shares can be shares.
///
/// 88 % and 95 % of the same people: 40, 41, 42, 43, 56 and so on. An empty list says that the shares do not
/// belong to the same people, or that one is misprinted. Refuses with `OutOfRange` unless shares are 0..1, with
/// `TooMany` above [`PEOPLE_UP_TO`].
/// Brown & Heathers (2017) Social Psychological and Personality Science 8:363.
pub fn consistent_denominators(shares: &[Published], most: u64) -> Computed<Vec<u64>> {
    if shares.iter().any(|share| !(0.0..=1.0).contains(&share.value)) {
        return Err(Refusal::OutOfRange);
    }
    if most > PEOPLE_UP_TO {
        return Err(Refusal::too_many(PEOPLE_UP_TO, most));
    }
    Ok((1..=most).filter(|&n| shares.iter().all(|share| share.fits(n as f64))).collect())
}

/// Whether `n` people answering `items` whole-numbered items can have this mean: the GRIM test.
///
/// Refuses with `NoAnswers` when n or items is 0. Brown & Heathers (2017).
pub fn consistent_mean(mean: Published, n: u64, items: u64) -> Computed<bool> {
    if n == 0 || items == 0 {
        return Err(Refusal::NoAnswers);
    }
    Ok(mean.fits(n as f64 * items as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_the_same_people() {
        let shares = [Published { value: 0.88, decimals: 2 }, Published { value: 0.95, decimals: 2 }];
        let found = consistent_denominators(&shares, 56);
        assert_eq!(found, Ok(vec![40, 41, 42, 43, 56]));
    }

    /// Brown & Heathers (2017), the example of their introduction: 5.19 is no mean of 28 whole numbers.
    #[test]
    fn impossible_mean() {
        assert_eq!(consistent_mean(Published { value: 5.19, decimals: 2 }, 28, 1), Ok(false));
        assert_eq!(consistent_mean(Published { value: 5.18, decimals: 2 }, 28, 1), Ok(true));
    }
}
