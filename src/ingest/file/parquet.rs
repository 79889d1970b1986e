//! Parquet, as polars, pandas, R and DuckDB write it: columns of typed values with their names.
//!
//! Values are unpacked some thousand rows at a time, so that what a file unpacks to is never there at once. Where a file is
//! read in parts, not even its rows are: they are handed over, and no text is copied.

use bytes::Bytes;
use calamine::{Data, ExcelDateTime, ExcelDateTimeType};
use parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::{ColumnDescPtr, ColumnDescriptor};

use super::super::grid::{Grid, MOST_CELLS, TooMuch};
use super::super::table::{Cell, Table, sheet_cell};
use super::MOST_BYTES;
use super::guard::guarded;
use crate::diagnostic::{Diagnostic, Place};

/// Days from the day that spreadsheets count from to 1 January 1970.
const TO_1970: f64 = 25_569.0;

/// Rows that are unpacked at a time.
const BATCH: usize = 2048;

/// So many cells a byte of a file that is read in parts may unpack to. Answers take a bit and more each; a file that
/// someone made to fill the memory takes none.
const MOST_CELLS_A_BYTE: u64 = 100;

/// The first bytes of every such file.
pub(in crate::ingest) fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1")
}

/// The columns as a table with their names above them. Columns of lists hold no answers, and stay empty.
pub(super) fn table(bytes: Vec<u8>, shown: &str) -> std::result::Result<Table, Diagnostic> {
    let unreadable = |why: String| {
        Diagnostic::error(format!("the Parquet file cannot be read: {why}"))
            .at(Place::file(shown))
            .hint("write it again, or export the answers as .csv")
    };
    match guarded(move || read(bytes)) {
        Some(Ok(grid)) => Ok(Table::sheet(grid)),
        Some(Err(error)) => Err(unreadable(error.to_string())),
        None => Err(unreadable("it is damaged".into())),
    }
}

fn read(bytes: Vec<u8>) -> Result<Grid> {
    let file = SerializedFileReader::new(Bytes::from(bytes))?;
    let groups = file.metadata().row_groups();
    let unpacked: u64 =
        groups.iter().filter_map(|group| u64::try_from(group.total_byte_size()).ok()).fold(0, u64::saturating_add);
    let (rows, width) = size(&file)?;
    if rows.saturating_mul(width) > MOST_CELLS || unpacked > MOST_BYTES {
        let told = "it unpacks to more than 50 million cells or 1 GB";
        return Err(ParquetError::General(told.into()));
    }
    // The limit is far below that of an address in a sheet.
    sheet(&file, u32::try_from(rows).unwrap_or(0))
}

/// Rows, and columns, of which there must be one.
fn size(file: &SerializedFileReader<Bytes>) -> Result<(u64, u64)> {
    let rows = file
        .metadata()
        .row_groups()
        .iter()
        .filter_map(|group| u64::try_from(group.num_rows()).ok())
        .fold(0, u64::saturating_add);
    match file.metadata().file_metadata().schema_descr().num_columns() {
        0 => Err(ParquetError::General("it has no columns".into())),
        columns => Ok((rows, columns as u64)),
    }
}

/// The names of the columns, and so many rows below them.
fn sheet(file: &SerializedFileReader<Bytes>, height: u32) -> Result<Grid> {
    let columns = file.metadata().file_metadata().schema_descr().columns();
    let mut grid = Grid::default();
    for (column, descriptor) in (0..).zip(columns) {
        if let Some(name) = grid.text(&descriptor.path().parts().join(".")) {
            grid.put(0, column, name).map_err(refused)?;
        }
    }
    let mut first: u32 = 1;
    for group in 0..file.num_row_groups() {
        let rows = file.metadata().row_group(group).num_rows().clamp(0, i64::from(height + 1 - first));
        let some = Slice { group, skip: 0, rows: usize::try_from(rows).unwrap_or(0) };
        batches(file, some, |rows, columns| {
            for at in 0..rows {
                for (column, values) in (0..).zip(columns.iter()) {
                    let cell = values.get(at).map_or(Ok(Cell::Empty), Value::cell)?;
                    if let Some(value) = grid.holding(cell) {
                        grid.put(first, column, value).map_err(refused)?;
                    }
                }
                first += 1;
            }
            Ok(())
        })?;
    }
    Ok(grid)
}

fn refused(why: TooMuch) -> ParquetError {
    ParquetError::General(match why {
        TooMuch::Cells => "it holds more than 50 million cells".into(),
        TooMuch::Columns => "it has more than 16,384 columns".into(),
        TooMuch::Letters(address) => format!("the text in cell {address} is longer than a million letters"),
    })
}

/// A file that is read in parts.
pub(in crate::ingest) struct Parquet {
    file: SerializedFileReader<Bytes>,
}

/// Rows of a group that follow one another.
#[derive(Debug, Clone, Copy)]
struct Slice {
    group: usize,
    /// Rows of the group before them.
    skip: usize,
    rows: usize,
}

/// Rows of a file that follow one another; all the parts one after the other are all its rows.
#[derive(Clone, Copy)]
pub(in crate::ingest) struct Part<'f> {
    parquet: &'f Parquet,
    slice: Slice,
    /// Rows of the table before the part's: in the first part the names of the columns.
    above: usize,
}

/// The file cannot be read, or not in parts.
#[derive(Debug)]
pub(in crate::ingest) struct Unreadable;

impl From<ParquetError> for Unreadable {
    fn from(_: ParquetError) -> Self {
        Self
    }
}

impl Parquet {
    /// A file that has more than `few` rows; `None` where it has not, or cannot be read in parts.
    pub(in crate::ingest) fn open(bytes: Bytes, few: u32) -> Option<(Self, Table)> {
        guarded(move || {
            let packed = bytes.len() as u64;
            let file = SerializedFileReader::new(bytes).ok()?;
            let (rows, width) = size(&file).ok()?;
            let group_fits = |size: i64| u64::try_from(size).is_ok_and(|size| size <= MOST_BYTES);
            let fits = file.metadata().row_groups().iter().all(|group| group_fits(group.total_byte_size()))
                && rows.saturating_mul(width) <= packed.saturating_mul(MOST_CELLS_A_BYTE);
            if rows <= u64::from(few) || !fits {
                return None;
            }
            let head = sheet(&file, few).ok()?;
            Some((Self { file }, Table::sheet(head)))
        })?
    }

    /// Rows of the file, without the names of the columns.
    pub(in crate::ingest) fn rows(&self) -> u64 {
        size(&self.file).map_or(0, |(rows, _)| rows)
    }

    /// All rows, each group of rows cut into so many parts that there are `count` at least.
    pub(in crate::ingest) fn parts(&self, count: usize) -> Vec<Part<'_>> {
        let each = count.div_ceil(self.file.num_row_groups().max(1)).max(1);
        let mut parts = Vec::new();
        for (group, about) in self.file.metadata().row_groups().iter().enumerate() {
            let rows = usize::try_from(about.num_rows()).unwrap_or(0);
            let cut = |part: usize| rows / each * part + (rows % each).min(part);
            let some = (0..each).map(|part| Slice { group, skip: cut(part), rows: cut(part + 1) - cut(part) });
            parts.extend(some.filter(|some| some.rows > 0).map(|slice| Part { parquet: self, slice, above: 0 }));
        }
        if let Some(first) = parts.first_mut() {
            first.above = 1;
        }
        parts
    }
}

impl Part<'_> {
    /// Hands every row with content to `visit`, with its number in the part, in which the names of the columns are
    /// the first row of the first part. Gives back how many rows there were. `far` is told now and then how many more
    /// were read.
    pub(in crate::ingest) fn rows(
        self,
        far: &dyn Fn(usize),
        visit: &mut dyn FnMut(usize, &[Cell<'_>]),
    ) -> std::result::Result<usize, Unreadable> {
        let mut row = self.above;
        batches(&self.parquet.file, self.slice, |rows, columns| {
            let mut cells = Vec::with_capacity(columns.len());
            for at in 0..rows {
                cells.clear();
                for values in columns.iter() {
                    cells.push(values.get(at).map_or(Ok(Cell::Empty), Value::cell)?);
                }
                if cells.iter().any(|cell| !cell.is_empty()) {
                    visit(row, &cells);
                }
                row += 1;
            }
            far(rows);
            Ok(())
        })?;
        Ok(row)
    }
}

/// A value as it stands in the file.
enum Value {
    Nothing,
    /// A piece of what was unpacked.
    Text(ByteArray),
    Other(Data),
}

impl Value {
    fn cell(&self) -> Result<Cell<'_>> {
        Ok(match self {
            Self::Nothing => Cell::Empty,
            Self::Text(text) => Cell::of(utf8(text)?),
            Self::Other(value) => sheet_cell(value),
        })
    }
}

fn utf8(text: &ByteArray) -> Result<&str> {
    simdutf8::basic::from_utf8(text.data()).map_err(|_| ParquetError::General("a text is not UTF-8".into()))
}

/// Unpacks some rows and hands them over as columns of values, a batch at a time with its number of rows.
///
/// Errors: a file that is damaged, and what `take` finds.
fn batches(
    file: &SerializedFileReader<Bytes>,
    some: Slice,
    mut take: impl FnMut(usize, &mut [Vec<Value>]) -> Result<()>,
) -> Result<()> {
    let group = file.get_row_group(some.group)?;
    let descriptors = file.metadata().file_metadata().schema_descr().columns();
    let mut columns: Vec<Option<Column>> = Vec::with_capacity(descriptors.len());
    for (i, descriptor) in descriptors.iter().enumerate() {
        let is_list = descriptor.max_rep_level() > 0;
        columns.push(if is_list { None } else { Some(column(group.as_ref(), i, descriptor, some.skip)?) });
    }
    let mut values: Vec<Vec<Value>> = columns.iter().map(|_| Vec::new()).collect();
    let mut left = some.rows;
    while left > 0 {
        let rows = left.min(BATCH);
        for (column, values) in columns.iter_mut().zip(&mut values) {
            values.clear();
            if let Some(column) = column {
                column(rows, values)?;
            }
        }
        take(rows, &mut values)?;
        left -= rows;
    }
    Ok(())
}

/// Puts the next so many values of a column behind others.
type Column = Box<dyn FnMut(usize, &mut Vec<Value>) -> Result<()>>;

fn column(group: &dyn RowGroupReader, column: usize, descriptor: &ColumnDescPtr, skip: usize) -> Result<Column> {
    let d = descriptor;
    match group.get_column_reader(column)? {
        ColumnReader::BoolColumnReader(reader) => values(reader, d, skip, |d, v| other(Field::convert_bool(d, v))),
        ColumnReader::Int32ColumnReader(reader) => values(reader, d, skip, |d, v| other(Field::convert_int32(d, v))),
        ColumnReader::Int64ColumnReader(reader) => values(reader, d, skip, |d, v| other(long(d, v))),
        ColumnReader::Int96ColumnReader(reader) => values(reader, d, skip, |d, v| other(Field::convert_int96(d, v))),
        ColumnReader::FloatColumnReader(reader) => values(reader, d, skip, |d, v| other(Field::convert_float(d, v))),
        ColumnReader::DoubleColumnReader(reader) => values(reader, d, skip, |d, v| other(Field::convert_double(d, v))),
        ColumnReader::ByteArrayColumnReader(reader) if is_text(d) => values(reader, d, skip, |_, v| Ok(Value::Text(v))),
        ColumnReader::ByteArrayColumnReader(reader) => {
            values(reader, d, skip, |d, v| other(Field::convert_byte_array(d, v)?))
        }
        ColumnReader::FixedLenByteArrayColumnReader(reader) => {
            values(reader, d, skip, |d, v| other(Field::convert_byte_array(d, v.into())?))
        }
    }
}

/// Whether the writer said that the column holds texts.
fn is_text(descriptor: &ColumnDescriptor) -> bool {
    matches!(descriptor.converted_type(), ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON)
}

#[expect(clippy::unnecessary_wraps, reason = "other columns hold values that can be wrong")]
fn other(field: Field) -> Result<Value> {
    Ok(Value::Other(cell(field)))
}

fn values<T: DataType>(
    mut reader: ColumnReaderImpl<T>,
    descriptor: &ColumnDescPtr,
    skip: usize,
    value: impl Fn(&ColumnDescPtr, T::T) -> Result<Value> + 'static,
) -> Result<Column>
where
    ColumnReaderImpl<T>: 'static,
{
    let short = || ParquetError::General("a column is shorter than its group of rows".into());
    if reader.skip_records(skip)? != skip {
        return Err(short());
    }
    let descriptor = descriptor.clone();
    let full = descriptor.max_def_level();
    let (mut found, mut levels) = (Vec::new(), Vec::new());
    Ok(Box::new(move |wanted, into| {
        levels.clear();
        let (rows, _, _) = reader.read_records(wanted, Some(&mut levels), None, &mut found)?;
        if rows != wanted {
            return Err(short());
        }
        let mut found = found.drain(..);
        for row in 0..rows {
            // A column that must be filled has no levels.
            let is_there = full == 0 || levels.get(row) == Some(&full);
            let found = if is_there { found.next() } else { None };
            into.push(found.map_or(Ok(Value::Nothing), |found| value(&descriptor, found))?);
        }
        Ok(())
    }))
}

/// A whole number, or what it stands for. The crate leaves moments in nanoseconds, as pandas writes them, as numbers.
fn long(descriptor: &ColumnDescPtr, value: i64) -> Field {
    match descriptor.logical_type_ref() {
        Some(LogicalType::Timestamp(time)) if time.unit == TimeUnit::NANOS => Field::TimestampMicros(value / 1000),
        _ => Field::convert_int64(descriptor, value),
    }
}

fn cell(field: Field) -> Data {
    match field {
        Field::Bool(value) => Data::Bool(value),
        Field::Byte(value) => Data::Int(value.into()),
        Field::Short(value) => Data::Int(value.into()),
        Field::Int(value) => Data::Int(value.into()),
        Field::Long(value) => Data::Int(value),
        Field::UByte(value) => Data::Int(value.into()),
        Field::UShort(value) => Data::Int(value.into()),
        Field::UInt(value) => Data::Int(value.into()),
        Field::ULong(value) => Data::Float(value as f64),
        Field::Float16(value) => number(value.into()),
        // By its shortest decimal digits: 0.1 as it was meant, not 0.10000000149.
        Field::Float(value) => number(value.to_string().parse().unwrap_or(f64::from(value))),
        Field::Double(value) => number(value),
        Field::Str(text) => Data::String(text),
        Field::Date(days) => moment(f64::from(days)),
        Field::TimestampMillis(value) => moment(value as f64 / 86_400_000.0),
        Field::TimestampMicros(value) => moment(value as f64 / 86_400_000_000.0),
        // Texts whose writer did not say that they are texts.
        Field::Bytes(bytes) => Data::String(String::from_utf8_lossy(bytes.data()).into_owned()),
        decimal @ Field::Decimal(_) => {
            let digits = decimal.to_string();
            digits.parse().map_or(Data::String(digits), number)
        }
        time @ (Field::TimeMillis(_) | Field::TimeMicros(_)) => Data::String(time.to_string()),
        Field::Null | Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => Data::Empty,
    }
}

/// "Not a number" is how pandas writes an empty cell.
fn number(value: f64) -> Data {
    if value.is_nan() { Data::Empty } else { Data::Float(value) }
}

fn moment(days_since_1970: f64) -> Data {
    Data::DateTime(ExcelDateTime::new(days_since_1970 + TO_1970, ExcelDateTimeType::DateTime, false))
}
