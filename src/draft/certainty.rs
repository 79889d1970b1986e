//! How sure a guess is.

use std::fmt;

/// How sure a guess is, for a person who decides whether to look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// Something had to be taken; a person should choose.
    Unsure,
    /// One reading is better than the others.
    Likely,
    /// The export says so.
    Sure,
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unsure => "unsure",
            Self::Likely => "likely",
            Self::Sure => "sure",
        })
    }
}
