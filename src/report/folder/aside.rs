//! The place beside a report's folder where a new report is built.
//!
//! It is a folder `.mittari-…` that only its owner may enter. It holds what will be published, never answers. A lock
//! in it, which the system lets go of when the program ends in whatever way, tells a place at work from one that a
//! killed program has left: the next run that writes to the same folder puts an earlier report back and takes the
//! place away.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::{Builder, TempDir};

use super::{carry_over, parent};

/// What names of such places begin with.
const PREFIX: &str = ".mittari-";

/// Says for which folder the place is, and is locked as long as somebody works there.
const LOCK: &str = "lock";

/// The new report while it is built, and the earlier one while they change places.
pub(super) const NEW: &str = "new";
pub(super) const OLD: &str = "old";

/// What must go when the program is interrupted. Whoever holds it is in the middle of a step.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

fn unfinished() -> MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Elsewhere than on Unix the folder's own rules hold.
fn owners_only<'a, 'b, 'c>(builder: &'c mut Builder<'a, 'b>) -> &'c mut Builder<'a, 'b> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700))
    }
    #[cfg(not(unix))]
    builder
}

/// A place at work; it goes with its contents when it is dropped.
pub(super) struct Aside {
    /// Closed before the folder goes.
    lock: Option<File>,
    place: TempDir,
    kept: bool,
}

impl Aside {
    /// A new place in `parent` for what will be `folder` there.
    pub(super) fn new(parent: &Path, folder: &Path) -> io::Result<Self> {
        let mut current = unfinished();
        let place = owners_only(Builder::new().prefix(PREFIX)).tempdir_in(parent)?;
        *current = Some(place.path().to_path_buf());
        let lock = place.path().join(LOCK);
        fs::write(&lock, folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())?;
        let lock = File::open(lock)?;
        // Where there are no locks (some network drives), what a killed program leaves stays.
        let _ = lock.try_lock();
        Ok(Self { lock: Some(lock), place, kept: false })
    }

    /// One step of the work, which is done wholly or not at all when the program is interrupted.
    pub(super) fn step<T>(&self, work: impl FnOnce(&Path) -> T) -> T {
        let _current = unfinished();
        work(self.place.path())
    }

    /// Lets the place stay: it holds something of a person's.
    pub(super) fn keep(mut self) -> PathBuf {
        self.kept = true;
        self.place.path().to_path_buf()
    }
}

/// Writes a single file, which is there whole or as it was before.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let parent = parent(path);
    tidy(&parent);
    let _current = unfinished();
    let mut new = Builder::new().prefix(PREFIX).tempfile_in(parent)?;
    let _ = new.as_file().try_lock();
    new.write_all(bytes)?;
    new.persist(path)?;
    Ok(())
}

/// Takes away what is unfinished, once the step at work is done. No step begins after it: the program is to end.
pub(super) fn abandon() {
    let current = unfinished();
    if let Some(path) = current.as_ref() {
        let _ = fs::remove_dir_all(path);
    }
    // The program ends while this is held.
    std::mem::forget(current);
}

/// Clears up after programs that were killed at work in `parent`.
pub(super) fn tidy(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        if !entry.file_name().to_string_lossy().starts_with(PREFIX) {
            continue;
        }
        // What cannot be cleared up stays where it is, for a person to look at.
        let _ = match entry.file_type() {
            Ok(kind) if kind.is_dir() => clear(parent, &entry.path()),
            Ok(kind) if kind.is_file() => remove(&entry.path()),
            _ => Ok(()),
        };
    }
}

fn clear(parent: &Path, place: &Path) -> io::Result<()> {
    /// Between making a place and its lock a program takes no time worth mentioning.
    const JUST_MADE: Duration = Duration::from_mins(1);
    let lock = place.join(LOCK);
    if !fs::symlink_metadata(&lock).is_ok_and(|lock| lock.is_file()) {
        let made = fs::metadata(place)?.modified()?;
        let is_left = made.elapsed().is_ok_and(|age| age > JUST_MADE);
        return if is_left { fs::remove_dir(place) } else { Ok(()) };
    }
    let lock = File::open(&lock)?;
    if lock.try_lock().is_err() {
        return Ok(());
    }
    let name = io::read_to_string(&lock)?;
    let mut parts = Path::new(&name).components();
    let old = place.join(OLD);
    if let (true, Some(Component::Normal(name)), None) = (old.is_dir(), parts.next(), parts.next()) {
        let folder = parent.join(name);
        if !folder.exists() {
            fs::rename(&old, &folder)?;
        } else if !carry_over(&old, &folder)? {
            return Ok(());
        }
    }
    fs::remove_dir_all(place)
}

fn remove(file: &Path) -> io::Result<()> {
    let lock = File::open(file)?;
    if lock.try_lock().is_ok() { fs::remove_file(file) } else { Ok(()) }
}

impl Drop for Aside {
    fn drop(&mut self) {
        let mut current = unfinished();
        self.lock = None;
        self.place.disable_cleanup(true);
        if !self.kept {
            // In the same step: an interruption finds the place whole, or nothing.
            let _ = fs::remove_dir_all(self.place.path());
        }
        *current = None;
    }
}
