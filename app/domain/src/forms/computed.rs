//! What follows from what was typed: sums, products, running totals, tax.

use std::collections::BTreeMap;

use super::content::{Content, Entry, Row, cell_whole};
use super::spec;
use super::spec::{Field, FormSpec, Formula, Table};
use crate::money::{Rounding, Yen, tax};

/// The numbers of a form, wherever they are kept.
pub trait Figures {
    fn rows(&self, table: &'static Table) -> usize;

    /// The whole number in a cell, where there is one.
    fn cell(&self, table: &'static Table, row: usize, column: &'static Field) -> Option<i64>;

    /// The whole number in a field outside tables, where there is one.
    fn field(&self, field: &'static Field) -> Option<i64>;

    /// Whether sums are made from the products and sums as they stand, instead of from the right ones.
    fn as_written(&self) -> bool {
        false
    }
}

impl Figures for Content {
    fn rows(&self, table: &'static Table) -> usize {
        Content::rows(self, table.id).len()
    }

    fn cell(&self, table: &'static Table, row: usize, column: &'static Field) -> Option<i64> {
        cell_whole(table, Content::rows(self, table.id).get(row)?, column.id)
    }

    fn field(&self, field: &'static Field) -> Option<i64> {
        self.whole(field.id)
    }
}

/// The rows of one table.
struct Rows<'a>(&'a [Row]);

impl Figures for Rows<'_> {
    fn rows(&self, _: &'static Table) -> usize {
        self.0.len()
    }

    fn cell(&self, table: &'static Table, row: usize, column: &'static Field) -> Option<i64> {
        cell_whole(table, self.0.get(row)?, column.id)
    }

    fn field(&self, _: &'static Field) -> Option<i64> {
        None
    }
}

/// The value of a computed field outside tables; `None` where a part of it is missing or does not fit.
pub fn field(content: &Content, field: &Field, rounding: Rounding) -> Option<i64> {
    field_of(content, spec(content.form), field, rounding)
}

/// The values of a computed column, row by row.
pub fn column(table: &'static Table, rows: &[Row], column: &'static Field) -> Vec<Option<i64>> {
    column_of(&Rows(rows), table, column)
}

/// As [`field`], from any figures. A sum that can't be counted is `None`, too.
pub fn field_of(figures: &impl Figures, spec: &FormSpec, field: &Field, rounding: Rounding) -> Option<i64> {
    let table_of = |id: &str| spec.tables().find(|table| table.id == id);
    match field.formula? {
        Formula::ColumnSum { table, column } => {
            let table = table_of(table)?;
            let column = table.column(column)?;
            sum((0..figures.rows(table)).map(|row| number(figures, table, row, column)))
        }
        Formula::TaxSum { table, amount, rate, .. } => {
            let table = table_of(table)?;
            let (amount, rate) = (table.column(amount)?, table.column(rate)?);
            let mut nets: BTreeMap<i64, i64> = BTreeMap::new();
            for row in 0..figures.rows(table) {
                let net = nets.entry(figures.cell(table, row, rate)?).or_default();
                *net = net.checked_add(number(figures, table, row, amount)?)?;
            }
            let of_rate = |(percent, net): (&i64, &i64)| {
                tax(Yen(*net), u32::try_from(*percent).ok()?, rounding).ok().map(Yen::get)
            };
            sum(nets.iter().map(of_rate))
        }
        Formula::FieldSum { left, right } => {
            let part = |id: &str| {
                let part = spec.fields().find(|field| field.id == id)?;
                if part.formula.is_some() && !figures.as_written() {
                    field_of(figures, spec, part, rounding)
                } else {
                    figures.field(part)
                }
            };
            part(left)?.checked_add(part(right)?)
        }
        Formula::RowProduct { .. } | Formula::RunningTotal { .. } => None,
    }
}

/// As [`column`], from any figures.
pub fn column_of(figures: &impl Figures, table: &'static Table, column: &Field) -> Vec<Option<i64>> {
    let rows = 0..figures.rows(table);
    match column.formula {
        Some(Formula::RowProduct { left, right }) => {
            rows.map(|row| product(figures, table, row, left, right)).collect()
        }
        Some(Formula::RunningTotal { column }) => rows
            .scan(Some(0_i64), |total, row| {
                let next = table.column(column).and_then(|column| figures.cell(table, row, column));
                *total = total.and_then(|total| total.checked_add(next?));
                Some(*total)
            })
            .collect(),
        _ => vec![None; figures.rows(table)],
    }
}

/// A number of a row: as it stands, or the product of two that stand there.
fn number(figures: &impl Figures, table: &'static Table, row: usize, column: &'static Field) -> Option<i64> {
    match column.formula {
        Some(Formula::RowProduct { left, right }) if !figures.as_written() => {
            product(figures, table, row, left, right)
        }
        _ => figures.cell(table, row, column),
    }
}

fn product(
    figures: &impl Figures,
    table: &'static Table,
    row: usize,
    left: &str,
    right: &str,
) -> Option<i64> {
    let factor = |column: &str| figures.cell(table, row, table.column(column)?);
    factor(left)?.checked_mul(factor(right)?)
}

fn sum(mut parts: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    parts.try_fold(0_i64, |total, part| total.checked_add(part?))
}

impl Content {
    /// Empties every computed place, so that [`Content::fill_computed`] computes it anew.
    pub fn forget_computed(&mut self) {
        let spec = spec(self.form);
        for field in spec.fields().filter(|field| field.formula.is_some()) {
            self.set(field.id, Entry::default());
        }
        for table in spec.tables() {
            for row in self.tables.get_mut(table.id).into_iter().flatten() {
                for column in table.columns.iter().filter(|column| column.formula.is_some()) {
                    row.set(table, column.id, Entry::default());
                }
            }
        }
    }

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
