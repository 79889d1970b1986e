//! What Swedish does in its own way, as it is written in Finland.

use hypher::Lang;

use crate::language::locale::{Locale, NO_BREAK_SPACE, whole};

pub(in crate::language) const LOCALE: Locale = Locale {
    tag: "sv-FI",
    decimal_mark: ',',
    thousands: NO_BREAK_SPACE,
    per_cent: "\u{a0}%",
    less_than: |limit| format!("under {limit}"),
    more_than: |limit| format!("över {limit}"),
    from_to: |from, to| format!("från {from} till {to}"),
    date: |year, month, day| format!("{day}.{month}.{year}"),
    quotation_marks: ('”', '”'),
    syllables: Lang::Swedish,
    parts: whole,
    #[rustfmt::skip]
    small_words: &["och", "är", "du", "hur", "vad", "som", "att", "det", "inte", "jag", "vilken", "din", "har",
        "på", "av", "till", "med", "för", "ålder", "kön", "ett", "den", "mitt", "ditt", "annat", "nej"],
    endings: &[],
};
