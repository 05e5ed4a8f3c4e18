//! Inviting a member of the staff by mail, and accepting.

use std::collections::BTreeSet;

use domain::actor::{Actor, StaffRole};
use domain::ids::AccountId;
use domain::validation::Checker;
use jiff::Timestamp;
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};

use super::{check_roles, ids, require_administrator, require_reader, set_roles};
use crate::accounts::register::{NAME_MAX, check_person};
use crate::accounts::tokens::{self, NewToken, Purpose};
use crate::accounts::{NewAccount, by_key, email_key, fields, insert, parse_email, parse_line, passwords};
use crate::entities::tokens as rows;
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::mail::{self, Mail, Recipient};
use crate::portal::{Portal, instant};

const PURPOSE: Purpose = Purpose::StaffInvitation;

/// What the form holds. Its inputs are named `email`, `name` and `roles`.
#[derive(Clone, Debug, Default)]
pub struct InviteStaff {
    pub email: String,
    pub name: String,
    pub roles: BTreeSet<StaffRole>,
}

/// What an invitation says; shown to whoever opens the link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffInvitation {
    pub email: String,
    pub name: String,
    pub roles: BTreeSet<StaffRole>,
    /// The administrator who invites.
    pub inviter: String,
}

/// An invitation that nobody accepted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingInvitation {
    /// For withdrawing it; no secret.
    pub id: String,
    pub email: String,
    pub name: String,
    pub roles: BTreeSet<StaffRole>,
    pub expires_at: Timestamp,
}

/// Invites by mail; an earlier invitation to the same address stops working.
///
/// # Errors
/// `Denied("administrators-only")`. `Invalid`: `email-registered` where the address has an account
/// of any kind (staff and vendors never mix); `roles-empty`; `auditor-stands-alone`.
pub async fn invite_staff(portal: &Portal, actor: &Actor, input: InviteStaff) -> Result<()> {
    let transaction = portal.begin().await?;
    require_administrator(&transaction, actor).await?;
    let mut checker = Checker::default();
    let email = checker.take(parse_email("email", &input.email));
    let name = checker.take(parse_line("name", &input.name, NAME_MAX, "name-empty"));
    checker.take(check_roles(&input.roles));
    fields(checker.finish(()))?;
    if by_key(&transaction, &email).await?.is_some() {
        return Err(PortalError::field("email", "email-registered"));
    }
    let key = email_key(&email);
    tokens::void(&transaction, portal, PURPOSE, to_address(&key)).await?;
    let details = serde_json::json!({ "roles": ids(&input.roles) });
    journal::note(&transaction, portal, By::from(actor), "staff-invited", &email, details).await?;
    let roles_ja = input.roles.iter().map(|role| role_ja(*role).to_owned()).collect();
    let roles_en = input.roles.iter().map(|role| role_en(*role).to_owned()).collect();
    let inviter = By::from(actor).name;
    let payload = StaffInvitation { email: email.clone(), name: name.clone(), roles: input.roles, inviter };
    let token = NewToken { purpose: PURPOSE, account: None, subject: Some(&key), payload };
    let link = tokens::issue(&transaction, portal, token).await?;
    let expires_at = portal.now() + PURPOSE.lifetime();
    let mail = Mail::StaffInvitation { roles_ja, roles_en, link, expires_at };
    mail::enqueue(&transaction, portal, &mail, &Recipient { email, name, account: None }, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// What the invitation behind the link says.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`.
pub async fn staff_invitation(portal: &Portal, token: &str) -> Result<StaffInvitation> {
    tokens::payload(&tokens::peek(portal.db(), portal, PURPOSE, token).await?)
}

/// Makes the account with the name and password of the form (inputs `name`, `password`). As the link
/// came by mail, the address counts as confirmed.
///
/// # Errors
/// `Denied`: `link-unknown`, `link-used`, `link-expired`, `email-registered`. `Invalid` for the
/// fields; the link then still works.
pub async fn accept_staff_invitation(
    portal: &Portal,
    token: &str,
    name: &str,
    password: &str,
) -> Result<AccountId> {
    let invitation = staff_invitation(portal, token).await?;
    let person = check_person(&invitation.email, name, password)?;
    let password_hash = passwords::hash(portal, password).await?;
    let transaction = portal.begin().await?;
    tokens::redeem(&transaction, portal, PURPOSE, token).await?;
    let by = By { account: None, name: person.name.clone() };
    let new =
        NewAccount { email: person.email, name: person.name, password_hash, staff: true, confirmed: true };
    let id = insert(&transaction, portal, new).await?.ok_or(PortalError::Denied("email-registered"))?;
    let id = AccountId::new(id);
    set_roles(&transaction, &id, &invitation.roles).await?;
    let details = serde_json::json!({ "roles": ids(&invitation.roles), "invited_by": invitation.inviter });
    let by = By { account: Some(id.to_string()), ..by };
    journal::note(&transaction, portal, by, "staff-joined", id.as_str(), details).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The invitations that still work, the newest first. For administrators and auditors.
///
/// # Errors
/// `Denied("administrators-only")`.
pub async fn pending_invitations(portal: &Portal, actor: &Actor) -> Result<Vec<PendingInvitation>> {
    require_reader(actor)?;
    let pending = tokens::pending(portal.db(), portal, PURPOSE, None).await?;
    pending
        .into_iter()
        .map(|row| {
            let StaffInvitation { email, name, roles, .. } = tokens::payload(&row)?;
            Ok(PendingInvitation { id: row.hash, email, name, roles, expires_at: instant(row.expires_at) })
        })
        .collect()
}

/// Takes an invitation back; `id` as in [`PendingInvitation`].
///
/// # Errors
/// `Denied("administrators-only")`; `NotFound` where it was accepted or ran out meanwhile.
pub async fn withdraw_staff_invitation(portal: &Portal, actor: &Actor, id: &str) -> Result<()> {
    let transaction = portal.begin().await?;
    require_administrator(&transaction, actor).await?;
    let which = Condition::all().add(rows::Column::Hash.eq(id));
    if tokens::void(&transaction, portal, PURPOSE, which).await? == 0 {
        return Err(PortalError::NotFound);
    }
    let by = By::from(actor);
    journal::note(&transaction, portal, by, "staff-invitation-withdrawn", id, serde_json::json!({})).await?;
    transaction.commit().await?;
    Ok(())
}

fn to_address(key: &str) -> Condition {
    Condition::all().add(rows::Column::SubjectId.eq(key))
}

fn role_ja(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Reviewer => "審査担当",
        StaffRole::Approver => "審査責任者",
        StaffRole::DeviceTester => "機能確認担当",
        StaffRole::Administrator => "管理者",
        StaffRole::Auditor => "監査",
    }
}

fn role_en(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Reviewer => "reviewer",
        StaffRole::Approver => "approver",
        StaffRole::DeviceTester => "device tester",
        StaffRole::Administrator => "administrator",
        StaffRole::Auditor => "auditor",
    }
}
