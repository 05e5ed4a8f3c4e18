//! The members of an organisation.

use domain::actor::Actor;
use domain::ids::AccountId;
use services::mail::Kind;
use services::organizations::{
    accept_new, accept_with_account, invite_member, join_requests, leave, member_invitation, members,
    pending_invitations, recipients, remove_member, set_manager, set_signatory, withdraw_invitation,
};
use services::{PortalError, sessions};

use crate::denied;
use crate::sessions::open_session;
use crate::support::{PASSWORD, TestPortal, administrator, confirmed, portals, vendor, who};

const MANAGER: &str = "manager@example.jp";
const TARO: &str = "taro@example.jp";

/// A colleague who came by invitation and manages nothing.
pub async fn colleague(test: &TestPortal, manager: &Actor, email: &str) -> Actor {
    invite_member(&test.portal, manager, email, "試験 次郎").await.expect("invited");
    let token = test.mailbox().token(Kind::MemberInvitation, email).await;
    let account = accept_new(&test.portal, &token, "試験 次郎", PASSWORD).await.expect("accepted");
    who(test, &account).await.actor.expect("an actor")
}

#[tokio::test]
async fn a_new_colleague_comes_by_invitation() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        invite_member(&test.portal, &manager, TARO, "試験 次郎").await.unwrap();
        let mut mailbox = test.mailbox();
        let first = mailbox.token(Kind::MemberInvitation, TARO).await;
        invite_member(&test.portal, &manager, "TARO@example.jp", "試験 次郎").await.unwrap();
        let token = mailbox.token(Kind::MemberInvitation, "TARO@example.jp").await;
        assert_eq!(denied(member_invitation(&test.portal, &first).await), "link-expired");
        let invitation = member_invitation(&test.portal, &token).await.unwrap();
        assert_eq!(
            (invitation.organization_name.as_str(), invitation.has_account),
            ("株式会社試験製作所", false)
        );
        assert_eq!(pending_invitations(&test.portal, &manager).await.unwrap().len(), 1);
        let account = accept_new(&test.portal, &token, "試験 次郎", PASSWORD).await.unwrap();
        let belonging = who(&test, &account).await.belonging.unwrap();
        assert!(!belonging.manager && !belonging.signatory);
        assert_eq!(denied(accept_new(&test.portal, &token, "試験 次郎", PASSWORD).await), "link-used");
        assert_eq!(members(&test.portal, &manager).await.unwrap().len(), 2);
        let organization = manager.organization().unwrap();
        assert_eq!(recipients(test.portal.db(), organization).await.unwrap().len(), 2);
    }
}

#[tokio::test]
async fn the_inviter_does_not_learn_who_has_an_account() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        administrator(&test).await;
        let account = confirmed(&test, TARO).await;
        for email in [TARO, "kanri@mhlw.example.jp", "nobody@example.jp"] {
            invite_member(&test.portal, &manager, email, "試験 次郎").await.unwrap();
        }
        let token = test.mailbox().token(Kind::MemberInvitation, TARO).await;
        assert!(member_invitation(&test.portal, &token).await.unwrap().has_account);
        assert_eq!(denied(accept_new(&test.portal, &token, "試験", PASSWORD).await), "email-registered");
        let another = confirmed(&test, "another@example.jp").await;
        let stolen = accept_with_account(&test.portal, &another, &token).await;
        assert_eq!(denied(stolen), "invited-another");
        accept_with_account(&test.portal, &account, &token).await.unwrap();
        assert!(who(&test, &account).await.belonging.is_some());
    }
}

#[tokio::test]
async fn a_withdrawn_invitation_works_no_more() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let other = vendor(&test, "other@example.jp", "7010705000725").await;
        invite_member(&test.portal, &manager, TARO, "試験 次郎").await.unwrap();
        let token = test.mailbox().token(Kind::MemberInvitation, TARO).await;
        let id = pending_invitations(&test.portal, &manager).await.unwrap().remove(0).id;
        assert_eq!(pending_invitations(&test.portal, &other).await.unwrap(), []);
        let foreign = withdraw_invitation(&test.portal, &other, &id).await;
        assert!(matches!(foreign, Err(PortalError::NotFound)));
        withdraw_invitation(&test.portal, &manager, &id).await.unwrap();
        assert_eq!(denied(member_invitation(&test.portal, &token).await), "link-expired");
    }
}

#[tokio::test]
async fn managers_name_signatories_and_managers() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let member = colleague(&test, &manager, TARO).await;
        let account = member.account().unwrap();
        set_signatory(&test.portal, &manager, account, true).await.unwrap();
        let actor = who(&test, account).await.actor.unwrap();
        assert!(matches!(actor, Actor::Vendor(member) if member.signatory));
        set_manager(&test.portal, &manager, account, true).await.unwrap();
        set_manager(&test.portal, &member, manager.account().unwrap(), false).await.unwrap();
        assert_eq!(denied(set_manager(&test.portal, &member, account, false).await), "last-manager");
        assert_eq!(denied(remove_member(&test.portal, &member, account).await), "last-manager");
        assert_eq!(denied(set_signatory(&test.portal, &manager, account, false).await), "managers-only");
    }
}

#[tokio::test]
async fn two_managers_who_demote_each_other_leave_one() {
    for test in portals().await {
        let first = vendor(&test, MANAGER, "4011001098993").await;
        let second = colleague(&test, &first, TARO).await;
        set_manager(&test.portal, &first, second.account().unwrap(), true).await.unwrap();
        let (one, two) = tokio::join!(
            set_manager(&test.portal, &first, second.account().unwrap(), false),
            set_manager(&test.portal, &second, first.account().unwrap(), false),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{}", test.database);
        let managers = members(&test.portal, &first).await.unwrap();
        assert_eq!(managers.iter().filter(|member| member.manager).count(), 1);
    }
}

#[tokio::test]
async fn a_removed_member_is_out_at_once_and_keeps_the_account() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let member = colleague(&test, &manager, TARO).await;
        let account = member.account().unwrap();
        open_session(&test, account).await;
        remove_member(&test.portal, &manager, account).await.unwrap();
        assert!(sessions::list_of(&test.portal, account).await.unwrap().is_empty());
        let person = who(&test, account).await;
        assert_eq!((person.actor, person.belonging), (None, None));
        assert_eq!(person.account.email, TARO);
    }
}

#[tokio::test]
async fn a_plain_member_leaves_and_who_alone_signs_or_manages_does_not() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let member = colleague(&test, &manager, TARO).await;
        let (own, account) = (manager.account().unwrap(), member.account().unwrap());
        assert_eq!(denied(leave(&test.portal, &manager).await), "last-manager");
        set_manager(&test.portal, &manager, account, true).await.unwrap();
        assert_eq!(denied(remove_member(&test.portal, &manager, own).await), "last-signatory");
        set_manager(&test.portal, &manager, account, false).await.unwrap();

        open_session(&test, account).await;
        remove_member(&test.portal, &member, account).await.unwrap();
        assert!(sessions::list_of(&test.portal, account).await.unwrap().is_empty());
        assert_eq!(who(&test, account).await.belonging, None);
        assert!(matches!(leave(&test.portal, &member).await, Err(PortalError::NotFound)));
        assert_eq!(members(&test.portal, &manager).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn plain_members_and_strangers_change_nothing() {
    for test in portals().await {
        let manager = vendor(&test, MANAGER, "4011001098993").await;
        let member = colleague(&test, &manager, TARO).await;
        let other = vendor(&test, "other@example.jp", "7010705000725").await;
        let admin = administrator(&test).await;
        let target: &AccountId = manager.account().unwrap();
        for actor in [&member, &admin, &Actor::System] {
            assert_eq!(denied(set_signatory(&test.portal, actor, target, false).await), "managers-only");
            assert_eq!(denied(set_manager(&test.portal, actor, target, false).await), "managers-only");
            assert_eq!(denied(remove_member(&test.portal, actor, target).await), "managers-only");
            let invited = invite_member(&test.portal, actor, "x@example.jp", "誰か").await;
            assert_eq!(denied(invited), "managers-only");
            assert_eq!(denied(join_requests(&test.portal, actor).await), "managers-only");
            assert_eq!(denied(pending_invitations(&test.portal, actor).await), "managers-only");
        }
        for result in [
            set_signatory(&test.portal, &other, target, false).await,
            set_manager(&test.portal, &other, target, false).await,
            remove_member(&test.portal, &other, target).await,
        ] {
            assert!(matches!(result, Err(PortalError::NotFound)));
        }
        assert_eq!(denied(members(&test.portal, &admin).await), "vendors-only");
        assert_eq!(members(&test.portal, &other).await.unwrap().len(), 1);
    }
}
