//! The report of one group against all others.

use std::collections::BTreeSet;

use crate::charts;
use crate::language::messages::{EachWords, GroupResponseWords, RateWords};
use crate::language::{Language, Rule, number};
use crate::report::document::{Block, Cell, Column, Document, DocumentKind, Made, SummaryItem, Table};
use crate::report::sections::{self, Context};
use crate::results::{Estimate, GroupKey, GroupValue, OTHERS, Response, Results, Verdict};
use crate::survey::{Indicator, Measure, Question, Survey, Topic};

pub(super) fn document(
    survey: &Survey,
    results: &Results,
    question: &Question,
    group: &GroupKey,
    language: Language,
) -> Document {
    let context = Context::new(survey, results, language);
    let words = language.each_words();
    let name = group.value.text(survey, question, language);
    let one = One { context: &context, words, group, name: &name };
    let whole = crate::report::front(&context, DocumentKind::Report, Vec::new());
    let mut blocks = vec![one.summary()];
    if survey.about().made_up {
        let paragraphs = vec![context.words.made_up_text.to_string()];
        blocks.push(Block::Callout { title: context.words.made_up_title.to_string(), paragraphs });
    }
    blocks.extend(one.chart());
    blocks.push(Context::heading(1, "against-others", words.against_others));
    blocks.push(Block::Paragraph(words.others_are.to_string()));
    blocks.extend(one.topics());
    blocks.extend(sections::change::beside::blocks(&context, group, &name));
    blocks.extend(sections::closing(&context));
    let traces = Some(sections::trace::traces(&context, &blocks));
    Document {
        traces,
        title: (words.title)(&whole.title, &name),
        subtitle: Some(words.kind.to_string()),
        facts: whole.facts.into_iter().chain([(question.label(language).to_string(), name.clone())]).collect(),
        body: blocks.len(),
        blocks,
        ..whole
    }
}

/// One group in one language.
struct One<'a> {
    context: &'a Context<'a>,
    words: &'static EachWords,
    group: &'a GroupKey,
    name: &'a str,
}

impl One<'_> {
    /// How many answered, and every headline figure beside that of the others.
    fn summary(&self) -> Block {
        let headlines = self.context.survey.indicators().iter().filter(|i| i.headline || i.primary);
        let items = self.response().into_iter().chain(headlines.filter_map(|indicator| self.item(indicator)));
        let limit = SummaryItem::sentence(self.words.limit);
        Block::Summary { title: self.context.words.summary.to_string(), items: items.chain([limit]).collect() }
    }

    fn response(&self) -> Option<SummaryItem> {
        let language = self.context.language;
        let wave = self.context.last_wave();
        let response =
            self.context.results.response.iter().find(|r| r.wave == wave && r.group.as_ref() == Some(self.group))?;
        let answered = response.answered?;
        let count = number::count(language, answered);
        let (figure, text) = match response.invited.filter(|_| response.rate.is_some()) {
            Some(invited) => {
                let rate = number::percent(language, answered, invited);
                let invited = number::count(language, invited);
                let text =
                    (self.words.response)(&GroupResponseWords { name: self.name, answered: &count, invited: &invited });
                (rate, text)
            }
            None => (count.clone(), (self.words.response_answered)(self.name, &count)),
        };
        Some(SummaryItem {
            figure: Some(figure),
            made: Some(sections::trace::to_rule(Rule::Response)),
            ..SummaryItem::sentence(text)
        })
    }

    fn item(&self, indicator: &Indicator) -> Option<SummaryItem> {
        let estimate = self.own(indicator).filter(|e| !e.hidden && e.measure == Measure::Rate)?;
        let detail = self.rate(estimate, self.context.words.finding_detail)?;
        let others = self.others(indicator).and_then(|others| self.rate(others, self.words.others_detail));
        Some(SummaryItem {
            figure: Some(Context::figure_cells(estimate).0.text(self.context.language)),
            detail: Some(others.map_or_else(|| detail.clone(), |others| format!("{detail}. {others}"))),
            made: Some(sections::trace::of_indicator(indicator)),
            ..SummaryItem::sentence(self.context.label(indicator))
        })
    }

    /// A rate in the words of a sentence, without the response rate, which is of everybody.
    fn rate(&self, estimate: &Estimate, sentence: fn(&RateWords<'_>) -> String) -> Option<String> {
        let (language, k, n) = (self.context.language, estimate.count?, estimate.n?);
        let limits = estimate.low.zip(estimate.high);
        let interval = limits.map(|(low, high)| number::percent_range_bare(language, low, high, n));
        Some(sentence(&RateWords {
            label: "",
            percent: &number::percent_bare(language, k, n),
            fraction: &number::fraction(language, k, n),
            interval: &interval.unwrap_or_default(),
            level: &self.context.level(),
            answers: "",
            response: "",
        }))
    }

    /// The chart of headline rates, drawn of this group's figures as if they were everybody's.
    fn chart(&self) -> Vec<Block> {
        let own = |e: &&Estimate| e.group.as_ref() == Some(self.group);
        let estimates =
            self.context.results.estimates.iter().filter(own).map(|e| Estimate { group: None, ..e.clone() });
        let response = self.context.results.response.iter().filter(|r| r.group.as_ref() == Some(self.group));
        let response = response.map(|r| Response { group: None, ..r.clone() });
        let results =
            Results { estimates: estimates.collect(), response: response.collect(), ..self.context.results.clone() };
        let (survey, language, wave) = (self.context.survey, self.context.language, self.context.last_wave());
        let charts = charts::rates(survey, &results, language, wave, &charts::Selection::Headlines);
        if charts.is_empty() {
            return Vec::new();
        }
        let heading = Context::heading(1, "in-brief", self.context.words.in_brief);
        let figures = Context::figures("headlines", &(self.words.caption_chart)(self.name), charts, "#made");
        std::iter::once(heading).chain(figures).collect()
    }

    /// A table for each topic that has shares of this group.
    fn topics(&self) -> Vec<Block> {
        let indicators = self.context.survey.indicators();
        let topics: BTreeSet<Topic> = indicators.iter().filter_map(|i| self.context.survey.topic_of(i)).collect();
        topics.into_iter().filter_map(|topic| self.table(topic)).collect()
    }

    fn table(&self, topic: Topic) -> Option<Block> {
        let (context, words) = (self.context, self.words);
        let of_topic = context.survey.indicators().iter().filter(|i| context.survey.topic_of(i) == Some(topic));
        let rows: Vec<(&Indicator, &Estimate)> = of_topic.filter_map(|i| Some((i, self.own(i)?))).collect();
        if rows.is_empty() {
            return None;
        }
        let title = (context.words.topic)(topic);
        let figures = |over: &str| {
            [
                Column::numbers(context.words.result, 1.0).under(over),
                context.interval(1.4).under(over),
                Column::numbers(context.words.fraction, 1.3).under(over),
            ]
        };
        let mut notes = Vec::new();
        if rows.iter().any(|(_, e)| e.hidden) {
            let health = rows.iter().any(|(i, e)| e.hidden && context.survey.is_health(i));
            notes.push(sections::hidden_note(context, health));
        }
        if rows.iter().any(|(_, e)| e.indicative && !e.hidden) {
            notes.push(context.words.note_indicative.to_string());
        }
        Some(Block::Table(Table {
            id: format!("group-{}", sections::topic_id(topic)),
            caption: (words.caption_table)(title, self.name),
            columns: std::iter::once(Column::words(context.words.figure_head, 3.0))
                .chain(figures(words.group_result))
                .chain(figures(words.others_result))
                .chain([Column::words(words.difference, 1.3)])
                .collect(),
            rows: rows.iter().map(|(indicator, estimate)| self.row(indicator, estimate)).collect(),
            notes,
            made: Made::ByRow,
        }))
    }

    fn row(&self, indicator: &Indicator, estimate: &Estimate) -> Vec<Cell> {
        let cells = |estimate: &Estimate| {
            let (value, interval) = Context::figure_cells(estimate);
            vec![value, interval, Context::base_cell(estimate)]
        };
        let beside = match self.others(indicator) {
            Some(others) => cells(others),
            None if estimate.hidden => vec![Cell::Hidden; 3],
            None => vec![Cell::Empty; 3],
        };
        let label = sections::trace::label(self.context, indicator);
        [vec![label], cells(estimate), beside, vec![self.verdict(indicator)]].concat()
    }

    fn verdict(&self, indicator: &Indicator) -> Cell {
        let wave = self.context.last_wave();
        let with_others = GroupValue::Text(OTHERS.into());
        let mut compared = self.context.results.comparisons.iter();
        let compared = compared
            .find(|c| c.indicator == indicator.id && c.wave == wave && c.against == with_others && c.p.is_some());
        match compared.and_then(|c| c.verdict) {
            Some(Verdict::Change) => Cell::Text(self.words.differs.into()),
            Some(_) => Cell::Text(self.words.no_clear_difference.into()),
            None => Cell::Empty,
        }
    }

    /// The group's figure of an indicator in the last wave.
    fn own(&self, indicator: &Indicator) -> Option<&Estimate> {
        self.of(indicator, self.group)
    }

    fn others(&self, indicator: &Indicator) -> Option<&Estimate> {
        let others = GroupKey { question: self.group.question.clone(), value: GroupValue::Text(OTHERS.into()) };
        self.of(indicator, &others)
    }

    fn of(&self, indicator: &Indicator, group: &GroupKey) -> Option<&Estimate> {
        let wave = self.context.last_wave();
        let wanted = |e: &&Estimate| e.indicator == indicator.id && e.wave == wave && e.group.as_ref() == Some(group);
        self.context.results.estimates.iter().find(wanted)
    }
}
