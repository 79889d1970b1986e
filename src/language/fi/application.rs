//! Words of the one-page version and of the texts for application forms.

use crate::language::messages::ApplicationWords;
use crate::results::Status;
use crate::survey::Basis;

pub(super) const APPLICATION: ApplicationWords = ApplicationWords {
    one_page: "Kyselyn tulokset yhdellä sivulla",
    more_figures: |n| format!("Muita keskeisiä lukuja on {n}; ne ovat koko raportissa."),
    whole_report: |file| format!("Menetelmä, muut tulokset ja kaikki vastausjakaumat ovat koko raportissa ({file})."),

    title: "TEKSTEJÄ HAKEMUS- JA RAPORTOINTILOMAKKEISIIN",
    how: "Kopioi kenttään mahtuva teksti. Merkkimäärään on laskettu myös välilyönnit. Jokaisen luvun perässä on, mihin se \
          perustuu: kerättyyn tietoon, otokseen vai arvioon. Jos lyhennät tekstiä, säilytä viimeiset virkkeet: niissä \
          sanotaan, mitä luvut eivät kerro.",
    block: |limit, used| format!("Enintään {limit} merkkiä (tekstissä {used})"),
    does_not_fit: |limit| {
        format!(
            "Näin lyhyeen kenttään (enintään {limit} merkkiä) ei mahdu lukua, sen epävarmuutta ja rajoitusta. Käytä pitempää kenttää."
        )
    },
    each_figure: "Luvut yksitellen",
    made_up: "KEKSITTY AINEISTO.",
    response: |answered, invited, rate| {
        format!("Kyselyyn vastasi {answered} henkilöä {invited} kutsutusta (vastausaste {rate}).")
    },
    response_only: |answered| format!("Kyselyyn vastasi {answered} henkilöä; kutsuttujen määrä ei ole tiedossa."),
    figure: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {}\u{a0}%:n luottamusväli {interval}", w.level),
        };
        let target = match (w.target, w.status) {
            ("", _) => String::new(),
            (target, "") => format!("; tavoite {target}"),
            (target, status) => format!("; tavoite {target}: {status}"),
        };
        format!("{}: {} ({}{interval}){target}. [{}]", w.label, w.value, w.answers, w.basis)
    },
    basis: |basis| match basis {
        Basis::Collected => "kerätty tieto",
        Basis::Sample => "otos",
        Basis::Estimate => "arvio",
    },
    no_comparison: "Vertailuryhmää ei ollut, joten kysely ei yksin osoita, mikä on toiminnan ansiota.",
    compared: "Vertailuryhmä oli mukana, mutta osallistujia ei arvottu.",
    self_reports: "Tulokset ovat vastaajien omia arvioita.",
    status: |status| match status {
        Status::Shown => "saavutettiin",
        Status::Uncertain => "täyttyi vastaajien joukossa, ei varma",
        Status::Open => "jäi avoimeksi",
        Status::NotReached => "ei saavutettu",
    },
    characters: |n| format!("{n} merkkiä"),
};
