use crate::mittari::{Mittari, project};

/// A command and the lines that are shown under it.
struct Shown {
    command: String,
    lines: Vec<String>,
}

/// Commands in the `console` blocks of a page.
fn commands(page: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            inside = line.trim() == "```console";
        } else if inside && let Some(command) = line.strip_prefix("$ ") {
            found.push(Shown { command: command.to_string(), lines: Vec::new() });
        } else if inside && let Some(shown) = found.last_mut() {
            shown.lines.push(line.to_string());
        }
    }
    found.retain(|shown| shown.command.starts_with("mittari "));
    found
}

#[test]
fn every_command_of_the_readme_does_what_it_shows() {
    let Ok(readme) = std::fs::read_to_string(project("README.md")) else { return };
    for shown in commands(&readme) {
        assert!(!shown.command.contains(['|', '>', '"', '\'', '\\']), "`{}` needs a shell", shown.command);
        let args = shown.command.split_whitespace().skip(1);
        let played = Mittari::new().copy("surveys", "surveys").args(args).play();
        assert!(
            matches!(played.code, Some(0 | 1)),
            "`{}` ended with {:?}:\n{}",
            shown.command,
            played.code,
            played.stderr
        );
        let said: Vec<&str> = played.stdout.lines().chain(played.stderr.lines()).map(str::trim_end).collect();
        for line in shown.lines.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty() && *line != "…") {
            assert!(said.contains(&line), "`{}` does not say\n{line}\nbut\n{}", shown.command, said.join("\n"));
        }
    }
}

#[test]
fn the_readme_tells_how_to_make_the_report_and_how_to_test() {
    let Ok(readme) = std::fs::read_to_string(project("README.md")) else { return };
    for command in ["cargo run --release -- report surveys/foorumix", "cargo test"] {
        assert!(readme.contains(command), "README.md does not name `{command}`");
    }
}

#[test]
fn the_readme_lists_every_export_that_is_read() {
    let Ok(readme) = std::fs::read_to_string(project("README.md")) else { return };
    let rows: Vec<String> = mittari::ingest::readable()
        .iter()
        .map(|[tool, export, by]| format!("| `{tool}` | {export} | {by} |"))
        .collect();
    assert!(
        readme.contains(&format!("|---|---|---|\n{}\n\n", rows.join("\n"))),
        "the table should be\n{}",
        rows.join("\n")
    );
}

/// The table of the defaults is made by `cargo bench --bench coverage` and repeated.
#[test]
fn the_design_tells_the_coverage_that_was_computed() {
    let read = |name: &str| std::fs::read_to_string(project(name));
    let (Ok(design), Ok(study)) = (read("DESIGN.md"), read("docs/coverage.md")) else { return };
    let section = |text: &str, heading: &str| {
        let rest = text.split_once(heading).map_or("", |(_, rest)| rest);
        let lines = rest.lines().skip(1).take_while(|line| !line.starts_with('#'));
        lines.filter(|line| line.starts_with("| ")).map(str::to_string).collect::<Vec<_>>()
    };
    let computed = section(&study, "## The defaults at a glance");
    assert!(computed.len() > 20, "{computed:?}");
    assert_eq!(section(&design, "### How much do the intervals really cover?"), computed);
}

#[test]
fn blocks_are_taken_apart() {
    let page = "```console\n$ mittari check a\nno errors\n$ ls\nb\n```\n```text\n$ mittari no\n```\n";
    let found = commands(page);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].command.as_str(), found[0].lines.as_slice()),
        ("mittari check a", &["no errors".to_string()][..])
    );
}
