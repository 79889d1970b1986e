//! Logo and accent colour, read and checked: nothing that cannot be read, and no picture without words.

use std::path::{Component, Path};

use super::beside::{self, Unread};
use super::definition::{Color, Definition};
use super::shape::Lines;
use super::{picture_size, svg};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// A logo as it is placed in reports.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// The file, as it is.
    pub bytes: Vec<u8>,
    /// What it is.
    pub kind: LogoKind,
    /// Width and height, in pixels or in the unit of the drawing; only how they stand to each other matters.
    pub size: (f64, f64),
}

/// Kinds of logos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    /// Vector picture.
    Svg,
    /// Pixels.
    Png,
    /// Photograph.
    Jpeg,
}

impl LogoKind {
    /// Its ending in file names.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Every page and every copy of the report holds it.
const MOST_BYTES: usize = 1_000_000;

/// Text in the accent colour must be readable on white (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;

const WHITE: Color = Color { red: 255, green: 255, blue: 255 };

/// The survey's logo, if it has one, and everything that is wrong with the look.
pub(super) fn read(definition: &Definition, folder: &Path, file: &str, lines: &Lines) -> (Option<Logo>, Diagnostics) {
    let mut found = Diagnostics::new();
    let Some(look) = &definition.look else { return (None, found) };
    let mut problem = |key: &str, diagnostic: Diagnostic| {
        found.push(diagnostic.at(Place::line(file, lines.of(&format!("look.{key}")))));
    };
    if let Some(accent) = look.accent {
        let contrast = accent.contrast(WHITE);
        if contrast < CONTRAST {
            let message = format!("the accent colour cannot be read on white: its contrast is {contrast:.1} to 1");
            let expected = "at least 4.5 to 1, as the accessibility rules ask of text";
            problem(
                "accent",
                Diagnostic::error(message).expected(expected).hint("choose a darker shade of the colour"),
            );
        }
    }
    if look.logo.is_some() && look.logo_alt.is_none() {
        let diagnostic = Diagnostic::error("the logo has no words for those who cannot see it");
        problem("logo", diagnostic.hint("add `logo_alt = \"…\"` with the organisation's name"));
    }
    let logo = look.logo.as_deref().and_then(|path| match logo(folder, path) {
        Ok(logo) => Some(logo),
        Err(diagnostic) => {
            problem("logo", diagnostic);
            None
        }
    });
    (logo, found)
}

fn logo(folder: &Path, path: &str) -> Result<Logo, Diagnostic> {
    let stays_inside =
        Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !stays_inside {
        return Err(Diagnostic::error(format!("the logo `{path}` is outside the survey's folder"))
            .hint("copy it beside survey.toml and give its name"));
    }
    let bytes = beside::read(folder, &folder.join(path)).map_err(|error| match error {
        Unread::Outside => Diagnostic::error(format!("the logo `{path}` is outside the survey's folder")),
        _ => Diagnostic::error(format!("the logo `{path}` cannot be read: {error}")),
    })?;
    if bytes.len() > MOST_BYTES {
        return Err(Diagnostic::error(format!("the logo `{path}` is larger than a megabyte"))
            .hint("save it smaller: two thousand pixels are enough for print"));
    }
    let kind = kind(&bytes).ok_or_else(|| {
        Diagnostic::error(format!("the logo `{path}` is no picture that can be placed")).expected("SVG, PNG or JPEG")
    })?;
    if kind == LogoKind::Svg
        && let Some(trouble) = svg::trouble(&String::from_utf8_lossy(&bytes))
    {
        return Err(Diagnostic::error(format!("the logo `{path}` is no plain picture: {trouble}"))
            .expected("an SVG that holds everything it shows, and nothing that runs")
            .hint("save it as \"plain SVG\" with its pictures embedded, or as PNG"));
    }
    let size = picture_size::size(&bytes, kind).ok_or_else(|| {
        Diagnostic::error(format!("the logo `{path}` does not say how large it is, or is damaged"))
            .hint("open it in a program for pictures and save it again")
    })?;
    Ok(Logo { bytes, kind, size })
}

/// Told by what is in it, not by its name.
fn kind(bytes: &[u8]) -> Option<LogoKind> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(LogoKind::Png);
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Some(LogoKind::Jpeg);
    }
    let text = std::str::from_utf8(bytes).ok()?;
    text.contains("<svg").then_some(LogoKind::Svg)
}
