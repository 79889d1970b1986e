//! `mittari draft`: what is recognised, what is written, and that a report comes of it.

/// What the draft guesses of other people's exports, held against expectations written by hand.
mod measured;
/// Recognition holds when files are renamed, and columns shuffled and dropped.
mod robust;
/// Whole stories, from an export to a report.
mod stories;

use std::path::{Path, PathBuf};

use mittari::draft::{Draft, Wishes, draft};

/// Drafts from files, for a survey in `home`.
#[track_caller]
pub(crate) fn drafted(files: &[&Path], home: &Path) -> Draft {
    let files: Vec<PathBuf> = files.iter().map(|file| file.to_path_buf()).collect();
    let wishes = Wishes { home: home.to_path_buf(), ..Wishes::default() };
    match draft(&files, &wishes) {
        Ok(draft) => draft,
        Err(problems) => panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}
