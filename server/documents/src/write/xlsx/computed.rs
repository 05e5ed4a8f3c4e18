//! Formulas for what computes itself, and the figures that viewers show who compute nothing.

use std::collections::HashMap;

use domain::forms::content::cell_whole;
use domain::forms::spec::{Field, Formula as Rule, Kind, Table};
use domain::forms::{Content, Entry, Row, Value, computed, spec};
use domain::money::{Rounding, Yen, tax};
use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};

use super::rows_of;

/// What stands in a computed place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Computed {
    /// A formula, and what it comes to; `None` where it shows nothing.
    Formula(Option<i64>),
    /// A number in place of the formula: one was given that the rule does not come to.
    Number(i64),
    /// Something given that is no number.
    Text(String),
}

impl Computed {
    fn figure(&self) -> Option<i64> {
        match self {
            Computed::Formula(figure) => *figure,
            Computed::Number(number) => Some(*number),
            Computed::Text(_) => None,
        }
    }

    /// `rule` is what the specification comes to, `sheet` what the formula in the sheet comes to: they differ
    /// where a number that the formula adds up was given wrong.
    fn decide(given: Option<&Entry>, kind: Kind, rule: Option<i64>, sheet: Option<i64>) -> Self {
        let given = given.filter(|entry| !entry.is_blank());
        match (given.map(|entry| (entry, entry.value(kind))), rule) {
            (None, Some(rule)) if sheet != Some(rule) => Computed::Number(rule),
            (None, _) => Computed::Formula(sheet),
            (Some((_, Ok(Some(Value::Whole(number))))), rule) => {
                if rule == Some(number) && sheet == rule {
                    Computed::Formula(sheet)
                } else {
                    Computed::Number(number)
                }
            }
            (Some((entry, _)), _) => Computed::Text(entry.raw.clone()),
        }
    }
}

/// Every computed place of a form.
pub struct Figures {
    /// Per table and column, row by row.
    columns: HashMap<(&'static str, &'static str), Vec<Computed>>,
    fields: HashMap<&'static str, Computed>,
}

impl Figures {
    pub fn of(content: &Content, rounding: Rounding) -> Self {
        let mut sheet = Sheet { columns: HashMap::new(), fields: HashMap::new(), rounding };
        let mut all = Self { columns: HashMap::new(), fields: HashMap::new() };
        for table in spec(content.form).tables() {
            let rows = rows_of(content, table);
            for column in table.columns.iter().filter(|column| column.formula.is_none()) {
                let figures = rows.iter().map(|row| cell_whole(table, row, column.id)).collect();
                sheet.columns.insert((table.id, column.id), figures);
            }
            for column in table.columns.iter().filter(|column| column.formula.is_some()) {
                let decided = sheet.column(table, &rows, column);
                sheet.columns.insert((table.id, column.id), decided.iter().map(Computed::figure).collect());
                all.columns.insert((table.id, column.id), decided);
            }
        }
        for field in spec(content.form).fields() {
            let decided = match field.formula {
                Some(formula) => {
                    let rule = computed::field(content, field, rounding);
                    Computed::decide(content.entry(field.id), field.kind, rule, sheet.field(formula))
                }
                None => Computed::Formula(content.whole(field.id)),
            };
            sheet.fields.insert(field.id, decided.figure());
            all.fields.insert(field.id, decided);
        }
        all
    }

    pub fn column(&self, table: &'static str, column: &'static str) -> &[Computed] {
        self.columns.get(&(table, column)).map_or(&[], Vec::as_slice)
    }

    pub fn field(&self, field: &str) -> Computed {
        self.fields.get(field).cloned().unwrap_or(Computed::Formula(None))
    }
}

/// What the sheet's formulas see: cells that hold no number count for nothing.
struct Sheet {
    columns: HashMap<(&'static str, &'static str), Vec<Option<i64>>>,
    fields: HashMap<&'static str, Option<i64>>,
    rounding: Rounding,
}

impl Sheet {
    fn figures(&self, table: &'static str, column: &'static str) -> &[Option<i64>] {
        self.columns.get(&(table, column)).map_or(&[], Vec::as_slice)
    }

    fn column(&self, table: &'static Table, rows: &[Row], column: &'static Field) -> Vec<Computed> {
        let rule = computed::column(table, rows, column);
        let sheet: Vec<Option<i64>> = match column.formula {
            Some(Rule::RowProduct { left, right }) => self
                .figures(table.id, left)
                .iter()
                .zip(self.figures(table.id, right))
                .map(|(left, right)| left.zip(*right).and_then(|(left, right)| left.checked_mul(right)))
                .collect(),
            Some(Rule::RunningTotal { column }) => self
                .figures(table.id, column)
                .iter()
                .scan(0_i64, |total, own| {
                    *total = total.saturating_add(own.unwrap_or_default());
                    Some(own.map(|_| *total))
                })
                .collect(),
            _ => vec![None; rows.len()],
        };
        rows.iter()
            .zip(rule)
            .zip(sheet)
            .map(|((row, rule), sheet)| {
                Computed::decide(row.entry(table, column.id), column.kind, rule, sheet)
            })
            .collect()
    }

    fn field(&self, rule: Rule) -> Option<i64> {
        match rule {
            Rule::ColumnSum { table, column } => sum(self.figures(table, column).iter().flatten().copied()),
            Rule::TaxSum { table, amount, rate, rates } => rates.iter().try_fold(0_i64, |total, percent| {
                let rows = self.figures(table, amount).iter().zip(self.figures(table, rate));
                let of_rate = rows.filter(|(_, rate)| **rate == Some(i64::from(*percent)));
                let net = sum(of_rate.filter_map(|(amount, _)| *amount))?;
                total.checked_add(tax(Yen(net), u32::from(*percent), self.rounding).ok()?.get())
            }),
            Rule::FieldSum { left, right } => {
                let part = |id: &str| self.fields.get(id).copied().flatten();
                part(left)?.checked_add(part(right)?)
            }
            Rule::RowProduct { .. } | Rule::RunningTotal { .. } => None,
        }
    }
}

fn sum(mut figures: impl Iterator<Item = i64>) -> Option<i64> {
    figures.try_fold(0_i64, i64::checked_add)
}

/// Where a table's cells stand.
#[derive(Clone, Debug)]
pub struct TableCells {
    pub first_row: u32,
    pub last_row: u32,
    pub columns: HashMap<&'static str, u16>,
}

impl TableCells {
    fn column(&self, id: &str) -> u16 {
        self.columns.get(id).copied().unwrap_or_default()
    }

    fn range(&self, column: &str) -> String {
        let column = self.column(column);
        format!(
            "{}:{}",
            row_col_to_cell_absolute(self.first_row, column),
            row_col_to_cell_absolute(self.last_row, column)
        )
    }
}

/// Where everything that formulas name stands.
#[derive(Default)]
pub struct Cells {
    pub tables: HashMap<&'static str, TableCells>,
    pub fields: HashMap<&'static str, (u32, u16)>,
}

impl Cells {
    /// The formula of a field outside tables. What it names stands above it.
    pub fn of_field(&self, rule: Rule, rounding: Rounding) -> String {
        let range =
            |table: &str, column: &str| self.tables.get(table).map(|c| c.range(column)).unwrap_or_default();
        let cell = |field: &str| {
            let (row, column) = self.fields.get(field).copied().unwrap_or_default();
            row_col_to_cell_absolute(row, column)
        };
        match rule {
            Rule::ColumnSum { table, column } => format!("=SUM({})", range(table, column)),
            Rule::TaxSum { table, amount, rate, rates } => {
                let (amounts, rate) = (range(table, amount), range(table, rate));
                let round = rounding_function(rounding);
                let terms: Vec<_> = rates
                    .iter()
                    .filter(|percent| **percent > 0)
                    .map(|percent| format!("{round}(SUMIF({rate},{percent},{amounts})*{percent}/100,0)"))
                    .collect();
                if terms.is_empty() { "=0".to_owned() } else { format!("={}", terms.join("+")) }
            }
            Rule::FieldSum { left, right } => format!("={}+{}", cell(left), cell(right)),
            Rule::RowProduct { .. } | Rule::RunningTotal { .. } => "=0".to_owned(),
        }
    }

    /// The column under which a computed field stands.
    pub fn column_of(&self, rule: Rule) -> Option<u16> {
        match rule {
            Rule::ColumnSum { table, column } | Rule::TaxSum { table, amount: column, .. } => {
                Some(self.tables.get(table)?.column(column))
            }
            Rule::FieldSum { left, .. } => self.fields.get(left).map(|(_, column)| *column),
            Rule::RowProduct { .. } | Rule::RunningTotal { .. } => None,
        }
    }
}

/// The formula of a computed column in one row: empty until there is something to compute.
pub fn of_row(rule: Rule, cells: &TableCells, row: u32) -> String {
    let cell = |column: &str| row_col_to_cell(row, cells.column(column));
    match rule {
        Rule::RowProduct { left, right } => {
            let (left, right) = (cell(left), cell(right));
            format!("=IF(AND(ISNUMBER({left}),ISNUMBER({right})),{left}*{right},\"\")")
        }
        Rule::RunningTotal { column } => {
            let first = row_col_to_cell_absolute(cells.first_row, cells.column(column));
            let own = cell(column);
            format!("=IF(ISNUMBER({own}),SUM({first}:{own}),\"\")")
        }
        Rule::ColumnSum { .. } | Rule::TaxSum { .. } | Rule::FieldSum { .. } => "=0".to_owned(),
    }
}

fn rounding_function(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Truncate => "ROUNDDOWN",
        Rounding::RoundHalfUp => "ROUND",
        Rounding::Ceil => "ROUNDUP",
    }
}
