//! A report's files, searched for what `results.json` hides: numbers beside the name of a group of which nothing is
//! shown, things a reader does not see, and anything fetched from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::published::{Group, Published, Value};
use super::{Contents, marks, pdf, workbook};

/// Names of groups, as far as the files hold them as text.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Groups of which nothing is shown.
    hidden: BTreeSet<String>,
    /// All others: a longer name may hold a hidden one.
    shown: BTreeSet<String>,
}

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
    /// The names in the contents of a `results.json`.
    ///
    /// Errors: it is none.
    pub fn of(results: &[u8]) -> Result<Self, serde_json::Error> {
        let published: Published = serde_json::from_slice(results)?;
        let mut groups: BTreeMap<String, bool> = BTreeMap::new();
        let mut see = |group: &Option<Group>, shown: bool| {
            if let Some(Group { value: Value::Text(name), .. }) = group {
                *groups.entry(without_direction(name).trim().to_string()).or_default() |= shown;
            }
        };
        published.response.iter().for_each(|r| see(&r.group, r.answered.is_some()));
        published.estimates.iter().for_each(|e| see(&e.group, e.n.is_some()));
        let of = |wanted: bool| {
            let some = groups.iter().filter(|(name, shown)| **shown == wanted && name.chars().count() > 2);
            some.map(|(name, _)| name.clone()).collect()
        };
        Ok(Self { hidden: of(false), shown: of(true) })
    }

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
            let drawn = marks::drawn(picture, &self.hidden);
            found.extend(
                drawn.into_iter().map(|name| format!("something is drawn in the row of the hidden group `{name}`")),
            );
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
        found.extend(text.lines.iter().filter_map(|line| self.beside_name(line)));
        let texts = text.paragraphs.iter().chain(&text.alternatives);
        found.extend(texts.flat_map(|text| self.in_text(text)));
        found.sort();
        found.dedup();
        found
    }

    /// A row whose first cell is a hidden group.
    fn beside(&self, cells: &[String]) -> Option<String> {
        let (name, others) = cells.split_first()?;
        let name = name.trim();
        let numbers = others.iter().any(|cell| cell.chars().any(|c| c.is_ascii_digit()));
        (self.hidden.contains(name) && numbers).then(|| format!("a number stands beside the hidden group `{name}`"))
    }

    /// The same where the name may stand after other things.
    fn beside_name(&self, row: &[String]) -> Option<String> {
        let at = row.iter().position(|piece| self.hidden.contains(piece.trim()))?;
        self.beside(&row[at..])
    }

    /// Sentences with the name of a hidden group and a number.
    fn in_text(&self, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        for sentence in text.split(['\n', ';']).flat_map(|line| line.split(". ")) {
            for name in self.hidden.iter().filter(|name| sentence.contains(name.as_str())) {
                let mut rest = sentence.to_string();
                for longer in self.shown.iter().filter(|shown| shown.contains(name.as_str())) {
                    rest = rest.replace(longer.as_str(), "");
                }
                let told = rest.contains(name.as_str());
                rest = rest.replace(name.as_str(), "");
                if told && rest.chars().any(|c| c.is_ascii_digit()) {
                    found.push(format!("a number stands in a sentence about the hidden group `{name}`"));
                }
            }
        }
        found
    }

    /// A tidy table: the columns of numbers are empty where the group is hidden.
    fn in_table(&self, text: &str) -> Vec<String> {
        let separator = if text.lines().next().is_some_and(|head| head.contains(';')) { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
        let head: Vec<String> = reader.headers().map(|h| h.iter().map(str::to_lowercase).collect()).unwrap_or_default();
        let mut found = Vec::new();
        for record in reader.records().filter_map(Result::ok) {
            let Some(name) = record.iter().find(|field| self.hidden.contains(field.trim())) else { continue };
            let number = |(head, field): (&String, &str)| NUMBERS.contains(&head.as_str()) && !field.trim().is_empty();
            if head.iter().zip(record.iter()).any(number) {
                found.push(format!("a number stands beside the hidden group `{name}`"));
            }
        }
        found
    }

    /// A workbook or a document: parts that are not seen, or fetched from elsewhere.
    fn in_parts(&self, parts: Option<&[(String, String)]>) -> Vec<String> {
        let Some(parts) = parts else { return vec!["it cannot be opened".into()] };
        let mut found = Vec::new();
        let shared = parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml");
        let texts = shared.map(|(_, text)| workbook::shared(&without_direction(text))).unwrap_or_default();
        for (name, text) in parts {
            let text = without_direction(text);
            let unseen = UNSEEN.iter().filter(|unseen| text.contains(**unseen));
            found.extend(unseen.map(|unseen| format!("`{unseen}` in `{name}` is not seen by a reader")));
            found.extend(between(&text, "<w:p>", "</w:p>").flat_map(|p| self.in_text(&plain(p))));
            let cells = if name.starts_with("xl/worksheets/") { workbook::rows(&text, &texts) } else { Vec::new() };
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
fn without_direction(text: &str) -> String {
    let sign =
        |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !sign(*c)).collect()
}

fn plain_text(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names { hidden: ["Pori".to_string()].into(), shown: ["Pori Länsi".to_string()].into() }
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
