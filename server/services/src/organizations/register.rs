//! Registering an organisation by its 法人番号.

use domain::corporate_number::CorporateNumber;
use domain::ids::{AccountId, OrganizationId};
use domain::text;
use domain::validation::{Checker, FieldError};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::profile::{self, Entries};
use super::{Joining, add, require_free};
use crate::accounts::{fields, parse_line};
use crate::entities::organizations;
use crate::error::{PortalError, Result};
use crate::journal::{self, By};
use crate::portal::{Portal, millis, new_id};

/// Longest 役職, in characters.
pub const TITLE_MAX: usize = 60;

/// What the form holds; the inputs are named like the fields, with hyphens.
#[derive(Clone, Debug, Default)]
pub struct RegisterOrganization {
    /// As typed: full-width digits and hyphens are put right.
    pub corporate_number: String,
    /// 商号.
    pub name: String,
    pub postal_code: String,
    pub address: String,
    /// 役職 of the person who registers.
    pub title: String,
    /// The person says that they are the representative or a delegated signatory (代表者又は受任者).
    pub signatory: bool,
}

/// How a registration ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registration {
    Registered(OrganizationId),
    /// The 法人番号 is registered already; its people decide who joins.
    AskToJoin {
        organization: OrganizationId,
        /// 商号, as its people registered it.
        name: String,
    },
}

/// Registers the organisation with the person as its manager, and as its signatory if they say so.
///
/// # Errors
/// `Invalid` for the fields. `Denied`: `staff-account`, `already-in-organization`.
pub async fn register_organization(
    portal: &Portal,
    account: &AccountId,
    input: RegisterOrganization,
) -> Result<Registration> {
    let checked = check(input)?;
    let transaction = portal.begin().await?;
    let person = require_free(&transaction, account).await?;
    let id = OrganizationId::new(new_id()?);
    let row = organizations::ActiveModel {
        id: Set(id.to_string()),
        corporate_number: Set(checked.corporate_number.clone()),
        name_key: Set(text::key(&checked.name)),
        name: Set(checked.name),
        postal_code: Set(checked.postal_code),
        address: Set(checked.address),
        created_at: Set(millis(portal.now())),
    };
    let registered = OnConflict::column(organizations::Column::CorporateNumber).do_nothing().to_owned();
    let inserted = organizations::Entity::insert(row)
        .on_conflict(registered)
        .exec_without_returning(&transaction)
        .await?;
    if inserted == 0 {
        let found = organizations::Entity::find()
            .filter(organizations::Column::CorporateNumber.eq(checked.corporate_number))
            .one(&transaction)
            .await?;
        let found = found.ok_or(PortalError::NotFound)?;
        return Ok(Registration::AskToJoin { organization: OrganizationId::new(found.id), name: found.name });
    }
    let joining = Joining { title: &checked.title, signatory: checked.signatory, manager: true };
    add(&transaction, portal, account, &id, joining).await?;
    let by = By { account: Some(account.to_string()), name: person.name };
    let details = serde_json::json!({ "signatory": checked.signatory });
    journal::note(&transaction, portal, by, "organization-registered", id.as_str(), details).await?;
    transaction.commit().await?;
    Ok(Registration::Registered(id))
}

/// The same fields, put right; all errors at once.
fn check(input: RegisterOrganization) -> Result<RegisterOrganization> {
    let mut checker = Checker::default();
    let corporate_number = checker.take(
        CorporateNumber::parse(&input.corporate_number)
            .map(|number| number.as_str().to_owned())
            .map_err(|error| FieldError::new("corporate-number", error.code())),
    );
    let Entries { name, postal_code, address } =
        profile::check(&mut checker, &input.name, &input.postal_code, &input.address);
    let title = checker.take(parse_line("title", &input.title, TITLE_MAX, "title-empty"));
    let signatory = input.signatory;
    let checked = RegisterOrganization { corporate_number, name, postal_code, address, title, signatory };
    fields(checker.finish(checked))
}
