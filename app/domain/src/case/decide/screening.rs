//! What the reviewer may do, and what any of the staff may: first whether at all ([`may`]), then
//! whether what was asked for fits.

use super::super::checklist::{Checked, Mark, Outcome};
use super::super::command::{Assignee, Command, CommandKind, NewItem, same};
use super::super::correction::{CorrectionItem, Target};
use super::super::decision::{Reason, Verdict};
use super::super::device_check;
use super::super::event::EventData;
use super::super::facts::{optional_text, required_text};
use super::super::refusal::Refusal;
use super::super::stage::{Stage, Standing, State, Step};
use super::Asked;
use crate::actor::StaffRole;
use crate::finding::At;
use crate::forms::ReasonCode;
use crate::validation::FieldError;
use jiff::Timestamp;

/// Longest note, message or reason, in characters.
const WORDS: usize = 4000;

const REVIEWER: &[StaffRole] = &[StaffRole::Reviewer];
const ASSIGNS: &[StaffRole] = &[StaffRole::Reviewer, StaffRole::Approver, StaffRole::Administrator];
const WORKS_ON_CASES: &[StaffRole] = &[StaffRole::Reviewer, StaffRole::Approver, StaffRole::DeviceTester];
/// Whoever sees cases and can act on them at all, be it by giving them to somebody.
const DECLARES_CONFLICT: &[StaffRole] =
    &[StaffRole::Reviewer, StaffRole::Approver, StaffRole::DeviceTester, StaffRole::Administrator];

/// Whether the command can be given now, whatever its content: standing of the actor, then state.
pub(super) fn may(asked: &Asked<'_>) -> Result<(), Refusal> {
    match asked.kind {
        CommandKind::Assign => may_assign(asked),
        CommandKind::DeclareConflict => match asked.needs_role(DECLARES_CONFLICT) {
            Err(Refusal::ConflictOfInterest) => Err(Refusal::AlreadyInConflict),
            other => other.and_then(|()| asked.concerns_ministry()),
        },
        CommandKind::AddNote => {
            asked.needs_role(WORKS_ON_CASES)?;
            asked.concerns_ministry()
        }
        CommandKind::SendMessage => {
            the_reviewer(asked)?;
            asked.concerns_ministry()
        }
        CommandKind::RequestCorrection | CommandKind::Hold => {
            the_reviewer(asked)?;
            asked.working().map(drop)
        }
        CommandKind::Resume => {
            the_reviewer(asked)?;
            match asked.screening()? {
                (_, Standing::Held(_)) => Ok(()),
                _ => Err(Refusal::NotOnHold),
            }
        }
        CommandKind::Mark => {
            the_reviewer(asked)?;
            match asked.working()? {
                // A correction in stage 3 may open criteria again: somebody has to look at them anew.
                Step::FormalCheck | Step::DocumentReview | Step::DeviceCheck => Ok(()),
                Step::Arrived => Err(asked.wrong_stage()),
            }
        }
        CommandKind::Recommend => may_recommend(asked),
        CommandKind::PassFormalCheck => {
            the_reviewer(asked)?;
            match asked.working()? {
                Step::FormalCheck => Ok(()),
                _ => Err(asked.wrong_stage()),
            }
        }
        _ => Err(asked.role_may_not()),
    }
}

pub(super) fn decide(asked: &Asked<'_>, command: Command) -> Result<Vec<EventData>, Refusal> {
    may(asked)?;
    match command {
        Command::Assign { to } => assign(asked, to),
        Command::DeclareConflict { reason } => Ok(vec![EventData::ConflictDeclared {
            person: asked.person()?,
            reason: words("reason", &reason)?,
        }]),
        Command::Mark { criterion, outcome, reason, note, proposed } => {
            let mark = checked_mark(asked, &criterion, outcome, reason, &note, proposed)?;
            Ok(vec![EventData::ChecklistMarked { criterion, mark }])
        }
        Command::AddNote { text } => Ok(vec![EventData::NoteAdded { text: words("note", &text)? }]),
        Command::SendMessage { text } => Ok(vec![EventData::MessageSent { text: words("message", &text)? }]),
        Command::RequestCorrection { items, words, due } => request_correction(asked, items, &words, due),
        Command::Hold { reason, note } => Ok(vec![EventData::Held { reason, note: words("note", &note)? }]),
        Command::Resume { note } => Ok(vec![EventData::Resumed { note: words("note", &note)? }]),
        Command::PassFormalCheck => {
            checklist_done(asked, Stage::FormalCheck)?;
            Ok(vec![EventData::FormalCheckPassed])
        }
        Command::Recommend { verdict, reasons, note } => recommend(asked, verdict, reasons, &note),
        _ => Err(asked.role_may_not()),
    }
}

fn words(field: &str, raw: &str) -> Result<String, Refusal> {
    required_text(field, raw, WORDS).map_err(|error| Refusal::Invalid(vec![error]))
}

/// Work on a case is done by the reviewer who has it.
pub(in crate::case) fn the_reviewer(asked: &Asked<'_>) -> Result<(), Refusal> {
    asked.needs_role(REVIEWER)?;
    match &asked.case.reviewer {
        Some(reviewer) if same(reviewer, asked.actor.account()) => Ok(()),
        other => Err(Refusal::NotTheReviewer { reviewer: other.as_ref().map(|person| person.name.clone()) }),
    }
}

/// The reviewer recommends on the documents, a device tester on the devices.
fn may_recommend(asked: &Asked<'_>) -> Result<(), Refusal> {
    let devices = matches!(asked.case.state, State::Screening { step: Step::DeviceCheck, .. });
    if devices {
        asked.needs_role(&[StaffRole::DeviceTester])?;
    } else {
        the_reviewer(asked)?;
    }
    match asked.working()? {
        Step::DeviceCheck => device_check::decide::may_recommend(asked),
        Step::FormalCheck | Step::DocumentReview => Ok(()),
        Step::Arrived => Err(asked.wrong_stage()),
    }
}

/// A reviewer takes a free case or hands the own one on; the responsible ones may give any case to
/// any reviewer.
fn may_assign(asked: &Asked<'_>) -> Result<(), Refusal> {
    asked.needs_role(ASSIGNS)?;
    asked.concerns_ministry()?;
    match &asked.case.reviewer {
        Some(reviewer) if !leads(asked) && !same(reviewer, asked.actor.account()) => {
            Err(Refusal::AlreadyAssigned { reviewer: reviewer.name.clone() })
        }
        _ => Ok(()),
    }
}

fn leads(asked: &Asked<'_>) -> bool {
    asked.actor.has(StaffRole::Approver) || asked.actor.has(StaffRole::Administrator)
}

fn assign(asked: &Asked<'_>, to: Assignee) -> Result<Vec<EventData>, Refusal> {
    if !to.reviewer {
        return Err(Refusal::NotAReviewer { name: to.person.name });
    }
    if asked.case.conflicts.contains_key(&to.person.account) {
        return Err(Refusal::AssigneeInConflict { name: to.person.name });
    }
    match &asked.case.reviewer {
        Some(reviewer) if reviewer.account == to.person.account => {
            return Err(Refusal::AlreadyAssigned { reviewer: reviewer.name.clone() });
        }
        None if !leads(asked) && !same(&to.person, asked.actor.account()) => return Err(asked.role_may_not()),
        _ => {}
    }
    let mut events = vec![EventData::Assigned { reviewer: to.person }];
    if matches!(asked.case.state, State::Screening { step: Step::Arrived, .. }) {
        events.push(EventData::FormalCheckStarted);
    }
    Ok(events)
}

fn checked_mark(
    asked: &Asked<'_>,
    criterion: &str,
    outcome: Outcome,
    reason: Option<ReasonCode>,
    note: &str,
    proposed: bool,
) -> Result<Mark, Refusal> {
    let form = asked.call.criterion(criterion).ok_or(Refusal::UnknownCriterion)?.form;
    if outcome == Outcome::Fail && reason.is_none() {
        return Err(Refusal::ReasonMissing);
    }
    let reason = reason.filter(|_| outcome == Outcome::Fail);
    let note = if reason.is_some_and(ReasonCode::needs_note) {
        words("note", note)?
    } else {
        optional_text("note", note, WORDS).map_err(|error| Refusal::Invalid(vec![error]))?
    };
    let version = asked.case.document(form).and_then(|document| document.handed_in).unwrap_or(0);
    Ok(Mark { outcome, reason, note, version, proposed })
}

fn request_correction(
    asked: &Asked<'_>,
    items: Vec<NewItem>,
    covering: &str,
    due: Timestamp,
) -> Result<Vec<EventData>, Refusal> {
    if items.is_empty() {
        return Err(Refusal::NoItems);
    }
    if due <= asked.now {
        return Err(Refusal::DueInThePast);
    }
    let covering = optional_text("words", covering, WORDS).map_err(|error| Refusal::Invalid(vec![error]))?;
    let mut errors = Vec::new();
    let mut checked = Vec::new();
    for (number, item) in (1..).zip(items) {
        if !known_place(item.target, &item.place) {
            errors.push(FieldError::new(format!("place_{number}"), "unknown-place"));
        }
        match required_text(&format!("words_{number}"), &item.words, WORDS) {
            Ok(words) => checked.push(CorrectionItem {
                number,
                target: item.target,
                place: item.place,
                reason: item.reason,
                words,
            }),
            Err(error) => errors.push(error),
        }
    }
    if !errors.is_empty() {
        return Err(Refusal::Invalid(errors));
    }
    let round = u32::try_from(asked.case.corrections.len()).unwrap_or(u32::MAX).saturating_add(1);
    Ok(vec![EventData::CorrectionRequested { round, items: checked, words: covering, due }])
}

fn known_place(target: Target, place: &str) -> bool {
    match target {
        _ if place.is_empty() => true,
        Target::Facts => super::super::facts::FACT_FIELDS.contains(&place),
        Target::Form(form) => At::parse(form, place).is_some(),
    }
}

/// A pass is recommended at the end of the document review and of the device check; a fail may be plain
/// already in the formal check.
fn recommend(
    asked: &Asked<'_>,
    verdict: Verdict,
    reasons: Vec<Reason>,
    note: &str,
) -> Result<Vec<EventData>, Refusal> {
    let step = asked.working()?;
    match (step, verdict) {
        (Step::DocumentReview, Verdict::Pass) => checklist_done(asked, Stage::DocumentReview)?,
        (Step::DeviceCheck, Verdict::Pass) => {}
        (Step::FormalCheck | Step::DocumentReview | Step::DeviceCheck, Verdict::Fail) => {
            if reasons.is_empty() {
                return Err(Refusal::ReasonMissing);
            }
        }
        _ => return Err(asked.wrong_stage()),
    }
    if step == Step::DeviceCheck {
        device_check::decide::ready(asked, verdict)?;
    }
    let note = words("note", note)?;
    let mut errors = Vec::new();
    let mut checked = Vec::new();
    for (number, reason) in (1..).zip(reasons) {
        let field = format!("reason_note_{number}");
        match required_text(&field, &reason.note, WORDS) {
            Ok(note) => checked.push(Reason { note, ..reason }),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() {
        Ok(vec![EventData::Recommended { verdict, reasons: checked, note }])
    } else {
        Err(Refusal::Invalid(errors))
    }
}

/// Every criterion up to this stage is answered on the version at hand, and none with "no".
fn checklist_done(asked: &Asked<'_>, stage: Stage) -> Result<(), Refusal> {
    let up_to = if stage == Stage::FormalCheck { 1 } else { 2 };
    match asked.case.checked(asked.call.criteria.iter().filter(|criterion| criterion.stage <= up_to)) {
        Checked { open: 0, failed: 0, .. } => Ok(()),
        Checked { open: 0, failed, .. } => Err(Refusal::ChecklistFailed { failed }),
        Checked { open, .. } => Err(Refusal::ChecklistOpen { open }),
    }
}
