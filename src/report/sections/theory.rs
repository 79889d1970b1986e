//! How the activity is meant to work, as the evaluator drew it: a picture and the same as a list.

use super::Context;
use crate::charts;
use crate::report::document::Block;

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let Some(theory) = &context.survey.definition().theory else { return Vec::new() };
    let words = context.language.chapter_words();
    let chart = charts::theory(context.survey, context.results, context.language, context.last_wave());
    let text = |id: &String| {
        let found = theory.step.iter().find(|step| step.id == *id);
        found.map(|step| step.text.any(context.language).to_string())
    };
    let leading = theory.step.iter().filter(|step| !step.leads_to.is_empty());
    let arrows = leading.map(|step| {
        let next: Vec<String> = step.leads_to.iter().filter_map(text).collect();
        (words.theory_leads)(step.text.any(context.language), &next.join("; "))
    });
    let mut blocks =
        vec![Context::heading(1, "theory", words.theory), Block::Paragraph(words.theory_intro.to_string())];
    blocks.extend(Context::figures(
        "theory",
        words.theory_caption,
        chart.into_iter().collect(),
        super::indicators::TABLE,
    ));
    let arrows: Vec<String> = arrows.collect();
    if !arrows.is_empty() {
        blocks.push(Block::List(arrows));
    }
    blocks
}
