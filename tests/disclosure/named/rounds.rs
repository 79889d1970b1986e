use super::super::naive::{NAIVE, OURS, Story, record};
use super::{Group, Report, is_refused, passes, survey, works_on_the_naive_report_only};

/// A survey of two rounds whose people are recognised by codes.
fn linked_rounds(by: &[&str]) -> String {
    let spring = "[[wave]]\nid = \"spring\"\nresponses = [\"spring.csv\"]\n[[wave]]\nid = \"w\"";
    survey(by, "[link]\ncolumns = [\"code\"]\nwrong_links = 0.0\n").replace("[[wave]]\nid = \"w\"", spring)
}

/// Two rounds of the same people, by codes.
fn two_rounds(spring: &[bool], autumn: &[bool]) -> Story {
    let definition = linked_rounds(&[]);
    let round = |answers: &[bool]| {
        let rows = answers.iter().enumerate().map(|(at, yes)| format!("k{at}#;{}\n", if *yes { "yes" } else { "no" }));
        std::iter::once("code;q\n".to_string()).chain(rows).collect::<String>()
    };
    Story { definition, files: vec![("spring.csv", round(spring)), ("w.csv", round(autumn))], each: None }
}

/// Linked people's change, and both rounds: `(yes in the round, yes of linked people then, people not linked)`.
fn linked(report: &Report, wave: &str, value: &str) -> Option<(u64, u64, u64)> {
    let change = report.entries("changes").find(|c| c["design"] == "paired" && !c["pairs"].is_null())?;
    let round = report.figure("rate", wave, None)?;
    let pairs = change["pairs"].as_u64()?;
    let then = (change[value].as_f64()? * pairs as f64).round() as u64;
    Some((round["count"].as_u64()?, then, round["n"].as_u64()? - pairs))
}

/// All forty answered again, and one who is new: what she said is what the rounds differ by.
#[test]
fn one_round_less_the_other() {
    let spring: Vec<bool> = (0..40).map(|at| at % 2 == 0).collect();
    let mut autumn: Vec<bool> = (0..40).map(|at| at % 2 == 0 || at % 5 == 1).collect();
    autumn.push(true);
    works_on_the_naive_report_only(
        &two_rounds(&spring, &autumn),
        |report| {
            let change = report.entries("changes").find(|c| c["design"] == "paired" && !c["pairs"].is_null())?;
            let pairs = change["pairs"].as_u64()?;
            let gained = (change["value"].as_f64()? * pairs as f64).round() as u64;
            let count = |wave: &str| report.figure("rate", wave, None)?["count"].as_u64();
            let n = |wave: &str| report.figure("rate", wave, None)?["n"].as_u64();
            (n("spring")? == pairs).then_some((n("w")? - pairs, count("w")? - count("spring")? - gained))
        },
        (1, 1),
        "of the 0 people of everybody who answered only in `spring` and the 1 only in `w` is known",
    );
}

/// One of forty did not come again: how many were linked, and what they had said, tells what she had.
#[test]
fn who_was_linked_and_who_was_not() {
    let spring: Vec<bool> = (0..40).map(|at| at % 2 == 1).collect();
    let autumn: Vec<bool> = (0..39).map(|at| at % 3 == 1).collect();
    let story = two_rounds(&spring, &autumn);
    let links = |report: &Report| {
        let spring = report.figure("rate", "spring", None)?["n"].as_u64()?;
        let linked = report.entries("links").find_map(|link| link["linked"].as_u64())?;
        (1..5).contains(&(spring - linked)).then_some(spring - linked)
    };
    let answer = |report: &Report| {
        let (all, then, alone) = linked(report, "spring", "value_from")?;
        (1..5).contains(&alone).then_some(all - then)
    };
    let naive = story.naive();
    let theirs = Report(record(&naive, NAIVE));
    assert_eq!((links(&theirs), answer(&theirs)), (Some(1), Some(1)), "one was not linked, and she had said yes");
    is_refused(naive, "of the 1 people of everybody who answered only in `spring` and the 0 only in `w` is known");
    let ours = story.ours("json,html");
    let own = Report(record(&ours, OURS));
    assert_eq!((links(&own), answer(&own)), (None, None));
    passes(ours);
}

/// One moved from one town to the other between the rounds: all linked people less those of the towns.
#[test]
fn all_linked_people_less_those_of_each_group() {
    let round = |agrees: &dyn Fn(usize) -> bool, moved_to: &str| {
        let mut text = String::from("code;q;town\n");
        for at in 0..37 {
            let town = if at < 20 {
                "Pori"
            } else if at < 36 {
                "Rauma"
            } else {
                moved_to
            };
            text += &format!("k{at}#;{};{town}\n", if agrees(at) { "yes" } else { "no" });
        }
        text
    };
    let spring = round(&|at| at % 2 == 0, "Pori");
    let autumn = round(&|at| at % 2 == 0 && at != 36 || at % 7 == 3, "Rauma");
    let files = vec![("spring.csv", spring), ("w.csv", autumn)];
    let story = Story { definition: linked_rounds(&["town"]), files, each: None };
    works_on_the_naive_report_only(
        &story,
        |report| {
            let linked = |group: Group<'_>| {
                let mut changes = report.entries("changes").filter(|c| c["design"] == "paired");
                let change = changes.find(|change| Report::is_of(change, group))?;
                let pairs = change["pairs"].as_i64()?;
                Some((pairs, (change["value"].as_f64()? * pairs as f64).round() as i64))
            };
            let (all, pori, rauma) = (linked(None)?, linked(Some(("town", "Pori")))?, linked(Some(("town", "Rauma")))?);
            Some((all.0 - pori.0 - rauma.0, all.1 - pori.1 - rauma.1))
        },
        (1, -1),
        "of the 1 linked people in no shown group of `town` is known",
    );
}

/// Of thirty in spring seven did not come in autumn, and three of these had agreed; eleven did not come in winter, and
/// everybody who had agreed is among them. So three who agreed came only once, with one other at most: neither change tells
/// it by itself.
#[test]
fn two_changes_that_share_a_round() {
    let definition = linked_rounds(&[]).replace(
        "[[wave]]\nid = \"w\"",
        "[[wave]]\nid = \"autumn\"\nresponses = [\"autumn.csv\"]\n[[wave]]\nid = \"w\"",
    );
    let round = |people: &[(String, bool)]| {
        let row = |(code, yes): &(String, bool)| format!("{code}#;{}\n", if *yes { "yes" } else { "no" });
        format!("code;q\n{}", people.iter().map(row).collect::<String>())
    };
    let named = |letter: char, range: std::ops::Range<usize>| range.map(move |at| format!("{letter}{at}"));
    let of = |codes: Vec<String>, yes: usize| -> Vec<(String, bool)> {
        codes.into_iter().enumerate().map(|(at, code)| (code, at < yes)).collect()
    };
    let spring = of(named('f', 0..10).chain(named('u', 0..20)).collect(), 10);
    let came_again: Vec<String> = named('f', 3..10).chain(named('u', 4..20)).collect();
    let autumn = [of(came_again, 10), of(named('a', 0..17).collect(), 10)].concat();
    let winter = [of(named('u', 1..20).collect(), 9), of(named('b', 0..21).collect(), 11)].concat();
    let files = vec![("spring.csv", round(&spring)), ("autumn.csv", round(&autumn)), ("w.csv", round(&winter))];
    let story = Story { definition, files, each: None };
    works_on_the_naive_report_only(
        &story,
        |report| {
            let agreed = |to: &str| {
                let mut changes = report.entries("changes").filter(|c| c["design"] == "paired" && c["to"] == to);
                let change = changes.find(|c| !c["pairs"].is_null())?;
                Some((change["value_from"].as_f64()? * change["pairs"].as_f64()?).round() as u64)
            };
            let all = report.figure("rate", "spring", None)?["count"].as_u64()?;
            // Nobody who came in winter had agreed.
            (agreed("w")? == 0).then_some(all - agreed("autumn")?)
        },
        3,
        "of 3 to 4 people who answered in `spring` and not in `autumn` and `w` is known to be 3",
    );
}
