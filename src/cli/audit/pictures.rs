//! Pictures inside documents: the survey's logo, charts, and nothing else.
//!
//! From the files alone it is known of each that it belongs there, and of pixels that they are painted from the drawing
//! beside them. What a drawing shows is held against the report made again, where the survey is at hand.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::charts::{is_embedded_with, is_web_face};
use crate::disclosure::audit::{Contents, Held};
use crate::report::Part;
use crate::report::formats::{CHART_SCALE, logo_pixels};

/// What pictures may be there.
pub(super) struct Pictures<'a> {
    /// Hashes of the evaluator's own files: the logo is one of them.
    own: BTreeSet<String>,
    has_logo: bool,
    /// The report made again from the same answers.
    made: Option<&'a [Part]>,
}

/// What a drawing must not hold: what is no shape can say something else than one sees.
const NO_SHAPES: [&str; 5] = ["<text", "<image", "<foreignObject", "<script", "<use"];

impl<'a> Pictures<'a> {
    /// Those of the report with this `results.json`.
    pub(super) fn of(results: &[u8], made: Option<&'a [Part]>) -> Self {
        #[derive(Deserialize)]
        struct Record {
            #[serde(default)]
            own_files: Vec<Own>,
        }
        #[derive(Deserialize)]
        struct Own {
            file: String,
            sha256: String,
        }
        let own = serde_json::from_slice(results).map(|record: Record| record.own_files).unwrap_or_default();
        let has_logo = own.iter().any(|own| Path::new(&own.file).extension().is_none_or(|ending| ending != "md"));
        Self { own: own.into_iter().map(|own| own.sha256).collect(), has_logo, made }
    }

    /// How many pictures are in the file, and what is wrong with them, in sentences without their end.
    pub(super) fn search(&self, name: &str, file: &Contents<'_>) -> (usize, Vec<String>) {
        let held = file.held();
        let faces = |held: &&Held<'_>| is_web_face(&held.bytes);
        let mut found: Vec<String> = held
            .iter()
            .filter(|one| !faces(one) && !self.belongs(one, &held))
            .map(|one| format!("`{}` in it is no picture of the report", one.name))
            .collect();
        if file.images() > usize::from(self.has_logo) {
            found.push("a picture of pixels in it is not the logo".into());
        }
        found.extend(self.drawn_otherwise(name, file));
        let drawings = if self.made.is_some() { file.drawings().len() } else { 0 };
        (drawings + held.iter().filter(|one| !faces(one)).count() + file.images(), found)
    }

    /// The logo, a drawing of shapes, or pixels that are painted from one.
    fn belongs(&self, one: &Held<'_>, all: &[Held<'_>]) -> bool {
        let is_logo = |held: &Held<'_>| self.own.contains(&hash(&held.bytes));
        if is_logo(one) {
            return true;
        }
        let Some((stem, ending)) = one.name.rsplit_once('.') else { return false };
        if ending == "svg" {
            let text = String::from_utf8_lossy(&one.bytes);
            return !NO_SHAPES.iter().any(|tag| text.contains(tag));
        }
        let beside = all.iter().find(|other| other.name.strip_suffix(".svg") == Some(stem));
        beside.is_some_and(|svg| {
            let scale = |width, height| if is_logo(svg) { logo_pixels(width, height) } else { CHART_SCALE };
            is_embedded_with(&one.bytes, &svg.bytes, scale)
        })
    }

    /// Drawings that are not in the same file when it is made again.
    fn drawn_otherwise(&self, name: &str, file: &Contents<'_>) -> Option<String> {
        let made = self.made?.iter().find(|part| part.name == name)?;
        let made = Contents::new(name, &made.bytes);
        let ours: BTreeSet<String> = made.drawings().into_iter().collect();
        let count = file.drawings().iter().filter(|drawing| !ours.contains(*drawing)).count();
        let (what, is) = if count == 1 { ("drawing", "is") } else { ("drawings", "are") };
        (count > 0).then(|| format!("{count} {what} in it {is} not what mittari draws of these figures"))
    }
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}
