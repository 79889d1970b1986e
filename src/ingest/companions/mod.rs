//! Files beside an export that say what its columns and values stand for.

mod dictionary;
mod lss;
mod syntax;

use std::path::Path;

use sha2::{Digest, Sha256};

use super::codebook::Codebook;
use super::export::hex;
use super::file;
use crate::survey::Tool;

/// Larger files are no code books.
const LARGEST: u64 = 50_000_000;

/// A code book that lies beside an export.
pub(super) struct Companion {
    /// Name of its file.
    pub(super) name: String,
    /// Whose exports it belongs to.
    pub(super) tool: Tool,
    pub(super) codebook: Codebook,
    /// Hash of its bytes.
    pub(super) sha256: String,
}

/// From the text of a file to what it says; `None` if it is none of its kind.
type Reader = fn(&str) -> Option<Codebook>;

/// Every code book that lies in the export's folder, by name. Links are not followed: they may lead anywhere.
pub(super) fn beside(export: &Path) -> Vec<Companion> {
    let folder = export.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
    let data = stem(export).strip_suffix("_r_data_file").map(str::to_string);
    let mut found = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let is_file = entry.metadata().is_ok_and(|m| m.is_file() && m.len() <= LARGEST);
        if !is_file || path.file_name() == export.file_name() {
            continue;
        }
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let syntax = data.is_some() && stem(&path).strip_suffix("_r_syntax_file").map(str::to_string) == data;
        let reader: Option<(Tool, Reader)> = match extension.as_str() {
            "lss" => Some((Tool::Limesurvey, lss::read)),
            "r" if syntax => Some((Tool::Limesurvey, syntax::read)),
            "csv" if dictionary::begins(&path) => Some((Tool::Redcap, dictionary::read)),
            _ => None,
        };
        let Some((tool, read)) = reader else { continue };
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let sha256 = hex(&Sha256::digest(&bytes));
        if let Some(codebook) = read(&file::text(bytes, &name)) {
            found.push(Companion { name, tool, codebook, sha256 });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}
