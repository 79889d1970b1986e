//! Words of the reports of single groups.

use crate::language::messages::EachWords;

pub(super) const EACH: EachWords = EachWords {
    kind: "Resultatrapport för en grupp",
    title: |title, name| format!("{title}: {name}"),
    against_others: "Gruppens resultat jämfört med övriga",
    others_are: "Övriga är alla andra svarande tillsammans, även de vilkas egna resultat inte visas. Skillnaden bedöms bara för \
                 de centrala andelarna och bara när både gruppen och övriga har minst tio svar. En skillnad säger inget om orsaken.",
    response: |w| {
        format!("{}: enkäten skickades till {} personer och besvarades av {}.", w.name, w.invited, w.answered)
    },
    response_answered: |name, answered| format!("{name}: enkäten besvarades av {answered}."),
    others_detail: |w| {
        format!("Övriga svarande: {} % ({}), {} % konfidensintervall {} %", w.percent, w.fraction, w.level, w.interval)
    },
    limit: "Resultaten bygger på de svarandes egna bedömningar. I en liten grupp kan en enda svarandes åsikt ändra andelen mycket.",
    caption_chart: |name| format!("{name}: centrala andelar, konfidensintervall och mål"),
    caption_table: |topic, name| format!("{topic}: {name} och övriga svarande"),
    change: "Gruppens förändring jämfört med övriga",
    caption_change: |name, from, to| format!("{name} och övriga svarande: {from} → {to}"),
    group_result: "Gruppen",
    others_result: "Övriga",
    difference: "Skillnad",
    differs: "skiljer sig från övriga",
    no_clear_difference: "ingen klar skillnad",
    index_title: |title, question| format!("{title}: rapporter per grupp ({question})"),
    index_heading: "Rapporter",
    index_text: "Varje rapport visar resultaten för en grupp jämfört med alla andra svarande. Rapporterna är utdrag ur de \
                 publicerade resultaten för hela materialet, så de berättar inte heller tillsammans mer än hela rapporten.",
    index_caption: "Vad varje rapport innehåller",
    shown: "Tal som visas",
    hidden: "Tal som inte visas",
    compared: "Jämfört med övriga",
    report: "Rapport",
};
