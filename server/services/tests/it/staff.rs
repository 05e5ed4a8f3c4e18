//! The ministry's staff.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};

use domain::actor::{Actor, StaffRole};
use services::accounts::staff::{
    InviteStaff, accept_staff_invitation, change_roles, disable_staff, enable_staff, invite_staff,
    list_staff, pending_invitations, staff_invitation, with_role, withdraw_staff_invitation,
};
use services::accounts::{
    check_first_administrator_link, create_first_administrator, first_administrator_link, load_actor, sign_in,
};
use services::mail::Kind;
use services::{PortalError, journal, sessions};

use crate::sessions::open_session;
use crate::support::{PASSWORD, administrator, confirmed, portals, staff, vendor, who};
use crate::{denied, invalid, pair};

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn invitation<const N: usize>(email: &str, roles: [StaffRole; N]) -> InviteStaff {
    InviteStaff { email: email.to_owned(), name: "職員 一郎".to_owned(), roles: BTreeSet::from(roles) }
}

#[tokio::test]
async fn the_first_administrator_comes_through_the_latest_link_once() {
    for test in portals().await {
        let token = |link: Option<String>| link.unwrap().rsplit('/').next().unwrap().to_owned();
        let older = token(first_administrator_link(&test.portal).await.unwrap());
        let link = token(first_administrator_link(&test.portal).await.unwrap());
        let create = async |token: &str, email: &str| {
            create_first_administrator(&test.portal, token, email, "管理 花子", PASSWORD).await
        };
        assert_eq!(denied(create(&older, "a@mhlw.example.jp").await), "link-expired");
        assert_eq!(invalid(create(&link, "a").await), [pair("email", "email-at-signs")]);
        let account = create(&link, "a@mhlw.example.jp").await.unwrap();
        assert!(who(&test, &account).await.roles.contains(&StaffRole::Administrator));
        assert_eq!(denied(create(&link, "b@mhlw.example.jp").await), "link-used");
        assert_eq!(denied(check_first_administrator_link(&test.portal, &link).await), "link-used");
        assert_eq!(first_administrator_link(&test.portal).await.unwrap(), None);
    }
}

#[tokio::test]
async fn staff_is_invited_accepts_and_signs_in() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let roles = [StaffRole::Reviewer, StaffRole::DeviceTester];
        invite_staff(&test.portal, &admin, invitation("ichiro@mhlw.example.jp", roles)).await.unwrap();
        let mut mailbox = test.mailbox();
        let first = mailbox.token(Kind::StaffInvitation, "ichiro@mhlw.example.jp").await;
        invite_staff(&test.portal, &admin, invitation("Ichiro@mhlw.example.jp", roles)).await.unwrap();
        let token = mailbox.token(Kind::StaffInvitation, "Ichiro@mhlw.example.jp").await;
        assert_eq!(denied(staff_invitation(&test.portal, &first).await), "link-expired");
        assert_eq!(staff_invitation(&test.portal, &token).await.unwrap().roles, BTreeSet::from(roles));
        assert_eq!(pending_invitations(&test.portal, &admin).await.unwrap().len(), 1);

        let account = accept_staff_invitation(&test.portal, &token, "職員 一郎", PASSWORD).await.unwrap();
        let signed_in = sign_in(&test.portal, "ichiro@mhlw.example.jp", PASSWORD, HOME).await.unwrap();
        assert!(signed_in.staff && signed_in.account == account);
        assert_eq!(who(&test, &account).await.roles, BTreeSet::from(roles));
        assert_eq!(pending_invitations(&test.portal, &admin).await.unwrap(), []);
        let reviewers = with_role(test.portal.db(), StaffRole::Reviewer).await.unwrap();
        assert_eq!(reviewers.len(), 1);
        mailbox.finish().await;
    }
}

#[tokio::test]
async fn staff_and_vendors_never_mix() {
    for test in portals().await {
        let admin = administrator(&test).await;
        confirmed(&test, "taro@example.jp").await;
        let known = invite_staff(&test.portal, &admin, invitation("TARO@example.jp", [StaffRole::Reviewer]));
        assert_eq!(invalid(known.await), [pair("email", "email-registered")]);
        let late = invitation("later@example.jp", [StaffRole::Reviewer]);
        invite_staff(&test.portal, &admin, late).await.unwrap();
        let token = test.mailbox().token(Kind::StaffInvitation, "later@example.jp").await;
        confirmed(&test, "later@example.jp").await;
        let accepted = accept_staff_invitation(&test.portal, &token, "後 から", PASSWORD).await;
        assert_eq!(denied(accepted), "email-registered");
        let left = staff_invitation(&test.portal, &token).await;
        assert!(left.is_ok(), "what was refused changed nothing, not even the link");
    }
}

#[tokio::test]
async fn roles_must_fit_together() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let none = invite_staff(&test.portal, &admin, invitation("a@mhlw.example.jp", [])).await;
        assert_eq!(invalid(none), [pair("roles", "roles-empty")]);
        let mixed = [StaffRole::Auditor, StaffRole::Reviewer];
        let mixed = invite_staff(&test.portal, &admin, invitation("a@mhlw.example.jp", mixed)).await;
        assert_eq!(invalid(mixed), [pair("roles", "auditor-stands-alone")]);
    }
}

#[tokio::test]
async fn only_administrators_change_the_staff_and_auditors_read_it() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let auditor = staff(&test, &admin, "kansa@mhlw.example.jp", [StaffRole::Auditor]).await;
        let reviewer = staff(&test, &admin, "shinsa@mhlw.example.jp", [StaffRole::Reviewer]).await;
        let vendor = vendor(&test, "taro@example.jp", "4011001098993").await;
        let target = reviewer.account().unwrap();
        for actor in [&auditor, &reviewer, &vendor, &Actor::System] {
            let input = invitation("b@mhlw.example.jp", [StaffRole::Reviewer]);
            assert_eq!(denied(invite_staff(&test.portal, actor, input).await), "administrators-only");
            let roles = BTreeSet::from([StaffRole::Administrator]);
            let changed = change_roles(&test.portal, actor, target, roles).await;
            assert_eq!(denied(changed), "administrators-only");
            assert_eq!(denied(disable_staff(&test.portal, actor, target).await), "administrators-only");
        }
        assert_eq!(list_staff(&test.portal, &auditor).await.unwrap().len(), 3);
        assert_eq!(denied(list_staff(&test.portal, &reviewer).await), "administrators-only");
    }
}

#[tokio::test]
async fn there_is_always_an_administrator_left() {
    for test in portals().await {
        let first = administrator(&test).await;
        let own = first.account().unwrap();
        let reviewer = BTreeSet::from([StaffRole::Reviewer]);
        let lost = change_roles(&test.portal, &first, own, reviewer.clone()).await;
        assert_eq!(denied(lost), "own-administrator-role");
        assert_eq!(denied(disable_staff(&test.portal, &first, own).await), "own-account");

        let roles = [StaffRole::Administrator];
        let second = staff(&test, &first, "kanri2@mhlw.example.jp", roles).await;
        let (one, two) = tokio::join!(
            change_roles(&test.portal, &first, second.account().unwrap(), reviewer.clone()),
            change_roles(&test.portal, &second, own, reviewer),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{}", test.database);
        assert_eq!(with_role(test.portal.db(), StaffRole::Administrator).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_change_of_roles_ends_sessions_and_stands_in_the_journal() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let reviewer = staff(&test, &admin, "shinsa@mhlw.example.jp", [StaffRole::Reviewer]).await;
        let account = reviewer.account().unwrap();
        open_session(&test, account).await;
        let same = BTreeSet::from([StaffRole::Reviewer]);
        change_roles(&test.portal, &admin, account, same).await.unwrap();
        assert_eq!(sessions::list_of(&test.portal, account).await.unwrap().len(), 1);
        let approver = BTreeSet::from([StaffRole::Approver]);
        change_roles(&test.portal, &admin, account, approver.clone()).await.unwrap();
        assert!(sessions::list_of(&test.portal, account).await.unwrap().is_empty());
        assert_eq!(who(&test, account).await.roles, approver);
        let entry = journal::excerpt(&test.portal, &admin, None, 1).await.unwrap().entries.remove(0);
        let name = who(&test, account).await.account.name;
        assert_eq!((entry.act.as_str(), entry.subject), ("staff-roles-changed", name));
        assert_eq!(entry.details, serde_json::json!({ "before": ["reviewer"], "after": ["approver"] }));
    }
}

#[tokio::test]
async fn a_disabled_person_is_nobody_until_enabled() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let reviewer = staff(&test, &admin, "shinsa@mhlw.example.jp", [StaffRole::Reviewer]).await;
        let account = reviewer.account().unwrap();
        disable_staff(&test.portal, &admin, account).await.unwrap();
        assert_eq!(load_actor(&test.portal, account).await.unwrap(), None);
        let refused = sign_in(&test.portal, "shinsa@mhlw.example.jp", PASSWORD, HOME).await;
        assert_eq!(denied(refused), "sign-in-failed");
        assert!(with_role(test.portal.db(), StaffRole::Reviewer).await.unwrap().is_empty());
        enable_staff(&test.portal, &admin, account).await.unwrap();
        assert!(who(&test, account).await.roles.contains(&StaffRole::Reviewer));
    }
}

#[tokio::test]
async fn vendors_and_withdrawn_invitations_are_not_found() {
    for test in portals().await {
        let admin = administrator(&test).await;
        let vendor = vendor(&test, "taro@example.jp", "4011001098993").await;
        let vendor = disable_staff(&test.portal, &admin, vendor.account().unwrap()).await;
        assert!(matches!(vendor, Err(PortalError::NotFound)));
        let input = invitation("b@mhlw.example.jp", [StaffRole::Reviewer]);
        invite_staff(&test.portal, &admin, input).await.unwrap();
        let token = test.mailbox().token(Kind::StaffInvitation, "b@mhlw.example.jp").await;
        let id = pending_invitations(&test.portal, &admin).await.unwrap().remove(0).id;
        withdraw_staff_invitation(&test.portal, &admin, &id).await.unwrap();
        let again = withdraw_staff_invitation(&test.portal, &admin, &id).await;
        assert!(matches!(again, Err(PortalError::NotFound)));
        assert_eq!(denied(staff_invitation(&test.portal, &token).await), "link-expired");
    }
}
