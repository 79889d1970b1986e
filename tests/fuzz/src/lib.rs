//! What every target does with its input, and what it holds the readers to: no panic, no more memory than stated.

use std::alloc::{GlobalAlloc, Layout, System};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::{fs, panic, thread};

use mittari::draft::{Wishes, draft};
use mittari::ingest;
use mittari::survey::Survey;
use tempfile::TempDir;

/// Bytes that a reader may take whatever the file: tables of the libraries, buffers of threads, the survey itself.
const FLOOR: usize = 48 << 20;

/// Bytes that a reader may take for each byte of the file, unpacked.
const MULTIPLE: usize = 256;

/// The system's allocator, counting.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        more(size);
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

fn more(bytes: usize) {
    MOST.fetch_max(HELD.fetch_add(bytes, Relaxed) + bytes, Relaxed);
}

/// A folder that mutated files are read from.
pub struct Desk {
    folder: TempDir,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// An empty folder. From here on panics of mittari end the process, which libFuzzer takes for a finding; those of a
    /// library on a damaged file are caught by mittari on a thread of their own, and are an error like any other.
    ///
    /// # Panics
    ///
    /// If there is no room for the folder.
    pub fn new() -> Self {
        let fatal = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(ingest::FILE_READER) {
                fatal(info);
            }
        }));
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// Where a file of this name lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file there.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("a file");
    }

    /// Drafts a survey from an export, loads the draft, and reads the export by it.
    ///
    /// # Panics
    ///
    /// If the draft is no survey.
    pub fn export(&self, name: &str) {
        let Ok(draft) = draft(&[self.path(name)], &Wishes { home: self.folder.path().into(), ..Wishes::default() })
        else {
            return;
        };
        self.put("survey.toml", &draft.toml);
        match Survey::load(self.folder.path()) {
            Ok((survey, _)) => drop(ingest::read(&survey)),
            Err(problems) => panic!("a draft is a survey, and this is none:\n{problems:?}\n{}", draft.toml),
        }
    }

    /// Loads the survey that lies there, and reads its answers and records.
    pub fn survey(&self) -> Option<(Survey, mittari::responses::Responses)> {
        let (survey, _) = Survey::load(self.folder.path()).ok()?;
        let (responses, _) = ingest::read(&survey).ok()?;
        Some((survey, responses))
    }
}

/// What `work` does, held to the memory that a file of so many bytes may take.
///
/// # Panics
///
/// If it took more.
pub fn measured<T>(bytes: usize, work: impl FnOnce() -> T) -> T {
    let before = HELD.load(Relaxed);
    MOST.store(before, Relaxed);
    let done = work();
    let took = MOST.load(Relaxed).saturating_sub(before);
    assert!(took <= FLOOR + MULTIPLE * bytes, "{took} bytes of memory for {bytes} bytes of file");
    done
}
