//! Tests of the whole program; one binary, so that it is linked once.
#![allow(clippy::pedantic, reason = "how a test is phrased is up to its story")]
#![allow(clippy::disallowed_methods, reason = "tests write workbooks with the faults that people's have")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

/// Builds a story: a survey, files beside it, arguments, and everything the program then says.
mod mittari;

/// Figures over several questions and groups; the calculator.
mod analysis;
/// What is made for an application: one page, and texts for forms.
mod application;
/// Which room of the source may use which.
mod architecture;
/// The cases of other people's exports, one by one.
mod cases;
/// Change between waves, and who is recognised in them.
mod change;
/// Charts of awkward surveys.
mod charts;
/// Weights, clusters and other choices of statistics.
mod choices;
/// Stories about bad input, folders, exit codes.
mod cli;
/// The same answers as each survey tool writes them.
mod dialects;
/// No small group, nor what gives it back, is in anything published.
mod disclosure;
/// `mittari draft` on exports that nobody has described.
mod draft;
/// The shipped survey, figure by figure.
mod foorumix;
/// Word documents, workbooks and tables, taken apart.
mod formats;
/// The tracked report holds today's numbers.
mod gallery;
/// Groups against each other: means, medians, scores, clusters; shares of organisations.
mod groups;
/// Noise in the place of exports and definitions never brings the program down.
mod hostile;
/// One table in many files, encodings and orders reads the same.
mod ingest;
/// Reports in one language, with the same numbers in all.
mod language;
/// The ten mistakes an evaluation can make, detected or made impossible.
mod mistakes;
/// The report and a chart as outlines that a person can read.
mod outline;
/// What the evaluator writes and how the report looks.
mod own_texts;
/// The surveys that ship.
mod programmes;
/// Quotes from open answers.
mod quotes;
/// Every command in README.md does what stands under it.
mod readme;
/// Other people's exports, counted by another program.
mod real;
/// The statistics behind every figure.
mod stats;
/// Parts and their sums, as they are printed.
mod sums;
/// Exports of survey tools with conventions of their own.
mod tools;
