//! How respondents were recognised in another wave.

use schemars::JsonSchema;
use serde::Serialize;

/// How the respondents of a wave were linked to those of earlier ones.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Linking {
    /// The wave.
    pub wave: String,
    /// Respondents of the wave.
    pub respondents: Option<u64>,
    /// Linked to somebody in an earlier wave.
    pub linked: Option<u64>,
    /// Among them those whose code differed in one part.
    pub tolerant: Option<u64>,
    /// Not linked to anybody.
    pub not_linked: Option<u64>,
    /// Among them those whose code could belong to several people.
    pub ambiguous: Option<u64>,
    /// Among them those who share a code within the wave.
    pub duplicate: Option<u64>,
    /// Among them those who gave no code, or too little of it.
    pub without_code: Option<u64>,
    /// Share of the links that chance alone explains, 0..1.
    pub by_chance: f64,
    /// Share of wrong links under which changes are computed a second time, 0..1.
    pub plausible_wrong: f64,
    /// Not shown, to protect respondents.
    pub hidden: bool,
}
