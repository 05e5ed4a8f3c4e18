//! `/applications/{id}/receipt`: what was handed in, when, and by whom; made to be printed.

use axum::extract::Path;
use domain::case::document::StoredFile;
use domain::case::{Case, Submission};
use domain::forms::FormId;
use leptos::prelude::*;
use services::PortalError;
use services::cases::CaseView;

use super::{load, path, phrases};
use crate::components::button::{ButtonRow, LinkButton};
use crate::components::summary_list::{Fact, SummaryList};
use crate::components::table::{Column, DataTable};
use crate::components::unbroken::unbroken;
use crate::page::Page;
use crate::size;
use crate::web::{Answer, Visit, deadline};
use crate::words::{Words, t, tf};

/// The receipt; not found before there is one.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    let submission = view.case.submission.clone().ok_or(PortalError::NotFound)?;
    let chrome = visit.chrome().await?;
    let words = chrome.words();
    let number = submission.number.as_str();
    let title = words.tf("receipt-title", &[("number", number.into())]);
    let at = deadline(words, submission.at);
    let on_paper = words.tf("receipt-running", &[("number", number.into()), ("at", at.into())]);
    Ok(Page::new(title).on_paper(on_paper).render(&chrome, move || view! { <ReceiptPage view submission /> }))
}

#[component]
fn ReceiptPage(view: CaseView, submission: Submission) -> impl IntoView {
    let words = Words::current();
    let at = deadline(words, submission.at);
    let consent = submission.consent.clone();
    // A record of that moment: a correction of the facts changes the case, not its receipt.
    let product = view.case.as_submitted().and_then(|submitted| submitted.facts.as_ref());
    let product = product.map_or(view.case.product_name.as_str(), |facts| &facts.product_name).to_owned();
    let facts = vec![
        Fact::text(t("receipt-number"), submission.number.clone()),
        Fact::text(t("receipt-at"), at),
        Fact::text(t("receipt-call"), phrases::call_title(words, &view.call)),
        Fact::text(t("facts-company"), submission.applicant.name.clone()),
        Fact::text(t("facts-corporate-number"), submission.applicant.corporate_number.clone()),
        Fact::text(t("receipt-product"), product),
        Fact::text(t("receipt-by"), submission.by.name.clone()),
    ];
    let consented = vec![
        Fact::text(t("receipt-signer"), format!("{} {}", consent.signer_title, consent.signer_name)),
        Fact::text(t("receipt-edition"), consent.edition),
        Fact::text("SHA-256", consent.sha256),
        Fact::view(
            t("receipt-text"),
            view! {
                <span class="summary-list__text" lang="ja">
                    {consent.text}
                </span>
            },
        ),
    ];
    let columns = ["vendor-column-form", "vendor-column-file", "vendor-column-size"];
    let mut columns: Vec<_> = columns.into_iter().map(|key| Column::new(t(key))).collect();
    columns.push(Column::new("SHA-256"));
    let rows = submission.files.iter().map(|(form, sha256)| row(words, &view.case, *form, sha256)).collect();
    let title = tf("receipt-title", &[("number", submission.number.as_str().into())]);
    view! {
        <h1>{unbroken(&title, &submission.number)}</h1>
        <p class="lead">{t("receipt-lead")}</p>
        <SummaryList facts />
        <section aria-labelledby="receipt-files-heading">
            <h2 id="receipt-files-heading">{t("receipt-files")}</h2>
            <DataTable caption=t("receipt-files-caption") id="receipt-files" columns rows />
        </section>
        <section aria-labelledby="receipt-consent">
            <h2 id="receipt-consent">{t("receipt-consent")}</h2>
            <SummaryList facts=consented />
        </section>
        <p class="no-print">{t("receipt-print")}</p>
        <ButtonRow>
            <LinkButton href=path(&view.case.id, "") label=t("receipt-to-case") />
        </ButtonRow>
    }
}

fn row(words: Words, case: &Case, form: FormId, sha256: &str) -> Vec<AnyView> {
    let file = handed_in(case, form, sha256);
    let (name, bytes) =
        file.map_or((String::new(), String::new()), |file| (file.name.clone(), size::words(file.bytes)));
    let hash = sha256.to_owned();
    vec![
        phrases::form_name(words, form).into_any(),
        name.into_any(),
        bytes.into_any(),
        view! { <code class="file-facts__hash">{hash}</code> }.into_any(),
    ]
}

/// The file that was handed in, whatever was uploaded later.
fn handed_in<'a>(case: &'a Case, form: FormId, sha256: &str) -> Option<&'a StoredFile> {
    let versions = &case.document(form)?.versions;
    versions.iter().map(|version| &version.file).find(|file| file.sha256 == sha256)
}
