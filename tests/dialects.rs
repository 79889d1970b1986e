//! The same answers, written as each survey tool writes them, in every encoding, come out the same.

use encoding_rs::WINDOWS_1252;
use mittari::responses::{BLANK, NOT_SHOWN};
use proptest::prelude::*;
use serde_json::json;

use crate::mittari::read;

/// Answers to single questions: wordings, and what each respondent chose.
#[derive(Debug, Clone)]
struct Answers {
    wordings: Vec<Vec<String>>,
    rows: Vec<Vec<Option<usize>>>,
}

fn answers() -> impl Strategy<Value = Answers> {
    // A first and a last letter keep wordings apart from numbers, marks and each other.
    let options = prop::collection::vec("[a-zäöå ,;\"'().!?\n-]{0,14}", 2..5)
        .prop_map(|bodies| ('p'..).zip(bodies).map(|(letter, body)| format!("{letter}{body}{letter}")).collect());
    prop::collection::vec(options, 3..6).prop_flat_map(|wordings: Vec<Vec<String>>| {
        let row: Vec<_> = wordings.iter().map(|options| prop::option::weighted(0.9, 0..options.len())).collect();
        (Just(wordings), prop::collection::vec(row, 2..12)).prop_map(|(wordings, rows)| Answers { wordings, rows })
    })
}

/// A column that the tool adds: its headers and what stands under it for a respondent.
type Added = (&'static [&'static str], fn(usize) -> String);

/// Header rows of one tool.
struct Shape {
    tool: &'static str,
    before: &'static [Added],
    after: &'static [Added],
    /// Headers of question `i` with this text.
    headers: fn(usize, &str) -> Vec<String>,
    /// Word for nothing where the tool has one.
    nothing: &'static str,
}

fn plain(_: usize, text: &str) -> Vec<String> {
    vec![text.to_string()]
}

fn number(i: usize) -> String {
    (i + 1).to_string()
}

fn stamp(i: usize) -> String {
    format!("2026-02-01 09:{:02}:00", i % 60)
}

const SHAPES: &[Shape] = &[
    Shape {
        tool: "webropol",
        before: &[(&["Vastausaika"], |i| format!("5.1.2026 9.{:02}", i % 60))],
        after: &[],
        headers: |i, text| vec![format!("Osa:{text}{}", if i == 9 { ":" } else { "" })],
        nothing: "",
    },
    Shape {
        tool: "microsoft_forms",
        before: &[
            (&["Tunnus"], number),
            (&["Aloitusaika"], stamp),
            (&["Valmistumisaika"], stamp),
            (&["Sähköposti"], |_| "anonymous".into()),
            (&["Nimi"], |_| String::new()),
        ],
        after: &[],
        headers: plain,
        nothing: "",
    },
    Shape {
        tool: "google_forms",
        before: &[(&["Aikaleima"], |i| format!("2026/02/17 8:{:02}:54 ip. UTC+2", i % 60))],
        after: &[],
        headers: plain,
        nothing: "",
    },
    Shape {
        tool: "limesurvey",
        before: &[(&["id"], number), (&["submitdate"], stamp), (&["lastpage"], number)],
        after: &[],
        headers: |i, _| vec![format!("Q[SQ{i}]")],
        nothing: "",
    },
    Shape {
        tool: "limesurvey",
        before: &[(&["id. Response ID"], number), (&["submitdate. Date submitted"], stamp)],
        after: &[],
        headers: |i, text| vec![format!("Q[SQ{i}]. Osa [{text}]")],
        nothing: "",
    },
    Shape {
        tool: "surveymonkey",
        before: &[(&["Respondent ID", ""], |i| (114_428_038_836_usize + i).to_string())],
        after: &[],
        headers: |_, text| vec![text.to_string(), "Response".into()],
        nothing: "",
    },
    Shape {
        tool: "qualtrics",
        before: &[(&["ResponseId", "Antwort-ID", "{\"ImportId\":\"_recordId\"}"], |i| format!("R_abcdefghijklm{i}"))],
        after: &[],
        headers: |i, text| vec![format!("Q{i}"), text.to_string(), format!("{{\"ImportId\":\"QID{i}\"}}")],
        nothing: "",
    },
    Shape {
        tool: "eusurvey",
        before: &[],
        after: &[
            (&["Kutsun numero"], |_| String::new()),
            (&["Vastauksen tunnistenumero"], number),
            (&["Luontipäivä"], stamp),
            (&["Kielet"], |_| "FI".into()),
        ],
        headers: plain,
        nothing: "",
    },
    Shape {
        tool: "kobo",
        before: &[(&["start"], |_| "2026-07-05T10:58:34.147+03:00".into())],
        after: &[(&["_uuid"], number), (&["_submission_time"], stamp)],
        headers: |i, _| vec![format!("q{i}")],
        nothing: "",
    },
    Shape {
        tool: "questback",
        before: &[(&["lfdn"], number), (&["tester"], |_| "0".into()), (&["dispcode"], |_| "31".into())],
        after: &[],
        headers: |i, _| vec![format!("v_{i}")],
        nothing: "-77",
    },
    Shape {
        tool: "typeform",
        before: &[(&["#"], |i| format!("{i:032}"))],
        after: &[(&["Submit Date (UTC)"], stamp), (&["Network ID"], number)],
        headers: plain,
        nothing: "",
    },
    Shape {
        tool: "redcap",
        before: &[(&["record_id"], number)],
        after: &[(&["redcap_survey_identifier"], |_| String::new()), (&["form_complete"], |_| "2".into())],
        headers: |i, _| vec![format!("q{i}")],
        nothing: "",
    },
];

impl Answers {
    fn text(question: usize) -> String {
        format!("Kysymys {question}, äö; mitä?")
    }

    fn definition(&self, shape: &Shape) -> String {
        let mut text = "format = 1\n[survey]\ntitle = \"T\"\nlanguages = [\"fi\"]\n[[wave]]\nid = \"end\"\nresponses = [\"vienti.txt\"]\n".to_string();
        for (i, options) in self.wordings.iter().enumerate() {
            let options: Vec<String> =
                options.iter().enumerate().map(|(code, w)| format!("{{ code = {code}, fi = {} }}", json!(w))).collect();
            text += &format!("[answers.a{i}]\noptions = [{}]\n", options.join(", "));
        }
        for i in 0..self.wordings.len() {
            // Tags and codes where the tool has no texts.
            let headers = (shape.headers)(i, &Self::text(i));
            let column = if headers[0].contains(&Self::text(i)) || headers.len() == 3 {
                Self::text(i)
            } else {
                headers[0].clone()
            };
            text += &format!(
                "[[question]]\nid = \"q{i}\"\ntopic = \"impact\"\nkind = \"choice\"\nanswers = \"a{i}\"\ntext = {}\n",
                json!(column)
            );
        }
        text
    }

    fn write(&self, shape: &Shape, delimiter: u8, encoding: u8) -> Vec<u8> {
        let questions: Vec<Vec<String>> =
            (0..self.wordings.len()).map(|i| (shape.headers)(i, &Self::text(i))).collect();
        let header_rows = questions[0].len();
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        let added = |columns: &[Added], row: usize| {
            columns.iter().map(|(headers, _)| headers.get(row).copied().unwrap_or("").to_string()).collect::<Vec<_>>()
        };
        for row in 0..header_rows {
            let own = questions.iter().map(|headers| headers[row].clone());
            writer
                .write_record(added(shape.before, row).into_iter().chain(own).chain(added(shape.after, row)))
                .unwrap();
        }
        for (i, row) in self.rows.iter().enumerate() {
            let cells = |columns: &[Added]| columns.iter().map(|(_, cell)| cell(i)).collect::<Vec<_>>();
            let own = row
                .iter()
                .zip(&self.wordings)
                .map(|(chosen, options)| chosen.map_or(shape.nothing.to_string(), |c| options[c].clone()));
            writer.write_record(cells(shape.before).into_iter().chain(own).chain(cells(shape.after))).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        match encoding {
            0 => text.into_bytes(),
            1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            2 => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
            _ => WINDOWS_1252.encode(&text).0.into_owned(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_in_any_dialect_and_encoding_read_back_the_same(
        answers in answers(),
        shape in prop::sample::select((0..SHAPES.len()).collect::<Vec<_>>()),
        delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        encoding in 0u8..4,
    ) {
        let shape = &SHAPES[shape];
        let counted: Vec<&Vec<Option<usize>>> = answers.rows.iter().filter(|row| row.iter().any(Option::is_some)).collect();
        prop_assume!(!counted.is_empty());
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("survey.toml"), answers.definition(shape)).unwrap();
        std::fs::write(folder.path().join("vienti.txt"), answers.write(shape, delimiter, encoding)).unwrap();
        let (survey, responses) = match read(folder.path()) {
            Ok(both) => both,
            Err(found) => return Err(TestCaseError::fail(format!("{}: {}", shape.tool, found.iter().map(|d| format!("{d}\n")).collect::<String>()))),
        };
        let wave = &responses.waves[0];
        prop_assert_eq!(&wave.inputs[0].tool, shape.tool);
        prop_assert_eq!(wave.respondents(), counted.len());
        let nothing = if shape.nothing.is_empty() { BLANK } else { NOT_SHOWN };
        for (i, question) in survey.questions().iter().enumerate() {
            let expected: Vec<u8> = counted.iter().map(|row| row[i].map_or(nothing, |c| u8::try_from(c).unwrap())).collect();
            prop_assert_eq!(wave.codes(question).unwrap(), &expected[..]);
        }
    }
}
