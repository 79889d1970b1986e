//! Words about change between waves.

use crate::language::messages::{ChangeWords, capitalised};
use crate::results::{Design, Method, Outcome, Test};
use crate::survey::Measure;

fn noun(measure: Measure) -> &'static str {
    match measure {
        Measure::Rate | Measure::Count | Measure::ShareOfOrganisations => "share",
        Measure::Mean => "mean",
        Measure::Median => "median",
        Measure::Net => "recommendation score",
    }
}

pub(super) const CHANGE: ChangeWords = ChangeWords {
    heading: "Change between rounds",
    between: |from, to| format!("{from} → {to}"),
    not_cause: "Changes took place during the programme. There was no comparison group, so the survey alone does not show \
                that the programme caused them.",
    with_comparison: "A comparison group answered at the same times. What is said of both groups compares their changes, and all other \
                      figures of this chapter are of everybody who answered; groups that \
                      nobody drew by lot can also change differently for other reasons.",
    looked_back: "Here people recalled afterwards how it had been. Memory adapts to what people expect of a programme, so \
                  recalled changes are often larger than those between two surveys.",
    not_linked: "Respondents could not be recognised from one round to the next: the rounds are compared as answers of \
                 different people.",
    linking: |w| {
        let mut sentences = vec![format!(
            "Of the {} respondents of “{}”, {} were recognised from an earlier round by their code and {} were not.",
            w.respondents, w.wave, w.linked, w.not_linked
        )];
        if !w.tolerant.is_empty() {
            sentences.push(format!("Links with one differing part of the code: {}.", w.tolerant));
        }
        if !w.ambiguous.is_empty() {
            sentences.push(format!(
                "Among those not recognised, {} had a code that could be several people’s, {} shared a code with somebody \
                 else, and {} gave no complete code.",
                w.ambiguous, w.duplicate, w.without_code
            ));
        }
        sentences.join(" ")
    },
    linking_hidden: |wave| {
        format!("Respondents of “{wave}” were recognised by their code. How many is not shown, to protect respondents.")
    },
    sentence: |w| {
        let who = match w.design {
            Design::Paired => format!("of the same {} respondents", w.pairs),
            Design::PartlyPaired => format!("of partly the same respondents ({} and {} answers)", w.n_from, w.n_to),
            _ => format!("of different respondents ({} and {} answers)", w.n_from, w.n_to),
        };
        let noun = noun(w.measure);
        let (before, after, points) = if w.is_share() {
            (format!("{}%", w.before), format!("{}%", w.after), " percentage points")
        } else {
            (w.before.to_string(), w.after.to_string(), "")
        };
        let verb = if w.rose { "rose" } else { "fell" };
        let (change, level, interval) = (w.change, w.level, w.interval);
        let told = match w.outcome {
            Some(Outcome::Improved | Outcome::Worsened) => format!(
                "the {noun} {who} {verb} from {before} to {after} (change {change}{points}, {level}% confidence \
                 interval {interval})."
            ),
            Some(Outcome::NoRelevantChange) => format!(
                "no change that matters. The {noun} {who} was {before} and then {after}; the change was \
                 {change}{points} ({level}% confidence interval {interval}), and {} was agreed as the smallest that matters.",
                w.smallest
            ),
            Some(Outcome::Inconclusive) if w.few_moved => format!(
                "so few people changed their answer that nothing can be concluded. The {noun} {who} was {before} \
                 and then {after} (change {change}{points})."
            ),
            Some(Outcome::Inconclusive) => format!(
                "no clear change was found. The {noun} {who} was {before} and then {after}; a change of \
                 {interval}{points} fits the answers ({level}% confidence interval). This does not mean there was no change."
            ),
            None => {
                format!("the {noun} {who} was {before} and then {after}. There is no confidence interval.")
            }
        };
        let lower = if w.lower_is_better { " Here a lower figure is better." } else { "" };
        match w.people {
            Some((better, same, worse)) => format!(
                "{}: {better} improved, {same} stayed the same, {worse} got worse. {}{lower}",
                w.label,
                capitalised(&told)
            ),
            None => format!("{}: {told}{lower}", w.label),
        }
    },
    against: |w| {
        let points = if w.is_share { " percentage points" } else { "" };
        let told = format!(
            "{}: the programme changed by {}{points} and the comparison group by {}{points}; difference {}{points}",
            w.label, w.programme, w.comparison, w.difference
        );
        match w.outcome {
            None => format!(
                "{told}. The organisations ({}) are too few for a confidence interval, so the difference is only described.",
                w.organisations
            ),
            Some(outcome) => {
                let told = format!(
                    "{told} ({}% confidence interval {}, organisations {}).",
                    w.level, w.interval, w.organisations
                );
                match outcome {
                    Outcome::Improved => format!("{told} The programme developed better than the comparison group."),
                    Outcome::Worsened => format!("{told} The programme developed worse than the comparison group."),
                    Outcome::NoRelevantChange => format!("{told} The difference is smaller than what matters."),
                    Outcome::Inconclusive => {
                        format!("{told} The data do not show whether the programme developed differently.")
                    }
                }
            }
        }
    },
    course: |w| {
        let points = if w.is_share { " percentage points" } else { "" };
        let told = format!(
            "{}, {} rounds: on average {}{points} from one round to the next ({}% confidence interval {}).",
            w.label, w.waves, w.slope, w.level, w.interval
        );
        match w.outcome {
            Outcome::Improved => format!("{told} The course is for the better."),
            Outcome::Worsened => format!("{told} The course is for the worse."),
            Outcome::NoRelevantChange => format!("{told} Over the whole course that is less than what matters."),
            Outcome::Inconclusive => format!("{told} A clear course was not found."),
        }
    },
    tests: |n, primary| match primary {
        "" => format!("Tests of change: {n}. Their p-values are Holm-adjusted."),
        primary => format!(
            "Tests of change beside the primary figure ({primary}): {n}. Their p-values are Holm-adjusted; that of the \
             primary figure, named beforehand, is not."
        ),
    },
    caption_chart: |from, to| format!("Change: {from} → {to}"),
    caption_table: |from, to| format!("Change in figures: {from} → {to}"),
    caption_against: |from, to| format!("The programme and the comparison group: {from} → {to}"),
    caption_sensitivity: |from, to| format!("How far the changes can be trusted: {from} → {to}"),
    caption_drop_out: |from, to| format!("Who answered only once: “{from}”, but not “{to}”"),
    caption_rounds: "Figures round by round",
    who: "Respondents",
    before: "Before",
    after: "After",
    change: "Change",
    people: "Better / same / worse",
    conclusion: "Conclusion",
    programme_change: "Change, programme",
    comparison_change: "Change, comparison",
    difference: "Difference",
    same_people: "As told above",
    all_answers: "By another design",
    wrong_links: |share| format!("If {share} of links are wrong"),
    stayed: "Answered again",
    left: "Answered once",
    design: |design, pairs, before, after| match (design, pairs) {
        (Design::Paired, pairs) => format!("the same {pairs}"),
        (Design::PartlyPaired, "") => format!("partly the same, {before} and {after}"),
        (Design::PartlyPaired, pairs) => format!("{before} and {after}, of whom {pairs} the same"),
        (_, _) => format!("different, {before} and {after}"),
    },
    outcome: |outcome| match outcome {
        Outcome::Improved => "improved",
        Outcome::Worsened => "worsened",
        Outcome::NoRelevantChange => "no relevant change",
        Outcome::Inconclusive => "inconclusive",
    },
    with_p: |conclusion, p| format!("{conclusion} (p {p})"),
    note_lower: |labels| format!("A lower figure is better: {labels}."),
    note_few_moved: |labels| format!("Too few people changed their answer for a conclusion: {labels}."),
    note_smallest: |list| format!("Smallest change that matters, agreed beforehand: {list}."),
    note_p: "p-values are Holm-adjusted, except that of the primary figure.",
    note_differences: "Differences are computed before rounding, those of medians answer by answer, so they need not be the \
                       difference of the printed figures.",
    note_against: "The difference is computed before rounding; where each organisation counts once, it is not that of the two \
                   changes of all people beside it.",
    note_units: "Changes of shares are in percentage points.",
    note_designs: "“The same” people are compared with themselves; “partly the same” are all answers, of which some are linked; \
                   “different” are compared as two groups.",
    sensitivity_same: "Under plausible wrong links every conclusion stays the same.",
    sensitivity_differs: |labels| format!("Under plausible wrong links the conclusion would be another for: {labels}."),
    drop_out: "Some answered only once, or could not be recognised. At the first round they compare with those who answered \
               again as follows.",
    drop_out_differs: |labels| {
        format!(
            "They differed from those who answered again in: {labels}. Changes of those who answered twice may therefore not hold for everybody."
        )
    },
    drop_out_alike: "No clear difference between the two was found in these figures.",
    method_interval: |design, method| match (design, method) {
        (Design::Paired, Method::TangoScore) => {
            "Change of a share among the same people: Tango’s (1998) score interval, which holds with few people and near \
             0% and 100%."
        }
        (Design::Paired, Method::NewcombePaired) => {
            "Change of a share among the same people: Newcombe’s (1998, method 10) interval, made of the score intervals of \
             both shares."
        }
        (Design::Paired, Method::BonettPrice) => {
            "Change of a share among the same people: Bonett and Price’s (2012) interval, which adds an answer to either \
             direction and is wide where few changed theirs."
        }
        (Design::Paired, Method::T) => {
            "Change of a mean among the same people: t interval of each person’s own change (Student 1908), so that \
             differences between people do not blur it."
        }
        (Design::Paired, Method::WalshAverages) => {
            "Change of a median among the same people: pseudo-median of the changes with its distribution-free interval \
             (Hodges and Lehmann 1963)."
        }
        (Design::PartlyPaired, Method::PartlyPairedT) => {
            "Partly the same people: partly paired t of all answers (Derrick et al. 2017), linked and not linked."
        }
        (Design::Independent, Method::Newcombe) => {
            "Shares of different people: Newcombe’s (1998) interval, which holds near 0% and 100% too."
        }
        (Design::Independent, Method::MiettinenNurminen) => {
            "Shares of different people: Miettinen and Nurminen’s (1985) score interval."
        }
        (Design::Independent, Method::AgrestiCaffo) => {
            "Shares of different people: Agresti and Caffo’s (2000) interval, which adds one favourable and one other \
             answer to both."
        }
        (Design::Independent, Method::WelchT) => {
            "Means of different people: Welch’s (1947) interval, which does not take the rounds to spread alike."
        }
        (Design::Independent, Method::T) => {
            "Means of different people: Student’s (1908) interval, which takes the rounds to spread alike."
        }
        (Design::Independent, Method::HodgesLehmann) => {
            "Medians of different people: typical difference of two answers with its distribution-free interval (Hodges \
             and Lehmann 1963)."
        }
        (Design::DifferenceInDifferences, Method::WelchT) => {
            "Comparison group: difference in differences of organisations’ mean changes, each organisation counting once \
             (Welch; Donald and Lang 2007)."
        }
        (Design::DifferenceInDifferences, Method::ClusteredT) => {
            "Comparison group: difference in differences with errors that allow for likeness within organisations (CR2; \
             Bell and McCaffrey 2002)."
        }
        _ => "",
    },
    method_test: |design, test| match (design, test) {
        (Design::Paired, Test::McnemarMidP) => {
            "The change of the same people’s share is tested by McNemar’s test (mid-P; Fagerland, Lydersen and Laake \
             2013), which keeps its level with few people without being over-careful."
        }
        (Design::Paired, Test::McnemarExact) => {
            "The change of the same people’s share is tested by McNemar’s exact test (1947), which never finds more by \
             chance than promised."
        }
        (Design::Paired, Test::McnemarChiSquared) => {
            "The change of the same people’s share is tested by McNemar’s chi-squared test (1947), which suits many \
             people only."
        }
        (Design::Paired, Test::SignedRankPratt) => {
            "Where only the order of the same people’s changes is used, the test is Wilcoxon’s signed rank with Pratt’s \
             (1959) zeros, which does not leave out those who stayed the same."
        }
        (Design::Paired, Test::Sign) => {
            "Where only the direction of the same people’s changes is used, the test is the exact sign test (Arbuthnott \
             1710), which needs no distances between answers."
        }
        (Design::Paired, Test::PairedT) => {
            "Where the same people’s changes have a size, the test is Student’s (1908) paired t."
        }
        (Design::Independent, Test::FisherMidP) => {
            "Shares of different people are tested by Fisher’s test (mid-P; Lancaster 1961), which holds with few answers; \
             exact where counts are tiny."
        }
        (Design::Independent, Test::FisherExact) => {
            "Shares of different people are tested by Fisher’s exact test (1934), which never finds more by chance than \
             promised."
        }
        (Design::Independent, Test::ChiSquaredNMinusOne) => {
            "Shares of different people are tested by the chi-squared test with N − 1 (Campbell 2007); by Fisher’s exact \
             test where counts are tiny."
        }
        (Design::Independent, Test::MannWhitney) => {
            "Where only the order of different people’s answers is used, the test is Mann and Whitney’s (1947; exact up to \
             50 answers)."
        }
        (Design::Independent, Test::BrunnerMunzel) => {
            "Where only the order of different people’s answers is used, the test is Brunner and Munzel’s (2000), which \
             does not take the rounds to spread alike."
        }
        (Design::Independent, Test::WelchT) => {
            "Where different people’s answers have a size, the test is Welch’s t (1947)."
        }
        (Design::Independent, Test::StudentT) => {
            "Where different people’s answers have a size, the test is Student’s t (1908)."
        }
        _ => "",
    },
    method_few_moved: "Where fewer than six people changed their answer, the change of a share is not tested and nothing \
                       is concluded from it.",
    method_course: "Course over rounds: average change from one round to the next by least squares, with errors that allow for \
                    several answers of one person (CR2); rounds count as equally far apart.",
    method_verdict: "A change is told when its confidence interval excludes zero; “no relevant change” when the interval lies \
                     within the smallest change that matters, if one was agreed; otherwise it stays open.",
    method_links: "People were recognised by a code that was compared in memory and replaced by running numbers; nobody’s code \
                   is stored.",
    method_wrong_links: |share| {
        format!(
            "Each change of linked people was computed again as if {share} of the links joined two different people."
        )
    },
    title_one: |label, outcome| match outcome {
        Outcome::Improved => format!("{label}: improved"),
        Outcome::Worsened => format!("{label}: worsened"),
        Outcome::NoRelevantChange => format!("{label}: no change that matters"),
        Outcome::Inconclusive => format!("{label}: no clear change was found"),
    },
    title_several: |improved, worsened, none, open| match (improved, worsened, none, open) {
        (2, 0, 0, 0) => "Both figures improved".into(),
        (0, 2, 0, 0) => "Both figures worsened".into(),
        (n, 0, 0, 0) => format!("All {n} figures improved"),
        (0, n, 0, 0) => format!("All {n} figures worsened"),
        (0, 0, n, 0) => format!("None of the {n} figures changed by what matters"),
        (0, 0, 0, n) => format!("No clear change was found in any of the {n} figures"),
        _ => {
            let parts = [
                (improved, format!("{improved} improved")),
                (worsened, format!("{worsened} worsened")),
                (none, format!("{none} did not change by what matters")),
                (open, format!("{open} {} open", if open == 1 { "stays" } else { "stay" })),
            ];
            let parts = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, told)| told);
            format!("Of the figures, {}", parts.collect::<Vec<_>>().join(", "))
        }
    },
    subtitle: |from, to, level| {
        format!("Open mark: {from}; filled mark: {to}. On the right the change with its {level}% confidence interval.")
    },
    bars_subtitle: |from, to, level| format!("The change ({from} → {to}) with its {level}% confidence interval."),
    smallest_name: "Smallest relevant change",
    note_band: "Shaded: smaller than the smallest change that matters, as agreed beforehand.",
    n_head: "n",
    note_n: |same, each| match (same, each) {
        (_, false) => "n = those who answered both rounds.",
        (false, true) => "n = answers in the first and in the second round.",
        (true, true) => "One n = those who answered both rounds; two = answers in the first and in the second round.",
    },
    alt: |w| {
        let outcome = match w.outcome {
            Outcome::Improved => "improved",
            Outcome::Worsened => "worsened",
            Outcome::NoRelevantChange => "no relevant change",
            Outcome::Inconclusive => "inconclusive",
        };
        format!("{}: {} → {}, change {} ({}), {outcome}.", w.label, w.before, w.after, w.change, w.interval)
    },
    rounds_subtitle: |level| format!("The figure of each round with its {level}% confidence interval."),
    rounds_alt: |label, course| format!("{label}: {course}."),
};
