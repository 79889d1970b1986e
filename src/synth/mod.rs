//! Made-up responses for a rehearsal: a copy of a survey with answers that nobody gave, said to be made up everywhere.
//!
//! Codes that link rounds, weights and participation records are made up with them.
//!
//! The same survey, number and seed give the same bytes. People differ in how favourable they are and belong to
//! groups that differ a little, so that answers hang together as real ones do; some cannot say, some leave a question
//! out, some stop half-way, some do not come back for the next round.

mod answers;
mod codes;
mod definition;
mod groups;
mod people;
mod records;

use crate::stats::random::SplitMix;
use crate::survey::Survey;
use people::Person;

/// A file of the made-up survey: its path below the folder, and its bytes.
pub type File = (String, Vec<u8>);

/// What was made up.
#[derive(Debug)]
pub struct MadeUp {
    /// `survey.toml` and the exports it names.
    pub files: Vec<File>,
    /// How many answered, by wave.
    pub respondents: Vec<(String, usize)>,
}

/// Why nothing could be made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable(pub String);

/// Makes up `respondents` answers to the first wave, and those of them who come back for the later ones.
///
/// `source` is the text of `survey.toml`. Errors: the definition cannot be written again.
pub fn survey(survey: &Survey, source: &str, respondents: usize, seed: u64) -> Result<MadeUp, Unwritable> {
    let mut random = SplitMix::new(seed);
    let people: Vec<Person> = (0..respondents).map(|number| Person::new(number, &mut random)).collect();
    let mut made = MadeUp { files: Vec::new(), respondents: Vec::new() };
    let mut waves = Vec::new();
    for (round, wave) in survey.waves().iter().filter(|wave| !wave.responses.is_empty()).enumerate() {
        let here: Vec<&Person> = people.iter().filter(|_| round == 0 || people::comes_back(&mut random)).collect();
        let path = format!("responses/{}.csv", wave.id);
        made.files.push((path.clone(), answers::export(survey, wave, &here, round, &mut random)));
        made.respondents.push((wave.id.clone(), here.len()));
        waves.push((wave.id.clone(), path, here.len() as u64));
    }
    let participants = records::participants(people.len());
    let records = records::files(survey, &people, seed);
    let keys = [("log", records::LOG), ("events", records::EVENTS)];
    let there: Vec<(&str, &str)> =
        keys.into_iter().filter(|(_, path)| records.iter().any(|(known, _)| known == path)).collect();
    let definition = definition::made_up(source, &waves, &there, participants).map_err(Unwritable)?;
    made.files.extend(records);
    made.files.push(("survey.toml".into(), definition.into_bytes()));
    Ok(made)
}
