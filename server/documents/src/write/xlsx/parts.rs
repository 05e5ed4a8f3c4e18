//! The parts of a form in the order of the paper: number, addressee, submitter, title, 「記」, product, whom
//! to ask, the form's own sections, 「以上」. The tables stand last: they grow.

use domain::forms::spec::{Block, Clause, Field, Kind, Section, Table};
use domain::forms::{Content, spec};
use rust_xlsxwriter::XlsxError;

use super::cell::Put;
use super::computed::{Figures, TableCells, of_row};
use super::look::{self, Place};
use super::page::{Page, ROW};
use super::rows_of;
use crate::write::{Imprint, number_and_edition};

/// Where the submitter stands, and how much of a row its label takes.
const RIGHT_HALF: f64 = 0.36;
const LABEL: f64 = 0.36;
const LABEL_OF_FULL_ROW: f64 = 0.34;

pub fn form(
    page: &mut Page<'_>,
    content: &Content,
    imprint: &Imprint<'_>,
    figures: &Figures,
) -> Result<(), XlsxError> {
    let spec = spec(content.form);
    let common = spec.common;
    let all = (0, page.last());
    page.text(all, &number_and_edition(spec.id, imprint.edition), &page.look.right)?;
    page.end_row(0.0)?;
    let rest = head(page, content, common.head)?;
    submitter(page, content, common.submitter)?;

    page.gap(10.0)?;
    page.text(all, spec.id.title_ja(), &page.look.title)?;
    page.end_row(26.0)?;
    page.gap(6.0)?;
    let lead = format!("　{}", spec.lead_ja);
    page.text(all, &lead, &page.look.plain)?;
    page.end_row(page.text_height(&lead, all, false))?;
    page.text(
        all,
        "　（注）色の付いた欄に記入してください。ほかの欄は自動で計算されます。",
        &page.look.note,
    )?;
    page.end_row(0.0)?;
    page.text(all, "記", &page.look.centre)?;
    page.end_row(0.0)?;

    let first = page.row;
    heading(page, "1　申込製品")?;
    labelled(page, content, rest.iter().copied().chain(common.product))?;
    page.keep_together(first);
    let first = page.row;
    heading(page, "2　連絡先")?;
    labelled(page, content, common.contact)?;
    page.keep_together(first);
    for (number, part) in (3..).zip(spec.sections) {
        section(page, content, number, part, figures, imprint)?;
    }
    page.gap(8.0)?;
    page.text(all, "以上", &page.look.right)?;
    page.end_row(0.0)
}

/// The date on the right and the addressee on the left. Returns the fields that belong further down.
fn head(
    page: &mut Page<'_>,
    content: &Content,
    fields: &'static [Field],
) -> Result<Vec<&'static Field>, XlsxError> {
    let mut rest = Vec::new();
    let right = page.cut(0, RIGHT_HALF);
    for field in fields {
        match field.id {
            "date" => row(page, content, field, right)?,
            "addressee" => {}
            _ => rest.push(field),
        }
    }
    for field in fields.iter().filter(|field| field.id == "addressee") {
        let put = Put::of(content.entry(field.id), field.kind);
        // It says itself who it is: 「厚生労働大臣　殿」.
        page.input((0, right - 1), field, &put, &page.look.addressee)?;
        page.end_row(0.0)?;
    }
    Ok(rest)
}

fn submitter(page: &mut Page<'_>, content: &Content, fields: &'static [Field]) -> Result<(), XlsxError> {
    let right = page.cut(0, RIGHT_HALF);
    page.gap(8.0)?;
    page.text((right, page.last()), "提出者", &page.look.heading)?;
    page.end_row(0.0)?;
    for field in fields {
        row(page, content, field, right)?;
    }
    Ok(())
}

fn heading(page: &mut Page<'_>, text: &str) -> Result<(), XlsxError> {
    page.gap(8.0)?;
    page.text((0, page.last()), text, &page.look.heading)?;
    page.end_row(0.0)
}

fn labelled(
    page: &mut Page<'_>,
    content: &Content,
    fields: impl IntoIterator<Item = &'static Field>,
) -> Result<(), XlsxError> {
    for field in fields {
        row(page, content, field, 0)?;
    }
    Ok(())
}

/// A label and its value, from a column to the right edge.
fn row(page: &mut Page<'_>, content: &Content, field: &'static Field, first: u16) -> Result<(), XlsxError> {
    let middle = page.cut(first, if first == 0 { LABEL_OF_FULL_ROW } else { LABEL });
    let (left, right) = ((first, middle - 1), (middle, page.last()));
    let put = Put::of(content.entry(field.id), field.kind);
    page.label(left, field, &page.look.label)?;
    page.input(right, field, &put, &look::input(field.kind, Place::Field))?;
    let height = page.label_height(left, field).max(page.text_height(put.shown(), right, false));
    page.end_row(height)
}

fn section(
    page: &mut Page<'_>,
    content: &Content,
    number: usize,
    section: &'static Section,
    figures: &Figures,
    imprint: &Imprint<'_>,
) -> Result<(), XlsxError> {
    let (all, first) = ((0, page.last()), page.row);
    heading(page, &format!("{number}　{}", section.label_ja))?;
    if !section.note_ja.is_empty() {
        page.text(all, section.note_ja, &page.look.note)?;
        page.end_row(page.text_height(section.note_ja, all, false))?;
    }
    for (index, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Fields(fields) => self::fields(page, content, fields, figures, imprint)?,
            Block::Table(table) => {
                if index > 0 {
                    page.gap(8.0)?;
                }
                self::table(page, content, table, figures)?;
            }
            Block::Clauses(clauses) => self::clauses(page, content, clauses)?,
        }
        // The heading stays with what stands below it.
        if index == 0 {
            page.keep_together(first);
        }
    }
    Ok(())
}

/// Labels with values; what sums up a table's column stands under it.
fn fields(
    page: &mut Page<'_>,
    content: &Content,
    fields: &'static [Field],
    figures: &Figures,
    imprint: &Imprint<'_>,
) -> Result<(), XlsxError> {
    let first = page.row;
    for field in fields {
        let Some(rule) = field.formula else {
            row(page, content, field, 0)?;
            continue;
        };
        let column = page.cells.column_of(rule).unwrap_or(1).max(1);
        page.label((0, column - 1), field, &page.look.total_label)?;
        let formula = page.cells.of_field(rule, imprint.rounding);
        page.computed(column, field.kind, &figures.field(field.id), formula)?;
        page.name(field.id, column);
        page.end_row(page.label_height((0, column - 1), field))?;
    }
    page.keep_together(first);
    Ok(())
}

fn table(
    page: &mut Page<'_>,
    content: &Content,
    table: &'static Table,
    figures: &Figures,
) -> Result<(), XlsxError> {
    let rows = rows_of(content, table);
    let places: Vec<(u16, &'static Field)> = (0..).zip(table.columns).collect();
    let (head, count) = (page.row, rows.len() as u32);
    let mut height: f64 = 0.0;
    for (at, column) in &places {
        page.label((*at, *at), column, &page.look.column)?;
        height = height.max(page.label_height((*at, *at), column));
    }
    page.name_head(table.id, table.columns.len() as u16);
    page.end_row(height)?;

    let cells = TableCells {
        first_row: head + 1,
        last_row: head + count,
        columns: places.iter().map(|(at, column)| (column.id, *at)).collect(),
    };
    let formats =
        |place| -> Vec<_> { table.columns.iter().map(|column| look::input(column.kind, place)).collect() };
    let (filled, empty) = (formats(Place::Table), formats(Place::EmptyRow));
    for (at, column) in places.iter().filter(|(_, column)| column.formula.is_none()) {
        page.validate(cells.first_row, cells.last_row, *at, column)?;
    }
    for (index, row) in rows.iter().enumerate() {
        let mut height: f64 = 0.0;
        let formats = if row.is_untouched(table) { &empty } else { &filled };
        for ((at, column), format) in places.iter().zip(formats) {
            if let Some(rule) = column.formula {
                let formula = of_row(rule, &cells, page.row);
                let computed = &figures.column(table.id, column.id)[index];
                page.computed(*at, column.kind, computed, formula)?;
            } else {
                let put = Put::of(row.cells.get(usize::from(*at)), column.kind);
                page.put(*at, &put, format)?;
                height = height.max(page.text_height(put.shown(), (*at, *at), false));
            }
        }
        page.end_row(height)?;
    }
    // The head never stands alone at the foot of a page.
    page.keep_rows_together(head, head + count.min(3));
    page.cells.tables.insert(table.id, cells);
    Ok(())
}

fn clauses(page: &mut Page<'_>, content: &Content, clauses: &'static [Clause]) -> Result<(), XlsxError> {
    for (number, clause) in (1..).zip(clauses) {
        let text = format!("({number})　{}", clause.text_ja);
        let put = Put::of(content.entry(clause.id), Kind::Tick);
        let put = if put == Put::Nothing { Put::Text("□".to_owned()) } else { put };
        page.put(0, &put, &look::input(Kind::Tick, Place::Table))?;
        page.name(clause.id, 0);
        page.text((1, page.last()), &text, &page.look.plain)?;
        page.end_row(page.text_height(&text, (1, page.last()), false).max(ROW))?;
    }
    Ok(())
}
