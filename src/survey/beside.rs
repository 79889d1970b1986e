//! Files beside a `survey.toml`: what a survey names is read from its folder only, and only if it is a file.
//!
//! A survey may come from a stranger. A link in its folder could lead to files of whoever opens it, and a pipe or a
//! device would never end.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// It is a link that leads out of the survey's folder.
    Outside,
    /// A folder, a pipe, a device.
    NoFile,
    /// Whatever the system says.
    Failed(io::Error),
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        Self::Failed(error)
    }
}

/// The bytes of a file in the survey's folder.
pub(crate) fn read(folder: &Path, file: &Path) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    open(folder, file)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file in the survey's folder, to be read. Nothing is opened before it is known where it lies.
pub(crate) fn open(folder: &Path, file: &Path) -> Result<File, Unread> {
    let real = file.canonicalize()?;
    if !real.starts_with(folder.canonicalize()?) {
        return Err(Unread::Outside);
    }
    if !real.is_file() {
        return Err(Unread::NoFile);
    }
    Ok(File::open(real)?)
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Outside => f.write_str("it is a link that leads out of the survey's folder"),
            Self::NoFile => f.write_str("it is no file"),
            Self::Failed(error) => error.fmt(f),
        }
    }
}
