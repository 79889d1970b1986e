//! The evaluator's own texts: Markdown files beside `survey.toml`, one for each part and language.

use std::collections::BTreeMap;
use std::path::Path;

use super::beside;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, closest};
use crate::language::Language;

/// Parts of the report that only people can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnText {
    /// Why this report, for whom.
    Introduction,
    /// What was done, by whom, for whom, with what.
    Programme,
    /// The need, the target group and how large it is.
    Need,
    /// What else could explain the results, as the evaluator sees it.
    Contribution,
    /// What follows from the results.
    Conclusions,
    /// What should be done, by whom.
    Recommendations,
}

impl OwnText {
    /// Every part, in the order of the report.
    pub const ALL: [Self; 6] =
        [Self::Introduction, Self::Programme, Self::Need, Self::Contribution, Self::Conclusions, Self::Recommendations];

    /// What its files are called: `conclusions` in `conclusions.fi.md`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Introduction => "introduction",
            Self::Programme => "programme",
            Self::Need => "need",
            Self::Contribution => "contribution",
            Self::Conclusions => "conclusions",
            Self::Recommendations => "recommendations",
        }
    }
}

/// Texts by part and language.
pub(super) type OwnTexts = BTreeMap<(OwnText, Language), String>;

/// More is no text for a report.
const MOST_BYTES: usize = 200_000;

/// Reads every text of the folder.
///
/// Problems: a file that cannot be read, is too long or no UTF-8 (errors); one whose name is nearly that of a part,
/// and which is therefore not read (a warning).
pub(super) fn read(folder: &Path) -> (OwnTexts, Diagnostics) {
    let (mut texts, mut found) = (OwnTexts::new(), Diagnostics::new());
    let Ok(entries) = std::fs::read_dir(folder) else { return (texts, found) };
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    for name in names {
        let Some(stem) = name.strip_suffix(".md") else { continue };
        let path = folder.join(&name);
        match part(stem) {
            Some(key) => match text(folder, &path) {
                Ok(text) => {
                    texts.insert(key, text);
                }
                Err(diagnostic) => found.push(diagnostic.at(Place::file(path.display().to_string()))),
            },
            None => {
                if let Some(diagnostic) = misnamed(stem) {
                    found.push(diagnostic.at(Place::file(path.display().to_string())));
                }
            }
        }
    }
    (texts, found)
}

/// The part and language that a name without its ending stands for.
fn part(stem: &str) -> Option<(OwnText, Language)> {
    let (name, code) = stem.split_once('.')?;
    let part = OwnText::ALL.into_iter().find(|part| part.name() == name)?;
    let language = Language::ALL.iter().find(|language| language.code() == code)?;
    Some((part, *language))
}

fn text(folder: &Path, path: &Path) -> Result<String, Diagnostic> {
    let unread = |error| Diagnostic::error(format!("the text cannot be read: {error}"));
    let bytes = beside::read(folder, path).map_err(unread)?;
    if bytes.len() > MOST_BYTES {
        let message = format!("the text has {} bytes; a part of a report has at most {MOST_BYTES}", bytes.len());
        return Err(Diagnostic::error(message).hint("shorten it, or attach it as a file of its own"));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Diagnostic::error("the text is not UTF-8").hint("save it as UTF-8 in your editor"))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_string())
}

/// Warns of a name that is nearly right; other Markdown files are nobody's business.
fn misnamed(stem: &str) -> Option<Diagnostic> {
    let (name, code) = stem.split_once('.').unwrap_or((stem, ""));
    let near = closest(name, OwnText::ALL.iter().map(|part| part.name()))?;
    let codes = || Language::ALL.iter().map(|language| language.code());
    let code = codes().find(|known| *known == code).or(codes().next())?;
    let message = format!("`{stem}.md` is not read: it is no part of the report in one language");
    Some(Diagnostic::warning(message).hint(format!("did you mean `{near}.{code}.md`?")))
}
