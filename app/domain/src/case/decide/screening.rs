//! What the reviewer may do, and what any of the staff may.

use super::super::checklist::{Mark, Outcome};
use super::super::command::{Assignee, Command, NewItem, same};
use super::super::correction::{CorrectionItem, Target};
use super::super::decision::{Reason, Verdict};
use super::super::event::EventData;
use super::super::facts::{optional_text, required_text};
use super::super::refusal::Refusal;
use super::super::stage::{Stage, Standing, Step};
use super::Asked;
use crate::actor::StaffRole;
use crate::forms::{self, ReasonCode};
use crate::validation::FieldError;
use jiff::Timestamp;

/// Longest note, message or reason, in characters.
const WORDS: usize = 4000;

const REVIEWER: &[StaffRole] = &[StaffRole::Reviewer];
const ASSIGNS: &[StaffRole] = &[StaffRole::Reviewer, StaffRole::Approver, StaffRole::Administrator];
const WORKS_ON_CASES: &[StaffRole] = &[StaffRole::Reviewer, StaffRole::Approver, StaffRole::DeviceTester];

pub(super) fn decide(asked: &Asked<'_>, command: Command) -> Result<Vec<EventData>, Refusal> {
    match command {
        Command::Assign { to } => assign(asked, to),
        Command::DeclareConflict { reason } => declare_conflict(asked, &reason),
        Command::Mark { criterion, outcome, reason, note } => mark(asked, criterion, outcome, reason, &note),
        Command::AddNote { text } => {
            asked.needs_role(WORKS_ON_CASES)?;
            asked.screening()?;
            Ok(vec![EventData::NoteAdded { text: words("note", &text)? }])
        }
        Command::SendMessage { text } => {
            the_reviewer(asked)?;
            asked.screening()?;
            Ok(vec![EventData::MessageSent { text: words("message", &text)? }])
        }
        Command::RequestCorrection { items, words, due } => request_correction(asked, items, &words, due),
        Command::Hold { reason, note } => {
            the_reviewer(asked)?;
            asked.working()?;
            Ok(vec![EventData::Held { reason, note: words("note", &note)? }])
        }
        Command::Resume { note } => {
            the_reviewer(asked)?;
            match asked.screening()? {
                (_, Standing::Held(_)) => Ok(vec![EventData::Resumed { note: words("note", &note)? }]),
                _ => Err(Refusal::NotOnHold),
            }
        }
        Command::PassFormalCheck => pass_formal_check(asked),
        Command::Recommend { verdict, reasons, note } => recommend(asked, verdict, reasons, &note),
        _ => Err(asked.role_may_not()),
    }
}

fn words(field: &str, raw: &str) -> Result<String, Refusal> {
    required_text(field, raw, WORDS).map_err(|error| Refusal::Invalid(vec![error]))
}

/// Work on a case is done by the reviewer who has it.
fn the_reviewer(asked: &Asked<'_>) -> Result<(), Refusal> {
    asked.needs_role(REVIEWER)?;
    match &asked.case.reviewer {
        Some(reviewer) if same(reviewer, asked.actor.account()) => Ok(()),
        other => Err(Refusal::NotTheReviewer { reviewer: other.as_ref().map(|person| person.name.clone()) }),
    }
}

/// A reviewer takes a free case or hands the own one on; the responsible ones may give any case to
/// any reviewer.
fn assign(asked: &Asked<'_>, to: Assignee) -> Result<Vec<EventData>, Refusal> {
    asked.needs_role(ASSIGNS)?;
    let (step, _) = asked.screening()?;
    if !to.reviewer {
        return Err(Refusal::NotAReviewer { name: to.person.name });
    }
    if asked.case.conflicts.contains_key(&to.person.account) {
        return Err(Refusal::AssigneeInConflict { name: to.person.name });
    }
    let leads = asked.actor.has(StaffRole::Approver) || asked.actor.has(StaffRole::Administrator);
    match &asked.case.reviewer {
        Some(reviewer) if reviewer.account == to.person.account => {
            return Err(Refusal::AlreadyAssigned { reviewer: reviewer.name.clone() });
        }
        Some(reviewer) if !leads && !same(reviewer, asked.actor.account()) => {
            return Err(Refusal::AlreadyAssigned { reviewer: reviewer.name.clone() });
        }
        None if !leads && !same(&to.person, asked.actor.account()) => return Err(asked.role_may_not()),
        _ => {}
    }
    let mut events = vec![EventData::Assigned { reviewer: to.person }];
    if step == Step::Arrived {
        events.push(EventData::FormalCheckStarted);
    }
    Ok(events)
}

fn declare_conflict(asked: &Asked<'_>, reason: &str) -> Result<Vec<EventData>, Refusal> {
    match asked.needs_role(WORKS_ON_CASES) {
        Err(Refusal::ConflictOfInterest) => return Err(Refusal::AlreadyInConflict),
        other => other?,
    }
    asked.screening()?;
    Ok(vec![EventData::ConflictDeclared { person: asked.person()?, reason: words("reason", reason)? }])
}

fn mark(
    asked: &Asked<'_>,
    criterion: String,
    outcome: Outcome,
    reason: Option<ReasonCode>,
    note: &str,
) -> Result<Vec<EventData>, Refusal> {
    the_reviewer(asked)?;
    match asked.working()? {
        Step::FormalCheck | Step::DocumentReview => {}
        Step::Arrived | Step::DeviceCheck => return Err(asked.wrong_stage()),
    }
    let form = asked.call.criterion(&criterion).ok_or(Refusal::UnknownCriterion)?.form;
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
    Ok(vec![EventData::ChecklistMarked { criterion, mark: Mark { outcome, reason, note, version } }])
}

fn request_correction(
    asked: &Asked<'_>,
    items: Vec<NewItem>,
    covering: &str,
    due: Timestamp,
) -> Result<Vec<EventData>, Refusal> {
    the_reviewer(asked)?;
    asked.working()?;
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
        Target::Form(form) => forms::spec(form).places().any(|known| known.id == place),
    }
}

fn pass_formal_check(asked: &Asked<'_>) -> Result<Vec<EventData>, Refusal> {
    the_reviewer(asked)?;
    if asked.working()? != Step::FormalCheck {
        return Err(asked.wrong_stage());
    }
    checklist_done(asked, Stage::FormalCheck)?;
    Ok(vec![EventData::FormalCheckPassed])
}

/// A pass is recommended at the end of the document review; a fail may be plain already in the formal check.
fn recommend(
    asked: &Asked<'_>,
    verdict: Verdict,
    reasons: Vec<Reason>,
    note: &str,
) -> Result<Vec<EventData>, Refusal> {
    the_reviewer(asked)?;
    match (asked.working()?, verdict) {
        (Step::DocumentReview, Verdict::Pass) => checklist_done(asked, Stage::DocumentReview)?,
        (Step::FormalCheck | Step::DocumentReview, Verdict::Fail) if reasons.is_empty() => {
            return Err(Refusal::ReasonMissing);
        }
        (Step::FormalCheck | Step::DocumentReview, Verdict::Fail) => {}
        _ => return Err(asked.wrong_stage()),
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
    let wanted = asked.call.criteria.iter().filter(|criterion| criterion.stage <= up_to);
    let (mut open, mut failed) = (0, 0);
    for criterion in wanted {
        match asked.case.checklist.get(&criterion.id) {
            Some(mark) if asked.case.mark_is_current(criterion.form, mark) => {
                failed += usize::from(mark.outcome == Outcome::Fail);
            }
            _ => open += 1,
        }
    }
    match (open, failed) {
        (0, 0) => Ok(()),
        (0, failed) => Err(Refusal::ChecklistFailed { failed }),
        (open, _) => Err(Refusal::ChecklistOpen { open }),
    }
}
