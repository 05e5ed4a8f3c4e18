//! Which merged area a cell lies in, without looking at each of thousands of them.

use std::collections::HashMap;

use super::sheet::{Area, ROWS};

/// The areas in a tree over the rows: a node stands for a run of rows, and holds the areas that reach over
/// all of it, by their columns. Excel lets no two areas overlap; where they do, one of them is found.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// First and last column, and which area it is, by the number of the node.
    nodes: HashMap<u32, Vec<(u32, u32, usize)>>,
}

impl Inside {
    pub(super) fn of(areas: &[Area]) -> Self {
        let mut nodes: HashMap<u32, Vec<(u32, u32, usize)>> = HashMap::new();
        for (index, area) in areas.iter().enumerate() {
            let mut put = |node: u32| {
                nodes.entry(node).or_default().push((area.columns.0, area.columns.1, index));
            };
            let (mut first, mut end) = (area.rows.0 + ROWS, area.rows.1 + ROWS + 1);
            while first < end {
                if first % 2 == 1 {
                    put(first);
                    first += 1;
                }
                if end % 2 == 1 {
                    end -= 1;
                    put(end);
                }
                (first, end) = (first / 2, end / 2);
            }
        }
        nodes.values_mut().for_each(|areas| areas.sort_unstable());
        Self { nodes }
    }

    pub(super) fn find(&self, row: u32, column: u32) -> Option<usize> {
        if self.nodes.is_empty() {
            return None;
        }
        let mut node = row.min(ROWS - 1) + ROWS;
        while node > 0 {
            if let Some(areas) = self.nodes.get(&node)
                && let Some(at) = areas.partition_point(|(first, ..)| *first <= column).checked_sub(1)
                && let Some((_, last, index)) = areas.get(at)
                && column <= *last
            {
                return Some(*index);
            }
            node /= 2;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_of_an_area_finds_it_and_no_other_does() {
        let areas: Vec<Area> =
            [((2, 5), (0, 0)), ((2, 5), (1, 3)), ((6, 6), (0, 3)), ((0, ROWS - 1), (9, 9))]
                .map(|(rows, columns)| Area { rows, columns })
                .to_vec();
        let inside = Inside::of(&areas);
        for row in (0..12).chain([ROWS - 1]) {
            for column in 0..12 {
                let holds = |area: &Area| {
                    (area.rows.0..=area.rows.1).contains(&row)
                        && (area.columns.0..=area.columns.1).contains(&column)
                };
                assert_eq!(inside.find(row, column), areas.iter().position(holds), "{row} {column}");
            }
        }
        assert_eq!(Inside::default().find(0, 0), None);
    }
}
