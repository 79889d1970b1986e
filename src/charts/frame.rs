//! What every chart has around its picture: the finding as a title, what is shown, notes, source.

use super::Picture;
use super::canvas::{Anchor, Canvas, Type};
use super::style::{AXIS, MADE_UP, NOTE, SCREEN, SUBTITLE, TITLE, TITLE_IN_PRINT, leading};
use super::svg::Body;
use super::text::wrap;
use crate::language::messages::ResponseOfWave;
use crate::language::{Language, number};
use crate::results::Results;
use crate::survey::Survey;

/// Title, notes and source of a chart.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) language: Language,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) notes: Vec<String>,
    pub(super) source: String,
    /// Said on the picture where answers are invented.
    pub(super) made_up: Option<&'static str>,
    pub(super) alt: String,
}

impl Frame {
    /// A frame without a title and notes yet, of what nobody was asked.
    pub(super) fn new(survey: &Survey, results: &Results, language: Language) -> Self {
        Self::of_waves(survey, results, language, &[])
    }

    /// The same of answers of one wave.
    pub(super) fn of_wave(survey: &Survey, results: &Results, language: Language, wave: &str) -> Self {
        Self::of_waves(survey, results, language, &[wave])
    }

    /// The same of answers of several waves: how many of those invited gave them is told with the source.
    pub(super) fn of_waves(survey: &Survey, results: &Results, language: Language, waves: &[&str]) -> Self {
        let words = language.chart_words();
        let told = waves.iter().filter_map(|wave| {
            let everybody = results.response.iter().find(|r| r.wave == *wave && r.group.is_none() && !r.hidden)?;
            let (k, n) = everybody.rate.and(everybody.answered.zip(everybody.invited))?;
            let told = format!("{} ({})", number::percent(language, k, n), number::fraction(language, k, n));
            Some((survey.wave_label(wave, language), told))
        });
        let told: Vec<(&str, String)> = told.collect();
        let response: Vec<ResponseOfWave<'_>> = told.iter().map(|(wave, told)| ResponseOfWave { wave, told }).collect();
        let about = survey.about();
        let date = about.date.map(|d| number::date(language, d.year, d.month, d.day));
        let source = (words.source)(about.title.any(language), date.as_deref().unwrap_or_default(), &response);
        Self {
            language,
            title: String::new(),
            subtitle: String::new(),
            notes: Vec::new(),
            source,
            made_up: results.made_up.then_some(words.made_up),
            alt: String::new(),
        }
    }

    /// What the picture shows, for those who cannot see it; invented answers are said to be so first.
    pub(super) fn alt(&self) -> String {
        match self.made_up {
            Some(made_up) => format!("{made_up}. {}", self.alt),
            None => self.alt.clone(),
        }
    }

    /// Draws head, body and foot. `body` gets the canvas and where it may begin, and gives back where it ends.
    pub(super) fn draw(&self, width: f64, body: impl FnOnce(&Canvas<'_>, f64) -> f64) -> Picture {
        let mut shapes = Vec::new();
        let canvas = Canvas::new(&mut shapes, width);
        let mut y = 4.0;
        if let Some(made_up) = self.made_up {
            y = paragraph(&canvas, self.language, made_up, MADE_UP, y) + 3.0;
        }
        let title = if width < SCREEN { TITLE_IN_PRINT } else { TITLE };
        y = paragraph(&canvas, self.language, &self.title, title, y) + 3.0;
        y = paragraph(&canvas, self.language, &self.subtitle, SUBTITLE, y) + 8.0;
        y = body(&canvas, y) + 10.0;
        canvas.line((0.0, y), (width, y), AXIS, 0.8);
        y += 5.0;
        let foot: Vec<&str> = self.notes.iter().map(String::as_str).chain([self.source.as_str()]).collect();
        y = paragraph(&canvas, self.language, &foot.join(" "), NOTE, y) + 4.0;
        drop(canvas);
        Picture::new(Body {
            shapes,
            width,
            height: y.ceil(),
            language: self.language.tag(),
            title: self.title.clone(),
            desc: self.alt(),
        })
    }
}

/// A wrapped text at the left edge; gives back where it ends.
fn paragraph(canvas: &Canvas<'_>, language: Language, text: &str, look: Type, top: f64) -> f64 {
    let lines = wrap(language, text, look.weight, look.size, canvas.width());
    let mut y = top;
    for line in &lines {
        y += leading(look);
        canvas.text(line, (0.0, y - look.size * 0.25), look, Anchor::Start);
    }
    y
}

/// Lines of a label, centred on `middle`, from `x`.
pub(super) fn label(canvas: &Canvas<'_>, lines: &[String], x: f64, middle: f64, look: Type) {
    let top = middle - leading(look) * lines.len() as f64 / 2.0;
    for (i, line) in lines.iter().enumerate() {
        let baseline = top + leading(look) * (i as f64 + 0.5) + look.size * 0.35;
        canvas.text(line, (x, baseline), look, Anchor::Start);
    }
}

/// A text on one line whose middle is at `middle`.
pub(super) fn word(canvas: &Canvas<'_>, text: &str, x: f64, middle: f64, look: Type, anchor: Anchor) {
    canvas.text(text, (x, middle + look.size * 0.35), look, anchor);
}
