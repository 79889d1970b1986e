//! A drawn chart: SVG, and the same picture as a file that needs nothing else, or as pixels.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use foldhash::fast::RandomState;
use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::pixels;
#[cfg(feature = "pdf")]
use super::shapes::Shape;
use super::svg::{Body, document};
use super::text::{REGULAR, SEMI_BOLD};

/// A drawn chart.
#[derive(Debug, Clone)]
pub struct Picture {
    /// SVG with `<title>`, `<desc>`, `role="img"` and real text that names the typeface.
    pub svg: String,
    /// Width in CSS pixels (1/96 inch).
    pub width_px: f64,
    /// Height in CSS pixels.
    pub height_px: f64,
    body: Body,
}

/// White space around a picture that is a file of its own.
const MARGIN: f64 = 16.0;

/// Why a picture could not be painted: always a fault of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureError(String);

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The faces of the program and no others: a picture is the same on every machine.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(SEMI_BOLD.to_vec());
    Arc::new(fonts)
});

/// Inter for browsers as CSS, with the files inside.
pub(crate) static WEB_FACES: LazyLock<String> =
    LazyLock::new(|| WEB_FONTS.iter().map(|(weight, bytes)| font_face(*weight, bytes)).collect());

/// Latin letters: the two weights.
const WEB_FONTS: [(u16, &[u8]); 2] = [
    (400, include_bytes!("fonts/Inter-Regular-latin.woff2")),
    (600, include_bytes!("fonts/Inter-SemiBold-latin.woff2")),
];

impl Picture {
    pub(super) fn new(body: Body) -> Self {
        Self { svg: document(&body, 0.0, ""), width_px: body.width, height_px: body.height, body }
    }

    /// A picture of nothing.
    #[cfg(all(test, feature = "pdf"))]
    pub(crate) fn empty() -> Self {
        let (title, desc) = (String::new(), String::new());
        Self::new(Body { shapes: Vec::new(), width: 9.0, height: 9.0, language: "fi", title, desc })
    }

    /// What it is made of, from the back to the front.
    #[cfg(feature = "pdf")]
    pub(crate) fn shapes(&self) -> &[Shape] {
        &self.body.shapes
    }

    /// The picture as a file of its own: the typeface is inside, text stays text, nothing is fetched.
    pub fn standalone_svg(&self) -> String {
        document(&self.body, MARGIN, &format!("<style>{}</style>\n", *WEB_FACES))
    }

    /// The picture as PNG with `scale` device pixels a CSS pixel.
    ///
    /// Errors: only if the program's own SVG is broken.
    pub fn png(&self, scale: f64) -> Result<Vec<u8>, PictureError> {
        self.pixels(MARGIN, scale)
    }

    /// The picture for a document, without white space around it; the PNG has `scale` device pixels a CSS pixel.
    ///
    /// Errors: only if the program's own SVG is broken.
    pub fn embedded(&self, scale: f64) -> Result<Embedded, PictureError> {
        let outlines = usvg::WriteOptions { coordinates_precision: 2, ..usvg::WriteOptions::default() };
        Ok(Embedded { png: self.pixels(0.0, scale)?, svg: self.tree(0.0)?.to_string(&outlines) })
    }

    /// Painted from its shapes, or read as SVG by a program that knows all scripts.
    fn pixels(&self, margin: f64, scale: f64) -> Result<Vec<u8>, PictureError> {
        match pixels::painted(&self.body, margin, scale) {
            Some(pixels) => file(&pixels),
            None => paint(&self.tree(margin)?, scale),
        }
    }

    fn tree(&self, margin: f64) -> Result<usvg::Tree, PictureError> {
        let options = usvg::Options { fontdb: FONTS.clone(), font_family: "Inter".into(), ..usvg::Options::default() };
        usvg::Tree::from_str(&document(&self.body, margin, ""), &options)
            .map_err(|error| PictureError(error.to_string()))
    }
}

/// A drawing that is not the program's own as PNG, so many pixels wide.
///
/// Errors: a drawing that cannot be read.
pub(crate) fn painted(svg: &[u8], width: f64) -> Result<Vec<u8>, PictureError> {
    let options = usvg::Options { fontdb: FONTS.clone(), font_family: "Inter".into(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_data(svg, &options).map_err(|error| PictureError(error.to_string()))?;
    paint(&tree, width / f64::from(tree.size().width()))
}

/// Whether a PNG shows what is drawn in an SVG file of its own (`standalone_svg`), with `scale` device pixels a CSS pixel,
/// and holds nothing else.
pub fn is_painted_from(png: &[u8], svg: &str, scale: f64) -> bool {
    // The faces in the file are those that are painted with.
    let drawing = match svg.split_once("<style>").zip(svg.split_once("</style>\n")) {
        Some(((before, _), (_, after))) => format!("{before}{after}"),
        None => svg.to_string(),
    };
    let options = usvg::Options { fontdb: FONTS.clone(), font_family: "Inter".into(), ..usvg::Options::default() };
    let painted = usvg::Tree::from_str(&drawing, &options).ok().and_then(|tree| rendered(&tree, scale));
    painted.is_some_and(|ours| is_picture_of(&ours, png, ROUNDING))
}

/// The same of the two forms of a picture in a document, where the corners of letters are rounded, too; `scale` follows
/// from its width and height.
pub fn is_embedded_with(png: &[u8], svg: &[u8], scale: impl Fn(f64, f64) -> f64) -> bool {
    /// A corner that is moved by a hundredth may cover a quarter more of a pixel.
    const CORNERS: u8 = 100;
    let options = usvg::Options { fontdb: FONTS.clone(), font_family: "Inter".into(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_data(svg, &options).ok();
    let painted = tree.and_then(|tree| rendered(&tree, scale(tree.size().width().into(), tree.size().height().into())));
    painted.is_some_and(|ours| is_picture_of(&ours, png, CORNERS))
}

fn is_picture_of(ours: &Pixmap, png: &[u8], rounding: u8) -> bool {
    Pixmap::decode_png(png).is_ok_and(|theirs| is_alike(ours, &theirs, rounding)) && is_bare(png)
}

/// How far a colour may differ where another machine rounds, which nobody sees.
const ROUNDING: u8 = 2;

/// The same size, and colours that differ by no more than the rounding.
fn is_alike(ours: &Pixmap, theirs: &Pixmap, rounding: u8) -> bool {
    let same_size = (ours.width(), ours.height()) == (theirs.width(), theirs.height());
    same_size && ours.data().iter().zip(theirs.data()).all(|(a, b)| a.abs_diff(*b) <= rounding)
}

/// Whether a PNG has no parts but what its pixels need: nobody sees the others.
fn is_bare(png: &[u8]) -> bool {
    /// The signature, and what stands beside the data of a part: its length, its name, its check.
    const SIGNATURE: usize = 8;
    const BESIDE: usize = 12;
    let mut rest = png.get(SIGNATURE..).unwrap_or_default();
    while let Some((head, _)) = rest.split_at_checked(SIGNATURE) {
        let (length, name) = head.split_at(4);
        let length = length.iter().fold(0_usize, |length, byte| length << 8 | usize::from(*byte));
        if ![b"IHDR", b"PLTE", b"IDAT", b"IEND"].iter().any(|known| known.as_slice() == name) {
            return false;
        }
        rest = rest.get(length.saturating_add(BESIDE)..).unwrap_or_default();
    }
    rest.is_empty()
}

/// A picture inside a document whose reader may not have the typeface, nor show SVG.
#[derive(Debug, Clone)]
pub struct Embedded {
    /// As pixels.
    pub png: Vec<u8>,
    /// As SVG whose letters are outlines.
    pub svg: String,
}

fn paint(tree: &usvg::Tree, scale: f64) -> Result<Vec<u8>, PictureError> {
    let pixels = rendered(tree, scale).ok_or_else(|| PictureError("the picture has no size".into()))?;
    file(&pixels)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture is some thousand pixels")]
fn rendered(tree: &usvg::Tree, scale: f64) -> Option<Pixmap> {
    let whole = |px: f32| (f64::from(px) * scale).ceil() as u32;
    let mut pixels = Pixmap::new(whole(tree.size().width()), whole(tree.size().height()))?;
    resvg::render(tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    Some(pixels)
}

fn file(pixels: &Pixmap) -> Result<Vec<u8>, PictureError> {
    packed(pixels).map_err(|error| PictureError(error.to_string()))
}

/// How hard is tried to make the file small, of 9: what more effort saves is a hundredth, and takes half as long again.
const EFFORT: u8 = 5;

/// The pixels as PNG. Charts have few colours, so nearly all are told by places in a palette: a quarter of the bytes to
/// pack, and half of the file.
fn packed(pixels: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let Some((palette, places)) = places(pixels) else { return pixels.encode_png() };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    // Neighbours in a palette are nothing like neighbouring colours: no filter helps.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(EFFORT));
    encoder.write_header()?.write_image_data(&places)?;
    Ok(file)
}

/// Colours as red, green and blue, and the place of each pixel's; `None` where there are too many, or some let the ground
/// through.
fn places(pixels: &Pixmap) -> Option<(Vec<u8>, Vec<u8>)> {
    let (colors, _) = pixels.data().as_chunks::<4>();
    let mut known: HashMap<[u8; 4], u8, RandomState> = HashMap::default();
    let mut palette = Vec::new();
    let mut places = Vec::with_capacity(colors.len());
    // Most pixels look like the one before.
    for run in colors.chunk_by(|one, next| one == next) {
        let [color, ..] = run else { continue };
        let place = if let Some(place) = known.get(color) {
            *place
        } else {
            let [red, green, blue, u8::MAX] = *color else { return None };
            let place = u8::try_from(known.len()).ok()?;
            palette.extend([red, green, blue]);
            known.insert(*color, place);
            place
        };
        places.resize(places.len() + run.len(), place);
    }
    Some((palette, places))
}

/// Whether a file is one of the typefaces that pages bring along.
pub fn is_web_face(bytes: &[u8]) -> bool {
    WEB_FONTS.iter().any(|(_, face)| *face == bytes)
}

/// A face as CSS with the file inside.
fn font_face(weight: u16, woff2: &[u8]) -> String {
    format!(
        "@font-face{{font-family:Inter;font-weight:{weight};font-style:normal;font-display:block;\
         src:url(data:font/woff2;base64,{}) format('woff2')}}",
        base64(woff2)
    )
}

/// RFC 4648, with padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            let letter = char::from(LETTERS[(group >> (18 - 6 * i)) as usize & 63]);
            text.push(if i <= chunk.len() { letter } else { '=' });
        }
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use resvg::tiny_skia::{Color, Paint, Rect};

    use super::super::canvas::Anchor;
    use super::super::shapes::{Shape, Stroke};
    use super::super::text::Weight;
    use super::*;

    /// A picture of so many different colours.
    fn colors(count: usize) -> Pixmap {
        let mut pixels = Pixmap::new(40, 40).unwrap();
        pixels.fill(Color::WHITE);
        let mut paint = Paint { anti_alias: false, ..Paint::default() };
        for i in 1..count {
            let [low, high, ..] = i.to_le_bytes();
            paint.set_color_rgba8(low, high, 7, 255);
            let place = Rect::from_xywh((i % 40) as f32, (i / 40) as f32, 1.0, 1.0).unwrap();
            pixels.as_mut().fill_rect(place, &paint, Transform::identity(), None);
        }
        pixels
    }

    #[test]
    fn a_packed_picture_has_the_same_pixels() {
        for (count, is_indexed) in [(1, true), (256, true), (257, false), (900, false)] {
            let pixels = colors(count);
            let file = packed(&pixels).unwrap();
            assert_eq!(places(&pixels).is_some(), is_indexed, "{count} colours");
            // The colour type stands in the header.
            assert_eq!(file[25] == 3, is_indexed, "{count} colours");
            assert_eq!(Pixmap::decode_png(&file).unwrap(), pixels, "{count} colours");
        }
    }

    /// A picture of the given shapes, 200 by 120 pixels.
    fn picture(shapes: Vec<Shape>) -> Picture {
        let (title, desc) = (String::new(), String::new());
        Picture::new(Body { shapes, width: 200.0, height: 120.0, language: "fi", title, desc })
    }

    /// A line of text, set to its anchor in the middle of the picture.
    fn line(text: &str, weight: Weight, anchor: Anchor) -> Shape {
        Shape::Text { text: text.into(), at: (10_033, 5_017), size: 12.5, weight, anchor, color: (0x1b, 0x1f, 0x24) }
    }

    #[test]
    fn shapes_are_painted_as_readers_of_their_svg_paint_them() {
        let color = (0x12, 0x5a, 0x93);
        let stroke = Stroke { color, width: 130 };
        let mut shapes = vec![
            vec![Shape::Rect { at: (1_234, 567), width: 8_901, height: 1_600, color }],
            vec![Shape::Rect { at: (1_234, 567), width: 0, height: 1_600, color }],
            vec![Shape::Line { points: vec![(0, 4_512), (20_000, 4_512)], stroke }],
            vec![Shape::Line { points: vec![(100, 100), (9_050, 7_777), (12_000, 333)], stroke }],
            vec![Shape::Dot { center: (9_999, 6_001), radius: 450, color }],
            vec![Shape::Dot { center: (9_999, 6_001), radius: 0, color }],
            vec![Shape::Ring { center: (5_037, 6_001), radius: 527, stroke }],
            (0..40).map(|i| Shape::Dot { center: (400 * i + 37, 137 * i), radius: 293, color }).collect(),
            vec![Shape::Polygon { points: vec![(100, 100), (9_050, 7_777), (12_000, 333)], color }],
        ];
        for text in
            ["47/64 (73 %)", "AVA – To → 3 x 4, 10:30", "Työ\u{a0}sujuu", "Привет, Ελλάδα", "e\u{301}a", "", "\u{a0}"]
        {
            for weight in [Weight::Regular, Weight::SemiBold] {
                shapes.extend([Anchor::Start, Anchor::Middle, Anchor::End].map(|a| vec![line(text, weight, a)]));
            }
        }
        let all = shapes.concat();
        for shapes in shapes.into_iter().chain([all]) {
            let picture = picture(shapes.clone());
            let painted = pixels::painted(&picture.body, MARGIN, 2.0).unwrap_or_else(|| panic!("{shapes:?}"));
            let read = rendered(&picture.tree(MARGIN).unwrap(), 2.0).unwrap();
            assert_eq!(painted, read, "{shapes:?}");
        }
    }

    #[test]
    fn what_takes_more_than_our_typeface_is_left_to_a_reader_of_svg() {
        for text in ["שלום 12/43", "two  spaces", " before", "\u{2067}47\u{2069}", "日本", "🙂"] {
            let picture = picture(vec![line(text, Weight::Regular, Anchor::Start)]);
            assert!(pixels::painted(&picture.body, MARGIN, 1.0).is_none(), "{text}");
            assert!(picture.png(1.0).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_picture_of_something_else_is_told_from_its_drawing() {
        let picture = picture(vec![Shape::Dot { center: (9_000, 3_000), radius: 450, color: (0x12, 0x5a, 0x93) }]);
        let (svg, png) = (picture.standalone_svg(), picture.png(2.0).unwrap());
        assert!(is_painted_from(&png, &svg, 2.0) && !is_painted_from(&png, &svg, 1.0));
        let other =
            svg.replacen("</svg>", "<rect x=\"9\" y=\"9\" width=\"3\" height=\"3\" fill=\"#125a93\"/></svg>", 1);
        assert!(!is_painted_from(&png, &other, 2.0));
        // A comment in the file, before its end.
        let end = png.len() - 12;
        let comment = [&[0, 0, 0, 3], b"tEXt".as_slice(), b"3/4", &[0; 4]].concat();
        let told = [&png[..end], comment.as_slice(), &png[end..]].concat();
        assert!(!is_bare(&told) && is_bare(&png) && !is_bare(&[&png, b"3/4".as_slice()].concat()));
    }

    #[test]
    fn the_two_forms_of_a_picture_in_a_document_are_held_against_each_other() {
        let dot = Shape::Dot { center: (9_037, 9_011), radius: 451, color: (0x12, 0x5a, 0x93) };
        let words = line("Työ sujuu: 47/64 (73 %)", Weight::Regular, Anchor::Middle);
        let (with, without) = (picture(vec![words.clone(), dot]), picture(vec![words]));
        let (with, without) = (with.embedded(2.0).unwrap(), without.embedded(2.0).unwrap());
        assert!(is_embedded_with(&with.png, with.svg.as_bytes(), |_, _| 2.0));
        assert!(!is_embedded_with(&with.png, without.svg.as_bytes(), |_, _| 2.0));
        assert!(!is_embedded_with(&with.png, with.svg.as_bytes(), |_, _| 1.0));
    }

    #[test]
    fn what_lets_the_ground_through_has_no_palette() {
        let mut pixels = Pixmap::new(2, 1).unwrap();
        assert!(places(&pixels).is_none());
        pixels.fill(Color::WHITE);
        assert!(places(&pixels).is_some());
    }

    #[test]
    fn base64_agrees_with_the_standards_examples() {
        let examples = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in examples {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
