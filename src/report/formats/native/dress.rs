//! What all charts that office programs draw have in common: letters, colours, title, legend.

use rust_xlsxwriter::{Chart as Excel, ChartFont, ChartFormat, ChartLegendPosition, Color};

use super::{Place, Title};
use crate::charts::Colour;

/// Size of the labels beside the bars and of other letters, in points.
pub(super) const LABEL_SIZE: f64 = 10.0;
pub(in super::super) const SMALL: f64 = 9.0;

/// LibreOffice lays every chart out at 16 by 9 and squeezes it into its place: in a lower one letters could not be read.
pub(super) const LEAST_HEIGHT: f64 = 264.0;

pub(super) const INK: Color = Color::RGB(0x1B_1F_24);
pub(super) const MUTED: Color = Color::RGB(0x55_5F_6B);
pub(super) const RULE: Color = Color::RGB(0xDD_E1_E6);
const WARNING: Color = Color::RGB(0xA8_4A_0C);

/// Title and legend.
pub(super) fn dress(excel: &mut Excel, title: Title<'_>, place: Place<'_>, has_legend: bool, scale: f64) {
    match title {
        Title::MadeUp(made_up) => {
            let font = font(SMALL * scale, WARNING).set_bold().clone();
            excel.title().set_name(made_up).set_font(&font);
        }
        Title::OfSheet => {
            excel.title().set_name((place.sheet, 0, 0)).set_font(&font(LABEL_SIZE * 1.2 * scale, MUTED));
        }
        Title::None => {
            excel.title().set_hidden();
        }
    }
    if has_legend {
        excel.legend().set_position(ChartLegendPosition::Top).set_font(&font(LABEL_SIZE * scale, INK));
    } else {
        excel.legend().set_hidden();
    }
    excel.chart_area().set_format(ChartFormat::new().set_no_border().set_no_fill());
}

/// A size in the unit of drawings: hundredths of a point.
pub(in super::super) fn hundredths(size: f64) -> String {
    format!("{:.0}", (size * 2.0).round() * 50.0)
}

/// Entries that say the same as the one before them are told once.
pub(super) fn told_once<'a>(excel: &mut Excel, names: impl Iterator<Item = &'a str>) {
    let names: Vec<&str> = names.collect();
    let again: Vec<usize> = (1..names.len()).filter(|i| names[*i] == names[i - 1]).collect();
    if !again.is_empty() {
        excel.legend().delete_entries(&again);
    }
}

/// The letters of the document.
pub(super) fn font(size: f64, color: Color) -> ChartFont {
    ChartFont::new().set_name("Calibri").set_size((size * 2.0).round() / 2.0).set_color(color).clone()
}

pub(super) fn color((red, green, blue): Colour) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

/// The step between the numbers of an axis that reaches so far: 1, 2 or 5 of some power of ten.
pub(super) fn round_step(longest: f64) -> f64 {
    /// So many steps at most.
    const STEPS: f64 = 4.0;
    let least = (longest / STEPS).max(f64::MIN_POSITIVE);
    let power = 10_f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0].map(|step| step * power);
    steps.into_iter().find(|step| *step >= least * 0.999_999).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::round_step;

    #[test]
    fn steps_are_round_numbers() {
        assert_eq!([31.4, 20.0, 64.0, 4.1].map(round_step), [10.0, 5.0, 20.0, 2.0]);
        assert!((round_step(0.83) - 0.5).abs() < 1e-9);
    }
}
