//! A report's files, searched for answers that nobody approved.

use super::files::parts;

/// Shorter answers stand in any text: `Kiitos!`.
const SHORTEST: usize = 20;

/// Answers that must stand in no file, by their letters and digits alone: line breaks, mark-up and quotes hide nothing.
#[derive(Debug, Clone, Default)]
pub struct Texts(Vec<String>);

impl Texts {
    /// Of all answers those that are long enough to be known again.
    pub fn new(answers: impl IntoIterator<Item = String>) -> Self {
        let squeezed = answers.into_iter().map(|answer| squeezed(&answer));
        Self(squeezed.filter(|answer| answer.chars().count() >= SHORTEST).collect())
    }

    /// How many answers are looked for.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// How many of them stand in the file; `None` where this kind is not read.
    pub fn search(&self, name: &str, bytes: &[u8]) -> Option<usize> {
        let texts = match name.rsplit('.').next().unwrap_or_default() {
            "html" | "svg" => vec![without_tags(&String::from_utf8_lossy(bytes))],
            "csv" | "txt" | "md" | "json" | "toml" => {
                vec![String::from_utf8_lossy(bytes).replace("\\n", " ").replace("\\\"", "\"")]
            }
            "docx" | "xlsx" => parts(bytes)?.into_iter().map(|(_, text)| without_tags(&text)).collect(),
            _ => return None,
        };
        let texts: Vec<String> = texts.iter().map(|text| squeezed(text)).collect();
        Some(self.0.iter().filter(|answer| texts.iter().any(|text| text.contains(answer.as_str()))).count())
    }
}

fn squeezed(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Mark-up without tags, typefaces and style; attributes stay, for they are read out.
fn without_tags(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        for value in tag[..end].split('"').skip(1).step_by(2) {
            text.push_str(value);
        }
        let skipped = if tag.starts_with("<style") { tag.find("</style>").unwrap_or(end) } else { end };
        rest = &tag[skipped..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_however_it_is_written() {
        let texts = Texts::new(["Meillä Kajaanissa \"kaikki\" on toisin.".to_string(), "Kiitos!".to_string()]);
        assert_eq!(texts.count(), 1);
        for (name, file) in [
            ("a.html", "<p>Meillä <b>Kajaanissa</b><br>&quot;kaikki&quot; on toisin.</p>"),
            ("a.html", "<svg aria-label=\"meillä Kajaanissa kaikki on toisin\"></svg>"),
            ("a.json", "{\"text\": \"Meillä Kajaanissa \\\"kaikki\\\"\\non toisin.\"}"),
            ("a.csv", "text\n\"Meillä Kajaanissa \"\"kaikki\"\" on toisin.\"\n"),
        ] {
            assert_eq!(texts.search(name, file.as_bytes()), Some(1), "{file}");
        }
        assert_eq!(texts.search("a.txt", b"Kiitos!"), Some(0));
        assert_eq!(texts.search("a.pdf", b""), None);
    }
}
