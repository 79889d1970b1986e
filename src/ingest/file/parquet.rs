//! Parquet, as polars, pandas, R and DuckDB write it: columns of typed values with their names.

use bytes::Bytes;
use calamine::{Data, ExcelDateTime, ExcelDateTimeType};
use parquet::basic::{LogicalType, TimeUnit};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::ColumnDescPtr;

use super::super::grid::{Grid, MOST_CELLS, TooMuch, Value};
use super::super::table::Table;
use super::guard::guarded;
use super::{MOST_BYTES, value};
use crate::diagnostic::{Diagnostic, Place};

/// Days from the day that spreadsheets count from to 1 January 1970.
const TO_1970: f64 = 25_569.0;

/// The first bytes of every such file.
pub(super) fn is_parquet(bytes: &[u8]) -> bool {
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
    let columns = file.metadata().file_metadata().schema_descr().columns();
    let groups = file.metadata().row_groups();
    let told = || ParquetError::General("it unpacks to more than 50 million cells or 1 GB".into());
    let all = |size: fn(&RowGroupMetaData) -> i64| {
        groups.iter().try_fold(0u64, |sum, group| sum.checked_add(u64::try_from(size(group)).ok()?)).ok_or_else(told)
    };
    let (rows, unpacked) = (all(RowGroupMetaData::num_rows)?, all(RowGroupMetaData::total_byte_size)?);
    if columns.is_empty() {
        return Err(ParquetError::General("it has no columns".into()));
    }
    if rows.saturating_mul(columns.len() as u64) > MOST_CELLS || unpacked > MOST_BYTES {
        return Err(told());
    }
    let mut grid = Grid::default();
    for (column, descriptor) in (0..).zip(columns) {
        if let Some(name) = grid.text(&descriptor.path().parts().join(".")) {
            grid.put(0, column, name).map_err(refused)?;
        }
    }
    let mut first = 1;
    for group in 0..file.num_row_groups() {
        let group = file.get_row_group(group)?;
        let height = u32::try_from(group.metadata().num_rows()).map_err(|_| told())?;
        let mut filled: Vec<Vec<Option<Value>>> = Vec::with_capacity(columns.len());
        for (column, descriptor) in columns.iter().enumerate() {
            let mut values = Vec::new();
            if descriptor.max_rep_level() == 0 {
                fill(group.as_ref(), column, descriptor, |data| {
                    // A column that is longer than its group says is damaged.
                    if values.len() < height as usize {
                        values.push(value(&mut grid, &data));
                    }
                })?;
            }
            filled.push(values);
        }
        for row in 0..height {
            for (column, values) in (0..).zip(&filled) {
                if let Some(value) = values.get(row as usize).copied().flatten() {
                    grid.put(first + row, column, value).map_err(refused)?;
                }
            }
        }
        first += height;
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

/// Hands the value of every row of a column to `put`.
fn fill(group: &dyn RowGroupReader, column: usize, descriptor: &ColumnDescPtr, put: impl FnMut(Data)) -> Result<()> {
    let d = descriptor;
    match group.get_column_reader(column)? {
        ColumnReader::BoolColumnReader(reader) => values(reader, d, |v| Ok(Field::convert_bool(d, v)), put),
        ColumnReader::Int32ColumnReader(reader) => values(reader, d, |v| Ok(Field::convert_int32(d, v)), put),
        ColumnReader::Int64ColumnReader(reader) => values(reader, d, |v| Ok(long(d, v)), put),
        ColumnReader::Int96ColumnReader(reader) => values(reader, d, |v| Ok(Field::convert_int96(d, v)), put),
        ColumnReader::FloatColumnReader(reader) => values(reader, d, |v| Ok(Field::convert_float(d, v)), put),
        ColumnReader::DoubleColumnReader(reader) => values(reader, d, |v| Ok(Field::convert_double(d, v)), put),
        ColumnReader::ByteArrayColumnReader(reader) => values(reader, d, |v| Field::convert_byte_array(d, v), put),
        ColumnReader::FixedLenByteArrayColumnReader(reader) => {
            values(reader, d, |v| Field::convert_byte_array(d, v.into()), put)
        }
    }
}

fn values<T: DataType>(
    mut reader: ColumnReaderImpl<T>,
    descriptor: &ColumnDescPtr,
    field: impl Fn(T::T) -> Result<Field>,
    mut put: impl FnMut(Data),
) -> Result<()> {
    /// Rows at a time.
    const BATCH: usize = 8192;
    let full = descriptor.max_def_level();
    loop {
        let (mut found, mut levels) = (Vec::new(), Vec::new());
        let (rows, _, _) = reader.read_records(BATCH, Some(&mut levels), None, &mut found)?;
        if rows == 0 {
            return Ok(());
        }
        let mut found = found.into_iter();
        for i in 0..rows {
            // A column that must be filled has no levels.
            let is_there = full == 0 || levels.get(i) == Some(&full);
            put(match is_there.then(|| found.next()).flatten() {
                Some(value) => cell(field(value)?),
                None => Data::Empty,
            });
        }
    }
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
