//! A rate by how much people took part: a row a band, drawn like any other rates.

use super::frame::Frame;
use super::rates::Rates;
use super::text::brief;
use crate::language::messages::{DoseFinding, DoseTitleWords};
use crate::language::{Language, number};
use crate::results::{ByBand, DoseBand, DoseOutcome, GroupValue, RecordedDose, Results};
use crate::survey::{Activity, DoseRecord, Measure, Question, Survey};

/// A rate by bands, whatever says how much.
pub(crate) struct Dose<'a> {
    /// What the bands are bands of, in words.
    pub(crate) amount: String,
    /// Id of the indicator.
    pub(crate) indicator: &'a str,
    /// Id of the wave.
    wave: &'a str,
    /// Bands by name, and last those of whom the amount is not known where they are told.
    pub(crate) rows: Vec<(String, &'a DoseBand)>,
    /// What sets the bands apart.
    pub(crate) by: &'a ByBand,
}

impl<'a> Dose<'a> {
    /// The amount is a question of the survey.
    pub(crate) fn asked(survey: &Survey, language: Language, outcome: &'a DoseOutcome) -> Option<Self> {
        let question = survey.question(&outcome.question)?;
        let rows = outcome.by.bands.iter().map(|band| (name(survey, language, question, band), band)).collect();
        let amount = question.label(language).to_string();
        Some(Self { amount, indicator: &outcome.indicator, wave: &outcome.wave, rows, by: &outcome.by })
    }

    /// The amount comes from the participation log.
    pub(crate) fn recorded(survey: &Survey, language: Language, outcome: &'a RecordedDose) -> Option<Self> {
        let words = language.chain_words();
        let name = |band: &DoseBand| match (outcome.records, band.from) {
            (DoseRecord::Completion, None) => words.not_completed.to_string(),
            (DoseRecord::Completion, Some(_)) => words.completed.to_string(),
            (DoseRecord::Sessions | DoseRecord::Hours, _) => limits(language, band),
        };
        let mut rows: Vec<(String, &DoseBand)> = outcome.by.bands.iter().map(|band| (name(band), band)).collect();
        // Where every band is shown, those apart are hidden because there are none.
        if !outcome.not_recorded.hidden || rows.iter().any(|(_, band)| band.hidden) {
            rows.push((words.not_recorded.to_string(), &outcome.not_recorded));
        }
        let rules = survey.definition().participation.as_ref()?;
        let activity = outcome.activity.as_ref().and_then(|id| rules.activity.iter().find(|a| a.id == *id));
        let amount = (words.record)(outcome.records);
        let amount = match activity {
            Some(activity) => format!("{amount} ({})", activity_title(language, activity)),
            None => amount.to_string(),
        };
        Some(Self { amount, indicator: &outcome.indicator, wave: &outcome.wave, rows, by: &outcome.by })
    }

    pub(super) fn chart(&self, survey: &Survey, results: &Results, language: Language) -> Option<Rates> {
        // Means have no scale in common with shares: their table tells them.
        let indicator = survey.indicator(self.indicator).filter(|i| i.measure == Measure::Rate)?;
        let words = language.kind_words();
        let level = number::level(language, survey.about().confidence);
        let mut frame = Frame::of_wave(survey, results, language, self.wave);
        let label = survey.indicator_label(indicator, language);
        frame.title = (words.dose_title)(&DoseTitleWords { label: &brief(label), finding: self.finding(survey) });
        // A question for its name: what follows is another sentence.
        frame.subtitle = (words.dose_subtitle)(self.amount.trim_end_matches('?'), &level);
        Rates::of_bands(frame, &self.rows, &level)
    }

    /// By the rule of the sentences beside it: the trend where there is one, else the highest band against the lowest.
    fn finding(&self, survey: &Survey) -> DoseFinding {
        let rises = || self.by.bands.last().zip(self.by.bands.first()).and_then(|(a, b)| Some(a.value? > b.value?));
        let clear = match (self.by.trend_p_adjusted, self.by.low.zip(self.by.high)) {
            (Some(p), _) => Some(p < 1.0 - survey.about().confidence),
            (None, Some((low, high))) => Some(low > 0.0 || high < 0.0),
            (None, None) => None,
        };
        match (clear, rises()) {
            (Some(true), Some(true)) => DoseFinding::Rises,
            (Some(true), Some(false)) => DoseFinding::Falls,
            (Some(_), _) => DoseFinding::Unclear,
            (None, _) => DoseFinding::NotCompared,
        }
    }
}

/// An activity's own name, else that of its kind.
pub(crate) fn activity_title(language: Language, activity: &Activity) -> &str {
    let own = activity.title.as_ref().and_then(|title| title.get(language));
    own.unwrap_or_else(|| (language.participation_words().kind)(activity.kind))
}

fn name(survey: &Survey, language: Language, question: &Question, band: &DoseBand) -> String {
    match band.code {
        Some(code) => GroupValue::Code(code).text(survey, question, language),
        None => limits(language, band),
    }
}

fn limits(language: Language, band: &DoseBand) -> String {
    let words = language.chain_words();
    let given = |value| number::given(language, value, 2);
    match (band.from, band.to) {
        (None, Some(to)) => (words.band_below)(&given(to)),
        (Some(from), Some(to)) => (words.band_between)(&given(from), &given(to)),
        (Some(from), None) => (words.band_from)(&given(from)),
        (None, None) => String::new(),
    }
}
