//! `…/submit`, `…/withdraw`, `…/discard`: what follows, and the last question; `…/answer` and
//! `…/documents`: handing in what was asked for.

use axum::extract::Path;
use domain::case::Refusal;
use domain::case::change_notice::{
    ChangeNotice, ChangeNoticeCommand as Act, ChangeNoticeCommandKind as Kinds, touched,
};
use domain::ids::CaseId;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, CaseView, Expected};

use super::super::{find, parts, phrases};
use super::address;
use super::write::{command, may};
use crate::components::button::Kind;
use crate::components::confirm::Confirm;
use crate::components::field::TextArea;
use crate::components::form::Hidden;
use crate::components::notice_banner::NoticeBanner;
use crate::components::tag::Tone;
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::screening::at_field;
use crate::pages::vendor::{load, member, path, phrases as vendor_phrases};
use crate::web::{Answer, Form, Next, Visit, refusal_sentence};
use crate::words::{Words, t};

/// One of the acts with a last question.
#[derive(Clone, Copy)]
struct Asked {
    kind: Kinds,
    id: &'static str,
    below: &'static str,
    title: &'static str,
    follows: &'static [&'static str],
    yes: &'static str,
    button: Kind,
    reason: bool,
    notice: &'static str,
}

const SUBMIT: Asked = Asked {
    kind: Kinds::Submit,
    id: "notice-submit",
    below: "/submit",
    title: "notice-submit-title",
    follows: &["notice-submit-follows-valid", "notice-submit-follows-review", "notice-submit-follows-fixed"],
    yes: "notice-submit",
    button: Kind::Primary,
    reason: false,
    notice: "notice-notice-submitted",
};

const WITHDRAW: Asked = Asked {
    kind: Kinds::Withdraw,
    id: "notice-withdraw",
    below: "/withdraw",
    title: "notice-withdraw-title",
    follows: &["notice-withdraw-follows-end", "notice-withdraw-follows-kept", "notice-withdraw-follows-mail"],
    yes: "notice-withdraw",
    button: Kind::Danger,
    reason: true,
    notice: "notice-notice-withdrawn",
};

const DISCARD: Asked = Asked {
    kind: Kinds::Discard,
    id: "notice-discard",
    below: "/discard",
    title: "notice-discard-title",
    follows: &["notice-discard-follows"],
    yes: "notice-discard",
    button: Kind::Danger,
    reason: false,
    notice: "notice-notice-discarded",
};

/// What the signatory declares, with everything it touches.
pub async fn check_submit(visit: Visit, at: Path<(String, String)>) -> Answer {
    ask(visit, at, SUBMIT).await
}

/// As [`check_submit`], for taking it back.
pub async fn check_withdraw(visit: Visit, at: Path<(String, String)>) -> Answer {
    ask(visit, at, WITHDRAW).await
}

/// As [`check_submit`], for throwing a draft away.
pub async fn check_discard(visit: Visit, at: Path<(String, String)>) -> Answer {
    ask(visit, at, DISCARD).await
}

async fn ask(visit: Visit, Path((id, notice)): Path<(String, String)>, asked: Asked) -> Answer {
    let view = load(&visit, &id).await?;
    let notice = find(&view.case, &notice)?.clone();
    let refusal = match may(&visit, &view, notice.number, asked.kind) {
        Ok(()) => None,
        Err(refusal @ Refusal::SignatoryOnly { .. }) => Some(refusal),
        Err(refusal) => return Err(PortalError::Refused(refusal).into()),
    };
    let signatories = cases::signatories(&visit.portal, &view.case.organization).await?;
    let chrome = visit.chrome().await?;
    let title = chrome.words().t(asked.title);
    Ok(Page::new(title).render(&chrome, move || question(&view, &notice, asked, refusal, &signatories)))
}

fn question(
    view: &CaseView,
    notice: &ChangeNotice,
    asked: Asked,
    refusal: Option<Refusal>,
    signatories: &[String],
) -> AnyView {
    let words = Words::current();
    let page = address(&view.case.id, notice.number, "");
    let shown = (asked.kind == Kinds::Submit).then(|| {
        let touches = touched(&notice.content.kinds(), view.call.test_plan());
        view! {
            {parts::content(words, &notice.content)}
            {parts::touched(words, &view.call, &touches)}
        }
    });
    let act = match refusal {
        Some(refusal) => {
            let text = refusal_sentence(words, &refusal);
            let names = signatories.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view();
            view! {
                <NoticeBanner tone=Tone::Warning title=t("submit-signatory-title") text>
                    <ul>{names}</ul>
                </NoticeBanner>
                <p>
                    <a href=page>{t("notice-back")}</a>
                </p>
            }
            .into_any()
        }
        None => {
            let reason = asked.reason;
            let version = view.case.version.to_string();
            view! {
                <Confirm
                    id=asked.id
                    action=format!("{page}{}", asked.below)
                    title=t("notice-question")
                    consequences=asked.follows.iter().map(|key| t(key)).collect()
                    yes=t(asked.yes)
                    kind=asked.button
                    cancel=page
                >
                    <Hidden name="version" value=version />
                    {reason.then(|| view! { <TextArea name="withdraw_reason" required=true /> })}
                </Confirm>
            }
            .into_any()
        }
    };
    view! {
        <h1>{t(asked.title)}</h1>
        <p class="lead">{vendor_phrases::case_name(&view.case)} " " {phrases::title(words, notice.number)}</p>
        {shown}
        {act}
    }
    .into_any()
}

/// The signatory hands it in.
pub async fn submit(visit: Visit, at: Path<(String, String)>, typed: Submitted) -> Answer {
    give(visit, at, typed, SUBMIT, |notice, _| Act::Submit { notice }).await
}

/// The signatory takes it back.
pub async fn withdraw(visit: Visit, at: Path<(String, String)>, typed: Submitted) -> Answer {
    give(visit, at, typed, WITHDRAW, |notice, typed| Act::Withdraw {
        notice,
        reason: typed.text("withdraw_reason").to_owned(),
    })
    .await
}

/// The draft is thrown away.
pub async fn discard(visit: Visit, at: Path<(String, String)>, typed: Submitted) -> Answer {
    give(visit, at, typed, DISCARD, |notice, _| Act::Discard { notice }).await
}

async fn give(
    visit: Visit,
    Path((id, notice)): Path<(String, String)>,
    typed: Submitted,
    asked: Asked,
    make: impl FnOnce(u32, &Submitted) -> Act,
) -> Answer {
    let id = CaseId::new(id);
    let number = notice.parse().map_err(|_| PortalError::NotFound)?;
    let act = make(number, &typed);
    let outcome = async {
        let (actor, _) = member(&visit)?;
        let seen = Expected::Version(typed.text("version").parse().unwrap_or_default());
        cases::execute(&visit.portal, actor, &id, seen, command(act)).await
    };
    let outcome = at_field(outcome.await, "reason", "withdraw_reason");
    let form = Form::new(asked.id, address(&id, number, asked.below), &typed);
    let to = if asked.kind == Kinds::Discard { path(&id, "") } else { address(&id, number, "") };
    visit.settle(form, outcome, |_| Next::to(to).notice(asked.notice)).await
}

/// The answer to a question, with the files that wait.
pub async fn answer(visit: Visit, Path((id, notice)): Path<(String, String)>, typed: Submitted) -> Answer {
    let text = typed.text("answer").to_owned();
    let act = |notice| Act::Answer { notice, text };
    hand_in(visit, id, notice, &typed, ("notice-answer", "notice-notice-answered"), act).await
}

/// The forms that were asked for, all of them.
pub async fn hand_back(visit: Visit, Path((id, notice)): Path<(String, String)>, typed: Submitted) -> Answer {
    let words = typed.text("return_words").to_owned();
    let act = |notice| Act::ReturnDocuments { notice, words };
    hand_in(visit, id, notice, &typed, ("notice-return", "notice-notice-returned"), act).await
}

async fn hand_in(
    visit: Visit,
    id: String,
    notice: String,
    typed: &Submitted,
    (form, told): (&'static str, &'static str),
    act: impl FnOnce(u32) -> Act,
) -> Answer {
    let id = CaseId::new(id);
    let number = notice.parse().map_err(|_| PortalError::NotFound)?;
    let outcome = async {
        let (actor, _) = member(&visit)?;
        cases::execute(&visit.portal, actor, &id, Expected::Any, command(act(number))).await
    };
    let outcome = at_field(outcome.await, "words", "return_words");
    let page = address(&id, number, "");
    let form = Form::new(form, page.clone(), typed);
    visit.settle(form, outcome, |_| Next::to(page).notice(told)).await
}
