//! SurveyMonkey: two header rows. The first holds a question's text over its first column and nothing
//! over the others; the second holds `Response`, or the row or option of each column.

use super::runs::shared_beginning;
use super::words::{Words, role};
use super::{Dialect, Head, Layout, Recognition};
use crate::ingest::heading::{Heading, normal};
use crate::ingest::role::{Metadata, Role};
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct SurveyMonkey;

/// What the second row says under a question with a single column.
const SINGLE: [&str; 2] = ["response", "open-ended response"];

/// What it says under the column with the words of whoever found no option.
const OTHER: [&str; 3] = ["other (please specify)", "muu (täsmennä)", "annat (specificera)"];

const WORDS: Words = &[
    (&["respondent id", "respondentid"], Metadata::ResponseId),
    (&["collector id", "collectorid"], Metadata::Technical),
    (&["start date", "startdate", "date created"], Metadata::Start),
    (&["end date", "enddate", "date modified"], Metadata::End),
    (&["ip address", "ipaddress"], Metadata::Ip),
    (&["email address", "emailaddress"], Metadata::Email),
    (&["first name", "firstname", "last name", "lastname"], Metadata::Name),
    (&["custom data", "customdata", "custom data 1"], Metadata::RespondentId),
];

impl Dialect for SurveyMonkey {
    fn tool(&self) -> Tool {
        Tool::Surveymonkey
    }

    fn export(&self) -> &'static str {
        "SurveyMonkey: CSV or Excel, all answers"
    }

    fn told_by(&self) -> &'static str {
        "two header rows, `Response` in the second"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let width = head.width();
        let single = (0..width).filter(|c| is_single(head.cell(1, *c))).count();
        // Under the metadata columns the second row is empty, and no answer row has "Response" in it.
        let filled_right = (0..width).any(|c| head.cell(0, c).is_empty() && !head.cell(1, c).is_empty());
        let often = single > 0 && single * 10 >= width * 3;
        Recognition::none()
            .when(single > 0, 0.3, format!("`Response` stands in the second row of {single} columns"))
            .when(often, 0.5, "that is in a third of them or more")
            .when(single > 0 && filled_right, 0.3, "a question's text stands over its first column only")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let (mut question, mut first) = (String::new(), 0);
        let heading = |column| {
            let (above, below) = (head.cell(0, column), head.cell(1, column));
            if !above.is_empty() {
                question = above.to_string();
                first = column;
            }
            if below.is_empty() {
                return Heading::new(column, question.as_str()).with_role(role(WORDS, &question));
            }
            if is_single(below) {
                return row_in_header(Heading::new(column, question.as_str()), head);
            }
            let heading = Heading::new(column, format!("{question}:{below}"));
            // A lone column beside a question with a single one holds the words of whoever found no option.
            let beside_single = column > first && is_single(head.cell(1, first));
            let other = column > first && (OTHER.contains(&normal(below).as_str()) || beside_single);
            heading.part_of(question.as_str(), below, if other { Role::OtherText(first) } else { Role::Row })
        };
        Layout::new((0..head.width()).map(heading).collect(), 2)
    }
}

/// Some exports put the row of a matrix into the first row: `Question: Row`.
fn row_in_header(heading: Heading, head: &Head<'_>) -> Heading {
    let own = head.cell(0, heading.column);
    let neighbours = [heading.column.checked_sub(1), Some(heading.column + 1)];
    let shared = neighbours.into_iter().flatten().map(|other| shared_beginning(&[own, head.cell(0, other)], ": "));
    match shared.max() {
        Some(end) if end > 0 => heading.part_of(own[..end].trim_end_matches([':', ' ']), &own[end..], Role::Row),
        _ => heading,
    }
}

fn is_single(cell: &str) -> bool {
    SINGLE.contains(&cell.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(rows: &[&[&str]]) -> Vec<(usize, Vec<String>)> {
        rows.iter().enumerate().map(|(i, row)| (i, row.iter().map(|cell| (*cell).to_string()).collect())).collect()
    }

    #[test]
    fn a_question_reaches_to_the_right_and_its_other_column_is_linked() {
        let rows = head(&[
            &["Respondent ID", "Gender", "", "Seen?", "", "Rate: Food", "Rate: Sleep"],
            &["", "Response", "None of these", "Film A", "Other (please specify)", "Response", "Response"],
        ]);
        let layout = SurveyMonkey.layout(&Head::new(&rows));
        let roles: Vec<Role> = layout.headings.iter().map(|h| h.role).collect();
        let id = Role::Metadata(Metadata::ResponseId);
        assert_eq!(roles, [id, Role::Answer, Role::OtherText(1), Role::Row, Role::OtherText(3), Role::Row, Role::Row]);
        assert_eq!(layout.headings[5].part.as_deref(), Some("Food"));
        assert_eq!(layout.headings[6].question, "Rate");
    }
}
