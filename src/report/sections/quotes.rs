//! What respondents wrote, as far as a person approved it: how many of how many, critical and kind side by side.

use super::Context;
use crate::language::number;
use crate::report::document::{Block, QuotePart, Quoted, Quotes};
use crate::results::QuotedQuestion;
use crate::survey::{Question, Tone};

/// The quotes from the answers to a question.
pub(super) fn of(context: &Context<'_>, question: &Question) -> Option<Vec<Block>> {
    let quoted = context.results.quotes.iter().find(|quoted| quoted.question == question.id)?;
    let words = context.language.quote_words();
    let title = |tone: Tone| match tone {
        Tone::Critical => words.critical,
        Tone::Kind => words.kind,
        Tone::Mixed => words.mixed,
    };
    let part = |tone: Tone| {
        let quotes: Vec<Quoted> = quoted
            .quotes
            .iter()
            .filter(|quote| quote.tone == tone)
            .map(|quote| Quoted { language: quote.language, text: quote.text.clone() })
            .collect();
        (!quotes.is_empty()).then(|| QuotePart { title: title(tone), quotes })
    };
    let wording = question.text.any(context.language);
    Some(vec![
        Block::Paragraph(format!("{wording} {}", numbers(context, quoted).join(" "))),
        Block::Quotes(Quotes {
            id: format!("quotes-{}", question.id),
            caption: wording.to_string(),
            parts: [Tone::Critical, Tone::Kind, Tone::Mixed].into_iter().filter_map(part).collect(),
        }),
    ])
}

/// How quotes were chosen.
pub(super) fn rule(context: &Context<'_>) -> Block {
    let words = context.language.quote_words();
    let free = context.results.quotes.iter().any(|quoted| quoted.no_criticism);
    Block::Note(if free { words.rule.to_string() } else { format!("{} {}", words.rule, words.balance) })
}

/// How many answered and how many are shown, of which tone: so that the choice can be seen.
fn numbers(context: &Context<'_>, quoted: &QuotedQuestion) -> Vec<String> {
    let words = context.language.quote_words();
    let count = |n: u64| number::count(context.language, n);
    let shown = |tone: Tone| count(quoted.shown(tone));
    let mut sentences = vec![
        (words.shown)(&count(quoted.answers), &count(quoted.quotes.len() as u64)),
        (words.sides)(&shown(Tone::Critical), &shown(Tone::Kind), &shown(Tone::Mixed)),
    ];
    if quoted.no_criticism {
        sentences.push(words.no_criticism.to_string());
    } else if let (Some(critical), Some(kind), Some(mixed)) = (quoted.critical, quoted.kind, quoted.mixed) {
        sentences.push((words.all_sides)(&count(critical), &count(kind), &count(mixed)));
    }
    sentences
}
