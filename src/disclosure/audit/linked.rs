//! Who answered in one round only: the people of both rounds less those who are linked.
//!
//! Of the favourable answers in each round and the change among linked people, the difference between the others'
//! answers follows: `D = k₂ − k₁ − pairs × change`. With `u₁` people in the first round only and `u₂` in the second,
//! the second have between `max(0, D)` and `min(u₂, u₁ + D)` favourable answers.
//!
//! And who was linked in no shown group: all linked people less those of the groups.

use super::published::{Change, Estimate, Published};
use super::{Attack, Leak};

pub(super) fn attack(published: &Published) -> Attack {
    let mut found = Attack::default();
    for change in &published.changes {
        let Some((from_only, to_only, values)) = others(published, change) else { continue };
        found.attacked += 1;
        let minimum = published.disclosure.minimum;
        let few = [from_only, to_only].into_iter().any(|people| people > 0 && people < minimum);
        if few && values == 1 {
            let group = change.group.as_ref().map_or("everybody".to_string(), |g| format!("`{}`", g.value));
            found.leaks.push(Leak {
                wave: change.to.clone(),
                by: change.group.as_ref().map(|g| g.question.clone()).unwrap_or_default(),
                of: Some(change.indicator.clone()),
                what: format!(
                    "`{}` of the {from_only} people of {group} who answered only in `{}` and the {to_only} only in `{}` is known",
                    change.indicator, change.from, change.to
                ),
                from: vec![format!("the change of linked people, and `{}` in both waves", change.indicator)],
                with_earlier: false,
            });
        }
    }
    found.add(between_groups(published));
    found
}

/// All linked people less those of the groups of a background question, who changed group or named none.
fn between_groups(published: &Published) -> Attack {
    let mut found = Attack::default();
    let statement = &published.disclosure;
    let paired = |c: &&Change| c.design == "paired" && c.pairs.is_some();
    for whole in published.changes.iter().filter(paired).filter(|c| c.group.is_none()) {
        let same = |c: &&Change| (&c.indicator, &c.from, &c.to) == (&whole.indicator, &whole.from, &whole.to);
        let groups: Vec<&Change> = published.changes.iter().filter(paired).filter(same).collect();
        let mut questions: Vec<&String> = groups.iter().filter_map(|c| Some(&c.group.as_ref()?.question)).collect();
        questions.sort_unstable();
        questions.dedup();
        for by in questions {
            let parts = groups.iter().filter(|c| c.group.as_ref().is_some_and(|g| g.question == *by));
            let parts: u64 = parts.filter_map(|c| c.pairs).sum();
            let left = whole.pairs.unwrap_or(0).saturating_sub(parts);
            found.attacked += 1;
            if (1..statement.minimum).contains(&left) {
                found.leaks.push(Leak {
                    wave: whole.to.clone(),
                    by: by.clone(),
                    of: Some(whole.indicator.clone()),
                    what: format!(
                        "`{}` of the {left} linked people in no shown group of `{by}` is known in `{}` and `{}`",
                        whole.indicator, whole.from, whole.to
                    ),
                    from: vec!["the change of all linked people, and of those of each group".into()],
                    with_earlier: false,
                });
            }
        }
    }
    found
}

/// People who answered in the first round only and in the second only, and how many values their favourable answers
/// can still have.
fn others(published: &Published, change: &Change) -> Option<(u64, u64, u64)> {
    let (pairs, value) = (change.pairs.filter(|_| change.design == "paired")?, change.value?);
    let of = |wave: &str| -> Option<&Estimate> {
        let same = |e: &&Estimate| e.indicator == change.indicator && e.wave == wave && e.group == change.group;
        published.estimates.iter().find(same)
    };
    let (from, to) = (of(&change.from)?, of(&change.to)?);
    let (from_only, to_only) = (from.n?.checked_sub(pairs)?, to.n?.checked_sub(pairs)?);
    // A difference of two counts of the same pairs: a whole number no larger than their number.
    #[expect(clippy::cast_possible_truncation, reason = "no larger than the number of pairs")]
    let gained = (value * pairs as f64).round() as i64;
    let difference = to.count?.cast_signed() - from.count?.cast_signed() - gained;
    let low = difference.max(0);
    let high = to_only.cast_signed().min(from_only.cast_signed() + difference);
    (from_only + to_only > 0).then_some((from_only, to_only, u64::try_from(high - low + 1).unwrap_or(1)))
}
