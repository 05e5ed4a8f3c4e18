//! `/applications/{id}/documents/{form}`: one form: what was read in its file and what does not fit,
//! handing up a new one or filling it in, and every version.
//!
//! | you look for | go to |
//! |---|---|
//! | what was read, field by field | [`read`] |
//! | findings as lists | [`findings`] |
//! | the addresses that lead to a field | [`mod@anchor`] |
//! | evidence files | [`evidence`] |
//! | receiving a file | [`super::upload`] |

pub mod anchor;
pub mod evidence;
pub mod findings;
mod prefilled;
mod read;

pub use self::read::content as read_content;
use axum::extract::Path;
use domain::case::document::{MAX_FILE_BYTES, StoredFile as Stored, Version};
use domain::case::evidence::FORM as EVIDENCE_FORM;
use domain::case::{Command, Refusal};
use domain::finding::Finding;
use domain::forms::FormId;
use leptos::prelude::*;
use services::cases::CaseView;
use services::inspection::Inspected;
use services::readings::{self, CaseFindings};

use self::evidence::EvidenceSection;
use self::findings::Across;
pub use self::prefilled::download as prefilled;
use super::tasks::{blank_address, kind_key};
use super::{form_of, forms, load, may, member, path, phrases};
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
    let (actor, _) = member(&visit)?;
    let found = readings::check_case(&visit.portal, &view.case, &view.call, actor).await?;
    let chrome = visit.chrome().await?;
    let title = phrases::form_name(chrome.words(), form);
    let page = Page::new(title).wide();
    Ok(page.render(&chrome, move || view! { <DocumentPage view form closed found /> }))
}

#[component]
fn DocumentPage(view: CaseView, form: FormId, closed: Option<Refusal>, found: CaseFindings) -> impl IntoView {
    let words = Words::current();
    let (format, edition) = (t(kind_key(form)), view.call.edition(form).to_owned());
    let stored = view.case.document(form).is_some_and(|document| document.latest().is_some());
    let open = closed.is_none();
    let read = found.forms.get(&form).and_then(|report| report.inspected.as_ref());
    let understood = read.and_then(Inspected::reading).is_some_and(|reading| reading.form == form);
    let ways = match closed {
        None => view! { <Ways view=view.clone() form stored understood /> }.into_any(),
        Some(refusal) => {
            let text = refusal_sentence(words, &refusal);
            view! { <NoticeBanner tone=Tone::Info text /> }.into_any()
        }
    };
    let result = stored.then(|| result(words, &view, form, &found));
    let read = stored.then(|| what_was_read(words, form, &found));
    let across = stored.then(|| view! { <Across case=view.case.clone() form across=found.across.clone() /> });
    let evidence = (form == EVIDENCE_FORM).then(|| view! { <EvidenceSection view=view.clone() open /> });
    view! {
        <h1>{phrases::form_name(words, form)}</h1>
        <p class="lead">{phrases::case_name(&view.case)}</p>
        <p>{tf("vendor-form-facts", &[("format", format.into()), ("edition", edition.into())])}</p>
        {result}
        {ways}
        {evidence}
        {read}
        {across}
        <Versions view=view.clone() form />
        <ButtonRow>
            <LinkButton href=path(&view.case.id, "") label=t("vendor-back-to-case") kind=Kind::Secondary />
        </ButtonRow>
    }
}

/// In a few words what came of reading the newest file, with every finding that is mended in it.
fn result(words: Words, view: &CaseView, form: FormId, found: &CaseFindings) -> AnyView {
    let findings: Vec<&Finding> = found.of_form(form).collect();
    let version = found.forms.get(&form).map_or(0, |report| report.version);
    match found.forms.get(&form).and_then(|report| report.inspected.as_ref()) {
        Some(Inspected::Read(_)) if findings.is_empty() => {
            let text = words.tf("read-fine", &[("version", version.into())]);
            view! { <NoticeBanner tone=Tone::Success text /> }.into_any()
        }
        Some(Inspected::Read(_)) => findings::summary(words, &view.case.id, &findings),
        Some(Inspected::Unreadable(_) | Inspected::Refused(_)) | None => {
            let why = unreadable(words, found, form);
            let text = words.tf("read-not", &[("version", version.into()), ("why", why.into())]);
            let across: Vec<&Finding> = found.across.iter().filter(|one| one.form == form).collect();
            view! {
                <NoticeBanner tone=Tone::Warning text>
                    <p>{t("read-not-next")}</p>
                </NoticeBanner>
                {findings::summary(words, &view.case.id, &across)}
            }
            .into_any()
        }
    }
}

/// Why the newest file could not be read.
pub fn unreadable(words: Words, found: &CaseFindings, form: FormId) -> String {
    match found.forms.get(&form).and_then(|report| report.inspected.as_ref()) {
        Some(Inspected::Unreadable(why)) => words.t(&format!("unreadable-{}", why.code())),
        _ => words.t("unreadable-damaged"),
    }
}

/// The content of the newest file; nothing where it is another form or was not understood.
fn what_was_read(words: Words, form: FormId, found: &CaseFindings) -> Option<AnyView> {
    let report = found.forms.get(&form)?;
    let reading = report.inspected.as_ref()?.reading().filter(|reading| reading.form == form)?;
    let findings: Vec<&Finding> = found.of_form(form).collect();
    let content = read::content(words, &reading.content, &findings);
    Some(
        view! {
            <section class="stack" aria-labelledby="read">
                <h2 id="read">{t("read-title")}</h2>
                <p>{tf("read-lead", &[("version", report.version.into())])}</p>
                {content}
            </section>
        }
        .into_any(),
    )
}

/// The two ways to a file of the form.
#[component]
fn Ways(
    view: CaseView,
    form: FormId,
    stored: bool,
    /// Whether the form in the browser opens with what was read in the file.
    understood: bool,
) -> impl IntoView {
    let fill = forms::address(&view.case.id, form);
    let (label, href) = if understood {
        (t("ways-mend-in-browser"), format!("{fill}?check"))
    } else {
        (t("ways-fill-in-browser"), fill)
    };
    view! {
        <section class="stack no-print" aria-labelledby="ways">
            <h2 id="ways">{t(if stored { "ways-mend-title" } else { "ways-title" })}</h2>
            <p>{t(if stored { "ways-mend-lead" } else { "ways-lead" })}</p>
            <ButtonRow>
                <LinkButton href label kind=Kind::Secondary />
            </ButtonRow>
            <ul>
                <li>
                    <a href=format!("{}/prefilled", address(&view.case.id, form)) download>
                        {t("vendor-prefilled-download")}
                    </a>
                </li>
                <li>
                    <a href=blank_address(&view.call.code, form) download>
                        {t("vendor-blank-download")}
                    </a>
                </li>
            </ul>
        </section>
        <Upload view form stored />
    }
}

/// Choosing a file. The limits are said before.
#[component]
fn Upload(view: CaseView, form: FormId, stored: bool) -> impl IntoView {
    let format = form.format().extension();
    let left = view.case.room(Some(form));
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
