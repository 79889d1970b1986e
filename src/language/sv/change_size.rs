//! Words about the size of changes.

use crate::language::messages::ChangeSizeWords;

pub(super) const CHANGE_SIZE: ChangeSizeWords = ChangeSizeWords {
    caption: |from, to| format!("Förändringarnas storlek: {from} → {to}"),
    measure: "Mått",
    value: "Storlek",
    reliable: "Tillförlitligt bättre / ingetdera / tillförlitligt sämre",
    hedges_g: "Hedges g",
    d_av: "d (genomsnittlig standardavvikelse)",
    cliffs_delta: "Cliffs delta",
    rank_biserial: "rangbiserial korrelation",
    note_sizes: "d och g anger förändringen i standardavvikelser. Cliffs delta och den rangbiseriala korrelationen ligger mellan −1 och \
                 1; noll betyder att lika mycket steg som sjönk.",
    note_reliable: |list| {
        format!(
            "En persons förändring är tillförlitlig när mätfelet knappast förklarar den ensamt. Gräns och reliabilitet: {list}."
        )
    },
    threshold: |label, threshold, reliability| format!("{label} {threshold} ({reliability})"),
    method_reliable: "Enskilda personers tillförlitliga förändringar enligt Jacobson och Truax (1991) index, med skalans alfa vid den \
                      första omgången; det räknas inte om alfa är under 0,7 eller frågorna är färre än tre.",
    shifted: |label, pairs, p| {
        format!("{label}: svaren av samma {pairs} svarande fördelar sig annorlunda än förut (p {p}).")
    },
    not_shifted: |label, pairs, p| {
        format!("{label}: svaren av samma {pairs} svarande visar inte om de fördelar sig annorlunda än förut (p {p}).")
    },
    method_shift: "Oordnade svar av samma personer, minst 50: Stuart och Maxwells test (1955, 1970); p-värdena är korrigerade med Holms \
                   metod.",
};
