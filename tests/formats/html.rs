use mittari::language::Language;
use mittari::report;
use mittari::report::formats::Format;

use super::{example, rendered};
use crate::mittari::{project, results};

#[test]
fn figures_lead_to_how_they_were_made() {
    for language in [Language::Fi, Language::Sv, Language::En] {
        let document = example(language);
        let page = String::from_utf8(rendered(&document, Format::Html)).unwrap();
        let traces = document.traces.clone().unwrap();
        assert!(traces.figures.len() > 10);
        for trace in &traces.figures {
            assert!(page.contains(&format!("href=\"#{}\"", trace.id)), "nothing leads to {}", trace.id);
            assert!(page.contains(&format!("<h3 id=\"{}\"", trace.id)), "{} is nowhere", trace.id);
            assert!(trace.facts.len() >= 3, "{:?}", trace.facts);
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
