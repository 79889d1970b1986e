//! Finnish.

mod application;
mod chapters;
mod charts;
mod each;
mod kinds;
mod participation;
mod report;
mod workbook;

use super::messages::Words;

pub(super) const WORDS: Words = Words {
    report: report::REPORT,
    application: application::APPLICATION,
    chapters: chapters::CHAPTERS,
    participation: participation::PARTICIPATION,
    chart: charts::CHART,
    kinds: kinds::KINDS,
    workbook: workbook::WORKBOOK,
    each: each::EACH,
};
