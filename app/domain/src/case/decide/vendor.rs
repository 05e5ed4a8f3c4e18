//! What the vendor may do: fill in, upload, submit once, answer, withdraw.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::super::command::{Command, CommandKind};
use super::super::correction::{Correction, Target};
use super::super::document::{MAX_FILE_BYTES, StoredFile};
use super::super::event::{Applicant, Consent, EventData};
use super::super::evidence::{self, EvidenceKind};
use super::super::facts::{optional_text, required_text};
use super::super::findings::CheckResult;
use super::super::handed_in::Changed;
use super::super::refusal::Refusal;
use super::super::stage::{Standing, State};
use super::Asked;
use crate::actor::Actor;
use crate::call::{Call, CallPhase};
use crate::forms::FormId;
use crate::text::key;
use crate::validation::FieldError;

/// Longest reply or reason, in characters.
const WORDS: usize = 4000;

pub(super) fn decide(asked: &Asked<'_>, command: Command) -> Result<Vec<EventData>, Refusal> {
    not_closed(asked)?;
    match command {
        Command::FillFacts { facts } => {
            may_change(asked, Target::Facts)?;
            Ok(vec![EventData::FactsFilled { facts }])
        }
        Command::Upload { form, file } => upload(asked, form, file),
        Command::AttachEvidence { requirement, kind, file } => attach(asked, requirement, kind, file),
        Command::RemoveEvidence { number } => detach(asked, number),
        Command::Submit { number, applicant, consent, agreed, checked } => {
            submit(asked, number, applicant, consent, agreed, checked)
        }
        Command::Withdraw { reason } => withdraw(asked, &reason),
        Command::AnswerItem { item, reply } => answer(asked, item, &reply),
        Command::ReturnCorrection { checked, changed } => hand_back(asked, checked, changed),
        _ => Err(asked.role_may_not()),
    }
}

/// Whether applications are taken at `now`.
pub(super) fn call_is_open(call: &Call, now: Timestamp) -> Result<(), Refusal> {
    match call.phase(now) {
        CallPhase::Announced => Err(Refusal::CallNotOpen { opens_at: call.opens_at }),
        CallPhase::Open => Ok(()),
        CallPhase::Closed => Err(Refusal::DeadlinePassed { closed_at: call.closes_at }),
    }
}

fn not_closed(asked: &Asked<'_>) -> Result<(), Refusal> {
    match asked.case.state {
        State::Failed(_)
        | State::Withdrawn { .. }
        | State::Listed(_)
        | State::Cancelled(_)
        | State::Delisted(_)
        | State::RecordedInError(_) => Err(Refusal::Closed { stage: asked.case.stage() }),
        _ => Ok(()),
    }
}

fn signatory(asked: &Asked<'_>) -> Result<(), Refusal> {
    match asked.actor {
        Actor::Vendor(member) if member.signatory => Ok(()),
        _ => Err(Refusal::SignatoryOnly { command: asked.kind }),
    }
}

/// A draft is open as a whole until the deadline; later only what a correction request names.
fn may_change(asked: &Asked<'_>, target: Target) -> Result<(), Refusal> {
    match &asked.case.state {
        State::Draft => call_is_open(asked.call, asked.now),
        State::Screening { standing: Standing::Correcting(_), .. } => {
            let open = correction(asked)?.targets();
            match target {
                _ if open.contains(&target) => Ok(()),
                Target::Facts => Err(Refusal::FactsNotOpen),
                Target::Form(form) => Err(Refusal::FormNotOpen { form }),
            }
        }
        _ => Err(asked.wrong_stage()),
    }
}

fn correction<'a>(asked: &'a Asked<'_>) -> Result<&'a Correction, Refusal> {
    asked.case.open_correction().ok_or(Refusal::NoCorrectionOpen)
}

fn upload(asked: &Asked<'_>, form: FormId, file: StoredFile) -> Result<Vec<EventData>, Refusal> {
    may_change(asked, Target::Form(form))?;
    there_is_room(asked, Some(form), &file)?;
    Ok(vec![EventData::DocumentUploaded { form, file }])
}

fn there_is_room(asked: &Asked<'_>, form: Option<FormId>, file: &StoredFile) -> Result<(), Refusal> {
    if file.bytes > MAX_FILE_BYTES {
        return Err(Refusal::FileTooLarge { bytes: file.bytes });
    }
    let room = asked.case.room(form);
    if file.bytes > room { Err(Refusal::CaseTooLarge { room }) } else { Ok(()) }
}

/// Evidence is open as long as the form whose rows it backs.
fn attach(
    asked: &Asked<'_>,
    requirement: String,
    kind: EvidenceKind,
    file: StoredFile,
) -> Result<Vec<EventData>, Refusal> {
    may_change(asked, Target::Form(evidence::FORM))?;
    if !evidence::requirements().any(|known| known == requirement) {
        return Err(Refusal::UnknownRequirement);
    }
    there_is_room(asked, None, &file)?;
    Ok(vec![EventData::EvidenceAttached { requirement, kind, file }])
}

fn detach(asked: &Asked<'_>, number: u32) -> Result<Vec<EventData>, Refusal> {
    may_change(asked, Target::Form(evidence::FORM))?;
    let found = asked.case.evidence(number).filter(|evidence| evidence.current);
    let evidence = found.ok_or(Refusal::NoSuchEvidence)?;
    let (requirement, name) = (evidence.requirement.clone(), evidence.file.name.clone());
    Ok(vec![EventData::EvidenceRemoved { number, requirement, name }])
}

fn submit(
    asked: &Asked<'_>,
    number: String,
    applicant: Applicant,
    consent: Consent,
    agreed: bool,
    checked: CheckResult,
) -> Result<Vec<EventData>, Refusal> {
    if let Some(number) = asked.case.number() {
        return Err(Refusal::AlreadySubmitted { number: number.to_owned() });
    }
    signatory(asked)?;
    call_is_open(asked.call, asked.now)?;
    if asked.case.facts.is_none() {
        return Err(Refusal::FactsMissing);
    }
    let (files, missing) = files(asked);
    if !missing.is_empty() {
        return Err(Refusal::FormsMissing { forms: missing });
    }
    nothing_blocks(&checked, |_| true)?;
    if !agreed {
        return Err(Refusal::ConsentMissing);
    }
    signed_by(asked, &consent)?;
    Ok(vec![EventData::Submitted { number, applicant, consent, files, findings: checked.into_notes() }])
}

/// The consent is that of the person who gives it, by whatever spelling of the own name.
fn signed_by(asked: &Asked<'_>, consent: &Consent) -> Result<(), Refusal> {
    let Actor::Vendor(member) = asked.actor else { return Err(asked.role_may_not()) };
    if key(&consent.signer_name) == key(&member.name) {
        return Ok(());
    }
    let error = FieldError::new("signer_name", "not-own-name").with("name", &member.name);
    Err(Refusal::Invalid(vec![error]))
}

/// What the checks found to be wrong on a form that can be changed now must be mended first. A file
/// that nobody could read is no such thing: a person will read it.
fn nothing_blocks(checked: &CheckResult, open: impl Fn(FormId) -> bool) -> Result<(), Refusal> {
    match checked.blocking(open) {
        Some((forms, count)) => Err(Refusal::FindingsBlock { forms, count }),
        None => Ok(()),
    }
}

/// The hash of the newest file of each form, and the forms without one.
fn files(asked: &Asked<'_>) -> (BTreeMap<FormId, String>, Vec<FormId>) {
    let mut files = BTreeMap::new();
    let mut missing = Vec::new();
    for form in FormId::ALL {
        match asked.case.document(form).and_then(|document| document.latest()) {
            Some(version) => drop(files.insert(form, version.file.sha256.clone())),
            None => missing.push(form),
        }
    }
    (files, missing)
}

/// A draft is thrown away by any member; what was handed in is withdrawn by the signatory only.
fn withdraw(asked: &Asked<'_>, reason: &str) -> Result<Vec<EventData>, Refusal> {
    if asked.case.state != State::Draft {
        signatory(asked)?;
    }
    let reason = required_text("reason", reason, WORDS).map_err(|error| Refusal::Invalid(vec![error]))?;
    Ok(vec![EventData::Withdrawn { reason }])
}

fn answer(asked: &Asked<'_>, item: u32, reply: &str) -> Result<Vec<EventData>, Refusal> {
    in_correction(asked)?;
    let correction = correction(asked)?;
    if !correction.items.iter().any(|answered| answered.item.number == item) {
        return Err(Refusal::NoSuchItem { item });
    }
    let reply = optional_text(&format!("reply_{item}"), reply, WORDS)
        .map_err(|error| Refusal::Invalid(vec![error]))?;
    if reply.is_empty() && correction.unanswered().contains(&item) {
        return Ok(Vec::new());
    }
    Ok(vec![EventData::ItemAnswered { round: correction.round, item, reply }])
}

fn hand_back(
    asked: &Asked<'_>,
    checked: CheckResult,
    mut changed: Changed,
) -> Result<Vec<EventData>, Refusal> {
    in_correction(asked)?;
    let correction = correction(asked)?;
    let items = correction.unanswered();
    if !items.is_empty() {
        return Err(Refusal::ItemsUnanswered { items });
    }
    // What would have to be mended on another form is the reviewer's to judge.
    let open = correction.targets();
    nothing_blocks(&checked, |form| open.contains(&Target::Form(form)))?;
    let (files, _) = files(asked);
    // Only what was replaced can have changed.
    changed.retain(|form, _| {
        let before = asked.case.document(*form).and_then(|document| document.in_screening());
        before.map(|version| &version.file.sha256) != files.get(form)
    });
    let findings = checked.into_notes();
    Ok(vec![EventData::CorrectionReturned { round: correction.round, files, findings, changed }])
}

fn in_correction(asked: &Asked<'_>) -> Result<(), Refusal> {
    debug_assert!(matches!(asked.kind, CommandKind::AnswerItem | CommandKind::ReturnCorrection));
    match asked.case.state {
        State::Draft => Err(asked.wrong_stage()),
        _ if asked.case.open_correction().is_none() => Err(Refusal::NoCorrectionOpen),
        _ => Ok(()),
    }
}
