use super::super::naive::{NAIVE, OURS, Story, json, record};
use super::{People, Report, TEAMS, is_refused, of_the_only_one, passes, rest, story, works_on_the_naive_report_only};
use crate::mittari::Played;

/// 180 answered, 120 and 57 of them in the teams that are shown.
#[test]
fn one_hundred_and_eighty_less_one_hundred_and_seventy_seven() {
    let people: &[People] = &[(&["Kalliola"], 120, 90), (&["Niemi"], 57, 40), (&["Suvanto"], 3, 2)];
    works_on_the_naive_report_only(
        &story(&["team"], people, ""),
        |report| of_the_only_one(&rest(report, "rate", "team", &TEAMS)?),
        (3, 2),
        "in all hidden groups together (by `team`, wave `w`) is known to be 3",
    );
}

#[test]
fn the_total_less_the_largest() {
    let people: &[People] = &[(&["Kalliola"], 177, 120), (&["Suvanto"], 3, 1)];
    works_on_the_naive_report_only(
        &story(&["team"], people, ""),
        |report| of_the_only_one(&rest(report, "rate", "team", &["Kalliola", "Suvanto"])?),
        (3, 1),
        "in all hidden groups together (by `team`, wave `w`) is known to be 3",
    );
}

/// Each of the three knows that they are alone in their team; together they all agree.
#[test]
fn three_people_alone() {
    let teams = ["Kalliola", "Niemi", "Yksi", "Kaksi", "Kolme"];
    let people: &[People] =
        &[(&["Kalliola"], 40, 20), (&["Niemi"], 30, 20), (&["Yksi"], 1, 1), (&["Kaksi"], 1, 1), (&["Kolme"], 1, 1)];
    works_on_the_naive_report_only(
        &story(&["team"], people, ""),
        |report| {
            let rest = rest(report, "rate", "team", &teams)?;
            (rest.sum == rest.n || rest.sum == 0).then_some((rest.n, rest.sum))
        },
        (3, 3),
        "the number of favourable answers to `rate` in `Yksi` (by `team`, wave `w`) is known to be all",
    );
}

/// A mean and how many it is of are a sum.
#[test]
fn a_mean_times_its_answers() {
    let people: &[People] = &[(&["Kalliola"], 40, 20), (&["Niemi"], 30, 20), (&["Suvanto"], 3, 2)];
    let mean = "[[indicator]]\nid = \"mean\"\nmeasure = \"mean\"\nquestion = \"q\"\n";
    works_on_the_naive_report_only(
        &story(&["team"], people, mean),
        |report| of_the_only_one(&rest(report, "mean", "team", &TEAMS)?),
        (3, 3 + 3 + 1),
        "`mean`",
    );
}

/// Six are enough to be shown, and all of them say yes: then each of them did.
#[test]
fn all_of_a_small_group_answer_alike() {
    let people: &[People] = &[(&["Kalliola"], 40, 20), (&["Niemi"], 30, 20), (&["Suvanto"], 6, 6)];
    works_on_the_naive_report_only(
        &story(&["team"], people, ""),
        |report| {
            let told = TEAMS.map(|team| report.sums("rate", Some(("team", team))));
            let alike = |(n, k): &(u64, u64)| *n < 10 && (*k == 0 || k == n);
            told.into_iter().flatten().find(alike)
        },
        (6, 6),
        "is shown to be all or none of 6",
    );
}

/// Nobody in the two hidden teams says yes, which nobody has to tell: it is left over.
#[test]
fn all_of_the_hidden_groups_answer_alike() {
    let teams = ["Kalliola", "Niemi", "Ranta", "Suvanto"];
    let people: &[People] = &[(&["Kalliola"], 40, 20), (&["Niemi"], 30, 20), (&["Ranta"], 4, 0), (&["Suvanto"], 4, 0)];
    works_on_the_naive_report_only(
        &story(&["team"], people, ""),
        |report| {
            let rest = rest(report, "rate", "team", &teams)?;
            (rest.n > 0 && rest.sum == 0).then_some((rest.of, rest.n))
        },
        (vec!["Ranta", "Suvanto"], 8),
        "is known to be none",
    );
}

/// Everybody of the large team agrees, so its people in each role do too; who is left in a role is another team.
#[test]
fn two_groups_that_overlap() {
    let people: &[People] = &[
        (&["Kalliola", "nurse"], 9, 9),
        (&["Kalliola", "cook"], 9, 9),
        (&["Niemi", "nurse"], 4, 1),
        (&["Ranta", "cook"], 4, 3),
        (&["Suvanto", "guard"], 12, 5),
        (&["Harju", "guard"], 11, 6),
    ];
    let story = story(&["team", "role"], people, "");
    let attack = |report: &Report| {
        let (n, k) = report.sums("rate", Some(("team", "Kalliola")))?;
        let (nurses, favourable) = report.sums("rate", Some(("role", "nurse")))?;
        // That nine of them are nurses is known to everybody.
        (n == k).then_some((nurses - 9, favourable - 9))
    };
    assert_eq!(attack(&Report(record(&story.naive(), NAIVE))), Some((4, 1)), "all of Niemi");
    let ours = story.ours("json");
    assert_eq!(attack(&Report(record(&ours, OURS))), None);
    passes(ours);
}

/// A unit is shown, and one of its two teams: the other is what is left.
#[test]
fn a_unit_less_the_team_inside_it() {
    let people: &[People] = &[
        (&["North", "Kalliola"], 20, 11),
        (&["North", "Niemi"], 4, 3),
        (&["South", "Ranta"], 25, 12),
        (&["South", "Suvanto"], 30, 17),
    ];
    let story = story(&["unit", "team"], people, "");
    let attack = |report: &Report| {
        let (unit, team) =
            (report.sums("rate", Some(("unit", "North")))?, report.sums("rate", Some(("team", "Kalliola")))?);
        Some((unit.0 - team.0, unit.1 - team.1))
    };
    assert_eq!(attack(&Report(record(&story.naive(), NAIVE))), Some((4, 3)), "all of Niemi");
    let ours = story.ours("json");
    assert_eq!(attack(&Report(record(&ours, OURS))), None);
    passes(ours);
}

/// Who answered in which team, of those who were invited: as numbers, and as rates alone.
#[test]
fn how_many_answered_and_rates_of_answering() {
    let invited = [("Kalliola", 130), ("Niemi", 60), ("Suvanto", 10)];
    let population: String = invited.iter().map(|(team, n)| format!("\"{team}\" = <{n}>\n")).collect();
    let people: &[People] = &[(&["Kalliola"], 120, 90), (&["Niemi"], 57, 40), (&["Suvanto"], 3, 2)];
    let story = story(&["team"], people, &format!("[group.population]\n{population}"));
    let left = |report: &Report, of: &dyn Fn(&str, u64) -> Option<u64>| {
        let told: Vec<Option<u64>> = invited.iter().map(|(team, n)| of(team, *n)).collect();
        let one = told.iter().filter(|n| n.is_none()).count() == 1;
        Some(report.answered(None)? - told.iter().flatten().sum::<u64>()).filter(|_| one)
    };
    let numbers = |report: &Report| left(report, &|team, _| report.answered(Some(("team", team))));
    let rates = |report: &Report| {
        let rate = |team: &str| {
            report.entries("response").find(|entry| Report::is_of(entry, Some(("team", team))))?["rate"].as_f64()
        };
        left(report, &|team, invited| Some((rate(team)? * invited as f64).round() as u64))
    };
    let (naive, ours) = (story.naive(), story.ours("json,html,csv"));
    let (theirs, own) = (Report(record(&naive, NAIVE)), Report(record(&ours, OURS)));
    assert_eq!((numbers(&theirs), rates(&theirs)), (Some(3), Some(3)), "both attacks work");
    assert_eq!((numbers(&own), rates(&own)), (None, None));
    is_refused(naive, "is known to be 3");
    passes(ours);
}

/// Reports of single teams tell of no other team, and their readers meet: all less those who have a report.
#[test]
fn a_report_of_each_group_against_the_others() {
    let people: &[People] = &[(&["Kalliola"], 120, 90), (&["Niemi"], 57, 40), (&["Suvanto"], 3, 2)];
    let story = Story { each: Some("team"), ..story(&["team"], people, "") };
    let attack = |played: &Played, folder: &str| {
        let names: Vec<String> = played.files(folder).into_iter().filter(|name| name.starts_with("each/")).collect();
        let reports: Vec<Report> = (names.iter().filter(|name| name.ends_with("results.json")))
            .map(|name| Report(json(played, &format!("{folder}/{name}"))))
            .collect();
        let own = |report: &Report| report.sums("rate", Some(("team", report.0["about"]["value"].as_str()?)));
        let told: Vec<(u64, u64)> = reports.iter().filter_map(own).collect();
        let (n, k) = reports.first()?.sums("rate", None)?;
        let left = (n - told.iter().map(|own| own.0).sum::<u64>(), k - told.iter().map(|own| own.1).sum::<u64>());
        (told.len() + 1 == TEAMS.len()).then_some(left)
    };
    let naive = story.naive();
    assert_eq!(attack(&naive, NAIVE), Some((3, 2)), "the attack works");
    is_refused(naive, "is known to be 3");
    let ours = story.ours("json,html");
    assert_eq!(attack(&ours, OURS), None);
    passes(ours);
}
