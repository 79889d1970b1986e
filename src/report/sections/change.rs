//! Change between rounds: who is compared, a sentence and a row for each figure, how far it can be trusted, who
//! answered only once, and the course over several rounds.

use super::change_words::Told;
use super::{Context, hidden_note, numbers, row_heads, words};
use crate::charts;
use crate::charts::differences::{plain, signed, signed_range};
use crate::language::messages::{AgainstSentence, ChangeWords, CourseSentence, LinkWords};
use crate::language::number;
use crate::report::document::{Block, Cell, SummaryItem, Table};
use crate::results::{Change, ChangeRole, Design, DropOut, Linking, Trend};
use crate::survey::{Better, Measure, WaveKind};

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let results = context.results;
    if results.changes.is_empty() && results.trends.is_empty() {
        return Vec::new();
    }
    let words = context.language.change_words();
    let against = results.changes.iter().any(|c| c.design == Design::DifferenceInDifferences);
    let mut blocks = vec![
        Context::heading(1, "change", words.heading),
        Block::Paragraph((if against { words.with_comparison } else { words.not_cause }).to_string()),
    ];
    blocks.extend(results.links.iter().map(|link| Block::Paragraph(linking(context, link))));
    let mut compared: Vec<(&str, &str)> = results.changes.iter().map(|c| (c.from.as_str(), c.to.as_str())).collect();
    compared.dedup();
    compared.sort_by_key(|pair| results.changes.iter().position(|c| (c.from.as_str(), c.to.as_str()) == *pair));
    compared.dedup();
    for (from, to) in compared {
        blocks.extend(pair(context, from, to));
    }
    blocks.extend(tests(context).map(Block::Paragraph));
    blocks.extend(course(context));
    blocks
}

/// The change of a headline figure, for the summary.
pub(super) fn summary_item(context: &Context<'_>, indicator: &str) -> Option<SummaryItem> {
    let change = context.results.main_change(context.survey, indicator)?;
    let measure = context.survey.indicator(indicator)?.measure;
    let text = if change.design == Design::DifferenceInDifferences {
        against_sentence(context, change)?
    } else {
        sentence(context, change)?
    };
    Some(SummaryItem { figure: Some(signed(context.language, measure, change.value?)), text, detail: None })
}

/// What is told of two waves.
fn pair(context: &Context<'_>, from: &str, to: &str) -> Vec<Block> {
    let words = context.language.change_words();
    let (before, after) = (title(context, from), title(context, to));
    let id = format!("change-{from}-{to}");
    let of_pair = |c: &&Change| c.from == from && c.to == to;
    let all: Vec<&Change> = context.results.changes.iter().filter(of_pair).collect();
    let main: Vec<&Change> = all
        .iter()
        .copied()
        .filter(|c| c.role == ChangeRole::Main && c.design != Design::DifferenceInDifferences)
        .collect();
    let mut blocks = vec![Context::heading(2, id.clone(), (words.between)(before, after))];
    if is_retrospective(context, from) {
        blocks.push(Block::Paragraph(words.looked_back.to_string()));
    } else if main.iter().all(|c| c.design == Design::Independent) {
        blocks.push(Block::Paragraph(words.not_linked.to_string()));
    }
    let sentences: Vec<String> = main.iter().filter_map(|change| sentence(context, change)).collect();
    blocks.push(Block::List(sentences));
    let charts = charts::changes(context.survey, context.results, context.language, from, to);
    blocks.extend(Context::figures(&format!("{id}-chart"), &(words.caption_chart)(before, after), charts));
    blocks.push(Block::Table(table(context, &main, &id, &(words.caption_table)(before, after))));
    blocks.extend(against(context, &all, &id, &(words.caption_against)(before, after)));
    blocks.extend(sensitivity(context, &all, &id, &(words.caption_sensitivity)(before, after)));
    blocks.extend(drop_out(context, from, to, &id));
    blocks
}

fn is_retrospective(context: &Context<'_>, wave: &str) -> bool {
    context.survey.wave(wave).is_some_and(|w| w.kind == WaveKind::Retrospective)
}

/// Name of a wave that a record speaks of.
fn title<'a>(context: &Context<'a>, wave: &str) -> &'a str {
    context.survey.wave(wave).map_or("", |wave| context.wave_title(&wave.id))
}

fn linking(context: &Context<'_>, link: &Linking) -> String {
    let words = context.language.change_words();
    let wave = title(context, &link.wave);
    let text = |n: Option<u64>| n.map_or_else(String::new, |n| number::count(context.language, n));
    if link.hidden {
        return (words.linking_hidden)(wave);
    }
    // Reasons that nobody had need not be listed.
    let reasons = [link.ambiguous, link.duplicate, link.without_code].into_iter().flatten().any(|n| n > 0);
    let reason = |n: Option<u64>| text(n.filter(|_| reasons));
    (words.linking)(&LinkWords {
        wave,
        respondents: &text(link.respondents),
        linked: &text(link.linked),
        tolerant: &text(link.tolerant),
        not_linked: &text(link.not_linked),
        ambiguous: &reason(link.ambiguous),
        duplicate: &reason(link.duplicate),
        without_code: &reason(link.without_code),
    })
}

fn sentence(context: &Context<'_>, change: &Change) -> Option<String> {
    let indicator = context.survey.indicator(&change.indicator)?;
    if change.hidden {
        return Some((context.words.hidden_figure)(context.label(indicator)));
    }
    Told::of(context, change).map(|told| told.sentence(context))
}

fn table(context: &Context<'_>, changes: &[&Change], id: &str, caption: &str) -> Table {
    let words_of = context.language.change_words();
    let people = changes.iter().any(|c| c.improved.is_some());
    let rows = changes.iter().filter_map(|change| {
        let indicator = context.survey.indicator(&change.indicator)?;
        let label = Cell::Text(context.label(indicator).to_string());
        let Some(told) = Told::of(context, change).filter(|_| !change.hidden) else {
            return Some(std::iter::once(label).chain(vec![Cell::Hidden; 6 + usize::from(people)]).collect());
        };
        let (before, after) = told.figures(context);
        let mut row = vec![label, Cell::Text(told.who(words_of)), before, after, Cell::Text(told.change.clone())];
        row.push(if told.interval.is_empty() { Cell::Empty } else { Cell::Text(told.interval.clone()) });
        if people {
            row.push(told.people_cell());
        }
        row.push(Cell::Text(conclusion(context, words_of, change)));
        Some(row)
    });
    let mut columns = vec![
        row_heads(context.words.figure_head, 2.6),
        words(words_of.who, 2.1),
        numbers(words_of.before, 0.9),
        numbers(words_of.after, 1.0),
        numbers(words_of.change, 1.0),
        numbers((context.words.interval)(&context.level()), 1.5),
    ];
    if people {
        columns.push(numbers(words_of.people, 1.5));
    }
    columns.push(words(words_of.conclusion, 1.8));
    Table {
        id: format!("{id}-table"),
        caption: caption.to_string(),
        columns,
        rows: rows.collect(),
        notes: notes(context, changes),
    }
}

/// The outcome in words, with the p-value where there was a test.
fn conclusion(context: &Context<'_>, words: &ChangeWords, change: &Change) -> String {
    let Some(outcome) = change.outcome() else { return "–".into() };
    let text = (words.outcome)(outcome);
    match change.p_adjusted {
        Some(p) => (words.with_p)(text, &number::p_value(context.language, p)),
        None => text.to_string(),
    }
}

fn notes(context: &Context<'_>, changes: &[&Change]) -> Vec<String> {
    let words = context.language.change_words();
    let shown: Vec<&&Change> = changes.iter().filter(|c| !c.hidden).collect();
    let label = |c: &Change| context.survey.indicator(&c.indicator).map_or("", |i| context.label(i)).to_string();
    let mut notes = Vec::new();
    if shown.iter().any(|c| c.design != Design::Paired) {
        notes.push(words.note_designs.to_string());
    }
    if shown.iter().any(|c| is_share(context, c)) {
        notes.push(words.note_units.to_string());
    }
    if shown.iter().any(|c| c.p_adjusted.is_some()) {
        notes.push(words.note_p.to_string());
    }
    let lower: Vec<String> = shown.iter().filter(|c| c.better == Better::Lower).map(|c| label(c)).collect();
    if !lower.is_empty() {
        notes.push((words.note_lower)(&lower.join("; ")));
    }
    let smallest = shown.iter().filter_map(|c| Some(format!("{} {}", label(c), Told::of(context, c)?.smallest(c)?)));
    let smallest: Vec<String> = smallest.collect();
    if !smallest.is_empty() {
        notes.push((words.note_smallest)(&smallest.join("; ")));
    }
    if shown.iter().any(|c| c.indicative) {
        notes.push(context.words.note_indicative.to_string());
    }
    if let Some(hidden) = changes.iter().find(|c| c.hidden) {
        let health = context.survey.indicator(&hidden.indicator).is_some_and(|i| context.survey.is_health(i));
        notes.push(hidden_note(context, health));
    }
    notes
}

fn is_share(context: &Context<'_>, change: &Change) -> bool {
    context.survey.indicator(&change.indicator).is_some_and(|i| i.measure == Measure::Rate)
}

/// Beside a comparison group.
fn against(context: &Context<'_>, changes: &[&Change], id: &str, caption: &str) -> Vec<Block> {
    let words_of = context.language.change_words();
    let of_design = |c: &&&Change| c.design == Design::DifferenceInDifferences;
    let compared: Vec<&Change> = changes.iter().filter(of_design).copied().collect();
    if compared.is_empty() {
        return Vec::new();
    }
    let row = |change: &&Change| {
        let indicator = context.survey.indicator(&change.indicator)?;
        let label = Cell::Text(context.label(indicator).to_string());
        if change.hidden {
            return Some(vec![label, Cell::Hidden, Cell::Hidden, Cell::Hidden, Cell::Hidden, Cell::Hidden]);
        }
        let cell = |value: Option<f64>| {
            value.map_or(Cell::Empty, |value| Cell::Text(signed(context.language, indicator.measure, value)))
        };
        let interval = change.low.zip(change.high);
        Some(vec![
            label,
            cell(change.value_from),
            cell(change.value_to),
            cell(change.value),
            interval.map_or(Cell::Empty, |(low, high)| {
                Cell::Text(signed_range(context.language, indicator.measure, low, high))
            }),
            Cell::Text(conclusion(context, words_of, change)),
        ])
    };
    let table = Table {
        id: format!("{id}-against"),
        caption: caption.to_string(),
        columns: vec![
            row_heads(context.words.figure_head, 3.0),
            numbers(words_of.programme_change, 1.3),
            numbers(words_of.comparison_change, 1.3),
            numbers(words_of.difference, 1.0),
            numbers((context.words.interval)(&context.level()), 1.6),
            words(words_of.conclusion, 1.8),
        ],
        rows: compared.iter().filter_map(row).collect(),
        notes: notes(context, &compared),
    };
    vec![
        Block::List(compared.iter().filter_map(|change| against_sentence(context, change)).collect()),
        Block::Table(table),
    ]
}

/// The programme's change beside the comparison group's, in a sentence.
fn against_sentence(context: &Context<'_>, change: &Change) -> Option<String> {
    let indicator = context.survey.indicator(&change.indicator)?;
    if change.hidden {
        return Some((context.words.hidden_figure)(context.label(indicator)));
    }
    let text =
        |value: Option<f64>| value.map_or_else(String::new, |value| signed(context.language, indicator.measure, value));
    let interval =
        change.low.zip(change.high).map(|(low, high)| signed_range(context.language, indicator.measure, low, high));
    Some((context.language.change_words().against)(&AgainstSentence {
        label: context.label(indicator),
        is_share: indicator.measure == Measure::Rate,
        outcome: change.outcome(),
        programme: &text(change.value_from),
        comparison: &text(change.value_to),
        difference: &text(change.value),
        interval: &interval.unwrap_or_default(),
        level: &context.level(),
        organisations: &number::count(context.language, change.clusters.unwrap_or(0)),
    }))
}

/// The same changes under wrong links, and by another design.
fn sensitivity(context: &Context<'_>, changes: &[&Change], id: &str, caption: &str) -> Vec<Block> {
    let words_of = context.language.change_words();
    let main: Vec<&&Change> = changes.iter().filter(|c| c.role == ChangeRole::Main && !c.hidden).collect();
    let other = |main: &Change| {
        changes.iter().find(|c| c.role == ChangeRole::Sensitivity && c.indicator == main.indicator && !c.hidden)
    };
    let Some(share) = main.iter().find_map(|c| c.wrong_links).map(|again| again.share) else { return Vec::new() };
    let share = number::share(context.language, share, number::DECIMALS_FROM);
    let told: Vec<&&Change> = main.into_iter().filter(|c| c.wrong_links.is_some()).collect();
    let row = |change: &&&Change| {
        let indicator = context.survey.indicator(&change.indicator)?;
        let cell = |value: Option<f64>, low: Option<f64>, high: Option<f64>| match (value, low.zip(high)) {
            (Some(value), Some((low, high))) => {
                let (value, range) = (
                    signed(context.language, indicator.measure, value),
                    signed_range(context.language, indicator.measure, low, high),
                );
                Cell::Text(format!("{value} ({range})"))
            }
            _ => Cell::Empty,
        };
        let again = change.wrong_links?;
        let all = other(change);
        Some(vec![
            Cell::Text(context.label(indicator).to_string()),
            cell(change.value, change.low, change.high),
            cell(Some(again.value), Some(again.low), Some(again.high)),
            all.map_or(Cell::Empty, |all| cell(all.value, all.low, all.high)),
        ])
    };
    let differs: Vec<&str> = told
        .iter()
        .filter(|c| c.wrong_links.is_some_and(|again| Some(again.verdict) != c.verdict))
        .filter_map(|c| context.survey.indicator(&c.indicator).map(|i| context.label(i)))
        .collect();
    let sentence = if differs.is_empty() {
        words_of.sensitivity_same.to_string()
    } else {
        (words_of.sensitivity_differs)(&differs.join("; "))
    };
    let table = Table {
        id: format!("{id}-sensitivity"),
        caption: caption.to_string(),
        columns: vec![
            row_heads(context.words.figure_head, 3.0),
            numbers(words_of.same_people, 2.0),
            numbers((words_of.wrong_links)(&share), 2.0),
            numbers(words_of.all_answers, 2.0),
        ],
        rows: told.iter().filter_map(row).collect(),
        notes: Vec::new(),
    };
    vec![Block::Paragraph(sentence), Block::Table(table)]
}

/// How those who answered only once differed at the start.
fn drop_out(context: &Context<'_>, from: &str, to: &str, id: &str) -> Vec<Block> {
    let words_of = context.language.change_words();
    let of_pair = |d: &&DropOut| d.from == from && d.to == to;
    let all: Vec<&DropOut> = context.results.drop_out.iter().filter(of_pair).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let label = |d: &DropOut| context.survey.indicator(&d.indicator).map_or("", |i| context.label(i));
    let differs: Vec<&str> = all
        .iter()
        .filter(|d| d.low.is_some_and(|low| low > 0.0) || d.high.is_some_and(|high| high < 0.0))
        .map(|d| label(d))
        .collect();
    let told = if differs.is_empty() {
        words_of.drop_out_alike.to_string()
    } else {
        (words_of.drop_out_differs)(&differs.join("; "))
    };
    let row = |d: &&DropOut| {
        let indicator = context.survey.indicator(&d.indicator)?;
        let label = Cell::Text(context.label(indicator).to_string());
        if d.hidden {
            return Some(vec![label, Cell::Hidden, Cell::Hidden, Cell::Hidden, Cell::Hidden]);
        }
        let side = |side: &crate::results::Side| match (side.count, side.n, side.value) {
            (Some(k), Some(n), _) => Cell::Text(format!(
                "{} ({})",
                number::percent(context.language, k, n),
                number::fraction(context.language, k, n)
            )),
            (None, Some(n), Some(value)) => Cell::Text(format!(
                "{} (n = {})",
                plain(context.language, indicator.measure, value),
                number::count(context.language, n)
            )),
            _ => Cell::Empty,
        };
        let interval = d.low.zip(d.high);
        Some(vec![
            label,
            side(&d.stayed),
            side(&d.left),
            d.value.map_or(Cell::Empty, |value| Cell::Text(signed(context.language, indicator.measure, value))),
            interval.map_or(Cell::Empty, |(low, high)| {
                Cell::Text(signed_range(context.language, indicator.measure, low, high))
            }),
        ])
    };
    let table = Table {
        id: format!("{id}-drop-out"),
        caption: (words_of.caption_drop_out)(title(context, from), title(context, to)),
        columns: vec![
            row_heads(context.words.figure_head, 3.0),
            numbers(words_of.stayed, 1.8),
            numbers(words_of.left, 1.8),
            numbers(words_of.difference, 1.0),
            numbers((context.words.interval)(&context.level()), 1.6),
        ],
        rows: all.iter().filter_map(row).collect(),
        notes: all.iter().find(|d| d.hidden).map(|_| hidden_note(context, false)).into_iter().collect(),
    };
    let shown = all.iter().any(|d| !d.hidden);
    let mut blocks = vec![Block::Paragraph(words_of.drop_out.to_string()), Block::Table(table)];
    if shown {
        blocks.push(Block::Paragraph(told));
    }
    blocks
}

/// How many tests there were.
fn tests(context: &Context<'_>) -> Option<String> {
    let words = context.language.change_words();
    let is_primary = |c: &&Change| context.survey.indicator(&c.indicator).is_some_and(|i| i.primary);
    let tested = || context.results.changes.iter().filter(|c| c.p_adjusted.is_some());
    let others = tested().filter(|c| !is_primary(c)).count() as u64;
    let primary = tested().find(is_primary).and_then(|c| context.survey.indicator(&c.indicator));
    let primary = primary.map_or("", |indicator| context.label(indicator));
    (tested().count() > 0).then(|| (words.tests)(&number::count(context.language, others), primary))
}

/// Three and more rounds.
fn course(context: &Context<'_>) -> Vec<Block> {
    let words_of = context.language.change_words();
    let trends: Vec<&Trend> = context.results.trends.iter().filter(|t| !t.hidden && t.slope.is_some()).collect();
    if trends.is_empty() {
        return Vec::new();
    }
    let sentence = |trend: &&Trend| {
        let indicator = context.survey.indicator(&trend.indicator)?;
        let (slope, low, high) = (trend.slope?, trend.low?, trend.high?);
        Some((words_of.course)(&CourseSentence {
            label: context.label(indicator),
            is_share: indicator.measure == Measure::Rate,
            outcome: trend.outcome()?,
            waves: &number::count(context.language, trend.waves.len() as u64),
            slope: &signed(context.language, indicator.measure, slope),
            interval: &signed_range(context.language, indicator.measure, low, high),
            level: &context.level(),
        }))
    };
    let mut blocks = vec![
        Context::heading(2, "course", words_of.caption_rounds),
        Block::List(trends.iter().filter_map(sentence).collect()),
    ];
    let charts = charts::rounds(context.survey, context.results, context.language);
    blocks.extend(Context::figures("course-chart", words_of.caption_rounds, charts));
    blocks.extend(rounds_table(context, &trends));
    blocks
}

/// The figures that the chart shows.
fn rounds_table(context: &Context<'_>, trends: &[&Trend]) -> Vec<Block> {
    let words_of = context.language.change_words();
    let mut kinds: Vec<WaveKind> = trends.iter().map(|t| t.kind).collect();
    kinds.dedup();
    let table = |kind: &WaveKind| {
        let of_kind: Vec<&&Trend> = trends.iter().filter(|t| t.kind == *kind).collect();
        let waves: Vec<&str> = context
            .survey
            .waves()
            .iter()
            .map(|w| w.id.as_str())
            .filter(|id| of_kind.iter().any(|t| t.waves.iter().any(|w| w == id)))
            .collect();
        let row = |trend: &&&Trend| {
            let indicator = context.survey.indicator(&trend.indicator)?;
            let cell = |wave: &&str| {
                let estimate = context.results.shown_in(wave, &indicator.id);
                estimate.map_or(Cell::Empty, |estimate| Context::figure_cells(estimate).0)
            };
            let label = Cell::Text(context.label(indicator).to_string());
            Some(std::iter::once(label).chain(waves.iter().map(cell)).collect())
        };
        let heads = waves.iter().map(|wave| numbers(title(context, wave), 1.2));
        Block::Table(Table {
            id: format!("course-table-{}", if *kind == WaveKind::Pulse { "pulses" } else { "rounds" }),
            caption: words_of.caption_rounds.to_string(),
            columns: std::iter::once(row_heads(context.words.figure_head, 3.0)).chain(heads).collect(),
            rows: of_kind.iter().filter_map(row).collect(),
            notes: Vec::new(),
        })
    };
    kinds.iter().map(table).collect()
}
