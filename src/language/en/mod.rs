//! English.

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
mod locale;
mod organisations;
mod participation;
mod protection;
mod quotes;
mod report;
mod rules;
mod trace;
mod workbook;

pub(super) use locale::LOCALE;

use super::messages::Words;

pub(super) const WORDS: Words = Words {
    report: report::REPORT,
    application: application::APPLICATION,
    body: body::BODY,
    chapters: chapters::CHAPTERS,
    participation: participation::PARTICIPATION,
    protection: protection::PROTECTION,
    quotes: quotes::QUOTES,
    chain: chain::CHAIN,
    change: change::CHANGE,
    change_groups: change_groups::CHANGE_GROUPS,
    change_size: change_size::CHANGE_SIZE,
    chart: charts::CHART,
    choices: choices::CHOICES,
    compare: compare::COMPARE,
    kinds: kinds::KINDS,
    organisations: organisations::ORGANISATIONS,
    workbook: workbook::WORKBOOK,
    each: each::EACH,
    trace: trace::TRACE,
};
