//! The rules of this room: may this actor do this now, and what happens then?

use super::{ErrorProposal, ListingCommand, ListingCommandKind, ListingEvent};
use crate::actor::{Actor, StaffRole};
use crate::case::command::same;
use crate::case::decide::Asked;
use crate::case::defect::Defect;
use crate::case::defect::refusal::DefectRefusal;
use crate::case::event::EventData;
use crate::case::facts::required_text;
use crate::case::refusal::Refusal;
use crate::case::stage::{Stage, State};

/// Longest reason, in characters.
const REASON: usize = 2000;

/// Whether the command can be given now, whatever its content.
pub(in crate::case) fn may(asked: &Asked<'_>, kind: ListingCommandKind) -> Result<(), Refusal> {
    match kind {
        ListingCommandKind::Delist => {
            if !matches!(asked.actor, Actor::Vendor(member) if member.signatory) {
                return Err(Refusal::SignatoryOnly { command: asked.kind });
            }
            match &asked.case.state {
                // Who is to answer a notice does not leave before it is decided on.
                State::Listed(_) if asked.case.defects.iter().any(Defect::in_proceedings) => {
                    Err(DefectRefusal::ProceedingsOpen.into())
                }
                State::Listed(_) => Ok(()),
                _ => Err(asked.wrong_stage()),
            }
        }
        ListingCommandKind::ProposeError => {
            asked.needs_role(&[StaffRole::Reviewer, StaffRole::Administrator])?;
            entered(asked)?;
            match asked.case.error_proposal {
                Some(_) => Err(Refusal::ErrorAlreadyProposed),
                None => Ok(()),
            }
        }
        ListingCommandKind::ApproveError | ListingCommandKind::RejectError => proposal(asked).map(drop),
    }
}

pub(in crate::case) fn decide(asked: &Asked<'_>, command: ListingCommand) -> Result<Vec<EventData>, Refusal> {
    may(asked, command.kind())?;
    let event = match command {
        ListingCommand::Delist { reason } => ListingEvent::Delisted { reason: written(&reason)? },
        ListingCommand::ProposeError { reason } => ListingEvent::ErrorProposed { reason: written(&reason)? },
        ListingCommand::ApproveError => {
            let ErrorProposal { reason, by, .. } = proposal(asked)?.clone();
            ListingEvent::RecordedInError { reason, proposed_by: by }
        }
        ListingCommand::RejectError { reason } => {
            let proposed_by = proposal(asked)?.by.clone();
            ListingEvent::ErrorRejected { reason: written(&reason)?, proposed_by }
        }
    };
    Ok(vec![EventData::Listing(event)])
}

fn written(reason: &str) -> Result<String, Refusal> {
    required_text("reason", reason, REASON).map_err(|error| Refusal::Invalid(vec![error]))
}

/// The product is or was in the register, and nobody has said yet that this was an error.
fn entered(asked: &Asked<'_>) -> Result<(), Refusal> {
    match asked.case.stage() {
        Stage::Listed | Stage::Cancelled | Stage::Delisted => Ok(()),
        _ => Err(asked.wrong_stage()),
    }
}

/// What an approver has to decide on; never the one who proposed it.
fn proposal<'a>(asked: &Asked<'a>) -> Result<&'a ErrorProposal, Refusal> {
    asked.needs_role(&[StaffRole::Approver])?;
    entered(asked)?;
    let proposal = asked.case.error_proposal.as_ref().ok_or(Refusal::ErrorNotProposed)?;
    if same(&proposal.by, asked.actor.account()) {
        return Err(Refusal::SamePerson);
    }
    Ok(proposal)
}
