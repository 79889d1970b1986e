//! Groups by figures (also called a heat map): the darker, the more answered favourably. A frame marks what
//! differs clearly from all others, by the verdict that the title counts.

use plotters::style::RGBColor;

use super::Picture;
use super::canvas::{Anchor, Canvas, Type};
use super::content::Content;
use super::frame::{Frame, label, word};
use super::pages;
use super::style::{self, HEAD, HEAT, INK, LABEL, LABEL_STRONG, NARROW, NUMBER, RULE, SEGMENT, leading};
use super::text::{Weight, width, wrap};
use crate::language::{Language, number};
use crate::results::{Comparison, Estimate, GroupKey, Results, Verdict};
use crate::survey::{Indicator, Measure, Question, Survey};

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Heat {
    frame: Frame,
    heads: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Debug, Clone)]
struct Row {
    label: String,
    is_total: bool,
    /// How many of the group answered the survey.
    n: String,
    /// One for each head; `None` is hidden.
    cells: Vec<Option<Share>>,
}

#[derive(Debug, Clone)]
struct Share {
    percent: String,
    /// Class of its colour.
    class: usize,
    indicative: bool,
    differs: bool,
}

/// More columns or rows would not be read; the rest goes on in a further chart.
const MOST_COLUMNS: usize = 6;
const MOST_ROWS: usize = 15;

/// Where the classes of colour begin, in per cent.
const CLASSES: [u64; 4] = [40, 60, 75, 90];

impl Heat {
    /// Headline rates by the groups of a question, in parts that each fit on a page; none with fewer than two shown
    /// groups or figures.
    pub(super) fn parts(
        survey: &Survey,
        results: &Results,
        language: Language,
        wave: &str,
        question: &Question,
    ) -> Vec<Self> {
        let figures: Vec<&Indicator> =
            survey.indicators().iter().filter(|i| i.measure == Measure::Rate && (i.headline || i.primary)).collect();
        let count = figures.len().div_ceil(MOST_COLUMNS).max(1);
        let columns = figures.chunks(figures.len().div_ceil(count).max(1));
        let parts: Vec<Self> =
            columns.filter_map(|part| Self::of(survey, results, language, wave, question, part)).collect();
        let mut parts: Vec<Self> = parts.into_iter().flat_map(Self::by_rows).collect();
        let all = parts.len();
        for (i, part) in parts.iter_mut().enumerate() {
            part.frame.title = pages::numbered(&part.frame.title, (i + 1, all));
        }
        parts
    }

    fn of(
        survey: &Survey,
        results: &Results,
        language: Language,
        wave: &str,
        question: &Question,
        figures: &[&Indicator],
    ) -> Option<Self> {
        let words = language.kind_words();
        let of_figure = |e: &&Estimate, i: &Indicator| e.wave == wave && e.indicator == i.id;
        let compared: Vec<&Comparison> = results
            .comparisons
            .iter()
            .filter(|c| c.wave == wave && c.group.question == question.id && !c.hidden && c.p.is_some())
            .filter(|c| figures.iter().any(|i| i.id == c.indicator))
            .collect();
        let cell = |indicator: &&Indicator, group: Option<&GroupKey>| {
            let found =
                results.estimates.iter().filter(|e| of_figure(e, indicator)).find(|e| e.group.as_ref() == group);
            let differs = compared
                .iter()
                .any(|c| c.indicator == indicator.id && Some(&c.group) == group && c.verdict == Some(Verdict::Change));
            found.and_then(|estimate| share(language, estimate, differs))
        };
        let answered = |group: Option<&GroupKey>| {
            let found = results.response.iter().find(|r| r.wave == wave && r.group.as_ref() == group && !r.hidden);
            found.and_then(|r| r.answered).map_or_else(String::new, |n| number::count(language, n))
        };
        let row = |label: String, group: Option<&GroupKey>| Row {
            label,
            is_total: group.is_none(),
            n: answered(group),
            cells: figures.iter().map(|indicator| cell(indicator, group)).collect(),
        };
        let mut keys: Vec<&GroupKey> = Vec::new();
        for key in results.estimates.iter().filter(|e| e.wave == wave).filter_map(|e| e.group.as_ref()) {
            if key.question == question.id && !keys.contains(&key) {
                keys.push(key);
            }
        }
        let groups: Vec<Row> =
            keys.into_iter().map(|key| row(key.value.text(survey, question, language), Some(key))).collect();
        let (mut shown, hidden): (Vec<Row>, Vec<Row>) =
            groups.into_iter().partition(|row| row.cells.iter().any(Option::is_some));
        if shown.len() < 2 || figures.len() < 2 {
            return None;
        }
        if !hidden.is_empty() {
            let label = (language.chart_words().hidden_groups)(&number::count(language, hidden.len() as u64));
            let cells = vec![None; figures.len()];
            shown.push(Row { label, is_total: false, n: String::new(), cells });
        }
        let rows: Vec<Row> =
            std::iter::once(row(language.chart_words().everybody.to_string(), None)).chain(shown).collect();
        let mut frame = Frame::of_wave(survey, results, language, wave);
        let differing = compared.iter().filter(|c| c.verdict == Some(Verdict::Change)).count() as u64;
        frame.title = (words.heat_title)((!compared.is_empty()).then_some((differing, compared.len() as u64)));
        frame.subtitle = words.heat_subtitle.to_string();
        let heads = figures.iter().map(|i| survey.indicator_label(i, language).to_string()).collect();
        Some(Self { frame, heads, rows })
    }

    /// The chart in parts of equal length, the total on top of each.
    fn by_rows(self) -> Vec<Self> {
        let (totals, rows): (Vec<Row>, Vec<Row>) = self.rows.into_iter().partition(|row| row.is_total);
        pages::parts(rows.len(), MOST_ROWS, |part, _| {
            let rows = totals.iter().chain(&rows[part]).cloned().collect();
            Self { frame: self.frame.clone(), heads: self.heads.clone(), rows }.noted()
        })
    }

    /// With notes and alternative text made from what it really holds.
    fn noted(mut self) -> Self {
        let words = self.frame.language.kind_words();
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        let notes = [
            (cells().flatten().any(|share| share.indicative), words.note_heat_indicative),
            (cells().any(Option::is_none), words.note_hidden_cells),
        ];
        self.frame.notes.extend(notes.iter().filter(|(said, _)| *said).map(|(_, note)| (*note).to_string()));
        self.frame.alt = self.alt();
        self
    }

    fn alt(&self) -> String {
        /// So many rows are read out; tables beside the chart hold them all.
        const READ_OUT: usize = 4;
        let chart = self.frame.language.chart_words();
        let row = |row: &Row| {
            let told = self.heads.iter().zip(&row.cells).map(|(head, cell)| {
                format!("{head} {}", cell.as_ref().map_or(chart.hidden, |share| share.percent.as_str()))
            });
            (self.frame.language.kind_words().heat_alt)(&row.label, &told.collect::<Vec<_>>().join(", "))
        };
        let mut sentences = vec![format!("{}.", self.frame.title)];
        sentences.extend(self.rows.iter().take(READ_OUT).map(row));
        if self.rows.len() > READ_OUT {
            let more = number::count(self.frame.language, (self.rows.len() - READ_OUT) as u64);
            sentences.push((chart.more_rows)(&more));
        }
        sentences.join(" ")
    }
}

impl Content for Heat {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| Layout::new(self, width).paint(self, canvas, top))
    }
}

fn share(language: Language, estimate: &Estimate, differs: bool) -> Option<Share> {
    let (k, n) = (estimate.count?, estimate.n.filter(|n| *n > 0 && !estimate.hidden)?);
    // By the printed per cent, so that no colour belies its number.
    let printed = (200 * k + n) / (2 * n);
    let class = CLASSES.iter().filter(|from| printed >= **from).count();
    Some(Share { percent: number::percent(language, k, n), class, indicative: estimate.indicative, differs })
}

/// Where rows and columns stand at a width.
struct Layout {
    language: Language,
    width: f64,
    narrow: bool,
    label_width: f64,
    n_right: f64,
    left: f64,
    column: f64,
}

const GAP: f64 = 10.0;
const CELL: f64 = 30.0;

impl Layout {
    fn new(chart: &Heat, total: f64) -> Self {
        let narrow = total < NARROW;
        let n_width = chart.rows.iter().map(|r| width(&r.n, NUMBER.weight, NUMBER.size)).fold(12.0, f64::max);
        let label_width = if narrow { total - n_width - GAP } else { (total * 0.26).round() };
        let n_right = if narrow { total } else { label_width + GAP + n_width };
        let left = if narrow { 0.0 } else { n_right + GAP };
        let column = (total - left) / chart.heads.len().max(1) as f64;
        Self { language: chart.frame.language, width: total, narrow, label_width, n_right, left, column }
    }

    fn paint(&self, chart: &Heat, canvas: &Canvas<'_>, top: f64) -> f64 {
        let mut y = self.legend(chart, canvas, top);
        y = if self.narrow { self.key(chart, canvas, y) } else { self.heads(chart, canvas, y) };
        for row in &chart.rows {
            y = self.row(row, canvas, y);
        }
        y + 2.0
    }

    /// Names of the figures over their columns.
    fn heads(&self, chart: &Heat, canvas: &Canvas<'_>, top: f64) -> f64 {
        let wrapped: Vec<Vec<String>> = chart
            .heads
            .iter()
            .map(|head| wrap(self.language, head, HEAD.weight, HEAD.size, self.column - 6.0))
            .collect();
        let lines = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        let height = lines as f64 * leading(HEAD);
        for (i, head) in wrapped.iter().enumerate() {
            // Heads stand on their columns.
            let first = top + height - head.len() as f64 * leading(HEAD);
            for (line, text) in head.iter().enumerate() {
                let middle = first + (line as f64 + 0.5) * leading(HEAD);
                word(canvas, text, self.left + (i as f64 + 0.5) * self.column, middle, HEAD, Anchor::Middle);
            }
        }
        word(canvas, "n", self.n_right, top + height - leading(HEAD) * 0.5, HEAD, Anchor::End);
        top + height + 4.0
    }

    /// On a phone: a letter over each column, and what the letters stand for.
    fn key(&self, chart: &Heat, canvas: &Canvas<'_>, top: f64) -> f64 {
        let mut y = top;
        for (i, head) in chart.heads.iter().enumerate() {
            let lines = wrap(self.language, head, NUMBER.weight, NUMBER.size, self.width - 18.0);
            word(canvas, letter(i), 0.0, y + leading(NUMBER) * 0.5, HEAD, Anchor::Start);
            let height = leading(NUMBER) * lines.len() as f64;
            label(canvas, &lines, 18.0, y + height / 2.0, NUMBER);
            y += height;
        }
        y += 6.0;
        for i in 0..chart.heads.len() {
            let x = (i as f64 + 0.5) * self.column;
            word(canvas, letter(i), x, y + leading(HEAD) * 0.5, HEAD, Anchor::Middle);
        }
        y + leading(HEAD) + 2.0
    }

    fn row(&self, row: &Row, canvas: &Canvas<'_>, top: f64) -> f64 {
        let look = if row.is_total { LABEL_STRONG } else { LABEL };
        let lines = wrap(self.language, &row.label, look.weight, look.size, self.label_width);
        let label_height = leading(look) * lines.len() as f64;
        let (height, cells_top) = if self.narrow {
            (label_height + CELL + 8.0, top + label_height + 4.0)
        } else {
            let height = (label_height + 6.0).max(CELL + 2.0);
            (height, top)
        };
        let label_middle = if self.narrow { top + 2.0 + label_height / 2.0 } else { top + height / 2.0 };
        let tall = if self.narrow { CELL } else { height - 2.0 };
        label(canvas, &lines, 0.0, label_middle, look);
        word(canvas, &row.n, self.n_right, label_middle, NUMBER, Anchor::End);
        for (i, cell) in row.cells.iter().enumerate() {
            let x = self.left + i as f64 * self.column;
            let middle = (x + self.column / 2.0, cells_top + tall / 2.0);
            let Some(share) = cell else {
                canvas.line((x + 4.0, cells_top + tall), (x + self.column - 4.0, cells_top + tall), RULE, 0.8);
                word(canvas, "..", middle.0, middle.1, NUMBER, Anchor::Middle);
                continue;
            };
            let fill = HEAT[share.class];
            if share.differs {
                canvas.rect(x, cells_top - 1.0, self.column, tall + 2.0, INK);
                canvas.rect(x + 2.6, cells_top + 1.6, self.column - 5.2, tall - 3.2, style::WHITE);
                canvas.rect(x + 4.0, cells_top + 3.0, self.column - 8.0, tall - 6.0, fill);
            } else {
                canvas.rect(x + 1.0, cells_top, self.column - 2.0, tall, fill);
            }
            word(canvas, &share.percent, middle.0, middle.1, in_cell(share, fill), Anchor::Middle);
        }
        let below = top + height;
        if row.is_total {
            canvas.line((0.0, below + 1.0), (self.width, below + 1.0), style::AXIS, 1.2);
            return below + 5.0;
        }
        below
    }

    /// The classes that occur, and the frame where one does.
    fn legend(&self, chart: &Heat, canvas: &Canvas<'_>, top: f64) -> f64 {
        const SWATCH: f64 = 12.0;
        let language = chart.frame.language;
        let words = language.kind_words();
        let shares: Vec<&Share> = chart.rows.iter().flat_map(|row| row.cells.iter().flatten()).collect();
        let mut items: Vec<(Option<usize>, String)> = (0..HEAT.len())
            .filter(|class| shares.iter().any(|share| share.class == *class))
            .map(|class| (Some(class), class_text(language, class)))
            .collect();
        if shares.iter().any(|share| share.differs) {
            items.push((None, words.heat_differs.to_string()));
        }
        let (mut x, mut y) = (0.0, top + 8.0);
        for (class, text) in items {
            let advance = SWATCH + 6.0 + width(&text, Weight::Regular, NUMBER.size) + 16.0;
            if x > 0.0 && x + advance - 16.0 > self.width {
                x = 0.0;
                y += leading(NUMBER) + 2.0;
            }
            let box_top = y - SWATCH / 2.0;
            if let Some(class) = class {
                canvas.rect(x, box_top, SWATCH, SWATCH, HEAT[class]);
            } else {
                canvas.rect(x, box_top, SWATCH, SWATCH, INK);
                canvas.rect(x + 2.6, box_top + 2.6, SWATCH - 5.2, SWATCH - 5.2, style::WHITE);
            }
            word(canvas, &text, x + SWATCH + 6.0, y, NUMBER, Anchor::Start);
            x += advance;
        }
        y + leading(NUMBER) + 2.0
    }
}

/// What a class of colour stands for: `alle 40 %`, `40–59 %`, `vähintään 90 %`.
fn class_text(language: Language, class: usize) -> String {
    let words = language.kind_words();
    let percent = |value: u64| number::percent(language, value, 100);
    let from = class.checked_sub(1).map(|i| CLASSES[i]);
    match (from, CLASSES.get(class)) {
        (None, Some(to)) => (words.heat_below)(&percent(*to)),
        (Some(from), Some(to)) => number::percent_range(language, from as f64 / 100.0, (*to as f64 - 1.0) / 100.0, 100),
        (Some(from), None) => (words.heat_from)(&percent(from)),
        (None, None) => String::new(),
    }
}

fn in_cell(share: &Share, fill: RGBColor) -> Type {
    let weight = if share.indicative { Weight::Regular } else { Weight::SemiBold };
    Type { weight, color: style::on(fill), ..SEGMENT }
}

/// The letter of a column; a chart has at most six.
fn letter(i: usize) -> &'static str {
    ["A", "B", "C", "D", "E", "F"].get(i).copied().unwrap_or("·")
}
