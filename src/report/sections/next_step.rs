//! What to do next, as far as the figures alone can tell: one step, the weightiest that a rule calls for. It asks for
//! finding out, asking again or asking more people; what the programme should do is for people to say.

use super::{Context, limits};
use crate::language::messages::NextStep;
use crate::results::{FindingKind, Status};
use crate::survey::WaveKind;

/// The step in a sentence.
pub(super) fn sentence(context: &Context<'_>) -> String {
    let labels = |ids: Vec<&str>| {
        let labels = ids.iter().filter_map(|id| Some(context.label(context.survey.indicator(id)?)));
        labels.collect::<Vec<_>>().join("; ")
    };
    let missed = with_status(context, &[Status::NotReached]);
    let worse = worsened(context);
    let unsure = with_status(context, &[Status::Open, Status::Uncertain]);
    let step = if !missed.is_empty() {
        NextStep::FindOutWhyMissed(labels(missed))
    } else if !worse.is_empty() {
        NextStep::FindOutWhyWorse(labels(worse))
    } else if limits::is_response_low(context) {
        NextStep::FindOutWhoIsMissing
    } else if !unsure.is_empty() {
        NextStep::AskMore(labels(unsure))
    } else if context.survey.waves().iter().filter(|wave| wave.kind != WaveKind::FollowUp).count() == 1 {
        NextStep::AskBefore
    } else {
        NextStep::AskAgain
    };
    (context.language.chapter_words().next_step)(&step)
}

/// Headline figures whose target stands so.
fn with_status<'a>(context: &Context<'a>, wanted: &[Status]) -> Vec<&'a str> {
    let headlines = context.survey.indicators().iter().filter(|i| i.headline || i.primary);
    let stands = |id: &str| context.results.shown_in(context.last_wave(), id).and_then(|estimate| estimate.status);
    headlines.filter(|i| stands(&i.id).is_some_and(|s| wanted.contains(&s))).map(|i| i.id.as_str()).collect()
}

fn worsened<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let findings = context.results.findings.iter().filter(|finding| finding.kind == FindingKind::Worsened);
    findings.map(|finding| finding.about.as_str()).collect()
}
