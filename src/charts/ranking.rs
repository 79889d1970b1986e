//! Rates of a topic from the highest down, each with the ranks that it could really have.

mod office;

use super::Picture;
use super::axis;
use super::canvas::{Anchor, Canvas};
use super::content::Content;
use super::frame::{Frame, label, word};
use super::native::Native;
use super::style::{ACCENT, GREY, HEAD, LABEL, NARROW, NUMBER, RULE, VALUE, leading};
use super::text::{brief, width, wrap};
use crate::language::messages::{RankAltWords, RankingTitleWords};
use crate::language::{Language, number};
use crate::results::{Ranked, Results};
use crate::survey::{Survey, Topic};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Ranking {
    frame: Frame,
    rows: Vec<Row>,
}

#[derive(Debug, Clone)]
struct Row {
    label: String,
    share: f64,
    low: f64,
    high: f64,
    fraction: String,
    percent: String,
    ranks: String,
    /// It has one rank and no other.
    is_sure: bool,
}

impl Ranking {
    /// `None` where the topic has no ranking.
    pub(super) fn from(
        survey: &Survey,
        results: &Results,
        language: Language,
        wave: &str,
        topic: Topic,
    ) -> Option<Self> {
        let ranking = results.rankings.iter().find(|r| r.wave == wave && r.topic == topic)?;
        let rows: Vec<Row> = ranking.ranked.iter().filter_map(|r| row(survey, results, language, wave, r)).collect();
        let (first, last) = (rows.first()?, rows.last()?);
        let words = language.kind_words();
        let level = number::level(language, ranking.confidence);
        let mut frame = Frame::of_wave(survey, results, language, wave);
        frame.title = (words.ranking_title)(&RankingTitleWords {
            highest: &brief(&first.label),
            highest_percent: &first.percent,
            lowest: &brief(&last.label),
            lowest_percent: &last.percent,
            first_is_sure: first.is_sure,
            last_is_sure: last.is_sure,
        });
        frame.subtitle = (words.ranking_subtitle)(&level);
        if rows.iter().any(|row| !row.is_sure) {
            frame.notes.push(words.note_ranks.into());
        }
        frame.alt = alt(language, &frame.title, &rows);
        Some(Self { frame, rows })
    }
}

fn row(survey: &Survey, results: &Results, language: Language, wave: &str, ranked: &Ranked) -> Option<Row> {
    let estimate = results.shown_in(wave, &ranked.indicator)?;
    let (k, n) = (estimate.count?, estimate.n?);
    let count = |n| number::count(language, n);
    let is_sure = ranked.best == ranked.worst;
    Some(Row {
        label: survey.indicator_label(survey.indicator(&ranked.indicator)?, language).to_string(),
        share: estimate.value?,
        low: estimate.low?,
        high: estimate.high?,
        fraction: number::fraction(language, k, n),
        percent: number::percent(language, k, n),
        ranks: if is_sure { count(ranked.best) } else { format!("{}–{}", count(ranked.best), count(ranked.worst)) },
        is_sure,
    })
}

fn alt(language: Language, title: &str, rows: &[Row]) -> String {
    /// So many rows are read out; a table beside the chart holds them all.
    const READ_OUT: usize = 6;
    let mut sentences = vec![format!("{title}.")];
    sentences.extend(rows.iter().take(READ_OUT).map(|row| {
        (language.kind_words().ranking_alt)(&RankAltWords {
            label: &row.label,
            percent: &row.percent,
            fraction: &row.fraction,
            ranks: &row.ranks,
        })
    }));
    if rows.len() > READ_OUT {
        let more = number::count(language, (rows.len() - READ_OUT) as u64);
        sentences.push((language.chart_words().more_rows)(&more));
    }
    sentences.join(" ")
}

const GAP: f64 = 12.0;
const ROW_PADDING: f64 = 8.0;
const MARK_RADIUS: f64 = 5.0;

impl Content for Ranking {
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

impl Ranking {
    fn paint(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let words = self.frame.language.kind_words();
        let narrow = total < NARROW;
        let widest = |text: fn(&Row) -> &str, look: super::canvas::Type| {
            self.rows.iter().map(|row| width(text(row), look.weight, look.size)).fold(0.0, f64::max)
        };
        let ranks = widest(|r| &r.ranks, NUMBER).max(width(words.rank_head, HEAD.weight, HEAD.size));
        let fraction = widest(|r| &r.fraction, NUMBER);
        let percent_right = total - ranks - GAP;
        let plot_right = percent_right - widest(|r| &r.percent, VALUE) - GAP;
        let label_width = if narrow { total - fraction - GAP } else { (total * 0.34).round() };
        let fraction_right = if narrow { total } else { label_width + GAP + fraction };
        let plot = (if narrow { MARK_RADIUS + 1.0 } else { fraction_right + GAP * 1.5 }, plot_right);
        let x = |share: f64| axis::place(share, plot);
        let mut y = top;
        if !narrow {
            let heads = y + leading(HEAD) * 0.5;
            word(canvas, self.frame.language.chart_words().fraction_head, fraction_right, heads, HEAD, Anchor::End);
            word(canvas, words.rank_head, total, heads, HEAD, Anchor::End);
            y += leading(HEAD) + 4.0;
        }
        for row in &self.rows {
            let lines = wrap(self.frame.language, &row.label, LABEL.weight, LABEL.size, label_width);
            let label_height = leading(LABEL) * lines.len() as f64;
            let height = if narrow { label_height + leading(VALUE) + 4.0 } else { label_height.max(leading(VALUE)) };
            let height = height + 2.0 * ROW_PADDING;
            let (label_middle, middle) = if narrow {
                let below = y + ROW_PADDING + label_height;
                (y + ROW_PADDING + label_height / 2.0, below + 2.0 + leading(VALUE) / 2.0)
            } else {
                (y + height / 2.0, y + height / 2.0)
            };
            for tick in axis::QUARTERS {
                let line_top = if narrow { middle - leading(VALUE) / 2.0 } else { y };
                canvas.line((x(tick), line_top), (x(tick), y + height), RULE, 0.8);
            }
            label(canvas, &lines, 0.0, label_middle, LABEL);
            let fraction_middle = if narrow { y + ROW_PADDING + leading(LABEL) / 2.0 } else { middle };
            word(canvas, &row.fraction, fraction_right, fraction_middle, NUMBER, Anchor::End);
            // What has a rank of its own stands out; the others are grey together.
            let color = if row.is_sure { ACCENT } else { GREY };
            canvas.line((x(row.low), middle), (x(row.high), middle), color, 2.4);
            if row.is_sure {
                canvas.dot((x(row.share), middle), MARK_RADIUS, color);
            } else {
                canvas.ring((x(row.share), middle), MARK_RADIUS - 0.8, color, 2.2);
            }
            word(canvas, &row.percent, percent_right, middle, VALUE, Anchor::End);
            word(canvas, &row.ranks, total, middle, NUMBER, Anchor::End);
            y += height;
            canvas.line((0.0, y), (total, y), RULE, 0.8);
        }
        axis::percents(canvas, self.frame.language, plot, y + 11.0, narrow);
        y + 18.0
    }
}
