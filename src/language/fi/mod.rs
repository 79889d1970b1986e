//! Finnish.

mod charts;
mod kinds;
mod report;
mod workbook;

use super::messages::Words;

pub(super) const WORDS: Words =
    Words { report: report::REPORT, chart: charts::CHART, kinds: kinds::KINDS, workbook: workbook::WORKBOOK };
