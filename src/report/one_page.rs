//! The report on one page: key figures, how sure they are, one chart, and what the survey cannot tell.

use super::document::{Block, Document, DocumentKind};
use super::sections::{Context, limits, summary};
use crate::charts::{self, Selection};
use crate::language::Language;
use crate::results::Results;
use crate::survey::{Measure, Survey};

/// So many rates fit into the chart of a page; of more it shows those that the page tells.
const MOST_RATES: usize = 6;

/// So many limits fit; the weightiest come first.
const MOST_LIMITS: usize = 3;

/// Where its chart leads: the page has no place that tells how its figures were made.
const HERE: &str = "#figure-headlines";

/// The one-page version in one language.
pub fn one_page(survey: &Survey, results: &Results, language: Language) -> Document {
    let context = Context::new(survey, results, language);
    let words = language.application_words();
    let mut blocks = vec![summary::on_one_page(&context)];
    let rates = survey.indicators().iter().filter(|i| i.measure == Measure::Rate && (i.headline || i.primary)).count();
    let told = summary::rates_on_one_page(&context);
    let selection = if rates <= MOST_RATES { Selection::Headlines } else { Selection::Among(&told) };
    let charts = charts::rates(survey, results, language, context.last_wave(), &selection);
    blocks.extend(Context::figures("headlines", context.words.caption_headlines, charts, HERE));
    let paragraphs = limits::sentences(&context).into_iter().take(MOST_LIMITS).collect();
    blocks.push(Block::Callout { title: context.words.limits.to_string(), paragraphs });
    let file = format!("report.{}.pdf", language.code());
    let provenance = (context.words.provenance_text)(&results.mittari);
    blocks.push(Block::Note(format!("{} {provenance}", (words.whole_report)(&file))));
    let mut document = super::front(&context, DocumentKind::OnePage, blocks);
    document.subtitle = Some(words.one_page.to_string());
    document
}
