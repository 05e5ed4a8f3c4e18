//! `…/record`: a tester records what came of the test cases that were named for a notice.

use std::collections::BTreeMap;

use axum::extract::Path;
use domain::case::Command;
use domain::case::change_notice::{
    ChangeNotice, ChangeNoticeCommand, ChangeNoticeCommandKind as Kinds, TypedOutcome,
};
use domain::case::document::MAX_FILE_BYTES;
use domain::validation::FieldError;
use leptos::prelude::*;
use services::PortalError;

use super::super::phrases;
use super::super::vendor::show::evidence_form;
use super::below;
use super::show::may;
use crate::components::button::{Button, ButtonRow};
use crate::components::field::{Choice, Radios, TextArea, TextField};
use crate::components::form::fields_of;
use crate::form::Submitted;
use crate::pages::screening::{Act, CaseForm, Shown, at_fields};
use crate::web::case_words::named;
use crate::web::{Answer, Next, Visit};

const FORM: &str = "notice-record";

/// The form of the record, with the one for files before it; nothing for who records no tests.
pub fn form(shown: &Shown, notice: &ChangeNotice) -> Option<AnyView> {
    may(shown, notice.number, Kinds::RecordTests).ok()?;
    let words = shown.words;
    let order = notice.tests.last()?;
    let outcomes = fields_of(FORM, || {
        let cases = order.cases.iter().map(|case| {
            let name = phrases::test_case(shown.call(), Some(&order.edition), case);
            let choices = ["passed", "failed"].map(|id| Choice::new(id, named(words, "notice-outcome", id)));
            let note = words.tf("notice-outcome-note", &[("case", case.as_str().into())]);
            view! {
                <Radios
                    name=format!("outcome_{case}")
                    label=name
                    choices=choices.to_vec()
                    required=true
                    inline=true
                />
                <TextArea name=format!("outcome_note_{case}") label=note rows=2 />
            }
        });
        cases.collect_view().into_any()
    });
    let upload = shown.path(&below(notice.number, "/upload"));
    let room = shown.case().notice_room().min(MAX_FILE_BYTES);
    Some(
        view! {
            <section class="stack" aria-labelledby="notice-record">
                <h2 id="notice-record">{words.t("notice-record")}</h2>
                <p>{words.t("notice-record-lead")}</p>
                {evidence_form(&upload, room)}
                <CaseForm id=FORM at=shown.at(&below(notice.number, "/record"))>
                    {outcomes}
                    <TextArea name="devices" help=words.t("notice-devices-help") required=true rows=2 />
                    <TextField name="witness" help=words.t("notice-witness-help") required=true />
                    <TextArea name="note" rows=3 />
                    <ButtonRow>
                        <Button label=words.t("notice-record-save") />
                    </ButtonRow>
                </CaseForm>
            </section>
        }
        .into_any(),
    )
}

/// Records them: the reviewer, who is somebody else, goes on.
pub async fn save(visit: Visit, Path((id, notice)): Path<(String, String)>, typed: Submitted) -> Answer {
    let number: u32 = notice.parse().map_err(|_| PortalError::NotFound)?;
    let act = Act::new(&visit, id, &typed);
    let mut outcomes: BTreeMap<String, TypedOutcome> = BTreeMap::new();
    for (name, values) in typed.values() {
        let Some(value) = values.into_iter().next() else { continue };
        if let Some(case) = name.strip_prefix("outcome_note_") {
            outcomes.entry(case.to_owned()).or_default().note = value;
        } else if let Some(case) = name.strip_prefix("outcome_") {
            outcomes.entry(case.to_owned()).or_default().passed = match value.as_str() {
                "passed" => Some(true),
                "failed" => Some(false),
                _ => None,
            };
        }
    }
    let text = |name: &str| typed.text(name).to_owned();
    let command = Command::ChangeNotice(ChangeNoticeCommand::RecordTests {
        notice: number,
        outcomes,
        devices: text("devices"),
        witness: text("witness"),
        note: text("note"),
    });
    let words = visit.words();
    let outcome = at_fields(act.give(act.seen(), command).await, |error: &FieldError| {
        let case = error.field.strip_prefix("outcome_")?;
        let label = match case.strip_prefix("note_") {
            Some(case) => words.tf("notice-outcome-note", &[("case", case.into())]),
            None => case.to_owned(),
        };
        Some(error.clone().with("label", label))
    });
    let page = below(number, "");
    let next = |_| Next::to(act.path(&page)).notice("notice-notice-recorded");
    act.settle(FORM, &page, outcome, next).await
}
