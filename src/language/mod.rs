//! Words and the shape of numbers: everything a reader reads that the survey does not bring itself.
//!
//! One folder per language fills the structs of `messages`, so a missing message does not compile.

mod en;
mod fi;
mod guess;
pub mod hyphenation;
pub(crate) mod messages;
pub mod number;
pub(crate) mod spreadsheet;
mod sv;
mod text;

pub(crate) use guess::guess;
pub(crate) use text::changes_direction;
pub use text::{Text, Translations, apart};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of reports.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema, clap::ValueEnum,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish, as written in Finland.
    Sv,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order they are listed.
    pub const ALL: &'static [Self] = &[Self::Fi, Self::Sv, Self::En];

    /// ISO 639-1 code, as in file names.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// Every word in this language.
    fn words(self) -> &'static messages::Words {
        match self {
            Self::Fi => &fi::WORDS,
            Self::Sv => &sv::WORDS,
            Self::En => &en::WORDS,
        }
    }

    /// Words of the charts.
    pub(crate) fn chart_words(self) -> &'static messages::ChartWords {
        &self.words().chart
    }

    /// Words about weights, clusters and other choices of statistics.
    pub(crate) fn choice_words(self) -> &'static messages::ChoiceWords {
        &self.words().choices
    }

    /// Words about groups against each other.
    pub(crate) fn compare_words(self) -> &'static messages::CompareWords {
        &self.words().compare
    }

    /// Words of the one-page version and of the texts for application forms.
    pub(crate) fn application_words(self) -> &'static messages::ApplicationWords {
        &self.words().application
    }

    /// Words of the chapters around the results.
    pub(crate) fn chapter_words(self) -> &'static messages::ChapterWords {
        &self.words().chapters
    }

    /// Words about shares of organisations.
    pub(crate) fn organisation_words(self) -> &'static messages::OrganisationWords {
        &self.words().organisations
    }

    /// Words of the charts that compare groups, rank, score and follow people.
    pub(crate) fn kind_words(self) -> &'static messages::KindWords {
        &self.words().kinds
    }

    /// Words about change between waves.
    pub(crate) fn change_words(self) -> &'static messages::ChangeWords {
        &self.words().change
    }

    /// Words about the change of single groups.
    pub(crate) fn change_group_words(self) -> &'static messages::ChangeGroupWords {
        &self.words().change_groups
    }

    /// Words about the size of changes.
    pub(crate) fn change_size_words(self) -> &'static messages::ChangeSizeWords {
        &self.words().change_size
    }

    /// Words of the report.
    pub(crate) fn report_words(self) -> &'static messages::ReportWords {
        &self.words().report
    }

    /// Words about how respondents are protected.
    pub(crate) fn protection_words(self) -> &'static messages::ProtectionWords {
        &self.words().protection
    }

    /// Words about quotes from open answers.
    pub(crate) fn quote_words(self) -> &'static messages::QuoteWords {
        &self.words().quotes
    }

    /// Words about amount and outcome, cost, and the chain from reach to change.
    pub(crate) fn chain_words(self) -> &'static messages::ChainWords {
        &self.words().chain
    }

    /// Words about who took part.
    pub(crate) fn participation_words(self) -> &'static messages::ParticipationWords {
        &self.words().participation
    }

    /// Words on how figures were made and how to make them again.
    pub(crate) fn trace_words(self) -> &'static messages::TraceWords {
        &self.words().trace
    }

    /// Words of the reports of single groups.
    pub(crate) fn each_words(self) -> &'static messages::EachWords {
        &self.words().each
    }

    /// Words of workbooks and of the codebook.
    pub(crate) fn workbook_words(self) -> &'static messages::WorkbookWords {
        &self.words().workbook
    }

    /// Language tag with region (BCP 47), for documents.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fi => "fi-FI",
            Self::Sv => "sv-FI",
            Self::En => "en-GB",
        }
    }
}
