//! What Finnish does in its own way.

use hypher::Lang;

use super::compounds;
use crate::language::locale::{Locale, NO_BREAK_SPACE};

pub(in crate::language) const LOCALE: Locale = Locale {
    tag: "fi-FI",
    decimal_mark: ',',
    thousands: NO_BREAK_SPACE,
    per_cent: "\u{a0}%",
    less_than: |limit| format!("alle {limit}"),
    more_than: |limit| format!("yli {limit}"),
    from_to: |from, to| format!("{from}…{to}"),
    date: |year, month, day| format!("{day}.{month}.{year}"),
    quotation_marks: ('”', '”'),
    syllables: Lang::Finnish,
    parts: compounds::parts,
    #[rustfmt::skip]
    small_words: &["ja", "on", "olet", "kuinka", "mitä", "miten", "mikä", "olen", "ei", "että", "sinun",
        "missä", "oletko", "voit", "minkä", "ovat", "mielestäsi", "täysin", "muu", "ikä", "sukupuoli", "organisaatio",
        "kyllä", "tai", "en", "vastaajan", "osoite", "mieltä", "hyvin", "työssäni"],
    endings: &["ssa", "ssä", "sta", "stä", "lla", "llä", "ksi", "nen", "eesi"],
};
