//! Whole numbers that flow from place to place, each way carrying so much at most.

use std::collections::VecDeque;

/// A way in one direction; the one beside it (`at ^ 1`) leads back what was led over it.
#[derive(Debug, Clone)]
struct Way {
    to: usize,
    /// How much more it can carry.
    left: u64,
}

/// Places and the ways between them.
#[derive(Debug, Clone)]
pub(super) struct Network {
    ways: Vec<Way>,
    /// Ways that begin at each place.
    from: Vec<Vec<usize>>,
}

impl Network {
    /// So many places without ways.
    pub(super) fn new(places: usize) -> Self {
        Self { ways: Vec::new(), from: vec![Vec::new(); places] }
    }

    /// Leads a way from one place to another; its position.
    pub(super) fn lead(&mut self, from: usize, to: usize, most: u64) -> usize {
        let at = self.ways.len();
        self.ways.extend([Way { to, left: most }, Way { to: from, left: 0 }]);
        self.from[from].push(at);
        self.from[to].push(at + 1);
        at
    }

    /// How much flows over a way.
    pub(super) fn over(&self, way: usize) -> u64 {
        self.ways[way ^ 1].left
    }

    /// Lets flow as much as can (Dinic 1970); how much that is.
    pub(super) fn fill(&mut self, source: usize, sink: usize) -> u64 {
        let mut all = 0;
        loop {
            let steps = self.steps(source, None);
            if steps[sink].is_none() {
                return all;
            }
            let mut tried = vec![0; self.from.len()];
            loop {
                let more = self.push(source, sink, u64::MAX, &steps, &mut tried);
                if more == 0 {
                    break;
                }
                all += more;
            }
        }
    }

    /// Whether the flow over a way could be (more, less), with all that flows in and out as it is: it is led round in a circle.
    pub(super) fn can_change(&self, way: usize) -> (bool, bool) {
        let (begin, end) = (self.ways[way ^ 1].to, self.ways[way].to);
        let reaches = |from: usize, to: usize| self.steps(from, Some(way))[to].is_some();
        (self.ways[way].left > 0 && reaches(end, begin), self.over(way) > 0 && reaches(begin, end))
    }

    /// Steps from a place to each other, over ways that can carry more; not over `without`, in neither direction.
    fn steps(&self, from: usize, without: Option<usize>) -> Vec<Option<usize>> {
        let mut steps = vec![None; self.from.len()];
        steps[from] = Some(0);
        let mut next: VecDeque<(usize, usize)> = [(from, 0)].into();
        while let Some((place, before)) = next.pop_front() {
            let ways = self.from[place].iter().filter(|way| without.is_none_or(|not| **way | 1 != not | 1));
            for way in ways.map(|way| &self.ways[*way]).filter(|way| way.left > 0) {
                if steps[way.to].is_none() {
                    steps[way.to] = Some(before + 1);
                    next.push_back((way.to, before + 1));
                }
            }
        }
        steps
    }

    /// Lets up to `most` flow along ways that lead one step further each; `tried` says which ways lead nowhere.
    fn push(&mut self, at: usize, sink: usize, most: u64, steps: &[Option<usize>], tried: &mut [usize]) -> u64 {
        if at == sink {
            return most;
        }
        while let Some(way) = self.from[at].get(tried[at]).copied() {
            let Way { to, left } = self.ways[way];
            if left > 0 && steps[to] == steps[at].map(|step| step + 1) {
                let more = self.push(to, sink, most.min(left), steps, tried);
                if more > 0 {
                    self.ways[way].left -= more;
                    self.ways[way ^ 1].left += more;
                    return more;
                }
            }
            tried[at] += 1;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two sources' worth of water through a narrow middle, and a way round it.
    #[test]
    fn as_much_flows_as_can() {
        let mut network = Network::new(4);
        let first = network.lead(0, 1, 10);
        let narrow = network.lead(1, 2, 3);
        let round = network.lead(1, 3, 4);
        let last = network.lead(2, 3, 9);
        assert_eq!(network.fill(0, 3), 7);
        assert_eq!([first, narrow, round, last].map(|way| network.over(way)), [7, 3, 4, 3]);
    }

    #[test]
    fn what_can_be_led_round_can_change() {
        let mut network = Network::new(5);
        // Everything flows in and out; in the middle there are two ways, of which one is too narrow for all.
        network.lead(0, 1, 5);
        let (wide, narrow) = (network.lead(1, 2, 5), network.lead(1, 2, 2));
        let out = network.lead(2, 4, 5);
        assert_eq!(network.fill(0, 4), 5);
        assert_eq!(network.can_change(out), (false, false));
        let (more, less) = network.can_change(wide);
        assert!(more || less, "{} over the wide way", network.over(wide));
        assert_ne!(network.can_change(narrow), (false, false));
    }
}
