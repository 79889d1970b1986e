//! The change of one group beside that of all others, in a report of that group.

use super::super::Context;
use super::{by_group, table};
use crate::report::document::Block;
use crate::results::{Change, GroupKey};
use crate::survey::Indicator;

/// Nothing where no change of the group is shown: then it is not told why.
pub(in crate::report) fn blocks(context: &Context<'_>, group: &GroupKey, name: &str) -> Vec<Block> {
    let words = context.language.each_words();
    let changes = &context.results.changes;
    let mut compared: Vec<(&str, &str)> = Vec::new();
    for change in changes.iter().filter(|c| c.group.as_ref() == Some(group) && !c.hidden) {
        if !compared.contains(&(change.from.as_str(), change.to.as_str())) {
            compared.push((&change.from, &change.to));
        }
    }
    if compared.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Context::heading(1, "change", words.change),
        Block::Paragraph(context.language.change_words().not_cause.to_string()),
    ];
    for (from, to) in compared {
        blocks.extend(pair(context, group, name, (from, to)));
    }
    blocks
}

/// A row for the group and one for the others, figure by figure, and whether all the groups changed differently.
fn pair(context: &Context<'_>, group: &GroupKey, name: &str, (from, to): (&str, &str)) -> Vec<Block> {
    let words = context.language.each_words();
    let of_pair = |c: &&Change| c.from == from && c.to == to && c.group.is_some();
    let changes: Vec<&Change> = context.results.changes.iter().filter(of_pair).collect();
    let indicator = |change: &Change| context.survey.indicator(&change.indicator);
    let label = |change: &&Change| {
        let who = if change.group.as_ref() == Some(group) { name } else { words.others_result };
        indicator(change).map_or_else(String::new, |indicator| format!("{}: {who}", context.label(indicator)))
    };
    let labels: Vec<String> = changes.iter().map(label).collect();
    let id = format!("change-{from}-{to}");
    let caption = (words.caption_change)(name, context.wave_title_of(from), context.wave_title_of(to));
    let tested = |indicator: &Indicator| {
        let question = context.survey.question(&group.question)?;
        let told = by_group::difference(context, indicator, question, from, to);
        Some(format!("{}: {told}", context.label(indicator)))
    };
    let own = changes.iter().filter(|c| c.group.as_ref() == Some(group) && !c.hidden);
    let differences = own.filter_map(|change| tested(indicator(change)?)).collect();
    vec![
        Block::Table(table::table(context, context.words.figure_head, &labels, &changes, (&id, &caption))),
        Block::List(differences),
    ]
}
