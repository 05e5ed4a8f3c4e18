//! A vendor starts an application.

use domain::actor::Actor;
use domain::case::Case;
use domain::case::facts::required_line;
use domain::ids::{CallId, CaseId};

use super::history::{History, append};
use super::read_model;
use crate::calls;
use crate::error::{PortalError, Result};
use crate::portal::{Portal, new_id};

/// Starts a draft for a product in a call.
///
/// # Errors
/// [`PortalError::Refused`] outside the time of the call or for anybody but a vendor's member,
/// [`PortalError::Invalid`] without a product name.
pub async fn start(portal: &Portal, actor: &Actor, call: &CallId, product_name: &str) -> Result<CaseId> {
    let transaction = portal.begin().await?;
    let call = calls::load(&transaction, call).await?;
    let product = required_line("product_name", product_name, 200)
        .map_err(|error| PortalError::Invalid(vec![error]))?;
    let now = portal.now();
    let first = Case::start(actor, &call, product, now)?;
    let id = CaseId::new(new_id()?);
    let events = vec![first];
    let case = Case::replay(id.clone(), &events).map_err(PortalError::fault)?;
    let last_hash = append(&transaction, &id, "", &events).await?;
    read_model::store(&transaction, &History { case, events, last_hash }, &call, now).await?;
    transaction.commit().await?;
    Ok(id)
}
