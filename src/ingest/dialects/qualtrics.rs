//! Qualtrics: three header rows. The first holds export tags, the second texts (those of the metadata in the language
//! of whoever exported), the third `{"ImportId":"QID1"}`, in 2016 with single quotes. Somebody may have taken the
//! second away, or the second and the third.

use super::runs::{runs, shared_beginning};
use super::words::Words;
use super::{Dialect, Head, Layout, Recognition, SetApart, When};
use crate::ingest::heading::Heading;
use crate::ingest::role::{Metadata, Role};
use crate::responses::ExclusionReason;
use crate::survey::Tool;

#[derive(Debug)]
pub(super) struct Qualtrics;

/// Import ids and export tags of what Qualtrics adds, in lower case.
pub(super) const WORDS: Words = &[
    (&["responseid", "_recordid"], Metadata::ResponseId),
    (&["externalreference", "externaldatareference"], Metadata::RespondentId),
    (&["startdate"], Metadata::Start),
    (&["enddate"], Metadata::End),
    (&["recordeddate"], Metadata::Moment),
    (&["duration", "duration (in seconds)"], Metadata::Duration),
    (&["status"], Metadata::Status),
    (&["finished"], Metadata::Finished),
    (&["progress"], Metadata::Progress),
    (&["userlanguage"], Metadata::Language),
    (&["recipientemail", "emailaddress"], Metadata::Email),
    (&["recipientlastname", "recipientfirstname", "name"], Metadata::Name),
    (&["ipaddress"], Metadata::Ip),
    (&["locationlatitude", "locationlongitude", "locationaccuracy"], Metadata::Location),
    (&["responseset", "distributionchannel"], Metadata::Technical),
];

/// Previews and tests, by text or by number; 32 and 36 are ordinary in employee surveys.
const TESTS: &[&str] = &["survey preview", "survey test", "spam", "1", "2", "8", "9", "17"];

/// Endings of tags under which Qualtrics keeps timings and its own analyses of texts.
const NO_ANSWERS: [&str; 9] = [
    "_First Click",
    "_Last Click",
    "_Page Submit",
    "_Click Count",
    " - Topics",
    " - Parent Topics",
    " - Sentiment",
    " - Sentiment Score",
    " - Sentiment Polarity",
];

impl Dialect for Qualtrics {
    fn tool(&self) -> Tool {
        Tool::Qualtrics
    }

    fn export(&self) -> &'static str {
        "Qualtrics: CSV, TSV or Excel"
    }

    fn told_by(&self) -> &'static str {
        "a header row of `{\"ImportId\":…}`"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let ids = head.row(0).iter().zip(columns_of_ids(head)).filter(|(_, ids)| *ids).count();
        Recognition::none()
            .when(import_row(head).is_some(), 1.0, "a header row holds import ids such as `QID1`")
            .when(ids > 0, 0.5, "a column holds response ids that begin with `R_`")
            .when(super::words::known(WORDS, &head.row(0)) >= 3, 0.3, "columns are called as Qualtrics calls them")
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let ids = import_row(head);
        let header_rows = ids.map_or_else(|| rows_above_answers(head), |row| row + 1);
        let texts = usize::from(header_rows > 1 && ids != Some(1));
        let import = |column: usize| ids.map(|row| import_id(head.cell(row, column))).unwrap_or_default();
        headings(head, header_rows, texts, import)
    }
}

/// Headings from tags in the first row, texts in another and import ids.
fn headings(head: &Head<'_>, header_rows: usize, texts: usize, import: impl Fn(usize) -> String) -> Layout {
    let columns: Vec<Column> = (0..head.width())
        .map(|column| {
            let (tag, text, id) = (head.cell(0, column), head.cell(texts, column), import(column));
            Column { tag, text: if text.is_empty() { tag } else { text }, id }
        })
        .collect();
    let mut headings: Vec<Heading> =
        columns.iter().enumerate().map(|(i, c)| Heading::new(i, c.text).coded(c.tag).with_role(c.role())).collect();
    let stems: Vec<Option<String>> = columns.iter().map(Column::stem).collect();
    for run in runs(&stems) {
        let texts: Vec<&str> =
            run.clone().filter(|i| !columns[*i].is_text_beside(&columns)).map(|i| columns[i].text).collect();
        let shared = if texts.len() > 1 { shared_beginning(&texts, "-") } else { 0 };
        for i in run.clone() {
            let column = &columns[i];
            if let Some(beside) = columns[run.clone()].iter().position(|other| column.is_text_of(other)) {
                headings[i].role = Role::OtherText(run.start + beside);
            } else if shared > 0 && column.text.len() > shared && column.text.is_char_boundary(shared) {
                let role = if column.tag.to_lowercase().contains("_rank") { Role::Rank } else { Role::Row };
                let question = column.text[..shared].trim_end_matches(['-', ' ']);
                headings[i] = Heading::new(i, column.text).coded(column.tag).part_of(
                    question,
                    column.text[shared..].trim(),
                    role,
                );
            }
        }
    }
    let mut layout = Layout::new(headings, header_rows);
    layout.apart = rules(&layout.headings);
    layout
}

/// What makes an answer a test or an unfinished one.
fn rules(headings: &[Heading]) -> Vec<SetApart> {
    let of = |wanted: Metadata| {
        headings.iter().filter(move |h| h.role == Role::Metadata(wanted)).map(|heading| heading.column)
    };
    let tests = of(Metadata::Status).map(|column| (column, When::Is(TESTS), ExclusionReason::Test));
    let previews = of(Metadata::Technical).map(|column| (column, When::Is(&["preview"]), ExclusionReason::Test));
    let unfinished =
        of(Metadata::Finished).map(|column| (column, When::Is(&["false", "0"]), ExclusionReason::Incomplete));
    tests.chain(previews).chain(unfinished).map(|(column, when, reason)| SetApart { column, when, reason }).collect()
}

struct Column<'a> {
    tag: &'a str,
    text: &'a str,
    id: String,
}

impl Column<'_> {
    fn role(&self) -> Role {
        let analysis = self.id.split_once("_TEXT_").is_some_and(|(_, rest)| !rest.is_empty());
        if analysis || NO_ANSWERS.iter().any(|end| self.tag.ends_with(end)) {
            return Role::Ignored;
        }
        let added = super::words::metadata(WORDS, &self.id).or_else(|| {
            let questions = self.id.contains("QID");
            (!questions).then(|| super::words::metadata(WORDS, self.tag)).flatten()
        });
        added.map_or(Role::Answer, Role::Metadata)
    }

    /// What the import ids of the columns of one question share: `QID9` of `QID9-1`, `QID40#1` of `QID40#1_2`.
    fn stem(&self) -> Option<String> {
        if !matches!(self.role(), Role::Answer) {
            return None;
        }
        let name = if self.id.is_empty() { self.tag } else { &self.id };
        let name = name.strip_suffix("_TEXT").or_else(|| name.strip_suffix("-TEXT")).unwrap_or(name);
        let end = name.find('Q').and_then(|q| name[q..].find(['_', '-']).map(|at| q + at)).unwrap_or(name.len());
        Some(name[..end].to_string())
    }

    /// Whether it holds what was written beside an option of another column.
    fn is_text_of(&self, other: &Column<'_>) -> bool {
        let text = |name: &str| name.strip_suffix("_TEXT").or_else(|| name.strip_suffix("-TEXT")).map(str::to_string);
        let (by_tag, by_id) = (text(self.tag), text(&self.id));
        // `QID6_4_TEXT` stands beside the options of `QID6`, which have one column.
        let longer = by_id.as_ref().is_some_and(|id| {
            other.id.starts_with("QID") && id.strip_prefix(&other.id).is_some_and(|rest| rest.starts_with(['_', '-']))
        });
        by_tag.as_deref() == Some(other.tag) || by_id.is_some_and(|id| id == other.id) || longer
    }

    fn is_text_beside(&self, columns: &[Column<'_>]) -> bool {
        columns.iter().any(|other| self.is_text_of(other))
    }
}

/// The header row of import ids: one of the first three in which most cells are such.
fn import_row(head: &Head<'_>) -> Option<usize> {
    (1..=2).find(|row| {
        let cells = head.row(*row);
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let ids = cells.iter().filter(|cell| !import_id(cell).is_empty()).count();
        ids > 0 && ids * 10 >= filled * 6
    })
}

/// `QID1` of `{"ImportId":"QID1","timeZone":"…"}` and of `{'ImportId': 'QID1'}`.
fn import_id(cell: &str) -> String {
    let Some(rest) = cell.strip_prefix(['{']).map(str::trim_start) else { return String::new() };
    let Some(rest) = rest.strip_prefix("\"ImportId\"").or_else(|| rest.strip_prefix("'ImportId'")) else {
        return String::new();
    };
    let value = rest.trim_start_matches([':', ' ']);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    quote.and_then(|quote| value[1..].split(quote).next()).unwrap_or_default().to_string()
}

/// Per column: whether response ids stand in it.
fn columns_of_ids(head: &Head<'_>) -> Vec<bool> {
    let is_id = |cell: &str| {
        let rest = cell.strip_prefix("R_").unwrap_or_default();
        rest.len() >= 15 && rest.chars().all(|c| c.is_ascii_alphanumeric())
    };
    (0..head.width()).map(|column| head.below(1, column).iter().any(|cell| is_id(cell))).collect()
}

/// Without import ids: one header row, or two where the second holds no answer yet.
fn rows_above_answers(head: &Head<'_>) -> usize {
    let Some(column) = columns_of_ids(head).iter().position(|ids| *ids) else { return 1 };
    if head.cell(1, column).starts_with("R_") { 1 } else { 2 }
}

/// The form of before 2017: `V1` … `V10` above what Qualtrics adds, texts below.
#[derive(Debug)]
pub(super) struct QualtricsLegacy;

impl Dialect for QualtricsLegacy {
    fn tool(&self) -> Tool {
        Tool::Qualtrics
    }

    fn export(&self) -> &'static str {
        "Qualtrics, legacy exporter"
    }

    fn told_by(&self) -> &'static str {
        "`V1`, `V2` … above `ResponseID`, `ResponseSet` …"
    }

    fn recognise(&self, head: &Head<'_>) -> Recognition {
        let numbered = head.row(0).iter().filter(|tag| is_numbered(tag)).count();
        let named = head.row(1).contains(&"ResponseID");
        Recognition::none().when(numbered > 2 && named, 0.9, "`V1`, `V2` … stand above `ResponseID`").when(
            named && columns_of_ids(head).contains(&true),
            0.1,
            "a column holds response ids",
        )
    }

    fn layout(&self, head: &Head<'_>) -> Layout {
        let import = |column: usize| {
            if is_numbered(head.cell(0, column)) { head.cell(1, column).to_string() } else { String::new() }
        };
        headings(head, 2, 1, import)
    }
}

fn is_numbered(tag: &str) -> bool {
    tag.strip_prefix('V').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
