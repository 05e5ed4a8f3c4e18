//! A document as it reads, made by the portal: headings, paragraphs and tables, never what the file
//! itself would run or load. Each field carries its anchor, its findings, and the way to ask for a correction.

use std::collections::BTreeSet;

use documents::preview::{Preview, PreviewCell as Cell, PreviewPart as Part, PreviewRow as Row};
use domain::finding::At;
use domain::forms::{Spot, spec};
use leptos::prelude::*;
use services::preview::Previewed;

use super::content::Content;
use super::findings_view::{at_field, collect_field};
use super::shown::Shown;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;

/// The deepest heading of the page around the preview.
const ABOVE: u8 = 3;

pub fn show(shown: &Shown, content: &Content, preview: &Previewed) -> AnyView {
    let words = shown.words;
    let why = match preview {
        Previewed::Shown(preview) => return parts(shown, content, preview),
        Previewed::Unreadable(why) => words.t(&format!("unreadable-{}", why.code())),
        Previewed::Refused(refused) => {
            let args: Vec<_> =
                refused.args.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
            words.tf(&format!("error-{}", refused.code), &args)
        }
    };
    view! {
        <NoticeBanner tone=Tone::Warning title=words.t("preview-unreadable") text=why>
            <p>{words.t("preview-read-original")}</p>
        </NoticeBanner>
    }
    .into_any()
}

fn parts(shown: &Shown, content: &Content, preview: &Preview) -> AnyView {
    let words = shown.words;
    let mut writer = Writer { shown, content, used: BTreeSet::new(), tables: 0 };
    let parts = preview.parts.iter().map(|part| writer.part(part)).collect_view();
    let truncated = preview.truncated.then(|| {
        view! { <NoticeBanner tone=Tone::Warning text=words.t("preview-truncated") /> }
    });
    view! {
        <div class="preview" lang="ja">
            {parts}
        </div>
        {truncated}
    }
    .into_any()
}

struct Writer<'a> {
    shown: &'a Shown,
    content: &'a Content,
    /// Anchors are unique, whatever the file does.
    used: BTreeSet<String>,
    tables: usize,
}

impl Writer<'_> {
    fn part(&mut self, part: &Part) -> AnyView {
        match part {
            Part::Heading { level, text } => heading(*level, text),
            Part::Paragraph { text, spot } => {
                let at = self.at(spot);
                let id = at.and_then(|at| self.anchor(at));
                let beside = at.map(|at| self.beside(at));
                view! {
                    <div id=id class="preview__line">
                        <p class="lines">{text.clone()}</p>
                        {beside}
                    </div>
                }
                .into_any()
            }
            Part::Table { rows } => self.table(rows),
        }
    }

    /// The rows in which fields stand, and their table, carry anchors, too: findings may be about them.
    fn table(&mut self, rows: &[Row]) -> AnyView {
        self.tables += 1;
        let within = rows
            .iter()
            .flat_map(|row| &row.cells)
            .find_map(|cell| self.at(&cell.spot).filter(|at| at.row.is_some()));
        let whole = within.map(|at| At::place(at.place));
        let id = whole.and_then(|at| self.anchor(at));
        let label = self.shown.words.tf("preview-table", &[("number", self.tables.into())]);
        let beside = whole.map(|at| self.beside(at));
        let body = rows.iter().map(|row| self.row(&row.cells)).collect_view();
        view! {
            <div id=id class="table-frame" role="region" aria-label=label tabindex="0">
                <table class="preview__table">
                    <tbody>{body}</tbody>
                </table>
            </div>
            {beside}
        }
        .into_any()
    }

    fn row(&mut self, cells: &[Cell]) -> AnyView {
        let first = cells.iter().find_map(|cell| self.at(&cell.spot).filter(|at| at.row.is_some()));
        let row = first.map(|at| At { column: None, ..at });
        let id = row.and_then(|at| self.anchor(at));
        // What is about the whole row stands in its first field.
        let mut row = row.filter(|at| self.content.at(*at).next().is_some());
        let cells = cells
            .iter()
            .map(|cell| {
                let at = self.at(&cell.spot);
                let of_row = if at.is_some_and(|at| at.row.is_some()) { row.take() } else { None };
                self.cell(cell, at, of_row)
            })
            .collect_view();
        view! { <tr id=id>{cells}</tr> }.into_any()
    }

    fn cell(&mut self, cell: &Cell, at: Option<At>, of_row: Option<At>) -> AnyView {
        let id = at.and_then(|at| self.anchor(at));
        let found = at.and_then(|at| self.content.at(at).next()).map(|_| "preview__found");
        // Sheets have cells for nothing but room.
        let room = (at.is_none() && cell.text.trim().is_empty()).then_some("preview__room");
        let class = found.or(room);
        let span = |count: u32| (count > 1).then(|| count.to_string());
        let (rows, columns) = (span(cell.row_span), span(cell.column_span));
        let of_row = of_row.map(|at| self.beside(at));
        let beside = at.map(|at| self.beside(at));
        let inner = view! {
            <span class="lines">{cell.text.clone()}</span>
            {of_row}
            {beside}
        };
        if cell.header {
            view! { <th id=id class=class rowspan=rows colspan=columns>{inner}</th> }.into_any()
        } else {
            view! { <td id=id class=class rowspan=rows colspan=columns>{inner}</td> }.into_any()
        }
    }

    fn at(&self, spot: &Spot) -> Option<At> {
        self.content.places.get(&spot.to_string()).copied()
    }

    fn anchor(&mut self, at: At) -> Option<String> {
        let anchor = at.anchor();
        self.used.insert(anchor.clone()).then_some(anchor)
    }

    /// The findings at a place; where the person asked for it, a button at each field without one.
    fn beside(&self, at: At) -> AnyView {
        let found: Vec<_> = self.content.at(at).map(|one| at_field(self.shown, self.content, one)).collect();
        let plain = found.is_empty() && self.content.wanted.fields && is_field(self.content, at);
        let button = plain.then(|| collect_field(self.shown, self.content, at));
        view! {
            {found.into_iter().collect_view()}
            {button}
        }
        .into_any()
    }
}

/// Whether a place is one field: neither a table nor a row.
fn is_field(content: &Content, at: At) -> bool {
    at.column.is_some() || !spec(content.form).tables().any(|table| table.id == at.place)
}

fn heading(level: u8, text: &str) -> AnyView {
    let text = text.to_owned();
    match ABOVE.saturating_add(level) {
        0..=4 => view! { <h4>{text}</h4> }.into_any(),
        5 => view! { <h5>{text}</h5> }.into_any(),
        _ => view! { <h6>{text}</h6> }.into_any(),
    }
}
