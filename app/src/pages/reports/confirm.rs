//! `/report-defect/{token}`: what was sent, the button that makes it count, and then the receipt.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use services::PortalError;
use services::defect_reports::{self, Link, Receipt, Waiting};

use super::PAGE;
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::Form as FormView;
use crate::components::summary_list::{Fact, SummaryList};
use crate::page::Page;
use crate::web::{self, Answer, Failure, Visit, denied_sentence};
use crate::words::{Words, t, tf};

/// `GET /report-defect/{token}`
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    let link = match defect_reports::look(&visit.portal, &token).await {
        Ok(link) => link,
        Err(error) => return broken(&visit, error),
    };
    let chrome = visit.chrome().await?;
    let action = visit.path;
    let title = match &link {
        Link::Waiting(_) => "report-confirm-title",
        Link::Confirmed(_) => "report-receipt-title",
    };
    Ok(Page::new(chrome.words().t(title)).render(&chrome, move || {
        let content = match link {
            Link::Waiting(waiting) => confirmation(waiting, action).into_any(),
            Link::Confirmed(receipt) => thanks(receipt).into_any(),
        };
        view! {
            <h1>{t(title)}</h1>
            {content}
        }
    }))
}

fn confirmation(waiting: Waiting, action: String) -> impl IntoView {
    let words = Words::current();
    let Waiting { product, report, files, expires_at } = waiting;
    let severity = t(&format!("report-severity-{}", report.severity.id()));
    let label = |field: &str| t(&format!("field-report-{field}"));
    let facts = vec![
        Fact::text(label("product"), product),
        Fact::text(label("firmware"), report.firmware),
        Fact::text(label("serials"), report.serials),
        Fact::text(label("what"), report.what),
        Fact::text(label("severity"), severity),
        Fact::text(label("evidence"), files.join("\n")),
    ];
    let until = web::moment(words, expires_at);
    view! {
        <p class="lead">{t("report-confirm-lead")}</p>
        <SummaryList facts />
        <p>{tf("report-confirm-until", &[("until", until.into())])}</p>
        <FormView id="confirm-report" action>
            <ButtonRow>
                <Button label=t("report-confirm-submit") />
            </ButtonRow>
        </FormView>
    }
}

fn thanks(receipt: Receipt) -> impl IntoView {
    let words = Words::current();
    let facts = vec![
        Fact::text(t("report-reference"), receipt.reference),
        Fact::text(t("field-report-product"), receipt.product),
        Fact::text(t("report-received-at"), web::moment(words, receipt.confirmed_at)),
    ];
    view! {
        <p class="lead">{t("report-receipt-lead")}</p>
        <SummaryList facts />
        <p>{t("report-receipt-next")}</p>
        <p>{t("report-receipt-contact")} " " <a href="/contact">{t("footer-contact")}</a></p>
    }
}

/// `POST /report-defect/{token}`
pub async fn confirm(visit: Visit, Path(token): Path<String>) -> Answer {
    match defect_reports::confirm(&visit.portal, &token).await {
        Ok(()) => Ok(Redirect::to(&visit.path).into_response()),
        Err(error) => broken(&visit, error),
    }
}

/// The page of a link that does not work, or does not work any more.
fn broken(visit: &Visit, error: PortalError) -> Result<Response, Failure> {
    let status = match &error {
        PortalError::Denied("report-link-unknown") => StatusCode::NOT_FOUND,
        PortalError::Denied("report-link-expired" | "report-product-cancelled" | "report-product-gone") => {
            StatusCode::GONE
        }
        _ => return Err(Failure(error)),
    };
    let PortalError::Denied(code) = error else { return Err(Failure(error)) };
    let chrome = visit.plain_chrome();
    let sentence = denied_sentence(chrome.words(), code);
    Ok(Page::new(chrome.words().t("report-not-taken-title")).status(status).render(&chrome, move || {
        view! {
            <h1>{t("report-not-taken-title")}</h1>
            <p class="lead">{sentence}</p>
            <ButtonRow>
                <LinkButton href=PAGE label=t("report-again") />
                <LinkButton href="/contact" label=t("footer-contact") kind=Kind::Secondary />
            </ButtonRow>
        }
    }))
}
