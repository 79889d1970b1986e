//! The statistics, held against R and SciPy, against their own laws, and at size.

/// Large counts and many answers, without overflow or quadratic time.
mod at_size;
/// The calculator answers every request, however mangled.
mod calc_edges;
/// Laws that hold for all numbers.
mod properties;
/// Every record of `tests/reference/*.json`.
mod references;
