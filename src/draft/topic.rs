//! Chapter of a question, guessed from its wording in three languages.

use super::certainty::Certainty;
use crate::ingest::heading::normal;
use crate::survey::{Kind, Topic};

/// Beginnings of words (or of several words) and how much they weigh for a chapter.
struct Words {
    topic: Topic,
    weight: u32,
    stems: &'static [&'static str],
}

#[rustfmt::skip]
const WORDS: &[Words] = &[
    Words { topic: Topic::Impact, weight: 8, stems: &["parantanut", "parantunut", "vahvistanut", "muuttanut", "muuttunut", "kehittänyt", "has improved", "improved my", "have changed", "has changed", "changed", "förbättrat", "förändrat", "har ändrat", "har utvecklat", "taken into use", "tagits i bruk", "tagit i bruk", "otettu käyttöön"] },
    Words { topic: Topic::Recommendation, weight: 9, stems: &["suositteli", "suosittele", "recommend",
        "rekommender"] },
    Words {
        topic: Topic::Satisfaction,
        weight: 7,
        stems: &["tyytyväi", "satisf", "nöjd", "kokonaisarvosan", "yleisarvosan", "helhetsbetyg", "overall rating",
            "arvosana", "kokonaisuutena", "overall", "som helhet"],
    },
    Words {
        topic: Topic::Technical,
        weight: 7,
        stems: &["teknii", "tekni", "technic", "technolog", "teknik", "yhteysongelm", "internet", "verkkoyhtey",
            "laite", "laittee", "ohjelmisto", "software", "programvara", "videoneuvottelu", "etäyhtey", "sovellu",
            "user interface", "käyttöliittym", "kirjautu", "login", "platform", "connection problem",
            "modeling language", "operating system", "usability", "käytettävyy"],
    },
    Words {
        topic: Topic::Workload,
        weight: 6,
        stems: &["kuormit", "kuorma", "rasitta", "kiire", "työmäärä", "tekemättömiä", "workload", "strain",
            "burden", "overload", "time pressure", "belast", "arbetsmängd", "brådska", "tidspress", "stress",
            "ylityö", "overtime", "övertid", "hurry", "haste", "piling", "hopade"],
    },
    Words {
        topic: Topic::Wellbeing,
        weight: 5,
        stems: &["hyvinvoin", "wellbeing", "well-being", "välbefinnande", "välmående", "jaksa", "jaksam",
            "mieliala", "mental", "health", "tervey", "hälsa", "illness", "disorder", "sairau", "sjukdom",
            "motivaatio", "motivat", "motivation", "yksinäisy", "yksin", "loneli", "alone", "ensam", "energia",
            "energy", "virtaa", "työkyky", "arbetsförmåga", "work ability", "arbetshälsa", "mielenterv", "psyykki",
            "psyk", "onnistut", "sujuu hyvin", "mår du", "orkar", "lyckas", "succeed", "going well", "flyter",
            "smoke", "alcohol", "drink", "vision", "sleep", "diagnos",
            "pain", "disease", "symptom", "breath", "blind", "fever", "sadness", "kipu", "särky", "oire", "smärta",
            "symtom", "cough", "innostu", "innost", "enthusias", "entusias", "tarmok", "uupu", "burnout", "utmatt",
            "exhaust", "ahdist", "anxi", "condition", "paralyz", "toothache", "deformity", "diarrhea",
            "diabet", "kuulo", "hörsel", "hearing", "unable to hear", "overeat", "ahmi", "hallucinat", "hears and sees",
            "moving around", "liikkumi", "rörlighet", "värk", "unettom", "sömn", "uni ", "nuku"],
    },
    Words {
        topic: Topic::NetworkBenefits,
        weight: 5,
        stems: &["verkost", "network", "nätverk", "kolleg", "colleag", "muiden organisaatio", "other organi",
            "andra organi", "vertaisryhm", "toisilta", "muilta", "from others", "av andra", "yhteistyö",
            "cooperat", "collaborat", "samarbet", "kontakt", "contacts", "yhteyks", "luottamus", "luotin", "trust",
            "litade", "sidosryhm", "stakeholder", "tietoa ja kokemuksia", "näkökulma", "perspective", "perspektiv",
            "virallisissa", "yhteyttä"],
    },
    Words {
        topic: Topic::Resources,
        weight: 5,
        stems: &["tuki", "tukea", "tuke", "support", "stöd", "neuvoa", "advice", "råd ", "osaami", "kompeten",
            "skills", "voimavaro", "resurs", "resources", "riittävästi aikaa", "aikaa osallistua",
            "time to participate", "työkaluj", "verktyg", "tools", "huolehditaan", "irrottautu", "voimaa",
            "puhua avoimesti", "speak openly", "tala öppet", "pohtia", "reflekter", "reflect on", "työtover",
            "coworkers do you have", "arbetskamrat", "sovittu säännöllinen", "esihenkilö tuki", "my supervisor",
            "min chef", "employer provide", "employer offer", "benefits", "know the options", "resources to",
            "coverage", "anonymity protected", "suurempi kuin", "worth more", "större än"],
    },
    Words {
        topic: Topic::Impact,
        weight: 4,
        stems: &["vaikut", "impact", "effekt", "effect", "muut", "change", "föränd", "paran", "improv", "förbättr",
            "hyöty", "hyödy", "benefit", "nytta", "oppi", "opin", "learn", "lärt", "lär ", "otettu käyttöön",
            "käytäntö", "practice", "praxis", "tavoit", "goal", "mål", "tulokse", "result", "kehitt", "develop",
            "utveckl", "lisänn", "vähentä", "consequen", "seurasi", "följde", "toimintatap", "valmiu", "tuottavuu",
            "productiv", "aiempaa", "kokeil", "aiotko", "intend", "negatively", "interferes", "willing",
            "hurt your career", "aion", "tänker"],
    },
    Words {
        topic: Topic::Participation,
        weight: 5,
        stems: &["osallistu", "particip", "delt", "attend", "tapaamis", "tapaami", "möte", "träff", "meeting",
            "session", "kertaa", "times", "gånger", "kuinka monta tunti", "how many hours", "hur många timmar",
            "tunti", "aktiviteetti", "activit", "työpaja", "workshop", "rooli", "role", "roll ", "koulutukse",
            "training", "utbildning", "kurssi", "course", "kurs", "have you seen", "have you used",
            "oletko käyttänyt", "have you ever", "do you use", "kuinka usein käytät", "vetäjä", "ledare",
            "facilitat", "keskustelu", "discussion", "diskussion", "puheenvuor", "aihe", "topics",
            "are you familiar", "heard of", "kuinka monta päivä", "kesti", "event", "tilaisuu", "evenemang"],
    },
    Words {
        topic: Topic::Background,
        weight: 7,
        stems: &["sukupuoli", "gender", "kön", "age", "ikä", "ikäsi", "ikäryhm", "ikäluok", "age group", "åldersgrupp", "ålder", "syntymävuo", "year of birth",
            "födelseår", "organisaatiossa työskent", "which organisation", "which organization",
            "vilken organisation", "toimiala", "industry", "sector", "bransch", "ammatti", "occupation", "yrke",
            "job title", "tehtävänimik", "titel", "work position", "position", "asema", "koulutusaste",
            "koulutustausta", "education", "utbildningsnivå", "income", "tulot", "inkomst", "location", "sijainti",
            "kunta", "kommun", "municipality", "maakunta", "landskap", "country", "maa ", "land ", "region",
            "kieli", "äidinkieli", "native language", "mother tongue", "modersmål", "language", "osasto",
            "department", "avdelning", "yksikkö", "unit", "enhet", "työkokemus", "years of experience",
            "kuinka kauan", "how long have you", "hur länge har du", "how many years", "työsuhde", "employment",
            "employed", "anställning", "self-employed", "how many employees", "henkilöstömäärä", "antal anställda",
            "postinumero", "zip", "postcode", "postnummer", "postal code", "sex", "live in", "work in", "marital",
            "siviilisääty", "civilstånd", "household", "race", "ethnic", "etnisyys", "discipline", "institution",
            "funder", "work remotely", "employees", "nationality", "kansalaisuus", "role do you", "roles apply",
            "degree", "tutkinto", "examen", "organisation", "organisaatio", "työnantaja", "arbetsgivare",
            "nickname", "siviilisää", "weight", "height", "bmi"],
    },
];

/// How a question was answered, as far as it tells about its chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// What was written is short, as a name of a group is.
    Short,
    /// On a scale with a good and a bad end: nobody's background.
    Judged,
    /// Nothing of it.
    Plain,
}

/// What was guessed and how sure it is. `heading`: what stands over the rows of a matrix.
pub(super) fn guess(wording: &str, heading: &str, kind: Kind, manner: Manner) -> (Topic, Certainty) {
    if kind == Kind::Text && manner != Manner::Short {
        return (Topic::Open, Certainty::Sure);
    }
    let (own, above) = (scores(wording), scores(heading));
    let mut ranked: Vec<(u32, Topic)> = TOPICS
        .iter()
        .filter(|topic| manner != Manner::Judged || **topic != Topic::Background)
        .map(|topic| (3 * own(*topic) + above(*topic), *topic))
        .collect();
    // The first of equals is the more telling one.
    ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (best, topic) = ranked[0];
    if kind == Kind::Text {
        let background = topic == Topic::Background && best > 0;
        return if background { (Topic::Background, Certainty::Likely) } else { (Topic::Open, Certainty::Sure) };
    }
    if best == 0 {
        let usual = match kind {
            Kind::Category | Kind::Date => Topic::Background,
            Kind::Multiple => Topic::Participation,
            _ => Topic::Impact,
        };
        return (usual, Certainty::Unsure);
    }
    let certainty = if best >= 2 * ranked[1].0 { Certainty::Sure } else { Certainty::Likely };
    (topic, certainty)
}

/// Chapters, the more telling ones first.
const TOPICS: [Topic; 10] = [
    Topic::Recommendation,
    Topic::Satisfaction,
    Topic::Technical,
    Topic::Workload,
    Topic::Impact,
    Topic::Wellbeing,
    Topic::Resources,
    Topic::NetworkBenefits,
    Topic::Participation,
    Topic::Background,
];

/// How much of the text speaks for a chapter.
fn scores(text: &str) -> impl Fn(Topic) -> u32 {
    let text = format!("{} ", normal(&spelled(text)));
    // A background question is short; in a sentence the same words are about something else.
    let long = text.chars().count() > 90;
    move |topic| {
        let words = WORDS.iter().filter(|words| words.topic == topic && !(long && topic == Topic::Background));
        words
            .map(|words| {
                let hits = words.stems.iter().filter(|stem| begins_a_word(&text, stem)).count();
                words.weight * u32::try_from(hits.min(3)).unwrap_or(0)
            })
            .sum()
    }
}

/// A name of a variable as words: `Q02Age` and `age_respondent`.
fn spelled(text: &str) -> String {
    if text.contains(' ') {
        return text.to_string();
    }
    let mut words = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let c = if matches!(c, '_' | '.' | '[' | ']' | '/') { ' ' } else { c };
        let new = c.is_alphabetic() && before.is_ascii_digit() || c.is_uppercase() && before.is_lowercase();
        if new {
            words.push(' ');
        }
        words.push(c);
        before = c;
    }
    words
}

/// Whether a word of the text begins with the stem; very short stems are whole words.
fn begins_a_word(text: &str, stem: &str) -> bool {
    text.match_indices(stem).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + stem.len()..].chars().next();
        let whole = stem.chars().count() > 4 || stem.ends_with(' ') || !after.is_some_and(char::is_alphanumeric);
        let soft = stem.chars().count() == 4 && !stem.ends_with(' ');
        !before.is_some_and(char::is_alphanumeric) && (whole || soft)
    })
}

/// Whether answers tell about health: stricter protection is proposed.
pub(super) fn is_health(wording: &str) -> bool {
    #[rustfmt::skip]
    const STEMS: &[&str] = &["mental health", "mental illness", "physical health", "medical", "disorder",
        "diagnos", "disease", "symptom", "illness", "smoke cigarettes", "drink alcohol", "terveydentila",
        "terveytesi", "terveys", "sairau", "sairasloma", "sairauspoissa", "masennus", "ahdistu", "lääkit",
        "oire", "hälsotillstånd", "hälsa", "sjukdom", "sjukfrånvaro", "depress", "ångest", "utbränd", "anxiety",
        "burnout", "sick leave", "bmi"];
    let text = normal(wording);
    STEMS.iter().any(|stem| begins_a_word(&text, stem))
}

/// Whether agreeing, or "often", is rather bad news: load and strain.
pub(super) fn is_bad_news(topic: Topic) -> bool {
    topic == Topic::Workload
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_in_three_languages_find_their_chapter() {
        for (wording, topic) in [
            ("Kuinka tyytyväinen olet toimintaan kokonaisuutena?", Topic::Satisfaction),
            ("Hur nöjd är du med verksamheten?", Topic::Satisfaction),
            ("Would you recommend us to a friend?", Topic::Recommendation),
            ("Kuinka paljon työmäärä kuormittaa sinua?", Topic::Workload),
            ("Ikä", Topic::Background),
            ("What is your gender?", Topic::Background),
            ("I vilken organisation arbetar du?", Topic::Background),
            ("Kuinka moneen tapaamiseen osallistuit?", Topic::Participation),
            ("The training has improved my way of working", Topic::Impact),
            ("Etätapaamisten tekniikka toimi hyvin", Topic::Technical),
            ("Mitt välbefinnande i arbetet är gott", Topic::Wellbeing),
        ] {
            assert_eq!(guess(wording, "", Kind::Choice, Manner::Plain).0, topic, "{wording}");
        }
        assert_eq!(guess("Kerro lisää", "", Kind::Text, Manner::Plain), (Topic::Open, Certainty::Sure));
    }

    #[test]
    fn what_says_nothing_is_unsure() {
        assert_eq!(guess("Q17", "", Kind::Choice, Manner::Plain).1, Certainty::Unsure);
    }
}
