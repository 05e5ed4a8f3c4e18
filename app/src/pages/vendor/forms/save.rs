//! What the buttons of the browser's form do. Each of them keeps what was typed first: a wrong value
//! is kept as it is, and nothing is ever lost because something else is not right.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::case::Command;
use domain::case::document::StoredFile;
use domain::forms::{Content, FormId, spec};
use domain::ids::CaseId;
use services::cases;
use services::{PortalError, Result as PortalResult};

use super::super::{documents, form_of, load, may, member};
use super::act::Act;
use super::typed::{self, without_untouched_rows};
use super::{FORM, address, changed_meanwhile, rows, version};
use crate::answer;
use crate::form::Submitted;
use crate::web::{Answer, Failure, Form, Next, Visit, moment};

/// Keeps what was typed, and does what the button says.
pub async fn save(visit: Visit, Path((id, form)): Path<(String, String)>, submitted: Submitted) -> Answer {
    let form = form_of(&form)?;
    let act = Act::of(form, submitted.text("act"));
    let id = CaseId::new(id);
    let page = address(&id, form);
    let saved = open(&visit, &id, form).await;
    let saved = match saved {
        Ok(()) => done(&visit, &id, form, act, &submitted).await,
        Err(Failure(error)) => Err(error),
    };
    let back = Form::new(FORM, page.clone(), &submitted);
    visit.settle(back, saved, |content| next(&id, form, act, &content)).await
}

/// Keeps what was typed: for the autosave.
pub async fn keep(visit: Visit, Path((id, form)): Path<(String, String)>, submitted: Submitted) -> Answer {
    let form = form_of(&form)?;
    let id = CaseId::new(id);
    let content = typed::content(form, &submitted);
    let kept = match open(&visit, &id, form).await {
        Ok(()) => kept(&visit, &id, &content, &submitted).await,
        Err(Failure(error)) => Err(error),
    };
    if !visit.json {
        let back = Form::new(FORM, address(&id, form), &submitted);
        let kept = kept.map_err(changed_meanwhile);
        return visit.settle(back, kept, |_| next(&id, form, Act::Keep, &content)).await;
    }
    let words = visit.words();
    match kept {
        Ok(version) => {
            let message = words.tf("fill-kept-at", &[("at", moment(words, visit.portal.now()).into())]);
            Ok(answer::Answer::saved(message, version).into_response())
        }
        Err(PortalError::Conflict(_)) => {
            let message = words.t("fill-kept-elsewhere");
            Ok(answer::Answer::refused(StatusCode::CONFLICT, message).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Nothing is kept of a form that can't be changed: it would never go anywhere.
async fn open(visit: &Visit, id: &CaseId, form: FormId) -> Result<(), Failure> {
    let view = load(visit, id.as_str()).await?;
    let nothing = StoredFile { sha256: String::new(), name: String::new(), bytes: 0 };
    may(visit, &view, Command::Upload { form, file: nothing }).map_err(PortalError::from)?;
    Ok(())
}

/// Gives the new version of the draft.
async fn kept(visit: &Visit, id: &CaseId, content: &Content, submitted: &Submitted) -> PortalResult<i32> {
    let (actor, _) = member(visit)?;
    let (version, typed) = (version(submitted), typed::typed(content));
    cases::keep_draft(&visit.portal, actor, id, content.form.id(), version, &typed).await
}

async fn done(
    visit: &Visit,
    id: &CaseId,
    form: FormId,
    act: Act,
    submitted: &Submitted,
) -> PortalResult<Content> {
    let mut content = typed::content(form, submitted);
    act.change(&mut content);
    if matches!(act, Act::Check | Act::Make) {
        // From here on the rows count as in the findings.
        content = without_untouched_rows(content);
    }
    let version = kept(visit, id, &content, submitted).await.map_err(changed_meanwhile)?;
    if act == Act::Make {
        let (actor, _) = member(visit)?;
        cases::store_written(&visit.portal, actor, id, &content).await?;
        // The file says it all now. The version goes on, so that an older tab learns of it.
        let nothing = typed::Typed::new();
        match cases::keep_draft(&visit.portal, actor, id, form.id(), version, &nothing).await {
            // Somebody typed on in the meantime; theirs stays.
            Ok(_) | Err(PortalError::Conflict(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(content)
}

fn next(id: &CaseId, form: FormId, act: Act, content: &Content) -> Next {
    let page = address(id, form);
    match act {
        Act::Keep => Next::to(page).notice("notice-form-kept"),
        Act::Check => Next::to(format!("{page}?check")),
        Act::Make => Next::to(documents::address(id, form)).notice("notice-form-made"),
        Act::Add { table, rows: added } => {
            let table = spec(form).tables().find(|spec| spec.id == table);
            let first = table.map(|table| {
                let all = content.rows(table.id).len();
                rows::row_id(table, (all + 1).saturating_sub(added).max(1))
            });
            Next::to(format!("{page}#{}", first.unwrap_or_default()))
        }
        Act::Remove { table, .. } => {
            let table = crate::components::field::control_id(FORM, table);
            Next::to(format!("{page}#{table}"))
        }
    }
}
