//! The change of each group, and whether the groups changed differently: that is said by one test and by nothing else.

use super::super::Context;
use super::table;
use crate::charts;
use crate::language::messages::GroupsChanged;
use crate::language::number;
use crate::report::document::Block;
use crate::results::{Change, Interaction, Verdict};
use crate::survey::{Indicator, Question};

/// Fewest groups that make a table of groups.
const FEWEST_GROUPS: usize = 2;

/// The change of each group, figure by figure.
pub(super) fn blocks(context: &Context<'_>, from: &str, to: &str, id: &str) -> Vec<Block> {
    families(context, from, to).iter().flat_map(|family| part(context, family, id)).collect()
}

/// In which figures the groups changed differently, and in which not.
pub(super) fn told(context: &Context<'_>, from: &str, to: &str) -> Option<Block> {
    let families = families(context, from, to);
    let changed = |family: &Family<'_>| match test(context, family.indicator, family.question, from, to) {
        Some(test) if test.verdict == Verdict::Change => GroupsChanged::Differently,
        Some(_) => GroupsChanged::Alike,
        None => GroupsChanged::Untested,
    };
    let name = |family: &Family<'_>| {
        format!("{} ({})", context.label(family.indicator), family.question.label(context.language))
    };
    let sentence = |wanted: GroupsChanged| {
        let figures: Vec<String> = families.iter().filter(|family| changed(family) == wanted).map(name).collect();
        (!figures.is_empty()).then(|| (context.language.body_words().change_by_group)(wanted, &figures.join("; ")))
    };
    let all = [GroupsChanged::Differently, GroupsChanged::Alike, GroupsChanged::Untested];
    let told: Vec<String> = all.into_iter().filter_map(sentence).collect();
    (!told.is_empty()).then(|| Block::List(told))
}

/// The changes of a figure in the groups of a question.
struct Family<'a> {
    indicator: &'a Indicator,
    question: &'a Question,
    waves: (&'a str, &'a str),
    changes: Vec<&'a Change>,
}

/// None where a single group or none is shown: there are no groups then, and the groups' own chapter says so.
fn families<'a>(context: &Context<'a>, from: &'a str, to: &'a str) -> Vec<Family<'a>> {
    let questions: Vec<&Question> =
        context.survey.chapters().filter_map(|g| context.survey.question(&g.question)).collect();
    let mut families = Vec::new();
    for indicator in context.survey.indicators().iter().filter(|i| i.headline || i.primary) {
        for question in &questions {
            let of_family = |c: &&Change| {
                let of_question = c.group.as_ref().is_some_and(|group| group.question == question.id);
                of_question && c.indicator == indicator.id && c.from == from && c.to == to
            };
            let changes: Vec<&Change> = context.results.changes.iter().filter(of_family).collect();
            if changes.iter().filter(|change| !change.hidden).count() >= FEWEST_GROUPS {
                families.push(Family { indicator, question, waves: (from, to), changes });
            }
        }
    }
    families
}

fn part(context: &Context<'_>, family: &Family<'_>, id: &str) -> Vec<Block> {
    let words = context.language.change_group_words();
    let Family { indicator, question, waves: (from, to), changes } = family;
    let (label, by) = (context.label(indicator), question.label(context.language));
    let id = format!("{id}-{}-by-{}", indicator.id, question.id);
    let caption = (words.caption)(label, by, context.wave_title_of(from), context.wave_title_of(to));
    let name = |c: &&Change| c.group.as_ref().map(|group| context.answer(question, &group.value)).unwrap_or_default();
    let labels: Vec<String> = changes.iter().map(name).collect();
    let drawn = charts::group_changes(context.survey, context.results, context.language, changes);
    let mut blocks = vec![Context::heading(3, id.clone(), (words.heading)(label, by))];
    blocks.push(Block::Paragraph(difference(context, indicator, question, from, to)));
    blocks.extend(Context::figures(&format!("{id}-chart"), &caption, drawn, &format!("#table-{id}-table")));
    blocks.push(Block::Table(table::table(context, by, &labels, changes, (&id, &caption))));
    blocks
}

fn test<'a>(
    context: &Context<'a>,
    indicator: &Indicator,
    question: &Question,
    from: &str,
    to: &str,
) -> Option<&'a Interaction> {
    let of_table =
        |i: &&Interaction| i.indicator == indicator.id && i.question == question.id && i.from == from && i.to == to;
    context.results.interactions.iter().find(of_table)
}

/// What may be said of a difference between groups.
pub(super) fn difference(
    context: &Context<'_>,
    indicator: &Indicator,
    question: &Question,
    from: &str,
    to: &str,
) -> String {
    let words = context.language.change_group_words();
    let Some(test) = test(context, indicator, question, from, to) else { return words.untested.to_string() };
    let (groups, p) =
        (number::count(context.language, test.groups), number::p_value(context.language, test.p_adjusted));
    if test.verdict == Verdict::Change { (words.differ)(&groups, &p) } else { (words.alike)(&groups, &p) }
}
