//! Charts that Word draws: every kind holds published numbers and no others, and its parts stand in the order that Word
//! demands (ECMA-376, part 1, chapter 21.2).

use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::{Cursor, Read};

use calamine::{Data, Reader};
use mittari::charts::ChartKind;
use mittari::language::Language;
use mittari::report;
use mittari::report::document::{Block, Document};
use mittari::report::formats::Format;
use mittari::results::Results;
use mittari::survey::Survey;
use serde_json::Value;
use zip::ZipArchive;

use super::{part, parts, rendered};
use crate::mittari::{project, results};

const DEFINITION: &str = r#"format = 1
[survey]
title = "Kolme kyselykertaa"
languages = ["fi"]
[link]
columns = ["Koodi"]
wrong_links = 0.0
[answers.agreement]
options = [{ code = 1, fi = "Täysin eri mieltä" }, { code = 2, fi = "Eri mieltä" }, { code = 3, fi = "Samaa mieltä" }]
positive = [3]
[[question]]
id = "unit"
topic = "background"
kind = "category"
text = "Yksikkö"
[[question]]
id = "recommend"
topic = "recommendation"
kind = "score"
text = "Suosittelu"
[[indicator]]
id = "score"
measure = "net"
question = "recommend"
headline = true
[[group]]
question = "unit"
"#;

/// One name looks like a formula.
const UNITS: [&str; 12] =
    ["=1+1", "Emäntä", "Itä", "Kanta", "Länsi", "Meri", "Niemi", "Oja", "Pelto", "Ranta", "Saari", "Tupa"];

const STATEMENTS: [&str; 3] = ["Palaudun", "Keskityn", "Saan tukea"];

/// Three rounds of the same people in twelve units; one rises, one falls, one stays; in one unit hardly anybody agrees.
fn three_rounds() -> (Survey, Results) {
    let folder = tempfile::tempdir().unwrap();
    let mut definition = DEFINITION.to_string();
    for (i, statement) in STATEMENTS.iter().enumerate() {
        write!(
            definition,
            "[[question]]\nid = \"q{i}\"\ntopic = \"workload\"\nkind = \"choice\"\nanswers = \"agreement\"\n\
             text = \"{statement}\"\n[[indicator]]\nid = \"q{i}\"\nmeasure = \"rate\"\nquestion = \"q{i}\"\n\
             headline = true\nsmallest_change = 0.1\n"
        )
        .unwrap();
    }
    for round in 0..3_usize {
        write!(definition, "[[wave]]\nid = \"w{round}\"\nresponses = [\"w{round}.csv\"]\ninvited = 400\n").unwrap();
        let mut answers = format!("Koodi;Yksikkö;Suosittelu;{}\n", STATEMENTS.join(";"));
        for (unit, name) in UNITS.iter().enumerate() {
            for person in 0..16 + unit {
                let spread = (person * 7 + unit * 3) % 20;
                let limits = [8 + 3 * round, 15 - 3 * round, 11];
                let answer = |(at, limit): (usize, usize)| match spread {
                    _ if unit == 0 && at == 2 && person > 0 => "Eri mieltä",
                    spread if spread < limit => "Samaa mieltä",
                    spread if spread < limit + 3 => "Eri mieltä",
                    _ => "Täysin eri mieltä",
                };
                let all: Vec<&str> = limits.into_iter().enumerate().map(answer).collect();
                let grade = (person + unit + round) % 11;
                writeln!(answers, "{unit}-{person};{name};{grade};{}", all.join(";")).unwrap();
            }
        }
        std::fs::write(folder.path().join(format!("w{round}.csv")), answers).unwrap();
    }
    std::fs::write(folder.path().join("survey.toml"), definition).unwrap();
    results(folder.path()).unwrap_or_else(|found| panic!("{found:?}"))
}

/// A report with its Word file.
fn documents() -> Vec<(Results, Document, Vec<u8>)> {
    let written = |(survey, results): (Survey, Results)| {
        let document = report::document(&survey, &results, Language::Fi);
        let file = rendered(&document, Format::Docx);
        (results, document, file)
    };
    let shipped = ["foorumix", "maakuntien-liitot"].map(|name| results(&project(&format!("surveys/{name}"))).unwrap());
    [three_rounds()].into_iter().chain(shipped).map(written).collect()
}

/// Every number of the record, and what a chart makes of several: shares, per cent, and how far an interval reaches.
fn published(value: &Value, found: &mut Vec<f64>) {
    match value {
        Value::Number(number) => found.extend(number.as_f64()),
        Value::Array(list) => list.iter().for_each(|value| published(value, found)),
        Value::Object(fields) => {
            let number = |key: &str| fields.get(key).and_then(Value::as_f64);
            if let Some(value) = number("value") {
                let ends = ["low", "high"].into_iter().filter_map(number);
                found.extend(ends.map(|end| (end - value).abs()));
            }
            found.extend(number("count").zip(number("n")).map(|(count, n)| count / n));
            // Answers of a distribution, alone and as the three parts of a score.
            if let (Some(n), Some(Value::Array(counts))) = (number("n"), fields.get("counts")) {
                let of = |wanted: &dyn Fn(i64) -> bool| -> f64 {
                    let code = |count: &&Value| count["code"].as_i64().is_none_or(wanted);
                    counts.iter().filter(code).filter_map(|count| count["count"].as_f64()).sum()
                };
                found.extend(counts.iter().filter_map(|count| count["count"].as_f64()).map(|count| count / n));
                let parts = [of(&|code| code < 7), of(&|code| code == 7 || code == 8), of(&|code| code > 8)];
                found.extend(parts.map(|count| count / n));
            }
            fields.values().for_each(|value| published(value, found));
        }
        _ => {}
    }
}

fn all_published(results: &Results) -> Vec<f64> {
    let mut found = Vec::new();
    published(&serde_json::to_value(results).unwrap(), &mut found);
    // Differences of shares are told in percentage points, and drawn to both sides.
    let mut all: Vec<f64> = found.iter().flat_map(|value| [*value, -value, 100.0 * value, -100.0 * value]).collect();
    all.sort_by(f64::total_cmp);
    all
}

fn is_among(all: &[f64], value: f64) -> bool {
    let at = all.partition_point(|known| *known < value - 1e-7);
    all.get(at).is_some_and(|known| (known - value).abs() < 1e-7)
}

/// The embedded workbook of a chart: its texts and its numbers.
fn workbook(file: &[u8], chart: &str) -> (Vec<String>, Vec<f64>) {
    let mut bytes = Vec::new();
    let mut zip = ZipArchive::new(Cursor::new(file)).unwrap();
    zip.by_name(&format!("word/embeddings/{chart}.xlsx")).unwrap().read_to_end(&mut bytes).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names().len(), 1);
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let (mut texts, mut numbers) = (Vec::new(), Vec::new());
    for cell in range.rows().flatten() {
        match cell {
            Data::String(text) => texts.push(text.clone()),
            Data::Float(value) => numbers.push(*value),
            Data::Empty => {}
            other => panic!("{other:?}"),
        }
    }
    (texts, numbers)
}

/// Values of a chart's cache: numbers apart from texts.
fn cache(xml: &str) -> Vec<f64> {
    let caches = xml.split("<c:numCache>").skip(1).map(|rest| rest.split("</c:numCache>").next().unwrap());
    let values = caches.flat_map(|cache| cache.split("<c:v>").skip(1));
    values.filter_map(|value| value.split("</c:v>").next().unwrap().parse().ok()).collect()
}

#[test]
fn every_kind_of_chart_that_word_draws_holds_published_numbers_alone() {
    let mut kinds = BTreeSet::new();
    for (results, document, file) in documents() {
        let all = all_published(&results);
        let figures = document.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(&figure.chart),
            _ => None,
        });
        for (number, chart) in (1..).zip(figures) {
            let Some(native) = chart.native().filter(|native| !native.is_single()) else { continue };
            kinds.insert(chart.kind().name());
            let name = format!("chart{number}");
            let xml = part(&file, &format!("word/charts/{name}.xml"));
            let (texts, numbers) = workbook(&file, &name);
            let drawn = cache(&xml);
            assert!(drawn.len() > 1 && numbers.len() > 1, "{:?}: {native:?}", chart.kind());
            for value in drawn.iter().chain(&numbers) {
                assert!(is_among(&all, *value), "{:?} {name}, {texts:?}: {value}", chart.kind());
            }
            // What is drawn is what is in the workbook.
            let rounded = |value: &f64| format!("{value:.9}");
            let held: BTreeSet<String> = numbers.iter().map(rounded).collect();
            assert!(drawn.iter().all(|value| held.contains(&rounded(value))), "{:?} {name}", chart.kind());
            assert!(!xml.contains("<c:f>1+1") && !xml.contains("en-US") && xml.contains("fi-FI"), "{name}");
        }
    }
    let expected = [
        ChartKind::Rates,
        ChartKind::Distribution,
        ChartKind::Ranking,
        ChartKind::Score,
        ChartKind::Flow,
        ChartKind::Participation,
        ChartKind::Dose,
        ChartKind::Funnel,
        ChartKind::Change,
        ChartKind::Rounds,
    ];
    assert_eq!(kinds, expected.map(ChartKind::name).into());
}

/// The children of elements in the order of the schema; Word refuses a file where they stand otherwise.
const ORDER: [(&str, &[&str]); 13] = [
    (
        "c:chartSpace",
        &[
            "date1904",
            "lang",
            "roundedCorners",
            "AlternateContent",
            "style",
            "clrMapOvr",
            "pivotFmts",
            "protection",
            "chart",
            "spPr",
            "txPr",
            "externalData",
            "printSettings",
            "userShapes",
        ],
    ),
    (
        "c:chart",
        &[
            "title",
            "autoTitleDeleted",
            "pivotFmts",
            "view3D",
            "floor",
            "sideWall",
            "backWall",
            "plotArea",
            "legend",
            "plotVisOnly",
            "dispBlanksAs",
        ],
    ),
    ("c:plotArea", &["layout", "barChart", "scatterChart", "catAx", "valAx", "dTable", "spPr"]),
    ("c:barChart", &["barDir", "grouping", "varyColors", "ser", "dLbls", "gapWidth", "overlap", "serLines", "axId"]),
    ("c:scatterChart", &["scatterStyle", "varyColors", "ser", "dLbls", "axId"]),
    (
        "c:ser",
        &[
            "idx",
            "order",
            "tx",
            "spPr",
            "invertIfNegative",
            "pictureOptions",
            "marker",
            "dPt",
            "dLbls",
            "trendline",
            "errBars",
            "cat",
            "val",
            "xVal",
            "yVal",
            "smooth",
            "shape",
        ],
    ),
    (
        "c:dLbls",
        &[
            "dLbl",
            "delete",
            "numFmt",
            "spPr",
            "txPr",
            "dLblPos",
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
            "separator",
            "showLeaderLines",
        ],
    ),
    (
        "c:dLbl",
        &[
            "idx",
            "delete",
            "layout",
            "tx",
            "numFmt",
            "spPr",
            "txPr",
            "dLblPos",
            "showLegendKey",
            "showVal",
            "showCatName",
            "showSerName",
            "showPercent",
            "showBubbleSize",
            "separator",
        ],
    ),
    ("c:errBars", &["errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "val", "spPr"]),
    (
        "c:catAx",
        &[
            "axId",
            "scaling",
            "delete",
            "axPos",
            "majorGridlines",
            "minorGridlines",
            "title",
            "numFmt",
            "majorTickMark",
            "minorTickMark",
            "tickLblPos",
            "spPr",
            "txPr",
            "crossAx",
            "crosses",
            "crossesAt",
            "auto",
            "lblAlgn",
            "lblOffset",
            "noMultiLvlLbl",
        ],
    ),
    (
        "c:valAx",
        &[
            "axId",
            "scaling",
            "delete",
            "axPos",
            "majorGridlines",
            "minorGridlines",
            "title",
            "numFmt",
            "majorTickMark",
            "minorTickMark",
            "tickLblPos",
            "spPr",
            "txPr",
            "crossAx",
            "crosses",
            "crossesAt",
            "crossBetween",
            "majorUnit",
            "minorUnit",
            "dispUnits",
        ],
    ),
    ("c:scaling", &["logBase", "orientation", "max", "min"]),
    ("c:legend", &["legendPos", "legendEntry", "layout", "overlay", "spPr", "txPr"]),
];

/// Every element that has an order, with the names of its children as they stand.
fn children(xml: &str) -> Vec<(String, Vec<String>)> {
    let (mut open, mut closed): (Vec<(String, Vec<String>)>, _) = (Vec::new(), Vec::new());
    for tag in xml.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        if tag.starts_with('?') {
            continue;
        }
        if tag.starts_with('/') {
            closed.extend(open.pop());
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap().to_string();
        if let Some((_, children)) = open.last_mut() {
            children.push(name.clone());
        }
        if !tag.ends_with('/') {
            open.push((name, Vec::new()));
        }
    }
    assert!(open.is_empty(), "{open:?}");
    closed
}

#[test]
fn the_parts_of_charts_stand_in_the_order_of_the_schema() {
    let mut seen = BTreeSet::new();
    for (_, _, file) in documents() {
        for name in parts(&file).into_iter().filter(|name| name.starts_with("word/charts/chart")) {
            for (element, children) in children(&part(&file, &name)) {
                let Some((known, order)) = ORDER.iter().find(|(known, _)| *known == element) else { continue };
                seen.insert(*known);
                let at = |child: &String| {
                    let own = child.split_once(':').map_or(child.as_str(), |(_, own)| own);
                    order
                        .iter()
                        .position(|known| *known == own)
                        .unwrap_or_else(|| panic!("{name}: {child} in {element}"))
                };
                let places: Vec<usize> = children.iter().map(at).collect();
                assert!(places.is_sorted(), "{name}: {element} holds {children:?}");
                // Bars below nought would be white, and lines bent.
                if element == "c:ser" {
                    assert!(children.iter().any(|child| ["c:invertIfNegative", "c:smooth"].contains(&child.as_str())));
                }
            }
        }
    }
    assert_eq!(seen, ORDER.map(|(element, _)| element).into());
}
