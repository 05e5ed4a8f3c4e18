//! The mails that were sent to the vendor about the case.

use leptos::prelude::*;
use services::cases::CaseView;
use services::mail::SentMail;

use crate::components::table::{Column, DataTable};
use crate::web::moment;
use crate::words::{Words, t, tf};

/// One row a mail.
#[component]
pub fn Mails(view: CaseView) -> impl IntoView {
    let words = Words::current();
    let columns = vec![
        Column::new(t("vendor-column-subject")),
        Column::name(t("vendor-column-recipient")),
        Column::date(t("vendor-column-sent")),
    ];
    let rows = view.mails.iter().map(|mail| row(words, mail)).collect();
    view! {
        <section aria-labelledby="mails-heading">
            <h2 id="mails-heading">{t("vendor-mails")}</h2>
            <DataTable caption=t("vendor-mails-caption") id="mails" columns rows empty=t("vendor-mails-none") />
        </section>
    }
}

fn row(words: Words, mail: &SentMail) -> Vec<AnyView> {
    let state = match (mail.sent_at, mail.given_up_at) {
        (Some(at), _) => moment(words, at),
        (None, Some(at)) => tf("vendor-mail-failed", &[("at", moment(words, at).into())]),
        (None, None) => t("vendor-mail-waiting"),
    };
    vec![mail.subject.clone().into_any(), mail.recipient.clone().into_any(), state.into_any()]
}
