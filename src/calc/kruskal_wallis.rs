//! Family `kruskal_wallis`: answers of several independent groups.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::kruskal_wallis::{self, dunn, welch_anova};
use crate::stats::multiplicity::{Adjustment, adjust};

/// Answers of several independent groups.
pub(super) const FAMILY: Family = Family { name: "kruskal_wallis", methods: METHODS };

const METHODS: &[(&str, Method)] = &[("kruskal_wallis", ranks), ("dunn_holm", dunn_holm), ("welch_anova", means)];

fn ranks(input: &Input<'_>) -> Result<Outcome, Problem> {
    let found = kruskal_wallis::kruskal_wallis(&groups(input)?);
    Ok(Outcome::new()
        .put("H", found.map(|f| f.h))
        .put("df", found.map(|f| f.df))
        .put("p", found.map(|f| f.p))
        .put("epsilon_squared", found.map(|f| f.epsilon_squared))
        .put("eta_squared_H", found.and_then(|f| f.eta_squared)))
}

fn dunn_holm(input: &Input<'_>) -> Result<Outcome, Problem> {
    let groups = groups(input)?;
    let pairs = dunn(&groups);
    let raw = by_ref(&pairs).map(|pairs| pairs.iter().map(|c| c.p).collect::<Vec<_>>());
    let holm = raw.and_then(|raw| adjust(&raw, Adjustment::Holm));
    let names =
        (0..groups.len()).flat_map(|later| (0..later).map(move |earlier| format!("{}_vs_{}", later + 1, earlier + 1)));
    Ok(names.enumerate().fold(Outcome::new(), |outcome, (i, name)| {
        let pair = by_ref(&pairs).map(|pairs| pairs[i]);
        outcome
            .put(format!("z_{name}"), pair.map(|c| c.z))
            .put(format!("p_{name}"), pair.map(|c| c.p))
            .put(format!("p_holm_{name}"), by_ref(&holm).map(|holm| holm[i]))
    }))
}

fn means(input: &Input<'_>) -> Result<Outcome, Problem> {
    let found = welch_anova(&groups(input)?);
    Ok(Outcome::new()
        .put("F", found.map(|f| f.f))
        .put("df1", found.map(|f| f.df1))
        .put("df2", found.map(|f| f.df2))
        .put("p", found.map(|f| f.p)))
}

fn groups(input: &Input<'_>) -> Result<Vec<Vec<f64>>, Problem> {
    Ok(input.answer_lists("groups")?.into_iter().map(|group| group.into_iter().flatten().collect()).collect())
}
