//! What else could explain the results, and what this run knows of each explanation.

use super::{Context, limits, own_texts, row_heads, words as word_column};
use crate::language::messages::Explanation;
use crate::language::number;
use crate::report::document::{Block, Cell, Made, Table};
use crate::survey::OwnText;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.chapter_words();
    let table = Table {
        id: "contribution-table".into(),
        caption: words.contribution_caption.to_string(),
        columns: vec![row_heads(words.explanation_head, 2.0), word_column(words.evidence_head, 5.0)],
        rows: rows(context),
        notes: Vec::new(),
        made: Made::Without,
    };
    let blocks = vec![
        Context::heading(1, "contribution", words.contribution),
        Block::Paragraph(words.contribution_intro.to_string()),
        Block::Table(table),
    ];
    blocks.into_iter().chain(own_texts::written(context, OwnText::Contribution)).collect()
}

fn rows(context: &Context<'_>) -> Vec<Vec<Cell>> {
    let count = |n| number::count(context.language, n);
    let compared = limits::is_compared(context);
    let response = limits::response(context).filter(|r| r.rate.is_some());
    let asked = response.and_then(|r| r.answered.zip(r.invited));
    let (answered, invited) = asked.map_or_else(Default::default, |(k, n)| (count(k), count(n)));
    let mut explanations = vec![
        Explanation::OtherChanges { compared },
        Explanation::WhoTookPart { compared },
        match asked {
            Some((answered, invited)) if answered == invited => Explanation::AllAnswered,
            _ => Explanation::WhoAnswered { answered: &answered, invited: &invited },
        },
        Explanation::Politeness,
    ];
    if !context.results.changes.is_empty() && !compared {
        explanations.push(Explanation::ReturnToUsual);
    }
    explanations.push(Explanation::Chance);
    let row = |explanation| {
        let (what, evidence) = (context.language.chapter_words().explanation)(explanation);
        vec![Cell::Text(what.to_string()), Cell::Text(evidence)]
    };
    explanations.into_iter().map(row).collect()
}
