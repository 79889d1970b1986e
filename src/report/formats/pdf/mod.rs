//! The report as PDF through Typst, inside the program: accessible (PDF/UA-1) and archivable (PDF/A-2a).
//!
//! The template knows no content. The document goes to it as JSON, in memory, and charts are filled in on the finished
//! pages: what people wrote is inserted as values and never parsed as Typst, and there is no file system, network or
//! package to reach. Typst refuses to write a picture without a description.

mod chart;
mod table;

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use unicode_normalization::UnicodeNormalization;

use super::super::document::{Block, Document, DocumentKind, Emphasis, Figure, Prose, QuotePart, Quoted, Quotes, Span};
use super::{Painted, RenderError, visible};
use crate::charts::Picture;
use crate::charts::text::{REGULAR, SEMI_BOLD, has_sign};

/// Width of a chart on A4 between the margins (166 mm), in CSS pixels.
const CHART_WIDTH: f64 = 627.0;

/// The same on the one-page version, where it is made smaller: its smallest letters are still 7.5 points.
const ONE_PAGE_CHART_WIDTH: f64 = 655.0;

/// Height that leaves room for a heading above and a caption below on a page, in CSS pixels.
const CHART_HEIGHT: f64 = 810.0;

/// Width of each of two charts side by side, with 15 points between them, in CSS pixels.
const HALF_WIDTH: f64 = (CHART_WIDTH - 20.0) / 2.0;

/// Two charts stand side by side where neither is higher than this, in CSS pixels, and where it takes less than this
/// share of the height that they take one below the other.
const HALF_HEIGHT: f64 = 420.0;
const WORTH_A_PAIR: f64 = 0.8;

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row headers in tables are still an extra of Typst 0.15, hence the exact version in Cargo.toml.
    LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build())
});

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| [REGULAR, SEMI_BOLD].into_iter().filter_map(|face| Font::new(Bytes::new(face), 0)).collect());

static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

pub(super) fn render(document: &Document) -> Result<Painted, RenderError> {
    let (laid_out, pictures) = laid_out(document)?;
    // An archive wants a date, and the clock would change the bytes: without one the file is accessible only.
    let standards: &[PdfStandard] =
        if document.date.is_some() { &[PdfStandard::Ua_1, PdfStandard::A_2a] } else { &[PdfStandard::Ua_1] };
    let standards = PdfStandards::new(standards).map_err(|error| RenderError(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(format!("mittari {} {}", document.title, document.language.code())),
        creator: Smart::Custom(Some(format!("mittari {}", env!("CARGO_PKG_VERSION")))),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&laid_out, &options).map_err(|errors| failed(&errors))?;
    forget();
    Ok((bytes, pictures))
}

/// Typst remembers every step, so that what reports share is done once; the reports of sixty groups would take gigabytes.
/// What so many documents in a row have not needed is forgotten after them, and not after each: to look through
/// everything takes its time, too.
fn forget() {
    const DOCUMENTS: u32 = 12;
    static SET: AtomicU32 = AtomicU32::new(0);
    if SET.fetch_add(1, Ordering::Relaxed) % DOCUMENTS == DOCUMENTS - 1 {
        typst::comemo::evict(1);
    }
}

/// Sizes of the text of the one-page version in points: the first that fits is taken.
const ONE_PAGE_SIZES: [f64; 5] = [9.5, 9.0, 8.5, 8.0, 7.5];

/// The pages of the report, and the pictures on them; one page where the document is to be one, as far as text can be
/// read so small.
fn laid_out(document: &Document) -> Result<(PagedDocument, Vec<String>), RenderError> {
    let compile = |size: f64| {
        let world = Report::new(document, size)?;
        let pages = typst::compile::<PagedDocument>(&world).output.map_err(|errors| failed(&errors))?;
        Ok((pages, world.files.charts))
    };
    let [largest, smaller @ ..] = ONE_PAGE_SIZES;
    let mut pages = compile(largest)?;
    if document.kind == DocumentKind::OnePage {
        for size in smaller {
            if pages.0.pages().len() <= 1 {
                break;
            }
            pages = compile(size)?;
        }
    }
    let (pages, charts) = pages;
    let filled = chart::filled(pages, &charts, document.language)?;
    Ok((filled, charts.into_iter().map(|chart| chart.svg).collect()))
}

fn failed(errors: &[SourceDiagnostic]) -> RenderError {
    RenderError(errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
}

/// What the template may see: itself, the data, the logo and the places of charts.
struct Report {
    source: Source,
    files: Files,
    today: Option<Datetime>,
}

/// Files by their names, and what is drawn in the places of charts, by their numbers.
#[derive(Default)]
struct Files {
    bytes: BTreeMap<String, Bytes>,
    charts: Vec<Picture>,
}

impl Files {
    /// Keeps the place of a chart; gives back the name of its file.
    fn add(&mut self, chart: Picture) -> String {
        let number = self.charts.len();
        let name = format!("/chart-{number}.svg");
        self.bytes.insert(name.clone(), Bytes::from_string(chart::place(&chart, number)));
        self.charts.push(chart);
        name
    }
}

impl Report {
    fn new(document: &Document, size: f64) -> Result<Self, RenderError> {
        let mut files = Files::default();
        let data = data(document, size, &mut files);
        files.bytes.insert("/data.json".into(), Bytes::from_string(data.to_string()));
        let path = VirtualPath::new("/report.typ").map_err(|error| RenderError(format!("{error:?}")))?;
        let main = RootedPath::new(VirtualRoot::Project, path).intern();
        let today = document.date.and_then(|(year, month, day)| Datetime::from_ymd(i32::from(year), month, day));
        Ok(Self { source: Source::new(main, include_str!("report.typ").to_string()), files, today })
    }
}

impl World for Report {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_with_slash().to_string();
        self.files.bytes.get(&path).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// The report's date, so that the same survey gives the same bytes.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

/// The document as the template reads it; charts and the logo are added to `files`.
fn data(document: &Document, size: f64, files: &mut Files) -> Value {
    let logo = document.logo.as_ref().map(|(logo, alt)| {
        let name = format!("/logo.{}", logo.kind.ending());
        files.bytes.insert(name.clone(), Bytes::new(logo.bytes.clone()));
        json!({ "file": name, "alt": visible(alt) })
    });
    let mut blocks = Vec::new();
    let (mut body, mut rest) = (document.blocks.len(), document.blocks.as_slice());
    while let [first, others @ ..] = rest {
        if document.blocks.len() - rest.len() == document.body {
            body = blocks.len();
        }
        rest = others;
        if let (Block::Figure(left), [Block::Figure(right), others @ ..]) = (first, others)
            && let Some(pair) = pair(document, left, right, files)
        {
            blocks.push(pair);
            rest = others;
        } else {
            blocks.push(block(document, first, files));
        }
    }
    // Told only where it is so: our own words have all their signs.
    if blocks.iter().any(|block| block.to_string().contains(REPLACED)) {
        blocks.push(json!({ "kind": "note", "text": printable(document.words.signs_lacking) }));
    }
    json!({
        "compact": document.kind == DocumentKind::OnePage,
        "size": size,
        "title": printable(&document.title),
        "name": cut(&printable(&document.title), LONGEST_STRING),
        "running": cut(&printable(&document.title), LONGEST_HEAD),
        "subtitle": document.subtitle.as_deref().map(printable),
        "author": document.author.as_deref().map(|author| cut(&printable(author), LONGEST_STRING)),
        "date": document.date.map(|(year, month, day)| [year, u16::from(month), u16::from(day)]),
        "lang": document.language.code(),
        "region": document.language.tag().rsplit('-').next(),
        "facts": document.facts.iter().map(|(label, value)| [label.clone(), printable(value)]).collect::<Vec<_>>(),
        "accent": document.accent.map(String::from),
        "logo": logo,
        "banner": document.banner,
        "contents": document.words.contents,
        "figure": document.words.figure,
        "table": document.words.table,
        "blocks": blocks,
        "body": body,
    })
}

fn block(document: &Document, block: &Block, files: &mut Files) -> Value {
    match block {
        Block::Heading { level, text, .. } => {
            // It is a bookmark too: what is longer than that stands below it.
            let (whole, text) = (printable(text), cut(&printable(text), LONGEST_STRING));
            let rest = (text != whole).then_some(whole);
            json!({ "kind": "heading", "level": level, "text": text, "whole": rest })
        }
        Block::Paragraph(text) => json!({ "kind": "paragraph", "text": printable(text) }),
        Block::List(items) => {
            json!({ "kind": "list", "items": items.iter().map(|i| printable(i)).collect::<Vec<_>>() })
        }
        Block::Summary { title, items } => {
            let items: Vec<Value> = items
                .iter()
                .map(|item| {
                    json!({
                        "figure": item.figure,
                        "text": printable(&item.text),
                        "detail": item.detail.as_deref().map(printable),
                    })
                })
                .collect();
            json!({ "kind": "summary", "title": printable(title), "items": items })
        }
        Block::Callout { title, paragraphs } => {
            let paragraphs: Vec<String> = paragraphs.iter().map(|p| printable(p)).collect();
            json!({ "kind": "callout", "title": printable(title), "paragraphs": paragraphs })
        }
        Block::Table(content) => table::data(document, content),
        Block::Figure(figure) => {
            let drawn_for = if document.kind == DocumentKind::OnePage { ONE_PAGE_CHART_WIDTH } else { CHART_WIDTH };
            self::figure(figure, figure.chart.draw(drawn_for), files)
        }
        Block::Note(text) => json!({ "kind": "note", "text": printable(text) }),
        Block::Prose(content) => prose(content),
        Block::Quotes(content) => quotes(content),
    }
}

fn figure(figure: &Figure, picture: Picture, files: &mut Files) -> Value {
    // A picture taller than a page would be cut off; a smaller one is whole.
    let width = (CHART_HEIGHT / picture.height_px).min(1.0);
    let name = files.add(picture);
    let (alt, caption) = (cut(&visible(&figure.chart.alt()), LONGEST_STRING), printable(&figure.caption));
    json!({ "kind": "figure", "file": name, "alt": alt, "caption": caption, "width": width })
}

/// Two charts side by side, each drawn anew for half the page; `None` where that is not worth it.
fn pair(document: &Document, left: &Figure, right: &Figure, files: &mut Files) -> Option<Value> {
    if document.kind == DocumentKind::OnePage {
        return None;
    }
    let drawn = [left, right].map(|figure| (figure, figure.chart.draw(HALF_WIDTH)));
    let higher = drawn.iter().map(|(_, picture)| picture.height_px).fold(0.0, f64::max);
    let stacked: f64 = [left, right].iter().map(|figure| figure.chart.draw(CHART_WIDTH).height_px).sum();
    let fits = higher <= HALF_HEIGHT && higher <= WORTH_A_PAIR * stacked;
    fits.then(|| json!({ "kind": "pair", "figures": drawn.map(|(drawn, picture)| figure(drawn, picture, files)) }))
}

/// The evaluator's words: the kind of block and its lines of spans.
fn prose(prose: &Prose) -> Value {
    let spans = |spans: &Vec<Span>| -> Vec<Value> {
        let look = |emphasis| match emphasis {
            Emphasis::None => "none",
            Emphasis::Light => "light",
            Emphasis::Strong => "strong",
        };
        spans.iter().map(|span| json!({ "text": printable(&span.text), "look": look(span.emphasis) })).collect()
    };
    let (kind, lines) = match prose {
        Prose::Paragraph(text) => ("prose", vec![spans(text)]),
        Prose::Quote(text) => ("quote", vec![spans(text)]),
        Prose::List { ordered, items } => {
            (if *ordered { "numbered" } else { "bulleted" }, items.iter().map(spans).collect())
        }
    };
    json!({ "kind": kind, "lines": lines })
}

/// Each part with its quotes and the language of each.
fn quotes(quotes: &Quotes) -> Value {
    let quoted = |quote: &Quoted| json!({ "lang": quote.language.code(), "text": printable(&quote.text) });
    let part = |part: &QuotePart| {
        let quotes: Vec<Value> = part.quotes.iter().map(quoted).collect();
        json!({ "title": part.title, "quotes": quotes })
    };
    let parts: Vec<Value> = quotes.parts.iter().map(part).collect();
    json!({ "kind": "quotes", "parts": parts })
}

/// A text as a page can show it: with signs of the typeface, and no word so long that it would run off the page.
fn printable(text: &str) -> String {
    /// More letters than fit into a line.
    const LONGEST: usize = 80;
    let mut shown = String::with_capacity(text.len());
    let mut letters = 0;
    for c in with_signs(text).chars() {
        letters = if c.is_whitespace() || c == BREAK { 0 } else { letters + 1 };
        if letters > LONGEST {
            shown.push(BREAK);
            letters = 1;
        }
        shown.push(c);
    }
    shown
}

/// Letters of a text that is no content of a page: an archive holds none of 32,767 bytes, which may be two a letter.
const LONGEST_STRING: usize = 8_000;

/// Letters of the title at the head of each page: a few lines at most.
const LONGEST_HEAD: usize = 240;

/// The beginning of a text that is longer than that.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}

/// Where a line may be broken, without a sign. Besides, the library for PDF panics at some words of 64 kB.
const BREAK: char = '\u{200b}';

/// A text in signs of the typeface: one that it lacks (of another script, an emoji) is replaced where one sees it.
/// An archive must not hold signs without a shape, and a reader should not miss that something stood there.
fn with_signs(text: &str) -> String {
    let composed = visible(text).nfc().collect::<String>();
    composed
        .chars()
        .filter_map(|c| if is_unseen(c) { None } else { Some(if has_sign(c) { c } else { REPLACED }) })
        .collect()
}

/// What stands for a sign that cannot be shown; the typeface lacks the usual one (U+FFFD).
const REPLACED: char = '□';

/// Signs without a shape: joiners, directions, marks of the byte order; not the places where a line may be broken. On paper nothing is lost with them: letters
/// from right to left are not in the typeface.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
