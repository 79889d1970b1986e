//! Messages of the charts.

use crate::results::Status;

/// Words of the charts.
pub(crate) struct ChartWords {
    pub(crate) made_up: &'static str,
    /// Title of the survey, date, how many answered; all but the title may be empty.
    pub(crate) source: fn(&str, &str, &[ResponseOfWave<'_>]) -> String,
    pub(crate) everybody: &'static str,
    pub(crate) hidden: &'static str,
    pub(crate) fraction_head: &'static str,
    pub(crate) interval_head: &'static str,
    pub(crate) favourable_head: &'static str,
    pub(crate) unfavourable_head: &'static str,
    /// Over the share of all answers that are not favourable, where some of them may be neutral.
    pub(crate) other_head: &'static str,
    pub(crate) response_head: &'static str,
    pub(crate) number_head: &'static str,
    pub(crate) target_mark: &'static str,
    pub(crate) status: fn(Status) -> &'static str,
    pub(crate) rates_title: fn(&RatesTitleWords<'_>) -> String,
    pub(crate) rates_subtitle: fn(&str) -> String,
    pub(crate) groups_title: fn(&GroupsTitleWords<'_>) -> String,
    pub(crate) rate_alt: fn(&RateAltWords<'_>) -> String,
    pub(crate) more_rows: fn(&str) -> String,
    pub(crate) hidden_rows: fn(&str) -> String,
    pub(crate) hidden_groups: fn(&str) -> String,
    pub(crate) note_indicative: &'static str,
    pub(crate) note_narrow: &'static str,
    pub(crate) note_cant_say: &'static str,
    pub(crate) note_cant_say_count: fn(&str) -> String,
    pub(crate) note_multiple: &'static str,
    /// Under the first places of a ranking.
    pub(crate) note_rank: &'static str,
    /// The most and the least favourable question, each with its share.
    pub(crate) distribution_title: fn(&str, &str, &str, &str) -> String,
    pub(crate) distribution_title_one: fn(&str, &str) -> String,
    /// The least favourable question, its share, and the highest share, which several have.
    pub(crate) distribution_title_least: fn(&str, &str, &str) -> String,
    /// The most favourable question, its share, and the lowest share, which several have.
    pub(crate) distribution_title_most: fn(&str, &str, &str) -> String,
    /// The favourable share that all questions have.
    pub(crate) distribution_title_alike: fn(&str) -> String,
    /// From the lowest to the highest favourable share, where several questions share each.
    pub(crate) distribution_title_range: fn(&str) -> String,
    pub(crate) note_need_order: &'static str,
    pub(crate) note_least_order: &'static str,
    pub(crate) distribution_subtitle: &'static str,
    pub(crate) distribution_alt: fn(&DistributionAltWords<'_>) -> String,
    /// A question, its most frequent answer and that answer's share.
    pub(crate) bars_title: fn(&str, &str, &str) -> String,
    /// A question, two answers that are the most frequent, and the share of each.
    pub(crate) bars_title_two: fn(&str, [&str; 2], &str) -> String,
    /// A question, how many answers are the most frequent, and the share of each.
    pub(crate) bars_title_several: fn(&str, &str, &str) -> String,
    pub(crate) planning_title: fn(&PlanningTitleWords<'_>) -> String,
    /// With the confidence in per cent, without its sign.
    pub(crate) planning_subtitle: fn(&str) -> String,
    pub(crate) planning_margin: &'static str,
    pub(crate) planning_chance: &'static str,
    pub(crate) planning_counted: fn(Counted) -> &'static str,
    pub(crate) planning_alt: fn(&PlanningAltWords<'_>) -> String,
    pub(crate) planning_source: &'static str,
}

/// What a number of answers gives; shares and chances with their sign, `n` and points without.
pub(crate) enum PlanningTitleWords<'a> {
    Rate { n: &'a str, target: &'a str, expected: &'a str, chance: &'a str },
    Margin { n: &'a str, points: &'a str },
    Change { n: &'a str, from: &'a str, to: &'a str, chance: &'a str, same_people: bool },
    Mean { n: &'a str, difference: &'a str, chance: &'a str, same_people: bool },
}

/// A planning curve, read out: its first point, the chosen one and the last, each as n and what it gives.
pub(crate) struct PlanningAltWords<'a> {
    pub(crate) title: &'a str,
    pub(crate) quantity: &'a str,
    pub(crate) counted: &'a str,
    pub(crate) points: &'a [(String, String)],
}

impl PlanningAltWords<'_> {
    /// `n = 65: ±12.2; n = 385: ±5.0; n = 770: ±3.5`.
    pub(crate) fn listed(&self) -> String {
        let points: Vec<String> = self.points.iter().map(|(n, value)| format!("n = {n}: {value}")).collect();
        points.join("; ")
    }
}

/// How many of those who were invited answered in a wave.
pub(crate) struct ResponseOfWave<'a> {
    /// Title of the wave.
    pub(crate) wave: &'a str,
    /// Per cent and fraction.
    pub(crate) told: &'a str,
}

impl ResponseOfWave<'_> {
    /// Wave by wave: `Alkukysely 80 % (80/100), loppukysely 70 % (70/100)`.
    pub(crate) fn listed(waves: &[Self]) -> String {
        let waves: Vec<String> = waves.iter().map(|one| format!("{} {}", one.wave, one.told)).collect();
        waves.join(", ")
    }
}

/// How the shown figures stand to their targets.
pub(crate) struct RatesTitleWords<'a> {
    /// The one indicator that the chart is about; empty for several.
    pub(crate) label: &'a str,
    pub(crate) percent: &'a str,
    pub(crate) shown: u64,
    pub(crate) uncertain: u64,
    pub(crate) open: u64,
    pub(crate) missed: u64,
}

/// An indicator by group.
pub(crate) struct GroupsTitleWords<'a> {
    pub(crate) label: &'a str,
    /// Of everybody.
    pub(crate) percent: &'a str,
    /// Groups that differ clearly, named; empty where none does.
    pub(crate) different: &'a str,
    /// Whether any group was compared.
    pub(crate) compared: bool,
}

/// A rate, read out.
pub(crate) struct RateAltWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) percent: &'a str,
    pub(crate) fraction: &'a str,
    pub(crate) interval: &'a str,
    pub(crate) level: &'a str,
}

/// A distribution, read out.
pub(crate) struct DistributionAltWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) favourable: &'a str,
    /// Empty where answers that are not favourable may be neutral.
    pub(crate) unfavourable: &'a str,
    pub(crate) n: &'a str,
}

/// What n counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// Answers to one round.
    Answers,
    /// People who answer both rounds.
    PeopleTwice,
    /// Answers to each of two rounds.
    AnswersEachRound,
}
