//! The planning curve: the margin of error, or the chance of finding something, against the number of answers.
//! A plan is made before anybody has answered, so it needs no survey and no results.

mod layout;

use super::Picture;
use super::content::Content;
use super::frame::Frame;
use crate::language::messages::{Counted, PlanningAltWords, PlanningTitleWords};
use crate::language::{Language, number};
use layout::Layout;

/// What is to be shown, as proportions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Claim {
    /// A share reaches a target.
    Rate {
        /// The target.
        target: f64,
        /// The share that is expected.
        expected: f64,
        /// Confidence.
        level: f64,
    },
    /// A share is known to a margin.
    Margin {
        /// To either side.
        margin: f64,
        /// Confidence.
        level: f64,
    },
    /// A share changes.
    Change {
        /// First round.
        from: f64,
        /// Second round.
        to: f64,
        /// Who answers.
        who: Who,
    },
    /// A mean changes or differs.
    Mean {
        /// In standard deviations.
        difference: f64,
        /// Who answers.
        who: Who,
    },
}

/// Who answers in two rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The same people; n counts them once.
    Same,
    /// Different respondents; n counts one round.
    Different,
}

/// A claim with its curve.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    claim: Claim,
    chosen: (u64, f64),
    /// Ascending numbers of answers; two or more.
    curve: Vec<(u64, f64)>,
}

impl Plan {
    /// Follows `value` up to twice the `chosen` number of answers, or to `most`; `None` where there is no curve.
    pub fn new(claim: Claim, chosen: u64, most: Option<u64>, value: impl Fn(u64) -> Option<f64>) -> Option<Self> {
        /// Above, each point costs long enough to be noticed.
        const CHEAP: u64 = 2000;
        let high = most.unwrap_or(u64::MAX).min(chosen.saturating_mul(2)).max(chosen);
        let points = if chosen > CHEAP { 60 } else { 160 };
        // A margin of a handful of answers is wider than any picture.
        let low = if matches!(claim, Claim::Margin { .. }) { chosen.div_ceil(6) } else { 1 };
        let step = (high - low).div_ceil(points).max(1);
        let mut numbers: Vec<u64> = (0..=points)
            .map(|i| low.saturating_add(i.saturating_mul(step)))
            .filter(|n| *n < high)
            .chain([chosen, high])
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let curve: Vec<(u64, f64)> = numbers.into_iter().filter_map(|n| value(n).map(|found| (n, found))).collect();
        let chosen = curve.iter().copied().find(|(n, _)| *n == chosen)?;
        (curve.len() > 1).then_some(Self { claim, chosen, curve })
    }
}

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Planning {
    frame: Frame,
    plan: Plan,
    quantity: Quantity,
    counted: Counted,
}

/// What the curve shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quantity {
    Margin,
    Chance,
}

impl Quantity {
    /// A tick of its axis: `±5`, in percentage points, or `80 %`.
    fn tick(self, language: Language, value: f64) -> String {
        match self {
            Self::Margin if value == 0.0 => number::count(language, 0),
            Self::Margin => format!("±{}", number::given(language, value * 100.0, 1)),
            Self::Chance => number::chance(language, value),
        }
    }

    /// A point of the curve: `±5,0` or `85 %`.
    fn point(self, language: Language, value: f64) -> String {
        match self {
            Self::Margin => format!("±{}", number::decimal(language, value * 100.0, 1)),
            Self::Chance => number::chance(language, value),
        }
    }

    fn name(self, language: Language) -> &'static str {
        let words = language.chart_words();
        match self {
            Self::Margin => words.planning_margin,
            Self::Chance => words.planning_chance,
        }
    }
}

impl Planning {
    pub(super) fn from(language: Language, plan: &Plan) -> Self {
        /// Level of a test for which nobody names a confidence.
        const USUAL: f64 = 0.95;
        let words = language.chart_words();
        let (quantity, level) = match plan.claim {
            Claim::Margin { level, .. } => (Quantity::Margin, level),
            Claim::Rate { level, .. } => (Quantity::Chance, level),
            Claim::Change { .. } | Claim::Mean { .. } => (Quantity::Chance, USUAL),
        };
        let counted = match plan.claim {
            Claim::Rate { .. } | Claim::Margin { .. } => Counted::Answers,
            Claim::Change { who: Who::Same, .. } | Claim::Mean { who: Who::Same, .. } => Counted::PeopleTwice,
            Claim::Change { .. } | Claim::Mean { .. } => Counted::AnswersEachRound,
        };
        let title = title(language, plan);
        let at = |(n, value): (u64, f64)| (number::count(language, n), quantity.point(language, value));
        let (first, chosen, last) = (plan.curve.first(), plan.chosen, plan.curve.last());
        let ends: Vec<(String, String)> = first.into_iter().chain([&chosen]).chain(last).copied().map(at).collect();
        let alt = (words.planning_alt)(&PlanningAltWords {
            title: &title,
            quantity: quantity.name(language),
            counted: (words.planning_counted)(counted),
            points: &ends,
        });
        let frame = Frame {
            language,
            title,
            subtitle: (words.planning_subtitle)(&number::given(language, level * 100.0, 2)),
            notes: Vec::new(),
            source: words.planning_source.into(),
            made_up: None,
            alt,
        };
        Self { frame, plan: plan.clone(), quantity, counted }
    }
}

impl Content for Planning {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| Layout::new(self, width, top).paint(self, canvas))
    }
}

/// The finding: what so many answers give.
fn title(language: Language, plan: &Plan) -> String {
    let n = &number::count(language, plan.chosen.0);
    let chance = &number::chance(language, plan.chosen.1);
    let share = |share: f64| number::given_share(language, share);
    let title = language.chart_words().planning_title;
    match plan.claim {
        Claim::Rate { target, expected, .. } => {
            title(&PlanningTitleWords::Rate { n, target: &share(target), expected: &share(expected), chance })
        }
        Claim::Margin { margin, .. } => {
            title(&PlanningTitleWords::Margin { n, points: &number::given(language, margin * 100.0, 1) })
        }
        Claim::Change { from, to, who } => title(&PlanningTitleWords::Change {
            n,
            from: &share(from),
            to: &share(to),
            chance,
            same_people: who == Who::Same,
        }),
        Claim::Mean { difference, who } => title(&PlanningTitleWords::Mean {
            n,
            difference: &number::given(language, difference, 2),
            chance,
            same_people: who == Who::Same,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn margins(most: Option<u64>) -> Option<Plan> {
        let claim = Claim::Margin { margin: 0.05, level: 0.95 };
        Plan::new(claim, 385, most, |n| Some(0.979_98 / (n as f64).sqrt()))
    }

    #[test]
    fn the_curve_holds_the_chosen_number_and_stops_at_the_population() {
        let plan = margins(None);
        assert!(plan.as_ref().is_some_and(|p| p.curve.iter().any(|(n, v)| *n == 385 && (v - 0.049_95).abs() < 1e-4)));
        assert_eq!(plan.and_then(|p| p.curve.last().map(|(n, _)| *n)), Some(770));
        assert_eq!(margins(Some(400)).and_then(|p| p.curve.last().map(|(n, _)| *n)), Some(400));
        assert_eq!(Plan::new(Claim::Margin { margin: 0.1, level: 0.95 }, 0, None, |_| Some(1.0)), None);
    }

    #[test]
    fn every_language_says_the_finding_and_reads_the_curve_out() {
        let Some(plan) = margins(None) else { panic!("no curve") };
        for (language, title) in [
            (Language::Fi, "Kun vastauksia on 385, virhemarginaali on ±5 prosenttiyksikköä"),
            (Language::Sv, "Med 385 svar är felmarginalen ±5 procentenheter"),
            (Language::En, "With 385 answers the margin of error is ±5 percentage points"),
        ] {
            let chart = Planning::from(language, &plan);
            assert_eq!(chart.frame.title, title);
            assert!(chart.frame.alt.contains("±12") && chart.frame.alt.contains("770"), "{}", chart.frame.alt);
            for width in [360.0, 900.0] {
                let svg = chart.draw(width).svg;
                assert!(svg.contains("n = 385: ±5"), "{svg}");
            }
        }
    }
}
