//! What the ministry may do about a notice: the reviewer asks and decides, a tester records.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::super::command::{ChangeNoticeCommandKind as Kind, TypedOutcome};
use super::super::content::WORDS;
use super::super::notice::{ChangeNotice, TestOrder, TestOutcome};
use super::super::refusal::NoticeRefusal;
use super::super::{ChangeNoticeCommand, ChangeNoticeEvent};
use super::vendor::there_is_room;
use super::{Asked, Decided, next};
use crate::case::command::same;
use crate::case::event::ActedBy;
use crate::case::facts::{LINE, optional_text, required_line, required_text};
use crate::case::refusal::Refusal;
use crate::forms::FormId;
use crate::validation::FieldError;

/// Whoever recorded the tests decides nothing on them.
pub(super) fn closes_no_own_record(
    asked: &Asked<'_>,
    kind: Kind,
    notice: &ChangeNotice,
) -> Result<(), Refusal> {
    let own = notice.last_record().is_some_and(|record| same(&record.by, asked.actor.account()));
    if own && matches!(kind, Kind::Note | Kind::Reject) {
        return Err(NoticeRefusal::OwnRecord.into());
    }
    Ok(())
}

pub(super) fn decide(asked: &Asked<'_>, found: &ChangeNotice, command: ChangeNoticeCommand) -> Decided {
    let notice = found.number;
    match command {
        ChangeNoticeCommand::Ask { question, due, .. } => {
            ahead(asked, due)?;
            Ok(ChangeNoticeEvent::Asked { notice, question: words("question", &question)?, due })
        }
        ChangeNoticeCommand::RequestDocuments { forms, words, due, .. } => {
            request_documents(asked, notice, forms, &words, due)
        }
        ChangeNoticeCommand::RequestTests { cases, words, .. } => request_tests(asked, notice, cases, &words),
        ChangeNoticeCommand::Note { note, .. } => {
            let cases = found.failed_cases();
            if !cases.is_empty() {
                return Err(NoticeRefusal::TestsFailed { cases }.into());
            }
            Ok(ChangeNoticeEvent::Noted { notice, note: optional("note", &note)? })
        }
        ChangeNoticeCommand::Reject { reason, .. } => {
            Ok(ChangeNoticeEvent::Rejected { notice, reason: words("reason", &reason)? })
        }
        ChangeNoticeCommand::AttachRecord { format, file, .. } => {
            there_is_room(asked, &file)?;
            Ok(ChangeNoticeEvent::RecordAttached { notice, number: next(&found.files), format, file })
        }
        ChangeNoticeCommand::RecordTests { outcomes, devices, witness, note, .. } => {
            let order = found.tests.last().ok_or(NoticeRefusal::NotBeingTested)?;
            let mut errors = Vec::new();
            let outcomes = read_outcomes(order, &outcomes, &mut errors);
            let mut take = |read: Result<String, FieldError>| {
                read.unwrap_or_else(|error| {
                    errors.push(error);
                    String::new()
                })
            };
            let devices = take(required_text("devices", &devices, WORDS));
            let witness = take(required_line("witness", &witness, LINE));
            let note = take(optional_text("note", &note, WORDS));
            if !errors.is_empty() {
                return Err(Refusal::Invalid(errors));
            }
            let files = found.in_hand().filter(|file| matches!(file.by, ActedBy::Staff(_)));
            let files = files.map(|file| file.number).collect();
            Ok(ChangeNoticeEvent::TestsRecorded { notice, outcomes, devices, witness, note, files })
        }
        _ => Err(asked.role_may_not()),
    }
}

fn words(field: &str, raw: &str) -> Result<String, Refusal> {
    required_text(field, raw, WORDS).map_err(|error| Refusal::Invalid(vec![error]))
}

fn optional(field: &str, raw: &str) -> Result<String, Refusal> {
    optional_text(field, raw, WORDS).map_err(|error| Refusal::Invalid(vec![error]))
}

fn ahead(asked: &Asked<'_>, due: Timestamp) -> Result<(), Refusal> {
    if due <= asked.now { Err(NoticeRefusal::DueInThePast.into()) } else { Ok(()) }
}

fn request_documents(
    asked: &Asked<'_>,
    notice: u32,
    forms: BTreeSet<FormId>,
    raw: &str,
    due: Timestamp,
) -> Decided {
    if forms.is_empty() {
        return Err(NoticeRefusal::NoForms.into());
    }
    ahead(asked, due)?;
    Ok(ChangeNoticeEvent::DocumentsRequested { notice, forms, words: words("words", raw)?, due })
}

fn request_tests(asked: &Asked<'_>, notice: u32, cases: BTreeSet<String>, raw: &str) -> Decided {
    let plan = asked.call.test_plan().ok_or(NoticeRefusal::NoTestCases)?;
    if cases.is_empty() {
        return Err(NoticeRefusal::NoTestCases.into());
    }
    if let Some(case) = cases.iter().find(|case| plan.case(case).is_none()) {
        return Err(NoticeRefusal::UnknownTestCase { case: case.clone() }.into());
    }
    let edition = plan.edition.clone();
    Ok(ChangeNoticeEvent::TestsRequested { notice, edition, cases, words: words("words", raw)? })
}

/// Every case of the order has an outcome, and a failure says what was seen.
fn read_outcomes(
    order: &TestOrder,
    typed: &BTreeMap<String, TypedOutcome>,
    errors: &mut Vec<FieldError>,
) -> BTreeMap<String, TestOutcome> {
    let mut found = BTreeMap::new();
    for case in &order.cases {
        let (outcome, note) = (format!("outcome_{case}"), format!("outcome_note_{case}"));
        let Some((passed, raw)) = typed.get(case).and_then(|one| Some((one.passed?, &one.note))) else {
            errors.push(FieldError::new(outcome, "choose").with("case", case));
            continue;
        };
        let read = if passed { optional_text(&note, raw, WORDS) } else { required_text(&note, raw, WORDS) };
        match read {
            Ok(note) => {
                found.insert(case.clone(), TestOutcome { passed, note });
            }
            Err(error) => errors.push(error.with("case", case)),
        }
    }
    found
}
