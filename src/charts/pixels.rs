//! Shapes to pixels: what a reader of our SVG paints, without writing, reading and shaping it again.

#![expect(clippy::cast_possible_truncation, reason = "a picture is some thousand pixels, and they are painted as f32")]

use resvg::tiny_skia::{Color, FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::shaper::Shaper;
use super::shapes::{self, Point, Rgb, Shape, UNITS};
use super::svg::Body;

/// The picture with white space of `margin` CSS pixels on all sides, and `scale` device pixels a CSS pixel.
///
/// `None` where it holds a text that takes more than our own typeface from left to right, or has no size.
#[expect(clippy::cast_sign_loss, reason = "a picture has a size")]
pub(super) fn painted(body: &Body, margin: f64, scale: f64) -> Option<Pixmap> {
    let whole = |px: f64| ((px + 2.0 * margin) * scale).ceil() as u32;
    let mut pixels = Pixmap::new(whole(body.width), whole(body.height))?;
    pixels.fill(Color::WHITE);
    let (scale, margin) = (scale as f32, margin as f32);
    let transform = Transform::from_scale(scale, scale).pre_translate(margin, margin);
    let mut painter = Painter { pixels, transform };
    body.shapes.iter().try_for_each(|shape| painter.paint(shape))?;
    Some(painter.pixels)
}

struct Painter {
    pixels: Pixmap,
    transform: Transform,
}

impl Painter {
    fn paint(&mut self, shape: &Shape) -> Option<()> {
        match shape {
            Shape::Rect { at, width, height, color } => {
                let rect = Rect::from_xywh(px(at.0), px(at.1), px(*width), px(*height));
                self.fill(rect.map(PathBuilder::from_rect), *color);
            }
            Shape::Line { points, stroke } => self.stroke(through(points, false), *stroke),
            Shape::Dot { center, radius, color } => self.fill(circle(*center, *radius), *color),
            Shape::Ring { center, radius, stroke } => {
                let circle = circle(*center, *radius);
                self.fill(circle.clone(), WHITE);
                self.stroke(circle, *stroke);
            }
            Shape::Polygon { points, color } => self.fill(through(points, true), *color),
            Shape::Text { text, at, size, weight, anchor, color } => {
                let line = Shaper::of(*weight)?.line(text, (px(at.0), px(at.1)), *size as f32, *anchor).ok()?;
                self.fill(line, *color);
            }
        }
        Some(())
    }

    /// Fills what has an area.
    fn fill(&mut self, path: Option<Path>, color: Rgb) {
        let Some(path) = path.filter(|path| path.bounds().width() > 0.0 && path.bounds().height() > 0.0) else {
            return;
        };
        self.pixels.fill_path(&path, &paint(color), FillRule::Winding, self.transform, None);
    }

    fn stroke(&mut self, path: Option<Path>, shapes::Stroke { color, width }: shapes::Stroke) {
        let Some(path) = path else { return };
        let width = (f64::from(width) / UNITS) as f32;
        let stroke = Stroke { width, line_cap: LineCap::Round, ..Stroke::default() };
        self.pixels.stroke_path(&path, &paint(color), &stroke, self.transform, None);
    }
}

const WHITE: Rgb = (0xff, 0xff, 0xff);

fn paint((red, green, blue): Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, u8::MAX);
    paint
}

fn through(points: &[Point], closed: bool) -> Option<Path> {
    let ((first, others), mut path) = (points.split_first()?, PathBuilder::new());
    path.move_to(px(first.0), px(first.1));
    for (x, y) in others {
        path.line_to(px(*x), px(*y));
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// Four quarters from the right downwards, each made into a curve as readers of SVG make it.
fn circle(center: Point, radius: u32) -> Option<Path> {
    /// How far a curve may be from its arc, in pixels.
    const TOLERANCE: f64 = 0.1;
    let (x, y, r) = (px(center.0), px(center.1), (f64::from(radius) / UNITS) as f32);
    let point = |(x, y): (f32, f32)| kurbo::Point::new(x.into(), y.into());
    let quarters = [(x + r, y), (x, y + r), (x - r, y), (x, y - r), (x + r, y)];
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    for ends in quarters.windows(2) {
        let radii = kurbo::Vec2::new(r.into(), r.into());
        let (from, to) = (point(ends[0]), point(ends[1]));
        let arc = kurbo::SvgArc { from, to, radii, x_rotation: 0.0, large_arc: false, sweep: true };
        // A circle without a radius is nothing.
        kurbo::Arc::from_svg_arc(&arc)?.to_cubic_beziers(TOLERANCE, |a, b, end| {
            path.cubic_to(a.x as f32, a.y as f32, b.x as f32, b.y as f32, end.x as f32, end.y as f32);
        });
    }
    path.close();
    path.finish()
}

fn px(units: i32) -> f32 {
    (f64::from(units) / UNITS) as f32
}
