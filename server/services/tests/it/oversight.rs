//! What administrators and auditors see of all that happens: the journal and the outbox.

use domain::actor::StaffRole;
use services::mail::overview::{MailState, overview};
use services::{PortalError, journal};

use crate::denied;
use crate::support::{TestPortal, administrator, portals, staff, vendor};

/// An administrator, and an auditor who was invited by mail.
async fn people(test: &TestPortal) -> (domain::actor::Actor, domain::actor::Actor) {
    let admin = administrator(test).await;
    let auditor = staff(test, &admin, "kansa@mhlw.example.jp", [StaffRole::Auditor]).await;
    (admin, auditor)
}

#[tokio::test]
async fn the_journal_is_read_in_parts_without_gaps() {
    for test in portals().await {
        let (_, auditor) = people(&test).await;
        let whole = journal::excerpt(&test.portal, &auditor, None, 100).await.unwrap();
        assert_eq!(whole.older, None);
        let acts: Vec<&str> = whole.entries.iter().map(|entry| entry.act.as_str()).collect();
        assert_eq!(acts, ["staff-joined", "staff-invited", "first-administrator"]);

        let mut parts = Vec::new();
        let mut before = None;
        loop {
            let part = journal::excerpt(&test.portal, &auditor, before, 1).await.unwrap();
            parts.extend(part.entries);
            before = part.older;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(parts, whole.entries);
    }
}

#[tokio::test]
async fn the_journal_and_the_outbox_are_for_administrators_and_auditors() {
    for test in portals().await {
        let (admin, _) = people(&test).await;
        let reviewer = staff(&test, &admin, "r@mhlw.example.jp", [StaffRole::Reviewer]).await;
        assert_eq!(denied(journal::excerpt(&test.portal, &reviewer, None, 9).await), "role");
        assert_eq!(denied(overview(&test.portal, &reviewer, None, 1).await), "role");
        let vendor = vendor(&test, "v@vendor.example.jp", "7123456789012").await;
        let read = journal::excerpt(&test.portal, &vendor, None, 9).await;
        assert!(matches!(read, Err(PortalError::NotFound)), "{read:?}");
    }
}

#[tokio::test]
async fn an_auditor_sees_no_addresses_and_nobody_sees_words() {
    for test in portals().await {
        let (admin, auditor) = people(&test).await;
        let before = test.statements();
        let page = overview(&test.portal, &admin, Some(MailState::Waiting), 1).await.unwrap();
        assert_eq!(test.statements() - before, 2);
        assert_eq!((page.total, page.pages), (1, 1));
        assert_eq!(page.lines[0].recipient.as_deref(), Some("kansa@mhlw.example.jp"));
        assert_eq!(page.lines[0].kind, "staff-invitation");
        let page = overview(&test.portal, &auditor, None, 1).await.unwrap();
        assert_eq!(page.lines[0].recipient, None);
        let sent = overview(&test.portal, &admin, Some(MailState::Sent), 1).await.unwrap();
        assert_eq!((sent.total, sent.lines.len()), (0, 0));
    }
}
