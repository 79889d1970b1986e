//! SVG with real text and coordinates of a hundredth of a pixel.

use std::fmt::Write;

use super::canvas::Anchor;
use super::shapes::{Point, Rgb, Shape, Stroke, UNITS};
use super::text::Weight;

/// First choice is the typeface the program carries; the others are for a page that lost it.
const FAMILY: &str = "Inter, 'Segoe UI', Roboto, Arial, sans-serif";

/// What was drawn, and what it is called.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) shapes: Vec<Shape>,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) language: &'static str,
    pub(super) title: String,
    pub(super) desc: String,
}

/// The whole picture around a body, with white space of `margin` on all sides.
pub(super) fn document(body: &Body, margin: f64, style: &str) -> String {
    let (left, width, height) = (number(-margin), body.width + 2.0 * margin, body.height + 2.0 * margin);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} {left} {w} {h}\" width=\"{w}\" height=\"{h}\" \
         role=\"img\" lang=\"{}\" font-family=\"{FAMILY}\">\n{style}<title>{}</title>\n<desc>{}</desc>\n\
         <rect x=\"{left}\" y=\"{left}\" width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>\n{}</svg>\n",
        body.language,
        escaped(&body.title),
        escaped(&body.desc),
        elements(&body.shapes),
        w = number(width),
        h = number(height),
    )
}

/// An element for each shape, each on its line.
fn elements(shapes: &[Shape]) -> String {
    shapes.iter().map(|shape| element(shape) + "\n").collect()
}

fn element(shape: &Shape) -> String {
    match shape {
        Shape::Rect { at, width, height, color } => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>",
            px(at.0),
            px(at.1),
            px(*width),
            px(*height),
            fill(*color)
        ),
        Shape::Line { points, stroke } => {
            format!("<polyline points=\"{}\" fill=\"none\"{}/>", self::points(points), self::stroke(*stroke))
        }
        Shape::Dot { center, radius, color } => circle(*center, *radius, &fill(*color)),
        Shape::Ring { center, radius, stroke } => {
            circle(*center, *radius, &format!(" fill=\"#fff\"{}", self::stroke(*stroke)))
        }
        Shape::Polygon { points, color } => {
            format!("<polygon points=\"{}\"{}/>", self::points(points), fill(*color))
        }
        Shape::Text { text, at, size, weight, anchor, color } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let weight = if *weight == Weight::SemiBold { " font-weight=\"600\"" } else { "" };
            format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}{}>{}</text>",
                px(at.0),
                px(at.1),
                number(*size),
                fill(*color),
                escaped(text)
            )
        }
    }
}

fn circle(center: Point, radius: u32, paint: &str) -> String {
    let radius = px(radius.try_into().unwrap_or(i32::MAX));
    format!("<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"{paint}/>", px(center.0), px(center.1))
}

fn points(points: &[Point]) -> String {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", px(*x), px(*y))).collect();
    points.join(" ")
}

fn fill(color: Rgb) -> String {
    format!(" fill=\"{}\"", hex(color))
}

fn stroke(Stroke { color, width }: Stroke) -> String {
    let width = number(f64::from(width) / UNITS);
    format!(" stroke=\"{}\" stroke-width=\"{width}\" stroke-linecap=\"round\"", hex(color))
}

/// Text between tags: mark-up is escaped, characters that XML forbids are replaced.
pub(super) fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => plain.push_str("&amp;"),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '"' => plain.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => plain.push('\u{fffd}'),
            c if c.is_control() && !matches!(c, '\n' | '\t') => plain.push('\u{fffd}'),
            c => plain.push(c),
        }
    }
    plain
}

fn px(units: i32) -> String {
    number(f64::from(units) / UNITS)
}

/// As few digits as a hundredth of a pixel needs.
fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}

fn hex((red, green, blue): Rgb) -> String {
    let mut text = String::from("#");
    for part in [red, green, blue] {
        // Writing to a String cannot fail.
        let _ = write!(text, "{part:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_stays_text() {
        assert_eq!(escaped("<script>&\u{0}]]>\u{7}"), "&lt;script&gt;&amp;\u{fffd}]]&gt;\u{fffd}");
    }

    #[test]
    fn numbers_take_as_few_digits_as_they_need() {
        assert_eq!([number(1.0), number(1.5), number(-0.001), number(12.345)], ["1", "1.5", "0", "12.35"]);
    }
}
