//! Survey tools whose exports are read: the one list of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Hands every tool to the macro `$to`, one a line: its word in `survey.toml`, what it is, and the files in
/// `ingest/dialects` with the dialects in each. A new tool is a line here and its file there; another shape of a known
/// tool's exports stands in the line of the tool. Where two are as sure, the first is taken.
macro_rules! tools {
    ($to:ident) => {
        $to! {
            Webropol "webropol" "Webropol." webropol::{Webropol} webropol_events::{WebropolEvents} webropol_sheets::{WebropolSheets};
            MicrosoftForms "microsoft_forms" "Microsoft Forms." msforms::{MicrosoftForms};
            GoogleForms "google_forms" "Google Forms, as a sheet or as the form's own CSV." gforms::{GoogleForms};
            Limesurvey "limesurvey" "LimeSurvey, with any of its headings." limesurvey::{LimeSurvey, Vv};
            Surveymonkey "surveymonkey" "SurveyMonkey: two header rows." surveymonkey::{SurveyMonkey};
            Qualtrics "qualtrics" "Qualtrics: three header rows, or the two of before 2017." qualtrics::{Qualtrics, QualtricsLegacy};
            Eusurvey "eusurvey" "EUSurvey." eusurvey::{EuSurvey};
            Redcap "redcap" "REDCap." redcap::{RedCap};
            Typeform "typeform" "Typeform." typeform::{Typeform};
            Kobo "kobo" "KoboToolbox and ODK." kobo::{Kobo};
            Questback "questback" "Questback EFS (Unipark)." questback::{Questback};
            Spss "spss" "SPSS data file." spss::{Spss};
            Generic "generic" "Any table with one header row." generic::{Generic};
        }
    };
}
pub(crate) use tools;

macro_rules! name_tools {
    ($($tool:ident $name:tt $about:tt $($file:ident::{$($dialect:ident),+})+;)+) => {
        /// A survey tool whose exports are read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
        pub enum Tool {
            $(#[doc = $about] #[serde(rename = $name)] $tool,)+
        }

        impl Tool {
            /// Every tool, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$tool),+];

            /// The word for it in `survey.toml`, on the command line and in `results.json`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$tool => $name,)+
                }
            }
        }
    };
}

tools!(name_tools);
