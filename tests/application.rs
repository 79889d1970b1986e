use mittari::language::Language;
use mittari::report;
use mittari::report::document::Block;
use mittari::results::{Finding, FindingKind, Results, Status};

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

/// Where people were asked more than once, it is said which time they answered; where not, there is nothing to say.
#[test]
fn the_response_is_told_with_the_name_of_its_round() {
    let (survey, found) = results(&project("surveys/foorumix")).unwrap();
    for (language, round) in
        [(Language::Fi, "Loppukysely: "), (Language::Sv, "Slutenkät: "), (Language::En, "End survey: ")]
    {
        for document in [report::document(&survey, &found, language), report::one_page(&survey, &found, language)] {
            let Some(Block::Summary { items, .. }) = document.blocks.first() else { panic!("no summary") };
            assert!(items[0].text.starts_with(round), "{}", items[0].text);
        }
    }
    let played = foorumix("txt,docx");
    assert!(played.text("reports/foorumix/texts.fi.txt").contains("Loppukysely: Kyselyyn vastasi 47 henkilöä"));
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

/// The weightiest step that the figures call for, and no other: what was missed goes before what is not certain.
#[test]
fn the_summary_ends_with_one_step_that_the_figures_call_for() {
    let (survey, found) = results(&project("surveys/foorumix")).unwrap();
    let step = |results: &Results| {
        let document = report::document(&survey, results, Language::En);
        let summary = document.blocks.iter().find_map(|block| match block {
            Block::Summary { items, .. } => items.last().map(|item| item.text.clone()),
            _ => None,
        });
        summary.unwrap()
    };
    let with = |status: Status| {
        let mut results = found.clone();
        results.estimates.iter_mut().filter(|e| e.status.is_some()).for_each(|e| e.status = Some(status));
        results
    };
    assert!(step(&found).contains("collect more answers"), "{}", step(&found));
    let missed = step(&with(Status::NotReached));
    assert!(
        missed.contains("why the target was missed: ") && missed.contains("Satisfied with the activity"),
        "{missed}"
    );
    let mut worse = with(Status::Shown);
    worse.findings.push(Finding { kind: FindingKind::Worsened, about: "recommends".into(), strength: 3 });
    assert!(step(&worse).contains("why the result worsened: "), "{}", step(&worse));
    let mut few = with(Status::Uncertain);
    few.response.iter_mut().for_each(|response| response.rate = Some(0.4));
    assert!(step(&few).contains("who did not answer"), "{}", step(&few));
    // Nothing was asked before the activity.
    assert!(step(&with(Status::Shown)).contains("before the activity begins"));
    for words in ["should continue", "works", "effective"] {
        assert!(!step(&with(Status::Shown)).contains(words), "figures do not say what a programme should do");
    }
}
