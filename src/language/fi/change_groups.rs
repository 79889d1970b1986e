//! Words about the change of single groups.

use crate::language::messages::ChangeGroupWords;

pub(super) const CHANGE_GROUPS: ChangeGroupWords = ChangeGroupWords {
    heading: |label, question| format!("Muutos ryhmittäin: {label} ({question})"),
    caption: |label, question, from, to| format!("Muutos ryhmittäin, {label} ({question}): {from} → {to}"),
    everybody: |before, after| format!("kaikki vastaukset, {before} ja {after}"),
    note_everybody: "”Kaikki vastaukset”: ryhmän kyselykertoja verrataan niin kuin eri ihmiset olisivat vastanneet. Jos osa vastasi \
                     molemmilla kerroilla, luottamusväli on tarpeettoman leveä.",
    differ: |groups, p| {
        format!(
            "Ryhmät muuttuivat eri tavoin (Welchin testi, ryhmiä {groups}, p {p}). Testi ei kerro, mitkä niistä eroavat."
        )
    },
    alike: |groups, p| {
        format!(
            "Ryhmien muutosten välillä ei havaittu eroa (Welchin testi, ryhmiä {groups}, p {p}). Se, että muutos näkyy yhdessä \
             ryhmässä mutta ei toisessa, ei tarkoita, että ryhmät muuttuivat eri tavoin."
        )
    },
    untested: "Niin suuria ryhmiä, että muutosten eroa voisi testata, on alle kaksi. Ryhmiä ei pidä verrata toisiinsa.",
    title_differ: |label| format!("{label}: ryhmät muuttuivat eri tavoin"),
    title_alike: |label| format!("{label}: ryhmien muutosten välillä ei havaittu eroa"),
    title_untested: |label| format!("{label}: muutos ryhmittäin"),
    method: "Ryhmien muutos: samat ihmiset, jos heitä tunnistettiin ryhmästä riittävästi eikä muiden vastauksia voi siitä päätellä, \
             muuten ryhmän kaikki vastaukset eri ihmisten vastauksina. Muuttuivatko ryhmät eri tavoin, on testattu yhdellä Welchin \
             (1951) testillä kaikista vähintään kymmenen vastaajan ryhmistä. Testi on laskettu ryhmien julkaistuista \
             luottamusväleistä, ja p-arvot on korjattu Holmin menetelmällä.",
};
