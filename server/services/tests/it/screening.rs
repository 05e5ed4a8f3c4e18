//! What the screening pages ask of the services: the queue, reviewers, checklists, sheets, conflicts.

use std::collections::BTreeMap;

use domain::actor::{Actor, StaffRole};
use domain::call::Call;
use domain::call_input;
use domain::case::checklist::Outcome;
use domain::case::facts::Facts;
use domain::case::{Command, EventData};
use domain::forms::{FormId, ReasonCode};
use domain::ids::{AccountId, CaseId};
use services::PortalError;
use services::calls;
use services::cases::queue::{Filter, ReviewerFilter, queue};
use services::cases::{self, Expected, NewMark, Seen, Sheet, SubmitInput};

use crate::support::{TestPortal, administrator, portals, staff, upload, vendor};
use crate::{invalid, pair};

/// A call, people, and a case that was handed in.
struct Office {
    administrator: Actor,
    reviewer: Actor,
    colleague: Actor,
    vendor: Actor,
    call: Call,
    case: CaseId,
}

async fn office(test: &TestPortal) -> Office {
    let administrator = administrator(test).await;
    let reviewer = staff(test, &administrator, "shinsa@mhlw.example.jp", [StaffRole::Reviewer]).await;
    let colleague = staff(test, &administrator, "doryo@mhlw.example.jp", [StaffRole::Reviewer]).await;
    let vendor = vendor(test, "taro@example.jp", "7123456789012").await;
    let mut input = call_input::defaults();
    input.extend(
        [
            ("code", "R8-1"),
            ("title_ja", "第1回募集"),
            ("title_en", "First call"),
            ("opens_date", "2026-11-01"),
            ("closes_date", "2026-12-25"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    let value = |name: &str| input.get(name).cloned().unwrap_or_default();
    let call = calls::open(&test.portal, &administrator, value).await.expect("a call");
    let case = handed_in(test, &vendor, &call).await;
    Office { administrator, reviewer, colleague, vendor, call, case }
}

async fn handed_in(test: &TestPortal, vendor: &Actor, call: &Call) -> CaseId {
    let case = cases::start(&test.portal, vendor, &call.id, "リーダー").await.expect("a draft");
    let facts = Facts { product_name: "リーダー".to_owned(), units: 10, ..Facts::default() };
    give(test, vendor, &case, Command::FillFacts { facts }).await;
    for form in FormId::ALL {
        upload(test, vendor, &case, form).await;
    }
    let input = SubmitInput {
        signer_name: "試験　太郎".into(),
        signer_title: "代表取締役".into(),
        agreed: true,
        signed_in: None,
    };
    cases::submit(&test.portal, vendor, &case, Expected::Any, &input).await.expect("handed in");
    case
}

async fn give(test: &TestPortal, actor: &Actor, case: &CaseId, command: Command) {
    cases::execute(&test.portal, actor, case, Expected::Any, command).await.expect("accepted");
}

async fn take(test: &TestPortal, office: &Office) {
    let own = office.reviewer.account().expect("an account");
    cases::assign(&test.portal, &office.reviewer, &office.case, Expected::Any, own).await.expect("taken");
}

fn mark(call: &Call, line: usize, outcome: Outcome, reason: Option<ReasonCode>) -> NewMark {
    let criterion = call
        .criteria
        .iter()
        .filter(|criterion| criterion.form == FormId::ShipmentPlan)
        .nth(line)
        .expect("a criterion");
    NewMark { criterion: criterion.id.clone(), outcome, reason, note: String::new() }
}

#[tokio::test]
async fn a_checklist_is_saved_whole_or_not_at_all() {
    for test in portals().await {
        let office = office(&test).await;
        take(&test, &office).await;
        let (form, call) = (FormId::ShipmentPlan, &office.call);
        let version =
            cases::view(&test.portal, &office.reviewer, &office.case).await.expect("a view").case.version;
        let save = |document, marks| {
            let seen = Seen { version, document };
            cases::mark(&test.portal, &office.reviewer, &office.case, form, seen, marks)
        };
        let marks = async || {
            let view = cases::view(&test.portal, &office.reviewer, &office.case).await.expect("a view");
            view.case.checklist.len()
        };

        let half = vec![mark(call, 0, Outcome::Pass, None), mark(call, 1, Outcome::Fail, None)];
        assert_eq!(invalid(save(1, half).await), [pair("marks.1.reason", "choose")]);
        assert_eq!(marks().await, 0, "{}: half a checklist was kept", test.database);

        let whole = || {
            let reason = Some(ReasonCode::CalculationWrong);
            vec![mark(call, 0, Outcome::Pass, None), mark(call, 1, Outcome::Fail, reason)]
        };
        assert_eq!(save(1, whole()).await.expect("saved"), 2);
        assert_eq!(save(1, whole()).await.expect("saved"), 0, "nothing is new");
        assert_eq!(marks().await, 2);

        let stale = save(0, whole()).await;
        assert!(matches!(stale, Err(PortalError::Conflict(_))), "{stale:?}");
    }
}

#[tokio::test]
async fn a_reviewer_is_found_by_role_and_the_second_one_learns_what_happened() {
    for test in portals().await {
        let office = office(&test).await;
        let names = cases::reviewers(&test.portal, &office.administrator).await.expect("reviewers");
        assert_eq!(names.len(), 2);
        assert!(matches!(cases::reviewers(&test.portal, &office.vendor).await, Err(PortalError::NotFound)));

        let give_to = |actor: &Actor, version, to: AccountId| {
            let (portal, actor, case) = (test.portal.clone(), actor.clone(), office.case.clone());
            async move { cases::assign(&portal, &actor, &case, Expected::Version(version), &to).await }
        };
        let own = |actor: &Actor| actor.account().expect("an account").clone();
        let view = cases::view(&test.portal, &office.reviewer, &office.case).await.expect("a view");
        let seen = view.case.version;
        let nobody = give_to(&office.administrator, seen, AccountId::new("nobody")).await;
        assert_eq!(invalid(nobody), [pair("assignee", "choose")]);
        give_to(&office.reviewer, seen, own(&office.reviewer)).await.expect("taken");

        let Err(PortalError::Conflict(conflict)) =
            give_to(&office.colleague, seen, own(&office.colleague)).await
        else {
            panic!("{}: the second one took it too", test.database);
        };
        let unseen = cases::unseen(&test.portal, &office.colleague, &conflict).await.expect("an answer");
        let events = unseen.expect("in sight").events;
        assert!(matches!(events[0].data, EventData::Assigned { .. }), "{events:?}");
        assert_eq!(events.len(), 2);
    }
}

#[tokio::test]
async fn a_sheet_is_its_writers_own_and_the_older_window_does_not_win() {
    for test in portals().await {
        let office = office(&test).await;
        let sheet = Sheet::CorrectionRequest;
        let typed = BTreeMap::from([("items.0.words".to_owned(), "直してください".to_owned())]);
        let keep = |actor: &Actor, version| {
            let (portal, actor, case, typed) =
                (test.portal.clone(), actor.clone(), office.case.clone(), typed.clone());
            async move { cases::keep_sheet(&portal, &actor, &case, sheet, version, &typed).await }
        };
        assert_eq!(keep(&office.reviewer, 0).await.expect("kept"), 1);
        assert!(matches!(keep(&office.reviewer, 0).await, Err(PortalError::Conflict(_))));
        assert!(matches!(keep(&office.vendor, 0).await, Err(PortalError::NotFound)));

        let load = |actor: &Actor| {
            let (portal, actor, case) = (test.portal.clone(), actor.clone(), office.case.clone());
            async move { cases::load_sheet(&portal, &actor, &case, sheet).await.expect("a sheet") }
        };
        assert_eq!(load(&office.reviewer).await.typed, typed);
        assert_eq!(load(&office.colleague).await.version, 0);
        let name = format!("correction-request:{}", office.reviewer.account().expect("an account"));
        let read = cases::load_draft(&test.portal, &office.vendor, &office.case, &name).await;
        assert!(matches!(read, Err(PortalError::NotFound)), "a vendor read {read:?}");

        cases::drop_sheet(&test.portal, &office.reviewer, &office.case, sheet).await.expect("dropped");
        assert_eq!(load(&office.reviewer).await.version, 0);
    }
}

#[tokio::test]
async fn the_pages_send_as_many_statements_for_many_cases_as_for_one() {
    for test in portals().await {
        let office = office(&test).await;
        take(&test, &office).await;
        let list = async || {
            let before = test.statements();
            let filter = Filter { reviewer: ReviewerFilter::Anybody, ..Filter::default() };
            let rows = queue(&test.portal, &office.colleague, &filter).await.expect("a queue");
            (rows.len(), test.statements() - before)
        };
        let page = async || {
            let before = test.statements();
            cases::view(&test.portal, &office.colleague, &office.case).await.expect("a case");
            test.statements() - before
        };
        let (one, few) = (list().await, page().await);
        for _ in 0..4 {
            handed_in(&test, &office.vendor, &office.call).await;
            let text = "メモ".to_owned();
            give(&test, &office.reviewer, &office.case, Command::AddNote { text }).await;
        }
        assert_eq!((one.0, list().await), (1, (5, one.1)), "{}: the queue", test.database);
        assert_eq!(page().await, few, "{}: the case", test.database);
    }
}

#[tokio::test]
async fn a_conflict_of_interest_shuts_out_of_the_case_and_of_what_happened() {
    for test in portals().await {
        let office = office(&test).await;
        let reason = "元勤務先".to_owned();
        give(&test, &office.colleague, &office.case, Command::DeclareConflict { reason }).await;
        let rows = queue(&test.portal, &office.colleague, &Filter::default()).await.expect("a queue");
        assert!(rows.is_empty(), "{}", test.database);
        let view = cases::view(&test.portal, &office.colleague, &office.case).await;
        assert!(matches!(view, Err(PortalError::NotFound)));
        let conflict = services::Conflict { case: Some(office.case.to_string()), unseen: vec![1, 2, 3] };
        let unseen = cases::unseen(&test.portal, &office.colleague, &conflict).await.expect("an answer");
        assert!(unseen.is_none());
        let sheet = cases::load_sheet(&test.portal, &office.colleague, &office.case, Sheet::Message).await;
        assert!(matches!(sheet, Err(PortalError::NotFound)));
    }
}
