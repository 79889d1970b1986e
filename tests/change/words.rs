use super::stories::{ROUNDS, report};

/// Words of cause and effect, in each language; what is left when its negations are taken away.
const CAUSES: [(&str, &[&str], &[&str]); 3] = [
    (
        "fi",
        &["vaikutu", "vaikutt", "ansiosta", "johdosta", "seurauks", "aiheut", "sai aikaan"],
        &["kysely ei yksin osoita", "Se ei osoita, että yksi vaihe", "kuinka paljon sattuma voi vaikuttaa"],
    ),
    (
        "sv",
        &["effekt", "påverk", "orsak", "tack vare", "ledde till", "bidrog till"],
        &["visar inte ensam att", "Den visar inte att ett steg", "säger inget om orsaken"],
    ),
    (
        "en",
        &[" effect", "impact", "caus", "thanks to", "led to", "because of"],
        &[
            "does not show that the programme caused",
            "because of rounding",
            "It does not show that one link",
            "to the programme and what would",
        ],
    ),
];

/// Every sentence of a page, also of titles and alternative texts.
fn sentences(page: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        for attribute in ["aria-label=\"", "alt=\"", "title=\""] {
            if let Some((_, value)) = tag[..end].split_once(attribute) {
                text.push_str(&format!("\n{}\n", value.split('"').next().unwrap_or_default()));
            }
        }
        let skipped = ["style", "script"].iter().find(|name| tag[1..].starts_with(*name));
        let end = skipped.and_then(|name| tag.find(&format!("</{name}"))).unwrap_or(end);
        text.push('\n');
        rest = &tag[end..];
    }
    let sentences = text.split('\n').flat_map(|line| line.split_inclusive(['.', '!', '?'])).map(str::trim);
    sentences.filter(|sentence| !sentence.is_empty()).map(str::to_string).collect()
}

#[test]
fn without_a_comparison_group_nothing_is_called_an_effect() {
    let played = report(ROUNDS, &[]);
    for (language, causes, negations) in CAUSES {
        let all = sentences(&played.text(&format!("r/report.{language}.html")));
        assert!(all.len() > 200, "{}", all.len());
        let claims: Vec<&String> = all
            .iter()
            .filter(|sentence| causes.iter().any(|cause| sentence.to_lowercase().contains(cause)))
            .filter(|sentence| !negations.iter().any(|negation| sentence.contains(negation)))
            .collect();
        assert!(claims.is_empty(), "{language}: {claims:#?}");
    }
}
