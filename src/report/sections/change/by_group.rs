//! The change of each group, and whether the groups changed differently: that is said by one test and by nothing else.

use super::super::Context;
use super::table;
use crate::charts;
use crate::language::number;
use crate::report::document::Block;
use crate::results::{Change, Interaction, Verdict};
use crate::survey::{Indicator, Question};

/// Fewest groups that make a table of groups.
const FEWEST_GROUPS: usize = 2;

pub(super) fn blocks(context: &Context<'_>, from: &str, to: &str, id: &str) -> Vec<Block> {
    let headlines = context.survey.indicators().iter().filter(|i| i.headline || i.primary);
    let questions: Vec<&Question> =
        context.survey.chapters().filter_map(|g| context.survey.question(&g.question)).collect();
    let part = |indicator| {
        questions
            .iter()
            .flat_map(move |question| part(context, (from, to), indicator, question, id))
            .collect::<Vec<_>>()
    };
    headlines.flat_map(part).collect()
}

/// Nothing where a single group or none is shown: there are no groups then, and the groups' own chapter says so.
fn part(
    context: &Context<'_>,
    (from, to): (&str, &str),
    indicator: &Indicator,
    question: &Question,
    id: &str,
) -> Vec<Block> {
    let words = context.language.change_group_words();
    let of_table = |c: &&Change| {
        let of_question = c.group.as_ref().is_some_and(|group| group.question == question.id);
        of_question && c.indicator == indicator.id && c.from == from && c.to == to
    };
    let changes: Vec<&Change> = context.results.changes.iter().filter(of_table).collect();
    if changes.iter().filter(|change| !change.hidden).count() < FEWEST_GROUPS {
        return Vec::new();
    }
    let (label, by) = (context.label(indicator), question.label(context.language));
    let id = format!("{id}-{}-by-{}", indicator.id, question.id);
    let caption = (words.caption)(label, by, context.wave_title_of(from), context.wave_title_of(to));
    let name = |c: &&Change| c.group.as_ref().map(|group| context.answer(question, &group.value)).unwrap_or_default();
    let labels: Vec<String> = changes.iter().map(name).collect();
    let drawn = charts::group_changes(context.survey, context.results, context.language, &changes);
    let mut blocks = vec![Context::heading(3, id.clone(), (words.heading)(label, by))];
    blocks.push(Block::Paragraph(difference(context, indicator, question, from, to)));
    blocks.extend(Context::figures(&format!("{id}-chart"), &caption, drawn, &format!("#table-{id}-table")));
    blocks.push(Block::Table(table::table(context, by, &labels, &changes, (&id, &caption))));
    blocks
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
    let of_table =
        |i: &&Interaction| i.indicator == indicator.id && i.question == question.id && i.from == from && i.to == to;
    let Some(test) = context.results.interactions.iter().find(of_table) else { return words.untested.to_string() };
    let (groups, p) =
        (number::count(context.language, test.groups), number::p_value(context.language, test.p_adjusted));
    if test.verdict == Verdict::Change { (words.differ)(&groups, &p) } else { (words.alike)(&groups, &p) }
}
