//! Words of the reports of single groups.

use crate::language::messages::EachWords;

pub(super) const EACH: EachWords = EachWords {
    kind: "Yhden ryhmän tulosraportti",
    title: |title, name| format!("{title}: {name}"),
    against_others: "Ryhmän tulokset muiden rinnalla",
    others_are: "Muut ovat kaikki muut vastaajat yhdessä, myös ne, joiden omia tuloksia ei näytetä. Ero on arvioitu vain \
                 keskeisistä osuuksista ja vain silloin, kun sekä ryhmässä että muissa on vähintään kymmenen vastausta. Ero ei \
                 kerro syytä.",
    response: |w| format!("{}: kysely lähetettiin {} henkilölle, ja siihen vastasi {}.", w.name, w.invited, w.answered),
    response_answered: |name, answered| format!("{name}: kyselyyn vastasi {answered}."),
    others_detail: |w| {
        format!("Muut vastaajat: {} % ({}), {} %:n luottamusväli {} %", w.percent, w.fraction, w.level, w.interval)
    },
    limit: "Tulokset perustuvat vastaajien omiin arvioihin. Pienessä ryhmässä yhdenkin vastaajan mielipide muuttaa osuutta \
            paljon.",
    caption_chart: |name| format!("{name}: keskeiset osuudet, luottamusvälit ja tavoitteet"),
    caption_table: |topic, name| format!("{topic}: {name} ja muut vastaajat"),
    change: "Ryhmän muutos muiden rinnalla",
    caption_change: |name, from, to| format!("{name} ja muut vastaajat: {from} → {to}"),
    group_result: "Ryhmä",
    others_result: "Muut",
    difference: "Ero",
    differs: "eroaa muista",
    no_clear_difference: "ei selvää eroa",
    index_title: |title, question| format!("{title}: raportit ryhmittäin ({question})"),
    index_heading: "Raportit",
    index_text: "Jokainen raportti kertoo yhden ryhmän tulokset kaikkien muiden vastaajien rinnalla. Raportit on leikattu koko \
                 aineiston julkaistuista tuloksista, joten ne eivät yhdessäkään kerro enempää kuin koko raportti.",
    index_caption: "Mitä kukin raportti sisältää",
    shown: "Näytettyjä lukuja",
    hidden: "Piilotettuja lukuja",
    compared: "Verrattu muihin",
    report: "Raportti",
};
