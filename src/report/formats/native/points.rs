//! Points and lines between two axes of numbers.

use rust_xlsxwriter::{
    Chart as Excel, ChartDataLabel, ChartDataLabelPosition, ChartFormat, ChartLine, ChartMarker, ChartMarkerType,
    ChartSolidFill, ChartType,
};

use super::dress::{INK, LEAST_HEIGHT, MUTED, RULE, SMALL, color, dress, font, told_once};
use super::{Cells, Column, Place, Title};
use crate::charts::{Mark, PointSet, Points};
use crate::language::spreadsheet;

/// Size of a mark, in points.
const MARK: u8 = 8;

/// Height on the page in CSS pixels.
pub(super) fn height(_: &Points, scale: f64) -> f64 {
    scale * LEAST_HEIGHT * 1.4
}

/// Three columns a set: names, across, up.
pub(super) fn columns(points: &Points) -> Vec<Column> {
    let columns = |set: &PointSet| {
        let across = set.points.iter().map(|(across, _)| Some(*across)).collect();
        let up = set.points.iter().map(|(_, up)| Some(*up)).collect();
        [
            Column { head: None, cells: Cells::Names(set.labels.clone()) },
            Column { head: Some(points.across.0.clone()), cells: Cells::Numbers(across, spreadsheet::count()) },
            Column { head: Some(set.name.clone()), cells: Cells::Numbers(up, points.format.clone()) },
        ]
    };
    points.sets.iter().flat_map(columns).collect()
}

pub(super) fn excel(points: &Points, place: Place<'_>, title: Title<'_>, scale: f64) -> Excel {
    let mut excel = Excel::new(ChartType::Scatter);
    for (number, set) in (0..).zip(&points.sets) {
        let rows = u32::try_from(set.points.len()).unwrap_or(u32::MAX);
        let (names, across, up) = (3 * number, 3 * number + 1, 3 * number + 2);
        let series = excel.add_series();
        series.set_name(place.head(up)).set_categories(place.cells(across, rows)).set_values(place.cells(up, rows));
        look(series, set);
        if !set.labels.is_empty() {
            let font = font(SMALL * scale, INK).set_bold().clone();
            let label = |row: u32| {
                let mut label = ChartDataLabel::new();
                // The cell's text: words could be taken for a formula.
                label
                    .set_value((place.sheet, place.heads + row, names))
                    .set_position(ChartDataLabelPosition::Right)
                    .set_font(&font);
                label
            };
            let labels: Vec<ChartDataLabel> = (1..=rows).map(label).collect();
            series.set_custom_data_labels(&labels);
        }
    }
    dress(&mut excel, title, place, true, scale);
    told_once(&mut excel, points.sets.iter().map(|set| set.name.as_str()));
    let line = ChartLine::new().set_color(RULE).clone();
    let (name, (low, high)) = &points.across;
    let letters = font(SMALL * scale, MUTED);
    excel
        .x_axis()
        .set_name(name.as_str())
        .set_name_font(&letters)
        .set_min(*low)
        .set_max(*high)
        .set_num_format(spreadsheet::count())
        .set_font(&letters)
        .set_major_gridlines(false)
        .set_format(ChartFormat::new().set_line(&line));
    excel
        .y_axis()
        .set_min(0)
        .set_max(1)
        .set_major_unit(0.25)
        .set_num_format(points.format.as_str())
        .set_font(&letters)
        .set_major_gridlines_line(&line)
        .set_format(ChartFormat::new().set_no_line());
    excel
}

fn look(series: &mut rust_xlsxwriter::ChartSeries, set: &PointSet) {
    let color = color(set.color);
    if let Mark::Line(wide) = set.mark {
        series
            .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(color).set_width(wide)))
            .set_marker(ChartMarker::new().set_none());
        return;
    }
    let (kind, is_filled) = match set.mark {
        Mark::Ring => (ChartMarkerType::Circle, false),
        Mark::Square => (ChartMarkerType::Square, true),
        Mark::Dot | Mark::Line(_) => (ChartMarkerType::Circle, true),
    };
    let mut format = ChartFormat::new();
    format.set_border(ChartLine::new().set_color(color).set_width(1.5));
    if is_filled {
        format.set_solid_fill(ChartSolidFill::new().set_color(color));
    } else {
        format.set_no_fill();
    }
    series
        .set_format(ChartFormat::new().set_no_line())
        .set_marker(ChartMarker::new().set_type(kind).set_size(MARK).set_format(&mut format));
}
