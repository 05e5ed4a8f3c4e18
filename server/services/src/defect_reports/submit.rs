//! What somebody from outside sends, checked and put aside until it is confirmed.
//!
//! The answer is the same whether the address was ever used here or not, and whether one more mail
//! goes to it or not.

use std::net::IpAddr;

use bytes::Bytes;
use documents::safe_name::stored_name_as;
use domain::case::defect::report::{Report, Severity};
use domain::case::document::MAX_FILE_BYTES;
use domain::case::evidence::EvidenceKind;
use domain::validation::FieldError;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{Aside, LINK_LASTS, Product, hash, products, throw_away};
use crate::accounts::register::NAME_MAX;
use crate::accounts::{attempts, parse_email, parse_line};
use crate::cases::{UploadError, look_over};
use crate::entities::defect_reports;
use crate::error::{PortalError, Result};
use crate::mail::{self, Mail, Recipient};
use crate::portal::{Portal, millis, random_hex};
use crate::storage::Incoming;

/// What the form holds, as typed.
#[derive(Clone, Debug, Default)]
pub struct ReportInput {
    /// The receipt number of the product.
    pub product: String,
    pub firmware: String,
    pub serials: String,
    pub what: String,
    pub severity: String,
    pub name: String,
    pub email: String,
    pub agreed: bool,
}

/// What was typed, found to be fit.
#[derive(Clone, Debug)]
pub struct Checked {
    product: Product,
    report: Report,
    name: String,
    email: String,
}

/// A file that was received and looked over.
pub struct Evidence {
    kind: EvidenceKind,
    name: String,
    incoming: Incoming,
}

/// Whether one more report may come from this network. Counts it.
///
/// # Errors
/// Where the database does not answer.
pub async fn may_report(portal: &Portal, address: IpAddr) -> Result<bool> {
    attempts::may_report(portal, address).await
}

/// Receives a file and looks it over. `name` is what the browser called it.
///
/// # Errors
/// [`UploadError`]; nothing is kept then.
pub async fn receive_evidence<S, E>(
    portal: &Portal,
    name: &str,
    content: S,
) -> std::result::Result<Evidence, UploadError>
where
    S: futures_util::Stream<Item = std::result::Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    let incoming = portal.storage().receive(content, MAX_FILE_BYTES).await?;
    let kind = look_over(&incoming).await?;
    Ok(Evidence { kind, name: stored_name_as(name, kind.extensions()), incoming })
}

/// Checks everything that was typed.
///
/// # Errors
/// [`PortalError::Invalid`] with every field that does not fit, in the order of the form.
pub async fn check(portal: &Portal, input: &ReportInput) -> Result<Checked> {
    let mut errors = Vec::new();
    let chosen = input.product.trim();
    let product = products(portal).await?.into_iter().find(|product| product.number == chosen);
    if product.is_none() {
        let code = if chosen.is_empty() { "choose" } else { "report-product-not-listed" };
        errors.push(FieldError::new("product", code));
    }
    let severity = Severity::from_id(&input.severity);
    let report = Report {
        firmware: input.firmware.clone(),
        serials: input.serials.clone(),
        what: input.what.clone(),
        severity: severity.unwrap_or(Severity::Minor),
    };
    let report = report.checked().map_err(|found| errors.extend(found)).ok();
    if severity.is_none() {
        errors.push(FieldError::new("severity", "choose"));
    }
    let name =
        parse_line("name", &input.name, NAME_MAX, "name-empty").map_err(|error| errors.push(error)).ok();
    let email = parse_email("email", &input.email).map_err(|error| errors.push(error)).ok();
    if !input.agreed {
        errors.push(FieldError::new("agreed", "agree"));
    }
    match (product, report, name, email) {
        (Some(product), Some(report), Some(name), Some(email)) if errors.is_empty() => {
            Ok(Checked { product, report, name, email })
        }
        _ => Err(PortalError::Invalid(errors)),
    }
}

/// Puts a report aside and sends the link that confirms it. Where too many mails went to the address
/// already, nothing is kept, and nothing tells so.
///
/// # Errors
/// Where database or store do not answer; nothing is kept then.
pub async fn submit(portal: &Portal, checked: Checked, evidence: Vec<Evidence>) -> Result<()> {
    if !attempts::may_mail(portal, &checked.email).await? {
        return Ok(());
    }
    let mut files = Vec::new();
    let stored = async {
        for Evidence { kind, name, incoming } in evidence {
            let bytes = incoming.bytes;
            let place = portal.storage().set_aside(incoming).await?;
            files.push(Aside { place, name, bytes, kind });
        }
        store(portal, &checked, &files).await
    };
    let stored = stored.await;
    if stored.is_err() {
        throw_away(portal, &files).await;
    }
    stored
}

async fn store(portal: &Portal, checked: &Checked, files: &[Aside]) -> Result<()> {
    let (now, token) = (portal.now(), random_hex::<32>()?);
    let expires_at = now + LINK_LASTS;
    let row = defect_reports::ActiveModel {
        reference: Set(reference()?),
        case_id: Set(checked.product.case.clone()),
        product: Set(checked.product.title()),
        report: Set(Some(serde_json::to_string(&checked.report)?)),
        files: Set(serde_json::to_string(files)?),
        name: Set(Some(checked.name.clone())),
        email: Set(Some(checked.email.clone())),
        token_hash: Set(hash(&token)),
        created_at: Set(millis(now)),
        expires_at: Set(millis(expires_at)),
        confirmed_at: Set(None),
        removed_at: Set(None),
    };
    let transaction = portal.begin().await?;
    defect_reports::Entity::insert(row).exec_without_returning(&transaction).await?;
    let mail = Mail::ConfirmDefectReport {
        product: checked.product.title(),
        link: portal.link(&format!("/report-defect/{token}")),
        expires_at,
    };
    let to = Recipient { email: checked.email.clone(), name: checked.name.clone(), account: None };
    // Not under the case: whoever reads the mails of a case shall not read who reported.
    mail::enqueue(&transaction, portal, &mail, &to, None).await?;
    transaction.commit().await?;
    Ok(())
}

/// Three groups of four, to be read out on the phone.
fn reference() -> Result<String> {
    let digits = random_hex::<6>()?.to_uppercase();
    let (first, rest) = digits.split_at(4);
    let (second, third) = rest.split_at(4);
    Ok(format!("D-{first}-{second}-{third}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_can_be_read_out() {
        let one = reference().unwrap();
        assert_eq!(one.len(), "D-0000-0000-0000".len());
        assert!(one.chars().all(|c| c == '-' || c.is_ascii_hexdigit()), "{one}");
        assert_ne!(one, reference().unwrap());
    }
}
