//! Results to pictures.
//!
//! A chart is two functions: one decides its content (rows, order, title, notes, alt text) from
//! published results, one only paints it at a given width.

use crate::language::Language;

/// A chart whose content is decided; it can be drawn at any width.
#[derive(Debug, Clone)]
pub struct Chart {}

/// A drawn chart.
#[derive(Debug, Clone)]
pub struct Picture {
    /// SVG with `<title>`, `<desc>`, `role="img"` and real text that names the typeface.
    pub svg: String,
    /// Width in CSS pixels (1/96 inch).
    pub width_px: f64,
    /// Height in CSS pixels.
    pub height_px: f64,
}

impl Chart {
    /// Draws the chart anew for a width, so that text keeps its size.
    pub fn draw(&self, _width_px: f64) -> Picture {
        Picture { svg: String::new(), width_px: 0.0, height_px: 0.0 }
    }

    /// Language of its texts.
    pub fn language(&self) -> Language {
        Language::Fi
    }

    /// The finding, as the picture's title says it.
    pub fn title(&self) -> &str {
        ""
    }

    /// What the picture shows, in words made from the numbers.
    pub fn alt(&self) -> &str {
        ""
    }
}
