//! `[[participation.class]]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[[participation.class]]`: participants by a background that a funder counts them by, as ESR+ does (Regulation (EU)
/// 2021/1057, annex I). Visits to events have no background and stay apart.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParticipantClass {
    /// Which background.
    pub by: ClassBy,
    /// The column of the log where it stands: every participant is counted once. Either this or `question`.
    pub column: Option<String>,
    /// The background question of the survey that asks it (kind `choice` or `category`): only those who answered are
    /// counted.
    pub question: Option<String>,
    /// What stands in the column, or which options, by class; ages in whole years need none.
    #[serde(default)]
    pub answers: ClassAnswers,
}

/// A background that ESR+ counts participants by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClassBy {
    /// Gender.
    Gender,
    /// Age when the person started.
    Age,
    /// Highest completed education.
    Education,
    /// Status on the labour market when the person started.
    LabourMarket,
}

/// What belongs to which class: words as they stand in the log, or wordings or codes of options.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ClassAnswers {
    /// Women.
    pub women: Vec<String>,
    /// Men.
    pub men: Vec<String>,
    /// Non-binary people.
    pub non_binary: Vec<String>,
    /// Below 18 years (EECO06).
    pub under_18: Vec<String>,
    /// From 18 to 29 years (EECO07).
    pub from_18_to_29: Vec<String>,
    /// From 30 to 54 years: the rest, which has no code.
    pub from_30_to_54: Vec<String>,
    /// From 55 years up (EECO08).
    pub from_55: Vec<String>,
    /// Lower secondary education or less, ISCED 0–2 (EECO09).
    pub lower_secondary: Vec<String>,
    /// Upper secondary or post-secondary education, ISCED 3–4 (EECO10).
    pub upper_secondary: Vec<String>,
    /// Tertiary education, ISCED 5–8 (EECO11).
    pub tertiary: Vec<String>,
    /// Unemployed, those for a long time among them (EECO02).
    pub unemployed: Vec<String>,
    /// Unemployed for a long time (EECO03); counted among the unemployed too.
    pub long_term_unemployed: Vec<String>,
    /// Neither employed nor unemployed (EECO04).
    pub inactive: Vec<String>,
    /// Employed, the self-employed among them (EECO05).
    pub employed: Vec<String>,
}

/// A class of participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EsrClass {
    /// Women.
    Women,
    /// Men.
    Men,
    /// Non-binary people.
    NonBinary,
    /// Below 18 years.
    #[serde(rename = "under_18")]
    Under18,
    /// From 18 to 29 years.
    #[serde(rename = "from_18_to_29")]
    From18To29,
    /// From 30 to 54 years.
    #[serde(rename = "from_30_to_54")]
    From30To54,
    /// From 55 years up.
    #[serde(rename = "from_55")]
    From55,
    /// ISCED 0–2.
    LowerSecondary,
    /// ISCED 3–4.
    UpperSecondary,
    /// ISCED 5–8.
    Tertiary,
    /// Unemployed, those for a long time among them.
    Unemployed,
    /// Unemployed for a long time.
    LongTermUnemployed,
    /// Neither employed nor unemployed.
    Inactive,
    /// Employed, the self-employed among them.
    Employed,
    /// Nothing is known, or it is in no class.
    NotKnown,
}

impl ClassBy {
    /// Its classes in the order of the codes; "not known" is not among them.
    pub fn classes(self) -> &'static [EsrClass] {
        use EsrClass::{
            Employed, From18To29, From30To54, From55, Inactive, LongTermUnemployed, LowerSecondary, Men, NonBinary,
            Tertiary, Under18, Unemployed, UpperSecondary, Women,
        };
        match self {
            Self::Gender => &[Women, Men, NonBinary],
            Self::Age => &[Under18, From18To29, From30To54, From55],
            Self::Education => &[LowerSecondary, UpperSecondary, Tertiary],
            Self::LabourMarket => &[Unemployed, LongTermUnemployed, Inactive, Employed],
        }
    }
}

impl EsrClass {
    /// The code of the common output indicator; the genders, the years between and "not known" have none.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::Unemployed => Some("EECO02"),
            Self::LongTermUnemployed => Some("EECO03"),
            Self::Inactive => Some("EECO04"),
            Self::Employed => Some("EECO05"),
            Self::Under18 => Some("EECO06"),
            Self::From18To29 => Some("EECO07"),
            Self::From55 => Some("EECO08"),
            Self::LowerSecondary => Some("EECO09"),
            Self::UpperSecondary => Some("EECO10"),
            Self::Tertiary => Some("EECO11"),
            Self::Women | Self::Men | Self::NonBinary | Self::From30To54 | Self::NotKnown => None,
        }
    }

    /// The class of an age in years.
    pub fn of_age(years: f64) -> Self {
        match years {
            y if y < 18.0 => Self::Under18,
            y if y < 30.0 => Self::From18To29,
            y if y < 55.0 => Self::From30To54,
            _ => Self::From55,
        }
    }
}

impl ClassAnswers {
    /// What belongs to each class.
    pub fn by_class(&self) -> [(EsrClass, &[String]); 14] {
        [
            (EsrClass::Women, &self.women),
            (EsrClass::Men, &self.men),
            (EsrClass::NonBinary, &self.non_binary),
            (EsrClass::Under18, &self.under_18),
            (EsrClass::From18To29, &self.from_18_to_29),
            (EsrClass::From30To54, &self.from_30_to_54),
            (EsrClass::From55, &self.from_55),
            (EsrClass::LowerSecondary, &self.lower_secondary),
            (EsrClass::UpperSecondary, &self.upper_secondary),
            (EsrClass::Tertiary, &self.tertiary),
            (EsrClass::Unemployed, &self.unemployed),
            (EsrClass::LongTermUnemployed, &self.long_term_unemployed),
            (EsrClass::Inactive, &self.inactive),
            (EsrClass::Employed, &self.employed),
        ]
    }
}
