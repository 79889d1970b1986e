//! The chart's part of a workbook, made into a part of a document. What the writer of workbooks takes for granted is said,
//! because programs differ in it.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::super::native::{SMALL, hundredths};
use super::WORKBOOK;
use crate::language::Language;

/// What a label shows beside the value.
const VALUE_ONLY: &str = "<c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/><c:showCatName val=\"0\"/><c:showSerName val=\"0\"/>\
                          <c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>";

/// The chart of a workbook that has one, which looks for its numbers in the workbook beside it.
pub(super) fn drawn(workbook: &[u8], language: Language, scale: f64) -> Result<Vec<u8>, std::io::Error> {
    let mut xml = String::new();
    ZipArchive::new(Cursor::new(workbook))?.by_name("xl/charts/chart1.xml")?.read_to_string(&mut xml)?;
    // How a sheet is printed is nothing to Word.
    let end = xml.find("<c:printSettings>").or_else(|| xml.find("</c:chartSpace>")).unwrap_or(xml.len());
    xml.truncate(end);
    let xml = xml.replace("\"en-US\"", &format!("\"{}\"", language.tag()));
    let xml = xml.replace("<c:showVal val=\"1\"/>", VALUE_ONLY);
    let xml = as_text(&series(&xml), scale);
    let way = format!("<c:externalData r:id=\"{WORKBOOK}\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>");
    Ok((xml + &way).into_bytes())
}

/// Bars below nought keep their colour, and lines are straight: without a word programs take the contrary. Marks stand
/// behind the look of their series, as the schema has it; Word opens no file where they do not.
fn series(xml: &str) -> String {
    const LOOK: &str = "</c:spPr>";
    let is_bars = xml.contains("<c:barChart>");
    let mut pieces = xml.split("<c:ser>");
    let mut whole = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let told = if is_bars {
            // The first properties are the bar's own.
            piece.replacen(LOOK, &format!("{LOOK}<c:invertIfNegative val=\"0\"/>"), 1)
        } else {
            let (before, mark, after) = around_mark(piece);
            let after = after.replacen(LOOK, &format!("{LOOK}{mark}"), 1);
            (before.to_string() + &after).replacen("</c:ser>", "<c:smooth val=\"0\"/></c:ser>", 1)
        };
        whole.push_str("<c:ser>");
        whole.push_str(&told);
    }
    whole
}

/// What stands before the mark of a series, the mark, and what stands behind it; no mark, where there is none.
fn around_mark(series: &str) -> (&str, &str, &str) {
    const END: &str = "</c:marker>";
    let found = series.find("<c:marker>").zip(series.find(END));
    let Some((from, to)) = found else { return ("", "", series) };
    (&series[..from], &series[from..to + END.len()], &series[to + END.len()..])
}

/// Labels that name a cell hold its text instead: not every program looks it up.
fn as_text(xml: &str, scale: f64) -> String {
    let size = hundredths(SMALL * scale);
    let mut pieces = xml.split("<c:strRef>");
    let mut whole = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let is_label = whole.rfind("<c:dLbl>").is_some_and(|at| !whole[at..].contains("</c:dLbl>"));
        let named = piece.split_once("</c:strRef>").filter(|_| is_label);
        let text = named.and_then(|(reference, _)| reference.split_once("<c:v>")?.1.split_once("</c:v>"));
        if let (Some((_, rest)), Some((text, _))) = (named, text) {
            whole.push_str("<c:rich><a:bodyPr/><a:p><a:r><a:rPr sz=\"");
            whole.push_str(&size);
            whole.push_str("\" b=\"1\"/><a:t>");
            whole.push_str(text);
            whole.push_str("</a:t></a:r></a:p></c:rich>");
            whole.push_str(rest);
        } else {
            whole.push_str("<c:strRef>");
            whole.push_str(piece);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_take_for_granted_is_said() {
        let bar =
            "<c:barChart><c:ser><c:spPr/><c:spPr>a</c:spPr><c:dLbls><c:spPr>b</c:spPr></c:dLbls></c:ser></c:barChart>";
        assert_eq!(series(bar).matches("a</c:spPr><c:invertIfNegative val=\"0\"/><c:dLbls>").count(), 1);
        assert_eq!(series(bar).matches("invertIfNegative").count(), 1);
        let mark = "<c:marker><c:spPr>m</c:spPr></c:marker>";
        let line = format!("<c:scatterChart><c:ser><c:tx/>{mark}<c:spPr>s</c:spPr><c:yVal/></c:ser></c:scatterChart>");
        let expected = format!("<c:tx/><c:spPr>s</c:spPr>{mark}<c:yVal/><c:smooth val=\"0\"/></c:ser>");
        assert_eq!(series(&line), format!("<c:scatterChart><c:ser>{expected}</c:scatterChart>"));
    }

    #[test]
    fn a_label_is_text_and_a_name_stays_a_reference() {
        let cell =
            |text: &str| format!("<c:strRef><c:f>'1'!$A$2</c:f><c:strCache><c:v>{text}</c:v></c:strCache></c:strRef>");
        let xml = format!(
            "<c:tx>{}</c:tx><c:dLbl><c:tx>{}</c:tx></c:dLbl><c:cat>{}</c:cat>",
            cell("Name"),
            cell("=1+1"),
            cell("x")
        );
        let text = as_text(&xml, 1.0);
        assert_eq!(text.matches("<c:strRef>").count(), 2);
        assert!(text.contains("<c:dLbl><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr sz=\"900\" b=\"1\"/><a:t>=1+1</a:t></a:r></a:p></c:rich></c:tx></c:dLbl>"), "{text}");
    }
}
