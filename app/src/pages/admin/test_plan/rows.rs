//! The cases of a plan as rows to fill in, each with the button that takes it out.

use domain::test_plan::input::{CASES, Field, MANDATORY, MAX_CASES, OPTIONAL};
use leptos::prelude::*;

use crate::components::button::{Button, ButtonRow, Kind};
use crate::components::field::{Choice, Select, TextArea, TextField, Width};
use crate::components::form::fields_of;
use crate::pages::screening::sheet::Fields;
use crate::words::{Words, t, tf};

/// 「2行目の手順」
pub fn label(words: Words, row: usize, field: Field) -> String {
    words.tf(&format!("plan-row-{}", field.id()), &[("number", (row + 1).into())])
}

/// Every row, and the button that adds one.
pub fn rows(words: Words, form: &str, fields: &Fields) -> AnyView {
    let count = fields.rows(CASES).max(1);
    let rows = fields_of(form, || (0..count).map(|row| one(words, fields, row)).collect_view());
    let add = if count < MAX_CASES {
        view! { <Button label=t("plan-row-add") kind=Kind::Secondary name="act" value="add" /> }.into_any()
    } else {
        view! { <p>{tf("plan-rows-full", &[("max", MAX_CASES.into())])}</p> }.into_any()
    };
    view! {
        <div class="form-rows" role="group" aria-label=t("plan-rows")>
            {rows}
            <ButtonRow>{add}</ButtonRow>
        </div>
    }
    .into_any()
}

fn one(words: Words, fields: &Fields, row: usize) -> AnyView {
    let value = |field: Field| fields.in_row(CASES, row, field.id()).to_owned();
    let label = |field: Field| label(words, row, field);
    let name = |field: Field| field.input(row);
    let number = (row + 1).into();
    let legend = tf("plan-row", &[("number", number)]);
    let remove = tf("plan-row-remove", &[("number", (row + 1).into())]);
    let up = (row > 0).then(|| {
        let label = tf("plan-row-up", &[("number", (row + 1).into())]);
        view! { <Button label kind=Kind::Quiet name="act" value=format!("up.{row}") /> }
    });
    let choices =
        vec![Choice::new(MANDATORY, t("plan-mandatory")), Choice::new(OPTIONAL, t("plan-optional"))];
    let mandatory = match value(Field::Mandatory) {
        text if text.is_empty() => MANDATORY.to_owned(),
        text => text,
    };
    view! {
        <fieldset class="form-row">
            <legend>{legend}</legend>
            <div class="form-row__cells">
                <TextField
                    name=name(Field::Id)
                    label=label(Field::Id)
                    value=value(Field::Id)
                    width=Width::Short
                    required=true
                />
                <TextField name=name(Field::Title) label=label(Field::Title) value=value(Field::Title) required=true />
                <Select
                    name=name(Field::Mandatory)
                    label=label(Field::Mandatory)
                    choices
                    value=mandatory
                    required=true
                />
                <TextArea
                    name=name(Field::Steps)
                    label=label(Field::Steps)
                    help=t("plan-steps-help")
                    value=value(Field::Steps)
                    rows=3
                    required=true
                />
                <TextArea
                    name=name(Field::Expected)
                    label=label(Field::Expected)
                    value=value(Field::Expected)
                    rows=2
                    required=true
                />
                <TextField name=name(Field::Method) label=label(Field::Method) value=value(Field::Method) required=true />
                <TextField name=name(Field::Unit) label=label(Field::Unit) value=value(Field::Unit) width=Width::Short />
            </div>
            <ButtonRow>
                {up}
                <Button label=remove kind=Kind::Quiet name="act" value=format!("remove.{row}") />
            </ButtonRow>
        </fieldset>
    }
    .into_any()
}
