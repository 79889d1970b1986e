//! Plain bars: answers without a favourable side, options of multiple choice, scores and numbers.

use super::Picture;
use super::canvas::{Anchor, Canvas};
use super::content::Content;
use super::frame::{Frame, label, word};
use super::native::{self, Axis, Native, Part, Stack};
use super::style::{ACCENT, AXIS, HEAD, LABEL, NARROW, NUMBER, VALUE, leading};
use super::text::{brief, width, wrap};
use crate::language::{Language, number, spreadsheet};
use crate::results::{Distribution, Results};
use crate::survey::{Kind, Question, Survey};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Bars {
    frame: Frame,
    n: u64,
    rows: Vec<(String, u64)>,
}

impl Bars {
    /// `None` where nothing is shown.
    pub(super) fn from(
        survey: &Survey,
        results: &Results,
        language: Language,
        wave: &str,
        question: &Question,
    ) -> Option<Self> {
        let distribution = results.distributions.iter().find(|d| d.wave == wave && d.question == question.id)?;
        let n = distribution.n.filter(|n| *n > 0 && !distribution.hidden)?;
        let rows = rows(survey, language, question, distribution);
        if rows.is_empty() {
            return None;
        }
        let words = language.chart_words();
        let mut frame = Frame::of_wave(survey, results, language, wave);
        frame.title = title(language, question, &rows, n);
        frame.subtitle = format!("{} (n = {})", question.text.any(language), number::count(language, n));
        if question.kind == Kind::Multiple {
            frame.notes.push(words.note_multiple.into());
        }
        if question.kind == Kind::Rank {
            frame.notes.push(words.note_rank.into());
        }
        let hidden = distribution.counts.iter().filter(|c| c.count.is_none()).count();
        if hidden > 0 {
            frame.notes.push((words.hidden_rows)(&number::count(language, hidden as u64)));
        }
        frame.alt = alt(language, &frame.title, &rows, n);
        Some(Self { frame, n, rows })
    }

    fn paint(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        const BAR: f64 = 16.0;
        const GAP: f64 = 12.0;
        let language = self.frame.language;
        let longest_label = self.rows.iter().map(|(text, _)| width(text, LABEL.weight, LABEL.size)).fold(0.0, f64::max);
        let beside = (total * 0.34).round();
        let narrow = total < NARROW && longest_label > beside;
        let percent = |count: u64| number::percent(language, count, self.n);
        let value_width =
            self.rows.iter().map(|(_, c)| width(&percent(*c), VALUE.weight, VALUE.size)).fold(0.0, f64::max);
        let count_width = self
            .rows
            .iter()
            .map(|(_, c)| width(&number::count(language, *c), NUMBER.weight, NUMBER.size))
            .fold(14.0, f64::max);
        let label_width = if narrow { total - count_width - GAP } else { longest_label.ceil().min(beside) };
        let count_right = if narrow { total } else { label_width + GAP + count_width };
        let left = if narrow { 0.0 } else { count_right + GAP };
        let longest = self.rows.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
        let scale = (total - left - value_width - GAP) / longest as f64;
        let mut y = top;
        word(canvas, language.chart_words().number_head, count_right, y + leading(HEAD) * 0.5, HEAD, Anchor::End);
        y += leading(HEAD) + 2.0;
        let bars_top = y;
        for (text, count) in &self.rows {
            let lines = wrap(language, text, LABEL.weight, LABEL.size, label_width);
            let label_height = leading(LABEL) * lines.len() as f64;
            let height = if narrow { label_height + BAR + 10.0 } else { label_height.max(BAR) + 8.0 };
            let middle = if narrow { y + label_height + 4.0 + BAR / 2.0 } else { y + height / 2.0 };
            let label_middle = if narrow { y + 2.0 + label_height / 2.0 } else { middle };
            label(canvas, &lines, 0.0, label_middle, LABEL);
            word(canvas, &number::count(language, *count), count_right, label_middle, NUMBER, Anchor::End);
            let long = *count as f64 * scale;
            if *count > 0 {
                canvas.rect(left, middle - BAR / 2.0, long, BAR, ACCENT);
            }
            word(canvas, &percent(*count), left + long + 6.0, middle, VALUE, Anchor::Start);
            y += height;
        }
        if !narrow {
            canvas.line((left, bars_top), (left, y), AXIS, 1.0);
        }
        y
    }
}

impl Content for Bars {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| self.paint(canvas, top, width))
    }

    fn native(&self) -> Option<Native> {
        let language = self.frame.language;
        let shares = self.rows.iter().map(|(_, count)| *count as f64 / self.n as f64).collect();
        let category = |(text, count): &(String, u64)| format!("{text} ({})", number::count(language, *count));
        Some(Native::Bars(native::Bars {
            subtitle: None,
            categories: self.rows.iter().map(category).collect(),
            parts: vec![Part::new(language.workbook_words().share, ACCENT, shares)],
            stack: Stack::Whole,
            against: Vec::new(),
            axis: Axis::Longest,
            format: spreadsheet::share(language, self.n),
            notes: self.frame.notes.clone(),
        }))
    }
}

/// The most frequent answer, or all that are.
fn title(language: Language, question: &Question, rows: &[(String, u64)], n: u64) -> String {
    let words = language.chart_words();
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let first: Vec<&str> = rows.iter().filter(|(_, count)| *count == most).map(|(text, _)| text.as_str()).collect();
    let (question, share) = (brief(question.label(language)), number::percent(language, most, n));
    match first.as_slice() {
        [one] => (words.bars_title)(&question, &brief(one), &share),
        [one, other] => (words.bars_title_two)(&question, [&brief(one), &brief(other)], &share),
        several => (words.bars_title_several)(&question, &number::count(language, several.len() as u64), &share),
    }
}

/// Answers in their order where they have one, else from the most to the least frequent.
fn rows(survey: &Survey, language: Language, question: &Question, distribution: &Distribution) -> Vec<(String, u64)> {
    let shown = distribution.counts.iter().filter_map(|c| Some((c.code.text(survey, question, language), c.count?)));
    let mut rows: Vec<(String, u64)> = shown.collect();
    if matches!(question.kind, Kind::Category | Kind::Multiple | Kind::Rank) {
        rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    }
    rows
}

/// So many rows are read out; a table beside the chart holds them all.
const READ_OUT: usize = 6;

fn alt(language: Language, title: &str, rows: &[(String, u64)], n: u64) -> String {
    let words = language.chart_words();
    let read: Vec<String> = rows
        .iter()
        .take(READ_OUT)
        .map(|(text, count)| format!("{text}: {}", number::percent(language, *count, n)))
        .collect();
    let mut sentences = vec![format!("{title}."), format!("{} (n = {}).", read.join("; "), number::count(language, n))];
    if rows.len() > READ_OUT {
        sentences.push((words.more_rows)(&number::count(language, (rows.len() - READ_OUT) as u64)));
    }
    sentences.join(" ")
}
