//! Family `paired_means`: change of a scale or item when the same people answered twice.

use super::outcome::by_ref;
use super::{Family, Input, Method, Outcome, Problem};
use crate::stats::Computed;
use crate::stats::effect_size::small_sample_correction;
use crate::stats::mean_difference::Variances;
use crate::stats::paired_means::{Pairs, directions, paired_t, sign_test_p};
use crate::stats::partly_paired::partly_paired_t;
use crate::stats::pseudo_median::{pseudo_median, pseudo_median_interval};
use crate::stats::reliable_change::reliable_change;
use crate::stats::signed_rank::{SignedRanks, Zeros, signed_ranks};
use crate::stats::standardised_change::{
    Standardiser, change_by_average_interval, change_by_average_se, change_by_changes_interval, standardised_change,
};
use crate::stats::summary::Summary;
use crate::stats::t_statistic::TStatistic;

/// Change of a scale or item when the same people answered twice.
pub(super) const FAMILY: Family = Family { name: "paired_means", methods: METHODS };

const METHODS: &[(&str, Method)] = &[
    ("paired_t", paired_t_test),
    ("effect_sizes", effect_sizes),
    ("wilcoxon_signed_rank", wilcoxon_signed_rank),
    ("hodges_lehmann", hodges_lehmann),
    ("sign_test", sign_test),
    ("reliable_change", individual_change),
    ("partly_paired", |input| partly_paired(input, Variances::Welch)),
    ("partly_paired_equal_variances", |input| partly_paired(input, Variances::Pooled)),
];

/// Complete pairs in the order of people, counted, and how many people lacked an answer.
struct Complete {
    pre: Vec<f64>,
    post: Vec<f64>,
    pairs: Pairs,
    dropped: u64,
}

impl Complete {
    fn read(input: &Input<'_>) -> Result<Self, Problem> {
        let (pre, post) = (input.answers("pre")?, input.answers("post")?);
        if pre.len() != post.len() {
            return Err(Problem::Shape("post", "as long as `pre`"));
        }
        let all = pre.len();
        let (pre, post): (Vec<f64>, Vec<f64>) =
            pre.into_iter().zip(post).filter_map(|(pre, post)| Some((pre?, post?))).unzip();
        let dropped = (all - pre.len()) as u64;
        let pairs = Pairs::counted(pre.iter().zip(&post).map(|(pre, post)| (*pre, *post, 1)));
        Ok(Self { pre, post, pairs, dropped })
    }

    fn counted(&self) -> Outcome {
        Outcome::new().count("n_pairs", self.pre.len() as u64).count("n_dropped", self.dropped)
    }
}

fn paired_t_test(input: &Input<'_>) -> Result<Outcome, Problem> {
    let complete = Complete::read(input)?;
    let changes = Summary::of(&complete.pairs.changes());
    let test = paired_t(&complete.pairs);
    let confidence = input.confidence()?;
    Ok(complete
        .counted()
        .put("mean_change", changes.map(|changes| changes.mean))
        .put("sd_change", changes.and_then(Summary::variance).map(f64::sqrt))
        .put("t", test.map(TStatistic::t))
        .put("df", test.map(|test| test.df))
        .put("p", test.map(TStatistic::p))
        .interval("lower", "upper", test.map(|test| test.interval(confidence)))
        .put("r_pre_post", complete.pairs.correlation()))
}

fn effect_sizes(input: &Input<'_>) -> Result<Outcome, Problem> {
    let complete = Complete::read(input)?;
    let (pairs, confidence) = (&complete.pairs, input.confidence()?);
    let d = |standardiser| standardised_change(pairs, standardiser);
    let corrected = |d: Computed<f64>| Ok(d? * small_sample_correction(pairs.n() as f64 - 1.0)?);
    Ok(Outcome::new()
        .put("dz", d(Standardiser::Changes))
        .interval("dz_lower", "dz_upper", change_by_changes_interval(pairs, confidence))
        .put("gz", corrected(d(Standardiser::Changes)))
        .put("d_av", d(Standardiser::Average))
        .put("d_av_se_bonett", change_by_average_se(pairs))
        .interval("d_av_lower", "d_av_upper", change_by_average_interval(pairs, confidence))
        .put("g_av", corrected(d(Standardiser::Average)))
        .put("d_rm", d(Standardiser::RepeatedMeasures))
        .put("glass_delta_pre", d(Standardiser::Pre)))
}

fn wilcoxon_signed_rank(input: &Input<'_>) -> Result<Outcome, Problem> {
    let complete = Complete::read(input)?;
    let changes = complete.pairs.changes();
    let (dropped, pratt) = (signed_ranks(&changes, Zeros::Dropped), signed_ranks(&changes, Zeros::Pratt));
    let of = |ranks: &Computed<SignedRanks>, value: fn(&SignedRanks) -> f64| by_ref(ranks).map(value);
    let exact = |ranks: &Computed<SignedRanks>| by_ref(ranks).and_then(SignedRanks::p_exact);
    let moved = directions(&complete.pairs);
    Ok(complete
        .counted()
        .put("V_plus", of(&dropped, SignedRanks::sum_up))
        .count("n_nonzero", moved.up + moved.down)
        .put("p_normal_wilcoxon", of(&dropped, |ranks| ranks.p_normal(false)))
        .put("p_normal_wilcoxon_cc", of(&dropped, |ranks| ranks.p_normal(true)))
        .put("p_exact_wilcoxon_zeros_dropped", exact(&dropped))
        .put("p_exact_pratt", exact(&pratt))
        .put("V_plus_pratt", of(&pratt, SignedRanks::sum_up))
        .put("p_normal_pratt", of(&pratt, |ranks| ranks.p_normal(false)))
        .put("matched_rank_biserial", of(&dropped, SignedRanks::rank_biserial)))
}

fn hodges_lehmann(input: &Input<'_>) -> Result<Outcome, Problem> {
    let complete = Complete::read(input)?;
    let changes = complete.pairs.changes();
    let ranked = pseudo_median_interval(&changes, input.confidence()?);
    Ok(complete
        .counted()
        .put("pseudo_median", pseudo_median(&changes))
        .interval("lower", "upper", ranked.map(|ranked| ranked.interval))
        .put("attained_confidence", ranked.map(|ranked| ranked.attained)))
}

fn sign_test(input: &Input<'_>) -> Result<Outcome, Problem> {
    let complete = Complete::read(input)?;
    let moved = directions(&complete.pairs);
    Ok(Outcome::new()
        .count("n_up", moved.up)
        .count("n_down", moved.down)
        .count("n_same", moved.same)
        .put("p_exact", sign_test_p(moved)))
}

fn individual_change(input: &Input<'_>) -> Result<Outcome, Problem> {
    let complete = Complete::read(input)?;
    let found = reliable_change(&complete.pairs, input.number("reliability")?);
    let found = match found {
        Ok(found) => found,
        Err(refusal) => {
            let keys = ["sd_diff", "threshold_points", "rci", "n_improved", "n_deteriorated", "n_unchanged"];
            return Ok(keys.iter().fold(Outcome::new(), |outcome, key| outcome.put(*key, Err(refusal))));
        }
    };
    let index = |(pre, post): (&f64, &f64)| Some((post - pre) / found.sd_diff);
    let indices: Vec<Option<f64>> = complete.pre.iter().zip(&complete.post).map(index).collect();
    Ok(Outcome::new()
        .number("sd_diff", found.sd_diff)
        .number("threshold_points", found.threshold)
        .list("rci", &indices)
        .count("n_improved", found.improved)
        .count("n_deteriorated", found.deteriorated)
        .count("n_unchanged", found.unchanged))
}

/// The inputs of `paired_t`, in which a `null` on one side is a person who answered only once: `n_pairs`,
/// `n_only_pre`, `n_only_post`, `mean_change`, `se`, `t`, `df`, `p`, `lower`, `upper`. It has no reference records.
fn partly_paired(input: &Input<'_>, variances: Variances) -> Result<Outcome, Problem> {
    let (complete, confidence) = (Complete::read(input)?, input.confidence()?);
    let (pre, post) = (input.answers("pre")?, input.answers("post")?);
    let once = |own: &[Option<f64>], other: &[Option<f64>]| -> Vec<f64> {
        own.iter().zip(other).filter(|(_, other)| other.is_none()).filter_map(|(own, _)| *own).collect()
    };
    let (only_pre, only_post) = (once(&pre, &post), once(&post, &pre));
    let found = partly_paired_t(&complete.pairs, &only_pre, &only_post, variances);
    Ok(Outcome::new()
        .count("n_pairs", complete.pre.len() as u64)
        .count("n_only_pre", only_pre.len() as u64)
        .count("n_only_post", only_post.len() as u64)
        .put("mean_change", found.map(|found| found.estimate))
        .put("se", found.map(|found| found.se))
        .put("t", found.map(TStatistic::t))
        .put("df", found.map(|found| found.df))
        .put("p", found.map(TStatistic::p))
        .interval("lower", "upper", found.map(|found| found.interval(confidence))))
}
