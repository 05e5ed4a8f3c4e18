//! What an organisation registered about itself.

use domain::actor::Actor;
use domain::ids::OrganizationId;
use jiff::Timestamp;
use sea_orm::EntityTrait;

use crate::entities::organizations;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, instant};

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

/// The actor's own organisation.
///
/// # Errors
/// `Denied("vendors-only")` for the staff.
pub async fn organization_of(portal: &Portal, actor: &Actor) -> Result<Organization> {
    let id = actor.organization().ok_or(PortalError::Denied("vendors-only"))?;
    let found = organizations::Entity::find_by_id(id.as_str()).one(portal.db()).await?;
    let row = found.ok_or(PortalError::NotFound)?;
    Ok(Organization {
        id: OrganizationId::new(row.id),
        corporate_number: row.corporate_number,
        name: row.name,
        postal_code: row.postal_code,
        address: row.address,
        created_at: instant(row.created_at),
    })
}
