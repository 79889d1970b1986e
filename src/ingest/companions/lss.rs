//! LimeSurvey's structure file (`.lss`): questions, sub-questions and answers as tables in XML.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::codebook::{Codebook, Variable};
use super::super::role::Role;
use super::super::value_labels::ValueLabels;

/// One row of a table: its fields by name.
type Row = BTreeMap<String, String>;

/// An answer: its place, code and label.
type Answer = (u32, String, String);

/// Tables by name, rows in the order of the file.
type Tables = BTreeMap<String, Vec<Row>>;

/// The variables of a survey in its first language. `None` if it is no structure file, or a damaged one.
pub(super) fn read(text: &str) -> Option<Codebook> {
    if !text.get(..2000).unwrap_or(text).contains("LimeSurveyDocType") {
        return None;
    }
    let tables = tables(text)?;
    let all = |name: &str| tables.get(name).map(Vec::as_slice).unwrap_or_default();
    let field = |row: &Row, name: &str| row.get(name).cloned().unwrap_or_default();
    let language = all("surveys_languagesettings").iter().chain(all("questions")).map(|row| {
        let language = field(row, "surveyls_language");
        if language.is_empty() { field(row, "language") } else { language }
    });
    let language = language.clone().find(|language| !language.is_empty()).unwrap_or_default();
    let spoken = |row: &&Row| row.get("language").is_none_or(|l| l.is_empty() || *l == language);
    // From version 4 on the texts stand in tables of their own.
    let texts: BTreeMap<String, String> =
        all("question_l10ns").iter().filter(spoken).map(|row| (field(row, "qid"), field(row, "question"))).collect();
    let answer_texts: BTreeMap<String, String> =
        all("answer_l10ns").iter().filter(spoken).map(|row| (field(row, "aid"), field(row, "answer"))).collect();
    let text_of = |row: &Row| texts.get(&field(row, "qid")).cloned().unwrap_or_else(|| field(row, "question"));

    let mut labels: BTreeMap<(String, String), Vec<Answer>> = BTreeMap::new();
    for row in all("answers").iter().filter(spoken) {
        let label = answer_texts.get(&field(row, "aid")).cloned().unwrap_or_else(|| field(row, "answer"));
        let label = super::super::heading::clean(&label);
        let place = field(row, "sortorder").parse().unwrap_or(u32::MAX);
        labels.entry((field(row, "qid"), field(row, "scale_id"))).or_default().push((place, field(row, "code"), label));
    }
    let values = |qid: &str, scale: &str| {
        let mut found = labels.get(&(qid.to_string(), scale.to_string())).cloned().unwrap_or_default();
        found.sort_by_key(|(place, ..)| *place);
        ValueLabels { labels: found.into_iter().map(|(_, code, label)| (code, label)).collect(), missing: Vec::new() }
    };
    let mut variables = Vec::new();
    for question in all("questions").iter().filter(spoken) {
        let (qid, title, kind) = (field(question, "qid"), field(question, "title"), field(question, "type"));
        let text = text_of(question);
        let subs: Vec<&Row> =
            all("subquestions").iter().filter(spoken).filter(|s| field(s, "parent_qid") == qid).collect();
        if subs.is_empty() {
            variables.push(variable(&title, &text, None, None, fixed(&kind).unwrap_or_else(|| values(&qid, "0"))));
        }
        for sub in subs {
            let (code, part) = (field(sub, "title"), text_of(sub));
            let (part, name) = (Some(part), format!("{title}[{code}]"));
            let multiple = matches!(kind.as_str(), "M" | "P");
            let role = if multiple { Role::Option } else { Role::Row };
            let own = fixed(&kind).unwrap_or_else(|| values(&qid, "0"));
            variables.push(variable(&format!("{title}_{code}"), &text, part.clone(), Some(role), own.clone()));
            variables.push(variable(&name, &text, part.clone(), Some(role), own));
            if kind == "1" {
                for scale in 0..2 {
                    let labels = values(&qid, &scale.to_string());
                    let text = format!("{text} [{}]", scale + 1);
                    for name in [format!("{name}[{}]", scale + 1), format!("{title}_{code}_{scale}")] {
                        variables.push(variable(&name, &text, part.clone(), Some(role), labels.clone()));
                    }
                }
            }
        }
    }
    (!variables.is_empty()).then_some(Codebook { variables })
}

fn variable(name: &str, question: &str, part: Option<String>, role: Option<Role>, labels: ValueLabels) -> Variable {
    Variable { name: name.into(), column: None, question: question.into(), part, role, labels }
}

/// Kinds of questions whose answers are the same everywhere.
fn fixed(kind: &str) -> Option<ValueLabels> {
    let pairs: &[(&str, &str)] = match kind {
        "M" | "P" | "Y" => &[("Y", "Yes"), ("N", "No")],
        "C" => &[("Y", "Yes"), ("N", "No"), ("U", "Uncertain")],
        "E" => &[("I", "Increase"), ("S", "Same"), ("D", "Decrease")],
        "G" => &[("F", "Female"), ("M", "Male")],
        _ => return None,
    };
    let labels = pairs.iter().map(|(code, label)| ((*code).to_string(), (*label).to_string())).collect();
    Some(ValueLabels { labels, missing: Vec::new() })
}

/// The tables of the file: `<table><rows><row><field>text</field>`. Elements that lie deeper are passed over, however
/// deep they lie.
fn tables(text: &str) -> Option<Tables> {
    let mut reader = Reader::from_str(text);
    let mut found = Tables::new();
    let (mut depth, mut table, mut row, mut field) = (0_usize, String::new(), None::<Row>, None::<(String, String)>);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                depth += 1;
                let name = start.name().as_ref().to_string();
                match (depth, name.as_str()) {
                    (2, _) => table = name,
                    (4, "row") => row = Some(Row::new()),
                    (5, _) if row.is_some() => field = Some((name, String::new())),
                    _ => {}
                }
            }
            Event::Text(text) => {
                if let Some((_, value)) = &mut field {
                    value.push_str(&text.xml10_content());
                }
            }
            Event::CData(text) => {
                if let Some((_, value)) = &mut field {
                    value.push_str(&text.xml10_content());
                }
            }
            Event::End(_) => {
                match depth {
                    5 => {
                        if let (Some(row), Some((name, value))) = (&mut row, field.take()) {
                            row.insert(name, value);
                        }
                    }
                    4 => {
                        if let Some(row) = row.take() {
                            found.entry(table.clone()).or_default().push(row);
                        }
                    }
                    _ => {}
                }
                depth = depth.checked_sub(1)?;
            }
            Event::Eof => return Some(found),
            _ => {}
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    #[test]
    fn questions_rows_and_answers_are_joined() {
        let text = r#"<?xml version="1.0"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>
            <answers><rows><row><qid>1</qid><code>A2</code><answer>Harvoin</answer><sortorder>2</sortorder><language>fi</language><scale_id>0</scale_id></row>
            <row><qid>1</qid><code>A1</code><answer><![CDATA[<b>Usein</b>]]></answer><sortorder>1</sortorder><language>fi</language><scale_id>0</scale_id></row>
            <row><qid>1</qid><code>A1</code><answer>Often</answer><sortorder>1</sortorder><language>en</language><scale_id>0</scale_id></row></rows></answers>
            <questions><rows><row><qid>1</qid><type>F</type><title>Q1</title><question><![CDATA[<p>Kuinka usein?</p>]]></question><language>fi</language></row></rows></questions>
            <subquestions><rows><row><qid>2</qid><parent_qid>1</parent_qid><title>SQ1</title><question>Lepään</question><language>fi</language></row></rows></subquestions></document>"#;
        let book = read(text).unwrap();
        let row = book.variables.iter().find(|v| v.name == "Q1[SQ1]").unwrap();
        assert_eq!(row.part.as_deref(), Some("Lepään"));
        assert_eq!(row.labels.labels, [("A1".into(), "Usein".into()), ("A2".into(), "Harvoin".to_string())]);
    }

    #[test]
    fn damage_and_depth_are_no_trouble() {
        let deep = format!("<d><LimeSurveyDocType/>{}", "<a>".repeat(100_000));
        assert_eq!(read(&deep), None);
        assert_eq!(read("<d>LimeSurveyDocType</e>"), None);
    }
}
