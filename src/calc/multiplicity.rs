//! Family `multiplicity`: p-values adjusted for their number; `null` entries are not part of the family.

use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::multiplicity::{Adjustment, adjust};

/// P-values adjusted for their number.
pub(super) const FAMILY: Family = Family { name: "multiplicity", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("holm", |input| adjusted(input, Adjustment::Holm)),
    ("BH", |input| adjusted(input, Adjustment::BenjaminiHochberg)),
    ("bonferroni", |input| adjusted(input, Adjustment::Bonferroni)),
    ("hochberg", |input| adjusted(input, Adjustment::Hochberg)),
];

fn adjusted(input: &Input<'_>, method: Adjustment) -> Result<Outcome, Problem> {
    let given = input.answers("p")?;
    let family: Vec<f64> = given.iter().flatten().copied().collect();
    let adjusted = adjust(&family, method).map_err(|_| Problem::Shape("p", "between 0 and 1"))?;
    let mut adjusted = adjusted.into_iter();
    let filled: Vec<Option<f64>> = given.iter().map(|p| p.and_then(|_| adjusted.next())).collect();
    Ok(Outcome::new().list("adjusted", &filled))
}
