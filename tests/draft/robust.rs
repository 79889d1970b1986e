use std::collections::BTreeMap;

use mittari::draft::Draft;
use proptest::prelude::*;

use super::drafted;

/// One question of a made-up form: header, answers in their order, kind, topic.
struct Asked {
    header: &'static str,
    answers: &'static [&'static str],
    kind: &'static str,
    topic: &'static str,
}

/// Wordings that stand in no table of the program as they are.
const FORM: &[Asked] = &[
    Asked {
        header: "Kuinka tyytyväinen olit valmennukseen?",
        answers: &[
            "Todella tyytymätön",
            "Jokseenkin tyytymätön",
            "Neutraali",
            "Jokseenkin tyytyväinen",
            "Todella tyytyväinen",
        ],
        kind: "choice",
        topic: "satisfaction",
    },
    Asked {
        header: "How often do you feel strained by your work?",
        answers: &["Hardly ever", "Occasionally", "Quite often", "Nearly always"],
        kind: "choice",
        topic: "workload",
    },
    Asked {
        header: "Hur nyttigt var det för ditt arbete?",
        answers: &["Inte alls nyttigt", "Lite nyttigt", "Ganska nyttigt", "Väldigt nyttigt"],
        kind: "choice",
        topic: "impact",
    },
    Asked {
        header: "The change in my work has been",
        answers: &["Much worse", "Slightly worse", "About the same", "Slightly better", "Much better"],
        kind: "choice",
        topic: "impact",
    },
    Asked {
        header: "Your age group",
        answers: &["under 30", "30–44", "45–59", "60 or older"],
        kind: "choice",
        topic: "background",
    },
    Asked {
        header: "Missä yksikössä työskentelet?",
        answers: &["Pohjoinen", "Etelä", "Keskusta"],
        kind: "category",
        topic: "background",
    },
    Asked {
        header: "Kuinka moneen tapaamiseen osallistuit?",
        answers: &["3", "12", "7", "20", "15"],
        kind: "number",
        topic: "participation",
    },
];

/// The form filled in by 60 people; columns in the order of `order`, of which some may be missing.
fn export(order: &[usize], seed: usize) -> String {
    let row = |person: usize| {
        let cells = order.iter().map(|at| {
            let answers = FORM[*at].answers;
            answers[(person * (at + 3) + seed + person / answers.len()) % answers.len()]
        });
        cells.collect::<Vec<_>>().join(";")
    };
    let header: Vec<&str> = order.iter().map(|at| FORM[*at].header).collect();
    let rows: Vec<String> = (0..60).map(row).collect();
    format!("{}\n{}\n", header.join(";"), rows.join("\n"))
}

fn by_order(draft: &Draft) -> BTreeMap<String, (String, Vec<String>, String)> {
    let toml: toml::Table = draft.toml.parse().unwrap();
    let text = |id: &str| {
        let all = toml["question"].as_array().unwrap();
        all.iter().find(|q| q["id"].as_str() == Some(id)).and_then(|q| q["text"].as_str()).unwrap().to_string()
    };
    draft.questions.iter().map(|q| (text(&q.id), (q.kind.to_string(), q.order.clone(), q.topic.to_string()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn columns_may_be_shuffled_and_dropped(
        order in Just((0..FORM.len()).collect::<Vec<_>>()).prop_shuffle(),
        kept in 1..=FORM.len(),
        seed in 0usize..50,
        name in "[a-z]{1,8}",
    ) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(format!("{name}.csv"));
        std::fs::write(&file, export(&order[..kept], seed)).unwrap();
        let guessed = by_order(&drafted(&[&file], &folder.path().join("survey")));
        prop_assert_eq!(guessed.len(), kept);
        for at in &order[..kept] {
            let asked = &FORM[*at];
            let (kind, order, topic) = &guessed[asked.header];
            prop_assert_eq!(kind.as_str(), asked.kind, "{}", asked.header);
            prop_assert_eq!(topic.as_str(), asked.topic, "{}", asked.header);
            if asked.kind == "choice" {
                prop_assert_eq!(order, asked.answers, "{}", asked.header);
            }
        }
    }
}
