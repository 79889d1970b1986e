//! Results and pictures to a document, and a document to files.

pub mod document;
pub mod each;
mod files;
pub mod folder;
pub mod formats;
mod markdown;
mod one_page;
mod sections;
pub mod tables;
mod texts;

pub use files::{Failed, Part, RECORD, Wanted, files, record};
pub use one_page::one_page;

use crate::language::{Language, number};
use crate::results::Results;
use crate::survey::Survey;
use document::{Block, Document, DocumentKind, FormatWords};
use sections::{APPENDICES, BODY, Context};

/// The whole report in one language.
pub fn document(survey: &Survey, results: &Results, language: Language) -> Document {
    let context = Context::new(survey, results, language);
    let mut blocks: Vec<Block> = BODY.iter().flat_map(|section| section(&context)).collect();
    let body = blocks.len();
    blocks.extend(APPENDICES.iter().flat_map(|section| section(&context)));
    let traces = Some(sections::trace::traces(&context, &blocks));
    Document { body, traces, ..front(&context, DocumentKind::Report, blocks) }
}

/// A document with the title page that all kinds share.
fn front(context: &Context<'_>, kind: DocumentKind, blocks: Vec<Block>) -> Document {
    let language = context.language;
    let (words, chapters) = (context.words, language.chapter_words());
    let about = context.survey.about();
    let text = |text: &Option<crate::language::Text>| text.as_ref().map(|t| t.any(language).to_string());
    let date = about.date.map(|d| number::date(language, d.year, d.month, d.day));
    let facts = [
        (words.programme, text(&about.programme)),
        (words.funder, text(&about.funder)),
        (words.evaluator, text(&about.evaluator)),
        (chapters.evaluation, about.evaluation.map(|kind| (chapters.evaluation_kind)(kind).to_string())),
        (chapters.period, text(&about.period)),
        (words.date, date),
        (chapters.version, about.version.clone()),
        (words.asked, asked(context)),
        (words.respondents, respondents(context)),
    ];
    Document {
        kind,
        language,
        title: about.title.any(language).to_string(),
        subtitle: Some(words.kind.to_string()),
        facts: facts.into_iter().filter_map(|(label, value)| Some((label.to_string(), value?))).collect(),
        author: text(&about.evaluator),
        // A report without a date of its own is as old as its last round.
        date: about.date.or(context.survey.waves().last().and_then(|w| w.date)).map(|d| (d.year, d.month, d.day)),
        logo: context.survey.logo().map(|logo| {
            let alt = context.survey.definition().look.as_ref().and_then(|look| text(&look.logo_alt));
            (logo.clone(), alt.unwrap_or_default())
        }),
        accent: context.survey.definition().look.as_ref().and_then(|look| look.accent),
        banner: about.made_up.then(|| words.made_up_banner.to_string()),
        words: FormatWords {
            contents: words.contents,
            figure: words.figure,
            table: words.table,
            skip_to_content: words.skip_to_content,
            how_made: language.trace_words().how_made,
            signs_lacking: words.signs_lacking,
            hidden: words.hidden,
        },
        traces: None,
        codebook: sections::codebook::table(context),
        body: blocks.len(),
        blocks,
    }
}

/// The last wave and when it was asked, where the survey says so.
fn asked(context: &Context<'_>) -> Option<String> {
    let date = context.survey.last_round()?.date?;
    let date = number::date(context.language, date.year, date.month, date.day);
    Some(format!("{}, {date}", context.wave_title(context.last_wave())))
}

/// How many answered in the last wave, of how many: `47/64 (73 %)`.
fn respondents(context: &Context<'_>) -> Option<String> {
    let wave = context.last_wave();
    let response = context.results.response.iter().find(|r| r.wave == wave && r.group.is_none())?;
    sections::participation::counted(context, response)
}
