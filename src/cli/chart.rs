//! `mittari chart`: one chart to a file or to the terminal.

use std::path::Path;

use super::args::ChartOptions;
use super::terminal::Terminal;
use super::{Failure, pipeline};
use crate::charts::{self, Chart, ChartKind};
use crate::diagnostic::{Diagnostic, Place, closest};
use crate::language::Language;
use crate::report::folder;
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
    let (survey, results) = pipeline::results(&options.survey, options.tool, terminal)?;
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
    folder::write_file(path, bytes).map_err(|error| {
        Diagnostic::error(format!("the chart cannot be written: {error}"))
            .at(Place::file(path.display().to_string()))
            .hint("choose a folder that exists and that you may write to")
    })
}

/// The chart of an indicator, a question or a wave; an id that several carry means the indicator unless the kind
/// of chart says otherwise.
fn chart(options: &ChartOptions, survey: &Survey, results: &Results, language: Language) -> Result<Chart, Failure> {
    let id = options.id.as_str();
    let last = survey.last_round().map_or("", |wave| &wave.id);
    let wave = survey.wave(id);
    let indicator = survey.indicator(id);
    let question = survey.question(id).or_else(|| indicator.and_then(|i| survey.question_of(i)));
    let usual = match (indicator, question) {
        (Some(_), _) => ChartKind::Rates,
        (None, Some(_)) => ChartKind::Distribution,
        (None, None) => ChartKind::Flow,
    };
    if wave.is_none() && indicator.is_none() && question.is_none() {
        return Err(unknown(survey, id).into());
    }
    let kind = options.kind.unwrap_or(usual);
    let drawn = match (kind, indicator, question) {
        (ChartKind::Rates, Some(indicator), _) => charts::indicator(survey, results, language, last, &indicator.id),
        (ChartKind::Distribution, _, Some(question)) => charts::question(survey, results, language, last, &question.id),
        (ChartKind::Heat, _, Some(question)) => {
            charts::heat(survey, results, language, last, question).into_iter().next()
        }
        (ChartKind::Ranking, Some(indicator), _) => {
            survey.topic_of(indicator).and_then(|topic| charts::ranking(survey, results, language, last, topic))
        }
        (ChartKind::Score, Some(indicator), _) => charts::score(survey, results, language, last, &indicator.id),
        (ChartKind::Funnel, Some(indicator), _) => survey
            .groups()
            .iter()
            .find_map(|group| charts::funnel(survey, results, language, last, &indicator.id, &group.question)),
        (ChartKind::Dose, Some(indicator), _) => charts::dose_of(survey, results, language, &indicator.id),
        (ChartKind::Participation, ..) => charts::participation(survey, results, language),
        (ChartKind::Change, Some(indicator), _) => charts::change(survey, results, language, &indicator.id),
        (ChartKind::Rounds, ..) => charts::rounds(survey, results, language).into_iter().next(),
        (ChartKind::Flow, ..) => wave.and_then(|wave| charts::flow(survey, results, language, &wave.id)),
        (ChartKind::Theory, ..) => wave.and_then(|wave| charts::theory(survey, results, language, &wave.id)),
        _ => None,
    };
    drawn.ok_or_else(|| {
        Diagnostic::error(format!("there is no such chart of `{id}`"))
            .at(Place::file(survey.file.display().to_string()))
            .hint(needs(kind))
            .into()
    })
}

fn unknown(survey: &Survey, id: &str) -> Diagnostic {
    let indicators = survey.indicators().iter().map(|i| i.id.as_str());
    let questions = survey.questions().iter().map(|q| q.id.as_str());
    let waves = survey.waves().iter().map(|w| w.id.as_str());
    let suggestion = closest(id, indicators.chain(questions).chain(waves)).map(|s| format!("did you mean `{s}`?"));
    Diagnostic::error(format!("the survey has no indicator, question or wave `{id}`"))
        .at(Place::file(survey.file.display().to_string()))
        .maybe_hint(suggestion)
}

/// What a kind of chart is drawn of.
fn needs(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Rates => "`--kind rates` needs an indicator that is a rate and is shown",
        ChartKind::Distribution => "`--kind distribution` needs a question with answers to count that is shown",
        ChartKind::Heat => "`--kind heat` needs the question of a `[[group]]`, two shown groups and two headline rates",
        ChartKind::Ranking => "`--kind ranking` needs an indicator of a topic that has three shown rates",
        ChartKind::Score => "`--kind score` needs an indicator with `measure = \"net\"` that is shown",
        ChartKind::Flow => "`--kind flow` needs a wave with `invited`, or one linked with an earlier wave",
        ChartKind::Dose => "`--kind dose` needs an indicator of a `[[dose]]` with two shown bands",
        ChartKind::Participation => {
            "`--kind participation` needs a participation log with two shown activities or organisations"
        }
        ChartKind::Funnel => "`--kind funnel` needs a headline rate and a `[[group]]` with five shown groups",
        ChartKind::Change => "`--kind change` needs an indicator that was asked in several waves",
        ChartKind::Rounds => "`--kind rounds` needs three waves with the same indicator",
        ChartKind::Theory => "`--kind theory` needs a wave and `[theory]` in survey.toml",
        ChartKind::Planning => "`mittari plan` draws it",
    }
}
