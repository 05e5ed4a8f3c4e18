//! What follows from what was typed: sums, products, running totals, tax.

use super::content::{Content, Entry, Row, cell_whole};
use super::spec;
use super::spec::{Field, Formula, Table};
use crate::money::{Rounding, Yen, tax};

/// The value of a computed field outside tables; `None` where a part of it is missing or does not fit.
pub fn field(content: &Content, field: &Field, rounding: Rounding) -> Option<i64> {
    let spec = spec(content.form);
    let table_of = |id: &str| spec.tables().find(|table| table.id == id);
    match field.formula? {
        Formula::ColumnSum { table, column } => {
            let table = table_of(table)?;
            sum(content.rows(table.id).iter().map(|row| of_row(table, row, column)))
        }
        Formula::TaxSum { table, amount, rate, rates } => {
            let table = table_of(table)?;
            let rows = content.rows(table.id);
            let of_rate = |percent: u8| {
                let rows =
                    rows.iter().filter(move |row| cell_whole(table, row, rate) == Some(i64::from(percent)));
                let net = sum(rows.map(|row| of_row(table, row, amount)))?;
                tax(Yen(net), u32::from(percent), rounding).ok().map(Yen::get)
            };
            sum(rates.iter().map(|percent| of_rate(*percent)))
        }
        Formula::FieldSum { left, right } => {
            let part = |id: &str| {
                let part = spec.fields().find(|field| field.id == id)?;
                if part.formula.is_some() { self::field(content, part, rounding) } else { content.whole(id) }
            };
            part(left)?.checked_add(part(right)?)
        }
        Formula::RowProduct { .. } | Formula::RunningTotal { .. } => None,
    }
}

/// The values of a computed column, row by row.
pub fn column(table: &Table, rows: &[Row], column: &Field) -> Vec<Option<i64>> {
    match column.formula {
        Some(Formula::RowProduct { .. }) => rows.iter().map(|row| of_row(table, row, column.id)).collect(),
        Some(Formula::RunningTotal { column }) => rows
            .iter()
            .scan(Some(0_i64), |total, row| {
                *total = total.and_then(|total| total.checked_add(cell_whole(table, row, column)?));
                Some(*total)
            })
            .collect(),
        _ => vec![None; rows.len()],
    }
}

/// A number of a row: typed, or a product of typed ones.
fn of_row(table: &Table, row: &Row, column: &str) -> Option<i64> {
    match table.column(column)?.formula {
        Some(Formula::RowProduct { left, right }) => {
            cell_whole(table, row, left)?.checked_mul(cell_whole(table, row, right)?)
        }
        _ => cell_whole(table, row, column),
    }
}

fn sum(mut parts: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    parts.try_fold(0_i64, |total, part| total.checked_add(part?))
}

impl Content {
    /// Fills in every computed place that is empty and can be computed.
    pub fn fill_computed(&mut self, rounding: Rounding) {
        let spec = spec(self.form);
        for table in spec.tables() {
            let Some(mut rows) = self.tables.remove(table.id) else { continue };
            for computed in table.columns.iter().filter(|column| column.formula.is_some()) {
                for (row, value) in column(table, &rows, computed).into_iter().enumerate() {
                    let blank = rows[row].entry(table, computed.id).is_none_or(Entry::is_blank);
                    if let (true, Some(value)) = (blank, value) {
                        let spot = rows[row].entry(table, computed.id).and_then(|entry| entry.spot.clone());
                        rows[row].set(table, computed.id, Entry { spot, ..Entry::typed(value.to_string()) });
                    }
                }
            }
            self.tables.insert(table.id.to_owned(), rows);
        }
        for computed in spec.fields().filter(|field| field.formula.is_some()) {
            if self.entry(computed.id).is_none_or(Entry::is_blank)
                && let Some(value) = field(self, computed, rounding)
            {
                let spot = self.entry(computed.id).and_then(|entry| entry.spot.clone());
                self.set(computed.id, Entry { spot, ..Entry::typed(value.to_string()) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::FormId;

    fn estimate(lines: &[(&str, &str, &str)]) -> Content {
        let mut content = Content::blank(FormId::PriceEstimate);
        let table = spec(FormId::PriceEstimate).tables().next().unwrap();
        let rows = lines.iter().map(|(price, rate, quantity)| {
            let mut row = Row::of(table);
            row.set(table, "unit_price", Entry::typed(*price));
            row.set(table, "tax_rate", Entry::typed(*rate));
            row.set(table, "quantity", Entry::typed(*quantity));
            row
        });
        content.tables.insert("rows".into(), rows.collect());
        content
    }

    #[test]
    fn tax_is_rounded_once_for_each_rate() {
        let mut content = estimate(&[("333", "10", "1"), ("333", "10％", "1"), ("105", "0.08", "1")]);
        content.fill_computed(Rounding::Truncate);
        // 666 at 10 % is 66.6, 105 at 8 % is 8.4.
        assert_eq!(content.whole("subtotal"), Some(771));
        assert_eq!(content.whole("tax"), Some(66 + 8));
        assert_eq!(content.whole("total"), Some(771 + 74));
        let mut up = estimate(&[("333", "10", "2")]);
        up.fill_computed(Rounding::Ceil);
        assert_eq!(up.whole("tax"), Some(67));
    }

    #[test]
    fn what_cannot_be_computed_stays_empty() {
        let mut content = estimate(&[("333", "10", "1"), ("未定", "10", "1")]);
        content.fill_computed(Rounding::Truncate);
        assert_eq!(content.whole("subtotal"), None);
        assert_eq!(content.rows("rows")[0].cells.last().unwrap().raw, "333");
    }

    #[test]
    fn totals_run_from_row_to_row() {
        let table = spec(FormId::ShipmentPlan).tables().next().unwrap();
        let row = |units: &str| {
            let mut row = Row::of(table);
            row.set(table, "units", Entry::typed(units));
            row
        };
        let rows = [row("100"), row("０"), row("50台"), row("?"), row("1")];
        let cumulative = table.column("cumulative").unwrap();
        assert_eq!(column(table, &rows, cumulative), [Some(100), Some(100), Some(150), None, None]);
    }
}
