//! Figures by bands of an amount, and participants by class: breakdowns like those by groups, and attacked like them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::published::{Distribution, Estimate, Group, Missing, Published, Response, Statement, Value};
use super::{Attack, Known, Leak, of_one};

/// What the log knows, in the place of a background question.
pub(in crate::disclosure) const LOG: &str = "participation log";

/// As much of `results.json` as says how much and of which class.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Banded {
    response: Vec<Response>,
    estimates: Vec<Estimate>,
    disclosure: Statement,
    doses: Vec<Dose>,
    recorded_doses: Vec<OfLog>,
    participant_classes: Vec<Participants>,
}

#[derive(Debug, Deserialize)]
struct Dose {
    question: String,
    indicator: String,
    wave: String,
    bands: Vec<Band>,
}

#[derive(Debug, Deserialize)]
struct OfLog {
    records: String,
    activity: Option<String>,
    indicator: String,
    wave: String,
    bands: Vec<Band>,
    not_recorded: Band,
}

#[derive(Debug, Deserialize)]
struct Band {
    from: Option<f64>,
    to: Option<f64>,
    code: Option<i32>,
    n: Option<u64>,
    count: Option<u64>,
    value: Option<f64>,
}

#[derive(Debug, Deserialize)]
struct Participants {
    by: String,
    class: String,
    value: Option<u64>,
    of: Option<u64>,
    question: Option<String>,
}

/// A part of another class, and that class.
pub(super) const PART: (&str, &str) = ("long_term_unemployed", "unemployed");

/// Attacks bands and classes in the contents of a `results.json`.
pub(super) fn attack(results: &[u8], in_brief: bool) -> Result<Attack, serde_json::Error> {
    let banded: Banded = serde_json::from_slice(results)?;
    // Every band and class is named, those that are hidden too.
    let known = Known { complete: true, in_brief, ..Known::default() };
    let mut found = Attack::default();
    for breakdown in banded.by_amount().iter().chain(&banded.by_class()) {
        found.add(of_one(breakdown, &known));
    }
    found.leaks.extend(banded.parts());
    found.add(banded.means());
    Ok(found)
}

impl Banded {
    /// One breakdown for figures that are told by the same bands.
    fn by_amount(&self) -> Vec<Published> {
        let mut families: BTreeMap<(&str, String), Published> = BTreeMap::new();
        for dose in &self.doses {
            let bands: Vec<&Band> = dose.bands.iter().collect();
            let family = families.entry((&dose.wave, format!("{} {}", dose.question, limits(&bands)))).or_default();
            self.add(family, &dose.question, &dose.wave, &dose.indicator, &bands);
        }
        for dose in &self.recorded_doses {
            let bands: Vec<&Band> = dose.bands.iter().chain([&dose.not_recorded]).collect();
            let records = format!("{} {:?} {}", dose.records, dose.activity, limits(&bands));
            let family = families.entry((&dose.wave, records)).or_default();
            self.add(family, LOG, &dose.wave, &dose.indicator, &bands);
            // Who is not in the log is a group too: nobody else is left.
            family.distributions = vec![everybody_named(LOG, &dose.wave)];
        }
        families.into_values().collect()
    }

    fn add(&self, family: &mut Published, by: &str, wave: &str, indicator: &str, bands: &[&Band]) {
        family.disclosure.clone_from(&self.disclosure);
        let groups = || bands.iter().map(|band| Group { question: by.into(), value: Value::Text(name(band)) });
        if family.response.is_empty() {
            let all = self.response.iter().filter(|r| r.wave == wave && r.group.is_none()).cloned();
            let sizes = groups().map(|group| Response { wave: wave.into(), group: Some(group), answered: None });
            family.response = all.chain(sizes).collect();
        }
        let whole = |e: &&Estimate| e.wave == wave && e.indicator == indicator && e.group.is_none();
        // How many gave a mean of a question's bands is open where it is not told who left the question empty.
        let is_counted = |e: &&Estimate| e.count.is_some() || by == LOG;
        let Some(total) = self.estimates.iter().find(whole).filter(is_counted) else { return };
        // Nothing else is told of a band, such as who left the question empty.
        let of = |group: Option<Group>, n, count, value| Estimate {
            indicator: indicator.into(),
            question: None,
            scale: None,
            wave: wave.into(),
            group,
            measure: total.measure.clone(),
            n,
            count,
            value,
            low: None,
            high: None,
            weighted: None,
            missing: Missing::default(),
        };
        family.estimates.push(of(None, total.n, total.count, total.value));
        let parts = groups().zip(bands).map(|(group, band)| of(Some(group), band.n, band.count, band.value));
        family.estimates.extend(parts);
    }

    /// Participants of the log by their classes: sizes of groups. What answers say are sums of published answers.
    fn by_class(&self) -> Vec<Published> {
        let mut families: BTreeMap<&str, Published> = BTreeMap::new();
        for class in self.participant_classes.iter().filter(|class| class.question.is_none() && class.class != PART.0) {
            let family = families.entry(&class.by).or_insert_with(|| Published {
                disclosure: self.disclosure.clone(),
                distributions: vec![everybody_named(&class.by, LOG)],
                ..Published::default()
            });
            let response = |group, answered| Response { wave: LOG.into(), group, answered };
            if class.of.is_some() && !family.response.iter().any(|r| r.group.is_none()) {
                family.response.push(response(None, class.of));
            }
            let group = Group { question: class.by.clone(), value: Value::Text(class.class.clone()) };
            family.response.push(response(Some(group), class.value));
        }
        families.into_values().collect()
    }

    /// A mean of all less those of the shown bands of a question is that of the hidden bands and of those who left the question
    /// empty, and must not be one of few.
    fn means(&self) -> Attack {
        let mut found = Attack::default();
        let whole = |dose: &Dose| {
            let of = |e: &&Estimate| e.wave == dose.wave && e.indicator == dose.indicator && e.group.is_none();
            self.estimates.iter().find(of).filter(|e| e.count.is_none()).and_then(|e| e.n)
        };
        for (dose, all) in self.doses.iter().filter_map(|dose| Some((dose, whole(dose)?))) {
            let shown: u64 = dose.bands.iter().filter_map(|band| band.n).sum();
            let left = all.saturating_sub(shown);
            let health = self.disclosure.figures.iter().any(|rule| rule.indicator == dose.indicator && rule.health);
            let few = if health { self.disclosure.health_unanimity } else { self.disclosure.unanimity };
            let is_hidden = dose.bands.iter().any(|band| band.n.is_none());
            found.attacked += u64::from(is_hidden);
            if is_hidden && shown > 0 && (1..few).contains(&left) {
                found.leaks.push(Leak {
                    wave: dose.wave.clone(),
                    by: dose.question.clone(),
                    of: Some(dose.indicator.clone()),
                    what: format!(
                        "`{}` of the {left} people in no shown band of `{}` is known",
                        dose.indicator, dose.question
                    ),
                    from: vec![format!("`{}` of all, and of each shown band", dose.indicator)],
                    with_earlier: false,
                });
            }
        }
        found
    }

    /// A shown part of a shown class must leave enough of it, or nobody.
    fn parts(&self) -> Vec<Leak> {
        let minimum = self.disclosure.minimum;
        let of_log = || self.participant_classes.iter().filter(|class| class.question.is_none());
        let leak = |part: &Participants| {
            let whole = of_log().find(|class| class.by == part.by && class.class == PART.1)?;
            let rest = whole.value?.saturating_sub(part.value?);
            let few = (1..minimum).contains(&rest) || part.value? < minimum;
            few.then(|| Leak {
                wave: LOG.into(),
                by: part.by.clone(),
                of: None,
                what: format!("of the {} who are `{}` {rest} are not `{}`", whole.value.unwrap_or(0), PART.1, PART.0),
                from: Vec::new(),
                with_earlier: false,
            })
        };
        of_log().filter(|class| class.class == PART.0).filter_map(leak).collect()
    }
}

/// That nobody is in no group.
fn everybody_named(by: &str, wave: &str) -> Distribution {
    let none = Some(0);
    let missing = Missing { cant_say: none, not_applicable: none, refused: none, blank: none, not_shown: none };
    Distribution { question: by.into(), wave: wave.into(), group: None, n: None, missing, counts: Vec::new() }
}

fn limits(bands: &[&Band]) -> String {
    bands.iter().map(|band| name(band)).collect::<Vec<_>>().join(";")
}

fn name(band: &Band) -> String {
    match (band.code, band.from, band.to) {
        (Some(code), ..) => format!("answer {code}"),
        (None, None, None) => "not in the log".into(),
        (None, from, to) => {
            let end = |number: Option<f64>| number.map(|n| n.to_string()).unwrap_or_default();
            format!("{} – {}", end(from), end(to))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn band(from: u64, counts: Option<(u64, u64)>) -> Json {
        json!({ "from": from, "to": null, "code": null, "n": counts.map(|c| c.1), "count": counts.map(|c| c.0) })
    }

    /// Thirty-one answered, twenty-one of them favourably.
    fn record(bands: &[Json], not_recorded: Option<(u64, u64)>, classes: &Json) -> Vec<Leak> {
        let whole = json!({ "indicator": "i", "wave": "w", "group": null, "measure": "rate", "n": 31, "count": 21 });
        let mut apart = band(0, not_recorded);
        apart["from"] = Json::Null;
        let dose = json!({ "records": "sessions", "activity": null, "indicator": "i", "wave": "w", "bands": bands,
                           "not_recorded": apart });
        let record = json!({ "response": [{ "wave": "w", "group": null, "answered": 31 }], "estimates": [whole],
                             "recorded_doses": if bands.is_empty() { json!([]) } else { json!([dose]) },
                             "participant_classes": classes });
        attack(record.to_string().as_bytes(), false).map(|found| found.leaks).unwrap_or_default()
    }

    #[test]
    fn a_band_is_not_the_rest_of_the_total() {
        let (low, high) = (Some((8, 12)), Some((9, 12)));
        let found = record(&[band(0, low), band(2, high), band(4, None)], Some((3, 5)), &json!([]));
        assert!(found.iter().any(|leak| leak.of.as_deref() == Some("i") && leak.by == LOG), "{found:#?}");
        // Of seven nobody is told but that they are seven: there is no other band for any of them.
        let found = record(&[band(0, low), band(2, high), band(4, None)], Some((0, 0)), &json!([]));
        assert!(found.iter().any(|leak| leak.what.contains("is known to be 4")), "{found:#?}");
        // Two hidden bands of seven: any number of them may be in either.
        let found = record(&[band(0, low), band(2, high), band(4, None)], None, &json!([]));
        assert_eq!(found, []);
        // All seven who are left agree.
        let found = record(&[band(0, low), band(2, Some((6, 12))), band(4, None)], None, &json!([]));
        assert!(found.iter().any(|leak| leak.what.contains("is known to be all")), "{found:#?}");
        let found = record(&[band(0, Some((21, 31))), band(2, Some((0, 0)))], Some((0, 0)), &json!([]));
        assert!(found.iter().all(|leak| leak.what.contains("is shown of 0 answers")) && found.len() == 2, "{found:#?}");
    }

    #[test]
    fn a_class_is_not_the_rest_of_the_participants() {
        let class = |class: &str, value: Option<u64>| {
            let of = value.map(|_| 40);
            json!({ "by": "labour_market", "class": class, "value": value, "of": of, "question": null })
        };
        let none: [Json; 0] = [];
        let of = |classes: &[Json]| record(&none, None, &json!(classes));
        let (employed, not_known) = (class("employed", Some(30)), class("not_known", Some(8)));
        let found = of(&[employed.clone(), not_known.clone(), class("unemployed", None)]);
        assert!(found.iter().any(|leak| leak.what.contains("`unemployed`")), "{found:#?}");
        assert_eq!(of(&[employed.clone(), class("not_known", None), class("unemployed", None)]), []);
        // Of ten unemployed eight are for a long time: the other two are told of.
        let parts =
            [class("unemployed", Some(10)), class("long_term_unemployed", Some(8)), class("employed", Some(30))];
        let found = of(&parts);
        assert!(found.iter().any(|leak| leak.what.starts_with("of the 10 who are")), "{found:#?}");
    }
}
