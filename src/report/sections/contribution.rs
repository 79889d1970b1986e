//! What else could explain the results, and what this run knows of each explanation.

use super::{Context, limits, row_heads, words as word_column};
use crate::language::messages::Explanation;
use crate::language::number;
use crate::report::document::{Block, Cell, Table};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chapter_words();
    let table = Table {
        id: "contribution-table".into(),
        caption: words.contribution_caption.to_string(),
        columns: vec![row_heads(words.explanation_head, 2.0), word_column(words.evidence_head, 5.0)],
        rows: rows(context),
        notes: Vec::new(),
    };
    vec![
        Context::heading(1, "contribution", words.contribution),
        Block::Paragraph(words.contribution_intro.to_string()),
        Block::Table(table),
    ]
}

fn rows(context: &Context<'_>) -> Vec<Vec<Cell>> {
    let count = |n| number::count(context.language, n);
    let compared = limits::is_compared(context);
    let response = limits::response(context).filter(|r| r.rate.is_some());
    let asked = response.and_then(|r| Some((r.invited?.checked_sub(r.answered?)?, r.invited?)));
    let (silent, invited) = asked.map_or_else(Default::default, |(silent, invited)| (count(silent), count(invited)));
    let bases = context.results.estimates.iter().filter(|e| e.group.is_none() && !e.hidden).filter_map(|e| e.n);
    let (least, most) = (bases.clone().min(), bases.max());
    let chance = least.zip(most).map(|(least, most)| (count(least), count(most)));
    let mut explanations = vec![
        Explanation::OtherChanges { compared },
        Explanation::WhoTookPart { compared },
        Explanation::WhoAnswered { silent: &silent, invited: &invited },
        Explanation::Politeness,
    ];
    if !context.results.changes.is_empty() && !compared {
        explanations.push(Explanation::ReturnToUsual);
    }
    explanations.extend(chance.as_ref().map(|(least, most)| Explanation::Chance { least, most }));
    let row = |explanation| {
        let (what, evidence) = (context.language.chapter_words().explanation)(explanation);
        vec![Cell::Text(what.to_string()), Cell::Text(evidence)]
    };
    explanations.into_iter().map(row).collect()
}
