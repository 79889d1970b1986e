//! The dictionary of an SPSS file: names, labels, missing values and widths of its variables.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::super::value_labels::{MissingValue, ValueLabels};
use super::bytes::{Bytes, Damage, encoding, text};
use super::sets::{self, Set};

/// So many labels of values are taken in, each counted for every variable that it stands for.
const MOST_LABELS: usize = 1_000_000;

/// How the cases are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Bytecode,
    Zlib,
}

/// What stands before the cases.
pub(super) struct Dictionary {
    pub(super) packing: Packing,
    /// What is taken from a command byte to get a number.
    pub(super) bias: f64,
    pub(super) encoding: &'static Encoding,
    pub(super) variables: Vec<Variable>,
    /// Variables that are together one question with several answers.
    pub(super) sets: Vec<Set>,
    /// Elements of eight bytes in a case.
    pub(super) elements: usize,
}

/// One column.
pub(super) struct Variable {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) values: ValueLabels,
    /// First element in a case.
    pub(super) element: usize,
    /// Bytes of a text, `None` for a number. A text of over 255 bytes lies in several pieces.
    pub(super) width: Option<usize>,
    /// SPSS's number of the way it is printed: dates are numbers.
    pub(super) format: u8,
    /// Name of at most eight bytes, by which the dictionary itself calls it.
    pub(super) short_name: String,
    short: Vec<u8>,
    label_bytes: Vec<u8>,
    missing: Missing,
}

enum Missing {
    Numbers(Vec<MissingValue>),
    Texts(Vec<Vec<u8>>),
}

/// Labels before it is known in which encoding they are: for which elements, value, label.
struct RawLabels {
    of: Vec<usize>,
    labels: Vec<([u8; 8], Vec<u8>)>,
}

/// Extension records that matter.
#[derive(Default)]
struct Extensions<'a> {
    code: Option<i32>,
    encoding: Option<&'a [u8]>,
    long_names: &'a [u8],
    very_long: &'a [u8],
    long_labels: &'a [u8],
    long_missing: &'a [u8],
    /// Multiple-response sets, as SPSS writes them before and since version 14.
    sets: Vec<&'a [u8]>,
}

impl Dictionary {
    /// Reads as far as the first case.
    pub(super) fn read(bytes: &mut Bytes<'_>) -> Result<Self, Damage> {
        bytes.take(64)?;
        let (_, _, compression, _, _, bias) =
            (bytes.i32()?, bytes.i32()?, bytes.i32()?, bytes.i32()?, bytes.i32()?, bytes.f64()?);
        let packing = match compression {
            0 => Packing::Plain,
            1 => Packing::Bytecode,
            2 => Packing::Zlib,
            _ => return Err(Damage::Nonsense("its header")),
        };
        bytes.take(84)?;
        let (mut variables, mut elements, mut raw) = (Vec::new(), 0, Vec::new());
        let mut extensions = Extensions::default();
        loop {
            match bytes.i32()? {
                2 => {
                    variables.extend(variable(bytes, elements)?);
                    elements += 1;
                }
                3 => raw.push(labels(bytes)?),
                6 => {
                    let lines = bytes.count()?;
                    bytes.take(lines.checked_mul(80).ok_or(Damage::Short)?)?;
                }
                7 => extension(bytes, &mut extensions)?,
                999 => {
                    bytes.take(4)?;
                    break;
                }
                _ => return Err(Damage::Nonsense("its dictionary")),
            }
        }
        let encoding = encoding(extensions.encoding, extensions.code);
        name(&mut variables, raw, encoding, bytes)?;
        long_texts(&mut variables, &extensions)?;
        long_labels(&mut variables, &extensions, encoding, bytes);
        long_names(&mut variables, &extensions, encoding);
        if variables.is_empty() {
            return Err(Damage::Nonsense("its dictionary"));
        }
        let sets = extensions.sets.iter().flat_map(|record| sets::read(record, encoding)).collect();
        Ok(Self { packing, bias, encoding, variables, sets, elements })
    }
}

/// One variable record; `None` for the further elements of a text.
fn variable(bytes: &mut Bytes<'_>, element: usize) -> Result<Option<Variable>, Damage> {
    let (kind, has_label, missing, print) = (bytes.i32()?, bytes.i32()?, bytes.i32()?, bytes.i32()?);
    bytes.take(4)?;
    let short = bytes.take(8)?.to_vec();
    let label_bytes = if has_label == 1 {
        let length = bytes.count()?;
        let label = bytes.take(length.next_multiple_of(4))?;
        label[..length].to_vec()
    } else {
        Vec::new()
    };
    let (range, single) = match missing {
        0..=3 => (false, missing),
        -2 => (true, 0),
        -3 => (true, 1),
        _ => return Err(Damage::Nonsense("a variable's missing values")),
    };
    let missing = if kind == 0 {
        let mut values = Vec::new();
        if range {
            values.push(MissingValue::Range(bytes.f64()?, bytes.f64()?));
        }
        for _ in 0..single {
            values.push(MissingValue::One(bytes.f64()?.to_string()));
        }
        Missing::Numbers(values)
    } else {
        let count = single + if range { 2 } else { 0 };
        Missing::Texts((0..count).map(|_| bytes.take(8).map(<[u8]>::to_vec)).collect::<Result<_, _>>()?)
    };
    let width = match kind {
        -1 => return Ok(None),
        0 => None,
        1..=255 => usize::try_from(kind).ok(),
        _ => return Err(Damage::Nonsense("a variable's width")),
    };
    let format = print.to_le_bytes()[2];
    let (name, label, values, short_name) = (String::new(), String::new(), ValueLabels::default(), String::new());
    Ok(Some(Variable { name, label, values, element, width, format, short_name, short, label_bytes, missing }))
}

fn labels(bytes: &mut Bytes<'_>) -> Result<RawLabels, Damage> {
    let mut labels = Vec::new();
    for _ in 0..bytes.count()? {
        let value: [u8; 8] = bytes.take(8)?.try_into().map_err(|_| Damage::Short)?;
        let length = usize::from(bytes.take(1)?[0]);
        let label = bytes.take((length + 1).next_multiple_of(8) - 1)?;
        labels.push((value, label[..length].to_vec()));
    }
    if bytes.i32()? != 4 {
        return Err(Damage::Nonsense("its value labels"));
    }
    let mut of = Vec::new();
    for _ in 0..bytes.count()? {
        of.push(bytes.count()?.saturating_sub(1));
    }
    Ok(RawLabels { of, labels })
}

fn extension<'a>(bytes: &mut Bytes<'a>, found: &mut Extensions<'a>) -> Result<(), Damage> {
    let (subtype, size, count) = (bytes.i32()?, bytes.count()?, bytes.count()?);
    let data = bytes.take(size.checked_mul(count).ok_or(Damage::Short)?)?;
    match subtype {
        3 if data.len() >= 32 => {
            let mut numbers = bytes.over(&data[28..32]);
            found.code = Some(numbers.i32()?);
        }
        7 | 19 => found.sets.push(data),
        13 => found.long_names = data,
        14 => found.very_long = data,
        20 => found.encoding = Some(data),
        21 => found.long_labels = data,
        22 => found.long_missing = data,
        _ => {}
    }
    Ok(())
}

/// Short names, labels and missing values, now that the encoding is known.
fn name(
    variables: &mut [Variable],
    raw: Vec<RawLabels>,
    encoding: &'static Encoding,
    bytes: &Bytes<'_>,
) -> Result<(), Damage> {
    let mut left = MOST_LABELS;
    let places: HashMap<usize, usize> = variables.iter().enumerate().map(|(i, v)| (v.element, i)).collect();
    for variable in variables.iter_mut() {
        variable.name = text(&variable.short, encoding);
        variable.short_name.clone_from(&variable.name);
        variable.label = text(&variable.label_bytes, encoding);
        variable.values.missing = match &variable.missing {
            Missing::Numbers(numbers) => numbers.clone(),
            Missing::Texts(texts) => texts.iter().map(|value| MissingValue::One(text(value, encoding))).collect(),
        };
    }
    for RawLabels { of, labels } in raw {
        for element in of {
            let Some(variable) = places.get(&element).map(|i| &mut variables[*i]) else {
                return Err(Damage::Nonsense("its value labels"));
            };
            left = left.checked_sub(labels.len()).ok_or(Damage::Nonsense("its value labels"))?;
            variable.values.labels.extend(labels.iter().map(|(value, label)| {
                let value =
                    if variable.width.is_some() { text(value, encoding) } else { bytes.number(*value).to_string() };
                (value, text(label, encoding))
            }));
        }
    }
    Ok(())
}

/// Joins the pieces of texts over 255 bytes: the widths are told as `NAME=500`.
fn long_texts(variables: &mut Vec<Variable>, extensions: &Extensions<'_>) -> Result<(), Damage> {
    for entry in extensions.very_long.split(|b| matches!(b, b'\t' | 0)) {
        let entry = text(entry, WINDOWS_1252);
        let Some((name, width)) = entry.split_once('=') else { continue };
        let width: usize = width.trim().parse().map_err(|_| Damage::Nonsense("a long text's width"))?;
        let pieces = width.div_ceil(252);
        let Some(first) = variables.iter().position(|v| v.name.eq_ignore_ascii_case(name)) else { continue };
        if width <= 255 || pieces < 2 || first + pieces > variables.len() {
            continue;
        }
        variables[first].width = Some(width);
        variables.drain(first + 1..first + pieces);
    }
    Ok(())
}

/// Labels and missing values of texts over eight bytes. A damaged record leaves them without.
fn long_labels(
    variables: &mut [Variable],
    extensions: &Extensions<'_>,
    encoding: &'static Encoding,
    bytes: &Bytes<'_>,
) {
    let mut found = bytes.over(extensions.long_labels);
    let mut field = || -> Result<(), Damage> {
        loop {
            let (length, mut labels) = (found.count()?, Vec::new());
            let name = text(found.take(length)?, encoding);
            found.take(4)?;
            for _ in 0..found.count()? {
                let value = found.count()?;
                let value = text(found.take(value)?, encoding);
                let label = found.count()?;
                labels.push((value, text(found.take(label)?, encoding)));
            }
            if let Some(variable) = variables.iter_mut().find(|v| v.name.eq_ignore_ascii_case(&name)) {
                variable.values.labels.extend(labels);
            }
        }
    };
    // The end of the record is where nothing more can be read.
    let _ = field();
    let mut found = bytes.over(extensions.long_missing);
    let mut field = || -> Result<(), Damage> {
        loop {
            let length = found.count()?;
            let name = text(found.take(length)?, encoding);
            let count = found.take(1)?[0];
            let width = found.count()?;
            for _ in 0..count {
                let value = text(found.take(width)?, encoding);
                if let Some(variable) = variables.iter_mut().find(|v| v.name.eq_ignore_ascii_case(&name)) {
                    variable.values.missing.push(MissingValue::One(value));
                }
            }
        }
    };
    let _ = field();
}

/// Names of more than eight bytes, told as `SHORT=LongName`.
fn long_names(variables: &mut [Variable], extensions: &Extensions<'_>, encoding: &'static Encoding) {
    let entries = text(extensions.long_names, encoding);
    let names: HashMap<String, &str> =
        entries.split('\t').filter_map(|e| e.split_once('=')).map(|(s, l)| (s.to_uppercase(), l)).collect();
    for variable in variables {
        if let Some(long) = names.get(&variable.name.to_uppercase()) {
            variable.name = (*long).to_string();
        }
    }
}
