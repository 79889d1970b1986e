//! A figure: a chart that Word draws where it has a kind that says the same, else a picture at the size it is printed,
//! as SVG and as PNG for programs that show no SVG.

use super::super::RenderError;
use super::chart::NativeChart;
use super::paragraph::in_run;
use super::xml::Xml;
use crate::charts::Embedded;
use crate::report::document::Figure;

/// Width of a chart on A4 between the margins (166 mm), in CSS pixels.
const WIDTH: f64 = 627.0;

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
    /// Size on the page, in EMU.
    size: (String, String),
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

pub(super) fn draw(figure: &Figure) -> Result<Drawn, RenderError> {
    let emu = |px: f64| format!("{:.0}", px * EMU);
    if let Some(series) = figure.chart.series() {
        let native = NativeChart::new(&figure.chart, &series)?;
        let size = (emu(WIDTH), emu(native.height_px));
        return Ok(Drawn { shown: Shown::Chart(native), alt: figure.chart.alt(), size });
    }
    let picture = figure.chart.draw(WIDTH);
    let files = picture.embedded(SCALE).map_err(|error| RenderError(error.to_string()))?;
    // A picture taller than a page would be cut off; a smaller one is whole.
    let shrunk = (HEIGHT / picture.height_px).min(1.0);
    let size = (emu(picture.width_px * shrunk), emu(picture.height_px * shrunk));
    Ok(Drawn { shown: Shown::Picture { files, svg: picture.svg }, alt: figure.chart.alt(), size })
}

/// The figure in the line; `number` counts figures from 1.
pub(super) fn write(xml: &mut Xml, figure: &Figure, drawn: &Drawn, number: usize) {
    let (id, (width, height)) = (number.to_string(), &drawn.size);
    let inline = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
    in_run(xml, None, |xml| {
        xml.element("w:drawing", &[], |xml| {
            xml.element("wp:inline", &inline, |xml| {
                xml.empty("wp:extent", &[("cx", width), ("cy", height)]);
                xml.empty("wp:docPr", &[("id", &id), ("name", &figure.id), ("descr", &drawn.alt)]);
                match &drawn.shown {
                    Shown::Picture { .. } => {
                        xml.element("wp:cNvGraphicFramePr", &[], |xml| {
                            xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
                        });
                        graphic(xml, "picture", |xml| picture(xml, figure, drawn, number));
                    }
                    Shown::Chart(_) => {
                        xml.empty("wp:cNvGraphicFramePr", &[]);
                        graphic(xml, "chart", |xml| {
                            let space = "http://schemas.openxmlformats.org/drawingml/2006/chart";
                            xml.empty("c:chart", &[("xmlns:c", space), ("r:id", &format!("chart{number}"))]);
                        });
                    }
                }
            });
        });
    });
}

fn graphic(xml: &mut Xml, kind: &str, content: impl FnOnce(&mut Xml)) {
    let uri = format!("http://schemas.openxmlformats.org/drawingml/2006/{kind}");
    xml.element("a:graphic", &[], |xml| xml.element("a:graphicData", &[("uri", &uri)], content));
}

fn picture(xml: &mut Xml, figure: &Figure, drawn: &Drawn, number: usize) {
    let (id, (width, height)) = (number.to_string(), &drawn.size);
    xml.element("pic:pic", &[], |xml| {
        xml.element("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", &[("id", &id), ("name", &figure.id), ("descr", &drawn.alt)]);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.element("pic:blipFill", &[], |xml| {
            xml.element("a:blip", &[("r:embed", &format!("png{number}"))], |xml| {
                xml.element("a:extLst", &[], |xml| {
                    xml.element("a:ext", &[("uri", SVG_EXTENSION)], |xml| {
                        xml.empty("asvg:svgBlip", &[("r:embed", &format!("svg{number}"))]);
                    });
                });
            });
            xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.element("pic:spPr", &[], |xml| {
            xml.element("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", &[("cx", width), ("cy", height)]);
            });
            xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
        });
    });
}
