//! The files of a case: which version the ministry looks at, and which one is newer.

use domain::case::Case;
use domain::forms::FormId;
use leptos::prelude::*;
use services::cases::CaseView;

use crate::components::table::{Column, DataTable};
use crate::pages::vendor::{path, phrases};
use crate::size;
use crate::words::{Words, t, tf};

/// One row a form.
#[component]
pub fn Files(view: CaseView) -> impl IntoView {
    let words = Words::current();
    let columns = vec![
        Column::new(t("vendor-column-form")),
        Column::new(t("vendor-column-file")),
        Column::numeric(t("vendor-column-size")),
        Column::code(t("vendor-column-version")),
    ];
    let (title, caption) = if phrases::discarded(&view.case) {
        ("vendor-files-draft", "vendor-files-draft-caption")
    } else {
        ("vendor-files", "vendor-files-caption")
    };
    let rows = FormId::ALL.map(|form| row(words, &view.case, form)).into_iter().collect();
    view! {
        <section aria-labelledby="documents-heading">
            <h2 id="documents-heading">{t(title)}</h2>
            <DataTable caption=t(caption) id="documents" columns rows />
        </section>
    }
}

fn row(words: Words, case: &Case, form: FormId) -> Vec<AnyView> {
    let page = path(&case.id, &format!("documents/{}", form.id()));
    let name = view! { <a href=page>{phrases::form_name(words, form)}</a> }.into_any();
    let document = case.document(form);
    let Some(version) = document.and_then(|document| document.in_screening().or(document.latest())) else {
        let none = words.t("value-empty");
        return vec![name, none.into_any(), "".into_any(), "".into_any()];
    };
    let newer =
        document.and_then(|document| document.latest()).filter(|latest| latest.number > version.number);
    let state = match newer {
        Some(latest) => {
            tf("vendor-version-newer", &[("version", version.number.into()), ("newer", latest.number.into())])
        }
        None => tf("vendor-version", &[("version", version.number.into())]),
    };
    let file = path(&case.id, &format!("files/{}/{}", form.id(), version.number));
    let link = view! {
        <a href=file download>
            {version.file.name.clone()}
        </a>
    };
    vec![name, link.into_any(), size::words(version.file.bytes).into_any(), state.into_any()]
}
