//! A report's files, searched for what `results.json` hides: numbers beside the name of a group of which nothing is
//! shown, things a reader does not see, and anything fetched from elsewhere.

use super::marks::Drawing;
use super::names::Names;
use super::{Contents, pdf, workbook};

/// Columns of tables of data that hold numbers of the group in their row; `n` may be that of everybody.
const NUMBERS: [&str; 10] =
    ["count", "value", "share", "low", "high", "answered", "invited", "rate", "weighted", "n_effective"];

/// Mark-up that fetches or runs something.
const FETCHING: [&str; 8] =
    ["<script", "<iframe", "<object", "<embed", "@import", "url(http", "src=\"http", "xlink:href=\"http"];

/// What a workbook or a document can hide.
const UNSEEN: [&str; 5] =
    ["state=\"hidden\"", "state=\"veryHidden\"", "<w:vanish", "hidden=\"1\"", "TargetMode=\"External\""];

impl Names {
    /// What is wrong with a file, in sentences without their end; `None` where this kind is not read.
    pub fn search(&self, file: &Contents<'_>) -> Option<Vec<String>> {
        let text = || without_direction(&file.text());
        match file.ending() {
            "html" | "svg" => Some(self.in_markup(&text())),
            "csv" => Some(self.in_table(&text())),
            "txt" | "md" => Some(self.in_text(&text())),
            "docx" | "xlsx" => Some(self.in_parts(file.parts())),
            "pdf" => file.pages().map(|text| self.in_pages(text)),
            _ => None,
        }
    }

    fn in_markup(&self, markup: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let lower = markup.to_ascii_lowercase();
        found.extend(
            FETCHING.iter().filter(|f| lower.contains(**f)).map(|f| format!("`{f}` fetches or runs something")),
        );
        found.extend(lower.contains("<!--").then(|| "it holds comments that nobody sees".to_string()));
        for picture in between(markup, "<svg", "</svg>") {
            found.extend(self.in_drawing(&Drawing::of_svg(picture)));
        }
        for row in between(markup, "<tr", "</tr>") {
            let cells: Vec<String> =
                ["<th", "<td"].iter().flat_map(|tag| between(row, tag, "</t")).map(plain).collect();
            found.extend(self.beside(&cells));
        }
        for attribute in ["aria-label=\"", "alt=\"", "title=\""] {
            found.extend(between(markup, attribute, "\"").flat_map(|value| self.in_text(&plain_text(value))));
        }
        for tag in ["<desc", "<title", "<p", "<li", "<text"] {
            found.extend(between(markup, tag, "</").flat_map(|value| self.in_text(&plain(value))));
        }
        found
    }

    /// The pages of a PDF: rows, lines of charts, sentences, alternative texts.
    fn in_pages(&self, text: &pdf::Text) -> Vec<String> {
        let mut found: Vec<String> = text.rows.iter().filter_map(|row| self.beside(row)).collect();
        // On a page of two columns a line says nothing: all but the heads of pages is read by what it is.
        found.extend(text.heads.iter().filter_map(|line| self.beside_name(line)));
        found.extend(text.drawings.iter().flat_map(|drawing| self.in_drawing(drawing)));
        let texts = text.paragraphs.iter().chain(&text.alternatives);
        found.extend(texts.flat_map(|text| self.in_text(text)));
        found.sort();
        found.dedup();
        found
    }

    /// A chart: marks and numbers in the row of a hidden group.
    fn in_drawing(&self, drawing: &Drawing) -> Vec<String> {
        if self.is_empty() {
            return Vec::new();
        }
        let drawn = drawing.drawn(self).into_iter();
        let drawn = drawn.map(|name| format!("something is drawn in the row of the hidden group `{name}`"));
        drawn.chain(drawing.told(self).into_iter().map(beside)).collect()
    }

    /// A row whose first cell is a hidden group.
    fn beside(&self, cells: &[String]) -> Option<String> {
        let (name, others) = cells.split_first()?;
        let name = self.hidden(name)?;
        others.iter().any(|cell| self.is_number(cell)).then(|| beside(name))
    }

    /// The same where the name may stand after other things.
    fn beside_name(&self, row: &[String]) -> Option<String> {
        let at = row.iter().position(|piece| self.hidden(piece).is_some())?;
        self.beside(&row[at..])
    }

    /// Sentences with the name of a hidden group and a number.
    fn in_text(&self, text: &str) -> Vec<String> {
        let sentences = text.split(['\n', ';']).flat_map(|line| line.split(". "));
        let told = sentences.flat_map(|sentence| self.told_in(sentence));
        told.map(|name| format!("a number stands in a sentence about the hidden group `{name}`")).collect()
    }

    /// A tidy table: the columns of numbers are empty where the group is hidden.
    fn in_table(&self, text: &str) -> Vec<String> {
        let separator = if text.lines().next().is_some_and(|head| head.contains(';')) { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
        let head: Vec<String> = reader.headers().map(|h| h.iter().map(str::to_lowercase).collect()).unwrap_or_default();
        let mut found = Vec::new();
        for record in reader.records().filter_map(Result::ok) {
            let Some(name) = record.iter().find_map(|field| self.hidden(field)) else { continue };
            let number = |(head, field): (&String, &str)| NUMBERS.contains(&head.as_str()) && !field.trim().is_empty();
            if head.iter().zip(record.iter()).any(number) {
                found.push(beside(name));
            }
        }
        found
    }

    /// A workbook or a document: parts that are not seen, or fetched from elsewhere.
    fn in_parts(&self, parts: Option<&[(String, String)]>) -> Vec<String> {
        let Some(parts) = parts else { return vec!["it cannot be opened".into()] };
        let mut found = Vec::new();
        // A document holds the workbooks that its charts are drawn from.
        let book = |name: &str| name.rsplit_once("xl/").map(|(book, _)| book.to_string());
        let shared = parts.iter().filter(|(name, _)| name.ends_with("xl/sharedStrings.xml"));
        let shared: Vec<(Option<String>, Vec<String>)> =
            shared.map(|(name, text)| (book(name), workbook::shared(&without_direction(text)))).collect();
        for (name, text) in parts {
            let text = without_direction(text);
            let unseen = UNSEEN.iter().filter(|unseen| text.contains(**unseen));
            found.extend(unseen.map(|unseen| format!("`{unseen}` in `{name}` is not seen by a reader")));
            found.extend(between(&text, "<w:p>", "</w:p>").flat_map(|p| self.in_text(&plain(p))));
            let texts =
                shared.iter().find(|(of, _)| *of == book(name)).map(|(_, texts)| texts.as_slice()).unwrap_or_default();
            let cells = if name.contains("xl/worksheets/") { workbook::rows(&text, texts) } else { Vec::new() };
            found.extend(cells.iter().chain(&workbook::points(&text)).filter_map(|row| self.beside_name(row)));
            for row in between(&text, "<w:tr", "</w:tr>") {
                // Properties of rows and cells begin with the same letters, and leave empty pieces.
                let cells: Vec<String> = between(row, "<w:tc", "</w:tc>").map(plain).collect();
                found.extend(self.beside_name(&cells));
            }
        }
        found
    }
}

fn beside(name: &str) -> String {
    format!("a number stands beside the hidden group `{name}`")
}

/// The pieces of a text between two marks.
pub(super) fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).map(move |rest| rest.split(end).next().unwrap_or(rest))
}

/// Mark-up without its tags; it may begin inside one.
pub(super) fn plain(markup: &str) -> String {
    let inside = markup.split_once('>').map_or("", |(_, rest)| rest);
    let mut text = String::new();
    let mut in_tag = false;
    for c in inside.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    plain_text(&text)
}

/// A text without the signs of direction that stand around names from the right, and in some.
pub(super) fn without_direction(text: &str) -> String {
    let sign =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !sign(*c)).collect()
}

pub(super) fn plain_text(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn names() -> Names {
        Names::from(BTreeMap::from([("Pori".to_string(), false), ("Pori Länsi".to_string(), true)]))
    }

    #[test]
    fn numbers_beside_a_hidden_group_are_found() {
        let found =
            |name: &str, text: &str| names().search(&Contents::new(name, text.as_bytes())).unwrap_or_default().len();
        assert_eq!(found("a.html", "<tr><th>Pori</th><td>3</td></tr>"), 1);
        assert_eq!(found("a.html", "<tr><th>Pori</th><td>..</td></tr><tr><th>Pori Länsi</th><td>9</td></tr>"), 0);
        assert_eq!(found("a.svg", "<svg role=\"img\" aria-label=\"Pori: 3/4. Pori Länsi: 9/10.\">"), 1);
        assert_eq!(found("a.svg", "<svg role=\"img\" aria-label=\"Pori: not shown. Pori Länsi: 9/10.\">"), 0);
        assert_eq!(found("a.csv", "group;count\nPori;3\n"), 1);
        assert_eq!(found("a.csv", "group;count\nPori;\n"), 0);
    }

    #[test]
    fn what_is_fetched_or_not_seen_is_found() {
        let found = |text: &str| names().search(&Contents::new("a.html", text.as_bytes())).unwrap_or_default().len();
        assert_eq!(found("<img src=\"https://example.org/a.png\">"), 1);
        assert_eq!(found("<!-- 3 -->"), 1);
        assert_eq!(found("<p>All is well</p>"), 0);
    }
}
