//! `mittari audit`: a folder with reports of single groups, and files in which something was left.

use serde_json::{Value, json};

use crate::mittari::{Mittari, Played};

/// The example with a report for each organisation.
fn reported(formats: &str) -> Played {
    let story = Mittari::new().copy("surveys/foorumix", "foorumix");
    let args = ["report", "foorumix", "--each", "organisation", "--format", formats, "--lang", "en", "--quiet"];
    story.args(args).success()
}

const BELOW: &str = "reports/foorumix/each/organisation";

fn record(played: &Played, file: &str) -> Value {
    serde_json::from_str(&played.text(file)).unwrap()
}

/// The records of single groups.
fn records(played: &Played) -> Vec<String> {
    let files = played.files(BELOW).into_iter().filter(|file| file.ends_with("results.json"));
    files.map(|file| format!("{BELOW}/{file}")).collect()
}

#[test]
fn reports_of_all_groups_are_attacked_together() {
    let played = reported("html");
    let all = records(&played).len() + 1;
    let audit = played.then().args(["audit", "reports/foorumix"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    assert!(
        audit.stdout.contains(&format!("{all} reports laid side by side, as their readers could")),
        "{}",
        audit.stdout
    );
    // The reports of the organisations alone are a set too.
    let audit = audit.then().args(["audit", BELOW]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
}

/// A writer who gives each organisation its own figures and hides those of others: two readers who meet take
/// theirs from the whole.
#[test]
fn a_report_for_a_hidden_organisation_gives_the_other_hidden_one_away() {
    let played = reported("json");
    let whole = record(&played, "reports/foorumix/results.json");
    let is = |e: &&Value, group: &Value| e["indicator"] == "satisfied" && e["group"] == *group && !e["wave"].is_null();
    let estimates = whole["estimates"].as_array().unwrap();
    let total = estimates.iter().find(|e| is(e, &Value::Null)).unwrap().clone();
    let by_group =
        estimates.iter().filter(|e| e["indicator"] == "satisfied" && e["group"]["question"] == "organisation");
    let (hidden, shown): (Vec<&Value>, Vec<&Value>) = by_group.partition(|e| e["n"].is_null());
    assert!(hidden.len() > 1, "{hidden:?}");
    let sum = |key: &str| shown.iter().map(|e| e[key].as_u64().unwrap()).sum::<u64>();
    let left = total["n"].as_u64().unwrap() - sum("n");
    // All but one of the hidden ones get a report with their figure; in it all others stand beside, as in ours.
    let count = total["count"].as_u64().unwrap() - sum("count");
    let each = left / hidden.len() as u64;
    let mut agree = count;
    let own: Vec<(u64, u64)> = (0..hidden.len() - 1)
        .map(|_| {
            let k = agree.min(each);
            agree -= k;
            (each, k)
        })
        .collect();
    let mut story = played.then();
    for (at, (n, k)) in own.iter().enumerate() {
        let group = hidden[at]["group"].clone();
        let mut others = total.clone();
        others["group"] = json!({ "question": "organisation", "value": "others" });
        others["n"] = json!(total["n"].as_u64().unwrap() - n);
        others["count"] = json!(total["count"].as_u64().unwrap() - k);
        let mut report = whole.clone();
        report["about"] = group;
        report["estimates"] = json!([total, others]);
        for key in ["response", "distributions", "comparisons", "changes"] {
            report[key] = json!([]);
        }
        story = story.file(&format!("{BELOW}/9{at}-naive/results.json"), report.to_string());
    }
    let audit = story.args(["audit", "reports/foorumix"]).play();
    assert_eq!(audit.code, Some(1));
    let n = own[0].0;
    assert!(n < 5 && count > 0, "{own:?}");
    assert!(audit.stderr.contains(&format!("is shown of {n} answers")), "a small base: {}", audit.stderr);
    let last = hidden.last().unwrap()["group"]["value"].as_str().unwrap();
    let known = format!("the number of answers to `satisfied` in `{last}` (by `organisation`, wave ");
    assert!(audit.stderr.contains(&known), "the one that has no report: {}", audit.stderr);
}

#[test]
fn reports_made_at_different_times_contradict_each_other() {
    let played = reported("json");
    let file = records(&played)[0].clone();
    let mut report = record(&played, &file);
    let estimates = report["estimates"].as_array_mut().unwrap();
    let total = estimates.iter_mut().find(|e| e["group"].is_null() && !e["n"].is_null()).unwrap();
    total["n"] = json!(total["n"].as_u64().unwrap() + 1);
    let audit = played.then().file(&file, report.to_string()).args(["audit", "reports/foorumix"]).play();
    assert_eq!(audit.code, Some(1));
    assert!(audit.stderr.contains("two of the reports tell different numbers of"), "{}", audit.stderr);
}

/// Teams of which the smallest may be shown only where the minimum is laxer.
fn survey(minimum: &str) -> String {
    format!(
        r#"format = 1
[survey]
title = "Tiimit"
languages = ["en"]
made_up = true

[[wave]]
id = "end"
responses = ["answers.csv"]

[answers.agreement]
options = [{{ code = 1, text = "no" }}, {{ code = 2, text = "yes" }}]
positive = [2]

[[question]]
id = "coping"
topic = "wellbeing"
kind = "choice"
answers = "agreement"
text = "I cope"

[[question]]
id = "team"
topic = "background"
kind = "category"
text = "team"

[[indicator]]
id = "coping"
measure = "rate"
question = "coping"
headline = true

[[group]]
question = "team"

[group.population]
"Kalliola" = 12
"Niemi" = 40
"Ranta" = 40
"Suvanto" = 12

{minimum}"#
    )
}

/// In every format the report of a laxer writer is laid among the files of ours, and found there.
#[test]
fn a_leak_in_a_file_of_any_format_is_found() {
    let mut answers = String::from("id;I cope;team\n");
    for (team, n, yes) in [("Kalliola", 6, 3), ("Niemi", 25, 14), ("Ranta", 31, 17), ("Suvanto", 7, 3)] {
        for i in 0..n {
            answers.push_str(&format!("x;{};{team}\n", if i < yes { "yes" } else { "no" }));
        }
    }
    let formats = ["--format", "html,pdf,docx,xlsx,svg,csv"];
    let args = |folder| [["report", "kysely", "--quiet", "--out", folder].as_slice(), formats.as_slice()].concat();
    let story = Mittari::new().survey(&survey("")).file("kysely/answers.csv", &answers);
    let lax = story.args(args("lax")).success();
    let strict = lax.then().survey(&survey("[disclosure]\nminimum = 8\n")).args(args("strict")).success();
    let ours = record(&strict, "strict/results.json");
    let hidden = ours["response"].as_array().unwrap().iter().filter(|r| r["hidden"] == true).count();
    assert_eq!(hidden, 2, "Kalliola and Suvanto");
    let clean = strict.then().args(["audit", "strict"]).play();
    assert_eq!(clean.code, Some(0), "{}", clean.stderr);
    assert!(!clean.stdout.contains("not searched"), "{}", clean.stdout);
    let planted: Vec<String> = clean.files("lax").into_iter().filter(|file| !file.ends_with(".json")).collect();
    let mut played = clean;
    let mut found: Vec<String> = Vec::new();
    for file in planted {
        let (ours, theirs) = (played.bytes(&format!("strict/{file}")), played.bytes(&format!("lax/{file}")));
        let names_it = file.contains("by-team") || file.starts_with("report.") || file.contains("estimates");
        if !names_it {
            continue;
        }
        let path = format!("strict/{file}");
        played = played.then().file(&path, theirs).args(["audit", "strict"]).play();
        assert_eq!(played.code, Some(1), "{file} is not searched well enough\n{}", played.stdout);
        assert!(played.stderr.contains(&format!("--> {path}")), "{}", played.stderr);
        assert!(played.stderr.contains("the hidden group `Kalliola`"), "{file}: {}", played.stderr);
        played = played.then().file(&path, ours).args(["audit", "strict"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        found.push(file.rsplit('.').next().unwrap().to_string());
    }
    found.sort();
    found.dedup();
    assert_eq!(found, ["csv", "docx", "html", "pdf", "svg", "xlsx"]);
}

/// Seventy people of four teams, two of which are large.
fn of_teams() -> String {
    let mut answers = String::from("id;I cope;team\n");
    for (team, n, yes) in [("Kalliola", 6, 3), ("Niemi", 25, 14), ("Ranta", 31, 17), ("Suvanto", 7, 3)] {
        (0..n).for_each(|i| answers.push_str(&format!("x;{};{team}\n", if i < yes { "yes" } else { "no" })));
    }
    answers
}

/// A picture of other numbers is found by painting it again; without its drawing, or of another version, it is not read.
#[test]
fn a_picture_is_held_against_its_drawing() {
    let story = Mittari::new().survey(&survey("")).file("kysely/answers.csv", of_teams());
    let played = story.args(["report", "kysely", "--out", "ours", "--format", "svg,png", "--quiet"]).success();
    let charts = played.files("ours/charts");
    let pictures: Vec<&String> = charts.iter().filter(|name| name.ends_with(".png")).collect();
    let audit = played.then().args(["audit", "ours"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    let told = format!("{} pictures painted again from the SVG beside them, all of them the same", pictures.len());
    assert!(
        pictures.len() > 1 && audit.stdout.contains(&told) && !audit.stdout.contains("not searched"),
        "{}",
        audit.stdout
    );
    let (first, other) = (format!("ours/charts/{}", pictures[0]), format!("ours/charts/{}", pictures[1]));
    let swapped = audit.bytes(&other);
    let drawing = first.replace(".png", ".svg");
    let audit = audit.then().file(&first, swapped).args(["audit", "ours"]).play();
    assert_eq!(audit.code, Some(1));
    assert!(
        audit.stderr.contains(&format!("the picture is not what the SVG beside it shows\n  --> {first}")),
        "{}",
        audit.stderr
    );
    std::fs::remove_file(audit.path(&drawing)).unwrap();
    let audit = audit.then().args(["audit", "ours"]).play();
    assert_eq!(audit.code, Some(0), "{}", audit.stderr);
    assert!(audit.stdout.contains("not searched, because their text is not read: 1 files (png)"), "{}", audit.stdout);
}

/// What the exports were read as for the report, they are read as for the attack.
#[test]
fn exports_are_read_as_the_tool_that_is_named() {
    let rows: String = (0..12).map(|i| format!("5.1.2026 9.{i:02};{};Usein\n", ["Usein", "Harvoin"][i % 2])).collect();
    let export = format!("Vastausaika;Kuinka?:Tauot;Kuinka?:Uni\n{rows}");
    let questions = crate::tools::question("often", "choice", "often", "Kuinka?:Tauot");
    let definition = crate::tools::definition("a.csv", "tool = \"surveymonkey\"", &questions);
    let story = Mittari::new().survey(&definition).file("kysely/a.csv", &export);
    let played = story.args(["report", "kysely", "--out", "ours", "--format", "html", "--quiet", "--tool", "generic"]);
    let guessed = played.success().then().args(["audit", "ours", "--survey", "kysely"]).play();
    assert!(guessed.stderr.contains("the survey's exports cannot be read"), "{}", guessed.stderr);
    let named = guessed.then().args(["audit", "ours", "--survey", "kysely", "--tool", "generic"]).play();
    assert_eq!((named.code, named.stderr.as_str()), (Some(0), ""));
    let wrong = named.then().args(["audit", "ours", "--tool", "generic"]).play();
    assert_eq!(wrong.code, Some(2), "without a survey there are no exports");
}

/// A hidden group may be called what any sentence begins with, or as an answer to another question: that stops no report.
#[test]
fn a_group_that_is_called_like_an_everyday_word_stops_no_report() {
    let named = survey("").replace("languages = [\"en\"]", "languages = [\"fi\", \"sv\", \"en\"]");
    let mut answers = String::from("id;I cope;team\n");
    for (team, n, yes) in [("Muu", 3, 1), ("Tiimi 1", 4, 3), ("Tiimi 2", 25, 14), ("Yes", 31, 17), ("IT", 4, 2)] {
        (0..n).for_each(|i| answers.push_str(&format!("x;{};{team}\n", if i < yes { "yes" } else { "no" })));
    }
    let formats = if cfg!(feature = "pdf") { "pdf,html,docx,xlsx,svg,csv,txt" } else { "html,docx,xlsx,svg,csv,txt" };
    let story = Mittari::new().survey(&named).file("kysely/answers.csv", &answers);
    let own = "Muutos on suuri: 14 henkilöä osallistui. IT 3.\n";
    let story = ["fi", "sv", "en"].iter().fold(story, |s, code| s.file(&format!("kysely/conclusions.{code}.md"), own));
    let played = story.args(["report", "kysely", "--out", "ours", "--quiet", "--format", formats]).play();
    assert_eq!((played.code, played.stderr.as_str()), (Some(0), ""));
    let audit = played.then().args(["audit", "ours", "--survey", "kysely"]).play();
    assert_eq!((audit.code, audit.stderr.as_str()), (Some(0), ""));
}

/// Groups that are told by their codes have names in `survey.toml`.
#[test]
fn a_hidden_group_with_a_code_is_found_by_its_name() {
    let coded = survey("").replace("kind = \"category\"\n", "kind = \"category\"\nanswers = \"teams\"\n").replace(
        "[answers.agreement]",
        "[answers.teams]\noptions = [{ code = 1, text = \"Kalliola\" }, { code = 2, text = \"Niemi\" }, { code = 3, text = \"Ranta\" }, { code = 4, text = \"Suvanto\" }]\n\n[answers.agreement]",
    );
    let strict = coded.clone() + "[disclosure]\nminimum = 8\n";
    let story = Mittari::new().survey(&strict).file("kysely/answers.csv", of_teams());
    let played = story.args(["report", "kysely", "--out", "ours", "--format", "html", "--quiet"]).success();
    let page = played.text("ours/report.en.html").replace("</main>", "<p>Kalliola: 3/6.</p></main>");
    let audit = played.then().file("ours/report.en.html", page).args(["audit", "ours", "--survey", "kysely"]).play();
    assert_eq!(audit.code, Some(1));
    let told = "a number stands in a sentence about the hidden group `Kalliola`";
    assert!(audit.stderr.contains(told), "{}", audit.stderr);
}

/// How many people are in groups that nobody names is told; into how many groups they fall is not.
#[test]
fn people_in_groups_that_are_not_named_are_counted_together() {
    let told = |hidden: &[(&str, usize)]| {
        let unnamed = survey("").split("[group.population]").next().unwrap().to_string();
        let mut answers = of_teams().replace("Kalliola", "Niemi").replace("Suvanto", "Ranta");
        for (team, n) in hidden {
            (0..*n).for_each(|i| answers.push_str(&format!("x;{};{team}\n", ["yes", "no"][i % 2])));
        }
        let story = Mittari::new().survey(&unnamed).file("kysely/answers.csv", answers);
        let played = story.args(["report", "kysely", "--out", "ours", "--format", "html", "--quiet"]).success();
        let page = played.text("ours/report.en.html");
        assert!(!page.contains("Koski"), "not named");
        assert!(page.contains(
            "team. Respondents in groups whose size is shown: 69/77. Others, with those who named no group: 8."
        ));
        let statement = page.split("Of the report’s ").nth(1).unwrap();
        statement.split("</li>").next().unwrap().to_string()
    };
    assert_eq!(told(&[("Koski", 4), ("Laakso", 4)]), told(&[("Koski", 4), ("Laakso", 2), ("Koskela", 2)]));
}

/// An office file with one part replaced, or one more.
fn with_part(file: &[u8], name: &str, bytes: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let own = part.name().unwrap().to_string();
        let mut contents = Vec::new();
        part.read_to_end(&mut contents).unwrap();
        if own != name {
            new.start_file(own, options).unwrap();
            new.write_all(&contents).unwrap();
        }
    }
    new.start_file(name, options).unwrap();
    new.write_all(bytes).unwrap();
    new.finish().unwrap().into_inner()
}

/// Pictures inside documents are the logo, or what is drawn of the published figures.
#[test]
fn pictures_inside_documents_are_looked_at() {
    const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\"><rect width=\"90\" height=\"30\" fill=\"#125a93\"/></svg>";
    let strict = survey("[look]\nlogo = \"logo.svg\"\nlogo_alt = { en = \"Us\" }\n\n[disclosure]\nminimum = 8\n");
    let lax = survey("");
    let formats = if cfg!(feature = "pdf") { "pdf,html,docx,xlsx" } else { "html,docx,xlsx" };
    let report = |out: &'static str| ["report", "kysely", "--quiet", "--out", out, "--format", formats];
    let story = Mittari::new().survey(&lax).file("kysely/answers.csv", of_teams().replacen("yes", "no", 9));
    let played = story.args(report("lax")).success();
    let story = played.then().survey(&strict).file("kysely/answers.csv", of_teams()).file("kysely/logo.svg", LOGO);
    let played = story.args(report("ours")).success();
    let audit = played.then().args(["audit", "ours"]).play();
    assert_eq!((audit.code, audit.stderr.as_str()), (Some(0), ""));
    let told = "pictures inside documents, all of them the logo, or drawings and what is painted from them";
    assert!(audit.stdout.contains(told), "{}", audit.stdout);
    let audit = audit.then().args(["audit", "ours", "--survey", "kysely"]).play();
    assert_eq!((audit.code, audit.stderr.as_str()), (Some(0), ""));
    assert!(audit.stdout.contains("all of them what mittari draws of these figures"), "{}", audit.stdout);

    let document = audit.bytes("ours/report.en.docx");
    let page = audit.text("ours/report.en.html");
    let inside = |file: &[u8], name: &str| {
        let mut bytes = Vec::new();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
        std::io::Read::read_to_end(&mut zip.by_name(name).unwrap(), &mut bytes).unwrap();
        bytes
    };
    let pictures: Vec<String> =
        crate::formats::parts(&document).into_iter().filter(|name| name.ends_with(".png")).collect();
    let figures: Vec<&String> = pictures.iter().filter(|name| name.contains("figure")).collect();
    assert!(figures.len() > 1, "{pictures:?}");
    let of_lax = audit.bytes("lax/report.en.docx");
    let drawing = |file: &[u8], name: &str| inside(file, &name.replace(".png", ".svg"));
    let first = figures[0];
    let last = figures.iter().find(|name| drawing(&document, name) != drawing(&of_lax, name)).unwrap();
    let other = inside(&document, figures.iter().find(|name| **name != first).unwrap());
    let svg = last.replace(".png", ".svg");
    let both = with_part(&with_part(&document, last, &inside(&of_lax, last)), &svg, &inside(&of_lax, &svg));
    let image = format!("<img alt=\"\" src=\"data:image/png;base64,{}\"></main>", "iVBORw0KGgo=");
    let drawn = "<svg><rect x=\"9\" y=\"9\" width=\"40\" height=\"9\" fill=\"#125a93\"/></svg></main>";
    let no_picture = |name: &str| format!("`{name}` in it is no picture of the report");
    let otherwise = "1 drawing in it is not what mittari draws of these figures".to_string();
    // The file, what stands in it, what is told of it, and whether the survey must be at hand.
    let cases: [(&str, Vec<u8>, String, bool); 6] = [
        ("docx", with_part(&document, first, &other), no_picture(first), false),
        ("docx", with_part(&document, "word/media/image9.png", &other), no_picture("word/media/image9.png"), false),
        ("docx", with_part(&document, "word/vbaProject.bin", b"Sub"), no_picture("word/vbaProject.bin"), false),
        ("docx", both, otherwise.clone(), true),
        ("html", page.replace("</main>", &image).into_bytes(), no_picture("image/png"), false),
        ("html", page.replace("</main>", drawn).into_bytes(), otherwise, true),
    ];
    let mut played = audit;
    for (ending, bytes, told, with_survey) in cases {
        let path = format!("ours/report.en.{ending}");
        let before = played.bytes(&path);
        let args: &[&str] = if with_survey { &["audit", "ours", "--survey", "kysely"] } else { &["audit", "ours"] };
        played = played.then().file(&path, bytes).args(args.iter().copied()).play();
        assert_eq!(played.code, Some(1), "{told}");
        assert!(played.stderr.contains(&format!("error: {told}\n  --> {path}")), "{told}: {}", played.stderr);
        played = played.then().file(&path, before).args(["schema"]).play();
    }
    #[cfg(feature = "pdf")]
    {
        let theirs = played.bytes("lax/report.en.pdf");
        let played =
            played.then().file("ours/report.en.pdf", theirs).args(["audit", "ours", "--survey", "kysely"]).play();
        assert!(played.stderr.contains("in it are not what mittari draws of these figures"), "{}", played.stderr);
    }
}

/// A chart in a document lies beside the numbers that it is drawn from, in a workbook of its own.
#[test]
fn a_workbook_inside_a_document_is_read() {
    let strict = survey("[disclosure]\nminimum = 8\n");
    let story = Mittari::new().survey(&strict).file("kysely/answers.csv", of_teams());
    let played = story.args(["report", "kysely", "--quiet", "--out", "ours", "--format", "docx,xlsx"]).success();
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Kalliola</t></is></c><c r=\"B1\"><v>3</v></c></row></sheetData></worksheet>";
    let workbook = with_part(&played.bytes("ours/report.en.xlsx"), "xl/worksheets/sheet1.xml", sheet.as_bytes());
    let document = with_part(&played.bytes("ours/report.en.docx"), "word/embeddings/chart9.xlsx", &workbook);
    let audit = played.then().file("ours/report.en.docx", document).args(["audit", "ours"]).play();
    let told = "error: a number stands beside the hidden group `Kalliola`\n  --> ours/report.en.docx";
    assert!(audit.code == Some(1) && audit.stderr.contains(told), "{}", audit.stderr);
}
