//! A text of the survey, in one wording for all languages or one for each.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Language, languages};

/// A text of the survey: plain, or `{ fi = "…", sv = "…", en = "…" }`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language (a name, or a survey in one language).
    Plain(#[serde(deserialize_with = "read")] String),
    /// A wording per language.
    Translated(Translations),
}

macro_rules! translations {
    ($($language:ident $key:ident $about:tt;)+) => {
        /// Wordings by language.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Translations {
            $(
                #[doc = concat!($about, ".")]
                #[serde(default, deserialize_with = "read_if_there")]
                pub $key: Option<String>,
            )+
        }

        impl Translations {
            /// The wording in `language`, if there is one.
            pub fn get(&self, language: Language) -> Option<&str> {
                match language {
                    $(Language::$language => self.$key.as_deref(),)+
                }
            }
        }
    };
}

languages!(translations);

impl Translations {
    /// Every wording there is.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        Language::ALL.iter().filter_map(|language| self.get(*language))
    }
}

impl Text {
    /// The wording in `language`, if there is one.
    pub fn get(&self, language: Language) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            Self::Translated(texts) => texts.get(language),
        }
    }

    /// The wording in `language`, else in the first language that has one: for messages only, never for a report.
    pub fn any(&self, language: Language) -> &str {
        self.get(language).or_else(|| self.wordings().next()).unwrap_or_default()
    }

    /// Every wording there is.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        let (plain, texts) = match self {
            Self::Plain(text) => (Some(text.as_str()), None),
            Self::Translated(texts) => (None, Some(texts)),
        };
        plain.into_iter().chain(texts.into_iter().flat_map(Translations::wordings))
    }
}

fn read<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|text| apart(&text))
}

fn read_if_there<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Option::<String>::deserialize(from).map(|text| text.map(|text| apart(&text)))
}

/// A text that cannot turn round what stands beside it.
///
/// In a sentence a name from right to left takes the number behind it along, and `12/43` reads `43/12`. So a text with
/// such letters, or with signs that change the direction, is set apart by the signs that Unicode has for this (FSI and
/// PDI, UAX #9); nobody sees them. All other texts stay as they are.
pub fn apart(text: &str) -> String {
    if !text.chars().any(|c| is_from_the_right(c) || changes_direction(c)) {
        return text.to_string();
    }
    let mut shown = String::from(FIRST_STRONG);
    let mut open = 0_usize;
    for c in text.chars() {
        match c {
            // One too many would end what is begun here.
            POP if open == 0 => continue,
            POP => open -= 1,
            '\u{2066}'..=FIRST_STRONG => open += 1,
            _ => {}
        }
        shown.push(c);
    }
    shown.extend(std::iter::repeat_n(POP, open + 1));
    shown
}

/// Begins and ends a text that is set apart.
const FIRST_STRONG: char = '\u{2068}';
const POP: char = '\u{2069}';

/// Signs that nobody sees and that change the direction of what follows.
pub(crate) fn changes_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..=POP)
}

/// Letters of scripts that are written from right to left, by the blocks that Unicode keeps for them.
fn is_from_the_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn only_what_could_turn_its_neighbours_is_set_apart() {
        for text in ["Jaksan työssäni", "👩\u{200d}👧", "日本", "a\u{308}"] {
            assert_eq!(apart(text), text);
        }
        assert_eq!(apart("שלום"), "\u{2068}שלום\u{2069}");
        assert_eq!(apart("a\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}");
    }

    #[test]
    fn nothing_ends_too_early_or_too_late() {
        assert_eq!(apart("a\u{2069}\u{2069}b\u{202e}"), "\u{2068}ab\u{202e}\u{2069}");
        assert_eq!(apart("\u{2067}a"), "\u{2068}\u{2067}a\u{2069}\u{2069}");
        assert_eq!(apart("\u{2067}a\u{2069}b"), "\u{2068}\u{2067}a\u{2069}b\u{2069}");
    }
}
