//! The rules: may this actor do this now, and what happens then?

mod approval;
pub(in crate::case) mod screening;
mod vendor;

pub(in crate::case) use self::screening::the_reviewer;

use jiff::Timestamp;

use super::command::{Command, CommandKind, Side};
use super::defect::DefectCommandKind;
use super::event::{ActedBy, Event, EventData, Person};
use super::facts::{LINE, required_line};
use super::stage::{Standing, State, Step};
use super::{Case, Refusal, change_notice, defect, device_check, listing};
use crate::actor::{Actor, StaffRole};
use crate::call::Call;
use crate::ids::{CallId, OrganizationId};

/// What a rule may look at besides the case.
pub(in crate::case) struct Asked<'a> {
    pub case: &'a Case,
    pub actor: &'a Actor,
    pub call: &'a Call,
    pub now: Timestamp,
    pub kind: CommandKind,
}

impl Case {
    /// The first event of a case: a vendor starts a draft while the call is open.
    ///
    /// # Errors
    /// [`Refusal`] for anybody but a vendor's member, outside the time of the call, and for a name
    /// that is no single line of text.
    pub fn start(actor: &Actor, call: &Call, product_name: String, now: Timestamp) -> Result<Event, Refusal> {
        let Actor::Vendor(member) = actor else {
            return Err(Refusal::RoleMayNot { command: CommandKind::FillFacts });
        };
        vendor::call_is_open(call, now)?;
        let product_name = required_line("product_name", &product_name, LINE)
            .map_err(|error| Refusal::Invalid(vec![error]))?;
        Ok(Event {
            seq: 1,
            at: now,
            by: ActedBy::from(actor),
            data: started(&call.id, &member.organization, product_name),
        })
    }

    /// Whether `actor` can give a command of the ministry, or any command of a room, now, whatever its
    /// content: pages show a form only where this says yes. What is asked for with it is judged by
    /// [`Case::decide`].
    ///
    /// # Errors
    /// The [`Refusal`] that every such command would get; the vendor's commands about its application
    /// are refused.
    pub fn may(&self, kind: CommandKind, actor: &Actor, call: &Call, now: Timestamp) -> Result<(), Refusal> {
        let asked = Asked { case: self, actor, call, now, kind };
        asked.right_side()?;
        match (kind.side(), kind) {
            (_, CommandKind::DeviceCheck(kind)) => device_check::decide::may(&asked, kind),
            (_, CommandKind::Listing(kind)) => listing::decide::may(&asked, kind),
            (_, CommandKind::ChangeNotice(kind)) => change_notice::decide::may(&asked, kind),
            (_, CommandKind::Defect(kind)) => defect::decide::may(&asked, kind),
            (Side::Ministry, CommandKind::ReturnRecommendation | CommandKind::Approve) => {
                approval::may(&asked).map(drop)
            }
            (Side::Ministry, _) => screening::may(&asked),
            (Side::Vendor | Side::System, _) => Err(asked.role_may_not()),
        }
    }

    /// As [`Case::may`], for a command about this very defect.
    ///
    /// # Errors
    /// The [`Refusal`] that every such command would get.
    pub fn may_about(
        &self,
        kind: DefectCommandKind,
        number: u32,
        actor: &Actor,
        call: &Call,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let asked = Asked { case: self, actor, call, now, kind: CommandKind::Defect(kind) };
        asked.right_side()?;
        defect::decide::may_about(&asked, kind, number)
    }

    /// Answers a command with what happens, or why it does not. Changes nothing itself.
    ///
    /// # Errors
    /// The first [`Refusal`] that applies: standing of the actor, then state, then content.
    pub fn decide(
        &self,
        command: Command,
        actor: &Actor,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<Event>, Refusal> {
        let asked = Asked { case: self, actor, call, now, kind: command.kind() };
        asked.right_side()?;
        let data = match (asked.kind.side(), command) {
            (_, Command::DeviceCheck(command)) => device_check::decide::decide(&asked, command)?,
            (_, Command::Listing(command)) => listing::decide::decide(&asked, command)?,
            (_, Command::ChangeNotice(command)) => change_notice::decide::decide(&asked, command)?,
            (_, Command::Defect(command)) => defect::decide::decide(&asked, command)?,
            (Side::Vendor, command) => vendor::decide(&asked, command)?,
            (Side::Ministry, command @ (Command::ReturnRecommendation { .. } | Command::Approve { .. })) => {
                approval::decide(&asked, command)?
            }
            (Side::Ministry, command) => screening::decide(&asked, command)?,
            (Side::System, command) => system(&asked, command)?,
        };
        let numbered = (self.version + 1..).zip(data);
        Ok(numbered.map(|(seq, data)| Event { seq, at: now, by: ActedBy::from(actor), data }).collect())
    }
}

fn started(call: &CallId, organization: &OrganizationId, product_name: String) -> EventData {
    EventData::Started { call: call.clone(), organization: organization.clone(), product_name }
}

/// The result letter follows the decision that it tells of.
fn system(asked: &Asked<'_>, command: Command) -> Result<Vec<EventData>, Refusal> {
    match command {
        Command::RecordLetter { file } if asked.case.decision.is_some() => {
            Ok(vec![EventData::LetterIssued { file }])
        }
        _ => Err(asked.wrong_stage()),
    }
}

impl<'a> Asked<'a> {
    fn right_side(&self) -> Result<(), Refusal> {
        let right = match (self.kind.side(), self.actor) {
            (Side::Vendor, Actor::Vendor(member)) => member.organization == self.case.organization,
            (Side::Ministry, Actor::Staff(_)) | (Side::System, Actor::System) => true,
            _ => false,
        };
        if right { Ok(()) } else { Err(self.role_may_not()) }
    }

    pub fn role_may_not(&self) -> Refusal {
        Refusal::RoleMayNot { command: self.kind }
    }

    pub fn wrong_stage(&self) -> Refusal {
        Refusal::NotInThisStage { command: self.kind, stage: self.case.stage() }
    }

    /// A role is needed, and no conflict of interest. An auditor changes nothing, whatever other
    /// role was given by mistake.
    pub fn needs_role(&self, roles: &[StaffRole]) -> Result<(), Refusal> {
        if self.actor.has(StaffRole::Auditor) || !roles.iter().any(|role| self.actor.has(*role)) {
            return Err(self.role_may_not());
        }
        match self.actor.account() {
            Some(account) if self.case.conflicts.contains_key(account) => Err(Refusal::ConflictOfInterest),
            _ => Ok(()),
        }
    }

    /// The step and standing of a case in screening.
    pub fn screening(&self) -> Result<(Step, &'a Standing), Refusal> {
        match &self.case.state {
            State::Screening { step, standing, .. } => Ok((*step, standing)),
            State::Draft => Err(self.wrong_stage()),
            _ => Err(Refusal::Closed { stage: self.case.stage() }),
        }
    }

    /// The ministry has something to do with it, now or again: it is in screening, or its product is or
    /// was in the register and may be so again.
    pub fn concerns_ministry(&self) -> Result<(), Refusal> {
        match &self.case.state {
            State::Listed(_) | State::Cancelled(_) => Ok(()),
            _ => self.screening().map(drop),
        }
    }

    /// The step of a case that the ministry is free to work on.
    pub fn working(&self) -> Result<Step, Refusal> {
        match self.screening()? {
            (step, Standing::Working) => Ok(step),
            (_, Standing::Correcting(_)) => Err(Refusal::CorrectionOpen),
            (_, Standing::Held(_)) => Err(Refusal::OnHold),
            (_, Standing::AwaitingApproval(_)) => Err(Refusal::AwaitingApproval),
        }
    }

    pub fn person(&self) -> Result<Person, Refusal> {
        match ActedBy::from(self.actor) {
            ActedBy::Vendor(person) | ActedBy::Staff(person) => Ok(person),
            ActedBy::System => Err(self.role_may_not()),
        }
    }
}
