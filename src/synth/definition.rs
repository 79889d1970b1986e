//! `survey.toml` of the made-up copy: the same questions and figures, other files, and the word that all is made up.

use toml::{Table, Value};

/// What stands on top of the file.
const NOTE: &str = "# Made up by `mittari synth` for a rehearsal: nobody gave these answers.\n\n";

/// Keys of a wave that say how to read the export it had.
const OF_THE_EXPORT: [&str; 4] = ["tool", "sheet", "column", "value"];

/// The definition with the files of its waves (id, path, how many answered) and of its participation records (key,
/// path) replaced. `participants` are the people in the made-up log.
pub(super) fn made_up(
    source: &str,
    waves: &[(String, String, u64)],
    records: &[(&str, &str)],
    participants: usize,
) -> Result<String, String> {
    let mut table: Table = source.trim_start_matches('\u{feff}').parse().map_err(|error| format!("{error}"))?;
    if let Some(survey) = table.get_mut("survey").and_then(Value::as_table_mut) {
        survey.insert("made_up".into(), Value::Boolean(true));
    }
    for wave in table.get_mut("wave").and_then(Value::as_array_mut).into_iter().flatten() {
        let Some(wave) = wave.as_table_mut() else { continue };
        let id = wave.get("id").and_then(Value::as_str).unwrap_or_default().to_string();
        let Some((_, path, answered)) = waves.iter().find(|(known, ..)| *known == id) else { continue };
        wave.insert("responses".into(), Value::Array(vec![Value::String(path.clone())]));
        for key in OF_THE_EXPORT {
            wave.remove(key);
        }
        let answered = i64::try_from(*answered).unwrap_or(i64::MAX);
        // More answers than invitations would be an error of the rehearsal.
        if wave.get("invited").and_then(Value::as_integer).is_some_and(|invited| invited < answered) {
            wave.insert("invited".into(), Value::Integer(answered));
        }
    }
    if let Some(participation) = table.get_mut("participation").and_then(Value::as_table_mut) {
        for (key, path) in records {
            participation.insert((*key).into(), Value::String((*path).into()));
        }
        // The made-up log has the headers that are recognised, and nobody in it works for the programme.
        participation.remove("columns");
        let participants = i64::try_from(participants).unwrap_or(i64::MAX);
        if participation.get("invited").and_then(Value::as_integer).is_some_and(|invited| invited < participants) {
            participation.insert("invited".into(), Value::Integer(participants));
        }
    }
    let text = toml::to_string_pretty(&table).map_err(|error| format!("{error}"))?;
    Ok(format!("{NOTE}{text}"))
}
