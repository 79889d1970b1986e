//! Each statistic of change can be another one, and the report says which.

use mittari::results::{Change, Design, Method, Test};
use mittari::stats::Confidence;
use mittari::stats::difference_of_proportions::{self, DifferenceInterval};
use mittari::stats::mcnemar::{self, McNemarRule};
use mittari::stats::mean_difference::{Variances, t_test};
use mittari::stats::paired_means::{Pairs, directions, paired_t, sign_test_p};
use mittari::stats::paired_proportions::{self, PairedCounts, PairedInterval};
use mittari::stats::rank_test::brunner_munzel;
use mittari::stats::signed_rank::{Zeros, signed_ranks};
use mittari::stats::two_by_two::{ChiSquaredRule, FisherRule, TwoByTwo, chi_squared, fisher};

use super::stories::{ROUNDS, report};
use super::{DEFINITION, LINK, export, main_change, publish};

/// Forty people's answers from 1 to 5 and hours, at both times; most improve, some fall.
fn people(round: usize) -> Vec<(f64, f64)> {
    let answer = |i: usize| match (round, i % 8) {
        (0, _) => i % 5,
        (_, 0..=3) => i % 5 + 1 + i % 2,
        (_, 4) => (i % 5).saturating_sub(2),
        _ => i % 5,
    };
    (0..40).map(|i| (answer(i).min(4) as f64 + 1.0, (30 + (i * 7 + round * (i % 4)) % 11) as f64)).collect()
}

fn file(round: usize) -> String {
    let row = |(i, (answer, hours)): (usize, (f64, f64))| (format!("p{i}"), answer.to_string(), hours.to_string());
    export(people(round).into_iter().enumerate().map(row))
}

/// What is published of an indicator's change, when `[analysis]` holds this.
fn change(indicator: &str, link: &str, chosen: &str) -> Change {
    let definition = format!("{DEFINITION}{link}\n[analysis]\n{chosen}\n");
    let results = publish(&definition, &[("start.csv", &file(0)), ("end.csv", &file(1))]);
    main_change(&results, indicator).clone()
}

#[track_caller]
fn same(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-12), "{found:?}, not {expected}");
}

fn answers(round: usize) -> Vec<f64> {
    people(round).into_iter().map(|(answer, _)| answer).collect()
}

fn favourable(round: usize) -> u64 {
    answers(round).iter().filter(|answer| **answer >= 4.0).count() as u64
}

#[test]
fn the_change_of_the_same_peoples_share() {
    let mut counts = PairedCounts::default();
    for (before, after) in answers(0).into_iter().zip(answers(1)) {
        match (before >= 4.0, after >= 4.0) {
            (true, true) => counts.yes_yes += 1,
            (true, false) => counts.yes_no += 1,
            (false, true) => counts.no_yes += 1,
            (false, false) => counts.no_no += 1,
        }
    }
    assert!(counts.yes_no + counts.no_yes >= 6, "enough who moved for a test: {counts:?}");
    for (chosen, interval, method) in [
        ("", PairedInterval::Tango, Method::TangoScore),
        ("change = \"tango\"", PairedInterval::Tango, Method::TangoScore),
        ("change = \"newcombe\"", PairedInterval::Newcombe10, Method::NewcombePaired),
        ("change = \"bonett_price\"", PairedInterval::BonettPrice, Method::BonettPrice),
    ] {
        let found = change("copes", LINK, chosen);
        let expected = paired_proportions::interval(counts, interval, Confidence::DEFAULT).unwrap();
        assert_eq!((found.design, found.method), (Design::Paired, Some(method)), "{chosen}");
        same(found.low, expected.low);
        same(found.high, expected.high);
    }
    for (chosen, rule, test) in [
        ("", McNemarRule::MidP, Test::McnemarMidP),
        ("change_test = \"mcnemar_exact\"", McNemarRule::Exact, Test::McnemarExact),
        ("change_test = \"mcnemar_chi_squared\"", McNemarRule::ChiSquared, Test::McnemarChiSquared),
    ] {
        let found = change("copes", LINK, chosen);
        assert_eq!(found.test, Some(test), "{chosen}");
        same(found.p, mcnemar::p_value(counts.yes_no, counts.no_yes, rule).unwrap());
    }
}

#[test]
fn the_change_of_the_same_peoples_mean_and_median() {
    let (pre, post) = (answers(0), answers(1));
    let pairs = Pairs::new(&pre, &post).unwrap();
    let by_t = paired_t(&pairs).unwrap().p();
    let by_ranks = signed_ranks(&pairs.changes(), Zeros::Pratt).unwrap().p_exact().unwrap();
    let by_sign = sign_test_p(directions(&pairs)).unwrap();
    for (chosen, test, p) in [
        ("", Test::SignedRankPratt, by_ranks),
        ("change_means = \"paired_t\"", Test::PairedT, by_t),
        ("change_means = \"sign\"", Test::Sign, by_sign),
        ("change_medians = \"sign\"", Test::SignedRankPratt, by_ranks),
    ] {
        let found = change("coping_mean", LINK, chosen);
        assert_eq!((found.method, found.test), (Some(Method::T), Some(test)), "{chosen}");
        same(found.p, p);
    }
    for (chosen, test, p) in [("", Test::SignedRankPratt, by_ranks), ("change_medians = \"sign\"", Test::Sign, by_sign)]
    {
        let found = change("coping_median", LINK, chosen);
        assert_eq!((found.method, found.test), (Some(Method::WalshAverages), Some(test)), "{chosen}");
        same(found.p, p);
    }
    assert_eq!(change("hours_mean", LINK, "").test, Some(Test::PairedT));
    assert_eq!(change("hours_mean", LINK, "change_means = \"signed_rank\"").test, Some(Test::SignedRankPratt));
}

#[test]
fn rounds_of_different_people_are_compared_as_groups_are() {
    let table = TwoByTwo::new(favourable(1), 40, favourable(0), 40).unwrap();
    for (chosen, interval, method) in [
        ("", DifferenceInterval::Newcombe, Method::Newcombe),
        ("difference = \"miettinen_nurminen\"", DifferenceInterval::MiettinenNurminen, Method::MiettinenNurminen),
        ("difference = \"agresti_caffo\"", DifferenceInterval::AgrestiCaffo, Method::AgrestiCaffo),
    ] {
        let found = change("copes", "", chosen);
        let expected = difference_of_proportions::interval(table, interval, Confidence::DEFAULT).unwrap();
        assert_eq!((found.design, found.method), (Design::Independent, Some(method)), "{chosen}");
        same(found.low, expected.low);
        same(found.high, expected.high);
    }
    for (chosen, test, p) in [
        ("", Test::FisherMidP, fisher(table, FisherRule::MidP).unwrap()),
        ("test = \"fisher_exact\"", Test::FisherExact, fisher(table, FisherRule::Exact).unwrap()),
        (
            "test = \"chi_squared_n_minus_one\"",
            Test::ChiSquaredNMinusOne,
            chi_squared(table, ChiSquaredRule::NMinusOne).unwrap().p(),
        ),
    ] {
        let found = change("copes", "", chosen);
        assert_eq!(found.test, Some(test), "{chosen}");
        same(found.p, p);
    }
    let (first, second) = (answers(1), answers(0));
    let student = t_test(&first, &second, Variances::Pooled).unwrap();
    for (chosen, method, test) in [
        ("", Method::WelchT, Test::MannWhitney),
        ("ordered = \"brunner_munzel\"", Method::WelchT, Test::BrunnerMunzel),
        ("means = \"welch\"", Method::WelchT, Test::WelchT),
        ("means = \"student\"", Method::T, Test::StudentT),
    ] {
        let found = change("coping_mean", "", chosen);
        assert_eq!((found.method, found.test), (Some(method), Some(test)), "{chosen}");
        match test {
            Test::BrunnerMunzel => same(found.p, brunner_munzel(&first, &second).unwrap().p),
            Test::StudentT => {
                same(found.p, student.p());
                same(found.low, student.interval(Confidence::DEFAULT).low);
            }
            _ => (),
        }
    }
    assert_eq!(change("coping_median", "", "ordered = \"brunner_munzel\"").test, Some(Test::BrunnerMunzel));
}

#[test]
fn the_report_names_what_was_chosen_in_three_languages() {
    let chosen = "\n[analysis]\nchange = \"newcombe\"\nchange_test = \"mcnemar_exact\"\nchange_means = \"sign\"\n";
    let played = report(&format!("{ROUNDS}{chosen}"), &[]);
    for (language, told) in [
        ("fi", ["Newcomben (1998, menetelmä 10)", "McNemarin eksaktilla testillä (1947)", "eksakti merkkitesti"]),
        ("sv", ["Newcombes (1998, metod 10)", "McNemars exakta test (1947)", "exakta teckentestet"]),
        ("en", ["Newcombe’s (1998, method 10)", "McNemar’s exact test (1947)", "exact sign test"]),
    ] {
        let page = played.text(&format!("r/report.{language}.html"));
        for words in told {
            assert!(page.contains(words), "{language}: {words}");
        }
        assert!(!page.contains("Tango"), "{language}: only what ran");
    }
}
