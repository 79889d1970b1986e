//! Groups of people who meet, and pairs: they know each other and who said what, and five or six of them are never
//! a unit of which results are told, however the minimum is set. Organisations, units and teams are no such groups,
//! small as they may be.

use std::collections::BTreeSet;

use super::heading::normal;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::responses::{NO_LEVEL, Participation, Responses, Wave};
use crate::survey::{Question, Survey, Topic};

/// Groups that meet are this large at most; where nearly all are, results may not be split by them.
const MEETING: usize = 8;

/// "Nearly all": four of five.
const NEARLY_ALL: (usize, usize) = (4, 5);

/// Stems that name groups of this kind wherever they stand.
const STEMS: [&str; 24] = [
    "vertaisryhm",
    "vertaispar",
    "mentoripar",
    "mentorointipar",
    "mentorointiryhm",
    "mentoriryhm",
    "sparrauspar",
    "sparrausryhm",
    "työpar",
    "pienryhm",
    "peer group",
    "peer pair",
    "mentor pair",
    "mentoring pair",
    "mentoring group",
    "mentor group",
    "small group",
    "kamratgrupp",
    "kollegagrupp",
    "mentorpar",
    "mentorspar",
    "mentorgrupp",
    "mentorsgrupp",
    "smågrupp",
];

/// Words that may name one, where no other word says what the group is.
const WORDS: [&str; 28] = [
    "ryhmä",
    "ryhmän",
    "ryhmäsi",
    "ryhmänne",
    "ryhmäni",
    "ryhmässä",
    "ryhmään",
    "ryhmänumero",
    "pari",
    "parin",
    "parisi",
    "parityö",
    "mentori",
    "mentorisi",
    "mentor",
    "mentee",
    "aktori",
    "group",
    "pair",
    "partner",
    "buddy",
    "circle",
    "grupp",
    "gruppen",
    "grupps",
    "par",
    "paret",
    "adept",
];

/// Stems that say that the question is about something else.
const OTHERS: [&str; 36] = [
    "organisa",
    "työpai",
    "työnant",
    "yrity",
    "kunta",
    "kunnan",
    "yksik",
    "tiimi",
    "osasto",
    "toimiala",
    "ammat",
    "ikä",
    "henkilöstö",
    "asema",
    "workplace",
    "employer",
    "company",
    "unit",
    "team",
    "department",
    "age ",
    "staff",
    "personnel",
    "occupation",
    "profession",
    "target",
    "comparison",
    "arbetsplats",
    "arbetsgivar",
    "företag",
    "enhet",
    "avdelning",
    "yrke",
    "ålder",
    "personal",
    "kommun",
];

/// Background questions that may not split results, with the reason.
pub(super) fn refused(survey: &Survey, responses: &Responses) -> Diagnostics {
    let mut found = Diagnostics::new();
    for question in survey.groups().iter().filter_map(|group| survey.question(&group.question)) {
        let population = survey.groups().iter().find(|g| g.question == question.id).map(|g| &g.population);
        let answers: Vec<(Vec<String>, usize)> = answers(survey, responses, question);
        let invited = |names: &[String]| {
            let known = population?.iter().find(|(name, _)| names.contains(&normal(name)));
            known.and_then(|(_, n)| usize::try_from(*n).ok())
        };
        let sizes: Vec<usize> = answers.iter().map(|(names, n)| invited(names).unwrap_or(*n)).collect();
        let why = match responses.participation.as_ref().and_then(|log| met(log, &answers)) {
            Some(largest) => {
                Some(format!("its answers are the groups of the participation log, of up to {largest} people"))
            }
            None if is_named_like_one(question) && are_small(&sizes) => {
                let largest = sizes.iter().max().copied().unwrap_or(0);
                Some(format!("it is about groups of people who meet, of up to {largest} people"))
            }
            None => None,
        };
        if let Some(why) = why {
            let message = format!("results cannot be split by `{}`: {why}", question.id);
            let place = Place::file(survey.file.display().to_string());
            let hint = "take its `[[group]]` out: in a peer group or a pair everybody knows who is in it, and a figure of \
                        five or six people tells each of them what the others answered";
            found.push(Diagnostic::error(message).at(place).hint(hint));
        }
    }
    found
}

/// Whether the answers are groups of the log, and these are small: then the largest of them.
fn met(log: &Participation, answers: &[(Vec<String>, usize)]) -> Option<usize> {
    let person_and_group = log.attendances.iter().filter_map(|a| Some((a.group?, a.person?)));
    let members: BTreeSet<(u32, u32)> = person_and_group.collect();
    let size = |names: &Vec<String>| -> Option<usize> {
        let group = log.groups.iter().position(|name| names.contains(name))?;
        Some(members.iter().filter(|(of, _)| *of as usize == group).count())
    };
    let sizes: Vec<usize> = answers.iter().filter_map(|(names, _)| size(names)).collect();
    // Organisations that are groups of the log by chance, one or two, are no proof.
    let same = sizes.len() > 1 && 2 * sizes.len() >= answers.len();
    let small = sizes.iter().filter(|n| **n <= MEETING).count();
    (same && NEARLY_ALL.1 * small >= NEARLY_ALL.0 * sizes.len()).then(|| sizes.iter().max().copied().unwrap_or(0))
}

/// Two or three answers can be anything: yes, no and in part, say.
fn are_small(sizes: &[usize]) -> bool {
    let small = sizes.iter().filter(|n| **n <= MEETING).count();
    sizes.len() > 3 && NEARLY_ALL.1 * small >= NEARLY_ALL.0 * sizes.len()
}

/// Whether its words say so; a question of opinion or of yes and no is not about which group.
fn is_named_like_one(question: &Question) -> bool {
    if question.topic != Topic::Background {
        return false;
    }
    let texts = question.text.wordings().map(normal).chain([normal(&question.id.replace(['_', '-'], " "))]);
    let texts: Vec<String> = texts.map(|text| text.replace(['-', '\u{2011}'], " ")).collect();
    let holds = |stems: &[&str]| texts.iter().any(|text| stems.iter().any(|stem| text.contains(stem)));
    let is_word = |text: &String| text.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word));
    holds(&STEMS) || (!holds(&OTHERS) && texts.iter().any(is_word))
}

/// What each answer is called, and how many gave it in the wave in which most did.
fn answers(survey: &Survey, responses: &Responses, question: &Question) -> Vec<(Vec<String>, usize)> {
    let mut all: Vec<(Vec<String>, usize)> = Vec::new();
    for (names, n) in responses.waves.iter().flat_map(|wave| of_wave(survey, wave, question)) {
        match all.iter_mut().find(|(known, _)| *known == names) {
            Some((_, most)) => *most = n.max(*most),
            None => all.push((names, n)),
        }
    }
    all.retain(|(_, n)| *n > 0);
    all
}

fn of_wave(survey: &Survey, wave: &Wave, question: &Question) -> Vec<(Vec<String>, usize)> {
    if let Some(codes) = wave.level_codes(question) {
        let count = |at: usize| codes.iter().filter(|code| **code != NO_LEVEL && **code as usize == at).count();
        return wave.levels(question).iter().enumerate().map(|(at, name)| (vec![normal(name)], count(at))).collect();
    }
    let codes = wave.codes(question).unwrap_or_default();
    let choices = survey.choices(question);
    let on_scale = choices.iter().enumerate().filter(|(_, choice)| choice.on_scale());
    let count = |at: usize| codes.iter().filter(|code| usize::from(**code) == at).count();
    on_scale
        .map(|(at, choice)| {
            let names = choice.text.wordings().map(normal).chain([choice.code.to_string()]);
            (names.collect(), count(at))
        })
        .collect()
}
