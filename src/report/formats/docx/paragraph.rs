//! A paragraph and its runs.

use super::xml::Xml;

/// A paragraph: its style, and how it stands.
#[derive(Default, Clone, Copy)]
pub(super) struct Paragraph<'a> {
    /// Id of a style in `styles.xml`.
    pub(super) style: &'a str,
    /// Stays on the page of the next paragraph.
    pub(super) keep_next: bool,
    /// Begins a page.
    pub(super) on_new_page: bool,
    /// Numbers stand right.
    pub(super) right: bool,
    /// A place that links lead to.
    pub(super) bookmark: Option<usize>,
}

impl<'a> Paragraph<'a> {
    pub(super) fn new(style: &'a str) -> Self {
        Self { style, ..Self::default() }
    }

    /// Writes it with what is in it.
    pub(super) fn write(self, xml: &mut Xml, content: impl FnOnce(&mut Xml)) {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.val("w:pStyle", self.style);
                if self.keep_next {
                    xml.empty("w:keepNext", &[]);
                }
                if self.on_new_page {
                    xml.empty("w:pageBreakBefore", &[]);
                }
                if self.right {
                    xml.val("w:jc", "right");
                }
            });
            let Some(number) = self.bookmark else { return content(xml) };
            let id = number.to_string();
            xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark(number))]);
            content(xml);
            xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        });
    }

    /// Writes it with one text in it.
    pub(super) fn text(self, xml: &mut Xml, text: &str) {
        self.write(xml, |xml| run(xml, None, text));
    }
}

/// Name of a place that links lead to; Word hides names of this kind from its list of bookmarks.
pub(super) fn bookmark(number: usize) -> String {
    format!("_Toc{number:09}")
}

/// Text in a character style, or in the paragraph's.
pub(super) fn run(xml: &mut Xml, style: Option<&str>, text: &str) {
    in_run(xml, style, |xml| words(xml, text));
}

/// Text in a language of its own, as a tag (BCP 47).
pub(super) fn run_in_language(xml: &mut Xml, tag: &str, text: &str) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| xml.val("w:lang", tag));
        words(xml, text);
    });
}

/// A run of something that is no text.
pub(super) fn in_run(xml: &mut Xml, style: Option<&str>, content: impl FnOnce(&mut Xml)) {
    xml.element("w:r", &[], |xml| {
        if let Some(style) = style {
            xml.element("w:rPr", &[], |xml| xml.val("w:rStyle", style));
        }
        content(xml);
    });
}

/// A step to the next tab stop.
pub(super) fn tab(xml: &mut Xml) {
    in_run(xml, None, |xml| xml.empty("w:tab", &[]));
}

/// A link to a place in the document.
pub(super) fn link(xml: &mut Xml, to: usize, content: impl FnOnce(&mut Xml)) {
    xml.element("w:hyperlink", &[("w:anchor", &bookmark(to)), ("w:history", "1")], content);
}

/// A field with the result that it has now, such as the number of a figure.
pub(super) fn field(xml: &mut Xml, instruction: &str, result: &str) {
    xml.element("w:fldSimple", &[("w:instr", &format!(" {instruction} "))], |xml| run(xml, None, result));
}

/// The beginning, the middle or the end of a field that reaches over paragraphs.
pub(super) fn field_mark(xml: &mut Xml, kind: &str) {
    in_run(xml, None, |xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)]));
}

/// What a field that reaches over paragraphs does.
pub(super) fn field_instruction(xml: &mut Xml, instruction: &str) {
    in_run(xml, None, |xml| {
        xml.element("w:instrText", &[("xml:space", "preserve")], |xml| xml.text(&format!(" {instruction} ")));
    });
}

fn words(xml: &mut Xml, text: &str) {
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            xml.empty("w:br", &[]);
        }
        xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
    }
}
