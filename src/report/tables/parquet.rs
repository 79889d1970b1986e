//! A table as Parquet: typed columns, any of which may be empty. Bytes depend on the table alone.

use std::fmt::Display;
use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};
use serde_json::Value;

use super::text::plain;
use super::{Head, Holds, Table};
use crate::report::formats::RenderError;

/// The bytes of the file. Texts are as typed: nothing reads a column of texts as formulas.
pub(super) fn write(table: &Table) -> std::result::Result<Vec<u8>, RenderError> {
    written(table).map_err(|error: parquet::errors::ParquetError| RenderError(failed(&table.name, &error)))
}

fn failed(table: &str, error: &dyn Display) -> String {
    format!("table {table}: {error}")
}

fn written(table: &Table) -> Result<Vec<u8>> {
    let fields: Vec<TypePtr> = table.columns.iter().map(field).collect::<Result<_>>()?;
    let schema = Type::group_type_builder("table").with_fields(fields).build()?;
    let made_by = concat!("mittari ", env!("CARGO_PKG_VERSION"));
    let properties = WriterProperties::builder().set_created_by(made_by.into()).build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    for (column, head) in table.columns.iter().enumerate() {
        let values = || table.rows.iter().map(move |row| row.get(column).unwrap_or(&Value::Null));
        match head.holds {
            Holds::Truth => fill::<BoolType>(&mut group, values().map(Value::as_bool)),
            Holds::Whole => fill::<Int64Type>(&mut group, values().map(Value::as_i64)),
            Holds::Number => fill::<DoubleType>(&mut group, values().map(Value::as_f64)),
            Holds::Text => fill::<ByteArrayType>(&mut group, values().map(text)),
        }?;
    }
    group.close()?;
    file.into_inner()
}

fn field(head: &Head) -> Result<TypePtr> {
    let (physical, logical) = match head.holds {
        Holds::Truth => (Physical::BOOLEAN, None),
        Holds::Whole => (Physical::INT64, None),
        Holds::Number => (Physical::DOUBLE, None),
        Holds::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let built = Type::primitive_type_builder(&head.name, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build()?;
    Ok(Arc::new(built))
}

fn fill<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: impl Iterator<Item = Option<T::T>>,
) -> Result<()> {
    let values: Vec<Option<T::T>> = values.collect();
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let present: Vec<T::T> = values.into_iter().flatten().collect();
    if let Some(mut column) = group.next_column()? {
        column.typed::<T>().write_batch(&present, Some(&levels), None)?;
        column.close()?;
    }
    Ok(())
}

fn text(value: &Value) -> Option<ByteArray> {
    (!value.is_null()).then(|| ByteArray::from(plain(value, '.').as_str()))
}
