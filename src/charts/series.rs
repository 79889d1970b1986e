//! The numbers of a chart, for office programs that draw charts themselves and let their users change them.

use plotters::style::RGBColor;

/// Bars from the top down, each of the same parts from the left.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What stands beside each bar.
    pub categories: Vec<String>,
    /// Parts of every bar. Several stand behind each other and make a whole; one alone is the bar.
    pub parts: Vec<Part>,
    /// How sure each bar is: lower and upper end of its interval. As long as the bars, or empty where none was reckoned.
    pub intervals: Vec<(f64, f64)>,
    /// What the bars are held against, where anything is.
    pub against: Option<Against>,
    /// Where the bars stand.
    pub axis: Axis,
    /// How numbers are shown, as a spreadsheet writes it.
    pub format: String,
    /// What a reader should know: of what was left out, and of bars that are not there.
    pub notes: Vec<String>,
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
    /// How long it is in each bar, in the unit of the axis.
    pub values: Vec<f64>,
}

/// What bars are held against, such as targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Against {
    /// Its name in the legend.
    pub name: String,
    /// Its value for each bar, where the bar has one.
    pub values: Vec<Option<f64>>,
}

/// Where bars stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// From nought to the whole: shares.
    Whole,
    /// From nought to the longest.
    Longest,
}

impl Part {
    pub(super) fn new(name: impl Into<String>, color: RGBColor, values: Vec<f64>) -> Self {
        let letters = super::style::on(color);
        Self { name: name.into(), color: bytes(color), letters: bytes(letters), values }
    }
}

impl Against {
    /// Nothing where no bar is held against anything.
    pub(super) fn new(name: &str, values: Vec<Option<f64>>) -> Option<Self> {
        values.iter().any(Option::is_some).then(|| Self { name: name.into(), values })
    }
}

fn bytes(color: RGBColor) -> (u8, u8, u8) {
    (color.0, color.1, color.2)
}
