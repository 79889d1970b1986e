//! What English does in its own way.

use hypher::Lang;

use crate::language::locale::{Locale, whole};

#[rustfmt::skip]
const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"];

pub(in crate::language) const LOCALE: Locale = Locale {
    tag: "en-GB",
    decimal_mark: '.',
    thousands: ',',
    per_cent: "%",
    less_than: |limit| format!("less than {limit}"),
    more_than: |limit| format!("over {limit}"),
    from_to: |from, to| format!("{from} to {to}"),
    date: |year, month, day| {
        let name = MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
        format!("{day} {name} {year}")
    },
    quotation_marks: ('“', '”'),
    syllables: Lang::English,
    parts: whole,
    #[rustfmt::skip]
    small_words: &["the", "and", "you", "your", "how", "what", "is", "are", "do", "of", "to", "have", "which",
        "in", "for", "that", "with", "been", "please", "other", "age", "gender", "did", "my", "would", "any", "or"],
    endings: &[],
};
