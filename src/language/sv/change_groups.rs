//! Words about the change of single groups.

use crate::language::messages::ChangeGroupWords;

pub(super) const CHANGE_GROUPS: ChangeGroupWords = ChangeGroupWords {
    heading: |label, question| format!("Förändring gruppvis: {label} ({question})"),
    caption: |label, question, from, to| format!("Förändring gruppvis, {label} ({question}): {from} → {to}"),
    everybody: |before, after| format!("alla svar, {before} och {after}"),
    note_everybody: "”Alla svar”: gruppens omgångar jämförs som om olika personer hade svarat. Om en del svarade båda gångerna är \
                     konfidensintervallet bredare än nödvändigt.",
    differ: |groups, p| {
        format!(
            "Grupperna förändrades olika (Welchs test, antal grupper {groups}, p {p}). Testet visar inte vilka av dem som skiljer sig."
        )
    },
    alike: |groups, p| {
        format!(
            "Ingen skillnad mellan gruppernas förändringar kunde ses (Welchs test, antal grupper {groups}, p {p}). Att en förändring \
             syns i en grupp men inte i en annan betyder inte att grupperna förändrades olika."
        )
    },
    untested: "Färre än två grupper är tillräckligt stora för att testa om de förändrades olika. Grupperna ska inte jämföras med \
               varandra.",
    title_differ: |label| format!("{label}: grupperna förändrades olika"),
    title_alike: |label| format!("{label}: ingen skillnad mellan gruppernas förändringar kunde ses"),
    title_untested: |label| format!("{label}: förändring gruppvis"),
    method: "Gruppernas förändring: samma personer där tillräckligt många i gruppen kändes igen och de övrigas svar inte kan räknas ut, \
             annars gruppens alla svar som svar av olika personer. Om grupperna förändrades olika har prövats med ett enda test \
             (Welch 1951) av alla grupper med minst tio svarande. Testet är uträknat från gruppernas publicerade konfidensintervall och \
             p-värdena är korrigerade med Holms metod.",
};
