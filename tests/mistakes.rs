//! The ten mistakes that evaluations make most (`statistics.md`, section 4): each is detected or impossible.
//! Each of these tests was seen to fail when its guard was taken away.

use std::error::Error;
use std::path::Path;

use clap::ValueEnum;
use mittari::diagnostic::Diagnostics;
use mittari::language::{Language, number};
use mittari::report::document::{Block, Cell, Document};
use mittari::results::{
    Change, ChangeRole, Design, Estimate, GroupValue, NoteCode, ReliabilityWarning, Results, Status, Verdict,
};
use mittari::stats::equivalence::two_one_sided_tests;
use mittari::stats::mean_difference::{Variances, t_test};
use mittari::stats::multiplicity::{Adjustment, adjust};
use mittari::stats::raking::{Margin, rake};
use mittari::stats::reliability::{Missing, item_covariance};
use mittari::stats::{Refusal, finite_population};
use mittari::survey::{Interval, Survey};
use mittari::{analysis, disclosure, ingest, report};

type Done = Result<(), Box<dyn Error>>;

/// Questions about a course, with one indicator of each measure that a report prints.
const DEFINITION: &str = r#"
format = 1

[survey]
title = "A course"
languages = ["en", "fi", "sv"]
made_up = true
INTERVAL

[[wave]]
id = "autumn"
responses = ["answers.csv"]
INVITED

[answers.agreement]
options = [
    { code = 1, text = "disagree" },
    { code = 2, text = "neither" },
    { code = 3, text = "agree" },
    { code = 9, text = "cannot say", missing = "cant_say" },
]
positive = [3]

[[question]]
id = "useful"
topic = "satisfaction"
kind = "choice"
answers = "agreement"
text = "useful"

[[question]]
id = "recommend"
topic = "recommendation"
kind = "score"
text = "recommend"

[[question]]
id = "region"
topic = "background"
kind = "category"
text = "region"

[[group]]
question = "region"

[[indicator]]
id = "useful"
measure = "rate"
question = "useful"
headline = true
USEFUL

[[indicator]]
id = "mean"
measure = "mean"
question = "useful"
SECOND

[[indicator]]
id = "recommend"
measure = "net"
question = "recommend"
"#;

/// A survey and its answers: `(useful, recommend, region)`, a respondent each.
#[derive(Default)]
struct Course {
    answers: Vec<(&'static str, u8, &'static str)>,
    interval: String,
    invited: &'static str,
    useful: &'static str,
    second: &'static str,
}

impl Course {
    /// So many who agree, and so many who do not; all from one region.
    fn of(agree: usize, disagree: usize) -> Self {
        let yes = std::iter::repeat_n(("agree", 10, "north"), agree);
        Self {
            answers: yes.chain(std::iter::repeat_n(("disagree", 3, "north"), disagree)).collect(),
            ..Self::default()
        }
    }

    /// The same way that every command goes: read, compute, protect.
    fn published(&self) -> Result<(Survey, Results), Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        self.write(folder.path())?;
        let (survey, _) = Survey::load(folder.path()).map_err(|found| told(&found))?;
        let (responses, _) = ingest::read(&survey).map_err(|found| told(&found))?;
        let results = disclosure::protect(&survey, analysis::analyse(&survey, &responses));
        Ok((survey, results))
    }

    /// What is wrong with it, in words; empty where nothing is.
    fn problems(&self) -> Result<String, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        self.write(folder.path())?;
        let read = Survey::load(folder.path()).and_then(|(survey, _)| ingest::read(&survey));
        Ok(read.err().as_ref().map(words).unwrap_or_default())
    }

    fn write(&self, folder: &Path) -> std::io::Result<()> {
        let definition = DEFINITION
            .replace("INTERVAL", &self.interval)
            .replace("INVITED", self.invited)
            .replace("USEFUL", self.useful)
            .replace("SECOND", self.second);
        let rows = self.answers.iter().map(|(useful, recommend, region)| format!("{useful},{recommend},{region}\n"));
        std::fs::write(folder.join("survey.toml"), definition)?;
        std::fs::write(folder.join("answers.csv"), format!("useful,recommend,region\n{}", rows.collect::<String>()))
    }
}

fn words(found: &Diagnostics) -> String {
    found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn told(found: &Diagnostics) -> Box<dyn Error> {
    words(found).into()
}

fn estimate<'a>(results: &'a Results, indicator: &str) -> Result<&'a Estimate, Box<dyn Error>> {
    let found = results.estimates.iter().find(|e| e.indicator == indicator && e.group.is_none());
    found.ok_or_else(|| format!("no figure of {indicator}").into())
}

/// Every running text of a report outside tables and charts, each with what stands beside it.
fn texts(document: &Document) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Paragraph(text) | Block::Note(text) => vec![text.clone()],
        Block::List(items) => items.clone(),
        Block::Callout { paragraphs, .. } => paragraphs.clone(),
        Block::Summary { items, .. } => {
            let item = items.iter().map(|i| {
                let parts = [i.figure.as_deref(), Some(i.text.as_str()), i.detail.as_deref()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            });
            item.collect()
        }
        _ => Vec::new(),
    };
    document.blocks.iter().flat_map(of).collect()
}

/// "Percentages of tiny n without n, or decimals (93.3% of 15): print counts, block decimals."
#[test]
fn mistake_1_a_percentage_of_few_has_no_decimals_and_carries_its_counts() -> Done {
    for n in 1..1000 {
        for k in [0, 1, n / 3, n / 2, n - 1, n] {
            for language in Language::ALL {
                let percent = number::percent(*language, k, n);
                assert!(!percent.contains(['.', ',']), "{k} of {n}: {percent}");
            }
        }
    }
    let (survey, results) = Course::of(14, 1).published()?;
    for language in Language::ALL {
        let document = report::document(&survey, &results, *language);
        let percent = number::percent_bare(*language, 14, 15);
        let telling: Vec<String> = texts(&document).into_iter().filter(|text| text.contains(&percent)).collect();
        assert!(telling.len() >= 2, "the summary and the chapter tell it: {telling:?}");
        assert!(telling.iter().all(|text| text.contains("14/15")), "{telling:?}");
        let tables =
            document.blocks.iter().filter_map(|b| if let Block::Table(table) = b { Some(table) } else { None });
        let mut percentages = 0;
        for row in tables.flat_map(|table| &table.rows) {
            for cell in row {
                let Cell::Percent { k, n } = cell else { continue };
                let counted = row.iter().any(|c| *c == Cell::Fraction { k: *k, n: *n } || *c == Cell::Count(*k));
                assert!(counted, "a percentage without its counts: {row:?}");
                percentages += 1;
            }
        }
        assert!(percentages > 1, "the chapter's table and the appendix have some");
    }
    Ok(())
}

/// "Wald interval or '±0' at 100 %: Wilson; block zero width."
#[test]
fn mistake_2_everybody_satisfied_is_no_certainty() -> Done {
    let offered = Interval::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let settings: Vec<String> = offered.map(|value| format!("interval = \"{}\"", value.get_name())).collect();
    assert!(settings.len() >= 5);
    for interval in &settings {
        let (survey, results) = Course { interval: interval.clone(), ..Course::of(43, 0) }.published()?;
        let useful = estimate(&results, "useful")?;
        assert_eq!(useful.value, Some(1.0));
        assert!(useful.low.is_some_and(|low| (0.85..0.95).contains(&low)), "{interval}: {useful:?}");
        assert!(estimate(&results, "recommend")?.low.is_some_and(|low| low < 95.0), "a score of 100 has width");
        let mean = estimate(&results, "mean")?;
        assert_eq!((mean.low, mean.high), (None, None), "equal answers give a mean no interval");
        let document = report::document(&survey, &results, Language::En);
        assert!(texts(&document).iter().all(|text| !text.contains('±')));
    }
    let wald = Course { interval: "interval = \"wald\"".into(), ..Course::of(43, 0) }.problems()?;
    assert!(wald.contains("wald"), "Wald's interval cannot be asked for: {wald:?}");
    Ok(())
}

/// Two rounds of one question; the same sixteen people, of whom five turn to yes and none away from it.
fn rounds(link: &str, codes: [&str; 2]) -> Result<Results, Box<dyn Error>> {
    let definition = format!(
        r#"format = 1
[survey]
title = "Rounds"
languages = ["en"]
[[wave]]
id = "start"
responses = ["start.csv"]
[[wave]]
id = "end"
responses = ["end.csv"]
[answers.yes]
options = [ {{ code = 0, text = "no" }}, {{ code = 1, text = "yes" }} ]
positive = [1]
[[question]]
id = "copes"
topic = "wellbeing"
kind = "choice"
answers = "yes"
text = "copes"
[[indicator]]
id = "copes"
measure = "rate"
question = "copes"
headline = true
{link}"#
    );
    let row = |code: &str, yes: usize, i: usize| format!("{code}{i},x,{}\n", if i < yes { "yes" } else { "no" });
    let file = |code: &str, yes| format!("code,same,copes\n{}", (0..16).map(|i| row(code, yes, i)).collect::<String>());
    let (_, results) = published(&definition, &[("start.csv", file(codes[0], 6)), ("end.csv", file(codes[1], 11))])?;
    Ok(results)
}

/// Every file of a survey written, read, computed and protected.
fn published(definition: &str, files: &[(&str, String)]) -> Result<(Survey, Results), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("survey.toml"), definition)?;
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text)?;
    }
    let (survey, _) = Survey::load(folder.path()).map_err(|found| told(&found))?;
    let (responses, _) = ingest::read(&survey).map_err(|found| told(&found))?;
    let results = disclosure::protect(&survey, analysis::analyse(&survey, &responses));
    Ok((survey, results))
}

/// "Linked pre/post analysed as independent (or unlinked as paired): require an id, check duplicates, name the
/// design."
#[test]
fn mistake_3_the_same_people_are_paired_and_strangers_never() -> Done {
    let link = "[link]\ncolumns = [\"code\"]\nwrong_links = 0.0\n";
    let main = |results: &Results| results.changes.iter().find(|c| c.role == ChangeRole::Main).cloned();
    let linked = main(&rounds(link, ["p", "p"])?).ok_or("no change")?;
    assert_eq!((linked.design, linked.pairs), (Design::Paired, Some(16)));
    assert_eq!((linked.improved, linked.worsened), (Some(5), Some(0)));
    // Without an id nobody is taken for the same person, whatever the order of rows; nor with other people's codes;
    // and a code that stands more than once is nobody's.
    let of_all = link.replace("code", "same");
    for results in [rounds("", ["p", "p"])?, rounds(link, ["p", "q"])?, rounds(&of_all, ["p", "p"])?] {
        let strangers = main(&results).ok_or("no change")?;
        assert_eq!((strangers.design, strangers.improved), (Design::Independent, None));
        let width = |c: &Change| c.high.zip(c.low).map_or(0.0, |(high, low)| high - low);
        assert!(width(&strangers) > width(&linked), "what pairing gains is not thrown away either");
    }
    Ok(())
}

/// "Ignoring organisations: ICC and design effect warning, cluster error."
#[test]
fn mistake_4_organisations_are_noticed_and_where_declared_allowed_for() -> Done {
    let mut course = Course::default();
    for (region, agree) in ["a", "b", "c", "d", "e", "f", "g", "h"].into_iter().zip([9, 1, 8, 2, 9, 2, 8, 1]) {
        course.answers.extend(std::iter::repeat_n(("agree", 10, region), agree));
        course.answers.extend(std::iter::repeat_n(("disagree", 3, region), 10 - agree));
    }
    let (survey, results) = course.published()?;
    let warned = |results: &Results| results.notes.iter().any(|n| n.code == NoteCode::Clustered && n.about == "region");
    assert!(warned(&results), "{:?}", results.notes);
    let told = texts(&report::document(&survey, &results, Language::En));
    assert!(told.iter().any(|text| text.contains("answers from one group are often alike")), "{told:?}");

    course.second = "[analysis]\nclusters = \"region\"";
    let (_, declared) = course.published()?;
    assert!(!warned(&declared), "nothing to warn of: it is allowed for");
    for indicator in ["useful", "mean"] {
        let width = |results| -> Result<f64, Box<dyn Error>> {
            let estimate = estimate(results, indicator)?;
            Ok(estimate.high.zip(estimate.low).map_or(0.0, |(high, low)| high - low))
        };
        assert!(width(&declared)? > 1.5 * width(&results)?, "{indicator}");
        assert!(estimate(&declared, indicator)?.design_effect.is_some_and(|effect| effect > 2.0));
    }
    Ok(())
}

/// "Treating non-response as random: flow table, worst-case bounds." A report tells how many answered, that the others are
/// unknown, and how far they could turn a headline figure.
#[test]
fn mistake_5_those_who_did_not_answer_are_never_forgotten() -> Done {
    let (survey, results) = Course { invited: "invited = 60", ..Course::of(14, 6) }.published()?;
    assert!(results.notes.iter().any(|note| note.code == NoteCode::LowResponseRate));
    let document = report::document(&survey, &results, Language::En);
    let told = texts(&document);
    assert!(told.iter().any(|t| t.contains("60 people") && t.contains("20 answered")), "{told:?}");
    assert!(told.iter().any(|t| t.contains("do not know what those who did not answer think")), "{told:?}");
    assert!(told.iter().any(|t| t.contains("Of 60 who were invited, 40 did not answer")), "the limits: {told:?}");
    let everybody = document.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.id == "everybody-invited" => Some(table),
        _ => None,
    });
    let everybody = everybody.ok_or("no table of all who were invited")?;
    let row: Vec<String> = everybody.rows[0].iter().map(|cell| cell.text(Language::En)).collect();
    assert_eq!((row[1].as_str(), row[3].as_str()), ("60", "14–54"), "the worst case: {row:?}");
    assert_eq!(everybody.columns[3].head, "Whatever the others think");
    let worst = finite_population::possible_range(14, 20, 60);
    assert!(
        worst.is_ok_and(|range| (range.low - 14.0 / 60.0).abs() < 1e-12 && (range.high - 54.0 / 60.0).abs() < 1e-12)
    );
    Ok(())
}

/// "'Effect', 'caused' from pre-post without comparison group: wording lock."
#[test]
fn mistake_6_a_survey_without_comparison_says_so_and_claims_no_cause() -> Done {
    let (survey, results) = Course::of(43, 0).published()?;
    for language in Language::ALL {
        let document = report::document(&survey, &results, *language);
        let limits = document.blocks.iter().any(|b| matches!(b, Block::Heading { id, .. } if id == "limits"));
        assert!(limits, "no chapter on limits in {language:?}");
    }
    let document = report::document(&survey, &results, Language::En);
    let summary =
        document.blocks.iter().find_map(|b| if let Block::Summary { items, .. } = b { Some(items) } else { None });
    assert!(summary.is_some_and(|items| items.iter().any(|item| item.text.contains("no comparison group"))));
    for word in ["caused", "led to", "thanks to", "proves"] {
        assert!(texts(&document).iter().all(|text| !text.contains(word)), "{word}");
    }
    Ok(())
}

/// "p > .05 read as no effect; p < .05 in one group and not in the other read as a difference: test the interaction,
/// CI first."
#[test]
fn mistake_7_what_is_not_shown_is_open_and_sameness_needs_its_own_test() -> Done {
    let missed = Course { useful: "target = { at_least = 0.8 }", ..Course::of(14, 6) };
    let (survey, results) = missed.published()?;
    assert_eq!(estimate(&results, "useful")?.status, Some(Status::Open), "14 of 20 may still be 80 %");
    let told = texts(&report::document(&survey, &results, Language::En));
    assert!(told.iter().any(|text| text.contains("may be due to chance")), "{told:?}");

    // Nearly all of one group agree and hardly more than half of the other: still, their difference is what is tested.
    let mut course = Course::of(12, 3);
    course.answers.extend([("agree", 9, "south"); 8]);
    course.answers.extend([("disagree", 2, "south"); 6]);
    let (survey, results) = course.published()?;
    let south = results.comparisons.iter().find(|c| c.group.value == GroupValue::Text("south".into()));
    let south = south.ok_or("no comparison")?;
    assert_eq!(south.verdict, Some(Verdict::Inconclusive), "{south:?}");
    assert!(south.low.is_some_and(|low| low < 0.0) && south.high.is_some_and(|high| high > 0.0), "{south:?}");
    let told = texts(&report::document(&survey, &results, Language::En));
    assert!(told.iter().any(|text| text.contains("No clear difference between the groups can be established")));
    for word in ["no effect", "no difference", "the same as"] {
        assert!(told.iter().all(|text| !text.contains(word)), "{word}");
    }

    let (first, second) = ([2.0, 4.0, 3.0, 5.0, 1.0], [3.0, 4.0, 2.0, 5.0, 3.0]);
    let difference = t_test(&first, &second, Variances::default());
    assert!(difference.is_ok_and(|t| t.p() > 0.05), "no difference is shown");
    let same = difference.and_then(|t| two_one_sided_tests(t, 0.5));
    assert!(same.is_ok_and(|tests| tests.p() > 0.05), "and sameness is not shown either");
    assert_eq!(
        difference.and_then(|t| two_one_sided_tests(t, 0.0)).err(),
        Some(Refusal::OutOfRange),
        "without a margin"
    );
    Ok(())
}

/// "Many items or subgroups, best ones reported: declared primary, Holm/BH, count of tests printed."
#[test]
fn mistake_8_the_primary_figure_is_one_and_of_many_groups_none_is_found_by_chance() -> Done {
    // Nine regions that are nearly alike and one that is off by what chance does to one in twenty.
    let mut course = Course::default();
    let regions = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    for (region, agree) in regions.into_iter().zip([10, 11, 10, 12, 11, 10, 12, 11, 10, 16]) {
        course.answers.extend(std::iter::repeat_n(("agree", 10, region), agree));
        course.answers.extend(std::iter::repeat_n(("disagree", 3, region), 20 - agree));
    }
    let (survey, results) = course.published()?;
    let lucky = results.comparisons.iter().find(|c| c.group.value == GroupValue::Text("j".into()));
    let lucky = lucky.ok_or("no comparison")?;
    assert!(lucky.p.is_some_and(|p| p < 0.05), "by itself it would be a finding: {lucky:?}");
    assert!(lucky.p_adjusted.is_some_and(|p| p > 0.05) && lucky.verdict == Some(Verdict::Inconclusive), "{lucky:?}");
    let told = texts(&report::document(&survey, &results, Language::En));
    assert!(told.iter().any(|text| text.contains("comparisons made: 10")), "{told:?}");
    assert!(told.iter().any(|text| text.contains("Tests in all") && text.contains("Holm")), "{told:?}");
    let one = Course { useful: "primary = true", ..Course::of(14, 6) };
    assert_eq!(one.problems()?, "");
    let two = Course { useful: "primary = true", second: "primary = true", ..Course::of(14, 6) };
    assert!(two.problems()?.contains("second primary"));
    let twenty = [0.04; 20];
    assert!(
        adjust(&twenty, Adjustment::default()).is_ok_and(|p| p.iter().all(|p| *p > 0.05)),
        "twenty tests, no finding"
    );
    Ok(())
}

/// "Reverse-keyed items, changed wording or scale between waves: item-rest r < 0 alarm, codebook comparison."
#[test]
fn mistake_9_a_reversed_item_and_an_unknown_answer_are_told() -> Done {
    let answers = [1.0, 2.0, 2.0, 3.0, 4.0, 4.0, 5.0, 5.0];
    let items = |last: fn(f64) -> f64| {
        let same = answers.map(Some).to_vec();
        item_covariance(&[same.clone(), same, answers.map(|x| Some(last(x))).to_vec()], Missing::Listwise)
    };
    let reversed = items(|x| 6.0 - x).map_err(|refusal| format!("{refusal:?}"))?;
    assert!(reversed.alpha().is_ok_and(|alpha| alpha < 0.0));
    let item_rest = reversed.item_rest_correlations();
    assert!(item_rest[2].is_ok_and(|r| r < 0.0), "the reversed one: {item_rest:?}");
    let right = items(|x| x).map_err(|refusal| format!("{refusal:?}"))?;
    assert!(right.item_rest_correlations().iter().all(|r| r.is_ok_and(|r| r > 0.0)));

    // The report says so beside the scale's reliability.
    let question =
        |id: &str| format!("[[question]]\nid = \"{id}\"\ntopic = \"workload\"\nkind = \"score\"\ntext = \"{id}\"\n");
    let definition = format!(
        r#"format = 1
[survey]
title = "Load"
languages = ["en"]
[[wave]]
id = "k"
responses = ["a.csv"]
{}{}{}
[[scale]]
id = "load"
title = "Load"
questions = ["x", "y", "z"]
[[indicator]]
id = "load"
measure = "mean"
scale = "load"
"#,
        question("x"),
        question("y"),
        question("z")
    );
    let row = |i: usize| format!("{},{},{}\n", i % 11, (i + i / 11) % 11, 10 - i % 11);
    let answers = format!("x,y,z\n{}", (0..33).map(row).collect::<String>());
    let (survey, results) = published(&definition, &[("a.csv", answers)])?;
    assert!(results.reliability.iter().any(|r| r.warnings.contains(&ReliabilityWarning::CheckReversed)));
    let warned = texts(&report::document(&survey, &results, Language::En));
    assert!(warned.iter().any(|text| text.contains("check the reversed questions")), "{warned:?}");

    let mut reworded = Course::of(14, 5);
    reworded.answers.push(("fully agree", 9, "north"));
    let problems = reworded.problems()?;
    assert!(problems.contains("fully agree"), "an answer that the definition does not know: {problems:?}");
    Ok(())
}

/// "FPC or weights used to look precise, small cells that identify people: gate FPC on N, n_eff, suppression."
#[test]
fn mistake_10_no_correction_without_a_known_population() -> Done {
    let finite = |invited| -> Result<_, Box<dyn Error>> {
        let (_, results) = Course { invited, ..Course::of(14, 6) }.published()?;
        let codes: Vec<NoteCode> = results.notes.iter().map(|note| note.code).collect();
        Ok((estimate(&results, "useful")?.finite, codes))
    };
    let (unknown, notes) = finite("")?;
    assert_eq!(unknown, None);
    assert!(notes.contains(&NoteCode::InvitedUnknown));
    let (known, _) = finite("invited = 30")?;
    assert!(known.is_some_and(|f| f.population == 30 && f.at_least >= 14 && f.at_most <= 24), "{known:?}");
    let (too_many, notes) = finite("invited = 19")?;
    assert_eq!(too_many, None);
    assert!(notes.contains(&NoteCode::MoreAnswersThanInvited));
    assert_eq!(finite("invited = 20")?.0, None, "everybody answered: nothing is left to infer");

    // The interval itself never shrinks: it is about people like them, not about these.
    let limits = |invited| -> Result<_, Box<dyn Error>> {
        let (_, results) = Course { invited, ..Course::of(14, 6) }.published()?;
        let useful = estimate(&results, "useful")?;
        Ok((useful.low, useful.high))
    };
    assert_eq!(limits("")?, limits("invited = 21")?);

    let nobody_young = Margin { category: vec![1, 1, 1, 1], targets: vec![40.0, 60.0] };
    assert_eq!(rake(&[1.0; 4], &[nobody_young]), Err(Refusal::EmptyCell), "an empty category is not weighted up");
    Ok(())
}

/// The same mistake: "small cells that identify people".
#[test]
fn mistake_10_a_small_group_is_hidden_with_all_that_would_give_it_back() -> Done {
    let mut course = Course::of(9, 3);
    course.answers.extend([("agree", 9, "south"), ("disagree", 2, "south"), ("agree", 8, "south")]);
    course.answers.extend([("agree", 10, "west"); 4]);
    course.answers.extend([("disagree", 1, "west"); 3]);
    let (_, results) = course.published()?;
    let groups: Vec<&Estimate> =
        results.estimates.iter().filter(|e| e.indicator == "useful" && e.group.is_some()).collect();
    assert!(groups.len() <= 1, "one hidden group of three could be worked out from the total: {groups:?}");
    assert!(groups.iter().all(|e| !e.hidden && e.n.is_some_and(|n| n >= 5)), "a hidden group is not named");

    let (_, few) = Course::of(3, 1).published()?;
    let useful = estimate(&few, "useful")?;
    assert!(useful.hidden && useful.n.is_none(), "four answers are no result: {useful:?}");
    assert!(few.response.iter().all(|r| r.hidden && r.answered.is_none()));
    Ok(())
}
