//! Charts with many rows, in parts that each fit on a page: a picture that is taller would be made smaller, and its
//! letters with it.

use std::ops::Range;

use super::content::Content;

/// Width of a chart on a page, in CSS pixels.
const WIDTH: f64 = 627.0;

/// Height that a heading above and a caption below leave to a chart on a page, in CSS pixels, less a line for a title
/// that grows by its number.
const HEIGHT: f64 = 788.0;

/// As few parts of equal length as fit, none of more than `most` rows. `make` gets the rows of a part, its number and how
/// many parts there are.
pub(super) fn parts<C: Content>(rows: usize, most: usize, make: impl Fn(Range<usize>, (usize, usize)) -> C) -> Vec<C> {
    let mut length = rows.div_ceil(rows.div_ceil(most).max(1)).max(1);
    loop {
        let count = rows.div_ceil(length).max(1);
        let part = |i: usize| make(i * length..((i + 1) * length).min(rows), (i + 1, count));
        let parts: Vec<C> = (0..count).map(part).collect();
        if length == 1 || parts.iter().all(|part| part.draw(WIDTH).height_px <= HEIGHT) {
            return parts;
        }
        length = rows.div_ceil(count + 1);
    }
}

/// The title of a part among several.
pub(super) fn numbered(title: &str, (number, of): (usize, usize)) -> String {
    if of > 1 { format!("{title} ({number}/{of})") } else { title.to_string() }
}
