//! Participants by the classes of a funder.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::{Basis, ClassBy, EsrClass};

/// How many participants are of a class; visits to events are never among them.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ParticipantCount {
    /// Which background.
    pub by: ClassBy,
    /// Which class; `not_known` where nothing is known.
    pub class: EsrClass,
    /// Code of the common output indicator of ESR+.
    pub code: Option<String>,
    /// How many.
    pub value: Option<u64>,
    /// Of how many: participants of the log, or those who answered the question.
    pub of: Option<u64>,
    /// The question that asks it; `null` where the log says it.
    pub question: Option<String>,
    /// Where it comes from: answers are a sample of the participants.
    pub basis: Basis,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}
