//! What a new draft says otherwise than the file that somebody has edited.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// Line by line what differs; empty where the two say the same. An edited file that is no TOML differs as a whole.
pub fn differences(edited: &str, drafted: &str) -> Vec<String> {
    let (Ok(edited), Ok(drafted)) = (edited.parse::<Table>(), drafted.parse::<Table>()) else {
        return vec!["the edited file is not valid TOML; `mittari check` says where".into()];
    };
    let (mine, theirs) = (flat(&edited), flat(&drafted));
    let mut found = Vec::new();
    for (path, value) in &mine {
        match theirs.get(path) {
            None => found.push(format!("only in your file: {path} = {value}")),
            Some(other) if other != value => found.push(format!("{path}: yours {value}, drafted {other}")),
            Some(_) => {}
        }
    }
    found.extend(
        theirs
            .iter()
            .filter(|(path, _)| !mine.contains_key(*path))
            .map(|(path, value)| format!("only in the draft: {path} = {value}")),
    );
    found
}

/// Every key with its path; tables in lists are named by their `id`, `question` or `code`.
fn flat(table: &Table) -> BTreeMap<String, String> {
    let mut paths = BTreeMap::new();
    walk("", &Value::Table(table.clone()), &mut paths);
    paths
}

fn walk(path: &str, value: &Value, paths: &mut BTreeMap<String, String>) {
    let below = |name: &str| if path.is_empty() { name.to_string() } else { format!("{path}.{name}") };
    match value {
        Value::Table(table) => table.iter().for_each(|(name, value)| walk(&below(name), value, paths)),
        Value::Array(items) if items.iter().any(Value::is_table) => {
            for (at, item) in items.iter().enumerate() {
                let named = ["id", "question", "code"].iter().find_map(|key| item.get(key)).map(ToString::to_string);
                walk(&format!("{path}[{}]", named.unwrap_or_else(|| at.to_string())), item, paths);
            }
        }
        other => {
            paths.insert(path.to_string(), other.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_edited_is_named_by_its_question() {
        let drafted =
            "format = 1\n[[question]]\nid = \"a\"\ntopic = \"impact\"\n[[question]]\nid = \"b\"\ntopic = \"open\"\n";
        let edited = "format = 1\n[[question]]\nid = \"b\"\ntopic = \"open\"\nhealth = true\n[[question]]\nid = \"a\"\ntopic = \"wellbeing\"\n";
        assert_eq!(
            differences(edited, drafted),
            [
                "question[\"a\"].topic: yours \"wellbeing\", drafted \"impact\"",
                "only in your file: question[\"b\"].health = true"
            ]
        );
        assert!(differences(drafted, drafted).is_empty());
    }
}
