//! Letters of the typeface: how wide a text is, and its outlines.

use std::collections::HashMap;
#[cfg(feature = "pdf")]
use std::ops::Range;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use foldhash::fast::RandomState;
use resvg::tiny_skia::{Path, PathBuilder, Transform};
#[cfg(feature = "pdf")]
use rustybuzz::GlyphInfo;
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Direction, Face, GlyphBuffer, GlyphPosition, ShapePlan, UnicodeBuffer, script};

use super::canvas::Anchor;
use super::text::{REGULAR, SEMI_BOLD, Weight};

/// A face, and how texts of Latin letters and of signs alone (digits, spaces) are shaped with it: to find that out takes
/// several times as long as to shape a label.
pub(super) struct Shaper {
    face: Face<'static>,
    latin: ShapePlan,
    signs: ShapePlan,
    /// Widths of texts, in units of the face. A label is measured again at each width that its chart is drawn at.
    widths: Mutex<HashMap<Box<str>, i32, RandomState>>,
    /// Outlines by the number of the glyph, in units of the face and upwards; filled in when they are first asked for.
    outlines: Vec<OnceLock<Option<Path>>>,
}

/// A letter or sign on its line, in units of the face.
#[cfg(feature = "pdf")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// Its number in the face.
    pub(crate) id: u16,
    /// The bytes of the text that it stands for.
    pub(crate) text: Range<usize>,
    /// How far the next one stands from it.
    pub(crate) advance: i32,
    /// How far it is moved from its place.
    pub(crate) right: i32,
    /// The same upwards.
    pub(crate) up: i32,
}

/// The glyphs of a text from left to right; none where a face cannot be read.
#[cfg(feature = "pdf")]
pub(crate) fn glyphs(text: &str, weight: Weight) -> Vec<Glyph> {
    Shaper::of(weight).map(|shaper| shaper.glyphs(text)).unwrap_or_default()
}

/// A text that takes more than letters of our typeface side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beyond;

static SHAPERS: LazyLock<[Option<Shaper>; 2]> = LazyLock::new(|| [Shaper::new(REGULAR), Shaper::new(SEMI_BOLD)]);

impl Shaper {
    /// Of a weight; both faces are part of the program.
    pub(super) fn of(weight: Weight) -> Option<&'static Self> {
        let [regular, semi_bold] = &*SHAPERS;
        if weight == Weight::Regular { regular } else { semi_bold }.as_ref()
    }

    fn new(bytes: &'static [u8]) -> Option<Self> {
        let face = Face::from_slice(bytes, 0)?;
        let plan = |script| ShapePlan::new(&face, Direction::LeftToRight, script, None, &[]);
        let (latin, signs) = (plan(Some(script::LATIN)), plan(None));
        let outlines = (0..face.number_of_glyphs()).map(|_| OnceLock::new()).collect();
        Some(Self { face, latin, signs, widths: Mutex::default(), outlines })
    }

    /// Whether there is a shape for a letter or sign.
    #[cfg(feature = "pdf")]
    pub(super) fn has(&self, c: char) -> bool {
        self.face.glyph_index(c).is_some()
    }

    /// Width of a text in pixels at `size` pixels.
    pub(super) fn width(&self, text: &str, size: f64) -> f64 {
        let units = self.known(text).unwrap_or_else(|| {
            let units = self.shape(text).glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
            self.remember(text, units);
            units
        });
        f64::from(units) * size / f64::from(self.face.units_per_em())
    }

    fn known(&self, text: &str) -> Option<i32> {
        self.widths.lock().unwrap_or_else(PoisonError::into_inner).get(text).copied()
    }

    /// So many texts and no longer ones, so that what is remembered stays within some megabytes.
    fn remember(&self, text: &str, units: i32) {
        const MOST: usize = 50_000;
        const LONGEST: usize = 200;
        let mut widths = self.widths.lock().unwrap_or_else(PoisonError::into_inner);
        if text.len() <= LONGEST && widths.len() < MOST {
            widths.insert(text.into(), units);
        }
    }

    fn shape(&self, text: &str) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        match (buffer.script(), buffer.direction()) {
            (script::LATIN, Direction::LeftToRight) => rustybuzz::shape_with_plan(&self.face, &self.latin, buffer),
            (script::UNKNOWN, Direction::LeftToRight) => rustybuzz::shape_with_plan(&self.face, &self.signs, buffer),
            _ => rustybuzz::shape(&self.face, &[], buffer),
        }
    }

    /// The letters of a line as one path, as SVG sets them: by the point `at` of their baseline, `size` pixels large. Of
    /// spaces alone the path is `None`.
    ///
    /// Errors: where setting takes more than one letter beside the other: where a sign is not in the typeface, consists
    /// of several glyphs or turns the direction, and where SVG takes spaces together.
    pub(super) fn line(&self, text: &str, at: (f32, f32), size: f32, anchor: Anchor) -> Result<Option<Path>, Beyond> {
        if !is_plain(text) {
            return Err(Beyond);
        }
        let glyphs = self.shape(text);
        let scale = size / self.face.units_per_em() as f32;
        let (infos, places) = (glyphs.glyph_infos(), glyphs.glyph_positions());
        if infos.iter().any(|glyph| glyph.glyph_id == 0) || infos.windows(2).any(|two| two[0].cluster >= two[1].cluster)
        {
            return Err(Beyond);
        }
        let advance = |place: &GlyphPosition| (place.x_advance as f32 * scale).max(0.0);
        let length = places.iter().fold(0.0, |sum, place| sum + advance(place));
        let mut x = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -length / 2.0,
            Anchor::End => -length,
        };
        let mut line = PathBuilder::new();
        for (info, place) in infos.iter().zip(places) {
            // In this order of steps, so that rounding is that of SVG, too.
            let transform = Transform::from_translate(at.0, at.1)
                .pre_concat(Transform::from_translate(x, 0.0))
                .pre_concat(Transform::from_scale(scale, scale))
                .pre_concat(Transform::from_translate(place.x_offset as f32, -place.y_offset as f32))
                .pre_concat(Transform::from_scale(1.0, -1.0));
            if let Some(outline) = self.outline(info.glyph_id).and_then(|outline| outline.clone().transform(transform))
            {
                line.push_path(&outline);
            }
            x += advance(place);
        }
        Ok(line.finish())
    }

    #[cfg(feature = "pdf")]
    fn glyphs(&self, text: &str) -> Vec<Glyph> {
        let shaped = self.shape(text);
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        // A cluster ends where the next one starts, and glyphs of the same cluster stand for the same letters.
        let end = |start: usize| starts.iter().copied().filter(|next| *next > start).min().unwrap_or(text.len());
        let glyph = |(info, place): (&GlyphInfo, &GlyphPosition)| {
            let start = info.cluster as usize;
            Some(Glyph {
                id: u16::try_from(info.glyph_id).ok()?,
                text: start..end(start),
                advance: place.x_advance,
                right: place.x_offset,
                up: place.y_offset,
            })
        };
        shaped.glyph_infos().iter().zip(shaped.glyph_positions()).filter_map(glyph).collect()
    }

    fn outline(&self, glyph: u32) -> Option<&Path> {
        let glyph = u16::try_from(glyph).ok()?;
        let outline = || {
            let mut outline = Outline(PathBuilder::new());
            self.face.outline_glyph(GlyphId(glyph), &mut outline)?;
            outline.0.finish()
        };
        self.outlines.get(usize::from(glyph))?.get_or_init(outline).as_ref()
    }
}

/// Letters, digits and signs that stand beside each other from left to right, with single spaces between.
fn is_plain(text: &str) -> bool {
    let is_odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    !text.contains(is_odd) && !text.contains("  ") && !text.starts_with(' ') && !text.ends_with(' ')
}

struct Outline(PathBuilder);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail")]
mod tests {
    use super::*;

    #[test]
    fn a_shaper_that_was_made_before_shapes_as_a_new_one_does() {
        let regular = Shaper::of(Weight::Regular).unwrap();
        for text in ["AVA To 1/2", "123 456", "", "Työ → sujuu", "Привет", "Ελλάδα", "שלום", "47/64 (73 %)", "\u{301}e"]
        {
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(text);
            let anew = rustybuzz::shape(&regular.face, &[], buffer);
            let glyphs = |buffer: &GlyphBuffer| format!("{buffer:?}");
            assert_eq!(glyphs(&regular.shape(text)), glyphs(&anew), "{text}");
        }
    }

    #[cfg(feature = "pdf")]
    #[test]
    fn glyphs_stand_for_every_letter_and_are_as_wide_as_the_text() {
        for text in ["47/64 (73 %)", "Työ → sujuu", "AVA 3 x 4", "e\u{301}a", ""] {
            let glyphs = glyphs(text, Weight::SemiBold);
            let mut at = 0;
            for glyph in &glyphs {
                assert_eq!(glyph.text.start, at, "{text}: {glyphs:?}");
                at = glyph.text.end;
            }
            assert_eq!(at, text.len(), "{text}");
            let shaper = Shaper::of(Weight::SemiBold).unwrap();
            let wide: i32 = glyphs.iter().map(|glyph| glyph.advance).sum();
            assert_eq!(shaper.width(text, f64::from(shaper.face.units_per_em())), f64::from(wide), "{text}");
        }
    }
}
