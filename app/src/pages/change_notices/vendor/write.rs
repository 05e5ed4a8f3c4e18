//! `…/change-notices/new` and `…/edit`: first what kind of change it is, then before and after of each
//! value, with what the change touches beside it.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Path, RawQuery};
use domain::case::Command;
use domain::case::change_notice::{
    ChangeField, ChangeKind, ChangeNotice, ChangeNoticeCommand, ChangeNoticeCommandKind, TypedNotice, touched,
};
use domain::case::command::CommandKind;
use domain::case::stage::State;
use domain::ids::CaseId;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, CaseView};
use url::form_urlencoded;

use super::super::{find, parts, phrases};
use super::address;
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Checkboxes, Choice, DateField, TextArea, TextField};
use crate::components::form::{Form as FormView, Hidden, fields_of};
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::vendor::{load, member, path, phrases as vendor_phrases};
use crate::web::{Answer, Form, Next, Visit};
use crate::words::{Words, t};

const FORM: &str = "notice";

/// What is written on: the new notice, or a draft.
struct Sheet {
    view: CaseView,
    draft: Option<ChangeNotice>,
    kinds: BTreeSet<ChangeKind>,
    known: BTreeMap<ChangeField, String>,
}

/// What kinds of change; then the values of those that stand in the address.
pub async fn new(visit: Visit, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let view = load(&visit, &id).await?;
    sheet(&visit, view, None, kinds_of(query.as_deref())).await
}

/// A draft, to be written anew.
pub async fn edit(
    visit: Visit,
    Path((id, notice)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Answer {
    let view = load(&visit, &id).await?;
    let draft = find(&view.case, &notice)?.clone();
    let (actor, _) = member(&visit)?;
    let kind = ChangeNoticeCommandKind::Write;
    view.case
        .may_on_notice(draft.number, kind, actor, &view.call, visit.portal.now())
        .map_err(PortalError::from)?;
    let mut kinds = kinds_of(query.as_deref());
    if kinds.is_empty() {
        kinds = draft.content.kinds();
    }
    sheet(&visit, view, Some(draft), kinds).await
}

async fn sheet(
    visit: &Visit,
    view: CaseView,
    draft: Option<ChangeNotice>,
    kinds: BTreeSet<ChangeKind>,
) -> Answer {
    let (actor, _) = member(visit)?;
    let command = CommandKind::ChangeNotice(ChangeNoticeCommandKind::Write);
    view.case.may(command, actor, &view.call, visit.portal.now()).map_err(PortalError::from)?;
    let known = cases::known_values(&visit.portal, &view.case, &view.call).await?;
    let sheet = Sheet { view, draft, kinds, known };
    let chrome = visit.chrome().await?;
    let title = chrome.words().t("notice-write-title");
    Ok(Page::new(title).render(&chrome, move || page(&sheet)))
}

fn kinds_of(query: Option<&str>) -> BTreeSet<ChangeKind> {
    let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    pairs.filter(|(name, _)| name == "kinds").filter_map(|(_, value)| ChangeKind::from_id(&value)).collect()
}

fn query_of(kinds: &BTreeSet<ChangeKind>) -> String {
    let pairs = kinds.iter().map(|kind| ("kinds", kind.id()));
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

fn page(sheet: &Sheet) -> AnyView {
    let words = Words::current();
    let case = &sheet.view.case;
    let step = if sheet.kinds.is_empty() { choose(words, case) } else { values(words, sheet) };
    view! {
        <h1>{t("notice-write-title")}</h1>
        <p class="lead">{vendor_phrases::case_name(case)}</p>
        {step}
    }
    .into_any()
}

/// The first step is a question that changes nothing, so it stands in the address.
fn choose(words: Words, case: &domain::case::Case) -> AnyView {
    let choices = ChangeKind::ALL.map(|kind| {
        let help = words.t(&format!("change-kind-{}-help", kind.id().replace('_', "-")));
        Choice::new(kind.id(), phrases::kind(words, kind)).help(help)
    });
    let fields =
        fields_of(FORM, || view! { <Checkboxes name="kinds" choices=choices.to_vec() required=true /> });
    let (action, back) = (path(&case.id, "change-notices/new"), path(&case.id, ""));
    view! {
        <p>{t("notice-write-lead")}</p>
        <form id=FORM class="form" method="get" action=action>
            {fields}
            <ButtonRow>
                <Button label=t("notice-go-on") />
                <LinkButton href=back label=t("cancel") kind=Kind::Secondary />
            </ButtonRow>
        </form>
    }
    .into_any()
}

fn values(words: Words, sheet: &Sheet) -> AnyView {
    let case = &sheet.view.case;
    let touches = touched(&sheet.kinds, sheet.view.call.test_plan());
    let action = match &sheet.draft {
        Some(draft) => address(&case.id, draft.number, "/edit"),
        None => path(&case.id, "change-notices"),
    };
    let hidden =
        sheet.kinds.iter().map(|kind| view! { <Hidden name="kinds" value=kind.id() /> }).collect_view();
    let fields = fields_of(FORM, || {
        sheet.kinds.iter().map(|kind| of_kind(words, sheet, *kind)).collect_view().into_any()
    });
    let (reason, from) = sheet.draft.as_ref().map_or_else(
        || (String::new(), String::new()),
        |draft| (draft.content.reason.clone(), draft.content.from.to_string()),
    );
    let others = path(&case.id, "change-notices/new");
    view! {
        {parts::touched(words, &sheet.view.call, &touches)}
        <FormView id=FORM action>
            {hidden}
            {fields}
            <TextArea name="change_reason" help=t("notice-reason-help") value=reason required=true />
            <DateField name="change_from" help=t("notice-from-help") value=from required=true />
            <p>{t("notice-write-next")}</p>
            <ButtonRow>
                <Button label=t("notice-save") />
                <LinkButton href=others label=t("notice-other-kinds") kind=Kind::Secondary />
            </ButtonRow>
        </FormView>
    }
    .into_any()
}

fn of_kind(words: Words, sheet: &Sheet, kind: ChangeKind) -> AnyView {
    let fields = kind.fields().map(|field| input(words, sheet, field)).collect_view();
    let id = format!("kind-{}", kind.id());
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{phrases::kind(words, kind)}</h2>
            {fields}
        </section>
    }
    .into_any()
}

/// One value: what it is now stands above, and in the field where it is a fact.
fn input(words: Words, sheet: &Sheet, field: ChangeField) -> AnyView {
    let fact = match &sheet.view.case.state {
        State::Listed(listing) => listing.facts.value(field.id()),
        _ => String::new(),
    };
    let before = match field {
        ChangeField::ModelVariant => sheet.view.case.facts_in_hand().map(|facts| facts.model_number.clone()),
        _ => Some(fact.clone()).filter(|fact| !fact.is_empty()).or(sheet.known.get(&field).cloned()),
    };
    let written = sheet.draft.as_ref().and_then(|draft| {
        let mut changes = draft.content.changes.iter();
        changes.find(|change| change.field == field).map(|change| change.after.clone())
    });
    let value = written.unwrap_or(fact);
    let help = match before {
        Some(before) => words.tf("notice-now", &[("value", phrases::value(words, field, &before).into())]),
        None => words.t("notice-now-unknown"),
    };
    if field == ChangeField::Plants {
        return view! { <TextArea name=field.id() help value required=true rows=3 /> }.into_any();
    }
    let inputmode = match field {
        ChangeField::UnitPrice | ChangeField::MaintenancePrice => Some("numeric"),
        ChangeField::ContactPhone => Some("tel"),
        ChangeField::ContactEmail => Some("email"),
        _ => None,
    };
    match inputmode {
        Some(mode) => view! { <TextField name=field.id() help value inputmode=mode /> }.into_any(),
        None => view! { <TextField name=field.id() help value /> }.into_any(),
    }
}

/// Keeps a new notice as a draft.
pub async fn create(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    store(&visit, id, None, &typed).await
}

/// Keeps the draft anew.
pub async fn save(visit: Visit, Path((id, notice)): Path<(String, String)>, typed: Submitted) -> Answer {
    let notice = notice.parse().map_err(|_| PortalError::NotFound)?;
    store(&visit, id, Some(notice), &typed).await
}

async fn store(visit: &Visit, id: String, notice: Option<u32>, typed: &Submitted) -> Answer {
    let id = CaseId::new(id);
    let kinds: BTreeSet<ChangeKind> =
        typed.list("kinds").into_iter().filter_map(ChangeKind::from_id).collect();
    let query = query_of(&kinds);
    let fields = kinds.iter().flat_map(|kind| kind.fields());
    let written = TypedNotice {
        values: fields.map(|field| (field, typed.text(field.id()).to_owned())).collect(),
        kinds,
        known: BTreeMap::new(),
        reason: typed.text("change_reason").to_owned(),
        from: typed.text("change_from").to_owned(),
    };
    let stored = async {
        let (actor, _) = member(visit)?;
        cases::write_notice(&visit.portal, actor, &id, notice, written).await
    };
    let stored = stored.await;
    let page = match notice {
        Some(notice) => address(&id, notice, "/edit"),
        None => path(&id, "change-notices/new"),
    };
    let back = Form::new(FORM, format!("{page}?{query}"), typed);
    let next = |done: cases::Done| {
        let number = notice.or(done.case.change_notices.last().map(|last| last.number)).unwrap_or_default();
        Next::to(address(&id, number, "")).notice("notice-notice-saved")
    };
    visit.settle(back, stored, next).await
}

/// Whether the member could give this command about the notice now.
pub fn may(
    visit: &Visit,
    view: &CaseView,
    notice: u32,
    command: ChangeNoticeCommandKind,
) -> Result<(), domain::case::Refusal> {
    let refused = || domain::case::Refusal::RoleMayNot { command: CommandKind::ChangeNotice(command) };
    let (actor, _) = member(visit).map_err(|_| refused())?;
    view.case.may_on_notice(notice, command, actor, &view.call, visit.portal.now())
}

/// A command of this room.
pub fn command(command: ChangeNoticeCommand) -> Command {
    Command::ChangeNotice(command)
}
