//! Words of the reports of single groups.

use crate::language::messages::EachWords;

pub(super) const EACH: EachWords = EachWords {
    kind: "Results of one group",
    title: |title, name| format!("{title}: {name}"),
    against_others: "The group beside all others",
    others_are: "Others are all other respondents together, also those whose own results are not shown. The difference is \
                 judged for the key shares only, and only where the group and the others have at least ten answers each. A \
                 difference does not tell why.",
    response: |w| format!("{}: the survey was sent to {} people and {} answered.", w.name, w.invited, w.answered),
    response_answered: |name, answered| format!("{name}: {answered} answered the survey."),
    others_detail: |w| {
        format!("Other respondents: {}% ({}), {}% confidence interval {}%", w.percent, w.fraction, w.level, w.interval)
    },
    limit: "Results are respondents’ own assessments. In a small group the opinion of one respondent can move a share a lot.",
    caption_chart: |name| format!("{name}: key shares, confidence intervals and targets"),
    caption_table: |topic, name| format!("{topic}: {name} and other respondents"),
    change: "The group’s change beside that of the others",
    caption_change: |name, from, to| format!("{name} and other respondents: {from} → {to}"),
    group_result: "Group",
    others_result: "Others",
    difference: "Difference",
    differs: "differs from the others",
    no_clear_difference: "no clear difference",
    index_title: |title, question| format!("{title}: reports by group ({question})"),
    index_heading: "Reports",
    index_text: "Each report shows the results of one group beside those of all other respondents. They are cut from the \
                 published results of the whole data, so that even together they tell no more than the whole report.",
    index_caption: "What each report holds",
    shown: "Figures shown",
    hidden: "Figures hidden",
    compared: "Compared with others",
    report: "Report",
};
