//! XML that is escaped by construction: whatever people wrote stays text.

use super::super::visible;

/// A part of the file while it is written. Elements close themselves.
pub(super) struct Xml(String);

/// Name and value.
type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    /// A part of its own, with the line that every part starts with.
    pub(super) fn part() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".into())
    }

    /// An element and what is in it.
    pub(super) fn element(&mut self, name: &str, attributes: &[Attribute<'_>], content: impl FnOnce(&mut Self)) {
        self.tag(name, attributes, ">");
        content(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes, "/>");
    }

    /// An element whose only attribute is `w:val`, as most of WordprocessingML is.
    pub(super) fn val(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text between tags.
    pub(super) fn text(&mut self, text: &str) {
        for c in visible(text).chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
    }

    /// The part as it goes into the file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>], end: &str) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push_str(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_never_becomes_mark_up() {
        let mut xml = Xml(String::new());
        xml.element("w:t", &[("w:x", "\"><b/>")], |xml| xml.text("<w:br/> & \u{1}\u{ffff}"));
        assert_eq!(xml.0, "<w:t w:x=\"&quot;&gt;&lt;b/&gt;\">&lt;w:br/&gt; &amp; \u{fffd}\u{fffd}</w:t>");
    }
}
