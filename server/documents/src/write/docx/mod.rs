//! The forms in Word: every value stands in a content control named by its field.
//!
//! | you look for | go to |
//! |---|---|
//! | what stands in a place, empty or filled in | [`filling`] |
//! | tables with rows | [`grid`] |
//! | what Word files look like at all | `crate::word` |

mod filling;
mod grid;

use domain::forms::spec::{Block, Clause, Field, FormSpec, Section};
use domain::forms::{Content, spec};

use super::{FORM_PROPERTY, Imprint, label, mark, number_and_edition};
use crate::error::DocumentError;
use crate::word::{Filling, Orientation, Page, Place};

/// Tables of more columns than this need the long side of the paper.
const PORTRAIT_COLUMNS: usize = 5;

pub(super) fn write(content: &Content, imprint: &Imprint<'_>) -> Result<Vec<u8>, DocumentError> {
    let spec = spec(content.form);
    let content = &grid::computed(content, spec, imprint);
    let wide = spec.tables().any(|table| table.columns.len() > PORTRAIT_COLUMNS);
    let orientation = if wide { Orientation::Landscape } else { Orientation::Portrait };
    let form = number_and_edition(spec.id, imprint.edition);
    let page = Page::new(orientation)
        .property(FORM_PROPERTY, &mark(spec.id, imprint.edition))
        .footer(&format!("{form}　{}", spec.id.title_ja()));
    let page = match imprint.case_number {
        Some(number) => page.header(&format!("受付番号：{number}")),
        None => page,
    };
    let page = head(page.right(&form), spec, content);
    let page = page.body(spec.lead_ja).blank_line().centred("記");
    let page = application(page, spec, content);
    let sections = spec.sections.iter().enumerate();
    let page = sections.fold(page, |page, (index, part)| section(page, index + 2, part, content));
    page.right("以上").heading("連絡先").labelled(&rows(spec.common.contact, content), Place::Full).bytes()
}

/// Date, addressee, submitter and title.
fn head(page: Page, spec: &FormSpec, content: &Content) -> Page {
    let page = spec.common.head.iter().fold(page, |page, field| match field.id {
        "date" => page.right_control(field.label_ja, &filling::control(field, content)),
        _ => page,
    });
    let page = spec.common.head.iter().fold(page, |page, field| match field.id {
        "addressee" => page.left_control(&filling::control(field, content)),
        _ => page,
    });
    page.blank_line()
        .right_half("提出者")
        .labelled(&rows(spec.common.submitter, content), Place::RightHalf)
        .title(spec.id.title_ja())
}

/// The call and the product: what every form is about.
fn application(page: Page, spec: &FormSpec, content: &Content) -> Page {
    let call = spec.common.head.iter().filter(|field| !["date", "addressee"].contains(&field.id));
    let fields: Vec<Field> = call.chain(spec.common.product).copied().collect();
    page.heading("１　申込みの内容").labelled(&rows(&fields, content), Place::Full).gap()
}

fn section(page: Page, number: usize, section: &Section, content: &Content) -> Page {
    let page = page.heading(&format!("{}　{}", full_width(number), section.label_ja));
    let page = if section.note_ja.is_empty() { page } else { page.note(section.note_ja) };
    section.blocks.iter().fold(page, |page, block| match block {
        Block::Fields(fields) => page.labelled(&rows(fields, content), Place::Full).gap(),
        Block::Table(table) => grid::grid(page, table, content).gap(),
        Block::Clauses(clauses) => {
            let clauses = clauses.iter().enumerate();
            clauses.fold(page, |page, (index, one)| clause(page, index + 1, one, content)).gap()
        }
    })
}

fn clause(page: Page, number: usize, clause: &Clause, content: &Content) -> Page {
    page.tick(&filling::tick(clause, content), &format!("({number})"), clause.text_ja)
}

fn rows(fields: &[Field], content: &Content) -> Vec<(String, Filling)> {
    let filling = |field| Filling::Control(filling::control(field, content));
    fields.iter().map(|field| (with_help(field), filling(field))).collect()
}

/// The label, and the help under it.
fn with_help(field: &Field) -> String {
    if field.help_ja.is_empty() { label(field) } else { format!("{}\n{}", label(field), field.help_ja) }
}

/// Section numbers are as wide as the kanji beside them.
fn full_width(number: usize) -> String {
    let wide = |digit: char| char::from_u32(u32::from(digit) + 0xFEE0).unwrap_or(digit);
    number.to_string().chars().map(wide).collect()
}
