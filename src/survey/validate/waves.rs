//! Waves and their files.

use super::Check;
use crate::diagnostic::Diagnostic;
use crate::survey::definition::WaveKind;

impl Check<'_> {
    pub(super) fn waves(&mut self) {
        if self.definition.wave.is_empty() {
            let diagnostic = Diagnostic::error("the survey has no wave, so there is nothing to read")
                .hint("add `[[wave]]` with `id = \"end\"` and `responses = [\"your-export.xlsx\"]`");
            self.report("wave", diagnostic);
        }
        for (i, wave) in self.definition.wave.iter().enumerate() {
            if wave.responses.is_empty() && wave.kind != WaveKind::Retrospective {
                let message = format!("wave `{}` names no export file", wave.id);
                let hint = "write `responses = [\"your-export.xlsx\"]`";
                self.report(&format!("wave[{i}].responses"), Diagnostic::error(message).hint(hint));
            }
            for (j, path) in wave.responses.iter().enumerate() {
                if leaves_the_folder(path) {
                    let message = format!("`{path}` lies outside the survey's folder");
                    let hint =
                        "copy the export into the survey's folder, so that the survey stays whole when it is moved";
                    self.report(&format!("wave[{i}].responses[{j}]"), Diagnostic::error(message).hint(hint));
                }
            }
            if wave.invited == Some(0) {
                let message = format!("wave `{}` says that nobody was invited", wave.id);
                let hint = "leave `invited` out where the number is not known";
                self.report(&format!("wave[{i}].invited"), Diagnostic::error(message).hint(hint));
            }
        }
    }
}

/// Whether a path from `survey.toml` leads out of the survey's folder.
pub(super) fn leaves_the_folder(path: &str) -> bool {
    use std::path::{Component, Path};
    let windows_drive = path.as_bytes().get(1) == Some(&b':');
    let backslash_up = path.split('\\').any(|part| part == "..") || path.starts_with('\\');
    windows_drive
        || backslash_up
        || Path::new(path)
            .components()
            .any(|c| matches!(c, Component::ParentDir | Component::RootDir | Component::Prefix(_)))
}
