//! Number formats of spreadsheets: the cell keeps the number, and shows what the report prints.
//!
//! A spreadsheet puts the decimal mark and the space between thousands of its own language.

use super::{Language, number};

/// A whole number: `1 200`.
pub(crate) fn count() -> String {
    "#,##0".into()
}

/// A number with exactly `digits` decimals.
pub(crate) fn decimal(digits: usize) -> String {
    let number = unsigned(digits);
    format!("{number};\u{2212}{number}")
}

fn unsigned(digits: usize) -> String {
    if digits == 0 { count() } else { format!("#,##0.{}", "0".repeat(digits)) }
}

/// A difference with its sign and exactly `digits` decimals: `+18`, `−4`, `0`.
pub(crate) fn signed(digits: usize) -> String {
    let number = unsigned(digits);
    format!("+{number};\u{2212}{number};{number}")
}

/// A share, rounded as for `n` answers: `88 %`.
pub(crate) fn share(language: Language, n: u64) -> String {
    let digits = if n >= number::DECIMALS_FROM { "0.0" } else { "0" };
    format!("{digits}{}", language.locale().per_cent)
}

/// The share `k / n`; where rounding would print an inexact 0 or 100, the words that are printed instead.
pub(crate) fn percent(language: Language, k: u64, n: u64) -> String {
    let text = number::percent(language, k, n);
    if text.starts_with(|c: char| c.is_ascii_digit()) { share(language, n) } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_reads_as_the_report_does() {
        assert_eq!(percent(Language::Fi, 38, 43), "0\u{a0}%");
        assert_eq!(percent(Language::En, 38, 43), "0%");
        assert_eq!(percent(Language::Sv, 615, 1000), "0.0\u{a0}%");
        assert_eq!(percent(Language::Fi, 1, 900), "\"alle 1\u{a0}%\"");
        assert_eq!(percent(Language::En, 0, 43), "0%");
        assert_eq!([decimal(0), decimal(2)], ["#,##0;\u{2212}#,##0", "#,##0.00;\u{2212}#,##0.00"]);
        assert_eq!(signed(1), "+#,##0.0;\u{2212}#,##0.0;#,##0.0");
    }
}
