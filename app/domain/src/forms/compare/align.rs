//! What two sequences have in common, in bounded time.

use std::collections::HashMap;
use std::hash::Hash;

/// Largest product of lengths for which the longest common subsequence is sought exactly.
const EXACT: usize = 250_000;

/// Pairs of places that hold the same, rising on both sides. The longest such list, unless what is
/// left between equal beginnings and ends is too long for that; then the items that stand once on
/// either side lead.
pub(super) fn align<T: Eq + Hash>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let head = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (rest_before, rest_after) = (&before[head..], &after[head..]);
    let tail = rest_before.iter().rev().zip(rest_after.iter().rev()).take_while(|(one, other)| one == other);
    let tail = tail.count();
    let (middle_before, middle_after) =
        (&rest_before[..rest_before.len() - tail], &rest_after[..rest_after.len() - tail]);
    let middle = if middle_before.len().saturating_mul(middle_after.len()) <= EXACT {
        longest(middle_before, middle_after)
    } else {
        by_landmarks(middle_before, middle_after)
    };
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    pairs.extend(middle.into_iter().map(|(one, other)| (one + head, other + head)));
    let ends = |back: usize| (before.len() - back, after.len() - back);
    pairs.extend((1..=tail).rev().map(ends));
    pairs
}

/// The longest common subsequence, by the table of lengths of all pairs of ends.
fn longest<T: Eq>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let width = after.len() + 1;
    let mut lengths = vec![0_u32; (before.len() + 1) * width];
    for one in (0..before.len()).rev() {
        for other in (0..after.len()).rev() {
            lengths[one * width + other] = if before[one] == after[other] {
                lengths[(one + 1) * width + other + 1] + 1
            } else {
                lengths[(one + 1) * width + other].max(lengths[one * width + other + 1])
            };
        }
    }
    let (mut one, mut other, mut pairs) = (0, 0, Vec::new());
    while one < before.len() && other < after.len() {
        if before[one] == after[other] {
            pairs.push((one, other));
            one += 1;
            other += 1;
        } else if lengths[(one + 1) * width + other] >= lengths[one * width + other + 1] {
            one += 1;
        } else {
            other += 1;
        }
    }
    pairs
}

fn by_landmarks<T: Eq + Hash>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let (once_before, once_after) = (once(before), once(after));
    let mut pairs: Vec<(usize, usize)> =
        once_before.iter().filter_map(|(item, one)| Some(((*one)?, (*once_after.get(*item)?)?))).collect();
    pairs.sort_unstable();
    let others: Vec<usize> = pairs.iter().map(|(_, other)| *other).collect();
    rising(&others).into_iter().map(|at| pairs[at]).collect()
}

/// Where each item stands; `None` for one that stands there more than once.
fn once<T: Eq + Hash>(items: &[T]) -> HashMap<&T, Option<usize>> {
    let mut places = HashMap::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        places.entry(item).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places
}

/// The places of a longest rising subsequence, by patience sorting.
pub(super) fn rising(numbers: &[usize]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let pile = ends.partition_point(|end| numbers[*end] < *number);
        before.push(pile.checked_sub(1).map(|left| ends[left]));
        match ends.get_mut(pile) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut places = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(place) = at {
        places.push(place);
        at = before[place];
    }
    places.reverse();
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters(pairs: &[(usize, usize)], text: &str) -> String {
        pairs.iter().map(|(at, _)| char::from(text.as_bytes()[*at])).collect()
    }

    #[test]
    fn the_longest_common_part_is_found() {
        for (one, other, common) in [
            ("abcd", "xbyd", "bd"),
            ("", "a", ""),
            ("abc", "abc", "abc"),
            ("aab", "ab", "ab"),
            ("ab", "ba", "b"),
        ] {
            assert_eq!(letters(&align(one.as_bytes(), other.as_bytes()), one), common, "{one} {other}");
        }
    }

    #[test]
    fn long_sequences_are_led_by_their_landmarks() {
        let one: Vec<usize> = (0..2_000).collect();
        let mut other: Vec<usize> = one.iter().map(|n| if n % 100 == 50 { 9_999 } else { *n }).collect();
        other.insert(0, 7_777);
        other.push(8_888);
        let pairs = align(&one, &other);
        assert_eq!(pairs.len(), 1_980);
        assert!(pairs.iter().all(|(at, to)| at + 1 == *to));
    }

    proptest! {
        #[test]
        fn pairs_are_equal_and_rise(one in "[abc]{0,30}", other in "[abc]{0,30}") {
            let (one, other) = (one.as_bytes(), other.as_bytes());
            let pairs = align(one, other);
            prop_assert!(pairs.iter().all(|(at, to)| one[*at] == other[*to]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            let marked = by_landmarks(one, other);
            prop_assert!(marked.iter().all(|(at, to)| one[*at] == other[*to]));
            prop_assert_eq!(align(other, one).len(), pairs.len());
        }

        #[test]
        fn a_rising_part_rises(numbers in proptest::collection::vec(0_usize..50, 0..50)) {
            let places = rising(&numbers);
            let rises = |two: &[usize]| two[0] < two[1] && numbers[two[0]] < numbers[two[1]];
            prop_assert!(places.windows(2).all(rises));
        }
    }
}
