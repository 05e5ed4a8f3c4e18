//! Who the person behind a session is at this moment: loaded anew for each request, so that a role
//! taken away is gone at once.

use std::collections::BTreeSet;

use domain::actor::{Actor, StaffMember, StaffRole, VendorMember};
use domain::ids::{AccountId, OrganizationId};
use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::by_id;
use crate::entities::{accounts, memberships, organizations, staff_roles};
use crate::error::Result;
use crate::portal::{Portal, instant};

/// An account without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub staff: bool,
    /// `ja` or `en`.
    pub locale: String,
    pub password_changed_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

impl From<accounts::Model> for Account {
    fn from(row: accounts::Model) -> Self {
        Self {
            id: AccountId::new(row.id),
            email: row.email,
            name: row.name,
            staff: row.staff,
            locale: row.locale,
            password_changed_at: row.password_changed_at.map(instant),
            created_at: instant(row.created_at),
        }
    }
}

/// The organisation of a vendor's member, and what the person is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belonging {
    pub organization: OrganizationId,
    /// 商号.
    pub name: String,
    pub corporate_number: String,
    /// 役職; may be empty.
    pub title: String,
    pub signatory: bool,
    pub manager: bool,
}

/// A person who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub account: Account,
    /// `None` for a vendor's person without an organisation.
    pub actor: Option<Actor>,
    /// Of the staff; empty for vendors.
    pub roles: BTreeSet<StaffRole>,
    pub belonging: Option<Belonging>,
}

/// The person with what they may do, in two statements. `None` where the account is unknown,
/// disabled or not confirmed: the session is then worth nothing.
///
/// # Errors
/// Where the database does not answer.
pub async fn load_actor(portal: &Portal, account: &AccountId) -> Result<Option<Who>> {
    let found = by_id(portal.db(), account.as_str()).await?;
    let Some(row) = found.filter(|row| row.disabled_at.is_none() && row.confirmed_at.is_some()) else {
        return Ok(None);
    };
    let account = Account::from(row);
    if account.staff {
        staff(portal, account).await.map(Some)
    } else {
        vendor(portal, account).await.map(Some)
    }
}

async fn staff(portal: &Portal, account: Account) -> Result<Who> {
    let roles = roles_of(portal.db(), &account.id).await?;
    let member =
        StaffMember { account: account.id.clone(), name: account.name.clone(), roles: roles.clone() };
    Ok(Who { account, actor: Some(Actor::Staff(member)), roles, belonging: None })
}

async fn vendor(portal: &Portal, account: Account) -> Result<Who> {
    let found = memberships::Entity::find_by_id(account.id.as_str())
        .find_also_related(organizations::Entity)
        .one(portal.db())
        .await?;
    let belonging = found.and_then(|(member, organization)| {
        organization.map(|organization| Belonging {
            organization: OrganizationId::new(organization.id),
            name: organization.name,
            corporate_number: organization.corporate_number,
            title: member.title,
            signatory: member.signatory,
            manager: member.manager,
        })
    });
    let actor = belonging.as_ref().map(|belonging| {
        Actor::Vendor(VendorMember {
            account: account.id.clone(),
            name: account.name.clone(),
            organization: belonging.organization.clone(),
            signatory: belonging.signatory,
        })
    });
    Ok(Who { account, actor, roles: BTreeSet::new(), belonging })
}

/// The roles of a member of the staff.
pub(super) async fn roles_of(
    connection: &impl ConnectionTrait,
    account: &AccountId,
) -> Result<BTreeSet<StaffRole>> {
    let rows = staff_roles::Entity::find()
        .filter(staff_roles::Column::AccountId.eq(account.as_str()))
        .all(connection)
        .await?;
    Ok(rows.iter().filter_map(|row| StaffRole::from_id(&row.role)).collect())
}
