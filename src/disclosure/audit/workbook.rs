//! The cells of a workbook and the points of its charts, as text.

use super::files::{between, plain};

/// The rows of a sheet, with the texts that its cells name by number.
pub(super) fn rows(sheet: &str, texts: &[String]) -> Vec<Vec<String>> {
    let cell = |cell: &str| {
        let (head, inside) = cell.split_once('>')?;
        if head.ends_with('/') {
            return Some(String::new());
        }
        let value = between(inside, "<v>", "</v>").next();
        Some(match value {
            Some(at) if head.contains("t=\"s\"") => texts.get(at.parse::<usize>().ok()?)?.clone(),
            Some(value) => value.to_string(),
            None => between(inside, "<t", "</t>").map(plain).collect(),
        })
    };
    between(sheet, "<row", "</row>").map(|row| between(row, "<c ", "<c ").filter_map(cell).collect()).collect()
}

/// Texts that several cells share.
pub(super) fn shared(part: &str) -> Vec<String> {
    between(part, "<si>", "</si>").map(|item| between(item, "<t", "</t>").map(plain).collect()).collect()
}

/// Names and values of the points of a chart: what is drawn although no cell shows it.
pub(super) fn points(chart: &str) -> Vec<Vec<String>> {
    let point = |point: &str| {
        let at = point.split('"').nth(1)?.to_string();
        Some((at, between(point, "<c:v>", "</c:v>").next()?.to_string()))
    };
    let list = |series: &str, start: &str, end: &str| -> Vec<(String, String)> {
        between(series, start, end).flat_map(|part| between(part, "<c:pt ", "</c:pt>").filter_map(point)).collect()
    };
    // Points between two axes have labels for names.
    let labels = |series: &str| -> Vec<(String, String)> {
        let label =
            |label: &str| Some((label.split('"').nth(1)?.to_string(), between(label, "<a:t>", "</a:t>").collect()));
        between(series, "<c:dLbl>", "</c:dLbl>").filter_map(label).collect()
    };
    let of_series = |series: &str| {
        let names = [list(series, "<c:cat>", "</c:cat>"), labels(series)].concat();
        let values = [list(series, "<c:val>", "</c:val>"), list(series, "<c:yVal>", "</c:yVal>")].concat();
        let pairs = names.into_iter().filter_map(move |(at, name)| {
            let value = values.iter().find(|(other, _)| *other == at)?;
            Some(vec![name, value.1.clone()])
        });
        pairs.collect::<Vec<_>>()
    };
    between(chart, "<c:ser>", "</c:ser>").flat_map(of_series).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_points_are_read() {
        let texts =
            shared("<sst><si><t>Pori</t></si><si><r><t>Va</t></r><r><t xml:space=\"preserve\">asa</t></r></si></sst>");
        assert_eq!(texts, ["Pori", "Vaasa"]);
        let sheet = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"/><c r=\"C1\"><v>3</v></c></row>";
        assert_eq!(rows(sheet, &texts), [["Pori", "", "3"]]);
        let chart = "<c:ser><c:cat><c:pt idx=\"0\"><c:v>Pori</c:v></c:pt></c:cat><c:val><c:pt idx=\"0\"><c:v>0.5</c:v></c:pt></c:val></c:ser>";
        assert_eq!(points(chart), [["Pori", "0.5"]]);
        let between = "<c:ser><c:dLbls><c:dLbl><c:idx val=\"1\"/><c:tx><c:rich><a:p><a:r><a:t>Vaasa</a:t></a:r></a:p></c:rich></c:tx></c:dLbl></c:dLbls>\
                       <c:xVal><c:pt idx=\"1\"><c:v>9</c:v></c:pt></c:xVal><c:yVal><c:pt idx=\"1\"><c:v>0.3</c:v></c:pt></c:yVal></c:ser>";
        assert_eq!(points(between), [["Vaasa", "0.3"]]);
    }
}
