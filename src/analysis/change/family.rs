//! Many changes, many tests: p-values adjusted within families, the primary figure apart.

use crate::results::{Change, ChangeRole, Design};
use crate::stats::multiplicity::{Adjustment, adjust as adjusted};
use crate::survey::Survey;

/// Holm over the changes that the report speaks of (those against a comparison group are a family of their own); the
/// primary figure was named beforehand and is exempt, its adjusted p-value is its own.
pub(crate) fn adjust(survey: &Survey, changes: &mut [Change]) {
    let is_primary = |change: &Change| survey.indicator(&change.indicator).is_some_and(|i| i.primary);
    for with_comparison in [false, true] {
        let in_family = |change: &&mut Change| {
            let family = (change.design == Design::DifferenceInDifferences) == with_comparison;
            family && change.role == ChangeRole::Main && !change.hidden && change.p.is_some()
        };
        let family: Vec<&mut Change> = changes.iter_mut().filter(in_family).collect();
        let (mut primary, mut others): (Vec<&mut Change>, Vec<&mut Change>) =
            family.into_iter().partition(|change| is_primary(change));
        for change in &mut primary {
            change.p_adjusted = change.p;
        }
        let p: Vec<f64> = others.iter().filter_map(|change| change.p).collect();
        let Ok(p) = adjusted(&p, Adjustment::Holm) else { continue };
        for (change, p) in others.iter_mut().zip(p) {
            change.p_adjusted = Some(p);
        }
    }
}
