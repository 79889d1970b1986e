//! Parquet files.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use mittari_fuzz::{Desk, measured};

static DESK: LazyLock<Desk> = LazyLock::new(Desk::new);

fuzz_target!(|input: &[u8]| {
    DESK.put("export.parquet", input);
    measured(input.len(), || DESK.export("export.parquet"));
});
