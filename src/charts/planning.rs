//! The planning curve: the margin of error, or the chance of finding something, against the number of answers.
//! A plan is made before anybody has answered, so it needs no survey and no results.

use super::Picture;
use super::canvas::{Anchor, Canvas};
use super::frame::{Frame, word};
use super::style::{ACCENT, AXIS, HEAD, INK, NARROW, NUMBER, RULE, VALUE, WHITE, leading};
use super::text::width;
use crate::language::messages::{PlanningAltWords, PlanningTitleWords};
use crate::language::{Language, number};
use crate::stats::Computed;

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

/// What n counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    Answers,
    PeopleTwice,
    AnswersEachRound,
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
    pub fn new(claim: Claim, chosen: u64, most: Option<u64>, value: impl Fn(u64) -> Computed<f64>) -> Option<Self> {
        /// Above, each point costs long enough to be noticed.
        const CHEAP: u64 = 2000;
        let high = most.unwrap_or(u64::MAX).min(chosen.saturating_mul(2)).max(chosen);
        let points = if chosen > CHEAP { 60 } else { 160 };
        // A margin of a handful of answers is wider than any picture.
        let low = if matches!(claim, Claim::Margin { .. }) { chosen.div_ceil(6) } else { 1 };
        let step = (high - low).div_ceil(points).max(1);
        let mut numbers: Vec<u64> =
            (0..).map(|i| low + i * step).take_while(|n| *n < high).chain([chosen, high]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let curve: Vec<(u64, f64)> =
            numbers.into_iter().filter_map(|n| value(n).ok().map(|found| (n, found))).collect();
        let chosen = curve.iter().copied().find(|(n, _)| *n == chosen)?;
        (curve.len() > 1).then_some(Self { claim, chosen, curve })
    }
}

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Planning {
    pub(super) frame: Frame,
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

    pub(super) fn draw(&self, width: f64) -> Picture {
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

/// Where the plot stands at a width.
struct Layout {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    /// Ticks from 0; the last is the end of the axis or lies before it.
    across: Vec<u64>,
    up: Vec<f64>,
    most_answers: f64,
    highest: f64,
}

impl Layout {
    fn new(chart: &Planning, total: f64, top: f64) -> Self {
        let narrow = total < NARROW;
        let language = chart.frame.language;
        let curve = &chart.plan.curve;
        let most = curve.last().map_or(1, |(n, _)| *n);
        let (up, highest) = match chart.quantity {
            Quantity::Chance => ([0.0, 0.2, 0.4, 0.6, 0.8, 1.0].to_vec(), 1.0),
            Quantity::Margin => {
                let highest = curve.iter().map(|(_, value)| *value).fold(0.01, f64::max);
                let step = nice(highest / 4.0);
                let ticks: Vec<f64> =
                    (0..=8u32).map(|i| f64::from(i) * step).take_while(|t| *t < highest + step).collect();
                let last = ticks.last().copied().unwrap_or(highest);
                (ticks, last)
            }
        };
        let across = ticks_across(most, if narrow { 3.0 } else { 6.0 });
        let labels = up.iter().map(|value| width(&chart.quantity.tick(language, *value), NUMBER.weight, NUMBER.size));
        let left = labels.fold(0.0, f64::max) + 10.0;
        let last_label = across.last().map_or(0.0, |n| width(&number::count(language, *n), NUMBER.weight, NUMBER.size));
        let top = top + leading(HEAD) + 8.0;
        let height = if narrow { 200.0 } else { 300.0 };
        let right = total - last_label / 2.0 - 2.0;
        Self { left, right, top, bottom: top + height, across, up, most_answers: most as f64, highest }
    }

    fn x(&self, n: u64) -> f64 {
        self.left + (self.right - self.left) * n as f64 / self.most_answers
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * value / self.highest
    }

    fn paint(&self, chart: &Planning, canvas: &Canvas<'_>) -> f64 {
        let language = chart.frame.language;
        let words = language.chart_words();
        word(canvas, chart.quantity.name(language), 0.0, self.top - leading(HEAD), HEAD, Anchor::Start);
        for value in &self.up {
            let y = self.y(*value);
            canvas.line((self.left, y), (self.right, y), if *value == 0.0 { AXIS } else { RULE }, 0.8);
            word(canvas, &chart.quantity.tick(language, *value), self.left - 8.0, y, NUMBER, Anchor::End);
        }
        for n in &self.across {
            let x = self.x(*n);
            canvas.line((x, self.bottom), (x, self.bottom + 4.0), AXIS, 0.8);
            word(canvas, &number::count(language, *n), x, self.bottom + 13.0, NUMBER, Anchor::Middle);
        }
        let counted = (words.planning_counted)(chart.counted);
        let heading = self.bottom + 20.0 + leading(HEAD) * 0.6;
        word(canvas, counted, self.right, heading, HEAD, Anchor::End);
        let points: Vec<(f64, f64)> = chart.plan.curve.iter().map(|(n, value)| (self.x(*n), self.y(*value))).collect();
        canvas.path(&points, ACCENT, 2.2);
        self.mark(chart, canvas);
        heading + leading(HEAD) * 0.5
    }

    /// The chosen number of answers, with lines to both axes and what it gives beside it.
    fn mark(&self, chart: &Planning, canvas: &Canvas<'_>) {
        let language = chart.frame.language;
        let (n, value) = chart.plan.chosen;
        let (x, y) = (self.x(n), self.y(value));
        canvas.line((x, y), (x, self.bottom), INK, 1.0);
        canvas.line((self.left, y), (x, y), INK, 1.0);
        canvas.dot((x, y), 5.0, ACCENT);
        let text = format!("n = {}: {}", number::count(language, n), chart.quantity.point(language, value));
        let wide = width(&text, VALUE.weight, VALUE.size);
        let fits = x + 12.0 + wide <= self.right;
        // Beside the curve, where it does not go: it falls for margins and rises for chances.
        let above = (chart.quantity == Quantity::Margin) == fits;
        let middle = if above { y - 16.0 } else { y + 16.0 };
        let (start, anchor) = if fits { (x + 12.0, Anchor::Start) } else { (x - 12.0, Anchor::End) };
        let left = if fits { start } else { start - wide };
        canvas.rect(left - 3.0, middle - leading(VALUE) / 2.0, wide + 6.0, leading(VALUE), WHITE);
        word(canvas, &text, start, middle, VALUE, anchor);
    }
}

/// The smallest of 1, 2, 5, 10, … times a power of ten that is not below `step`.
fn nice(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let digit = [1.0, 2.0, 5.0, 10.0].into_iter().find(|digit| digit * power >= step * (1.0 - 1e-9));
    digit.unwrap_or(10.0) * power
}

/// Round numbers of answers from 0 to `most`, about `count` of them.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step of answers is 1 or more")]
fn ticks_across(most: u64, count: f64) -> Vec<u64> {
    let step = nice(most as f64 / count).max(1.0) as u64;
    (0..=most / step).map(|i| i * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Confidence, sample_size};

    fn margins(most: Option<u64>) -> Option<Plan> {
        let claim = Claim::Margin { margin: 0.05, level: 0.95 };
        Plan::new(claim, 385, most, |n| sample_size::margin(0.5, n, Confidence::DEFAULT))
    }

    #[test]
    fn the_curve_holds_the_chosen_number_and_stops_at_the_population() {
        let plan = margins(None);
        assert!(plan.as_ref().is_some_and(|p| p.curve.iter().any(|(n, v)| *n == 385 && (v - 0.049_95).abs() < 1e-4)));
        assert_eq!(plan.and_then(|p| p.curve.last().map(|(n, _)| *n)), Some(770));
        assert_eq!(margins(Some(400)).and_then(|p| p.curve.last().map(|(n, _)| *n)), Some(400));
        assert_eq!(Plan::new(Claim::Margin { margin: 0.1, level: 0.95 }, 0, None, |_| Ok(1.0)), None);
    }

    #[test]
    fn axes_have_round_numbers() {
        assert_eq!(nice(0.032), 0.05);
        assert_eq!(ticks_across(770, 6.0), [0, 200, 400, 600]);
        assert_eq!(ticks_across(3, 6.0), [0, 1, 2, 3]);
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
