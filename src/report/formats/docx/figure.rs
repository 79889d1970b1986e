//! A figure: a chart that Word draws where it has a kind that says the same, else a picture at the size it is printed,
//! as SVG and as PNG for programs that show no SVG.

use super::super::RenderError;
use super::super::native::WIDTH;
use super::chart::NativeChart;
use super::paragraph::in_run;
use super::xml::Xml;
use crate::charts::{Chart, Embedded};
use crate::report::document::Figure;

/// Height that leaves room for a caption on a page, in CSS pixels.
const HEIGHT: f64 = 810.0;

/// Device pixels a CSS pixel of the PNG.
const SCALE: f64 = 2.0;

/// English Metric Units a CSS pixel.
const EMU: f64 = 9525.0;

/// What makes Word 2016 and newer show the SVG.
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// A drawn figure.
pub(super) struct Drawn {
    /// What is shown.
    pub(super) shown: Shown,
    /// Alternative text, made from the numbers.
    alt: String,
    /// Size on the page, in CSS pixels.
    width_px: f64,
    pub(super) height_px: f64,
}

/// What is shown of a figure.
pub(super) enum Shown {
    /// The picture in its two forms, and the SVG with its words that both are painted from.
    Picture {
        /// What lies in the document.
        files: Embedded,
        /// What it is painted from.
        svg: String,
    },
    /// A chart that can be changed in Word.
    Chart(NativeChart),
}

/// The figure with letters of a chart as large as the document's; `scale` is their share of the report's.
pub(super) fn draw(figure: &Figure, scale: f64) -> Result<Drawn, RenderError> {
    let alt = figure.chart.alt();
    // One bar alone is shown as well by a picture, and in less room.
    if let Some(native) = figure.chart.native().filter(|native| !native.is_single()) {
        let native = NativeChart::new(&figure.chart, &native, scale)?;
        return Ok(Drawn { alt, width_px: WIDTH, height_px: native.height_px, shown: Shown::Chart(native) });
    }
    let picture = figure.chart.draw(WIDTH);
    let files = picture.embedded(SCALE).map_err(|error| RenderError(error.to_string()))?;
    // A picture taller than a page would be cut off; a smaller one is whole.
    let shrunk = (HEIGHT / picture.height_px).min(1.0);
    let (width_px, height_px) = (picture.width_px * shrunk, picture.height_px * shrunk);
    Ok(Drawn { shown: Shown::Picture { files, svg: picture.svg }, alt, width_px, height_px })
}

impl Drawn {
    /// What stands around a chart that Word draws, with the styles: a picture says it within itself.
    pub(super) fn around(&self, chart: &Chart) -> impl Iterator<Item = (&'static str, String)> {
        let texts = match &self.shown {
            Shown::Picture { .. } => Vec::new(),
            Shown::Chart(native) => vec![
                ("ChartTitle", chart.title().to_string()),
                ("ChartSubtitle", native.subtitle.as_deref().unwrap_or(chart.subtitle()).to_string()),
                (
                    "ChartNote",
                    native.notes.iter().map(String::as_str).chain([chart.source()]).collect::<Vec<_>>().join(" "),
                ),
            ],
        };
        texts.into_iter()
    }
}

/// The figure in the line; `number` counts figures from 1.
pub(super) fn write(xml: &mut Xml, figure: &Figure, drawn: &Drawn, number: usize) {
    match &drawn.shown {
        Shown::Picture { .. } => {
            let placed = Placed {
                id: figure.id.clone(),
                number,
                alt: drawn.alt.clone(),
                size: (drawn.width_px, drawn.height_px),
                picture: format!("png{number}"),
                svg: Some(format!("svg{number}")),
            };
            place(xml, &placed);
        }
        Shown::Chart(_) => {
            let size = (drawn.width_px, drawn.height_px);
            inline(xml, &figure.id, number, &drawn.alt, size, |xml| {
                xml.empty("wp:cNvGraphicFramePr", &[]);
                graphic(xml, "chart", |xml| {
                    let space = "http://schemas.openxmlformats.org/drawingml/2006/chart";
                    xml.empty("c:chart", &[("xmlns:c", space), ("r:id", &format!("chart{number}"))]);
                });
            });
        }
    }
}

/// A picture of the package as it is placed.
pub(super) struct Placed {
    /// Its name.
    pub(super) id: String,
    /// Unique among pictures.
    pub(super) number: usize,
    /// Alternative text.
    pub(super) alt: String,
    /// Width and height on the page, in CSS pixels.
    pub(super) size: (f64, f64),
    /// Relationship of the picture that every program shows.
    pub(super) picture: String,
    /// Relationship of the drawing that newer ones show instead.
    pub(super) svg: Option<String>,
}

/// A picture in the line.
pub(super) fn place(xml: &mut Xml, placed: &Placed) {
    inline(xml, &placed.id, placed.number, &placed.alt, placed.size, |xml| {
        xml.element("wp:cNvGraphicFramePr", &[], |xml| xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]));
        graphic(xml, "picture", |xml| picture(xml, placed));
    });
}

fn inline(
    xml: &mut Xml,
    name: &str,
    number: usize,
    alt: &str,
    (width, height): (f64, f64),
    content: impl FnOnce(&mut Xml),
) {
    // The numbers of pictures begin at 1.
    let id = (number + 1).to_string();
    let none = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
    in_run(xml, None, |xml| {
        xml.element("w:drawing", &[], |xml| {
            xml.element("wp:inline", &none, |xml| {
                xml.empty("wp:extent", &[("cx", &emu(width)), ("cy", &emu(height))]);
                xml.empty("wp:docPr", &[("id", &id), ("name", name), ("descr", alt)]);
                content(xml);
            });
        });
    });
}

/// CSS pixels in English Metric Units.
fn emu(px: f64) -> String {
    format!("{:.0}", px * EMU)
}

fn graphic(xml: &mut Xml, kind: &str, content: impl FnOnce(&mut Xml)) {
    let uri = format!("http://schemas.openxmlformats.org/drawingml/2006/{kind}");
    xml.element("a:graphic", &[], |xml| xml.element("a:graphicData", &[("uri", &uri)], content));
}

fn picture(xml: &mut Xml, placed: &Placed) {
    let id = (placed.number + 1).to_string();
    xml.element("pic:pic", &[], |xml| {
        xml.element("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", &[("id", &id), ("name", &placed.id), ("descr", &placed.alt)]);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.element("pic:blipFill", &[], |xml| {
            xml.element("a:blip", &[("r:embed", &placed.picture)], |xml| {
                let Some(svg) = &placed.svg else { return };
                xml.element("a:extLst", &[], |xml| {
                    xml.element("a:ext", &[("uri", SVG_EXTENSION)], |xml| {
                        xml.empty("asvg:svgBlip", &[("r:embed", svg)]);
                    });
                });
            });
            xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.element("pic:spPr", &[], |xml| {
            xml.element("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", &[("cx", &emu(placed.size.0)), ("cy", &emu(placed.size.1))]);
            });
            xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
    });
}
