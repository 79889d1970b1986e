use std::io::{Cursor, Read};

use calamine::{DataType, Reader};
use mittari::language::Language;
use mittari::report;
use mittari::report::document::{Block, Cell, Document};
use mittari::report::formats::Format;
use mittari::results::Distribution;
use mittari::survey::{Color, Logo, LogoKind, Target};

use zip::ZipArchive;

use super::{example, part, parts, rendered};
use crate::mittari::{project, results, visible_text};

/// How often something stands in a text.
fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

fn tables(document: &Document) -> usize {
    document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count()
}

fn figures(document: &Document) -> usize {
    document.blocks.iter().filter(|block| matches!(block, Block::Figure(_))).count()
}

#[test]
fn every_table_and_figure_has_its_caption_its_header_and_its_description() {
    let document = example(Language::Fi);
    let body = part(&rendered(&document, Format::Docx), "word/document.xml");
    let (tables, figures) = (tables(&document), figures(&document));
    assert!(tables > 10 && figures > 5);
    // Where columns share heads there are two rows of them, and both repeat.
    let shared = |block: &&Block| matches!(block, Block::Table(t) if t.columns.iter().any(|c| c.over.is_some()));
    let two_rows = document.blocks.iter().filter(shared).count();
    assert!(two_rows > 0);
    assert_eq!(count(&body, "<w:tblHeader/>"), tables + two_rows);
    assert_eq!(count(&body, "<w:tblCaption w:val=\""), tables);
    assert_eq!(count(&body, "SEQ Taulukko "), tables);
    assert_eq!(count(&body, "SEQ Kuva "), figures);
    assert_eq!(count(&body, "<wp:docPr "), figures);
    assert_eq!(count(&body, " descr=\"\""), 0, "a picture without words");
    let charts = count(&body, "<c:chart ");
    assert!(charts > 5);
    let native = |block: &&Block| matches!(block, Block::Figure(f) if f.chart.native().is_some_and(|n| !n.is_single()));
    assert_eq!(charts, document.blocks.iter().filter(native).count());
    assert_eq!(count(&body, "<asvg:svgBlip "), figures - charts);
}

/// Texts of the first column, heads of the others, and the numbers that are there.
type Sheet = (Vec<String>, Vec<String>, Vec<Vec<Option<f64>>>);

fn sheet(workbook: &[u8]) -> Sheet {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(workbook.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &calamine::Data| cell.to_string();
    let rows: Vec<&[calamine::Data]> = range.rows().collect();
    let categories = rows[1..].iter().map(|row| text(&row[0])).collect();
    let numbers = rows[1..].iter().map(|row| row[1..].iter().map(calamine::Data::as_f64).collect()).collect();
    (categories, rows[0][1..].iter().map(text).collect(), numbers)
}

/// Every chart that Word draws, with the workbook that it is drawn from.
fn charts(file: &[u8]) -> Vec<(String, Sheet)> {
    let charts: Vec<String> = parts(file).into_iter().filter(|name| name.starts_with("word/charts/chart")).collect();
    let read = |chart: &String| {
        let xml = part(file, chart);
        let name = chart.trim_start_matches("word/charts/").trim_end_matches(".xml");
        let relationships = part(file, &format!("word/charts/_rels/{name}.xml.rels"));
        assert!(relationships.contains(&format!("../embeddings/{name}.xlsx")));
        assert!(xml.contains("<c:externalData r:id=\"workbook\">"));
        assert!(!xml.contains("<c:f>") || xml.contains("<c:numCache>"), "Word draws from what the chart remembers");
        let mut zip = ZipArchive::new(Cursor::new(file)).unwrap();
        let mut workbook = Vec::new();
        zip.by_name(&format!("word/embeddings/{name}.xlsx")).unwrap().read_to_end(&mut workbook).unwrap();
        (xml, sheet(&workbook))
    };
    charts.iter().map(read).collect()
}

#[test]
fn a_chart_of_answers_can_be_changed_in_word_and_holds_what_is_published() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let file = rendered(&report::document(&survey, &results, Language::Fi), Format::Docx);
    let stacked: Vec<(String, Sheet)> =
        charts(&file).into_iter().filter(|(xml, _)| xml.contains("percentStacked")).collect();
    let mut published = 0;
    for (_, (categories, _, numbers)) in &stacked {
        for (category, row) in categories.iter().zip(numbers) {
            let mut row: Vec<f64> = row.iter().map(|number| number.unwrap()).collect();
            assert!((row.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{category}: {row:?}");
            let label = category.split(" (n = ").next().unwrap();
            let question = survey.questions().iter().find(|question| question.label(Language::Fi) == label);
            let Some(question) = question else { continue };
            let shares = |d: &Distribution| {
                let n = d.n.unwrap() as f64;
                let mut shares: Vec<f64> = d.counts.iter().filter_map(|c| Some(c.count? as f64 / n)).collect();
                shares.sort_by(f64::total_cmp);
                shares
            };
            row.sort_by(f64::total_cmp);
            let mut rounds = results.distributions.iter().filter(|d| d.question == question.id && !d.hidden);
            assert!(rounds.any(|d| shares(d) == row), "{category}: {row:?}");
            published += 1;
        }
    }
    assert!(published > 5, "{published}");
}

/// Share, target where there is one, and how far the interval reaches down and up.
#[test]
fn a_chart_of_rates_holds_every_share_with_its_interval_and_target_and_no_hidden_group() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let file = rendered(&report::document(&survey, &results, Language::Fi), Format::Docx);
    let is_of_rates = |(xml, (_, heads, _)): &(String, Sheet)| xml.contains("c:errBars") && heads[0] == "Osuus";
    let rates: Vec<(String, Sheet)> = charts(&file).into_iter().filter(is_of_rates).collect();
    let (mut shown, mut targets) = (0, 0);
    for (xml, (categories, heads, numbers)) in &rates {
        assert!(xml.contains("<c:errValType val=\"cust\"/>") && xml.contains("<c:plus>") && xml.contains("<c:minus>"));
        let has_target = heads.len() == 4;
        assert_eq!(xml.contains("tavoite"), has_target);
        for (category, row) in categories.iter().zip(numbers) {
            let (share, down, up) = (row[0].unwrap(), row[heads.len() - 2].unwrap(), row[heads.len() - 1].unwrap());
            let band = results
                .recorded_doses
                .iter()
                .flat_map(|dose| &dose.by.bands)
                .chain(results.doses.iter().flat_map(|dose| &dose.by.bands));
            let bands = band.filter(|b| !b.hidden).filter_map(|b| Some((b.value?, b.low?, b.high?, None)));
            let target = |t: &Target| match t {
                Target::AtLeast { at_least: value } | Target::AtMost { at_most: value } => *value,
            };
            let estimates = results.estimates.iter().filter(|e| !e.hidden);
            let estimates = estimates.filter_map(|e| Some((e.value?, e.low?, e.high?, e.target.as_ref().map(target))));
            let told = (share, share - down, share + up, if has_target { row[1] } else { None });
            let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
            let same = |f: &(f64, f64, f64, Option<f64>)| {
                close(f.0, told.0) && close(f.1, told.1) && close(f.2, told.2) && (!has_target || f.3 == told.3)
            };
            assert!(estimates.chain(bands).any(|figure| same(&figure)), "{category}: {told:?}");
            shown += 1;
            targets += usize::from(told.3.is_some());
        }
    }
    assert!(shown > 15 && targets > 5, "{shown} shares, {targets} targets");
    let hidden = results.estimates.iter().filter(|e| e.hidden && e.group.is_some()).filter_map(|e| {
        let group = e.group.as_ref()?;
        Some(group.value.text(&survey, survey.question(&group.question)?, Language::Fi))
    });
    let always_hidden: Vec<String> = hidden.filter(|name| name == "Kivihiiren Rakennus Oy").collect();
    assert!(!always_hidden.is_empty());
    for (xml, (categories, ..)) in &rates {
        assert!(!xml.contains(&always_hidden[0]) && categories.iter().all(|c| !c.contains(&always_hidden[0])));
    }
}

const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\"><rect width=\"90\" height=\"30\"/></svg>";

/// The drawing for programs that show it, its pixels for those that do not, in the same place.
#[test]
fn the_logo_and_the_colour_of_the_organisation_are_in_the_word_file() {
    let logo = Logo { bytes: SVG.into(), kind: LogoKind::Svg, size: (90.0, 30.0) };
    let mut document = example(Language::Fi);
    document.logo = Some((logo, "Esimerkkisäätiö".into()));
    document.accent = Some(Color { red: 0x7a, green: 0x1f, blue: 0x5c });
    let file = rendered(&document, Format::Docx);
    let body = part(&file, "word/document.xml");
    let title = body.find("<w:pStyle w:val=\"Title\"/>").unwrap();
    let logo = body.find("descr=\"Esimerkkisäätiö\"").unwrap();
    assert!(logo < title && body[logo..title].contains("r:embed=\"logo-png\""));
    assert!(body[logo..title].contains("<asvg:svgBlip r:embed=\"logo-svg\"/>"));
    // Three times as wide as high, in units of 1/9525 pixel.
    assert!(body[..title].contains(&format!("cx=\"{}\" cy=\"{}\"", 144 * 9525, 48 * 9525)), "{}", &body[..title]);
    assert_eq!(part(&file, "word/media/logo.svg"), SVG);
    assert!(parts(&file).contains(&"word/media/logo.png".into()));
    for name in ["word/styles.xml", "word/numbering.xml"] {
        let xml = part(&file, name);
        assert!(xml.contains("7A1F5C") && !xml.contains("125A93"), "{name}");
    }
}

/// Letters and margins are smaller; LibreOffice counts the pages in `tests/validate/word.py`.
#[test]
fn the_version_on_a_page_is_made_to_fit() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let sizes = |document: &Document| {
        let styles = part(&rendered(document, Format::Docx), "word/styles.xml");
        let size = styles.split_once("<w:sz w:val=\"").unwrap().1.split_once('"').unwrap().0;
        size.parse::<u32>().unwrap()
    };
    let mut page = report::one_page(&survey, &results, Language::Fi);
    let whole = sizes(&report::document(&survey, &results, Language::Fi));
    let fitting = sizes(&page);
    assert!(fitting < whole, "{fitting} half-points");
    // A longer page has smaller letters.
    if let Some(Block::Callout { paragraphs, .. }) = page.blocks.iter_mut().find(|b| matches!(b, Block::Callout { .. }))
    {
        paragraphs.extend(std::iter::repeat_n("Vielä yksi rivi tekstiä.".to_string(), 12));
    }
    assert!(sizes(&page) < fitting);
}

#[test]
fn all_that_is_named_is_there() {
    let file = rendered(&example(Language::Sv), Format::Docx);
    let (parts, body) = (parts(&file), part(&file, "word/document.xml"));
    let relationships = part(&file, "word/_rels/document.xml.rels");
    for target in relationships.split("Target=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(parts.contains(&format!("word/{target}")), "no {target}");
    }
    for attribute in ["r:embed=\"", "r:id=\""] {
        for id in body.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(relationships.contains(&format!("Id=\"{id}\"")), "no {id}");
        }
    }
    let styles = part(&file, "word/styles.xml");
    for style in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        for id in body.split(&format!("<{style} w:val=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "no style {id}");
        }
    }
    for link in body.split("w:anchor=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(body.contains(&format!("w:name=\"{link}\"")), "a link leads nowhere: {link}");
    }
    assert!(styles.contains("<w:lang w:val=\"sv-FI\""));
}

#[test]
fn small_print_of_a_paragraph_is_a_footnote() {
    let mut document = example(Language::En);
    document.blocks = vec![Block::Paragraph("Seen.".into()), Block::Note("Small <print>.".into())];
    let file = rendered(&document, Format::Docx);
    assert!(part(&file, "word/document.xml").contains("<w:footnoteReference w:id=\"1\"/>"));
    assert!(part(&file, "word/footnotes.xml").contains("Small &lt;print&gt;."));
}

#[test]
fn what_people_wrote_stays_text() {
    let hostile = "</w:t><w:br/> & \"x\" \u{1} {language} ${HOME}";
    let mut document = example(Language::En);
    document.title = hostile.into();
    document.author = Some(hostile.into());
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table.caption = hostile.into();
            table.rows.iter_mut().for_each(|row| row[0] = Cell::Text(hostile.into()));
        }
    }
    let file = rendered(&document, Format::Docx);
    for name in ["word/document.xml", "word/header1.xml", "docProps/core.xml"] {
        let text = part(&file, name);
        assert!(!text.contains("</w:t><w:br/> "), "{name}");
        assert!(visible_text(&text).contains("</w:t><w:br/> & \"x\" \u{fffd} {language} ${HOME}"), "{name}");
    }
}

#[test]
fn the_same_report_has_the_same_bytes() {
    let document = example(Language::Fi);
    assert!(rendered(&document, Format::Docx) == rendered(&document, Format::Docx));
}
