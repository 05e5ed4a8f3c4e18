//! Calls: opening, changing, and not overwriting each other.

use std::collections::BTreeMap;

use domain::actor::StaffRole;
use domain::call_input::{defaults, values_of};
use services::{PortalError, calls};

use crate::support::{administrator, portals, staff, vendor};
use crate::{denied, invalid, pair};

/// What an administrator types to open a call with this code.
pub fn typed(code: &str) -> BTreeMap<String, String> {
    let mut typed = defaults();
    for (name, value) in [
        ("code", code),
        ("title_ja", "令和8年度第1回募集"),
        ("title_en", "First call of 2026"),
        ("opens_date", "令和8年11月24日"),
        ("closes_date", "2027-01-07"),
    ] {
        typed.insert(name.to_owned(), value.to_owned());
    }
    typed
}

fn read(typed: &BTreeMap<String, String>) -> impl Fn(&str) -> String {
    let typed = typed.clone();
    move |name| typed.get(name).cloned().unwrap_or_default()
}

#[tokio::test]
async fn only_an_administrator_opens_a_call_and_its_code_is_its_own() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let reviewer = staff(&test, &admin, "r@mhlw.example.jp", [StaffRole::Reviewer]).await;
        let refused = calls::open(&test.portal, &reviewer, read(&typed("R8-1"))).await;
        assert_eq!(denied(refused), "administrators-only");
        let call = calls::open(&test.portal, &admin, read(&typed("R8-1"))).await.unwrap();
        assert_eq!(calls::by_code(&test.portal, "R8-1").await.unwrap(), call);
        let again = calls::open(&test.portal, &admin, read(&typed("R8-1"))).await;
        assert_eq!(invalid(again), [pair("code", "call-code-taken")]);
    }
}

#[tokio::test]
async fn a_change_needs_a_reason_and_the_version_that_was_seen() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let call = calls::open(&test.portal, &admin, read(&typed("R8-1"))).await.unwrap();
        let (_, version) = calls::by_code_with_version(&test.portal, "R8-1").await.unwrap();
        let mut first = values_of(&call);
        first.insert("version".to_owned(), version.to_string());
        first.insert("closes_date".to_owned(), "2027-01-08".to_owned());

        let silent = calls::change(&test.portal, &admin, &call.id, " ", read(&first)).await;
        assert_eq!(invalid(silent), [pair("why", "required")]);
        let changed = calls::change(&test.portal, &admin, &call.id, "延長", read(&first)).await.unwrap();
        assert!(changed.closes_at > call.closes_at);
        assert_eq!(changed.criteria, call.criteria, "the criteria were lost");

        let late = calls::change(&test.portal, &admin, &call.id, "別の変更", read(&first)).await;
        assert!(matches!(late, Err(PortalError::Conflict(_))), "{late:?}");
        assert_eq!(calls::by_code(&test.portal, "R8-1").await.unwrap(), changed);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_changes_at_once_one_is_told_of_the_other() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let call = calls::open(&test.portal, &admin, read(&typed("R8-1"))).await.unwrap();
        let (_, version) = calls::by_code_with_version(&test.portal, "R8-1").await.unwrap();
        let change = |day: &str| {
            let mut typed = values_of(&call);
            typed.insert("version".to_owned(), version.to_string());
            typed.insert("closes_date".to_owned(), day.to_owned());
            let (portal, admin, id) = (test.portal.clone(), admin.clone(), call.id.clone());
            async move { calls::change(&portal, &admin, &id, "延長", read(&typed)).await }
        };
        let days = ["2027-01-08", "2027-01-12", "2027-01-13", "2027-01-14"];
        let tasks: Vec<_> = days.map(|day| tokio::spawn(change(day))).into();
        let mut done = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => done += 1,
                Err(PortalError::Conflict(_)) => {}
                Err(other) => panic!("{}: {other:?}", test.database),
            }
        }
        assert_eq!(done, 1, "{}", test.database);
        let (_, after) = calls::by_code_with_version(&test.portal, "R8-1").await.unwrap();
        assert_eq!(after, version + 1, "{}", test.database);
    }
}

#[tokio::test]
async fn codes_and_editions_are_put_right_or_refused() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let call = calls::open(&test.portal, &admin, read(&typed("ｒ８－２"))).await.unwrap();
        assert_eq!(call.code, "R8-2");
        for code in ["r8-2", "R8-2", "Ｒ８－２"] {
            let again = calls::open(&test.portal, &admin, read(&typed(code))).await;
            assert_eq!(invalid(again), [pair("code", "call-code-taken")], "{code}");
        }
        for wrong in ["<b>", "2026", "2026-13", "2026-1", "令和8年10月"] {
            let mut typed = typed("R8-3");
            typed.insert("edition_self-declaration".to_owned(), wrong.to_owned());
            let refused = calls::open(&test.portal, &admin, read(&typed)).await;
            assert_eq!(invalid(refused), [pair("edition_self-declaration", "edition-format")], "{wrong}");
        }
        let mut wide = typed("R8-3");
        wide.insert("edition_self-declaration".to_owned(), "２０２６－１０".to_owned());
        let call = calls::open(&test.portal, &admin, read(&wide)).await.unwrap();
        assert_eq!(call.edition(domain::forms::FormId::SelfDeclaration), "2026-10");
    }
}

#[tokio::test]
async fn a_deadline_is_never_moved_into_the_past() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let past = |mut typed: BTreeMap<String, String>| {
            typed.insert("opens_date".to_owned(), "2020-01-01".to_owned());
            typed.insert("closes_date".to_owned(), "2020-02-01".to_owned());
            typed
        };
        let opened = calls::open(&test.portal, &admin, read(&past(typed("R8-1")))).await;
        assert_eq!(invalid(opened), [pair("closes_date", "closes-in-the-past")]);
        let call = calls::open(&test.portal, &admin, read(&typed("R8-1"))).await.unwrap();
        let moved = past(values_of(&call));
        let moved = calls::change(&test.portal, &admin, &call.id, "早める", read(&moved)).await;
        assert_eq!(invalid(moved), [pair("closes_date", "closes-in-the-past")]);
        assert_eq!(calls::load(test.portal.db(), &call.id).await.unwrap(), call);
    }
}

#[tokio::test]
async fn the_measure_of_applications_at_hand_changes_only_where_somebody_says_so() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let call = calls::open(&test.portal, &admin, read(&typed("R8-1"))).await.unwrap();
        let mut changed = values_of(&call);
        changed.insert("price_cap".to_owned(), "88000".to_owned());
        // Nothing was handed in yet.
        let call = calls::change(&test.portal, &admin, &call.id, "理由", read(&changed)).await.unwrap();
        let handed_in = format!("UPDATE calls SET next_number = 3 WHERE id = '{}'", call.id);
        sea_orm::ConnectionTrait::execute_unprepared(test.portal.db(), &handed_in).await.unwrap();
        changed.insert("edition_price-estimate".to_owned(), "2027-01".to_owned());
        let refused = calls::change(&test.portal, &admin, &call.id, "理由", read(&changed)).await;
        assert_eq!(invalid(refused), [pair("confirm_rules", "call-rules-in-use")]);
        changed.insert("confirm_rules".to_owned(), "on".to_owned());
        let after = calls::change(&test.portal, &admin, &call.id, "理由", read(&changed)).await.unwrap();
        assert_eq!(after.edition(domain::forms::FormId::PriceEstimate), "2027-01");
        // What is no measure of an application changes without it.
        let mut title = values_of(&after);
        title.insert("title_en".to_owned(), "Another title".to_owned());
        calls::change(&test.portal, &admin, &call.id, "理由", read(&title)).await.unwrap();
    }
}

#[tokio::test]
async fn a_call_that_somebody_applies_to_does_not_open_later() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let mut opened = typed("R8-1");
        opened.insert("opens_date".to_owned(), "2026-11-01".to_owned());
        let call = calls::open(&test.portal, &admin, read(&opened)).await.unwrap();
        let mut later = values_of(&call);
        later.insert("opens_date".to_owned(), "2026-11-02".to_owned());
        calls::change(&test.portal, &admin, &call.id, "訂正", read(&later))
            .await
            .expect("nobody applies yet");
        let vendor = vendor(&test, "taro@example.jp", "7123456789012").await;
        services::cases::start(&test.portal, &vendor, &call.id, "リーダー").await.expect("a draft");
        later.insert("opens_date".to_owned(), "2027-01-01".to_owned());
        let refused = calls::change(&test.portal, &admin, &call.id, "訂正", read(&later)).await;
        assert_eq!(invalid(refused), [pair("opens_date", "call-opens-in-use")]);
        later.insert("opens_date".to_owned(), "2026-11-01".to_owned());
        calls::change(&test.portal, &admin, &call.id, "訂正", read(&later))
            .await
            .expect("earlier hurts nobody");
    }
}
