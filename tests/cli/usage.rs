use crate::mittari::Mittari;

#[test]
fn figures_are_no_picture() {
    Mittari::new()
        .args(["results", "kysely", "--format", "png"])
        .stderr(
            "
            error: figures cannot be written as png
              expected: `--format json`, `--format csv` or `--format parquet`
        ",
        )
        .exits(2);
}

#[test]
fn a_chart_is_svg_or_png() {
    Mittari::new()
        .args(["chart", "kysely", "coping", "--out", "coping.pdf"])
        .stderr(
            "
            error: a chart cannot be written to `coping.pdf`
              expected: a name that ends in .svg or .png
        ",
        )
        .exits(2);
}

#[test]
fn wrong_usage_is_explained_by_the_parser() {
    for args in [&["repot"][..], &["report"], &["report", "kysely", "--lang", "de"], &["report", "kysely", "--colour"]]
    {
        let played = Mittari::new().args(args.iter().copied()).play();
        assert_eq!((played.code, played.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(played.stderr.starts_with("error: ") && played.stderr.contains("--help"), "{}", played.stderr);
    }
    let slip = Mittari::new().args(["repot"]).play();
    assert!(slip.stderr.contains("'report'"), "a slip gets a suggestion: {}", slip.stderr);
}

#[test]
fn help_and_version_go_to_stdout() {
    let help = Mittari::new().args(["--help"]).play();
    assert_eq!((help.code, help.stderr.as_str()), (Some(0), ""));
    for command in ["report", "check", "results", "chart", "schema", "draft", "audit", "new", "synth"] {
        assert!(help.stdout.contains(command), "{command} is not in the help");
    }
    Mittari::new().args(["--version"]).stdout(concat!("mittari ", env!("CARGO_PKG_VERSION"))).success();
}

#[test]
fn the_schema_is_json() {
    let schema = Mittari::new().args(["schema"]).play().json();
    assert!(schema["survey"]["properties"]["question"].is_object(), "every key of survey.toml is in it");
    assert!(schema["results"]["properties"]["estimates"].is_object(), "every key of results.json is in it");
}
