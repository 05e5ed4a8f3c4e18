//! `/contact`: where which question belongs.

use leptos::prelude::*;

use crate::page::Page;
use crate::web::{Answer, Visit};
use crate::words::t;

/// GET `/contact`.
pub async fn show(visit: Visit) -> Answer {
    let chrome = visit.chrome().await?;
    let contact = visit.portal.settings().contact.clone();
    // Applications are the vendors': for the staff the link would lead nowhere.
    let staff = visit.who.as_ref().is_some_and(|who| who.account.staff);
    let title = chrome.words().t("contact-title");
    Ok(Page::new(title).render(&chrome, move || text(contact, staff)))
}

fn text(contact: Option<String>, staff: bool) -> impl IntoView {
    let applications = (!staff).then(|| view! { <a href="/vendor">{t("contact-case-link")}</a> });
    let contact = contact.map(|contact| view! { <p><strong>{contact}</strong></p> });
    view! {
        <h1>{t("contact-title")}</h1>
        <p class="lead">{t("contact-lead")}</p>
        <section aria-labelledby="contact-call">
            <h2 id="contact-call">{t("contact-call-title")}</h2>
            <p>{t("contact-call-text")} <a href="/calls">{t("nav-calls")}</a></p>
        </section>
        <section aria-labelledby="contact-case">
            <h2 id="contact-case">{t("contact-case-title")}</h2>
            <p>{t("contact-case-text")} " " {applications}</p>
        </section>
        <section aria-labelledby="contact-report">
            <h2 id="contact-report">{t("report-contact-title")}</h2>
            <p>{t("report-contact-text")} <a href="/report-defect">{t("report-title")}</a></p>
        </section>
        <section aria-labelledby="contact-account">
            <h2 id="contact-account">{t("contact-account-title")}</h2>
            <p>{t("contact-account-text")} <a href="/password/forgot">{t("contact-account-link")}</a></p>
        </section>
        <section aria-labelledby="contact-other">
            <h2 id="contact-other">{t("contact-other-title")}</h2>
            <p>{t("contact-other-text")}</p>
            {contact}
        </section>
    }
}
