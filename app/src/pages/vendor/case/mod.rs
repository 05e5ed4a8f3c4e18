//! `/applications/{id}`: a draft is its task list; later, how the case stands: who is waited for, what
//! happens next, and everything that happened.

mod corrections;
mod files;
mod mails;
mod result;
mod stages;
mod standing;
mod timeline;

use axum::extract::Path;
use domain::case::listing::ListingCommand;
use domain::case::{Command, Stage};
use jiff::Timestamp;
use leptos::prelude::*;
use services::cases::{self, CaseView, Outlook};
use services::readings;

use self::corrections::Corrections;
use self::files::Files;
use self::mails::Mails;
use self::result::ResultOfScreening;
use self::standing::Standing;
use self::timeline::{History, Messages};
use super::tasks::TaskPage;
use super::{load, may, member, path, phrases};
use crate::components::stage_steps::StageSteps;
use crate::components::tag::Tag;
use crate::components::unbroken::unbroken;
use crate::page::Page;
use crate::pages::{change_notices, defects, device_check, register};
use crate::web::case_words::case_on_paper;
use crate::web::{Answer, Visit};
use crate::words::{Words, t};

/// What the page of a case shows besides the case itself.
#[derive(Clone)]
pub struct Around {
    pub now: Timestamp,
    pub outlook: Outlook,
    /// Whether the application can still be withdrawn, by the signatory.
    pub withdrawable: bool,
    /// Whether the product can be taken off the register, by the signatory.
    pub delistable: bool,
}

/// The page of an application.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let view = load(&visit, &id).await?;
    let now = visit.portal.now();
    if view.case.stage() == Stage::Draft {
        let (actor, _) = member(&visit)?;
        let typed = cases::typed_forms(&visit.portal, actor, &view.case.id).await?;
        let found = readings::check_case(&visit.portal, &view.case, &view.call, actor).await?;
        let chrome = visit.chrome().await?;
        return Ok(Page::new(view.case.product())
            .render(&chrome, move || view! { <TaskPage view typed found now /> }));
    }
    let outlook = cases::outlook(&visit.portal, &view.case).await?;
    // Shown to colleagues as well: the page behind it says whose act it is.
    let offered = |command| match may(&visit, &view, command) {
        Ok(()) => true,
        Err(refusal) => refusal.is_denial(),
    };
    let reason = || "-".to_owned();
    let around = Around {
        now,
        outlook,
        withdrawable: offered(Command::Withdraw { reason: reason() }),
        delistable: offered(Command::Listing(ListingCommand::Delist { reason: reason() })),
    };
    let chrome = visit.chrome().await?;
    let on_paper = case_on_paper(chrome.words(), &view.case, now);
    Ok(Page::new(phrases::case_name(&view.case))
        .on_paper(on_paper)
        .render(&chrome, move || view! { <CasePage view around /> }))
}

#[component]
fn CasePage(view: CaseView, around: Around) -> impl IntoView {
    let words = Words::current();
    let case = &view.case;
    let stage = case.stage();
    let tone = phrases::stage_tone(stage, case.waiting_for());
    let receipt = case.submission.as_ref().map(|_| {
        view! {
            <p>
                <a href=path(&case.id, "receipt")>{t("vendor-to-receipt")}</a>
            </p>
        }
    });
    let withdraw = around.withdrawable.then(|| {
        view! {
            <p class="no-print">
                <a href=path(&case.id, "withdraw")>{t("vendor-withdraw-link")}</a>
            </p>
        }
    });
    view! {
        <h1>{unbroken(&phrases::case_name(case), case.number().unwrap_or_default())}</h1>
        <p class="lead">
            {phrases::call_title(words, &view.call)} " " <Tag text=phrases::status(words, case) tone />
        </p>
        {(!phrases::discarded(case)).then(|| view! { <StageSteps steps=stages::steps(words, case) /> })}
        <Corrections view=view.clone() now=around.now />
        <Standing view=view.clone() around=around.clone() />
        {rooms(words, &view, &around)}
        <ResultOfScreening view=view.clone() />
        <Messages view=view.clone() />
        <Files view=view.clone() />
        <History view=view.clone() />
        <Mails view=view.clone() />
        {receipt}
        {withdraw}
    }
}

/// What came after the documents, the most pressing first.
fn rooms(words: Words, view: &CaseView, around: &Around) -> AnyView {
    view! {
        {defects::on_vendor_case(words, view, around.now)}
        {device_check::on_vendor_case(words, view)}
        {change_notices::on_vendor_case(words, view)}
        {register::on_vendor_case(words, view, around.delistable, around.now)}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::case::Command;
    use http_body_util::BodyExt;

    use super::*;
    use crate::page::Chrome;
    use crate::pages::vendor::fixture::{File, reviewer};
    use crate::words::Locale;

    async fn page(file: &File, locale: Locale) -> String {
        let (view, now) = (file.view(), file.now);
        let around = Around { now, outlook: Outlook::default(), withdrawable: true, delistable: false };
        let chrome = Chrome::bare(locale);
        let response = Page::new("case").render(&chrome, move || view! { <CasePage view around /> });
        let body = response.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8(body.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn an_open_correction_leads_to_its_page_and_every_word_is_there() {
        for locale in Locale::ALL {
            let html = page(&File::correcting(), locale).await;
            assert!(html.contains("href=\"/applications/case-1/corrections/1\""), "{html}");
            assert!(html.contains("href=\"/applications/case-1/withdraw\""), "{html}");
            assert!(!html.contains('⟦'), "{locale}: {html}");
        }
    }

    #[tokio::test]
    async fn what_the_ministry_thinks_aloud_and_who_thinks_stays_inside() {
        let mut file = File::correcting();
        file.must(&reviewer(), Command::AddNote { text: "社内用の覚え書き".to_owned() });
        file.must(&reviewer(), Command::SendMessage { text: "書類を<b>確認</b>しています。".to_owned() });
        let html = page(&file, Locale::Ja).await;
        assert!(!html.contains("社内用の覚え書き"), "{html}");
        assert!(!html.contains("山田葵"), "{html}");
        assert!(html.contains("書類を&lt;b&gt;確認&lt;/b&gt;しています。"), "{html}");
    }
}
