//! The numbers of a chart, for office programs that draw charts themselves and let their users change them.

use plotters::style::RGBColor;

/// A chart as office programs have it.
#[derive(Debug, Clone, PartialEq)]
pub enum Native {
    /// Bars from the top down.
    Bars(Bars),
    /// Points and lines between two axes of numbers.
    Points(Points),
}

/// Bars from the top down, each of the same parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What is shown, where that differs from the picture's words.
    pub subtitle: Option<String>,
    /// What stands beside each row.
    pub categories: Vec<String>,
    /// What the rows show.
    pub parts: Vec<Part>,
    /// How the parts of a row stand to each other.
    pub stack: Stack,
    /// What the bars are held against, where anything is.
    pub against: Vec<Against>,
    /// Where the bars stand.
    pub axis: Axis,
    /// How numbers are shown, as a spreadsheet writes it.
    pub format: String,
    /// What a reader should know: of what was left out, and of bars that are not there.
    pub notes: Vec<String>,
}

/// A part of every row.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name in the legend.
    pub name: String,
    /// Its colour: red, green, blue.
    pub color: Colour,
    /// Colour of letters on it.
    pub letters: Colour,
    /// How long it is in each row that has it, in the unit of the axis.
    pub values: Vec<Option<f64>>,
    /// How sure it is: lower and upper end of its interval. As long as the rows, or empty where none was reckoned.
    pub intervals: Vec<Option<(f64, f64)>>,
}

/// Red, green, blue.
pub type Colour = (u8, u8, u8);

/// How the parts of a row stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stack {
    /// Behind each other: together they are the whole.
    Whole,
    /// Each row has one of them; their colours say what the row is.
    OneOf,
    /// One below the other.
    Beside,
}

/// What bars are held against, such as targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Against {
    /// Its name in the legend.
    pub name: String,
    /// Its value for each row, where the row has one.
    pub values: Vec<Option<f64>>,
}

/// Where bars stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Axis {
    /// From nought to the whole: shares.
    Whole,
    /// From nought to the longest.
    Longest,
    /// From the lowest to the highest of these, with nought among them: differences.
    Across(f64, f64),
}

/// Points and lines between two axes of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Points {
    /// What is drawn, the lowest layer first; neighbours of one name are told as one.
    pub sets: Vec<PointSet>,
    /// Name and ends of the axis across.
    pub across: (String, (f64, f64)),
    /// How numbers are shown on the axis upwards, which is of shares, as a spreadsheet writes it.
    pub format: String,
    /// What a reader should know.
    pub notes: Vec<String>,
}

/// Points that look alike, or a line through them.
#[derive(Debug, Clone, PartialEq)]
pub struct PointSet {
    /// Its name in the legend.
    pub name: String,
    /// Its colour.
    pub color: Colour,
    /// How it is drawn.
    pub mark: Mark,
    /// Across and up.
    pub points: Vec<(f64, f64)>,
    /// What each point is called; empty where they have no names.
    pub labels: Vec<String>,
}

/// How points are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Mark {
    /// A line through all of them, so many points wide.
    Line(f64),
    /// An empty circle each.
    Ring,
    /// A circle each.
    Dot,
    /// A square each.
    Square,
}

impl Part {
    /// A part of every row.
    pub(super) fn new(name: impl Into<String>, color: RGBColor, values: Vec<f64>) -> Self {
        Self::some(name, color, values.into_iter().map(Some).collect())
    }

    /// A part of some rows.
    pub(super) fn some(name: impl Into<String>, color: RGBColor, values: Vec<Option<f64>>) -> Self {
        let letters = super::style::on(color);
        Self { name: name.into(), color: bytes(color), letters: bytes(letters), values, intervals: Vec::new() }
    }

    /// Parts of one kind, such as rounds, from light to dark; one alone is a bar like any other.
    pub fn shades(count: usize) -> Vec<Colour> {
        if count > 1 {
            super::style::shades(count).into_iter().map(bytes).collect()
        } else {
            vec![bytes(super::style::BAR)]
        }
    }

    /// A part of some rows with how sure it is in each.
    pub fn colored(
        name: impl Into<String>,
        (red, green, blue): Colour,
        values: Vec<Option<f64>>,
        intervals: Vec<Option<(f64, f64)>>,
    ) -> Self {
        Self::some(name, RGBColor(red, green, blue), values).within(intervals)
    }

    /// The part with how sure it is in each row.
    pub(super) fn within(self, intervals: Vec<Option<(f64, f64)>>) -> Self {
        Self { intervals, ..self }
    }
}

impl Against {
    /// Nothing where no bar is held against anything.
    pub(super) fn new(name: &str, values: Vec<Option<f64>>) -> Option<Self> {
        values.iter().any(Option::is_some).then(|| Self { name: name.into(), values })
    }
}

impl Native {
    /// What is shown, where that differs from the picture's words.
    pub fn subtitle(&self) -> Option<&str> {
        match self {
            Self::Bars(bars) => bars.subtitle.as_deref(),
            Self::Points(_) => None,
        }
    }

    /// What a reader should know.
    pub fn notes(&self) -> &[String] {
        match self {
            Self::Bars(bars) => &bars.notes,
            Self::Points(points) => &points.notes,
        }
    }

    /// Whether it is a single bar, which a picture shows as well, and in less room.
    pub fn is_single(&self) -> bool {
        matches!(self, Self::Bars(bars) if bars.categories.len() < 2 && bars.stack != Stack::Beside)
    }
}

pub(super) fn bytes(color: RGBColor) -> Colour {
    (color.0, color.1, color.2)
}
