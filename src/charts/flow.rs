//! How many people got how far: invited, took part, answered, answered both rounds.

mod office;

use super::Picture;
use super::canvas::{Anchor, Canvas};
use super::content::Content;
use super::frame::{Frame, label, word};
use super::native::Native;
use super::style::{ACCENT, HEAD, LABEL, NARROW, NUMBER, RULE, VALUE, leading};
use super::text::{width, wrap};
use crate::language::messages::FlowTitleWords;
use crate::language::{Language, number};
use crate::results::{Design, ParticipationFigure, ParticipationMeasure, Results};
use crate::survey::Survey;

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Flow {
    frame: Frame,
    stages: Vec<Stage>,
    invited: Option<u64>,
}

/// How many people got so far.
#[derive(Debug, Clone)]
pub(crate) struct Stage {
    /// Its name.
    pub(crate) label: &'static str,
    /// How many.
    pub(crate) people: u64,
}

/// The stages of a wave in their order, and how many were invited, where that is known.
pub(crate) struct Stages {
    pub(crate) invited: Option<u64>,
    pub(crate) ordered: Vec<Stage>,
    answered: u64,
    linked: Option<u64>,
}

/// `None` where fewer than two stages are known: one alone tells nothing.
pub(crate) fn stages(survey: &Survey, results: &Results, language: Language, wave: &str) -> Option<Stages> {
    let words = language.kind_words();
    let response = results.response.iter().find(|r| r.wave == wave && r.group.is_none() && !r.hidden)?;
    let answered = response.answered?;
    // More answers than invitations are no flow.
    let invited = response.invited.filter(|invited| *invited >= answered);
    // Whoever did not answer a question is missing from its pairs: the largest number is nearest to the link.
    let paired = results.changes.iter().filter(|c| c.design == Design::Paired && c.group.is_none() && c.to == wave);
    let linked = paired.filter(|c| !c.hidden).filter_map(|c| c.pairs).max().filter(|pairs| *pairs <= answered);
    let took_part = took_part(survey, results, wave, invited, answered);
    let stages = [
        invited.map(|people| (words.invited, people)),
        took_part.map(|people| (words.took_part, people)),
        Some((words.answered, answered)),
        linked.map(|people| (words.linked, people)),
    ];
    let stages: Vec<Stage> = stages.into_iter().flatten().map(|(label, people)| Stage { label, people }).collect();
    (stages.len() > 1).then_some(Stages { invited, ordered: stages, answered, linked })
}

impl Flow {
    /// `None` where there is no flow.
    pub(super) fn from(survey: &Survey, results: &Results, language: Language, wave: &str) -> Option<Self> {
        let words = language.kind_words();
        let Stages { invited, ordered: stages, answered, linked } = stages(survey, results, language, wave)?;
        let count = |n: Option<u64>| n.map_or_else(String::new, |n| number::count(language, n));
        let mut frame = Frame::new(survey, results, language);
        frame.title = (words.flow_title)(&FlowTitleWords {
            invited: &count(invited),
            answered: &count(Some(answered)),
            linked: &count(linked),
        });
        frame.subtitle = words.flow_subtitle.to_string();
        let told: Vec<String> =
            stages.iter().map(|stage| format!("{}: {}", stage.label, number::count(language, stage.people))).collect();
        frame.alt = format!("{}. {}.", frame.title, told.join("; "));
        Some(Self { frame, stages, invited })
    }
}

/// Participants, where they stand between those invited to the survey and those who answered it: the survey went to the
/// people the programme was for, after it.
fn took_part(survey: &Survey, results: &Results, wave: &str, invited: Option<u64>, answered: u64) -> Option<u64> {
    let is_last = survey.last_round().is_some_and(|round| round.id == wave);
    let whole = |f: &&ParticipationFigure| {
        f.measure == ParticipationMeasure::Persons && f.activity.is_none() && f.group.is_none() && !f.hidden
    };
    let persons = results.participation.iter().find(whole).filter(|_| is_last)?;
    // A count of people.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
    let people = persons.value? as u64;
    (people >= answered && invited.is_some_and(|invited| people <= invited)).then_some(people)
}

impl Content for Flow {
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

impl Flow {
    fn paint(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        const BAR: f64 = 20.0;
        const GAP: f64 = 12.0;
        let language = self.frame.language;
        let words = language.kind_words();
        let narrow = total < NARROW;
        let count = |stage: &Stage| number::count(language, stage.people);
        let number_width = self.stages.iter().map(|s| width(&count(s), VALUE.weight, VALUE.size)).fold(0.0, f64::max);
        let share_width =
            if self.invited.is_some() { width(words.of_invited, HEAD.weight, HEAD.size).max(40.0) } else { 0.0 };
        let label_width = if narrow { total - number_width - GAP } else { (total * 0.3).round() };
        let left = if narrow { 0.0 } else { label_width + GAP };
        let longest = self.stages.iter().map(|s| s.people).max().unwrap_or(1).max(1);
        let scale = (total - left - number_width - share_width - 2.0 * GAP) / longest as f64;
        let mut y = top;
        if self.invited.is_some() {
            word(canvas, words.of_invited, total, y + leading(HEAD) * 0.5, HEAD, Anchor::End);
            y += leading(HEAD) + 2.0;
        }
        let mut earlier: Option<f64> = None;
        for stage in &self.stages {
            let lines = wrap(language, stage.label, LABEL.weight, LABEL.size, label_width);
            let label_height = leading(LABEL) * lines.len() as f64;
            let height = if narrow { label_height + BAR + 12.0 } else { label_height.max(BAR) + 12.0 };
            let middle = if narrow { y + label_height + 4.0 + BAR / 2.0 } else { y + height / 2.0 };
            let label_middle = if narrow { y + 2.0 + label_height / 2.0 } else { middle };
            label(canvas, &lines, 0.0, label_middle, LABEL);
            let long = stage.people as f64 * scale;
            // Who was still there at the stage before: the light part is who dropped out.
            if let Some(before) = earlier.filter(|before| *before > long) {
                canvas.rect(left, middle - BAR / 2.0, before, BAR, RULE);
            }
            canvas.rect(left, middle - BAR / 2.0, long, BAR, ACCENT);
            let at = earlier.unwrap_or(0.0).max(long);
            word(canvas, &count(stage), left + at + 6.0, middle, VALUE, Anchor::Start);
            if let Some(invited) = self.invited.filter(|invited| *invited > 0) {
                let share = number::percent(language, stage.people, invited);
                word(canvas, &share, total, middle, NUMBER, Anchor::End);
            }
            earlier = Some(long);
            y += height;
        }
        y
    }
}
