//! What every export is recognised as, and what its columns become.

/// Small exports in the shape of each tool.
mod cases;
/// Pieces that mean something, put together by chance.
mod noise;
/// Other people's exports, where they are there.
mod real;
/// SPSS files built byte by byte.
mod sav;
/// Columns in another order, and fewer of them.
mod sturdy;

use std::path::Path;

use super::{Export, open};
use crate::ingest::heading::Heading;
use crate::ingest::role::Role;
use crate::survey::Tool;

/// Opens a file that is written for the occasion.
fn opened(name: &str, contents: impl AsRef<[u8]>) -> Export {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, contents).unwrap();
    open_at(&path)
}

fn open_at(path: &Path) -> Export {
    open(path, None, None).unwrap_or_else(|found| panic!("{}: {found:?}", path.display()))
}

fn tool(export: &Export) -> Tool {
    export.sheet.dialect.tool()
}

/// How many rows hold answers.
fn answers(export: &Export) -> usize {
    let mut rows = 0;
    export.sheet.answers(|_, _| {
        rows += 1;
        true
    });
    rows
}

fn heading<'a>(export: &'a Export, name: &str) -> &'a Heading {
    let headings = &export.sheet.layout.headings;
    headings
        .iter()
        .find(|h| h.code.as_deref() == Some(name) || h.full == name)
        .unwrap_or_else(|| panic!("{name}: {headings:#?}"))
}

fn with_role(export: &Export, wanted: impl Fn(Role) -> bool) -> usize {
    export.sheet.layout.headings.iter().filter(|h| wanted(h.role)).count()
}
