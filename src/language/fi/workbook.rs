//! Words of workbooks and of the codebook.

use crate::language::messages::WorkbookWords;
use crate::survey::{Kind, MissingKind};

pub(super) const WORKBOOK: WorkbookWords = WorkbookWords {
    method: "Menetelmä",
    codebook: "Koodikirja",
    own_texts: "Arvioijan tekstit",
    own_texts_title: "Arvioijan omat tekstit",
    caption_codebook: "Kysymykset, vastausvaihtoehdot ja koodit",
    favourable: "Lukumäärä",
    lower: |interval| format!("{interval}, alaraja"),
    upper: |interval| format!("{interval}, yläraja"),
    id: "Tunnus",
    topic: "Aihe",
    kind: "Vastaustapa",
    question: "Kysymys",
    code: "Koodi",
    answer: "Vastausvaihtoehto",
    counts_as: "Tulkinta",
    kind_of: |kind| match kind {
        Kind::Choice => "yksi järjestetyistä vaihtoehdoista",
        Kind::Category => "yksi vaihtoehdoista",
        Kind::Multiple => "useita vaihtoehtoja",
        Kind::Score => "pisteet 0–10",
        Kind::Number => "luku",
        Kind::Rank => "vaihtoehtojen järjestys",
        Kind::Date => "päivämäärä",
        Kind::Text => "avoin vastaus",
    },
    counts_favourable: "myönteinen",
    missing: |missing| match missing {
        MissingKind::CantSay => "ei osaa sanoa",
        MissingKind::NotApplicable => "ei koske vastaajaa",
        MissingKind::Refused => "ei halua vastata",
    },
    chart_data: "Kaavion luvut",
    share: "Osuus",
    down: "Väli arvosta alaspäin",
    up: "Väli arvosta ylöspäin",
};
