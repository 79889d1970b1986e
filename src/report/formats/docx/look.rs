//! How large letters and gaps are, and in which colour headings stand.
//!
//! Word lays out pages itself, and no page can be made to fit from within a file. So the version on one page is measured
//! here, in the styles that it is written in, and made smaller until it fits.

use super::figure::Drawn;
use crate::charts::text::{Weight, width};
use crate::report::document::{Block, Document, DocumentKind};

/// The accent as the templates have it.
const ACCENT: &str = "125A93";

/// Every style of the document.
pub(super) const STYLES: &str = include_str!("styles.xml");

/// Sizes that the version on one page is tried in, as shares of the report's: the same as in the PDF, 9.5 to 7.5 points.
const SMALLER: [f64; 5] = [0.905, 0.857, 0.81, 0.762, 0.714];

/// Height of A4, in points.
const PAGE: f64 = 841.9;

/// Width between the margins of a page (166 mm), in points.
const TEXT: f64 = 470.6;

/// Programs and their typefaces differ by a line or two.
const SPARE: f64 = 0.96;

/// Width of Calibri's letters as a share of Inter's, and height of its lines as a share of its size.
const NARROWER: f64 = 0.875;
const LINE: f64 = 1.2207;

/// The look of a document.
#[derive(Debug, Clone)]
pub(super) struct Look {
    accent: String,
    /// Size of letters and gaps as a share of the report's.
    pub(super) scale: f64,
    /// Margins and the place of header and footer, in twips: top, bottom, header, footer.
    pub(super) margins: [u32; 4],
}

impl Look {
    /// Looks to try, the largest first.
    pub(super) fn all(document: &Document) -> Vec<Self> {
        let accent =
            document.accent.map_or_else(|| ACCENT.to_string(), |accent| String::from(accent)[1..].to_uppercase());
        let look = |scale, margins| Self { accent: accent.clone(), scale, margins };
        match document.kind {
            DocumentKind::Report => vec![look(1.0, [1531, 1361, 680, 680])],
            DocumentKind::OnePage => SMALLER.map(|scale| look(scale, [907, 737, 340, 340])).into(),
        }
    }

    /// A template in the accent of the document, with its sizes.
    pub(super) fn dressed(&self, template: &str) -> String {
        let mut dressed = template.replace(ACCENT, &self.accent);
        if self.scale < 1.0 {
            for attribute in ["w:sz w:val=\"", "w:szCs w:val=\"", "w:before=\"", "w:after=\""] {
                dressed = scaled(&dressed, attribute, self.scale);
            }
        }
        dressed
    }

    /// Whether the document stays on one page, as far as can be told without laying it out.
    pub(super) fn fits(&self, document: &Document, drawn: &[Drawn]) -> bool {
        let [top, bottom, ..] = self.margins.map(|twips| f64::from(twips) / 20.0);
        self.height(document, drawn) <= (PAGE - top - bottom) * SPARE
    }

    /// Height of what stands on the page, in points. Only what the version on one page is made of is counted.
    fn height(&self, document: &Document, drawn: &[Drawn]) -> f64 {
        let styles = self.dressed(STYLES);
        let of = |style: &str, text: &str| Style::named(&styles, style).height(text);
        let facts: Vec<String> = document.facts.iter().map(|(label, value)| format!("{label} {value} · ")).collect();
        let title = document.subtitle.iter().map(|subtitle| of("Kind", subtitle)).sum::<f64>()
            + of("Title", &document.title)
            + of("Facts", &facts.concat());
        let logo = if document.logo.is_some() { super::logo::HEIGHT * 0.75 + 10.0 } else { 0.0 };
        let mut figures = drawn.iter();
        let blocks = document.blocks.iter().map(|block| match block {
            Block::Summary { title, items } => {
                let style = Style::named(&styles, "SummaryItem");
                let small = Style { size: Style::named(&styles, "SummaryDetail").size, ..style };
                let items =
                    items.iter().map(|i| style.height(&i.text) + i.detail.as_deref().map_or(0.0, |d| small.lines(d)));
                of("SummaryTitle", title) + items.sum::<f64>()
            }
            Block::Callout { title, paragraphs } => {
                of("CalloutTitle", title) + paragraphs.iter().map(|text| of("Callout", text)).sum::<f64>()
            }
            Block::Figure(figure) => {
                let Some(drawn) = figures.next() else { return 0.0 };
                let around = drawn.around(&figure.chart).map(|(style, text)| of(style, &text));
                around.sum::<f64>() + drawn.height_px * 0.75 + of("Caption", &figure.caption) + of("Figure", "")
            }
            Block::Note(text) => of("SmallPrint", text),
            _ => 0.0,
        });
        title + logo + blocks.sum::<f64>()
    }
}

/// Every number after `attribute` made smaller.
fn scaled(xml: &str, attribute: &str, scale: f64) -> String {
    let mut parts = xml.split(attribute);
    let first = parts.next().unwrap_or_default().to_string();
    let smaller = |part: &str| {
        let digits = part.find('"').unwrap_or(0);
        let number = part[..digits].parse::<f64>().unwrap_or(0.0) * scale;
        format!("{attribute}{number:.0}{}", &part[digits..])
    };
    std::iter::once(first).chain(parts.map(smaller)).collect()
}

/// What a style says of the room that a paragraph takes; lengths in points.
#[derive(Clone, Copy)]
struct Style {
    size: f64,
    weight: Weight,
    line: f64,
    around: f64,
    width: f64,
}

impl Style {
    /// A style of the template; what it does not say is as in the normal style.
    fn named(styles: &str, id: &str) -> Self {
        let own = styles.split_once(&format!("w:styleId=\"{id}\"")).and_then(|(_, rest)| rest.split_once("</w:style>"));
        let own = own.map_or("", |(own, _)| own);
        let said = |attribute: &str| {
            let (_, rest) = own.split_once(attribute).or_else(|| styles.split_once(attribute))?;
            rest.split_once('"')?.0.parse::<f64>().ok()
        };
        let indent =
            |attribute: &str| if own.contains(attribute) { said(attribute).unwrap_or(0.0) / 20.0 } else { 0.0 };
        let before = if own.contains("w:before=\"") { said("w:before=\"").unwrap_or(0.0) } else { 0.0 };
        Self {
            size: said("w:sz w:val=\"").unwrap_or(0.0) / 2.0,
            weight: if own.contains("<w:b/>") { Weight::SemiBold } else { Weight::Regular },
            line: said("w:line=\"").unwrap_or(0.0) / 240.0,
            around: (before + said("w:after=\"").unwrap_or(0.0)) / 20.0,
            width: TEXT - indent("w:left=\"") - indent("w:right=\""),
        }
    }

    /// Height of a paragraph.
    fn height(self, text: &str) -> f64 {
        self.lines(text) + self.around
    }

    /// Height of its lines alone.
    fn lines(self, text: &str) -> f64 {
        let lines = (width(text, self.weight, self.size) * NARROWER / self.width).ceil().max(1.0);
        lines * self.size * LINE * self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_colours_of_a_template_are_changed_and_nothing_else() {
        let look = Look { accent: "7A1F5C".into(), scale: 0.5, margins: [0; 4] };
        let template = "<w:spacing w:before=\"200\" w:after=\"40\" w:line=\"240\"/><w:color w:val=\"125A93\"/><w:sz w:val=\"21\"/>";
        let expected = "<w:spacing w:before=\"100\" w:after=\"20\" w:line=\"240\"/><w:color w:val=\"7A1F5C\"/><w:sz w:val=\"10\"/>";
        assert_eq!(look.dressed(template), expected);
    }

    #[test]
    fn a_paragraph_takes_the_room_that_its_style_says() {
        let callout = Style::named(STYLES, "Callout");
        assert_eq!((callout.size, callout.line, callout.around), (10.5, 1.1, 0.0));
        let line = callout.height("x");
        assert!((line - 10.5 * LINE * 1.1).abs() < 1e-9, "{line}");
        assert!((callout.height(&"word ".repeat(200)) / line).round() > 5.0);
        let title = Style::named(STYLES, "SummaryTitle");
        assert_eq!((title.size, title.around), (14.0, 10.0));
        assert!(title.width < TEXT);
    }
}
