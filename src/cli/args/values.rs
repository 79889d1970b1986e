//! Values as people type them: shares, fractions, percentages, files of charts.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::ingest::readable;
use crate::stats::{Confidence, granularity};
use crate::survey::Tool;

/// Survey tools with what is read of them, as the registry of dialects has them: a new one is in the help by itself.
pub(in crate::cli) fn tools() -> impl TypedValueParser<Value = Tool> {
    let exports = |tool: Tool| {
        let of = readable().into_iter().filter(|[name, ..]| *name == tool.name()).map(|[_, export, _]| export);
        of.collect::<Vec<_>>().join("; ")
    };
    let values = Tool::ALL.iter().copied().map(|tool| PossibleValue::new(tool.name()).help(exports(tool)));
    let named = |name: String| Tool::ALL.iter().copied().find(|tool| tool.name() == name).ok_or("no such survey tool");
    PossibleValuesParser::new(values).try_map(named)
}

/// A share from 0.01 to 99.99 per cent, as sentences can say it; typed as `0.8`, `0,8` or `80%`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::cli) struct Share(f64);

impl Share {
    /// As a proportion.
    pub(in crate::cli) fn proportion(self) -> f64 {
        self.0
    }

    /// As a level of confidence.
    pub(in crate::cli) fn confidence(self) -> Confidence {
        // Both lie strictly between 0 and 1.
        Confidence::new(self.0).unwrap_or(Confidence::DEFAULT)
    }
}

impl FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let share = match text.strip_suffix('%') {
            Some(percent) => number(percent).map(|percent| percent / 100.0),
            None => number(text),
        };
        let share = share.filter(|share| (0.0001..=0.9999).contains(share));
        share.map(Self).ok_or_else(|| "expected a share from 0.01% to 99.99%, such as `0.8` or `80%`".into())
    }
}

/// Percentage points from 0.01 to 99.99, typed as `5`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::cli) struct Points(f64);

impl Points {
    /// As a difference of proportions.
    pub(in crate::cli) fn proportion(self) -> f64 {
        self.0 / 100.0
    }
}

impl FromStr for Points {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let points = number(text).filter(|points| (0.01..=99.99).contains(points));
        points.map(Self).ok_or_else(|| "expected percentage points between 0 and 100, such as `5`".into())
    }
}

/// Most people that a count may hold: sums of a few of them stay whole numbers.
pub(in crate::cli) const MOST_PEOPLE: u64 = 1_000_000_000;

/// Favourable answers of all, typed as `20/40`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct Fraction {
    pub(in crate::cli) favourable: u64,
    pub(in crate::cli) answers: u64,
}

impl FromStr for Fraction {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let counts = text.split_once('/').and_then(|(k, n)| Some((k.trim().parse().ok()?, n.trim().parse().ok()?)));
        match counts {
            None => Err("expected favourable answers of all, such as `20/40`".into()),
            Some((_, 0)) => Err("expected at least one answer: nobody has no share".into()),
            Some((_, answers)) if answers > MOST_PEOPLE => Err("expected at most a thousand million answers".into()),
            Some((favourable, answers)) if favourable > answers => {
                Err("expected no more favourable answers than answers, such as `20/40`".into())
            }
            Some((favourable, answers)) => Ok(Self { favourable, answers }),
        }
    }
}

/// A percentage as it was printed: `88%`, `88,5 %`, `88.0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::cli) struct Published {
    /// Decimals of the percentage.
    pub(in crate::cli) decimals: usize,
    share: f64,
}

impl Published {
    /// As a share with its decimals.
    pub(in crate::cli) fn share(self) -> granularity::Published {
        // A per cent is the second decimal of a share.
        let decimals = u32::try_from(self.decimals).unwrap_or(0) + 2;
        granularity::Published { value: self.share, decimals }
    }
}

impl FromStr for Published {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        /// Nobody prints more, and a double would not hold them.
        const MOST: usize = 6;
        let bare = text.strip_suffix('%').unwrap_or(text).trim_end_matches([' ', '\u{a0}']);
        let decimals = bare.find(['.', ',']).map_or(0, |mark| bare.len() - mark - 1);
        let percent = number(bare).filter(|percent| (0.0..=100.0).contains(percent) && decimals <= MOST);
        percent
            .map(|percent| Self { decimals, share: percent / 100.0 })
            .ok_or_else(|| "expected a percentage from 0 to 100 as it was printed, such as `88%` or `88.5%`".into())
    }
}

/// A difference in standard deviations, typed as `0.3sd`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::cli) struct Deviations(f64);

impl Deviations {
    /// In standard deviations.
    pub(in crate::cli) fn number(self) -> f64 {
        self.0
    }
}

impl FromStr for Deviations {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        /// Below, sizes run into millions; above, two people tell.
        const RANGE: std::ops::RangeInclusive<f64> = 0.01..=10.0;
        let number = text.strip_suffix("sd").and_then(number).filter(|number| RANGE.contains(number));
        number.map(Self).ok_or_else(|| "expected standard deviations from 0.01 to 10, such as `0.3sd`".into())
    }
}

/// Clusters of answers, typed as `8,0.05`: mean size and intraclass correlation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::cli) struct Clusters {
    /// Answers in a cluster, on average; 1 to a million.
    pub(in crate::cli) size: f64,
    /// How alike they are, 0..=1.
    pub(in crate::cli) icc: f64,
}

impl FromStr for Clusters {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once(',').and_then(|(size, icc)| Some((number(size)?, number(icc)?)));
        let parts = parts.filter(|(size, icc)| (1.0..=1e6).contains(size) && (0.0..=1.0).contains(icc));
        parts
            .map(|(size, icc)| Self { size, icc })
            .ok_or_else(|| "expected answers in a cluster and their intraclass correlation, such as `8,0.05`".into())
    }
}

/// Where a chart goes, by the end of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum ChartFile {
    Svg(PathBuf),
    Png(PathBuf),
}

impl TryFrom<PathBuf> for ChartFile {
    type Error = String;

    fn try_from(path: PathBuf) -> Result<Self, String> {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("svg") => Ok(Self::Svg(path)),
            Some("png") => Ok(Self::Png(path)),
            _ => Err("expected a name that ends in .svg or .png".into()),
        }
    }
}

/// A number with a decimal point or comma.
fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".");
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_typed_in_three_ways() {
        for text in ["0.8", "0,8", "80%", "80 %"] {
            assert_eq!(text.parse(), Ok(Share(0.8)), "{text}");
        }
        for text in ["80", "0", "1", "100%", "-0.1", "NaN", ""] {
            assert!(text.parse::<Share>().is_err(), "{text}");
        }
    }

    #[test]
    fn decimals_of_a_printed_percentage_count() {
        for (text, share, decimals) in [("88%", 0.88, 0), ("88.0 %", 0.88, 1), ("88,5%", 0.885, 1), ("7", 0.07, 0)] {
            assert_eq!(text.parse(), Ok(Published { decimals, share }), "{text}");
        }
        assert!("101%".parse::<Published>().is_err());
    }

    #[test]
    fn fractions_and_clusters_must_be_possible() {
        assert_eq!("20/40".parse(), Ok(Fraction { favourable: 20, answers: 40 }));
        for text in ["41/40", "0/0", "20", "20/", "-1/4"] {
            assert!(text.parse::<Fraction>().is_err(), "{text}");
        }
        assert_eq!("8,0.05".parse(), Ok(Clusters { size: 8.0, icc: 0.05 }));
        assert!("0.5,0.05".parse::<Clusters>().is_err() && "8,1.5".parse::<Clusters>().is_err());
        assert_eq!("0.3sd".parse(), Ok(Deviations(0.3)));
        assert!("0.3".parse::<Deviations>().is_err() && "0sd".parse::<Deviations>().is_err());
    }
}
