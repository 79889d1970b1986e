//! Participants by the classes of a funder and gender.

use schemars::JsonSchema;
use serde::Serialize;

use crate::survey::{Basis, ClassBy, EsrClass};

/// How many participants of a class are of a gender. Where no class of a background can be told so, there is no record
/// of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ParticipantsByGender {
    /// Which background.
    pub by: ClassBy,
    /// Which class.
    pub class: EsrClass,
    /// Code of the common output indicator of ESR+.
    pub code: Option<String>,
    /// Which gender; `not_known` where nothing is known of it.
    pub gender: EsrClass,
    /// How many.
    pub value: Option<u64>,
    /// The question that asks for the class; `null` where the log says it.
    pub question: Option<String>,
    /// Where it comes from: answers are a sample of the participants.
    pub basis: Basis,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}
