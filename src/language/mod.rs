//! Words and the shape of numbers: everything a reader reads that the survey does not bring itself.
//!
//! One folder per language fills the structs of `messages` and `Locale`, so nothing missing compiles. Adding a language
//! is a folder like `en/` and a line in `languages!`.

mod guess;
pub mod hyphenation;
mod locale;
pub(crate) mod messages;
pub mod number;
pub(crate) mod spreadsheet;
mod text;

pub(crate) use guess::guess;
pub use messages::Rule;
pub(crate) use text::changes_direction;
pub use text::{Text, Translations, apart};

use locale::Locale;
use messages::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Hands every language to the macro `$to`, one a line: its variant, its folder, which is named by the ISO 639-1 code, and
/// what it is. Reports, messages and questions about languages keep this order.
macro_rules! languages {
    ($to:ident) => {
        $to! {
            Fi fi "Finnish";
            Sv sv "Swedish, as written in Finland";
            En en "English";
        }
    };
}
use languages;

macro_rules! register {
    ($($language:ident $folder:ident $about:tt;)+) => {
        $(mod $folder;)+

        /// A language of reports.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema, clap::ValueEnum,
        )]
        #[serde(rename_all = "lowercase")]
        pub enum Language {
            $(#[doc = concat!($about, ".")] $language,)+
        }

        impl Language {
            /// Every language, in the order they are listed.
            pub const ALL: &'static [Self] = &[$(Self::$language),+];

            /// ISO 639-1 code, as in file names.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$language => stringify!($folder),)+
                }
            }

            /// Every word in this language.
            fn words(self) -> &'static Words {
                match self {
                    $(Self::$language => &$folder::WORDS,)+
                }
            }

            /// The shape of its numbers and dates, its marks and syllables.
            fn locale(self) -> &'static Locale {
                match self {
                    $(Self::$language => &$folder::LOCALE,)+
                }
            }
        }
    };
}

languages!(register);

impl Language {
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

    /// Words of the report's body where it is brief.
    pub(crate) fn body_words(self) -> &'static messages::BodyWords {
        &self.words().body
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
        self.locale().tag
    }

    /// A text between the quotation marks of the language: `”a”`, `“a”`.
    pub(crate) fn quoted(self, text: &str) -> String {
        let (open, close) = self.locale().quotation_marks;
        format!("{open}{text}{close}")
    }
}
