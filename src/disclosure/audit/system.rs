//! What is published, as linear equations and inequalities over whole numbers of people, and the bounds they put
//! on any sum of them.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions};

/// Something published, and what it says about the unknown numbers.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    /// In words, with the number.
    pub(super) told: String,
    pub(super) terms: Vec<(usize, f64)>,
    pub(super) relation: Relation,
    pub(super) value: f64,
}

/// How the sum of the terms stands to the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    AtMost,
    AtLeast,
}

/// Unknown whole numbers from nought up, and the facts about them.
#[derive(Debug, Clone, Default)]
pub(super) struct System {
    pub(super) unknowns: usize,
    pub(super) facts: Vec<Fact>,
}

/// A number of people between two others, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) low: u64,
    pub(super) high: u64,
}

impl Bounds {
    pub(super) fn values(self) -> u64 {
        (self.high + 1).saturating_sub(self.low)
    }
}

/// Why there are no bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No population fits: the figures contradict each other.
    Contradiction,
    /// The work allowed was not enough.
    Undecided,
}

/// Steps of the search for whole numbers; counted, not timed, so that every machine finds the same.
const STEPS: u64 = 5_000;

/// Rounding of the solver.
const TOLERANCE: f64 = 1e-6;

impl System {
    /// A new unknown number.
    pub(super) fn unknown(&mut self) -> usize {
        self.unknowns += 1;
        self.unknowns - 1
    }

    /// Notes a fact, unless it says nothing.
    pub(super) fn tell(&mut self, told: String, terms: Vec<(usize, f64)>, relation: Relation, value: f64) {
        if !terms.is_empty() {
            self.facts.push(Fact { told, terms, relation, value });
        }
    }

    /// Some whole-number population that fits.
    pub(super) fn example(&self) -> Result<Vec<u64>, Trouble> {
        let relaxed = self.solve(&[], OptimizationDirection::Minimize, false)?.1;
        let values =
            if is_whole(&relaxed) { relaxed } else { self.solve(&[], OptimizationDirection::Minimize, true)?.1 };
        Ok(values.into_iter().map(whole_number).collect())
    }

    /// The smallest and the largest that a sum of unknowns can be.
    ///
    /// First over fractions, which is quick and never too narrow. Where that leaves `enough` values and its ends
    /// are no whole-number populations, over whole numbers too.
    pub(super) fn bounds(&self, sum: &[usize], enough: u64) -> Result<Bounds, Trouble> {
        let terms: Vec<(usize, f64)> = sum.iter().map(|unknown| (*unknown, 1.0)).collect();
        let over = |whole| -> Result<(Bounds, bool), Trouble> {
            let low = self.solve(&terms, OptimizationDirection::Minimize, whole)?;
            let high = self.solve(&terms, OptimizationDirection::Maximize, whole)?;
            let (from, to) = ((low.0 - TOLERANCE).ceil(), (high.0 + TOLERANCE).floor());
            Ok((Bounds { low: whole_number(from), high: whole_number(to) }, is_whole(&low.1) && is_whole(&high.1)))
        };
        let (rough, exact) = over(false)?;
        if exact || rough.values() < enough { Ok(rough) } else { Ok(over(true)?.0) }
    }

    fn solve(
        &self,
        objective: &[(usize, f64)],
        direction: OptimizationDirection,
        whole: bool,
    ) -> Result<(f64, Vec<f64>), Trouble> {
        let mut problem = Problem::new(direction);
        let mut costs = vec![0.0; self.unknowns];
        for (unknown, cost) in objective {
            costs[*unknown] += cost;
        }
        let add = |cost: &f64| {
            if whole {
                problem.add_integer_var(*cost, (0, i32::MAX))
            } else {
                problem.add_var(*cost, (0.0, f64::INFINITY))
            }
        };
        let variables: Vec<microlp::Variable> = costs.iter().map(add).collect();
        for fact in &self.facts {
            let relation = match fact.relation {
                Relation::Equal => ComparisonOp::Eq,
                Relation::AtMost => ComparisonOp::Le,
                Relation::AtLeast => ComparisonOp::Ge,
            };
            let terms: Vec<(microlp::Variable, f64)> = fact.terms.iter().map(|(at, c)| (variables[*at], *c)).collect();
            problem.add_constraint(terms.as_slice(), relation, fact.value);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(STEPS);
        let outcome = problem.solve_with(options).map_err(|error| match error {
            microlp::Error::Infeasible => Trouble::Contradiction,
            _ => Trouble::Undecided,
        })?;
        let optimal = outcome.is_optimal();
        let solution = outcome.into_solution().map_err(|_| Trouble::Undecided)?;
        if !optimal && !objective.is_empty() {
            return Err(Trouble::Undecided);
        }
        Ok((solution.objective(), variables.iter().map(|v| solution.var_value(*v)).collect()))
    }
}

fn is_whole(values: &[f64]) -> bool {
    values.iter().all(|x| (x - x.round()).abs() < TOLERANCE)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers of people")]
fn whole_number(value: f64) -> u64 {
    value.round().max(0.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three groups with 180 people together, of which 177 are in the first two.
    fn table() -> System {
        let mut system = System { unknowns: 3, ..System::default() };
        system.tell("180 answered".into(), vec![(0, 1.0), (1, 1.0), (2, 1.0)], Relation::Equal, 180.0);
        system.tell("177 are in two groups".into(), vec![(0, 1.0), (1, 1.0)], Relation::Equal, 177.0);
        system
    }

    #[test]
    fn a_difference_is_found() {
        assert_eq!(table().bounds(&[2], 4), Ok(Bounds { low: 3, high: 3 }));
        assert_eq!(table().bounds(&[0], 4), Ok(Bounds { low: 0, high: 177 }));
    }

    #[test]
    fn figures_that_contradict_each_other_are_noticed() {
        let mut system = table();
        system.tell("none is in the third".into(), vec![(2, 1.0)], Relation::Equal, 0.0);
        assert_eq!(system.bounds(&[2], 4), Err(Trouble::Contradiction));
    }

    /// An even number is no odd one, which takes for ever to find out by halving: the search ends, and what it did not
    /// find counts as given away.
    #[test]
    fn what_takes_too_long_is_undecided() {
        let mut system = System { unknowns: 24, ..System::default() };
        let terms: Vec<(usize, f64)> = (0..24).map(|unknown| (unknown, 2.0)).collect();
        system.tell("the sum is 41".into(), terms, Relation::Equal, 41.0);
        assert_eq!(system.bounds(&[0], 2), Err(Trouble::Undecided));
        assert_eq!(system.example(), Err(Trouble::Undecided));
    }

    #[test]
    fn people_are_not_divided() {
        let mut system = System { unknowns: 2, ..System::default() };
        // 2 a + 5 b = 11: over fractions a may be anything up to 5.5, over people it is 3.
        system.tell("the sum is 11".into(), vec![(0, 2.0), (1, 5.0)], Relation::Equal, 11.0);
        assert_eq!(system.bounds(&[0], 2), Ok(Bounds { low: 3, high: 3 }));
    }
}
