//! The zip file around the parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::RenderError;

/// How hard is tried to make a part small, of 9: the usual 6 saves a hundredth, and takes nearly twice as long.
const EFFORT: i64 = 5;

/// Parts in their order.
#[derive(Default)]
pub(super) struct Package(Vec<(String, Vec<u8>, CompressionMethod)>);

impl Package {
    /// A part that packing makes smaller.
    pub(super) fn text(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        self.0.push((name.into(), bytes, CompressionMethod::Deflated));
    }

    /// A part that is packed already.
    pub(super) fn packed(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        self.0.push((name.into(), bytes, CompressionMethod::Stored));
    }

    /// The file. Its parts carry no time, so that the same report has the same bytes.
    pub(super) fn finish(self) -> Result<Vec<u8>, RenderError> {
        let failed = |error: &dyn std::fmt::Display| RenderError(error.to_string());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes, method) in self.0 {
            let effort = (method == CompressionMethod::Deflated).then_some(EFFORT);
            let options = SimpleFileOptions::default().compression_method(method).compression_level(effort);
            let options = options.last_modified_time(DateTime::default());
            zip.start_file(name, options).map_err(|error| failed(&error))?;
            zip.write_all(&bytes).map_err(|error| failed(&error))?;
        }
        zip.finish().map(Cursor::into_inner).map_err(|error| failed(&error))
    }
}
