//! Random numbers that are always the same ones: a report must not change when it is written again.

/// A stream that its seed decides. Steele, Lea & Flood (2014) Fast splittable pseudorandom number generators.
#[derive(Debug, Clone)]
pub struct SplitMix(u64);

impl SplitMix {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A whole number below `bound`, all equally likely: the high half of a 128-bit product.
    #[expect(clippy::cast_possible_truncation, reason = "the product shifted down is below the bound")]
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(mixed ^ (mixed >> 31)) * bound as u128) >> 64) as usize
    }
}
