//! Stories about the whole program: what lies in the folder, what is typed, everything that is said.
//!
//! ```text
//! Mittari::new().survey(SURVEY).file("kysely/answers.csv", "…").args(["check", "kysely"]).stdout("…").success();
//! ```
//!
//! Each story plays in a folder of its own. Both outputs are compared in full and are empty unless said.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mittari::diagnostic::Diagnostics;
use mittari::responses::Responses;
use mittari::results::Results;
use mittari::survey::Survey;
use mittari::{analysis, disclosure, ingest, quotes};
use serde_json::Value;
use tempfile::TempDir;

/// A file of this project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The contents of a text file of this project.
#[track_caller]
pub(crate) fn project_text(path: &str) -> String {
    fs::read_to_string(project(path)).unwrap()
}

/// The way of the data without a command line, as far as the answers.
pub(crate) fn read(survey: &Path) -> Result<(Survey, Responses), Diagnostics> {
    let (survey, _) = Survey::load(survey)?;
    let (responses, _) = ingest::read(&survey)?;
    Ok((survey, responses))
}

/// Every survey that ships with the program.
pub(crate) const SURVEYS: [&str; 5] =
    ["emessi", "foorumix", "maakuntien-liitot", "mielenturvaa", "tyohyvinvointipalvelu"];

/// The way of the data without a command line, as far as what is published.
pub(crate) fn results(survey: &Path) -> Result<(Survey, Results), Diagnostics> {
    let (survey, responses) = read(survey)?;
    let (offered, _) = quotes::offered(&survey, &responses)?;
    let figures = analysis::analyse(&survey, &responses).with_quotes(offered);
    let results = disclosure::protect(&survey, figures);
    Ok((survey, results))
}

/// The text of mark-up: what a reader sees or has read to them, without tags, style and typefaces.
pub(crate) fn visible_text(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        for attribute in ["aria-label=\"", "alt=\"", "title=\""] {
            if let Some((_, value)) = tag[..end].split_once(attribute) {
                text.push_str(&format!(" {} ", value.split('"').next().unwrap_or_default()));
            }
        }
        let skipped = if tag.starts_with("<style") { tag.find("</style>").unwrap_or(end) } else { end };
        text.push(' ');
        rest = &tag[skipped..];
    }
    text.push_str(rest);
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// A story before it is played.
pub(crate) struct Mittari {
    folder: TempDir,
    args: Vec<String>,
    stdout: String,
    stderr: String,
}

impl Mittari {
    /// An empty folder; nothing is typed yet.
    pub(crate) fn new() -> Self {
        Self::within(tempfile::tempdir().unwrap())
    }

    fn within(folder: TempDir) -> Self {
        Self { folder, args: Vec::new(), stdout: String::new(), stderr: String::new() }
    }

    /// A survey in the folder `kysely`.
    pub(crate) fn survey(self, definition: &str) -> Self {
        self.file("kysely/survey.toml", definition)
    }

    /// A file, with the folders it needs.
    pub(crate) fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    /// A file or a folder of this project, copied to `to`.
    pub(crate) fn copy(self, from: &str, to: &str) -> Self {
        let (from, to) = (project(from), self.folder.path().join(to));
        copy(&from, &to);
        self
    }

    /// What is typed after `mittari`.
    pub(crate) fn args<'a>(mut self, args: impl IntoIterator<Item = &'a str>) -> Self {
        self.args = args.into_iter().map(str::to_string).collect();
        self
    }

    /// Expected on stdout, indented at will.
    pub(crate) fn stdout(mut self, text: &str) -> Self {
        self.stdout = unindent(text);
        self
    }

    /// Expected on stderr, indented at will.
    pub(crate) fn stderr(mut self, text: &str) -> Self {
        self.stderr = unindent(text);
        self
    }

    /// Plays the story to a good end.
    #[track_caller]
    pub(crate) fn success(self) -> Played {
        self.exits(0)
    }

    /// Plays the story; the program must leave with `code`.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Played {
        let (stdout, stderr) = (self.stdout.clone(), self.stderr.clone());
        let played = self.play();
        let typed = played.typed.clone();
        assert_eq!(played.stderr, stderr, "stderr of {typed}\n{}", played.stderr);
        assert_eq!(played.stdout, stdout, "stdout of {typed}\n{}", played.stdout);
        assert_eq!(played.code, Some(code), "exit code of {typed}");
        played
    }

    /// Plays the story, whatever comes of it.
    #[track_caller]
    pub(crate) fn play(self) -> Played {
        let output = Command::new(env!("CARGO_BIN_EXE_mittari"))
            .args(&self.args)
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR")
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            if cfg!(windows) { text.replace('\\', "/").replace("\r\n", "\n") } else { text }
        };
        Played {
            folder: self.folder,
            typed: format!("mittari {}", self.args.join(" ")),
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// A story that was played, to look at what is left.
pub(crate) struct Played {
    folder: TempDir,
    typed: String,
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Played {
    /// Where it was played.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The bytes of a file.
    #[track_caller]
    pub(crate) fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).unwrap()
    }

    /// Stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.code, Some(0), "{}\n{}", self.typed, self.stderr);
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// Every file below a folder, sorted.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut names = Vec::new();
        collect(&self.path(folder), "", &mut names);
        names.sort();
        names
    }

    /// What happens next in the same folder.
    pub(crate) fn then(self) -> Mittari {
        Mittari::within(self.folder)
    }
}

fn collect(folder: &Path, below: &str, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), names);
        } else {
            names.push(name);
        }
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
        return;
    }
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::copy(from, to).unwrap();
}

/// The text without the indentation that all its lines share, nor a first line that is empty.
fn unindent(text: &str) -> String {
    let text = text.strip_prefix('\n').unwrap_or(text);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let shared = lines.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let mut plain: Vec<&str> = text.lines().map(|line| line.get(shared..).unwrap_or_default()).collect();
    while plain.last().is_some_and(|line| line.trim().is_empty()) {
        plain.pop();
    }
    plain.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn what_all_lines_share_is_not_part_of_the_text() {
    assert_eq!(unindent("\n    a\n      b\n    "), "a\n  b\n");
    assert_eq!(unindent(""), "");
}
