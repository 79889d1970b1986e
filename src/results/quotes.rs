//! Quotes from open answers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::language::Language;
use crate::survey::Tone;

/// Answers to an open question, as far as a person approved them; over the whole data only.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct QuotedQuestion {
    /// Id of the question.
    pub question: String,
    /// Waves whose answers were there to choose from.
    pub waves: Vec<String>,
    /// People who wrote something, in these waves.
    pub answers: u64,
    /// Of these, whose text is critical; `null` where not every text has been read.
    pub critical: Option<u64>,
    /// Whose text is kind; `null` likewise.
    pub kind: Option<u64>,
    /// Whose text is both or neither; `null` likewise.
    pub mixed: Option<u64>,
    /// A person has read every answer and found none critical.
    pub no_criticism: bool,
    /// Texts in an order drawn by lot, the critical ones first.
    pub quotes: Vec<Quote>,
}

/// A text as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quote {
    /// What it says of the programme.
    pub tone: Tone,
    /// The language it is written in.
    pub language: Language,
    /// The text; pieces that were left out read `[…]`.
    pub text: String,
}

impl QuotedQuestion {
    /// How many texts of a tone are shown.
    pub fn shown(&self, tone: Tone) -> u64 {
        self.quotes.iter().filter(|quote| quote.tone == tone).count() as u64
    }
}
