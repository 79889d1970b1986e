//! Swedish, as written in Finland.

mod charts;
mod participation;
mod report;

use super::messages::Words;

pub(super) const WORDS: Words =
    Words { participation: participation::PARTICIPATION, report: report::REPORT, chart: charts::CHART };
