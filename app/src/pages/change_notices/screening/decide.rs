//! `…/note`, `…/documents`, `…/tests`, `…/ask`, `…/reject`: decisions about a notice. What is typed on its
//! page is looked over here, and only then sent: the vendor gets a mail of each.

use std::collections::BTreeSet;

use axum::extract::{Path, RawQuery};
use axum::response::{IntoResponse, Redirect};
use domain::calendar::{end_of_day, parse_date};
use domain::case::Command;
use domain::case::change_notice::{ChangeNoticeCommand as Act, ChangeNoticeCommandKind as Kinds};
use domain::forms::FormId;
use domain::validation::FieldError;
use jiff::Timestamp;
use leptos::prelude::*;
use services::PortalError;
use services::cases::{self, Sheet};

use super::super::{find, phrases};
use super::{below, show};
use crate::components::button::{Button, ButtonRow, Kind, LinkButton};
use crate::components::form::Hidden;
use crate::components::summary_list::{Fact, SummaryList};
use crate::form::Submitted;
use crate::page::Page;
use crate::pages::screening::{Act as Posted, CaseForm, Fields, Shown, at_fields};
use crate::web::{Answer, Next, Visit, deadline};

type At = Path<(String, String)>;

/// One of the decisions.
#[derive(Clone, Copy)]
struct Decision {
    kind: Kinds,
    /// The form on the page of the notice.
    form: &'static str,
    /// The form of the last look.
    sent_by: &'static str,
    page: &'static str,
    key: &'static str,
    button: Kind,
}

const ASK: Decision = Decision {
    kind: Kinds::Ask,
    form: "notice-ask",
    sent_by: "notice-ask-send",
    page: "/ask",
    key: "ask",
    button: Kind::Primary,
};
const DOCUMENTS: Decision = Decision {
    kind: Kinds::RequestDocuments,
    form: "notice-documents",
    sent_by: "notice-documents-send",
    page: "/documents",
    key: "documents",
    button: Kind::Primary,
};
const TESTS: Decision = Decision {
    kind: Kinds::RequestTests,
    form: "notice-tests",
    sent_by: "notice-tests-send",
    page: "/tests",
    key: "tests",
    button: Kind::Primary,
};
const NOTE: Decision = Decision {
    kind: Kinds::Note,
    form: "notice-note",
    sent_by: "notice-note-send",
    page: "/note",
    key: "note",
    button: Kind::Primary,
};
const REJECT: Decision = Decision {
    kind: Kinds::Reject,
    form: "notice-reject",
    sent_by: "notice-reject-send",
    page: "/reject",
    key: "reject",
    button: Kind::Danger,
};

impl Decision {
    /// What is decided with these fields.
    fn command(self, notice: u32, fields: &Fields) -> Result<Command, PortalError> {
        let text = |name: &str| fields.get(name).to_owned();
        let ticked = |name: String| fields.get(&name) == "on";
        Ok(Command::ChangeNotice(match self.kind {
            Kinds::Ask => Act::Ask { notice, question: text("notice_question"), due: due(fields)? },
            Kinds::RequestDocuments => Act::RequestDocuments {
                notice,
                forms: FormId::ALL.into_iter().filter(|form| ticked(format!("form_{}", form.id()))).collect(),
                words: text("notice_words"),
                due: due(fields)?,
            },
            Kinds::RequestTests => {
                let cases: BTreeSet<String> = fields
                    .0
                    .iter()
                    .filter(|(_, value)| *value == "on")
                    .filter_map(|(name, _)| name.strip_prefix("case_").map(str::to_owned))
                    .collect();
                Act::RequestTests { notice, cases, words: text("notice_words") }
            }
            Kinds::Note => Act::Note { notice, note: text("notice_note") },
            _ => Act::Reject { notice, reason: text("notice_reason") },
        }))
    }

    /// The decision in the reader's words, for the last look.
    fn facts(self, shown: &Shown, command: &Command) -> Vec<Fact> {
        let words = shown.words;
        let until = |due: Timestamp| Fact::text(words.t("notice-due"), deadline(words, due));
        let said = |key: &str, text: &str| Fact::text(words.t(key), text.to_owned());
        let Command::ChangeNotice(act) = command else { return Vec::new() };
        match act {
            Act::Ask { question, due, .. } => vec![said("field-notice-question", question), until(*due)],
            Act::RequestDocuments { forms, words: text, due, .. } => vec![
                Fact::text(words.t("notice-forms-asked"), phrases::forms(words, forms.iter().copied())),
                said("field-notice-words", text),
                until(*due),
            ],
            Act::RequestTests { cases, words: text, .. } => {
                let names = cases.iter().map(|case| phrases::test_case(shown.call(), None, case));
                vec![
                    Fact::text(words.t("notice-cases-asked"), phrases::join(words, names)),
                    said("field-notice-words", text),
                ]
            }
            Act::Note { note, .. } => vec![said("field-notice-note", note)],
            Act::Reject { reason, .. } => vec![said("field-notice-reason", reason)],
            _ => Vec::new(),
        }
    }
}

fn due(fields: &Fields) -> Result<Timestamp, PortalError> {
    let day = parse_date(fields.get("notice_due"));
    day.map(end_of_day)
        .map_err(|error| PortalError::Invalid(vec![FieldError::new("notice_due", error.code())]))
}

/// The rule's fields under the names that they have on the pages.
fn at_pages_fields<T>(outcome: Result<T, PortalError>) -> Result<T, PortalError> {
    at_fields(outcome, |error| {
        let known = ["question", "words", "note", "reason"].contains(&error.field.as_str());
        known.then(|| FieldError { field: format!("notice_{}", error.field), ..error.clone() })
    })
}

async fn write(visit: &Visit, Path((id, notice)): At, typed: &Submitted, decision: Decision) -> Answer {
    let number: u32 = notice.parse().map_err(|_| PortalError::NotFound)?;
    let act = Posted::new(visit, id, typed);
    let mut fields = Fields::of(typed);
    let outcome = async {
        let actor = act.actor()?;
        let view = cases::view(&visit.portal, actor, &act.id).await?;
        // Who could not do it anyway is told that, whatever was typed.
        view.case.may_on_notice(number, decision.kind, actor, &view.call, visit.portal.now())?;
        let command = decision.command(number, &fields)?;
        cases::foresee(&visit.portal, actor, &act.id, act.seen(), command).await?;
        fields.0.insert("decision".to_owned(), decision.key.to_owned());
        fields.0.insert("notice".to_owned(), number.to_string());
        // What an earlier look left behind gives way.
        act.drop_sheet(Sheet::Notice).await?;
        act.keep(Sheet::Notice, &fields).await
    };
    let outcome = at_pages_fields(outcome.await);
    let page = below(number, "");
    act.settle(decision.form, &page, outcome, |_| Next::to(act.path(&below(number, decision.page)))).await
}

async fn check(visit: &Visit, Path((id, notice)): At, query: Option<String>, decision: Decision) -> Answer {
    let shown = Shown::load(visit, id, query).await?;
    let number = find(shown.case(), &notice)?.number;
    show::may(&shown, number, decision.kind).map_err(PortalError::from)?;
    let draft = cases::load_sheet(&visit.portal, &shown.actor, &shown.case().id, Sheet::Notice).await?;
    let (sheet, fields) = (draft.version, Fields(draft.typed));
    let own = fields.get("decision") == decision.key && fields.get("notice") == number.to_string();
    let command = match decision.command(number, &fields) {
        Ok(command) if own => command,
        _ => return Ok(Redirect::to(&shown.path(&below(number, ""))).into_response()),
    };
    let chrome = visit.chrome().await?;
    let title = format!("notice-{}-title", decision.key);
    Ok(Page::new(shown.title_of(&title)).render(&chrome, move || {
        let words = shown.words;
        let facts = decision.facts(&shown, &command);
        view! {
            {shown.back()}
            <h1>{words.t(&title)}</h1>
            <p class="lead">{phrases::title(words, number)}</p>
            <p>{words.t("vendor-will-see")}</p>
            <SummaryList facts />
            <p>{words.t(&format!("notice-{}-follows", decision.key))}</p>
            <CaseForm id=decision.sent_by at=shown.at(&below(number, &format!("{}/send", decision.page)))>
                <Hidden name="sheet" value=sheet.to_string() />
                <ButtonRow>
                    <Button label=words.t(&format!("notice-{}-send", decision.key)) kind=decision.button />
                    <LinkButton
                        href=shown.path(&below(number, ""))
                        label=words.t("back-to-writing")
                        kind=Kind::Secondary
                    />
                </ButtonRow>
            </CaseForm>
        }
    }))
}

/// Does exactly what was looked over.
async fn send(visit: &Visit, Path((id, notice)): At, typed: &Submitted, decision: Decision) -> Answer {
    let number: u32 = notice.parse().map_err(|_| PortalError::NotFound)?;
    let act = Posted::new(visit, id, typed);
    let outcome = async {
        let actor = act.actor()?;
        let view = cases::view(&visit.portal, actor, &act.id).await?;
        view.case.may_on_notice(number, decision.kind, actor, &view.call, visit.portal.now())?;
        let fields = act.sheet_seen(Sheet::Notice).await?;
        let done = act.give(act.seen(), decision.command(number, &fields)?).await?;
        act.drop_sheet(Sheet::Notice).await?;
        Ok(done)
    };
    let outcome = at_pages_fields(outcome.await);
    let notice_of = match decision.kind {
        Kinds::Note => "notice-notice-noted",
        Kinds::Reject => "notice-notice-rejected",
        _ => "notice-notice-sent",
    };
    let next = |_| Next::to(act.path(&below(number, ""))).notice(notice_of);
    act.settle(decision.sent_by, &below(number, decision.page), outcome, next).await
}

pub async fn write_ask(visit: Visit, at: At, typed: Submitted) -> Answer {
    write(&visit, at, &typed, ASK).await
}

pub async fn check_ask(visit: Visit, at: At, RawQuery(query): RawQuery) -> Answer {
    check(&visit, at, query, ASK).await
}

pub async fn ask(visit: Visit, at: At, typed: Submitted) -> Answer {
    send(&visit, at, &typed, ASK).await
}

pub async fn write_documents(visit: Visit, at: At, typed: Submitted) -> Answer {
    write(&visit, at, &typed, DOCUMENTS).await
}

pub async fn check_documents(visit: Visit, at: At, RawQuery(query): RawQuery) -> Answer {
    check(&visit, at, query, DOCUMENTS).await
}

pub async fn documents(visit: Visit, at: At, typed: Submitted) -> Answer {
    send(&visit, at, &typed, DOCUMENTS).await
}

pub async fn write_tests(visit: Visit, at: At, typed: Submitted) -> Answer {
    write(&visit, at, &typed, TESTS).await
}

pub async fn check_tests(visit: Visit, at: At, RawQuery(query): RawQuery) -> Answer {
    check(&visit, at, query, TESTS).await
}

pub async fn tests(visit: Visit, at: At, typed: Submitted) -> Answer {
    send(&visit, at, &typed, TESTS).await
}

pub async fn write_note(visit: Visit, at: At, typed: Submitted) -> Answer {
    write(&visit, at, &typed, NOTE).await
}

pub async fn check_note(visit: Visit, at: At, RawQuery(query): RawQuery) -> Answer {
    check(&visit, at, query, NOTE).await
}

pub async fn note(visit: Visit, at: At, typed: Submitted) -> Answer {
    send(&visit, at, &typed, NOTE).await
}

pub async fn write_reject(visit: Visit, at: At, typed: Submitted) -> Answer {
    write(&visit, at, &typed, REJECT).await
}

pub async fn check_reject(visit: Visit, at: At, RawQuery(query): RawQuery) -> Answer {
    check(&visit, at, query, REJECT).await
}

pub async fn reject(visit: Visit, at: At, typed: Submitted) -> Answer {
    send(&visit, at, &typed, REJECT).await
}
