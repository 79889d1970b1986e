//! What is shown outright although it rests on too few, or says that all of few answered alike.

use std::collections::BTreeSet;

use super::published::{Distribution, Estimate, FigureRule, Group, OfGroup, Published, Value};
use super::{Attack, Leak};

/// Fewest people with the smallest and the largest of many numbers.
const EDGE: u64 = 5;

/// Every figure that is shown.
pub(super) fn attack(published: &Published) -> Attack {
    let shown = Shown { published };
    let mut found = Attack::default();
    // Shares of organisations count no people.
    for estimate in published.estimates.iter().filter(|e| e.measure != "share_of_organisations") {
        let what = shown.figure(estimate);
        let whose = whose(estimate.group.as_ref());
        let what = what.map(|what| format!("`{}` in {whose} (wave `{}`) {what}", estimate.indicator, estimate.wave));
        found
            .leaks
            .extend(what.map(|what| leak(&estimate.wave, estimate.group.as_ref(), Some(&estimate.indicator), what)));
    }
    for response in &published.response {
        let Some(n) = response.answered.filter(|n| *n < published.disclosure.minimum) else { continue };
        let whose = whose(response.group.as_ref());
        let what = format!("that {n} people of {whose} answered (wave `{}`) is shown", response.wave);
        found.leaks.push(leak(&response.wave, response.group.as_ref(), None, what));
    }
    for distribution in published.distributions.iter().filter(|d| d.group.is_none()) {
        let what = shown
            .table(distribution)
            .map(|what| format!("the answers to `{}` (wave `{}`) {what}", distribution.question, distribution.wave));
        found.leaks.extend(what.map(|what| leak(&distribution.wave, None, Some(&distribution.question), what)));
    }
    let ordered = |c: &&OfGroup| c.effect.as_ref().is_some_and(|effect| effect.name == "cliffs_delta");
    for comparison in published.comparisons.iter().filter(ordered) {
        if let Some(what) = shown.ordered(comparison) {
            let what = format!(
                "how the answers to `{}` in `{}` stand to the others' (wave `{}`) {what}",
                comparison.indicator, comparison.group.value, comparison.wave
            );
            found.leaks.push(leak(&comparison.wave, Some(&comparison.group), Some(&comparison.indicator), what));
        }
    }
    found
}

struct Shown<'a> {
    published: &'a Published,
}

impl Shown<'_> {
    fn rule(&self, indicator: &str) -> Option<&FigureRule> {
        self.published.disclosure.figures.iter().find(|rule| rule.indicator == indicator)
    }

    /// Fewest answers, and fewest of which "all" is told.
    fn limits(&self, health: bool) -> (u64, u64) {
        let statement = &self.published.disclosure;
        if health {
            (statement.health_minimum, statement.health_unanimity)
        } else {
            (statement.minimum, statement.unanimity)
        }
    }

    fn figure(&self, estimate: &Estimate) -> Option<String> {
        let n = estimate.n?;
        let rule = self.rule(&estimate.indicator);
        let (minimum, unanimity) = self.limits(rule.is_some_and(|rule| rule.health));
        let alike = |e: &Estimate, fewest: u64| {
            e.n.zip(e.count).is_some_and(|(n, k)| (k == 0 || k == n) && (1..fewest).contains(&n))
        };
        let mut figures = self.published.estimates.iter().filter(|e| e.group.is_none());
        let whole = figures.find(|e| e.indicator == estimate.indicator && e.wave == estimate.wave);
        let is_forced = whole.is_some_and(|e| alike(e, u64::MAX) && e.n.unwrap_or(0) >= unanimity);
        let codes = rule.and_then(|rule| rule.base.as_ref());
        let ends = match estimate.measure.as_str() {
            "mean" => codes.and_then(|codes| Some([*codes.iter().min()?, *codes.iter().max()?])),
            // All are detractors, or all promoters.
            "net" => Some([-100, 100]),
            _ => None,
        };
        let at_end = ends
            .zip(estimate.value)
            .is_some_and(|(ends, mean)| ends.iter().any(|end| (f64::from(*end) - mean).abs() < 1e-9));
        // Equal answers have no spread.
        let is_equal = estimate.measure == "mean" && estimate.low.is_some() && estimate.low == estimate.high;
        let is_median = estimate.measure == "median";
        let is_average = is_median || matches!(estimate.measure.as_str(), "mean" | "net");
        // Of a group nobody can tell who is in it and how many of them gave which answer, if they are enough.
        let fewest = if estimate.group.is_some() { unanimity } else { self.published.disclosure.unanimity };
        if n < minimum {
            Some(format!("is shown of {n} answers"))
        } else if (at_end || is_equal) && n < unanimity {
            Some(format!("says that all {n} answered alike"))
        } else if alike(estimate, unanimity) && !is_forced {
            Some(format!("is shown to be all or none of {n}"))
        } else if is_median && n < fewest.max(minimum) {
            Some(format!("is a median of {n} answers, and one of them"))
        } else if is_average && estimate.group.is_some() && n < fewest.max(minimum) {
            Some(format!("is shown of {n} answers, whose numbers it gives back"))
        } else {
            None
        }
    }

    /// Answers of everybody: all of few alike, or the ends of many numbers.
    fn table(&self, distribution: &Distribution) -> Option<String> {
        let n = distribution.n?;
        let figures: Vec<&FigureRule> = (self.published.estimates.iter())
            .filter(|e| e.question.as_ref() == Some(&distribution.question) && e.wave == distribution.wave)
            .filter_map(|e| self.rule(&e.indicator))
            .collect();
        let (minimum, unanimity) = self.limits(figures.iter().any(|rule| rule.health));
        let counts: Vec<u64> = distribution.counts.iter().filter_map(|count| count.count).collect();
        let is_class = |code: &Value| matches!(code, Value::Text(text) if text.starts_with(['≤', '≥', '<']));
        let is_number = figures.iter().any(|rule| rule.base.is_none())
            || distribution.counts.iter().any(|count| is_class(&count.code));
        let ends = [counts.first(), counts.last()].into_iter().flatten().min();
        if n < minimum {
            Some(format!("are shown of {n} people"))
        } else if !figures.is_empty() && !is_number && n < unanimity && counts.contains(&n) {
            Some(format!("are shown to be the same of all {n}"))
        } else if is_number && counts.len() > 1 && ends.is_some_and(|people| *people < EDGE) {
            Some(format!("end with those of {} people", ends.unwrap_or(&0)))
        } else {
            None
        }
    }

    /// How often a group's answers are larger is a sum over its answers, of which nothing else is told.
    fn ordered(&self, comparison: &OfGroup) -> Option<String> {
        let (_, unanimity) = self.limits(self.rule(&comparison.indicator).is_some_and(|rule| rule.health));
        let n = comparison.n.into_iter().chain(comparison.n_against).min().unwrap_or(0);
        let of_figure = |e: &&Estimate| e.indicator == comparison.indicator && e.wave == comparison.wave;
        let hidden: BTreeSet<String> = (self.published.estimates.iter().filter(of_figure))
            .filter(|e| e.n.is_none())
            .map(|e| whose(e.group.as_ref()))
            .collect();
        if n < unanimity {
            Some(format!("is shown of {n} answers"))
        } else {
            let hidden = hidden.into_iter().collect::<Vec<_>>().join(", ");
            (!hidden.is_empty()).then(|| format!("is shown although the figure is hidden of {hidden}"))
        }
    }
}

fn whose(group: Option<&Group>) -> String {
    group.map_or_else(|| "all".to_string(), |group| format!("`{}`", group.value))
}

fn leak(wave: &str, group: Option<&Group>, of: Option<&str>, what: String) -> Leak {
    Leak {
        wave: wave.into(),
        by: group.map(|g| g.question.clone()).unwrap_or_default(),
        of: of.map(Into::into),
        what,
        from: Vec::new(),
        with_earlier: false,
    }
}
