//! Participation and reach: how many took part in each activity, or from each organisation, of those invited.

mod office;

use super::Picture;
use super::canvas::{Anchor, Canvas};
use super::content::Content;
use super::dose::activity_title;
use super::frame::{Frame, label, word};
use super::native::Native;
use super::style::{ACCENT, LABEL, NARROW, RULE, VALUE, leading};
use super::text::{width, wrap};
use crate::language::messages::ReachTitleWords;
use crate::language::{Language, number};
use crate::results::{GroupValue, ParticipationFigure, ParticipationMeasure, Results};
use crate::survey::Survey;

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Participation {
    frame: Frame,
    rows: Vec<Row>,
}

#[derive(Debug, Clone)]
struct Row {
    label: String,
    people: u64,
    invited: Option<u64>,
}

/// So many rows stand in one picture; more would not fit on a page.
const MOST_ROWS: usize = 15;

/// So many rows are read out; a table beside the chart holds them all.
const READ_OUT: usize = 6;

impl Participation {
    /// By activity where there are several, else by organisation; `None` where fewer than two rows are shown.
    pub(super) fn from(survey: &Survey, results: &Results, language: Language) -> Option<Self> {
        let persons = |f: &&ParticipationFigure| f.measure == ParticipationMeasure::Persons;
        let figures: Vec<&ParticipationFigure> = results.participation.iter().filter(persons).collect();
        let activities: Vec<&ParticipationFigure> = figures.iter().copied().filter(|f| f.activity.is_some()).collect();
        let organisations: Vec<&ParticipationFigure> = figures.iter().copied().filter(|f| f.group.is_some()).collect();
        let by_activity = activities.iter().filter(|f| !f.hidden).count() > 1;
        let of = if by_activity { activities } else { organisations };
        let hidden = of.iter().filter(|f| f.hidden).count();
        let mut rows: Vec<Row> = of.iter().filter_map(|figure| row(survey, language, figure)).collect();
        rows.sort_by(|a, b| b.people.cmp(&a.people).then_with(|| a.label.cmp(&b.label)));
        let left_out = rows.len().saturating_sub(MOST_ROWS);
        rows.truncate(MOST_ROWS);
        let most = rows.first().filter(|_| rows.len() > 1)?;
        let words = language.kind_words();
        let whole = figures.iter().find(|f| f.activity.is_none() && f.group.is_none() && !f.hidden);
        let everybody = whole.and_then(|f| f.value).map(|n| number::count(language, whole_number(n)));
        let mut frame = Frame::new(survey, results, language);
        frame.title = (words.reach_title)(&ReachTitleWords {
            everybody: everybody.as_deref().unwrap_or_default(),
            most: &most.label,
            people: &number::count(language, most.people),
        });
        let invited = rows.iter().any(|row| row.invited.is_some());
        frame.subtitle = (words.reach_subtitle)(by_activity, invited);
        if hidden > 0 {
            frame.notes.push((language.chart_words().hidden_rows)(&number::count(language, hidden as u64)));
        }
        if left_out > 0 {
            frame.notes.push((language.chart_words().more_rows)(&number::count(language, left_out as u64)));
        }
        let read: Vec<String> =
            rows.iter().take(READ_OUT).map(|row| format!("{}: {}", row.label, row.value(language))).collect();
        let more = rows.len().saturating_sub(READ_OUT);
        let more = (more > 0).then(|| (language.chart_words().more_rows)(&number::count(language, more as u64)));
        let told = format!("{}. {}.", frame.title, read.join("; "));
        frame.alt = std::iter::once(told).chain(more).collect::<Vec<_>>().join(" ");
        Some(Self { frame, rows })
    }

    fn paint(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        const BAR: f64 = 18.0;
        const GAP: f64 = 12.0;
        let language = self.frame.language;
        let narrow = total < NARROW;
        let value_width =
            self.rows.iter().map(|r| width(&r.value(language), VALUE.weight, VALUE.size)).fold(0.0, f64::max);
        let label_width = if narrow { total } else { (total * 0.34).round() };
        let left = if narrow { 0.0 } else { label_width + GAP };
        let longest = self.rows.iter().map(|r| r.people.max(r.invited.unwrap_or(0))).max().unwrap_or(1).max(1);
        let scale = (total - left - value_width - GAP) / longest as f64;
        let mut y = top;
        for row in &self.rows {
            let lines = wrap(language, &row.label, LABEL.weight, LABEL.size, label_width);
            let label_height = leading(LABEL) * lines.len() as f64;
            let height = if narrow { label_height + BAR + 12.0 } else { label_height.max(BAR) + 10.0 };
            let middle = if narrow { y + label_height + 4.0 + BAR / 2.0 } else { y + height / 2.0 };
            let label_middle = if narrow { y + 2.0 + label_height / 2.0 } else { middle };
            label(canvas, &lines, 0.0, label_middle, LABEL);
            let people = row.people as f64 * scale;
            let invited = row.invited.unwrap_or(0) as f64 * scale;
            // The light part is who was invited and did not come.
            if invited > people {
                canvas.rect(left, middle - BAR / 2.0, invited, BAR, RULE);
            }
            canvas.rect(left, middle - BAR / 2.0, people, BAR, ACCENT);
            word(canvas, &row.value(language), left + people.max(invited) + 6.0, middle, VALUE, Anchor::Start);
            y += height;
        }
        y
    }
}

impl Row {
    /// `12/17`, or the number alone.
    fn value(&self, language: Language) -> String {
        match self.invited {
            Some(invited) => number::fraction(language, self.people, invited),
            None => number::count(language, self.people),
        }
    }
}

impl Content for Participation {
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

fn row(survey: &Survey, language: Language, figure: &ParticipationFigure) -> Option<Row> {
    let people = figure.value.filter(|_| !figure.hidden).map(whole_number)?;
    let rules = survey.definition().participation.as_ref()?;
    let activity = figure.activity.as_ref().and_then(|id| rules.activity.iter().find(|a| a.id == *id));
    let label = match (activity, figure.group.as_ref().map(|group| &group.value)) {
        (Some(activity), _) => activity_title(language, activity).to_string(),
        (None, Some(GroupValue::Text(text))) => text.clone(),
        (None, _) => return None,
    };
    // More participants than invitations: one of the two numbers is wrong.
    let invited = figure.of.map(whole_number).filter(|invited| *invited >= people);
    Some(Row { label, people, invited })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
fn whole_number(count: f64) -> u64 {
    count.max(0.0) as u64
}
