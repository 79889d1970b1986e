//! `mittari chart`: one chart to a file or to the terminal.

use std::path::Path;

use super::args::ChartOptions;
use super::terminal::Terminal;
use super::{Failure, pipeline};
use crate::charts::{self, Chart, ChartKind};
use crate::diagnostic::{Diagnostic, Place, closest};
use crate::language::Language;
use crate::report::formats::{CHART_SCALE, CHART_WIDTH};
use crate::results::Results;
use crate::survey::Survey;

pub(super) fn run(options: &ChartOptions, terminal: &Terminal) -> Result<(), Failure> {
    let as_png = match options.out.as_deref().map(|path| (path, path.extension().and_then(|e| e.to_str()))) {
        None | Some((_, Some("svg"))) => false,
        Some((_, Some("png"))) => true,
        Some((path, _)) => {
            let message = format!("a chart cannot be written to `{}`", path.display());
            return Err(Failure::Usage(Diagnostic::error(message).expected("a name that ends in .svg or .png").into()));
        }
    };
    let (survey, results) = pipeline::results(&options.survey, terminal)?;
    let asked: Vec<Language> = options.lang.or(survey.about().languages.first().copied()).into_iter().collect();
    let language = pipeline::languages(&survey, &asked)?.first().copied().unwrap_or(Language::En);
    let chart = chart(options, &survey, &results, language)?;
    let bytes = paint(&chart, as_png)?;
    match &options.out {
        None => terminal.data(&bytes),
        Some(path) => write(path, &bytes)?,
    }
    Ok(())
}

/// A chart as a file of its own.
pub(super) fn paint(chart: &Chart, as_png: bool) -> Result<Vec<u8>, Diagnostic> {
    let picture = chart.draw(CHART_WIDTH);
    if as_png {
        picture.png(CHART_SCALE).map_err(|error| Diagnostic::error(format!("the chart cannot be painted: {error}")))
    } else {
        Ok(picture.standalone_svg().into_bytes())
    }
}

pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostic> {
    std::fs::write(path, bytes).map_err(|error| {
        Diagnostic::error(format!("the chart cannot be written: {error}"))
            .at(Place::file(path.display().to_string()))
            .hint("choose a folder that exists and that you may write to")
    })
}

/// The chart of an indicator or a question; an id that both carry means the indicator unless a
/// distribution is asked for.
fn chart(options: &ChartOptions, survey: &Survey, results: &Results, language: Language) -> Result<Chart, Failure> {
    let id = options.id.as_str();
    let wave = survey.last_round().map_or("", |wave| &wave.id);
    let indicator = survey.indicator(id);
    let question = survey.question(id).or_else(|| indicator.and_then(|i| survey.question_of(i)));
    let kind = options.kind.unwrap_or(if indicator.is_some() { ChartKind::Rates } else { ChartKind::Distribution });
    let drawn = match (kind, indicator, question) {
        (_, None, None) => {
            let ids = survey
                .indicators()
                .iter()
                .map(|i| i.id.as_str())
                .chain(survey.questions().iter().map(|q| q.id.as_str()));
            let suggestion = closest(id, ids).map(|s| format!("did you mean `{s}`?"));
            let message = format!("the survey has no indicator and no question `{id}`");
            return Err(Diagnostic::error(message)
                .at(Place::file(survey.file.display().to_string()))
                .maybe_hint(suggestion)
                .into());
        }
        (ChartKind::Rates, Some(indicator), _) => charts::indicator(survey, results, language, wave, &indicator.id),
        (ChartKind::Distribution, _, Some(question)) => charts::question(survey, results, language, wave, &question.id),
        _ => None,
    };
    drawn.ok_or_else(|| {
        Diagnostic::error(format!("there is no such chart of `{id}`"))
            .at(Place::file(survey.file.display().to_string()))
            .hint("an indicator that is a rate has `--kind rates`, a question with answers to count has `--kind distribution`")
            .into()
    })
}
