//! Ctrl-C and requests to end: a whole report is left, the new one or the earlier one, and nothing beside it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::report::folder;

/// No signal has this number.
const NONE: usize = 0;

/// What shells add to the number of the signal that ended a program: Ctrl-C is 130.
const SHELL: i32 = 128;

/// Waits for signals beside the work.
///
/// Signals only set a number, which is looked at some fifty times a second: in this way nothing is done in a handler, and it
/// is the same on Windows. Where it cannot be set up the program ends as any other, and the next run clears up.
pub(super) fn leave_nothing_half_done() {
    let signal = Arc::new(AtomicUsize::new(NONE));
    if listen(&signal).is_ok() {
        std::thread::spawn(move || end_at(&signal));
    }
}

fn listen(signal: &Arc<AtomicUsize>) -> io::Result<()> {
    #[cfg(unix)]
    let signals = [SIGINT, SIGTERM, signal_hook::consts::SIGHUP];
    #[cfg(not(unix))]
    let signals = [SIGINT, SIGTERM];
    for number in signals {
        flag::register_usize(number, Arc::clone(signal), usize::try_from(number).unwrap_or(NONE))?;
    }
    Ok(())
}

fn end_at(signal: &AtomicUsize) {
    loop {
        std::thread::sleep(Duration::from_millis(20));
        let number = signal.load(Ordering::Relaxed);
        if number != NONE {
            folder::abandon();
            std::process::exit(SHELL + i32::try_from(number).unwrap_or(0));
        }
    }
}
