//! The change of everybody outside a group, from published figures alone: what any reader can work out too.

use super::figure::{Context, FEWEST_TESTED};
use super::{GroupChange, Sample, Split, independent, paired};
use crate::results::{Change, ChangeRole, Design, Estimate};
use crate::stats::frequencies::Frequencies;
use crate::stats::paired_means::Pairs;
use crate::survey::{Better, Indicator, Measure, Survey};

/// The change of all outside a group: `whole` is that of everybody, `own` the group's, and `rest` what the others answered
/// in the two waves. `None` of anything but rates: what is published of means does not tell the spread of the others.
pub(crate) fn others(
    survey: &Survey,
    whole: Option<&Change>,
    own: &Change,
    rest: (&Estimate, &Estimate),
) -> Option<GroupChange> {
    let indicator = survey.indicator(&own.indicator).filter(|i| i.measure == Measure::Rate && !own.hidden)?;
    let context = Context::new(survey, indicator, &own.from, &own.to);
    let key = rest.1.group.clone()?;
    let beside = |change: Change| Change {
        group: Some(key.clone()),
        role: ChangeRole::Main,
        test: None,
        p: None,
        effect: None,
        ..change
    };
    let answers = (answers(rest.0)?, answers(rest.1)?);
    let apart = Sample { only_pre: values(answers.0), only_post: values(answers.1), ..Sample::default() };
    let linked = whole.and_then(|whole| linked(indicator, whole, own, answers));
    Some(GroupChange {
        key: key.clone(),
        split: Split::of(linked.as_ref().unwrap_or(&apart)),
        paired: linked.map(|sample| beside(paired::change(&context, &sample))),
        everybody: beside(independent::change(&context, &apart)),
    })
}

/// Favourable answers, and all.
type Answers = (u64, u64);

fn answers(estimate: &Estimate) -> Option<Answers> {
    Some((estimate.count?, estimate.n?))
}

fn values((favourable, n): Answers) -> Frequencies {
    Frequencies::counted([(0.0, n.saturating_sub(favourable)), (1.0, favourable)])
}

/// Answers of the linked people of a published change.
struct Turns {
    pairs: u64,
    /// Favourable at the first time.
    first: u64,
    up: u64,
    down: u64,
}

impl Turns {
    fn of(indicator: &Indicator, change: &Change) -> Option<Self> {
        if change.design != Design::Paired || change.hidden {
            return None;
        }
        let (pairs, improved, worsened) = (change.pairs?, change.improved?, change.worsened?);
        let (up, down) = if indicator.better() == Better::Higher { (improved, worsened) } else { (worsened, improved) };
        Some(Self { pairs, first: whole(change.value_from? * pairs as f64), up, down })
    }

    /// `None` where the group has more than everybody.
    fn less(&self, part: &Self) -> Option<Self> {
        Some(Self {
            pairs: self.pairs.checked_sub(part.pairs)?,
            first: self.first.checked_sub(part.first)?,
            up: self.up.checked_sub(part.up)?,
            down: self.down.checked_sub(part.down)?,
        })
    }
}

/// Everybody's linked people less those of the group, and the others' answers less theirs. `None` where too few are
/// linked, and where somebody who changed group is in one of these figures and not in the other.
fn linked(indicator: &Indicator, whole: &Change, own: &Change, (from, to): (Answers, Answers)) -> Option<Sample> {
    let Turns { pairs, first, up, down } = Turns::of(indicator, whole)?.less(&Turns::of(indicator, own)?)?;
    let (stayed_yes, then) = (first.checked_sub(down)?, (first + up).checked_sub(down)?);
    let stayed_no = pairs.checked_sub(stayed_yes + up + down)?;
    let only = |(favourable, n): Answers, of_linked: u64| {
        let (favourable, n) = (favourable.checked_sub(of_linked)?, n.checked_sub(pairs)?);
        (favourable <= n).then(|| values((favourable, n)))
    };
    if pairs < FEWEST_TESTED {
        return None;
    }
    let pairs = Pairs::counted([(0.0, 0.0, stayed_no), (0.0, 1.0, up), (1.0, 0.0, down), (1.0, 1.0, stayed_yes)]);
    Some(Sample { pairs, only_pre: only(from, first)?, only_post: only(to, then)? })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of people, not negative")]
fn whole(count: f64) -> u64 {
    count.round() as u64
}
