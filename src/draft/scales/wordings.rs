//! The table of known wordings (`wordings.psv`): families of scales in Finnish, Swedish and English.

use super::label::Label;
use super::{AnswerScale, Direction, Placed};
use crate::draft::certainty::Certainty;
use crate::ingest::heading::normal;

const TABLE: &str = include_str!("wordings.psv");

/// One family: its options by code, each with its wordings by language.
struct Family {
    name: &'static str,
    options: Vec<(i32, [Vec<&'static str>; 3])>,
}

/// Name in `survey.toml`, and which codes are favourable: `Ok` by the words themselves, `Err` if high is good.
fn meaning(family: &str) -> (&'static str, Result<&'static [i32], &'static [i32]>) {
    match family {
        "agree4" => ("agreement", Ok(&[3, 4])),
        "agree7" => ("agreement", Ok(&[5, 6, 7])),
        "satisf4" => ("satisfaction", Ok(&[3, 4])),
        "satisf5" => ("satisfaction", Ok(&[4, 5])),
        "freq4" => ("frequency", Err(&[3, 4])),
        "freq5" => ("frequency", Err(&[4, 5])),
        "freq7_0" => ("frequency", Err(&[4, 5, 6])),
        "extent5" => ("extent", Err(&[4, 5])),
        "quality5" => ("quality", Ok(&[4, 5])),
        "change5" => ("change", Ok(&[4, 5])),
        "import5" => ("importance", Err(&[4, 5])),
        "recommend4" => ("recommendation", Ok(&[1, 2])),
        "yesno" => ("yes_no", Err(&[1])),
        "stage4" => ("stage", Ok(&[3, 4])),
        "likely5" => ("likelihood", Err(&[4, 5])),
        _ => ("agreement", Ok(&[4, 5])),
    }
}

fn families() -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for line in TABLE.lines().skip(1) {
        let mut fields = line.split('|');
        let (Some(name), Some(code)) = (fields.next(), fields.next().and_then(|code| code.parse().ok())) else {
            continue;
        };
        let mut wordings = || fields.next().unwrap_or_default().split(';').map(str::trim).collect::<Vec<_>>();
        let option = (code, [wordings(), wordings(), wordings()]);
        match families.last_mut().filter(|family| family.name == name) {
            Some(family) => family.options.push(option),
            None => families.push(Family { name, options: vec![option] }),
        }
    }
    families
}

/// The smallest family that has a place for every label.
pub(super) fn recognise(labels: &[Label]) -> Option<AnswerScale> {
    let families = families();
    let mut fits: Vec<(&Family, Vec<Fit>)> =
        families.iter().filter_map(|family| Some((family, family.fit(labels)?))).collect();
    fits.sort_by_key(|(family, fit)| (slips(fit), family.options.len()));
    let (family, fit) = fits.first()?;
    let alone = labels.len() < 2 && !(family.name == "yesno" && fits.len() == 1);
    if alone || (family.name == "stage4" && labels.len() < 3) {
        return None;
    }
    Some(family.scale(labels, fit))
}

/// Where a label stands, and whether it is only nearly the known wording.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fit {
    option: usize,
    language: usize,
    slip: bool,
}

fn slips(fit: &[Fit]) -> usize {
    fit.iter().filter(|place| place.slip).count()
}

impl Family {
    /// A place of its own for every label; a slip only beside labels that are right.
    fn fit(&self, labels: &[Label]) -> Option<Vec<Fit>> {
        let fit: Vec<Fit> = labels.iter().map(|label| self.place(&label.wording)).collect::<Option<_>>()?;
        let mut taken: Vec<usize> = fit.iter().filter(|place| !place.slip).map(|place| place.option).collect();
        let right = taken.len();
        taken.sort_unstable();
        taken.dedup();
        (taken.len() == right && 2 * slips(&fit) < labels.len()).then_some(fit)
    }

    fn place(&self, wording: &str) -> Option<Fit> {
        let known = self.options.iter().enumerate().flat_map(|(option, (_, languages))| {
            let words = languages.iter().enumerate();
            words.flat_map(move |(language, words)| words.iter().map(move |word| (option, language, *word)))
        });
        let mut nearest: Option<(f64, Fit)> = None;
        for (option, language, word) in known {
            let word = normal(word);
            if word == wording {
                return Some(Fit { option, language, slip: false });
            }
            let near = strsim::normalized_damerau_levenshtein(&word, wording);
            if near >= SLIP && word.chars().count() >= 8 && nearest.is_none_or(|(other, _)| near > other) {
                nearest = Some((near, Fit { option, language, slip: true }));
            }
        }
        nearest.map(|(_, fit)| fit)
    }

    fn scale(&self, labels: &[Label], fit: &[Fit]) -> AnswerScale {
        let language = fit.first().map_or(0, |place| place.language);
        let mut remarks = Vec::new();
        let mut options = Vec::new();
        for (position, (code, wordings)) in self.options.iter().enumerate() {
            let here = || labels.iter().zip(fit).filter(move |(_, place)| place.option == position);
            let right = here().find(|(_, place)| !place.slip).map(|(label, _)| label.text.clone());
            let wrong: Vec<String> = here().filter(|(_, p)| p.slip).map(|(label, _)| label.text.clone()).collect();
            for slip in &wrong {
                remarks.push(format!("`{slip}` is taken for a slip of the pen"));
            }
            let seen = right.is_some() || !wrong.is_empty();
            let usual = wordings[language].first().map_or_else(String::new, |word| capital(word));
            let text = right.unwrap_or(usual);
            options.push(Placed { code: *code, text, aliases: wrong, missing: None, seen });
        }
        let (family, favourable) = meaning(self.name);
        let direction = match favourable {
            Ok(codes) => Direction::Favourable(codes.to_vec()),
            Err(codes) => Direction::Depends(codes.to_vec()),
        };
        let certainty = if slips(fit) == 0 { Certainty::Sure } else { Certainty::Likely };
        AnswerScale { family, options, direction, certainty, remarks }
    }
}

/// So much of a wording must be right to be a slip of the pen and not another answer.
const SLIP: f64 = 0.88;

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
