//! Charts as a ruler reads them: the length of a bar is a number. In the row of a hidden group nothing may be drawn
//! but what every row has: lines down the whole chart, and lines across it.

use std::collections::BTreeSet;

/// Half the height of a line of text: marks stand on its middle, letters on its foot.
const MIDDLE: f64 = 4.0;

/// Marks of a row stand this near to the middle of its label, or below it where there is little room beside.
const ABOVE: f64 = 8.0;
const BELOW: f64 = 30.0;

/// A line that is not level by more than this is no line across.
const LEVEL: f64 = 0.5;

/// The hidden groups in whose rows something is drawn.
pub(super) fn drawn<'a>(picture: &str, hidden: &'a BTreeSet<String>) -> BTreeSet<&'a str> {
    let elements: Vec<&str> = picture.split('<').skip(1).collect();
    let texts: Vec<(f64, f64, &str)> = elements.iter().filter_map(|element| text(element)).collect();
    let marks: Vec<(f64, f64)> = elements.iter().filter_map(|element| mark(element)).collect();
    let mut found = BTreeSet::new();
    for (x, y, label) in &texts {
        let Some(name) = hidden.get(*label) else { continue };
        // A row ends where the next label of the same column begins.
        let next = texts.iter().filter(|(left, below, _)| left == x && below > y).map(|(_, below, _)| *below);
        let end = next.fold(f64::INFINITY, f64::min) - MIDDLE - ABOVE;
        let (from, to) = (y - MIDDLE - ABOVE, (y + BELOW).min(end));
        if marks.iter().any(|(left, middle)| left > x && *middle >= from && *middle < to) {
            found.insert(name.as_str());
        }
    }
    found
}

/// Where a text stands, and what it says.
fn text(element: &str) -> Option<(f64, f64, &str)> {
    let (tag, label) = element.strip_prefix("text ")?.split_once('>')?;
    Some((number(tag, "x=\"")?, number(tag, " y=\"")?, label.trim()))
}

/// Where a mark begins, and at which height its middle is; `None` of what is no mark.
fn mark(element: &str) -> Option<(f64, f64)> {
    if element.starts_with("circle ") {
        return Some((number(element, " cx=\"")? - number(element, " r=\"")?, number(element, " cy=\"")?));
    }
    if element.starts_with("rect ") {
        // White rooms keep lines away from words.
        let is_white = element.contains("fill=\"#fff\"") && !element.contains("stroke=");
        let (width, height) = (number(element, " width=\"")?, number(element, " height=\"")?);
        let middle = number(element, " y=\"")? + height / 2.0;
        return Some((number(element, " x=\"")?, middle)).filter(|_| !is_white && width > 0.0 && height < BELOW);
    }
    let points = element.strip_prefix("polyline points=\"")?.split('"').next()?;
    let points: Vec<(f64, f64)> = points
        .split(' ')
        .filter_map(|point| point.split_once(','))
        .filter_map(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)))
        .collect();
    let (first, last) = (*points.first()?, *points.last()?);
    // Lines across the whole picture part its rows.
    let is_level = (first.1 - last.1).abs() < LEVEL && first.0 > 0.0;
    is_level.then_some((first.0.min(last.0), first.1))
}

fn number(element: &str, attribute: &str) -> Option<f64> {
    element.split_once(attribute)?.1.split('"').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(marks: &str) -> usize {
        let hidden = ["Pori".to_string()].into();
        let picture = format!(
            "<svg><text x=\"0\" y=\"100\" font-size=\"12\">Pori</text><polyline points=\"0,114 900,114\"/>\
             <polyline points=\"370,78 370,114\"/><text x=\"0\" y=\"136\">Vaasa</text><circle cx=\"500\" cy=\"132\" r=\"4\"/>{marks}</svg>"
        );
        drawn(&picture, &hidden).len()
    }

    #[test]
    fn a_mark_in_the_row_of_a_hidden_group_is_found() {
        assert_eq!(found(""), 0, "lines of the chart and the next row's mark are none");
        assert_eq!(found("<circle cx=\"500\" cy=\"96\" r=\"4.2\" fill=\"#125a93\"/>"), 1);
        assert_eq!(found("<rect x=\"370\" y=\"90\" width=\"120\" height=\"12\" fill=\"#125a93\"/>"), 1);
        assert_eq!(found("<polyline points=\"420,96 510,96\" fill=\"none\"/>"), 1);
        assert_eq!(found("<rect x=\"368\" y=\"88\" width=\"90\" height=\"15\" fill=\"#fff\"/>"), 0);
    }
}
