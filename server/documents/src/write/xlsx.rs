//! Blank forms in Excel: a sheet for what stands on every form, and a sheet for each section.
//!
//! Text cells are formatted as text, so that `2026-10` stays a month and a telephone number keeps
//! its zero; what can be computed is a formula.

use std::collections::HashMap;

use domain::forms::spec::{Block, Field, FormSpec, Formula as Rule, Kind, Section, Table};
use domain::forms::{Content, DEFAULT_ADDRESSEE, spec};
use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};

use super::{FORM_PROPERTY, Imprint, characters, label, longest_preset, mark, number_and_edition};
use crate::error::DocumentError;

const FONT: &str = "ＭＳ ゴシック";
/// Excel's number for A4.
const A4: u8 = 9;
/// Columns of the first sheet, in widths of a digit.
const LABEL_WIDTH: f64 = 22.0;
const VALUE_WIDTH: f64 = 46.0;
const HELP_WIDTH: f64 = 34.0;

pub(super) fn write(content: &Content, imprint: &Imprint<'_>) -> Result<Vec<u8>, DocumentError> {
    let (spec, edition, call_title) = (spec(content.form), imprint.edition, content.raw("call"));
    let mut book = Workbook::new();
    book.set_properties(&properties(spec, edition)?);
    cover(book.add_worksheet(), spec, edition, call_title)?;
    for part in spec.sections {
        SectionSheet::new(book.add_worksheet(), spec, edition, part)?.write(part)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A fixed date of creation: the same form is the same file whenever it is written.
fn properties(spec: &FormSpec, edition: &str) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2026, 10, 1)?;
    Ok(DocProperties::new()
        .set_title(spec.id.title_ja())
        .set_creation_datetime(&created)
        .set_custom_property(FORM_PROPERTY, mark(spec.id, edition)))
}

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(10.5).set_align(FormatAlign::VerticalCenter)
}

fn boxed() -> Format {
    base().set_border(FormatBorder::Thin).set_text_wrap()
}

fn label_format() -> Format {
    boxed().set_indent(1).set_background_color(0x00F2_F2F2)
}

fn help_format() -> Format {
    base().set_font_size(9).set_text_wrap().set_indent(1)
}

fn title_format() -> Format {
    base().set_font_size(14).set_bold().set_align(FormatAlign::Center)
}

/// How a value of this kind is shown and stored.
fn value_format(kind: Kind) -> Format {
    match kind {
        Kind::Money | Kind::Integer => boxed().set_num_format("#,##0"),
        Kind::Percent => boxed().set_num_format("0"),
        Kind::Date => boxed().set_num_format("yyyy\"年\"m\"月\"d\"日\"").set_align(FormatAlign::Left),
        Kind::Choice(_) | Kind::Tick => boxed(),
        Kind::Text
        | Kind::LongText
        | Kind::YearMonth
        | Kind::Kana
        | Kind::Phone
        | Kind::Mail
        | Kind::CorporateNumber => boxed().set_num_format("@"),
    }
}

/// What Excel lets one type, with the message it shows otherwise. `None` where anything goes.
fn validation(kind: Kind) -> Result<Option<DataValidation>, XlsxError> {
    let validation = DataValidation::new();
    Ok(match kind {
        Kind::Choice(choices) => {
            let labels: Vec<_> = choices.iter().map(|choice| choice.label_ja).collect();
            Some(validation.allow_list_strings(&labels)?.set_error_message("一覧から選んでください。")?)
        }
        Kind::Integer | Kind::Money => Some(
            validation
                .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
                .set_error_message("0以上の整数を記入してください。")?,
        ),
        Kind::Percent => Some(
            validation
                .allow_whole_number(DataValidationRule::Between(0, 100))
                .set_error_message("税率を％の整数で記入してください（例：10）。")?,
        ),
        _ => None,
    })
}

fn paper(sheet: &mut Worksheet, footer: &str) {
    sheet
        .set_paper_size(A4)
        .set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3)
        .set_print_fit_to_pages(1, 0)
        .set_footer(format!("&L{footer}&R&P／&N"));
}

/// The sheet of what stands on every form.
fn cover(sheet: &mut Worksheet, spec: &FormSpec, edition: &str, call_title: &str) -> Result<(), XlsxError> {
    let number = number_and_edition(spec.id, edition);
    sheet.set_name(format!("様式第{}号", spec.id.number()))?;
    paper(sheet, &number);
    for (column, width) in [LABEL_WIDTH, VALUE_WIDTH, HELP_WIDTH].into_iter().enumerate() {
        sheet.set_column_width(column as u16, width)?;
    }
    sheet.write_string_with_format(0, 2, &number, &base().set_align(FormatAlign::Right))?;
    sheet.write_string_with_format(1, 0, DEFAULT_ADDRESSEE, &base())?;
    sheet.merge_range(3, 0, 3, 2, spec.id.title_ja(), &title_format())?;
    sheet.set_row_height(3, 24)?;
    let lead = base().set_text_wrap();
    sheet.merge_range(5, 0, 5, 2, &format!("　{}", spec.lead_ja), &lead)?;
    sheet.set_row_height(5, 32)?;

    let common = spec.common;
    let mut row = 7;
    for (heading, fields) in [
        ("", common.head),
        ("提出者", common.submitter),
        ("連絡先", common.contact),
        ("申込製品", common.product),
    ] {
        if !heading.is_empty() {
            row += 1;
            sheet.write_string_with_format(row, 0, heading, &base().set_bold())?;
            row += 1;
        }
        // The addressee stands above the title.
        for field in fields.iter().filter(|field| field.id != "addressee") {
            let value = if field.id == "call" { call_title } else { "" };
            sheet.write_string_with_format(row, 0, label(field), &label_format())?;
            sheet.write_string_with_format(row, 1, value, &value_format(field.kind))?;
            sheet.write_string_with_format(row, 2, field.help_ja, &help_format())?;
            sheet.set_row_height(row, 26)?;
            row += 1;
        }
    }
    Ok(())
}

/// The cells of a table's columns.
struct Columns {
    first_row: u32,
    last_row: u32,
    by_id: HashMap<&'static str, u16>,
}

impl Columns {
    fn range(&self, column: &str) -> String {
        let column = self.by_id.get(column).copied().unwrap_or_default();
        format!(
            "{}:{}",
            row_col_to_cell_absolute(self.first_row, column),
            row_col_to_cell_absolute(self.last_row, column)
        )
    }
}

/// A sheet for one section, written from top to bottom.
struct SectionSheet<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    /// The last column of the widest table.
    last_column: u16,
    tables: HashMap<&'static str, Columns>,
    /// Cells of fields outside tables.
    fields: HashMap<&'static str, (u32, u16)>,
}

impl<'a> SectionSheet<'a> {
    fn new(
        sheet: &'a mut Worksheet,
        spec: &FormSpec,
        edition: &str,
        section: &Section,
    ) -> Result<Self, XlsxError> {
        sheet.set_name(section.label_ja)?;
        // Computed cells look empty until there is something to compute, also in viewers that
        // compute nothing.
        sheet.set_formula_result_default("");
        sheet.set_landscape();
        paper(sheet, &number_and_edition(spec.id, edition));
        let widest = section
            .blocks
            .iter()
            .map(|block| match block {
                Block::Table(table) => table.columns.len(),
                Block::Fields(_) | Block::Clauses(_) => 2,
            })
            .max()
            .unwrap_or(2);
        Ok(Self {
            sheet,
            row: 0,
            last_column: widest as u16 - 1,
            tables: HashMap::new(),
            fields: HashMap::new(),
        })
    }

    fn write(mut self, section: &Section) -> Result<(), XlsxError> {
        self.sheet.merge_range(0, 0, 0, self.last_column, section.label_ja, &title_format())?;
        self.row = 1;
        if !section.note_ja.is_empty() {
            let (row, last) = (self.row, self.last_column);
            self.sheet.merge_range(row, 0, row, last, section.note_ja, &help_format())?;
            self.sheet.set_row_height(row, 28)?;
            self.row += 1;
        }
        self.row += 1;
        for block in section.blocks {
            match block {
                Block::Fields(fields) => self.fields(fields)?,
                Block::Table(table) => self.table(table)?,
                Block::Clauses(clauses) => {
                    for clause in *clauses {
                        let line = format!("□　{}", clause.text_ja);
                        self.sheet.write_string_with_format(self.row, 0, &line, &base())?;
                        self.row += 1;
                    }
                }
            }
        }
        Ok(())
    }

    /// Labels with values; a total stands under the column that it sums up.
    fn fields(&mut self, fields: &[Field]) -> Result<(), XlsxError> {
        for field in fields {
            let column = field.formula.map_or(1, |rule| self.column_of(rule)).max(1);
            let format = value_format(field.kind);
            self.sheet.write_string_with_format(self.row, column - 1, label(field), &label_format())?;
            match field.formula {
                Some(rule) => {
                    let formula = Formula::new(self.expression(rule));
                    self.sheet.write_formula_with_format(self.row, column, formula, &format)?;
                }
                None => {
                    self.sheet.write_blank(self.row, column, &format)?;
                    if let Some(validation) = validation(field.kind)? {
                        self.sheet.add_data_validation(self.row, column, self.row, column, &validation)?;
                    }
                    self.sheet.write_string_with_format(
                        self.row,
                        column + 1,
                        field.help_ja,
                        &base().set_font_size(9).set_indent(1),
                    )?;
                }
            }
            self.fields.insert(field.id, (self.row, column));
            self.row += 1;
        }
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &'static Table) -> Result<(), XlsxError> {
        let header_row = self.row;
        let (first_row, last_row) = (header_row + 1, header_row + table.printed_rows() as u32);
        let columns = Columns {
            first_row,
            last_row,
            by_id: table.columns.iter().zip(0..).map(|(column, at)| (column.id, at)).collect(),
        };
        for (column, at) in table.columns.iter().zip(0_u16..) {
            let heading = if column.help_ja.is_empty() {
                label(column)
            } else {
                format!("{}\n（{}）", label(column), column.help_ja)
            };
            let characters = characters(column, longest_preset(table, at.into()));
            self.sheet.set_column_width(at, (characters * 2 + 4) as f64)?;
            let format = label_format().set_indent(0).set_align(FormatAlign::Center);
            self.sheet.write_string_with_format(header_row, at, heading, &format)?;
            if let (Some(validation), None) = (validation(column.kind)?, column.formula) {
                self.sheet.add_data_validation(first_row, at, last_row, at, &validation)?;
            }
            for (row, index) in (first_row..=last_row).zip(0..) {
                self.cell(table, column, &columns, (row, at), index)?;
            }
        }
        self.sheet.set_row_height(header_row, 46)?;
        self.sheet.set_repeat_rows(header_row, header_row)?;
        self.sheet.set_freeze_panes(first_row, 0)?;
        self.tables.insert(table.id, columns);
        self.row = last_row + 1;
        Ok(())
    }

    fn cell(
        &mut self,
        table: &Table,
        column: &Field,
        columns: &Columns,
        (row, at): (u32, u16),
        index: usize,
    ) -> Result<(), XlsxError> {
        let format = value_format(column.kind);
        let preset = table.preset.get(index).and_then(|row| row.get(usize::from(at)));
        if let Some(rule) = column.formula {
            let formula = Formula::new(row_expression(rule, columns, row));
            self.sheet.write_formula_with_format(row, at, formula, &format)?;
        } else if let Some(text) = preset {
            self.sheet.write_string_with_format(row, at, *text, &format)?;
        } else {
            self.sheet.write_blank(row, at, &format)?;
        }
        Ok(())
    }

    /// The column under which a computed field stands.
    fn column_of(&self, rule: Rule) -> u16 {
        match rule {
            Rule::ColumnSum { table, column } | Rule::TaxSum { table, amount: column, .. } => self
                .tables
                .get(table)
                .and_then(|columns| columns.by_id.get(column))
                .copied()
                .unwrap_or_default(),
            Rule::FieldSum { left, .. } => self.fields.get(left).map_or(0, |(_, column)| *column),
            Rule::RowProduct { .. } | Rule::RunningTotal { .. } => 0,
        }
    }

    /// The formula of a field outside tables. Tables and fields named by it stand above it.
    fn expression(&self, rule: Rule) -> String {
        let range = |table: &str, column: &str| {
            self.tables.get(table).map(|columns| columns.range(column)).unwrap_or_default()
        };
        let cell = |field: &str| {
            self.fields
                .get(field)
                .map(|(row, column)| row_col_to_cell_absolute(*row, *column))
                .unwrap_or_default()
        };
        match rule {
            Rule::ColumnSum { table, column } => format!("=SUM({})", range(table, column)),
            Rule::TaxSum { table, amount, rate, rates } => {
                let (amounts, rate) = (range(table, amount), range(table, rate));
                let terms: Vec<_> = rates
                    .iter()
                    .filter(|percent| **percent > 0)
                    .map(|percent| format!("ROUNDDOWN(SUMIF({rate},{percent},{amounts})*{percent}/100,0)"))
                    .collect();
                format!("={}", terms.join("+"))
            }
            Rule::FieldSum { left, right } => format!("={}+{}", cell(left), cell(right)),
            Rule::RowProduct { .. } | Rule::RunningTotal { .. } => String::new(),
        }
    }
}

/// The formula of a computed column in one row: empty until there is something to compute.
fn row_expression(rule: Rule, columns: &Columns, row: u32) -> String {
    let cell = |column: &str| {
        let column = columns.by_id.get(column).copied().unwrap_or_default();
        rust_xlsxwriter::utility::row_col_to_cell(row, column)
    };
    match rule {
        Rule::RowProduct { left, right } => {
            let (left, right) = (cell(left), cell(right));
            format!("=IF(AND(ISNUMBER({left}),ISNUMBER({right})),{left}*{right},\"\")")
        }
        Rule::RunningTotal { column } => {
            let at = columns.by_id.get(column).copied().unwrap_or_default();
            let first = row_col_to_cell_absolute(columns.first_row, at);
            let own = cell(column);
            format!("=IF(ISNUMBER({own}),SUM({first}:{own}),\"\")")
        }
        Rule::ColumnSum { .. } | Rule::TaxSum { .. } | Rule::FieldSum { .. } => String::new(),
    }
}
