//! Libraries that panic on damaged files.

use std::thread;

/// Name of the threads that they run in: the command line keeps what they say when they panic from the terminal by this
/// name.
pub const READER: &str = "file reader";

/// What `read` gives; `None` where it panicked, which is an error of the file like any other.
pub(super) fn guarded<T: Send>(read: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let reader = thread::Builder::new().name(READER.into()).spawn_scoped(scope, read).ok()?;
        reader.join().ok()
    })
}

/// What `read` gives in each of so many threads at once; `None` where one panicked.
pub(in crate::ingest) fn guarded_each<T: Send>(threads: usize, read: impl Fn() -> T + Sync) -> Option<Vec<T>> {
    thread::scope(|scope| {
        let reader = |_| thread::Builder::new().name(READER.into()).spawn_scoped(scope, &read).ok();
        let readers: Vec<_> = (0..threads).map(reader).collect();
        readers.into_iter().map(|reader| reader?.join().ok()).collect()
    })
}
