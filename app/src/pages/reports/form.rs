//! `/report-defect`: the form for everybody, without an account and without JavaScript.

use axum::extract::{Query, Request};
use axum::http::StatusCode;
use domain::case::defect::report::{MOST_FILES, Severity};
use domain::case::document::MAX_FILE_BYTES;
use domain::case::evidence::EvidenceKind;
use domain::validation::FieldError;
use leptos::prelude::*;
use serde::Deserialize;
use services::defect_reports::{self, KEPT_YEARS, LINK_LASTS, Product, ReportInput};
use services::{Portal, PortalError};

use super::PAGE;
use super::body::{self, Read, Unread};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::field::{Checkbox, Choice, FileField, Radios, Select, TextArea, TextField};
use crate::components::form::Form as FormView;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::vendor::upload::body::Rest;
use crate::size;
use crate::web::{Answer, Failure, Form, Next, Visit};
use crate::words::{t, tf};

/// The id of the form.
const FORM: &str = "report";

/// The name of an input: other forms have a 氏名 and a ファームウェア of their own.
pub fn field_name(field: &str) -> String {
    format!("report_{field}")
}

/// Which product is chosen at first.
#[derive(Debug, Default, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    product: String,
}

/// `GET /report-defect`
pub async fn show(visit: Visit, Query(chosen): Query<Chosen>) -> Answer {
    let products = defect_reports::products(&visit.portal).await?;
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("report-title")).render(&chrome, move || {
        let form = if products.is_empty() {
            view! { <p>{t("report-no-products")} " " <a href="/contact">{t("footer-contact")}</a></p> }
                .into_any()
        } else {
            fields(products, chosen.product).into_any()
        };
        view! {
            <h1>{t("report-title")}</h1>
            <p class="lead">{t("report-lead")}</p>
            {form}
        }
    }))
}

fn fields(products: Vec<Product>, chosen: String) -> impl IntoView {
    let first = Choice::new("", t("report-choose-product"));
    let listed = products.into_iter().map(|product| {
        let said = [("name", product.name), ("model", product.model), ("vendor", product.vendor)];
        let label =
            tf("report-product-choice", &said.each_ref().map(|(key, value)| (*key, value.as_str().into())));
        Choice::new(product.number, label)
    });
    let products: Vec<_> = std::iter::once(first).chain(listed).collect();
    let severities = Severity::ALL.map(|severity| {
        let key = format!("report-severity-{}", severity.id());
        Choice::new(severity.id(), t(&key)).help(t(&format!("{key}-help")))
    });
    let extensions: Vec<_> = EvidenceKind::ALL
        .into_iter()
        .flat_map(EvidenceKind::extensions)
        .map(|extension| format!(".{extension}"))
        .collect();
    let files_help = tf(
        "report-evidence-help",
        &[("count", MOST_FILES.into()), ("max", size::words(MAX_FILE_BYTES).into())],
    );
    let kept = tf("report-purpose-kept", &[("years", KEPT_YEARS.into())]);
    view! {
        <ul>
            <li>{tf("report-step-mail", &[("hours", LINK_LASTS.as_hours().into())])}</li>
            <li>{t("report-step-review")}</li>
            <li>{t("report-emergency")}</li>
        </ul>
        <FormView id=FORM action=PAGE files=true>
            <Select
                name=field_name("product")
                choices=products
                value=chosen
                help=t("report-product-help")
                required=true
            />
            <TextField name=field_name("firmware") help=t("report-firmware-help") />
            <TextArea name=field_name("serials") help=t("report-serials-help") rows=4 />
            <TextArea name=field_name("what") help=t("report-what-help") rows=10 required=true />
            <Radios name=field_name("severity") choices=severities.to_vec() required=true />
            <FileField
                name=field_name("evidence")
                help=files_help
                accept=extensions.join(",")
                multiple=true
            />
            <TextField name=field_name("name") autocomplete="name" required=true />
            <TextField
                name=field_name("email")
                kind="email"
                autocomplete="email"
                help=t("report-email-help")
                required=true
            />
            <h2>{t("report-purpose-title")}</h2>
            <p>{t("report-purpose-text")}</p>
            <p>{kept} " " <a href="/privacy">{t("footer-privacy")}</a></p>
            <Checkbox name=field_name("agreed") required=true />
            <ButtonRow>
                <Button label=t("report-submit") />
            </ButtonRow>
        </FormView>
    }
}

/// `POST /report-defect`
pub async fn receive(visit: Visit, request: Request) -> Answer {
    let allowed = defect_reports::may_report(&visit.portal, visit.address).await?;
    let (request, rest) = Rest::of(request);
    let read = body::read(&visit, request, allowed).await;
    rest.throw_away().await;
    let read = match read {
        Ok(read) => read,
        Err(Unread::TooLarge) => return Ok(unread(&visit, StatusCode::PAYLOAD_TOO_LARGE)),
        Err(Unread::Broken) => return Ok(unread(&visit, StatusCode::BAD_REQUEST)),
        Err(Unread::Fault(error)) => return Err(Failure(error)),
    };
    let typed = read.typed.clone();
    let outcome = match allowed {
        true => submitted(&visit.portal, read).await,
        false => Err(PortalError::Denied("too-many-reports")),
    };
    visit.settle(Form::new(FORM, PAGE, &typed), outcome, |()| Next::to("/report-defect/sent")).await
}

/// Takes what fits; else says everything that does not, files included.
async fn submitted(portal: &Portal, read: Read) -> services::Result<()> {
    let Read { typed, evidence, errors: wrong_files } = read;
    let (mut errors, checked) = match defect_reports::check(portal, &input(&typed)).await {
        Ok(checked) => (Vec::new(), Some(checked)),
        Err(PortalError::Invalid(errors)) => (errors, None),
        Err(other) => return Err(other),
    };
    let wrong = !wrong_files.is_empty();
    errors.extend(wrong_files);
    match checked {
        Some(checked) if errors.is_empty() => defect_reports::submit(portal, checked, evidence).await,
        _ => {
            if !evidence.is_empty() || wrong {
                errors.push(FieldError::new("evidence", "report-files-again"));
            }
            Err(PortalError::Invalid(errors.into_iter().map(named).collect()))
        }
    }
}

/// The error at the input of this form.
fn named(mut error: FieldError) -> FieldError {
    error.field = field_name(&error.field);
    error
}

fn input(typed: &Submitted) -> ReportInput {
    let text = |field| typed.text(&field_name(field)).to_owned();
    ReportInput {
        product: text("product"),
        firmware: text("firmware"),
        serials: text("serials"),
        what: text("what"),
        severity: text("severity"),
        name: text("name"),
        email: text("email"),
        agreed: typed.flag(&field_name("agreed")),
    }
}

/// What was sent could not be read: too much, or broken off. Nothing is kept.
fn unread(visit: &Visit, status: StatusCode) -> axum::response::Response {
    let chrome = visit.plain_chrome();
    let too_large = status == StatusCode::PAYLOAD_TOO_LARGE;
    let sentence = if too_large { "report-too-large" } else { "report-broken" };
    Page::new(chrome.words().t("report-unread-title")).status(status).render(&chrome, move || {
        view! {
            <h1>{t("report-unread-title")}</h1>
            <p class="lead">{t(sentence)}</p>
            <p>{t("report-unread-back")}</p>
            <ButtonRow>
                <LinkButton href=PAGE label=t("report-again") kind=Kind::Secondary />
            </ButtonRow>
        }
    })
}

/// `GET /report-defect/sent`
pub async fn sent(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    Ok(Page::new(chrome.words().t("report-sent-title")).render(&chrome, || {
        view! {
            <h1>{t("report-sent-title")}</h1>
            <p class="lead">{t("report-sent-lead")}</p>
            <p>{tf("report-sent-valid", &[("hours", LINK_LASTS.as_hours().into())])}</p>
            <p>{t("mail-not-arrived")} {t("report-sent-limit")}</p>
            <p>
                <a href=PAGE>{t("report-again")}</a>
            </p>
        }
    }))
}
