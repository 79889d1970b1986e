//! How sure it is that a table comes from a tool, and why.

/// Points for a tool with the reasons for them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Recognition {
    /// From 0 (nothing speaks for it) to 1 (it can be nothing else).
    pub(crate) score: f64,
    /// What speaks for it, in short sentences.
    pub(crate) evidence: Vec<String>,
}

impl Recognition {
    /// Nothing speaks for it yet.
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// Adds points and the reason for them if something is seen.
    pub(crate) fn when(mut self, seen: bool, points: f64, reason: impl Into<String>) -> Self {
        if seen {
            self.score = (self.score + points).min(1.0);
            self.evidence.push(reason.into());
        }
        self
    }

    /// The reasons in one line.
    pub(crate) fn reasons(&self) -> String {
        self.evidence.join("; ")
    }
}
