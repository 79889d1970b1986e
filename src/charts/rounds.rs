//! Small multiples: the course of each figure over three and more rounds, every point with its interval, all panels of
//! one measure on one axis.

mod office;

use super::Picture;
use super::axis::{between, round_ticks};
use super::canvas::{Anchor, Canvas};
use super::content::Content;
use super::dumbbell::range;
use super::frame::{Frame, label, word};
use super::native::Native;
use super::outcome::{color, legend};
use super::pages;
use super::style::{LABEL_STRONG, NUMBER, RULE, VALUE, WHITE, leading};
use super::text::{brief, width, wrap, wrap_in};
use crate::charts::differences::figure;
use crate::language::{Language, number};
use crate::results::{Outcome, Results, Trend};
use crate::survey::{Measure, Survey, WaveKind};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Rounds {
    frame: Frame,
    panels: Vec<Panel>,
    measure: Measure,
    range: (f64, f64),
    outcomes: Vec<Outcome>,
}

#[derive(Debug, Clone)]
struct Panel {
    label: String,
    outcome: Outcome,
    points: Vec<Point>,
}

#[derive(Debug, Clone)]
struct Point {
    id: String,
    wave: String,
    n: Option<String>,
    value: f64,
    low: f64,
    high: f64,
    text: String,
}

/// Panels that share an axis.
struct Group {
    measure: Measure,
    kind: WaveKind,
    /// Ends of the answers; `None` where only the answers know.
    scale: Option<(f64, f64)>,
    panels: Vec<Panel>,
}

/// So many panels fit on a page; more become another chart.
const MOST_PANELS: usize = 12;

impl Rounds {
    /// One chart for all figures that share a measure, a range of answers and a kind of wave.
    pub(super) fn all(survey: &Survey, results: &Results, language: Language) -> Vec<Self> {
        let mut groups: Vec<Group> = Vec::new();
        for trend in results.trends.iter().filter(|trend| !trend.hidden) {
            let (Some(indicator), Some(panel)) =
                (survey.indicator(&trend.indicator), panel(survey, results, language, trend))
            else {
                continue;
            };
            let scale = range(survey, indicator);
            let fits = |g: &&mut Group| {
                let alike = g.measure == indicator.measure && g.kind == trend.kind && g.scale == scale;
                alike && scale.is_some() && g.panels.len() < MOST_PANELS
            };
            match groups.iter_mut().find(fits) {
                Some(group) => group.panels.push(panel),
                None => {
                    groups.push(Group { measure: indicator.measure, kind: trend.kind, scale, panels: vec![panel] });
                }
            }
        }
        let charts = groups.into_iter().map(|g| Self::from(survey, results, language, g.measure, g.panels));
        charts.flat_map(Self::parts).collect()
    }

    fn from(survey: &Survey, results: &Results, language: Language, measure: Measure, panels: Vec<Panel>) -> Self {
        let words = language.change_words();
        let count = |wanted| panels.iter().filter(|panel| panel.outcome == wanted).count() as u64;
        let mut waves: Vec<&str> = Vec::new();
        for point in panels.iter().flat_map(|panel| &panel.points) {
            if !waves.contains(&point.id.as_str()) {
                waves.push(&point.id);
            }
        }
        let mut frame = Frame::of_waves(survey, results, language, &waves);
        frame.title = match panels.as_slice() {
            [one] => (words.title_one)(&brief(&one.label), one.outcome),
            _ => (words.title_several)(
                count(Outcome::Improved),
                count(Outcome::Worsened),
                count(Outcome::NoRelevantChange),
                count(Outcome::Inconclusive),
            ),
        };
        frame.subtitle = (words.rounds_subtitle)(&number::level(language, survey.about().confidence));
        frame.alt = alt(language, &frame.title, &panels);
        let ends = |pick: fn(&Point) -> f64| panels.iter().flat_map(|p| &p.points).map(pick);
        let low = ends(|p| p.low).fold(f64::INFINITY, f64::min);
        let high = ends(|p| p.high).fold(f64::NEG_INFINITY, f64::max);
        let margin = ((high - low) * 0.08).max(1e-6);
        let range = if measure == Measure::Rate { (0.0, 1.0) } else { (low - margin, high + margin) };
        let all = [Outcome::Improved, Outcome::Worsened, Outcome::NoRelevantChange, Outcome::Inconclusive];
        let outcomes = all.into_iter().filter(|outcome| count(*outcome) > 0).collect();
        Self { frame, panels, measure, range, outcomes }
    }

    /// The chart in parts that each fit on a page, all on the same axis.
    fn parts(self) -> Vec<Self> {
        pages::parts(self.panels.len(), MOST_PANELS, |part, number| {
            let mut frame = self.frame.clone();
            frame.title = pages::numbered(&frame.title, number);
            let panels = self.panels[part].to_vec();
            frame.alt = alt(frame.language, &frame.title, &panels);
            Self { frame, panels, outcomes: self.outcomes.clone(), ..self }
        })
    }
}

fn alt(language: Language, title: &str, panels: &[Panel]) -> String {
    let read_out = panels.iter().map(|panel| {
        let course: Vec<String> = panel.points.iter().map(|p| format!("{} {}", p.wave, p.text)).collect();
        (language.change_words().rounds_alt)(&panel.label, &course.join("; "))
    });
    std::iter::once(format!("{title}.")).chain(read_out).collect::<Vec<_>>().join(" ")
}

fn panel(survey: &Survey, results: &Results, language: Language, trend: &Trend) -> Option<Panel> {
    let indicator = survey.indicator(&trend.indicator)?;
    let point = |wave: &String| {
        let estimate = results.shown_in(wave, &indicator.id)?;
        let value = estimate.value?;
        Some(Point {
            id: wave.clone(),
            wave: survey.wave_label(wave, language).to_string(),
            n: estimate.n.map(|n| number::count(language, n)),
            value,
            low: estimate.low.unwrap_or(value),
            high: estimate.high.unwrap_or(value),
            text: figure(language, indicator.measure, value),
        })
    };
    let points: Vec<Point> = trend.waves.iter().filter_map(point).collect();
    let label = survey.indicator_label(indicator, language).to_string();
    // Where nobody moved there is no interval of a slope: a figure that stood still is shown to stand still.
    let outcome = trend.outcome().unwrap_or(Outcome::Inconclusive);
    (points.len() > 2).then_some(Panel { label, outcome, points })
}

impl Content for Rounds {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| self.paint(canvas, top, width))
    }

    fn native(&self) -> Option<Native> {
        self.office()
    }
}

const GAP: f64 = 22.0;
const PLOT_HEIGHT: f64 = 104.0;
/// Room above the plot for the number of a point at its top.
const HEADROOM: f64 = 21.0;
/// Radius of a point.
const DOT: f64 = 3.6;
const NARROWEST: f64 = 250.0;

impl Rounds {
    fn paint(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let language = self.frame.language;
        let mut y = legend(canvas, language, &self.outcomes, top, total) + 4.0;
        let fitting = (1..=3).rev().find(|n| (total + GAP) / f64::from(*n) - GAP >= NARROWEST).unwrap_or(1);
        let columns = self.panels.len().min(usize::try_from(fitting).unwrap_or(1)).max(1);
        let panel_width = (total + GAP) / columns as f64 - GAP;
        for row in self.panels.chunks(columns) {
            let lines =
                |panel: &Panel| wrap(language, &panel.label, LABEL_STRONG.weight, LABEL_STRONG.size, panel_width);
            let head = row.iter().map(|panel| lines(panel).len()).max().unwrap_or(1) as f64 * leading(LABEL_STRONG);
            let mut foot = 0.0_f64;
            for (i, panel) in row.iter().enumerate() {
                let (left, lines) = (i as f64 * (panel_width + GAP), lines(panel));
                // Names stand on one line with their neighbours'.
                label(canvas, &lines, left, y + leading(LABEL_STRONG) * lines.len() as f64 / 2.0, LABEL_STRONG);
                foot = foot.max(self.panel(panel, canvas, (left, y + head + HEADROOM), panel_width));
            }
            y += head + HEADROOM + PLOT_HEIGHT + foot + 8.0;
        }
        y
    }

    /// Paints a panel; gives back how much room the names of its waves take below the plot.
    fn panel(&self, panel: &Panel, canvas: &Canvas<'_>, (left, top): (f64, f64), panel_width: f64) -> f64 {
        let language = self.frame.language;
        let bottom = top + PLOT_HEIGHT;
        let tick_text = |tick: f64| match self.measure {
            Measure::Rate => figure(language, Measure::Rate, tick),
            _ => number::given(language, tick, 2),
        };
        let ticks = round_ticks(self.range, 3.0);
        let axis = ticks.iter().map(|t| width(&tick_text(*t), NUMBER.weight, NUMBER.size)).fold(0.0, f64::max) + 6.0;
        let y = |value: f64| between(value, self.range, (bottom, top));
        for tick in &ticks {
            canvas.line((left + axis, y(*tick)), (left + panel_width, y(*tick)), RULE, 0.8);
            word(canvas, &tick_text(*tick), left + axis - 6.0, y(*tick), NUMBER, Anchor::End);
        }
        let step = (panel_width - axis) / panel.points.len() as f64;
        let x = |i: usize| left + axis + step * (i as f64 + 0.5);
        let color = color(panel.outcome);
        let line: Vec<(f64, f64)> = panel.points.iter().enumerate().map(|(i, p)| (x(i), y(p.value))).collect();
        for (i, point) in panel.points.iter().enumerate() {
            canvas.line((x(i), y(point.low)), (x(i), y(point.high)), color, 1.4);
        }
        canvas.path(&line, color, 2.0);
        for at in &line {
            canvas.dot(*at, DOT, color);
        }
        let last = panel.points.len() - 1;
        let mut foot = 0.0_f64;
        for (i, point) in panel.points.iter().enumerate() {
            // The first and the last value are written out; the table holds them all.
            if i == 0 || i == last {
                let above = y(point.high).min(y(point.value) - DOT);
                value(canvas, &point.text, (x(i), above - 9.0), color);
            }
            if i == 0 || i == last || panel.points.len() <= 4 {
                foot = foot.max(wave(canvas, language, point, (x(i), bottom), step));
            }
        }
        foot
    }
}

/// A number above its interval, white behind it: no line must cross it.
fn value(canvas: &Canvas<'_>, text: &str, at: (f64, f64), color: plotters::style::RGBColor) {
    let look = super::canvas::Type { color, size: NUMBER.size, ..VALUE };
    let wide = width(text, look.weight, look.size);
    canvas.rect(at.0 - wide / 2.0 - 2.0, at.1 - 7.0, wide + 4.0, 14.0, WHITE);
    word(canvas, text, at.0, at.1, look, Anchor::Middle);
}

/// Name of a wave under the axis, and how many answered; gives back how much room they take.
fn wave(canvas: &Canvas<'_>, language: Language, point: &Point, (x, bottom): (f64, f64), step: f64) -> f64 {
    let mut lines = wrap_in(3, language, &point.wave, NUMBER.weight, NUMBER.size, step.max(56.0) - 4.0);
    lines.extend(point.n.as_ref().map(|n| format!("n = {n}")));
    for (i, line) in lines.iter().enumerate() {
        word(canvas, line, x, bottom + 12.0 + leading(NUMBER) * i as f64, NUMBER, Anchor::Middle);
    }
    leading(NUMBER) * lines.len() as f64
}
