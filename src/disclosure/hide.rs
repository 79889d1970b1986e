//! Taking every number out of a record.

use crate::results::{AnswerCount, Distribution, Estimate, Missing, Response};

pub(super) fn response(response: &mut Response) {
    *response = Response { invited: None, answered: None, rate: None, hidden: true, ..response.clone() };
}

pub(super) fn estimate(estimate: &mut Estimate) {
    *estimate = Estimate {
        n: None,
        count: None,
        value: None,
        low: None,
        high: None,
        method: None,
        missing: Missing::default(),
        finite: None,
        weighted: None,
        n_effective: None,
        weighted_low: None,
        weighted_high: None,
        weighted_method: None,
        design_effect: None,
        indicative: false,
        status: None,
        hidden: true,
        ..estimate.clone()
    };
}

pub(super) fn distribution(distribution: &mut Distribution) {
    *distribution = Distribution {
        n: None,
        missing: Missing::default(),
        hidden: true,
        counts: distribution.counts.iter().map(count).collect(),
        ..distribution.clone()
    };
}

pub(super) fn count(count: &AnswerCount) -> AnswerCount {
    AnswerCount { code: count.code.clone(), count: None, share: None, low: None, high: None }
}
