//! `[link]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[link]`: the same person across waves.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Columns whose values together are the respondent's code; compared in memory, never written. One to eight;
    /// a list inside the list names the headers that one part has in different exports.
    pub columns: Vec<LinkColumn>,
    /// How many of the parts may differ or be empty: 0, or 1 of at least three.
    #[serde(default)]
    pub tolerance: u32,
    /// Greatest share of chance matches among links with a differing part, 0..1; above it there are none.
    #[serde(default = "Link::default_error_budget")]
    pub error_budget: f64,
    /// Plausible share of wrong links, 0 up to 0.5, under which every change is computed a second time. Default:
    /// 0.027 for a code of several parts, else 0; the share that chance explains where that is larger.
    pub wrong_links: Option<f64>,
}

/// Header of one part of the code.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum LinkColumn {
    /// The same in every export.
    Same(String),
    /// One of these in each export.
    AnyOf(Vec<String>),
}

impl LinkColumn {
    /// Every header it goes by.
    pub fn headers(&self) -> &[String] {
        match self {
            Self::Same(header) => std::slice::from_ref(header),
            Self::AnyOf(headers) => headers,
        }
    }
}

impl Link {
    /// Most parts of a code.
    pub const MOST_PARTS: usize = 8;
    /// Wrong links among self-made codes in published studies.
    pub const PUBLISHED_WRONG_LINKS: f64 = 0.027;

    fn default_error_budget() -> f64 {
        0.05
    }

    /// Share of links that are plausibly wrong before the data are looked at, 0..1.
    pub fn plausible_wrong_links(&self) -> f64 {
        let usual = if self.columns.len() > 1 { Self::PUBLISHED_WRONG_LINKS } else { 0.0 };
        self.wrong_links.unwrap_or(usual)
    }
}
