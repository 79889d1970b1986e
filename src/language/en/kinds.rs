//! Words of the charts that compare groups, rank, score and follow people.

use crate::language::messages::{DoseFinding, KindWords, ScoreSide};
use crate::results::FunnelPosition;

pub(super) const KINDS: KindWords = KindWords {
    caption_heat: "Key shares by group",
    caption_ranking: |topic| format!("{topic}: shares in order"),
    caption_score: |label| format!("{label}: detractors, passives and promoters"),
    caption_flow: "Invited, answered and linked",
    caption_funnel: |label| format!("{label}: the groups and the limits of chance"),

    heat_title: |compared| match compared {
        None => "Shares by group; groups cannot be compared".into(),
        Some((0, n)) => format!("No group differs clearly from the others (comparisons: {n})"),
        Some((1, n)) => format!("One figure differs clearly from that of all others (comparisons: {n})"),
        Some((k, n)) => format!("{k} figures differ clearly from those of all others (comparisons: {n})"),
    },
    heat_subtitle: "Share of those who answered, by group. Darker = larger share.",
    heat_below: |percent| format!("below {percent}"),
    heat_from: |percent| format!("{percent} or more"),
    heat_differs: "differs clearly",
    heat_alt: |row, cells| format!("{row}: {cells}."),
    note_heat_indicative: "Light number: fewer than ten answers, indicative.",
    note_hidden_cells: ".. = not shown, to protect respondents.",

    ranking_title: |w| match (w.first_is_sure, w.last_is_sure) {
        (true, true) => {
            format!("Highest: {} ({}); lowest: {} ({})", w.highest, w.highest_percent, w.lowest, w.lowest_percent)
        }
        (true, false) => {
            format!("Highest: {} ({}); the order of the others is partly uncertain", w.highest, w.highest_percent)
        }
        (false, true) => {
            format!("Lowest: {} ({}); the order of the others is partly uncertain", w.lowest, w.lowest_percent)
        }
        (false, false) => "The order is not certain: both the first and the last could be another".into(),
    },
    ranking_subtitle: |level| {
        format!(
            "Share of those who answered, line = {level}% confidence interval. Rank = possible ranks at {level}% \
             confidence."
        )
    },
    rank_head: "Rank",
    ranking_alt: |w| format!("{}: {} ({}), rank {}.", w.label, w.percent, w.fraction, w.ranks),
    note_ranks: "Those that share ranks cannot be put in order with so few answers.",

    score_title: |w| match w.side {
        ScoreSide::MorePromoters => format!("{}: recommendation score {}, more promoters", w.label, w.score),
        ScoreSide::MoreDetractors => format!("{}: recommendation score {}, more detractors", w.label, w.score),
        ScoreSide::Undecided => format!("{}: recommendation score {}, direction not certain", w.label, w.score),
    },
    score_subtitle: |n, level| {
        format!(
            "Recommendation score = share of promoters less share of detractors (−100 to 100), n = {n}, line = {level}% \
             confidence interval."
        )
    },
    detractors: "Detractors (0–6)",
    passives: "Passives (7–8)",
    promoters: "Promoters (9–10)",
    score_name: "Recommendation score",

    flow_title: |w| match (w.invited, w.linked) {
        ("", "") => format!("{} people answered the survey", w.answered),
        ("", linked) => format!("{} answered the survey, {linked} of them in both rounds", w.answered),
        (invited, "") => format!("{invited} were invited, {} answered", w.answered),
        (invited, linked) => format!("{invited} were invited, {} answered, {linked} in both rounds", w.answered),
    },
    flow_subtitle: "People at each stage. We do not know what those who dropped out think.",
    invited: "Invited",
    took_part: "Took part",
    answered: "Answered",
    linked: "Answered both rounds (linked)",
    of_invited: "Of the invited",
    stage_head: "Stage",
    people_head: "People",
    lost_head: "Lost since the stage before",

    caption_reach: "Participation by activity or organisation",
    reach_title: |w| match w.everybody {
        "" => format!("Most took part here: {} ({})", w.most, w.people),
        all => format!("Participants in all: {all}; most of them in: {} ({})", w.most, w.people),
    },
    reach_subtitle: |by_activity, invited| {
        let rows = if by_activity {
            "People who took part in each activity."
        } else {
            "People who took part from each organisation."
        };
        let of = if invited { " Light part: invited, did not take part." } else { "" };
        format!("{rows} Each person is counted once in a row.{of}")
    },

    dose_title: |w| match w.finding {
        DoseFinding::Rises => format!("{}: the larger the amount, the larger the share", w.label),
        DoseFinding::Falls => format!("{}: the larger the amount, the smaller the share", w.label),
        DoseFinding::Unclear => format!("{}: no steady change with the amount can be shown", w.label),
        DoseFinding::NotCompared => format!("{}: share by amount", w.label),
    },
    dose_subtitle: |amount, level| {
        format!(
            "By: {amount}. Share of those who answered, line = {level}% confidence interval. k/n = k of n who answered."
        )
    },

    funnel_title: |w| match (w.above, w.below) {
        (0, 0) => format!("{}: none of the {} groups differs by more than chance explains", w.label, w.groups),
        (above, 0) => format!("{}: {above} of {} groups above the limits of chance", w.label, w.groups),
        (0, below) => format!("{}: {below} of {} groups below the limits of chance", w.label, w.groups),
        (above, below) => {
            format!("{}: {above} of {} groups above the limits of chance, {below} below", w.label, w.groups)
        }
    },
    funnel_subtitle: |level| {
        format!(
            "Each dot is a group. Chance alone keeps a group within the outer limits with a probability of {level}%."
        )
    },
    funnel_inner: |level| format!("{level}% limit"),
    funnel_across: "Answers in the group",
    funnel_group: "group within the limits",
    funnel_outside: "group outside the outer limits",
    note_funnel_chance: |level| {
        format!("About one group in twenty lies outside the inner ({level}%) limits by chance alone.")
    },
    funnel_alt: |label, percent, n| format!("{label}: {percent} (n = {n})."),
    funnel_limits: |level| format!("Limits of chance, {level}%"),
    funnel_position_head: "Position",
    funnel_position: |position| match position {
        FunnelPosition::Within => "within the limits",
        FunnelPosition::BetweenLimits => "between the limits",
        FunnelPosition::Above => "above the outer limits",
        FunnelPosition::Below => "below the outer limits",
    },
    caption_shrunk: |label| format!("{label}: groups of different sizes side by side"),
    shrunk_head: "Drawn towards all",
    note_shrunk: "Small groups differ most by chance. The last column draws each share towards that of all groups, the further \
                  the fewer answers the group has (Kleinman 1973; Efron and Morris 1975); the order is by it.",
};
