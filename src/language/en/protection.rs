//! Protection of respondents and open answers, in English.

use crate::language::messages::ProtectionWords;

pub(super) const PROTECTION: ProtectionWords = ProtectionWords {
    attacked: "Before the report was written it was attacked: from all figures in it together the program tried to work \
               out those that are not shown, taking the number of people invited in each group as known. None of \
               them could be worked out.",
    forced: |n| {
        format!(
            "Figures for the whole data by which all answered favourably, or none: {n}. They say the same of every \
             group in the data."
        )
    },
    limits: "The attack does not know what a reader knows of single people from elsewhere.",
    quotes: |printed, written| {
        format!(
            "Open answers printed here: {printed} of {written}. A person has read and approved each of them. Names and other \
             details that could point at somebody were removed. Answers are chosen from short and long, \
             approving and critical ones alike; their order was drawn by lot."
        )
    },
};
