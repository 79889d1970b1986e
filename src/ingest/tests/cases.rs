use super::{answers, heading, opened, tool, with_role};
use crate::ingest::dialects::DIALECTS;
use crate::ingest::role::{Metadata, Role};
use crate::survey::{Tool, tools};

const QUALTRICS: &str = "\
StartDate,Status,Finished,ResponseId,Q1,Q6,Q6_4_TEXT,Q9_1,Q9_2,Q1 - Topics\n\
Anfangsdatum,Antworttyp,Beendet,Antwort-ID,\"Wie\ngeht es?\",Obst,Obst - Anderes - Text,Well-being - at work - Rest,Well-being - at work - Sleep-in,Q1 - Topics\n\
\"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"Europe/Helsinki\"\"}\",\"{\"\"ImportId\"\":\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID6\"\"}\",\"{\"\"ImportId\"\":\"\"QID6_4_TEXT\"\"}\",\"{\"\"ImportId\"\":\"\"QID9_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID9_2\"\"}\",\"{\"\"ImportId\"\":\"\"QID1_TEXT_abcTopics\"\"}\"\n\
2026-01-01 10:00:00,IP Address,True,R_1abcdefghijklmn,Hyvin,Omena,,5,4,x\n\
2026-01-01 10:00:00,Survey Preview,True,R_2abcdefghijklmn,Hyvin,Omena,,5,4,x\n\
2026-01-01 10:00:00,32,False,R_3abcdefghijklmn,Huonosti,Muu,Luumu,1,2,x\n";

#[test]
fn qualtrics_in_any_language_of_its_second_row() {
    let export = opened("a.csv", QUALTRICS);
    assert_eq!((tool(&export), answers(&export)), (Tool::Qualtrics, 3));
    assert_eq!(heading(&export, "Q1").full, "Wie geht es?");
    assert_eq!(heading(&export, "Q6_4_TEXT").role, Role::OtherText(5));
    let row = heading(&export, "Q9_2");
    assert_eq!((row.question.as_str(), row.part.as_deref()), ("Well-being - at work", Some("Sleep-in")));
    assert_eq!(heading(&export, "Q1 - Topics").role, Role::Ignored);
    assert_eq!(with_role(&export, |role| matches!(role, Role::Metadata(_))), 4);
}

#[test]
fn qualtrics_without_any_of_its_metadata_or_with_shuffled_columns() {
    for columns in [vec![4, 7, 8], vec![0, 4, 5], vec![9, 8, 3, 5, 4, 7, 6, 1, 2, 0]] {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(QUALTRICS.as_bytes());
        let mut writer = csv::WriterBuilder::new().delimiter(b'\t').from_writer(Vec::new());
        for record in reader.records().map(Result::unwrap) {
            writer.write_record(columns.iter().map(|column| &record[*column])).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let export = opened("nimetön.txt", utf16);
        assert_eq!((tool(&export), answers(&export)), (Tool::Qualtrics, 3), "{columns:?}");
    }
}

#[test]
fn qualtrics_with_single_quotes_legacy_and_with_rows_taken_away() {
    let single = QUALTRICS
        .replace("{\"\"ImportId\"\":\"\"", "{'ImportId': '")
        .replace("\"\"}", "'}")
        .replace("\"\",\"\"timeZone\"\":\"\"Europe/Helsinki", "");
    assert_eq!(tool(&opened("a.csv", single)), Tool::Qualtrics);
    let legacy = "\u{feff}V1,V2,V3,Q1,\nResponseID,Status,Finished,Kuinka?,\nR_2YPOQ602ER1jkf1,0,1,Hyvin,\n";
    let export = opened("a.csv", legacy);
    assert_eq!((tool(&export), answers(&export), export.sheet.layout.headings.len()), (Tool::Qualtrics, 1, 4));
    assert_eq!(export.sheet.layout.headings[0].code.as_deref(), Some("V1"));
    let lines: Vec<&str> = QUALTRICS.split("\nR").next().unwrap().split('\n').collect();
    // The texts hold a line end: rows 2 and 3 of the file are lines 2 to 4.
    let without_texts = [&lines[..1], &lines[3..]].concat().join("\n");
    let export = opened("a.csv", without_texts);
    assert_eq!((tool(&export), answers(&export)), (Tool::Qualtrics, 3));
    assert_eq!(heading(&export, "Q6").full, "Q6");
    let tags_only = [&lines[..1], &lines[4..]].concat().join("\n");
    let export = opened("a.csv", tags_only);
    assert_eq!((tool(&export), answers(&export)), (Tool::Qualtrics, 3));
}

#[test]
fn side_by_side_and_rank_questions_keep_their_columns_apart() {
    let text = "Q6#1_1,Q6#1_2,Q6#2_1,Q6#2_2,q4_rank_1,q4_rank_2\n\
        Do-like?-Cat,Do-like?-Dog,See one?-Cat,See one?-Dog,Rank each-Plum,Rank each-Pear\n\
        {'ImportId': 'QID6#1-1'},{'ImportId': 'QID6#1-2'},{'ImportId': 'QID6#2-1'},{'ImportId': 'QID6#2-2'},{'ImportId': 'QID4-1'},{'ImportId': 'QID4-2'}\n\
        1,2,1,2,1,2\n";
    let export = opened("a.csv", text);
    let questions: Vec<&str> = export.sheet.layout.headings.iter().map(|h| h.question.as_str()).collect();
    assert_eq!(questions, ["Do-like?", "Do-like?", "See one?", "See one?", "Rank each", "Rank each"]);
    assert_eq!(heading(&export, "q4_rank_2").role, Role::Rank);
}

#[test]
fn microsoft_forms_as_excel_saves_it_again() {
    let text = "ID;Aloitusaika;Valmistumisaika;Sähköposti;Nimi;Mikä auttaa?\n\
        1;8/20/25 12:51:45;8/20/25 12:55:01;anonymous;;Tauot;Kiire;\n2;8/20/25 12:52:45;8/20/25 12:56:01;anonymous;;Tauot;\n"
        .replace("Tauot;Kiire;", "\"Tauot;Kiire;\"").replace(";Tauot;\n", ";\"Tauot;\"\n");
    let export = opened("a.csv", text);
    assert_eq!((tool(&export), answers(&export)), (Tool::MicrosoftForms, 2));
    assert_eq!(export.sheet.layout.conventions.lists, Some(";"));
    assert_eq!(with_role(&export, |role| role == Role::Answer), 1);
}

#[test]
fn google_sheet_with_comments_and_a_grid() {
    let text = "Aikaleima,Ikä,Comments for the above question:,Arvioi   [Tauot],Arvioi   [Kiire],Comments for the above question:\n,,,,,\n\
        20.8.2026 15.33.45,30,,4,5,ei\n";
    let export = opened("a.csv", text);
    assert_eq!((tool(&export), answers(&export)), (Tool::GoogleForms, 1));
    let roles: Vec<Role> = export.sheet.layout.headings.iter().map(|h| h.role).collect();
    let stamp = Role::Metadata(Metadata::End);
    assert_eq!(roles, [stamp, Role::Answer, Role::OtherText(1), Role::Row, Role::Row, Role::OtherText(4)]);
}

#[test]
fn limesurvey_vertical_file_with_its_signs() {
    let text = "Vastaus\tLähetetty\tViimeinen\tMuuta?\nid\tsubmitdate\tlastpage\tQ3\n1\t2026-02-01 09:07:11\t5\trivi{newline}toinen{tab}x {lbrace}y}\n2\t{question_not_shown}\t2\t{question_not_shown}\n";
    let export = opened("a.txt", text);
    assert_eq!((tool(&export), answers(&export)), (Tool::Limesurvey, 2));
    assert_eq!(heading(&export, "Q3").full, "Muuta?");
    let mut seen = Vec::new();
    export.sheet.answers(|_, cells| {
        seen.push((cells[3].to_text(), export.sheet.layout.set_apart(cells).is_some()));
        true
    });
    assert_eq!(seen[0], ("rivi\ntoinen\tx {y}".to_string(), false));
    assert!(seen[1].1, "it was not sent");
}

#[test]
fn limesurvey_full_texts_in_a_language_that_is_not_known() {
    let text = "Nro;Vapaa?;Kuinka? [Tauot];Kuinka? [Kiire];Mistä? [Uni];Mistä? [Ruoka]\n1;x;N/A;N/A;5;4\n";
    let export = opened("a.csv", text);
    assert_eq!(tool(&export), Tool::Limesurvey, "{:?}", export.sheet.recognition);
    assert_eq!(heading(&export, "Kuinka? [Kiire]").part.as_deref(), Some("Kiire"));
}

#[test]
fn webropol_headers_with_colons_and_open_answers() {
    let text = "Vastausaika;Kello: nyt?:Aamu;Kello: nyt?:Muu;Kello: nyt?:Muu Avoimet vastaukset;Perustelut:;Ikä;Perustelut:;\u{a0}\n\
        5.1.2026 9.05;Aamu;;;a;30;b;\n";
    let export = opened("a.csv", text);
    assert_eq!(tool(&export), Tool::Webropol);
    let roles: Vec<Role> = export.sheet.layout.headings.iter().map(|h| h.role).collect();
    assert_eq!(
        roles,
        [
            Role::Metadata(Metadata::End),
            Role::Row,
            Role::Row,
            Role::OtherText(2),
            Role::OtherText(3),
            Role::Answer,
            Role::OtherText(5),
        ]
    );
    assert_eq!(export.sheet.layout.headings[1].question, "Kello: nyt?");
}

#[test]
fn redcap_labels_and_repeating_rows() {
    let text = "Record ID,Repeat Instrument,Repeat Instance,Help (choice=Rest),Help (choice=Sleep),Complete?\n1,,,Checked,Unchecked,Complete\n1,Visit,1,,,\n";
    let export = opened("a.csv", text);
    assert_eq!(tool(&export), Tool::Redcap);
    assert_eq!(with_role(&export, |role| role == Role::Option), 2);
    let mut apart = Vec::new();
    export.sheet.answers(|_, cells| {
        apart.push(export.sheet.layout.set_apart(cells).is_some());
        true
    });
    assert_eq!(apart, [false, true]);
}

#[test]
fn typeform_of_two_times() {
    let id = |letter: &str| letter.repeat(32);
    let text = format!(
        "#,Ikä,Lepo,Uni,Other,Start Date (UTC),Submit Date (UTC),Network ID\n{},30,Lepo,,oma,2026-01-01 10:00:00,2026-01-01 10:05:00,72e438beab\n{},40,Lepo,Uni,,2026-01-01 10:00:00,2026-01-01 10:05:00,72e438beac\n",
        id("a"),
        id("b")
    );
    let export = opened("a.csv", &text);
    assert_eq!(tool(&export), Tool::Typeform);
    assert_eq!(with_role(&export, |role| role == Role::Option), 2);
    assert_eq!(heading(&export, "Other").role, Role::OtherText(2));
    let newer = text
        .replace("Start Date", "Response Type,Start Date")
        .replace(",2026-01-01 10:00:00", ",partial,2026-01-01 10:00:00");
    let export = opened("a.csv", newer);
    let mut apart = 0;
    export.sheet.answers(|_, cells| {
        apart += usize::from(export.sheet.layout.set_apart(cells).is_some());
        true
    });
    assert_eq!(apart, 2);
}

#[test]
fn kobo_options_are_one_question() {
    let text = "\"\u{feff}start\";\"end\";\"food\";\"food/eggs\";\"food/milk\";\"food_other\";\"_uuid\";\"_submission_time\"\n\
        \"2026-07-05T10:58:34.147+03:00\";\"2026-07-05T11:36:41.138+03:00\";\"eggs milk\";\"1\";\"1\";\"\";\"8790ce5c\";\"2026-07-05T09:34:09\"\n";
    let export = opened("a.csv", text);
    assert_eq!(tool(&export), Tool::Kobo);
    assert_eq!(heading(&export, "start").role, Role::Metadata(Metadata::Start));
    assert_eq!((heading(&export, "food").role, heading(&export, "food/milk").role), (Role::Ignored, Role::Option));
    assert_eq!(heading(&export, "food_other").role, Role::OtherText(2));
}

#[test]
fn questback_tells_finished_answers_and_tests() {
    let text = "lfdn;tester;dispcode;v_1;v_2;v_3\n1;0;31;5;4;-77\n2;0;22;5;-77;-77\n3;1;31;1;1;1\n";
    let export = opened("a.csv", text);
    assert_eq!(tool(&export), Tool::Questback);
    let mut apart = Vec::new();
    export.sheet.answers(|_, cells| {
        apart.push(export.sheet.layout.set_apart(cells).map(|reason| format!("{reason:?}")));
        true
    });
    assert_eq!(apart, [None, Some("Incomplete".into()), Some("Test".into())]);
    assert_eq!(export.sheet.layout.conventions.not_shown, ["-77", "-66"]);
}

#[test]
fn a_list_of_registrations_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, ";Tapahtuman nimi;Esimerkki;;;\n;Paikka;Helsinki;;;\n#;Ilm.aika;Etunimi;Tila;-;\n-;-;-;-;Etunimi;Ruoka\n1;;A;Ilmoittautunut;Aino;Kala\n").unwrap();
    let found = crate::ingest::open(&path, None, None).unwrap_err();
    assert!(found.iter().any(|d| d.message.contains("registrations to an event")), "{found:?}");
}

#[test]
fn little_evidence_is_told_and_not_believed() {
    let export = opened("a.csv", "Nimi [a];Tauot: hyvä;Kiire\n1;2;3\n");
    assert_eq!(tool(&export), Tool::Generic);
    let export = opened("a.csv", "Aika;Mikä auttaa?;Ikä\n1;\"Tauot;Uni;\";30\n");
    assert_eq!(tool(&export), Tool::Generic);
    assert!(
        export.sheet.recognition.reasons().contains("little speaks for microsoft_forms"),
        "{:?}",
        export.sheet.recognition
    );
}

#[test]
fn the_tool_can_be_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "Ikä:a,Ikä:b\n1,2\n").unwrap();
    let export = crate::ingest::open(&path, Some(Tool::Generic), None).unwrap();
    assert_eq!(tool(&export), Tool::Generic);
}

#[test]
fn the_code_books_beside_are_used() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("data.csv", "record_id,mood,help___a,help____1,first_form_complete\n1,2,1,0,2\n");
    write(
        "dictionary.csv",
        "\"Variable / Field Name\",\"Field Type\",\"Field Label\",\"Choices, Calculations, OR Slider Labels\",Identifier?\n\
         mood,radio,Mood?,\"1, Bad | 2, Good\",\nhelp,checkbox,What helps?,\"a, Rest | -1, Nothing\",\n",
    );
    let export = super::open_at(&folder.path().join("data.csv"));
    assert_eq!(export.sheet.labelled_by.as_ref().map(|book| book.name.as_str()), Some("dictionary.csv"));
    assert_eq!(heading(&export, "mood").labels.label("2"), Some("Good"));
    let option = heading(&export, "help____1");
    assert_eq!((option.question.as_str(), option.part.as_deref()), ("What helps?", Some("Nothing")));

    write(
        "survey_1_R_data_file.csv",
        "\"id\",\"submitdate\",\"lastpage\",\"Kuinka usein?\"\n\"1\",\"2026-01-01\",\"3\",\"A2\"\n",
    );
    write(
        "survey_1_R_syntax_file.R",
        "names(data)[4] <- \"often\"\ndata[, 4] <- factor(data[, 4], levels=c(\"A1\",\"A2\"),labels=c(\"Usein\",\"Harvoin\"))\n",
    );
    let export = super::open_at(&folder.path().join("survey_1_R_data_file.csv"));
    assert_eq!(heading(&export, "often").labels.label("A2"), Some("Harvoin"));
    assert_eq!(heading(&export, "often").full, "Kuinka usein?");
}

#[test]
fn every_tool_has_a_name_that_the_definition_understands() {
    for tool in Tool::ALL.iter().copied() {
        let word = format!("\"{}\"", tool.name());
        assert_eq!(serde_json::from_str::<Tool>(&word).unwrap(), tool);
    }
}

#[test]
fn every_dialect_stands_in_the_line_of_its_tool_and_none_is_left_out() {
    macro_rules! listed {
        ($($tool:ident $name:tt $about:tt $($file:ident::{$($dialect:ident),+})+;)+) => {
            [$($($((Tool::$tool, stringify!($file), stringify!($dialect))),+),+),+]
        };
    }
    let listed = tools!(listed);
    assert_eq!(listed.len(), DIALECTS.len());
    for ((tool, _, name), dialect) in listed.iter().zip(DIALECTS) {
        assert_eq!((dialect.tool(), format!("{dialect:?}")), (*tool, (*name).to_string()));
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ingest/dialects");
    for file in std::fs::read_dir(folder).unwrap().flatten() {
        let (path, text) = (file.path(), std::fs::read_to_string(file.path()).unwrap());
        for (_, rest) in text.match_indices("impl Dialect for ").map(|(at, found)| text.split_at(at + found.len())) {
            let name = rest.split_whitespace().next().unwrap();
            let stem = path.file_stem().unwrap().to_str().unwrap();
            assert!(listed.iter().any(|(_, file, dialect)| (*file, *dialect) == (stem, name)), "{stem}::{name}");
        }
    }
}
