//! Words on rules that a whole table of figures rests on.

use crate::language::messages::{RuleWords, RulesWords};

pub(super) const RULES: RulesWords = RulesWords {
    distribution: RuleWords {
        label: "Vastausten jakaumat",
        rule: "Kuinka moni kysymykseen kyselykerralla vastanneista antoi kunkin vastauksen. Asteikon ulkopuoliset \
               vastaukset, kuten ”en osaa sanoa”, on jätetty pois ja laskettu taulukon alle. Kun vaihtoehtoja sai \
               valita useita tai ne pantiin järjestykseen, osuudet ovat vastanneista ihmisistä.",
        calculation: "Osuus = vastauksen antaneiden määrä / n.",
    },
    response: RuleWords {
        label: "Ketkä vastasivat",
        rule: "Kutsutut: arvioijan ilmoittama määrä, kaikkien ja kunkin ryhmän. Vastanneet: käytetyt vastaukset \
               (luku Aineisto ja toistettavuus).",
        calculation: "Vastausaste = vastanneet / kutsutut.",
    },
    flow: RuleWords {
        label: "Kutsusta vastaukseen",
        rule: "Henkilöt kussakin vaiheessa: kutsutut arvioijan ilmoituksen mukaan, osallistuneet \
               osallistumistietojen mukaan, vastanneet käytettyjen vastausten mukaan, molempiin kertoihin \
               vastanneet vastaajien tunnisteiden mukaan.",
        calculation: "Kutsutuista = vaiheen henkilöt / kutsutut. Jäi pois = edellisen vaiheen henkilöt − tämän \
                      vaiheen henkilöt.",
    },
    participation: RuleWords {
        label: "Osallistuminen",
        rule: "Laskettu osallistumistiedoista, jokainen henkilö kerran rivillä. Kaikista: kutsutut, tarjotut \
               tapaamiset tai aloittaneet, kuten taulukon huomautuksessa kerrotaan.",
        calculation: "Osuus = määrä / kaikista.",
    },
    classes: RuleWords {
        label: "Osallistujat luokittain",
        rule: "Jokainen osallistuja on laskettu kerran tietojen mukaiseen luokkaansa; kun tiedon perusta on \
               ”otos”, jokainen vastaaja vastauksensa mukaiseen luokkaan.",
        calculation: "Osuus = määrä / kaikista.",
    },
    overview: RuleWords {
        label: "Avainluvut ryhmittäin",
        rule: "Kunkin tunnusluvun sääntö, sovellettuna yhden ryhmän vastauksiin kerrallaan.",
        calculation: "Osuus = ryhmän lukuun laskettavat vastaukset / kaikki ryhmän vastaukset kysymykseen.",
    },
    funnel: RuleWords {
        label: "Sattuman rajat",
        rule: "Kunkin ryhmän osuus ja rajat, joiden sisällä pelkkä sattuma pitäisi sen kokoisen ryhmän, jos sen \
               osuus olisi sama kuin kaikkien.",
        calculation: "Rajat: binomijakauma, jossa on kaikkien osuus ja ryhmän n, interpoloituna kokonaisten \
                      ihmisten välillä (Spiegelhalter 2005).",
    },
    shrunk: RuleWords {
        label: "Kohti yhteistä osuutta vedetyt osuudet",
        rule: "Kunkin ryhmän osuus vedettynä kohti kaikkien ryhmien osuutta, sitä enemmän mitä vähemmän \
               vastauksia ryhmässä on.",
        calculation: "Vedetty osuus = w × oma osuus + (1 − w) × yhteinen osuus, jossa w = n / (n + m). Luku m \
                      kertoo, kuinka montaa vastausta yhteinen osuus vastaa, ja se on arvioitu ryhmien eroista \
                      (beta-binomijakauma, Kleinman 1973).",
    },
    dose: RuleWords {
        label: "Tunnusluvut määrän mukaan",
        rule: "Tunnusluvun sääntö, sovellettuna kunkin määräluokan vastauksiin.",
        calculation: "Osuus = luokan lukuun laskettavat vastaukset / kaikki luokan vastaukset, tai luokan vastausten \
                      keskiarvo. Luottamusväli on laskettu kuten kaikille.",
    },
    size: RuleWords {
        label: "Muutosten suuruus",
        rule: "Samat muutokset yksikössä, joka ei riipu kysymyksestä. Mitta on kerrottu rivillä.",
        calculation: "d: keskiarvon muutos / kyselykertojen varianssien keskiarvon neliöjuuri. g: keskiarvojen \
                      erotus / yhteinen keskihajonta, korjattuna vähien vastausten mukaan. Delta ja \
                      järjestysbiseriaalinen korrelaatio: kuinka paljon useammin vastaukset ovat suurempia kuin \
                      pienempiä.",
    },
    against: RuleWords {
        label: "Ohjelma ja vertailuryhmä",
        rule: "Ohjelmaan osallistuneiden muutos ja vertailuryhmän muutos samojen kyselykertojen välillä.",
        calculation: "Ero = osallistujien muutos − vertailuryhmän muutos jäljempänä kerrotulla menetelmällä. Kun \
                      jokainen organisaatio lasketaan kerran, se ei välttämättä ole viereisten kaikkien ihmisten \
                      muutosten erotus.",
    },
    sensitivity: RuleWords {
        label: "Kuinka paljon muutoksiin voi luottaa",
        rule: "Kukin muutos uudelleen niin kuin osa yhdistämisistä koskisi kahta eri ihmistä, ja toisella \
               asetelmalla.",
        calculation: "Ilman vääriä yhdistämisiä = (havaittu muutos − s × kyselykertojen kaikkien vastausten \
                      erotus) / (1 − s), jossa s on väärien yhdistämisten osuus.",
    },
    drop_out: RuleWords {
        label: "Ketkä vastasivat vain kerran",
        rule: "Uudelleen vastanneiden ensimmäisen kyselykerran vastaukset ja niiden vastaukset, jotka vastasivat \
               vain kerran tai joita ei tunnistettu.",
        calculation: "Ero = uudelleen vastanneet − kerran vastanneet.",
    },
    course: RuleWords {
        label: "Tunnusluvut kyselykerroittain",
        rule: "Kunkin tunnusluvun sääntö, sovellettuna kunkin kyselykerran vastauksiin.",
        calculation: "Kuten viimeisen kyselykerran tunnusluku.",
    },
    weighted: RuleWords {
        label: "Painotetut tunnusluvut",
        rule: "Samat vastaukset, kukin painollaan.",
        calculation: "Painotettu osuus = lukuun laskettavien vastausten painojen summa / kaikkien painojen summa; \
                      painotettu keskiarvo vastaavasti. Tehollinen n = kuinka moni samanpainoinen vastaus \
                      kertoisi yhtä paljon (Kish 1965).",
    },
    cost: RuleWords {
        label: "Kustannukset",
        rule: "Arvioijan ilmoittamat summat sekä julkaistut osallistujien ja tuntien määrät.",
        calculation: "Korvaus = korvattava osuus × korvattavat kustannukset. Maksettavaksi jää = kaikki \
                      kustannukset − korvaus. Osallistujaa ja tuntia kohti: kaikki kustannukset / osallistujat, / \
                      tunnit. Tunteja osallistujaa kohti = tunnit / osallistujat. Hyötynyttä osallistujaa kohti = \
                      kaikki kustannukset / (osallistujat × hyötyneiden osuus); sen rajat tulevat osuuden \
                      rajoista.",
    },
    inputs: RuleWords {
        label: "Tiedostojen rivit",
        rule: "Rivejä: vastaus- tai tietorivit tiedostossa. Käytetty: rivit, jotka eivät ole tyhjiä, kokeiluja \
               tai saman henkilön toisia vastauksia ja joita ei muutenkaan ole jätetty pois.",
        calculation: "Käytetty = rivit − pois jätetyt rivit.",
    },
};
