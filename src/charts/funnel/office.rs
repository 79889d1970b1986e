//! The funnel as office programs draw it: points between lines. Groups outside are named.

use plotters::style::RGBColor;

use super::super::native::{Mark, Native, PointSet, Points, bytes};
use super::super::style::{ACCENT, AXIS, GREY, WARNING};
use super::{Funnel, Group};
use crate::language::{number, spreadsheet};
use crate::results::{FunnelLimits, FunnelPosition};

impl Funnel {
    pub(super) fn office(&self) -> Option<Native> {
        let language = self.frame.language;
        let words = language.kind_words();
        let sizes = self.groups.iter().map(|group| group.n);
        let (least, most) = (sizes.clone().min()? as f64, sizes.max()? as f64);
        let line = |name: String, color, wide, share: &dyn Fn(&FunnelLimits) -> f64| PointSet {
            name,
            color: bytes(color),
            mark: Mark::Line(wide),
            points: self.record.limits.iter().map(|limits| (limits.n as f64, share(limits))).collect(),
            labels: Vec::new(),
        };
        let (outer, inner) = (self.limit(self.record.outer), self.limit(self.record.inner));
        let expected = language.chart_words().everybody.to_string();
        let mut sets = vec![
            line(expected, AXIS, 1.25, &|_| self.record.expected),
            line(inner.clone(), GREY, 0.75, &|limits| limits.inner_low),
            line(inner, GREY, 0.75, &|limits| limits.inner_high),
            line(outer.clone(), GREY, 1.75, &|limits| limits.outer_low),
            line(outer, GREY, 1.75, &|limits| limits.outer_high),
        ];
        sets.extend(self.groups_at(words.funnel_group, GREY, Mark::Ring, |group| !group.is_outside()));
        for (position, color, mark) in
            [(FunnelPosition::Above, ACCENT, Mark::Dot), (FunnelPosition::Below, WARNING, Mark::Square)]
        {
            sets.extend(self.groups_at(words.funnel_outside, color, mark, |group| group.position == position));
        }
        Some(Native::Points(Points {
            sets,
            across: (words.funnel_across.to_string(), (least - 1.0, most + 1.0)),
            format: spreadsheet::share(language, 0),
            notes: self.frame.notes.clone(),
        }))
    }

    /// The groups of a kind; those outside have names.
    fn groups_at(&self, name: &str, color: RGBColor, mark: Mark, of: impl Fn(&Group) -> bool) -> Option<PointSet> {
        let groups: Vec<&Group> = self.groups.iter().filter(|group| of(group)).collect();
        let label = |group: &&Group| {
            let n = number::count(self.frame.language, group.n);
            format!("{}: {} (n = {n})", group.label, group.percent)
        };
        let labels = if mark == Mark::Ring { Vec::new() } else { groups.iter().map(label).collect() };
        let points = groups.iter().map(|group| (group.n as f64, group.share)).collect();
        (!groups.is_empty()).then(|| PointSet { name: name.to_string(), color: bytes(color), mark, points, labels })
    }
}
