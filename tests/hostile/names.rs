//! Names as names of files and folders: nothing is written anywhere but into the report, on any system.

use std::fs;

use super::{PIECES, report, story, survey};
use crate::mittari::Mittari;

/// Names that a system keeps for itself, whatever follows behind a full stop.
const KEPT: [&str; 7] = ["con", "prn", "aux", "nul", "com1", "lpt9", "com0"];

#[test]
fn groups_are_folders_with_plain_names() {
    let played = report("html", &["--each", "group"]);
    let files = played.files("");
    let outside: Vec<&String> =
        files.iter().filter(|f| !f.starts_with("reports/kysely/") && !f.starts_with("kysely/")).collect();
    assert_eq!(outside, [""; 0], "{files:#?}");
    let below = played.files("reports/kysely/each/group");
    let mut folders: Vec<&str> = below.iter().filter_map(|f| f.split_once('/')).map(|(folder, _)| folder).collect();
    folders.dedup();
    assert_eq!(folders.len(), PIECES.len(), "{folders:#?}");
    for folder in folders {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(folder.chars().all(plain) && folder.len() <= 44, "{folder}");
        assert!(!KEPT.contains(&folder) && !folder.ends_with('-'), "{folder}");
    }
}

#[test]
fn names_of_three_hundred_letters_are_cut() {
    let long = "ä".repeat(300);
    let definition = survey().replace("[[indicator]]", "[[question]]\nid = \"x\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"x\"\n[[group]]\nquestion = \"x\"\n[[indicator]]");
    let mut export = String::from("id;q;group;x\n");
    for i in 0..40 {
        let (answer, name) = (["CON", "_x0041_"][i % 2], if i % 2 == 0 { &long } else { "../../x" });
        export.push_str(&format!("{i};{answer};\"=A\";{name}\n"));
    }
    let story = Mittari::new().survey(&definition).file("kysely/first.csv", &export);
    let story = story.file("kysely/second.csv", export.replacen("id;", "nro;", 1));
    let played = story.args(["report", "kysely", "--each", "x", "--format", "html", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    for file in played.files("reports/kysely/each/x") {
        assert!(file.split('/').all(|part| part.len() < 50), "{file}");
    }
}

/// Ids become names of charts and folders: letters that no file name can carry, and names that Windows keeps for
/// devices, are refused with their line.
#[test]
fn ids_can_be_names_of_files() {
    for id in ["../x", "a/b", "a\\\\b", ".", "..", "a b", "ä", "", "con", "NUL", "com1", "Lpt9"] {
        let definition = survey().replace("id = \"q\"", &format!("id = \"{id}\""));
        let definition = definition.replace("question = \"q\"", &format!("question = \"{id}\""));
        let story = Mittari::new().survey(&definition).file("kysely/first.csv", super::export());
        let played = story.args(["report", "kysely", "--format", "svg"]).play();
        assert_eq!(played.code, Some(1), "`{id}` is taken\n{}", played.stderr);
        assert!(played.stderr.contains("id") && played.stderr.contains("line"), "{}", played.stderr);
        assert_eq!(played.files("reports"), [""; 0]);
    }
}

/// An export may be called what it likes, as long as it lies there.
#[test]
#[cfg(unix)]
fn exports_with_odd_names() {
    for name in ["<script>alert(1)<script>.csv", "=1+1.csv", "a\u{202e}b;$(x) 'c\".csv", "-rf.csv"] {
        let definition = survey().replace("\"first.csv\"", &super::quoted(name));
        let story = story().survey(&definition).file(&format!("kysely/{name}"), super::export());
        let played = story.args(["report", "kysely", "--format", "html,docx,xlsx,csv,svg", "--quiet"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        let markup = super::Markup::of(&played.text("reports/kysely/report.fi.html"), true);
        assert!(super::squeezed(&markup.text).contains(&super::squeezed(name)), "{name} is not told as it is");
    }
}

/// A folder that is called oddly gives its name to the report's folder, and to nothing else.
#[test]
#[cfg(unix)]
fn a_survey_in_an_odd_folder() {
    for name in ["<b>&", "#panic()", "a\u{202e}b", " x ", "-rf"] {
        let story = Mittari::new().file(&format!("{name}/survey.toml"), crate::cli::SURVEY);
        let story = story.file(&format!("{name}/answers.csv"), crate::cli::ANSWERS);
        let path = format!("./{name}");
        let played = story.args(["report", path.as_str(), "--format", "html,svg", "--quiet"]).play();
        assert_eq!(played.code, Some(0), "{}", played.stderr);
        assert!(played.path(&format!("reports/{name}/results.json")).is_file());
        assert_eq!(fs::read_dir(played.path("reports")).unwrap().count(), 1);
    }
}
