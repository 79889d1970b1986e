//! Chapters of the report, in their order. Each turns published results into blocks.

mod accessibility;
mod appendix;
mod chain;
pub(super) mod change;
pub(super) mod codebook;
pub(super) mod conclusions;
mod contribution;
mod cost;
mod details;
mod dose;
mod groups;
mod indicators;
pub(super) mod limits;
mod method;
mod next_step;
mod organisations;
mod own_texts;
mod participant_classes;
pub(super) mod participation;
mod provenance;
mod questionnaire;
mod quotes;
pub(super) mod summary;
mod taking_part;
mod theory;
mod topics;
pub(super) mod trace;
mod weighted;

pub(super) use topics::topic_id;

use crate::charts::{Chart, differences};
use crate::language::messages::{MissingWords, RateWords, ReportWords};
use crate::language::{Language, number};
use crate::report::document::{Block, Cell, Column, Figure};
use crate::results::{Estimate, GroupValue, Missing, Results};
use crate::survey::{Indicator, Limits, Measure, Positive, Question, Survey, Target, WaveKind};

/// A chapter: its blocks, or none where there is nothing to tell.
type Section = fn(&Context<'_>) -> Vec<Block>;

/// Every chapter that is read, in its order.
pub(super) const BODY: &[Section] = &[
    summary::blocks,
    own_texts::blocks,
    theory::blocks,
    indicators::blocks,
    method::blocks,
    taking_part::blocks,
    participation::blocks,
    topics::blocks,
    change::blocks,
    groups::blocks,
    dose::blocks,
    chain::blocks,
    cost::blocks,
    contribution::blocks,
    limits::blocks,
    conclusions::blocks,
];

/// What is looked up, in its order.
pub(super) const APPENDICES: &[Section] =
    &[details::blocks, questionnaire::blocks, appendix::blocks, provenance::blocks, accessibility::blocks];

/// What any report ends with, whatever it is about: limits, method, data.
pub(super) fn closing(context: &Context<'_>) -> Vec<Block> {
    let sections: [Section; 3] = [limits::blocks, method::whole, provenance::blocks];
    sections.iter().flat_map(|section| section(context)).collect()
}

/// What every chapter is made from.
pub(super) struct Context<'a> {
    pub(super) survey: &'a Survey,
    pub(super) results: &'a Results,
    pub(super) language: Language,
    pub(super) words: &'static ReportWords,
}

impl<'a> Context<'a> {
    pub(super) fn new(survey: &'a Survey, results: &'a Results, language: Language) -> Self {
        Self { survey, results, language, words: language.report_words() }
    }

    /// Name of an indicator in the report's language.
    pub(super) fn label(&self, indicator: &'a Indicator) -> &'a str {
        self.survey.indicator_label(indicator, self.language)
    }

    /// Name of a wave.
    pub(super) fn wave_title(&self, id: &'a str) -> &'a str {
        self.survey.wave(id).and_then(|w| w.title.as_ref()).and_then(|t| t.get(self.language)).unwrap_or(id)
    }

    /// Name of a wave that a record speaks of, with what it is.
    pub(super) fn round_of(&self, id: &str) -> String {
        (self.language.trace_words().round)(self.wave_title_of(id))
    }

    /// [`Self::wave_title`] of an id that a record holds.
    pub(super) fn wave_title_of(&self, id: &str) -> &'a str {
        self.survey.wave(id).map_or("", |wave| self.wave_title(&wave.id))
    }

    /// A sentence on a round that stands apart from the others' chapter: where there are several, it says which.
    pub(super) fn of_round(&self, id: &'a str, sentence: String) -> String {
        let rounds = self.survey.waves().iter().filter(|wave| wave.kind != WaveKind::Retrospective).count();
        if rounds > 1 { (self.words.of_round)(self.wave_title(id), &sentence) } else { sentence }
    }

    /// The last wave, which the chapters speak of.
    pub(super) fn last_wave(&self) -> &'a str {
        self.survey.last_round().map_or("", |wave| &wave.id)
    }

    /// The figure of an indicator for everybody, hidden or not.
    pub(super) fn estimate(&self, indicator: &str) -> Option<&'a Estimate> {
        let wave = self.last_wave();
        self.results.estimates.iter().find(|e| e.indicator == indicator && e.wave == wave && e.group.is_none())
    }

    /// Wording of an answer to a question.
    pub(super) fn answer(&self, question: &Question, value: &GroupValue) -> String {
        value.text(self.survey, question, self.language)
    }

    /// The answers that count as favourable: `”a” tai ”b”`; empty where they are numbers.
    pub(super) fn positive_answers(&self, indicator: &Indicator) -> String {
        let Some(question) = self.survey.question_of(indicator) else { return String::new() };
        let codes: &[i32] = match &indicator.positive {
            Some(Positive::Codes(codes)) => codes,
            Some(Positive::Range(limits)) => return self.limits(*limits),
            None => self.survey.positive_codes(question),
        };
        let quoted: Vec<String> =
            codes.iter().map(|c| self.language.quoted(&self.answer(question, &GroupValue::Code(*c)))).collect();
        match quoted.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} {} {last}", rest.join(", "), self.words.or),
            None => String::new(),
        }
    }

    /// `vähintään 4`, `enintään 2`, or both.
    fn limits(&self, limits: Limits) -> String {
        let given = |value: f64| number::given(self.language, value, 2);
        let low = limits.at_least.map(|value| (self.words.at_least)(&given(value)));
        let high = limits.at_most.map(|value| (self.words.at_most)(&given(value)));
        low.into_iter().chain(high).collect::<Vec<_>>().join(", ")
    }

    /// Confidence in per cent, without its sign.
    pub(super) fn level(&self) -> String {
        number::level(self.language, self.survey.about().confidence)
    }

    /// A target as it is printed: `80 %`, `vähintään 3,5`.
    pub(super) fn target(&self, estimate: &Estimate, target: Target) -> String {
        let value = match target {
            Target::AtLeast { at_least } => at_least,
            Target::AtMost { at_most } => at_most,
        };
        match estimate.measure {
            Measure::Rate | Measure::ShareOfOrganisations => {
                let whole = (value * 100.0 - (value * 100.0).round()).abs() < 1e-9;
                number::share(self.language, value, if whole { 0 } else { number::DECIMALS_FROM })
            }
            // As the evaluator wrote it: 3.75 is not 3.8.
            Measure::Count | Measure::Mean | Measure::Median | Measure::Net => number::given(self.language, value, 2),
        }
    }

    /// A target in words with its direction, where it is an upper limit: `enintään 20 %`.
    pub(super) fn bounded_target(&self, estimate: &Estimate, target: Target) -> String {
        let value = self.target(estimate, target);
        match target {
            Target::AtLeast { .. } => value,
            Target::AtMost { .. } => (self.words.at_most)(&value),
        }
    }

    /// The words of a rate that is not hidden, handed to `sentence`.
    pub(super) fn with_rate(
        &self,
        label: &str,
        estimate: &Estimate,
        answers: &str,
        sentence: fn(&RateWords<'_>) -> String,
    ) -> Option<String> {
        let (k, n) = (estimate.count?, estimate.n?);
        // With too few clusters there is none.
        let limits = estimate.low.zip(estimate.high);
        let interval =
            limits.map(|(low, high)| number::percent_range_bare(self.language, low, high, estimate.interval_base()));
        let words = RateWords {
            label,
            percent: &number::percent_bare(self.language, k, n),
            fraction: &number::fraction(self.language, k, n),
            interval: &interval.unwrap_or_default(),
            level: &self.level(),
            answers,
            response: &self.response_rate(&estimate.wave),
        };
        Some(sentence(&words))
    }

    /// Response rate of a wave; empty where it is not known or not shown.
    fn response_rate(&self, wave: &str) -> String {
        let everybody = self.results.response.iter().find(|r| r.wave == wave && r.group.is_none());
        let rate = everybody.and_then(|r| r.rate.and(r.answered.zip(r.invited)));
        rate.map_or_else(String::new, |(k, n)| number::percent(self.language, k, n))
    }

    /// A figure and its interval, as cells.
    pub(super) fn figure_cells(estimate: &Estimate) -> (Cell, Cell) {
        if estimate.hidden {
            return (Cell::Hidden, Cell::Hidden);
        }
        let n = estimate.n.unwrap_or(0);
        let digits = usize::from(estimate.measure != Measure::Net);
        let value = match (estimate.measure, estimate.count, estimate.value) {
            (measure, Some(k), Some(_)) if measure.is_share() => Cell::Percent { k, n },
            (Measure::Count, Some(k), _) => Cell::Count(k),
            (_, _, Some(value)) => Cell::Number { value, digits },
            (_, _, None) => Cell::Empty,
        };
        let interval = match (estimate.measure, estimate.low, estimate.high) {
            (measure, Some(low), Some(high)) if measure.is_share() => {
                Cell::PercentRange { low, high, n: estimate.interval_base() }
            }
            (_, Some(low), Some(high)) => Cell::Range { low, high, digits },
            _ => Cell::Empty,
        };
        (value, interval)
    }

    /// A difference of two figures of a measure; of shares in percentage points.
    pub(super) fn difference_cell(measure: Measure, value: Option<f64>) -> Cell {
        let (unit, digits) = (differences::unit(measure), differences::digits(measure));
        value.map_or(Cell::Empty, |value| Cell::Difference { value: value * unit, digits })
    }

    /// The interval of such a difference.
    pub(super) fn difference_range(measure: Measure, limits: Option<(f64, f64)>) -> Cell {
        let (unit, digits) = (differences::unit(measure), differences::digits(measure));
        limits.map_or(Cell::Empty, |(low, high)| Cell::Range { low: low * unit, high: high * unit, digits })
    }

    /// The column of the intervals of the figures before it.
    pub(super) fn interval(&self, width: f64) -> Column {
        Column::interval((self.words.interval)(&self.level()), width)
    }

    /// The target with its direction: `≥ 80 %`.
    pub(super) fn target_cell(&self, estimate: &Estimate) -> Cell {
        let Some(target) = estimate.target else { return Cell::Empty };
        let value = self.target(estimate, target);
        Cell::Text(match target {
            Target::AtLeast { .. } => format!("≥ {value}"),
            Target::AtMost { .. } => format!("≤ {value}"),
        })
    }

    /// How a figure stands to its target.
    pub(super) fn status_cell(&self, estimate: &Estimate) -> Cell {
        match (estimate.hidden, estimate.status) {
            (true, _) => Cell::Hidden,
            (_, Some(status)) => Cell::Status { status, text: (self.words.status)(status) },
            (_, None) => Cell::Empty,
        }
    }

    /// The answers a figure rests on: `38/43`, or their number where it counts nothing.
    pub(super) fn base_cell(estimate: &Estimate) -> Cell {
        match (estimate.hidden, estimate.count, estimate.n) {
            (true, ..) => Cell::Hidden,
            (_, Some(k), Some(n)) => Cell::Fraction { k, n },
            (_, None, Some(n)) => Cell::Count(n),
            _ => Cell::Empty,
        }
    }

    /// Charts one after the other under one caption, each with an id of its own; `made` is where they lead.
    pub(super) fn figures(id: &str, caption: &str, charts: Vec<Chart>, made: &str) -> Vec<Block> {
        let numbered = |i: usize| if i == 0 { id.to_string() } else { format!("{id}-{}", i + 1) };
        let figure = |(i, chart)| {
            let (caption, made) = (caption.to_string(), made.to_string());
            Block::Figure(Figure { id: numbered(i), caption, chart, made })
        };
        charts.into_iter().enumerate().map(figure).collect()
    }

    /// What is said of a figure, after its name.
    pub(super) fn run_in(name: &str, told: &str) -> String {
        format!("{name}. {told}")
    }

    /// What is said of each of several figures; what is said of more than one is said once.
    pub(super) fn run_in_each(told: impl Iterator<Item = (String, String)>) -> Vec<String> {
        let mut said: Vec<(Vec<String>, String)> = Vec::new();
        for (name, told) in told {
            match said.iter_mut().find(|(_, earlier)| *earlier == told) {
                Some((names, _)) => names.push(name),
                None => said.push((vec![name], told)),
            }
        }
        said.iter().map(|(names, told)| Self::run_in(&names.join("; "), told)).collect()
    }

    /// A chapter heading.
    pub(super) fn heading(level: u8, id: impl Into<String>, text: impl Into<String>) -> Block {
        Block::Heading { level, id: id.into(), text: text.into() }
    }
}

/// The column with the rows' headers.
fn row_heads(head: &str, width: f64) -> Column {
    Column::words(head, width)
}

/// A column of numbers.
fn numbers(head: impl Into<String>, width: f64) -> Column {
    Column::numbers(head, width)
}

/// A column of words.
fn words(head: impl Into<String>, width: f64) -> Column {
    Column::words(head, width)
}

/// The note under a table with hidden cells.
pub(super) fn hidden_note(context: &Context<'_>, health: bool) -> String {
    (context.words.note_hidden)(&number::count(context.language, context.survey.minimum(health)))
}

/// How many answers are outside the shares, by kind; none where there are none.
fn missing_note(context: &Context<'_>, missing: &Missing) -> Option<String> {
    let text = |count: Option<u64>| match count {
        Some(count) if count > 0 => number::count(context.language, count),
        _ => String::new(),
    };
    let words = MissingWords {
        cant_say: &text(missing.cant_say),
        not_applicable: &text(missing.not_applicable),
        refused: &text(missing.refused),
        blank: &text(missing.blank),
        not_shown: &text(missing.not_shown),
    };
    let none = [words.cant_say, words.not_applicable, words.refused, words.blank, words.not_shown];
    none.iter().any(|part| !part.is_empty()).then(|| (context.words.note_missing)(&words))
}
