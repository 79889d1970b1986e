use mittari::results::{Change, Design, Results};
use proptest::prelude::*;

use super::{DEFINITION, LINK, export, publish};
use crate::mittari::visible_text;

/// One person: whether they answered in each wave, and what.
type Person = (bool, bool, u8, u8);

fn people() -> impl Strategy<Value = Vec<Person>> {
    let person = (prop::bool::weighted(0.85), prop::bool::weighted(0.8), 1_u8..=5, 1_u8..=5);
    prop::collection::vec(person, 12..60)
}

fn file(people: &[Person], order: &[usize], second: bool, prefix: &str) -> String {
    let row = |i: &usize| {
        let (first_wave, second_wave, before, after) = people[*i];
        let (answered, answer) = if second { (second_wave, after) } else { (first_wave, before) };
        answered.then(|| (format!("{prefix}{i}"), answer.to_string(), format!("{}", 30 + u32::from(answer) * 2)))
    };
    export(order.iter().filter_map(row).collect::<Vec<_>>())
}

fn published(people: &[Person], order: &[usize], prefix: &str) -> Option<Results> {
    let (start, end) = (file(people, order, false, prefix), file(people, order, true, prefix));
    let enough = |text: &str| text.lines().count() > 1;
    (enough(&start) && enough(&end))
        .then(|| publish(&format!("{DEFINITION}{LINK}"), &[("start.csv", &start), ("end.csv", &end)]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn neither_the_order_of_rows_nor_the_names_of_codes_matter(people in people(), seed in 0_usize..1000) {
        let order: Vec<usize> = (0..people.len()).collect();
        let mut shuffled = order.clone();
        shuffled.sort_by_key(|i| (i * 7919 + seed * 104_729) % 1009);
        let one = published(&people, &order, "p");
        let other = published(&people, &shuffled, "other-code-");
        prop_assert_eq!(one.is_some(), other.is_some());
        if let (Some(one), Some(other)) = (one, other) {
            prop_assert_eq!(one.changes, other.changes);
            prop_assert_eq!(one.drop_out, other.drop_out);
            prop_assert_eq!(one.links, other.links);
        }
    }

    #[test]
    fn a_change_adds_up_and_turns_with_the_waves(people in people()) {
        let order: Vec<usize> = (0..people.len()).collect();
        let turned: Vec<Person> = people.iter().map(|(first, second, a, b)| (*second, *first, *b, *a)).collect();
        let (Some(one), Some(other)) = (published(&people, &order, "p"), published(&turned, &order, "p")) else {
            return Ok(());
        };
        let near = |a: Option<f64>, b: Option<f64>| match (a, b) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-7,
            (a, b) => a == b,
        };
        for (change, back) in one.changes.iter().zip(&other.changes) {
            prop_assert_eq!((&change.indicator, change.design, change.hidden), (&back.indicator, back.design, back.hidden));
            // Later less earlier: with the waves turned, the same the other way round.
            prop_assert!(near(change.value, back.value.map(|v| -v)), "{:?} {:?}", change, back);
            prop_assert!(near(change.low, back.high.map(|v| -v)) && near(change.high, back.low.map(|v| -v)));
            prop_assert!(near(change.p, back.p), "{:?} {:?}", change, back);
            if let (Some(value), Some(low), Some(high)) = (change.value, change.low, change.high) {
                prop_assert!(low - 1e-9 <= value && value <= high + 1e-9, "{:?}", change);
            }
            if change.indicator != "coping_median" && change.indicator != "hours_median" {
                let difference = change.value_to.zip(change.value_from).map(|(to, from)| to - from);
                prop_assert!(near(change.value, difference), "{:?}", change);
            }
            if let (Some(better), Some(same), Some(worse)) = (change.improved, change.unchanged, change.worsened) {
                prop_assert_eq!(Some(better + same + worse), change.pairs);
                prop_assert_eq!((Some(better), Some(worse)), (back.worsened, back.improved));
            }
        }
    }

    #[test]
    fn who_answered_only_once_is_never_left_over(people in people()) {
        let order: Vec<usize> = (0..people.len()).collect();
        let Some(results) = published(&people, &order, "p") else { return Ok(()) };
        let shown = |c: &&Change| c.design == Design::Paired && !c.hidden && c.indicator == "copes";
        for change in results.changes.iter().filter(shown) {
            let pairs = change.pairs.unwrap();
            for (wave, n, value) in [
                (&change.from, change.n_from.unwrap(), change.value_from.unwrap()),
                (&change.to, change.n_to.unwrap(), change.value_to.unwrap()),
            ] {
                // What an attacker does: everybody less the linked.
                let everybody = results.shown_in(wave, "copes").unwrap();
                let left = n - pairs;
                let favourable = everybody.count.unwrap() as f64 - value * pairs as f64;
                prop_assert!(left == 0 || left >= 5, "{left} people are left over");
                let alike = favourable.abs() < 1e-6 || (favourable - left as f64).abs() < 1e-6;
                prop_assert!(left == 0 || left >= 10 || !alike, "all {left} answered alike");
            }
        }
    }
}

#[test]
fn no_code_is_in_anything_published() {
    use crate::mittari::Mittari;
    let row = |i: usize| (format!("salainen{i}"), format!("{}", 1 + i % 5), format!("{}", 30 + i % 9));
    let played = Mittari::new()
        .survey(&format!("{DEFINITION}{LINK}"))
        .file("kysely/start.csv", export((0..24).map(row)))
        .file("kysely/end.csv", export((0..20).map(row)))
        .args(["report", "kysely", "--out", "r", "--format", "html,json"])
        .play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    let (html, json) = (played.text("r/report.fi.html"), played.text("r/results.json"));
    assert!(!visible_text(&html).contains("salainen") && !html.contains("salainen") && !json.contains("salainen"));
    assert!(html.contains("Muutos kyselykertojen välillä"), "the chapter is there");
}

#[test]
fn five_thousand_people_in_three_waves_are_linked_at_once() {
    let third = "[[wave]]\nid = \"later\"\nresponses = [\"later.csv\"]\n\n[answers";
    let definition = format!("{}{LINK}", DEFINITION.replacen("[answers", third, 1));
    let row = |i: usize| (format!("p{}", i * 7919 % 50_021), format!("{}", 1 + i % 5), format!("{}", 30 + i % 9));
    let file = |from: usize| export((from..from + 5000).map(row));
    let results = publish(&definition, &[("start.csv", &file(0)), ("end.csv", &file(500)), ("later.csv", &file(1000))]);
    let pairs: Vec<Option<u64>> = results
        .changes
        .iter()
        .filter(|c| c.indicator == "copes" && c.design == Design::Paired)
        .map(|c| c.pairs)
        .collect();
    assert_eq!(pairs, [Some(4500), Some(4000)]);
    assert_eq!(results.trends.len(), 3, "a share and two means; a median has no course");
}
