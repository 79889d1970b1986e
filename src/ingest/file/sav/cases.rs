//! The cases of an SPSS file: eight bytes an element, plain, as byte codes, or as byte codes in zlib blocks.

use std::io::Read;

use calamine::Data;
use flate2::read::ZlibDecoder;

use super::bytes::{Bytes, Damage, text};
use super::dictionary::{Dictionary, Packing, Variable};
use super::moment::moment;

/// So many cells are read at most, and so many bytes unpacked.
const MOST_CELLS: usize = 50_000_000;
const MOST_BYTES: u64 = 1 << 30;

/// The largest negative number stands for no answer.
const SYSTEM_MISSING: f64 = -f64::MAX;

/// Hands every value that is there to `found`, with its row and its column.
pub(super) fn read(
    bytes: &mut Bytes<'_>,
    dictionary: &Dictionary,
    mut found: impl FnMut(u32, u32, Data) -> Result<(), Damage>,
) -> Result<(), Damage> {
    let unpacked;
    let mut bytes = match dictionary.packing {
        Packing::Zlib => {
            unpacked = unpack(bytes.rest())?;
            bytes.over(&unpacked)
        }
        Packing::Plain | Packing::Bytecode => bytes.over(bytes.rest()),
    };
    let mut elements = Elements { commands: [0; 8], next: 8, bias: dictionary.bias, packing: dictionary.packing };
    let mut case = vec![[0u8; 8]; dictionary.elements];
    let mut cells = 0;
    for row in 0.. {
        for (i, element) in case.iter_mut().enumerate() {
            match elements.next(&mut bytes)? {
                Some(value) => *element = value,
                // Between two cases the file may end; inside one it is cut short.
                None if i == 0 => return Ok(()),
                None => return Err(Damage::Short),
            }
        }
        for (column, variable) in (0..).zip(&dictionary.variables) {
            if let Some(value) = value(&case, variable, dictionary, &bytes) {
                cells += 1;
                if cells > MOST_CELLS {
                    return Err(Damage::TooLarge);
                }
                found(row, column, value)?;
            }
        }
    }
    Ok(())
}

/// The zlib blocks one after another, up to the trailer that lists them again.
fn unpack(packed: &[u8]) -> Result<Vec<u8>, Damage> {
    let mut rest = packed.get(24..).ok_or(Damage::Short)?;
    let mut unpacked = Vec::new();
    // Every zlib block begins with 0x78; the trailer does not.
    while rest.first() == Some(&0x78) {
        let mut decoder = ZlibDecoder::new(rest);
        let room = MOST_BYTES - unpacked.len() as u64 + 1;
        let unpacking = decoder.by_ref().take(room).read_to_end(&mut unpacked);
        unpacking.map_err(|_| Damage::Nonsense("its compressed data"))?;
        if unpacked.len() as u64 > MOST_BYTES {
            return Err(Damage::TooLarge);
        }
        let read = usize::try_from(decoder.total_in()).map_err(|_| Damage::Short)?;
        rest = rest.get(read.max(1)..).ok_or(Damage::Short)?;
    }
    Ok(unpacked)
}

struct Elements {
    commands: [u8; 8],
    next: usize,
    bias: f64,
    packing: Packing,
}

impl Elements {
    /// The next eight bytes of a case; `None` at the end of the file.
    fn next(&mut self, bytes: &mut Bytes<'_>) -> Result<Option<[u8; 8]>, Damage> {
        let eight = |bytes: &mut Bytes<'_>| bytes.take(8)?.try_into().map_err(|_| Damage::Short);
        if self.packing == Packing::Plain {
            return if bytes.rest().is_empty() { Ok(None) } else { eight(bytes).map(Some) };
        }
        loop {
            if self.next == 8 {
                if bytes.rest().len() < 8 {
                    return Ok(None);
                }
                self.commands = eight(bytes)?;
                self.next = 0;
            }
            let command = self.commands[self.next];
            self.next += 1;
            match command {
                0 => {}
                252 => return Ok(None),
                253 => return eight(bytes).map(Some),
                254 => return Ok(Some(*b"        ")),
                255 => return Ok(Some(bytes.in_order(SYSTEM_MISSING))),
                number => return Ok(Some(bytes.in_order(f64::from(number) - self.bias))),
            }
        }
    }
}

fn value(case: &[[u8; 8]], variable: &Variable, dictionary: &Dictionary, bytes: &Bytes<'_>) -> Option<Data> {
    let Some(width) = variable.width else {
        let number = bytes.number(*case.get(variable.element)?);
        if number == SYSTEM_MISSING || !number.is_finite() {
            return None;
        }
        return Some(moment(number, variable.format).map_or(Data::Float(number), Data::String));
    };
    let mut letters = Vec::with_capacity(width);
    let mut left = width;
    let mut element = variable.element;
    while left > 0 {
        // A piece of a long text takes 32 elements, of which the last byte is not used.
        let piece = if width > 255 { left.min(255) } else { left };
        let elements = piece.div_ceil(8);
        let piece_bytes = case.get(element..element + elements)?.concat();
        letters.extend_from_slice(piece_bytes.get(..piece)?);
        element += if width > 255 { 32 } else { elements };
        left -= piece;
    }
    let text = text(&letters, dictionary.encoding);
    (!text.is_empty()).then_some(Data::String(text))
}
