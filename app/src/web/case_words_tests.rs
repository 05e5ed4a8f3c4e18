//! Every name that the domain can come up with about a case has its words in both languages.

use std::collections::BTreeSet;

use domain::actor::StaffRole;
use domain::case::change_notice::{ChangeField, ChangeKind, NoticeRefusal, StandingKind};
use domain::case::checklist::Outcome;
use domain::case::command::CommandKind;
use domain::case::decision::Verdict;
use domain::case::defect::deadline::DeadlineKind;
use domain::case::defect::measure::Measure;
use domain::case::defect::notice::Position;
use domain::case::defect::phase::PhaseKind;
use domain::case::defect::position::{AskedFor, Right};
use domain::case::defect::refusal::DefectRefusal;
use domain::case::defect::report::Severity;
use domain::case::hold::HoldReason;
use domain::case::listing::CancelledResult;
use domain::case::{Refusal, Stage};
use domain::forms::FormId;
use jiff::Timestamp;

use super::super::refusal_sentence;
use super::*;

fn every_refusal() -> Vec<Refusal> {
    let at = Timestamp::UNIX_EPOCH;
    let (command, stage, form) = (CommandKind::Upload, Stage::Failed, FormId::TrackRecord);
    let name = "山田太郎".to_owned();
    let all = vec![
        Refusal::RoleMayNot { command },
        Refusal::SignatoryOnly { command },
        Refusal::NotTheReviewer { reviewer: Some(name.clone()) },
        Refusal::NotTheReviewer { reviewer: None },
        Refusal::ConflictOfInterest,
        Refusal::CallNotOpen { opens_at: at },
        Refusal::DeadlinePassed { closed_at: at },
        Refusal::AlreadySubmitted { number: "R8-1-0001".to_owned() },
        Refusal::Closed { stage },
        Refusal::NotInThisStage { command, stage },
        Refusal::OnHold,
        Refusal::NotOnHold,
        Refusal::CorrectionOpen,
        Refusal::NoCorrectionOpen,
        Refusal::AwaitingApproval,
        Refusal::NothingToApprove,
        Refusal::SamePerson,
        Refusal::FormNotOpen { form },
        Refusal::FactsNotOpen,
        Refusal::NoSuchItem { item: 3 },
        Refusal::ItemsUnanswered { items: vec![1, 2] },
        Refusal::UnknownRequirement,
        Refusal::NoSuchEvidence,
        Refusal::FormsMissing { forms: vec![form] },
        Refusal::FactsMissing,
        Refusal::FindingsBlock { forms: vec![form], count: 2 },
        Refusal::ConsentMissing,
        Refusal::FileTooLarge { bytes: 1 },
        Refusal::CaseTooLarge { room: 1 },
        Refusal::UnknownCriterion,
        Refusal::ReasonMissing,
        Refusal::ChecklistOpen { open: 2 },
        Refusal::ChecklistFailed { failed: 2 },
        Refusal::AlreadyAssigned { reviewer: name.clone() },
        Refusal::NotAReviewer { name: name.clone() },
        Refusal::AssigneeInConflict { name: name.clone() },
        Refusal::AlreadyInConflict,
        Refusal::NoItems,
        Refusal::DueInThePast,
        Refusal::ErrorAlreadyProposed,
        Refusal::ErrorNotProposed,
        Refusal::Invalid(Vec::new()),
        // The device check.
        Refusal::DateAgreed { from: at },
        Refusal::NoDateAgreed,
        Refusal::NoSlotsProposed,
        Refusal::NoSuchSlot,
        Refusal::SlotPassed,
        Refusal::AnotherTester { tester: name.clone() },
        Refusal::NoTester,
        Refusal::AlreadyTheTester,
        Refusal::NoTestPlan,
        Refusal::NoDevices,
        Refusal::NoSuchDevice,
        Refusal::DeviceTried { serial: name.clone() },
        Refusal::NoFirmwareToJudge,
        Refusal::NoSuchTestCase,
        Refusal::ResultIdTaken,
        Refusal::WitnessMissing,
        Refusal::TestsFailed { cases: vec![name.clone()] },
        Refusal::TestsOpen { cases: vec![name.clone()] },
        Refusal::FirmwareDiffers { serials: vec![name.clone()] },
    ];
    let all: Vec<Refusal> = all.into_iter().chain(every_notice_refusal().map(Refusal::Notice)).collect();
    assert_eq!(
        all.iter().map(position).collect::<BTreeSet<_>>().len(),
        39 + 19 + 2 + 1,
        "a refusal is not tried"
    );
    all
}

/// An array, so that a new refusal is noticed by its number.
fn every_notice_refusal() -> [NoticeRefusal; 21] {
    let form = FormId::TrackRecord;
    let case = "T-01".to_owned();
    [
        NoticeRefusal::NoSuchNotice { notice: 3 },
        NoticeRefusal::Draft,
        NoticeRefusal::AlreadySubmitted,
        NoticeRefusal::AtEnd { standing: StandingKind::Noted },
        NoticeRefusal::NothingAsked,
        NoticeRefusal::NoDocumentsAsked,
        NoticeRefusal::WithVendor { due: Timestamp::UNIX_EPOCH },
        NoticeRefusal::BeingTested,
        NoticeRefusal::NotBeingTested,
        NoticeRefusal::KindOpen { kind: ChangeKind::Firmware, notice: 2 },
        NoticeRefusal::FilesClosed,
        NoticeRefusal::FormNotAsked { form },
        NoticeRefusal::FormsMissing { forms: vec![form] },
        NoticeRefusal::NoSuchFile,
        NoticeRefusal::Overtaken { field: ChangeField::Firmware },
        NoticeRefusal::OwnRecord,
        NoticeRefusal::TestsFailed { cases: vec![case.clone()] },
        NoticeRefusal::NoForms,
        NoticeRefusal::NoTestCases,
        NoticeRefusal::UnknownTestCase { case },
        NoticeRefusal::DueInThePast,
    ]
}

/// Fails to compile when there is a new refusal: it belongs into the list above as well.
fn position(refusal: &Refusal) -> u8 {
    match refusal {
        Refusal::RoleMayNot { .. } => 0,
        Refusal::SignatoryOnly { .. } => 1,
        Refusal::NotTheReviewer { .. } => 2,
        Refusal::ConflictOfInterest => 3,
        Refusal::CallNotOpen { .. } => 4,
        Refusal::DeadlinePassed { .. } => 5,
        Refusal::AlreadySubmitted { .. } => 6,
        Refusal::Closed { .. } => 7,
        Refusal::NotInThisStage { .. } => 8,
        Refusal::OnHold => 9,
        Refusal::NotOnHold => 10,
        Refusal::CorrectionOpen => 11,
        Refusal::NoCorrectionOpen => 12,
        Refusal::AwaitingApproval => 13,
        Refusal::NothingToApprove => 14,
        Refusal::SamePerson => 15,
        Refusal::FormNotOpen { .. } => 16,
        Refusal::FactsNotOpen => 17,
        Refusal::NoSuchItem { .. } => 18,
        Refusal::ItemsUnanswered { .. } => 19,
        Refusal::FormsMissing { .. } => 20,
        Refusal::FactsMissing => 21,
        Refusal::ConsentMissing => 22,
        Refusal::FileTooLarge { .. } => 23,
        Refusal::CaseTooLarge { .. } => 24,
        Refusal::UnknownCriterion => 25,
        Refusal::ReasonMissing => 26,
        Refusal::ChecklistOpen { .. } => 27,
        Refusal::ChecklistFailed { .. } => 28,
        Refusal::AlreadyAssigned { .. } => 29,
        Refusal::NotAReviewer { .. } => 30,
        Refusal::AssigneeInConflict { .. } => 31,
        Refusal::AlreadyInConflict => 32,
        Refusal::NoItems => 33,
        Refusal::DueInThePast => 34,
        Refusal::Invalid(_) => 35,
        Refusal::FindingsBlock { .. } => 36,
        Refusal::UnknownRequirement => 37,
        Refusal::NoSuchEvidence => 38,
        // Has a list of its own.
        Refusal::Defect(_) => 39,
        // The device check.
        Refusal::DateAgreed { .. } => 100,
        Refusal::NoDateAgreed => 101,
        Refusal::NoSlotsProposed => 102,
        Refusal::NoSuchSlot => 103,
        Refusal::SlotPassed => 104,
        Refusal::AnotherTester { .. } => 105,
        Refusal::NoTester => 106,
        Refusal::AlreadyTheTester => 107,
        Refusal::NoTestPlan => 108,
        Refusal::NoDevices => 109,
        Refusal::NoSuchDevice => 110,
        Refusal::DeviceTried { .. } => 111,
        Refusal::NoFirmwareToJudge => 112,
        Refusal::NoSuchTestCase => 113,
        Refusal::ResultIdTaken => 114,
        Refusal::WitnessMissing => 115,
        Refusal::TestsFailed { .. } => 116,
        Refusal::TestsOpen { .. } => 117,
        Refusal::FirmwareDiffers { .. } => 118,
        Refusal::ErrorAlreadyProposed => 130,
        Refusal::ErrorNotProposed => 131,
        Refusal::Notice(_) => 140,
    }
}

/// Those of the defects: the match fails to compile when there is a new one, which belongs into the list.
fn every_refusal_of_a_defect() -> Vec<DefectRefusal> {
    use DefectRefusal as R;
    let at = Timestamp::UNIX_EPOCH;
    let all = vec![
        R::NoSuchDefect { defect: 7 },
        R::NotInThisPhase { command: CommandKind::Upload, phase: PhaseKind::RemedyAsked },
        R::AlreadyCancelled,
        R::DueInThePast,
        R::AlreadySuspended { until: at },
        R::NotSuspended,
        R::SuspensionTooLong { days: 90 },
        R::AnswerPeriodTooShort { earliest: at },
        R::AnswerPeriodRuns { until: at },
        R::AlreadyAcknowledged,
        R::HearingMissing,
        R::NoHearingSet,
        R::HearingInThePast,
        R::HearingNotHeldYet,
        R::HearingNotRecorded,
        R::NoSuchHearing { hearing: 3 },
        R::ExtensionOpen,
        R::NoExtensionOpen,
        R::ExtensionTooLate,
        R::ExtensionNotLater,
        R::PlanMissing,
        R::WiderThanNotified,
        R::StartPassed,
        R::ProceedingsOpen,
        R::ReporterMayNotApprove,
    ];
    let codes: BTreeSet<_> = all.iter().map(DefectRefusal::code).collect();
    let tried = |refusal: &DefectRefusal| match refusal {
        R::NoSuchDefect { .. }
        | R::NotInThisPhase { .. }
        | R::AlreadyCancelled
        | R::DueInThePast
        | R::AlreadySuspended { .. }
        | R::NotSuspended
        | R::SuspensionTooLong { .. }
        | R::AnswerPeriodTooShort { .. }
        | R::AnswerPeriodRuns { .. }
        | R::AlreadyAcknowledged
        | R::HearingMissing
        | R::NoHearingSet
        | R::HearingInThePast
        | R::HearingNotHeldYet
        | R::HearingNotRecorded
        | R::NoSuchHearing { .. }
        | R::ExtensionOpen
        | R::NoExtensionOpen
        | R::ExtensionTooLate
        | R::ExtensionNotLater
        | R::PlanMissing
        | R::WiderThanNotified
        | R::StartPassed
        | R::ProceedingsOpen
        | R::ReporterMayNotApprove => codes.contains(refusal.code()),
    };
    assert!(all.iter().all(tried) && codes.len() == all.len(), "a refusal is not tried");
    all
}

#[test]
fn every_refusal_has_its_own_sentence_filled_in() {
    for locale in Locale::ALL {
        let words = Words::new(locale);
        let mut sentences = BTreeSet::new();
        for refusal in
            every_refusal().into_iter().chain(every_refusal_of_a_defect().into_iter().map(Refusal::from))
        {
            let sentence = refusal_sentence(words, &refusal);
            assert!(!sentence.contains(['⟦', '{', '$']), "{locale} {}: {sentence}", refusal.code());
            assert!(sentences.insert(sentence), "{locale} {}: the sentence of another", refusal.code());
        }
    }
}

const DUES: [DeadlineKind; 4] =
    [DeadlineKind::Answer, DeadlineKind::Hearing, DeadlineKind::Plan, DeadlineKind::Milestone(1)];

#[test]
fn every_name_has_its_words() {
    let names = [
        ("stage", Stage::ALL.map(Stage::id).to_vec()),
        ("waiting", WaitingFor::ALL.map(WaitingFor::id).to_vec()),
        ("event", EventData::kinds()),
        ("hold-reason", HoldReason::ALL.map(HoldReason::id).to_vec()),
        ("outcome", Outcome::ALL.map(Outcome::id).to_vec()),
        ("verdict", [Verdict::Pass, Verdict::Fail].map(Verdict::id).to_vec()),
        ("command", CommandKind::all().into_iter().map(CommandKind::id).collect()),
        ("role", StaffRole::ALL.map(StaffRole::id).to_vec()),
        ("defect-phase", PhaseKind::ALL.map(PhaseKind::id).to_vec()),
        ("severity", Severity::ALL.map(Severity::id).to_vec()),
        ("measure", Measure::IDS.to_vec()),
        ("defect-result", CancelledResult::ALL.map(CancelledResult::id).to_vec()),
        ("answer-position", Position::ALL.map(Position::id).to_vec()),
        ("defect-asked", AskedFor::ALL.map(AskedFor::id).to_vec()),
        ("defect-else", AskedFor::ALL.map(AskedFor::id).to_vec()),
        ("defect-right", Right::ALL.map(Right::id).to_vec()),
        ("defect-due", DUES.map(DeadlineKind::id).to_vec()),
        ("change-kind", ChangeKind::ALL.map(ChangeKind::id).to_vec()),
        ("notice-standing", StandingKind::ALL.map(StandingKind::id).to_vec()),
        ("field", ChangeField::ALL.map(ChangeField::id).to_vec()),
    ];
    for locale in Locale::ALL {
        for (vocabulary, ids) in &names {
            for id in ids {
                assert!(Words::new(locale).has(&key(vocabulary, id)), "{locale}: {}", key(vocabulary, id));
            }
        }
    }
}

#[test]
fn a_checklist_saved_at_once_is_one_line() {
    use domain::call_input;
    use domain::case::checklist::Mark;
    use domain::case::event::Person;
    use domain::ids::{AccountId, CallId};

    let mut input = call_input::defaults();
    for (name, value) in [
        ("code", "R8-1"),
        ("title_ja", "募集"),
        ("title_en", "Call"),
        ("opens_date", "2026-11-01"),
        ("closes_date", "2026-12-25"),
    ] {
        input.insert(name.to_owned(), value.to_owned());
    }
    let value = |name: &str| input.get(name).cloned().unwrap_or_default();
    let call = call_input::parse(CallId::new("c"), None, value).unwrap();
    let mark = |seq: u32, second: i64, name: &str| Event {
        seq,
        at: Timestamp::from_second(second).unwrap(),
        by: ActedBy::Staff(Person { account: AccountId::new(name), name: name.to_owned() }),
        data: EventData::ChecklistMarked {
            criterion: call.criteria[0].id.clone(),
            mark: Mark {
                outcome: Outcome::Pass,
                reason: None,
                note: String::new(),
                version: 1,
                proposed: false,
            },
        },
    };
    let events = [mark(1, 0, "山田"), mark(2, 1, "山田"), mark(3, 2, "佐藤"), mark(4, 120, "佐藤")];
    let lines = happenings(Words::new(Locale::Ja), &events, &call);
    let counts = lines.iter().map(|line| line.text.as_deref().unwrap_or_default().lines().count());
    assert_eq!(counts.collect::<Vec<_>>(), [2, 1, 1]);
}
