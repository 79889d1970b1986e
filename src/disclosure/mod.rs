//! The only door out of `analysis`: what is hidden here is in no later room.
//!
//! A figure is hidden when it rests on fewer answers than the minimum, or when it would say that all (or
//! none) of a small group gave the same answer. More is hidden until the groups that are hidden together
//! (`pool`) leave each of them unknown, whatever else is printed. A hidden group, an absent group and a
//! question that nobody answered look alike. What differs from an earlier report by the answers of few is not shown
//! again (`earlier`). At the end an attacker (`audit`) who sees nothing but what is
//! published tries to work the hidden figures out.

pub mod audit;
mod breakdown;
mod change;
mod change_by_group;
mod comparison;
mod distributions;
mod dose;
mod each;
mod earlier;
mod genders;
mod hide;
mod overlap;
mod participation;
mod plan;
mod pool;
mod quotes;
mod reader;
mod reliability;
mod statement;
mod weighted;

pub use each::each;
pub use earlier::Releases;
pub use reader::{known, known_of_report};

use std::collections::BTreeSet;

use crate::analysis::crossing::Crossing;
use crate::analysis::nesting::Nesting;
use crate::analysis::{self, Figures, cost, funnel, organisations, ranking};
use crate::results::{
    Change, DisclosureStatement, Distribution, Estimate, GroupKey, GroupValue, Input, OwnFile, Response, Results,
    Settings, findings, notes,
};
use crate::survey::{Kind, Measure, Survey};
use audit::Leak;
use earlier::{Earlier, Subject};
use plan::{Origin, UNANIMITY, count, is_counted, rules};

/// Protects respondents and gives out what may be published, where nothing was published before.
pub fn protect(survey: &Survey, figures: Figures) -> Results {
    protect_after(survey, figures, &Releases::default())
}

/// The same, where readers hold earlier reports of the survey too.
///
/// Who goes back to files of which a report was made gets that report again: it is no news.
pub fn protect_after(survey: &Survey, figures: Figures, releases: &Releases) -> Results {
    for (before, hash) in releases.before_same(&figures.inputs, &survey.sha256) {
        let results = protect_against(survey, figures.clone(), &before);
        if earlier::hash_of(&results) == hash {
            return results;
        }
    }
    protect_against(survey, figures, releases)
}

/// What the attack still finds is hidden with the whole breakdown it stands in, and attacked again. Where even
/// that does not help, `attack_passed` is `false`, and no report may be written.
#[expect(clippy::needless_pass_by_value, reason = "figures end here: whoever hands them over keeps none")]
fn protect_against(survey: &Survey, figures: Figures, releases: &Releases) -> Results {
    let known = reader::known(&figures).in_brief();
    let (mut whole, mut kept): (Vec<Leak>, Vec<Leak>) = (Vec::new(), Vec::new());
    loop {
        let mut results = protect_apart_from(survey, figures.clone(), Earlier { releases, kept: &kept }, &whole);
        // Every value is a number, a text or a list of them: this cannot fail.
        let bytes = serde_json::to_vec(&results).unwrap_or_default();
        let leaks = audit::attack_after(&bytes, &known, releases).map(|attack| attack.leaks);
        results.disclosure.attack_passed = Some(leaks.as_ref().is_ok_and(Vec::is_empty));
        let same = |a: &Leak, b: &Leak| a.wave == b.wave && a.by == b.by && a.of == b.of;
        let is_in = |list: &[Leak], leak: &Leak| list.iter().any(|other| same(leak, other));
        let new: Vec<Leak> = leaks.into_iter().flatten().filter(|leak| !is_in(&whole, leak)).collect();
        if new.is_empty() {
            return results;
        }
        for leak in new {
            // First less is taken away: what was hidden in an earlier report stays hidden.
            let list = if leak.with_earlier && !is_in(&kept, &leak) { &mut kept } else { &mut whole };
            list.push(leak);
        }
    }
}

fn protect_apart_from(survey: &Survey, figures: Figures, earlier: Earlier<'_>, whole: &[Leak]) -> Results {
    let Figures {
        mut inputs,
        mut response,
        mut estimates,
        mut distributions,
        mut reliability,
        mut changes,
        mut trends,
        mut links,
        mut drop_out,
        group_changes,
        shifts,
        weighed,
        weighted,
        clustering,
        comparisons,
        notes: noticed,
        participation: measured,
        participant_classes,
        participants_by_gender: by_gender,
        mut doses,
        quotes: offered,
        mut recorded_doses,
        mut record_joins,
        nestings,
        crossings,
        weight_classes,
        weights: _,
    } = figures;
    let few = earlier::few_subjects(survey, earlier.releases, &estimates, &distributions);
    let held = Held { earlier, inputs: &inputs, known: (&nestings, &crossings), whole };
    protect_groups(survey, held, &mut response, &mut estimates);
    hide_few(&few, &mut estimates, &mut distributions);
    protect_totals(survey, &mut response, &mut estimates);
    let weighting = weighted::protect(survey, &mut estimates, (&weighted, &weight_classes), weighed, whole);
    protect_answers(survey, &response, &mut estimates, &mut distributions);
    protect_inputs(&response, &mut inputs);
    let told = change::Told { changes: &mut changes, trends: &mut trends, links: &mut links, drop_out: &mut drop_out };
    change::protect(survey, &response, &estimates, (earlier.releases, whole), told);
    let mut of_groups = change_by_group::protect(survey, &estimates, &changes, &nestings, &group_changes);
    change::hide_few_of_groups(survey, earlier.releases, &mut of_groups);
    let interactions = analysis::change::interactions(survey, &of_groups);
    changes.extend(of_groups);
    reliability::protect(survey, (earlier.releases, &estimates), &mut reliability, &mut changes);
    let shifts = change::protect_shifts(survey, &distributions, earlier.releases, shifts);
    let participation = participation::protect(survey, &response, (earlier.releases, whole), measured);
    let against = dose::Against { survey, estimates: &estimates, releases: earlier.releases, given_away: whole };
    dose::protect(against, &mut doses, &mut distributions);
    dose::protect_recorded(against, &mut recorded_doses, &mut record_joins);
    let cost = cost::figures(survey, &participation, &estimates);
    let comparisons = comparison::protect(survey, &estimates, comparisons);
    estimates.extend(organisations::estimates(survey, &estimates));
    forget_unnamed(survey, &mut response, &mut estimates, &mut changes, &mut distributions);
    let quotes = offered.map(|offered| quotes::protect(survey, &distributions, &offered)).unwrap_or_default();
    let participant_classes = participation::classes(survey, earlier.releases, participant_classes, &distributions);
    let participants_by_gender = genders::protect(survey, (earlier.releases, whole), &participant_classes, &by_gender);
    let (funnels, rankings) = (funnel::funnels(survey, &estimates), ranking::rankings(survey, &estimates));
    let mut results = Results {
        format: 1,
        mittari: env!("CARGO_PKG_VERSION").to_string(),
        survey: survey.name.clone(),
        made_up: survey.about().made_up,
        languages: survey.about().languages.clone(),
        about: None,
        settings: Settings::of(survey),
        own_files: OwnFile::all(survey),
        inputs,
        response,
        estimates,
        weighting,
        clustering,
        distributions,
        quotes,
        changes,
        interactions,
        shifts,
        trends,
        links,
        drop_out,
        funnels,
        rankings,
        comparisons,
        reliability,
        participation,
        participant_classes,
        participants_by_gender,
        doses,
        recorded_doses,
        record_joins,
        cost,
        findings: Vec::new(),
        disclosure: DisclosureStatement::default(),
        notes: Vec::new(),
    };
    results.notes = notes::notes(survey, &results);
    results.notes.extend(noticed);
    results.notes.dedup();
    results.findings = findings::findings(survey, &results);
    results.disclosure = statement::statement(survey, &results);
    results
}

/// What groups are held against.
#[derive(Clone, Copy)]
struct Held<'a> {
    earlier: Earlier<'a>,
    inputs: &'a [Input],
    /// Which groups lie in which, and which overlap.
    known: (&'a [Nesting], &'a [Crossing]),
    whole: &'a [Leak],
}

/// Hides groups, everywhere or in the figures that share their answers.
fn protect_groups(survey: &Survey, held: Held<'_>, response: &mut [Response], estimates: &mut [Estimate]) {
    let mut named = plan::breakdowns(survey, response, estimates);
    for leak in held.whole {
        for one in &mut named {
            one.hide_whole(leak);
        }
    }
    let answered = |wave: &str| response.iter().find(|r| r.wave == wave && r.group.is_none())?.answered;
    earlier::hide_groups(survey, held.earlier, held.inputs, estimates, &mut named);
    let mut plans = plan::plan(&mut named, held.known);
    // Each round hides one more group.
    while earlier::widen(survey, held.earlier, &answered, estimates, &mut named, &plans) {
        plans = plan::plan(&mut named, held.known);
    }
    for (one, plan) in named.iter().zip(plans) {
        let hidden = |at: usize, key: &GroupKey, wave: &str, groups: &breakdown::Groups| {
            one.wave == wave && one.groups.get(at) == Some(key) && groups.contains(&at)
        };
        let is_in = |groups: &breakdown::Groups, wave: &str, group: Option<&GroupKey>| {
            group.is_some_and(|key| (0..one.groups.len()).any(|at| hidden(at, key, wave, groups)))
        };
        for entry in response.iter_mut().filter(|r| is_in(&plan.everywhere, &r.wave, r.group.as_ref())) {
            hide::response(entry);
        }
        for estimate in estimates.iter_mut() {
            let source = one.origins.iter().position(|origin| *origin == Origin::of(estimate));
            let groups = source.map_or(&plan.everywhere, |at| &plan.in_source[at]);
            if is_in(groups, &estimate.wave, estimate.group.as_ref()) {
                hide::estimate(estimate);
            }
        }
    }
}

/// Hides everything of questions that are not shown again in a round, because few changed.
fn hide_few(few: &BTreeSet<Subject>, estimates: &mut [Estimate], distributions: &mut [Distribution]) {
    let is_few = |wave: &String, question: &Option<String>, scale: &Option<String>| {
        few.iter().any(|(w, q, s)| w == wave && ((q.is_some() && q == question) || (s.is_some() && s == scale)))
    };
    for estimate in estimates.iter_mut().filter(|e| is_few(&e.wave, &e.question, &e.scale)) {
        hide::estimate(estimate);
    }
    for distribution in distributions.iter_mut() {
        if is_few(&distribution.wave, &Some(distribution.question.clone()), &None) {
            hide::distribution(distribution);
        }
    }
}

/// Hides figures for everybody that rest on too few, or say that all of few answered alike.
fn protect_totals(survey: &Survey, response: &mut [Response], estimates: &mut [Estimate]) {
    let minimum = survey.disclosure().minimum;
    response.iter_mut().filter(|r| r.group.is_none() && r.answered.unwrap_or(0) < minimum).for_each(hide::response);
    for estimate in estimates.iter_mut().filter(|e| e.group.is_none()) {
        let rules = rules(survey, survey.indicator(&estimate.indicator).is_some_and(|i| survey.is_health(i)));
        let count = count(estimate);
        // A score of 100 says that all are promoters, one of −100 that all are detractors.
        let at_end = estimate.measure == Measure::Net && estimate.value.is_some_and(|score| score.abs() >= 100.0);
        let unanimous = at_end || (is_counted(estimate) && count.is_unanimous());
        // A median of few is the answer of one of them, and its limits are those of others.
        let fewest = if estimate.measure == Measure::Median { rules.minimum.max(UNANIMITY) } else { rules.minimum };
        if count.n < fewest || (unanimous && count.n < rules.unanimity) {
            hide::estimate(estimate);
        }
    }
}

/// Hides what people answered where it tells of few, and a mean where it would tell that few answered alike.
fn protect_answers(
    survey: &Survey,
    response: &[Response],
    estimates: &mut [Estimate],
    distributions: &mut [Distribution],
) {
    distributions::protect(survey, response, estimates, distributions);
    // Numbers in one class of a table are not alike for that; of them only a share can tell all or none.
    let classed = |question: &str| survey.question(question).is_some_and(|q| q.kind == Kind::Number);
    let tables = distributions
        .iter()
        .filter(|d| d.hidden && !classed(&d.question))
        .map(|d| (d.question.clone(), d.wave.clone()));
    let shares = estimates.iter().filter(|e| e.hidden && e.group.is_none() && is_counted(e));
    let shares = shares.filter_map(|e| Some((e.question.clone()?, e.wave.clone())));
    let hidden: BTreeSet<(String, String)> = tables.chain(shares).collect();
    for estimate in estimates.iter_mut().filter(|e| e.group.is_none() && !is_counted(e)) {
        let alike = estimate.low.is_some() && estimate.low == estimate.high;
        let rules = rules(survey, survey.indicator(&estimate.indicator).is_some_and(|i| survey.is_health(i)));
        let few = estimate.n.unwrap_or(0) < rules.unanimity;
        let of = estimate.question.clone().map(|question| (question, estimate.wave.clone()));
        if few && (alike || of.is_some_and(|of| hidden.contains(&of))) {
            hide::estimate(estimate);
        }
    }
}

/// An export per organisation would tell how many of each answered; so would the export of a hidden wave.
fn protect_inputs(response: &[Response], inputs: &mut [Input]) {
    // A code book holds no answers: beside it, an export is still the only one of its wave.
    let waves: Vec<String> = inputs.iter().filter(|i| i.rows.is_some()).map(|input| input.wave.clone()).collect();
    for input in inputs.iter_mut() {
        let several = waves.iter().filter(|wave| **wave == input.wave).count() > 1;
        let hidden = response.iter().any(|r| r.wave == input.wave && r.group.is_none() && r.hidden);
        if several || hidden {
            *input = Input { rows: None, used: None, excluded: Vec::new(), ..input.clone() };
        }
    }
}

/// A group that only the export names is there because somebody belongs to it. Where it is hidden it is not
/// named either, and then looks like a group that nobody belongs to.
fn forget_unnamed(
    survey: &Survey,
    response: &mut Vec<Response>,
    estimates: &mut Vec<Estimate>,
    changes: &mut Vec<Change>,
    distributions: &mut [Distribution],
) {
    let named = |group: &GroupKey| match &group.value {
        GroupValue::Code(_) => true,
        GroupValue::Text(text) => {
            let same = |name: &String| name.trim().to_lowercase() == text.trim().to_lowercase();
            let of_question = survey.groups().iter().filter(|g| g.question == group.question);
            of_question.flat_map(|g| g.population.keys()).any(same)
        }
    };
    response.retain(|r| !r.hidden || r.group.as_ref().is_none_or(named));
    estimates.retain(|e| !e.hidden || e.group.as_ref().is_none_or(named));
    changes.retain(|c| !c.hidden || c.group.as_ref().is_none_or(named));
    for distribution in distributions {
        let question = distribution.question.clone();
        let key = |value: &GroupValue| GroupKey { question: question.clone(), value: value.clone() };
        distribution.counts.retain(|c| c.count.is_some() || named(&key(&c.code)));
        let number = survey.question(&distribution.question).is_some_and(|q| q.kind == Kind::Number);
        if number && distribution.hidden {
            distribution.counts.clear();
        }
    }
}
