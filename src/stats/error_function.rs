//! The complementary error function, from which normal tails are taken.

/// 2/√π times the integral of exp(-t²) from `x` on, 0..2, to the last digits also where it is tiny.
///
/// Cody (1969) Mathematics of Computation 23:631: a ratio of polynomials on each of three stretches.
pub fn erfc(x: f64) -> f64 {
    let size = x.abs();
    if size <= 0.46875 {
        return 1.0 - x * ratio(&NEAR, size * size);
    }
    let scaled = if size <= 4.0 {
        ratio(&MIDDLE, size)
    } else {
        let square = (size * size).recip();
        (INVERSE_ROOT_OF_PI - square * ratio(&FAR, square)) / size
    };
    let tail = exponential_of_square(size) * scaled;
    if x > 0.0 { tail } else { 2.0 - tail }
}

/// exp(-x²). The square of the first digits is exact, so that the rounding of x² is not multiplied.
fn exponential_of_square(x: f64) -> f64 {
    let digits = (16.0 * x).trunc() / 16.0;
    (-digits * digits).exp() * (-(x - digits) * (x + digits)).exp()
}

/// Both polynomials have their highest power first.
fn ratio<const N: usize>([above, below]: &[[f64; N]; 2], x: f64) -> f64 {
    let polynomial = |coefficients: &[f64; N]| coefficients.iter().fold(0.0, |sum, next| sum * x + next);
    polynomial(above) / polynomial(below)
}

const INVERSE_ROOT_OF_PI: f64 = 0.564_189_583_547_756_3;

const NEAR: [[f64; 5]; 2] = [
    [
        1.857_777_061_846_031_4e-1,
        3.161_123_743_870_565_5,
        1.138_641_541_510_501_6e2,
        3.774_852_376_853_02e2,
        3.209_377_589_138_469_5e3,
    ],
    [1.0, 2.360_129_095_234_412_1e1, 2.440_246_379_344_441_8e2, 1.282_616_526_077_372_3e3, 2.844_236_833_439_171e3],
];

const MIDDLE: [[f64; 9]; 2] = [
    [
        2.153_115_354_744_038_5e-8,
        5.641_884_969_886_701e-1,
        8.883_149_794_388_377,
        6.611_919_063_714_163e1,
        2.986_351_381_974_001e2,
        8.819_522_212_417_69e2,
        1.712_047_612_634_070_7e3,
        2.051_078_377_826_071_7e3,
        1.230_339_354_797_997_3e3,
    ],
    [
        1.0,
        1.574_492_611_070_983_6e1,
        1.176_939_508_913_125e2,
        5.371_811_018_620_099e2,
        1.621_389_574_566_690_2e3,
        3.290_799_235_733_46e3,
        4.362_619_090_143_247e3,
        3.439_367_674_143_721_6e3,
        1.230_339_354_803_749_3e3,
    ],
];

const FAR: [[f64; 6]; 2] = [
    [
        1.631_538_713_730_209_8e-2,
        3.053_266_349_612_323_3e-1,
        3.603_448_999_498_044_5e-1,
        1.257_817_261_112_292_5e-1,
        1.608_378_514_874_228e-2,
        6.587_491_615_298_378e-4,
    ],
    [
        1.0,
        2.568_520_192_289_822,
        1.872_952_849_923_467,
        5.279_051_029_514_284e-1,
        6.051_834_131_244_132e-2,
        2.335_204_976_268_691_7e-3,
    ],
];

#[cfg(test)]
mod tests {
    use super::super::distribution::chi_squared_upper_tail;
    use super::*;

    /// Against the C library's, on each stretch.
    #[test]
    fn known_values() {
        for (x, expected) in [
            (0.3, 0.671_373_240_540_872_6),
            (0.5, 0.479_500_122_186_953_5),
            (1.02, 0.149_161_982_299_057_94),
            (3.0, 2.209_049_699_858_543_8e-05),
            (4.5, 1.966_160_441_542_887_3e-10),
            (10.0, 2.088_487_583_762_545e-45),
            (26.0, 5.663_192_408_856_143e-296),
        ] {
            assert!((erfc(x) / expected - 1.0).abs() < 1e-15, "{x}: {} {expected}", erfc(x));
            assert!((erfc(x) + erfc(-x) - 2.0).abs() < 1e-15, "-{x}");
        }
    }

    /// An incomplete gamma function is the same by another way, to fourteen digits. The square of its argument is rounded,
    /// which far out is multiplied by the argument.
    #[test]
    fn agrees_with_incomplete_gamma() {
        for step in 0..=2_600 {
            let x = f64::from(step) / 100.0;
            let expected = chi_squared_upper_tail(2.0 * x * x, 1.0);
            let allowed = 2e-14 + 4e-16 * x * x;
            assert!((erfc(x) / expected - 1.0).abs() < allowed, "{x}: {} {expected}", erfc(x));
        }
    }
}
