//! Colours and sizes. Chosen for print and screen, for grey and for the colour-blind; the tests hold them
//! to it.

use plotters::style::RGBColor;

use super::canvas::Type;
use super::text::Weight;
use crate::survey::Color;

pub(super) const INK: RGBColor = RGBColor(0x1b, 0x1f, 0x24);
pub(super) const MUTED: RGBColor = RGBColor(0x55, 0x5f, 0x6b);
pub(super) const RULE: RGBColor = RGBColor(0xdd, 0xe1, 0xe6);
pub(super) const AXIS: RGBColor = RGBColor(0x8a, 0x94, 0xa0);
pub(super) const ACCENT: RGBColor = RGBColor(0x12, 0x5a, 0x93);
pub(super) const GREY: RGBColor = RGBColor(0x6b, 0x75, 0x80);
pub(super) const WARNING: RGBColor = RGBColor(0xa8, 0x4a, 0x0c);
pub(super) const SOFT: RGBColor = RGBColor(0xee, 0xf3, 0xf8);
const BLACK: RGBColor = RGBColor(0, 0, 0);
/// Bars that an interval is drawn on: dark enough for the paper, light enough for the line.
/// Bars that became worse, and bars that tell of nothing, with an interval on them.
pub(super) const WARNING_FILL: RGBColor = RGBColor(0xdd, 0x8a, 0x4e);
pub(super) const OPEN_FILL: RGBColor = RGBColor(0xc9, 0xcf, 0xd6);
pub(super) const BAR: RGBColor = RGBColor(0x58, 0x97, 0xc9);
/// Behind changes that are smaller than what matters.
pub(super) const BAND: RGBColor = RGBColor(0xe9, 0xee, 0xf4);
pub(super) const WHITE: RGBColor = RGBColor(0xff, 0xff, 0xff);

const BROWN_DARK: RGBColor = RGBColor(0xb0, 0x4d, 0x0e);
/// Letters of the sum of what has the brown colours.
pub(super) const UNFAVOURABLE: RGBColor = BROWN_DARK;
const BROWN_LIGHT: RGBColor = RGBColor(0xf6, 0xbd, 0x88);
const NEUTRAL: RGBColor = RGBColor(0xdc, 0xdf, 0xe4);
const BLUE_LIGHT: RGBColor = RGBColor(0x86, 0xb5, 0xda);
const BLUE_DARK: RGBColor = RGBColor(0x12, 0x5a, 0x93);

/// Classes of a heat map, from the fewest favourable answers to the most.
pub(super) const HEAT: [RGBColor; 5] = [
    RGBColor(0xe3, 0xec, 0xf4),
    RGBColor(0xbd, 0xd5, 0xe8),
    RGBColor(0x8a, 0xb5, 0xd6),
    RGBColor(0x3c, 0x78, 0xad),
    RGBColor(0x10, 0x42, 0x6e),
];

pub(super) const TITLE: Type = Type { size: 17.0, weight: Weight::SemiBold, color: INK };
/// Between the headings and the text of a printed page.
pub(super) const TITLE_IN_PRINT: Type = Type { size: 15.0, weight: Weight::SemiBold, color: INK };
pub(super) const SUBTITLE: Type = Type { size: 12.5, weight: Weight::Regular, color: MUTED };
pub(super) const LABEL: Type = Type { size: 12.5, weight: Weight::Regular, color: INK };
pub(super) const LABEL_STRONG: Type = Type { size: 12.5, weight: Weight::SemiBold, color: INK };
/// A step of a theory of change.
pub(super) const STEP: Type = Type { size: 12.0, weight: Weight::Regular, color: INK };
pub(super) const NUMBER: Type = Type { size: 12.0, weight: Weight::Regular, color: MUTED };
pub(super) const HEAD: Type = Type { size: 11.5, weight: Weight::SemiBold, color: MUTED };
pub(super) const VALUE: Type = Type { size: 13.5, weight: Weight::SemiBold, color: ACCENT };
pub(super) const SEGMENT: Type = Type { size: 11.5, weight: Weight::SemiBold, color: INK };
pub(super) const NOTE: Type = Type { size: 10.5, weight: Weight::Regular, color: MUTED };
pub(super) const MADE_UP: Type = Type { size: 11.0, weight: Weight::SemiBold, color: WARNING };

/// Distance between the baselines of a text's lines.
pub(super) fn leading(look: Type) -> f64 {
    (look.size * 1.35).round()
}

/// From this width on a chart is on a screen of its own, not among the text of a page.
pub(super) const SCREEN: f64 = 700.0;

/// Below this width labels stand above what they label.
pub(super) const NARROW: f64 = 520.0;

/// Colours of answers from the least to the most favourable.
pub(super) fn answers(unfavourable: usize, neutral: usize, favourable: usize) -> Vec<RGBColor> {
    let brown = ramp(BROWN_DARK, BROWN_LIGHT, unfavourable);
    let blue = ramp(BLUE_DARK, BLUE_LIGHT, favourable).into_iter().rev();
    brown.into_iter().chain(std::iter::repeat_n(NEUTRAL, neutral)).chain(blue).collect()
}

/// `count` colours from `from` towards `to`; one alone is `from`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes lies a byte")]
fn ramp(from: RGBColor, to: RGBColor, count: usize) -> Vec<RGBColor> {
    let mix = |a: u8, b: u8, t: f64| (f64::from(a) + (f64::from(b) - f64::from(a)) * t).round() as u8;
    let step = |i: usize| if count > 1 { i as f64 / (count - 1) as f64 } else { 0.0 };
    let color = |t| RGBColor(mix(from.0, to.0, t), mix(from.1, to.1, t), mix(from.2, to.2, t));
    (0..count).map(|i| color(step(i))).collect()
}

/// Black or white, whichever is read better on `background`: one of them always has a contrast of 4.5.
pub(super) fn on(background: RGBColor) -> RGBColor {
    if contrast(BLACK, background) >= contrast(WHITE, background) { BLACK } else { WHITE }
}

/// Contrast ratio of two colours, 1 to 21 (WCAG 2.2).
pub(super) fn contrast(a: RGBColor, b: RGBColor) -> f64 {
    seen(a).contrast(seen(b))
}

fn seen(color: RGBColor) -> Color {
    Color { red: color.0, green: color.1, blue: color.2 }
}

/// Shades of one colour, from light to dark, light enough for the line of an interval: first to last of several rounds.
pub(super) fn shades(count: usize) -> Vec<RGBColor> {
    const FIRST: (f64, f64, f64) = (196.0, 220.0, 240.0);
    const LAST: (f64, f64, f64) = (64.0, 132.0, 190.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
    let mix = |from: f64, to: f64, far: f64| (from + (to - from) * far).round() as u8;
    let shade = |at: usize| {
        let far = if count > 1 { at as f64 / (count - 1) as f64 } else { 1.0 };
        RGBColor(mix(FIRST.0, LAST.0, far), mix(FIRST.1, LAST.1, far), mix(FIRST.2, LAST.2, far))
    };
    (0..count).map(shade).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Severity 1.0 of Machado, Oliveira & Fernandes (2009), IEEE TVCG 15:1291, on linear RGB.
    const VISIONS: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ];

    /// What a printer without colours leaves: the light of each.
    const PRINTED_GREY: [[f64; 3]; 3] = [[0.2126, 0.7152, 0.0722]; 3];

    /// Unfavourable, neutral and favourable options of scales in use.
    const SCALES: [(usize, usize, usize); 9] =
        [(2, 1, 2), (1, 0, 2), (2, 0, 2), (1, 0, 1), (3, 1, 3), (2, 0, 1), (3, 0, 2), (4, 0, 4), (5, 1, 5)];

    fn lab(color: RGBColor, vision: [[f64; 3]; 3]) -> [f64; 3] {
        let rgb = seen(color).linear();
        let seen = vision.map(|row| (0..3).map(|i| row[i] * rgb[i]).sum::<f64>().clamp(0.0, 1.0));
        let xyz = [
            (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.950_47,
            0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2],
            (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.088_83,
        ];
        let f = xyz.map(|t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])]
    }

    fn distance(a: RGBColor, b: RGBColor, vision: [[f64; 3]; 3]) -> f64 {
        let (a, b) = (lab(a, vision), lab(b, vision));
        (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt()
    }

    /// Every colour that letters have, on the paper and on every bar.
    #[test]
    fn words_can_be_read() {
        for color in [INK, MUTED, ACCENT, GREY, WARNING, UNFAVOURABLE] {
            assert!(contrast(color, WHITE) >= 4.5, "{color:?}: {}", contrast(color, WHITE));
        }
        for (low, neutral, high) in SCALES {
            for color in answers(low, neutral, high) {
                assert!(contrast(on(color), color) >= 4.5, "{color:?}: {}", contrast(on(color), color));
            }
        }
        assert!(contrast(INK, BAR) >= 4.5, "intervals and numbers on bars: {}", contrast(INK, BAR));
    }

    #[test]
    fn numbers_in_a_heat_map_can_be_read_and_its_classes_told_apart() {
        for color in HEAT {
            assert!(contrast(on(color), color) >= 4.5, "{color:?}: {}", contrast(on(color), color));
        }
        for (i, a) in HEAT.iter().enumerate() {
            for b in &HEAT[i + 1..] {
                for vision in VISIONS.into_iter().chain([PRINTED_GREY]) {
                    assert!(distance(*a, *b, vision) >= 8.0, "{a:?}, {b:?}: {}", distance(*a, *b, vision));
                }
            }
        }
        for pair in HEAT.windows(2) {
            // In grey as well: each class is darker than the one before.
            assert!(contrast(pair[1], WHITE) > 1.15 * contrast(pair[0], WHITE), "{pair:?}");
        }
    }

    /// Marks in one chart differ for every eye; shapes tell them apart besides.
    #[test]
    fn marks_differ_for_every_eye_and_stand_out_from_the_paper() {
        for pair in [[ACCENT, WARNING], [ACCENT, GREY], [WARNING, GREY], [ACCENT, RULE], [BAR, RULE], [BAR, INK]] {
            for vision in VISIONS {
                assert!(distance(pair[0], pair[1], vision) >= 12.0, "{pair:?}: {}", distance(pair[0], pair[1], vision));
            }
        }
        for color in [ACCENT, WARNING, GREY, AXIS, BAR] {
            assert!(contrast(color, WHITE) >= 3.0, "{color:?}: {}", contrast(color, WHITE));
        }
    }

    /// Any two answers of a scale for every eye; neighbours also where a printer has no colours, where what is far apart may
    /// look alike and the order tells it.
    #[test]
    fn answers_differ_for_every_eye_and_neighbours_in_grey_too() {
        for (low, neutral, high) in SCALES {
            let colors = answers(low, neutral, high);
            for (i, a) in colors.iter().enumerate() {
                for b in &colors[i + 1..] {
                    for vision in VISIONS {
                        assert!(distance(*a, *b, vision) >= 8.0, "{a:?}, {b:?}: {}", distance(*a, *b, vision));
                    }
                }
            }
            for pair in colors.windows(2) {
                let apart = distance(pair[0], pair[1], PRINTED_GREY);
                assert!(apart >= 8.0, "{pair:?}: {apart}");
            }
        }
    }
}
