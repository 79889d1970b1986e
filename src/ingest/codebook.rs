//! What a file beside the answers, or the answers' own file, says of their columns.

use super::dialects::Layout;
use super::heading::{Heading, clean};
use super::role::Role;
use super::value_labels::ValueLabels;

/// The variables of an export.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Codebook {
    pub(crate) variables: Vec<Variable>,
}

/// What is known of one column.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Variable {
    /// Name of the column in the export, as far as codes stand above it.
    pub(crate) name: String,
    /// Number of the column, counted from 0, where the code book counts columns.
    pub(crate) column: Option<usize>,
    /// The question.
    pub(crate) question: String,
    /// Its row or option, if the column is one of several.
    pub(crate) part: Option<String>,
    /// What the header alone cannot tell.
    pub(crate) role: Option<Role>,
    /// What the values stand for.
    pub(crate) labels: ValueLabels,
}

impl Codebook {
    /// How many columns it speaks of.
    pub(crate) fn known(&self, layout: &Layout) -> usize {
        layout.headings.iter().filter(|heading| self.variable(heading).is_some()).count()
    }

    /// Puts texts and labels to the columns.
    pub(crate) fn apply(&self, layout: &mut Layout) {
        for heading in &mut layout.headings {
            let Some(variable) = self.variable(heading) else { continue };
            heading.labels = variable.labels.clone();
            if let Some(role) = variable.role.filter(|_| !matches!(heading.role, Role::OtherText(_))) {
                heading.role = role;
            }
            if heading.code.is_none() {
                heading.code = Some(variable.name.clone()).filter(|name| !name.is_empty());
            }
            if variable.question.is_empty() {
                continue;
            }
            heading.question = clean(&variable.question);
            heading.part = variable.part.as_deref().map(clean).filter(|part| !part.is_empty());
            heading.full = match &heading.part {
                Some(part) => format!("{}:{part}", heading.question),
                None => heading.question.clone(),
            };
        }
    }

    fn variable(&self, heading: &Heading) -> Option<&Variable> {
        self.variables.iter().find(|variable| match variable.column {
            Some(column) => column == heading.column,
            None => heading.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(&variable.name)),
        })
    }
}
