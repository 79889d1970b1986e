//! Numbers in, estimates out. No survey, no table of answers, no words, no percent.

pub mod contingency;
pub mod count_distribution;
pub mod difference_of_proportions;
pub mod distribution;
pub mod effect_size;
pub mod estimate;
pub mod exact_contingency;
pub mod finite_population;
pub mod hodges_lehmann;
pub mod kruskal_wallis;
pub mod mean;
pub mod mean_difference;
pub mod median;
pub mod multiplicity;
pub mod net_score;
pub mod noncentral;
pub mod ordinal_effect;
pub mod proportion;
pub mod quantile;
pub mod rank_test;
pub mod ranks;
pub mod ratio;
pub mod root;
pub mod two_by_two;

pub use estimate::{Computed, Confidence, Interval, Refusal};
