//! Acts of one step, from the page of the case, that no vendor is told of: taking, assigning, noting.

use axum::extract::Path;
use domain::case::Command;
use domain::ids::AccountId;
use services::PortalError;
use services::cases::{self, Expected};

use super::act::{Act, at_field};
use crate::form::Submitted;
use crate::web::{Answer, Visit};

/// The reviewer takes the case.
pub async fn take(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = async {
        let actor = act.actor()?;
        let own = actor.account().ok_or(PortalError::SignInNeeded)?;
        cases::assign(&visit.portal, actor, &act.id, act.seen(), own).await
    };
    act.done("take", outcome.await, "notice-taken").await
}

/// The case is given to a reviewer.
pub async fn assign(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let outcome = async {
        let to = AccountId::new(typed.text("assignee"));
        cases::assign(&visit.portal, act.actor()?, &act.id, act.seen(), &to).await
    };
    act.done("assign", outcome.await, "notice-assigned").await
}

/// A note for colleagues; the vendor never sees it.
pub async fn note(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
    let act = Act::new(&visit, id, &typed);
    let command = Command::AddNote { text: typed.text("internal_note").to_owned() };
    let outcome = at_field(act.give(Expected::Any, command).await, "note", "internal_note");
    act.done("note", outcome, "notice-noted").await
}
