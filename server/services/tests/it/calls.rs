//! Calls: opening, changing, and not overwriting each other.

use std::collections::BTreeMap;

use domain::actor::StaffRole;
use domain::call_input::{defaults, values_of};
use services::{PortalError, calls};

use crate::support::{administrator, portals, staff};
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
