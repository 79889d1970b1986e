//! Results to pictures.
//!
//! A chart is two functions: one decides its content (rows, order, title, notes, alt text) from
//! published results, one only paints it at a given width.

use crate::language::Language;
use crate::results::Results;
use crate::survey::{Survey, Topic};

/// A chart whose content is decided; it can be drawn at any width.
#[derive(Debug, Clone)]
pub struct Chart {}

/// Which figures a chart of rates shows.
pub enum Selection<'a> {
    /// Headline indicators, for everybody.
    Headlines,
    /// One indicator over the groups of a background question.
    Groups {
        /// Id of the indicator.
        indicator: &'a str,
        /// Id of the background question.
        question: &'a str,
    },
}

/// A drawn chart.
#[derive(Debug, Clone)]
pub struct Picture {
    /// SVG.
    pub svg: String,
    /// Width in CSS pixels (1/96 inch).
    pub width_px: f64,
    /// Height in CSS pixels.
    pub height_px: f64,
}

/// Rates.
pub fn rates(_: &Survey, _: &Results, _: Language, _wave: &str, _: &Selection<'_>) -> Option<Chart> {
    None
}

/// Distributions.
pub fn distributions(_: &Survey, _: &Results, _: Language, _wave: &str, _: Topic) -> Vec<Chart> {
    Vec::new()
}

impl Chart {
    /// Draws the chart anew for a width, so that text keeps its size.
    pub fn draw(&self, _width_px: f64) -> Picture {
        Picture { svg: String::new(), width_px: 0.0, height_px: 0.0 }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
/// Kinds.
pub enum ChartKind { /// Rates
Rates, /// Distribution
Distribution }
/// x
pub fn indicator(_: &Survey, _: &Results, _: Language, _wave: &str, _: &str) -> Option<Chart> { None }
/// x
pub fn question(_: &Survey, _: &Results, _: Language, _wave: &str, _: &str) -> Option<Chart> { None }
impl Picture {
/// x
pub fn png(&self, _: f64) -> Result<Vec<u8>, String> { Ok(vec![]) }
/// x
pub fn standalone_svg(&self) -> String { String::new() }
}
