//! What is shown outright although it rests on too few, or says that all of few answered alike.

use super::published::{Estimate, Published};
use super::{Attack, Leak};

/// Every figure that is shown.
pub(super) fn attack(published: &Published) -> Attack {
    let statement = &published.disclosure;
    let mut found = Attack::default();
    // Shares of organisations count no people.
    for estimate in published.estimates.iter().filter(|e| e.measure != "share_of_organisations") {
        let Some(n) = estimate.n else { continue };
        let rule = statement.figures.iter().find(|rule| rule.indicator == estimate.indicator);
        let health = rule.is_some_and(|rule| rule.health);
        let minimum = if health { statement.health_minimum } else { statement.minimum };
        let unanimity = if health { statement.health_unanimity } else { statement.unanimity };
        let alike = |e: &Estimate, fewest: u64| {
            e.n.zip(e.count).is_some_and(|(n, k)| (k == 0 || k == n) && (1..fewest).contains(&n))
        };
        let whole = published
            .estimates
            .iter()
            .find(|e| e.group.is_none() && e.indicator == estimate.indicator && e.wave == estimate.wave);
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
        let whose = estimate.group.as_ref().map_or_else(|| "all".to_string(), |group| format!("`{}`", group.value));
        let what = if n < minimum {
            format!("`{}` in {whose} (wave `{}`) is shown of {n} answers", estimate.indicator, estimate.wave)
        } else if at_end && n < unanimity {
            format!("`{}` in {whose} (wave `{}`) says that all {n} answered alike", estimate.indicator, estimate.wave)
        } else if alike(estimate, unanimity) && !is_forced {
            format!("`{}` in {whose} (wave `{}`) is shown to be all or none of {n}", estimate.indicator, estimate.wave)
        } else {
            continue;
        };
        found.leaks.push(leak(&estimate.wave, estimate.group.as_ref(), Some(&estimate.indicator), what));
    }
    for response in &published.response {
        let Some(n) = response.answered.filter(|n| *n < statement.minimum) else { continue };
        let whose = response.group.as_ref().map_or_else(|| "all".to_string(), |group| format!("`{}`", group.value));
        let what = format!("that {n} people of {whose} answered (wave `{}`) is shown", response.wave);
        found.leaks.push(leak(&response.wave, response.group.as_ref(), None, what));
    }
    found
}

fn leak(wave: &str, group: Option<&super::published::Group>, of: Option<&str>, what: String) -> Leak {
    Leak {
        wave: wave.into(),
        by: group.map(|g| g.question.clone()).unwrap_or_default(),
        of: of.map(Into::into),
        what,
        from: Vec::new(),
        with_earlier: false,
    }
}
