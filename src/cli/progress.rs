//! What is being done and how far, on one line of the terminal: for whatever takes longer than a second.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::english::{ENGLISH, count};
use crate::language::number;

/// Nothing is said of what takes no longer.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is drawn.
const BEAT: Duration = Duration::from_millis(200);

/// Puts the cursor at the beginning of the line, and clears it.
const CLEAR: &str = "\r\u{1b}[2K";

/// Keeps what is too long for a narrow terminal from going on in the next line, of which nothing would clear it, and lets
/// other lines break as before.
const UNBROKEN: &str = "\u{1b}[?7l";
const BREAKING: &str = "\u{1b}[?7h";

/// The line of the terminal that says what is being done.
#[derive(Debug)]
pub(super) struct Progress {
    shared: Arc<(Mutex<Line>, Condvar)>,
    draw: Draw,
}

/// Puts something on the terminal.
type Draw = fn(&str);

#[derive(Debug, Default)]
struct Line {
    doing: String,
    /// How many of how many; of none where that is not known.
    far: (u64, u64),
    is_drawn: bool,
    is_over: bool,
}

impl Progress {
    /// Draws by `draw` until it is dropped.
    pub(super) fn new(draw: Draw) -> Self {
        let shared = Arc::new((Mutex::new(Line::default()), Condvar::new()));
        let line = Arc::clone(&shared);
        // Without a second thread a long step would say nothing until it is done. If there is none, nothing is said.
        let _ = thread::Builder::new().name("progress".into()).spawn(move || keep_drawing(&line, draw));
        Self { shared, draw }
    }

    /// Something else is being done.
    pub(super) fn doing(&self, what: &str) {
        let mut line = lock(&self.shared.0);
        what.clone_into(&mut line.doing);
        line.far = (0, 0);
    }

    /// So many steps of it are done.
    pub(super) fn far(&self, done: u64, of: u64) {
        lock(&self.shared.0).far = (done, of);
    }

    /// Makes room for something else on the terminal.
    pub(super) fn clear(&self) {
        (self.draw)(lock(&self.shared.0).clear());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let mut line = lock(&self.shared.0);
        line.is_over = true;
        (self.draw)(line.clear());
        self.shared.1.notify_all();
    }
}

impl Line {
    /// What puts the line on the terminal, or there anew.
    fn drawn(&mut self) -> String {
        if self.doing.is_empty() {
            return String::new();
        }
        let (done, of) = self.far;
        let far = match of {
            0 => String::new(),
            // Bytes, in whole per cent; fewer things are counted.
            10_000.. => format!("{}: ", number::percent(ENGLISH, done.min(of) / (of / 100), 100)),
            _ => format!("{} of {}: ", count(done), count(of)),
        };
        self.is_drawn = true;
        // How far comes first: it is seen on the narrowest terminal.
        format!("{CLEAR}{UNBROKEN}{far}{} …{BREAKING}", self.doing)
    }

    /// What takes it off again.
    fn clear(&mut self) -> &'static str {
        if std::mem::take(&mut self.is_drawn) { CLEAR } else { "" }
    }
}

fn keep_drawing((line, over): &(Mutex<Line>, Condvar), draw: Draw) {
    let began = Instant::now();
    let mut line = lock(line);
    while !line.is_over {
        line = over.wait_timeout(line, BEAT).unwrap_or_else(PoisonError::into_inner).0;
        if began.elapsed() > PATIENCE && !line.is_over {
            draw(&line.drawn());
        }
    }
}

/// A line that was half written when something went wrong is still a line.
fn lock(line: &Mutex<Line>) -> MutexGuard<'_, Line> {
    line.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(doing: &str, far: (u64, u64)) -> String {
        let mut line = Line { doing: doing.into(), far, ..Line::default() };
        let drawn = line.drawn();
        format!("{drawn}{}{}", line.clear(), line.clear())
            .replace(CLEAR, "|")
            .replace(UNBROKEN, "[")
            .replace(BREAKING, "]")
    }

    #[test]
    fn a_line_says_what_is_done_and_how_far_and_is_cleared() {
        assert_eq!(drawn("reading answers.csv", (1_000_000, 4_000_000)), "|[25%: reading answers.csv …]|");
        assert_eq!(drawn("reports of groups", (3, 60)), "|[3 of 60: reports of groups …]|");
        assert_eq!(drawn("computing", (0, 0)), "|[computing …]|");
        assert_eq!(drawn("", (0, 0)), "", "nothing to say");
    }
}
