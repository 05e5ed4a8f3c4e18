//! What a case's forms are held against: the call, the facts, the organisation and who signs for it.

use domain::calendar::jst;
use domain::call::Call;
use domain::case::Case;
use domain::checks::{Applied, Basis};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::cases::people;
use crate::entities::organizations;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// What a form is held against that nobody has handed in yet: two statements. Prefilling takes from
/// it as well.
///
/// # Errors
/// Where the database does not answer.
pub async fn basis(portal: &Portal, case: &Case, call: &Call) -> Result<Basis> {
    let applied = applied(portal.db(), case).await?;
    Ok(Basis { call: call.into(), applied, today: jst(portal.now()).date() })
}

/// What the application says outside its forms: two statements. Once it was handed in, the
/// organisation is the one of that day.
pub(super) async fn applied(connection: &impl ConnectionTrait, case: &Case) -> Result<Applied> {
    let organization = organizations::Entity::find_by_id(case.organization.as_str())
        .one(connection)
        .await?
        .ok_or(PortalError::NotFound)?;
    let mut signatories = people::signing_names(connection, &case.organization).await?;
    // Who signed on the day of submission was entitled to, whoever has left since.
    if let Some(signer) = case.submission.as_ref().map(|submission| &submission.consent.signer_name)
        && !signatories.contains(signer)
    {
        signatories.push(signer.clone());
    }
    let (corporate_number, company_name) = match &case.submission {
        Some(submission) => {
            (submission.applicant.corporate_number.clone(), submission.applicant.name.clone())
        }
        None => (organization.corporate_number, organization.name),
    };
    let facts = case.facts.clone().unwrap_or_default();
    Ok(Applied {
        corporate_number,
        company_name,
        address: facts.address,
        representative_title: facts.representative_title,
        representative_name: facts.representative_name,
        contact_department: facts.contact_department,
        contact_name: facts.contact_name,
        contact_phone: facts.contact_phone,
        contact_mail: facts.contact_email,
        product_name: facts.product_name,
        model_number: facts.model_number,
        firmware: facts.firmware,
        units: case.facts.as_ref().map(|facts| facts.units),
        signatories,
    })
}
