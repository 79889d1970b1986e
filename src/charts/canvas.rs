//! Painting in pixels: plotters' elements on our backend.

use plotters::coord::Shift;
use plotters::prelude::{Circle, DrawingArea, IntoDrawingArea, PathElement, Polygon, RGBColor, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, ShapeStyle, TextStyle};

use super::shapes::{Shape, Shapes, UNITS};
use super::text::Weight;

/// Which point of a text stands at its coordinates, on the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) color: RGBColor,
}

/// A surface that grows downwards.
pub(super) struct Canvas<'a> {
    area: DrawingArea<Shapes<'a>, Shift>,
}

impl<'a> Canvas<'a> {
    /// A surface that adds to `shapes`.
    pub(super) fn new(shapes: &'a mut Vec<Shape>, width: f64) -> Self {
        Self { area: Shapes { shapes, width: units(width).unsigned_abs() }.into_drawing_area() }
    }

    /// Its width in pixels.
    pub(super) fn width(&self) -> f64 {
        f64::from(self.area.dim_in_pixel().0) / UNITS
    }

    pub(super) fn rect(&self, x: f64, y: f64, width: f64, height: f64, color: RGBColor) {
        let corners = [(units(x), units(y)), (units(x + width), units(y + height))];
        self.draw(&Rectangle::new(corners, ShapeStyle::from(color).filled()));
    }

    pub(super) fn line(&self, from: (f64, f64), to: (f64, f64), color: RGBColor, width: f64) {
        let style = ShapeStyle { color: color.into(), filled: false, stroke_width: units(width).unsigned_abs() };
        self.draw(&PathElement::new(vec![point(from), point(to)], style));
    }

    /// A line through many points.
    pub(super) fn path(&self, points: &[(f64, f64)], color: RGBColor, width: f64) {
        let style = ShapeStyle { color: color.into(), filled: false, stroke_width: units(width).unsigned_abs() };
        self.draw(&PathElement::new(points.iter().map(|p| point(*p)).collect::<Vec<_>>(), style));
    }

    pub(super) fn dot(&self, center: (f64, f64), radius: f64, color: RGBColor) {
        self.draw(&Circle::new(point(center), units(radius), ShapeStyle::from(color).filled()));
    }

    /// A circle with a white inside.
    pub(super) fn ring(&self, center: (f64, f64), radius: f64, color: RGBColor, width: f64) {
        let style = ShapeStyle { color: color.into(), filled: false, stroke_width: units(width).unsigned_abs() };
        self.draw(&Circle::new(point(center), units(radius), style));
    }

    pub(super) fn polygon(&self, points: &[(f64, f64)], color: RGBColor) {
        let points: Vec<(i32, i32)> = points.iter().map(|p| point(*p)).collect();
        self.draw(&Polygon::new(points, ShapeStyle::from(color)));
    }

    pub(super) fn text(&self, text: &str, at: (f64, f64), look: Type, anchor: Anchor) {
        let style = if look.weight == Weight::SemiBold { FontStyle::Bold } else { FontStyle::Normal };
        let h_pos = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let font = ("Inter", look.size, style).into_font();
        let style = TextStyle::from(font).color(&look.color).pos(Pos::new(h_pos, VPos::Bottom));
        self.draw(&Text::new(text, point(at), style));
    }

    fn draw<'e, E>(&self, element: &'e E)
    where
        &'e E: plotters::element::PointCollection<'e, (i32, i32)>,
        E: plotters::element::Drawable<Shapes<'a>>,
    {
        // Keeping a shape cannot fail: the backend's error type has no values.
        let _ = self.area.draw(element);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a picture is some thousand pixels")]
pub(super) fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

fn point((x, y): (f64, f64)) -> (i32, i32) {
    (units(x), units(y))
}
