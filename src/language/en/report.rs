//! Words of the report.

use crate::language::messages::ReportWords;
use crate::results::{FiniteMethod, Method, NoteCode, ReliabilityWarning, Status};
use crate::survey::Topic;

pub(super) const REPORT: ReportWords = ReportWords {
    kind: "Report on the survey's results",
    programme: "Programme",
    funder: "Funder",
    evaluator: "Evaluator",
    date: "Date",
    asked: "Survey",
    respondents: "Respondents",
    made_up_banner: "Made-up data – no real answers",
    made_up_title: "The data are made up",
    made_up_text: "The answers in this report were invented as an example. The figures say nothing about any real \
                   organisation or person, and the report cannot be used as evidence.",

    summary: "Summary",
    in_brief: "Key figures",
    who_answered: "Who answered",
    topic: |topic| match topic {
        Topic::Satisfaction => "Satisfaction",
        Topic::Recommendation => "Recommendation",
        Topic::Impact => "Impact as respondents see it",
        Topic::Wellbeing => "Well-being",
        Topic::Workload => "Workload",
        Topic::Resources => "Resources",
        Topic::NetworkBenefits => "Benefits of the network",
        Topic::Participation => "Participation",
        Topic::Technical => "How the technology worked",
        Topic::Background => "Background",
        Topic::Open => "Open answers",
    },
    by_group: |question| format!("Results by group: {question}"),
    limits: "What this survey cannot tell",
    method: "Method",
    protection: "Protection of respondents",
    provenance: "Data and reproducibility",
    appendix: "Appendix: every distribution of answers",
    details: "Appendix: results in detail",
    more_figures: |n| format!("Further key figures: {n}; they are told in the chapters."),
    see_details: "Tables and details are in the appendix “Results in detail”, under the same headings as here.",

    contents: "Contents",
    figure: "Figure",
    table: "Table",
    skip_to_content: "Skip to content",
    signs_lacking: "The sign � stands for one that the typeface of this file lacks. The report as a web page shows it.",

    answer: "Answer",
    share: "Share",
    result: "Result",
    number: "Number",
    fraction: "Count / n",
    figure_head: "Figure",
    interval: |level| format!("{level}% confidence interval"),
    cant_say: "Can’t say",
    target: "Target",
    status_head: "Status",
    invited: "Invited",
    answered: "Answered",
    response_rate: "Response rate",
    everybody: "Everybody",
    at_least: |value| format!("at least {value}"),
    at_most: |value| format!("at most {value}"),
    status: |status| match status {
        Status::Shown => "met",
        Status::Uncertain => "reached, uncertain",
        Status::Open => "open",
        Status::NotReached => "not reached",
    },

    response: |w| {
        format!(
            "The survey was sent to {} people and {} answered ({}%). We do not know what those who did not answer think.",
            w.invited, w.answered, w.rate
        )
    },
    of_round: |round, sentence| format!("{round}: {sentence}"),
    other_rounds: |list| format!("Other rounds: {list}"),
    response_invited_unknown: |answered| {
        format!("{answered} people answered. How many were invited is not known, so there is no response rate.")
    },
    response_answered: |answered| format!("{answered} people answered the survey."),
    response_too_few: "There are so few answers that their number is not shown. This protects respondents’ privacy.",
    finding: |w| match (w.status, w.unanimous) {
        (Some(Status::Shown), _) if w.at_most => {
            format!(
                "{}: the target ({}) was met, and even the upper limit of the confidence interval stays within it.",
                w.label, w.target
            )
        }
        (Some(Status::Shown), _) => {
            format!(
                "{}: the target ({}) was met, and even the lower limit of the confidence interval is at or above it.",
                w.label, w.target
            )
        }
        (Some(Status::Uncertain), _) => format!(
            "{}: respondents’ result meets the target ({}), but the confidence interval also reaches values that \
             do not: it is not certain that the target was met.",
            w.label, w.target
        ),
        (Some(Status::Open), _) => format!(
            "{}: respondents’ result did not meet the target ({}), but the difference may be due to chance; whether the target \
             was met stays open.",
            w.label, w.target
        ),
        (Some(Status::NotReached), _) => format!("{}: the target ({}) was not reached.", w.label, w.target),
        (None, Some((n, low))) => format!(
            "{}: this is true of all {n} respondents. The result is consistent with a true share of at least \
             {low}%.",
            w.label
        ),
        (None, None) if w.label.ends_with(['?', '!', '.']) => w.label.to_string(),
        (None, None) => format!("{}.", w.label),
    },
    finding_detail: |w| {
        let interval = match w.interval {
            "" => String::new(),
            interval => format!(", {}% confidence interval {interval}%", w.level),
        };
        let detail = format!("{} of those who answered{interval}", w.fraction);
        if w.response.is_empty() { detail } else { format!("{detail}, response rate {}", w.response) }
    },
    mean_detail: |w| match w.interval {
        "" => format!("n = {}", w.n),
        interval => format!("n = {}, {}% confidence interval {interval}", w.n, w.level),
    },
    rate: |w| {
        let answered = if w.answers.is_empty() { String::new() } else { format!(" answered {}", w.answers) };
        let told = format!("{}: {}% of respondents ({}){answered}", w.label, w.percent, w.fraction);
        match w.interval {
            "" => format!("{told}."),
            interval => format!("{told}; {}% confidence interval {interval}%.", w.level),
        }
    },
    mean: |w| match w.interval {
        "" => format!("{}: mean {} (n = {}).", w.label, w.value, w.n),
        interval => {
            format!("{}: mean {} (n = {}, {}% confidence interval {interval}).", w.label, w.value, w.n, w.level)
        }
    },
    median: |w| match w.interval {
        "" => format!("{}: median {} (n = {}).", w.label, w.value, w.n),
        interval => {
            format!("{}: median {} (n = {}, {}% confidence interval {interval}).", w.label, w.value, w.n, w.level)
        }
    },
    net: |w| match w.interval {
        "" => format!("{}: recommendation score {} (n = {}).", w.label, w.value, w.n),
        interval => {
            format!(
                "{}: recommendation score {} (n = {}, {}% confidence interval {interval}).",
                w.label, w.value, w.n, w.level
            )
        }
    },
    count: |label, k, n| format!("{label}: {k} of {n} respondents."),
    finite_caption: "What the figures say about everybody invited: how many of them the figure would count",
    finite_alike: |level| format!("If the others think alike (at {level}% confidence)"),
    finite_whatever: "Whatever the others think",
    note_finite: "Others = invited people who did not answer the question. The figures are about these invited people only.",
    count_range: |low, high| format!("{low}–{high}"),
    or: "or",
    open_answers: |n| {
        format!(
            "{n} people answered the open question. Answers are not published before a person has read and approved \
             each of them."
        )
    },
    hidden: "Not shown, to protect respondents",
    hidden_figure: |label| format!("{label}: the result is not shown. This protects respondents’ privacy."),
    main_limit: "Results are respondents’ own assessments, and there was no comparison group: the survey alone does not \
                 show how much of them is due to the programme.",

    caption_headlines: "Key shares, confidence intervals and targets",
    caption_answered: "Respondents by group",
    caption_response: "Invited, answered and response rate",
    caption_topic_chart: |topic| format!("{topic}: distribution of answers"),
    caption_group: |label| format!("{label} by group"),
    caption_distribution: |question| question.to_string(),

    note_hidden: |minimum| {
        format!(
            ".. = not shown, to protect respondents (fewer than {minimum} answers in the group, or a smaller group could be worked out)."
        )
    },
    note_indicative: "Figures for groups of fewer than ten answers are indicative.",
    note_cant_say_outside: "“Can’t say” answers are not part of the percentages.",
    note_cant_say_inside: |label| format!("{label}: “can’t say” answers are part of the denominator."),
    note_rounding: "Percentages may not sum to 100 because of rounding.",
    note_parts: "The rows do not add up to everybody: groups that are too small are not listed, and some people may be in \
                 no group or in several.",
    note_sums: "Sums are computed before rounding, so the printed parts need not add up.",
    note_multiple: "Respondents could choose several options; shares are of the people who answered.",
    note_rank: "Respondents put the options in order; shares are of those who put the option first.",
    note_missing: |w| {
        let parts = [
            ("can’t say", w.cant_say),
            ("not applicable", w.not_applicable),
            ("declined", w.refused),
            ("left empty", w.blank),
            ("not shown to the respondent", w.not_shown),
        ];
        let given: Vec<String> =
            parts.iter().filter(|(_, n)| !n.is_empty()).map(|(what, n)| format!("{what} {n}")).collect();
        format!("Outside the shares: {}.", given.join(", "))
    },
    note: |code, about| match code {
        NoteCode::LowResponseRate => {
            "Fewer than half of the invited answered. Those who did not may think differently from those who did."
                .into()
        }
        NoteCode::InvitedUnknown => "How many were invited is not known, so there is no response rate.".into(),
        NoteCode::ManyCantSay => format!("{about}: more than one in ten answered “can’t say”."),
        NoteCode::CantSayInside => format!("{about}: “can’t say” answers are part of the denominator."),
        NoteCode::MoreAnswersThanInvited => {
            "There are more answers than invitations, so there is no response rate. Check the numbers.".into()
        }
        NoteCode::Clustered => format!(
            "Respondents come from the same groups ({about}), and answers from one group are often alike. Confidence \
             intervals take respondents as independent of each other, so the real uncertainty may be larger."
        ),
        NoteCode::MedianPartlyLinked => format!(
            "{about}: no change of the median is told. Some respondents were recognised, too few to compare them with themselves, so \
             the rounds are neither the same people nor different ones."
        ),
        NoteCode::MedianNotAgainst => {
            format!("{about}: medians are not set against the comparison group; a mean or a share can be.")
        }
        NoteCode::CountNotCompared => format!(
            "{about}: a number of people depends on how many answered, so its change is not told. The share of the same answers \
             can be compared."
        ),
        NoteCode::OrganisationsNotCompared => {
            format!(
                "{about}: the change of a share of organisations is not computed; each round’s figure stands by itself."
            )
        }
        NoteCode::WavesNotCompared => {
            "The report speaks of the latest round; distributions of earlier rounds are in the appendix. \
             Change between rounds was not computed."
                .into()
        }
    },

    method_interval: |method, level| {
        let name = match method {
            Method::ClopperPearson => "the exact interval of Clopper and Pearson (1934), which never promises too much",
            Method::MidP => "the mid-P interval (Lancaster 1961), which suits few answers near 100%",
            Method::Jeffreys => "Jeffreys’ interval (Brown, Cai and DasGupta 2001)",
            Method::AgrestiCoull => "the interval of Agresti and Coull (1998)",
            Method::KornGraubard => "Clopper and Pearson’s at the effective number of answers (Korn and Graubard 1998)",
            Method::WilsonEffective => "Wilson’s at the effective number of answers (Dean and Pagano 2015)",
            _ => {
                "Wilson’s (1927), which keeps its promise with few answers and near 0% and 100% too (Brown, Cai and \
                 DasGupta 2001)"
            }
        };
        format!(
            "A confidence interval tells where the share is likely to be, allowing for chance. The {level}% confidence \
             interval of shares is {name}."
        )
    },
    method_mean: "The confidence interval of a mean is Student’s t interval (1908): the spread is estimated from the same \
                  answers.",
    method_median: |method| match method {
        Method::Woodruff => {
            "The confidence interval of a median is Woodruff’s (1952): from where to where the answers reach the limits \
             of a share of one half."
        }
        _ => {
            "The confidence interval of a median is made of order statistics (Hahn and Meeker 1991), which hold for any \
             distribution of answers."
        }
    },
    method_net: |method| match method {
        Method::Rocks => {
            "The recommendation score is the share of 9–10 less the share of 0–6 (−100 to 100); its interval is Rocks’s \
             (2016), the published standard, which adds three answers so that it keeps a width where all answer alike."
        }
        Method::BonettPrice => {
            "The recommendation score is the share of 9–10 less the share of 0–6 (−100 to 100); its interval is Bonett and \
             Price’s (2012), which is careful where nearly all answers are on one side."
        }
        _ => {
            "The recommendation score is the share of 9–10 less the share of 0–6 (−100 to 100); its interval is Tango’s \
             (1998): the score is a difference of two shares and no share itself."
        }
    },
    method_finite: |method| match method {
        FiniteMethod::HypergeometricExactFpc => {
            "The range for all who were invited is the exact two-sided hypergeometric interval (Wright 1991), which never \
             promises too much. It assumes that those who did not answer think like those who did."
        }
        FiniteMethod::WilsonFpc => {
            "The range for all who were invited is Wilson’s interval at as many answers as tell as much of an unlimited \
             number of people (Burstein 1975). It is narrower than the exact one and can fall short of its promise. It assumes \
             that those who did not answer think like those who did."
        }
    },
    method_alpha: |method| match method {
        Method::Bootstrap => {
            "The interval of Cronbach’s alpha (1951) holds the middle values of respondents drawn again and again (bootstrap, \
             Efron 1981; the same draws in every run). McDonald’s omega (1999) does not take all questions to weigh alike."
        }
        _ => {
            "The interval of Cronbach’s alpha (1951) is Feldt, Woodruff and Salih’s (1987), exact for \
             normally distributed answers. \
             McDonald’s omega (1999) does not take all questions to weigh alike."
        }
    },
    method_targets: "A target is met when the whole confidence interval meets it; reached but uncertain when only the \
                     respondents’ share does; not reached when the whole interval misses it; otherwise open.",
    method_primary: |label| format!("The primary figure, named beforehand: {label}. The others are secondary."),
    method_rounding: "Figures are rounded only when shown, halves away from zero.",
    method_cant_say: "“Can’t say” answers are counted and shown apart.",
    reliability: |w| {
        let interval = if w.interval.is_empty() {
            String::new()
        } else {
            format!(", {}% confidence interval {}", w.level, w.interval)
        };
        let omega = if w.omega.is_empty() { String::new() } else { format!("; McDonald’s omega {}", w.omega) };
        format!("{} ({} questions): Cronbach’s alpha {}{interval}, n = {}{omega}.", w.label, w.questions, w.alpha, w.n)
    },
    reliability_refused: |label| {
        format!("{label}: reliability is not shown, because fewer than ten people answered all questions.")
    },
    reliability_warning: |warning| match warning {
        ReliabilityWarning::Unstable => "The figure is unstable, because respondents or questions are few.",
        ReliabilityWarning::CheckReversed => "Some question runs against the others: check the reversed questions.",
    },
    groups_alike: |n| {
        format!(
            "No clear difference between the groups can be established: the observed difference may be due to chance (comparisons made: {n})."
        )
    },
    groups_differ: |names, reference, n| match reference {
        "" => format!(
            "Different from the other respondents: {names} (comparisons made: {n}; p-values adjusted for their number). The difference \
             does not tell why."
        ),
        reference => format!(
            "Different from the reference group ({reference}): {names} (comparisons made: {n}; p-values adjusted for their number). The \
             difference does not tell why."
        ),
    },
    protection_rules: |minimum, health| {
        format!(
            "No figure is shown for fewer than {minimum} answers (fewer than {health} where questions are about health). Of \
             groups with fewer than ten answers it is not told that all, or none, answered favourably (fewer than twenty where questions are about health), \
             unless the whole data say so already. Where a hidden group could be worked out from totals, more is hidden."
        )
    },
    protection_count: |hidden, cells| format!("Of the report’s {cells} figures, {hidden} are not shown."),
    protection_reason: |reason| format!("The smallest group size was lowered for this reason: {reason}"),
    provenance_text: |version| {
        format!(
            "This report was made by mittari {version}. The same data and settings give the same figures. The hash \
             (SHA-256) shows whether the data are the same."
        )
    },
    wave: "Round",
    file: "File",
    rows: "Rows",
    used: "Used",
    hash: "SHA-256",
};
