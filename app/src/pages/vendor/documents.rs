//! `/applications/{id}/documents/{form}`: one form: its blank, every version of its file, and handing
//! up a new one. The file itself is received in [`super::upload`].

use axum::extract::Path;
use domain::case::document::{MAX_CASE_BYTES, MAX_FILE_BYTES, StoredFile as Stored, Version};
use domain::case::{Command, Refusal};
use domain::forms::FormId;
use leptos::prelude::*;
use services::cases::CaseView;

use super::tasks::{blank_address, kind_key};
use super::{form_of, load, may, path, phrases};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::file_facts::{FileFacts, StoredFile};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::{Tag, Tone};
use crate::components::upload_form::UploadForm;
use crate::page::Page;
use crate::size;
use crate::web::{Answer, Visit, moment, refusal_sentence};
use crate::words::{Words, t, tf};

/// The id of the form that hands a file up.
pub const FORM: &str = "upload";

/// The address of a form's page.
pub fn address(id: &domain::ids::CaseId, form: FormId) -> String {
    path(id, &format!("documents/{}", form.id()))
}

/// One form of an application.
pub async fn show(visit: Visit, Path((id, form)): Path<(String, String)>) -> Answer {
    let form = form_of(&form)?;
    let view = load(&visit, &id).await?;
    let empty = Stored { sha256: String::new(), name: String::new(), bytes: 0 };
    let closed = may(&visit, &view, Command::Upload { form, file: empty }).err();
    let chrome = visit.chrome().await?;
    let title = phrases::form_name(chrome.words(), form);
    Ok(Page::new(title).render(&chrome, move || view! { <DocumentPage view form closed /> }))
}

#[component]
fn DocumentPage(view: CaseView, form: FormId, closed: Option<Refusal>) -> impl IntoView {
    let words = Words::current();
    let (format, edition) = (t(kind_key(form)), view.call.edition(form).to_owned());
    let stored = view.case.document(form).is_some_and(|document| document.latest().is_some());
    let upload = match closed {
        None => view! { <Upload view=view.clone() form stored /> }.into_any(),
        Some(refusal) => {
            let text = refusal_sentence(words, &refusal);
            view! { <NoticeBanner tone=Tone::Info text /> }.into_any()
        }
    };
    view! {
        <h1>{phrases::form_name(words, form)}</h1>
        <p class="lead">{phrases::case_name(&view.case)}</p>
        <p>{tf("vendor-form-facts", &[("format", format.into()), ("edition", edition.into())])}</p>
        <p class="no-print">
            <a href=blank_address(&view.call.code, form) download>
                {t("vendor-blank-download")}
            </a>
        </p>
        {upload}
        <Versions view=view.clone() form />
        <ButtonRow>
            <LinkButton href=path(&view.case.id, "") label=t("vendor-back-to-case") kind=Kind::Secondary />
        </ButtonRow>
    }
}

/// Choosing a file. The limits are said before.
#[component]
fn Upload(view: CaseView, form: FormId, stored: bool) -> impl IntoView {
    let format = form.format().extension();
    let left = MAX_CASE_BYTES.saturating_sub(view.case.stored_bytes());
    let help = tf(
        "upload-help",
        &[
            ("format", format.into()),
            ("max", size::words(MAX_FILE_BYTES).into()),
            ("left", size::words(left).into()),
        ],
    );
    let (title, submit) =
        if stored { ("upload-replace-title", "upload-replace") } else { ("upload-title", "upload-send") };
    let restricted = form.restricted().then(|| view! { <p>{t("upload-restricted")}</p> });
    view! {
        <section aria-labelledby="upload-title">
            <h2 id="upload-title">{t(title)}</h2>
            {restricted}
            <div>
                <UploadForm
                    id=FORM
                    action=address(&view.case.id, form)
                    label=t("upload-file")
                    help
                    extensions=format!(".{format}")
                    max_bytes=u32::try_from(MAX_FILE_BYTES).unwrap_or(u32::MAX)
                    submit=t(submit)
                />
            </div>
        </section>
    }
}

/// Every version that was stored, the newest first.
#[component]
fn Versions(view: CaseView, form: FormId) -> impl IntoView {
    let words = Words::current();
    let document = view.case.document(form).cloned().unwrap_or_default();
    let handed_in = document.handed_in;
    let latest = document.latest().map(|version| version.number);
    let items = document
        .versions
        .into_iter()
        .rev()
        .map(|version| {
            let status = status(version.number, handed_in, latest);
            let status = status.map(|(key, tone)| view! { <Tag text=t(key) tone /> });
            let title = tf("vendor-version", &[("version", version.number.into())]);
            let file = facts(words, &view, form, version);
            view! {
                <div class="card">
                    <h3>{title} " " {status}</h3>
                    <FileFacts file />
                </div>
            }
        })
        .collect_view();
    let none = latest.is_none().then(|| view! { <p>{t("vendor-no-versions")}</p> });
    view! {
        <section aria-labelledby="versions">
            <h2 id="versions">{t("vendor-versions")}</h2>
            {none}
            {items}
        </section>
    }
}

/// What a version is: the one the ministry looks at, one that goes along next time, or an old one.
fn status(number: u32, handed_in: Option<u32>, latest: Option<u32>) -> Option<(&'static str, Tone)> {
    if handed_in == Some(number) {
        return Some(("version-in-screening", Tone::Success));
    }
    (latest == Some(number)).then_some(("version-not-handed-in", Tone::Warning))
}

fn facts(words: Words, view: &CaseView, form: FormId, version: Version) -> StoredFile {
    StoredFile {
        name: version.file.name,
        href: path(&view.case.id, &format!("files/{}/{}", form.id(), version.number)),
        bytes: version.file.bytes,
        sha256: version.file.sha256,
        by: phrases::acted_by(words, &version.by).unwrap_or_default(),
        when: moment(words, version.at),
        datetime: version.at.to_string(),
    }
}
