//! Fisher's exact test for tables with several rows and columns (Freeman and Halton).

use std::collections::BTreeMap;

use super::contingency::Contingency;
use super::distribution::stirling_error;
use super::random::SplitMix;
use super::{Computed, Refusal};

/// Partial tables followed before giving up: a second or two.
pub const STEPS_UP_TO: usize = 20_000_000;

/// P-value that rows and columns are independent: the probability of all tables with the same margins that
/// are as improbable as the observed one or more, 0..1.
///
/// Refuses with `TooMany` where the tables are too many to follow; chi-squared is then right, or
/// [`simulated`]. Freeman & Halton (1951) Biometrika 38:141; Mehta & Patel (1983) JASA 78:427, whose network
/// of partial tables is followed here column by column.
pub fn fisher(table: &Contingency) -> Computed<f64> {
    let people = usize::try_from(table.total()).unwrap_or(usize::MAX);
    if people > STEPS_UP_TO {
        return Err(Refusal::TooMany { most: STEPS_UP_TO, found: people });
    }
    let mut network = Network::new(table);
    let observed: f64 = table.cells.iter().flatten().map(|&cell| network.weight(cell)).sum();
    network.probability_up_to(observed)
}

/// Deals columns one after the other; what remains of the rows is a node.
struct Network {
    columns: Vec<u64>,
    rows: Vec<u64>,
    /// ln k! for every count that can occur.
    ln_factorial: Vec<f64>,
    /// Largest and smallest weight from a node to the end.
    bounds: BTreeMap<(usize, Vec<u64>), (f64, f64)>,
    steps: usize,
}

impl Network {
    fn new(table: &Contingency) -> Self {
        // Few rows keep the nodes few.
        let (mut rows, mut columns) = (table.rows.clone(), table.columns.clone());
        if rows.len() > columns.len() {
            std::mem::swap(&mut rows, &mut columns);
        }
        rows.sort_unstable();
        columns.sort_unstable_by(|a, b| b.cmp(a));
        let ln_factorial = (0..=table.total()).map(ln_factorial).collect();
        Self { columns, rows, ln_factorial, bounds: BTreeMap::new(), steps: 0 }
    }

    /// A cell's part in the logarithm of its table's probability.
    fn weight(&self, cell: u64) -> f64 {
        usize::try_from(cell).ok().and_then(|k| self.ln_factorial.get(k)).map_or(f64::NEG_INFINITY, |ln| -ln)
    }

    /// The logarithm of the summed weights of everything that can follow.
    fn all(&self, done: usize, rows: &[u64]) -> f64 {
        let margins = rows.iter().chain(&self.columns[done..]).map(|&k| self.weight(k)).sum::<f64>();
        margins - self.weight(rows.iter().sum())
    }

    fn probability_up_to(&mut self, observed: f64) -> Computed<f64> {
        /// Tables whose probability differs only by rounding count as equally probable, as in R.
        const ROUNDING: f64 = 1e-7;
        let limit = observed + ROUNDING;
        let whole = self.all(0, &self.rows);
        let mut probability = 0.0;
        // For every node the weights with which it is reached, and how often.
        let mut stage = BTreeMap::from([(self.rows.clone(), vec![(0.0, 1.0)])]);
        for done in 0..self.columns.len() {
            let mut next: BTreeMap<Vec<u64>, Vec<(f64, f64)>> = BTreeMap::new();
            for (rows, paths) in stage {
                let (most, least) = self.bounds(done, &rows)?;
                let all = self.all(done, &rows);
                let open: Vec<(f64, f64)> = paths
                    .into_iter()
                    .filter(|(past, times)| {
                        let settled = past + most <= limit;
                        if settled {
                            probability += times * (past + all - whole).exp();
                        }
                        !settled && past + least <= limit
                    })
                    .collect();
                if open.is_empty() {
                    continue;
                }
                for (left, weight) in self.deals(done, &rows)? {
                    self.count(open.len())?;
                    next.entry(left).or_default().extend(open.iter().map(|(past, times)| (past + weight, *times)));
                }
            }
            next.values_mut().for_each(merge);
            stage = next;
        }
        Ok(probability.min(1.0))
    }

    /// Every way to deal the column to the rows: what is left of them, sorted, and the weight.
    fn deals(&mut self, done: usize, rows: &[u64]) -> Computed<Vec<(Vec<u64>, f64)>> {
        let mut deals = vec![(Vec::new(), self.columns[done], 0.0)];
        let mut behind: u64 = rows.iter().sum();
        for &row in rows {
            behind -= row;
            let mut longer = Vec::new();
            for (left, rest, weight) in deals {
                for cell in rest.saturating_sub(behind)..=row.min(rest) {
                    self.count(1)?;
                    let mut left = left.clone();
                    left.push(row - cell);
                    longer.push((left, rest - cell, weight + self.weight(cell)));
                }
            }
            deals = longer;
        }
        let sorted = |(mut left, _, weight): (Vec<u64>, u64, f64)| {
            left.sort_unstable();
            (left, weight)
        };
        Ok(deals.into_iter().map(sorted).collect())
    }

    fn bounds(&mut self, done: usize, rows: &[u64]) -> Computed<(f64, f64)> {
        if done + 1 >= self.columns.len() {
            let forced = rows.iter().map(|&cell| self.weight(cell)).sum();
            return Ok((forced, forced));
        }
        let key = (done, rows.to_vec());
        if let Some(&known) = self.bounds.get(&key) {
            return Ok(known);
        }
        let (mut most, mut least) = (f64::NEG_INFINITY, f64::INFINITY);
        for (left, weight) in self.deals(done, rows)? {
            let (above, below) = self.bounds(done + 1, &left)?;
            most = most.max(weight + above);
            least = least.min(weight + below);
        }
        self.bounds.insert(key, (most, least));
        Ok((most, least))
    }

    fn count(&mut self, steps: usize) -> Computed<()> {
        self.steps += steps;
        if self.steps > STEPS_UP_TO { Err(Refusal::TooMany { most: STEPS_UP_TO, found: self.steps }) } else { Ok(()) }
    }
}

/// Paths of equal weight become one.
fn merge(paths: &mut Vec<(f64, f64)>) {
    const EQUAL: f64 = 1e-10;
    paths.sort_by(|a, b| a.0.total_cmp(&b.0));
    paths.dedup_by(|later, earlier| {
        let equal = later.0 - earlier.0 < EQUAL;
        if equal {
            earlier.1 += later.1;
        }
        equal
    });
}

fn ln_factorial(k: u64) -> f64 {
    let z = k as f64;
    if k == 0 { 0.0 } else { stirling_error(z) + (z + 0.5) * z.ln() - z + 0.5 * std::f64::consts::TAU.ln() }
}

/// P-value by chi-squared over `replicates` random tables with the same margins, always the same ones:
/// (1 + tables at least as far) / (1 + tables), so never 0.
///
/// Standard error √(p(1-p)/replicates). Hope (1968) JRSS B 30:582.
pub fn simulated(table: &Contingency, replicates: u32) -> f64 {
    // Margins fixed, chi-squared orders tables as Σ cell²/(row·column) does.
    let statistic =
        |cell: u64, i: usize, j: usize| (cell as f64).powi(2) / (table.rows[i] as f64 * table.columns[j] as f64);
    let cells = |of: &dyn Fn(usize, usize) -> u64| {
        let places = (0..table.rows.len()).flat_map(|i| (0..table.columns.len()).map(move |j| (i, j)));
        places.map(|(i, j)| statistic(of(i, j), i, j)).sum::<f64>()
    };
    let observed = cells(&|i, j| table.cells[i][j]) * (1.0 - 1e-9);
    let labels = |margin: &[u64]| -> Vec<usize> {
        margin.iter().enumerate().flat_map(|(label, &count)| (0..count).map(move |_| label)).collect()
    };
    let (rows, mut columns) = (labels(&table.rows), labels(&table.columns));
    let mut random = SplitMix::new(0x6d69_7474_6172_6921);
    let mut as_far = 0_u32;
    for _ in 0..replicates {
        for i in (1..columns.len()).rev() {
            columns.swap(i, random.below(i + 1));
        }
        let mut drawn = vec![vec![0_u64; table.columns.len()]; table.rows.len()];
        for (&i, &j) in rows.iter().zip(&columns) {
            drawn[i][j] += 1;
        }
        as_far += u32::from(cells(&|i, j| drawn[i][j]) >= observed);
    }
    (1.0 + f64::from(as_far)) / (1.0 + f64::from(replicates))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R 4.2.2: fisher.test(matrix(c(1,2,1,0, 3,3,6,1, 10,10,14,9, 6,7,12,11), 4, 4)), job satisfaction: p = 0.7827.
    #[test]
    fn job_satisfaction() {
        let cells = [vec![1, 3, 10, 6], vec![2, 3, 10, 7], vec![1, 6, 14, 12], vec![0, 1, 9, 11]];
        let p = Contingency::new(&cells).and_then(|table| fisher(&table));
        assert!(p.is_ok_and(|p| (p - 0.7827).abs() < 5e-5), "{p:?}");
    }

    #[test]
    fn simulation_comes_near() {
        let table = Contingency::new(&[vec![4, 3, 6, 0], vec![0, 2, 1, 5]]);
        assert!(table.is_ok_and(|t| (simulated(&t, 2000) - 0.0055).abs() < 0.005));
    }
}
