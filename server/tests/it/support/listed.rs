//! A product in the register: the device check has tests of its own, here its result stands in the
//! history as if it had been decided.

use domain::actor::Actor;
use domain::case::chain::{canonical, link};
use domain::case::decision::Verdict;
use domain::case::event::{ActedBy, Person};
use domain::case::{Event, EventData};
use domain::ids::CaseId;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use services::cases::read_model;
use services::entities::{case_events, cases};

use super::TestApp;
use super::people::{APPROVER, TESTER};

/// Lists a product whose documents have passed.
pub async fn list(app: &TestApp, id: &CaseId) {
    let person = async |email: &str| {
        let Actor::Staff(member) = app.actor(email).await else { panic!("{email} is not of the staff") };
        Person { account: member.account, name: member.name }
    };
    let (tester, approver) = (person(TESTER).await, person(APPROVER).await);
    let recommended =
        EventData::Recommended { verdict: Verdict::Pass, reasons: Vec::new(), note: String::new() };
    append(app, id, ActedBy::Staff(tester.clone()), recommended).await;
    let decided = EventData::Decided {
        verdict: Verdict::Pass,
        reasons: Vec::new(),
        recommended_by: tester,
        document_number: "審査第1号".to_owned(),
        appeal: None,
    };
    append(app, id, ActedBy::Staff(approver), decided).await;
    let row = read_model::row(&app.history(id).await, &app.call().await).unwrap();
    let row = cases::ActiveModel {
        stage: Set(row.stage),
        waiting_for: Set(row.waiting_for),
        version: Set(row.version),
        closed_at: Set(row.closed_at),
        handovers: Set(row.handovers),
        ..cases::Entity::find_by_id(id.as_str())
            .one(app.portal.db())
            .await
            .unwrap()
            .unwrap()
            .into_active_model()
    };
    cases::Entity::update(row).exec(app.portal.db()).await.unwrap();
}

async fn append(app: &TestApp, id: &CaseId, by: ActedBy, data: EventData) {
    let last = case_events::Entity::find()
        .filter(case_events::Column::CaseId.eq(id.as_str()))
        .order_by_desc(case_events::Column::Seq)
        .one(app.portal.db())
        .await
        .unwrap()
        .unwrap();
    let event = Event { seq: u32::try_from(last.seq).unwrap() + 1, at: app.portal.now(), by, data };
    let canonical = canonical(id, &event).unwrap();
    let row = case_events::ActiveModel {
        case_id: Set(id.to_string()),
        seq: Set(last.seq + 1),
        at: Set(app.portal.now().as_millisecond()),
        kind: Set(event.data.kind().to_owned()),
        hash: Set(link(&last.hash, &canonical)),
        canonical: Set(canonical),
        previous_hash: Set(last.hash),
        recommended_by: Set(None),
        approved_by: Set(None),
    };
    case_events::Entity::insert(row).exec_without_returning(app.portal.db()).await.unwrap();
}
