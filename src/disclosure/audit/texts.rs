//! A report's files, searched for answers that nobody approved.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::{Contents, pdf};
use crate::quotes::Unapproved;

/// Shorter answers stand in any text: `Kiitos!`.
const SHORTEST: usize = 20;

/// Answers are told apart by so many bytes at their beginning; no answer that is looked for is shorter.
const START: usize = SHORTEST;

/// Answers that must stand in no file, by their letters and digits alone: line breaks, mark-up and quotes hide nothing.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    answers: Vec<String>,
    /// Which answers begin so: a text is gone through once, however many answers there are.
    beginning: HashMap<[u8; START], Vec<usize>, RandomState>,
}

impl Texts {
    /// Of all answers those that are long enough to be known again, and that no text says that a report may hold anyway.
    pub fn new(Unapproved { answers, by_right }: Unapproved) -> Self {
        let squeezed = answers.iter().map(|answer| squeezed(answer));
        let all = Self::of(squeezed.filter(|answer| answer.chars().count() >= SHORTEST).collect());
        let own: BTreeSet<usize> = by_right.iter().flat_map(|text| all.standing_in(&plain(text))).collect();
        let others = all.answers.into_iter().enumerate().filter(|(at, _)| !own.contains(at));
        Self::of(others.map(|(_, answer)| answer).collect())
    }

    fn of(answers: BTreeSet<String>) -> Self {
        let answers: Vec<String> = answers.into_iter().collect();
        let mut beginning: HashMap<[u8; START], Vec<usize>, RandomState> = HashMap::default();
        for (at, answer) in answers.iter().enumerate() {
            beginning.entry(start(answer.as_bytes())).or_default().push(at);
        }
        Self { answers, beginning }
    }

    /// How many answers are looked for.
    pub fn count(&self) -> usize {
        self.answers.len()
    }

    /// How many of them stand in the file; `None` where this kind is not read.
    pub fn search(&self, file: &Contents<'_>) -> Option<usize> {
        let ending = file.ending();
        if self.answers.is_empty() {
            return READ.contains(&ending).then_some(0);
        }
        let texts = match ending {
            "html" | "svg" => of_markup(&file.text()).into(),
            // Ours of Parquet are not packed: a text of a table stands in them as it is.
            "csv" | "txt" | "md" | "json" | "toml" | "parquet" => vec![file.text().into_owned()],
            "docx" | "xlsx" => file.parts()?.iter().flat_map(|(_, text)| of_markup(text)).collect(),
            "pdf" => pages(file.pages()?),
            _ => return None,
        };
        let found: BTreeSet<usize> = texts.iter().flat_map(|text| self.standing_in(&plain(text))).collect();
        Some(found.len())
    }

    /// The answers that stand in a text.
    fn standing_in(&self, text: &str) -> Vec<usize> {
        let text = text.as_bytes();
        let places = text.windows(START).enumerate();
        let begun = places.filter_map(|(at, window)| Some((at, self.beginning.get(window)?)));
        begun
            .flat_map(|(at, answers)| {
                answers.iter().filter(move |own| text[at..].starts_with(self.answers[**own].as_bytes()))
            })
            .copied()
            .collect()
    }
}

/// Endings of the files that are read.
const READ: [&str; 11] = ["html", "svg", "csv", "txt", "md", "json", "toml", "parquet", "docx", "xlsx", "pdf"];

/// The first bytes of an answer, which is no shorter.
fn start(answer: &[u8]) -> [u8; START] {
    let mut start = [0; START];
    start.iter_mut().zip(answer).for_each(|(to, from)| *to = *from);
    start
}

/// The texts of a PDF: a paragraph goes on over lines and pages, a picture has lines only.
fn pages(text: &pdf::Text) -> Vec<String> {
    let lines = text.lines.iter().map(|line| line.concat()).collect::<Vec<_>>().join(" ");
    let rows = text.rows.iter().map(|row| row.join(" "));
    rows.chain(text.paragraphs.iter().cloned()).chain(text.alternatives.iter().cloned()).chain([lines]).collect()
}

/// The letters and digits of a text of a file; what programs write for line breaks and quotes is none.
fn plain(text: &str) -> String {
    squeezed(&text.replace("\\n", " ").replace("\\t", " "))
}

fn squeezed(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Mark-up without tags, typefaces and style; and apart from it, for a sentence goes on over tags, what attributes say,
/// which is read out.
fn of_markup(markup: &str) -> [String; 2] {
    let (mut text, mut said) = (String::new(), String::new());
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        for value in tag[..end].split('"').skip(1).step_by(2) {
            said.push_str(value);
        }
        let skipped = if tag.starts_with("<style") { tag.find("</style>").unwrap_or(end) } else { end };
        rest = &tag[skipped..];
    }
    text.push_str(rest);
    [text, said]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked_for(answers: &[&str], by_right: &[&str]) -> Texts {
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
        Texts::new(Unapproved { answers: owned(answers), by_right: owned(by_right) })
    }

    #[test]
    fn an_answer_is_found_however_it_is_written() {
        let texts = looked_for(&["Meillä Kajaanissa \"kaikki\" on toisin.", "Kiitos!"], &[]);
        assert_eq!(texts.count(), 1);
        assert_eq!(texts.search(&Contents::new("a.txt", "Meillä Kajaanissa kaikki on toisaalta".as_bytes())), Some(0));
        for (name, file) in [
            ("a.html", "<p>Meillä <b>Kajaanissa</b><br>&quot;kaikki&quot; on toisin.</p>"),
            ("a.html", "<p>Meillä <b class=\"x\">Kajaanissa</b> kaikki on <i lang=\"fi\">toisin</i>"),
            ("a.html", "<svg aria-label=\"meillä Kajaanissa kaikki on toisin\"></svg>"),
            ("a.json", "{\"text\": \"Meillä Kajaanissa \\\"kaikki\\\"\\non toisin.\"}"),
            ("a.csv", "text\n\"Meillä Kajaanissa \"\"kaikki\"\" on toisin.\"\n"),
            ("a.parquet", "PAR1\u{15}\0\u{26}\0\0\0Meillä Kajaanissa \"kaikki\" on toisin.\u{5}\0\0\0muuta"),
        ] {
            assert_eq!(texts.search(&Contents::new(name, file.as_bytes())), Some(1), "{file}");
        }
        assert_eq!(texts.search(&Contents::new("a.txt", b"Kiitos!")), Some(0));
        assert_eq!(texts.search(&Contents::new("a.pdf", b"")), None, "nothing is read of it");
        assert_eq!(texts.search(&Contents::new("a.png", b"")), None);
    }

    #[test]
    fn what_a_report_says_anyway_is_not_looked_for() {
        let answers =
            ["Karhulinnan konepaja, pääkonttori", "Kaikki on toisin kuin ennen", "Kaikki on toisin kuin silloin"];
        let texts = looked_for(&answers, &["Karhulinnan konepaja: pääkonttori", "\"Kaikki on\\ntoisin kuin ennen.\""]);
        assert_eq!(texts.count(), 1);
        assert_eq!(
            texts.search(&Contents::new(
                "a.txt",
                "kaikki on toisin kuin silloin, kaikki on toisin kuin ennen".as_bytes()
            )),
            Some(1)
        );
    }
}
