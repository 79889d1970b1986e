//! Swedish, as written in Finland.

mod charts;
mod report;

use super::messages::Words;

pub(super) const WORDS: Words = Words { report: report::REPORT, chart: charts::CHART };
