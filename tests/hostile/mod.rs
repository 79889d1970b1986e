//! Input that is made to do harm: noise, texts that mean something to a format, names, paths, and a program that is
//! stopped in the middle of its work.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::mittari::{Mittari, Played};

/// Open answers through every format.
mod answers;
/// What is left when the program is stopped.
#[cfg(unix)]
mod interrupted;
/// Files that ask for more memory or time than there is.
#[cfg(unix)]
mod limits;
/// Names of groups, ids and files as names of folders.
mod names;
/// Noise in the place of exports and definitions.
mod noise;
/// Paths that lead out of the survey's folder.
mod paths;
/// What is dropped when an export is read.
mod personal;
/// Texts through every format.
mod texts;

/// Texts that mean something to somebody: Typst, browsers, spreadsheets, XML, templates, shells, terminals, paths.
pub(crate) const PIECES: [&str; 22] = [
    "#panic(\"a\") #read(\"/etc/passwd\") // x",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "=HYPERLINK(\"http://x.invalid/\",\"a\")",
    "+1+cmd|'/C calc'!A0",
    "@SUM(A1)",
    "-2-3",
    "a ]]> <![CDATA[ b --> <!-- c ?> <?d",
    "{{x}} ${y} {% z %} %s {0} $(w) `v`",
    "$x^2$ *b* _u_ ~d~ \\textbf{e} \\u0000",
    "&amp; &lt; &#0; &quot; ' \" &e;",
    "../../x",
    "CON",
    "a/b\\c:d*e?f",
    "..",
    "_x0041_",
    "oikealta \u{202e}exe.txt",
    "שלום 12/43",
    "nolla\u{200b}leveä\u{2060}",
    "👩\u{200d}👩\u{200d}👧 🙂 日本",
    "nul\u{0}bell\u{7}esc\u{1b}[31mdel\u{7f}c1\u{9b}",
    "rivi\nja\ttabi",
    "a\u{308}a\u{308}kkösiä",
];

/// Every piece in one text, behind a word by which it is found.
pub(crate) fn all(mark: &str) -> String {
    format!("{mark} {}", PIECES.join(" "))
}

/// A text as `survey.toml` holds it.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => write!(quoted, "\\u{:04X}", u32::from(c)).unwrap(),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A survey in which every text that reaches a report is hostile: two waves, of which the second is split by `PIECES`.
pub(crate) fn survey() -> String {
    let mut text = String::from("format = 1\n[survey]\nlanguages = [\"fi\", \"sv\", \"en\"]\ndate = 2024-05-06\n");
    for key in ["title", "programme", "funder", "evaluator", "period", "version"] {
        writeln!(text, "{key} = {}", quoted(&all(&key.to_uppercase()))).unwrap();
    }
    for wave in ["first", "second"] {
        let title = quoted(&all(&wave.to_uppercase()));
        writeln!(text, "[[wave]]\nid = \"{wave}\"\ntitle = {title}\nresponses = [\"{wave}.csv\"]\ninvited = 400")
            .unwrap();
    }
    writeln!(text, "[answers.scale]\npositive = [20, 21]\noptions = [").unwrap();
    for (code, piece) in PIECES.iter().enumerate() {
        writeln!(text, "{{ code = {code}, text = {} }},", quoted(piece)).unwrap();
    }
    writeln!(text, "]\n[[question]]\nid = \"q\"\ntopic = \"wellbeing\"\nkind = \"choice\"\nanswers = \"scale\"")
        .unwrap();
    writeln!(text, "text = {}\nshort = {}", quoted(&all("QUESTION")), quoted(&all("SHORT"))).unwrap();
    writeln!(text, "[[question]]\nid = \"group\"\ntopic = \"background\"\nkind = \"category\"").unwrap();
    writeln!(text, "text = {}\n[[group]]\nquestion = \"group\"", quoted(&all("GROUPED"))).unwrap();
    writeln!(text, "[[indicator]]\nid = \"q\"\nmeasure = \"rate\"\nquestion = \"q\"\nheadline = true").unwrap();
    writeln!(text, "title = {}", quoted(&all("INDICATOR"))).unwrap();
    text
}

/// The export of a wave: twelve people of every group, of whom six answer favourably, the others one option each.
pub(crate) fn export() -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(["id", "q", "group"]).unwrap();
    for (at, group) in PIECES.iter().enumerate() {
        for i in 0..12 {
            let answer = if i < 6 { PIECES[20 + i % 2] } else { PIECES[(at + i) % 20] };
            writer.write_record([&format!("x{at}-{i}"), answer, group]).unwrap();
        }
    }
    writer.into_inner().unwrap()
}

/// The hostile survey with its exports.
pub(crate) fn story() -> Mittari {
    let story = Mittari::new().survey(&survey());
    story.file("kysely/first.csv", export()).file("kysely/second.csv", export())
}

/// A report of it in some formats.
pub(crate) fn report(formats: &str, more: &[&str]) -> Played {
    let typed = ["report", "kysely", "--format", formats, "--quiet"];
    let language = if more.contains(&"--lang") { &[][..] } else { &["--lang", "fi"][..] };
    let typed = typed.into_iter().chain(language.iter().copied());
    let played = story().args(typed.chain(more.iter().copied())).play();
    assert_eq!(played.code, Some(0), "{}", played.stderr);
    played
}

/// A text without what line breaks, hyphens and signs that nobody sees do to it.
pub(crate) fn squeezed(text: &str) -> String {
    let unseen = |c: char| matches!(c, '-' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let composed = text.replace("a\u{308}", "ä");
    composed.chars().filter(|c| !c.is_whitespace() && !unseen(*c)).collect()
}

/// A text as pages show it: what no page can show is replaced where one sees it.
pub(crate) fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && !matches!(c, '\n' | '\t') { '\u{fffd}' } else { c }).collect()
}

/// Every text of mark-up, its elements and its attributes; it must be well-formed.
#[derive(Default)]
pub(crate) struct Markup {
    pub(crate) text: String,
    /// What attributes say, alternative texts among them.
    pub(crate) said: String,
    pub(crate) elements: BTreeSet<String>,
    pub(crate) attributes: BTreeSet<(String, String)>,
}

impl Markup {
    #[track_caller]
    pub(crate) fn of(markup: &str, html: bool) -> Self {
        let mut reader = Reader::from_str(markup);
        reader.config_mut().check_end_names = !html;
        let mut found = Self::default();
        let mut in_style = false;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{error} in {markup:.500}")) {
                Event::Eof => return found,
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_string();
                    in_style = name == "style";
                    found.element(&name, &tag);
                }
                Event::End(_) => in_style = false,
                Event::Text(text) if !in_style => found.text.push_str(&text),
                Event::GeneralRef(name) => {
                    let text = format!("&{};", &*name);
                    found.text.push_str(&quick_xml::escape::unescape(&text).unwrap());
                }
                Event::Comment(_) | Event::CData(_) => panic!("nobody writes comments or CDATA: {markup:.500}"),
                _ => {}
            }
        }
    }

    fn element(&mut self, name: &str, tag: &BytesStart<'_>) {
        self.elements.insert(name.to_string());
        for attribute in tag.html_attributes() {
            let attribute = attribute.unwrap();
            let key = attribute.key.as_ref().to_string();
            let value = attribute.value.into_owned();
            let value = quick_xml::escape::unescape(&value).map(|value| value.into_owned()).unwrap_or(value);
            self.said.push_str(&format!(" {value} "));
            self.attributes.insert((key, value));
        }
    }
}
