//! How many answered: of everybody who was invited, and of each group.

use super::grouping::Grouping;
use crate::responses::Wave;
use crate::results::{GroupKey, Response};
use crate::survey::Survey;

pub(super) fn responses(survey: &Survey, wave: &Wave, groupings: &[Grouping]) -> Vec<Response> {
    let invited = survey.wave(&wave.id).and_then(|w| w.invited);
    let everybody = response(&wave.id, None, invited, wave.respondents() as u64);
    let mut all = vec![everybody];
    for grouping in groupings {
        let mut answered = vec![0; grouping.groups.len()];
        for group in grouping.of.iter().flatten() {
            answered[*group as usize] += 1;
        }
        let groups = grouping.groups.iter().zip(answered);
        all.extend(groups.map(|(group, n)| response(&wave.id, Some(group.key.clone()), group.invited, n)));
    }
    all
}

/// More answers than invitations are told by a note; they give no rate.
fn response(wave: &str, group: Option<GroupKey>, invited: Option<u64>, answered: u64) -> Response {
    let rate = invited.filter(|invited| *invited >= answered && *invited > 0).map(|i| answered as f64 / i as f64);
    Response { wave: wave.into(), group, invited, answered: Some(answered), rate, hidden: false }
}
