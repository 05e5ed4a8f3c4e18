//! A table of a form in the browser: each row a group of its own, with buttons that add and remove
//! rows. They submit the whole form, so that they work without JavaScript and lose nothing.

use domain::forms::spec::{Field, Table};
use domain::forms::{Row, computed};
use leptos::prelude::*;

use super::act::Act;
use super::inputs::{Around, input};
use super::typed::{MAX_ROWS, cell_name, is_printed};
use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::control_id;
use crate::web::form_words::{field_name, table_name};
use crate::web::value_words;
use crate::words::{Words, t, tf};

/// So many rows at once, for whoever has a long list before them.
const MANY: usize = 10;

/// The rows of a table, and the buttons below them.
pub fn table(table: &'static Table, rows: &[Row]) -> AnyView {
    let words = Words::current();
    let name = table_name(words, table);
    let computed: Vec<(&'static Field, Vec<Option<i64>>)> = table
        .columns
        .iter()
        .filter(|column| column.formula.is_some())
        .map(|column| (column, computed::column(table, rows, column)))
        .collect();
    let shown = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let results =
                computed.iter().map(|(column, values)| (*column, values.get(at).copied().flatten()));
            one(words, table, at + 1, row, results.collect())
        })
        .collect_view();
    let more = (!table.fixed).then(|| more(table, rows.len()));
    view! {
        <div class="form-rows" role="group" aria-label=name id=control_id(super::FORM, table.id)>
            {shown}
            {more}
        </div>
    }
    .into_any()
}

/// The id of a row, for whoever has just added it.
pub fn row_id(table: &Table, row: usize) -> String {
    control_id(super::FORM, &format!("{}.{row}", table.id))
}

fn one(
    words: Words,
    table: &'static Table,
    number: usize,
    row: &Row,
    results: Vec<(&'static Field, Option<i64>)>,
) -> impl IntoView + use<> {
    let cells = table
        .columns
        .iter()
        .zip(&row.cells)
        .enumerate()
        .filter(|(at, (column, _))| column.formula.is_none() && !is_printed(table, *at))
        .map(|(_, (column, entry))| input(column, cell_name(table, number, column), entry, Around::Row))
        .collect_view();
    let results = results
        .into_iter()
        .map(|(column, value)| output(words, column, &cell_name(table, number, column), value))
        .collect_view();
    let printed = printed(words, table, row);
    let remove = (!table.fixed).then(|| {
        let label = tf("fill-row-remove", &[("row", number.into())]);
        let value = Act::Remove { table: table.id, row: number }.value();
        view! { <Button label kind=Kind::Quiet name="act" value /> }
    });
    let legend = legend(table, number, row);
    view! {
        <fieldset class="form-row" id=row_id(table, number)>
            <legend>{legend}</legend>
            {printed}
            <div class="form-row__cells">{cells} {results}</div>
            {remove}
        </fieldset>
    }
}

/// 「3行目」, and for printed rows what names them: 「R-03」.
fn legend(table: &Table, number: usize, row: &Row) -> String {
    match row.cells.first() {
        Some(name) if table.fixed => name.raw.clone(),
        _ => tf("fill-row", &[("row", number.into())]),
    }
}

/// What the paper says in a printed row besides its name.
fn printed(words: Words, table: &'static Table, row: &Row) -> Option<impl IntoView + use<>> {
    let texts = table.columns.iter().zip(&row.cells).enumerate().skip(1);
    let texts: Vec<_> = texts
        .filter(|(at, _)| is_printed(table, *at))
        .map(|(_, (column, entry))| {
            let name = field_name(words, column);
            let text = value_words::shown(words, column.kind, &entry.raw);
            view! { <p><span class="visually-hidden">{format!("{name}：")}</span>{text}</p> }
        })
        .collect();
    (!texts.is_empty()).then(|| view! { <div class="form-row__printed">{texts}</div> })
}

/// A place that computes itself, as it was when the page was made.
pub fn output(words: Words, field: &'static Field, name: &str, value: Option<i64>) -> impl IntoView + use<> {
    let id = control_id(super::FORM, name);
    let label_id = format!("{id}-label");
    let text = match value {
        Some(value) => value_words::shown(words, field.kind, &value.to_string()),
        None => t("fill-not-computed"),
    };
    view! {
        <div class="field">
            <p class="field__label" id=label_id.clone()>
                {field_name(words, field)}
                <span class="field__mark">{t("fill-computed")}</span>
            </p>
            <p>
                <output class="form-row__output" id=id aria-labelledby=label_id>
                    {text}
                </output>
            </p>
        </div>
    }
}

fn more(table: &'static Table, rows: usize) -> AnyView {
    if rows >= MAX_ROWS {
        return view! { <p>{tf("fill-rows-full", &[("max", MAX_ROWS.into())])}</p> }.into_any();
    }
    let add = |rows: usize| Act::Add { table: table.id, rows }.value();
    view! {
        <ButtonRow>
            <Button label=t("fill-row-add") kind=Kind::Secondary name="act" value=add(1) />
            <Button
                label=tf("fill-rows-add", &[("rows", MANY.into())])
                kind=Kind::Secondary
                name="act"
                value=add(MANY)
            />
        </ButtonRow>
    }
    .into_any()
}
