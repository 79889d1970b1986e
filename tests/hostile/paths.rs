//! Every key of `survey.toml` that holds a path, and every file that is read because it lies there: nothing outside the
//! survey's folder is read, and nothing that is no file.

use crate::cli::{ANSWERS, SURVEY};
use crate::mittari::{Mittari, Played};

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"20\"/>";
const LOG: &str = "henkilö;organisaatio\na;x\nb;x\n";

/// The survey with one path in one place.
fn with(key: &str, path: &str) -> String {
    let path = super::quoted(path);
    match key {
        "responses" => SURVEY.replace("\"answers.csv\"", &path),
        "logo" => format!("{SURVEY}\n[look]\nlogo = {path}\nlogo_alt = \"a\"\n"),
        key => format!(
            "{SURVEY}\n[participation]\n{key} = {path}\n[[participation.activity]]\nid = \"a\"\nkind = \"seminar\"\n"
        ),
    }
}

const KEYS: [&str; 4] = ["responses", "logo", "log", "events"];

/// A secret outside of the survey that would be a good file of each kind.
fn story(definition: &str) -> Mittari {
    let story = Mittari::new().survey(definition).file("kysely/answers.csv", ANSWERS).file("salaisuus.csv", ANSWERS);
    story.file("salaisuus.svg", LOGO).file("salaisuus.md", "salaisuus").file("loki.csv", LOG)
}

#[track_caller]
fn is_refused(played: &Played, what: &str) {
    assert_eq!(played.code, Some(1), "{what} is read\n{}", played.stderr);
    assert!(
        played.stderr.contains("survey's folder") || played.stderr.contains("no file"),
        "{what}\n{}",
        played.stderr
    );
    assert_eq!(played.files("reports"), [""; 0], "{what}");
}

#[test]
fn a_path_that_leads_out_is_refused() {
    for key in KEYS {
        let file = if key == "logo" { "salaisuus.svg" } else { "salaisuus.csv" };
        let folder = tempfile::tempdir().unwrap();
        let absolute = folder.path().join(file).display().to_string();
        std::fs::write(&absolute, if key == "logo" { LOGO } else { ANSWERS }).unwrap();
        for path in
            [format!("../{file}"), format!("x/../../{file}"), absolute, format!("..\\{file}"), "C:\\a.csv".into()]
        {
            let played = story(&with(key, &path)).args(["report", "kysely", "--format", "html"]).play();
            assert_eq!(played.code, Some(1), "{key} = {path} is read\n{}", played.stderr);
            assert!(!played.stderr.contains("Samaa"), "{}", played.stderr);
        }
    }
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_out_is_refused() {
    use std::os::unix::fs::symlink;
    for key in KEYS {
        let file = if key == "logo" {
            "salaisuus.svg"
        } else if key == "responses" {
            "salaisuus.csv"
        } else {
            "loki.csv"
        };
        // A link to the file, and a link to the folder it lies in.
        for path in ["linkki", &format!("kansio/{file}")] {
            let played = story(&with(key, path)).args(["--version"]).play();
            symlink(played.path(file), played.path("kysely/linkki")).unwrap();
            symlink(played.path(""), played.path("kysely/kansio")).unwrap();
            let played = played.then().args(["report", "kysely", "--format", "html"]).play();
            is_refused(&played, &format!("{key} = {path}"));
        }
    }
}

/// A link that stays inside is a file like any other.
#[test]
#[cfg(unix)]
fn a_link_that_stays_inside_is_followed() {
    let played = story(&with("responses", "linkki.csv")).args(["--version"]).play();
    std::os::unix::fs::symlink("answers.csv", played.path("kysely/linkki.csv")).unwrap();
    let played = played.then().args(["report", "kysely", "--format", "html", "--quiet"]).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
}

/// Files that are read by their name alone.
#[test]
#[cfg(unix)]
fn own_texts_and_code_books_are_no_links_out() {
    use std::os::unix::fs::symlink;
    let played = story(SURVEY).args(["--version"]).play();
    symlink(played.path("salaisuus.md"), played.path("kysely/conclusions.fi.md")).unwrap();
    let played = played.then().args(["report", "kysely", "--format", "html"]).play();
    is_refused(&played, "conclusions.fi.md");
}

/// A pipe would wait for ever, a device never end.
#[test]
#[cfg(target_os = "linux")]
fn what_is_no_file_is_not_opened() {
    for key in KEYS {
        let played = story(&with(key, "putki")).args(["--version"]).play();
        let made = std::process::Command::new("mkfifo").arg(played.path("kysely/putki")).status().unwrap();
        assert!(made.success());
        is_refused(&played.then().args(["report", "kysely", "--format", "html"]).play(), key);
        let played = story(&with(key, "kansio")).file("kysely/kansio/a", "").args(["report", "kysely"]).play();
        is_refused(&played, key);
    }
    let played = story(SURVEY).args(["--version"]).play();
    std::process::Command::new("mkfifo").arg(played.path("kysely/need.fi.md")).status().unwrap();
    is_refused(&played.then().args(["report", "kysely", "--format", "html"]).play(), "need.fi.md");
}

/// A logo that fetches or runs something, or is no picture after all.
#[test]
fn a_logo_is_a_picture_and_nothing_else() {
    let of =
        |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{inside}</svg>");
    for (logo, said) in [
        (of("<script>alert(1)</script>"), "it holds `<script>`"),
        (of("<image href=\"http://x.invalid/a.png\"/>"), "it refers to `http://x.invalid/a.png`"),
        (of("<image href=\"../answers.csv\"/>"), "it refers to `../answers.csv`"),
        (of("<rect style=\"fill:url(http://x.invalid)\"/>"), "its style refers to `http://x.invalid`"),
        (of("<rect onclick=\"x\"/>"), "it runs something (`onclick`)"),
        (of("<rect>"), "it is damaged"),
        ("<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg>&a;</svg>".into(), "it defines entities"),
    ] {
        let played = story(&with("logo", "logo.svg")).file("kysely/logo.svg", &logo);
        let played = played.args(["report", "kysely", "--format", "html"]).play();
        assert_eq!(played.code, Some(1), "{logo} is taken\n{}", played.stderr);
        assert!(played.stderr.contains(said), "{said}\n{}", played.stderr);
        assert_eq!(played.files("reports"), [""; 0]);
    }
}
