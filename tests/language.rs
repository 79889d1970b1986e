use crate::mittari::{Mittari, Played, visible_text};

/// Words that only a text of another language holds; names of people, programs and methods are not among them.
const ENGLISH: [&str; 30] = [
    "the",
    "of",
    "and",
    "answers",
    "answered",
    "share",
    "interval",
    "shown",
    "not",
    "confidence",
    "target",
    "figure",
    "table",
    "question",
    "group",
    "everybody",
    "response",
    "rate",
    "source",
    "made",
    "data",
    "by",
    "with",
    "from",
    "met",
    "reached",
    "respondents",
    "survey",
    "hidden",
    "cant",
];
const FINNISH: [&str; 22] = [
    "ja",
    "vastaajat",
    "vastaajaa",
    "vastausta",
    "osuus",
    "luottamusväli",
    "kyselyn",
    "kysely",
    "ei",
    "eivät",
    "ole",
    "taulukko",
    "kuva",
    "lähde",
    "tavoite",
    "keksitty",
    "raportti",
    "prosenttia",
    "myönteisiä",
    "kaikki",
    "näytetä",
    "tai",
];
const SWEDISH: [&str; 20] = [
    "och",
    "inte",
    "är",
    "svar",
    "svarande",
    "andel",
    "andelen",
    "konfidensintervall",
    "enkäten",
    "tabell",
    "figur",
    "källa",
    "målet",
    "påhittat",
    "procent",
    "alla",
    "redovisas",
    "eller",
    "av",
    "fråga",
];

fn report() -> Played {
    Mittari::new()
        .copy("surveys/foorumix", "surveys/foorumix")
        .args(["report", "surveys/foorumix", "--format", "html,svg", "--quiet"])
        .success()
}

/// Everything that a language's page and charts say.
fn texts(played: &Played, language: &str) -> Vec<(String, String)> {
    let of_language = |file: &String| file.contains(&format!(".{language}."));
    let files = played.files("reports/foorumix").into_iter().filter(of_language);
    // Names of files and commands are the same in every language.
    let text = |file: &String| {
        let text = visible_text(&played.text(&format!("reports/foorumix/{file}")));
        text.replace("survey.toml", "").replace("--survey", "")
    };
    files.map(|file| (file.clone(), text(&file))).collect()
}

#[track_caller]
fn holds_none_of(played: &Played, language: &str, strangers: &[&str]) {
    let texts = texts(played, language);
    assert!(texts.len() > 5, "{} texts", texts.len());
    for (file, text) in texts {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
        assert!(words.len() > 10, "{file} has words");
        for (i, word) in words.iter().enumerate() {
            let around = words[i.saturating_sub(4)..words.len().min(i + 4)].join(" ");
            assert!(!strangers.contains(&word.to_lowercase().as_str()), "`{word}` in {file}: … {around} …");
        }
    }
}

#[test]
fn a_finnish_report_is_finnish() {
    let played = report();
    holds_none_of(&played, "fi", &ENGLISH);
    holds_none_of(&played, "fi", &SWEDISH);
}

#[test]
fn a_swedish_report_is_swedish() {
    let played = report();
    holds_none_of(&played, "sv", &ENGLISH);
    holds_none_of(&played, "sv", &FINNISH);
}

#[test]
fn an_english_report_is_english() {
    let played = report();
    holds_none_of(&played, "en", &FINNISH);
    holds_none_of(&played, "en", &SWEDISH);
}

#[test]
fn the_telling_words_tell() {
    let played = report();
    for (language, words) in [("fi", &FINNISH[..]), ("sv", &SWEDISH), ("en", &ENGLISH)] {
        let all: String = texts(&played, language).into_iter().map(|(_, text)| text.to_lowercase()).collect();
        let used = words.iter().filter(|word| all.split(|c: char| !c.is_alphabetic()).any(|w| w == **word)).count();
        assert!(used * 3 > words.len(), "only {used} of the words that tell {language} are in its own report");
    }
}

/// Numbers of every cell of every table, in the notation of a program.
fn numbers(html: &str, language: &str) -> Vec<Vec<String>> {
    let mut cells = Vec::new();
    let mut rest = html;
    while let Some(at) = ["<td", "<th "].iter().filter_map(|tag| rest.find(tag)).min() {
        let end = rest[at..].find("</t").map_or(rest.len(), |end| at + end);
        let text = visible_text(&rest[at..end]);
        let text = match language {
            "en" => text.replace(',', ""),
            _ => text.replace(['\u{a0}', '\u{202f}'], "").replace(',', "."),
        };
        let parts =
            text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|part| part.trim_matches('.').to_string());
        cells.push(parts.filter(|part| !part.is_empty()).collect());
        rest = &rest[end..];
    }
    cells
}

#[test]
fn all_languages_have_the_same_numbers() {
    let played = report();
    let of = |language: &str| numbers(&played.text(&format!("reports/foorumix/report.{language}.html")), language);
    let finnish = of("fi");
    assert!(finnish.iter().flatten().count() > 200, "{} numbers", finnish.iter().flatten().count());
    for language in ["sv", "en"] {
        let other = of(language);
        assert_eq!(other.len(), finnish.len(), "as many cells in {language}");
        for (i, (ours, theirs)) in finnish.iter().zip(&other).enumerate() {
            assert_eq!(ours, theirs, "cell {i} in {language}, after {:?}", &finnish[i.saturating_sub(3)..i]);
        }
    }
}
