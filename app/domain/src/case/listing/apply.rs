//! How each event of this room changes a case; `None` where the history tells the impossible.

use super::{Delisted, ErrorProposal, Listing, ListingEvent, RecordedInError};
use crate::case::Case;
use crate::case::apply::possible;
use crate::case::event::{Event, Person};
use crate::case::stage::State;

pub(in crate::case) fn apply(case: &mut Case, event: &Event, data: &ListingEvent) -> Option<()> {
    match data {
        ListingEvent::Delisted { reason } => {
            let State::Listed(listing) = &case.state else { return None };
            let (listing, reason) = (listing.clone(), reason.clone());
            case.state = State::Delisted(Delisted { at: event.at, reason, listing });
            case.end_defects(event.at);
        }
        ListingEvent::ErrorProposed { reason } => {
            entry(case)?;
            possible(case.error_proposal.is_none())?;
            let by = event.by.person()?.clone();
            case.error_proposal = Some(ErrorProposal { reason: reason.clone(), by, at: event.at });
        }
        ListingEvent::ErrorRejected { proposed_by, .. } => {
            two_people(case, event, proposed_by)?;
            case.error_proposal = None;
        }
        ListingEvent::RecordedInError { reason, proposed_by } => {
            let approved_by = two_people(case, event, proposed_by)?;
            let listing = entry(case)?.clone();
            case.error_proposal = None;
            case.state = State::RecordedInError(RecordedInError {
                at: event.at,
                reason: reason.clone(),
                proposed_by: proposed_by.clone(),
                approved_by,
                listing,
            });
            case.end_defects(event.at);
        }
    }
    Some(())
}

/// The one who decides on a proposal, and is not the one who made it.
fn two_people(case: &Case, event: &Event, proposed_by: &Person) -> Option<Person> {
    let decided_by = event.by.person()?;
    possible(case.error_proposal.as_ref()?.by == *proposed_by)?;
    possible(decided_by.account != proposed_by.account)?;
    Some(decided_by.clone())
}

/// The entry, in force or taken out of it.
fn entry(case: &Case) -> Option<&Listing> {
    match &case.state {
        State::Listed(listing) => Some(listing),
        State::Cancelled(after) => Some(&after.listing),
        State::Delisted(after) => Some(&after.listing),
        _ => None,
    }
}
