//! A plan as a workbook that is read by people and by [`super::read_plan`] alike.

use domain::test_plan::TestPlan;
use domain::test_plan::input::{Field, MANDATORY, OPTIONAL, typed};
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook,
};

use crate::error::DocumentError;

/// The name of the sheet.
const SHEET: &str = "機能確認計画";
const FONT: &str = "ＭＳ ゴシック";
/// Rows below the last case in which 必須 can be chosen from a list, too.
const ROOM: u32 = 200;

/// One edition of a plan; the same plan is the same file whenever it is written.
///
/// # Errors
/// Where the workbook can't be written.
pub fn write_plan(plan: &TestPlan, call: &str) -> Result<Vec<u8>, DocumentError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 10, 1)?;
    let title = format!("{call} 機能確認計画 第{}版", plan.edition);
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    let plain = Format::new().set_font_name(FONT).set_font_size(10.5).set_border(FormatBorder::Thin);
    let plain = plain.set_align(FormatAlign::Top).set_text_wrap().set_num_format("@");
    let head = plain.clone().set_bold().set_background_color(0x00F2_F2F2);
    let sheet = book.add_worksheet();
    sheet.set_name(SHEET)?;
    for (column, field) in (0_u16..).zip(Field::ALL) {
        sheet.set_column_width(column, width(field))?;
        sheet.write_string_with_format(0, column, field.head(), &head)?;
    }
    for (row, case) in (1_u32..).zip(&plan.cases) {
        let typed = typed(case);
        for (column, field) in (0_u16..).zip(Field::ALL) {
            let text = typed.get(&field).map_or("", String::as_str);
            sheet.write_string_with_format(row, column, text, &plain)?;
        }
    }
    let last = u32::try_from(plan.cases.len()).unwrap_or_default().saturating_add(ROOM);
    let column = (0_u16..).zip(Field::ALL).find(|(_, field)| *field == Field::Mandatory);
    if let Some((column, _)) = column {
        let choice = DataValidation::new().allow_list_strings(&[MANDATORY, OPTIONAL])?;
        // A circle is understood as well: nobody is stopped from typing one.
        sheet.add_data_validation(1, column, last, column, &choice.show_error_message(false))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(book.save_to_buffer()?)
}

/// In characters of the usual width.
fn width(field: Field) -> f64 {
    match field {
        Field::Id | Field::Mandatory | Field::Unit => 8.0,
        Field::Title | Field::Method => 24.0,
        Field::Steps | Field::Expected => 44.0,
    }
}
