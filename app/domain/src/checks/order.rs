//! Findings in the order of the paper, and not more of one kind than a person can use.

use std::collections::HashMap;

use crate::finding::{Code, Finding, Shown};
use crate::forms::spec;

/// Findings of one code in one column that are told one by one; the last of them says how many more
/// there are (`more`).
const MOST: usize = 20;

pub(super) fn in_order(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_cached_key(|finding| {
        let spec = spec(finding.form);
        let place = spec.places().position(|place| place.id == finding.at.place);
        let table = spec.tables().find(|table| table.id == finding.at.place);
        let column = finding.at.column.and_then(|column| table?.position(column));
        (finding.form, place, finding.at.row, column, finding.severity())
    });
    folded(found)
}

fn folded(found: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(found.len());
    // By code and column: how many there were, and where the last one that was kept stands.
    let mut seen: HashMap<(Code, &str, Option<&str>), (usize, usize)> = HashMap::new();
    for finding in found {
        let (count, last) =
            seen.entry((finding.code, finding.at.place, finding.at.column)).or_insert((0, usize::MAX));
        *count += 1;
        if *count <= MOST || finding.at.row.is_none() {
            *last = kept.len();
            kept.push(finding);
        }
    }
    for (count, last) in seen.into_values() {
        if let (Some(more @ 1..), Some(finding)) = (count.checked_sub(MOST), kept.get_mut(last))
            && finding.at.row.is_some()
        {
            finding.args.push(("more", Shown::Number(i64::try_from(more).unwrap_or(i64::MAX))));
        }
    }
    kept
}
