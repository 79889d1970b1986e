//! Finnish.

mod application;
mod chain;
mod change;
mod chapters;
mod charts;
mod choices;
mod compare;
mod each;
mod kinds;
mod organisations;
mod participation;
mod protection;
mod report;
mod trace;
mod workbook;

use super::messages::Words;

pub(super) const WORDS: Words = Words {
    report: report::REPORT,
    application: application::APPLICATION,
    chapters: chapters::CHAPTERS,
    participation: participation::PARTICIPATION,
    protection: protection::PROTECTION,
    chain: chain::CHAIN,
    change: change::CHANGE,
    chart: charts::CHART,
    choices: choices::CHOICES,
    compare: compare::COMPARE,
    kinds: kinds::KINDS,
    organisations: organisations::ORGANISATIONS,
    workbook: workbook::WORKBOOK,
    each: each::EACH,
    trace: trace::TRACE,
};
