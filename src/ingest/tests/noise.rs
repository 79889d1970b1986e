//! Readers of text that lies beside or in an export, on pieces that mean something to them.

use proptest::prelude::*;

const PIECES: &[&str] = &[
    "{\"ImportId\":\"QID1\"}",
    "{'ImportId': '",
    "QID9-1",
    "Response",
    "Open-Ended Response",
    "Other (please specify)",
    "submitdate",
    "lastpage",
    "id",
    "Q1[SQ1]",
    "Q1[SQ1][2]",
    "Q1_SQ1_0",
    "Q1[other]",
    "Q1. a [b]",
    "[",
    "]",
    "][",
    "N/A",
    "Alias",
    "Export Date",
    "a: b",
    "a:",
    ":a",
    "A:b",
    "___",
    "x___1",
    "x_complete",
    "record_id",
    "redcap_repeat_instrument",
    "#",
    "Submit Date (UTC)",
    "Network ID",
    "Other",
    "_uuid",
    "_submission_time",
    "a/b",
    "a",
    "0",
    "1",
    "True",
    "lfdn",
    "dispcode",
    "v_1",
    "-77",
    "Timestamp",
    "2025/02/17 8:22:54 pm GMT+5:30",
    "anonymous",
    "a;b;",
    "Ilm.aika",
    "Tila",
    "\u{a0}",
    "ä",
    "a\u{308}",
    "🙂",
    "<b>",
    "&nbsp;",
    "{newline}",
    "{lbrace}",
    "V1",
    "ResponseID",
    "R_abcdefghijklmno",
    "1,14E+11",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    ";",
    ",",
    "\t",
    "|",
    "",
    "Points - a",
    "a (choice=b)",
    "Complete?",
    "a (Q1)",
    " Avoimet vastaukset",
    "Vastausaika",
];

fn table() -> impl Strategy<Value = String> {
    let cell = prop_oneof![6 => prop::sample::select(PIECES).prop_map(String::from), 1 => "\\PC{0,8}"];
    let row = prop::collection::vec(cell, 1..9);
    (prop::collection::vec(row, 1..8), prop::sample::select(vec![";", ",", "\t", "|"]))
        .prop_map(|(rows, delimiter)| rows.iter().map(|row| row.join(delimiter) + "\n").collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_is_laid_out_or_refused(text in table(), tool in prop::option::of(0usize..13)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, &text).unwrap();
        let tool = tool.map(|i| crate::survey::Tool::ALL[i]);
        if let Ok(export) = crate::ingest::open(&path, tool, None) {
            let layout = &export.sheet.layout;
            for (i, heading) in layout.headings.iter().enumerate() {
                prop_assert_eq!(heading.column, i);
                if let crate::ingest::role::Role::OtherText(of) = heading.role {
                    prop_assert!(of < layout.headings.len());
                }
            }
            export.sheet.answers(|_, cells| {
                let _ = layout.set_apart(cells);
                true
            });
        }
    }

    #[test]
    fn any_code_book_is_read_or_passed_over(pieces in prop::collection::vec(prop::sample::select(vec![
        "<document>", "<LimeSurveyDocType>Survey</LimeSurveyDocType>", "<questions>", "<rows>", "<row>", "</row>", "</rows>", "</questions>", "<qid>", "</qid>",
        "1", "<title><![CDATA[Q1]]></title>", "<![CDATA[", "]]>", "&amp;", "&bad;", "&#x0;", "<a b='", "<!DOCTYPE x [<!ENTITY y \"z\">]>", "</document>", "\u{0}",
        "names(data)[", "1", "] <- \"", "data[, 9] <- factor(data[, 9], levels=c(", "\"\\", ",labels=c(", ")", "99999999999999999999", "\n",
        "\"Variable / Field Name\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\"\n", "checkbox", "radio", "1, a | 2", ",", "|",
    ]), 0..40), kind in 0usize..3) {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("survey_1_R_data_file.csv", "id,submitdate,lastpage,Q1,record_id,x___1,x_complete\n1,2,3,4,5,1,2\n");
        let begin = ["<d>LimeSurveyDocType", "", "\"Variable / Field Name\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\"\n"][kind];
        write(["a.lss", "survey_1_R_syntax_file.R", "dictionary.csv"][kind], &format!("{begin}{}", pieces.concat()));
        let _ = crate::ingest::open(&folder.path().join("survey_1_R_data_file.csv"), None, None);
    }
}
