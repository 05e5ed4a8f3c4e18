//! Blank forms in Word.

use domain::forms::spec::{Block, Clause, Field, FormSpec, Section, Table};
use domain::forms::{Content, DEFAULT_ADDRESSEE, spec};

use super::{FORM_PROPERTY, Imprint, characters, label, longest_preset, mark, number_and_edition, prompt};
use crate::error::DocumentError;
use crate::word::{Orientation, Page, Place};

/// Tables of more columns than this need the long side of the paper.
const PORTRAIT_COLUMNS: usize = 5;

pub(super) fn write(content: &Content, imprint: &Imprint<'_>) -> Result<Vec<u8>, DocumentError> {
    let (spec, edition, call_title) = (spec(content.form), imprint.edition, content.raw("call"));
    let wide = spec.tables().any(|table| table.columns.len() > PORTRAIT_COLUMNS);
    let orientation = if wide { Orientation::Landscape } else { Orientation::Portrait };
    let page = Page::new(orientation)
        .property(FORM_PROPERTY, &mark(spec.id, edition))
        .right(&number_and_edition(spec.id, edition));
    let page = head(page, spec, call_title);
    let page = page.body(spec.lead_ja).blank_line().centred("記");
    let page =
        spec.sections.iter().enumerate().fold(page, |page, (index, part)| section(page, index + 1, part));
    page.blank_line()
        .right("以上")
        .heading("連絡先")
        .labelled(&rows(spec.common.contact), Place::Full)
        .bytes()
}

/// Date, addressee, submitter, title and product.
fn head(page: Page, spec: &FormSpec, call_title: &str) -> Page {
    let date = spec.common.head.iter().filter(|field| field.id == "date");
    let page = date.fold(page, |page, field| page.right(&format!("{}：{}", field.label_ja, prompt(field))));
    let page = page.left(DEFAULT_ADDRESSEE).blank_line();
    let call = spec.common.head.iter().filter(|field| field.id == "call");
    let mut product: Vec<_> = call.map(|field| (field.label_ja.to_owned(), call_title.to_owned())).collect();
    product.extend(rows(spec.common.product));
    page.right_half("提出者")
        .labelled(&rows(spec.common.submitter), Place::RightHalf)
        .title(spec.id.title_ja())
        .labelled(&product, Place::Full)
        .blank_line()
}

fn section(page: Page, number: usize, section: &Section) -> Page {
    let page = page.heading(&format!("{number}　{}", section.label_ja));
    let page = if section.note_ja.is_empty() { page } else { page.note(section.note_ja) };
    section.blocks.iter().fold(page, |page, block| match block {
        Block::Fields(fields) => page.labelled(&rows(fields), Place::Full).blank_line(),
        Block::Table(table) => grid(page, table).blank_line(),
        Block::Clauses(clauses) => clauses.iter().enumerate().fold(page, clause),
    })
}

fn clause(page: Page, (index, clause): (usize, &Clause)) -> Page {
    page.item(&format!("□　({})", index + 1), clause.text_ja)
}

fn rows(fields: &[Field]) -> Vec<(String, String)> {
    fields.iter().map(|field| (with_help(field), prompt(field))).collect()
}

/// The label, and the help under it.
fn with_help(field: &Field) -> String {
    if field.help_ja.is_empty() { label(field) } else { format!("{}\n{}", label(field), field.help_ja) }
}

fn grid(page: Page, table: &Table) -> Page {
    let headings: Vec<_> = table.columns.iter().map(with_help).collect();
    let weights: Vec<_> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| characters(column, longest_preset(table, index)))
        .collect();
    let rows: Vec<Vec<String>> = (0..table.printed_rows())
        .map(|row| {
            let preset = table.preset.get(row).copied().unwrap_or_default();
            (0..table.columns.len())
                .map(|column| preset.get(column).copied().unwrap_or_default().to_owned())
                .collect()
        })
        .collect();
    page.grid(&headings, &weights, &rows)
}
