use super::*;

fn order(labels: &[&str]) -> Option<Vec<String>> {
    let labels: Vec<String> = labels.iter().map(|label| (*label).to_string()).collect();
    let scale = recognise(&labels)?;
    Some(scale.options.into_iter().filter(|o| o.seen && o.missing.is_none()).map(|o| o.text).collect())
}

/// Written lowest first, read in alphabetical order.
#[track_caller]
fn rises(labels: &[&str]) {
    let mut shuffled = labels.to_vec();
    shuffled.sort_unstable();
    assert_eq!(order(&shuffled), Some(labels.iter().map(|label| (*label).to_string()).collect()), "{labels:?}");
}

#[test]
fn wordings_that_no_table_lists_are_put_in_order() {
    rises(&["Somewhat easy", "Very easy"]);
    rises(&["Very difficult", "Somewhat difficult", "Neither easy nor difficult", "Somewhat easy", "Very easy"]);
    rises(&[
        "Very unfavorably",
        "Somewhat unfavorably",
        "Neither favorably nor unfavorably (neutral)",
        "Somewhat favorably",
        "Very favorably",
    ]);
    rises(&["Not open at all", "Somewhat not open", "Neutral", "Somewhat open", "Very open"]);
    rises(&[
        "Not at all important",
        "Slightly important",
        "Moderately important",
        "Very important",
        "Extremely important",
    ]);
    rises(&["Very uncomfortable", "Somewhat uncomfortable", "Somewhat comfortably", "Very comfortable"]);
    rises(&["Täysin hyödytön", "Melko hyödytön", "Melko hyödyllinen", "Erittäin hyödyllinen"]);
    rises(&[
        "Huonontunut selvästi",
        "Huonontunut hieman",
        "Pysynyt ennallaan",
        "Parantunut hieman",
        "Parantunut selvästi",
    ]);
    rises(&["Mycket dåligt", "Ganska dåligt", "Ganska bra", "Mycket bra"]);
    rises(&["Inte alls", "Lite", "Ganska mycket", "Väldigt mycket"]);
    rises(&["Poor", "Fair", "Good", "Excellent"]);
    rises(&["None did", "Some did", "Yes, they all did"]);
    rises(&["No", "Maybe", "Yes"]);
}

#[test]
fn frequencies_and_classes_are_put_in_order() {
    rises(&["Never", "Rarely", "Sometimes", "Often"]);
    rises(&["Hardly ever", "Occasionally", "Most of the time", "Always"]);
    rises(&["Harvemmin", "Kerran kuukaudessa", "Kerran viikossa", "Päivittäin"]);
    rises(&["18-29", "30-44", "45-60", "> 60"]);
    rises(&["$0 - $24,999", "$25,000 - $49,999", "$100,000 - $149,999", "$150,000+"]);
    rises(&["1.5", "6.25", "26-100", "100-500", "More than 1000"]);
    rises(&["Alle 30 vuotta", "30–39 vuotta", "40–49 vuotta", "Yli 60 vuotta"]);
    rises(&["Less than a year", "1-5 years", "6-10 years", "More than 20 years"]);
    rises(&[
        "Less than high school degree",
        "High school degree",
        "Some college or Associate degree",
        "Bachelor degree",
        "Graduate degree",
    ]);
}

#[test]
fn known_wordings_have_codes_and_a_direction_in_three_languages() {
    for labels in [
        [
            "Täysin eri mieltä",
            "Jokseenkin eri mieltä",
            "Ei samaa eikä eri mieltä",
            "Jokseenkin samaa mieltä",
            "Täysin samaa mieltä",
        ],
        [
            "Helt av annan åsikt",
            "Delvis av annan åsikt",
            "Varken av samma eller av annan åsikt",
            "Delvis av samma åsikt",
            "Helt av samma åsikt",
        ],
        ["Strongly disagree", "Somewhat disagree", "Neither agree nor disagree", "Somewhat agree", "Strongly agree"],
    ] {
        rises(&labels);
        let scale = recognise(&labels.map(String::from)).unwrap();
        assert_eq!((scale.family, scale.direction), ("agreement", Direction::Favourable(vec![4, 5])));
        assert_eq!(scale.certainty, Certainty::Sure);
    }
}

#[test]
fn one_wording_stands_in_different_places_in_different_scales() {
    let code = |labels: &[&str]| {
        let labels: Vec<String> = labels.iter().map(|label| (*label).to_string()).collect();
        recognise(&labels).and_then(|s| s.options.iter().find(|o| o.text == "Jokseenkin samaa mieltä").map(|o| o.code))
    };
    assert_eq!(code(&["Täysin eri mieltä", "Jokseenkin samaa mieltä"]), Some(3), "of four");
    assert_eq!(code(&["Ei samaa eikä eri mieltä", "Jokseenkin samaa mieltä"]), Some(4), "of five");
    assert_eq!(code(&["Samaa mieltä", "Jokseenkin samaa mieltä"]), Some(5), "of seven");
}

#[test]
fn cant_say_is_never_the_middle() {
    let labels = ["Eri mieltä", "En osaa sanoa", "Samaa mieltä"].map(String::from);
    let scale = recognise(&labels).unwrap();
    let cant_say = scale.options.iter().find(|option| option.text == "En osaa sanoa").unwrap();
    assert_eq!(cant_say.missing, Some(MissingKind::CantSay));
    assert_eq!(order(&["Very favorably", "Somewhat favorably", "Unfamiliar (N/A)"]).unwrap().len(), 2);
}

#[test]
fn an_extreme_that_nobody_chose_belongs_to_the_scale() {
    let labels = ["Melko tyytyväinen", "Erittäin tyytyväinen", "Ei tyytyväinen eikä tyytymätön"].map(String::from);
    let scale = recognise(&labels).unwrap();
    assert_eq!(scale.options.len(), 5);
    assert_eq!(scale.options.iter().filter(|option| !option.seen).count(), 2);
}

#[test]
fn an_answer_in_other_letters_is_the_same_option() {
    let labels = ["En suosittelisi", "Voisin suositella", "Olen jo suositellut", "voisin  suositella"];
    let outside = ["En osaa sanoa", "en osaa sanoa", "EN OSAA SANOA"];
    let scale = recognise(&labels.iter().chain(&outside).map(ToString::to_string).collect::<Vec<_>>()).unwrap();
    let texts: Vec<&str> = scale.options.iter().map(|option| option.text.as_str()).collect();
    assert_eq!(texts, ["En suosittelisi", "Voisin suositella", "Olen jo suositellut", "En osaa sanoa"]);
}

#[test]
fn a_slip_of_the_pen_is_taken_and_told() {
    let labels = ["Täysin eri mieltä", "Jokseenkin samma mieltä", "Täysin samaa mieltä", "Jokseenkin eri mieltä"]
        .map(String::from);
    let scale = recognise(&labels).unwrap();
    assert!(scale.options.iter().any(|option| option.aliases == ["Jokseenkin samma mieltä"]));
    assert!(scale.remarks[0].contains("Jokseenkin samma mieltä"), "{:?}", scale.remarks);
    assert_eq!(scale.certainty, Certainty::Likely);
}

#[test]
fn numbers_beside_words_give_the_order_and_the_words_the_direction() {
    rises(&["1 - Not at all", "2", "3", "4 - Very much"]);
    rises(&["Strongly disagree (1)", "Disagree (2)", "Agree (6)", "Strongly agree (7)"]);
    rises(&["(1) No goals", "(2)", "(3)", "(7) Very clear goals"]);
    assert_eq!(
        order(&["1 = Täysin samaa mieltä", "2 = Jokseenkin samaa mieltä", "4 = Täysin eri mieltä"]).unwrap()[0],
        "4 = Täysin eri mieltä"
    );
}

#[test]
fn what_is_no_scale_is_none() {
    for labels in [
        &["1", "2", "3", "4", "5"][..],
        &["Rare", "Medium rare", "Medium", "Medium Well", "Well"],
        &["Pori", "Rauma", "Turku"],
        &["Lottery A", "Lottery B"],
        &["Samaa mieltä"],
        &["Yes, I observed", "Yes, I experienced", "No"],
        &["En osaa sanoa"],
    ] {
        assert_eq!(order(labels), None, "{labels:?}");
    }
}
