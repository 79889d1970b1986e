//! The record of what was published before. It holds nothing that was not in a report: the figures themselves, and the
//! hashes of what they were made from. So whoever finds it learns what a reader of the reports knew.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::based::{Based, based};
use crate::disclosure::audit::published::Published;
use crate::results::{Input, Results};

/// Earlier reports of one survey, the oldest first.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Releases {
    /// Version of this format; always 1.
    format: u32,
    releases: Vec<Release>,
}

/// A report as a reader holds it.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub(in crate::disclosure) struct Release {
    /// Version of the program that made it.
    mittari: String,
    /// Hash of its `results.json`: the same figures again are no news.
    results_sha256: String,
    /// Hash of the `survey.toml` it was made from.
    definition_sha256: String,
    /// Its exports.
    inputs: Vec<File>,
    /// What the attacker reads of it.
    pub(in crate::disclosure) published: Published,
    /// Other figures with the numbers of people they rest on.
    pub(in crate::disclosure) based: Vec<Based>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
struct File {
    wave: String,
    sha256: String,
}

/// The version of the record that this program reads and writes.
const FORMAT: u32 = 1;

impl Default for Releases {
    fn default() -> Self {
        Self { format: FORMAT, releases: Vec::new() }
    }
}

impl Releases {
    /// Reads a record.
    ///
    /// Errors: it is none, or of a newer version.
    pub fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let read: Self = serde_json::from_slice(bytes)?;
        if read.format == FORMAT {
            Ok(read)
        } else {
            Err(serde::de::Error::custom(format!("its format is {}, and this version knows {FORMAT}", read.format)))
        }
    }

    /// The record as it is written.
    pub fn bytes(&self) -> Vec<u8> {
        // Every value is a number, a text or a list of them: this cannot fail.
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// How many reports it holds.
    pub fn len(&self) -> usize {
        self.releases.len()
    }

    /// Whether nothing was published before.
    pub fn is_empty(&self) -> bool {
        self.releases.is_empty()
    }

    /// The background questions by which any of them is split.
    pub fn split_by(&self) -> BTreeSet<String> {
        self.iter().flat_map(|release| release.published.split_by()).collect()
    }

    /// Adds a report, unless it is there already; whether it is new.
    ///
    /// Errors: what is published cannot be read back, which is a fault of the program.
    pub fn add(&mut self, results: &Results) -> Result<bool, serde_json::Error> {
        let bytes = serde_json::to_vec(results)?;
        let results_sha256 = hash(&bytes);
        let (published, based): (Published, Vec<Based>) = (serde_json::from_slice(&bytes)?, based(results));
        // Texts of the evaluator's own may differ where figures do not.
        let figures = serde_json::to_vec(&published)?;
        let is_there = |release: &Release| {
            let same = serde_json::to_vec(&release.published).is_ok_and(|there| there == figures);
            release.results_sha256 == results_sha256 || (same && release.based == based)
        };
        if self.releases.iter().any(is_there) {
            return Ok(false);
        }
        self.releases.push(Release {
            mittari: results.mittari.clone(),
            results_sha256,
            definition_sha256: results.settings.definition_sha256.clone(),
            inputs: files(&results.inputs),
            published,
            based,
        });
        Ok(true)
    }

    /// Whether a figure differs from one that was published before by what fewer than `minimum` people answered.
    pub(in crate::disclosure) fn differs_by_few(&self, figure: Option<Based>, minimum: u64) -> bool {
        figure.is_some_and(|figure| self.iter().any(|release| figure.differs_by_few(&release.based, minimum)))
    }

    pub(in crate::disclosure) fn iter(&self) -> impl Iterator<Item = &Release> {
        self.releases.iter()
    }

    /// The record as it was before each report that was made from the same files, with that report's hash.
    ///
    /// Who goes back to files of which a report was made must be able to make that report again.
    pub(in crate::disclosure) fn before_same(&self, inputs: &[Input], definition: &str) -> Vec<(Self, &str)> {
        let files = files(inputs);
        let same = |r: &Release| r.definition_sha256 == definition && r.inputs == files;
        let at = self.releases.iter().enumerate().filter(|(_, release)| same(release));
        let before = |at: usize| Self { format: FORMAT, releases: self.releases[..at].to_vec() };
        at.map(|(at, release)| (before(at), release.results_sha256.as_str())).collect()
    }
}

impl Release {
    /// Whether a round's answers come from the same files as those of `results`.
    pub(in crate::disclosure) fn has_same_answers(&self, wave: &str, inputs: &[Input]) -> bool {
        let ours: Vec<&str> = self.inputs.iter().filter(|f| f.wave == wave).map(|f| f.sha256.as_str()).collect();
        let theirs: Vec<&str> = inputs.iter().filter(|i| i.wave == wave).map(|i| i.sha256.as_str()).collect();
        ours == theirs
    }
}

/// Hash of a `results.json` by its contents.
pub(in crate::disclosure) fn hash_of(results: &Results) -> String {
    hash(&serde_json::to_vec(results).unwrap_or_default())
}

fn files(inputs: &[Input]) -> Vec<File> {
    inputs.iter().map(|input| File { wave: input.wave.clone(), sha256: input.sha256.clone() }).collect()
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}
