//! Messages on rules that a whole table of figures rests on.

/// A rule that all figures of a table or chart rest on, where they do not each have their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// How many gave each answer.
    Distribution,
    /// How many of those invited answered.
    Response,
    /// How many got how far, from the invitation to the answer.
    Flow,
    /// Who took part, by the records.
    Participation,
    /// Participants by the classes of a funder.
    Classes,
    /// Several figures by the groups of one question.
    Overview,
    /// Groups within limits of chance.
    Funnel,
    /// Shares drawn towards the common one.
    Shrunk,
    /// A figure by how much people took part.
    Dose,
    /// How large changes are.
    Size,
    /// The change beside that of a comparison group.
    Against,
    /// The change under wrong links and by another design.
    Sensitivity,
    /// Those who answered only once.
    DropOut,
    /// A figure round by round.
    Course,
    /// Figures with weights.
    Weighted,
    /// What the programme cost.
    Cost,
    /// Rows of the files that were read.
    Inputs,
}

impl Rule {
    /// Every rule, in the order in which they are told.
    pub(crate) const ALL: [Self; 17] = [
        Self::Distribution,
        Self::Response,
        Self::Flow,
        Self::Participation,
        Self::Classes,
        Self::Overview,
        Self::Funnel,
        Self::Shrunk,
        Self::Dose,
        Self::Size,
        Self::Against,
        Self::Sensitivity,
        Self::DropOut,
        Self::Course,
        Self::Weighted,
        Self::Cost,
        Self::Inputs,
    ];
}

/// A rule in words.
pub(crate) struct RuleWords {
    pub(crate) label: &'static str,
    /// What is counted, and of whom.
    pub(crate) rule: &'static str,
    /// The formula.
    pub(crate) calculation: &'static str,
}

/// Every rule in words.
pub(crate) struct RulesWords {
    pub(crate) distribution: RuleWords,
    pub(crate) response: RuleWords,
    pub(crate) flow: RuleWords,
    pub(crate) participation: RuleWords,
    pub(crate) classes: RuleWords,
    pub(crate) overview: RuleWords,
    pub(crate) funnel: RuleWords,
    pub(crate) shrunk: RuleWords,
    pub(crate) dose: RuleWords,
    pub(crate) size: RuleWords,
    pub(crate) against: RuleWords,
    pub(crate) sensitivity: RuleWords,
    pub(crate) drop_out: RuleWords,
    pub(crate) course: RuleWords,
    pub(crate) weighted: RuleWords,
    pub(crate) cost: RuleWords,
    pub(crate) inputs: RuleWords,
}

impl RulesWords {
    /// The words of one rule.
    pub(crate) fn of(&self, rule: Rule) -> &RuleWords {
        match rule {
            Rule::Distribution => &self.distribution,
            Rule::Response => &self.response,
            Rule::Flow => &self.flow,
            Rule::Participation => &self.participation,
            Rule::Classes => &self.classes,
            Rule::Overview => &self.overview,
            Rule::Funnel => &self.funnel,
            Rule::Shrunk => &self.shrunk,
            Rule::Dose => &self.dose,
            Rule::Size => &self.size,
            Rule::Against => &self.against,
            Rule::Sensitivity => &self.sensitivity,
            Rule::DropOut => &self.drop_out,
            Rule::Course => &self.course,
            Rule::Weighted => &self.weighted,
            Rule::Cost => &self.cost,
            Rule::Inputs => &self.inputs,
        }
    }
}
