//! What stands below the end of a table and looks like rows of it: no reader took it for one.

use super::sheet::{Rows, Sheet};
use crate::finding::{Code, Finding, Shown};

pub(super) fn check(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for (table, lines) in sheet.tables() {
        let rows = Rows { sheet, table, lines };
        if let Some(entry) = sheet.content.outside.get(table.id) {
            let finding = rows.table_finding(Code::RowsOutside).at_spot(entry.spot.clone());
            found.push(finding.found(Shown::raw(&entry.raw)));
        }
    }
}
