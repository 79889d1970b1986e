//! A plotters backend that writes SVG with real text and coordinates of a hundredth of a pixel.
//!
//! plotters' own SVG backend knows whole pixels only, no weight between regular and bold, and writes no
//! title or description for those who cannot see the picture.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

/// Backend units a pixel.
pub(super) const UNITS: f64 = 100.0;

/// First choice is the typeface the program carries; the others are for a page that lost it.
const FAMILY: &str = "Inter, 'Segoe UI', Roboto, Arial, sans-serif";

/// Writes the body of an SVG into a text.
pub(super) struct SvgBackend<'a> {
    pub(super) body: &'a mut String,
    pub(super) width: u32,
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        // The height is known only when everything is drawn; nothing is laid out by it.
        (self.width, i32::MAX as u32)
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<Infallible>> {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Result<(), DrawingErrorKind<Infallible>> {
        self.element(&format!("<rect x=\"{}\" y=\"{}\" width=\"1\" height=\"1\"{}/>", px(at.0), px(at.1), fill(color)))
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let points: Vec<String> = path.into_iter().map(|(x, y)| format!("{},{}", px(x), px(y))).collect();
        self.element(&format!("<polyline points=\"{}\" fill=\"none\"{}/>", points.join(" "), stroke(style)))
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        filled: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let (x, y, w, h) = (from.0, from.1, to.0 - from.0, to.1 - from.1);
        let paint = if filled { fill(style.color()) } else { format!(" fill=\"none\"{}", stroke(style)) };
        self.element(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{paint}/>",
            px(x),
            px(y),
            px(w),
            px(h)
        ))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        filled: bool,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let paint = if filled { fill(style.color()) } else { format!(" fill=\"#fff\"{}", stroke(style)) };
        self.element(&format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{paint}/>",
            px(center.0),
            px(center.1),
            px(radius.try_into().unwrap_or(i32::MAX))
        ))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let points: Vec<String> = vertices.into_iter().map(|(x, y)| format!("{},{}", px(x), px(y))).collect();
        self.element(&format!("<polygon points=\"{}\"{}/>", points.join(" "), fill(style.color())))
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"600\"" } else { "" };
        self.element(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{weight}{anchor}{}>{}</text>",
            px(at.0),
            px(at.1),
            number(style.size()),
            fill(style.color()),
            escaped(&without_overrides(text))
        ))
    }
}

impl SvgBackend<'_> {
    #[expect(clippy::unnecessary_wraps, reason = "what every drawing call of a backend gives back")]
    fn element(&mut self, element: &str) -> Result<(), DrawingErrorKind<Infallible>> {
        self.body.push_str(element);
        self.body.push('\n');
        Ok(())
    }
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
        body.elements,
        w = number(width),
        h = number(height),
    )
}

/// What was drawn, and what it is called.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) elements: String,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) language: &'static str,
    pub(super) title: String,
    pub(super) desc: String,
}

/// A line without the signs that turn what follows: what ends them may stand on another line, and then they would turn
/// the numbers and names beside. The letters of a script from the right go from the right without them.
fn without_overrides(line: &str) -> String {
    line.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}')).collect()
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

fn hex(color: BackendColor) -> String {
    let (r, g, b) = color.rgb;
    let mut text = String::from("#");
    for part in [r, g, b] {
        // Writing to a String cannot fail.
        let _ = write!(text, "{part:02x}");
    }
    text
}

fn fill(color: BackendColor) -> String {
    format!(" fill=\"{}\"", hex(color))
}

fn stroke<S: BackendStyle>(style: &S) -> String {
    let width = f64::from(style.stroke_width()) / UNITS;
    format!(" stroke=\"{}\" stroke-width=\"{}\" stroke-linecap=\"round\"", hex(style.color()), number(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_stays_text() {
        assert_eq!(escaped("<script>&\u{0}]]>\u{7}"), "&lt;script&gt;&amp;\u{fffd}]]&gt;\u{fffd}");
    }

    #[test]
    fn a_line_turns_nothing_that_stands_beside_it() {
        assert_eq!(without_overrides("\u{2068}oikealta \u{202e}exe.txt: 12/43"), "\u{2068}oikealta exe.txt: 12/43");
    }

    #[test]
    fn numbers_take_as_few_digits_as_they_need() {
        assert_eq!([number(1.0), number(1.5), number(-0.001), number(12.345)], ["1", "1.5", "0", "12.35"]);
    }
}
