//! Charts as a ruler reads them: the length of a bar is a number. In the row of a hidden group nothing may be drawn
//! but what every row has: lines down the whole chart, and lines across it. Nor may a number stand there.

use std::collections::BTreeSet;

use super::names::Names;

/// Half the height of a line of text: marks stand on its middle, letters on its foot.
const MIDDLE: f64 = 4.0;

/// Marks of a row stand this near to the middle of its label, or below it where there is little room beside.
const ABOVE: f64 = 8.0;
const BELOW: f64 = 30.0;

/// A line that is not level by more than this is no line across.
const LEVEL: f64 = 0.5;

/// What begins this near to the left edge goes across the whole chart.
const EDGE: f64 = 1.0;

/// The lines of a long label stand no further below each other, and there are no more of them.
const LINE: f64 = 20.0;
const LINES: usize = 6;

/// A chart as it is drawn, in its pixels from the upper left.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// Its words.
    pub(super) labels: Vec<Label>,
    /// Where each mark begins, and at which height its middle is.
    pub(super) marks: Vec<(f64, f64)>,
}

/// A line of words, by the left of its foot.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) text: String,
}

/// The row of a hidden group.
struct Row<'a> {
    name: &'a str,
    left: f64,
    from: f64,
    /// The foot of the last line of its label, and where the row ends.
    foot: f64,
    end: f64,
}

impl std::fmt::Display for Drawing {
    /// What is drawn where, to the pixel.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.labels.iter().try_for_each(|label| writeln!(f, "{:.0} {:.0} {}", label.x, label.y, label.text))?;
        self.marks.iter().try_for_each(|(left, middle)| writeln!(f, "{left:.0} {middle:.0}"))
    }
}

impl Drawing {
    /// What an SVG of ours draws.
    pub(super) fn of_svg(picture: &str) -> Self {
        let elements: Vec<&str> = picture.split('<').skip(1).collect();
        let labels = elements.iter().filter_map(|element| label(element)).collect();
        Self { labels, marks: elements.iter().filter_map(|element| mark(element)).collect() }
    }

    /// A circle by points of it.
    pub(super) fn dot(points: &[(f64, f64)]) -> Option<(f64, f64)> {
        let (left, _, upper, lower) = edges(points)?;
        Some((left, f64::midpoint(upper, lower)))
    }

    /// A bar by its corners; `None` of triangles, and of what is higher than a row.
    pub(super) fn bar(corners: &[(f64, f64)]) -> Option<(f64, f64)> {
        let (left, right, upper, lower) = edges(corners)?;
        let is_corner = |(x, y): &(f64, f64)| {
            [left, right].iter().any(|edge| (edge - x).abs() < LEVEL)
                && [upper, lower].iter().any(|edge| (edge - y).abs() < LEVEL)
        };
        let is_bar = corners.len() > 3 && corners.iter().all(is_corner);
        (is_bar && right > left && lower - upper < BELOW).then_some((left, f64::midpoint(upper, lower)))
    }

    /// A line by its points; `None` where it is not level, or goes across the whole chart and parts its rows.
    pub(super) fn line(points: &[(f64, f64)]) -> Option<(f64, f64)> {
        let (first, last) = (*points.first()?, *points.last()?);
        let is_level = (first.1 - last.1).abs() < LEVEL && first.0 > EDGE;
        is_level.then_some((first.0.min(last.0), first.1))
    }

    /// The hidden groups in whose rows something is drawn.
    pub(super) fn drawn<'a>(&self, names: &'a Names) -> BTreeSet<&'a str> {
        let is_drawn = |row: &Row<'_>| {
            self.marks.iter().any(|(left, middle)| *left > row.left + EDGE && *middle >= row.from && *middle < row.end)
        };
        self.rows(names).filter(is_drawn).map(|row| row.name).collect()
    }

    /// The hidden groups beside whose names a number stands, on the same line.
    pub(super) fn told<'a>(&self, names: &'a Names) -> BTreeSet<&'a str> {
        let is_told = |row: &Row<'_>| {
            let beside =
                |label: &&Label| label.x > row.left && label.y > row.from + ABOVE && label.y < row.foot + MIDDLE;
            self.labels.iter().filter(beside).any(|label| names.is_number(&label.text))
        };
        self.rows(names).filter(is_told).map(|row| row.name).collect()
    }

    /// Rows of hidden groups: a label may take several lines.
    fn rows<'a>(&self, names: &'a Names) -> impl Iterator<Item = Row<'a>> {
        (0..self.labels.len()).filter_map(move |at| {
            let first = &self.labels[at];
            let mut below: Vec<&Label> =
                self.labels.iter().filter(|l| (l.x - first.x).abs() < LEVEL && l.y > first.y).collect();
            below.sort_by(|a, b| a.y.total_cmp(&b.y));
            let (mut text, mut foot, mut lines) = (first.text.clone(), first.y, 1);
            loop {
                let next = below.get(lines - 1);
                if let Some(name) = names.hidden(&text) {
                    // A row ends where the next label of the same column begins.
                    let next = next.map_or(f64::INFINITY, |label| label.y) - MIDDLE - ABOVE;
                    let (from, end) = (first.y - MIDDLE - ABOVE, (foot + BELOW).min(next));
                    return Some(Row { name, left: first.x, from, foot, end });
                }
                let next = next.filter(|next| next.y - foot < LINE && lines < LINES)?;
                text.push(' ');
                text.push_str(&next.text);
                foot = next.y;
                lines += 1;
            }
        })
    }
}

/// Left, right, upper and lower edge.
fn edges(points: &[(f64, f64)]) -> Option<(f64, f64, f64, f64)> {
    let first = *points.first()?;
    let start = (first.0, first.0, first.1, first.1);
    Some(
        points.iter().fold(start, |(left, right, upper, lower), (x, y)| {
            (left.min(*x), right.max(*x), upper.min(*y), lower.max(*y))
        }),
    )
}

/// A text and where it stands.
fn label(element: &str) -> Option<Label> {
    let (tag, text) = element.strip_prefix("text ")?.split_once('>')?;
    let text = super::files::plain_text(text.trim());
    Some(Label { x: number(tag, "x=\"")?, y: number(tag, " y=\"")?, text })
}

/// Where a mark begins, and at which height its middle is; `None` of what is no mark.
fn mark(element: &str) -> Option<(f64, f64)> {
    if element.starts_with("circle ") {
        return Some((number(element, " cx=\"")? - number(element, " r=\"")?, number(element, " cy=\"")?));
    }
    if element.starts_with("rect ") {
        // White rooms keep lines away from words.
        let is_white = ["#fff\"", "#ffffff\""].iter().any(|white| element.contains(&format!("fill=\"{white}")))
            && !element.contains("stroke=");
        let (x, y) = (number(element, " x=\"")?, number(element, " y=\"")?);
        let (right, lower) = (x + number(element, " width=\"")?, y + number(element, " height=\"")?);
        return Drawing::bar(&[(x, y), (right, y), (right, lower), (x, lower)]).filter(|_| !is_white);
    }
    let points = element.strip_prefix("polyline points=\"")?.split('"').next()?;
    let points: Vec<(f64, f64)> = points
        .split(' ')
        .filter_map(|point| point.split_once(','))
        .filter_map(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)))
        .collect();
    Drawing::line(&points)
}

fn number(element: &str, attribute: &str) -> Option<f64> {
    element.split_once(attribute)?.1.split('"').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn found(marks: &str) -> usize {
        let names = BTreeMap::from([("Pori", false), ("Vaasa", true), ("Rauma ja 2 muuta", true)]);
        let names =
            Names::from(names.into_iter().map(|(name, shown)| (name.to_string(), shown)).collect::<BTreeMap<_, _>>());
        let picture = format!(
            "<svg><text x=\"0\" y=\"100\" font-size=\"12\">Pori</text><polyline points=\"0,114 900,114\"/>\
             <polyline points=\"370,78 370,114\"/><text x=\"0\" y=\"136\">Vaasa</text><circle cx=\"500\" cy=\"132\" r=\"4\"/>{marks}</svg>"
        );
        let drawing = Drawing::of_svg(&picture);
        drawing.drawn(&names).len() + drawing.told(&names).len()
    }

    #[test]
    fn a_mark_in_the_row_of_a_hidden_group_is_found() {
        assert_eq!(found(""), 0, "lines of the chart and the next row's mark are none");
        assert_eq!(found("<circle cx=\"500\" cy=\"96\" r=\"4.2\" fill=\"#125a93\"/>"), 1);
        assert_eq!(found("<rect x=\"370\" y=\"90\" width=\"120\" height=\"12\" fill=\"#125a93\"/>"), 1);
        assert_eq!(found("<polyline points=\"420,96 510,96\" fill=\"none\"/>"), 1);
        for white in ["#fff", "#ffffff"] {
            let room = format!("<rect x=\"368\" y=\"88\" width=\"90\" height=\"15\" fill=\"{white}\"/>");
            assert_eq!(found(&room), 0, "{white}");
        }
    }

    #[test]
    fn a_number_in_the_row_of_a_hidden_group_is_found() {
        assert_eq!(found("<text x=\"500\" y=\"101\">3/4</text>"), 1);
        assert_eq!(found("<text x=\"500\" y=\"101\">..</text>"), 0);
        assert_eq!(found("<text x=\"500\" y=\"101\">Rauma ja 2</text>"), 0, "a line of another name");
        assert_eq!(found("<text x=\"500\" y=\"88\">50 %</text>"), 0, "the scale above");
    }

    #[test]
    fn a_label_may_take_several_lines() {
        let names = Names::from(BTreeMap::from([("Porin seudun perhekeskus".to_string(), false)]));
        let row = |below: &str| {
            let picture = format!(
                "<svg><text x=\"0\" y=\"100\">Porin seudun perhe-</text><text x=\"0\" y=\"116\">keskus</text>\
                 <text x=\"0\" y=\"152\">Vaasa</text>{below}</svg>"
            );
            Drawing::of_svg(&picture).drawn(&names).len()
        };
        assert_eq!(row("<circle cx=\"500\" cy=\"148\" r=\"4\"/>"), 0);
        assert_eq!(row("<circle cx=\"500\" cy=\"104\" r=\"4\"/>"), 1);
    }
}
