//! Options that were put in order: a place for each option, or all options in one cell from the first to the last.

use super::answers::number;
use super::table::{Address, Cell};
use crate::responses::{BLANK, NOT_CHOSEN};

/// The last place there can be: further bytes say that there is none.
const LAST: f64 = 200.0;

/// A cell an option, with its place. `report`: cells that hold no place.
pub(super) fn columns(
    row: usize,
    cells: &[Cell<'_>],
    columns: &[Option<usize>],
    options: &mut [(i32, Vec<u8>)],
    report: &mut dyn FnMut(Address, String),
) {
    let cell = |column: &Option<usize>| column.and_then(|c| cells.get(c)).copied().unwrap_or(Cell::Empty);
    let places: Vec<Option<u8>> = columns
        .iter()
        .map(|column| {
            let cell = cell(column);
            let place = place(cell);
            if place.is_none() && !cell.is_empty() {
                report(Address { row, column: column.unwrap_or_default() }, cell.to_text());
            }
            place
        })
        .collect();
    let nothing = if places.iter().all(Option::is_none) { BLANK } else { NOT_CHOSEN };
    for (place, (_, values)) in places.into_iter().zip(options) {
        values.push(place.unwrap_or(nothing));
    }
}

/// The positions of the options as they stood in one cell.
pub(super) fn list(positions: &[u8], options: &mut [(i32, Vec<u8>)]) {
    let nothing = if positions.is_empty() { BLANK } else { NOT_CHOSEN };
    for (option, (_, values)) in options.iter_mut().enumerate() {
        let place = positions.iter().position(|position| usize::from(*position) == option);
        values.push(place.and_then(|place| u8::try_from(place + 1).ok()).unwrap_or(nothing));
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and from 1 to 200")]
fn place(cell: Cell<'_>) -> Option<u8> {
    let place = match cell {
        Cell::Number(number) => number,
        Cell::Text(text) => number(text).ok()?,
        _ => return None,
    };
    (place.fract() == 0.0 && (1.0..=LAST).contains(&place)).then_some(place as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_in_columns_or_follow_from_the_order_in_a_cell() {
        let mut options = [(1, Vec::new()), (2, Vec::new()), (3, Vec::new())];
        let cells = [Cell::Number(2.0), Cell::Text("1"), Cell::Empty, Cell::Text("first")];
        let mut wrong = Vec::new();
        columns(4, &cells, &[Some(0), Some(1), Some(2)], &mut options, &mut |address, text| {
            wrong.push((address, text));
        });
        columns(5, &cells, &[Some(2), Some(3), None], &mut options, &mut |address, text| wrong.push((address, text)));
        list(&[2, 0], &mut options);
        assert_eq!(options.map(|(_, places)| places), [vec![2, BLANK, 2], vec![1, BLANK, 0], vec![0, BLANK, 1]]);
        assert_eq!(wrong, [(Address { row: 5, column: 3 }, "first".to_string())]);
    }
}
