//! A funnel: each group by how many answered and how many of them favourably, between the limits that chance
//! alone would keep it in. Only what lies outside is named.

mod office;

use super::Picture;
use super::axis;
use super::canvas::{Anchor, Canvas, Type};
use super::content::Content;
use super::frame::{Frame, label, word};
use super::native::Native;
use super::style::{ACCENT, AXIS, GREY, HEAD, NARROW, NUMBER, RULE, WARNING, WHITE, leading};
use super::text::{Weight, brief, width, wrap};
use crate::language::messages::FunnelTitleWords;
use crate::language::{Language, number};
use crate::results::{self, FunnelLimits, FunnelPosition, Results};
use crate::survey::Survey;

/// Content of the chart.
#[derive(Debug, Clone)]
pub(super) struct Funnel {
    frame: Frame,
    record: results::Funnel,
    groups: Vec<Group>,
}

#[derive(Debug, Clone)]
struct Group {
    label: String,
    n: u64,
    share: f64,
    percent: String,
    position: FunnelPosition,
}

impl Group {
    fn is_outside(&self) -> bool {
        matches!(self.position, FunnelPosition::Above | FunnelPosition::Below)
    }
}

impl Funnel {
    /// `None` where too few groups are shown.
    pub(super) fn from(
        survey: &Survey,
        results: &Results,
        language: Language,
        wave: &str,
        indicator: &str,
        question: &str,
    ) -> Option<Self> {
        let of = |f: &&results::Funnel| f.wave == wave && f.indicator == indicator && f.question == question;
        let funnel = results.funnels.iter().find(of)?;
        let asked = survey.question(question)?;
        let group = |group: &results::FunnelGroup| Group {
            label: group.group.value.text(survey, asked, language),
            n: group.n,
            share: group.count as f64 / group.n as f64,
            percent: number::percent(language, group.count, group.n),
            position: group.position,
        };
        let groups: Vec<Group> = funnel.groups.iter().map(group).collect();
        let words = language.kind_words();
        let with = |position| groups.iter().filter(|g| g.position == position).count() as u64;
        let level = |confidence| number::level(language, confidence);
        let mut frame = Frame::of_wave(survey, results, language, wave);
        frame.title = (words.funnel_title)(&FunnelTitleWords {
            label: &brief(survey.indicator_label(survey.indicator(indicator)?, language)),
            above: with(FunnelPosition::Above),
            below: with(FunnelPosition::Below),
            groups: groups.len() as u64,
        });
        frame.subtitle = (words.funnel_subtitle)(&level(funnel.outer));
        frame.notes.push((words.note_funnel_chance)(&level(funnel.inner)));
        let named: Vec<&Group> = groups.iter().filter(|g| g.is_outside()).collect();
        let told = named.iter().map(|g| (words.funnel_alt)(&g.label, &g.percent, &number::count(language, g.n)));
        frame.alt =
            std::iter::once(format!("{}. {}", frame.title, frame.subtitle)).chain(told).collect::<Vec<_>>().join(" ");
        Some(Self { frame, record: funnel.clone(), groups })
    }
}

impl Content for Funnel {
    fn frame(&self) -> &Frame {
        &self.frame
    }

    fn draw(&self, width: f64) -> Picture {
        self.frame.draw(width, |canvas, top| self.paint(canvas, top, width))
    }

    fn native(&self) -> Option<Native> {
        self.office()
    }
}

const RADIUS: f64 = 4.2;
/// So many places are tried for a name: over the whole height of the plot.
const TRIES: i32 = 130;
/// Names of the groups outside.
const NAME: Type = Type { weight: Weight::SemiBold, ..NUMBER };
const HEIGHT: f64 = 250.0;

/// Across and down.
type Point = (f64, f64);

/// A box: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

impl Funnel {
    fn paint(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let language = self.frame.language;
        let words = language.kind_words();
        let y = self.legend(canvas, top, total);
        let percent_width = width(&number::percent(language, 100, 100), NUMBER.weight, NUMBER.size);
        let limit_width = width(&self.limit(self.record.outer), NUMBER.weight, NUMBER.size);
        let across = (percent_width + 10.0, total - limit_width - 10.0);
        let down = (y + HEIGHT, y + 8.0);
        let sizes = self.groups.iter().map(|g| g.n);
        let (least, most) = (sizes.clone().min().unwrap_or(0), sizes.max().unwrap_or(1));
        // Groups of one size still need a width.
        let range = (least as f64 - 0.5, most as f64 + 0.5);
        let place = |n: u64, share: f64| (axis::between(n as f64, range, across), axis::place(share, down));
        for (tick, percent) in axis::QUARTERS.iter().zip([0_u64, 25, 50, 75, 100]) {
            let at = axis::place(*tick, down);
            canvas.line((across.0, at), (across.1, at), RULE, 0.8);
            word(canvas, &number::percent(language, percent, 100), across.0 - 6.0, at, NUMBER, Anchor::End);
        }
        let expected = axis::place(self.record.expected, down);
        canvas.line((across.0, expected), (across.1, expected), AXIS, 1.2);
        let inner: [fn(&FunnelLimits) -> f64; 2] = [|l| l.inner_low, |l| l.inner_high];
        let outer: [fn(&FunnelLimits) -> f64; 2] = [|l| l.outer_low, |l| l.outer_high];
        let mut lines: Vec<(f64, f64)> = Vec::new();
        for (limits, thick) in [(inner, 0.9), (outer, 1.8)] {
            for limit in limits {
                let limits = &self.record.limits;
                let mut points: Vec<(f64, f64)> = limits.iter().map(|l| place(l.n, limit(l))).collect();
                // To the edges: the limits of one size alone would be no line.
                if let Some((first, last)) = points.first().copied().zip(points.last().copied()) {
                    points.insert(0, (across.0, first.1));
                    points.push((across.1, last.1));
                }
                canvas.path(&points, GREY, thick);
                lines.extend(points.windows(2).flat_map(|pair| between(pair[0], pair[1])));
            }
        }
        self.name_limits(canvas, across.1 + 6.0, down);
        let places = self.places(place, across);
        for (group, at) in self.groups.iter().zip(&places) {
            match group.position {
                FunnelPosition::Within | FunnelPosition::BetweenLimits => canvas.ring(*at, RADIUS, GREY, 1.6),
                FunnelPosition::Above => canvas.dot(*at, RADIUS + 1.0, ACCENT),
                FunnelPosition::Below => {
                    canvas.rect(at.0 - RADIUS, at.1 - RADIUS, 2.0 * RADIUS, 2.0 * RADIUS, WARNING);
                }
            }
        }
        self.name_outside(canvas, (&places, &lines), across, (y + 4.0, down.0), total < NARROW);
        let below = down.0 + 14.0;
        word(canvas, &number::count(language, least), place(least, 0.0).0, below, NUMBER, Anchor::Middle);
        if most > least {
            word(canvas, &number::count(language, most), place(most, 0.0).0, below, NUMBER, Anchor::Middle);
        }
        let heading = below + leading(NUMBER);
        word(canvas, words.funnel_across, across.1, heading, HEAD, Anchor::End);
        if total < NARROW { self.key(canvas, heading + 10.0, total) } else { heading + 8.0 }
    }

    /// On a phone: what the numbers beside the marks stand for.
    fn key(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let mut y = top;
        for (i, group) in self.groups.iter().filter(|group| group.is_outside()).enumerate() {
            let number = self.number(i);
            let text = format!("{}: {}", group.label, group.percent);
            let lines = wrap(self.frame.language, &text, NUMBER.weight, NUMBER.size, total - 24.0);
            let tall = leading(NUMBER) * lines.len() as f64;
            word(canvas, &number, 0.0, y + leading(NUMBER) / 2.0, NAME, Anchor::Start);
            label(canvas, &lines, 24.0, y + tall / 2.0, NUMBER);
            y += tall;
        }
        y
    }

    /// What stands for a group outside on a phone.
    fn number(&self, outside: usize) -> String {
        number::count(self.frame.language, outside as u64 + 1)
    }

    /// Where each group stands; those of one size and share stand side by side.
    fn places(&self, place: impl Fn(u64, f64) -> (f64, f64), across: (f64, f64)) -> Vec<(f64, f64)> {
        const APART: f64 = 2.0 * RADIUS + 2.0;
        let same = |a: &Group, b: &Group| a.n == b.n && a.percent == b.percent;
        let of = |i: usize, group: &Group| {
            let alike = self.groups.iter().filter(|other| same(group, other)).count();
            let before = self.groups[..i].iter().filter(|other| same(group, other)).count();
            let (x, y) = place(group.n, group.share);
            // Closer together where many do not fit.
            let room = across.1 - across.0 - 4.0 * RADIUS;
            let apart = APART.min(room / (alike - 1).max(1) as f64);
            let wide = (alike - 1) as f64 * apart;
            let first = (x - wide / 2.0).clamp(across.0 + RADIUS, across.1 - RADIUS - wide);
            (first + before as f64 * apart, y)
        };
        self.groups.iter().enumerate().map(|(i, group)| of(i, group)).collect()
    }

    fn limit(&self, confidence: f64) -> String {
        let language = self.frame.language;
        (language.kind_words().funnel_inner)(&number::level(language, confidence))
    }

    /// Both limits and the line of everybody, each named at its right end, one above the other.
    fn name_limits(&self, canvas: &Canvas<'_>, x: f64, down: (f64, f64)) {
        let language = self.frame.language;
        let Some(last) = self.record.limits.last() else { return };
        let ends = [
            (last.outer_high, self.limit(self.record.outer)),
            (last.inner_high, self.limit(self.record.inner)),
            (self.record.expected, number::chance(language, self.record.expected)),
        ];
        // From the top down; a name that would touch the one above moves down.
        let mut free = f64::NEG_INFINITY;
        for (share, text) in ends {
            let middle = axis::place(share, down).max(free);
            word(canvas, &text, x, middle, NUMBER, Anchor::Start);
            free = middle + leading(NUMBER);
        }
    }

    /// Names of the groups outside, beside their marks; one that would touch another name, a mark or a limit moves up or
    /// down.
    fn name_outside(
        &self,
        canvas: &Canvas<'_>,
        (places, lines): (&[Point], &[Point]),
        across: (f64, f64),
        down: (f64, f64),
        by_number: bool,
    ) {
        const OFF: f64 = RADIUS + 6.0;
        let look = NAME;
        let mark = |at: &(f64, f64)| (at.0 - RADIUS, at.1 - RADIUS, at.0 + RADIUS, at.1 + RADIUS);
        let point = |at: &(f64, f64)| (at.0 - 1.0, at.1 - 1.0, at.0 + 1.0, at.1 + 1.0);
        let mut taken: Vec<Area> = places.iter().map(mark).chain(lines.iter().map(point)).collect();
        let outside = self.groups.iter().zip(places).filter(|(group, _)| group.is_outside());
        for (i, (group, at)) in outside.enumerate() {
            let text = if by_number { self.number(i) } else { format!("{} {}", group.label, group.percent) };
            let (left_room, right_room) = (at.0 - OFF - across.0, across.1 - at.0 - OFF);
            let to_the_right = width(&text, look.weight, look.size) <= right_room || right_room >= left_room;
            let room = if to_the_right { right_room } else { left_room };
            let lines = wrap(self.frame.language, &text, look.weight, look.size, room.min((across.1 - across.0) * 0.6));
            let long = lines.iter().map(|line| width(line, look.weight, look.size)).fold(0.0, f64::max);
            let tall = leading(look) * lines.len() as f64;
            let left = if to_the_right { at.0 + OFF } else { at.0 - OFF - long };
            let area = |middle: f64| (left - 1.0, middle - tall / 2.0, left + long + 1.0, middle + tall / 2.0);
            let ends = (down.0 + tall / 2.0, (down.1 - tall / 2.0).max(down.0 + tall / 2.0));
            // The nearest free place, tried in turn above and below.
            let steps = (0..TRIES).map(|i| f64::from((i + 1) / 2 * (1 - 2 * (i % 2))) * 4.0);
            let mut middles = steps.map(|step| (at.1 + step).clamp(ends.0, ends.1));
            let is_free = |middle: &f64| !taken.iter().any(|other| meet(area(*middle), *other));
            let middle = middles.find(is_free).unwrap_or(at.1.clamp(ends.0, ends.1));
            // White behind the words: lines must not cross them.
            canvas.rect(left - 1.0, middle - tall / 2.0 + 1.0, long + 2.0, tall - 2.0, WHITE);
            label(canvas, &lines, left, middle, look);
            taken.push(area(middle));
        }
    }

    fn legend(&self, canvas: &Canvas<'_>, top: f64, total: f64) -> f64 {
        let words = self.frame.language.kind_words();
        let outside = self.groups.iter().find(|g| g.is_outside()).map(|g| g.position);
        let items = [(Some(FunnelPosition::Within), words.funnel_group), (outside, words.funnel_outside)];
        let (mut x, mut y) = (0.0, top + 8.0);
        for (position, text) in items.into_iter().filter_map(|(position, text)| Some((position?, text))) {
            let advance = 18.0 + width(text, NUMBER.weight, NUMBER.size) + 18.0;
            if x > 0.0 && x + advance - 18.0 > total {
                x = 0.0;
                y += leading(NUMBER) + 2.0;
            }
            match position {
                FunnelPosition::Above => canvas.dot((x + 6.0, y), RADIUS + 1.0, ACCENT),
                FunnelPosition::Below => {
                    canvas.rect(x + 6.0 - RADIUS, y - RADIUS, 2.0 * RADIUS, 2.0 * RADIUS, WARNING);
                }
                _ => canvas.ring((x + 6.0, y), RADIUS, GREY, 1.6),
            }
            word(canvas, text, x + 18.0, y, NUMBER, Anchor::Start);
            x += advance;
        }
        y + leading(NUMBER)
    }
}

/// Points of a straight line, near enough to each other for the height of a name.
fn between(from: (f64, f64), to: (f64, f64)) -> Vec<(f64, f64)> {
    let steps = ((to.0 - from.0).hypot(to.1 - from.1) / 4.0).ceil().clamp(1.0, 400.0);
    let at = |t: f64| (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t);
    (0..=400).map(f64::from).take_while(|i| *i <= steps).map(|i| at(i / steps)).collect()
}

fn meet(a: Area, b: Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}
