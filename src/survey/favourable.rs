//! Which answers to a question are good news.

use super::{Better, Indicator, Positive, Question, Survey};

impl Survey {
    /// The codes of the answers to a question that are good news: what charts of answers show on the right.
    ///
    /// `positive` of its answers says which options lie together, and what the figures count. Where a figure counts
    /// what had better be rare ("strains me a lot", `better = "lower"`), or a scale holds the question as one that runs
    /// the other way, the good answers are those at the other end. A figure of the question itself goes before a scale.
    /// Empty where the answers name no `positive`.
    pub fn favourable_codes(&self, question: &Question) -> Vec<i32> {
        let positive = self.positive_codes(question);
        if self.positive_is_good(question) {
            return positive.to_vec();
        }
        let scale: Vec<i32> = self.choices(question).iter().filter(|c| c.on_scale()).map(|c| c.code).collect();
        let opposite = scale.iter().zip(scale.iter().rev()).filter(|(_, mirrored)| positive.contains(mirrored));
        opposite.map(|(code, _)| *code).filter(|code| !positive.contains(code)).collect()
    }

    fn positive_is_good(&self, question: &Question) -> bool {
        let own = self.indicators().iter().filter(|i| i.question.as_ref() == Some(&question.id));
        let own: Vec<bool> = own.map(|i| self.counts_positive(i, question) == (i.better() == Better::Higher)).collect();
        if !own.is_empty() {
            return own.contains(&true);
        }
        let scored = self.indicators().iter().filter_map(|i| Some((i, self.scale_of(i)?)));
        let mut of_scale = scored.filter(|(_, scale)| scale.questions.contains(&question.id));
        of_scale.next().is_none_or(|(indicator, scale)| {
            (indicator.better() == Better::Higher) != scale.reversed.contains(&question.id)
        })
    }

    /// Whether a figure counts any of the `positive` answers, not those at the other end.
    fn counts_positive(&self, indicator: &Indicator, question: &Question) -> bool {
        let positive = self.positive_codes(question);
        match &indicator.positive {
            Some(Positive::Codes(codes)) => codes.iter().any(|code| positive.contains(code)),
            Some(Positive::Range(_)) | None => true,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests {
    use super::*;

    /// Codes of the good answers to `q`, of which these figures and scales speak.
    fn good(rest: &str) -> Vec<i32> {
        let survey = format!(
            r#"
            format = 1
            [survey]
            title = "T"
            languages = ["en"]
            date = 2026-01-01
            [[wave]]
            id = "w"
            responses = ["a.csv"]
            [answers.extent]
            options = [
              {{ code = 1, text = "Not at all" }}, {{ code = 2, text = "A little" }}, {{ code = 3, text = "Somewhat" }},
              {{ code = 4, text = "A lot" }}, {{ code = 9, text = "Can't say", missing = "cant_say" }},
              {{ code = 5, text = "Very much" }},
            ]
            positive = [4, 5]
            [[question]]
            id = "q"
            topic = "workload"
            kind = "choice"
            answers = "extent"
            text = "Q"
            [[question]]
            id = "r"
            topic = "workload"
            kind = "choice"
            answers = "extent"
            text = "R"
            {rest}
            "#
        );
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("survey.toml", survey.as_str()), ("a.csv", "")] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let (survey, _) = Survey::load(folder.path()).unwrap_or_else(|found| panic!("{found:?}"));
        survey.favourable_codes(survey.question("q").unwrap())
    }

    fn indicator(rest: &str) -> String {
        format!("[[indicator]]\nid = \"i\"\ntitle = \"I\"\nmeasure = \"rate\"\nquestion = \"q\"\n{rest}\n")
    }

    #[test]
    fn what_had_better_be_rare_is_bad_news() {
        assert_eq!(good(""), [4, 5]);
        assert_eq!(good(&indicator("better = \"higher\"")), [4, 5]);
        assert_eq!(good(&indicator("better = \"lower\"")), [1, 2]);
        assert_eq!(good(&indicator("better = \"lower\"\npositive = [5]")), [1, 2]);
    }

    #[test]
    fn a_figure_may_count_the_other_end() {
        assert_eq!(good(&indicator("better = \"lower\"\npositive = [1, 2]")), [4, 5]);
        assert_eq!(good(&indicator("better = \"higher\"\npositive = [1, 2]")), [1, 2]);
    }

    #[test]
    fn a_scale_knows_which_questions_run_the_other_way() {
        let scale = |reversed: &str, better: &str| {
            good(&format!(
                "[[scale]]\nid = \"s\"\ntitle = \"S\"\nquestions = [\"q\", \"r\"]\n{reversed}\n\
                 [[indicator]]\nid = \"i\"\nmeasure = \"mean\"\nscale = \"s\"\nbetter = \"{better}\"\n"
            ))
        };
        assert_eq!(scale("", "higher"), [4, 5]);
        assert_eq!(scale("", "lower"), [1, 2]);
        assert_eq!(scale("reversed = [\"q\"]", "higher"), [1, 2]);
        assert_eq!(scale("reversed = [\"q\"]", "lower"), [4, 5]);
        assert_eq!(scale("reversed = [\"r\"]", "higher"), [4, 5]);
    }
}
