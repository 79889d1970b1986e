//! Cronbach's alpha.

use mittari::stats::Computed;
use mittari::stats::distribution::normal_upper_quantile;
use mittari::stats::random::SplitMix;
use mittari::stats::reliability::{Missing, item_covariance};

use crate::answers::{FivePoint, mean_of, variance_of};
use crate::table::{CONFIDENCE, SEED, Size, Table, head, holds, thousandths};

const ITEMS: usize = 4;

/// The alpha of the normal items.
const ALPHA: f64 = 0.7;

/// People of two kinds, equally many, who answer each item alike: their difference makes the items go together.
const KINDS: [FivePoint; 2] = [[0, 2, 8, 30, 60], [10, 20, 35, 25, 10]];

/// A person's answers to the items.
type Person = fn(&mut SplitMix) -> [f64; ITEMS];

pub(crate) fn normal(random: &mut SplitMix) -> f64 {
    const GRAIN: usize = 1 << 30;
    normal_upper_quantile((random.below(GRAIN) as f64 + 0.5) / GRAIN as f64)
}

/// Alpha of items that all correlate by r: k r / (1 + (k - 1) r), and the other way round.
fn alpha_of(correlation: f64) -> f64 {
    let k = ITEMS as f64;
    k * correlation / (1.0 + (k - 1.0) * correlation)
}

fn normal_person(random: &mut SplitMix) -> [f64; ITEMS] {
    let k = ITEMS as f64;
    let correlation = ALPHA / (k - (k - 1.0) * ALPHA);
    let trait_ = correlation.sqrt() * normal(random);
    [(); ITEMS].map(|()| trait_ + (1.0 - correlation).sqrt() * normal(random))
}

fn five_point_person(random: &mut SplitMix) -> [f64; ITEMS] {
    let kind = KINDS[random.below(KINDS.len())];
    [(); ITEMS].map(|()| {
        let mut left = random.below(100);
        let mut answer = 1.0;
        for hundredths in kind.map(|h| h as usize) {
            if left < hundredths {
                break;
            }
            left -= hundredths;
            answer += 1.0;
        }
        answer
    })
}

fn five_point_alpha() -> f64 {
    let between = (mean_of(KINDS[0]) - mean_of(KINDS[1])).powi(2) / 4.0;
    let within = f64::midpoint(variance_of(KINDS[0]), variance_of(KINDS[1]));
    alpha_of(between / (between + within))
}

fn feldt(person: Person, truth: f64, n: usize, draws: u32) -> Computed<f64> {
    let mut random = SplitMix::new(SEED);
    let mut covered = 0;
    for _ in 0..draws {
        let mut items = vec![Vec::new(); ITEMS];
        for _ in 0..n {
            for (item, answer) in items.iter_mut().zip(person(&mut random)) {
                item.push(Some(answer));
            }
        }
        let interval = item_covariance(&items, Missing::Listwise)?.feldt_interval(CONFIDENCE)?;
        covered += u32::from(holds(interval, truth));
    }
    Ok(f64::from(covered) / f64::from(draws))
}

pub(crate) fn alpha(size: Size) -> Computed<Table> {
    let (sizes, draws): (&[usize], u32) = size.of((&[30, 100], 20_000), (&[30], 100));
    let people: [(&str, Person, f64); 2] = [
        ("normal items", normal_person, ALPHA),
        ("answers 1 to 5 of two kinds of people", five_point_person, five_point_alpha()),
    ];
    let mut rows = Vec::new();
    for (name, person, truth) in people {
        let cells = sizes.iter().map(|n| Ok(thousandths(feldt(person, truth, *n, draws)?)));
        let cells = cells.collect::<Computed<Vec<_>>>()?;
        rows.push(head(&format!("{name}, alpha {}", thousandths(truth)), cells.into_iter()));
    }
    Ok(Table::new(
        "Cronbach's alpha (Feldt)",
        &format!(
            "{ITEMS} items, {} simulated surveys with seed {SEED}: the last digit is uncertain by about {}.",
            size.of("20,000", "100"),
            size.of("±3", "±45")
        ),
        head("Items", sizes.iter().map(|n| format!("n = {n}"))),
        rows,
    ))
}
