//! Change between waves: a total less the people who were linked is those who answered only once, and nobody may learn
//! from it how few of them answered.

use super::audit::Leak;
use super::earlier::{Releases, of_change, of_drop_out, of_link, of_shift, of_trend};
use super::plan::{is_counted, rules};
use super::pool::Rules;
use crate::analysis::change::{Shifted, adjust, adjust_shifts};
use crate::results::{
    Change, ChangeRole, Design, Distribution, DropOut, Estimate, Linking, Response, Shift, Side, Trend,
};
use crate::survey::Survey;

/// Everything that is told of change.
pub(super) struct Told<'a> {
    pub(super) changes: &'a mut Vec<Change>,
    pub(super) trends: &'a mut Vec<Trend>,
    pub(super) links: &'a mut Vec<Linking>,
    pub(super) drop_out: &'a mut Vec<DropOut>,
}

/// Hides changes that would give single answers back; `response` and `estimates` are what is published of the waves.
///
/// Where the same people cannot be told apart from the rest, the change of everybody takes their place: it rests on
/// totals that are published anyway. What differs from an earlier report by the answers of few is not shown again.
pub(super) fn protect(
    survey: &Survey,
    response: &[Response],
    estimates: &[Estimate],
    (releases, given_away): (&Releases, &[Leak]),
    told: Told<'_>,
) {
    let Told { changes, trends, links, drop_out } = told;
    let guard = Guard { survey, estimates };
    // What the attack finds in several rounds together is told of everybody, and by no group.
    let is_given_away = |of: Option<&String>, wave: &String| {
        given_away.iter().any(|leak| leak.by.is_empty() && leak.of.as_ref() == of && leak.wave == *wave)
    };
    let shares_rounds =
        |indicator: &String| given_away.iter().any(|leak| leak.by.is_empty() && leak.of.as_ref() == Some(indicator));
    for change in changes.iter_mut() {
        guard.change(change);
        if shares_rounds(&change.indicator) {
            hide_linked(change);
        }
        if releases.differs_by_few(of_change(change), guard.rules(&change.indicator).minimum) {
            hide_change(change);
        }
    }
    promote(changes);
    adjust(survey, changes);
    for trend in trends.iter_mut() {
        let few = releases.differs_by_few(of_trend(trend), guard.rules(&trend.indicator).minimum);
        if few || trend.waves.iter().any(|wave| guard.is_hidden(&trend.indicator, wave)) {
            hide_trend(trend);
        }
    }
    for entry in drop_out.iter_mut() {
        let few = releases.differs_by_few(of_drop_out(entry), guard.rules(&entry.indicator).minimum);
        if few || shares_rounds(&entry.indicator) || guard.gives_away_who_left(entry) {
            hide_drop_out(entry);
        }
    }
    let came_before: Vec<Vec<u64>> = (0..links.len()).map(|at| came_before(survey, response, links, at)).collect();
    for (link, before) in links.iter_mut().zip(came_before) {
        protect_link(survey, link, &before);
        let few = releases.differs_by_few(of_link(link), survey.disclosure().minimum);
        if few || is_given_away(None, &link.wave) {
            hide_link(link);
        }
    }
}

struct Guard<'a> {
    survey: &'a Survey,
    estimates: &'a [Estimate],
}

impl Guard<'_> {
    fn rules(&self, indicator: &str) -> Rules {
        rules(self.survey, self.survey.indicator(indicator).is_some_and(|i| self.survey.is_health(i)))
    }

    fn everybody(&self, indicator: &str, wave: &str) -> Option<&Estimate> {
        self.estimates.iter().find(|e| e.indicator == indicator && e.wave == wave && e.group.is_none())
    }

    fn is_hidden(&self, indicator: &str, wave: &str) -> bool {
        self.everybody(indicator, wave).is_none_or(|estimate| estimate.hidden)
    }

    fn change(&self, change: &mut Change) {
        let rules = self.rules(&change.indicator);
        let too_few = |n: Option<u64>| n.unwrap_or(0) < rules.minimum;
        let hidden_before = [&change.from, &change.to].into_iter().any(|wave| self.is_hidden(&change.indicator, wave));
        let gives_away = match change.design {
            Design::Paired => too_few(change.pairs) || self.gives_away_people(change, &rules),
            Design::DifferenceInDifferences => self.gives_away_arms(change, &rules),
            Design::Independent | Design::PartlyPaired => false,
        };
        if hidden_before || too_few(change.n_from) || too_few(change.n_to) || gives_away {
            hide_change(change);
        } else if change.design == Design::PartlyPaired {
            self.partly_paired(change, &rules);
        }
    }

    /// Of everybody's change only the counts of linked people tell about them.
    fn partly_paired(&self, change: &mut Change, rules: &Rules) {
        let pairs = change.pairs.unwrap_or(0);
        let counted = self.everybody(&change.indicator, &change.from).is_some_and(is_counted);
        let same_way = [change.improved, change.unchanged, change.worsened].contains(&Some(pairs));
        let few = leaves_few(change, rules);
        // Turns of a yes and a no, taken from the totals, tell how those who answered only once differed.
        let counts_tell = counted || few || pairs < rules.minimum || (pairs < rules.unanimity && same_way);
        if counts_tell {
            change.improved = None;
            change.unchanged = None;
            change.worsened = None;
        }
        if few || pairs < rules.minimum {
            // How many answered only once is the base of a group that is too small to be shown.
            change.pairs = None;
        }
    }

    /// Whether the linked people, or those who are left when they are taken from everybody, are too few or all alike.
    fn gives_away_people(&self, change: &Change, rules: &Rules) -> bool {
        let pairs = change.pairs.unwrap_or(0);
        let counted = self.everybody(&change.indicator, &change.from).is_some_and(is_counted);
        let all = |improved, worsened| improved == Some(pairs) || worsened == Some(pairs);
        let reliable = change.reliable.map(|r| (r.improved, r.worsened)).unzip();
        let same_way = all(change.improved, change.worsened) || all(reliable.0, reliable.1);
        if pairs < rules.unanimity && same_way {
            return true;
        }
        let sides = [(&change.from, change.n_from, change.value_from), (&change.to, change.n_to, change.value_to)];
        sides.into_iter().any(|(wave, n, value)| {
            let everybody = self.everybody(&change.indicator, wave);
            let left = n.unwrap_or(0).saturating_sub(pairs);
            if !counted {
                // A mean of few gives single answers back.
                return pairs < rules.unanimity || (1..rules.unanimity).contains(&left);
            }
            let all = everybody.and_then(|e| e.count).unwrap_or(0);
            let favourable = whole(value.unwrap_or(0.0) * pairs as f64);
            let alike = |k: u64, n: u64| n > 0 && n < rules.unanimity && (k == 0 || k == n);
            (1..rules.minimum).contains(&left)
                || alike(favourable, pairs)
                || alike(all.saturating_sub(favourable), left)
        })
    }

    /// Whether the groups of a comparison are hidden elsewhere, or small and all alike.
    fn gives_away_arms(&self, change: &Change, rules: &Rules) -> bool {
        let by = self.survey.comparison().map(|group| group.question.as_str());
        let of_arm = |e: &&Estimate| {
            let wave = e.wave == change.from || e.wave == change.to;
            wave && e.indicator == change.indicator && e.group.as_ref().is_some_and(|g| Some(g.question.as_str()) == by)
        };
        let hidden_elsewhere = self.estimates.iter().filter(of_arm).any(|e| e.hidden);
        let all_turned = [change.value_from, change.value_to].into_iter().flatten().any(|value| value.abs() == 1.0);
        let counted = self.everybody(&change.indicator, &change.from).is_some_and(is_counted);
        // Fewer than ten answers in some arm: then a stricter minimum may not be reached, and a mean tells too much.
        hidden_elsewhere || (change.indicative && (rules.minimum > 5 || !counted || all_turned))
    }

    fn gives_away_who_left(&self, drop_out: &DropOut) -> bool {
        let rules = self.rules(&drop_out.indicator);
        let tells = |side: &Side| {
            let n = side.n.unwrap_or(0);
            let alike = side.count.is_none_or(|k| k == 0 || k == n);
            n < rules.minimum || (n < rules.unanimity && alike)
        };
        self.is_hidden(&drop_out.indicator, &drop_out.from) || tells(&drop_out.stayed) || tells(&drop_out.left)
    }
}

/// Whether those who answered only once are some, and fewer than may be shown.
fn leaves_few(change: &Change, rules: &Rules) -> bool {
    let alone = |n: Option<u64>| n.unwrap_or(0).saturating_sub(change.pairs.unwrap_or(0));
    [change.n_from, change.n_to].into_iter().any(|n| (1..rules.minimum).contains(&alone(n)))
}

/// Where the main change is hidden, the shown change of everybody becomes the main one.
fn promote(changes: &mut [Change]) {
    for i in 0..changes.len() {
        let is_next = changes.get(i + 1).is_some_and(|next| {
            let (main, same) = (&changes[i], |a: &Change, b: &Change| {
                (&a.indicator, &a.from, &a.to) == (&b.indicator, &b.from, &b.to)
            });
            same(main, next) && next.role == ChangeRole::Sensitivity && !next.hidden
        });
        if changes[i].hidden && changes[i].role == ChangeRole::Main && is_next {
            changes[i].role = ChangeRole::Sensitivity;
            changes[i + 1].role = ChangeRole::Main;
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of people, not negative")]
fn whole(count: f64) -> u64 {
    count.round() as u64
}

pub(super) fn hide_change(change: &mut Change) {
    *change = Change {
        pairs: None,
        n_from: None,
        n_to: None,
        value_from: None,
        value_to: None,
        value: None,
        low: None,
        high: None,
        method: None,
        test: None,
        p: None,
        p_adjusted: None,
        effect: None,
        reliable: None,
        improved: None,
        unchanged: None,
        worsened: None,
        verdict: None,
        clusters: None,
        wrong_links: None,
        indicative: false,
        hidden: true,
        ..change.clone()
    };
}

/// Hides a change of linked people; of everybody's, what it tells of those who were linked.
fn hide_linked(change: &mut Change) {
    match change.design {
        Design::Paired => hide_change(change),
        Design::PartlyPaired => {
            *change = Change { pairs: None, improved: None, unchanged: None, worsened: None, ..change.clone() };
        }
        Design::Independent | Design::DifferenceInDifferences => {}
    }
}

fn hide_trend(trend: &mut Trend) {
    *trend = Trend {
        n: None,
        slope: None,
        low: None,
        high: None,
        test: None,
        p: None,
        verdict: None,
        hidden: true,
        ..trend.clone()
    };
}

fn hide_drop_out(drop_out: &mut DropOut) {
    *drop_out = DropOut {
        stayed: Side::default(),
        left: Side::default(),
        value: None,
        low: None,
        high: None,
        method: None,
        hidden: true,
        ..drop_out.clone()
    };
}

/// Changes of groups that differ from an earlier report by the answers of few, with those of the other groups of the same
/// question: taken from the change of everybody they would give it back.
pub(super) fn hide_few_of_groups(survey: &Survey, releases: &Releases, changes: &mut [Change]) {
    let key = |c: &Change| {
        let by = c.group.as_ref().map(|group| group.question.clone());
        (c.indicator.clone(), c.from.clone(), c.to.clone(), by)
    };
    let is_few = |c: &&Change| {
        let health = survey.indicator(&c.indicator).is_some_and(|i| survey.is_health(i));
        releases.differs_by_few(of_change(c), rules(survey, health).minimum)
    };
    let few: Vec<_> = changes.iter().filter(is_few).map(key).collect();
    for change in changes.iter_mut().filter(|c| few.contains(&key(c))) {
        hide_change(change);
    }
}

/// Tests of linked people, hidden where a few are left over, or where the answers themselves are. One number of at least
/// fifty people's moves tells nobody's.
pub(super) fn protect_shifts(
    survey: &Survey,
    distributions: &[Distribution],
    releases: &Releases,
    shifts: Vec<Shifted>,
) -> Vec<Shift> {
    let protected = |shifted: Shifted| {
        let told = shifted.told;
        let minimum = rules(survey, survey.question(&told.question).is_some_and(|q| q.health)).minimum;
        let few = [shifted.only_from, shifted.only_to].into_iter().any(|n| (1..minimum).contains(&n))
            || releases.differs_by_few(of_shift(&told), minimum);
        let is_shown = |wave: &String| {
            let of_question = |d: &&Distribution| d.question == told.question && d.wave == *wave && d.group.is_none();
            distributions
                .iter()
                .find(of_question)
                .is_some_and(|d| !d.hidden && d.counts.iter().all(|c| c.count.is_some()))
        };
        if !few && is_shown(&told.from) && is_shown(&told.to) {
            return told;
        }
        Shift { pairs: None, test: None, statistic: None, df: None, p: None, hidden: true, ..told }
    };
    let mut shifts: Vec<Shift> = shifts.into_iter().map(protected).collect();
    adjust_shifts(survey, &mut shifts);
    shifts
}

/// How many different people are known to have answered before a wave: those of the first wave, and those of each wave
/// since who were not linked. One number for each wave that can be the first.
fn came_before(survey: &Survey, response: &[Response], links: &[Linking], at: usize) -> Vec<u64> {
    let new: u64 = links[..at].iter().filter_map(|link| link.not_linked).sum();
    let earlier = survey.waves().iter().map(|wave| &wave.id).take_while(|wave| **wave != links[at].wave);
    let first = earlier.filter(|wave| links.iter().all(|link| link.wave != **wave));
    let answered = |wave: &String| response.iter().find(|r| r.wave == *wave && r.group.is_none())?.answered;
    first.filter_map(|wave| Some(answered(wave)? + new)).collect()
}

/// The reasons why somebody was not linked are told only where each of them is that of nobody or of enough people. Nor
/// is told how many were linked where those who did not come again are few.
fn protect_link(survey: &Survey, link: &mut Linking, came_before: &[u64]) {
    let few = |n: Option<u64>| n.is_some_and(|n| (1..survey.disclosure().minimum).contains(&n));
    let did_not_come = came_before.iter().any(|people| few(people.checked_sub(link.linked.unwrap_or(0))));
    if few(link.linked) || few(link.not_linked) || few(link.respondents) || did_not_come {
        hide_link(link);
    }
    if link.hidden || few(link.tolerant) {
        link.tolerant = None;
    }
    let others = [link.ambiguous, link.duplicate, link.without_code];
    let new = link.not_linked.unwrap_or(0).saturating_sub(others.iter().flatten().sum());
    if link.hidden || others.into_iter().chain([Some(new)]).any(few) {
        link.ambiguous = None;
        link.duplicate = None;
        link.without_code = None;
    }
}

fn hide_link(link: &mut Linking) {
    *link = Linking {
        respondents: None,
        linked: None,
        tolerant: None,
        not_linked: None,
        ambiguous: None,
        duplicate: None,
        without_code: None,
        hidden: true,
        ..link.clone()
    };
}
