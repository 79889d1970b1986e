use std::io::Write;
use std::path::PathBuf;

use super::{answers, open_at, tool};
use crate::survey::Tool;

/// A file among other people's exports; says what is skipped where they are not there.
pub(super) fn export(path: &str) -> Option<PathBuf> {
    let project = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var_os("MITTARI_EXPORTS").map_or_else(|| project.join("../shared/exports"), PathBuf::from);
    let file = folder.join(path);
    if file.is_file() {
        return Some(file);
    }
    let _ = writeln!(std::io::stderr(), "SKIPPED: {path} (set MITTARI_EXPORTS to the folder that has it)");
    None
}

/// File, tool, rows with answers, columns.
pub(super) const FILES: &[(&str, Tool, usize, usize)] = &[
    ("webropol/lopetusilmoitukset.xlsx", Tool::Webropol, 2, 33),
    ("gforms/dw_responses.xlsx", Tool::GoogleForms, 10, 18),
    ("gforms/software_survey_2014.csv", Tool::GoogleForms, 11, 18),
    ("limesurvey/results_full_text_semicolon_bom.csv", Tool::Limesurvey, 96, 317),
    ("limesurvey/results_code_headings.csv", Tool::Limesurvey, 50, 45),
    ("surveymonkey/StarWars.csv", Tool::Surveymonkey, 1186, 38),
    ("surveymonkey/steak-risk-survey.csv", Tool::Surveymonkey, 550, 15),
    ("qualtrics/sample.csv", Tool::Qualtrics, 1, 20),
    ("qualtrics/sample_legacy.csv", Tool::Qualtrics, 1, 15),
    ("qualtrics/long_exhaustive.csv", Tool::Qualtrics, 31, 367),
    ("redcap/survey__data.csv", Tool::Redcap, 2, 33),
    ("redcap/checkboxes-1__data.csv", Tool::Redcap, 4, 13),
    ("redcap/decimal-comma-and-dot__data.csv", Tool::Redcap, 4, 9),
    ("typeform/brdc_typeform_2025.xlsx", Tool::Typeform, 144, 155),
    ("kobo/cleaningtools_raw_data_60.csv", Tool::Kobo, 60, 348),
    ("workplace/osmi_2016.csv", Tool::Generic, 851, 61),
    ("spss/labelled-num-na.sav", Tool::Spss, 2, 1),
    ("spss/sample.sav", Tool::Spss, 5, 7),
    ("spss/sample.zsav", Tool::Spss, 5, 7),
    ("spss/sample_missing.sav", Tool::Spss, 7, 7),
    // 12 variables, and a column for each option of a set whose variables hold options.
    ("spss/simple_alltypes.sav", Tool::Spss, 6, 16),
    ("spss/umlauts.sav", Tool::Spss, 4, 1),
    ("spss/variable-label.sav", Tool::Spss, 1, 1),
    ("synthetic/webropol_text_utf8.csv", Tool::Webropol, 3, 12),
    ("synthetic/webropol_text_utf8bom.csv", Tool::Webropol, 3, 12),
    ("synthetic/webropol_text_cp1252.csv", Tool::Webropol, 3, 12),
    ("synthetic/webropol_text_utf16le.csv", Tool::Webropol, 3, 12),
    ("synthetic/webropol_numbers_blank_as_zero.csv", Tool::Webropol, 3, 12),
    ("synthetic/eusurvey.xlsx", Tool::Eusurvey, 2, 10),
    ("synthetic/limesurvey_vvexport_123456.txt", Tool::Limesurvey, 2, 7),
    ("synthetic/msforms_finnish_headers_guess.xlsx", Tool::MicrosoftForms, 2, 10),
];

#[test]
fn every_file_is_recognised_with_its_rows_and_columns() {
    let mut wrong = Vec::new();
    for (path, expected, rows, columns) in FILES {
        let Some(file) = export(path) else { continue };
        let export = open_at(&file);
        let found = (tool(&export), answers(&export), export.sheet.layout.headings.len());
        if found != (*expected, *rows, *columns) {
            wrong.push(format!("{path}: {found:?}, {:?}", export.sheet.recognition));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
