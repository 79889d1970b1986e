use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};
use mittari::language::Language;
use mittari::report::document::{Block, Cell, Column, Document, Table};
use mittari::report::formats::Format;

use super::{example, part, parts, rendered};

/// A workbook as a program reads it: sheets in their order, with all their cells.
pub(crate) fn sheets(file: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let names = book.sheet_names();
    let rows = |book: &mut Xlsx<_>, name: &str| -> Vec<Vec<Data>> {
        book.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
    };
    names.into_iter().map(|name| (name.clone(), rows(&mut book, &name))).collect()
}

fn tables(document: &Document) -> Vec<&Table> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

#[test]
fn there_is_a_sheet_for_every_table_and_it_holds_numbers() {
    let document = example(Language::Fi);
    let sheets = sheets(rendered(&document, Format::Xlsx));
    let tables = tables(&document);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), tables.len() + 4);
    assert_eq!((names[0], names[1]), ("Sisällys", "Taulukko 1"));
    assert_eq!(names[names.len() - 3..], ["Arvioijan tekstit", "Menetelmä", "Koodikirja"]);
    let (mut shares, mut hidden) = (0, 0);
    for (table, (name, rows)) in tables.iter().zip(&sheets[1..]) {
        for (cells, row) in table.rows.iter().zip(&rows[5..]) {
            assert_eq!(row[0], Data::String(cells[0].text(Language::Fi)), "{name}");
            for cell in cells {
                match cell {
                    Cell::Percent { k, n } => {
                        shares += 1;
                        assert!(row.contains(&Data::Float(*k as f64 / *n as f64)), "{name}: {cells:?} in {row:?}");
                    }
                    Cell::Fraction { k, n } => {
                        assert!(
                            row.contains(&Data::Float(*k as f64)) && row.contains(&Data::Float(*n as f64)),
                            "{name}"
                        );
                    }
                    Cell::PercentRange { low, high, .. } => {
                        assert!(row.contains(&Data::Float(*low)) && row.contains(&Data::Float(*high)), "{name}");
                    }
                    Cell::Hidden => {
                        hidden += 1;
                        assert!(row.contains(&Data::String("..".into())), "{name}");
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(shares > 100 && hidden > 5, "{shares} shares, {hidden} hidden");
}

#[test]
fn the_method_and_the_codes_are_told() {
    let sheets = sheets(rendered(&example(Language::En), Format::Xlsx));
    let text = |name: &str| {
        let (_, rows) = sheets.iter().find(|(sheet, _)| sheet == name).unwrap();
        rows.iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let method = text("Method");
    for word in ["Wilson", "What this survey cannot tell", "no comparison group", "Protection of respondents"] {
        assert!(method.contains(word), "no {word} in\n{method}");
    }
    assert!(!method.contains("Appendix"));
    let codebook = text("Codebook");
    for word in ["recommend", "one of ordered options", "favourable", "can’t say"] {
        assert!(codebook.contains(word), "no {word}");
    }
}

/// Headings, paragraphs and lists in their order, and nothing of the program's own chapters.
#[test]
fn the_evaluators_own_texts_are_a_sheet() {
    let file = rendered(&example(Language::Fi), Format::Xlsx);
    let sheets = sheets(file.clone());
    let (_, rows) = sheets.iter().find(|(name, _)| name == "Arvioijan tekstit").unwrap();
    let lines: Vec<String> = rows.iter().map(|row| row[0].to_string()).filter(|text| !text.is_empty()).collect();
    let place = |start: &str| lines.iter().position(|line| line.starts_with(start));
    let order = ["Ohjelma", "• Työpaikkojen yhteisiä", "Suositukset", "1. Sovi ajasta etukäteen."].map(place);
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{order:?} in {lines:#?}");
    assert_eq!(place("Johtopäätökset"), None, "a chapter without own words: {lines:#?}");
    let bold = part(&file, "xl/sharedStrings.xml");
    assert!(bold.contains("<r><rPr><b/>") && bold.contains("Sovi ajasta etukäteen"), "emphasis is lost");
}

#[test]
fn who_was_lost_on_the_way_is_a_table_of_its_own() {
    let sheets = sheets(rendered(&example(Language::En), Format::Xlsx));
    let flow = |rows: &&Vec<Vec<Data>>| rows.len() > 5 && rows[4][0] == Data::String("Stage".into());
    let rows = sheets.iter().map(|(_, rows)| rows).find(flow).unwrap();
    let numbers = |row: &[Data]| row[1..4].iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(rows[5][0], Data::String("Invited".into()));
    assert_eq!(numbers(&rows[5]), "64 1 ");
    assert_eq!(rows[7][0], Data::String("Answered".into()));
    assert_eq!(numbers(&rows[7]), format!("47 {} 14", 47.0 / 64.0));
}

/// A row of no height is hidden, and nothing of a report may be.
#[test]
fn no_row_is_hidden() {
    let file = rendered(&example(Language::Fi), Format::Xlsx);
    for name in parts(&file).iter().filter(|name| name.contains("worksheets/sheet")) {
        let sheet = part(&file, name);
        assert!(!sheet.contains("hidden=\"1\"") && !sheet.contains(" ht=\"0\""), "{name}");
    }
}

#[test]
fn every_sheet_says_that_the_data_are_made_up() {
    for (name, rows) in sheets(rendered(&example(Language::Sv), Format::Xlsx)) {
        assert!(rows[1][0].to_string().starts_with("Påhittat"), "{name}: {:?}", rows[1]);
    }
}

#[test]
fn nothing_that_people_wrote_becomes_a_formula_or_a_link() {
    let attacks = [
        "=HYPERLINK(\"http://x\";\"y\")",
        "+cmd|' /C calc'!A0",
        "@SUM(1)",
        "-2+3",
        "{=1}",
        "http://x.fi",
        "\u{1}\u{ffff}",
    ];
    let mut document = example(Language::En);
    for (i, block) in document.blocks.iter_mut().enumerate() {
        if let Block::Table(table) = block {
            let attack = attacks[i % attacks.len()];
            table.caption = attack.into();
            table.columns[0].head = attack.into();
            table.columns[1].head = attack.into();
            table.notes.push(attack.into());
            table.rows.iter_mut().for_each(|row| row[0] = Cell::Text(attack.into()));
        }
    }
    document.title = attacks[0].into();
    let file = rendered(&document, Format::Xlsx);
    for name in parts(&file).iter().filter(|name| name.contains("worksheets") || name.contains("tables/")) {
        let text = part(&file, name);
        assert!(!text.contains("<f>"), "a formula in {name}");
        assert!(!text.contains("http://x") || !name.contains("_rels"), "a link in {name}");
    }
    for name in parts(&file).iter().filter(|name| name.contains("charts/chart")) {
        let text = part(&file, name);
        let ranges = text.split("<c:f>").skip(1).map(|rest| rest.split('<').next().unwrap());
        ranges.for_each(|range| {
            assert!(range.starts_with("'Table ") || range.starts_with('\'') && range.contains("$"), "{range}")
        });
    }
    sheets(file);
}

#[test]
fn a_chart_leaves_out_what_is_not_shown() {
    let mut document = example(Language::En);
    let hidden = Block::Table(Table {
        rows: vec![
            vec![
                Cell::Text("Seen".into()),
                Cell::Percent { k: 30, n: 40 },
                Cell::PercentRange { low: 0.6, high: 0.86, n: 40 },
            ],
            vec![Cell::Text("Unseen".into()), Cell::Hidden, Cell::Hidden],
        ],
        columns: vec![Column::words("Who", 2.0), Column::numbers("Share", 1.0), Column::interval("95% interval", 1.0)],
        ..tables(&document)[0].clone()
    });
    document.blocks = vec![hidden];
    let file = rendered(&document, Format::Xlsx);
    let chart = part(&file, "xl/charts/chart1.xml");
    let drawing = part(&file, "xl/drawings/drawing1.xml");
    assert!(drawing.contains("Seen: 75% (60–86%)") && !drawing.contains("Unseen"), "{drawing}");
    assert!(chart.contains("<c:ptCount val=\"1\"/>"), "{chart}");
    assert!(!chart.contains("Unseen"));
}

#[test]
fn the_same_report_has_the_same_bytes() {
    let document = example(Language::Fi);
    assert!(rendered(&document, Format::Xlsx) == rendered(&document, Format::Xlsx));
}

/// Shares, differences, or the shares of several rounds: a chart has the numbers that the table above it shows.
#[test]
fn charts_are_of_what_their_tables_show_and_no_text_is_cut_off_in_print() {
    let file = rendered(&example(Language::Fi), Format::Xlsx);
    let mut differences = 0;
    for name in parts(&file).iter().filter(|name| name.starts_with("xl/charts/chart")) {
        let chart = part(&file, name);
        assert!(chart.contains("<c:errBars>") && chart.contains("<c:numCache>"), "{name}");
        // A sheet's own cells, and none outside it.
        let sheet = chart.split("<c:f>'").nth(1).unwrap().split('\'').next().unwrap();
        assert!(chart.split("<c:f>").skip(1).all(|range| range.starts_with(&format!("'{sheet}'!"))), "{name}");
        let rows = sheets(file.clone()).into_iter().find(|(known, _)| known == sheet).unwrap().1;
        let end = rows.iter().position(|row| row[0] == "Kaavion luvut").unwrap();
        let shown: Vec<String> =
            rows[5..end].iter().flatten().filter(|cell| cell.is_float()).map(Data::to_string).collect();
        for row in &rows[end + 2..] {
            let Data::Float(value) = row[1] else { panic!("{sheet}: {row:?}") };
            assert!(shown.contains(&row[1].to_string()), "{sheet}: {value}");
        }
        differences += usize::from(chart.contains("formatCode=\"+#,##0;"));
    }
    assert!(differences > 1, "{differences}");
    // Wide tables are printed across.
    let across = |name: &&String| name.contains("worksheets/sheet") && part(&file, name).contains("landscape");
    assert!(parts(&file).iter().filter(across).count() > 3);
}
