//! What is painted in pixels or on pages is the very SVG that is searched for hidden groups: before a report is written
//! each such file comes with it, and the pixels say nothing else.

use std::sync::Arc;

use mittari::language::Language;
use mittari::report::Part;
use mittari::report::document::{Block, Document, Figure};
use mittari::report::formats::{self, CHART_SCALE, CHART_WIDTH, Format};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::example;
use crate::mittari::project;

fn figures(document: &Document) -> Vec<&Figure> {
    let figure = |block: &'_ Block| matches!(block, Block::Figure(_));
    let blocks = document.blocks.iter().filter(|block| figure(block));
    blocks.filter_map(|block| if let Block::Figure(figure) = block { Some(figure) } else { None }).collect()
}

fn parts(document: &Document, format: Format) -> Vec<Part> {
    formats::render(document, format).unwrap()
}

/// A picture painted by somebody else's hand: the file as it is published, and the typeface.
fn painted(svg: &str) -> Pixmap {
    let mut fonts = fontdb::Database::new();
    for face in ["Inter-Regular.otf", "Inter-SemiBold.otf"] {
        fonts.load_font_data(std::fs::read(project(&format!("src/charts/fonts/{face}"))).unwrap());
    }
    let options = usvg::Options { fontdb: Arc::new(fonts), font_family: "Inter".into(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let scale = CHART_SCALE as f32;
    let whole = |px: f32| (px * scale).ceil() as u32;
    let mut pixels = Pixmap::new(whole(tree.size().width()), whole(tree.size().height())).unwrap();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels
}

/// The example without all but every third of its figures: painting takes its time.
fn document() -> Document {
    let mut document = example(Language::Fi);
    let mut at = 0;
    document.blocks.retain(|block| {
        at += usize::from(matches!(block, Block::Figure(_)));
        !matches!(block, Block::Figure(_)) || at % 3 == 0
    });
    document
}

#[test]
fn a_png_is_the_published_svg_to_the_pixel() {
    let document = document();
    let (vector, pixels) = (parts(&document, Format::Svg), parts(&document, Format::Png));
    assert!(vector.len() > 5 && vector.len() == pixels.len());
    for (vector, pixels) in vector.iter().zip(&pixels) {
        let svg = std::str::from_utf8(&vector.bytes).unwrap();
        assert!(Pixmap::decode_png(&pixels.bytes).unwrap() == painted(svg), "{} is another picture", pixels.name);
    }
}

#[test]
fn every_file_comes_with_the_pictures_that_it_hides_in_its_bytes() {
    let document = document();
    let drawn = |width: f64| figures(&document).iter().map(|f| f.chart.draw(width).svg).collect::<Vec<_>>();
    let held = |format: Format| -> Vec<String> {
        parts(&document, format).into_iter().flat_map(|part| part.pictures).collect()
    };
    assert_eq!(held(Format::Png), drawn(CHART_WIDTH));
    // What can be read in the bytes needs nothing beside it.
    assert_eq!((held(Format::Svg), held(Format::Html), held(Format::Xlsx)), (vec![], vec![], vec![]));
    // Word draws some kinds of charts itself, from numbers that are searched, where there are several
    // bars; all others are pictures.
    let drawn_by_word = |figure: &&&Figure| figure.chart.native().is_some_and(|native| !native.is_single());
    let native = figures(&document).iter().filter(drawn_by_word).count();
    let of_word = held(Format::Docx);
    assert!(native > 0 && !of_word.is_empty());
    assert_eq!(of_word.len() + native, figures(&document).len());
    // A page is narrower, and its typeface lacks some signs: else the pictures are those.
    #[cfg(feature = "pdf")]
    {
        let (mut of_pages, mut expected) = (held(Format::Pdf), drawn(627.0));
        of_pages.sort();
        expected.sort();
        let shapes = |pictures: &[String]| -> Vec<String> {
            let lines = pictures.iter().flat_map(|svg| svg.lines());
            lines
                .filter(|line| ["<rect", "<circle", "<poly"].iter().any(|tag| line.starts_with(tag)))
                .map(str::to_string)
                .collect()
        };
        assert_eq!(of_pages.len(), expected.len());
        assert_eq!(shapes(&of_pages), shapes(&expected));
    }
}
