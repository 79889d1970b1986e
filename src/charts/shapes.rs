//! What a picture is made of, and the plotters backend that keeps it: SVG is written from it, and PNG painted.
//!
//! plotters' own SVG backend knows whole pixels only, no weight between regular and bold, and writes no
//! title or description for those who cannot see the picture.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::canvas::Anchor;
use super::text::Weight;

/// Backend units a pixel.
pub(crate) const UNITS: f64 = 100.0;

/// Across and down, in backend units.
pub(crate) type Point = (i32, i32);

/// Red, green and blue; nothing in a chart lets the ground through.
pub(crate) type Rgb = (u8, u8, u8);

/// One thing that is drawn. Places and lengths are in backend units.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Rect {
        at: Point,
        width: i32,
        height: i32,
        color: Rgb,
    },
    Line {
        points: Vec<Point>,
        stroke: Stroke,
    },
    Dot {
        center: Point,
        radius: u32,
        color: Rgb,
    },
    /// A circle that is white inside.
    Ring {
        center: Point,
        radius: u32,
        stroke: Stroke,
    },
    Polygon {
        points: Vec<Point>,
        color: Rgb,
    },
    /// A text on one line, by the point of its baseline that the anchor says; its size is in pixels.
    Text {
        text: String,
        at: Point,
        size: f64,
        weight: Weight,
        anchor: Anchor,
        color: Rgb,
    },
}

/// A line with round ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stroke {
    pub(crate) color: Rgb,
    pub(crate) width: u32,
}

impl Stroke {
    fn of(style: &impl BackendStyle) -> Self {
        Self { color: style.color().rgb, width: style.stroke_width() }
    }
}

/// Keeps what is drawn, from the back to the front.
pub(super) struct Shapes<'a> {
    pub(super) shapes: &'a mut Vec<Shape>,
    pub(super) width: u32,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Shapes<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // The height is known only when everything is drawn; nothing is laid out by it.
        (self.width, i32::MAX as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.keep(Shape::Rect { at, width: 1, height: 1, color: color.rgb })
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.keep(Shape::Line { points: path.into_iter().collect(), stroke: Stroke::of(style) })
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, filled: bool) -> Drawn {
        if filled {
            let (width, height) = (to.0 - from.0, to.1 - from.1);
            return self.keep(Shape::Rect { at: from, width, height, color: style.color().rgb });
        }
        self.draw_path([from, (to.0, from.1), to, (from.0, to.1), from], style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, filled: bool) -> Drawn {
        self.keep(if filled {
            Shape::Dot { center, radius, color: style.color().rgb }
        } else {
            Shape::Ring { center, radius, stroke: Stroke::of(style) }
        })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vertices: I, style: &S) -> Drawn {
        self.keep(Shape::Polygon { points: vertices.into_iter().collect(), color: style.color().rgb })
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::SemiBold } else { Weight::Regular };
        let text = without_overrides(text);
        self.keep(Shape::Text { text, at, size: style.size(), weight, anchor, color: style.color().rgb })
    }
}

impl Shapes<'_> {
    #[expect(clippy::unnecessary_wraps, reason = "what every drawing call of a backend gives back")]
    fn keep(&mut self, shape: Shape) -> Drawn {
        self.shapes.push(shape);
        Ok(())
    }
}

/// A line without the signs that turn what follows: what ends them may stand on another line, and then they would turn
/// the numbers and names beside. The letters of a script from the right go from the right without them.
fn without_overrides(line: &str) -> String {
    line.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_turns_nothing_that_stands_beside_it() {
        assert_eq!(without_overrides("\u{2068}oikealta \u{202e}exe.txt: 12/43"), "\u{2068}oikealta exe.txt: 12/43");
    }
}
