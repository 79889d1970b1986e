//! The evaluator's Markdown to blocks of the report: headings, paragraphs, lists, quotes, emphasis. What else is in
//! it is shown as typed; nothing is fetched and nothing is run.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::document::{Block, Emphasis, Prose, Span};

/// Blocks of a text whose chapter has the heading of level 1; `id` makes its headings unique.
pub(super) fn blocks(text: &str, id: &str) -> Vec<Block> {
    let mut reader = Reader { id, ..Reader::default() };
    for event in Parser::new_ext(text, Options::empty()) {
        reader.read(event);
    }
    reader.close();
    reader.blocks
}

#[derive(Default)]
struct Reader<'a> {
    id: &'a str,
    blocks: Vec<Block>,
    spans: Vec<Span>,
    strong: usize,
    light: usize,
    quotes: usize,
    /// Lists that are open, the outermost first; items of inner lists join the outermost.
    lists: usize,
    ordered: bool,
    items: Vec<Vec<Span>>,
    headings: usize,
    /// Where the link leads and what its words began with.
    link: Option<(String, usize)>,
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.say(&text),
            Event::SoftBreak => self.say(" "),
            Event::HardBreak => self.say("\n"),
            Event::Rule => self.close(),
            Event::TaskListMarker(done) => self.say(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.light += 1,
            Tag::Link { dest_url, .. } => self.link = Some((dest_url.to_string(), self.spans.len())),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::List(first) => {
                if self.lists == 0 {
                    self.close();
                    self.ordered = first.is_some();
                } else {
                    self.item();
                }
                self.lists += 1;
            }
            // Words of a picture stay in their sentence.
            Tag::Image { .. } => {}
            Tag::Item | Tag::Paragraph if self.lists > 0 => {}
            _ => self.close(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.light = self.light.saturating_sub(1),
            TagEnd::Link => self.follow(),
            TagEnd::Heading(level) => {
                let text: String = self.spans.drain(..).map(|span| span.text).collect();
                if !text.trim().is_empty() {
                    self.headings += 1;
                    // The chapter has a heading of its own above.
                    let level = (level as u8).clamp(2, 3);
                    let id = format!("{}-{}", self.id, self.headings);
                    self.blocks.push(Block::Heading { level, id, text: text.trim().to_string() });
                }
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => self.item(),
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0 && !self.items.is_empty() {
                    let items = std::mem::take(&mut self.items);
                    self.blocks.push(Block::Prose(Prose::List { ordered: self.ordered, items }));
                }
            }
            // Paragraphs of one item stay one item.
            TagEnd::Paragraph if self.lists > 0 => self.say(" "),
            TagEnd::Image => {}
            _ => self.close(),
        }
    }

    /// Where a link leads, said behind its words unless they say it themselves.
    fn follow(&mut self) {
        let Some((address, from)) = self.link.take() else { return };
        let words: String = self.spans.iter().skip(from).map(|span| span.text.as_str()).collect();
        let bare = |text: &str| text.trim_start_matches("mailto:").to_string();
        if bare(&address) != words.trim() && !address.is_empty() {
            self.say(&format!(" ({})", bare(&address)));
        }
    }

    fn say(&mut self, text: &str) {
        let emphasis = match (self.strong, self.light) {
            (0, 0) => Emphasis::None,
            (0, _) => Emphasis::Light,
            (_, _) => Emphasis::Strong,
        };
        match self.spans.last_mut() {
            Some(last) if last.emphasis == emphasis => last.text.push_str(text),
            _ => self.spans.push(Span { text: text.to_string(), emphasis }),
        }
    }

    fn item(&mut self) {
        let spans = trimmed(std::mem::take(&mut self.spans));
        if !spans.is_empty() {
            self.items.push(spans);
        }
    }

    /// Ends the paragraph that is open, if one is.
    fn close(&mut self) {
        if self.lists > 0 {
            return;
        }
        let spans = trimmed(std::mem::take(&mut self.spans));
        if !spans.is_empty() {
            self.blocks.push(Block::Prose(if self.quotes > 0 { Prose::Quote(spans) } else { Prose::Paragraph(spans) }));
        }
    }
}

/// Without white space at both ends; nothing where there is nothing else.
fn trimmed(mut spans: Vec<Span>) -> Vec<Span> {
    if let Some(first) = spans.first_mut() {
        first.text = first.text.trim_start().to_string();
    }
    if let Some(last) = spans.last_mut() {
        last.text = last.text.trim_end().to_string();
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks in a line each: `#2 text`, `p text`, `> text`, `- a | b`; emphasis in `*` and `**`.
    fn shown(text: &str) -> Vec<String> {
        let spans = |spans: &[Span]| -> String {
            let mark = |span: &Span| match span.emphasis {
                Emphasis::None => span.text.clone(),
                Emphasis::Light => format!("*{}*", span.text),
                Emphasis::Strong => format!("**{}**", span.text),
            };
            spans.iter().map(mark).collect()
        };
        let block = |block: &Block| match block {
            Block::Heading { level, text, .. } => format!("#{level} {text}"),
            Block::Prose(Prose::Paragraph(text)) => format!("p {}", spans(text)),
            Block::Prose(Prose::Quote(text)) => format!("> {}", spans(text)),
            Block::Prose(Prose::List { ordered, items }) => {
                let items: Vec<String> = items.iter().map(|item| spans(item)).collect();
                format!("{} {}", if *ordered { "1." } else { "-" }, items.join(" | "))
            }
            other => format!("{other:?}"),
        };
        blocks(text, "x").iter().map(block).collect()
    }

    #[test]
    fn what_people_write() {
        let text = "# Otsikko\n\nEka *kevyt* ja **vahva**\nrivi.\n\n> Lainaus\n\n1. yksi\n2. kaksi\n   - sisempi\n\n- piste\n\n  jatkuu\n";
        assert_eq!(
            shown(text),
            [
                "#2 Otsikko",
                "p Eka *kevyt* ja **vahva** rivi.",
                "> Lainaus",
                "1. yksi | kaksi | sisempi",
                "- piste jatkuu"
            ]
        );
    }

    #[test]
    fn links_say_where_they_lead_and_pictures_what_they_show() {
        assert_eq!(
            shown("[STEA](https://www.stea.fi) on ![kaavio](x.png)"),
            ["p STEA (https://www.stea.fi) on kaavio"]
        );
        assert_eq!(shown("<https://www.stea.fi>"), ["p https://www.stea.fi"]);
    }

    #[test]
    fn what_looks_like_mark_up_is_shown_as_typed() {
        let typed = "<script>alert(1)</script>\n\nJa #panic(\"x\") sekä <b>tämä</b>.";
        assert_eq!(shown(typed), ["p <script>alert(1)</script>", "p Ja #panic(\"x\") sekä <b>tämä</b>."]);
        assert!(shown("").is_empty() && shown("\n \n---\n").is_empty());
    }
}
