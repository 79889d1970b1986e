//! Recognition holds with the file's name taken away, its columns in another order, and those that the tool adds gone.

use super::real::export;
use super::{open_at, opened, tool};
use crate::ingest::role::Role;

/// Files whose tool shows in something else than the order of columns, and how it shows when what the tool adds is gone.
const FILES: &[(&str, &str)] = &[
    ("qualtrics/sample.csv", "qualtrics"),
    ("qualtrics/long_exhaustive.csv", "qualtrics"),
    ("surveymonkey/StarWars.csv", "surveymonkey"),
    ("surveymonkey/steak-risk-survey.csv", "surveymonkey"),
    ("limesurvey/results_code_headings.csv", "limesurvey"),
    ("limesurvey/results_full_text_semicolon_bom.csv", "limesurvey"),
    ("kobo/cleaningtools_raw_data_60.csv", "kobo"),
    ("redcap/checkboxes-1__data.csv", "redcap"),
    ("redcap/survey__data.csv", "redcap"),
    ("webropol/lopetusilmoitukset.xlsx", "webropol"),
    ("synthetic/webropol_text_utf8.csv", "webropol"),
    ("gforms/software_survey_2014.csv", "generic"),
    ("gforms/dw_responses.xlsx", "generic"),
    ("synthetic/msforms_finnish_headers_guess.xlsx", "generic"),
    ("typeform/brdc_typeform_2025.xlsx", "generic"),
    ("synthetic/eusurvey.xlsx", "eusurvey"),
];

/// The rows of a file with the given columns, as CSV.
fn rewritten(rows: &[Vec<String>], columns: &[usize]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in rows {
        writer.write_record(columns.iter().map(|column| row.get(*column).map_or("", String::as_str))).unwrap();
    }
    writer.into_inner().unwrap()
}

#[test]
fn neither_order_nor_name_nor_what_the_tool_adds_is_needed() {
    let mut wrong = Vec::new();
    for (path, without) in FILES {
        let Some(file) = export(path) else { continue };
        let original = open_at(&file);
        let mut rows = Vec::new();
        original.sheet.table.rows(|_, cells| {
            rows.push(cells.iter().map(|cell| cell.to_text()).collect::<Vec<_>>());
            true
        });
        let all: Vec<usize> = (0..original.sheet.layout.headings.len()).collect();
        let mut shuffled = all.clone();
        shuffled.sort_by_key(|i| (i * 7919 + 13) % 1009);
        let headings = &original.sheet.layout.headings;
        let answers: Vec<usize> =
            all.iter().copied().filter(|i| !matches!(headings[*i].role, Role::Metadata(_))).collect();
        // In another order a header that reaches to the right is lost, and so are runs of options.
        let by_order = ["surveymonkey/StarWars.csv", "synthetic/eusurvey.xlsx", "typeform/brdc_typeform_2025.xlsx"];
        if !by_order.contains(path) {
            let found = tool(&opened("vienti (3).txt", rewritten(&rows, &shuffled)));
            if found != tool(&original) {
                wrong.push(format!("{path} in another order: {found:?}"));
            }
        }
        let export = opened("vienti (3).txt", rewritten(&rows, &answers));
        if tool(&export).name() != *without {
            wrong.push(format!("{path} without metadata: {:?} {:?}", tool(&export), export.sheet.recognition));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
