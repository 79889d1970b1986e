//! The way of the data has one direction (DESIGN.md): this reads the source and holds it against a table.
//!
//! A new room needs a line here; a line that grows should give a reviewer pause.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mittari::language::Language;

use crate::mittari::project;

/// What each room may name with `crate::…`, itself apart.
const MAY_USE: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("language", &["diagnostic"]),
    ("language words", &["language", "results", "survey"]),
    ("survey", &["diagnostic", "language"]),
    ("responses", &["diagnostic", "language", "survey"]),
    // What points at somebody in a text; knows no survey.
    ("marks", &[]),
    ("ingest", &["diagnostic", "language", "marks", "responses", "survey"]),
    // Whether statements go together is measured before a score over them is proposed.
    ("draft", &["diagnostic", "ingest", "language", "marks", "responses", "stats", "survey"]),
    ("quotes", &["diagnostic", "ingest", "language", "marks", "responses", "survey"]),
    ("screening", &["diagnostic", "responses", "stats", "survey"]),
    ("stats", &[]),
    ("calc", &["stats"]),
    // Surveys that ship with the program; nothing is computed.
    ("programmes", &[]),
    // Made-up answers, written as an export: the way of the data from its other end.
    ("synth", &["language", "stats", "survey"]),
    ("results", &["language", "responses", "survey"]),
    ("analysis", &["diagnostic", "language", "quotes", "responses", "results", "stats", "survey"]),
    ("disclosure", &["analysis", "quotes", "results", "survey"]),
    ("charts", &["language", "results", "survey"]),
    ("report", &["charts", "language", "results", "survey"]),
    (
        "cli",
        &[
            "analysis",
            "calc",
            "charts",
            "diagnostic",
            "disclosure",
            "draft",
            "ingest",
            "language",
            "programmes",
            "quotes",
            "report",
            "responses",
            "results",
            "screening",
            "stats",
            "survey",
            "synth",
        ],
    ),
];

/// A file of the source and the room it lies in.
struct Source {
    path: String,
    room: String,
    /// Its code without comments, line by line.
    lines: Vec<String>,
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    walk(&project("src"), "", &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn walk(folder: &Path, below: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{path}/"), found);
        } else if path.ends_with(".rs") {
            let first = path.split('/').next().unwrap_or_default().trim_end_matches(".rs");
            // Folders of `language` hold words: they name what there are words for.
            let words = path.strip_prefix("language/").is_some_and(|file| file.contains('/'));
            let room = if words { "language words".to_string() } else { first.to_string() };
            let text = fs::read_to_string(entry.path()).unwrap();
            let lines = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
            found.push(Source { path, room, lines: lines.map(str::to_string).collect() });
        }
    }
}

/// Rooms named on each line, with the number of the line: `crate::a`, `crate::{a, b::c}`.
fn uses(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let text = source.lines.join("\n");
    for (at, _) in text.match_indices("crate::") {
        let line = text[..at].matches('\n').count() + 1;
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(top_names(list).into_iter().map(|name| (line, name))),
            None => found.push((line, name(rest))),
        }
    }
    found
}

fn name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// First names of the paths in `a, b::{c, d}, e}`.
fn top_names(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut at_start) = (0, Vec::new(), true);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            c if depth == 0 && at_start && !c.is_whitespace() => {
                names.push(name(&list[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

/// How many modules a file lies below the root of the crate.
fn depth(path: &str) -> usize {
    path.split('/').filter(|part| *part != "mod.rs").count()
}

#[test]
fn every_room_uses_only_earlier_rooms() {
    let mut violations = Vec::new();
    for source in sources().iter().filter(|s| !matches!(s.path.as_str(), "lib.rs" | "main.rs")) {
        let room = source.room.split(' ').next().unwrap_or_default();
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == source.room) else {
            violations.push(format!("src/{}: the room `{room}` is not in the table", source.path));
            continue;
        };
        for (line, used) in uses(source) {
            if used != room && !allowed.contains(&used.as_str()) {
                violations.push(format!("src/{}:{line}: `{}` must not use `crate::{used}`", source.path, source.room));
            }
        }
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

#[test]
fn no_path_climbs_out_of_its_room() {
    let mut violations = Vec::new();
    for source in sources() {
        let tests = source.lines.iter().position(|line| line.starts_with("mod tests")).unwrap_or(source.lines.len());
        for (i, line) in source.lines.iter().enumerate() {
            let climbs = (1..9).rev().find(|n| line.contains(&"super::".repeat(*n))).unwrap_or(0);
            if climbs >= depth(&source.path) + usize::from(i > tests) {
                violations.push(format!("src/{}:{}: {}", source.path, i + 1, line.trim()));
            }
        }
    }
    assert!(violations.is_empty(), "write `crate::…` instead:\n{}", violations.join("\n"));
}

#[test]
fn results_take_nothing_of_the_answers_but_the_record_of_the_files() {
    let sources = sources();
    let taken: Vec<&str> = (sources.iter().filter(|s| s.room == "results"))
        .flat_map(|s| &s.lines)
        .filter(|line| line.contains("crate::responses"))
        .map(|line| line.trim())
        .collect();
    assert_eq!(taken, ["pub use crate::responses::{CODE_BOOK, Excluded, ExclusionReason, Input};"]);
}

#[test]
fn words_know_choices_of_a_survey_and_no_survey() {
    let sources = sources();
    let words: Vec<&str> = (sources.iter().filter(|s| s.room == "language words"))
        .flat_map(|s| &s.lines)
        .filter(|line| line.contains("crate::survey") || line.contains("crate::results"))
        .map(|line| line.trim())
        .collect();
    for line in words {
        let names = line.split("::").last().unwrap_or_default().trim_matches(['{', '}', ';']);
        let known = [
            "ActivityKind",
            "Basis",
            "ClassBy",
            "CostMeasure",
            "Design",
            "DifferenceInterval",
            "DoseRecord",
            "EffectiveInterval",
            "EsrClass",
            "Evaluation",
            "FiniteMethod",
            "FunnelPosition",
            "GroupTest",
            "Kind",
            "MeanTest",
            "Measure",
            "Method",
            "MissingKind",
            "Multiplicity",
            "NoteCode",
            "Outcome",
            "OrderedTest",
            "OwnText",
            "ParticipationMeasure",
            "ReliabilityWarning",
            "Stage",
            "Status",
            "Test",
            "Topic",
            "WeightSource",
        ];
        assert!(
            names.split(", ").all(|n| known.contains(&n.trim_end_matches(['}', ';']))),
            "{line}: words need no `{names}`"
        );
    }
}

/// A new language is a folder and a line of the list. English is the program's own, and what is left where nothing is said.
#[test]
fn a_language_is_named_in_one_line_outside_its_folder() {
    let codes: Vec<String> = Language::ALL.iter().map(|language| format!("\"{}\"", language.code())).collect();
    let is_named = |line: &str| {
        let entry = |language: &Language| line.trim_start().starts_with(&format!("{language:?} {} ", language.code()));
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
        let variant = |language: &Language| {
            let english = *language == Language::En;
            let name = format!("::{language:?}");
            line.split(&name).skip(1).filter(|rest| ends(rest)).count()
                > usize::from(english && line.contains("Language::En"))
        };
        let listed = codes.iter().filter(|code| line.contains(*code)).count() > 1;
        Language::ALL.iter().any(|language| entry(language) || variant(language)) || listed
    };
    let mut named = Vec::new();
    for source in sources().iter().filter(|s| s.room != "language words" && !s.path.contains("tests")) {
        let code = source.lines.iter().take_while(|line| !line.starts_with("mod tests"));
        named.extend(code.filter(|line| is_named(line)).map(|line| format!("{}: {}", source.path, line.trim())));
    }
    let listed: Vec<String> = named.iter().filter(|line| line.starts_with("language/mod.rs: ")).cloned().collect();
    assert_eq!(listed.len(), Language::ALL.len(), "{listed:#?}");
    assert_eq!(named, listed, "only the list in language/mod.rs names languages");
}

#[test]
fn only_the_terminal_prints() {
    const PRINTING: [&str; 7] = ["println!", "print!", "eprintln!", "eprint!", "dbg!", "io::stdout", "io::stderr"];
    let mut violations = Vec::new();
    for source in sources().iter().filter(|s| s.path != "cli/terminal.rs" && !s.path.contains("/tests/")) {
        for (i, line) in source.lines.iter().enumerate() {
            if PRINTING.iter().any(|word| line.contains(word)) {
                violations.push(format!("src/{}:{}: {}", source.path, i + 1, line.trim()));
            }
        }
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

#[test]
fn the_table_names_the_rooms_that_there_are() {
    let library = fs::read_to_string(project("src/lib.rs")).unwrap();
    let rooms: BTreeSet<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|room| room.trim_end_matches(';'))
        .collect();
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(room, _)| *room).collect();
    assert!(rooms.is_subset(&known), "{rooms:?}");
}

#[test]
fn lists_in_braces_are_understood() {
    assert_eq!(top_names("a, b::{c, d}, e};"), ["a", "b", "e"]);
}

#[test]
fn only_the_room_of_quotes_reads_what_people_wrote() {
    let sources = sources();
    let readers: BTreeSet<&str> = (sources.iter())
        .filter(|s| s.lines.iter().any(|line| line.contains(".texts(")) && s.room != "responses")
        .map(|s| s.room.as_str())
        .collect();
    assert_eq!(readers, BTreeSet::from(["quotes"]));
}

/// Nothing is sent anywhere: the program opens no connection and starts no other program that could.
#[test]
fn nothing_of_ours_reaches_out() {
    const REACHING: [&str; 8] = [
        "std::net",
        "TcpStream",
        "TcpListener",
        "UdpSocket",
        "UnixStream",
        "ToSocketAddrs",
        "process::Command",
        "Command::new(",
    ];
    // A text is asked whether it is an address; none is called.
    let is_harmless = |line: &str| line.matches("std::net").count() == line.matches("std::net::IpAddr").count();
    let mut violations = Vec::new();
    for source in sources() {
        for (i, line) in source.lines.iter().enumerate() {
            let reaches =
                REACHING.iter().any(|word| line.contains(word) && (*word != "std::net" || !is_harmless(line)));
            if reaches {
                violations.push(format!("src/{}:{}: {}", source.path, i + 1, line.trim()));
            }
        }
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

/// No crate that the program is built of, on any system, speaks to a network. `Cargo.lock` names more than is built.
#[test]
fn no_crate_fetches_or_sends() {
    const CLIENTS: [&str; 24] = [
        "attohttpc",
        "aws-config",
        "curl",
        "h2",
        "hickory-resolver",
        "http",
        "hyper",
        "isahc",
        "minreq",
        "native-tls",
        "object_store",
        "openssl",
        "opentelemetry",
        "polars-cloud",
        "quinn",
        "reqwest",
        "rustls",
        "sentry",
        "surf",
        "tiny_http",
        "tonic",
        "tungstenite",
        "ureq",
        "webbrowser",
    ];
    // polars takes its tasks from tokio, which could open sockets, and is never asked to.
    const SOCKETS: [&str; 8] = ["async-io", "async-net", "mio", "net2", "polling", "smol", "socket2", "tokio"];
    let tree = |more: &[&str]| -> BTreeSet<String> {
        let typed = ["tree", "--locked", "--offline", "--edges", "normal", "--target", "all", "--prefix", "none"];
        let output = std::process::Command::new(env!("CARGO"))
            .args(typed.iter().chain(more))
            .current_dir(project(""))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().filter_map(|line| line.split(' ').next()).map(str::to_string).collect()
    };
    let built = tree(&[]);
    assert!(built.len() > 300 && built.contains("typst"), "{} crates", built.len());
    let speaking: Vec<&String> = built.iter().filter(|name| CLIENTS.contains(&name.as_str())).collect();
    assert!(speaking.is_empty(), "{speaking:?}");
    let with_sockets: BTreeSet<&str> = built.iter().map(String::as_str).filter(|name| SOCKETS.contains(name)).collect();
    assert_eq!(with_sockets, BTreeSet::from(["mio", "socket2", "tokio"]));
    for name in with_sockets {
        let users = tree(&["--invert", name, "--depth", "1"]);
        let others: Vec<&String> = users
            .iter()
            .filter(|user| !user.starts_with("polars") && !["mio", "socket2", "tokio"].contains(&user.as_str()))
            .collect();
        assert!(others.is_empty(), "{name} is brought by {others:?}");
    }
}
