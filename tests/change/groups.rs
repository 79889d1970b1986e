use mittari::results::{Change, Design, Results, Verdict};
use mittari::stats::kruskal_wallis::welch_anova;
use proptest::prelude::*;

use super::{DEFINITION, LINK, publish, published};
use crate::mittari::{Mittari, visible_text};

/// Two towns, by which results are split; `copes` was named beforehand.
fn definition() -> String {
    let town = "\n[[question]]\nid = \"town\"\ntopic = \"background\"\nkind = \"category\"\ntext = \"town\"\n\n\
                [[group]]\nquestion = \"town\"\n";
    format!("{}{town}{LINK}", DEFINITION.replacen("headline = true", "headline = true\nprimary = true", 1))
}

/// Code, town, coping, hours.
type Row = (String, &'static str, u8, f64);

fn file(rows: &[Row]) -> String {
    let rows = rows.iter().map(|(code, town, coping, hours)| format!("{code};{town};{coping};{hours}\n"));
    std::iter::once("code;town;coping;hours\n".to_string()).chain(rows).collect()
}

fn results(start: &[Row], end: &[Row]) -> Results {
    publish(&definition(), &[("start.csv", &file(start)), ("end.csv", &file(end))])
}

fn of_group<'a>(results: &'a Results, town: &str) -> &'a Change {
    let of_town = |c: &&Change| c.group.as_ref().is_some_and(|g| format!("{:?}", g.value).contains(town));
    results.changes.iter().find(of_town).unwrap()
}

/// `n` people of a town, of whom the first `yes` cope.
fn people(town: &'static str, from: usize, n: usize, yes: usize) -> Vec<Row> {
    (0..n).map(|i| (format!("{town}{}", from + i), town, if i < yes { 5 } else { 2 }, 30.0 + (i % 7) as f64)).collect()
}

#[test]
fn each_group_is_compared_with_itself() {
    let start = [people("Pori", 0, 20, 6), people("Rauma", 0, 16, 5)].concat();
    let end = [people("Pori", 0, 20, 15), people("Rauma", 0, 16, 6)].concat();
    let results = results(&start, &end);
    let (pori, rauma) = (of_group(&results, "Pori"), of_group(&results, "Rauma"));
    assert_eq!((pori.design, pori.pairs, pori.improved, pori.worsened), (Design::Paired, Some(20), Some(9), Some(0)));
    assert!((pori.value.unwrap() - 0.45).abs() < 1e-12);
    assert_eq!((rauma.design, rauma.pairs, rauma.improved), (Design::Paired, Some(16), Some(1)));
    assert_eq!((pori.p, pori.test), (None, None), "groups are tested together");
    let test = &results.interactions[0];
    assert_eq!((test.groups, test.verdict), (2, Verdict::Change), "{test:?}");
    assert_eq!(results.interactions.len(), 1, "the figure that was named beforehand, and no other");
}

#[test]
fn whoever_would_be_left_over_is_not() {
    // Two of Pori answered only at the start: all answers of Pori are compared, as if of different people.
    let start = [people("Pori", 0, 22, 6), people("Rauma", 0, 16, 5)].concat();
    let end = [people("Pori", 0, 20, 15), people("Rauma", 0, 16, 6)].concat();
    let told = results(&start, &end);
    assert_eq!((of_group(&told, "Pori").design, of_group(&told, "Pori").pairs), (Design::Independent, None));
    // Then those of Rauma are not told alone either where all linked people are: theirs and everybody's give Pori's.
    assert_eq!(of_group(&told, "Rauma").design, Design::Independent, "everybody's own paired change is hidden");

    // One moved from Pori to Rauma: told of all others, this one would be left over.
    let mut moved = [people("Pori", 0, 20, 6), people("Rauma", 0, 16, 5)].concat();
    moved.push(("mover".into(), "Pori", 5, 33.0));
    let mut end = [people("Pori", 0, 20, 15), people("Rauma", 0, 16, 6)].concat();
    end.push(("mover".into(), "Rauma", 2, 33.0));
    let told = results(&moved, &end);
    let paired: u64 = ["Pori", "Rauma"].iter().filter_map(|town| of_group(&told, town).pairs).sum();
    assert!(37 - paired >= 5, "{paired} of 37 are told by group");
    assert!(told.disclosure.attack_passed.unwrap());
}

/// In a report of Pori the others are Rauma, and what is worked out of everybody less Pori is what was published of Rauma: of
/// linked people, and of different people where there is no code.
#[test]
fn of_two_groups_the_others_of_one_are_the_other() {
    let start = [people("Pori", 0, 20, 6), people("Rauma", 0, 16, 5)].concat();
    let end = [people("Pori", 0, 20, 15), people("Rauma", 0, 16, 8)].concat();
    for (definition, design) in [(definition(), Design::Paired), (definition().replace(LINK, ""), Design::Independent)]
    {
        let (survey, whole) = published(&definition, &[("start.csv", &file(&start)), ("end.csv", &file(&end))]);
        let (pori, rauma) = (of_group(&whole, "Pori"), of_group(&whole, "Rauma"));
        assert_eq!((pori.design, rauma.design), (design, design));
        let report = mittari::disclosure::each(&survey, &whole, pori.group.as_ref().unwrap()).unwrap();
        let others = of_group(&report, "others");
        assert_eq!(Change { group: rauma.group.clone(), ..others.clone() }, *rauma);
        assert_eq!(of_group(&report, "Pori"), pori);
        assert!(report.changes.iter().all(|c| !format!("{:?}", c.group).contains("Rauma")), "no other group by name");
    }
}

#[test]
fn a_group_hidden_in_one_round_has_no_change() {
    let start = [people("Pori", 0, 20, 6), people("Rauma", 0, 16, 5), people("Ulvila", 0, 3, 1)].concat();
    let end = [people("Pori", 0, 20, 15), people("Rauma", 0, 16, 6), people("Ulvila", 0, 12, 4)].concat();
    let told = results(&start, &end);
    let of_ulvila =
        told.changes.iter().filter(|c| c.group.as_ref().is_some_and(|g| format!("{g:?}").contains("Ulvila")));
    for change in of_ulvila {
        assert!(change.hidden && change.value.is_none() && change.pairs.is_none() && change.n_to.is_none());
    }
}

/// From the printed intervals of paired means the test is that of the changes themselves, which is held against R.
#[test]
fn the_test_of_groups_is_welchs_of_their_changes() {
    // Everybody gives one answer at the start and nobody gives it at the end: another scale, were it not said otherwise.
    let definition = definition().replace("text = \"coping\"", "text = \"coping\"\ncomparable = true");
    let definition = definition.replace("headline = true\nprimary = true", "").replace(
        "id = \"hours_mean\"\nmeasure = \"mean\"\nquestion = \"hours\"",
        "id = \"hours_mean\"\nmeasure = \"mean\"\nquestion = \"hours\"\nprimary = true",
    );
    let change = |i: usize, town: usize| ((i * 7 + town * 3) % 11) as f64 / 2.0 - town as f64;
    let start = [people("Pori", 0, 20, 9), people("Rauma", 0, 16, 5), people("Ulvila", 0, 12, 4)].concat();
    let mut end = start.clone();
    let mut changes = vec![Vec::new(); 3];
    for (i, row) in end.iter_mut().enumerate() {
        let town = ["Pori", "Rauma", "Ulvila"].iter().position(|town| *town == row.1).unwrap();
        row.3 += change(i, town);
        changes[town].push(change(i, town));
    }
    let results = publish(&definition, &[("start.csv", &file(&start)), ("end.csv", &file(&end))]);
    let (expected, found) = (welch_anova(&changes).unwrap(), &results.interactions[0]);
    assert_eq!(found.groups, 3);
    assert!((found.p - expected.p).abs() < 1e-9, "{} {}", found.p, expected.p);
}

#[test]
fn a_report_claims_no_difference_between_groups_without_the_test() {
    // Pori's interval excludes zero and Rauma's does not, and still nothing is known of a difference.
    let start = [people("Pori", 0, 30, 10), people("Rauma", 0, 30, 10)].concat();
    let end = [people("Pori", 0, 30, 18), people("Rauma", 0, 30, 14)].concat();
    let played = Mittari::new()
        .survey(&definition())
        .file("kysely/start.csv", file(&start))
        .file("kysely/end.csv", file(&end))
        .args(["report", "kysely", "--out", "r", "--format", "html,json"])
        .play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let text = visible_text(&played.text("r/report.fi.html"));
    for expected in ["Muutos ryhmittäin", "Ryhmien muutosten välillä ei havaittu eroa (Welchin testi, ryhmiä 2, p = "]
    {
        assert!(text.contains(expected), "{expected}");
    }
    assert!(!text.contains("muuttuivat eri tavoin (Welchin"));
    let json: serde_json::Value = serde_json::from_str(&played.text("r/results.json")).unwrap();
    assert_eq!(json["interactions"][0]["verdict"], "inconclusive");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// What an attacker does: a group less its linked people, and all linked people less those of the groups.
    #[test]
    fn nobody_is_left_over_between_groups(
        people in prop::collection::vec((0_u8..3, prop::bool::weighted(0.07), 0_u8..10, 1_u8..=5, 1_u8..=5), 20..90)
    ) {
        let towns = ["Pori", "Rauma", "Ulvila"];
        let (mut start, mut end): (Vec<Row>, Vec<Row>) = (Vec::new(), Vec::new());
        for (i, (town, moves, answered, before, after)) in people.iter().enumerate() {
            let later = if *moves { (town + 1) % 3 } else { *town };
            if *answered != 0 {
                start.push((format!("p{i}"), towns[usize::from(*town)], *before, 30.0));
            }
            if *answered > 1 {
                end.push((format!("p{i}"), towns[usize::from(later)], *after, 31.0));
            }
        }
        prop_assume!(!start.is_empty() && !end.is_empty());
        let results = results(&start, &end);
        prop_assert_eq!(results.disclosure.attack_passed, Some(true));
        let shown = |c: &&Change| c.indicator == "copes" && c.design == Design::Paired && !c.hidden;
        let favourable = |value: Option<f64>, n: u64| (value.unwrap() * n as f64).round() as u64;
        let enough = |n: u64, k: u64| n == 0 || (n >= 5 && (n >= 10 || (k > 0 && k < n)));
        let (mut linked, mut first) = (0, 0);
        for change in results.changes.iter().filter(shown).filter(|c| c.group.is_some()) {
            let pairs = change.pairs.unwrap();
            linked += pairs;
            first += favourable(change.value_from, pairs);
            for (wave, value) in [(&change.from, change.value_from), (&change.to, change.value_to)] {
                let of_group = results.estimates.iter().find(|e| e.indicator == "copes" && e.wave == *wave && e.group == change.group);
                let of_group = of_group.unwrap();
                prop_assert!(!of_group.hidden, "a hidden group has no change");
                let left = of_group.n.unwrap() - pairs;
                prop_assert!(enough(left, of_group.count.unwrap() - favourable(value, pairs)), "{left} are left over");
            }
        }
        if let Some(whole) = results.changes.iter().filter(shown).find(|c| c.group.is_none()) {
            let left = whole.pairs.unwrap() - linked;
            prop_assert!(enough(left, favourable(whole.value_from, whole.pairs.unwrap()) - first), "{left} in no group");
        } else {
            prop_assert_eq!(linked, 0, "groups add up to what is hidden");
        }
    }
}
