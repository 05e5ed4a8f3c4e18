//! Sessions in the database.

use domain::ids::AccountId;
use jiff::SignedDuration;
use sea_orm::EntityTrait;
use services::entities::sessions as rows;
use services::sessions::{self, ACCOUNT_KEY, SessionStore, USER_AGENT_KEY};
use services::{Clock, PortalError};
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::SessionStore as _;

use crate::support::{TestPortal, confirmed, portals};

fn record(test: &TestPortal, account: Option<&AccountId>) -> Record {
    let expires = test.clock.now() + SignedDuration::from_hours(1);
    let mut record = Record {
        id: Id::default(),
        data: std::collections::HashMap::default(),
        expiry_date: OffsetDateTime::from_unix_timestamp(expires.as_second()).expect("a time"),
    };
    if let Some(account) = account {
        record.data.insert(ACCOUNT_KEY.to_owned(), account.as_str().into());
        record.data.insert(USER_AGENT_KEY.to_owned(), "Firefox".into());
    }
    record
}

/// A session of the account as after signing in.
pub async fn open_session(test: &TestPortal, account: &AccountId) -> Record {
    let mut record = record(test, Some(account));
    SessionStore::new(test.portal.clone()).create(&mut record).await.expect("a session");
    record
}

#[tokio::test]
async fn a_session_comes_back_until_it_runs_out() {
    for test in portals().await {
        let store = SessionStore::new(test.portal.clone());
        let mut record = record(&test, None);
        store.create(&mut record).await.unwrap();
        record.data.insert("typed".to_owned(), "審査".into());
        store.save(&record).await.unwrap();
        assert_eq!(store.load(&record.id).await.unwrap(), Some(record.clone()));
        test.clock.advance(SignedDuration::from_hours(1));
        assert_eq!(store.load(&record.id).await.unwrap(), None);
        assert_eq!(sessions::sweep(&test.portal, test.clock.now()).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn the_cookie_does_not_stand_in_the_database() {
    for test in portals().await {
        let record = open_session(&test, &AccountId::new("a")).await;
        let row = rows::Entity::find().one(test.portal.db()).await.unwrap().unwrap();
        assert_eq!(row.id, sessions::key_of(&record.id));
        let cookie = record.id.to_string();
        assert!(!row.id.contains(&cookie) && !row.data.contains(&cookie));
    }
}

#[tokio::test]
async fn an_id_that_is_taken_gets_another_one() {
    for test in portals().await {
        let store = SessionStore::new(test.portal.clone());
        let first = open_session(&test, &AccountId::new("a")).await;
        let mut second = record(&test, None);
        second.id = first.id;
        store.create(&mut second).await.unwrap();
        assert_ne!(second.id, first.id);
        assert_eq!(store.load(&first.id).await.unwrap(), Some(first));
    }
}

#[tokio::test]
async fn an_ended_session_does_not_come_back_when_a_late_request_saves_it() {
    for test in portals().await {
        let account = confirmed(&test, "taro@example.jp").await;
        let store = SessionStore::new(test.portal.clone());
        let record = open_session(&test, &account).await;
        sessions::end_all_of(test.portal.db(), &account).await.unwrap();
        store.save(&record).await.unwrap();
        assert_eq!(store.load(&record.id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn people_see_and_end_their_own_sessions_only() {
    for test in portals().await {
        let (taro, hanako) = (AccountId::new("taro"), AccountId::new("hanako"));
        let first = open_session(&test, &taro).await;
        open_session(&test, &taro).await;
        let others = open_session(&test, &hanako).await;
        let list = sessions::list_of(&test.portal, &taro).await.unwrap();
        assert_eq!(list.len(), 2);
        assert!(list.iter().all(|entry| entry.user_agent == "Firefox"));
        let foreign = sessions::end_one(&test.portal, &taro, &sessions::key_of(&others.id)).await;
        assert!(matches!(foreign, Err(PortalError::NotFound)));
        sessions::end_one(&test.portal, &taro, &sessions::key_of(&first.id)).await.unwrap();
        assert_eq!(sessions::list_of(&test.portal, &taro).await.unwrap().len(), 1);
        assert_eq!(sessions::list_of(&test.portal, &hanako).await.unwrap().len(), 1);
    }
}
