//! The page on which a form is filled in.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use domain::case::document::StoredFile;
use domain::case::{Command, Refusal};
use domain::checks::{self, Basis};
use domain::finding::{At, Finding};
use domain::forms::prefill::prefilled;
use domain::forms::spec::{Block, Field, Section};
use domain::forms::{Content, FormId, Reading, computed, spec};
use domain::money::Rounding;
use leptos::prelude::*;
use services::cases::{self, CaseView};
use services::readings;

use super::super::conflict::{Conflict, Difference};
use super::super::{documents, form_of, load, may, member, path, phrases};
use super::act::Act;
use super::inputs::{Around, clause, input};
use super::source::{Latest, Opened, Source, Wanted, open};
use super::typed::{self, MAX_ROWS, without_untouched_rows};
use super::{CHANGED_MEANWHILE, FORM, address, conflict, rows};
use crate::components::autosave::SavedByItself;
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::{Form as FormView, Hidden, fields_of};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::flash::{FieldError, Flash};
use crate::form::Submitted;
use crate::page::Page;
use crate::web::form_words::{section_name, section_note};
use crate::web::{Answer, Visit, finding_with_mend, moment, place_label, refusal_sentence};
use crate::words::{Words, t, tf};

/// The form, or why it can't be changed.
pub async fn show(
    visit: Visit,
    Path((id, form)): Path<(String, String)>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let form = form_of(&form)?;
    let view = load(&visit, &id).await?;
    let nothing = StoredFile { sha256: String::new(), name: String::new(), bytes: 0 };
    let closed = may(&visit, &view, Command::Upload { form, file: nothing }).err();
    let (actor, _) = member(&visit)?;
    let kept = cases::load_draft(&visit.portal, actor, &view.case.id, form.id()).await?;
    let basis = readings::basis(&visit.portal, &view.case, &view.call).await?;
    let version = view.case.document(form).and_then(|document| document.latest()).cloned();
    let inspected = match &version {
        Some(version) => Some(readings::of_file(&visit.portal, &version.file, form).await?),
        None => None,
    };
    let latest =
        version.iter().zip(&inspected).map(|(version, inspected)| Latest { version, inspected }).next();
    let known = prefilled(form, &basis.call, &basis.applied, basis.today);
    let wanted = Wanted::of(query.get("from").map(String::as_str));
    let mut opened = open(&known, &kept, latest.as_ref(), wanted);

    let mut chrome = visit.chrome().await?;
    let words = chrome.words();
    let typed_now = chrome.flash.as_ref().filter(|flash| flash.form == FORM && !flash.values.is_empty());
    let mut differences = Vec::new();
    if let Some(flash) = typed_now {
        let content = typed::content(form, &submitted(flash));
        if flash.errors.iter().any(|error| error.code == CHANGED_MEANWHILE) {
            let theirs = typed::typed(&opened.content);
            differences = conflict::differences(words, form, &theirs, &typed::typed(&content));
        }
        opened = Opened { content, source: Source::Known };
    }
    let source = typed_now.is_none().then(|| opened.source.clone());
    let mut warnings = Vec::new();
    if query.contains_key("check") && typed_now.is_none() && closed.is_none() {
        opened.content = without_untouched_rows(opened.content);
        let findings = findings(form, &opened.content, &basis);
        let (errors, rest): (Vec<_>, Vec<_>) = findings.into_iter().partition(Finding::blocks);
        warnings = rest;
        let mut checked = Flash::invalid(FORM, &Submitted::default(), errors_at_fields(words, &errors));
        checked.notice = chrome.flash.take().and_then(|flash| flash.notice);
        if errors.is_empty() && checked.notice.is_none() {
            checked.notice = Flash::notice("notice-form-checked").notice;
        }
        chrome.flash = Some(checked);
    }
    let shown = Shown {
        form,
        version: kept.version,
        rounding: basis.call.rounding,
        content: opened.content,
        source,
        differences,
        warnings,
        view,
    };
    let title = words.tf("fill-title", &[("form", phrases::form_name(words, form).into())]);
    Ok(Page::new(title).render(&chrome, move || match closed {
        Some(refusal) => view! { <Closed shown refusal /> }.into_any(),
        None if too_long(&shown.content) => view! { <TooLong shown /> }.into_any(),
        None => view! { <FillPage shown /> }.into_any(),
    }))
}

/// What the page shows.
#[derive(Clone, Debug)]
struct Shown {
    view: CaseView,
    form: FormId,
    /// Of the draft.
    version: i32,
    rounding: Rounding,
    content: Content,
    /// `None` where the page came back with what was just typed.
    source: Option<Source>,
    differences: Vec<Difference>,
    warnings: Vec<Finding>,
}

fn submitted(flash: &Flash) -> Submitted {
    let pairs = flash.values.iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
    Submitted::from_pairs(pairs.map(|(name, value)| (name.clone(), value.clone())))
}

/// What the checks say about what stands in the fields, as if it were in a file already.
fn findings(form: FormId, content: &Content, basis: &Basis) -> Vec<Finding> {
    let mut content = content.clone();
    content.fill_computed(basis.call.rounding);
    let edition = Some(basis.call.edition(form).to_owned());
    checks::form(form, &Reading { form, edition, content }, basis)
}

/// Each finding as an error at its field; a whole table and the whole form have none.
fn errors_at_fields(words: Words, errors: &[Finding]) -> Vec<FieldError> {
    errors
        .iter()
        .map(|finding| {
            let sentence = named(words, finding);
            FieldError::new(field_of(&finding.at), "sentence").with("sentence", sentence)
        })
        .collect()
}

/// The sentence with the name of its field: the summary stands far from it.
fn named(words: Words, finding: &Finding) -> String {
    let sentence = finding_with_mend(words, finding);
    match finding.at {
        At::DOCUMENT => sentence,
        _ => words.tf(
            "fill-finding",
            &[("place", place_label(words, finding).into()), ("sentence", sentence.into())],
        ),
    }
}

/// The name of the field that a finding is about.
fn field_of(at: &At) -> String {
    match (at.row, at.column) {
        (Some(row), Some(column)) => format!("{}.{row}.{column}", at.place),
        (Some(row), None) => format!("{}.{row}", at.place),
        _ if *at == At::DOCUMENT => String::new(),
        _ => at.place.to_owned(),
    }
}

fn too_long(content: &Content) -> bool {
    content.tables.values().any(|rows| rows.len() > MAX_ROWS)
}

#[component]
fn FillPage(shown: Shown) -> impl IntoView {
    let words = Words::current();
    let (id, form) = (shown.view.case.id.clone(), shown.form);
    let (action, page) = (address(&id, form), documents::address(&id, form));
    let keep = format!("{action}/draft");
    let source = shown.source.clone().map(|source| from(words, &action, source));
    let restricted = form.restricted().then(|| view! { <p>{t("upload-restricted")}</p> });
    let warnings = warnings(words, &shown.warnings);
    let name = phrases::form_name(words, form);
    let sections = fields_of(FORM, || {
        spec(form).sections.iter().map(|part| section(words, part, &shown)).collect_view()
    });
    view! {
        <h1>{tf("fill-title", &[("form", name.into())])}</h1>
        <p class="lead">{phrases::case_name(&shown.view.case)}</p>
        <p>{t("fill-lead")}</p>
        {restricted}
        {source}
        {warnings}
        <Conflict differences=shown.differences.clone() />
        <FormView id=FORM action=action.clone()>
            <Hidden name="version" value=shown.version.to_string() />
            // The first button is the one that Enter presses: it must do no harm.
            <ButtonRow>
                <Button label=t("fill-keep") kind=Kind::Secondary name="act" value=Act::Keep.value() />
            </ButtonRow>
            {common(words, &shown)}
            {sections}
            <ButtonRow>
                <Button label=t("fill-make") name="act" value=Act::Make.value() />
                <Button label=t("fill-check") kind=Kind::Secondary name="act" value=Act::Check.value() />
                <Button label=t("fill-keep") kind=Kind::Secondary name="act" value=Act::Keep.value() />
                <LinkButton href=page label=t("fill-back") kind=Kind::Quiet />
            </ButtonRow>
            <p class="no-print">{t("fill-make-help")}</p>
        </FormView>
        <SavedByItself form=FORM action=keep />
    }
}

/// What stands in the fields, and how to get at the other.
fn from(words: Words, action: &str, source: Source) -> AnyView {
    let said = |key: &str, at| words.tf(key, &[("at", moment(words, at).into())]);
    let (text, other) = match source {
        Source::Known => (words.t("fill-from-known"), None),
        Source::Draft { at, file: None } => (said("fill-from-draft", at), None),
        Source::Draft { at, file: Some(version) } => {
            let label = words.tf("fill-take-file", &[("version", version.into())]);
            (said("fill-from-draft", at), Some((format!("{action}?from=file"), label)))
        }
        Source::File { version, draft: None } => {
            (words.tf("fill-from-file", &[("version", version.into())]), None)
        }
        Source::File { version, draft: Some(at) } => (
            words.tf("fill-from-file", &[("version", version.into())]),
            Some((format!("{action}?from=draft"), said("fill-take-draft", at))),
        ),
        Source::Unread { version } => (words.tf("fill-from-unread", &[("version", version.into())]), None),
    };
    match other {
        Some((href, label)) => view! {
            <NoticeBanner text>
                <p>
                    <a href=href>{label}</a>
                </p>
            </NoticeBanner>
        }
        .into_any(),
        None => view! { <NoticeBanner text /> }.into_any(),
    }
}

/// What does not block, told before the fields.
fn warnings(words: Words, warnings: &[Finding]) -> Option<AnyView> {
    if warnings.is_empty() {
        return None;
    }
    let items = warnings
        .iter()
        .map(|finding| {
            let sentence = named(words, finding);
            let field = field_of(&finding.at);
            if field.is_empty() {
                return view! { <li>{sentence}</li> }.into_any();
            }
            let href = format!("#{}", crate::components::field::control_id(FORM, &field));
            view! {
                <li>
                    <a href=href>{sentence}</a>
                </li>
            }
            .into_any()
        })
        .collect_view();
    let banner = view! {
        <NoticeBanner tone=Tone::Warning text=t("fill-warnings")>
            <ul>{items}</ul>
        </NoticeBanner>
    };
    Some(banner.into_any())
}

/// The fields of every form, in the groups of the paper.
fn common(words: Words, shown: &Shown) -> AnyView {
    let common = spec(shown.form).common;
    [
        ("fill-group-head", common.head),
        ("fill-group-submitter", common.submitter),
        ("fill-group-contact", common.contact),
        ("fill-group-product", common.product),
    ]
    .into_iter()
    .map(|(key, fields)| {
        let fields = fields.iter().map(|field| place(words, field, shown)).collect_view();
        view! {
            <fieldset class="stack">
                <legend>
                    <h2>{t(key)}</h2>
                </legend>
                {fields}
            </fieldset>
        }
    })
    .collect_view()
    .into_any()
}

fn section(words: Words, part: &'static Section, shown: &Shown) -> AnyView {
    let note = section_note(words, part).map(|note| view! { <p>{note}</p> });
    let blocks = part
        .blocks
        .iter()
        .map(|block| match block {
            Block::Fields(fields) => {
                fields.iter().map(|field| place(words, field, shown)).collect_view().into_any()
            }
            Block::Table(table) => rows::table(table, shown.content.rows(table.id)),
            Block::Clauses(clauses) => {
                clauses.iter().map(|one| clause(one, shown.content.entry(one.id))).collect_view().into_any()
            }
        })
        .collect_view();
    view! {
        <fieldset class="stack">
            <legend>
                <h2>{section_name(words, part)}</h2>
            </legend>
            {note}
            {blocks}
        </fieldset>
    }
    .into_any()
}

fn place(words: Words, field: &'static Field, shown: &Shown) -> AnyView {
    if field.formula.is_some() {
        let value = computed::field(&shown.content, field, shown.rounding);
        return rows::output(words, field, field.id, value).into_any();
    }
    let entry = shown.content.entry(field.id).cloned().unwrap_or_default();
    input(field, field.id.to_owned(), &entry, Around::Page)
}

/// Why the form can't be filled in now.
#[component]
fn Closed(shown: Shown, refusal: Refusal) -> impl IntoView {
    let words = Words::current();
    let text = refusal_sentence(words, &refusal);
    view! { <Elsewhere shown tone=Tone::Info text /> }
}

/// A list that is too long for a page stays in its file.
#[component]
fn TooLong(shown: Shown) -> impl IntoView {
    let text = tf("fill-too-long", &[("max", MAX_ROWS.into())]);
    view! { <Elsewhere shown tone=Tone::Warning text /> }
}

#[component]
fn Elsewhere(shown: Shown, tone: Tone, text: String) -> impl IntoView {
    let words = Words::current();
    let (id, form) = (shown.view.case.id.clone(), shown.form);
    let name = phrases::form_name(words, form);
    view! {
        <h1>{tf("fill-title", &[("form", name.into())])}</h1>
        <p class="lead">{phrases::case_name(&shown.view.case)}</p>
        <NoticeBanner tone text />
        <ButtonRow>
            <LinkButton href=documents::address(&id, form) label=t("fill-back") kind=Kind::Secondary />
            <LinkButton href=path(&id, "") label=t("vendor-back-to-case") kind=Kind::Secondary />
        </ButtonRow>
    }
}
