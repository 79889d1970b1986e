//! Weighted figures: who knows the weights reads in them how those who share a weight answered.
//!
//! Everybody of a group who has the same weight is one unknown: how many of them are favourable, or how much they give above
//! the least to a mean. A weighted figure is the sum of these unknowns, each times its weight, as far as its rounding
//! tells it; unweighted figures are sums of the same unknowns. What is known only with the help of a weighted figure is a leak.
//! That limits of a weighted figure tell of the spread is not looked at.

use super::published::{Estimate, Published, Value};
use super::rules::Rule;
use super::system::{Relation, System, Trouble};
use super::{Attack, Known, Leak};

/// What stands in the place of a background question where the weights give something away.
pub(in crate::disclosure) const BY_WEIGHT: &str = "weights";

/// Those who share a weight are looked at by themselves where there are so many weights at most.
const FEW_WEIGHTS: usize = 40;

/// Group and weight, as positions, and how many people share both.
pub(in crate::disclosure) type Sharing = (Option<usize>, usize, u64);

/// Who has which weight.
#[derive(Debug, Clone)]
pub(in crate::disclosure) struct Weighed {
    pub(in crate::disclosure) wave: String,
    pub(in crate::disclosure) indicator: String,
    /// A background question, and its groups.
    pub(in crate::disclosure) by: String,
    pub(in crate::disclosure) groups: Vec<Value>,
    pub(in crate::disclosure) weights: Vec<f64>,
    /// Everybody who is in the figure.
    pub(in crate::disclosure) people: Vec<Sharing>,
}

/// Attacks every weighted figure.
pub(super) fn attack(published: &Published, known: &Known) -> Attack {
    let mut found = Attack::default();
    for weighed in &known.weighed {
        found.add(weighed.attack(published));
    }
    found
}

/// The least and the most that one person gives, and by how much a weighted figure is rounded, in the unit of the answers.
struct Scale {
    least: f64,
    most: f64,
    rounded: f64,
}

impl Weighed {
    fn attack(&self, published: &Published) -> Attack {
        let of = |e: &&Estimate| e.wave == self.wave && e.indicator == self.indicator;
        let shown = |group: Option<&Value>| {
            let is = |e: &&Estimate| match (&e.group, group) {
                (None, None) => true,
                (Some(own), Some(value)) => own.question == self.by && own.value == *value,
                _ => false,
            };
            published.estimates.iter().filter(of).find(is).filter(|e| e.n.is_some())
        };
        let mut found = Attack::default();
        let Some(total) = shown(None) else { return found };
        let groups: Vec<(Option<usize>, &Estimate)> = [(None, total)]
            .into_iter()
            .chain(self.groups.iter().enumerate().filter_map(|(at, value)| Some((Some(at), shown(Some(value))?))))
            .collect();
        let Some(scale) = self.scale(published, total).filter(|_| groups.iter().any(|(_, e)| e.weighted.is_some()))
        else {
            return found;
        };
        let without = self.system(&scale, &groups, false);
        let with = self.system(&scale, &groups, true);
        // Figures that do not fit the weights were weighted otherwise.
        if with.example() == Err(Trouble::Contradiction) {
            return found;
        }
        for (name, rule) in self.secrets(published, total, &groups) {
            found.attacked += 1;
            let known = rule.broken(&with).unwrap_or_else(|_| Some("could not be examined".into()));
            // What follows without weights is somebody else's to find.
            let is_new = || matches!(rule.broken(&without), Ok(None));
            if let Some(known) = known.filter(|_| is_new()) {
                found.leaks.push(Leak {
                    wave: self.wave.clone(),
                    by: BY_WEIGHT.into(),
                    of: Some(self.indicator.clone()),
                    what: format!(
                        "what {name} answered to `{}` (weighted, wave `{}`) {known}",
                        self.indicator, self.wave
                    ),
                    from: with.facts.iter().skip(self.people.len()).map(|fact| fact.told.clone()).collect(),
                    with_earlier: false,
                });
            }
        }
        found
    }

    fn scale(&self, published: &Published, total: &Estimate) -> Option<Scale> {
        let rule = published.disclosure.figures.iter().find(|rule| rule.indicator == self.indicator);
        let codes = rule.and_then(|rule| rule.base.as_ref());
        let end = |code: Option<&i32>| code.copied().map(f64::from);
        Some(match total.measure.as_str() {
            "rate" => Scale { least: 0.0, most: 1.0, rounded: 0.0005 },
            "mean" => Scale { least: end(codes?.iter().min())?, most: end(codes?.iter().max())?, rounded: 0.005 },
            // Promoters less detractors, in hundredths.
            "net" => Scale { least: -1.0, most: 1.0, rounded: 0.005 },
            _ => return None,
        })
    }

    /// Two unknowns for the people of a group and a weight: what they give above the least, and what they leave up to the most.
    fn system(&self, scale: &Scale, groups: &[(Option<usize>, &Estimate)], weighted: bool) -> System {
        let mut system = System { unknowns: 2 * self.people.len(), ..System::default() };
        for (at, (_, _, n)) in self.people.iter().enumerate() {
            let told = format!("{n} share a group and a weight");
            let most = *n as f64 * (scale.most - scale.least);
            system.tell(told, vec![(2 * at, 1.0), (2 * at + 1, 1.0)], Relation::Equal, most);
        }
        for (group, estimate) in groups {
            let of = |at: &usize| group.is_none() || self.people[*at].0 == *group;
            let cells: Vec<usize> = (0..self.people.len()).filter(of).collect();
            let n: u64 = cells.iter().map(|at| self.people[*at].2).sum();
            let whose = group.map_or_else(|| "all".to_string(), |at| format!("`{}`", self.groups[at]));
            let hundredths = if estimate.measure == "net" { 100.0 } else { 1.0 };
            let value = |value: f64| value / hundredths - scale.least;
            // Who has no weight is in the unweighted figure only.
            if estimate.n == Some(n) {
                let given = estimate.count.map(|k| k as f64).or(estimate.value.map(|v| (value(v) * n as f64).round()));
                let terms = cells.iter().map(|at| (2 * at, 1.0)).collect();
                system.tell(format!("`{}` of {whose}", self.indicator), terms, Relation::Equal, given.unwrap_or(0.0));
            }
            let Some(given) = estimate.weighted.filter(|_| weighted) else { continue };
            let weight = |at: &usize| self.weights[self.people[*at].1];
            let all: f64 = cells.iter().map(|at| weight(at) * self.people[*at].2 as f64).sum();
            let terms: Vec<(usize, f64)> = cells.iter().map(|at| (2 * at, weight(at))).collect();
            let told = format!("{given} of {whose}, weighted, in `{}`", self.indicator);
            // A hair more, because a figure that ends in a 5 may be rounded either way.
            let by = scale.rounded * 1.001;
            system.tell(told.clone(), terms.clone(), Relation::AtLeast, (value(given) - by) * all);
            system.tell(told, terms, Relation::AtMost, (value(given) + by) * all);
        }
        system
    }

    /// Hidden groups, and those who share a weight where they are few, or could all answer alike.
    fn secrets(
        &self,
        published: &Published,
        total: &Estimate,
        groups: &[(Option<usize>, &Estimate)],
    ) -> Vec<(String, Rule)> {
        let statement = &published.disclosure;
        let health = statement.figures.iter().any(|rule| rule.indicator == self.indicator && rule.health);
        let (minimum, unanimity) = if health {
            (statement.health_minimum, statement.health_unanimity)
        } else {
            (statement.minimum, statement.unanimity)
        };
        let is_forced = |n: u64| n >= unanimity && total.count.is_some_and(|k| k == 0 || k == n);
        if total.n.is_some_and(is_forced) {
            return Vec::new();
        }
        let rule = |of: &dyn Fn(&Sharing) -> bool, several: bool| {
            let cells: Vec<usize> = (0..self.people.len()).filter(|at| of(&self.people[*at])).collect();
            let others = cells.iter().map(|at| 2 * at + 1).collect();
            Rule::Favourable { favourable: cells.iter().map(|at| 2 * at).collect(), others, several }
        };
        let is_shown = |at: &usize| groups.iter().any(|(group, _)| *group == Some(*at));
        let hidden = (0..self.groups.len()).filter(|at| !is_shown(at));
        let of_group = hidden.map(|at| (format!("`{}`", self.groups[at]), rule(&|p| p.0 == Some(at), false)));
        let mut all: Vec<(String, Rule)> = of_group.collect();
        if self.weights.len() <= FEW_WEIGHTS {
            for (at, weight) in self.weights.iter().enumerate() {
                let n: u64 = self.people.iter().filter(|p| p.1 == at).map(|p| p.2).sum();
                if (1..unanimity).contains(&n) {
                    // Of enough people it may be known how many are favourable, but not that all or none are.
                    let name = format!("the {n} people who weigh {weight:.3}");
                    all.push((name, rule(&|p| p.1 == at, n >= minimum)));
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Women and others weigh one, men a half; units A and B are shown, C and D are hidden.
    fn leaks(people: &[(usize, usize, u64)], shown: &[(&str, u64, u64)], weighted: Option<f64>) -> Vec<String> {
        let mut known = Known::nothing();
        known.weighs(Weighed {
            wave: "w".into(),
            indicator: "i".into(),
            by: "unit".into(),
            groups: ["A", "B", "C", "D"].map(|name| Value::Text(name.into())).into(),
            weights: vec![0.5, 1.0],
            people: people.iter().map(|(group, weight, n)| (Some(*group), *weight, *n)).collect(),
        });
        let figure = |(name, n, k): &(&str, u64, u64)| {
            let group = (!name.is_empty()).then(|| json!({ "question": "unit", "value": name }));
            let weighted = weighted.filter(|_| name.is_empty());
            json!({ "indicator": "i", "wave": "w", "group": group, "measure": "rate", "n": n, "count": k, "weighted": weighted })
        };
        let record = json!({ "estimates": shown.iter().map(figure).collect::<Vec<_>>() });
        let published: Published = serde_json::from_value(record).unwrap_or_default();
        attack(&published, &known).leaks.into_iter().map(|leak| leak.what).collect()
    }

    /// All of C are men and all of D are women: total and weighted total are two equations for the two.
    #[test]
    fn a_weighted_total_is_a_second_equation() {
        let people = [(0, 0, 12), (1, 1, 12), (2, 0, 6), (3, 1, 6)];
        let shown = [("", 36, 20), ("A", 12, 6), ("B", 12, 7)];
        // Of men 6 + 3 of 18, of women 7 + 4 of 18: (4.5 + 11) / 27.
        let found = leaks(&people, &shown, Some(0.574));
        assert!(found.len() == 2 && found[0].contains("`C`") && found[0].ends_with("is known to be 3"), "{found:#?}");
        assert_eq!(leaks(&people, &shown, None), [""; 0]);
        // Where both hidden units have both, nobody knows whose they are.
        let mixed = [(0, 0, 12), (1, 1, 12), (2, 0, 3), (2, 1, 3), (3, 0, 3), (3, 1, 3)];
        assert_eq!(leaks(&mixed, &shown, Some(0.574)), [""; 0]);
    }

    /// Of six who weigh a half all agree.
    #[test]
    fn few_who_share_a_weight_are_known_by_it() {
        let people = [(0, 0, 3), (0, 1, 20), (1, 0, 3), (1, 1, 20)];
        let shown = [("", 46, 30), ("A", 23, 15), ("B", 23, 15)];
        // (0.5 · 6 + 24) / 43.
        let found = leaks(&people, &shown, Some(0.628));
        assert!(found.len() == 1 && found[0].contains("the 6 people who weigh 0.500"), "{found:#?}");
        assert!(found[0].ends_with("is known to be all"), "{found:#?}");
        // Four of them: (2 + 26) / 43.
        assert_eq!(leaks(&people, &shown, Some(0.651)), [""; 0]);
    }
}
