use mittari::language::Language;
use mittari::report;

use crate::mittari::{Mittari, project, results};

fn foorumix(format: &str) -> crate::mittari::Played {
    let story = Mittari::new().copy("surveys/foorumix", "surveys/foorumix");
    story.args(["report", "surveys/foorumix", "--format", format, "--quiet"]).success()
}

#[test]
#[cfg(feature = "pdf")]
fn the_one_page_version_is_one_page_in_every_language() {
    let played = foorumix("pdf");
    for language in ["fi", "sv", "en"] {
        let pdf = played.bytes(&format!("reports/foorumix/summary.{language}.pdf"));
        let text = String::from_utf8_lossy(&pdf);
        // The tree of pages says how many there are.
        let count: String = text.split_once("/Count ").unwrap().1.chars().take_while(char::is_ascii_digit).collect();
        assert_eq!(count, "1", "summary.{language}.pdf");
    }
}

#[test]
fn texts_fit_are_whole_and_say_what_they_cannot_tell() {
    let played = foorumix("txt");
    for (language, limit, characters) in [
        ("fi", "Vertailuryhmää ei ollut", "merkkiä"),
        ("sv", "ingen jämförelsegrupp", "tecken"),
        ("en", "no comparison group", "characters"),
    ] {
        let texts = played.text(&format!("reports/foorumix/texts.{language}.txt"));
        assert!(!texts.contains('\u{a0}'), "a form shows a no-break space as a box");
        let blocks: Vec<&str> = texts.split("\n--- ").skip(1).take(4).collect();
        for (block, length) in blocks.iter().zip([300, 600, 1500, 3000]) {
            let (head, text) = block.split_once('\n').unwrap();
            let text = text.trim_end();
            let used = text.chars().count();
            assert!(used <= length, "{head}: {used}");
            let told: String = head.rsplit_once('(').unwrap().1.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(told, used.to_string(), "{head}");
            assert!(head.contains(characters), "{head}");
            assert!(text.contains(limit), "{head}\n{text}");
            assert!(text.contains("41/43") && text.ends_with('.'), "{head}\n{text}");
        }
    }
}

/// Where the key figures are many, those with targets come first and the tally tells of all.
#[test]
fn the_one_page_version_leaves_no_target_out_of_its_tally() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let document = report::one_page(&survey, &results, Language::En);
    let told = format!("{:?}", document.blocks);
    assert!(told.contains("Targets set: 3. Met: 0. Reached among respondents but not certain: 3."), "{told}");
    assert!(told.contains("There was no comparison group."), "{told}");
}
