//! People of the tests, made through the real use cases.

use std::collections::BTreeSet;

use domain::actor::{Actor, StaffRole};
use domain::ids::{AccountId, OrganizationId};
use services::accounts::staff::{InviteStaff, accept_staff_invitation, invite_staff};
use services::accounts::{
    RegisterInput, Who, confirm_email, create_first_administrator, first_administrator_link, load_actor,
    register_vendor,
};
use services::mail::Kind;
use services::organizations::{RegisterOrganization, Registration, register_organization};

use super::TestPortal;

/// Everybody's password.
pub const PASSWORD: &str = "violet harbour tin 7";

/// Registers; the address is not confirmed.
pub async fn registered(test: &TestPortal, email: &str) {
    let input = RegisterInput {
        email: email.to_owned(),
        name: "試験 太郎".to_owned(),
        password: PASSWORD.to_owned(),
    };
    register_vendor(&test.portal, input).await.expect("registered");
}

/// A vendor's person with a confirmed address and no organisation.
pub async fn confirmed(test: &TestPortal, email: &str) -> AccountId {
    registered(test, email).await;
    let token = test.mailbox().token(Kind::ConfirmAddress, email).await;
    confirm_email(&test.portal, &token).await.expect("confirmed")
}

/// An organisation with this person as its manager and signatory.
pub async fn organization(test: &TestPortal, account: &AccountId, corporate_number: &str) -> OrganizationId {
    let input = RegisterOrganization {
        corporate_number: corporate_number.to_owned(),
        name: "株式会社試験製作所".to_owned(),
        postal_code: "100-8916".to_owned(),
        address: "東京都千代田区霞が関1-2-2".to_owned(),
        title: "代表取締役".to_owned(),
        signatory: true,
    };
    match register_organization(&test.portal, account, input).await.expect("registered") {
        Registration::Registered(id) => id,
        Registration::AskToJoin { .. } => panic!("{corporate_number} is registered already"),
    }
}

/// A vendor's manager and signatory with a new organisation.
pub async fn vendor(test: &TestPortal, email: &str, corporate_number: &str) -> Actor {
    let account = confirmed(test, email).await;
    organization(test, &account, corporate_number).await;
    who(test, &account).await.actor.expect("an actor")
}

/// The first administrator of the portal.
pub async fn administrator(test: &TestPortal) -> Actor {
    let link = first_administrator_link(&test.portal).await.expect("an answer").expect("a link");
    let token = link.rsplit('/').next().expect("a token");
    let account =
        create_first_administrator(&test.portal, token, "kanri@mhlw.example.jp", "管理 花子", PASSWORD)
            .await
            .expect("an administrator");
    who(test, &account).await.actor.expect("an actor")
}

/// A member of the staff, invited by the administrator.
pub async fn staff<const N: usize>(
    test: &TestPortal,
    administrator: &Actor,
    email: &str,
    roles: [StaffRole; N],
) -> Actor {
    let name = format!("職員 {email}");
    let input = InviteStaff { email: email.to_owned(), name: name.clone(), roles: BTreeSet::from(roles) };
    invite_staff(&test.portal, administrator, input).await.expect("invited");
    let token = test.mailbox().token(Kind::StaffInvitation, email).await;
    let account = accept_staff_invitation(&test.portal, &token, &name, PASSWORD).await.expect("accepted");
    who(test, &account).await.actor.expect("an actor")
}

/// The person as they are now.
pub async fn who(test: &TestPortal, account: &AccountId) -> Who {
    load_actor(&test.portal, account).await.expect("an answer").expect("somebody")
}
