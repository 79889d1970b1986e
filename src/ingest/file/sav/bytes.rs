//! Numbers and texts out of the bytes of an SPSS file, whichever end comes first.

use std::fmt;

use encoding_rs::{Encoding, WINDOWS_1252};

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// It ends too early.
    Short,
    /// What stands there has no meaning.
    Nonsense(&'static str),
    /// It holds more than anybody's survey.
    TooLarge,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short => f.write_str("it ends too early"),
            Self::Nonsense(what) => write!(f, "{what} is damaged"),
            Self::TooLarge => f.write_str("it unpacks to more than 50 million cells or 1 GB"),
        }
    }
}

/// The bytes of a file and how far they are read.
pub(super) struct Bytes<'a> {
    all: &'a [u8],
    at: usize,
    big_endian: bool,
}

impl<'a> Bytes<'a> {
    /// The bytes of a whole file; which end of a number comes first shows in its layout code.
    pub(super) fn new(all: &'a [u8]) -> Result<Self, Damage> {
        let code: [u8; 4] = all.get(64..68).and_then(|b| b.try_into().ok()).ok_or(Damage::Short)?;
        let big_endian = match code {
            [2 | 3, 0, 0, 0] => false,
            [0, 0, 0, 2 | 3] => true,
            _ => return Err(Damage::Nonsense("its header")),
        };
        Ok(Self { all, at: 0, big_endian })
    }

    /// Other bytes with the same end first.
    pub(super) fn over<'b>(&self, all: &'b [u8]) -> Bytes<'b> {
        Bytes { all, at: 0, big_endian: self.big_endian }
    }

    /// The next so many bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Damage> {
        let end = self.at.checked_add(count).ok_or(Damage::Short)?;
        let taken = self.all.get(self.at..end).ok_or(Damage::Short)?;
        self.at = end;
        Ok(taken)
    }

    /// Everything that is left.
    pub(super) fn rest(&self) -> &'a [u8] {
        &self.all[self.at..]
    }

    /// A 32-bit number.
    pub(super) fn i32(&mut self) -> Result<i32, Damage> {
        let bytes: [u8; 4] = self.take(4)?.try_into().map_err(|_| Damage::Short)?;
        Ok(if self.big_endian { i32::from_be_bytes(bytes) } else { i32::from_le_bytes(bytes) })
    }

    /// A 32-bit number that counts bytes or entries.
    pub(super) fn count(&mut self) -> Result<usize, Damage> {
        usize::try_from(self.i32()?).map_err(|_| Damage::Nonsense("a count"))
    }

    /// A 64-bit floating-point number.
    pub(super) fn f64(&mut self) -> Result<f64, Damage> {
        let bytes = self.take(8)?.try_into().map_err(|_| Damage::Short)?;
        Ok(self.number(bytes))
    }

    /// The bytes of a number, in the order of the file.
    pub(super) fn in_order(&self, number: f64) -> [u8; 8] {
        if self.big_endian { number.to_be_bytes() } else { number.to_le_bytes() }
    }

    /// Eight bytes as a number.
    pub(super) fn number(&self, bytes: [u8; 8]) -> f64 {
        if self.big_endian { f64::from_be_bytes(bytes) } else { f64::from_le_bytes(bytes) }
    }
}

/// A text without the spaces that fill its field.
pub(super) fn text(bytes: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.trim_end_matches([' ', '\0']).to_string()
}

/// The encoding by its name or number; Windows-1252 where neither says anything that is known.
pub(super) fn encoding(name: Option<&[u8]>, code: Option<i32>) -> &'static Encoding {
    let named = name.and_then(Encoding::for_label);
    let numbered = code.and_then(|code| match code {
        65001 => Some(encoding_rs::UTF_8),
        1250..=1258 => Encoding::for_label(format!("windows-{code}").as_bytes()),
        28591..=28606 => Encoding::for_label(format!("iso-8859-{}", code - 28590).as_bytes()),
        _ => None,
    });
    named.or(numbered).unwrap_or(WINDOWS_1252)
}
