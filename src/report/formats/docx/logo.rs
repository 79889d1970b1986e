//! The organisation's logo on the first page.

use super::super::RenderError;
use super::figure::{Placed, place};
use super::paragraph::Paragraph;
use super::xml::Xml;
use crate::charts;
use crate::report::document::Document;
use crate::survey::{Logo, LogoKind};

/// Its height on the page, and its greatest width, in CSS pixels.
pub(super) const HEIGHT: f64 = 48.0;
const WIDTH: f64 = 260.0;

/// Device pixels a CSS pixel of a drawing that is painted for programs that show no SVG.
const SCALE: f64 = 4.0;

/// A file of the package: its ending and its bytes.
pub(super) type File = (&'static str, Vec<u8>);

/// The logo's files, the one that every program shows first.
///
/// Errors: only if a drawing that was read cannot be painted.
pub(super) fn files(logo: &Logo) -> Result<Vec<File>, RenderError> {
    let own = (logo.kind.ending(), logo.bytes.clone());
    if logo.kind != LogoKind::Svg {
        return Ok(vec![own]);
    }
    let (width, _) = size(logo);
    let painted = charts::painted(&logo.bytes, width * SCALE).map_err(|error| RenderError(error.to_string()))?;
    Ok(vec![(LogoKind::Png.ending(), painted), own])
}

/// Relationship of one of its files.
pub(super) fn relationship(ending: &str) -> String {
    format!("logo-{ending}")
}

pub(super) fn write(xml: &mut Xml, document: &Document) {
    let Some((logo, alt)) = &document.logo else { return };
    let svg = (logo.kind == LogoKind::Svg).then(|| relationship(LogoKind::Svg.ending()));
    let shown = if svg.is_some() { LogoKind::Png } else { logo.kind };
    let placed = Placed {
        id: "logo".into(),
        number: 0,
        alt: alt.clone(),
        size: size(logo),
        picture: relationship(shown.ending()),
        svg,
    };
    Paragraph::new("Logo").write(xml, |xml| place(xml, &placed));
}

/// Width and height on the page in CSS pixels.
fn size(logo: &Logo) -> (f64, f64) {
    let (width, height) = logo.size;
    let scale = scale(width, height);
    (width * scale, height * scale)
}

/// How much larger or smaller than it is a logo stands on the page.
fn scale(width: f64, height: f64) -> f64 {
    (HEIGHT / height).min(WIDTH / width)
}

/// Device pixels that one of a drawn logo's own takes in a document.
pub(crate) fn pixels(width: f64, height: f64) -> f64 {
    scale(width, height) * SCALE
}
