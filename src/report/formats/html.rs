//! The report as one page that needs nothing else: typeface, charts and style are inside, no script runs,
//! and a strict policy lets nothing be fetched.
//!
//! Mark-up is escaped by construction (maud); the only text that is not are our own style sheet and our own
//! SVG, which escapes what it shows.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::document::{Block, Cell, Document, Emphasis, Figure, Made, Prose, Quotes, Span, SummaryItem, Table};
use super::printed::{Printed, PrintedCell, PrintedColumn};
use super::{sign, visible};
use crate::charts::{WEB_FACES, base64};
use crate::language::Language;
use crate::survey::Logo;

/// Width of charts on a screen, and on a phone.
const WIDE: f64 = 820.0;
const PHONE: f64 = 330.0;

/// Styles stand inside the page; nothing may be fetched or run.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

pub(super) fn render(document: &Document) -> String {
    let style = format!("{}\n{}{}{}", *WEB_FACES, include_str!("report.css"), rooms(), accent(document));
    let page = html! {
        (DOCTYPE)
        html lang=(document.language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("mittari ", env!("CARGO_PKG_VERSION")));
                @if let Some(author) = &document.author { meta name="author" content=(visible(author)); }
                title { (visible(&document.title)) }
                style { (PreEscaped(style)) }
            }
            body {
                a.skip href="#content" { (document.words.skip_to_content) }
                @if let Some(banner) = &document.banner { aside.banner aria-label=(banner) { p { (banner) } } }
                header { (title(document)) }
                @if document.blocks.iter().any(|block| matches!(block, Block::Heading { .. })) {
                    nav aria-labelledby="contents" { (contents(document)) }
                }
                main #content tabindex="-1" { (blocks(document)) (traces(document)) }
            }
        }
    };
    page.into_string()
}

fn title(document: &Document) -> Markup {
    html! {
        @if let Some((logo, alt)) = &document.logo {
            img.logo src=(data_address(logo)) alt=(visible(alt));
        }
        @if let Some(subtitle) = &document.subtitle { p.kind { (visible(subtitle)) } }
        h1 { (visible(&document.title)) }
        @if !document.facts.is_empty() {
            dl.facts {
                @for (label, value) in &document.facts {
                    div { dt { (label) } dd { (visible(value)) } }
                }
            }
        }
    }
}

fn contents(document: &Document) -> Markup {
    let chapters = document.blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 1, id, text } => Some((id, text)),
        _ => None,
    });
    html! {
        details {
            summary #contents { (document.words.contents) }
            ol { @for (id, text) in chapters { li { a href={ "#" (id) } { (visible(text)) } } }
                @if let Some(traces) = &document.traces { li { a href="#made" { (traces.title) } } } }
        }
    }
}

fn blocks(document: &Document) -> Markup {
    let (mut figures, mut tables) = (0, 0);
    html! {
        @for (at, block) in document.blocks.iter().enumerate() {
            @match block {
                // What is looked up begins on a page of its own, in print.
                Block::Heading { level: 1, id, text } => {
                    h2 id=(id) class=[(at == document.body).then_some("appendices")] { (visible(text)) }
                }
                Block::Heading { level: 2, id, text } => { h3 id=(id) { (visible(text)) } }
                Block::Heading { id, text, .. } => { h4 id=(id) { (visible(text)) } }
                Block::Paragraph(text) => { p { (visible(text)) } }
                Block::List(items) => { ul { @for item in items { li { (visible(item)) } } } }
                Block::Summary { title, items } => { (summary(document, title, items)) }
                Block::Callout { title, paragraphs } => {
                    section.callout aria-label=(visible(title)) {
                        p.callout-title { (visible(title)) }
                        @for paragraph in paragraphs { p { (visible(paragraph)) } }
                    }
                }
                Block::Table(content) => {
                    @let number = { tables += 1; tables };
                    (table(document, content, number))
                }
                Block::Figure(content) => {
                    @let number = { figures += 1; figures };
                    (figure(document, content, number))
                }
                Block::Note(text) => { p.note { (visible(text)) } }
                Block::Prose(content) => { (prose(content)) }
                Block::Quotes(content) => { (quotes(document, content)) }
            }
        }
    }
}

/// Where the labels of figures lead.
fn traces(document: &Document) -> Markup {
    html! {
        @if let Some(traces) = &document.traces {
            h2 #made { (traces.title) }
            p { (traces.intro) }
            @for trace in &traces.figures {
                section.trace aria-labelledby=(trace.id) {
                    h3 id=(trace.id) { (visible(&trace.label)) }
                    dl {
                        @for (label, text) in &trace.facts { div { dt { (label) } dd { (visible(text)) } } }
                        @for (label, figures) in &trace.derived {
                            div {
                                dt { (label) }
                                dd { ul { @for figure in figures { li id=(figure.id) { (visible(&figure.text)) } } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The organisation's colour; on a dark ground the program's own is kept, because that one can be read there.
fn accent(document: &Document) -> String {
    let Some(accent) = document.accent.map(String::from) else { return String::new() };
    format!(
        "@media not (prefers-color-scheme:dark){{:root{{--accent:{accent}}}}}\n@media print{{:root{{--accent:{accent}}}}}"
    )
}

/// The logo inside the page: as a picture it runs nothing and fetches nothing.
fn data_address(logo: &Logo) -> String {
    format!("data:{};base64,{}", logo.kind.media_type(), base64(&logo.bytes))
}

fn prose(prose: &Prose) -> Markup {
    html! {
        @match prose {
            Prose::Paragraph(text) => { p { (spans(text)) } }
            Prose::Quote(text) => { blockquote { p { (spans(text)) } } }
            Prose::List { ordered: true, items } => { ol { @for item in items { li { (spans(item)) } } } }
            Prose::List { ordered: false, items } => { ul { @for item in items { li { (spans(item)) } } } }
        }
    }
}

/// Words in another language than the page's say so, for those who have them read out.
fn quotes(document: &Document, quotes: &Quotes) -> Markup {
    let foreign = |language: Language| (language != document.language).then_some(language.code());
    html! {
        section.quotes id=(quotes.id) aria-label=(visible(&quotes.caption)) {
            @for part in &quotes.parts {
                div {
                    p.quotes-title { (part.title) }
                    @for quote in &part.quotes {
                        blockquote lang=[foreign(quote.language)] { p { (lines(&quote.text)) } }
                    }
                }
            }
        }
    }
}

fn spans(spans: &[Span]) -> Markup {
    html! {
        @for span in spans {
            @match span.emphasis {
                Emphasis::None => { (lines(&span.text)) }
                Emphasis::Light => { em { (lines(&span.text)) } }
                Emphasis::Strong => { strong { (lines(&span.text)) } }
            }
        }
    }
}

fn lines(text: &str) -> Markup {
    html! {
        @for (i, line) in text.split('\n').enumerate() {
            @if i > 0 { br; }
            (visible(line))
        }
    }
}

fn summary(document: &Document, title: &str, items: &[SummaryItem]) -> Markup {
    // A document that does not tell how its figures were made has nowhere to lead to.
    let made = |item: &SummaryItem| item.made.clone().filter(|_| document.traces.is_some());
    html! {
        section.summary aria-labelledby="summary" {
            h2 #summary { (visible(title)) }
            ul {
                @for item in items {
                    li {
                        @if let Some(figure) = &item.figure {
                            @match made(item) {
                                Some(to) => { a.figure href=(to) aria-label={ (figure) ": " (document.words.how_made) } { (figure) } }
                                None => { span.figure { (figure) } }
                            }
                            " "
                        }
                        div {
                            p { (visible(&item.text)) }
                            @if let Some(detail) = &item.detail { p.detail { (visible(detail)) } }
                        }
                    }
                }
            }
        }
    }
}

/// Two drawings of the chart, one for each width; the style sheet shows one and hides the other from
/// everybody.
fn figure(document: &Document, figure: &Figure, number: usize) -> Markup {
    html! {
        figure id={ "figure-" (figure.id) } {
            div.card {
                div.wide { (PreEscaped(figure.chart.draw(WIDE).svg)) }
                div.phone { (PreEscaped(figure.chart.draw(PHONE).svg)) }
            }
            figcaption { (numbered(document, document.words.figure, number, Some(&figure.made))) " " (visible(&figure.caption)) }
        }
    }
}

/// `Table 3.`, which leads to how its figures were made.
fn numbered(document: &Document, what: &str, number: usize, made: Option<&str>) -> Markup {
    html! {
        b {
            @match made.filter(|_| document.traces.is_some()) {
                Some(to) => { a.made href=(to) aria-label={ (what) " " (number) ": " (document.words.how_made) } { (what) " " (number) "." } }
                None => { (what) " " (number) "." }
            }
        }
    }
}

fn table(document: &Document, table: &Table, number: usize) -> Markup {
    let id = format!("table-{}", table.id);
    let made = matches!(table.made, Made::ByRule { .. }).then(|| format!("#{}", table.made_at()));
    let printed = Printed::new(table, document.language);
    html! {
        div.table {
            div.scroll role="region" tabindex="0" aria-labelledby=(id) {
                table {
                    caption id=(id) { (numbered(document, document.words.table, number, made.as_deref())) " " (visible(&table.caption)) }
                    (heads(&printed))
                    // Each name begins a group with the rows below it.
                    @for group in printed.rows.chunk_by(|_, next| !printed.names_rows(next)) {
                        tbody {
                            @for row in group {
                                @if printed.names_rows(row) {
                                    tr.names { th scope="rowgroup" colspan=(printed.columns.len()) { (content(document, row[0].cell)) } }
                                } @else {
                                    tr {
                                        @for (cell, column) in row.iter().zip(&printed.columns).take(1) {
                                            th scope="row" class=[right(column)] { (content(document, cell.cell)) }
                                        }
                                        @for (cell, column) in row.iter().zip(&printed.columns).skip(1) {
                                            td class=[right(column)] { (content(document, cell.cell)) (interval(cell, column)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @for note in &table.notes { p.note { (visible(note)) } }
        }
    }
}

/// One row of heads, or two where columns share some: what is over several columns is over a group of them.
fn heads(printed: &Printed<'_>) -> Markup {
    let Some(over) = printed.over() else {
        return html! { thead { tr { @for column in &printed.columns { (head(column, None)) } } } };
    };
    let mut columns = printed.columns.iter();
    let upper: Vec<Markup> = over
        .iter()
        .map(|(words, wide)| {
            let below: Vec<&PrintedColumn<'_>> = columns.by_ref().take(*wide).collect();
            match (words, below.as_slice()) {
                (Some(words), _) => html! { th scope="colgroup" colspan=(wide) { (visible(words)) } },
                (None, alone) => html! { @for column in alone { (head(column, Some("2"))) } },
            }
        })
        .collect();
    html! {
        @for (_, wide) in &over { colgroup span=(wide) {} }
        thead {
            tr.over { @for head in upper { (head) } }
            tr { @for column in printed.columns.iter().filter(|column| column.over.is_some()) { (head(column, None)) } }
        }
    }
}

fn head(column: &PrintedColumn<'_>, rows: Option<&str>) -> Markup {
    html! { th scope="col" rowspan=[rows] class=[right(column)] { (visible(&column.head)) } }
}

fn right(column: &PrintedColumn<'_>) -> Option<&'static str> {
    column.right.then_some("right")
}

/// So many letters a column leaves room for behind its figures at most.
const LONGEST_INTERVAL: usize = 32;

/// Room for intervals of so many letters: the page's style sheet has it for all, because no element has a style of its own.
fn rooms() -> String {
    let room = |letters: usize| format!(".letters-{letters}{{min-width:{letters}ch}}");
    (1..=LONGEST_INTERVAL).map(room).collect::<Vec<_>>().concat()
}

/// The interval behind a figure; every cell of the column leaves room for the longest, so that figures stand below each
/// other.
fn interval(cell: &PrintedCell<'_>, column: &PrintedColumn<'_>) -> Markup {
    let letters = column.longest.chars().count().min(LONGEST_INTERVAL);
    html! {
        @if letters > 0 {
            " " span class={ "interval letters-" (letters) } { (visible(&cell.interval)) }
        }
    }
}

fn content(document: &Document, cell: &Cell) -> Markup {
    let language: Language = document.language;
    match cell {
        Cell::Hidden => {
            html! { span aria-hidden="true" { (cell.text(language)) } span.unseen { (document.words.hidden) } }
        }
        Cell::Link { text, to } => html! { a href=(to) { (visible(text)) } },
        Cell::Status { status, text } => html! { span.mark aria-hidden="true" { (sign(*status)) } " " (text) },
        _ => html! { (visible(&cell.text(language))) },
    }
}
