//! Numbers in, estimates out. No survey, no table of answers, no words, no percent.
//!
//! Values are finite; what is not is refused as [`Refusal::OutOfRange`]. Arguments come in one order: the data,
//! how it is done (an enum whose default is the recommended way), the confidence.
//!
//! # One rate
//!
//! | statistic | file | the question | source |
//! |---|---|---|---|
//! | Wilson, Clopper-Pearson, mid-P, Jeffreys, Agresti-Coull, Wald; one-sided bounds | [`proportion`] | what share say yes, and how sure is that? | Wilson 1927; Clopper & Pearson 1934; Brown, Cai & DasGupta 2001 |
//! | the same for a small known population | [`finite_population`] | what share of these N people, when most answered? | Burstein 1975; Wright 1991 |
//! | Korn-Graubard, logit, arcsine under a design | [`complex_proportion`] | what share, from weighted and clustered answers? | Korn & Graubard 1998 |
//! | net score (NPS): Tango, Rocks, Bonett-Price | [`net_score`] | how many more promoters than detractors? | Rocks 2016; Tango 1998 |
//! | funnel limits | [`funnel`] | is a group further from the common rate than its size explains? | Spiegelhalter 2005 |
//! | beta-binomial shrinkage | [`shrinkage`] | what is a small group's rate, given all groups? | Kleinman 1973; Efron & Morris 1975 |
//! | trend of a rate (Cochran-Armitage) | [`trend`] | does the rate rise over ordered groups? | Armitage 1955; Cochran 1954 |
//!
//! # Two rates, and tables
//!
//! | statistic | file | the question | source |
//! |---|---|---|---|
//! | difference: Newcombe, Miettinen-Nurminen, Mee, Agresti-Caffo | [`difference_of_proportions`] | by how much do the rates of two groups differ? | Newcombe 1998b; Miettinen & Nurminen 1985 |
//! | risk ratio (Koopman, Katz), odds ratio (Woolf, exact) | [`ratio`] | how many times as often? | Koopman 1984; Cornfield 1956 |
//! | chi-squared, Fisher's exact test, 2 x 2 | [`two_by_two`] | do two groups differ at all? | Campbell 2007; Fisher 1935 |
//! | change of a rate: Tango, Newcombe 10, Bonett-Price | [`paired_proportions`] | by how much did the rate of the same people change? | Tango 1998; Newcombe 1998c |
//! | McNemar | [`mcnemar`] | did as many turn to yes as to no? | McNemar 1947; Fagerland et al. 2013 |
//! | chi-squared, Cramer's V | [`contingency`] | are rows and columns related, and how strongly? | Pearson 1900; Bergsma 2013 |
//! | Fisher's exact test of larger tables | [`exact_contingency`] | the same, when counts are small | Freeman & Halton 1951 |
//! | Stuart-Maxwell, Bhapkar, Bowker | [`marginal_homogeneity`] | did the distribution of the same people's answers change? | Stuart 1955; Bowker 1948 |
//! | difference and test with design effects: Zou-Donner, Rao-Scott 1992 | [`effective_counts`] | by how much do two rates differ, when people come in clusters? | Zou & Donner 2008; Rao & Scott 1992 |
//! | Rao-Scott | [`rao_scott`] | are rows and columns related, under a design? | Rao & Scott 1984 |
//!
//! # Means and scores
//!
//! | statistic | file | the question | source |
//! |---|---|---|---|
//! | mean, variance, standard deviation, covariance | [`moments`] | what is the average, and how spread are answers? | |
//! | count, mean and spread; those of what is left | [`summary`] | what of those who are not in the group? | Chan, Golub & LeVeque 1983 |
//! | t interval of a mean, also of a finite population | [`mean`] | how sure is the average? | Student 1908; Cochran 1977 |
//! | difference of means: Welch, Student | [`mean_difference`] | by how much do two groups' averages differ? | Welch 1947 |
//! | contrast of means, each with its own spread | [`linear_contrast`] | is there a trend over groups? | Welch 1947; Satterthwaite 1946 |
//! | Cohen's d, Hedges' g and J | [`effect_size`] | is that much, in standard deviations? | Hedges 1981 |
//! | Welch's analysis of variance | [`kruskal_wallis`] | do several averages differ? | Welch 1951 |
//! | paired t, sign test | [`paired_means`] | by how much did the same people's average change? | Student 1908; Arbuthnott 1710 |
//! | partly paired t | [`partly_paired`] | the same, when some answered only once | Derrick et al. 2017 |
//! | d_av, d_z, d_rm, Glass | [`standardised_change`] | is that change much, in standard deviations? | Bonett 2008; Cumming 2012 |
//! | reliable change index | [`reliable_change`] | who changed by more than error of measurement? | Jacobson & Truax 1991 |
//! | two one-sided tests | [`equivalence`] | is the difference too small to matter? | Schuirmann 1987 |
//! | difference in differences | [`difference_in_differences`] | did the programme change more than the comparison? | Donald & Lang 2007 |
//! | half rule | [`scale_score`] | what is a person's score when items are missing? | Fayers & Machin 2016 |
//! | Cronbach's alpha, Feldt, item-rest correlations | [`reliability`] | do the items of a scale belong together? | Cronbach 1951; Feldt et al. 1987 |
//! | bootstrap of alpha | [`alpha_bootstrap`] | the same, for comparison | Yuan et al. 2003 |
//! | McDonald's omega | [`omega`] | the same, with unequal loadings | McDonald 1999 |
//!
//! # Order only
//!
//! | statistic | file | the question | source |
//! |---|---|---|---|
//! | median, its exact interval, MAD | [`median`] | what is the middle answer? | Conover 1999 |
//! | weighted median, Woodruff's interval | [`weighted_median`] | the same, with weights or clusters | Woodruff 1952 |
//! | quantiles | [`quantile`] | below which answer do 25 % lie? | Hyndman & Fan 1996 |
//! | Mann-Whitney, Brunner-Munzel | [`rank_test`] | do one group's answers tend to be larger? | Mann & Whitney 1947; Brunner & Munzel 2000 |
//! | P(larger) with Brunner and Munzel's error | [`relative_effect`] | the same, with an interval and with clusters | Brunner & Munzel 2000 |
//! | Cliff's delta, P(better) | [`ordinal_effect`] | how often are they larger? | Cliff 1993; Newcombe 2006 |
//! | Hodges-Lehmann shift | [`hodges_lehmann`] | by how much, between two groups? | Hodges & Lehmann 1963 |
//! | Kruskal-Wallis, Dunn | [`kruskal_wallis`] | do several groups differ, and which? | Kruskal & Wallis 1952; Dunn 1964 |
//! | Wilcoxon signed rank (Pratt), rank-biserial | [`signed_rank`] | did the same people's answers tend to rise? | Wilcoxon 1945; Pratt 1959 |
//! | pseudo-median | [`pseudo_median`] | by how much did they typically change? | Hodges & Lehmann 1963 |
//! | Pearson, Spearman | [`correlation`] | do two answers go together? | Pearson 1896; Bonett & Wright 2000 |
//! | Kendall's tau-b, gamma, Somers' d | [`kendall`] | the same, with many ties | Kendall 1945; Somers 1962 |
//!
//! # Weights, clusters, strata
//!
//! | statistic | file | the question | source |
//! |---|---|---|---|
//! | Kish's summary, trimming | [`weighting`] | what do weights cost? | Kish 1992; Potter 1990 |
//! | post-stratification, raking | [`raking`] | which weights reproduce known totals? | Deming & Stephan 1940; Deville & Särndal 1992 |
//! | the design and its variance | [`design`] | how were people reached, and what follows? | Binder 1983 |
//! | weighted mean and total, domains | [`linearisation`] | what is the average under the design? | Lumley 2010 |
//! | design effect | [`design_effect`] | how much does clustering cost? | Kish 1965; Eldridge et al. 2006 |
//! | ICC(1), ICC(2) | [`intraclass_correlation`] | how alike are answers within one organisation? | Donner & Koval 1980; Searle 1971 |
//! | random intercept (REML) | [`random_intercept`] | the same in a model; a level per organisation | Patterson & Thompson 1971 |
//! | least squares, CR0 to CR2 | [`clustered_regression`] | a regression that allows for clusters | Bell & McCaffrey 2002 |
//!
//! # Many tests, plans, checks
//!
//! | statistic | file | the question | source |
//! |---|---|---|---|
//! | Holm, Benjamini-Hochberg, Bonferroni, Hochberg | [`multiplicity`] | which findings survive many tests? | Holm 1979; Benjamini & Hochberg 1995 |
//! | sample size | [`sample_size`] | how many people to ask? | Cochran 1977; Connor 1987 |
//! | targets: answers and favourable answers needed | [`target`] | how many answers show that a rate reaches a target? | Wilson 1927; Chernick & Liu 2002 |
//! | power, detectable effects | [`power`] | would a test find it? | Cohen 1988 |
//! | GRIM, denominators | [`granularity`] | can this figure come from n people? | Brown & Heathers 2017 |
//!
//! # What the others stand on
//!
//! | what | file | source |
//! |---|---|---|
//! | estimates, intervals, refusals | [`estimate`] | |
//! | an estimate with its t test and interval | [`t_statistic`] | Student 1908 |
//! | a chi-squared statistic with its p-value | [`chi_squared`] | Pearson 1900 |
//! | normal, beta, t, F, chi-squared | [`distribution`] | Loader 2000 |
//! | binomial, hypergeometric | [`count_distribution`] | Loader 2000 |
//! | non-central t and chi-squared | [`noncentral`] | Johnson, Kotz & Balakrishnan 1995 |
//! | roots, score intervals, first counts | [`root`] | Chandrupatla 1997 |
//! | how often each answer was given | [`frequencies`] | |
//! | midranks and ties | [`ranks`] | |
//! | when two answers are the same | [`equality`] | |
//! | labels as indices | [`labels`] | |
//! | random numbers that are always the same | [`random`] | Steele, Lea & Flood 2014 |

pub mod alpha_bootstrap;
pub mod chi_squared;
pub mod clustered_regression;
pub mod complex_proportion;
pub mod contingency;
pub mod correlation;
pub mod count_distribution;
pub mod design;
pub mod design_effect;
pub mod difference_in_differences;
pub mod difference_of_proportions;
pub mod distribution;
pub mod effect_size;
pub mod effective_counts;
pub mod equality;
pub mod equivalence;
pub mod estimate;
pub mod exact_contingency;
pub mod finite_population;
pub mod frequencies;
pub mod funnel;
pub mod granularity;
pub mod hodges_lehmann;
pub mod intraclass_correlation;
pub mod kendall;
pub mod kruskal_wallis;
pub mod labels;
pub mod linear_contrast;
pub mod linearisation;
pub mod marginal_homogeneity;
pub mod mcnemar;
pub mod mean;
pub mod mean_difference;
pub mod median;
pub mod moments;
pub mod multiplicity;
pub mod net_score;
pub mod noncentral;
pub mod omega;
pub mod ordinal_effect;
pub mod paired_means;
pub mod paired_proportions;
pub mod partly_paired;
pub mod power;
pub mod proportion;
pub mod pseudo_median;
pub mod quantile;
pub mod raking;
pub mod random;
pub mod random_intercept;
pub mod rank_test;
pub mod ranks;
pub mod rao_scott;
pub mod ratio;
pub mod relative_effect;
pub mod reliability;
pub mod reliable_change;
pub mod root;
pub mod sample_size;
pub mod scale_score;
mod selection;
pub mod shrinkage;
pub mod signed_rank;
pub mod standardised_change;
pub mod summary;
pub mod t_statistic;
pub mod target;
pub mod trend;
pub mod two_by_two;
pub mod weighted_median;
pub mod weighting;

pub use estimate::{Computed, Confidence, Interval, Refusal};

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_has_a_row() {
        let text = include_str!("mod.rs");
        for line in text.lines().filter(|line| line.starts_with("pub mod ")) {
            let name = line.trim_start_matches("pub mod ").trim_end_matches(';');
            assert!(text.contains(&format!("| [`{name}`] |")), "{name} is not in the table");
        }
    }
}
