//! A report's folder, replaced whole: an earlier report stays until the new one is complete.

mod aside;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{RECORD, each};
use crate::language::Language;
use aside::{Aside, NEW, OLD};

/// Whether a report could be written to `folder`: told before any work is done. What a killed run has left beside it is
/// cleared up.
///
/// Errors: the place is a file, holds something that is no report, or cannot be written to.
pub fn check(folder: &Path) -> io::Result<()> {
    aside::tidy(&parent(folder));
    if folder.is_file() {
        return Err(io::Error::new(ErrorKind::AlreadyExists, "a file of that name is in the way"));
    }
    if folder.is_dir() && !folder.join(RECORD).exists() && fs::read_dir(folder)?.next().is_some() {
        return Err(io::Error::new(
            ErrorKind::AlreadyExists,
            "the folder holds other files and no earlier report, and they would be lost among the report's",
        ));
    }
    Aside::new(&existing_parent(folder)?, folder).map(drop)
}

/// Ends the work on every folder and takes away what is not finished; the program is to end after it.
pub fn abandon() {
    aside::abandon();
}

/// Writes a single file, for its owner only. It is there whole or as it was before; a pipe or a device is written to
/// as it is.
pub fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return fs::write(path, bytes);
    }
    // A link goes on leading to its file.
    aside::write(&path.canonicalize().unwrap_or_else(|_| path.to_path_buf()), bytes)
}

/// Writes `files` (path below the folder, bytes) and puts them in the place of an earlier report.
///
/// The new report is complete beside the old one before the old one goes; files in the old folder that no
/// report makes are carried over. Names never hold `..`: they are made from ids, which cannot.
pub fn replace<'a>(folder: &Path, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> io::Result<()> {
    let parent = parent(folder);
    fs::create_dir_all(&parent)?;
    let aside = Aside::new(&parent, folder)?;
    aside.step(|place| new_folder(&place.join(NEW)))?;
    for (name, bytes) in files {
        aside.step(|place| write(&place.join(NEW), name, bytes))?;
    }
    // What a person put into the folder must not go with the place.
    aside.step(|place| swap(place, folder)).map_err(|error| match error {
        Swap::Failed(error) => error,
        Swap::Kept(error) => {
            let kept = aside.keep();
            io::Error::new(error.kind(), format!("{error}; your files are kept in {}", kept.display()))
        }
    })
}

fn parent(folder: &Path) -> PathBuf {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_path_buf()
}

fn new_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    only_for_the_owner(folder, 0o700)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(name);
    let mut inner = folder.to_path_buf();
    // Each of the folders in between, not only the innermost.
    for part in Path::new(name).parent().into_iter().flat_map(Path::components) {
        inner.push(part);
        new_folder(&inner)?;
    }
    fs::write(&path, bytes)?;
    only_for_the_owner(&path, 0o600)
}

/// Why a new report could not take the place of the old one.
enum Swap {
    /// The old one is where it was.
    Failed(io::Error),
    /// The new one is there, and a person's own files are still in the other place.
    Kept(io::Error),
}

fn swap(place: &Path, folder: &Path) -> Result<(), Swap> {
    let (new, old) = (place.join(NEW), place.join(OLD));
    if !folder.exists() {
        return fs::rename(&new, folder).map_err(Swap::Failed);
    }
    fs::rename(folder, &old).map_err(Swap::Failed)?;
    if let Err(error) = fs::rename(&new, folder) {
        fs::rename(&old, folder).map_err(Swap::Kept)?;
        return Err(Swap::Failed(error));
    }
    carry_over(&old, folder).map(drop).map_err(Swap::Kept)
}

/// Whoever publishes a report decides when others may read it. Elsewhere than on Unix the folder's own rules hold.
#[cfg_attr(not(unix), expect(clippy::unnecessary_wraps, reason = "nothing to do there"))]
fn only_for_the_owner(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    {
        let _ = (path, mode);
        Ok(())
    }
}

/// Keeps what a person put into the report's folder; whether nothing of it is left in `old`.
fn carry_over(old: &Path, new: &Path) -> io::Result<bool> {
    let mut all = true;
    for entry in fs::read_dir(old)? {
        let entry = entry?;
        let name = entry.file_name();
        if is_ours(&name.to_string_lossy()) {
            continue;
        }
        if new.join(&name).exists() {
            all = false;
        } else {
            fs::rename(entry.path(), new.join(&name))?;
        }
    }
    Ok(all)
}

/// Files of a report that lie in a folder, by their path below it, sorted; a person's own files are not among them.
pub fn listed(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_ours(&name) {
            collect(&entry.path(), &name, &mut names)?;
        }
    }
    names.sort();
    Ok(names)
}

fn collect(path: &Path, name: &str, names: &mut Vec<String>) -> io::Result<()> {
    if !path.is_dir() {
        names.push(name.to_string());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        collect(&entry.path(), &format!("{name}/{}", entry.file_name().to_string_lossy()), names)?;
    }
    Ok(())
}

fn is_ours(name: &str) -> bool {
    const KINDS: [&str; 5] = ["pdf", "html", "docx", "xlsx", "txt"];
    let parts: Vec<&str> = name.split('.').collect();
    let is_code = |text: &str| Language::ALL.iter().any(|language| language.code() == text);
    let report = matches!(parts.as_slice(), ["report" | "summary" | "texts", language, kind] if is_code(language) && KINDS.contains(kind));
    matches!(name, RECORD | "charts" | "tables" | each::FOLDER) || report
}

/// The nearest folder above that is there already.
fn existing_parent(folder: &Path) -> io::Result<PathBuf> {
    let mut parent = folder.parent();
    while let Some(path) = parent {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        if path.is_dir() {
            return Ok(path.to_path_buf());
        }
        if path.exists() {
            let message = format!("`{}` is in the way: it is no folder", path.display());
            return Err(io::Error::new(ErrorKind::AlreadyExists, message));
        }
        parent = path.parent();
    }
    Ok(PathBuf::from("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> [(&str, &[u8]); 2] {
        [(RECORD, text.as_bytes()), ("charts/a.svg", text.as_bytes())]
    }

    #[test]
    fn a_new_report_replaces_an_old_one_and_keeps_what_is_not_a_report() -> io::Result<()> {
        let place = tempfile::tempdir()?;
        let folder = place.path().join("reports/x");
        replace(&folder, files("one"))?;
        fs::write(folder.join("cover-letter.txt"), "mine")?;
        fs::write(folder.join("report.en.comments.docx"), "mine too")?;
        fs::write(folder.join("charts/gone.svg"), "old")?;
        replace(&folder, files("two"))?;
        assert_eq!(fs::read_to_string(folder.join(RECORD))?, "two");
        assert_eq!(fs::read_to_string(folder.join("cover-letter.txt"))?, "mine");
        assert_eq!(fs::read_to_string(folder.join("report.en.comments.docx"))?, "mine too");
        assert!(!folder.join("charts/gone.svg").exists());
        assert_eq!(fs::read_dir(place.path().join("reports"))?.count(), 1, "nothing is left beside it");
        Ok(())
    }

    #[test]
    fn a_folder_with_other_things_is_not_touched() -> io::Result<()> {
        let place = tempfile::tempdir()?;
        fs::write(place.path().join("thesis.docx"), "mine")?;
        assert!(check(place.path()).is_err());
        Ok(())
    }
}
