//! The text: blocks in reading order, as paragraphs in named styles.

use super::figure::{self, Drawn};
use super::logo;
use super::look::Look;
use super::paragraph::{Paragraph, field, field_instruction, field_mark, in_run, link, run, run_in_language, tab};
use super::table;
use super::xml::Xml;
use crate::report::document::{Block, Document, DocumentKind, Emphasis, Prose, Quotes, Span, SummaryItem};

/// Names of XML that the text uses.
const SPACES: [(&str, &str); 6] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"),
];

/// A report of more chapters has a table of contents.
const CHAPTERS_WITHOUT_CONTENTS: usize = 6;

/// The text and its footnotes, as two parts.
pub(super) fn write(document: &Document, drawn: &[Drawn], look: &Look) -> (Vec<u8>, Vec<u8>) {
    let mut body = Body { document, drawn, at: 0, headings: 0, figures: 0, tables: 0, footnotes: Vec::new() };
    let mut xml = Xml::part();
    xml.element("w:document", &SPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            body.title(xml);
            body.blocks(xml);
            section(xml, look);
        });
    });
    (xml.into_bytes(), footnotes(&body.footnotes))
}

/// Where the writing has got to.
struct Body<'a> {
    document: &'a Document,
    drawn: &'a [Drawn],
    at: usize,
    headings: usize,
    figures: usize,
    tables: usize,
    footnotes: Vec<&'a str>,
}

impl<'a> Body<'a> {
    fn title(&self, xml: &mut Xml) {
        logo::write(xml, self.document);
        if let Some(subtitle) = &self.document.subtitle {
            Paragraph::new("Kind").text(xml, subtitle);
        }
        Paragraph::new("Title").text(xml, &self.document.title);
        if self.document.kind == DocumentKind::OnePage {
            return self.facts_in_line(xml);
        }
        for (label, value) in &self.document.facts {
            Paragraph::new("Fact").write(xml, |xml| {
                run(xml, Some("Label"), label);
                tab(xml);
                run(xml, None, value);
            });
        }
    }

    /// The facts one after the other, where a line each would take too much of the page.
    fn facts_in_line(&self, xml: &mut Xml) {
        Paragraph::new("Facts").write(xml, |xml| {
            for (i, (label, value)) in self.document.facts.iter().enumerate() {
                if i > 0 {
                    run(xml, None, " · ");
                }
                run(xml, Some("Label"), &format!("{label} "));
                run(xml, None, value);
            }
        });
    }

    fn blocks(&mut self, xml: &mut Xml) {
        let mut blocks = self.document.blocks.iter().enumerate().peekable();
        while let Some((at, block)) = blocks.next() {
            self.at = at;
            // Small print of running text goes to the foot of its page.
            let mut notes: Vec<&'a str> = Vec::new();
            if matches!(block, Block::Paragraph(_)) {
                while let Some((_, Block::Note(note))) = blocks.next_if(|(_, next)| matches!(next, Block::Note(_))) {
                    notes.push(note);
                }
            }
            self.block(xml, block, &notes);
        }
    }

    fn block(&mut self, xml: &mut Xml, block: &'a Block, notes: &[&'a str]) {
        match block {
            Block::Heading { level, text, .. } => self.heading(xml, *level, text),
            Block::Paragraph(text) => {
                Paragraph::new("Normal").write(xml, |xml| {
                    run(xml, None, text);
                    for note in notes {
                        self.footnote(xml, note);
                    }
                });
            }
            Block::List(items) => {
                for item in items {
                    Paragraph::new("ListBullet").text(xml, item);
                }
            }
            Block::Summary { title, items } => {
                Paragraph::new("SummaryTitle").text(xml, title);
                for item in items {
                    summary_item(xml, item);
                }
            }
            Block::Callout { title, paragraphs } => {
                Paragraph::new("CalloutTitle").text(xml, title);
                for paragraph in paragraphs {
                    Paragraph::new("Callout").text(xml, paragraph);
                }
            }
            Block::Table(content) => {
                self.tables += 1;
                let caption = Paragraph { keep_next: true, ..Paragraph::new("Caption") };
                numbered(xml, caption, self.document.words.table, self.tables, &content.caption);
                table::write(xml, self.document, content);
            }
            Block::Figure(content) => {
                let Some(drawn) = self.drawn.get(self.figures) else { return };
                self.figures += 1;
                let number = self.figures;
                let figure = |xml: &mut Xml| {
                    Paragraph::new("Figure").write(xml, |xml| figure::write(xml, content, drawn, number));
                };
                // The finding and what is shown stand above a chart that Word draws, what was left out below it.
                let (above, below): (Vec<_>, Vec<_>) =
                    drawn.around(&content.chart).partition(|(style, _)| *style != "ChartNote");
                let stays = |style| Paragraph { keep_next: true, ..Paragraph::new(style) };
                for (style, text) in &above {
                    stays(style).text(xml, text);
                }
                figure(xml);
                for (style, text) in &below {
                    stays(style).text(xml, text);
                }
                numbered(xml, Paragraph::new("Caption"), self.document.words.figure, number, &content.caption);
            }
            Block::Note(text) => Paragraph::new("SmallPrint").text(xml, text),
            Block::Prose(content) => prose(xml, content),
            Block::Quotes(content) => quotes(xml, content),
        }
    }

    fn heading(&mut self, xml: &mut Xml, level: u8, text: &str) {
        let chapters = headings(self.document).filter(|(_, level, _)| *level == 1).count();
        let first = headings(self.document).find(|(_, level, _)| *level == 1).map(|(i, ..)| i);
        if first == Some(self.headings) && chapters > CHAPTERS_WITHOUT_CONTENTS {
            contents(xml, self.document);
        }
        let style = ["Heading1", "Heading2", "Heading3"][usize::from(level.clamp(1, 3)) - 1];
        // What is looked up begins on a page of its own.
        let on_new_page = self.at == self.document.body;
        Paragraph { bookmark: Some(self.headings), on_new_page, ..Paragraph::new(style) }.text(xml, text);
        self.headings += 1;
    }

    fn footnote(&mut self, xml: &mut Xml, note: &'a str) {
        self.footnotes.push(note);
        let id = self.footnotes.len().to_string();
        in_run(xml, Some("FootnoteReference"), |xml| xml.empty("w:footnoteReference", &[("w:id", &id)]));
    }
}

/// Position, level and text of every heading.
fn headings(document: &Document) -> impl Iterator<Item = (usize, u8, &str)> {
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, text, .. } => Some((*level, text.as_str())),
        _ => None,
    });
    headings.enumerate().map(|(i, (level, text))| (i, level, text))
}

/// Chapters with links. Word can make it anew; it holds no page numbers, which only a layout can know.
fn contents(xml: &mut Xml, document: &Document) {
    Paragraph::new("TOCHeading").text(xml, document.words.contents);
    let chapters: Vec<_> = headings(document).filter(|(_, level, _)| *level == 1).collect();
    for (i, (heading, _, text)) in chapters.iter().enumerate() {
        let last = i + 1 == chapters.len();
        Paragraph { keep_next: !last, ..Paragraph::new("TOC1") }.write(xml, |xml| {
            if i == 0 {
                field_mark(xml, "begin");
                field_instruction(xml, "TOC \\o \"1-1\" \\n \\h \\z");
                field_mark(xml, "separate");
            }
            link(xml, *heading, |xml| {
                run(xml, None, &(i + 1).to_string());
                tab(xml);
                run(xml, None, text);
            });
            if last {
                field_mark(xml, "end");
            }
        });
    }
}

fn summary_item(xml: &mut Xml, item: &SummaryItem) {
    Paragraph::new("SummaryItem").write(xml, |xml| {
        if let Some(figure) = &item.figure {
            run(xml, Some("SummaryFigure"), figure);
        }
        tab(xml);
        run(xml, None, &item.text);
        if let Some(detail) = &item.detail {
            in_run(xml, None, |xml| xml.empty("w:br", &[]));
            run(xml, Some("SummaryDetail"), detail);
        }
    });
}

/// A caption with its number as a field: `Kuva 3. …`.
fn numbered(xml: &mut Xml, paragraph: Paragraph<'_>, label: &str, number: usize, caption: &str) {
    paragraph.write(xml, |xml| {
        run(xml, Some("Strong"), &format!("{label} "));
        field(xml, &format!("SEQ {label} \\* ARABIC"), &number.to_string());
        run(xml, Some("Strong"), ". ");
        run(xml, None, caption);
    });
}

/// A4, with the margins of the PDF.
fn section(xml: &mut Xml, look: &Look) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "header1")]);
        xml.empty("w:headerReference", &[("w:type", "first"), ("r:id", "header2")]);
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "footer1")]);
        xml.empty("w:footerReference", &[("w:type", "first"), ("r:id", "footer1")]);
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let [top, bottom, header, footer] = look.margins.map(|twips| twips.to_string());
        let margins = [
            ("w:top", top.as_str()),
            ("w:right", "1247"),
            ("w:bottom", bottom.as_str()),
            ("w:left", "1247"),
            ("w:header", header.as_str()),
            ("w:footer", footer.as_str()),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
        xml.empty("w:titlePg", &[]);
    });
}

fn footnotes(notes: &[&str]) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.element("w:footnotes", &SPACES[..1], |xml| {
        for (id, kind) in [("-1", "separator"), ("0", "continuationSeparator")] {
            xml.element("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
                Paragraph::new("FootnoteText")
                    .write(xml, |xml| in_run(xml, None, |xml| xml.empty(&format!("w:{kind}"), &[])));
            });
        }
        for (id, note) in (1..).zip(notes) {
            xml.element("w:footnote", &[("w:id", &id.to_string())], |xml| {
                Paragraph::new("FootnoteText").write(xml, |xml| {
                    in_run(xml, Some("FootnoteReference"), |xml| xml.empty("w:footnoteRef", &[]));
                    run(xml, None, &format!(" {note}"));
                });
            });
        }
    });
    xml.into_bytes()
}

/// The evaluator's words; items of a numbered list carry their numbers as text.
fn prose(xml: &mut Xml, prose: &Prose) {
    match prose {
        Prose::Paragraph(text) => Paragraph::new("Normal").write(xml, |xml| spans(xml, text)),
        Prose::Quote(text) => Paragraph::new("Quote").write(xml, |xml| spans(xml, text)),
        Prose::List { ordered: false, items } => {
            for item in items {
                Paragraph::new("ListBullet").write(xml, |xml| spans(xml, item));
            }
        }
        Prose::List { ordered: true, items } => {
            for (i, item) in items.iter().enumerate() {
                Paragraph::new("Normal").write(xml, |xml| {
                    run(xml, None, &format!("{}. ", i + 1));
                    spans(xml, item);
                });
            }
        }
    }
}

/// Words of respondents, each in its language for those who have them read out.
fn quotes(xml: &mut Xml, quotes: &Quotes) {
    for part in &quotes.parts {
        let title = Paragraph { keep_next: true, ..Paragraph::new("Normal") };
        title.write(xml, |xml| run(xml, Some("Strong"), part.title));
        for quote in &part.quotes {
            Paragraph::new("Quote").write(xml, |xml| run_in_language(xml, quote.language.tag(), &quote.text));
        }
    }
}

fn spans(xml: &mut Xml, spans: &[Span]) {
    for span in spans {
        let style = match span.emphasis {
            Emphasis::None => None,
            Emphasis::Light => Some("Emphasis"),
            Emphasis::Strong => Some("Strong"),
        };
        run(xml, style, &span.text);
    }
}
