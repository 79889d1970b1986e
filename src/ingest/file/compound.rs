//! What an `.xls` claims, before calamine believes it: it asks for the memory that a chain of sectors or a sheet is said to
//! take, and memory that is not there ends a program without a word.
//!
//! Formats: MS-CFB (compound files), MS-XLS (the records of a workbook).

use super::super::grid::MOST_CELLS;
use super::MOST_SHEETS;

/// Why a file is not read.
type Refused = &'static str;

const CLAIMS: Refused = "it says that it holds more than there is in it";
const CYCLE: Refused = "its parts lead in a circle";

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
/// Numbers from here on are no sectors.
const RESERVED: u32 = 0xFFFF_FFFA;

/// Looks through the file. What cannot be made sense of is left to calamine, which says so.
pub(super) fn look(bytes: &[u8]) -> Result<(), Refused> {
    let Some(file) = Compound::of(bytes) else { return Ok(()) };
    file.directory()?;
    let Some(workbook) = file.stream("Workbook").or_else(|| file.stream("Book")) else { return Ok(()) };
    sheets(&workbook)
}

/// A file of sectors.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector the next one.
    next: Vec<u32>,
}

/// A stream in a compound file.
struct Entry {
    name: String,
    first: u32,
    length: u64,
}

impl<'a> Compound<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self { bytes, sector, next: Vec::new() };
        // Sectors of the table: 109 in the header, more of them in a chain of sectors that ends with the next one's number.
        let mut table: Vec<u32> = (0..109).filter_map(|i| u32_at(bytes, 76 + 4 * i)).collect();
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..=file.sectors() {
            let Some(sector) = file.sector(more) else { break };
            let mut numbers: Vec<u32> = numbers(sector).collect();
            more = numbers.pop()?;
            table.append(&mut numbers);
        }
        // Each is there once, however often it is named.
        table.retain(|id| *id < RESERVED);
        table.truncate(file.sectors() + 1);
        file.next = table.into_iter().filter_map(|id| file.sector(id)).flat_map(numbers).collect();
        Some(file)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// A sector; the last may be cut short. The header takes the place of one before the first.
    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        Some(rest.get(..self.sector).unwrap_or(rest)).filter(|sector| !sector.is_empty())
    }

    /// The sectors of a chain, one behind the other, at most so many bytes; an error where it comes back to itself.
    fn chain(&self, first: u32, most: u64) -> Result<Vec<u8>, Refused> {
        let (mut chain, mut id) = (Vec::new(), first);
        for _ in 0..=self.sectors() {
            let Some(sector) = self.sector(id).filter(|_| (chain.len() as u64) < most) else { return Ok(chain) };
            chain.extend_from_slice(sector);
            id = self.next.get(id as usize).copied().unwrap_or(END_OF_CHAIN);
        }
        Err(CYCLE)
    }

    /// The entries of the directory, the root first.
    fn directory(&self) -> Result<Vec<Entry>, Refused> {
        let directory = self.chain(u32_at(self.bytes, 48).unwrap_or(END_OF_CHAIN), u64::MAX)?;
        let entries: Vec<Entry> =
            directory.chunks_exact(128).filter_map(|entry| Entry::of(entry, self.sector)).collect();
        let all = self.bytes.len() as u64;
        let small = u64::from(u32_at(self.bytes, 64).unwrap_or(0)) * self.sector as u64;
        if small > all || entries.iter().any(|entry| entry.length > all) { Err(CLAIMS) } else { Ok(entries) }
    }

    /// The bytes of a stream.
    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entries = self.directory().ok()?;
        let entry = entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let mut bytes = if entry.length >= 4096 {
            self.chain(entry.first, entry.length).ok()?
        } else {
            // Short streams lie in the root's, in sectors of 64 bytes with a table of their own.
            let root = entries.first()?;
            let bytes = self.chain(root.first, root.length).ok()?;
            let next = self.chain(u32_at(self.bytes, 60)?, u64::MAX).ok()?;
            let (mut found, mut id) = (Vec::new(), entry.first as usize);
            while (found.len() as u64) < entry.length {
                found.extend_from_slice(bytes.get(64 * id..)?.get(..64)?);
                id = u32_at(&next, 4 * id)? as usize;
            }
            found
        };
        bytes.truncate(usize::try_from(entry.length).ok()?);
        Some(bytes)
    }
}

impl Entry {
    fn of(entry: &[u8], sector: usize) -> Option<Self> {
        let letters = entry.get(..64)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let name: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
        let high = if sector == 4096 { u64::from(u32_at(entry, 124)?) << 32 } else { 0 };
        let (first, length) = (u32_at(entry, 116)?, high | u64::from(u32_at(entry, 120)?));
        Some(Self { name: String::from_utf16_lossy(&name), first, length })
    }
}

/// Whether the sheets of a workbook are few enough, lie apart, and reach no farther than a survey.
fn sheets(workbook: &[u8]) -> Result<(), Refused> {
    const BOUND_SHEET: u16 = 0x0085;
    let mut starts = Vec::new();
    for (kind, data) in records(workbook) {
        match kind {
            BOUND_SHEET => starts.extend(u32_at(data, 0).map(|start| start as usize)),
            END => break,
            _ => {}
        }
    }
    if starts.len() > MOST_SHEETS {
        return Err("it has more than 1,000 sheets");
    }
    let (mut cells, mut bytes) = (0, 0);
    for start in starts {
        let (reach, length) = reach(workbook.get(start..).unwrap_or_default());
        (cells, bytes) = (reach.saturating_add(cells), bytes + length);
        if cells > MOST_CELLS {
            return Err("its sheets reach over more than 50 million cells");
        }
        if bytes > workbook.len() {
            return Err("its sheets lie upon one another");
        }
    }
    Ok(())
}

const END: u16 = 0x000A;

/// The first and the last, of rows or columns.
type Span = Option<(u16, u16)>;

/// How many cells lie between the first and the last that a sheet has or says that it has, and how long it is.
fn reach(sheet: &[u8]) -> (u64, usize) {
    const DIMENSIONS: u16 = 0x0200;
    // A formula, numbers and texts of four kinds, truth values, numbers side by side.
    const CELLS: [u16; 8] = [0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x00BD];
    let (mut said, mut length) = (0u64, 0);
    let (mut rows, mut columns) = (Span::None, Span::None);
    let wider = |span: Span, at: u16| span.map(|(low, high)| (low.min(at), high.max(at))).or(Some((at, at)));
    for (kind, data) in records(sheet) {
        length += 4 + data.len();
        match kind {
            DIMENSIONS => said = said.max(dimensions(data).unwrap_or(0)),
            END => break,
            kind if CELLS.contains(&kind) => {
                let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                // Numbers side by side end with the number of their last column.
                let last =
                    if kind == 0x00BD { u16_at(data, data.len().saturating_sub(2)).unwrap_or(column) } else { column };
                rows = wider(rows, row);
                columns = wider(wider(columns, column), last);
            }
            _ => {}
        }
    }
    let span = |span: Span| span.map_or(0, |(low, high)| u64::from(high - low) + 1);
    (said.max(span(rows) * span(columns)), length)
}

/// Rows times columns, as the record of a sheet's dimensions says; a first row behind the last is taken for the first of
/// all.
fn dimensions(data: &[u8]) -> Option<u64> {
    let (first, last, left, right) = if data.len() == 10 {
        (u16_at(data, 0)?.into(), u16_at(data, 2)?.into(), u16_at(data, 4)?, u16_at(data, 6)?)
    } else {
        (u32_at(data, 0)?, u32_at(data, 4)?, u16_at(data, 8)?, u16_at(data, 10)?)
    };
    if last == 0 || right == 0 {
        return Some(0);
    }
    // Calamine counts backwards where the first row stands behind the last.
    let rows = last.checked_sub(first).map_or(u64::MAX, u64::from);
    Some(rows.saturating_mul(u64::from(right.checked_sub(left).unwrap_or(right))))
}

/// Kind and contents of each record.
fn records(mut bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(bytes, 0)?, usize::from(u16_at(bytes, 2)?));
        let data = bytes.get(4..4 + length)?;
        bytes = &bytes[4 + length..];
        Some((kind, data))
    })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|two| u16::from_le_bytes(*two))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap_or(u16::MAX);
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    /// A sheet that says where its cells begin and end.
    fn sheet(first: u16, last: u16) -> Vec<u8> {
        let ends = [first, last, 0, 2, 0].map(u16::to_le_bytes).concat();
        [record(0x0200, &ends), record(END, &[])].concat()
    }

    fn workbook(sheets: &[Vec<u8>]) -> Vec<u8> {
        let mut start = sheets.len() * 8 + 4;
        let mut bytes = Vec::new();
        for sheet in sheets {
            bytes.extend(record(0x0085, &u32::try_from(start).unwrap_or(u32::MAX).to_le_bytes()));
            start += sheet.len();
        }
        bytes.extend(record(END, &[]));
        bytes.extend(sheets.concat());
        bytes
    }

    /// A sheet that ends before it begins is taken for one without end, and such a number added to another is not a small one.
    #[test]
    fn an_endless_sheet_behind_a_small_one_is_refused() {
        assert_eq!(sheets(&workbook(&[sheet(0, 1), sheet(0, 1)])), Ok(()));
        assert!(sheets(&workbook(&[sheet(0, 1), sheet(5, 1)])).is_err());
    }
}
