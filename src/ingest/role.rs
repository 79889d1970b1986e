//! What a column of an export is for.

/// The purpose of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The answers to a question, or columns that the header alone cannot tell from one.
    Answer,
    /// One option of a question with several: chosen or not.
    Option,
    /// One row of a matrix: rows share the answers they are given.
    Row,
    /// What was written beside an option or a question ("other, please specify", a comment field); the number is the
    /// column it belongs to.
    OtherText(usize),
    /// The place that one option was given in an order.
    Rank,
    /// What the tool adds by itself.
    Metadata(Metadata),
    /// Points, feedback, timings, analyses of texts and separators: no answers.
    Ignored,
}

impl Role {
    /// Whether somebody's answer stands in the column.
    pub(crate) fn is_answer(self) -> bool {
        !matches!(self, Self::Metadata(_) | Self::Ignored)
    }
}

/// What the tool adds by itself to each answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Metadata {
    /// The tool's number or code of the answer.
    ResponseId,
    /// A code of the respondent: invitation, panel, token.
    RespondentId,
    /// When it was begun.
    Start,
    /// When it was finished or sent; empty where it was not.
    End,
    /// Another moment: last change, recording.
    Moment,
    /// How long it took.
    Duration,
    /// What kind of answer it is: real, preview, test, import.
    Status,
    /// Whether it was finished.
    Finished,
    /// How far it went.
    Progress,
    /// The language it was given in.
    Language,
    /// E-mail address of the respondent.
    Email,
    /// Name of the respondent.
    Name,
    /// Network address.
    Ip,
    /// Coordinates or place.
    Location,
    /// Collector, channel, browser, version of the form and other circumstances.
    Technical,
}

impl Metadata {
    /// Whether it points at a person by itself.
    pub(crate) fn is_personal(self) -> bool {
        matches!(self, Self::ResponseId | Self::RespondentId | Self::Email | Self::Name | Self::Ip | Self::Location)
    }
}
