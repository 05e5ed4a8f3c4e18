//! The rules of this room: may this actor do this now, and what happens then?
//!
//! First who asks and how the case stands, then whether the notice is where the command belongs, then
//! what was asked for.

mod ministry;
mod vendor;

use super::command::ChangeNoticeCommandKind as Kind;
use super::notice::{ChangeNotice, NoticeStanding};
use super::refusal::NoticeRefusal;
use super::{ChangeNoticeCommand, ChangeNoticeCommandKind, ChangeNoticeEvent};
use crate::actor::{Actor, StaffRole};
use crate::call::Call;
use crate::case::Case;
use crate::case::command::{CommandKind, Side};
use crate::case::decide::{Asked, the_reviewer};
use crate::case::event::EventData;
use crate::case::listing::Listing;
use crate::case::refusal::Refusal;
use crate::case::stage::State;
use jiff::Timestamp;

/// Whether the command can be given now about some notice, whatever its content.
pub(in crate::case) fn may(asked: &Asked<'_>, kind: ChangeNoticeCommandKind) -> Result<(), Refusal> {
    right_person(asked, kind)?;
    listing(asked)?;
    let notices = &asked.case.change_notices;
    if kind == Kind::Write || notices.iter().any(|notice| fits(asked, kind, notice).is_ok()) {
        return Ok(());
    }
    // The refusal of the newest one says most.
    match notices.last() {
        Some(notice) => fits(asked, kind, notice),
        None => Err(NoticeRefusal::NoSuchNotice { notice: 1 }.into()),
    }
}

impl Case {
    /// As [`Case::may`] about one notice.
    ///
    /// # Errors
    /// The [`Refusal`] that every such command would get.
    pub fn may_on_notice(
        &self,
        notice: u32,
        kind: ChangeNoticeCommandKind,
        actor: &Actor,
        call: &Call,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let whole = CommandKind::ChangeNotice(kind);
        self.may(whole, actor, call, now)?;
        let asked = Asked { case: self, actor, call, now, kind: whole };
        fits(&asked, kind, found(&asked, notice)?)
    }
}

pub(in crate::case) fn decide(
    asked: &Asked<'_>,
    command: ChangeNoticeCommand,
) -> Result<Vec<EventData>, Refusal> {
    let kind = command.kind();
    right_person(asked, kind)?;
    let listing = listing(asked)?;
    let notice = command.notice().map(|number| found(asked, number)).transpose()?;
    if let Some(notice) = notice {
        fits(asked, kind, notice)?;
    }
    let event = match (notice, command) {
        (notice, ChangeNoticeCommand::Write { typed, .. }) => vendor::write(asked, listing, notice, &typed)?,
        (Some(notice), command) if kind.side() == Side::Vendor => {
            vendor::decide(asked, listing, notice, command)?
        }
        (Some(notice), command) => ministry::decide(asked, notice, command)?,
        (None, _) => return Err(asked.role_may_not()),
    };
    Ok(vec![EventData::ChangeNotice(event)])
}

/// A notice is a declaration: the signatory gives it and takes it back; any member prepares it and
/// answers. The reviewer who has the case decides, a tester records tests.
fn right_person(asked: &Asked<'_>, kind: Kind) -> Result<(), Refusal> {
    match kind {
        Kind::Submit | Kind::Withdraw => match asked.actor {
            Actor::Vendor(member) if member.signatory => Ok(()),
            _ => Err(Refusal::SignatoryOnly { command: asked.kind }),
        },
        Kind::AttachRecord | Kind::RecordTests => asked.needs_role(&[StaffRole::DeviceTester]),
        _ if kind.side() == Side::Ministry => the_reviewer(asked),
        _ => Ok(()),
    }
}

/// Changes are reported of what is in the register.
fn listing<'a>(asked: &Asked<'a>) -> Result<&'a Listing, Refusal> {
    match &asked.case.state {
        State::Listed(listing) => Ok(listing),
        State::Draft | State::Screening { .. } => Err(asked.wrong_stage()),
        _ => Err(Refusal::Closed { stage: asked.case.stage() }),
    }
}

/// The notice of this number, as far as the side of the actor knows of it.
fn found<'a>(asked: &Asked<'a>, number: u32) -> Result<&'a ChangeNotice, Refusal> {
    let ministry = matches!(asked.actor, Actor::Staff(_));
    let known = |notice: &&ChangeNotice| !ministry || notice.submitted.is_some();
    asked
        .case
        .change_notice(number)
        .filter(known)
        .ok_or_else(|| NoticeRefusal::NoSuchNotice { notice: number }.into())
}

/// Whether the notice stands where the command belongs.
fn fits(asked: &Asked<'_>, kind: Kind, notice: &ChangeNotice) -> Result<(), Refusal> {
    let standing = &notice.standing;
    let named = standing.kind();
    if !named.is_open() && *standing != NoticeStanding::Draft {
        return Err(NoticeRefusal::AtEnd { standing: named }.into());
    }
    let refusal = match (kind, standing) {
        (Kind::Write | Kind::Submit | Kind::Discard, NoticeStanding::Draft) => return Ok(()),
        (Kind::Write | Kind::Submit | Kind::Discard, _) => NoticeRefusal::AlreadySubmitted,
        (
            Kind::AttachFile | Kind::RemoveFile,
            NoticeStanding::Draft | NoticeStanding::Asked | NoticeStanding::DocumentsAsked,
        ) => return Ok(()),
        (Kind::AttachFile | Kind::RemoveFile, _) => NoticeRefusal::FilesClosed,
        (_, NoticeStanding::Draft) => NoticeRefusal::Draft,
        (Kind::Withdraw, _)
        | (Kind::Answer, NoticeStanding::Asked)
        | (Kind::ReturnDocuments, NoticeStanding::DocumentsAsked)
        | (Kind::AttachRecord | Kind::RecordTests, NoticeStanding::Testing)
        | (Kind::Reject, NoticeStanding::Testing) => return Ok(()),
        (Kind::Answer, _) => NoticeRefusal::NothingAsked,
        (Kind::ReturnDocuments, _) => NoticeRefusal::NoDocumentsAsked,
        (Kind::AttachRecord | Kind::RecordTests, _) => NoticeRefusal::NotBeingTested,
        // Who never answers does not keep a notice open for ever.
        (Kind::Reject, NoticeStanding::Asked | NoticeStanding::DocumentsAsked)
            if notice.overdue(asked.now) =>
        {
            return Ok(());
        }
        (_, NoticeStanding::Testing) => NoticeRefusal::BeingTested,
        _ => match notice.due() {
            Some(due) => NoticeRefusal::WithVendor { due },
            None => return ministry::closes_no_own_record(asked, kind, notice),
        },
    };
    Err(refusal.into())
}

/// The next number, for a notice or a file.
fn next<T>(before: &[T]) -> u32 {
    u32::try_from(before.len()).unwrap_or(u32::MAX).saturating_add(1)
}

type Decided = Result<ChangeNoticeEvent, Refusal>;
