//! Words about groups against each other.

use crate::language::messages::{CompareWords, DifferenceUnit};
use crate::survey::{DifferenceInterval, GroupTest, MeanTest, Multiplicity, OrderedTest};

pub(super) const COMPARE: CompareWords = CompareWords {
    difference: |w| {
        let whom = if w.against.is_empty() { "others" } else { w.against };
        match w.unit {
            DifferenceUnit::Points => format!("Difference from {whom}, points"),
            DifferenceUnit::Own => format!("Difference from {whom}"),
            DifferenceUnit::Delta => format!("Cliff’s delta against {whom}"),
        }
    },
    note_delta: "Cliff’s delta: how much more often an answer of the group is larger than one of the other side than it \
                 is smaller (−1 to 1; 0: as often).",
    note_few_clusters: |names, question| {
        format!(
            "Whether these differ cannot be told: {names}. The answers of one side come from too few of the units that \
             “{question}” names, and a difference between the groups cannot be told from one between units."
        )
    },
    comparisons: |w| {
        let adjusted = match w.multiplicity {
            Multiplicity::Holm => {
                "by Holm’s method (1979), so that no false finding in a family is likelier than promised"
            }
            Multiplicity::BenjaminiHochberg => {
                "by the method of Benjamini and Hochberg (1995), which suits exploration: the findings are hypotheses \
                 and not confirmed"
            }
        };
        let groups = if w.groups {
            "Each group of at least ten answers was compared with all other respondents (or a named reference group). "
        } else {
            ""
        };
        format!(
            "{groups}Tests in all, including those by how much people took part: {}. P-values were adjusted within each figure and \
             background question {adjusted}. Intervals of differences are unadjusted.",
            w.count
        )
    },
    rates: |difference, test| {
        let test = match test {
            GroupTest::FisherMidP => {
                "Fisher’s test with mid-P (Lancaster 1961), which holds with few answers; exact where counts are tiny"
            }
            GroupTest::FisherExact => "Fisher’s exact test (1934), which never finds more by chance than promised",
            GroupTest::ChiSquaredNMinusOne => {
                "the chi-squared test with N − 1 (Campbell 2007); Fisher’s exact test where counts are tiny"
            }
        };
        let interval = match difference {
            DifferenceInterval::Newcombe => "Newcombe’s interval (1998), which holds near 0% and 100% too",
            DifferenceInterval::MiettinenNurminen => "Miettinen and Nurminen’s interval (1985)",
            DifferenceInterval::AgrestiCaffo => "Agresti and Caffo’s interval (2000)",
        };
        format!("Shares of groups: {interval}, and {test}.")
    },
    means: |test| match test {
        MeanTest::Welch => {
            "Means of groups: Welch’s t (1947), which does not assume that groups spread alike, and Hedges’ g (1981) as the \
            standardised size."
        }
        MeanTest::Student => {
            "Means of groups: Student’s t (1908), which takes the groups to spread alike, and Hedges’ g (1981) as \
             the standardised size."
        }
    },
    net: "Recommendation scores of groups: the limits of both scores, squared and added (Zou and Donner 2008), and Welch’s t \
          of the scores 100, 0 and −100.",
    ordered: |test| match test {
        OrderedTest::BrunnerMunzel => {
            "Medians of groups: Cliff’s delta (1993) with the interval and test of Brunner and Munzel (2000): \
              ordered answers have no distances and groups may spread differently. Delta is rounded, and left out where a \
              group of the figure is hidden."
        }
        OrderedTest::MannWhitney => {
            "Medians of groups: Cliff’s delta (1993) with Brunner and Munzel’s interval (2000), tested by Mann and \
             Whitney (1947; exact up to 50 answers). Delta is rounded, and left out where a group of the figure is \
             hidden."
        }
    },
    clustered: |question| {
        format!(
            "The comparisons allow for people who share an answer to “{question}” answering alike: shares by Rao and \
             Scott’s test (1992) and Newcombe’s interval, both at the effective numbers of answers, means by Welch’s \
             t, and ordered answers by Brunner and Munzel’s, with variances multiplied by the design effect. No comparison \
             is made where the answers of one side are worth fewer than four such units of equal size."
        )
    },
    clusters_themselves: |question| {
        format!(
            "The answers to “{question}” themselves are compared with each other as they are: what is found concerns these \
             units and no others."
        )
    },
};
