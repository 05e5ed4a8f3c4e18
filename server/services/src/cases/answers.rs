//! The vendor's replies to a correction request: all of a page in one act, and nobody's overwritten.

use std::collections::BTreeMap;

use domain::actor::Actor;
use domain::case::correction::Round;
use domain::case::{Command, EventData, Refusal};
use domain::ids::CaseId;
use domain::validation::FieldError;

use super::execute::{Expected, run, seen_by};
use super::history::History;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Keeps the replies of a page, by the numbers of their items; an empty one takes the earlier one
/// back. `seen` is the version of the case that the page showed: a reply that the person left as it
/// was gives way to what a colleague wrote meanwhile. Gives how many replies were new.
///
/// # Errors
/// [`Refusal::NoCorrectionOpen`] where another request, or none, is open by now. What is wrong with
/// single replies – a colleague changed the same one: `reply-changed-meanwhile` – is told at the
/// fields `reply_<item>`; the other replies are kept all the same.
pub async fn answer(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    round: Round,
    seen: u32,
    replies: &BTreeMap<u32, String>,
) -> Result<u32> {
    let transaction = portal.begin().await?;
    let mut history = seen_by(&transaction, actor, id).await?;
    if history.case.open_correction().is_none_or(|open| open.round != round) {
        return Err(Refusal::NoCorrectionOpen.into());
    }
    let shown = replies_at(&history, round, seen);
    let stored = replies_at(&history, round, history.case.version);
    let (mut errors, mut new) = (Vec::new(), 0);
    for (item, reply) in replies {
        let of = |replies: &BTreeMap<u32, String>| replies.get(item).cloned().unwrap_or_default();
        let (reply, shown, stored) = (reply.trim(), of(&shown), of(&stored));
        if reply == stored || reply == shown {
            continue;
        }
        if stored != shown {
            errors.push(FieldError::new(format!("reply_{item}"), "reply-changed-meanwhile"));
            continue;
        }
        let command = Command::AnswerItem { item: *item, reply: reply.to_owned() };
        match run(&transaction, portal, actor, history.clone(), Expected::Any, command).await {
            Ok(ran) => {
                history = ran.history;
                new += 1;
            }
            Err(PortalError::Invalid(found)) => errors.extend(found),
            Err(other) => return Err(other),
        }
    }
    transaction.commit().await?;
    if errors.is_empty() { Ok(new) } else { Err(PortalError::Invalid(errors)) }
}

/// The replies as they stood after an event, by item.
fn replies_at(history: &History, request: Round, version: u32) -> BTreeMap<u32, String> {
    let until = history.events.iter().take_while(|event| event.seq <= version);
    let replies = until.filter_map(|event| match &event.data {
        EventData::ItemAnswered { round, item, reply } if *round == request => Some((*item, reply.clone())),
        _ => None,
    });
    replies.collect()
}
