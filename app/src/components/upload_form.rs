//! Sending one file: a form that works by itself, and the island that makes it bearable.

use leptos::{context::Provider, prelude::*};

use super::{button::Button, field::FileField, form::FormId};
use crate::{
    islands::upload::{Upload, UploadWords},
    size,
    words::{t, tf},
};

/// A form with one file field `file`, posted as `multipart/form-data`.
///
/// The handler answers a request with `Accept: application/json` through
/// [`Answer`](crate::answer::Answer), any other with a redirect.
#[component]
pub fn UploadForm(
    /// Unique on the page; what the handler gives to the flash.
    #[prop(into)]
    id: String,
    #[prop(into)] action: String,
    /// What the file field is called.
    #[prop(into)]
    label: String,
    /// Which files, how large: said before choosing.
    #[prop(into)]
    help: String,
    /// `.docx,.xlsx` in lower case.
    #[prop(into)]
    extensions: String,
    max_bytes: u32,
    /// The words on the button: 「アップロードする」, 「差し替える」.
    #[prop(into)]
    submit: String,
    /// Hidden fields that go along; they must stand before the file in the body.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = upload_words(&extensions, max_bytes);
    let form_id = FormId(id.clone());
    view! {
        <Upload extensions=extensions.clone() max_bytes words>
            <form id=id class="form" method="post" action=action enctype="multipart/form-data" novalidate>
                <Provider value=form_id>
                    {children.map(|children| children())}
                    <FileField name="file" label help required=true accept=extensions /> <Button label=submit />
                </Provider>
            </form>
        </Upload>
    }
}

fn upload_words(extensions: &str, max_bytes: u32) -> UploadWords {
    let max = size::words(max_bytes.into());
    let readable = extensions.replace(',', "、");
    UploadWords {
        hint: t("upload-hint"),
        choose_first: t("upload-choose-first"),
        one_only: t("upload-one-only"),
        empty: t("upload-empty"),
        too_large: tf("upload-too-large", &[("size", "{size}".into()), ("max", max.into())]),
        wrong_type: tf("upload-wrong-type", &[("extensions", readable.into())]),
        sending: tf("upload-sending", &[("percent", "{percent}".into())]),
        checking: t("upload-checking"),
        cancel: t("upload-cancel"),
        cancelled: t("upload-cancelled"),
        retry: t("upload-retry"),
        failed: t("upload-failed"),
        rejected: t("upload-rejected"),
        unknown: t("upload-unknown"),
        reload: t("upload-reload"),
        progress: t("upload-progress-label"),
    }
}
