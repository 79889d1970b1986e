//! How the activity is meant to work: steps in the columns of their stages, arrows to what each is to bring about,
//! and the figure where one measures a step.

use super::Picture;
use super::canvas::{Anchor, Canvas};
use super::content::Content;
use super::frame::{Frame, label, word};
use super::style::{ACCENT, AXIS, GREY, HEAD, NARROW, NUMBER, SOFT, STEP, VALUE, WHITE, leading};
use super::text::wrap;
use crate::language::{Language, number};
use crate::results::{Estimate, Results};
use crate::survey::{Measure, Stage, Step, Survey};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Theory {
    frame: Frame,
    steps: Vec<Box>,
}

/// A step as it is drawn.
#[derive(Debug, Clone)]
struct Box {
    stage: Stage,
    text: String,
    /// Result of its indicator.
    figure: Option<String>,
    /// Positions of the steps that it leads to.
    next: Vec<usize>,
}

impl Theory {
    /// `None` where the survey gives no theory.
    pub(super) fn from(survey: &Survey, results: &Results, language: Language, wave: &str) -> Option<Self> {
        let theory = survey.definition().theory.as_ref().filter(|theory| !theory.step.is_empty())?;
        let position = |id: &String| theory.step.iter().position(|step| step.id == *id);
        let figure = |step: &Step| {
            let estimate = results.shown_in(wave, step.indicator.as_deref()?)?;
            figure(language, estimate)
        };
        let steps: Vec<Box> = theory
            .step
            .iter()
            .map(|step| Box {
                stage: step.stage,
                text: step.text.any(language).to_string(),
                figure: figure(step),
                next: step.leads_to.iter().filter_map(position).collect(),
            })
            .collect();
        let words = language.chapter_words();
        let measured = steps.iter().filter(|step| step.figure.is_some()).count() as u64;
        let mut frame = Frame::of_wave(survey, results, language, wave);
        frame.title = (words.theory_title)(measured, steps.len() as u64);
        frame.subtitle = words.theory_subtitle.to_string();
        let told = steps.iter().map(|step| {
            let figure = step.figure.as_deref().unwrap_or(words.theory_not_measured);
            format!("{}: {} ({figure}).", (words.stage)(step.stage), step.text)
        });
        frame.alt = std::iter::once(format!("{}.", frame.title)).chain(told).collect::<Vec<_>>().join(" ");
        Some(Self { frame, steps })
    }
}

/// A result in a few signs: `87 % (40/46)`, `3,1 (n = 45)`.
fn figure(language: Language, estimate: &Estimate) -> Option<String> {
    let n = estimate.n?;
    Some(match (estimate.measure, estimate.count) {
        (Measure::Rate, Some(k)) => {
            format!("{} ({})", number::percent(language, k, n), number::fraction(language, k, n))
        }
        (Measure::Count, Some(k)) => number::fraction(language, k, n),
        (measure, _) => {
            let digits = usize::from(measure != Measure::Net);
            format!("{} (n = {})", number::decimal(language, estimate.value?, digits), number::count(language, n))
        }
    })
}

impl Content for Theory {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| {
            if width < NARROW { self.stacked(canvas, top, width) } else { self.columns(canvas, top, width) }
        })
    }
}

const PADDING: f64 = 7.0;
const GAP: f64 = 30.0;
const BETWEEN: f64 = 12.0;
/// How far from the outermost box of a column an arrow passes.
const PAST: f64 = BETWEEN / 2.0;
/// Length of an arrow's last piece.
const LEVEL: f64 = 9.0;

impl Theory {
    /// Stages that have steps, in their order.
    fn stages(&self) -> Vec<Stage> {
        let mut stages: Vec<Stage> = self.steps.iter().map(|step| step.stage).collect();
        stages.sort_unstable();
        stages.dedup();
        stages
    }

    /// The stages beside each other, arrows between the steps.
    fn columns(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let words = self.frame.language.chapter_words();
        let stages = self.stages();
        let count = stages.len() as f64;
        let column = (total - GAP * (count - 1.0)) / count;
        let left = |stage: Stage| {
            let at = stages.iter().position(|other| *other == stage).unwrap_or(0);
            at as f64 * (column + GAP)
        };
        for stage in &stages {
            word(canvas, (words.stage)(*stage), left(*stage), top + leading(HEAD) * 0.5, HEAD, Anchor::Start);
        }
        // Room for arrows that go past the tallest column.
        let boxes_top = top + leading(HEAD) + 2.0 * PAST;
        let heights: Vec<f64> = self.steps.iter().map(|step| self.height(step, column)).collect();
        let tall = |stage: Stage| {
            let of_stage = self.steps.iter().zip(&heights).filter(|(step, _)| step.stage == stage);
            let (sum, count) = of_stage.fold((0.0, 0.0), |(sum, count), (_, height)| (sum + height, count + 1.0));
            sum + BETWEEN * (count - 1.0)
        };
        let tallest = stages.iter().map(|stage| tall(*stage)).fold(0.0, f64::max);
        // Each column stands in the middle of the tallest.
        let mut free: Vec<f64> = stages.iter().map(|stage| boxes_top + (tallest - tall(*stage)) / 2.0).collect();
        let mut tops = vec![0.0; self.steps.len()];
        for (i, step) in self.steps.iter().enumerate() {
            let at = stages.iter().position(|stage| *stage == step.stage).unwrap_or(0);
            tops[i] = free[at];
            free[at] += heights[i] + BETWEEN;
        }
        for (i, step) in self.steps.iter().enumerate() {
            for next in &step.next {
                let from = (left(step.stage) + column, tops[i] + heights[i] / 2.0);
                let to = (left(self.steps[*next].stage), tops[*next] + heights[*next] / 2.0);
                // Past the boxes of the stages between, by the way that is least round.
                let mut way = vec![from];
                for stage in stages.iter().filter(|s| **s > step.stage && **s < self.steps[*next].stage) {
                    let of_stage = self.steps.iter().enumerate().filter(|(_, step)| step.stage == *stage);
                    let bottoms = of_stage.clone().map(|(i, _)| tops[i] + heights[i]);
                    let first = of_stage.map(|(i, _)| tops[i]).fold(f64::INFINITY, f64::min) - PAST;
                    let ways = std::iter::once(first).chain(bottoms.map(|bottom| bottom + BETWEEN / 2.0));
                    let x = left(*stage) + column / 2.0;
                    let straight = from.1 + (to.1 - from.1) * (x - from.0) / (to.0 - from.0);
                    let round = |y: &f64| (y - straight).abs();
                    let Some(y) = ways.min_by(|a, b| round(a).total_cmp(&round(b))) else { continue };
                    way.extend([(left(*stage) - 4.0, y), (left(*stage) + column + 4.0, y)]);
                }
                // The last piece is level: the head of a steep arrow would reach under the box.
                let last = (to.0 - LEVEL, to.1);
                way.push(last);
                canvas.path(&way, GREY, 1.4);
                arrow(canvas, last, to);
            }
        }
        for (i, step) in self.steps.iter().enumerate() {
            self.step(step, canvas, (left(step.stage), tops[i]), (column, heights[i]));
        }
        boxes_top + tallest + 2.0 * PAST
    }

    /// On a phone: the stages under each other, an arrow from each to the next.
    fn stacked(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let words = self.frame.language.chapter_words();
        let mut y = top;
        for (i, stage) in self.stages().into_iter().enumerate() {
            if i > 0 {
                arrow(canvas, (total / 2.0, y - 2.0), (total / 2.0, y + 16.0));
                y += 20.0;
            }
            word(canvas, (words.stage)(stage), 0.0, y + leading(HEAD) * 0.5, HEAD, Anchor::Start);
            y += leading(HEAD) + 4.0;
            for step in self.steps.iter().filter(|step| step.stage == stage) {
                let height = self.height(step, total);
                self.step(step, canvas, (0.0, y), (total, height));
                y += height + BETWEEN / 2.0;
            }
        }
        y
    }

    fn figure_lines(&self, step: &Box, column: f64) -> Vec<String> {
        let not_measured = self.frame.language.chapter_words().theory_not_measured;
        let text = step.figure.as_deref().unwrap_or(not_measured);
        let look = if step.figure.is_some() { VALUE } else { NUMBER };
        wrap(self.frame.language, text, look.weight, look.size, column - 2.0 * PADDING)
    }

    fn height(&self, step: &Box, column: f64) -> f64 {
        let text = wrap(self.frame.language, &step.text, STEP.weight, STEP.size, column - 2.0 * PADDING).len() as f64
            * leading(STEP);
        let look = if step.figure.is_some() { VALUE } else { NUMBER };
        text + self.figure_lines(step, column).len() as f64 * leading(look) + 2.0 * PADDING + 2.0
    }

    fn step(&self, step: &Box, canvas: &Canvas<'_>, (x, y): (f64, f64), (wide, tall): (f64, f64)) {
        let (edge, inside) = if step.figure.is_some() { (ACCENT, SOFT) } else { (AXIS, WHITE) };
        canvas.rect(x, y, wide, tall, edge);
        canvas.rect(x + 1.2, y + 1.2, wide - 2.4, tall - 2.4, inside);
        let lines = wrap(self.frame.language, &step.text, STEP.weight, STEP.size, wide - 2.0 * PADDING);
        let text_tall = lines.len() as f64 * leading(STEP);
        label(canvas, &lines, x + PADDING, y + PADDING + text_tall / 2.0, STEP);
        let look = if step.figure.is_some() { VALUE } else { NUMBER };
        let lines = self.figure_lines(step, wide);
        let tall = lines.len() as f64 * leading(look);
        label(canvas, &lines, x + PADDING, y + PADDING + text_tall + 2.0 + tall / 2.0, look);
    }
}

/// A line with a head at its end.
fn arrow(canvas: &Canvas<'_>, from: (f64, f64), to: (f64, f64)) {
    const LONG: f64 = 7.0;
    const HALF: f64 = 3.6;
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let neck = (to.0 - ux * LONG, to.1 - uy * LONG);
    canvas.line(from, neck, GREY, 1.4);
    canvas.polygon(&[to, (neck.0 - uy * HALF, neck.1 + ux * HALF), (neck.0 + uy * HALF, neck.1 - ux * HALF)], GREY);
}
