//! From a survey export to an honest impact report.
//!
//! 1. **[`survey`]** says what was asked.
//! 2. **`ingest`** reads an export into **`responses`**.
//! 3. **`analysis`** turns answers into figures, using **[`stats`]**; **[`quotes`]** brings what people wrote, as far as a
//!    person approved it.
//! 4. **`disclosure`** is the only door out: what it lets through are **[`results`]**.
//! 5. **[`charts`]** and **[`report`]** show results in a **[`language`]**.

pub mod analysis;
pub mod calc;
pub mod charts;
pub mod cli;
pub mod diagnostic;
pub mod disclosure;
pub mod draft;
pub mod ingest;
pub mod language;
pub mod marks;
pub mod programmes;
pub mod quotes;
pub mod report;
pub mod responses;
pub mod results;
pub mod screening;
pub mod stats;
pub mod survey;
pub mod synth;
