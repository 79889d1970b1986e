//! Sanat painoista, ryppäistä ja muista tilastollisista valinnoista.

use crate::language::messages::ChoiceWords;
use crate::results::WeightSource;
use crate::survey::EffectiveInterval;

pub(super) const CHOICES: ChoiceWords = ChoiceWords {
    weighted: "Painotetut tunnusluvut",
    weighted_caption: "Tunnusluvut ilman painoja ja painotettuina",
    unweighted_figure: "Painottamaton",
    weighted_figure: "Painotettu",
    weighted_interval: |level| format!("{level} %:n väli, painotettu"),
    n_effective: "Tehollinen n",
    weighting: |source, margins| match source {
        WeightSource::Column => "Vastaukset on painotettu aineiston painosarakkeella.".into(),
        WeightSource::PostStratification => format!(
            "Vastaukset on painotettu jälkiosittamalla (Holt ja Smith 1979) niin, että vastaukset seuraaviin kysymyksiin \
             vastaavat tunnettuja kokonaismääriä: {margins}."
        ),
        WeightSource::Raking => format!(
            "Vastaukset on painotettu sovittamalla reunajakaumat (raking; Deming ja Stephan 1940) niin, että vastaukset \
             seuraaviin kysymyksiin vastaavat tunnettuja kokonaismääriä: {margins}."
        ),
    },
    weighting_worth: |w| {
        format!(
            "Kaikkien vastausten tehollinen määrä painotuksen jälkeen on {} (Kish 1992). Suurimman painon suhde painojen \
             keskiarvoon on {}.",
            w.n_effective, w.largest
        )
    },
    weighting_trimmed: |times| {
        format!("Suurimmat painot on leikattu rajaan, jonka suhde painojen keskiarvoon on {times} (Potter 1990).")
    },
    weighting_refused: "Painotettuja tunnuslukuja ei esitetä, vaikka niitä pyydettiin: ne perustuisivat liian harvoihin \
                        vastauksiin tai liian erisuuruisiin painoihin.",
    weighted_method: |interval| {
        let of_share = match interval {
            EffectiveInterval::KornGraubard => {
                "Clopperin ja Pearsonin väli tehollisella vastausmäärällä (Korn ja Graubard 1998)"
            }
            EffectiveInterval::Wilson => "Wilsonin väli tehollisella vastausmäärällä (Dean ja Pagano 2015)",
        };
        format!(
            "Painotetun osuuden luottamusväli on {of_share}, painotetun keskiarvon t-väli linearisoidulla keskivirheellä \
             (Binder 1983) ja painotetun mediaanin Woodruffin (1952) väli. Painoja pidetään annettuina."
        )
    },
    weighted_left_out: "Painotetut tunnusluvut esitetään painottamattomien rinnalla eivätkä ne korvaa niitä: tavoitteet, \
                        vertailut ja kuviot perustuvat painottamattomiin lukuihin. Painotetut luvut on pyöristetty, ja ne \
                        on jätetty pois silloin, kun ne paljastaisivat vastauksia.",
    clustering: |w| {
        format!(
            "Ne, joilla on sama vastaus kysymykseen ”{}”, vastaavat muuhunkin samaan tapaan (sisäkorrelaatio {}). Siksi \
             osuuksien luottamusvälit ovat leveämpiä kuin riippumattomilla vastauksilla: tehollinen vastausmäärä on \
             vastausten määrä jaettuna asetelmakertoimella (Kish 1965). Asetelmakertoimet: {}.",
            w.question, w.icc, w.effects
        )
    },
    clustering_others: "Keskiarvojen ja suosittelulukujen väliä on levennetty asetelmakertoimen neliöjuurella (Kish 1965), ja \
                        mediaanien väli on Woodruffin (1952).",
    clustering_assumed: "Tällaisia ryhmiä on alle kymmenen. Niiden samankaltaisuutta ei silloin juuri voi tietää, joten sen \
                         on oletettu olevan vähintään 0,05.",
    clustering_refused: |question| {
        format!(
            "Kysely on tehty kokonaisille ryhmille, jotka erottaa kysymys ”{question}”. Ryhmiä on alle kuusi eli liian \
             vähän luottamusväliä varten, joten luvut esitetään ilman sitä."
        )
    },
    clustering_not_of_changes: |question| {
        format!(
            "Ne, joilla on sama vastaus kysymykseen ”{question}”, vastaavat samaan tapaan, eivätkä muutosten luottamusvälit ota \
             sitä huomioon: muutokset ovat epävarmempia kuin välit kertovat."
        )
    },
};
