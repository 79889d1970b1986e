//! Answers that are no answers on a scale, whatever the scale is. "Can't say" is never its middle.

use crate::survey::MissingKind;

#[rustfmt::skip]
const CANT_SAY: &[&str] = &["en osaa sanoa", "en osaa arvioida", "ei osaa sanoa", "en tiedä", "ei tiedossa",
    "vaikea sanoa", "en muista", "ei mielipidettä", "kan inte säga", "kan ej säga", "kan inte bedöma",
    "kan ej bedöma", "vet inte", "vet ej", "ingen åsikt", "ingen uppfattning", "kan inte ta ställning",
    "kommer inte ihåg", "can't say", "cannot say", "cant say", "can't judge", "cannot judge", "don't know",
    "do not know", "dont know", "not sure", "unsure", "no opinion", "don't understand", "don't remember",
    "do not remember", "can't recall", "unable to say", "unable to judge", "hard to say", "difficult to say"];
#[rustfmt::skip]
const CANT_SAY_WHOLE: &[&str] = &["eos", "dk", "?", "unknown", "tuntematon", "okänt"];
#[rustfmt::skip]
const NOT_APPLICABLE: &[&str] = &["ei koske", "ei sovellu", "ei ajankohtai", "en ole käyttänyt", "ei relevantti",
    "gäller inte", "gäller ej", "berör inte", "ej tillämplig", "inte tillämplig", "inte aktuellt", "ej aktuellt",
    "ej relevant", "har inte använt", "not applicable", "n/a", "does not concern", "doesn't concern",
    "does not apply", "doesn't apply", "not eligible", "haven't used", "have not used", "not relevant"];
#[rustfmt::skip]
const NOT_APPLICABLE_WHOLE: &[&str] = &["na", "-", "ei käytössä"];
#[rustfmt::skip]
const REFUSED: &[&str] = &["en halua vastata", "en halua sanoa", "en halua kertoa", "en halua ilmoittaa",
    "vill inte svara", "vill ej svara", "vill inte uppge", "vill ej uppge", "vill inte säga", "prefer not",
    "rather not", "refuse", "decline to", "do not wish to", "don't wish to", "don't want to answer"];

/// What a wording says about why there is no answer on the scale.
pub(super) fn kind(wording: &str) -> Option<MissingKind> {
    /// Longer than this it is somebody's sentence, which may hold anything.
    const LONGEST: usize = 60;
    let has = |parts: &[&str]| parts.iter().any(|part| wording.contains(part));
    // `Maybe/Not sure` and `Yes, but I don't know …` answer the question.
    let answered = ["maybe", "ehkä", "kanske", "yes", "kyllä", "ja,", "no,", "ei,", "nej,"];
    if wording.chars().count() > LONGEST && !wording.starts_with("not applicable") {
        return None;
    }
    if answered.iter().any(|word| wording.starts_with(word)) {
        return None;
    }
    if has(REFUSED) {
        Some(MissingKind::Refused)
    } else if has(NOT_APPLICABLE) || NOT_APPLICABLE_WHOLE.contains(&wording) {
        Some(MissingKind::NotApplicable)
    } else if has(CANT_SAY) || CANT_SAY_WHOLE.contains(&wording) {
        Some(MissingKind::CantSay)
    } else {
        None
    }
}
