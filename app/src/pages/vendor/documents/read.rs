//! What was read in a form's file: field by field as it was understood, where it stands, and what is
//! wrong with it beside it.

use std::collections::BTreeSet;

use domain::finding::{At, Finding, Severity};
use domain::forms::spec::{Block, Field, Kind, Section, Table};
use domain::forms::{Content, Entry, Row, Spot, spec};
use leptos::prelude::*;

use super::anchor::anchor;
use crate::components::tag::{Tag, Tone};
use crate::web::form_words::{clause_name, field_name, section_name, table_name};
use crate::web::{finding_sentence, finding_words, mend_sentence, place_label, value_words};
use crate::words::{Words, t, tf};

/// Rows of a table that are shown; beyond them only those with a finding.
const MOST_ROWS: usize = 300;

/// A form's content with the findings that belong to it.
pub fn content(words: Words, content: &Content, findings: &[&Finding]) -> AnyView {
    let spec = spec(content.form);
    let shown = Shown { words, content, findings };
    let common = [
        ("fill-group-head", spec.common.head),
        ("fill-group-submitter", spec.common.submitter),
        ("fill-group-contact", spec.common.contact),
        ("fill-group-product", spec.common.product),
    ];
    let common = common
        .into_iter()
        .map(|(key, fields)| shown.table_of_fields(words.t(key), fields.iter().map(Place::Field).collect()))
        .collect_view();
    let sections = spec.sections.iter().map(|section| shown.section(section)).collect_view();
    view! {
        {common}
        {sections}
    }
    .into_any()
}

/// One line of a table of fields.
#[derive(Clone, Copy)]
enum Place {
    Field(&'static Field),
    Clause(&'static domain::forms::spec::Clause),
}

struct Shown<'a> {
    words: Words,
    content: &'a Content,
    findings: &'a [&'a Finding],
}

impl Shown<'_> {
    fn section(&self, section: &'static Section) -> AnyView {
        let heading = section_name(self.words, section);
        let mut blocks = Vec::new();
        for block in section.blocks {
            blocks.push(match block {
                Block::Fields(fields) => {
                    self.table_of_fields(heading.to_owned(), fields.iter().map(Place::Field).collect())
                }
                Block::Clauses(clauses) => {
                    self.table_of_fields(heading.to_owned(), clauses.iter().map(Place::Clause).collect())
                }
                Block::Table(table) => self.rows(table),
            });
        }
        view! { <div class="stack">{blocks}</div> }.into_any()
    }

    fn table_of_fields(&self, caption: String, places: Vec<Place>) -> AnyView {
        let lines = places.into_iter().map(|place| self.field(place)).collect_view();
        view! {
            <table class="read-table">
                <caption>{caption}</caption>
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{t("read-column-field")}</th>
                        <th scope="col">{t("read-column-value")}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        }
        .into_any()
    }

    fn field(&self, place: Place) -> AnyView {
        let words = self.words;
        let (id, name, kind) = match place {
            Place::Field(field) => (field.id, field_name(words, field), field.kind),
            Place::Clause(clause) => (clause.id, clause_name(words, clause), Kind::Tick),
        };
        let found = self.findings_at(&At::place(id));
        let value = value(words, kind, self.content.entry(id));
        let spot = self
            .content
            .entry(id)
            .and_then(|entry| entry.spot.as_ref())
            .map(|spot| finding_words::spot(words, spot));
        let class = worst(&found).map(|errors| if errors { "read-error" } else { "read-warning" });
        view! {
            <tr id=anchor(&At::place(id)) class=class tabindex="-1">
                <th scope="row">{name}</th>
                <td>
                    {value}
                    {spot.map(|spot| view! { <span class="read-spot">{spot}</span> })}
                    {beside(words, &found, false)}
                </td>
            </tr>
        }
        .into_any()
    }

    /// A table with free rows: findings of a row stand in a line below it.
    fn rows(&self, table: &'static Table) -> AnyView {
        let words = self.words;
        let rows = self.content.rows(table.id);
        let numbered: BTreeSet<usize> = self
            .findings
            .iter()
            .filter(|finding| finding.at.place == table.id)
            .filter_map(|finding| usize::try_from(finding.at.row?).ok())
            .collect();
        let shown = rows.iter().enumerate().map(|(at, row)| (at + 1, row));
        let shown: Vec<_> =
            shown.filter(|(number, _)| *number <= MOST_ROWS || numbered.contains(number)).collect();
        let left_out = rows.len() - shown.len();
        let head = table
            .columns
            .iter()
            .map(|column| {
                let class = column_class(column.kind);
                view! { <th scope="col" role="columnheader" class=class>{field_name(words, column)}</th> }
            })
            .collect_view();
        let body = shown.into_iter().map(|(number, row)| self.row(table, number, row)).collect_view();
        let caption_id = format!("caption-{}", table.id);
        let whole = self.findings_at(&At::place(table.id));
        let empty = rows.is_empty().then(|| view! { <p>{t("read-no-rows")}</p> });
        let frame = (!rows.is_empty()).then(|| {
            view! {
                <div class="table-fit table-fit--several">
                    <div class="table-frame" role="region" aria-labelledby=caption_id.clone() tabindex="0">
                        <table class="table table--cards table--several read-rows">
                            <caption id=caption_id.clone()>{table_name(words, table)}</caption>
                            <thead role="rowgroup">
                                <tr role="row">
                                    <th scope="col" role="columnheader">{t("read-column-row")}</th>
                                    {head}
                                </tr>
                            </thead>
                            <tbody role="rowgroup">{body}</tbody>
                        </table>
                    </div>
                </div>
            }
        });
        let name = rows.is_empty().then(|| view! { <h3>{table_name(words, table)}</h3> });
        let left_out = (left_out > 0).then(|| {
            let args = [("count", left_out.into()), ("max", MOST_ROWS.into())];
            view! { <p>{tf("read-rows-left-out", &args)}</p> }
        });
        view! {
            <div class="stack" id=anchor(&At::place(table.id)) tabindex="-1">
                {name}
                {beside(words, &whole, false)}
                {empty}
                {frame}
                {left_out}
            </div>
        }
        .into_any()
    }

    fn row(&self, table: &'static Table, number: usize, row: &Row) -> AnyView {
        let words = self.words;
        let at_row = u32::try_from(number).unwrap_or(u32::MAX);
        let in_row: Vec<&Finding> = self
            .findings
            .iter()
            .copied()
            .filter(|finding| finding.at.place == table.id && finding.at.row == Some(at_row))
            .collect();
        let cells = table
            .columns
            .iter()
            .zip(&row.cells)
            .map(|(column, entry)| {
                let at = At::cell(table.id, at_row, column.id);
                let own: Vec<&Finding> = in_row.iter().copied().filter(|one| one.at == at).collect();
                cell(words, column, entry, &at, &own)
            })
            .collect_view();
        let spot = row.cells.iter().find_map(|entry| entry.spot.as_ref()).map(|spot| row_words(words, spot));
        let below = (!in_row.is_empty()).then(|| {
            let columns = (table.columns.len() + 1).to_string();
            view! {
                <tr class="read-findings" role="row">
                    <td role="cell" colspan=columns>{beside(words, &in_row, true)}</td>
                </tr>
            }
        });
        let at = At { place: table.id, row: Some(at_row), column: None };
        view! {
            <tr id=anchor(&at) role="row" tabindex="-1">
                <th scope="row" role="rowheader" data-label=words.t("read-column-row")>
                    <div class="table__cell">
                        {number} {spot.map(|spot| view! { <span class="read-spot">{spot}</span> })}
                    </div>
                </th>
                {cells}
            </tr>
            {below}
        }
        .into_any()
    }

    fn findings_at(&self, at: &At) -> Vec<&Finding> {
        self.findings.iter().copied().filter(|finding| finding.at == *at).collect()
    }
}

fn cell(words: Words, column: &'static Field, entry: &Entry, at: &At, own: &[&Finding]) -> AnyView {
    let mark = worst(own).map(|error| {
        let severity = if error { Severity::Error } else { Severity::Warning };
        view! {
            <Tag text=finding_words::severity(words, severity) tone=tone(severity) />
            " "
        }
    });
    let marked = match worst(own) {
        Some(true) => "read-error",
        Some(false) => "read-warning",
        None => "",
    };
    let class = format!("{} {marked}", column_class(column.kind).unwrap_or_default());
    let class = class.trim().to_owned();
    view! {
        <td
            id=anchor(at)
            role="cell"
            class=(!class.is_empty()).then_some(class)
            data-label=field_name(words, column)
            tabindex="-1"
        >
            <div class="table__cell">{mark} {value(words, column.kind, Some(entry))}</div>
        </td>
    }
    .into_any()
}

/// A value as it was understood; what was not understood stands as it was given, and the finding
/// beside it says so.
fn value(words: Words, kind: Kind, entry: Option<&Entry>) -> AnyView {
    match entry {
        None => view! { <span class="read-none">{words.t("read-no-place")}</span> }.into_any(),
        // An empty box is an answer, too.
        Some(entry) if entry.is_blank() && kind == Kind::Tick => words.t("value-not-ticked").into_any(),
        Some(entry) if entry.is_blank() => {
            view! { <span class="read-none">{words.t("value-empty")}</span> }.into_any()
        }
        Some(entry) => {
            let text = value_words::entry_shown(words, kind, entry);
            // What people wrote stays in their language.
            let lang = value_words::is_verbatim(kind, &entry.raw).then_some("ja");
            view! { <span class="read-value" lang=lang>{text}</span> }.into_any()
        }
    }
}

/// The findings of a place: what is wrong and how to mend it. In a row they name their column.
fn beside(words: Words, findings: &[&Finding], in_row: bool) -> Option<AnyView> {
    if findings.is_empty() {
        return None;
    }
    let mut ordered = findings.to_vec();
    ordered.sort_by_key(|finding| finding.severity());
    let items = ordered
        .into_iter()
        .map(|finding| {
            let severity = finding.severity();
            let place = in_row.then(|| format!("{}：", place_label(words, finding)));
            view! {
                <li>
                    <Tag text=finding_words::severity(words, severity) tone=tone(severity) />
                    " "
                    {place}
                    {finding_sentence(words, finding)}
                    <p>{mend_sentence(words, finding)}</p>
                </li>
            }
        })
        .collect_view();
    Some(view! { <ul class="findings findings--beside">{items}</ul> }.into_any())
}

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Danger,
        Severity::Warning => Tone::Warning,
    }
}

/// Whether the worst of the findings has to be mended; `None` where there is none.
fn worst(findings: &[&Finding]) -> Option<bool> {
    (!findings.is_empty()).then(|| findings.iter().any(|finding| finding.blocks()))
}

fn column_class(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Integer(_) | Kind::Money | Kind::Percent => Some("table__number"),
        Kind::LongText => Some("read-long"),
        _ => None,
    }
}

/// Where in the file a row stands, by one of its cells.
fn row_words(words: Words, spot: &Spot) -> String {
    match spot {
        Spot::Cell { sheet, row, .. } => {
            words.tf("spot-sheet-row", &[("sheet", sheet.to_string().into()), ("row", (row + 1).into())])
        }
        Spot::TableCell { table, row, .. } => {
            words.tf("spot-table-row", &[("table", (*table).into()), ("row", (*row).into())])
        }
        Spot::Paragraph { .. } => finding_words::spot(words, spot),
    }
}
