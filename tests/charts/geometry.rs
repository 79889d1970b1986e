//! What a reader of pictures sees at a glance and a reader of code does not: letters on letters, lines through words, marks
//! on numbers, what stands outside of the picture, and letters too pale for what they stand on. The picture is measured by
//! a reader of SVG of its own, not by the program's arithmetic.

use std::sync::{Arc, LazyLock};

use mittari::charts::Picture;
use resvg::tiny_skia::{PathSegment, Rect};
use resvg::usvg::{self, Color, Node, Paint, fontdb};

use crate::mittari::project;

/// Ink that is nearer than this touches.
const HAIR: f32 = 0.4;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in ["Inter-Regular.otf", "Inter-SemiBold.otf"] {
        fonts.load_font_data(std::fs::read(project(&format!("src/charts/fonts/{face}"))).unwrap());
    }
    Arc::new(fonts)
});

/// One thing that is drawn, in the order of drawing.
enum Drawn {
    /// Ink of a line of text, its words and its colour.
    Text {
        ink: Rect,
        words: String,
        color: Color,
    },
    /// A filled rectangle.
    Ground {
        area: Rect,
        color: Color,
    },
    /// Anything else: pieces of lines, and marks as the boxes around them.
    Line {
        pieces: Vec<[(f32, f32); 2]>,
        color: Color,
    },
    Mark {
        area: Rect,
    },
}

/// Everything that is wrong with a picture, in words.
pub(super) fn faults(picture: &Picture) -> Vec<String> {
    let options = usvg::Options { fontdb: FONTS.clone(), font_family: "Inter".into(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&picture.svg, &options).unwrap();
    let mut drawn = Vec::new();
    collect(tree.root(), &mut drawn);
    let mut faults = Vec::new();
    rubbed_out(&drawn, &mut faults);
    outside(&drawn, (picture.width_px as f32, picture.height_px as f32), &mut faults);
    for (i, thing) in drawn.iter().enumerate() {
        if let Drawn::Text { ink, words, color } = thing {
            met(&drawn, i, *ink, words, &mut faults);
            pale(&drawn[..i], *ink, words, *color, &mut faults);
        }
    }
    faults
}

fn collect(group: &usvg::Group, drawn: &mut Vec<Drawn>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, drawn),
            Node::Text(text) => {
                let words = text.chunks().iter().map(|chunk| chunk.text()).collect();
                let mut ink: Option<Rect> = None;
                let mut color = Color::black();
                letters(text.flattened(), &mut ink, &mut color);
                if let Some(ink) = ink {
                    drawn.push(Drawn::Text { ink, words, color });
                }
            }
            Node::Path(path) => drawn.push(shape(path)),
            Node::Image(_) => panic!("a chart has no images"),
        }
    }
}

/// The letters of a text as outlines: the box around their ink.
fn letters(group: &usvg::Group, ink: &mut Option<Rect>, color: &mut Color) {
    for node in group.children() {
        match node {
            Node::Group(group) => letters(group, ink, color),
            Node::Path(path) => {
                let area = path.abs_bounding_box();
                *ink = Some(ink.map_or(area, |ink| joined(ink, area)));
                if let Some(Paint::Color(found)) = path.fill().map(|fill| fill.paint()) {
                    *color = *found;
                }
            }
            _ => {}
        }
    }
}

fn joined(a: Rect, b: Rect) -> Rect {
    let (left, top) = (a.left().min(b.left()), a.top().min(b.top()));
    Rect::from_ltrb(left, top, a.right().max(b.right()), a.bottom().max(b.bottom())).unwrap()
}

fn shape(path: &usvg::Path) -> Drawn {
    let area = path.abs_bounding_box();
    let segments: Vec<PathSegment> = path.data().segments().collect();
    let is_straight = segments.iter().all(|s| !matches!(s, PathSegment::QuadTo(..) | PathSegment::CubicTo(..)));
    match path.fill().map(|fill| fill.paint()) {
        Some(Paint::Color(color)) if is_straight && segments.len() == 5 => Drawn::Ground { area, color: *color },
        Some(_) => Drawn::Mark { area },
        None if is_straight => {
            let color = match path.stroke().map(|stroke| stroke.paint()) {
                Some(Paint::Color(color)) => *color,
                _ => Color::black(),
            };
            let points = segments.iter().filter_map(|segment| match segment {
                PathSegment::MoveTo(p) | PathSegment::LineTo(p) => Some((p.x, p.y)),
                _ => None,
            });
            let points: Vec<(f32, f32)> = points.collect();
            Drawn::Line { pieces: points.windows(2).map(|pair| [pair[0], pair[1]]).collect(), color }
        }
        None => Drawn::Mark { area },
    }
}

fn outside(drawn: &[Drawn], (width, height): (f32, f32), faults: &mut Vec<String>) {
    let is_inside = |x: f32, y: f32| x >= -HAIR && y >= -HAIR && x <= width + HAIR && y <= height + HAIR;
    let holds = |area: &Rect| is_inside(area.left(), area.top()) && is_inside(area.right(), area.bottom());
    for thing in drawn {
        let (is_within, what) = match thing {
            Drawn::Text { ink, words, .. } => (holds(ink), format!("“{words}”")),
            Drawn::Ground { area, .. } | Drawn::Mark { area } => (holds(area), "a mark".to_string()),
            Drawn::Line { pieces, .. } => {
                (pieces.iter().flatten().all(|(x, y)| is_inside(*x, *y)), "a line".to_string())
            }
        };
        if !is_within {
            faults.push(format!("{what} stands outside"));
        }
    }
}

/// Lines and marks that tell something, and lie under the white paper of words.
fn rubbed_out(drawn: &[Drawn], faults: &mut Vec<String>) {
    // White, and the inside of boxes.
    let paper = [Color::white(), Color::new_rgb(0xee, 0xf3, 0xf8)];
    let grid = [Color::new_rgb(0xdd, 0xe1, 0xe6), Color::new_rgb(0x8a, 0x94, 0xa0)];
    for (i, thing) in drawn.iter().enumerate() {
        let Drawn::Ground { area, color } = thing else { continue };
        if !paper.contains(color) {
            continue;
        }
        let is_under = drawn[..i].iter().any(|other| match other {
            Drawn::Line { pieces, color } if !grid.contains(color) => {
                pieces.iter().any(|piece| within(*piece, *area).is_some())
            }
            Drawn::Mark { area: mark } => common(*mark, *area).is_some(),
            _ => false,
        });
        if is_under {
            faults.push(format!("paper at {:.0}, {:.0} covers what was drawn", area.left(), area.top()));
        }
    }
}

/// What shares the paper of a text: later texts, and lines and marks that no ground covers before it.
fn met(drawn: &[Drawn], at: usize, ink: Rect, words: &str, faults: &mut Vec<String>) {
    for (i, other) in drawn.iter().enumerate().filter(|(i, _)| *i != at) {
        let covered = |area: Rect| {
            let between = drawn.get(i + 1..at).unwrap_or_default();
            between.iter().any(|thing| matches!(thing, Drawn::Ground { area: ground, .. } if holds(*ground, area)))
        };
        match other {
            Drawn::Text { ink: other, words: theirs, .. } if i > at => {
                if common(ink, *other).is_some() {
                    faults.push(format!("“{words}” and “{theirs}” overlap"));
                }
            }
            Drawn::Mark { area } => {
                if common(ink, *area).is_some_and(|both| !covered(both)) {
                    faults.push(format!("a mark lies on “{words}”"));
                }
            }
            Drawn::Line { pieces, .. } => {
                let through = pieces.iter().filter_map(|piece| within(*piece, ink));
                if through.into_iter().any(|area| !covered(area)) {
                    faults.push(format!("a line goes through “{words}”"));
                }
            }
            // What is drawn on a text hides it; what a text only reaches into cuts it in two.
            Drawn::Ground { area, .. } => {
                let both = common(ink, *area);
                let is_cut = both.is_some_and(|both| i > at || !holds(*area, ink) && !covered(both));
                if is_cut {
                    faults.push(format!("an area cuts “{words}”"));
                }
            }
            Drawn::Text { .. } => {}
        }
    }
}

/// What two boxes share, if it is more than a hair.
fn common(a: Rect, b: Rect) -> Option<Rect> {
    let (left, top) = (a.left().max(b.left()), a.top().max(b.top()));
    let (right, bottom) = (a.right().min(b.right()), a.bottom().min(b.bottom()));
    (right - left > HAIR && bottom - top > HAIR).then(|| Rect::from_ltrb(left, top, right, bottom).unwrap())
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.left() <= inner.left() + HAIR
        && outer.top() <= inner.top() + HAIR
        && outer.right() >= inner.right() - HAIR
        && outer.bottom() >= inner.bottom() - HAIR
}

/// The part of a straight piece that lies within a box (Liang & Barsky 1984).
fn within([(x0, y0), (x1, y1)]: [(f32, f32); 2], area: Rect) -> Option<Rect> {
    let (dx, dy) = (x1 - x0, y1 - y0);
    let (mut from, mut to) = (0.0_f32, 1.0_f32);
    let sides = [(-dx, x0 - area.left()), (dx, area.right() - x0), (-dy, y0 - area.top()), (dy, area.bottom() - y0)];
    for (step, room) in sides {
        if step == 0.0 {
            if room <= HAIR {
                return None;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    if (to - from) * dx.hypot(dy) <= HAIR {
        return None;
    }
    let at = |t: f32| (x0 + t * dx, y0 + t * dy);
    let ((ax, ay), (bx, by)) = (at(from), at(to));
    Rect::from_ltrb(ax.min(bx), ay.min(by), ax.max(bx), ay.max(by))
}

/// Letters that are hard to read on what was drawn last under them (WCAG 2.2, 1.4.3).
fn pale(before: &[Drawn], ink: Rect, words: &str, color: Color, faults: &mut Vec<String>) {
    let under = before.iter().rev().find_map(|thing| match thing {
        Drawn::Ground { area, color } if holds(*area, ink) => Some(*color),
        _ => None,
    });
    let contrast = contrast(color, under.unwrap_or(Color::white()));
    if contrast < 4.5 {
        faults.push(format!("“{words}” is pale: {contrast:.1}"));
    }
}

fn contrast(a: Color, b: Color) -> f64 {
    let linear = |byte: u8| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let light = |c: Color| 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
    let (a, b) = (light(a) + 0.05, light(b) + 0.05);
    a.max(b) / a.min(b)
}
