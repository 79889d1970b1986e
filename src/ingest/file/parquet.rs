//! Parquet, as polars, pandas, R and DuckDB write it: columns of typed values with their names.

use bytes::Bytes;
use calamine::{Data, ExcelDateTime, ExcelDateTimeType, Range};
use parquet::basic::{LogicalType, TimeUnit};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::ColumnDescPtr;

use super::super::table::Table;
use super::guard::guarded;
use super::{MOST_BYTES, MOST_CELLS};
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
        Some(Ok(range)) => Ok(Table::sheet(range)),
        Some(Err(error)) => Err(unreadable(error.to_string())),
        None => Err(unreadable("it is damaged".into())),
    }
}

fn read(bytes: Vec<u8>) -> Result<Range<Data>> {
    let file = SerializedFileReader::new(Bytes::from(bytes))?;
    let columns = file.metadata().file_metadata().schema_descr().columns();
    let groups = file.metadata().row_groups();
    let rows: u64 = groups.iter().filter_map(|group| u64::try_from(group.num_rows()).ok()).sum();
    let unpacked: u64 = groups.iter().filter_map(|group| u64::try_from(group.total_byte_size()).ok()).sum();
    if columns.is_empty() {
        return Err(ParquetError::General("it has no columns".into()));
    }
    if rows.saturating_mul(columns.len() as u64) > MOST_CELLS || unpacked > MOST_BYTES {
        let told = "it unpacks to more than 50 million cells or 1 GB";
        return Err(ParquetError::General(told.into()));
    }
    // Both are far below the limit of an address in a sheet.
    let (height, width) = (u32::try_from(rows).unwrap_or(0), u32::try_from(columns.len()).unwrap_or(1));
    let mut range = Range::new((0, 0), (height, width - 1));
    for (column, descriptor) in (0..).zip(columns) {
        range.set_value((0, column), Data::String(descriptor.path().parts().join(".")));
    }
    let mut first = 1;
    for group in 0..file.num_row_groups() {
        let group = file.get_row_group(group)?;
        for (column, descriptor) in (0u32..).zip(columns) {
            if descriptor.max_rep_level() == 0 {
                fill(group.as_ref(), column, descriptor, |row, value| {
                    if first + row <= height {
                        range.set_value((first + row, column), value);
                    }
                })?;
            }
        }
        first += u32::try_from(group.metadata().num_rows()).unwrap_or(0);
    }
    Ok(range)
}

/// Hands every value of a column to `put`, with its row in the group.
fn fill(group: &dyn RowGroupReader, column: u32, descriptor: &ColumnDescPtr, put: impl FnMut(u32, Data)) -> Result<()> {
    let d = descriptor;
    match group.get_column_reader(column as usize)? {
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
    mut put: impl FnMut(u32, Data),
) -> Result<()> {
    /// Rows at a time.
    const BATCH: usize = 8192;
    let full = descriptor.max_def_level();
    let mut row = 0;
    loop {
        let (mut found, mut levels) = (Vec::new(), Vec::new());
        let (rows, _, _) = reader.read_records(BATCH, Some(&mut levels), None, &mut found)?;
        if rows == 0 {
            return Ok(());
        }
        let mut found = found.into_iter();
        for i in 0..rows {
            // A column that must be filled has no levels.
            if (full == 0 || levels.get(i) == Some(&full))
                && let Some(value) = found.next()
            {
                put(row, cell(field(value)?));
            }
            row += 1;
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
