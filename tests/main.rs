//! Tests of the whole program; one binary, so that it is linked once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

/// Builds a story: a survey, files beside it, arguments, and everything the program then says.
mod mittari;

/// Stories about bad input, folders, exit codes.
mod cli;
