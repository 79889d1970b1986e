//! The recommendation score: detractors, passives and promoters as one bar, and the score with its interval.

mod office;

use super::Picture;
use super::axis;
use super::canvas::{Anchor, Canvas, Type};
use super::content::Content;
use super::frame::{Frame, word};
use super::native::Native;
use super::style::{self, ACCENT, AXIS, GREY, LABEL, NUMBER, RULE, SEGMENT, VALUE, WARNING, leading};
use super::text::{brief, width, wrap};
use crate::language::messages::{ScoreSide, ScoreTitleWords};
use crate::language::{Language, number};
use crate::results::{AnswerCount, GroupValue, Results};
use crate::survey::{Measure, Survey};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Score {
    frame: Frame,
    question: String,
    n: u64,
    /// Detractors, passives, promoters.
    counts: [u64; 3],
    net: f64,
    low: f64,
    high: f64,
    side: ScoreSide,
    interval: String,
    value: String,
}

/// From this grade on a respondent is passive, and from this one a promoter.
const PASSIVE: i32 = 7;
const PROMOTER: i32 = 9;

impl Score {
    /// `None` where the indicator is no recommendation score, or it is not shown whole.
    pub(super) fn from(survey: &Survey, results: &Results, language: Language, wave: &str, id: &str) -> Option<Self> {
        let indicator = survey.indicator(id).filter(|i| i.measure == Measure::Net)?;
        let estimate = results.shown_in(wave, id)?;
        let question = survey.question_of(indicator)?;
        let found = results.distributions.iter().find(|d| d.wave == wave && d.question == question.id && !d.hidden)?;
        let of = |from: i32, below: i32| {
            let graded = |c: &&AnswerCount| matches!(c.code, GroupValue::Code(grade) if (from..below).contains(&grade));
            found.counts.iter().filter(graded).map(|c| c.count).sum::<Option<u64>>()
        };
        let counts = [of(0, PASSIVE)?, of(PASSIVE, PROMOTER)?, of(PROMOTER, 11)?];
        let n = estimate.n.filter(|n| *n > 0 && *n == counts.iter().sum::<u64>())?;
        let (score, low, high) = (estimate.value?, estimate.low?, estimate.high?);
        let side = match (low > 0.0, high < 0.0) {
            (true, _) => ScoreSide::MorePromoters,
            (_, true) => ScoreSide::MoreDetractors,
            _ => ScoreSide::Undecided,
        };
        let words = language.kind_words();
        let label = survey.indicator_label(indicator, language);
        let value = number::decimal(language, score, 0);
        let interval = number::range(language, low, high, 0);
        let mut frame = Frame::of_wave(survey, results, language, wave);
        frame.title = (words.score_title)(&ScoreTitleWords { label: &brief(label), score: &value, side });
        let level = number::level(language, estimate.confidence);
        frame.subtitle =
            format!("{} {}", question.text.any(language), (words.score_subtitle)(&number::count(language, n), &level));
        let [detractors, _, promoters] = counts.map(|k| 100.0 * k as f64 / n as f64);
        if !number::shares_add_up(&counts, n) || !number::adds_up(&[score, detractors], promoters, 0) {
            frame.notes.push(language.report_words().note_sums.into());
        }
        let shares = counts.map(|k| number::percent(language, k, n));
        frame.alt = format!(
            "{}. {}: {}; {}: {}; {}: {}; {}: {value} ({interval}).",
            frame.title,
            words.detractors,
            shares[0],
            words.passives,
            shares[1],
            words.promoters,
            shares[2],
            words.score_name
        );
        let question = question.text.any(language).to_string();
        Some(Self { frame, question, n, counts, net: score, low, high, side, interval, value })
    }
}

impl Content for Score {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| self.paint(canvas, top, width))
    }

    fn native(&self) -> Option<Native> {
        Some(self.office())
    }
}

const BAR: f64 = 26.0;
const RADIUS: f64 = 5.5;

impl Score {
    fn paint(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let y = self.bar(canvas, top, total);
        self.line(canvas, y + 10.0, total)
    }

    /// The three parts, each named right above itself or, where that is too narrow, in a line of its own.
    fn bar(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let language = self.frame.language;
        let words = language.kind_words();
        let colors = style::answers(1, 1, 1);
        let names = [words.detractors, words.passives, words.promoters];
        let mut y = top;
        // Names in a legend: a part of two per cent has no room for its own.
        let mut x = 0.0;
        for (name, color) in names.iter().zip(&colors) {
            let advance = 18.0 + width(name, NUMBER.weight, NUMBER.size) + 16.0;
            if x > 0.0 && x + advance - 16.0 > total {
                x = 0.0;
                y += leading(NUMBER) + 2.0;
            }
            canvas.rect(x, y + 2.0, 12.0, 12.0, *color);
            word(canvas, name, x + 18.0, y + 8.0, NUMBER, Anchor::Start);
            x += advance;
        }
        y += leading(NUMBER) + 6.0;
        let mut left = 0.0;
        for (count, color) in self.counts.iter().zip(&colors).filter(|(count, _)| **count > 0) {
            let long = total * *count as f64 / self.n as f64;
            canvas.rect(left, y, long - 1.0, BAR, *color);
            let text = number::percent(language, *count, self.n);
            let look = Type { color: style::on(*color), ..SEGMENT };
            if width(&text, look.weight, look.size) + 6.0 < long {
                word(canvas, &text, left + long / 2.0, y + BAR / 2.0, look, Anchor::Middle);
            }
            left += long;
        }
        y + BAR
    }

    /// The score between −100 and 100.
    fn line(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let language = self.frame.language;
        let value_look = Type { color: self.color(), ..VALUE };
        let room = width(&self.value, VALUE.weight, VALUE.size).max(width(&self.interval, NUMBER.weight, NUMBER.size));
        let ends = (RADIUS + 16.0, total - room - 28.0);
        let x = |score: f64| axis::between(score, (-100.0, 100.0), ends);
        let name = wrap(language, language.kind_words().score_name, LABEL.weight, LABEL.size, total);
        super::frame::label(canvas, &name, 0.0, top + leading(LABEL) / 2.0, LABEL);
        let middle = top + leading(LABEL) + 16.0;
        for tick in [-100.0, -50.0, 0.0, 50.0, 100.0] {
            let (color, thick) = if tick == 0.0 { (AXIS, 1.2) } else { (RULE, 0.8) };
            canvas.line((x(tick), middle - 14.0), (x(tick), middle + 14.0), color, thick);
            word(canvas, &number::decimal(language, tick, 0), x(tick), middle + 24.0, NUMBER, Anchor::Middle);
        }
        canvas.line((x(self.low), middle), (x(self.high), middle), self.color(), 2.4);
        if self.side == ScoreSide::Undecided {
            canvas.ring((x(self.net), middle), RADIUS - 0.8, self.color(), 2.2);
        } else {
            canvas.dot((x(self.net), middle), RADIUS, self.color());
        }
        word(canvas, &self.value, total, middle - 7.0, value_look, Anchor::End);
        word(canvas, &self.interval, total, middle + 9.0, NUMBER, Anchor::End);
        middle + 34.0
    }

    fn color(&self) -> plotters::style::RGBColor {
        match self.side {
            ScoreSide::MorePromoters => ACCENT,
            ScoreSide::MoreDetractors => WARNING,
            ScoreSide::Undecided => GREY,
        }
    }
}
