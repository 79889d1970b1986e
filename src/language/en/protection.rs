//! Protection of respondents, in English.

use crate::language::messages::ProtectionWords;

pub(super) const PROTECTION: ProtectionWords = ProtectionWords {
    attacked: "Before the report was written it was attacked: from all figures in it together the program tried to work \
               out those that are not shown, taking the number of people invited in each group as known. None of \
               them could be worked out.",
    not_named: "Groups of which nothing is shown, and which the report therefore does not name, are not among these: how \
                many they are could tell how small they are.",
    people_in_groups: |shown, all, others| {
        format!(
            "Respondents in groups whose size is shown: {shown}/{all}. Others, with those who named no group: {others}."
        )
    },
    forced: |n| {
        format!(
            "Figures for the whole data by which all answered favourably, or none: {n}. They say the same of every \
             group in the data."
        )
    },
    limits: "The attack does not know what a reader knows of single people from elsewhere.",
};
