//! Every word of charts and reports, as structs that each language fills: a message that a language
//! lacks does not compile. Numbers arrive as text from `number`; names and wordings arrive as they are.
//!
//! Sentences are whole, never glued from parts, and no number or name in them needs inflection. A new area of
//! words is a file here, a field of [`Words`], and a file in each language's folder.

mod application;
mod body;
mod chain;
mod change;
mod change_groups;
mod change_size;
mod chapters;
mod charts;
mod choices;
mod compare;
mod each;
mod kinds;
mod organisations;
mod participation;
mod protection;
mod quotes;
mod report;
mod rules;
mod trace;
mod workbook;

pub(crate) use application::*;
pub(crate) use body::*;
pub(crate) use chain::*;
pub(crate) use change::*;
pub(crate) use change_groups::*;
pub(crate) use change_size::*;
pub(crate) use chapters::*;
pub(crate) use charts::*;
pub(crate) use choices::*;
pub(crate) use compare::*;
pub(crate) use each::*;
pub(crate) use kinds::*;
pub(crate) use organisations::*;
pub(crate) use participation::*;
pub(crate) use protection::*;
pub(crate) use quotes::*;
pub(crate) use report::*;
pub use rules::Rule;
pub(crate) use rules::{RuleWords, RulesWords};
pub(crate) use trace::*;
pub(crate) use workbook::*;

/// All the words of a language.
pub(crate) struct Words {
    pub(crate) report: ReportWords,
    pub(crate) change: ChangeWords,
    pub(crate) change_groups: ChangeGroupWords,
    pub(crate) change_size: ChangeSizeWords,
    pub(crate) chart: ChartWords,
    pub(crate) application: ApplicationWords,
    pub(crate) body: BodyWords,
    pub(crate) choices: ChoiceWords,
    pub(crate) compare: CompareWords,
    pub(crate) chapters: ChapterWords,
    pub(crate) participation: ParticipationWords,
    pub(crate) protection: ProtectionWords,
    pub(crate) quotes: QuoteWords,
    pub(crate) chain: ChainWords,
    pub(crate) kinds: KindWords,
    pub(crate) organisations: OrganisationWords,
    pub(crate) workbook: WorkbookWords,
    pub(crate) each: EachWords,
    pub(crate) trace: TraceWords,
}
