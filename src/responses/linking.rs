//! Who is the same person in several waves: by equal codes, then by codes of which one part differs.
//!
//! Everything is done by sorting, on all cores: 12 bytes of code and 4 of position a respondent make one whole number of
//! 16 bytes, and two sorted lists are gone through once. Nobody is compared with everybody. A code that two people of a wave share links nobody, and neither does a differing code that could
//! belong to two people. What is left of a code afterwards is a running number.

use rayon::prelude::*;

use super::codes::{Codes, Key};

/// Stands for a respondent of whom nothing is known in other waves.
pub const NO_PERSON: u32 = u32::MAX;

/// How codes are compared.
#[derive(Debug, Clone, Copy)]
pub struct LinkRules {
    /// Parts of a code.
    pub parts: usize,
    /// One part may differ or be empty.
    pub tolerant: bool,
    /// Greatest share of chance matches among links with a differing part, 0..1.
    pub error_budget: f64,
}

/// What came of the codes of one wave, compared with those of all earlier ones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LinkCounts {
    /// Respondents.
    pub respondents: u64,
    /// Linked by an equal code.
    pub exact: u64,
    /// Linked by a code with one part that differs or is empty.
    pub tolerant: u64,
    /// Not linked, because the code could belong to several people.
    pub ambiguous: u64,
    /// Not linked, because somebody in the same wave gave the same code.
    pub duplicate: u64,
    /// Not linked, because there is no code, or too little of it.
    pub without_code: u64,
    /// Nobody in an earlier wave has the code.
    pub new: u64,
    /// Links with a differing part that were taken back, because chance explains too many of them.
    pub refused: u64,
    /// Share of the links that chance alone explains, 0..1.
    pub by_chance: f64,
    /// Respondents who share a code, code by code.
    pub duplicates: Vec<Vec<u32>>,
}

/// Running numbers of people, one a respondent, and how they were found.
#[derive(Debug, Clone)]
pub(super) struct Linked {
    pub(super) persons: Vec<u32>,
    pub(super) counts: LinkCounts,
}

/// Links waves in the order of time.
pub(super) fn link(waves: &[&Codes], rules: LinkRules) -> Vec<Linked> {
    let mut known = Known::default();
    waves.iter().map(|codes| known.meet(codes, rules)).collect()
}

/// A code, or what is left of one, and whose it is: as one number, in the order of codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Owned(u128);

impl Owned {
    fn new(code: u128, owner: u32) -> Self {
        Self(code << u32::BITS | u128::from(owner))
    }

    fn code(self) -> u128 {
        self.0 >> u32::BITS
    }

    fn owner(self) -> u32 {
        u32::try_from(self.0 & u128::from(u32::MAX)).unwrap_or_default()
    }
}

/// Codes of the people met so far. A person whose code differed once has several.
#[derive(Default)]
struct Known {
    /// Sorted by code.
    codes: Vec<Owned>,
    people: u32,
}

/// The codes of one wave that are still to be linked.
struct Open {
    /// Respondents with a code of their own, sorted by code.
    complete: Vec<u32>,
    /// Respondents whose code lacks one part.
    gapped: Vec<u32>,
}

impl Known {
    fn meet(&mut self, codes: &Codes, rules: LinkRules) -> Linked {
        let mut wave = Linked {
            persons: vec![NO_PERSON; codes.keys.len()],
            counts: LinkCounts { respondents: codes.keys.len() as u64, ..LinkCounts::default() },
        };
        let is_first = self.codes.is_empty();
        let mut taken = vec![false; self.people as usize];
        let mut open = self.sort_out(codes, rules, &mut wave, &mut taken);
        self.link_equal(codes, &mut open, &mut wave, &mut taken);
        let chance = self.chance(codes, rules, wave.counts.exact);
        let free = taken.iter().filter(|taken| !**taken).count() as f64;
        let mut wrong = (open.complete.len() as f64 * free * chance.equal).min(wave.counts.exact as f64);
        if rules.tolerant && !is_first {
            let strangers = (open.complete.len() + open.gapped.len()) as f64 * free;
            wrong += self.link_tolerantly(codes, rules, strangers * chance.one_differs, &mut open, &mut wave, &taken);
        } else {
            wave.counts.without_code += open.gapped.len() as u64;
        }
        let links = wave.counts.exact + wave.counts.tolerant;
        wave.counts.by_chance = if links > 0 { (wrong / links as f64).min(1.0) } else { 0.0 };
        self.add(codes, &open.complete, &mut wave);
        wave
    }

    /// Sets aside who has no usable code or shares one.
    fn sort_out(&self, codes: &Codes, rules: LinkRules, wave: &mut Linked, taken: &mut [bool]) -> Open {
        let mut order: Vec<Owned> = (0..).zip(&codes.keys).map(|(at, key)| Owned::new(key.bits(), at)).collect();
        order.par_sort_unstable();
        let mut open = Open { complete: Vec::new(), gapped: Vec::new() };
        for same in order.chunk_by(|a, b| a.code() == b.code()) {
            let first = codes.keys[same[0].owner() as usize];
            let respondents = same.iter().map(|code| code.owner());
            match (first.blanks(rules.parts), same) {
                (0, [one]) => open.complete.push(one.owner()),
                (0, several) => {
                    wave.counts.duplicate += several.len() as u64;
                    wave.counts.duplicates.push(respondents.collect());
                    // Whoever they are, nobody else is meant.
                    self.persons_of(first).for_each(|person| taken[person as usize] = true);
                }
                (1, _) if rules.parts > 1 => open.gapped.extend(respondents),
                (_, without) => wave.counts.without_code += without.len() as u64,
            }
        }
        wave.counts.duplicates.sort_unstable();
        open
    }

    fn persons_of(&self, key: Key) -> impl Iterator<Item = u32> {
        let first = self.codes.partition_point(|known| known.code() < key.bits());
        self.codes[first..].iter().take_while(move |known| known.code() == key.bits()).map(|known| known.owner())
    }

    fn link_equal(&self, codes: &Codes, open: &mut Open, wave: &mut Linked, taken: &mut [bool]) {
        let mut rest = self.codes.as_slice();
        let mut person_of = |respondent: &u32| {
            let code = codes.keys[*respondent as usize].bits();
            rest = from(rest, code);
            rest.first().filter(|known| known.code() == code).map(|known| known.owner())
        };
        let complete = std::mem::take(&mut open.complete);
        let persons: Vec<Option<u32>> = complete.iter().map(&mut person_of).collect();
        let mut meant = vec![Candidate::None; taken.len()];
        for (respondent, person) in complete.iter().zip(&persons) {
            if let Some(person) = person {
                taken[*person as usize] = true;
                meant[*person as usize].add(*respondent);
            }
        }
        for (respondent, person) in complete.into_iter().zip(persons) {
            match person.map(|person| (person, meant[person as usize])) {
                None => open.complete.push(respondent),
                Some((person, Candidate::One(_))) => {
                    wave.persons[respondent as usize] = person;
                    wave.counts.exact += 1;
                }
                // Two codes of one person, both given in this wave by different people.
                Some(_) => wave.counts.ambiguous += 1,
            }
        }
    }

    /// Links by codes that differ in one part. `by_chance` are the meetings of strangers to be expected; gives back
    /// how many of the links they may be.
    fn link_tolerantly(
        &mut self,
        codes: &Codes,
        rules: LinkRules,
        by_chance: f64,
        open: &mut Open,
        wave: &mut Linked,
        taken: &[bool],
    ) -> f64 {
        let mut of_respondent = vec![Candidate::None; codes.keys.len()];
        let mut of_person = vec![Candidate::None; self.people as usize];
        for part in 0..rules.parts {
            let fits = |key: Key| key.blanks(rules.parts) == 0 || key.part(part, rules.parts) == 0;
            let respondents = open.complete.iter().chain(&open.gapped).copied();
            let mut ours: Vec<Owned> = respondents
                .filter(|r| fits(codes.keys[*r as usize]))
                .map(|r| Owned::new(codes.keys[r as usize].without(part, rules.parts), r))
                .collect();
            let free = self.codes.iter().filter(|known| !taken[known.owner() as usize]);
            let without = |known: &Owned| Key::of_bits(known.code()).without(part, rules.parts);
            let mut theirs: Vec<Owned> = free.map(|known| Owned::new(without(known), known.owner())).collect();
            ours.par_sort_unstable();
            theirs.par_sort_unstable();
            theirs.dedup();
            meet_groups(&ours, &theirs, &mut of_respondent, &mut of_person);
        }
        let respondents: Vec<u32> = open.complete.iter().chain(&open.gapped).copied().collect();
        let is_link = |respondent: u32| match of_respondent[respondent as usize] {
            Candidate::One(person) if of_person[person as usize] == Candidate::One(respondent) => Some(person),
            _ => None,
        };
        let links: Vec<(u32, u32)> = respondents.iter().filter_map(|r| Some((*r, is_link(*r)?))).collect();
        let by_chance = by_chance.min(links.len() as f64);
        let within_budget = by_chance <= rules.error_budget * links.len() as f64;
        for (respondent, person) in links.iter().filter(|_| within_budget) {
            wave.persons[*respondent as usize] = *person;
            let key = codes.keys[*respondent as usize];
            if key.blanks(rules.parts) == 0 {
                self.codes.push(Owned::new(key.bits(), *person));
            }
        }
        wave.counts.tolerant = if within_budget { links.len() as u64 } else { 0 };
        wave.counts.refused = if within_budget { 0 } else { links.len() as u64 };
        let is_open = |r: &u32| wave.persons[*r as usize] == NO_PERSON;
        let is_doubtful = |r: &u32| of_respondent[*r as usize] != Candidate::None && is_link(*r).is_none();
        let doubtful = respondents.iter().filter(|r| is_open(r) && is_doubtful(r)).count();
        let gaps = open.gapped.iter().filter(|r| is_open(r) && !is_doubtful(r)).count();
        wave.counts.ambiguous += doubtful as u64;
        wave.counts.without_code += gaps as u64;
        open.complete.retain(|r| is_open(r) && !is_doubtful(r));
        if within_budget { by_chance } else { 0.0 }
    }

    /// Who was not linked is a new person; `respondents` are in the order of codes, people are numbered in that of rows.
    fn add(&mut self, codes: &Codes, respondents: &[u32], wave: &mut Linked) {
        let mut by_row = respondents.to_vec();
        by_row.par_sort_unstable();
        for (respondent, person) in by_row.iter().zip(self.people..) {
            wave.persons[*respondent as usize] = person;
        }
        let person = |respondent: &u32| wave.persons[*respondent as usize];
        let code = |respondent: &u32| Owned::new(codes.keys[*respondent as usize].bits(), person(respondent));
        self.codes.extend(respondents.iter().map(code));
        self.people += u32::try_from(respondents.len()).unwrap_or(u32::MAX);
        wave.counts.new = respondents.len() as u64;
        // Two or three sorted lists one behind the other: what keeps equal ones in order only merges them.
        self.codes.sort();
    }

    /// How probably the codes of two strangers meet, if the parts of a code are independent of each other.
    fn chance(&self, codes: &Codes, rules: LinkRules, linked: u64) -> Chance {
        let parts = (0..rules.parts).into_par_iter();
        let agree: Vec<f64> = parts.map(|part| self.agreement(codes, part, rules.parts, linked)).collect();
        let others = |part: usize| (0..rules.parts).filter(|i| *i != part).map(|i| agree[i]).product::<f64>();
        Chance {
            equal: agree.iter().product(),
            one_differs: (0..rules.parts).map(|part| (1.0 - agree[part]) * others(part)).sum(),
        }
    }

    /// How probably two strangers agree on one part: of all pairs of somebody then and somebody now the share with the
    /// same value, without the `linked` pairs who are the same people.
    fn agreement(&self, codes: &Codes, part: usize, parts: usize, linked: u64) -> f64 {
        if self.codes.is_empty() {
            return 0.0;
        }
        let sorted = |keys: &mut dyn Iterator<Item = Key>| {
            let mut values: Vec<u128> = keys.map(|key| key.part(part, parts)).filter(|value| *value > 0).collect();
            values.sort_unstable();
            values
        };
        let now = sorted(&mut codes.keys.iter().copied());
        let then = sorted(&mut self.codes.iter().map(|known| Key::of_bits(known.code())));
        let mut rest = then.as_slice();
        let met = now.chunk_by(|a, b| a == b).map(|same| {
            rest = &rest[rest.iter().take_while(|value| **value < same[0]).count()..];
            let equal = rest.iter().take_while(|value| **value == same[0]).count();
            same.len() as f64 * equal as f64
        });
        let same_people = linked as f64;
        let pairs = now.len() as f64 * then.len() as f64 - same_people;
        ((met.sum::<f64>() - same_people) / pairs.max(1.0)).clamp(0.0, 1.0)
    }
}

/// How probably the codes of two strangers are equal, and differ in one part.
struct Chance {
    equal: f64,
    one_differs: f64,
}

/// Who could be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Candidate {
    None,
    One(u32),
    Several,
}

impl Candidate {
    fn add(&mut self, other: u32) {
        *self = match *self {
            Self::None => Self::One(other),
            Self::One(same) if same == other => *self,
            _ => Self::Several,
        };
    }
}

/// What of a sorted list has this code or a later one.
fn from(sorted: &[Owned], code: u128) -> &[Owned] {
    &sorted[sorted.iter().take_while(|other| other.code() < code).count()..]
}

/// Notes who meets whom in two lists sorted by code: one of us and one of them are candidates of each other, more are
/// doubtful.
fn meet_groups(ours: &[Owned], theirs: &[Owned], of_ours: &mut [Candidate], of_theirs: &mut [Candidate]) {
    let mut rest = theirs;
    for group in ours.chunk_by(|a, b| a.code() == b.code()) {
        rest = from(rest, group[0].code());
        let met = &rest[..rest.iter().take_while(|other| other.code() == group[0].code()).count()];
        match (group, met) {
            (_, []) => {}
            ([our], [their]) => {
                of_ours[our.owner() as usize].add(their.owner());
                of_theirs[their.owner() as usize].add(our.owner());
            }
            _ => {
                for our in group {
                    of_ours[our.owner() as usize] = Candidate::Several;
                }
                for their in met {
                    of_theirs[their.owner() as usize] = Candidate::Several;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: LinkRules = LinkRules { parts: 3, tolerant: true, error_budget: 0.5 };

    fn codes(rows: &[[&str; 3]]) -> Codes {
        let mut codes = Codes::default();
        codes.next_file();
        rows.iter().enumerate().for_each(|(row, parts)| codes.push(row, parts.iter().copied()));
        codes
    }

    fn counts(start: &[[&str; 3]], end: &[[&str; 3]]) -> (Vec<u32>, LinkCounts) {
        let linked = link(&[&codes(start), &codes(end)], RULES).pop();
        linked.map(|linked| (linked.persons, linked.counts)).unwrap_or_default()
    }

    #[test]
    fn exact_then_tolerant_then_nobody() {
        let start = [["1", "anna", "x"], ["2", "berit", "y"], ["3", "cecilia", "z"], ["4", "dora", "w"]];
        let end = [["3", "Cecilia ", "Z"], ["2", "berit", "u"], ["9", "eeva", "q"], ["4", "", "w"]];
        let (persons, counts) = counts(&start, &end);
        assert_eq!(persons, [2, 1, 4, 3]);
        assert_eq!((counts.exact, counts.tolerant, counts.new, counts.without_code), (1, 2, 1, 0));
    }

    #[test]
    fn a_code_that_two_people_share_links_nobody() {
        let start = [["1", "anna", "x"], ["2", "berit", "y"]];
        let end = [["1", "anna", "x"], ["1", "anna", "x"], ["1", "anna", "u"], ["2", "berit", "y"]];
        let (persons, counts) = counts(&start, &end);
        assert_eq!(persons[..2], [NO_PERSON, NO_PERSON]);
        assert_eq!((counts.duplicate, counts.exact, counts.tolerant), (2, 1, 0), "nor is a third one taken for her");
        assert_eq!(counts.duplicates, [vec![0, 1]]);
    }

    #[test]
    fn a_code_that_could_be_two_people_is_ambiguous() {
        let start = [["1", "anna", "x"], ["1", "anna", "y"]];
        let (persons, counts) = counts(&start, &[["1", "anna", "z"]]);
        assert_eq!((persons, counts.ambiguous), (vec![NO_PERSON], 1));
    }

    #[test]
    fn two_codes_of_one_person_cannot_be_two_people() {
        let first = [["1", "anna", "x"], ["2", "berit", "y"], ["3", "cecilia", "z"], ["4", "dora", "w"]];
        let second = [["1", "anna", "u"], ["2", "berit", "y"], ["3", "cecilia", "z"]];
        let third = [["1", "anna", "x"], ["1", "anna", "u"], ["2", "berit", "y"]];
        let linked = link(&[&codes(&first), &codes(&second), &codes(&third)], RULES);
        let found: Vec<_> = linked.iter().map(|wave| (wave.counts.tolerant, wave.counts.ambiguous)).collect();
        assert_eq!(found, [(0, 0), (1, 0), (0, 2)]);
        assert_eq!(linked.last().map(|wave| wave.persons.as_slice()), Some(&[NO_PERSON, NO_PERSON, 1][..]));
    }

    #[test]
    fn links_that_chance_explains_are_taken_back() {
        let start: Vec<[&str; 3]> = vec![["1", "a", "x"], ["2", "b", "y"], ["1", "b", "x"]];
        let end = [["2", "a", "y"]];
        let strict = LinkRules { error_budget: 0.05, ..RULES };
        let linked = link(&[&codes(&start), &codes(&end)], strict).pop();
        assert_eq!(linked.map(|linked| (linked.counts.tolerant, linked.counts.refused)), Some((0, 1)));
    }
}
