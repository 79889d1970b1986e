//! Words about weights, clusters and other choices of statistics.

use crate::language::messages::ChoiceWords;
use crate::results::WeightSource;
use crate::survey::EffectiveInterval;

pub(super) const CHOICES: ChoiceWords = ChoiceWords {
    weighted: "Weighted figures",
    weighted_caption: "Figures without and with weights",
    unweighted_figure: "Unweighted",
    weighted_figure: "Weighted",
    weighted_interval: |level| format!("{level}% interval, weighted"),
    n_effective: "Effective n",
    weighting: |source, margins| match source {
        WeightSource::Column => "Answers were weighted by a column of the export.".into(),
        WeightSource::PostStratification => format!(
            "Answers were weighted by post-stratification (Holt and Smith 1979), so that the answers to these \
             questions add up to their known totals: {margins}."
        ),
        WeightSource::Raking => format!(
            "Answers were weighted by raking (Deming and Stephan 1940), so that the answers to these questions add up \
             to their known totals: {margins}."
        ),
    },
    weighting_worth: |w| {
        format!(
            "After weighting all answers together are worth as much as {} equally weighted ones (Kish 1992); the \
             largest weight is {} times the mean.",
            w.n_effective, w.largest
        )
    },
    weighting_trimmed: |times| format!("Weights above {times} times the mean were cut down to it (Potter 1990)."),
    weighting_refused: "Weighted figures were asked for and are not shown: they would rest on too few answers, or on \
                        weights that are too unequal.",
    weighted_method: |interval| {
        let of_share = match interval {
            EffectiveInterval::KornGraubard => {
                "Clopper and Pearson’s at the effective number of answers (Korn and Graubard 1998)"
            }
            EffectiveInterval::Wilson => "Wilson’s at the effective number of answers (Dean and Pagano 2015)",
        };
        format!(
            "The interval of a weighted share is {of_share}, that of a weighted mean is a t interval with the linearised \
             standard error (Binder 1983), that of a weighted median is Woodruff’s (1952). The weights are taken as given."
        )
    },
    weighted_left_out: "Weighted figures stand beside the unweighted ones and do not replace them: targets, \
                        comparisons and charts use the unweighted. They are rounded, and left out where they would give \
                        answers away.",
    clustering: |w| {
        format!(
            "People who share an answer to “{}” answer alike (intraclass correlation {}), so the intervals of shares \
             are wider than for independent answers: the effective number of answers is their number over the design \
             effect (Kish 1965). Design effects: {}.",
            w.question, w.icc, w.effects
        )
    },
    clustering_others: "Intervals of means and recommendation scores are widened by the root of the design effect (Kish 1965); \
                        those of medians are Woodruff’s (1952).",
    clustering_assumed: "There are fewer than ten such groups. Their likeness can then hardly be known, and it was \
                         taken to be at least 0.05.",
    clustering_refused: |question| {
        format!(
            "“{question}” names groups that were asked as wholes. There are fewer than six of them, too few for an interval, so \
             the figures stand without one."
        )
    },
    clustering_not_of_changes: |question| {
        format!(
            "People who share an answer to “{question}” answer alike, and the intervals of changes between rounds do not allow \
             for it: changes are less sure than their intervals say."
        )
    },
};
