//! What is left when the program is stopped: a whole report, the new one or the earlier one, for its owner only; never
//! an answer.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::mittari::{Mittari, Played};

/// The example with an earlier report in which somebody has put a letter.
fn reported() -> Played {
    let story = Mittari::new().copy("surveys/foorumix", "foorumix");
    let played = story.args(["report", "foorumix", "--format", "html,svg", "--quiet"]).success();
    let played = played.then().file("reports/foorumix/saate.txt", "minun").args(["--version"]).play();
    fs::create_dir(played.path(TEMPORARY)).unwrap();
    assert_eq!(left_beside(&played.path("reports")), [""; 0]);
    played
}

fn start(folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_mittari"))
        .args(["report", "foorumix", "--format", "html,svg,csv,docx", "--each", "organisation", "--quiet"])
        .current_dir(folder)
        .env("TMPDIR", folder.join(TEMPORARY))
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Where other programs leave files for a time: ours leaves none.
const TEMPORARY: &str = "valiaikaiset";

/// Hidden places beside the reports.
fn left_beside(reports: &Path) -> Vec<String> {
    let names = fs::read_dir(reports).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.')).collect()
}

fn signal(child: &Child, name: &str) {
    // The program may have ended by itself.
    let _ = Command::new("kill").arg(format!("-{name}")).arg(child.id().to_string()).status().unwrap();
}

/// Stops the program after so long, or once it writes.
fn stop(folder: &Path, name: &str, after: Option<Duration>) -> Option<i32> {
    let mut child = start(folder);
    let began = Instant::now();
    match after {
        Some(after) => std::thread::sleep(after),
        None => {
            // The place is there twice: when it is tried at the beginning, and at the end with files in it.
            let writes = || {
                left_beside(&folder.join("reports"))
                    .iter()
                    .any(|place| folder.join("reports").join(place).join("new/charts").exists())
            };
            while !writes() && child.try_wait().unwrap().is_none() && began.elapsed() < Duration::from_secs(120) {
                std::thread::yield_now();
            }
        }
    }
    signal(&child, name);
    child.wait().unwrap().code()
}

/// Everything below a folder, with what it is.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push(path.clone());
        if path.is_dir() {
            walk(&path, found);
        }
    }
}

#[track_caller]
fn is_for_the_owner(folder: &Path) {
    let mut found = vec![folder.to_path_buf()];
    walk(folder, &mut found);
    assert!(found.len() > 3);
    for path in found {
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if path.is_dir() { 0o700 } else { 0o600 }, "{}", path.display());
    }
}

#[test]
fn every_file_is_for_its_owner() {
    let played = Mittari::new().copy("surveys/foorumix", "foorumix");
    let formats = if cfg!(feature = "pdf") {
        "pdf,html,svg,png,csv,parquet,docx,xlsx,txt,json"
    } else {
        "html,svg,png,csv,parquet,docx,xlsx,txt,json"
    };
    let played =
        played.args(["report", "foorumix", "--format", formats, "--each", "organisation", "--quiet"]).success();
    let folder = played.path("reports/foorumix");
    is_for_the_owner(&folder);
    for format in formats.split(',') {
        let of_format =
            played.files("reports/foorumix").iter().filter(|name| name.ends_with(&format!(".{format}"))).count();
        assert!(of_format > 0, "no file of {format} was looked at");
    }
    let mut played = played;
    for (command, name) in [
        ("results foorumix --format json", "tulokset.json"),
        ("results foorumix --format csv", "tulokset.csv"),
        ("results foorumix --format parquet", "tulokset.parquet"),
        ("chart foorumix satisfied", "kuva.svg"),
        ("chart foorumix satisfied", "kuva.png"),
        ("quotes foorumix", "foorumix/quotes.toml"),
    ] {
        let out = ["--out", name];
        let typed = command.split(' ').chain(out.into_iter().filter(|_| !command.starts_with("quotes")));
        played = played.then().args(typed.chain(["--quiet"])).play();
        assert_eq!(played.code, Some(0), "{command}: {}", played.stderr);
        let mode = fs::metadata(played.path(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{name}");
    }
}

/// Ctrl-C, SIGTERM and SIGHUP, whenever they come.
#[test]
fn a_request_to_end_leaves_a_whole_report_and_nothing_else() {
    let played = reported();
    let folder = played.path("");
    let mut stopped = 0;
    let earlier = [Some(5), Some(60), Some(250), None, None].map(|after| after.map(Duration::from_millis));
    for (name, after) in ["INT", "TERM", "HUP", "INT", "TERM"].into_iter().zip(earlier) {
        let code = stop(&folder, name, after);
        // It may have ended before, or not have begun to listen.
        let number = match name {
            "INT" => 130,
            "TERM" => 143,
            _ => 129,
        };
        assert!(code == Some(number) || code == Some(0) || code.is_none() && after.is_some(), "{name}: {code:?}");
        stopped += usize::from(code == Some(number));
        assert_eq!(left_beside(&folder.join("reports")), [""; 0], "after {name}");
        assert_eq!(fs::read_dir(folder.join(TEMPORARY)).unwrap().count(), 0, "after {name}");
        is_whole(&played);
    }
    assert!(stopped > 1, "nothing was stopped");
}

#[track_caller]
fn is_whole(played: &Played) {
    assert_eq!(played.text("reports/foorumix/saate.txt"), "minun");
    let record: serde_json::Value = serde_json::from_str(&played.text("reports/foorumix/results.json")).unwrap();
    assert!(record["estimates"].as_array().unwrap().len() > 10);
    assert!(played.text("reports/foorumix/report.fi.html").ends_with("</html>"));
}

/// SIGKILL cannot be heard: what is left then is only what would have been published, closed to others, and the next
/// run clears it up.
#[test]
fn after_a_kill_the_next_run_clears_up() {
    let played = reported();
    let folder = played.path("");
    let mut left = Vec::new();
    for _ in 0..6 {
        stop(&folder, "KILL", None);
        left = left_beside(&folder.join("reports"));
        if !left.is_empty() {
            break;
        }
    }
    let mut unfinished = Vec::new();
    for place in &left {
        let place = folder.join("reports").join(place);
        assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o700);
        walk(&place.join("new"), &mut unfinished);
        unfinished.retain(|path| path.is_file());
        unfinished =
            unfinished.into_iter().map(|path| path.strip_prefix(place.join("new")).unwrap().to_path_buf()).collect();
        for file in &unfinished {
            fs::copy(place.join("new").join(file), folder.join(flat(file))).unwrap();
        }
    }
    assert_eq!(fs::read_dir(folder.join(TEMPORARY)).unwrap().count(), 0);
    // What lay there is what the report publishes, as far as it was written.
    assert!(start(&folder).wait().unwrap().success());
    for file in &unfinished {
        let (left, whole) =
            (fs::read(folder.join(flat(file))).unwrap(), fs::read(folder.join("reports/foorumix").join(file)).unwrap());
        assert!(whole.starts_with(&left), "{}", file.display());
    }
    let next = played.then().args(["report", "foorumix", "--format", "html,svg", "--quiet"]).success();
    assert_eq!(left_beside(&next.path("reports")), [""; 0], "{left:?} is still there");
    is_whole(&next);
}

/// A name for a copy beside the reports.
fn flat(file: &Path) -> String {
    format!("copy-{}", file.display().to_string().replace('/', "-"))
}

/// Killed between taking the earlier report away and putting the new one there.
#[test]
fn an_earlier_report_is_put_back() {
    let played = reported();
    let (reports, place) = (played.path("reports"), played.path("reports/.mittari-abc123"));
    fs::create_dir_all(place.join("new/charts")).unwrap();
    fs::write(place.join("lock"), "foorumix").unwrap();
    fs::rename(reports.join("foorumix"), place.join("old")).unwrap();
    // A survey that has become wrong: no new report comes of the run, and the earlier one is back.
    let next = played.then().args(["report", "foorumix", "--format", "html,svg", "--quiet"]);
    let next = next.success();
    is_whole(&next);
    assert_eq!(left_beside(&reports_of(&next)), [""; 0]);
}

fn reports_of(played: &Played) -> PathBuf {
    played.path("reports")
}

/// A place in which somebody is at work, or that leads elsewhere, is left alone.
#[test]
fn only_what_is_left_is_cleared_up() {
    let played = reported();
    let elsewhere = TempDir::new().unwrap();
    fs::write(elsewhere.path().join("lock"), "foorumix").unwrap();
    fs::write(elsewhere.path().join("minun.txt"), "minun").unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), played.path("reports/.mittari-linkki")).unwrap();
    fs::create_dir_all(played.path("reports/.mittari-muu")).unwrap();
    fs::write(played.path("reports/.mittari-muu/kirje.txt"), "minun").unwrap();
    fs::create_dir_all(played.path("reports/.mittari-ulos/old")).unwrap();
    fs::write(played.path("reports/.mittari-ulos/lock"), "../karannut").unwrap();
    let busy = played.path("reports/.mittari-tyossa");
    fs::create_dir_all(&busy).unwrap();
    fs::write(busy.join("lock"), "muu").unwrap();
    let held = fs::File::open(busy.join("lock")).unwrap();
    held.try_lock().unwrap();
    let next = played.then().args(["report", "foorumix", "--format", "html,svg", "--quiet"]).success();
    assert!(elsewhere.path().join("minun.txt").exists());
    assert!(next.path("reports/.mittari-muu/kirje.txt").exists());
    assert!(busy.join("lock").exists());
    assert!(!next.path("karannut").exists() && !next.path("reports/.mittari-ulos").exists());
}
