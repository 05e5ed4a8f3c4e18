//! The file of a form on its page: facts and downloads, what has changed, and how it reads.

use domain::case::document::Version;
use domain::forms::FormId;
use leptos::prelude::*;
use services::preview::Previewed;

use super::content::{Content, Wanted};
use super::shown::Shown;
use super::{evidence_view, preview_view};
use crate::components::button::{ButtonRow, Kind, LinkButton};
use crate::components::file_facts::{FileFacts, StoredFile};
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::web::case_words::actor_name;
use crate::web::moment;

/// The version that is shown, the other ones, and the content.
pub fn document(shown: &Shown, content: &Content, pdf: bool) -> AnyView {
    let (words, form) = (shown.words, content.form);
    let Some(version) = &content.version else {
        return view! { <p>{words.t("no-file")}</p> }.into_any();
    };
    if !shown.may_read(form) {
        return view! { <p>{words.t("restricted-not-for-you")}</p> }.into_any();
    }
    let restricted = form.restricted().then(|| view! { <p>{words.t("restricted-logged")}</p> });
    let key = if content.at_hand { "version-at-hand" } else { "version-not-at-hand" };
    let number = words.tf(key, &[("version", version.number.into())]);
    let not_at_hand = (!content.at_hand).then(|| {
        let href = page(shown, form, Wanted::default());
        view! {
            <NoticeBanner tone=Tone::Warning text=words.t("version-replaced")>
                <p>
                    <a href=href>{words.t("version-to-hand")}</a>
                </p>
            </NoticeBanner>
        }
    });
    view! {
        {restricted}
        {not_at_hand}
        <h3>{number}</h3>
        <FileFacts file=stored(shown, form, version) />
        {links(shown, content, version, pdf)}
        {evidence_view::files(shown, form)}
        {others(shown, content)}
        {read(shown, content)}
    }
    .into_any()
}

/// An address of the form's page.
fn page(shown: &Shown, form: FormId, wanted: Wanted) -> String {
    let path = shown.path(&format!("/forms/{}", form.id()));
    let query = wanted.query();
    match (query.is_empty(), path.contains('?')) {
        (true, _) => path,
        (false, true) => format!("{path}&{query}"),
        (false, false) => format!("{path}?{query}"),
    }
}

/// The PDF where one can be made, and the changes where there is something to compare.
fn links(shown: &Shown, content: &Content, version: &Version, pdf: bool) -> AnyView {
    let (words, form) = (shown.words, content.form);
    let pdf = pdf.then(|| {
        let href = format!("/screening/cases/{}/files/{}/{}/pdf", shown.case().id, form.id(), version.number);
        view! { <li><a href=href type="application/pdf">{words.t("pdf-link")}</a></li> }
    });
    let compared = shown.case().versions_handed_in(form).len() > 1;
    let changes = compared.then(|| {
        let href = shown.path(&format!("/forms/{}/changes", form.id()));
        view! { <li><a href=href>{words.t("changes-link")}</a></li> }
    });
    if pdf.is_none() && changes.is_none() {
        return ().into_any();
    }
    view! {
        <ul class="links no-print">{pdf} {changes}</ul>
    }
    .into_any()
}

/// The other versions that were handed in.
fn others(shown: &Shown, content: &Content) -> AnyView {
    let (words, form) = (shown.words, content.form);
    let Some(document) = shown.case().document(form) else { return ().into_any() };
    let now = content.version.as_ref().map(|version| version.number);
    let handed_in = shown.case().versions_handed_in(form);
    let others: Vec<AnyView> = document
        .versions
        .iter()
        .rev()
        .filter(|version| handed_in.contains(&version.number) && Some(version.number) != now)
        .map(|version| {
            let number = words.tf("version-number", &[("version", version.number.into())]);
            let wanted = Wanted { version: Some(version.number), ..Wanted::default() };
            let label = words.tf("version-show", &[("version", version.number.into())]);
            view! {
                <h4>{number}</h4>
                <FileFacts file=stored(shown, form, version) />
                <p class="no-print">
                    <a href=page(shown, form, wanted)>{label}</a>
                </p>
            }
            .into_any()
        })
        .collect();
    if others.is_empty() {
        return ().into_any();
    }
    view! {
        <details>
            <summary>{words.t("earlier-versions")}</summary>
            {others.into_iter().collect_view()}
        </details>
    }
    .into_any()
}

/// How the file reads; personal data only for those who ask for them.
fn read(shown: &Shown, content: &Content) -> AnyView {
    let (words, form) = (shown.words, content.form);
    let Some(preview) = &content.preview else {
        let href = page(shown, form, Wanted { content: true, ..content.wanted });
        return view! {
            <h3>{words.t("preview-title")}</h3>
            <p>{words.t("preview-restricted")}</p>
            <ButtonRow>
                <LinkButton href label=words.t("preview-show-restricted") kind=Kind::Secondary />
            </ButtonRow>
        }
        .into_any();
    };
    let shows = matches!(preview, Previewed::Shown(_));
    let fields = (shows && content.may_collect(shown)).then(|| {
        let on = content.wanted.fields;
        let href = page(shown, form, Wanted { fields: !on, ..content.wanted });
        let label = words.t(if on { "fields-hide" } else { "fields-show" });
        view! {
            <p class="no-print">
                <a href=href>{label}</a>
            </p>
        }
    });
    view! {
        <h3>{words.t("preview-title")}</h3>
        <p class="soft">{words.t("preview-lead")}</p>
        {fields}
        {preview_view::show(shown, content, preview)}
    }
    .into_any()
}

fn stored(shown: &Shown, form: FormId, version: &Version) -> StoredFile {
    StoredFile {
        name: version.file.name.clone(),
        href: format!("/screening/cases/{}/files/{}/{}", shown.case().id, form.id(), version.number),
        bytes: version.file.bytes,
        sha256: version.file.sha256.clone(),
        by: actor_name(shown.words, &version.by),
        when: moment(shown.words, version.at),
        datetime: version.at.to_string(),
    }
}
