//! One of very many numbers in order, such as all differences of two lists: they are counted and never written down.

/// The smallest double between `low` and `high` up to which there are at least `rank` numbers (from 1); `up_to` counts
/// them. Bisects the doubles themselves, so that 64 counts are enough and the number found is exact.
pub(super) fn of_rank(rank: u64, (low, high): (f64, f64), up_to: impl Fn(f64) -> u64) -> f64 {
    let (mut low, mut high) = (ordered_bits(low), ordered_bits(high));
    while low < high {
        let middle = low + (high - low) / 2;
        if up_to(from_ordered_bits(middle)) >= rank { high = middle } else { low = middle + 1 }
    }
    from_ordered_bits(low)
}

/// Doubles as integers in the same order.
fn ordered_bits(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

fn from_ordered_bits(bits: u64) -> f64 {
    f64::from_bits(if bits >> 63 == 1 { bits & !(1 << 63) } else { !bits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_double_is_reached() {
        let numbers = [f64::MIN, -1.5, -f64::MIN_POSITIVE, 0.0, 5e-324, 0.1, 1e300];
        for (rank, number) in (1..).zip(numbers) {
            let up_to = |bound: f64| numbers.iter().filter(|x| **x <= bound).count() as u64;
            assert_eq!(of_rank(rank, (f64::MIN, 1e300), up_to), number);
        }
    }
}
