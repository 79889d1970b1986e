//! The one place where a number becomes text.
//!
//! Rounding happens here and nowhere else: half away from zero, rates from their counts as whole
//! numbers, whole per cent below [`DECIMALS_FROM`] answers and one decimal from there on.
//! Marks and spaces are the language's (`locale.rs` in its folder); the minus is U+2212 in all.

use super::Language;

/// From this many answers on, percentages carry one decimal.
pub const DECIMALS_FROM: u64 = 1000;

const MINUS: char = '\u{2212}';
const EN_DASH: char = '\u{2013}';

/// Whether a printed number takes the singular: `1`, `+1`, `−1`.
pub(super) fn is_one(printed: &str) -> bool {
    printed.trim_start_matches(['+', MINUS]) == "1"
}

/// A whole number: `1 200`, `1,200`.
pub fn count(language: Language, n: u64) -> String {
    grouped(language, &n.to_string())
}

/// `k` of `n`: `38/43`.
pub fn fraction(language: Language, k: u64, n: u64) -> String {
    format!("{}/{}", count(language, k), count(language, n))
}

/// The share `k / n` with its sign: `88 %`, `12,5 %`, `alle 1 %`. Needs `n > 0` and `k <= n`.
pub fn percent(language: Language, k: u64, n: u64) -> String {
    with_sign(language, &percent_bare(language, k, n))
}

/// The share `k / n` as the bare number for a sentence that says "per cent" itself.
///
/// `0` and `100` are printed only when they are exact; else `alle 1`, `yli 99`.
pub fn percent_bare(language: Language, k: u64, n: u64) -> String {
    if n == 0 {
        return count(language, 0);
    }
    let tenths = n >= DECIMALS_FROM;
    let scale = share_scale(n);
    let rounded = rounded_share(k, n);
    if rounded == 0 && k > 0 {
        return less_than(language, tenths);
    }
    if rounded == scale && k < n {
        return more_than(language, tenths);
    }
    if tenths { decimal(language, rounded as f64 / 10.0, 1) } else { decimal(language, rounded as f64, 0) }
}

/// What a whole is printed in: per cent, or tenths of them.
fn share_scale(n: u64) -> u128 {
    if n >= DECIMALS_FROM { 1000 } else { 100 }
}

/// The share as it is printed, in units of its scale. Half away from zero in whole numbers: floor(x + 1/2) with
/// x = scale·k/n. Needs `n > 0`.
fn rounded_share(k: u64, n: u64) -> u128 {
    let (k, n, scale) = (u128::from(k), u128::from(n), share_scale(n));
    (2 * scale * k + n) / (2 * n)
}

/// Whether the shares of the parts, each as it is printed, add up to the share of all of them together.
pub fn shares_add_up(parts: &[u64], n: u64) -> bool {
    let printed = |k: u64| rounded_share(k, n.max(1));
    parts.iter().map(|k| printed(*k)).sum::<u128>() == printed(parts.iter().sum())
}

/// Whether the parts, each as it is printed with `digits` decimals, add up to the printed whole.
pub fn adds_up(parts: &[f64], whole: f64, digits: usize) -> bool {
    let printed = |value: f64| scaled(value, digits).copysign(value);
    (parts.iter().map(|part| printed(*part)).sum::<f64>() - printed(whole)).abs() < 0.5
}

/// A share known only as a proportion (weighted, or a difference's part), rounded as for `n` answers.
pub fn share(language: Language, proportion: f64, n: u64) -> String {
    with_sign(language, &share_bare(language, proportion, n))
}

/// [`share`] without its sign.
pub fn share_bare(language: Language, proportion: f64, n: u64) -> String {
    decimal(language, proportion * 100.0, usize::from(n >= DECIMALS_FROM))
}

/// An interval of a share: `76–95 %`, `76–95%`. Limits are proportions; `n` decides the decimals.
pub fn percent_range(language: Language, low: f64, high: f64, n: u64) -> String {
    with_sign(language, &percent_range_bare(language, low, high, n))
}

/// [`percent_range`] without its sign: `76–95`.
pub fn percent_range_bare(language: Language, low: f64, high: f64, n: u64) -> String {
    format!("{}{EN_DASH}{}", share_bare(language, low, n), share_bare(language, high, n))
}

/// A probability with its sign, in whole per cent: `85 %`; `0` and `100` only when they are exact.
pub fn chance(language: Language, probability: f64) -> String {
    let percent = (probability * 100.0).round();
    let text = if percent == 0.0 && probability > 0.0 {
        less_than(language, false)
    } else if percent == 100.0 && probability < 1.0 {
        more_than(language, false)
    } else {
        decimal(language, percent, 0)
    };
    with_sign(language, &text)
}

/// A share as somebody typed it, with its sign and all of its decimals up to two of a per cent: `80 %`, `97,5 %`.
pub fn given_share(language: Language, share: f64) -> String {
    with_sign(language, &given(language, share * 100.0, 2))
}

/// A number with as few decimals as it needs, at most `most`: `0,3`, `5`, `2.25`.
pub fn given(language: Language, value: f64, most: usize) -> String {
    let exact = |digits: &usize| {
        let scaled = value * 10f64.powi(i32::try_from(*digits).unwrap_or(0));
        (scaled - scaled.round()).abs() < 1e-6
    };
    decimal(language, value, (0..most).find(exact).unwrap_or(most))
}

/// A difference of shares in percentage points, with its sign: `+23`, `−4`, `0`; rounded as for `n` answers.
pub fn points(language: Language, difference: f64, n: u64) -> String {
    let number = points_bare(language, difference, n);
    let positive = !number.starts_with(MINUS) && number.contains(|c: char| ('1'..='9').contains(&c));
    if positive { format!("+{number}") } else { number }
}

/// [`points`] without a plus.
pub fn points_bare(language: Language, difference: f64, n: u64) -> String {
    decimal(language, difference * 100.0, usize::from(n >= DECIMALS_FROM))
}

/// An interval of a difference of shares, in percentage points: `3–41`, `−4 to 9`.
pub fn points_range(language: Language, low: f64, high: f64, n: u64) -> String {
    range(language, low * 100.0, high * 100.0, usize::from(n >= DECIMALS_FROM))
}

/// A p-value with its sign of relation: `= 0.035`, `< 0,001`, `> 0.999`.
pub fn p_value(language: Language, p: f64) -> String {
    /// Below and above this far from the ends three decimals would print 0 and 1.
    const SMALLEST: f64 = 0.001;
    if p < SMALLEST {
        format!("< {}", decimal(language, SMALLEST, 3))
    } else if p > 1.0 - SMALLEST && p < 1.0 {
        format!("> {}", decimal(language, 1.0 - SMALLEST, 3))
    } else {
        format!("= {}", decimal(language, p, 3))
    }
}

/// A p-value under a head that says so: `0.035`, `< 0,001`.
pub fn p_bare(language: Language, p: f64) -> String {
    p_value(language, p).trim_start_matches("= ").to_string()
}

/// A confidence level in per cent without its sign: `95`, `99.5`.
pub fn level(language: Language, confidence: f64) -> String {
    given(language, confidence * 100.0, 2)
}

/// A number with exactly `digits` decimals: `3,51`, `−0.05`.
pub fn decimal(language: Language, value: f64, digits: usize) -> String {
    let scaled = scaled(value, digits);
    let text = format!("{:.digits$}", scaled / scale(digits));
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let sign = if value < 0.0 && scaled > 0.0 { MINUS.to_string() } else { String::new() };
    match rest {
        Some(rest) => format!("{sign}{}{}{rest}", grouped(language, whole), language.locale().decimal_mark),
        None => format!("{sign}{}", grouped(language, whole)),
    }
}

fn scale(digits: usize) -> f64 {
    10f64.powi(i32::try_from(digits).unwrap_or(0))
}

/// The number without its sign as it is printed, in units of its last decimal.
fn scaled(value: f64, digits: usize) -> f64 {
    // `round` is half away from zero; a hair is added because 2.675 is stored as 2.67499….
    (value.abs() * scale(digits) * (1.0 + 4.0 * f64::EPSILON)).round()
}

/// A number with all of its digits, for tables that are calculated with: `0.34375`, `-0,05`.
pub fn unrounded(value: f64, decimal_mark: char) -> String {
    value.to_string().replace('.', &decimal_mark.to_string())
}

/// A difference with its sign and exactly `digits` decimals: `+0.18`, `−0.96`, `0.00`.
pub fn signed(language: Language, value: f64, digits: usize) -> String {
    let number = decimal(language, value, digits);
    let positive = !number.starts_with(MINUS) && number.contains(|c: char| ('1'..='9').contains(&c));
    if positive { format!("+{number}") } else { number }
}

/// An interval of numbers: `3,2–3,8`; with a negative limit `−0.2 to 0.4`, `−0,2…0,4`, `från −0,2 till 0,4`.
pub fn range(language: Language, low: f64, high: f64, digits: usize) -> String {
    let (from, to) = (decimal(language, low, digits), decimal(language, high, digits));
    if low >= 0.0 {
        return format!("{from}{EN_DASH}{to}");
    }
    (language.locale().from_to)(&from, &to)
}

/// A calendar date: `21.11.2026` in Finland's two languages, `21 November 2026` in English.
pub fn date(language: Language, year: u16, month: u8, day: u8) -> String {
    (language.locale().date)(year, month, day)
}

fn with_sign(language: Language, number: &str) -> String {
    format!("{number}{}", language.locale().per_cent)
}

fn less_than(language: Language, tenths: bool) -> String {
    let limit = if tenths { decimal(language, 0.1, 1) } else { "1".into() };
    (language.locale().less_than)(&limit)
}

fn more_than(language: Language, tenths: bool) -> String {
    let limit = if tenths { decimal(language, 99.9, 1) } else { "99".into() };
    (language.locale().more_than)(&limit)
}

fn grouped(language: Language, digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(language.locale().thousands);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Fi, Sv};

    #[test]
    fn one_is_one_with_any_sign() {
        let one = |printed: &str| is_one(printed);
        assert!(one("1") && one("+1") && one("\u{2212}1"));
        assert!(!one("11") && !one("1,0") && !one("0"));
    }

    #[test]
    fn shares_are_rounded_half_away_from_zero_from_their_counts() {
        assert_eq!(percent(Fi, 38, 43), "88\u{a0}%");
        assert_eq!(percent(En, 41, 43), "95%");
        assert_eq!(percent(En, 1, 8), "13%", "12.5 goes up");
        assert_eq!(percent(Sv, 1234, 2000), "61,7\u{a0}%");
    }

    #[test]
    fn nought_and_a_hundred_are_exact_or_not_said() {
        assert_eq!(percent(En, 0, 43), "0%");
        assert_eq!(percent(En, 43, 43), "100%");
        assert_eq!(percent(Fi, 1, 900), "alle 1\u{a0}%");
        assert_eq!(percent(Sv, 899, 900), "över 99\u{a0}%");
        assert_eq!(percent(En, 9999, 10000), "over 99.9%");
    }

    #[test]
    fn printed_parts_add_up_or_do_not() {
        assert!(shares_add_up(&[22, 20, 1], 43) && shares_add_up(&[], 0));
        assert!(!shares_add_up(&[1, 1, 1], 3), "33 + 33 + 33");
        assert!(!shares_add_up(&[18, 20], 43), "42 + 47 and 88");
        assert!(adds_up(&[0.5, 0.6], 1.1, 1) && !adds_up(&[0.5, 0.5], 1.0, 0), "1 + 1 and 1");
        assert!(adds_up(&[-0.2, 0.7], 0.5, 1));
    }

    #[test]
    fn decimals_and_ranges_follow_the_language() {
        assert_eq!(decimal(Fi, -0.05, 2), "\u{2212}0,05");
        assert_eq!(decimal(En, 1234.5, 1), "1,234.5");
        assert_eq!(decimal(Fi, 1234.5, 1), "1\u{a0}234,5");
        assert_eq!(decimal(En, -0.004, 2), "0.00", "no minus before nothing");
        assert_eq!(decimal(En, 2.675, 2), "2.68");
        assert_eq!(range(Fi, -0.2, 0.4, 1), "\u{2212}0,2…0,4");
        assert_eq!(percent_range(Fi, 0.755, 0.949, 43), "76–95\u{a0}%");
        assert_eq!((given(Fi, 0.3, 3), given(En, 5.0, 1)), ("0,3".into(), "5".into()));
        assert_eq!((given_share(En, 0.8), given_share(Fi, 0.975)), ("80%".into(), "97,5\u{a0}%".into()));
        assert_eq!(
            [0.0, 0.004, 0.855, 0.996, 1.0].map(|p| chance(En, p)).join(" "),
            "0% less than 1% 86% over 99% 100%"
        );
        assert_eq!(points(En, 0.225, 40), "+23");
        assert_eq!(points(Fi, -0.04, 40), "\u{2212}4");
        assert_eq!(points(En, 0.004, 40), "0", "no plus before nothing");
        assert_eq!(points_range(En, -0.04, 0.09, 40), "\u{2212}4 to 9");
        assert_eq!([0.0004, 0.0351, 0.9999, 1.0].map(|p| p_value(En, p)), ["< 0.001", "= 0.035", "> 0.999", "= 1.000"]);
        assert_eq!(date(En, 2017, 3, 1), "1 March 2017");
        assert_eq!(date(Fi, 2017, 3, 1), "1.3.2017");
    }
}
