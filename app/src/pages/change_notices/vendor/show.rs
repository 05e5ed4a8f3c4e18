//! `…/change-notices/{notice}`: a notice as its vendor sees it – a draft to be handed in, what is asked and
//! by when, and everything that came of it.

use axum::extract::Path;
use domain::case::change_notice::{ChangeNotice, ChangeNoticeCommandKind as Kinds, NoticeStanding, touched};
use domain::case::document::MAX_FILE_BYTES;
use domain::case::evidence::EvidenceKind;
use domain::forms::FormId;
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::CaseView;

use super::super::{files, find, on_case, parts, phrases};
use super::address;
use super::write::may;
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::TextArea;
use crate::components::form::Form as FormView;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::components::upload_form::UploadForm;
use crate::page::Page;
use crate::pages::vendor::{load, path, phrases as vendor_phrases};
use crate::size;
use crate::web::{Answer, Visit, moment};
use crate::words::{Words, t, tf};

/// What the page needs besides the notice.
struct Around {
    view: CaseView,
    notice: ChangeNotice,
    now: Timestamp,
    open: bool,
    files_open: bool,
    withdrawable: bool,
}

/// The notice.
pub async fn show(visit: Visit, Path((id, notice)): Path<(String, String)>) -> Answer {
    let view = load(&visit, &id).await?;
    let notice = find(&view.case, &notice)?.clone();
    let may = |kind| match may(&visit, &view, notice.number, kind) {
        Ok(()) => true,
        // A page of its own says who may.
        Err(refusal) => matches!(refusal, domain::case::Refusal::SignatoryOnly { .. }),
    };
    let files_open = may(Kinds::AttachFile);
    let withdrawable = notice.is_open() && may(Kinds::Withdraw);
    let open = [Kinds::Submit, Kinds::Answer, Kinds::ReturnDocuments].into_iter().any(may);
    let around = Around { now: visit.portal.now(), view, notice, open, files_open, withdrawable };
    let chrome = visit.chrome().await?;
    let title = phrases::title(chrome.words(), around.notice.number);
    Ok(Page::new(title).render(&chrome, move || page(&around)))
}

fn page(around: &Around) -> AnyView {
    let words = Words::current();
    let Around { view, notice, .. } = around;
    let base = address(&view.case.id, notice.number, "");
    let submitted = notice.submitted.as_ref().map(|(at, person)| {
        let args = [("at", moment(words, *at).into()), ("name", person.name.as_str().into())];
        view! { <p>{tf("notice-submitted-at", &args)}</p> }
    });
    let touches = match notice.standing {
        NoticeStanding::Draft => touched(&notice.content.kinds(), view.call.test_plan()),
        _ => notice.touched.clone(),
    };
    let evidence = around.files_open.then(|| evidence(view, &base));
    let withdraw = around.withdrawable.then(|| {
        view! {
            <p class="no-print">
                <a href=format!("{base}/withdraw")>{t("notice-withdraw-link")}</a>
            </p>
        }
    });
    let listed = on_case::listed(&view.case);
    view! {
        <h1>{phrases::title(words, notice.number)}</h1>
        <p class="lead">{vendor_phrases::case_name(&view.case)}</p>
        <p>{on_case::standing(words, notice, listed)}</p>
        {listed.then(|| on_case::asked(words, notice, around.now))}
        {ended(words, notice)}
        {submitted}
        {around.open.then(|| next(around, &base))}
        {parts::content(words, &notice.content)}
        {parts::touched(words, &view.call, &touches)}
        {parts::course(words, &view.call, notice)}
        {parts::files(words, &base, notice, false)}
        {evidence}
        {withdraw}
        <p>
            <a href=path(&view.case.id, "")>{t("vendor-back-to-case")}</a>
        </p>
    }
    .into_any()
}

/// How it ended, in the ministry's or the vendor's words.
pub fn ended(words: Words, notice: &ChangeNotice) -> Option<AnyView> {
    let (tone, key, at, said) = match &notice.standing {
        NoticeStanding::Noted { at, note } => (Tone::Success, "notice-ended-noted", at, note),
        NoticeStanding::Rejected { at, reason } => (Tone::Danger, "notice-ended-rejected", at, reason),
        NoticeStanding::Withdrawn { at, reason } => (Tone::Info, "notice-ended-withdrawn", at, reason),
        _ => return None,
    };
    let text = words.tf(key, &[("at", moment(words, *at).into())]);
    let said = (!said.is_empty()).then(|| view! { <p class="lines">{said.clone()}</p> });
    Some(view! { <NoticeBanner tone text>{said}</NoticeBanner> }.into_any())
}

/// What the vendor does next.
fn next(around: &Around, base: &str) -> AnyView {
    match around.notice.standing {
        NoticeStanding::Draft => draft(base),
        NoticeStanding::Asked => answer(around, base),
        NoticeStanding::DocumentsAsked => documents(around, base),
        _ => ().into_any(),
    }
}

fn draft(base: &str) -> AnyView {
    let [submit, edit, discard] = ["submit", "edit", "discard"].map(|below| format!("{base}/{below}"));
    view! {
        <section class="stack" aria-labelledby="notice-next">
            <h2 id="notice-next">{t("notice-next-draft")}</h2>
            <p>{t("notice-next-draft-lead")}</p>
            <ButtonRow>
                <LinkButton href=submit label=t("notice-to-submit") />
                <LinkButton href=edit label=t("notice-edit") kind=Kind::Secondary />
                <LinkButton href=discard label=t("notice-discard") kind=Kind::Quiet />
            </ButtonRow>
        </section>
    }
    .into_any()
}

fn answer(around: &Around, base: &str) -> AnyView {
    let question = around.notice.questions.last().map(|question| question.text.clone());
    view! {
        <section class="stack" aria-labelledby="notice-next">
            <h2 id="notice-next">{t("notice-part-question")}</h2>
            <p class="card lines">{question}</p>
            <FormView id="notice-answer" action=format!("{base}/answer")>
                <TextArea name="answer" help=t("notice-answer-help") required=true />
                <ButtonRow>
                    <Button label=t("notice-answer") />
                </ButtonRow>
            </FormView>
        </section>
    }
    .into_any()
}

/// Each form that is asked for with a way to send it, then one button for all of them.
fn documents(around: &Around, base: &str) -> AnyView {
    let words = Words::current();
    let asked = around.notice.documents.last().map(|asked| asked.words.clone());
    let forms = around
        .notice
        .open_forms()
        .into_iter()
        .map(|form| one_form(words, &around.notice, base, form))
        .collect_view();
    view! {
        <section class="stack" aria-labelledby="notice-next">
            <h2 id="notice-next">{t("notice-part-documents")}</h2>
            <p class="card lines">{asked}</p>
            {forms}
            <FormView id="notice-return" action=format!("{base}/documents")>
                <TextArea name="return_words" help=t("notice-return-help") rows=3 />
                <ButtonRow>
                    <Button label=t("notice-return") />
                </ButtonRow>
            </FormView>
        </section>
    }
    .into_any()
}

fn one_form(words: Words, notice: &ChangeNotice, base: &str, form: FormId) -> AnyView {
    let there = notice.in_hand().find(|file| file.form == Some(form)).map(|file| file.file.name.clone());
    let state = match &there {
        Some(name) => words.tf("notice-form-there", &[("name", name.as_str().into())]),
        None => words.t("notice-form-missing"),
    };
    let submit = t(if there.is_some() { "notice-form-replace" } else { "notice-form-send" });
    let extension = format!(".{}", form.format().extension());
    view! {
        <div class="card stack">
            <h3>{vendor_phrases::form_name(words, form)}</h3>
            <p>{state}</p>
            <UploadForm
                id=files::form_id(form)
                action=format!("{base}/upload/{}", form.id())
                label=vendor_phrases::form_name(words, form)
                help=words.tf("notice-file-help", &[("max", size::words(MAX_FILE_BYTES).into())])
                extensions=extension
                max_bytes=u32::try_from(MAX_FILE_BYTES).unwrap_or(u32::MAX)
                submit
            />
        </div>
    }
    .into_any()
}

fn evidence(view: &CaseView, base: &str) -> AnyView {
    let room = view.case.notice_room().min(MAX_FILE_BYTES);
    view! {
        <div class="stack no-print">
            <h3>{t("notice-attach")}</h3>
            {evidence_form(&format!("{base}/upload/{}", files::EVIDENCE), room)}
        </div>
    }
    .into_any()
}

/// The form that sends a file which nobody reads but people.
pub fn evidence_form(action: &str, room: u64) -> AnyView {
    let kinds = EvidenceKind::ALL.into_iter().flat_map(EvidenceKind::extensions);
    let extensions = kinds.map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(",");
    view! {
        <UploadForm
            id=files::FORM
            action=action
            label=t("notice-file")
            help=tf("notice-evidence-help", &[("max", size::words(room).into())])
            extensions
            max_bytes=u32::try_from(MAX_FILE_BYTES).unwrap_or(u32::MAX)
            submit=t("notice-file-send")
        />
    }
    .into_any()
}
