//! Words of workbooks and of the codebook.

use crate::language::messages::WorkbookWords;
use crate::survey::{Kind, MissingKind};

pub(super) const WORKBOOK: WorkbookWords = WorkbookWords {
    method: "Metod",
    codebook: "Kodbok",
    own_texts: "Utvärderarens texter",
    own_texts_title: "Utvärderarens egna texter",
    caption_codebook: "Frågor, svarsalternativ och koder",
    favourable: "Antal",
    lower: |interval| format!("{interval}, nedre gräns"),
    upper: |interval| format!("{interval}, övre gräns"),
    id: "Beteckning",
    topic: "Tema",
    kind: "Svarstyp",
    question: "Fråga",
    code: "Kod",
    answer: "Svarsalternativ",
    counts_as: "Tolkning",
    kind_of: |kind| match kind {
        Kind::Choice => "ett av ordnade alternativ",
        Kind::Category => "ett av alternativen",
        Kind::Multiple => "flera alternativ",
        Kind::Score => "poäng 0–10",
        Kind::Number => "tal",
        Kind::Rank => "rangordning av alternativ",
        Kind::Date => "datum",
        Kind::Text => "öppet svar",
    },
    counts_favourable: "positivt",
    missing: |missing| match missing {
        MissingKind::CantSay => "kan inte säga",
        MissingKind::NotApplicable => "gäller inte den svarande",
        MissingKind::Refused => "vill inte svara",
    },
    chart_data: "Diagrammets tal",
    share: "Andel",
    down: "Intervallet nedåt från värdet",
    up: "Intervallet uppåt från värdet",
};
