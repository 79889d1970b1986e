use crate::cli::{ANSWERS, SURVEY};
use crate::mittari::{Mittari, visible_text};

fn story(files: &[(&str, &str)], survey: &str) -> Mittari {
    let story = Mittari::new().survey(survey).file("kysely/answers.csv", ANSWERS);
    files.iter().fold(story, |story, (name, text)| story.file(&format!("kysely/{name}"), text))
}

fn looking(look: &str) -> String {
    format!("{SURVEY}\n[look]\n{look}\n")
}

const REPORT: [&str; 5] = ["report", "kysely", "--format", "html", "--quiet"];

#[test]
fn own_texts_stand_in_their_chapters() {
    let files = [
        ("introduction.fi.md", "Tämä raportti on *rahoittajalle*.\n\n## Tausta\n\nRyhmät alkoivat **2016**."),
        ("conclusions.fi.md", "> Ryhmä auttoi.\n\n1. Jatketaan.\n2. Mitataan uudelleen."),
        ("recommendations.fi.md", "- Aika kalenteriin."),
    ];
    let page = story(&files, SURVEY).args(REPORT).success().text("reports/kysely/report.fi.html");
    for said in [
        "<em>rahoittajalle</em>",
        "<h3 id=\"introduction-text-1\">Tausta</h3>",
        "<strong>2016</strong>",
        "<blockquote><p>Ryhmä auttoi.</p></blockquote>",
        "<ol><li>Jatketaan.</li><li>Mitataan uudelleen.</li></ol>",
        "<h2 id=\"recommendations\">Suositukset</h2><ul><li>Aika kalenteriin.</li></ul>",
    ] {
        assert!(page.contains(said), "`{said}` is not in the page");
    }
    let order = ["introduction", "indicators", "conclusions", "recommendations", "provenance"];
    let places: Vec<usize> = order.iter().map(|id| page.find(&format!("<h2 id=\"{id}\"")).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn own_texts_are_shown_as_typed() {
    let text = "<script>alert(1)</script> ja #panic(\"x\") sekä =HYPERLINK(\"x\")";
    let page =
        story(&[("conclusions.fi.md", text)], SURVEY).args(REPORT).success().text("reports/kysely/report.fi.html");
    assert!(!page.contains("<script"), "mark-up of the text is mark-up of the page");
    let seen = visible_text(&page);
    assert!(seen.contains("#panic(") && seen.contains("=HYPERLINK("), "the text is not shown as typed");
}

#[test]
fn a_text_that_a_language_lacks_is_told_before_anything_is_written() {
    let story = Mittari::new()
        .copy("surveys/foorumix", "surveys/foorumix")
        .file("surveys/foorumix/conclusions.fi.md", "Ryhmät auttoivat.");
    let played = story.args(["report", "surveys/foorumix", "--format", "html", "--lang", "en", "--quiet"]).stderr(
        "
        error: the text `conclusions` is not there in the language `en`
          --> surveys/foorumix/conclusions.fi.md
          hint: write `conclusions.en.md` beside it, or leave `en` out
        ",
    );
    assert_eq!(played.exits(1).files("reports"), [""; 0]);
}

#[test]
fn a_text_whose_name_is_nearly_right_is_not_passed_over_in_silence() {
    let played =
        story(&[("conclusion.fi.md", "Hyvä."), ("notes.md", "Omia.")], SURVEY).args(["check", "kysely"]).play();
    assert!(played.stderr.contains("hint: did you mean `conclusions.fi.md`?"), "{}", played.stderr);
    assert!(!played.stderr.contains("notes"), "{}", played.stderr);
    let played = story(&[("conclusions.md", "Hyvä.")], SURVEY).args(["check", "kysely"]).play();
    assert!(played.stderr.contains("hint: did you mean `conclusions.fi.md`?"), "{}", played.stderr);
}

const LOGO: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"20\"><rect width=\"80\" height=\"20\"/></svg>";

#[test]
fn a_logo_and_a_colour_are_placed() {
    let survey = looking("logo = \"logo.svg\"\nlogo_alt = \"Esimerkkisäätiö\"\naccent = \"#7a1f5c\"");
    let page = story(&[("logo.svg", LOGO)], &survey).args(REPORT).success().text("reports/kysely/report.fi.html");
    assert!(page.contains("<img class=\"logo\" src=\"data:image/svg+xml;base64,"), "the logo is not inside the page");
    assert!(page.contains("alt=\"Esimerkkisäätiö\"") && page.contains("--accent:#7a1f5c"));
}

#[test]
#[cfg(feature = "pdf")]
fn a_logo_is_placed_in_the_pdf_and_own_texts_too() {
    let survey = looking("logo = \"logo.svg\"\nlogo_alt = \"Esimerkkisäätiö\"\naccent = \"#7a1f5c\"");
    let files = [("logo.svg", LOGO), ("conclusions.fi.md", "# A\n\n*x* **y**\n\n> z\n\n1. a\n\n- b\n\n#panic(\"no\")")];
    let played = story(&files, &survey).args(["report", "kysely", "--format", "pdf,docx", "--quiet"]).success();
    assert!(played.bytes("reports/kysely/report.fi.pdf").starts_with(b"%PDF"));
}

#[test]
fn a_look_that_cannot_be_read_or_reached_is_refused() {
    let cases = [
        ("accent = \"#ffcc00\"", "the accent colour cannot be read on white: its contrast is 1.5 to 1"),
        ("accent = \"blue\"", "#125a93"),
        ("logo = \"../logo.svg\"\nlogo_alt = \"A\"", "the logo `../logo.svg` is outside the survey's folder"),
        ("logo = \"missing.svg\"\nlogo_alt = \"A\"", "the logo `missing.svg` cannot be read"),
        ("logo = \"logo.svg\"", "the logo has no words for those who cannot see it"),
        ("logo = \"answers.csv\"\nlogo_alt = \"A\"", "the logo `answers.csv` is no picture that can be placed"),
    ];
    for (look, said) in cases {
        let played = story(&[("logo.svg", LOGO)], &looking(look)).args(["check", "kysely"]).play();
        assert!(played.stderr.contains(said) && played.code == Some(1), "{look}:\n{}", played.stderr);
    }
}
