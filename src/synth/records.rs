//! Made-up participation records: who came when, to what; and events with their visits.

use super::codes;
use super::groups;
use super::people::{Person, share};
use crate::stats::random::SplitMix;
use crate::survey::{Activity, ActivityKind, ClassBy, Date, Participation, Survey};

/// Where the log and the event list of a made-up survey lie.
pub(super) const LOG: &str = "participation/log.csv";
pub(super) const EVENTS: &str = "participation/events.csv";

/// People who take part and answer nothing, per respondent.
const SILENT: f64 = 0.15;

/// Share of the people who take part in the first activity, and in each other one.
const IN_FIRST: f64 = 0.92;
const IN_OTHERS: f64 = 0.4;

/// Events in a list.
const EVENTS_HELD: usize = 6;

/// The files: path and bytes.
pub(super) fn files(survey: &Survey, people: &[Person], seed: u64) -> Vec<(String, Vec<u8>)> {
    let Some(rules) = &survey.definition().participation else { return Vec::new() };
    let mut random = SplitMix::new(seed ^ 0x7061_7274);
    let mut files = Vec::new();
    if rules.log.is_some() {
        files.push((LOG.to_string(), log(survey, rules, people, &mut random)));
    }
    if rules.events.is_some() {
        files.push((EVENTS.to_string(), events(rules, &mut random)));
    }
    files
}

/// How many take part: more than answer.
pub(super) fn participants(respondents: usize) -> usize {
    respondents + silent(respondents)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a number of people")]
fn silent(respondents: usize) -> usize {
    (respondents as f64 * SILENT).round() as usize
}

fn log(survey: &Survey, rules: &Participation, people: &[Person], random: &mut SplitMix) -> Vec<u8> {
    let more: Vec<Person> = (0..silent(people.len())).map(|more| Person::new(people.len() + more, random)).collect();
    let everybody: Vec<&Person> = people.iter().chain(&more).collect();
    let code_headers = codes::headers(survey);
    let of_several = if code_headers.len() > 1 { code_headers.as_slice() } else { &[] };
    let classes: Vec<(&str, Vec<String>, ClassBy)> = rules
        .class
        .iter()
        .filter_map(|class| {
            let words = class.answers.by_class().into_iter().filter_map(|(_, words)| words.first().cloned());
            Some((class.column.as_deref()?, words.collect(), class.by))
        })
        .collect();
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let fixed = ["person", "organisation", "host", "group", "activity", "date", "hours"];
    let head = fixed.into_iter().chain(of_several.iter().copied()).chain(classes.iter().map(|(column, ..)| *column));
    // Writing to memory cannot fail, and every row is as long as the first.
    let _ = table.write_record(head);
    for (at, activity) in rules.activity.iter().enumerate() {
        let here: Vec<&Person> =
            everybody.iter().copied().filter(|_| share(random) < if at == 0 { IN_FIRST } else { IN_OTHERS }).collect();
        let size = group_size(activity.kind);
        for (number, group) in here.chunks(size.unwrap_or(here.len().max(1))).enumerate() {
            let days = days(rules, activity, random);
            for person in group {
                for day in came(activity.kind, person, &days, random) {
                    let visits = matches!(activity.kind, ActivityKind::JobShadowing | ActivityKind::StaffExchange);
                    let own = groups::of(survey, rules, person.belonging);
                    let host = if visits { groups::of(survey, rules, share(random)) } else { String::new() };
                    let name = size.map_or_else(String::new, |_| format!("{} {}", activity.id, number + 1));
                    let who = if code_headers.len() == 1 {
                        codes::code(person, 1).concat()
                    } else {
                        format!("P{:04}", person.number + 1)
                    };
                    let mut row = vec![who, own, host, name, activity.id.clone(), day, hours(activity.kind).into()];
                    if !of_several.is_empty() {
                        row.extend(codes::code(person, of_several.len()));
                    }
                    row.extend(classes.iter().map(|(_, words, by)| class(person, words, *by)));
                    let _ = table.write_record(row);
                }
            }
        }
    }
    table.into_inner().unwrap_or_default()
}

/// The same word for a person every time.
fn class(person: &Person, words: &[String], by: ClassBy) -> String {
    let mut own = SplitMix::new(person.number as u64 + 7);
    if words.is_empty() && by == ClassBy::Age {
        return (20 + own.below(46)).to_string();
    }
    words.get(own.below(words.len().max(1))).cloned().unwrap_or_default()
}

fn events(rules: &Participation, random: &mut SplitMix) -> Vec<u8> {
    let open = |activity: &&Activity| matches!(activity.kind, ActivityKind::Seminar | ActivityKind::NetworkEvent);
    let of = rules.activity.iter().find(open).or(rules.activity.first());
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let _ = table.write_record(["activity", "date", "visits", "incidents", "minutes lost"]);
    if let Some(activity) = of {
        for day in spread(rules, EVENTS_HELD, random) {
            let incidents = random.below(8) / 5;
            let visits = 20 + random.below(90);
            let lost = incidents * (2 + random.below(9));
            let numbers = [visits, incidents, lost].map(|number| number.to_string());
            let _ = table.write_record([activity.id.clone(), day].into_iter().chain(numbers));
        }
    }
    table.into_inner().unwrap_or_default()
}

/// On which of the days a person came: people differ in how steadily they come.
fn came(kind: ActivityKind, person: &Person, days: &[String], random: &mut SplitMix) -> Vec<String> {
    let steady = if kind.is_a_series() { 0.82 } else { 0.4 };
    let chance = (steady + 0.1 * person.mood).clamp(0.2, 0.97);
    let came: Vec<String> = days.iter().filter(|_| share(random) < chance).cloned().collect();
    if came.is_empty() { days.first().cloned().into_iter().collect() } else { came }
}

fn days(rules: &Participation, activity: &Activity, random: &mut SplitMix) -> Vec<String> {
    let usual = match activity.kind {
        ActivityKind::SocialMediaGroup => 1,
        ActivityKind::JobShadowing | ActivityKind::StaffExchange => 3,
        ActivityKind::PeerGroup | ActivityKind::MentorPair | ActivityKind::Meeting => 7,
        _ => 5,
    };
    let days = activity.sessions.and_then(|n| usize::try_from(n).ok()).unwrap_or(usual);
    spread(rules, days, random)
}

/// So many days over the time of the programme, in order.
fn spread(rules: &Participation, days: usize, random: &mut SplitMix) -> Vec<String> {
    let starts = rules.starts.or(rules.ends).unwrap_or(Date { year: 2026, month: 1, day: 1 });
    let ends = rules.ends.unwrap_or(starts);
    let month = |date: Date| usize::from(date.year) * 12 + usize::from(date.month) - 1;
    // Whole months between the first and the last are inside whatever the days of the two.
    let (first, last) = if month(ends) > month(starts) + 1 {
        (month(starts) + 1, month(ends) - 1)
    } else {
        (month(starts), month(starts))
    };
    let inside = last - first + 1;
    let mut found: Vec<(usize, usize)> = Vec::new();
    while found.len() < days && found.len() < inside * 28 {
        let day = (first + random.below(inside), 1 + random.below(28));
        if !found.contains(&day) {
            found.push(day);
        }
    }
    found.sort_unstable();
    found.iter().map(|(month, day)| format!("{:04}-{:02}-{day:02}", month / 12, month % 12 + 1)).collect()
}

/// People in a group, where the kind has any.
fn group_size(kind: ActivityKind) -> Option<usize> {
    match kind {
        ActivityKind::PeerGroup | ActivityKind::Meeting => Some(6),
        ActivityKind::MentorPair => Some(2),
        _ => None,
    }
}

fn hours(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::SocialMediaGroup => "",
        ActivityKind::OnlineCoffee => "1",
        ActivityKind::JobShadowing | ActivityKind::StaffExchange => "7.5",
        ActivityKind::MentorPair | ActivityKind::PeerGroup => "1.5",
        _ => "3",
    }
}
