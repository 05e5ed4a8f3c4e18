//! The rules of a defect: first whether at all ([`may`]), then whether what was asked for fits.

mod approval;
mod ministry;
mod proceedings;
mod remedy;
mod system;
mod vendor;

use super::phase::Phase;
use super::{Defect, DefectCommand, DefectCommandKind, DefectEvent};
use crate::actor::{Actor, StaffRole};
use crate::case::command::{Side, same};
use crate::case::decide::Asked;
use crate::case::decide::screening::the_reviewer;
use crate::case::defect::refusal::DefectRefusal;
use crate::case::document::{MAX_FILE_BYTES, StoredFile};
use crate::case::event::EventData;
use crate::case::facts::{optional_text, required_line, required_text};
use crate::case::refusal::Refusal;
use crate::case::stage::State;

/// Longest text, in characters.
pub(super) const WORDS: usize = 10_000;

type Events = Result<Vec<EventData>, Refusal>;

/// Whether the command can be given about this defect now, whatever its content.
pub(in crate::case) fn may(asked: &Asked<'_>, kind: DefectCommandKind) -> Result<(), Refusal> {
    standing(asked, kind)
}

/// Whether a command about this very defect can be given now, whatever its content.
pub(in crate::case) fn may_about(
    asked: &Asked<'_>,
    kind: DefectCommandKind,
    defect: u32,
) -> Result<(), Refusal> {
    standing(asked, kind)?;
    let defect = the(asked, defect)?;
    in_phase(asked, kind, defect)
}

pub(in crate::case) fn decide(asked: &Asked<'_>, command: DefectCommand) -> Events {
    let kind = command.kind();
    if let Some(defect) = command.defect() {
        may_about(asked, kind, defect)?;
    } else {
        standing(asked, kind)?;
    }
    match kind.side() {
        Side::Vendor => vendor::decide(asked, command),
        Side::System => system::decide(asked, command),
        Side::Ministry => ministry::decide(asked, command),
    }
}

/// The standing of the actor, and of the product.
fn standing(asked: &Asked<'_>, kind: DefectCommandKind) -> Result<(), Refusal> {
    use DefectCommandKind as K;
    match kind {
        // Whoever reported adds the evidence as well: which report is asked in [`in_phase`].
        K::Report | K::AddEvidence => {
            asked.needs_role(&[StaffRole::Reviewer, StaffRole::DeviceTester, StaffRole::Administrator])?;
        }
        K::Suspend => asked.needs_role(&[StaffRole::Approver])?,
        K::LiftSuspension => asked.needs_role(&[StaffRole::Reviewer, StaffRole::Approver])?,
        K::ReturnMeasure | K::ApproveMeasure => asked.needs_role(&[StaffRole::Approver])?,
        _ if kind.side() == Side::Ministry => the_reviewer(asked)?,
        // What binds the vendor is the signatory's; everything else any member may prepare and report.
        K::Acknowledge | K::Answer | K::AskExtension | K::CommentHearing | K::ProposePlan => {
            let signs = matches!(asked.actor, Actor::Vendor(member) if member.signatory);
            if !signs {
                return Err(Refusal::SignatoryOnly { command: asked.kind });
            }
        }
        _ => {}
    }
    match (&asked.case.state, kind) {
        (State::Listed(_), _) => Ok(()),
        (State::Cancelled(_), K::Report | K::RecordReport | K::Suspend) => {
            Err(Refusal::from(DefectRefusal::AlreadyCancelled))
        }
        (State::Cancelled(_), _) => Ok(()),
        (State::Draft | State::Screening { .. }, _) => Err(asked.wrong_stage()),
        _ => Err(Refusal::Closed { stage: asked.case.stage() }),
    }
}

/// Whether the phase of the defect allows it.
fn in_phase(asked: &Asked<'_>, kind: DefectCommandKind, defect: &Defect) -> Result<(), Refusal> {
    use DefectCommandKind as K;
    use Phase as P;
    let unsettled = !defect.is_closed() && !matches!(defect.phase, P::Cancelled | P::Remedied);
    // The vendor is not told that something is recommended already: until the decision it may answer.
    let fits = match kind {
        K::Triage => match defect.phase {
            P::Reported | P::RemedyFailed => true,
            P::RemedyAsked { due } => asked.now > due,
            _ => false,
        },
        K::Suspend => unsettled,
        K::AddEvidence => {
            if defect.phase != P::Reported || !asked.reported(defect) {
                the_reviewer(asked)?;
            }
            unsettled
        }
        K::Notify => defect.phase == P::Preparing,
        K::DecideExtension => {
            if defect.open_extension().is_none() {
                return Err(Refusal::from(DefectRefusal::NoExtensionOpen));
            }
            defect.in_proceedings()
        }
        K::MoveHearing | K::RecordHearing => {
            let hearing = defect.notice.as_ref().is_some_and(|notice| notice.hearing.is_some());
            if defect.notice.is_some() && !hearing {
                return Err(Refusal::from(DefectRefusal::NoHearingSet));
            }
            defect.phase == P::Noticed
        }
        K::AcceptPlan | K::ReturnPlan => defect.phase == P::RemedyProposed,
        K::ConcludePlan | K::ReportProgress => defect.phase == P::Remedying,
        K::RecommendMeasure => matches!(defect.phase, P::Noticed | P::Remedied),
        K::ReturnMeasure | K::ApproveMeasure => return approval::may(asked, defect).map(drop),
        K::Acknowledge => {
            if defect.acknowledged.is_some() {
                return Err(Refusal::from(DefectRefusal::AlreadyAcknowledged));
            }
            defect.notice.is_some() && !defect.is_closed()
        }
        K::InspectEvidence => defect.notice.is_some(),
        K::Answer => defect.in_proceedings(),
        K::AskExtension => {
            if !defect.in_proceedings() || !defect.answers.is_empty() {
                return Err(wrong_phase(asked, defect));
            }
            if defect.open_extension().is_some() {
                return Err(Refusal::from(DefectRefusal::ExtensionOpen));
            }
            if defect.answer_due.is_some_and(|due| asked.now > due) {
                return Err(Refusal::from(DefectRefusal::ExtensionTooLate));
            }
            true
        }
        K::CommentHearing => !defect.hearings.is_empty() && !defect.is_closed(),
        K::ProposePlan => {
            matches!(defect.phase, P::RemedyAsked { .. } | P::RemedyProposed | P::Cancelled)
                || defect.in_proceedings()
        }
        K::AddFile => !defect.is_closed() && !matches!(defect.phase, P::Reported | P::Preparing),
        K::RecordNoAnswer => return system::may_note_silence(asked, defect),
        K::Report | K::LiftSuspension | K::RecordReport | K::RecordSuspensionEnd => true,
    };
    if fits { Ok(()) } else { Err(wrong_phase(asked, defect)) }
}

/// As the vendor is told: what waits for an approver is under examination.
fn wrong_phase(asked: &Asked<'_>, defect: &Defect) -> Refusal {
    let phase = match (&defect.phase, asked.actor) {
        (Phase::Recommended(_), Actor::Vendor(_)) => Phase::Noticed.kind(),
        (phase, _) => phase.kind(),
    };
    Refusal::from(DefectRefusal::NotInThisPhase { command: asked.kind, phase })
}

/// The defect with this number. One that the vendor was not told of is not there for it.
fn the<'a>(asked: &Asked<'a>, number: u32) -> Result<&'a Defect, Refusal> {
    let hidden = |defect: &Defect| matches!(asked.actor, Actor::Vendor(_)) && !defect.told_to_vendor();
    let defect = asked.case.defect(number).filter(|defect| !hidden(defect));
    defect.ok_or(Refusal::from(DefectRefusal::NoSuchDefect { defect: number }))
}

/// The end of a suspension that this defect brought about, once it is not held to be one.
fn suspension_needless(asked: &Asked<'_>, defect: u32, reason: &str) -> Option<EventData> {
    let running = asked.case.suspension(asked.now).filter(|running| running.defect == defect)?;
    let lifted = DefectEvent::SuspensionLifted { defect: running.defect, reason: reason.to_owned() };
    Some(EventData::Defect(lifted))
}

fn one(event: DefectEvent) -> Events {
    Ok(vec![EventData::Defect(event)])
}

fn words(field: &str, raw: &str) -> Result<String, Refusal> {
    required_text(field, raw, WORDS).map_err(|error| Refusal::Invalid(vec![error]))
}

fn optional(field: &str, raw: &str) -> Result<String, Refusal> {
    optional_text(field, raw, WORDS).map_err(|error| Refusal::Invalid(vec![error]))
}

fn line(field: &str, raw: &str) -> Result<String, Refusal> {
    required_line(field, raw, 200).map_err(|error| Refusal::Invalid(vec![error]))
}

impl Asked<'_> {
    /// A file of a defect within the limits of a case. What came from outside does not count.
    fn file_fits(&self, file: &StoredFile) -> Result<(), Refusal> {
        if file.bytes > MAX_FILE_BYTES {
            return Err(Refusal::FileTooLarge { bytes: file.bytes });
        }
        let room = self.case.defect_room();
        if file.bytes > room { Err(Refusal::CaseTooLarge { room }) } else { Ok(()) }
    }

    /// Whether the one who asks reported the defect.
    fn reported(&self, defect: &Defect) -> bool {
        match &defect.reporter {
            Some(super::report::Reporter::Staff(person)) => same(person, self.actor.account()),
            _ => false,
        }
    }
}
