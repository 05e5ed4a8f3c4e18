//! What differs between versions of a form, which ticks stay for it, and how files are shown.

use std::collections::BTreeSet;

use domain::case::checklist::Outcome;
use domain::case::handed_in::Changed;
use domain::case::{Case, Command, EventData};
use domain::forms::compare::ChangeKind;
use domain::forms::{Entry, FormId};
use sea_orm::{EntityTrait, PaginatorTrait};
use services::PortalError;
use services::cases::{self, Expected, NewMark, Seen, load_history};
use services::changes::{self, Outcome as Found};
use services::entities::journal;
use services::inspection::Inspected;
use services::preview::{self, Previewed};
use services::readings;

use crate::readings::{Desk, desk, give, letter};
use crate::support::{TestPortal, portals, upload_bytes, upload_with};

const PLAN: FormId = FormId::ShipmentPlan;

async fn case(test: &TestPortal, desk: &Desk) -> Case {
    load_history(test.portal.db(), &desk.case).await.expect("a case").case
}

/// Every criterion of a form with "yes".
async fn tick(test: &TestPortal, desk: &Desk, form: FormId) {
    let criteria = desk.call.criteria.iter().filter(|criterion| criterion.form == form);
    let marks = criteria.map(|criterion| NewMark {
        criterion: criterion.id.clone(),
        outcome: Outcome::Pass,
        reason: None,
        note: String::new(),
    });
    let case = case(test, desk).await;
    let document = case.document(form).and_then(|document| document.handed_in).expect("handed in");
    let seen = Seen { version: case.version, document };
    let marks = marks.collect();
    cases::mark(&test.portal, &desk.reviewer, &desk.case, form, seen, marks).await.expect("saved");
}

/// The application was handed in, the plan ticked and then asked for.
async fn asked_for_plan(test: &TestPortal) -> Desk {
    let desk = desk(test).await;
    desk.submit(test).await.expect("handed in");
    desk.take(test).await;
    tick(test, &desk, PLAN).await;
    desk.correcting(test, PLAN).await;
    desk
}

async fn hand_back(test: &TestPortal, desk: &Desk) -> Changed {
    let done =
        cases::hand_back(&test.portal, &desk.vendor, &desk.case, Expected::Any).await.expect("handed back");
    match &done.added[..] {
        [one] => match &one.data {
            EventData::CorrectionReturned { changed, .. } => changed.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn places(places: &[&str]) -> BTreeSet<String> {
    places.iter().map(|place| (*place).to_owned()).collect()
}

#[tokio::test]
async fn a_new_telephone_number_takes_no_tick_back() {
    for test in portals().await {
        let desk = asked_for_plan(&test).await;
        let before = case(&test, &desk).await;
        let own: Vec<_> = desk.call.criteria.iter().filter(|criterion| criterion.form == PLAN).collect();
        for criterion in &own {
            let mark = before.current_mark(criterion).expect("marked");
            assert!(mark.proposed, "{}: the checks found nothing on {}", test.database, criterion.id);
        }
        upload_with(&test, &desk.vendor, &desk.case, PLAN, |content| {
            content.set("contact_phone", Entry::typed("03-9999-0000"));
        })
        .await;
        assert_eq!(hand_back(&test, &desk).await, Changed::from([(PLAN, places(&["contact_phone"]))]));
        let now = case(&test, &desk).await;
        assert!(own.iter().all(|criterion| now.current_mark(criterion).is_some()), "{}", test.database);
        // Saving the same again adds nothing, although the marks are of the version before.
        let events = now.version;
        tick(&test, &desk, PLAN).await;
        assert_eq!(case(&test, &desk).await.version, events);
    }
}

#[tokio::test]
async fn the_ticks_that_look_at_what_changed_are_asked_for_again() {
    for test in portals().await {
        let desk = asked_for_plan(&test).await;
        upload_with(&test, &desk.vendor, &desk.case, PLAN, |content| {
            content.set("stock", Entry::typed("690"));
        })
        .await;
        assert_eq!(hand_back(&test, &desk).await, Changed::from([(PLAN, places(&["stock"]))]));
        let now = case(&test, &desk).await;
        let marked = desk.call.criteria.iter().filter(|one| now.checklist.contains_key(&one.id));
        let stale = marked.filter(|criterion| now.current_mark(criterion).is_none());
        let stale: Vec<_> = stale.map(|criterion| criterion.id.as_str()).collect();
        assert_eq!(stale, ["shipment-plan-feasible"], "{}", test.database);
    }
}

#[tokio::test]
async fn a_file_that_nobody_can_read_takes_every_tick_back_and_says_so() {
    for test in portals().await {
        let desk = asked_for_plan(&test).await;
        upload_bytes(&test, &desk.vendor, &desk.case, PLAN, letter()).await.expect("taken");
        assert_eq!(hand_back(&test, &desk).await, Changed::new());
        let now = case(&test, &desk).await;
        let own = desk.call.criteria.iter().filter(|criterion| criterion.form == PLAN);
        assert!(
            own.clone().count() > 3 && own.clone().all(|criterion| now.current_mark(criterion).is_none())
        );
        let found = changes::of_versions(&test.portal, &desk.reviewer, &desk.case, PLAN, 1, 2).await;
        assert_eq!(found.expect("an answer").outcome, Found::Unreadable, "{}", test.database);
    }
}

#[tokio::test]
async fn two_versions_are_compared_by_field_and_row() {
    for test in portals().await {
        let desk = asked_for_plan(&test).await;
        upload_with(&test, &desk.vendor, &desk.case, PLAN, |content| {
            content.set("contact_name", Entry::typed("別の 担当者"));
            // Two ways to write one figure are no change.
            let stock = content.raw("stock").to_owned();
            content.set("stock", Entry::typed(format!("{stock}台")));
        })
        .await;
        let hidden = changes::of_versions(&test.portal, &desk.reviewer, &desk.case, PLAN, 1, 2).await;
        assert!(matches!(hidden, Err(PortalError::NotFound)), "not handed in yet");
        hand_back(&test, &desk).await;
        let compared = changes::of_versions(&test.portal, &desk.reviewer, &desk.case, PLAN, 1, 2).await;
        let Found::Read { changes: found, editions, around } = compared.expect("compared").outcome else {
            panic!("{}: not read", test.database)
        };
        let found: Vec<_> = found.iter().map(|change| (change.place, change.kind)).collect();
        assert_eq!(found, [("contact_name", ChangeKind::Changed)], "{}", test.database);
        assert_eq!(editions, None);
        assert!(!around.differs(), "{around:?}");
        let seen = case(&test, &desk).await;
        let whole = changes::of_last_correction(&test.portal, &seen).await.expect("compared");
        assert_eq!(whole.iter().map(|one| (one.form, one.from, one.to)).collect::<Vec<_>>(), [(PLAN, 1, 2)]);
        let same = changes::of_versions(&test.portal, &desk.reviewer, &desk.case, PLAN, 2, 2).await;
        assert_eq!(same.expect("compared").outcome, Found::SameFile);
    }
}

#[tokio::test]
async fn comparing_the_restricted_form_is_for_few_and_noted() {
    for test in portals().await {
        let desk = desk(&test).await;
        desk.submit(&test).await.expect("handed in");
        let form = FormId::AntisocialPledge;
        let noted = async || journal::Entity::find().count(test.portal.db()).await.expect("a count");
        let before = noted().await;
        let compare = |actor| changes::of_versions(&test.portal, actor, &desk.case, form, 1, 1);
        let denied = compare(&desk.administrator).await;
        assert!(matches!(denied, Err(PortalError::Denied("restricted-form"))), "{denied:?}");
        assert_eq!(noted().await, before);
        compare(&desk.reviewer).await.expect("compared");
        assert_eq!(noted().await, before + 2, "{}: each version is a view", test.database);

        let reason = "親族が勤務しているため".to_owned();
        give(&test, &desk.reviewer, &desk.case, Command::DeclareConflict { reason }).await;
        assert!(matches!(compare(&desk.reviewer).await, Err(PortalError::NotFound)));
    }
}

#[tokio::test]
async fn every_field_that_was_read_is_in_the_preview() {
    for test in portals().await {
        let desk = desk(&test).await;
        let case = case(&test, &desk).await;
        for form in FormId::ALL {
            let file = &case.document(form).and_then(|document| document.latest()).expect("a file").file;
            let Previewed::Shown(shown) = preview::of_file(&test.portal, file, form).await.expect("shown")
            else {
                panic!("{form:?} can't be shown")
            };
            let inspected = readings::of_file(&test.portal, file, form).await.expect("read");
            let reading = inspected.reading().expect("readable");
            let spots = format!("{shown:?}");
            for (at, spot) in reading.content.spots() {
                assert!(spots.contains(&format!("{spot:?}")), "{form:?} {at}: {spot}");
            }
        }
        let letter_file = {
            upload_bytes(&test, &desk.vendor, &desk.case, PLAN, letter()).await.expect("taken");
            let case = load_history(test.portal.db(), &desk.case).await.expect("a case").case;
            case.document(PLAN).and_then(|document| document.latest()).expect("a file").file.clone()
        };
        assert!(matches!(
            readings::of_file(&test.portal, &letter_file, PLAN).await.expect("an answer"),
            Inspected::Unreadable(_)
        ));
        let shown = preview::of_file(&test.portal, &letter_file, PLAN).await.expect("shown");
        assert!(matches!(shown, Previewed::Shown(_)), "what is no form is shown all the same");
    }
}
