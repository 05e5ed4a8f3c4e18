//! The seven forms as files, blank or with content, written from their specification.
//!
//! What to fill in comes from `domain::forms`, so a field added there appears here by itself. How a
//! kind of field looks when empty is decided in `prompt`, for Word, and by the cells of a spreadsheet.

mod docx;
pub(crate) mod prompt;
mod xlsx;

use domain::forms::spec::{Field, Kind};
use domain::forms::{Content, DEFAULT_ADDRESSEE, Entry, FileFormat, FormId};
use domain::money::Rounding;

use crate::error::DocumentError;

/// Name of the file property that says which form a file is; its value is that of [`mark`].
pub const FORM_PROPERTY: &str = "ShinsaForm";

/// Form and edition as they stand in the file's properties: `self-declaration/2026-10`.
pub fn mark(form: FormId, edition: &str) -> String {
    format!("{}/{edition}", form.id())
}

/// What is printed on a form besides its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imprint<'a> {
    /// `YYYY-MM`, as the call names it: top right, in the footer, and in the file's properties.
    pub edition: &'a str,
    /// The number of the case, once it has one: in the header.
    pub case_number: Option<&'a str>,
    /// How the formulas of a spreadsheet round tax.
    pub rounding: Rounding,
}

/// Writes a form with its content: `.docx` or `.xlsx` as [`FormId::format`] says. Equal arguments
/// give equal bytes. Computed places that are empty are computed.
///
/// # Errors
/// Only if the file can't be put together, which is a fault of the program.
pub fn write_form(content: &Content, imprint: &Imprint<'_>) -> Result<Vec<u8>, DocumentError> {
    match content.form.format() {
        FileFormat::Docx => docx::write(content, imprint),
        FileFormat::Xlsx => xlsx::write(content, imprint),
    }
}

/// Writes a blank form of a call. `call_title` and `requirement_edition` stand in their places.
///
/// # Errors
/// As [`write_form`].
pub fn blank_form(
    form: FormId,
    imprint: &Imprint<'_>,
    call_title: &str,
    requirement_edition: &str,
) -> Result<Vec<u8>, DocumentError> {
    let mut content = Content::blank(form);
    content.set("addressee", Entry::typed(DEFAULT_ADDRESSEE));
    content.set("call", Entry::typed(call_title));
    content.set("requirement_edition", Entry::typed(requirement_edition));
    write_form(&content, imprint)
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
        _ if field.short => 4,
        Kind::LongText => 16,
        // One character heads what is short: 頁.
        Kind::Text if field.label_ja.chars().count() == 1 => 5,
        Kind::Text | Kind::Kana | Kind::Mail => 10,
        Kind::Date => 9,
        Kind::Phone | Kind::CorporateNumber => 8,
        Kind::Money => 7,
        Kind::YearMonth | Kind::Choice(_) => 5,
        Kind::Integer(_) | Kind::Percent | Kind::Tick => 4,
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
        let imprint = Imprint { edition: "2026-10", case_number: None, rounding: Rounding::Truncate };
        for form in FormId::ALL {
            let write = || blank_form(form, &imprint, "第2回募集", "2026-10").unwrap();
            assert_eq!(write(), write(), "{form:?}");
        }
    }
}
