//! Messages of the charts that compare groups, rank, score and follow people.

use crate::results::FunnelPosition;

/// Words of the charts that compare groups, rank, score and follow people.
pub(crate) struct KindWords {
    // Captions.
    pub(crate) caption_heat: &'static str,
    pub(crate) caption_ranking: fn(&str) -> String,
    pub(crate) caption_score: fn(&str) -> String,
    pub(crate) caption_flow: &'static str,
    pub(crate) caption_funnel: fn(&str) -> String,

    // Heat map: groups by figures.
    /// Cells that differ clearly, cells compared; `None` where nothing could be compared.
    pub(crate) heat_title: fn(Option<(u64, u64)>) -> String,
    pub(crate) heat_subtitle: &'static str,
    pub(crate) heat_below: fn(&str) -> String,
    pub(crate) heat_from: fn(&str) -> String,
    pub(crate) heat_differs: &'static str,
    pub(crate) heat_alt: fn(&str, &str) -> String,
    pub(crate) note_heat_indicative: &'static str,
    pub(crate) note_hidden_cells: &'static str,

    // Ranking.
    pub(crate) ranking_title: fn(&RankingTitleWords<'_>) -> String,
    /// With the confidence in per cent, without its sign.
    pub(crate) ranking_subtitle: fn(&str) -> String,
    pub(crate) rank_head: &'static str,
    pub(crate) ranking_alt: fn(&RankAltWords<'_>) -> String,
    pub(crate) note_ranks: &'static str,

    // Recommendation score.
    pub(crate) score_title: fn(&ScoreTitleWords<'_>) -> String,
    /// With n and the confidence in per cent, without its sign.
    pub(crate) score_subtitle: fn(&str, &str) -> String,
    pub(crate) detractors: &'static str,
    pub(crate) passives: &'static str,
    pub(crate) promoters: &'static str,
    pub(crate) score_name: &'static str,

    // Flow of people.
    pub(crate) flow_title: fn(&FlowTitleWords<'_>) -> String,
    pub(crate) flow_subtitle: &'static str,
    pub(crate) invited: &'static str,
    pub(crate) took_part: &'static str,
    pub(crate) answered: &'static str,
    pub(crate) linked: &'static str,
    pub(crate) of_invited: &'static str,
    // Heads of the flow's table.
    pub(crate) stage_head: &'static str,
    pub(crate) people_head: &'static str,
    pub(crate) lost_head: &'static str,

    // Participation and reach.
    pub(crate) caption_reach: &'static str,
    pub(crate) reach_title: fn(&ReachTitleWords<'_>) -> String,
    /// Whether rows are activities, and whether it is known how many were invited.
    pub(crate) reach_subtitle: fn(bool, bool) -> String,

    // Amount and outcome.
    /// An indicator, by an amount.
    pub(crate) dose_title: fn(&DoseTitleWords<'_>) -> String,
    /// The amount, and the confidence in per cent without its sign.
    pub(crate) dose_subtitle: fn(&str, &str) -> String,

    // Funnel.
    pub(crate) funnel_title: fn(&FunnelTitleWords<'_>) -> String,
    pub(crate) funnel_subtitle: fn(&str) -> String,
    pub(crate) funnel_inner: fn(&str) -> String,
    pub(crate) funnel_across: &'static str,
    pub(crate) funnel_group: &'static str,
    pub(crate) funnel_outside: &'static str,
    pub(crate) note_funnel_chance: fn(&str) -> String,
    pub(crate) funnel_alt: fn(&str, &str, &str) -> String,
    // Heads of the funnel's table, and where a group lies.
    /// With the confidence in per cent, without its sign.
    pub(crate) funnel_limits: fn(&str) -> String,
    pub(crate) funnel_position_head: &'static str,
    pub(crate) funnel_position: fn(FunnelPosition) -> &'static str,
    /// Shares drawn towards the common one: of a figure.
    pub(crate) caption_shrunk: fn(&str) -> String,
    pub(crate) shrunk_head: &'static str,
    pub(crate) note_shrunk: &'static str,
}

/// Highest and lowest rate of a ranking.
pub(crate) struct RankingTitleWords<'a> {
    pub(crate) highest: &'a str,
    pub(crate) highest_percent: &'a str,
    pub(crate) lowest: &'a str,
    pub(crate) lowest_percent: &'a str,
    /// The highest is surely first.
    pub(crate) first_is_sure: bool,
    /// The lowest is surely last.
    pub(crate) last_is_sure: bool,
}

/// A ranked rate, read out.
pub(crate) struct RankAltWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) percent: &'a str,
    pub(crate) fraction: &'a str,
    /// `1`, or `1–3`.
    pub(crate) ranks: &'a str,
}

/// A recommendation score and how it stands to zero.
pub(crate) struct ScoreTitleWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) score: &'a str,
    pub(crate) side: ScoreSide,
}

/// Where the interval of a recommendation score lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScoreSide {
    /// Wholly above zero.
    MorePromoters,
    /// Wholly below zero.
    MoreDetractors,
    /// Around zero.
    Undecided,
}

/// How many got how far.
pub(crate) struct FlowTitleWords<'a> {
    /// How many were invited; empty where it is not known.
    pub(crate) invited: &'a str,
    pub(crate) answered: &'a str,
    /// How many answered both rounds; empty where nobody was linked.
    pub(crate) linked: &'a str,
}

/// Where most people took part.
pub(crate) struct ReachTitleWords<'a> {
    /// How many took part in all; empty where that is not told.
    pub(crate) everybody: &'a str,
    /// The activity or organisation with most people.
    pub(crate) most: &'a str,
    pub(crate) people: &'a str,
}

/// A rate by an amount.
pub(crate) struct DoseTitleWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) finding: DoseFinding,
}

/// What bands of an amount show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DoseFinding {
    /// The share is larger where the amount is.
    Rises,
    /// The share is smaller where the amount is larger.
    Falls,
    /// Neither can be shown.
    Unclear,
    /// A band is hidden or too small.
    NotCompared,
}

/// How many groups lie outside the outer limits of a funnel.
pub(crate) struct FunnelTitleWords<'a> {
    pub(crate) label: &'a str,
    pub(crate) above: u64,
    pub(crate) below: u64,
    pub(crate) groups: u64,
}
