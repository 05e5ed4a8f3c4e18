//! What an organisation registered about itself, and changing it.
//!
//! The 法人番号 stays for good. What was handed in keeps the applicant of its day, as its history holds it;
//! drafts take what stands here.

use domain::actor::Actor;
use domain::contact;
use domain::ids::OrganizationId;
use domain::text;
use domain::validation::{Checker, FieldError};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::require_manager;
use crate::accounts::{fields, parse_line};
use crate::entities::organizations;
use crate::error::{Conflict, PortalError, Result};
use crate::journal::{self, By};
use crate::portal::{Portal, instant};

const NAME_MAX: usize = 150;
const ADDRESS_MAX: usize = 200;

/// An organisation as its members see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    pub id: OrganizationId,
    pub corporate_number: String,
    /// 商号.
    pub name: String,
    /// `100-8916`.
    pub postal_code: String,
    pub address: String,
    pub created_at: Timestamp,
}

impl Organization {
    /// Tells one state of the entries from another; goes along with the form that changes them.
    pub fn version(&self) -> String {
        version(&self.name, &self.postal_code, &self.address)
    }
}

impl From<organizations::Model> for Organization {
    fn from(row: organizations::Model) -> Self {
        Self {
            id: OrganizationId::new(row.id),
            corporate_number: row.corporate_number,
            name: row.name,
            postal_code: row.postal_code,
            address: row.address,
            created_at: instant(row.created_at),
        }
    }
}

/// What can be changed; the inputs are named like the fields, with hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// 商号.
    pub name: String,
    pub postal_code: String,
    pub address: String,
}

/// The actor's own organisation.
///
/// # Errors
/// `Denied("vendors-only")` for the staff.
pub async fn organization_of(portal: &Portal, actor: &Actor) -> Result<Organization> {
    let id = actor.organization().ok_or(PortalError::Denied("vendors-only"))?;
    let found = organizations::Entity::find_by_id(id.as_str()).one(portal.db()).await?;
    Ok(found.ok_or(PortalError::NotFound)?.into())
}

/// Changes what the organisation registered about itself. `seen` is the [`Organization::version`] that
/// the person saw. The same again changes nothing.
///
/// # Errors
/// `Denied("managers-only")`. `Invalid` for the fields. `Conflict` where another manager changed it
/// meanwhile.
pub async fn change_organization(portal: &Portal, actor: &Actor, typed: &Entries, seen: &str) -> Result<()> {
    let transaction = portal.begin().await?;
    let manager = require_manager(&transaction, actor).await?;
    let id = manager.organization.as_str();
    let found = organizations::Entity::find_by_id(id).lock_exclusive().one(&transaction).await?;
    let before = found.ok_or(PortalError::NotFound)?;
    if seen != version(&before.name, &before.postal_code, &before.address) {
        return Err(PortalError::Conflict(Conflict::default()));
    }
    let mut checker = Checker::default();
    let after = check(&mut checker, &typed.name, &typed.postal_code, &typed.address);
    let after = fields(checker.finish(after))?;
    let old = told(&before.name, &before.postal_code, &before.address);
    let new = told(&after.name, &after.postal_code, &after.address);
    if old == new {
        return Ok(());
    }
    organizations::Entity::update_many()
        .col_expr(organizations::Column::NameKey, Expr::value(text::key(&after.name)))
        .col_expr(organizations::Column::Name, Expr::value(after.name))
        .col_expr(organizations::Column::PostalCode, Expr::value(after.postal_code))
        .col_expr(organizations::Column::Address, Expr::value(after.address))
        .filter(organizations::Column::Id.eq(id))
        .exec(&transaction)
        .await?;
    let details = json!({ "before": old, "after": new });
    journal::note(&transaction, portal, By::from(actor), "organization-changed", id, details).await?;
    transaction.commit().await?;
    Ok(())
}

/// The entries put right; what is wrong goes to the checker.
pub(super) fn check(checker: &mut Checker, name: &str, postal_code: &str, address: &str) -> Entries {
    let name = checker.take(parse_line("name", name, NAME_MAX, "organization-name-empty"));
    let postal_code = checker.take(
        contact::parse_postal_code(postal_code).map_err(|error| FieldError::new("postal-code", error.code())),
    );
    let address = checker.take(parse_line("address", address, ADDRESS_MAX, "address-empty"));
    Entries { name, postal_code, address }
}

/// The entries as the journal keeps them.
fn told(name: &str, postal_code: &str, address: &str) -> Value {
    json!({ "organization_name": name, "organization_postal_code": postal_code, "organization_address": address })
}

fn version(name: &str, postal_code: &str, address: &str) -> String {
    hex::encode(Sha256::digest(format!("{name}\n{postal_code}\n{address}")))
}
