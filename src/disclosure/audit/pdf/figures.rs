//! Charts of a page: each is an element with a frame, and all that is painted inside the frame is the chart.

use super::super::marks::{Drawing, Label};
use super::content::{Path, Run};
use super::name_after;
use super::objects::{Kid, Objects, find, kids, number_after};

/// A chart on its page.
#[derive(Debug)]
pub(super) struct Figure {
    pub(super) page: u32,
    /// Left, lower, right and upper edge, in points.
    frame: [f64; 4],
    /// The marked pieces with its words.
    marks: Vec<u32>,
}

/// A frame is as wide as what is in it, to the rounding.
const NEAR: f64 = 1.0;

/// Every chart of a file.
pub(super) fn of(objects: &Objects<'_>) -> Vec<Figure> {
    let elements = objects.with(b"/StructElem").filter(|(_, element)| name_after(element, b"/S/") == b"Figure");
    elements.filter_map(|(_, element)| figure(element)).collect()
}

fn figure(element: &[u8]) -> Option<Figure> {
    let rest = &element[find(element, b"/BBox[")? + b"/BBox[".len()..];
    let numbers = std::str::from_utf8(&rest[..find(rest, b"]")?]).ok()?;
    let numbers: Vec<f64> = numbers.split_ascii_whitespace().filter_map(|number| number.parse().ok()).collect();
    let marks = kids(element).filter_map(|kid| if let Kid::Mark(_, mark) = kid { Some(mark) } else { None });
    Some(Figure { page: number_after(element, b"/Pg ")?, frame: numbers.try_into().ok()?, marks: marks.collect() })
}

impl Figure {
    /// What is painted in it, in its own pixels.
    pub(super) fn drawing(&self, runs: &[Run], paths: &[Path]) -> Drawing {
        let [left, lower, right, upper] = self.frame;
        let runs = runs.iter().filter(|run| run.mark.is_some_and(|mark| self.marks.contains(&mark)));
        let scale = runs.clone().map(|run| run.scale).find(|scale| *scale > 0.0).unwrap_or(1.0);
        let place = |(x, y): (f64, f64)| ((x - left) / scale, (upper - y) / scale);
        let labels = runs.map(|run| {
            let (x, y) = place((run.x, run.y));
            Label { x, y, text: run.text.trim().to_string() }
        });
        let is_inside =
            |(x, y): &(f64, f64)| (left - NEAR..right + NEAR).contains(x) && (lower - NEAR..upper + NEAR).contains(y);
        let inside = paths.iter().filter(|path| path.points.iter().all(is_inside));
        let marks = inside.filter_map(|path| {
            let points: Vec<(f64, f64)> = path.points.iter().map(|point| place(*point)).collect();
            if path.is_round {
                return Drawing::dot(&points);
            }
            if path.is_stroked && !path.is_filled { Drawing::line(&points) } else { Drawing::bar(&points) }
        });
        let marks = marks.collect();
        Drawing { labels: labels.collect(), marks }
    }
}
