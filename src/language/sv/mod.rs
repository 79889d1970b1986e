//! Swedish, as written in Finland.

mod charts;
mod report;
mod workbook;

use super::messages::Words;

pub(super) const WORDS: Words = Words { report: report::REPORT, chart: charts::CHART, workbook: workbook::WORKBOOK };
