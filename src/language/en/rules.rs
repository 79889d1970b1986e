//! Words on rules that a whole table of figures rests on.

use crate::language::messages::{RuleWords, RulesWords};

pub(super) const RULES: RulesWords = RulesWords {
    distribution: RuleWords {
        label: "Distributions of answers",
        rule: "Of the people who answered the question in the round, how many gave each answer. Answers outside \
               the scale, such as “can’t say”, are left out and counted under the table. Where several options \
               could be chosen, or options put in order, the shares are of the people who answered.",
        calculation: "Share = number of people with the answer / n.",
    },
    response: RuleWords {
        label: "Who answered",
        rule: "Invited: the number that the evaluator gave, for everybody and for each group. Answered: the \
               responses that were used (chapter “Data and reproducibility”).",
        calculation: "Response rate = answered / invited.",
    },
    flow: RuleWords {
        label: "From the invitation to the answer",
        rule: "People at each stage: invited by the evaluator’s number, took part by the participation records, \
               answered by the responses that were used, answered both rounds by the respondents’ codes.",
        calculation: "Of the invited = people at the stage / invited. Lost = people at the stage before − \
                      people at this stage.",
    },
    participation: RuleWords {
        label: "Participation",
        rule: "Counted from the participation records, each person once in a row. Of all: those invited, \
               sessions offered or those who started, as told under the table.",
        calculation: "Share = number / of all.",
    },
    classes: RuleWords {
        label: "Participants by class",
        rule: "Each participant is counted once in the class that the records give; where the basis is \
               “sample”, each respondent in the class that was answered.",
        calculation: "Share = number / of all.",
    },
    overview: RuleWords {
        label: "Key figures by group",
        rule: "The rule of each figure, applied to the answers of one group at a time.",
        calculation: "Share = answers of the group that the figure counts / all answers of the group to the question.",
    },
    funnel: RuleWords {
        label: "Limits of chance",
        rule: "The share of each group beside the limits within which chance alone would keep a group of its \
               size, if its share were that of everybody.",
        calculation: "Limits: binomial distribution with everybody’s share and the group’s n, interpolated \
                      between whole people (Spiegelhalter 2005).",
    },
    shrunk: RuleWords {
        label: "Shares drawn towards the common one",
        rule: "The share of each group, drawn towards that of all groups, the further the fewer answers it has.",
        calculation: "Drawn share = w × own share + (1 − w) × common share, where w = n / (n + m), and m, what \
                      the common share is worth in answers, is estimated from how much the groups differ \
                      (beta-binomial distribution, Kleinman 1973).",
    },
    dose: RuleWords {
        label: "Figures by amount",
        rule: "The rule of the figure, applied to the answers of those in each band of the amount.",
        calculation: "Share = answers of the band that the figure counts / all answers of the band, or the mean of the \
                      band’s answers. The interval is computed as for everybody.",
    },
    size: RuleWords {
        label: "Size of changes",
        rule: "The same changes in a unit that does not depend on the question. Which measure it is, stands in \
               the row.",
        calculation: "d: change of the mean / square root of the mean of both rounds’ variances. g: difference \
                      of the means / common standard deviation, corrected for few answers. Delta and \
                      rank-biserial correlation: how much more often answers are larger than smaller.",
    },
    against: RuleWords {
        label: "Programme and comparison group",
        rule: "The change of the programme’s people and that of the comparison group’s between the same rounds.",
        calculation: "Difference = change of the programme − change of the comparison group, by the method \
                      named below. Where each organisation counts once, it need not be the difference of the \
                      two changes of all people beside it.",
    },
    sensitivity: RuleWords {
        label: "How far changes can be trusted",
        rule: "Each change again, as if a share of the links joined two strangers, and by another design.",
        calculation: "Without wrong links = (change seen − s × difference between all answers of the rounds) / \
                      (1 − s), where s is the share of wrong links.",
    },
    drop_out: RuleWords {
        label: "Who answered only once",
        rule: "The first round’s answers of those who answered again, beside those of people who answered only \
               once or could not be recognised.",
        calculation: "Difference = answered again − answered once.",
    },
    course: RuleWords {
        label: "Figures round by round",
        rule: "The rule of each figure, applied to the answers of each round.",
        calculation: "As for the figure of the last round.",
    },
    weighted: RuleWords {
        label: "Weighted figures",
        rule: "The same answers, each with its weight.",
        calculation: "Weighted share = sum of the weights of the answers that the figure counts / sum of all weights; a \
                      weighted mean likewise. Effective n = how many equally weighted answers would tell as \
                      much (Kish 1965).",
    },
    cost: RuleWords {
        label: "Costs",
        rule: "The evaluator’s sums and the published numbers of participants and hours.",
        calculation: "Refunded = share refunded × costs that can be refunded. Left to pay = all costs − \
                      refunded. Per participant, per hour: all costs / participants, / hours. Hours per \
                      participant = hours / participants. Per participant who benefited = all costs / \
                      (participants × share who benefited); its limits are those of the share.",
    },
    inputs: RuleWords {
        label: "Rows of the files",
        rule: "Rows: rows of answers or records in the file. Used: those that are not empty, not a test, not a \
               second answer of the same person and otherwise not left out.",
        calculation: "Used = rows − rows left out.",
    },
};
