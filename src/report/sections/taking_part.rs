//! Who took part, and in what: from the participation records, apart from the answers.

use super::{Context, numbers, row_heads, words as word_column};
use crate::charts;
use crate::charts::dose::activity_title;
use crate::language::messages::ParticipationWords;
use crate::language::{Rule, number};
use crate::report::document::{Block, Cell, Made, Table};
use crate::results::{GroupValue, ParticipationFigure, ParticipationMeasure as Is};
use crate::survey::Activity;

/// Columns of the table by activity, where there is something to show in them.
const BY_ACTIVITY: [Is; 6] = [Is::Persons, Is::Organisations, Is::Sessions, Is::Completion, Is::Hours, Is::Visits];

pub(super) fn blocks(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.participation_words();
    let figures = &context.results.participation;
    // The survey may ask who took part where nobody kept a log: then all there is to tell is in the appendix.
    if figures.is_empty() {
        return Vec::new();
    }
    let whole: Vec<&ParticipationFigure> =
        figures.iter().filter(|f| f.activity.is_none() && f.group.is_none()).collect();
    let mut blocks = vec![Context::heading(1, "taking-part", words.heading), Block::Paragraph(words.intro.to_string())];
    let sentences: Vec<String> = sentences(context, words, &whole);
    if !sentences.is_empty() {
        blocks.push(Block::List(sentences));
    }
    blocks.push(Block::Table(all(context, words, &whole)));
    blocks
}

/// Activity by activity, organisation by organisation, and the classes that funders ask for.
pub(super) fn details(context: &Context<'_>) -> Vec<Block> {
    let words = context.language.participation_words();
    let chart = charts::participation(context.survey, context.results, context.language);
    let caption = context.language.kind_words().caption_reach;
    let figures =
        Context::figures("participation-chart", caption, chart.into_iter().collect(), "#table-participation-all");
    let classes = [super::participant_classes::table, super::participant_classes::by_gender];
    let classes = classes.iter().filter_map(|table| table(context, words));
    let tables = by_activity(context, words).into_iter().chain(by_organisation(context, words)).chain(classes);
    let blocks = figures.into_iter().chain(tables.map(Block::Table)).collect();
    super::details::under("taking-part-details", words.heading, blocks)
}

/// How many people and organisations, in words.
fn sentences(context: &Context<'_>, words: &ParticipationWords, whole: &[&ParticipationFigure]) -> Vec<String> {
    let of = |measure| whole.iter().find(|f| f.measure == measure && !f.hidden);
    let count = |n| number::count(context.language, n);
    let persons = of(Is::Persons).and_then(|f| Some((f.value.map(whole_number)?, f.of.map(whole_number))));
    let organisations = of(Is::Organisations).and_then(|f| Some((f.value.map(whole_number)?, f.of.map(whole_number)?)));
    let of_persons = persons.map(|(persons, invited)| match invited.filter(|invited| *invited >= persons) {
        Some(invited) => {
            (words.persons)(&count(persons), &count(invited), &number::percent(context.language, persons, invited))
        }
        None => (words.persons_only)(&count(persons)),
    });
    let of_organisations = organisations.map(|(reached, invited)| {
        if reached == invited {
            (words.organisations_all)(&count(reached))
        } else {
            (words.organisations)(&count(reached), &count(invited))
        }
    });
    of_persons.into_iter().chain(of_organisations).collect()
}

/// Every figure of all activities together, with what was promised.
fn all(context: &Context<'_>, words: &ParticipationWords, whole: &[&ParticipationFigure]) -> Table {
    let promised = context.results.participation.iter().any(|f| f.target.is_some());
    // What was promised of one activity stands here too, so that all targets are in one table.
    let of_activities = context.results.participation.iter().filter(|f| f.activity.is_some() && f.target.is_some());
    let figures: Vec<&ParticipationFigure> = whole.iter().copied().chain(of_activities).collect();
    // What is the same of all is said once.
    let basis = figures.first().map(|f| f.basis).filter(|basis| figures.iter().all(|f| f.basis == *basis));
    let row = |figure: &&ParticipationFigure| {
        let mut label = (words.measure)(figure.measure).to_string();
        if let Some(activity) = figure.activity.as_ref().and_then(|id| activity(context, id)) {
            label = format!("{label}: {}", activity_title(context.language, activity));
        }
        let mut cells = vec![Cell::Text(label), value(figure), of_all(figure), share(figure)];
        if promised {
            cells.push(figure.target.map_or(Cell::Empty, number_cell));
            cells.push(match figure.reached {
                Some(true) => Cell::Text(words.reached.to_string()),
                Some(false) => Cell::Text(words.not_reached.to_string()),
                None => Cell::Empty,
            });
        }
        if basis.is_none() {
            cells.push(Cell::Text((words.basis)(figure.basis).to_string()));
        }
        cells
    };
    let mut columns = vec![
        row_heads(context.words.figure_head, 3.4),
        numbers(words.value_head, 1.0),
        numbers(words.of_head, 1.0),
        numbers(context.words.share, 0.9),
    ];
    if promised {
        columns.push(numbers(context.words.target, 1.0));
        columns.push(word_column(context.words.status_head, 1.5));
    }
    if basis.is_none() {
        columns.push(word_column(words.basis_head, 2.4));
    }
    let note_basis = basis.map(|basis| (context.language.chapter_words().note_basis)((words.basis)(basis)));
    Table {
        id: "participation-all".into(),
        caption: words.caption_all.to_string(),
        columns,
        rows: figures.iter().map(row).collect(),
        notes: notes(context, words, whole).into_iter().chain(note_basis).collect(),
        made: Made::ByRule { rule: Rule::Participation, own: String::new() },
    }
}

fn notes(context: &Context<'_>, words: &ParticipationWords, figures: &[&ParticipationFigure]) -> Vec<String> {
    let there = |measure| figures.iter().any(|f| f.measure == measure);
    let mut notes = Vec::new();
    if there(Is::Sessions) {
        notes.push(words.note_sessions.to_string());
    }
    if let Some(rules) = context.survey.definition().participation.as_ref().filter(|_| there(Is::Completion)) {
        notes.push((words.note_completion)(&number::share(context.language, rules.complete_at, 1)));
    }
    if there(Is::Visits) {
        notes.push(words.note_visits.to_string());
    }
    if there(Is::Reciprocity) {
        notes.push(words.note_reciprocity.to_string());
    }
    if figures.iter().any(|f| f.hidden) {
        notes.push(super::hidden_note(context, false));
    }
    notes
}

fn by_activity(context: &Context<'_>, words: &ParticipationWords) -> Option<Table> {
    let rules = context.survey.definition().participation.as_ref()?;
    let of = |activity: &Activity, measure: Is| {
        let figures = &context.results.participation;
        figures.iter().find(|f| f.activity.as_ref() == Some(&activity.id) && f.measure == measure)
    };
    let columns: Vec<Is> = BY_ACTIVITY
        .into_iter()
        .filter(|measure| rules.activity.iter().any(|activity| of(activity, *measure).is_some()))
        .collect();
    let some = |activity: &&Activity| columns.iter().any(|measure| of(activity, *measure).is_some());
    let rows: Vec<&Activity> = rules.activity.iter().filter(some).collect();
    if rows.is_empty() {
        return None;
    }
    let cell = |activity: &Activity, measure: Is| of(activity, measure).map_or(Cell::Empty, fraction);
    let line = |activity: &&Activity| {
        let label = Cell::Text(activity_title(context.language, activity).to_string());
        std::iter::once(label).chain(columns.iter().map(|measure| cell(activity, *measure))).collect()
    };
    let mut notes = vec![words.note_several.to_string()];
    if rows.iter().any(|activity| columns.iter().any(|m| of(activity, *m).is_some_and(|f| f.hidden))) {
        notes.push(super::hidden_note(context, false));
    }
    Some(Table {
        id: "participation-activities".into(),
        caption: words.caption_activities.to_string(),
        columns: std::iter::once(row_heads(words.activity_head, 2.4))
            .chain(columns.iter().map(|measure| numbers((words.measure)(*measure), 1.5)))
            .collect(),
        rows: rows.iter().map(line).collect(),
        notes,
        made: Made::ByRule { rule: Rule::Participation, own: String::new() },
    })
}

fn by_organisation(context: &Context<'_>, words: &ParticipationWords) -> Option<Table> {
    let figures: Vec<&ParticipationFigure> =
        context.results.participation.iter().filter(|f| f.group.is_some()).collect();
    let shown = figures.iter().filter(|f| !f.hidden).count();
    // A single row compares nothing.
    if shown == 0 || figures.len() < 2 {
        return None;
    }
    let label = |figure: &ParticipationFigure| match figure.group.as_ref().map(|group| &group.value) {
        Some(GroupValue::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let row = |f: &&ParticipationFigure| vec![Cell::Text(label(f)), value(f), of_all(f), share(f)];
    let hidden = shown < figures.len();
    let of_whole = |f: &&ParticipationFigure| f.activity.is_none() && f.group.is_none() && f.measure == Is::Persons;
    let everybody = context.results.participation.iter().find(of_whole).and_then(|f| f.value);
    let sum: Option<f64> = figures.iter().map(|f| f.value).sum();
    let is_whole = sum.zip(everybody).is_none_or(|(sum, everybody)| number::adds_up(&[sum], everybody, 0));
    let notes = match (hidden, is_whole) {
        (true, _) => vec![super::hidden_note(context, false)],
        (false, false) => vec![context.words.note_parts.to_string()],
        (false, true) => Vec::new(),
    };
    Some(Table {
        id: "participation-organisations".into(),
        caption: words.caption_organisations.to_string(),
        columns: vec![
            row_heads(words.organisation_head, 4.0),
            numbers((words.measure)(Is::Persons), 1.3),
            numbers(context.words.invited, 1.2),
            numbers(context.words.share, 1.0),
        ],
        rows: figures.iter().map(row).collect(),
        notes,
        made: Made::ByRule { rule: Rule::Participation, own: String::new() },
    })
}

fn activity<'a>(context: &Context<'a>, id: &str) -> Option<&'a Activity> {
    let rules = context.survey.definition().participation.as_ref()?;
    rules.activity.iter().find(|activity| activity.id == id)
}

pub(super) fn value(figure: &ParticipationFigure) -> Cell {
    figure.value.map_or(Cell::Hidden, number_cell)
}

fn of_all(figure: &ParticipationFigure) -> Cell {
    if figure.hidden { Cell::Hidden } else { figure.of.map_or(Cell::Empty, number_cell) }
}

pub(super) fn share(figure: &ParticipationFigure) -> Cell {
    match (figure.hidden, figure.value, figure.of) {
        (true, ..) => Cell::Hidden,
        // More participants than invitations: one of the two numbers is wrong.
        (_, Some(value), Some(of)) if of >= value && of > 0.0 => {
            Cell::Percent { k: whole_number(value), n: whole_number(of) }
        }
        _ => Cell::Empty,
    }
}

/// `38/43`, or the number alone.
fn fraction(figure: &ParticipationFigure) -> Cell {
    match (figure.value, figure.of) {
        (Some(k), Some(n)) => Cell::Fraction { k: whole_number(k), n: whole_number(n) },
        _ => value(figure),
    }
}

/// A count without decimals, a median or hours with one.
fn number_cell(value: f64) -> Cell {
    if value.fract() == 0.0 { Cell::Count(whole_number(value)) } else { Cell::Number { value, digits: 1 } }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts from nought up")]
fn whole_number(count: f64) -> u64 {
    count as u64
}
