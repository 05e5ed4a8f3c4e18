//! The one way to change a case.

use domain::actor::Actor;
use domain::case::{Case, Command, Event};
use domain::ids::CaseId;
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};

use super::history::{History, append, load_history};
use super::result_sheet::with_sheet;
use super::{mails, read_model, scope};
use crate::calls;
use crate::entities::cases;
use crate::error::{Conflict, PortalError, Result};
use crate::portal::Portal;
use crate::register::subscriptions;

/// What the person had seen when they decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The act does not depend on what happened meanwhile, such as adding a note.
    Any,
    /// The version on the page; anything newer is a conflict.
    Version(u32),
}

/// The case after the act, and what the act added.
#[derive(Clone, Debug)]
pub struct Done {
    pub case: Case,
    pub added: Vec<Event>,
}

/// Lets `actor` do `command`, if the rules allow. Forms are handed in by [`super::submit`] and
/// [`super::hand_back`], which look at the forms first.
///
/// # Errors
/// [`PortalError::NotFound`] for a case out of sight, [`PortalError::Conflict`] where somebody was
/// quicker, [`PortalError::Refused`] or [`PortalError::Invalid`] where a rule says no.
pub async fn execute(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    command: Command,
) -> Result<Done> {
    if matches!(command, Command::Submit { .. } | Command::ReturnCorrection { .. }) {
        return Err(PortalError::fault("forms are handed in by cases::submit and cases::hand_back"));
    }
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, actor, id).await?;
    let recommends = matches!(command, Command::Recommend { .. });
    let ran = run(&transaction, portal, actor, history, expected, command).await?;
    let done = if recommends { with_sheet(&transaction, portal, ran).await? } else { ran.done };
    transaction.commit().await?;
    Ok(done)
}

/// What would happen if `actor` gave the command now; nothing is stored. For the page that asks for
/// a last confirmation.
///
/// # Errors
/// As [`execute`].
pub async fn foresee(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    expected: Expected,
    command: Command,
) -> Result<Vec<Event>> {
    let history = load_history(portal.db(), id).await?;
    scope::check(actor, &history.case)?;
    unchanged(&history, actor, expected)?;
    let call = calls::load(portal.db(), &history.case.call).await?;
    Ok(history.case.decide(command, actor, &call, portal.now())?)
}

/// What [`run`] leaves: the act, and the whole history with it.
pub(crate) struct Ran {
    pub done: Done,
    pub history: History,
}

/// The history of a case that the actor may see; acts on the same case wait for each other from
/// here on. Without that, two that depend on nothing – uploads of two forms – would both append
/// after the same version on PostgreSQL, and one would fail for no reason.
pub(crate) async fn seen_by(
    transaction: &DatabaseTransaction,
    actor: &Actor,
    id: &CaseId,
) -> Result<History> {
    cases::Entity::find_by_id(id.as_str()).lock_exclusive().one(transaction).await?;
    let history = load_history(transaction, id).await?;
    scope::check(actor, &history.case)?;
    Ok(history)
}

/// The part of [`execute`] within a transaction, for acts that are more than one command.
pub(crate) async fn run(
    transaction: &DatabaseTransaction,
    portal: &Portal,
    actor: &Actor,
    mut history: History,
    expected: Expected,
    command: Command,
) -> Result<Ran> {
    let id = history.case.id.clone();
    unchanged(&history, actor, expected)?;
    let call = calls::load(transaction, &history.case.call).await?;
    let added = history.case.decide(command, actor, &call, portal.now())?;
    for event in &added {
        history.case.apply(event).map_err(PortalError::fault)?;
    }
    if !added.is_empty() {
        history.last_hash = append(transaction, &id, &history.last_hash, &added).await?;
        history.events.extend(added.iter().cloned());
        read_model::store(transaction, &history, &call, portal.now()).await?;
        mails::enqueue(transaction, portal, actor, &call, &history.case, &added).await?;
        subscriptions::enqueue(transaction, portal, &history, added.len()).await?;
    }
    Ok(Ran { done: Done { case: history.case.clone(), added }, history })
}

/// What a vendor prepares in secret is no reason to stop the staff: nothing that they saw has changed.
fn unchanged(history: &History, actor: &Actor, expected: Expected) -> Result<()> {
    let (case, Expected::Version(version)) = (&history.case, expected) else { return Ok(()) };
    let staff = matches!(actor, Actor::Staff(_));
    let mut later = history.events.iter().filter(|event| event.seq > version);
    if version == case.version
        || (version < case.version && staff && later.all(|event| !event.data.visible_to_ministry()))
    {
        return Ok(());
    }
    let unseen = (version + 1..=case.version).collect();
    Err(PortalError::Conflict(Conflict { case: Some(case.id.to_string()), unseen }))
}
