//! A programme beside a comparison group, and courses over several rounds.

use mittari::stats::clustered_regression::{ClusterVariance, clustered_regression};
use mittari::stats::difference_in_differences::TwoArms;
use mittari::stats::random::SplitMix;
use mittari::stats::{Interval, t_statistic::TStatistic};
use nalgebra::DMatrix;

use crate::scales::normal;
use crate::table::{CONFIDENCE, SEED, Size, Table, head, simulated, simulated_together, uniform};

/// The programme's true change less the comparison group's, in standard deviations of a person's answer.
const EFFECT: f64 = 0.5;

/// Standard deviations of an organisation's level and of its own change.
const ORGANISATION: (f64, f64) = (0.5, 0.3);

/// The true change from one round to the next, and the standard deviations of a person's level and own slope.
const COURSE: (f64, f64, f64) = (0.2, 1.0, 0.2);

/// What is told of a programme beside a comparison group.
const AGAINST: [&str; 4] = [
    "each organisation once, Welch (default to 20 organisations)",
    "each person, CR2 (default beyond)",
    "each person, CR1 (never offered)",
    "each person, as if independent (never offered)",
];

/// Answers of both arms at both times.
#[derive(Default)]
struct Answers {
    y: Vec<f64>,
    treated: Vec<bool>,
    post: Vec<bool>,
    cluster: Vec<usize>,
}

fn two_arms(random: &mut SplitMix, organisations: usize) -> Answers {
    let mut answers = Answers::default();
    for cluster in 0..2 * organisations {
        let treated = cluster < organisations;
        let (level, own) = (ORGANISATION.0 * normal(random), ORGANISATION.1 * normal(random));
        for post in [false, true] {
            for _ in 0..5 + random.below(11) {
                let change = if post { own + if treated { EFFECT } else { 0.0 } } else { 0.0 };
                answers.y.push(level + change + normal(random));
                answers.treated.push(treated);
                answers.post.push(post);
                answers.cluster.push(cluster);
            }
        }
    }
    answers
}

impl Answers {
    fn interval(&self, of: impl Fn(&TwoArms<'_>) -> Option<TStatistic>) -> Option<Interval> {
        let arms = TwoArms { y: &self.y, treated: &self.treated, post: &self.post, cluster: &self.cluster };
        Some(of(&arms)?.interval(CONFIDENCE))
    }

    /// As if nobody shared an organisation: each person is a cluster.
    fn as_if_independent(&self) -> Option<Interval> {
        let alone: Vec<usize> = (0..self.y.len()).collect();
        let arms = TwoArms { y: &self.y, treated: &self.treated, post: &self.post, cluster: &alone };
        Some(arms.least_squares(ClusterVariance::CR2).ok()?.interval(CONFIDENCE))
    }
}

pub(crate) fn against(size: Size) -> Table {
    let draws: u32 = size.of(1_000, 50);
    let numbers: &[usize] = size.of(&[4, 6, 10, 20], &[4, 6]);
    let of_number = |organisations: &usize| {
        simulated_together(draws, [EFFECT; AGAINST.len()], |random| {
            let answers = two_arms(random, *organisations);
            [
                answers.interval(|arms| arms.cluster_mean_changes().ok()),
                answers.interval(|arms| arms.least_squares(ClusterVariance::CR2).ok()),
                answers.interval(|arms| arms.least_squares(ClusterVariance::CR1).ok()),
                answers.as_if_independent(),
            ]
        })
    };
    let cells: Vec<[String; AGAINST.len()]> = numbers.iter().map(of_number).collect();
    let rows = AGAINST.into_iter().enumerate();
    let rows = rows.map(|(at, name)| head(name, cells.iter().map(|cell| cell[at].clone()))).collect();
    Table::new(
        "A programme beside a comparison group (difference in differences)",
        &format!(
            "{} simulated surveys with seed {SEED}: the last digit is uncertain by about {}. Organisations of 5 to 15 answers at \
             each time; their levels have a standard deviation of {}, their own changes of {}, a person's answer of 1.",
            size.of("1,000", "50"),
            size.of("±14", "±60"),
            ORGANISATION.0,
            ORGANISATION.1,
        ),
        head("Interval", numbers.iter().map(|n| format!("{n} organisations an arm"))),
        rows,
    )
}

/// The average step over three rounds of people of whom four in five answer each.
fn course(random: &mut SplitMix, people: usize, together: bool) -> Option<Interval> {
    let (step, level, slope) = COURSE;
    let (mut y, mut waves, mut cluster) = (Vec::new(), Vec::new(), Vec::new());
    for person in 0..people {
        let (own, turn) = (level * normal(random), step + slope * normal(random));
        for wave in 0..3 {
            let answer = own + turn * f64::from(wave) + normal(random);
            if uniform(random) < 0.8 {
                cluster.push(if together { person } else { y.len() });
                y.push(answer);
                waves.push(f64::from(wave));
            }
        }
    }
    let mut names = cluster.clone();
    names.dedup();
    let cluster: Vec<usize> = cluster.iter().filter_map(|name| names.binary_search(name).ok()).collect();
    let design = DMatrix::from_fn(y.len(), 2, |row, column| if column == 0 { 1.0 } else { waves[row] });
    let fit = clustered_regression(&design, &y, &cluster).ok()?;
    Some(fit.coefficient(1, ClusterVariance::CR2).ok()?.interval(CONFIDENCE))
}

pub(crate) fn courses(size: Size) -> Table {
    let draws: u32 = size.of(1_000, 50);
    let people: &[usize] = size.of(&[10, 20, 40, 100], &[10, 20]);
    let row = |name: &str, together: bool| {
        head(name, people.iter().map(|n| simulated(draws, COURSE.0, |random| course(random, *n, together))))
    };
    Table::new(
        "Course over three rounds: the average step from one to the next",
        &format!(
            "{} simulated surveys with seed {SEED}: the last digit is uncertain by about {}. Each person answers a round with \
             probability .8; levels have a standard deviation of {}, a person's own step of {}, an answer beside of 1.",
            size.of("1,000", "50"),
            size.of("±14", "±60"),
            COURSE.1,
            COURSE.2,
        ),
        head("Interval", people.iter().map(|n| format!("{n} people"))),
        vec![
            row("errors by person, CR2 (default)", true),
            row("as if each answer were another person's (never offered)", false),
        ],
    )
}
