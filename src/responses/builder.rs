//! Building a wave row by row, column by column, before it becomes a table.

use std::collections::BTreeMap;

use polars::prelude::{Column, DataFrame, IntoColumn, NamedFrom, PolarsError, Series, UInt8Chunked, UInt32Chunked};

use super::codes::Codes;
use super::{Input, NO_LEVEL, Wave, option_column};
use crate::survey::{self, Kind, Question, Survey, WaveKind};

/// Columns of one wave that are still being filled.
#[derive(Debug)]
pub struct Builder {
    wave: String,
    inputs: Vec<Input>,
    columns: Vec<(String, Cells)>,
    codes: Option<Codes>,
}

/// The questions that the export of a wave answers: its own, and those in which people look back from it. Each
/// with the name under which its answers are kept.
pub fn asked<'a>(survey: &'a Survey, wave: &survey::Wave) -> Vec<(&'a Question, &'a str)> {
    let looks_back = |q: &Question| {
        let from_here = |w: &&survey::Wave| w.kind == WaveKind::Retrospective && w.asked_in.as_ref() == Some(&wave.id);
        survey.waves().iter().filter(from_here).any(|w| survey.is_asked(q, w))
    };
    let name = |question: &'a Question| {
        if survey.is_asked(question, wave) {
            Some((question, question.stands_for.as_deref().unwrap_or(&question.id)))
        } else {
            looks_back(question).then_some((question, question.id.as_str()))
        }
    };
    survey.questions().iter().filter_map(name).collect()
}

/// The values of one question so far.
#[derive(Debug)]
pub enum Cells {
    /// Positions of options.
    Codes(Vec<u8>),
    /// Per option (by code): chosen or not; in a ranking its place, 1 for the first.
    Options(Vec<(i32, Vec<u8>)>),
    /// Positions of discovered levels, and the levels in the order they were met.
    Levels(Vec<u32>, Vec<String>),
    /// Numbers.
    Numbers(Vec<Option<f64>>),
    /// Texts.
    Texts(Vec<Option<String>>),
}

impl Cells {
    /// No values yet, of the kind the question needs.
    pub fn empty(survey: &Survey, question: &Question) -> Self {
        match question.kind {
            Kind::Category if question.answers.is_none() => Self::Levels(Vec::new(), Vec::new()),
            Kind::Choice | Kind::Category | Kind::Score => Self::Codes(Vec::new()),
            Kind::Multiple | Kind::Rank => {
                Self::Options(survey.choices(question).iter().map(|choice| (choice.code, Vec::new())).collect())
            }
            Kind::Number => Self::Numbers(Vec::new()),
            Kind::Date | Kind::Text => Self::Texts(Vec::new()),
        }
    }
}

impl Builder {
    /// An empty wave with a column for every question that was asked in it, and last for the weights.
    pub fn new(survey: &Survey, wave: &survey::Wave) -> Self {
        let columns = asked(survey, wave).into_iter().map(|(q, name)| (name.to_string(), Cells::empty(survey, q)));
        let weight = survey.weight_column().map(|q| (q.id.clone(), Cells::empty(survey, &q)));
        Self { wave: wave.id.clone(), inputs: Vec::new(), columns: columns.chain(weight).collect(), codes: None }
    }

    /// The codes of the respondents; none before this is asked for.
    pub fn codes(&mut self) -> &mut Codes {
        self.codes.get_or_insert_default()
    }

    /// Takes the codes out, to link waves with them.
    pub fn take_codes(&mut self) -> Option<Codes> {
        self.codes.take()
    }

    /// The columns in the order of the survey.
    pub fn columns(&mut self) -> &mut [(String, Cells)] {
        &mut self.columns
    }

    /// Files read so far.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Notes that a file was read.
    pub fn read(&mut self, input: Input) {
        self.inputs.push(input);
    }

    /// The finished wave. Fails only if columns are of different length, which a reader prevents.
    pub fn finish(self) -> Result<Wave, PolarsError> {
        let mut columns: Vec<Column> = Vec::new();
        let mut levels = BTreeMap::new();
        for (id, cells) in self.columns {
            match cells {
                Cells::Codes(codes) => columns.push(bytes(&id, codes)),
                Cells::Options(options) => {
                    columns.extend(options.into_iter().map(|(code, chosen)| bytes(&option_column(&id, code), chosen)));
                }
                Cells::Levels(codes, found) => {
                    let (codes, sorted) = sorted_levels(&codes, &found);
                    columns.push(UInt32Chunked::from_vec(id.as_str().into(), codes).into_column());
                    levels.insert(id, sorted);
                }
                Cells::Numbers(numbers) => columns.push(column(&id, numbers)),
                Cells::Texts(texts) => columns.push(column(&id, texts)),
            }
        }
        let table = DataFrame::new_infer_height(columns)?;
        Ok(Wave { id: self.wave, inputs: self.inputs, table, levels, persons: None, looks_back_from: None })
    }
}

/// Coded answers, without a copy.
fn bytes(name: &str, values: Vec<u8>) -> Column {
    UInt8Chunked::from_vec(name.into(), values).into_column()
}

fn column<T>(name: &str, values: Vec<T>) -> Column
where
    Series: NamedFrom<Vec<T>, [T]>,
    Vec<T>: AsRef<[T]>,
{
    Series::new(name.into(), values).into_column()
}

/// Key by which `Unit 2` stands before `Unit 10`: words by letter, numbers by size.
fn natural(text: &str) -> Vec<(String, u64)> {
    let mut parts: Vec<(String, u64)> = vec![(String::new(), 0)];
    let mut in_number = false;
    for c in text.to_lowercase().chars() {
        match (c.to_digit(10), parts.last_mut()) {
            (Some(digit), Some(part)) => {
                part.1 = part.1.saturating_mul(10).saturating_add(u64::from(digit));
                in_number = true;
            }
            (None, Some(part)) if !in_number => part.0.push(c),
            _ => {
                parts.push((c.to_string(), 0));
                in_number = false;
            }
        }
    }
    parts
}

/// Levels in alphabetical order, so that the order of rows in the export leaves no trace.
fn sorted_levels(codes: &[u32], found: &[String]) -> (Vec<u32>, Vec<String>) {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|i| natural(&found[*i]));
    let mut position = vec![NO_LEVEL; found.len()];
    for (new, old) in order.iter().enumerate() {
        position[*old] = u32::try_from(new).unwrap_or(NO_LEVEL);
    }
    let codes = codes.iter().map(|code| position.get(*code as usize).copied().unwrap_or(NO_LEVEL)).collect();
    (codes, order.into_iter().map(|i| found[i].clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_are_ordered_by_size() {
        let found: Vec<String> = ["Unit 10", "unit 2", "Unit 1 b", "Unit 1 a"].map(String::from).to_vec();
        let (codes, sorted) = sorted_levels(&[0, 1, 2, 3, NO_LEVEL], &found);
        assert_eq!(sorted, ["Unit 1 a", "Unit 1 b", "unit 2", "Unit 10"]);
        assert_eq!(codes, [3, 2, 1, 0, NO_LEVEL]);
    }
}
