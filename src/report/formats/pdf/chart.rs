//! Charts on the pages: their shapes as Typst's own, and their texts as lines of glyphs.
//!
//! Typst takes a picture as SVG, shapes its texts again and sets each letter by itself, which is most of the work and of the
//! bytes of a page with charts. So a chart is laid out as an empty picture of its size, which brings its description, and
//! filled in afterwards.

use typst::layout::{Abs, Em, Frame, FrameItem, GroupItem, Point, Ratio, Size, Transform};
use typst::syntax::Span;
use typst::text::{FontVariations, Glyph, Lang, TextItem};
use typst::visualize::{Color, Curve, FixedStroke, Geometry, Image, ImageKind, LineCap};
use typst_layout::{Page, PagedDocument};

use super::super::RenderError;
use super::{FONTS, with_signs};
use crate::charts::text::Weight;
use crate::charts::{Anchor, Picture, Rgb, Shape, Stroke, UNITS, glyphs};
use crate::language::Language;

/// An empty picture that keeps the room of a chart.
pub(super) fn place(picture: &Picture, number: usize) -> String {
    let (width, height) = (picture.width_px, picture.height_px);
    let size = format!("width=\"{width}\" height=\"{height}\"");
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {size}><desc>{number}</desc></svg>")
}

/// The pages with every chart in its place.
///
/// Errors: a chart that has no place.
pub(super) fn filled(
    mut pages: PagedDocument,
    charts: &[Picture],
    language: Language,
) -> Result<PagedDocument, RenderError> {
    let lang = language.code().parse::<Lang>().map_err(|error| RenderError(error.to_string()))?;
    let places = charts.iter().enumerate().map(|(number, chart)| place(chart, number)).collect();
    let mut filler = Filler { charts, places, lang, filled: 0 };
    let fill = |page: &Page| {
        let mut page = page.clone();
        filler.fill(&mut page.frame);
        page
    };
    let filled = pages.pages().iter().map(fill).collect();
    if filler.filled != charts.len() {
        return Err(RenderError("a chart has no place on the pages".into()));
    }
    Ok(PagedDocument::new(filled, pages.info_mut().clone()))
}

struct Filler<'a> {
    charts: &'a [Picture],
    places: Vec<String>,
    lang: Lang,
    filled: usize,
}

impl Filler<'_> {
    fn fill(&mut self, frame: &mut Frame) {
        if !self.has_place(frame) {
            return;
        }
        frame.retain(|item| {
            if let FrameItem::Group(group) = item {
                self.fill(&mut group.frame);
            }
            if let FrameItem::Image(image, size, _) = item
                && let Some(chart) = self.chart(image)
            {
                *item = FrameItem::Group(drawn(chart, *size, self.lang));
                self.filled += 1;
            }
            true
        });
    }

    fn has_place(&self, frame: &Frame) -> bool {
        frame.items().any(|(_, item)| match item {
            FrameItem::Group(group) => self.has_place(&group.frame),
            FrameItem::Image(image, ..) => self.chart(image).is_some(),
            _ => false,
        })
    }

    fn chart(&self, image: &Image) -> Option<&Picture> {
        let ImageKind::Svg(svg) = image.kind() else { return None };
        let number = self.places.iter().position(|place| place.as_bytes() == svg.data().as_slice())?;
        self.charts.get(number)
    }
}

/// A chart as large as its place; a CSS pixel is a point before.
fn drawn(chart: &Picture, size: Size, lang: Lang) -> GroupItem {
    let mut frame = Frame::soft(Size::new(Abs::pt(chart.width_px), Abs::pt(chart.height_px)));
    frame.push_multiple(chart.shapes().iter().filter_map(|shape| item(shape, lang)));
    let scale = Ratio::new(size.x / Abs::pt(chart.width_px));
    GroupItem { transform: Transform::scale(scale, scale), ..GroupItem::new(frame) }
}

fn item(shape: &Shape, lang: Lang) -> Option<(Point, FrameItem)> {
    let (at, shape) = match shape {
        Shape::Rect { at, width, height, color } => {
            let size = Size::new(px(*width), px(*height));
            (point(*at), Geometry::Rect(size).filled(self::color(*color)))
        }
        Shape::Line { points, stroke } => (Point::zero(), through(points, false).stroked(self::stroke(*stroke))),
        Shape::Polygon { points, color } => (Point::zero(), through(points, true).filled(self::color(*color))),
        Shape::Dot { center, radius, color } => {
            let (at, circle) = circle(*center, *radius);
            (at, circle.filled(self::color(*color)))
        }
        Shape::Ring { center, radius, stroke } => {
            let (at, circle) = circle(*center, *radius);
            (at, circle.filled_and_stroked(Color::WHITE, self::stroke(*stroke)))
        }
        Shape::Text { text, at, size, weight, anchor, color } => {
            let (shift, text) = line(text, *size, *weight, *anchor, *color, lang)?;
            return Some((point(*at) - Point::with_x(shift), FrameItem::Text(text)));
        }
    };
    Some((at, FrameItem::Shape(shape, Span::detached())))
}

/// A text and how far it stands to the left of the point that it is set by.
fn line(text: &str, size: f64, weight: Weight, anchor: Anchor, color: Rgb, lang: Lang) -> Option<(Abs, TextItem)> {
    // SVG takes spaces together, too.
    let words: Vec<&str> = text.split([' ', '\t', '\n']).filter(|word| !word.is_empty()).collect();
    let text = with_signs(&words.join(" "));
    let [regular, semi_bold] = FONTS.as_slice() else { return None };
    let font = if weight == Weight::Regular { regular } else { semi_bold };
    let size = Abs::pt(size);
    let font = font.clone().instantiate(font.info().variant, size, &FontVariations::default());
    let glyph = |glyph: crate::charts::Glyph| {
        Some(Glyph {
            id: glyph.id,
            x_advance: font.to_em(glyph.advance),
            x_offset: font.to_em(glyph.right),
            y_advance: Em::zero(),
            y_offset: font.to_em(glyph.up),
            // A line is never so long: what is behind it lies outside the picture.
            range: u16::try_from(glyph.text.start).ok()?..u16::try_from(glyph.text.end).ok()?,
            span: (Span::detached(), 0),
        })
    };
    let glyphs: Vec<Glyph> = glyphs(&text, weight).into_iter().map_while(glyph).collect();
    let fill = self::color(color).into();
    let (stroke, region, text) = (None, None, text.into());
    let item = TextItem { font, size, fill, stroke, lang, region, text, glyphs };
    let shift = match anchor {
        Anchor::Start => Abs::zero(),
        Anchor::Middle => item.width() / 2.0,
        Anchor::End => item.width(),
    };
    Some((shift, item)).filter(|(_, item)| !item.glyphs.is_empty())
}

fn through(points: &[(i32, i32)], closed: bool) -> Geometry {
    let mut curve = Curve::new();
    for (number, at) in points.iter().enumerate() {
        if number == 0 { curve.move_(point(*at)) } else { curve.line(point(*at)) }
    }
    if closed {
        curve.close();
    }
    Geometry::Curve(curve)
}

/// A circle, and the corner of the square around it.
fn circle((x, y): (i32, i32), radius: u32) -> (Point, Geometry) {
    let radius = Abs::pt(f64::from(radius) / UNITS);
    (Point::new(px(x) - radius, px(y) - radius), Geometry::Curve(Curve::ellipse(Size::splat(radius * 2.0))))
}

fn stroke(Stroke { color, width }: Stroke) -> FixedStroke {
    let width = Abs::pt(f64::from(width) / UNITS);
    FixedStroke { cap: LineCap::Round, ..FixedStroke::from_pair(self::color(color), width) }
}

fn color((red, green, blue): Rgb) -> Color {
    Color::from_u8(red, green, blue, u8::MAX)
}

fn point((x, y): (i32, i32)) -> Point {
    Point::new(px(x), px(y))
}

fn px(units: i32) -> Abs {
    Abs::pt(f64::from(units) / UNITS)
}

#[cfg(test)]
mod tests {
    use typst::model::DocumentInfo;

    use super::*;

    #[test]
    fn a_chart_without_a_place_is_told() {
        let pages = || PagedDocument::new(Vec::new().into(), DocumentInfo::default());
        let told = filled(pages(), &[Picture::empty()], Language::Fi).map(|_| ());
        assert_eq!(told, Err(RenderError("a chart has no place on the pages".into())));
        assert!(filled(pages(), &[], Language::Fi).is_ok());
    }
}
