//! Words about the size of changes.

use crate::language::messages::ChangeSizeWords;

pub(super) const CHANGE_SIZE: ChangeSizeWords = ChangeSizeWords {
    caption: |from, to| format!("Muutosten suuruus: {from} → {to}"),
    measure: "Mitta",
    value: "Suuruus",
    reliable: "Luotettavasti parani / ei kumpaakaan / luotettavasti heikkeni",
    hedges_g: "Hedgesin g",
    d_av: "d (keskimääräinen keskihajonta)",
    cliffs_delta: "Cliffin delta",
    rank_biserial: "järjestysbiseriaalinen korrelaatio",
    note_sizes: "d ja g kertovat muutoksen keskihajontoina. Cliffin delta ja järjestysbiseriaalinen korrelaatio ovat välillä −1–1; \
                 nolla tarkoittaa, että nousua ja laskua on yhtä paljon.",
    note_reliable: |list| {
        format!(
            "Ihmisen muutos on luotettava, kun mittausvirhe tuskin yksin selittää sen. Raja ja reliabiliteetti: {list}."
        )
    },
    threshold: |label, threshold, reliability| format!("{label} {threshold} ({reliability})"),
    method_reliable: "Yksittäisten ihmisten luotettavat muutokset: Jacobsonin ja Truaxin (1991) indeksi, jossa on mittarin alfa \
                      ensimmäisellä kerralla. Sitä ei lasketa, jos alfa on alle 0,7 tai kysymyksiä on alle kolme.",
    shifted: |label, pairs, p| {
        format!("{label}: samojen {pairs} vastaajan vastaukset jakautuvat toisin kuin ennen (p {p}).")
    },
    not_shifted: |label, pairs, p| {
        format!("{label}: samojen {pairs} vastaajan vastauksista ei näe, jakautuvatko ne toisin kuin ennen (p {p}).")
    },
    method_shift: "Samojen ihmisten vastaukset, joilla ei ole järjestystä (vähintään 50 ihmistä): Stuartin ja Maxwellin testi (1955, \
                   1970). p-arvot on korjattu Holmin menetelmällä.",
};
