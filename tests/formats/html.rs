use mittari::language::Language;
use mittari::report::formats::Format;

use super::{example, rendered};

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
        }
        // Every link leads somewhere in the page.
        for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(page.contains(&format!("id=\"{link}\"")), "#{link} leads nowhere");
        }
    }
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
