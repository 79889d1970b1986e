//! One report for each group of a background question, and a page that leads to them.

mod document;
mod index;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::files::{Failed, Part, RECORD, Wanted, record};
use super::formats::{self, Format};
use super::sections::Context;
use crate::language::Language;
use crate::results::{GroupKey, Results};
use crate::survey::{Question, Survey};

/// Folder of these reports, below the folder of the whole report.
pub const FOLDER: &str = "each";

/// A group and what is published of it; `None` where it is not shown.
#[derive(Debug, Clone)]
pub struct Portion {
    /// The group.
    pub group: GroupKey,
    /// Published results of the group, of everybody and of all others.
    pub results: Option<Results>,
}

/// Formats that are documents: charts and tables of single groups are in the whole report.
const DOCUMENTS: [Format; 4] = [Format::Pdf, Format::Html, Format::Docx, Format::Xlsx];

/// Reports of all groups that are shown, each in a folder of its own, and an index in every language. `far` is told
/// after each how many are made, and of how many.
///
/// Errors: every format that could not be made.
pub fn files(
    survey: &Survey,
    results: &Results,
    question: &Question,
    portions: &[Portion],
    wanted: &Wanted,
    far: &(dyn Fn(u64, u64) + Sync),
) -> Result<Vec<Part>, Vec<Failed>> {
    let first = wanted.languages.first().copied().unwrap_or(Language::En);
    let entries: Vec<Entry<'_>> = portions
        .iter()
        .zip(1..)
        .map(|(portion, number)| Entry::new(survey, question, portion, number, first))
        .collect();
    let formats: BTreeSet<Format> =
        wanted.formats.iter().copied().filter(|format| DOCUMENTS.contains(format)).collect();
    let shown = entries.iter().filter_map(|entry| Some((entry, entry.portion.results.as_ref()?)));
    let shown: Vec<(&Entry<'_>, &Results)> = shown.collect();
    let below = format!("{FOLDER}/{}", question.id);
    let (done, of) = (AtomicU64::new(0), shown.len() as u64);
    let report = |(entry, results): &(&Entry<'_>, &Results)| -> Result<Vec<Part>, Failed> {
        let mut parts = vec![Part::from((format!("{below}/{}/{RECORD}", entry.folder), record(results)))];
        for language in &wanted.languages {
            let document = document::document(survey, results, question, &entry.portion.group, *language);
            for format in &formats {
                let made = formats::render(&document, *format).map_err(|error| Failed { format: *format, error })?;
                let name = |part: &Part| format!("{below}/{}/{}", entry.folder, part.name);
                parts.extend(made.into_iter().map(|part| Part { name: name(&part), ..part }));
            }
        }
        far(done.fetch_add(1, Ordering::Relaxed) + 1, of);
        Ok(parts)
    };
    let mut made: Vec<Result<Vec<Part>, Failed>> = shown.par_iter().map(report).collect();
    let index = |language: &Language| -> Result<Vec<Part>, Failed> {
        let document = index::document(&Context::new(survey, results, *language), question, &entries, &formats);
        let page = formats::render(&document, Format::Html).map_err(|error| Failed { format: Format::Html, error })?;
        let name = format!("{below}/index.{}.html", language.code());
        Ok(page.into_iter().map(|part| Part { name: name.clone(), ..part }).collect())
    };
    made.extend(wanted.languages.iter().map(index));
    let (good, bad): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    let failed: Vec<Failed> = bad.into_iter().filter_map(Result::err).collect();
    if failed.is_empty() { Ok(good.into_iter().flatten().flatten().collect()) } else { Err(failed) }
}

/// A group in the index.
struct Entry<'a> {
    portion: &'a Portion,
    /// Name of its folder: `03-karhulinnan-konepaja-oy`.
    folder: String,
}

impl<'a> Entry<'a> {
    fn new(survey: &Survey, question: &Question, portion: &'a Portion, number: usize, language: Language) -> Self {
        let name = portion.group.value.text(survey, question, language);
        Self { portion, folder: format!("{number:02}-{}", plain(&name)) }
    }
}

/// A name as a folder can have it on any machine: small letters without marks, digits, hyphens.
fn plain(name: &str) -> String {
    /// Longer names are cut: paths have an end on some machines.
    const LONGEST: usize = 40;
    // Taken apart, a letter and its mark are two characters, and the mark is left out.
    let name = name.to_lowercase();
    let kept = name.nfd().filter(char::is_ascii);
    let spaced: String = kept.map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let joined: String = words.join("-").chars().take(LONGEST).collect();
    if joined.is_empty() { "group".into() } else { joined.trim_end_matches('-').to_string() }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn folders_have_plain_names() {
        assert_eq!(plain("Pikkujoutsenen Päiväkodit Oy"), "pikkujoutsenen-paivakodit-oy");
        assert_eq!(plain("../../etc/passwd"), "etc-passwd");
        assert_eq!(plain("Åbo / Turku (2)"), "abo-turku-2");
        assert_eq!(plain("日本"), "group");
    }
}
