//! What is known about a stored file: name, size, SHA-256, who uploaded it and when.

use leptos::prelude::*;

use crate::{
    size,
    words::{t, tf},
};

/// A stored file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredFile {
    /// The name it was uploaded under.
    pub name: String,
    /// Where it can be downloaded.
    pub href: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    /// Who uploaded it.
    pub by: String,
    /// When, in words.
    pub when: String,
    /// When, for machines: RFC 3339.
    pub datetime: String,
}

/// The facts of a file, with a link to download it.
#[component]
pub fn FileFacts(file: StoredFile) -> impl IntoView {
    view! {
        <div class="file-facts">
            <p class="file-facts__name">
                <a href=file.href download>
                    {file.name}
                </a>
                <span class="file-facts__size">{size::words(file.bytes)}</span>
            </p>
            <dl class="file-facts__list">
                <dt>{t("file-uploaded")}</dt>
                <dd>
                    <time datetime=file.datetime>{file.when}</time>
                    " "
                    {tf("file-by", &[("name", file.by.into())])}
                </dd>
                <dt>"SHA-256"</dt>
                <dd>
                    <code class="file-facts__hash">{file.sha256}</code>
                </dd>
            </dl>
        </div>
    }
}
