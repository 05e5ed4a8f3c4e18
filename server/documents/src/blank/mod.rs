//! The blank forms, written from their specification.
//!
//! A plain first edition: what to fill in comes from `domain::forms`, so a field added there
//! appears here by itself. How a kind of field looks when empty is decided in this file.

mod excel;
mod word;

use domain::forms::spec::{Field, Kind};
use domain::forms::{FileFormat, FormId, spec};

use crate::error::DocumentError;

/// Name of the file property that says which form a file is; its value is that of [`mark`].
pub const FORM_PROPERTY: &str = "ShinsaForm";

/// Form and edition as they stand in the file's properties: `self-declaration/2026-10`.
pub fn mark(form: FormId, edition: &str) -> String {
    format!("{}/{edition}", form.id())
}

/// Writes a blank form for a call: `.docx` or `.xlsx` as [`FormId::format`] says.
///
/// `edition` is what the call names and is printed at the top right; the content is that of the
/// current specification. Equal arguments give equal bytes.
///
/// # Errors
/// Only if the file can't be put together, which is a fault of the program.
pub fn blank_form(form: FormId, edition: &str, call_title: &str) -> Result<Vec<u8>, DocumentError> {
    match form.format() {
        FileFormat::Docx => word::write(spec(form), edition, call_title),
        FileFormat::Xlsx => excel::write(spec(form), edition, call_title),
    }
}

/// 様式第*n*号 with the edition: `様式第2号（2026年10月版）`.
fn number_and_edition(form: FormId, edition: &str) -> String {
    format!("様式第{}号（{}版）", form.number(), edition_text(edition))
}

/// `2026-10` as `2026年10月`; anything else as it is.
fn edition_text(edition: &str) -> String {
    match edition.split_once('-') {
        Some((year, month)) if year.len() == 4 => match (year.parse::<u16>(), month.parse::<u8>()) {
            (Ok(year), Ok(month)) => format!("{year}年{month}月"),
            _ => edition.to_owned(),
        },
        _ => edition.to_owned(),
    }
}

/// What stands in an empty field on paper, so that one sees how to fill it in.
fn prompt(field: &Field) -> String {
    match field.kind {
        Kind::Date => "　　　　年　　月　　日".to_owned(),
        Kind::Tick => "□".to_owned(),
        Kind::Choice(choices) => {
            choices.iter().map(|choice| format!("□ {}", choice.label_ja)).collect::<Vec<_>>().join("　")
        }
        _ => String::new(),
    }
}

/// The label, with 「任意」 where nothing has to be filled in and no help says when it has.
fn label(field: &Field) -> String {
    if field.required || field.formula.is_some() || !field.help_ja.is_empty() {
        field.label_ja.to_owned()
    } else {
        format!("{}（任意）", field.label_ja)
    }
}

/// How many full-width characters a column should be able to hold on a line.
fn characters(field: &Field, longest_preset: usize) -> usize {
    let by_kind = match field.kind {
        Kind::LongText => 16,
        Kind::Text | Kind::Kana | Kind::Mail => 10,
        Kind::Date => 9,
        Kind::Phone | Kind::CorporateNumber => 8,
        Kind::Money => 7,
        Kind::YearMonth | Kind::Choice(_) => 5,
        Kind::Integer | Kind::Percent | Kind::Tick => 4,
    };
    if longest_preset == 0 { by_kind } else { longest_preset.clamp(4, 22) }
}

/// The longest preset text of a column, in characters.
fn longest_preset(table: &domain::forms::spec::Table, column: usize) -> usize {
    let lengths = table.preset.iter().filter_map(|row| row.get(column)).map(|t| t.chars().count());
    lengths.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_reads_as_a_month() {
        assert_eq!(number_and_edition(FormId::SelfDeclaration, "2026-10"), "様式第2号（2026年10月版）");
        assert_eq!(edition_text("2027-01"), "2027年1月");
        assert_eq!(edition_text("第2"), "第2");
    }

    #[test]
    fn the_same_form_twice_is_the_same_file() {
        for form in FormId::ALL {
            let first = blank_form(form, "2026-10", "第2回募集").unwrap();
            assert_eq!(first, blank_form(form, "2026-10", "第2回募集").unwrap(), "{form:?}");
        }
    }
}
