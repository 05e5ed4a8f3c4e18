//! `…/files/{number}/read`: what was read in a form that goes with a notice, and what the checks say.

use axum::extract::Path;
use domain::actor::Actor;
use domain::case::change_notice::{ChangeNotice, NoticeFile};
use domain::forms::FormId;
use leptos::prelude::*;
use services::PortalError;
use services::cases::CaseView;
use services::inspection::Inspected;
use services::readings::{self, FormReport};

use super::super::{find, phrases};
use super::address;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::page::Page;
use crate::pages::vendor::{load, member, read_content};
use crate::web::case_words::form_name;
use crate::web::{Answer, Visit, finding_sentence, finding_words, mend_sentence};
use crate::words::Words;

/// A form of a notice with what was read in it.
pub struct Read {
    pub notice: ChangeNotice,
    pub file: NoticeFile,
    pub form: FormId,
    pub report: FormReport,
}

/// Reads a form of a notice, as `actor` may know it.
///
/// # Errors
/// [`PortalError::NotFound`] for a file that is no form of the notice.
pub async fn load_read(
    visit: &Visit,
    view: &CaseView,
    actor: &Actor,
    notice: &str,
    number: &str,
) -> Result<Read, PortalError> {
    let notice = find(&view.case, notice)?.clone();
    let number: u32 = number.parse().map_err(|_| PortalError::NotFound)?;
    let file = notice.file(number).cloned().ok_or(PortalError::NotFound)?;
    let form = file.form.ok_or(PortalError::NotFound)?;
    let mut reports = readings::check_notice(&visit.portal, &view.case, &view.call, actor, &notice).await?;
    let report = reports.remove(&number).ok_or(PortalError::NotFound)?;
    Ok(Read { notice, file, form, report })
}

/// For the vendor.
pub async fn show(visit: Visit, Path((id, notice, number)): Path<(String, String, String)>) -> Answer {
    let view = load(&visit, &id).await?;
    let (actor, _) = member(&visit)?;
    let read = load_read(&visit, &view, actor, &notice, &number).await?;
    let back = address(&view.case.id, read.notice.number, "");
    let chrome = visit.chrome().await?;
    let title = form_name(chrome.words(), read.form);
    Ok(Page::new(title).wide().render(&chrome, move || page(&read, back)))
}

/// The same for both sides.
pub fn page(read: &Read, back: String) -> AnyView {
    let words = Words::current();
    let findings: Vec<_> = read.report.findings.iter().collect();
    let reading = read.report.inspected.as_ref().and_then(Inspected::reading);
    let content = match (reading, &read.report.inspected) {
        (Some(reading), _) if reading.form == read.form => read_content(words, &reading.content, &findings),
        (_, None) => {
            let text = words.t("notice-read-withheld");
            view! { <NoticeBanner tone=Tone::Info text /> }.into_any()
        }
        _ => {
            let text = words.t("notice-read-not");
            view! { <NoticeBanner tone=Tone::Warning text /> }.into_any()
        }
    };
    let lines = read.report.findings.iter().map(|finding| {
        let args = [
            ("place", finding_words::place(words, finding).into()),
            ("finding", finding_sentence(words, finding).into()),
        ];
        view! {
            <li>
                {words.tf("finding-line", &args)}
                <p>{mend_sentence(words, finding)}</p>
            </li>
        }
    });
    let found = if findings.is_empty() {
        view! { <p>{words.t("notice-no-findings")}</p> }.into_any()
    } else {
        view! { <ul class="findings">{lines.collect_view()}</ul> }.into_any()
    };
    view! {
        <h1>{form_name(words, read.form)}</h1>
        <p class="lead">{phrases::title(words, read.notice.number)} " " {read.file.file.name.clone()}</p>
        <section class="stack" aria-labelledby="notice-findings">
            <h2 id="notice-findings">{words.t("notice-findings")}</h2>
            {found}
        </section>
        <section class="stack" aria-labelledby="notice-read">
            <h2 id="notice-read">{words.t("notice-read")}</h2>
            {content}
        </section>
        <p>
            <a href=back>{words.t("notice-back")}</a>
        </p>
    }
    .into_any()
}
