//! The numbers of a chart, for office programs that draw charts themselves and let their users change them.

use plotters::style::RGBColor;

/// Bars from the top down, each of the same parts from the left.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What stands beside each bar.
    pub categories: Vec<String>,
    /// Parts of every bar. Several stand behind each other and make a whole; one alone is the bar.
    pub parts: Vec<Part>,
    /// Answers that the smallest bar rests on: decides the decimals.
    pub n: u64,
    /// What a reader should know of bars that are not there.
    pub note: Option<String>,
}

/// A part of every bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name in the legend.
    pub name: String,
    /// Its colour, and that of a number on it: red, green, blue.
    pub color: (u8, u8, u8),
    /// Colour of letters on it.
    pub letters: (u8, u8, u8),
    /// Its share of each bar, 0..1.
    pub shares: Vec<f64>,
}

impl Part {
    pub(super) fn new(name: impl Into<String>, color: RGBColor, shares: Vec<f64>) -> Self {
        let letters = super::style::on(color);
        Self { name: name.into(), color: bytes(color), letters: bytes(letters), shares }
    }
}

fn bytes(color: RGBColor) -> (u8, u8, u8) {
    (color.0, color.1, color.2)
}
