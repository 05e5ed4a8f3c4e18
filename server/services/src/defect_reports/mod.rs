//! Reports of defects from the public: without an account, confirmed by mail.
//!
//! A report counts once its sender follows the link in a mail. Then it becomes an event of the case,
//! under a reference; who sent it stays in a table of its own, which can be emptied without touching
//! the history. What nobody confirms is thrown away.
//!
//! | you look for | go to |
//! |---|---|
//! | what is typed, and the mail with the link | [`submit`] |
//! | following the link | [`confirm`] |
//! | who reported, shown to the staff; removing it | [`contact`] |
//! | what goes by itself when its time is over | [`sweep`] |

mod confirm;
mod contact;
mod submit;
mod sweep;

use domain::case::evidence::EvidenceKind;
use domain::case::stage::Stage;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use self::confirm::{Link, Receipt, Waiting, confirm, look};
pub use self::contact::{Contact, contact, remove};
pub use self::submit::{Checked, Evidence, ReportInput, check, may_report, receive_evidence, submit};
pub use self::sweep::sweep;
use crate::entities::{cases, defect_reports, outbox, register_entries};
use crate::error::{PortalError, Result};
use crate::mail::Kind;
use crate::portal::Portal;
use crate::register::store;

/// How long the link in the mail works.
pub const LINK_LASTS: SignedDuration = SignedDuration::from_hours(48);
/// How many years name and address of a reporter are kept after the confirmation.
pub const KEPT_YEARS: i64 = 5;

/// A product that can be reported: one that stands in the register and is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// The receipt number of its case.
    pub number: String,
    pub name: String,
    pub model: String,
    pub vendor: String,
    case: String,
}

impl Product {
    /// Name and model as mails and receipts say them.
    pub fn title(&self) -> String {
        format!("{}（{}）", self.name, self.model)
    }
}

/// The products that can be reported, by name, as the register shows them.
///
/// # Errors
/// Where the database does not answer.
pub async fn products(portal: &Portal) -> Result<Vec<Product>> {
    let listed = cases::Entity::find()
        .select_only()
        .column(cases::Column::Id)
        .filter(cases::Column::Stage.eq(Stage::Listed.id()))
        .into_query();
    let rows = register_entries::Entity::find()
        .filter(register_entries::Column::CaseId.in_subquery(listed))
        .order_by_asc(register_entries::Column::ProductKey)
        .order_by_asc(register_entries::Column::Number)
        .all(portal.db())
        .await?;
    rows.into_iter().map(|row| product(row, portal.now())).collect()
}

fn product(row: register_entries::Model, now: Timestamp) -> Result<Product> {
    let entry = store::entry(&row, now)?;
    Ok(Product {
        number: entry.number,
        name: entry.product_name,
        model: entry.model_number,
        vendor: entry.vendor,
        case: row.case_id,
    })
}

/// A file that was put aside for a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Aside {
    place: String,
    name: String,
    bytes: u64,
    kind: EvidenceKind,
}

fn files_of(row: &defect_reports::Model) -> Result<Vec<Aside>> {
    Ok(serde_json::from_str(&row.files)?)
}

async fn by_token(connection: &impl ConnectionTrait, token: &str) -> Result<defect_reports::Model> {
    let found = defect_reports::Entity::find()
        .filter(defect_reports::Column::TokenHash.eq(hash(token)))
        .one(connection)
        .await?;
    found.ok_or(PortalError::Denied("report-link-unknown"))
}

/// Throws away the files that were put aside for a report; one that stays behind is swept later.
async fn throw_away(portal: &Portal, files: &[Aside]) {
    for file in files {
        if let Err(error) = portal.storage().throw_away(&file.place).await {
            tracing::warn!(%error, file = file.place, "a file of a report is left over");
        }
    }
}

/// Deletes the mails that went to a reporter: they name whom they went to.
async fn delete_mails(connection: &impl ConnectionTrait, email: &str) -> Result<()> {
    let kinds = [Kind::ConfirmDefectReport, Kind::DefectReportReceived].map(Kind::id);
    outbox::Entity::delete_many()
        .filter(outbox::Column::Kind.is_in(kinds))
        .filter(outbox::Column::Recipient.eq(email))
        .filter(
            Condition::any()
                .add(outbox::Column::SentAt.is_not_null())
                .add(outbox::Column::GivenUpAt.is_not_null()),
        )
        .exec(connection)
        .await?;
    Ok(())
}

fn hash(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}
