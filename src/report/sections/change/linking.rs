//! How people were recognised from one round to the next.

use super::super::Context;
use crate::language::messages::LinkWords;
use crate::language::number;
use crate::results::Linking;

pub(super) fn sentence(context: &Context<'_>, link: &Linking) -> String {
    let words = context.language.change_words();
    let wave = context.wave_title_of(&link.wave);
    let text = |n: Option<u64>| n.map_or_else(String::new, |n| number::count(context.language, n));
    if link.hidden {
        return (words.linking_hidden)(wave);
    }
    // Reasons that nobody had need not be listed.
    let reasons = [link.ambiguous, link.duplicate, link.without_code].into_iter().flatten().any(|n| n > 0);
    let reason = |n: Option<u64>| text(n.filter(|_| reasons));
    // Of codes that must be equal none can differ.
    let tolerant = context.survey.definition().link.as_ref().is_some_and(|rules| rules.tolerance > 0);
    (words.linking)(&LinkWords {
        wave,
        respondents: &text(link.respondents),
        linked: &text(link.linked),
        tolerant: &text(link.tolerant.filter(|_| tolerant)),
        not_linked: &text(link.not_linked),
        ambiguous: &reason(link.ambiguous),
        duplicate: &reason(link.duplicate),
        without_code: &reason(link.without_code),
    })
}
