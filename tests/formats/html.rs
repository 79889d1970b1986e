use std::collections::BTreeSet;

use mittari::language::Language;
use mittari::report;
use mittari::report::formats::Format;

use super::{example, rendered};
use crate::mittari::{Mittari, SURVEYS, project, results, visible_text};

#[test]
fn figures_lead_to_how_they_were_made() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let document = example(language);
        let page = String::from_utf8(rendered(&document, Format::Html)).unwrap();
        let traces = document.traces.clone().unwrap();
        assert!(traces.figures.len() > 10);
        for trace in &traces.figures {
            let mut ids =
                trace.derived.iter().flat_map(|(_, figures)| figures).map(|figure| &figure.id).chain([&trace.id]);
            assert!(ids.any(|id| page.contains(&format!("href=\"#{id}\""))), "nothing leads to {}", trace.id);
            assert!(page.contains(&format!("<h3 id=\"{}\"", trace.id)), "{} is nowhere", trace.id);
            assert!(trace.facts.len() >= 2, "{:?}", trace.facts);
            for (_, figures) in &trace.derived {
                for figure in figures {
                    assert!(page.contains(&format!("href=\"#{}\"", figure.id)), "nothing leads to {}", figure.text);
                    assert!(page.contains(&format!("<li id=\"{}\"", figure.id)), "{} is nowhere", figure.text);
                }
            }
        }
        // Every figure of the summary leads somewhere too.
        let summary = page.split_once("<section class=\"summary\"").unwrap().1.split_once("</section>").unwrap().0;
        let figures = summary.matches("<a class=\"figure\" href=\"#").count();
        assert!(figures > 4 && !summary.contains("<span class=\"figure\">"), "{summary}");
        // Every link leads somewhere in the page.
        for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(page.contains(&format!("id=\"{link}\"")), "#{link} leads nowhere");
        }
    }
}

/// Everything between two marks, one after the other.
fn pieces<'a>(page: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    page.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
}

/// Places of the page that its piece leads to.
fn leads_to(piece: &str) -> Vec<String> {
    pieces(piece, "href=\"#", "\"").into_iter().map(str::to_string).collect()
}

/// Whether a cell shows a figure, and not a sentence or the number of a question.
fn is_figure(cell: &str) -> bool {
    let text = visible_text(&format!("<td{cell}</td>")).trim().to_string();
    let name = text.starts_with(char::is_alphabetic) && !text.contains('%');
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().filter(|c| c.is_alphabetic()).count() < 20 && !name
}

/// Holds that each figure of a page leads to an entry that is there; how many cells hold figures.
fn assert_figures_lead_on(page: &str, name: &str) -> usize {
    let (content, entries) = page.split_once("<h2 id=\"made\"").unwrap();
    let is_entry = |to: &String| ["h3", "li"].iter().any(|tag| entries.contains(&format!("<{tag} id=\"{to}\"")));
    let tables = pieces(content, "<div class=\"table\">", "</table>");
    let captions: Vec<&str> = tables.iter().map(|table| pieces(table, "<caption", "</caption>")[0]).collect();
    let mut cells = 0;
    for (table, caption) in tables.iter().zip(&captions) {
        let by_rule = leads_to(caption).iter().any(is_entry);
        for row in pieces(table.split_once("<tbody>").unwrap().1, "<tr>", "</tr>") {
            let figures = pieces(row, "<td", "</td>").into_iter().filter(|cell| is_figure(cell)).count();
            cells += figures;
            let told = by_rule || leads_to(row).iter().any(is_entry);
            assert!(figures == 0 || told, "{name}, {caption}\n{}", visible_text(row));
        }
    }
    for caption in pieces(content, "<figcaption>", "</figcaption>") {
        let [to] = leads_to(caption).try_into().unwrap_or_else(|_| panic!("{name}: {caption}"));
        let to_table = captions.iter().any(|caption| caption.contains(&format!("id=\"{to}\"")));
        assert!(is_entry(&to) || to_table || to == "made", "{name}: {caption}");
    }
    let summary = pieces(content, "<section class=\"summary\"", "</section>")[0];
    assert!(!summary.contains("<span class=\"figure\">"), "{name}: {summary}");
    for to in leads_to(summary) {
        assert!(
            is_entry(&to) || captions.iter().any(|caption| caption.contains(&format!("id=\"{to}\""))),
            "{name}: {to}"
        );
    }
    for link in leads_to(page) {
        assert!(page.contains(&format!(" id=\"{link}\"")), "{name}: #{link} leads nowhere");
    }
    let ids = pieces(page, " id=\"", "\"");
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id stands twice");
    cells
}

/// A new table or chart cannot forget it: from each figure of each shipped survey a link leads to an entry that tells its
/// rule, whose answers, how many and the calculation.
#[test]
fn every_figure_of_every_table_and_chart_leads_to_how_it_was_made() {
    let mut cells = 0;
    for (name, language) in SURVEYS.iter().zip(Language::ALL.iter().cycle()) {
        let (survey, results) = results(&project(&format!("surveys/{name}"))).unwrap();
        let document = report::document(&survey, &results, *language);
        cells += assert_figures_lead_on(&String::from_utf8(rendered(&document, Format::Html)).unwrap(), name);
    }
    assert!(cells > 2000, "{cells} cells were looked at");
}

#[test]
fn every_figure_of_a_single_groups_report_leads_on_too() {
    let story = Mittari::new().copy("surveys/tyohyvinvointipalvelu", "service");
    let typed = ["report", "service", "--each", "organisation", "--format", "html", "--lang", "sv", "--quiet"];
    let played = story.args(typed).success();
    let pages =
        played.files("reports/service").into_iter().filter(|f| f.starts_with("each/") && f.ends_with("report.sv.html"));
    let cells = pages.map(|page| assert_figures_lead_on(&played.text(&format!("reports/service/{page}")), &page));
    assert!(cells.sum::<usize>() > 100);
}

#[test]
fn the_entry_of_a_table_tells_its_rule_and_whose_answers_are_in_it() {
    let page = String::from_utf8(rendered(&example(Language::En), Format::Html)).unwrap();
    let entry = page.split_once("<h3 id=\"made.distribution\"").unwrap().1.split_once("</section>").unwrap().0;
    for part in ["Share = number of people with the answer / n.", "Wilson", "n = 43 (round: End survey)", "can’t say 3"]
    {
        assert!(entry.contains(part), "no `{part}` in {entry}");
    }
}

/// Of a group: its filter, n, the calculation, the interval. Of a change: whose, both figures, the method.
#[test]
fn figures_of_groups_and_changes_tell_how_they_were_made() {
    let document = example(Language::En);
    let trace = document.traces.unwrap().figures.into_iter().find(|trace| trace.id == "made-recommends").unwrap();
    let told = |head: &str| {
        let (_, figures) = trace.derived.iter().find(|(label, _)| *label == head).unwrap();
        figures.iter().map(|figure| figure.text.clone()).collect::<Vec<_>>().join("\n")
    };
    let groups = told("By group");
    assert!(
        groups.contains("Karhulinnan Konepaja Oy: n = 12; 12/12 = 100%; 95% confidence interval 76–100%."),
        "{groups}"
    );
    let changes = told("Change");
    for part in ["29", "Tango", "97% → 97%"] {
        assert!(changes.contains(part), "no `{part}` in {changes}");
    }
}

#[test]
fn a_page_without_traces_has_no_links_to_them() {
    let (survey, results) = results(&project("surveys/foorumix")).unwrap();
    let document = report::one_page(&survey, &results, Language::Fi);
    let page = String::from_utf8(rendered(&document, Format::Html)).unwrap();
    assert!(page.contains("<span class=\"figure\">") && !page.contains("href=\"#made"), "{page}");
}

#[test]
fn a_trace_tells_the_rule_the_answers_and_the_calculation() {
    let document = example(Language::En);
    let traces = document.traces.clone().unwrap();
    let trace = traces.figures.iter().find(|trace| trace.id == "made-recommends").unwrap();
    let text = trace.facts.iter().map(|(label, text)| format!("{label}: {text}")).collect::<Vec<_>>().join("\n");
    for part in ["41/43 = 95%", "n = 43", "Wilson", "can’t say 3", "85–99%"] {
        assert!(text.contains(part), "no `{part}` in\n{text}");
    }
}

/// A screen reader reads out the heads of a cell by their scope: of the column, and of the columns that share one.
#[test]
fn heads_that_columns_share_are_over_a_group_of_them_and_an_interval_stands_in_the_cell_of_its_figure() {
    let page = String::from_utf8(rendered(&example(Language::En), Format::Html)).unwrap();
    let table =
        pieces(&page, "<table>", "</table>").into_iter().find(|table| table.contains("Answered again")).unwrap();
    let [upper, lower] = pieces(pieces(table, "<thead>", "</thead>")[0], "<tr", "</tr>").try_into().unwrap();
    assert_eq!(pieces(table, "<colgroup span=\"", "\""), ["1", "2", "2", "1"]);
    assert_eq!(upper.matches("<th scope=\"colgroup\" colspan=\"2\">").count(), 2);
    assert_eq!(upper.matches("<th scope=\"col\" rowspan=\"2\"").count(), 2);
    assert_eq!(lower.matches("<th scope=\"col\" class=\"right\">").count(), 4);
    // As many cells a row as there are columns: an interval has none of its own.
    for row in pieces(table.split_once("<tbody>").unwrap().1, "<tr>", "</tr>") {
        assert_eq!(row.matches("<th scope=\"row\">").count() + row.matches("<td").count(), 6, "{row}");
        let last = visible_text(&format!("<td{}", pieces(row, "<td", "</td>").last().unwrap()));
        assert!(last.contains('(') && last.trim().ends_with(')') && !last.contains('%'), "{last}");
    }
}
