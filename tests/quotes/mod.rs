//! Quotes: what is prepared for a person, what is marked, and what of it a report prints.

/// How much of what points at people is marked.
mod marks;
/// What stops a report: answers that nobody approved.
mod refused;
/// `mittari quotes`, and what comes of decisions.
mod stories;
