use super::{ANSWERS, SURVEY, edited};
use crate::mittari::Mittari;

/// `mittari check` on a definition.
fn check(definition: &str) -> Mittari {
    Mittari::new().survey(definition).file("kysely/answers.csv", ANSWERS).args(["check", "kysely"])
}

/// The same with one piece of the good survey replaced.
#[track_caller]
fn with(from: &str, to: &str) -> Mittari {
    check(&edited(from, to))
}

/// The same with something more at the end.
fn and(more: &str) -> Mittari {
    check(&format!("{SURVEY}\n{more}"))
}

#[test]
fn a_quote_that_is_not_closed() {
    with("title = \"Jaksaminen\"", "title = \"Jaksaminen")
        .stderr(
            r#"
            error: not TOML: invalid basic string, expected `"`
              --> kysely/survey.toml, line 4
              hint: a text begins and ends with `"` on the same line
        "#,
        )
        .exits(1);
}

#[test]
fn several_slips_of_syntax_are_told_in_one_run() {
    check(&edited("title = \"Jaksaminen\"", "title = Jaksaminen").replace("invited = 12", "invited 12"))
        .stderr(
            r#"
            error: not TOML: string values must be quoted, expected literal string
              --> kysely/survey.toml, line 4
              hint: put a text into quotes: `"…"`
            error: not TOML: key with no value, expected `=`
              --> kysely/survey.toml, line 10
        "#,
        )
        .exits(1);
}

#[test]
fn a_key_twice() {
    with("invited = 12", "invited = 12\ninvited = 13")
        .stderr(
            "
            error: the key `invited` stands twice
              --> kysely/survey.toml, line 11
              hint: take one of the two away
        ",
        )
        .exits(1);
}

#[test]
fn an_unknown_key() {
    with("question = \"coping\"", "quesion = \"coping\"")
        .stderr("
            error: unknown key `quesion` in `indicator`
              --> kysely/survey.toml, line 37
              expected: one of `id`, `title`, `measure`, `question`, `scale`, `positive`, `base`, `cant_say`, `target`, `better`, `smallest_change`, `organisations`, `interval`, `headline`, `primary`
              hint: did you mean `question`?
        ")
        .exits(1);
}

#[test]
fn an_unknown_key_does_not_keep_other_faults_for_the_next_run() {
    check(&edited("invited = 12", "invitd = 12").replace("question = \"coping\"", "question = \"copying\""))
        .stderr(
            "
            error: unknown key `invitd` in `wave`
              --> kysely/survey.toml, line 10
              expected: one of `id`, `title`, `date`, `kind`, `responses`, `column`, `value`, `asked_in`, `invited`, `tool`, `sheet`, `tests`, `incomplete`
              hint: did you mean `invited`?
            error: indicator `coping` refers to question `copying`, which is not defined
              --> kysely/survey.toml, line 37
              hint: did you mean `coping`?
        ",
        )
        .exits(1);
}

#[test]
fn an_unknown_table() {
    and("[surveys]\n")
        .stderr("
            error: unknown key `surveys`
              --> kysely/survey.toml, line 40
              expected: one of `format`, `survey`, `wave`, `answers`, `question`, `scale`, `indicator`, `group`, `link`, `comparison`, `analysis`, `weights`, `participation`, `look`, `dose`, `cost`, `theory`, `disclosure`
              hint: did you mean `survey`?
        ")
        .exits(1);
}

#[test]
fn a_missing_key() {
    with("measure = \"rate\"\n", "")
        .stderr(
            "
            error: `indicator` lacks the key `measure`
              --> kysely/survey.toml, line 34
              hint: add `measure = …`
        ",
        )
        .exits(1);
}

#[test]
fn a_value_of_a_wrong_type() {
    check(&edited("invited = 12", "invited = \"12\"").replace("[\"answers.csv\"]", "\"answers.csv\""))
        .stderr(
            "
            error: `wave.invited` is a text here
              --> kysely/survey.toml, line 10
              expected: a whole number
            error: `wave.responses` is a text here
              --> kysely/survey.toml, line 9
              expected: a list in brackets
        ",
        )
        .exits(1);
}

#[test]
fn a_negative_number_of_invited() {
    with("invited = 12", "invited = -12")
        .stderr(
            "
            error: the number cannot be -12
              --> kysely/survey.toml, line 10
              expected: a whole number from 0 up
        ",
        )
        .exits(1);
}

#[test]
fn a_date_in_quotes() {
    with("languages = [\"fi\"]", "languages = [\"fi\"]\ndate = \"1.3.2017\"")
        .stderr(
            "
            error: `survey.date` is a text here
              --> kysely/survey.toml, line 6
              expected: a date such as 2017-03-01 (without quotes)
        ",
        )
        .exits(1);
}

#[test]
fn a_time_in_the_place_of_a_date() {
    with("languages = [\"fi\"]", "languages = [\"fi\"]\ndate = 12:30:00")
        .stderr(
            "
            error: a time of day is no date; write a date such as 2017-03-01
              --> kysely/survey.toml, line 6
        ",
        )
        .exits(1);
}

#[test]
fn an_unknown_choice() {
    with("kind = \"choice\"", "kind = \"choise\"")
        .stderr(
            r#"
            error: `question.kind` cannot be `choise`
              --> kysely/survey.toml, line 24
              expected: one of `choice`, `category`, `multiple`, `score`, `number`, `rank`, `date`, `text`
              hint: did you mean `"choice"`?
        "#,
        )
        .exits(1);
}

#[test]
fn an_unknown_language() {
    with("[\"fi\"]", "[\"fi\", \"de\"]")
        .stderr(
            "
            error: `survey.languages` cannot be `de`
              --> kysely/survey.toml, line 5
              expected: one of `fi`, `sv`, `en`
        ",
        )
        .exits(1);
}

#[test]
fn another_format() {
    with("format = 1", "format = 2")
        .stderr(
            "
            error: format 2 is not known to this version
              --> kysely/survey.toml, line 1
              expected: `format = 1`
        ",
        )
        .exits(1);
}

#[test]
fn an_id_twice() {
    with("id = \"hours\"", "id = \"Coping\"")
        .stderr(
            "
            error: the question id `Coping` is used twice
              --> kysely/survey.toml, line 29
              hint: it stands first on line 22; give one of them another id
        ",
        )
        .exits(1);
}

#[test]
fn an_id_that_is_no_file_name() {
    with("id = \"hours\"", "id = \"../tunnit\"")
        .stderr(
            "
            error: the question id `../tunnit` has a letter that file names cannot carry
              --> kysely/survey.toml, line 29
              expected: letters a–z, digits, `_` and `-`
        ",
        )
        .exits(1);
}

#[test]
fn a_code_and_a_wording_twice() {
    with("{ code = 2, fi = \"En osaa valita\" }", "{ code = 1, fi = \"samaa mieltä\" }")
        .stderr(
            "
            error: code 1 stands twice in answers `agreement`
              --> kysely/survey.toml, line 15
            error: `Samaa mieltä` stands for two options of answers `agreement`: 1 and 3
              --> kysely/survey.toml, line 16
              hint: an answer in the export could mean either
        ",
        )
        .exits(1);
}

#[test]
fn references_to_nothing() {
    let survey = edited("answers = \"agreement\"", "answers = \"agrement\"\nwaves = [\"ent\"]");
    let survey = survey.replace("question = \"coping\"", "question = \"copying\"");
    check(&format!("{survey}\n[[group]]\nquestion = \"organisation\"\n"))
        .stderr(
            "
            error: question `coping` refers to answers `agrement`, which are not defined
              --> kysely/survey.toml, line 25
              hint: did you mean `agreement`?
            error: question `coping` refers to wave `ent`, which is not defined
              --> kysely/survey.toml, line 26
              hint: did you mean `end`?
            error: indicator `coping` refers to question `copying`, which is not defined
              --> kysely/survey.toml, line 38
              hint: did you mean `coping`?
            error: a group refers to question `organisation`, which is not defined
              --> kysely/survey.toml, line 42
        ",
        )
        .exits(1);
}

#[test]
fn a_target_in_per_cent() {
    with("headline = true", "headline = true\ntarget = { at_least = 90 }")
        .stderr(
            "
            error: the target of indicator `coping` is impossible: 90
              --> kysely/survey.toml, line 39
              expected: a share from 0 to 1
              hint: write 0.9 for 90 %
        ",
        )
        .exits(1);
}

#[test]
fn a_target_that_no_rate_reaches() {
    with("headline = true", "headline = true\ntarget = { at_least = -0.5 }")
        .stderr(
            "
            error: the target of indicator `coping` is impossible: -0.5
              --> kysely/survey.toml, line 39
              expected: a share from 0 to 1
        ",
        )
        .exits(1);
}

#[test]
fn a_target_without_a_direction() {
    with("headline = true", "headline = true\ntarget = 0.9")
        .stderr(
            "
            error: `indicator.target` is a number here
              --> kysely/survey.toml, line 39
              expected: a table with `at_least` or a table with `at_most`
        ",
        )
        .exits(1);
}

#[test]
fn a_positive_answer_that_is_off_the_scale() {
    with("positive = [3]", "positive = [3, 9]")
        .stderr(
            "
            error: `positive` of answers `agreement` names 9, which is no answer on the scale
              --> kysely/survey.toml, line 19
              expected: 1, 2, 3
        ",
        )
        .exits(1);
}

#[test]
fn a_rate_without_favourable_answers() {
    with("positive = [3]\n", "")
        .stderr(
            "
            error: indicator `coping` does not know which answers are favourable
              --> kysely/survey.toml, line 33
              hint: add `positive = [4, 5]` to the indicator or to its answers
        ",
        )
        .exits(1);
}

#[test]
fn a_measure_that_the_question_cannot_give() {
    with("measure = \"rate\"", "measure = \"net\"")
        .stderr(
            "
            error: indicator `coping` asks for a measure that question `coping` cannot give
              --> kysely/survey.toml, line 36
              expected: a question of kind `score` (0 to 10)
        ",
        )
        .exits(1);
}

#[test]
fn two_primary_figures() {
    let second = "[[indicator]]\nid = \"other\"\nmeasure = \"mean\"\nquestion = \"hours\"\nprimary = true\n";
    check(&format!("{}\n{second}", edited("headline = true", "primary = true")))
        .stderr(
            "
            error: indicator `other` is a second primary one
              --> kysely/survey.toml, line 44
              hint: one confirmatory figure is named before the answers are seen; the others are secondary
        ",
        )
        .exits(1);
}

#[test]
fn a_minimum_below_five_needs_a_reason() {
    and("[disclosure]\nminimum = 4\n")
        .stderr(
            r#"
            error: a minimum of 4 needs a written reason
              --> kysely/survey.toml, line 41
              hint: add `reason = "…"`; it is printed in the report
        "#,
        )
        .exits(1);
}

#[test]
fn a_minimum_below_five_with_a_reason() {
    and("[disclosure]\nminimum = 4\nreason = \"Vastaajat ovat antaneet luvan.\"\n")
        .stdout(
            "
            answers.csv: 7 respondents read as generic
            no errors
        ",
        )
        .success();
}

#[test]
fn a_minimum_below_three_has_no_reason() {
    and("[disclosure]\nminimum = 2\nreason = \"Pieni ryhmä.\"\nhealth_minimum = 4\n")
        .stderr(
            "
            error: groups of fewer than 3 are never shown
              --> kysely/survey.toml, line 41
              expected: `minimum` of 3 or more
            error: answers about health need at least 10 in a group
              --> kysely/survey.toml, line 43
        ",
        )
        .exits(1);
}

#[test]
fn an_export_outside_of_the_folder() {
    with("[\"answers.csv\"]", "[\"../secret.csv\", \"/etc/passwd\", 'C:\\data.csv']")
        .stderr(
            r#"
            error: `../secret.csv` lies outside the survey's folder
              --> kysely/survey.toml, line 9
              hint: copy the export into the survey's folder, so that the survey stays whole when it is moved
            error: `/etc/passwd` lies outside the survey's folder
              --> kysely/survey.toml, line 9
              hint: copy the export into the survey's folder, so that the survey stays whole when it is moved
            error: `C:\data.csv` lies outside the survey's folder
              --> kysely/survey.toml, line 9
              hint: copy the export into the survey's folder, so that the survey stays whole when it is moved
        "#,
        )
        .exits(1);
}

#[test]
fn no_wave_and_nobody_invited() {
    check(&edited("[[wave]]\nid = \"end\"\nresponses = [\"answers.csv\"]\ninvited = 12\n", ""))
        .stderr(
            r#"
            error: the survey has no wave, so there is nothing to read
              --> kysely/survey.toml, line 1
              hint: add `[[wave]]` with `id = "end"` and `responses = ["your-export.xlsx"]`
        "#,
        )
        .exits(1);
    with("invited = 12", "invited = 0")
        .stderr(
            "
            error: wave `end` says that nobody was invited
              --> kysely/survey.toml, line 10
              hint: leave `invited` out where the number is not known
        ",
        )
        .exits(1);
}

#[test]
fn not_utf8() {
    let mut bytes = SURVEY.as_bytes().to_vec();
    bytes.extend(b"# \xE4\n");
    Mittari::new()
        .file("kysely/survey.toml", bytes)
        .args(["check", "kysely"])
        .stderr(
            "
            error: the survey definition is not UTF-8 text
              --> kysely/survey.toml, line 39
              hint: save it as UTF-8 in your editor
        ",
        )
        .exits(1);
}

#[test]
fn an_empty_definition() {
    check("")
        .stderr(
            "
            error: the file lacks the key `format`
              --> kysely/survey.toml, line 1
              hint: add `format = …`
            error: the file lacks the key `survey`
              --> kysely/survey.toml, line 1
              hint: add `survey = …`
        ",
        )
        .exits(1);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    check(&format!("\u{feff}{}", SURVEY.replace('\n', "\r\n")))
        .stdout(
            "
            answers.csv: 7 respondents read as generic
            no errors
        ",
        )
        .success();
}

#[test]
fn a_scale_of_numbers_and_of_strangers() {
    let more = r#"
        [[scale]]
        id = "load"
        questions = ["coping", "hours", "nobody"]
        reversed = ["ghost"]
        min_answered = 2.0
    "#;
    check(&format!("{SURVEY}{more}"))
        .stderr(
            "
            error: question `hours` of scale `load` has no ordered answers
              --> kysely/survey.toml, line 42
              expected: a question of kind `choice` or `score`
            error: scale `load` refers to question `nobody`, which is not defined
              --> kysely/survey.toml, line 42
            error: scale `load` reverses `ghost`, which is not one of its questions
              --> kysely/survey.toml, line 43
            error: `min_answered` of scale `load` cannot be 2
              --> kysely/survey.toml, line 44
              expected: above 0, up to 1
        ",
        )
        .exits(1);
}

#[test]
fn a_theory_that_leads_nowhere() {
    let theory = r#"
[[theory.step]]
id = "groups"
stage = "activity"
text = "Ryhmät kokoontuvat"
leads_to = ["coping", "suport"]

[[theory.step]]
id = "support"
stage = "outcome"
text = "Saadaan tukea"
leads_to = ["groups"]
indicator = "copin"
"#;
    let story = Mittari::new().survey(&format!("{SURVEY}{theory}")).file("kysely/answers.csv", ANSWERS);
    let played = story.args(["check", "kysely"]).play();
    for said in [
        "step `groups` leads to a step `coping` that is not there",
        "did you mean `support`?",
        "step `support` leads to `groups`, which is of no later stage",
        "step `support` is measured by an indicator `copin` that is not there",
        "did you mean `coping`?",
    ] {
        assert!(played.stderr.contains(said), "`{said}` is not in\n{}", played.stderr);
    }
}
