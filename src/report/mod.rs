//! Findings and pictures to a document.

pub mod document;
