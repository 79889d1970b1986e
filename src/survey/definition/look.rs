//! `[look]`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Text;

/// `[look]`: logo and colour of the organisation.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// SVG, PNG or JPEG in the survey's folder; on the first page.
    pub logo: Option<String>,
    /// What the logo says, for those who cannot see it.
    pub logo_alt: Option<Text>,
    /// Colour of headings and key figures, such as `#125a93`; dark enough to be read on white.
    pub accent: Option<Color>,
}

/// A colour, written as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^#[0-9a-fA-F]{6}$"))]
pub struct Color {
    /// 0 to 255.
    pub red: u8,
    /// 0 to 255.
    pub green: u8,
    /// 0 to 255.
    pub blue: u8,
}

impl TryFrom<String> for Color {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const EXPECTED: &str = "a colour is written with six digits, such as #125a93";
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(EXPECTED)?;
        let number = u32::from_str_radix(digits, 16).map_err(|_| EXPECTED)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self { red, green, blue })
    }
}

impl From<Color> for String {
    fn from(color: Color) -> Self {
        format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
    }
}

impl Color {
    /// Contrast ratio with another colour, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Its parts as amounts of light, 0 to 1.
    pub fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    /// Grey 119 on white is the textbook's 4.48, just too light.
    #[test]
    fn contrasts_are_those_of_the_rules() {
        let color = |text: &str| Color::try_from(text.to_string());
        let white = color("#ffffff").unwrap();
        assert!((color("#000000").unwrap().contrast(white) - 21.0).abs() < 1e-9);
        assert!((color("#777777").unwrap().contrast(white) - 4.478).abs() < 1e-3);
        assert!(color("#12345").is_err() && color("blue").is_err() && color("#12345g").is_err());
    }
}
