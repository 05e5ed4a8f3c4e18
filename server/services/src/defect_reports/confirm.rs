//! Following the link in the mail: looking changes nothing, the button makes the report count.

use domain::actor::Actor;
use domain::case::defect::DefectCommand;
use domain::case::defect::report::Report;
use domain::case::document::StoredFile;
use domain::case::stage::{Stage, State};
use domain::case::{Case, Command};
use domain::ids::CaseId;
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{Aside, by_token, files_of, throw_away};
use crate::cases::{Expected, mention, run, seen_by};
use crate::entities::{cases, defect_reports};
use crate::error::{PortalError, Result};
use crate::mail::{self, Mail, Recipient};
use crate::portal::{Portal, instant, millis};

/// What lies behind a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    Waiting(Waiting),
    Confirmed(Receipt),
}

/// A report that waits for its confirmation, as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub product: String,
    pub report: Report,
    pub files: Vec<String>,
    pub expires_at: Timestamp,
}

/// A report that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub reference: String,
    pub product: String,
    pub confirmed_at: Timestamp,
}

/// What lies behind the link of a mail.
///
/// # Errors
/// `Denied`: `report-link-unknown`, `report-link-expired`; `report-product-cancelled` and
/// `report-product-gone` where the product left the register meanwhile.
pub async fn look(portal: &Portal, token: &str) -> Result<Link> {
    let row = by_token(portal.db(), token).await?;
    if let Some(receipt) = receipt(&row) {
        return Ok(Link::Confirmed(receipt));
    }
    let report = waiting(portal, &row)?;
    let case = cases::Entity::find_by_id(&row.case_id).one(portal.db()).await?;
    match case.and_then(|case| Stage::from_id(&case.stage)) {
        Some(Stage::Listed) => {}
        Some(Stage::Cancelled) => return Err(PortalError::Denied("report-product-cancelled")),
        _ => return Err(PortalError::Denied("report-product-gone")),
    }
    Ok(Link::Waiting(Waiting {
        files: files_of(&row)?.into_iter().map(|file| file.name).collect(),
        product: row.product,
        report,
        expires_at: instant(row.expires_at),
    }))
}

/// Makes the report count: a defect of the case, its evidence, and the mails. Done once; who follows
/// the link again finds the receipt.
///
/// # Errors
/// As [`look`].
pub async fn confirm(portal: &Portal, token: &str) -> Result<()> {
    let row = by_token(portal.db(), token).await?;
    if row.confirmed_at.is_some() {
        return Ok(());
    }
    waiting(portal, &row)?;
    let asides = files_of(&row)?;
    let files = match keep(portal, &asides).await {
        // Another click was quicker, and its files are where they belong.
        Err(PortalError::NotFound) if by_token(portal.db(), token).await?.confirmed_at.is_some() => {
            return Ok(());
        }
        kept => kept?,
    };
    let transaction = portal.begin().await?;
    let history = seen_by(&transaction, &Actor::System, &CaseId::new(&row.case_id)).await?;
    // The case is locked: of two clicks at once the second sees here what the first has done.
    let row = by_token(&transaction, token).await?;
    if row.confirmed_at.is_some() {
        transaction.rollback().await?;
        return Ok(());
    }
    let report = waiting(portal, &row)?;
    in_force(&history.case)?;
    let command =
        Command::Defect(DefectCommand::RecordReport { report, files, reference: row.reference.clone() });
    run(&transaction, portal, &Actor::System, history, Expected::Any, command).await?;
    note(&transaction, portal, &row).await?;
    transaction.commit().await?;
    throw_away(portal, &asides).await;
    Ok(())
}

/// The report, while it waits and can still be confirmed.
fn waiting(portal: &Portal, row: &defect_reports::Model) -> Result<Report> {
    match &row.report {
        Some(report) if row.expires_at > millis(portal.now()) => Ok(serde_json::from_str(report)?),
        _ => Err(PortalError::Denied("report-link-expired")),
    }
}

fn receipt(row: &defect_reports::Model) -> Option<Receipt> {
    Some(Receipt {
        reference: row.reference.clone(),
        product: row.product.clone(),
        confirmed_at: instant(row.confirmed_at?),
    })
}

fn in_force(case: &Case) -> Result<()> {
    match case.state {
        State::Listed(_) => Ok(()),
        State::Cancelled(_) => Err(PortalError::Denied("report-product-cancelled")),
        _ => Err(PortalError::Denied("report-product-gone")),
    }
}

/// Gives the files that were put aside their place among all others, before an event mentions them.
async fn keep(portal: &Portal, asides: &[Aside]) -> Result<Vec<StoredFile>> {
    let mut kept = Vec::new();
    for aside in asides {
        let incoming = portal.storage().from_aside(&aside.place).await?;
        portal.storage().keep(&incoming).await?;
        let file =
            StoredFile { sha256: incoming.sha256.clone(), name: aside.name.clone(), bytes: incoming.bytes };
        mention(portal, &file, aside.kind.media_type()).await?;
        kept.push(file);
    }
    Ok(kept)
}

/// What was reported stands in the history from now on; here stays who reported, who is thanked.
async fn note(connection: &impl ConnectionTrait, portal: &Portal, row: &defect_reports::Model) -> Result<()> {
    defect_reports::Entity::update_many()
        .col_expr(defect_reports::Column::ConfirmedAt, Expr::value(millis(portal.now())))
        .col_expr(defect_reports::Column::Report, Expr::value(Option::<String>::None))
        .col_expr(defect_reports::Column::Files, Expr::value("[]"))
        .filter(defect_reports::Column::Reference.eq(&row.reference))
        .exec(connection)
        .await?;
    let (Some(email), Some(name)) = (row.email.clone(), row.name.clone()) else { return Ok(()) };
    let mail = Mail::DefectReportReceived {
        reference: row.reference.clone(),
        product: row.product.clone(),
        at: portal.now(),
        contact: portal.link("/contact"),
    };
    mail::enqueue(connection, portal, &mail, &Recipient { email, name, account: None }, None).await
}
