//! What made-up people answer, written as an export with one header row.

use super::people::{Person, share, spread};
use super::{codes, groups};
use crate::language::Language;
use crate::stats::random::SplitMix;
use crate::survey::{Choice, Kind, MissingKind, Question, Survey, Wave, WaveKind};

/// Of everybody: how many stop half-way, and how many leave a single question out.
const STOP: f64 = 0.03;
const LEAVE_OUT: f64 = 0.02;

/// How favourable answers are at the start, and by how much more in each later round.
const FAVOURABLE: f64 = 0.66;
const ROUND: f64 = 0.05;

/// However many rounds there are, some are not content.
const MOST: f64 = 0.8;

/// An export of a wave.
pub(super) fn export(survey: &Survey, wave: &Wave, people: &[&Person], round: usize, random: &mut SplitMix) -> Vec<u8> {
    let language = survey.about().languages.first().copied().unwrap_or(Language::En);
    let asked = asked(survey, wave);
    let code = codes::headers(survey);
    let weight = survey.definition().weights.as_ref().and_then(|weights| weights.column.as_deref());
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    // Writing to memory cannot fail, and every row is as long as the first.
    let headers = asked.iter().map(|question| header(question, language));
    let _ = table.write_record(code.iter().copied().chain(headers).chain(weight));
    for person in people {
        let stops_at = if share(random) < STOP { 1 + random.below(asked.len().max(1)) } else { asked.len() };
        let maker = Maker { survey, language, wave, person, favourable: (FAVOURABLE + ROUND * round as f64).min(MOST) };
        let mut row = codes::written(person, code.len(), random);
        let answers = (0..asked.len())
            .map(|at| {
                let answer = maker.answer(asked[at], random);
                if at < stops_at { answer } else { String::new() }
            })
            .collect::<Vec<String>>();
        row.extend(answers);
        row.extend(weight.map(|_| weight_of(person)));
        let _ = table.write_record(row);
    }
    table.into_inner().unwrap_or_default()
}

/// One of three weights, the same in every round: who shares a weight with few others is not weighted.
fn weight_of(person: &Person) -> String {
    let weight = match person.belonging {
        b if b < 0.3 => "0.8",
        b if b < 0.7 => "1",
        _ => "1.3",
    };
    weight.to_string()
}

/// What the export of a wave answers: its own questions, and those in which people look back from it.
fn asked<'a>(survey: &'a Survey, wave: &Wave) -> Vec<&'a Question> {
    let looks_back = |q: &Question| {
        let from_here = |w: &&Wave| w.kind == WaveKind::Retrospective && w.asked_in.as_ref() == Some(&wave.id);
        survey.waves().iter().filter(from_here).any(|w| survey.is_asked(q, w))
    };
    survey.questions().iter().filter(|q| survey.is_asked(q, wave) || looks_back(q)).collect()
}

/// The header under which the question is found again.
fn header(question: &Question, language: Language) -> &str {
    question.column.as_deref().unwrap_or_else(|| question.text.any(language))
}

struct Maker<'a> {
    survey: &'a Survey,
    language: Language,
    wave: &'a Wave,
    person: &'a Person,
    favourable: f64,
}

impl Maker<'_> {
    fn answer(&self, question: &Question, random: &mut SplitMix) -> String {
        let answer = self.given(question, random);
        let groups = self.survey.groups().iter().any(|group| group.question == question.id);
        // Background questions are rarely left out.
        if share(random) < LEAVE_OUT && !groups { String::new() } else { answer }
    }

    fn given(&self, question: &Question, random: &mut SplitMix) -> String {
        let choices = self.survey.choices(question);
        match question.kind {
            Kind::Category if choices.is_empty() => groups::group(self.survey, question, self.person.belonging),
            Kind::Category => {
                let on_scale: Vec<&Choice> = choices.iter().filter(|choice| choice.on_scale()).collect();
                self.at(&on_scale, self.person.belonging)
            }
            Kind::Choice => self.choice(question, &choices, random),
            Kind::Score => whole(7.0 + 1.6 * self.person.mood + spread(random), 10.0),
            Kind::Number => whole((3.0 + 1.5 * self.person.mood + 1.5 * spread(random)).max(0.0), 60.0),
            Kind::Multiple => {
                let chosen: Vec<String> =
                    choices.iter().filter(|_| share(random) < 0.4).map(|choice| self.word(choice)).collect();
                chosen.join(";")
            }
            Kind::Rank => {
                let mut left: Vec<&Choice> = choices.iter().collect();
                let mut order = Vec::new();
                while !left.is_empty() {
                    order.push(self.word(left.remove(random.below(left.len()))));
                }
                order.join(";")
            }
            Kind::Date => {
                let year = self.wave.date.map_or(2026, |date| date.year);
                format!("{}.{}.{year}", 1 + random.below(28), 1 + random.below(12))
            }
            Kind::Text if share(random) < 0.4 => {
                format!("{} {}", self.language.chart_words().made_up, self.person.number + 1)
            }
            Kind::Text => String::new(),
        }
    }

    /// One of ordered options: favourable or not by the person's mood, and then one near the border.
    fn choice(&self, question: &Question, choices: &[Choice], random: &mut SplitMix) -> String {
        let drawn = share(random);
        let outside = |kind, below: f64| choices.iter().find(|c| c.missing == Some(kind)).filter(|_| drawn < below);
        let unsure = outside(MissingKind::CantSay, 0.04)
            .or_else(|| outside(MissingKind::NotApplicable, 0.06))
            .or_else(|| outside(MissingKind::Refused, 0.07));
        if let Some(choice) = unsure {
            return self.word(choice);
        }
        let positive = self.survey.favourable_codes(question);
        let on_scale: Vec<&Choice> = choices.iter().filter(|choice| choice.on_scale()).collect();
        let leaning = 0.18 * self.person.mood + 0.08 * (self.person.belonging * 20.0).sin();
        let wanted = positive.is_empty() || share(random) < self.favourable + leaning;
        let side: Vec<&Choice> = if positive.is_empty() {
            on_scale
        } else {
            on_scale.into_iter().filter(|choice| positive.contains(&choice.code) == wanted).collect()
        };
        // Of two draws the one nearer to the favourable end: extremes are rare.
        let draw = share(random).max(if wanted { 0.0 } else { share(random) });
        self.at(&side, draw)
    }

    /// The option at a share of the way.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share below 1 of a short list")]
    fn at(&self, choices: &[&Choice], share: f64) -> String {
        let at = (share * choices.len() as f64) as usize;
        choices.get(at).or(choices.last()).map_or_else(String::new, |choice| self.word(choice))
    }

    fn word(&self, choice: &Choice) -> String {
        choice.text.any(self.language).to_string()
    }
}

/// A whole number from nought to `most`, as text in an export.
fn whole(value: f64, most: f64) -> String {
    value.clamp(0.0, most).round().to_string()
}
