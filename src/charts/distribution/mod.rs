//! The diverging distribution of answers (also called a Likert chart): unfavourable answers to the left of
//! the line, favourable ones to the right, the neutral answer across it, each side with its sum. What needs most comes
//! first.

mod paint;

use super::Picture;
use super::content::Content;
use super::frame::Frame;
use super::native::{self, Axis, Native, Part, Stack};
use super::text::brief;
use crate::language::messages::DistributionAltWords;
use crate::language::{Language, number, spreadsheet};
use crate::results::{AnswerCount, Distribution, GroupValue, Results};
use crate::survey::{Choice, Question, Survey};
use paint::Layout;

/// Content of the chart: questions that share their answer options.
#[derive(Debug, Clone)]
pub(super) struct Diverging {
    frame: Frame,
    options: Vec<Answer>,
    rows: Vec<Row>,
    left: Left,
}

/// What stands to the left of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// Unfavourable answers.
    Unfavourable,
    /// All that are not favourable; on a scale of uneven sides some of them may be neutral.
    Other,
}

#[derive(Debug, Clone)]
struct Answer {
    text: String,
    side: Side,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Unfavourable,
    Neutral,
    Favourable,
}

#[derive(Debug, Clone)]
struct Row {
    label: String,
    bar: Option<Bar>,
}

#[derive(Debug, Clone)]
struct Bar {
    n: u64,
    /// How often each option was given, from the least to the most favourable.
    counts: Vec<u64>,
    favourable: u64,
    unfavourable: u64,
}

impl Bar {
    /// Whether the printed shares add up, to a hundred and to the sums at both sides.
    fn adds_up(&self, options: &[Answer]) -> bool {
        let of = |side| -> Vec<u64> {
            let counts = options.iter().zip(&self.counts).filter(|(option, _)| option.side == side);
            counts.map(|(_, count)| *count).collect()
        };
        let sides = [of(Side::Unfavourable), of(Side::Favourable), self.counts.clone()];
        sides.iter().all(|counts| number::shares_add_up(counts, self.n))
    }
}

impl Diverging {
    /// `None` where the options have no favourable side, or nothing is shown.
    pub(super) fn from(
        survey: &Survey,
        results: &Results,
        language: Language,
        wave: &str,
        questions: &[&Question],
    ) -> Option<Self> {
        let first = questions.first()?;
        let order = ordered(&survey.choices(first), &survey.favourable_codes(first))?;
        let options: Vec<Answer> = order
            .iter()
            .map(|(choice, side)| Answer { text: choice.text.any(language).to_string(), side: *side })
            .collect();
        let find = |q: &&Question| results.distributions.iter().find(|d| d.wave == wave && d.question == q.id);
        let rows = questions
            .iter()
            .map(|q| Row { label: q.label(language).to_string(), bar: find(q).and_then(|d| bar(d, &order)) });
        let mut rows: Vec<Row> = rows.collect();
        // What needs most comes first; hidden questions after the others.
        let need = |row: &Row| {
            let share = |count: u64, bar: &Bar| count as f64 / bar.n as f64;
            row.bar.as_ref().map_or((-1.0, 1.0), |bar| (share(bar.unfavourable, bar), share(bar.favourable, bar)))
        };
        rows.sort_by(|a, b| need(b).0.total_cmp(&need(a).0).then_with(|| need(a).1.total_cmp(&need(b).1)));
        if rows.iter().all(|row| row.bar.is_none()) {
            return None;
        }
        let mut frame = Frame::of_wave(survey, results, language, wave);
        let words = language.chart_words();
        frame.title = title(language, &rows);
        frame.subtitle =
            if rows.len() == 1 { first.text.any(language).to_string() } else { words.distribution_subtitle.into() };
        frame.notes = notes(language, questions.iter().filter_map(find));
        let left = left(&options);
        if rows.len() > 1 {
            let order = if left == Left::Unfavourable { words.note_need_order } else { words.note_least_order };
            frame.notes.push(order.into());
        }
        if !rows.iter().filter_map(|row| row.bar.as_ref()).all(|bar| bar.adds_up(&options)) {
            frame.notes.push(language.report_words().note_sums.into());
        }
        frame.alt = alt(language, &frame.title, &rows, left);
        Some(Self { frame, options, rows, left })
    }
}

impl Content for Diverging {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        let layout = Layout::new(self, width);
        let mut frame = self.frame.clone();
        if layout.leaves_numbers_out(self) {
            frame.notes.push(frame.language.chart_words().note_narrow.into());
        }
        frame.draw(width, |canvas, top| layout.paint(self, canvas, top))
    }

    /// Without the line in the middle, which no office program draws: bars from nought to all, with their favourable
    /// share beside them.
    fn native(&self) -> Option<Native> {
        let language = self.frame.language;
        let shown: Vec<(&Row, &Bar)> = self.rows.iter().filter_map(|row| Some((row, row.bar.as_ref()?))).collect();
        let category = |(row, bar): &(&Row, &Bar)| {
            let favourable = number::percent(language, bar.favourable, bar.n);
            format!("{} (n = {}): {favourable}", row.label, number::count(language, bar.n))
        };
        let shares = |i: usize| shown.iter().map(|(_, bar)| bar.counts[i] as f64 / bar.n as f64).collect();
        let parts = self.options.iter().zip(Layout::colors(self)).enumerate();
        let hidden = self.rows.len() - shown.len();
        let hidden =
            (hidden > 0).then(|| (language.chart_words().hidden_rows)(&number::count(language, hidden as u64)));
        let n = shown.iter().map(|(_, bar)| bar.n).min()?;
        Some(Native::Bars(native::Bars {
            subtitle: None,
            categories: shown.iter().map(category).collect(),
            parts: parts.map(|(i, (option, color))| Part::new(option.text.as_str(), color, shares(i))).collect(),
            stack: Stack::Whole,
            against: Vec::new(),
            axis: Axis::Whole,
            format: spreadsheet::share(language, n),
            notes: hidden.into_iter().chain(self.frame.notes.iter().cloned()).collect(),
        }))
    }
}

/// Options on the scale from the least to the most favourable, each with its side. Options in the middle of an
/// uneven scale are neutral.
fn ordered(choices: &[Choice], positive: &[i32]) -> Option<Vec<(Choice, Side)>> {
    let mut scale: Vec<Choice> = choices.iter().filter(|c| c.on_scale()).cloned().collect();
    let is_positive = |choice: &Choice| positive.contains(&choice.code);
    let favourable = scale.iter().filter(|c| is_positive(c)).count();
    if favourable == 0 || favourable == scale.len() {
        return None;
    }
    let places = |wanted: bool| {
        let at = scale.iter().enumerate().filter(|(_, c)| is_positive(c) == wanted).map(|(i, _)| i as f64);
        let at: Vec<f64> = at.collect();
        at.iter().sum::<f64>() / at.len() as f64
    };
    if places(true) < places(false) {
        scale.reverse();
    }
    let middle = scale.len() / 2;
    let has_neutral = scale.len() % 2 == 1 && favourable == middle && !is_positive(&scale[middle]);
    let side = |i: usize, choice: &Choice| match (is_positive(choice), has_neutral && i == middle) {
        (true, _) => Side::Favourable,
        (false, true) => Side::Neutral,
        (false, false) => Side::Unfavourable,
    };
    let mut sided: Vec<(Choice, Side)> =
        scale.into_iter().enumerate().map(|(i, c)| (side(i, &c), c)).map(|(s, c)| (c, s)).collect();
    // Favourable answers need not be neighbours; on the chart they are.
    sided.sort_by_key(|(_, side)| match side {
        Side::Unfavourable => 0,
        Side::Neutral => 1,
        Side::Favourable => 2,
    });
    Some(sided)
}

fn bar(distribution: &Distribution, order: &[(Choice, Side)]) -> Option<Bar> {
    let n = distribution.n.filter(|n| *n > 0 && !distribution.hidden)?;
    let count = |code: i32| {
        let found = |c: &&AnswerCount| c.code == GroupValue::Code(code);
        distribution.counts.iter().find(found).and_then(|c| c.count)
    };
    let counts: Option<Vec<u64>> = order.iter().map(|(choice, _)| count(choice.code)).collect();
    let counts = counts?;
    let sum = |wanted| order.iter().zip(&counts).filter(|((_, side), _)| *side == wanted).map(|(_, c)| c).sum();
    Some(Bar { n, favourable: sum(Side::Favourable), unfavourable: sum(Side::Unfavourable), counts })
}

fn left(options: &[Answer]) -> Left {
    let of = |side| options.iter().filter(|option| option.side == side).count();
    if of(Side::Unfavourable) > of(Side::Favourable) { Left::Other } else { Left::Unfavourable }
}

/// The most and the least favourable row, in the words of the sum column; no row is named before others that have the
/// same printed share.
fn title(language: Language, rows: &[Row]) -> String {
    let words = language.chart_words();
    let mut shown: Vec<(&str, &Bar)> =
        rows.iter().filter_map(|row| Some((row.label.as_str(), row.bar.as_ref()?))).collect();
    let share = |bar: &Bar| bar.favourable as f64 / bar.n as f64;
    shown.sort_by(|a, b| share(b.1).total_cmp(&share(a.1)));
    let percent = |bar: &Bar| number::percent(language, bar.favourable, bar.n);
    match shown.as_slice() {
        [] => String::new(),
        [only] => (words.distribution_title_one)(&brief(only.0), &percent(only.1)),
        [most, second, ..] => {
            let (least, last_but_one) = (shown[shown.len() - 1], shown[shown.len() - 2]);
            let is_tied = |a: &Bar, b: &Bar| percent(a) == percent(b);
            let (high, low) = (percent(most.1), percent(least.1));
            match (is_tied(most.1, second.1), is_tied(least.1, last_but_one.1)) {
                _ if is_tied(most.1, least.1) => (words.distribution_title_alike)(&high),
                (false, false) => (words.distribution_title)(&brief(most.0), &high, &brief(least.0), &low),
                (true, false) => (words.distribution_title_least)(&brief(least.0), &low, &high),
                (false, true) => (words.distribution_title_most)(&brief(most.0), &high, &low),
                (true, true) => {
                    let n = most.1.n.min(least.1.n);
                    (words.distribution_title_range)(&number::percent_range(language, share(least.1), share(most.1), n))
                }
            }
        }
    }
}

/// What was left out of the bars.
fn notes<'a>(language: Language, distributions: impl Iterator<Item = &'a Distribution>) -> Vec<String> {
    let words = language.chart_words();
    let cant_say: Vec<u64> = distributions.filter(|d| !d.hidden).filter_map(|d| d.missing.cant_say).collect();
    let (least, most) = (cant_say.iter().min().copied().unwrap_or(0), cant_say.iter().max().copied().unwrap_or(0));
    if most == 0 {
        return Vec::new();
    }
    let count = |n| number::count(language, n);
    let range = if least == most { count(most) } else { format!("{}–{}", count(least), count(most)) };
    vec![(words.note_cant_say_count)(&range)]
}

/// So many rows are read out; a table beside the chart holds them all.
const READ_OUT: usize = 5;

fn alt(language: Language, title: &str, rows: &[Row], left: Left) -> String {
    let words = language.chart_words();
    let shown: Vec<(&Row, &Bar)> = rows.iter().filter_map(|row| Some((row, row.bar.as_ref()?))).collect();
    let mut sentences = vec![format!("{title}.")];
    sentences.extend(shown.iter().take(READ_OUT).map(|(row, bar)| {
        let unfavourable = number::percent(language, bar.unfavourable, bar.n);
        (words.distribution_alt)(&DistributionAltWords {
            label: &row.label,
            favourable: &number::percent(language, bar.favourable, bar.n),
            unfavourable: if left == Left::Unfavourable { &unfavourable } else { "" },
            n: &number::count(language, bar.n),
        })
    }));
    if shown.len() > READ_OUT {
        sentences.push((words.more_rows)(&number::count(language, (shown.len() - READ_OUT) as u64)));
    }
    if rows.len() > shown.len() {
        sentences.push((words.hidden_rows)(&number::count(language, (rows.len() - shown.len()) as u64)));
    }
    sentences.join(" ")
}
