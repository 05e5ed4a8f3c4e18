//! 変更届: what the forms say of the values that a notice changes, and the files that come with one.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use documents::safe_name::stored_name_as;
use domain::actor::Actor;
use domain::call::Call;
use domain::case::change_notice::{ChangeField, ChangeNoticeCommand, TypedNotice};
use domain::case::document::StoredFile;
use domain::case::evidence::EvidenceKind;
use domain::case::{Case, Command};
use domain::forms::{Content, FormId, spec};
use domain::ids::CaseId;
use domain::money::{Yen, tax_included};

use super::execute::{Done, Expected, execute};
use super::incoming;
use super::upload::{UploadError, look_into};
use super::view::view;
use crate::error::Result;
use crate::portal::Portal;
use crate::readings;

/// What a file of a notice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeFileKind {
    /// The vendor's, to back what it says.
    Evidence,
    /// A form that was asked for again: read like any other.
    Form(FormId),
    /// The tester's photo or log.
    Record,
}

/// Writes a draft, new or anew. What the facts have no place for is compared with what the forms say.
///
/// # Errors
/// As [`execute`].
pub async fn write_notice(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    notice: Option<u32>,
    typed: TypedNotice,
) -> Result<Done> {
    let seen = view(portal, actor, id).await?;
    let known = known_values(portal, &seen.case, &seen.call).await?;
    let command = ChangeNoticeCommand::Write { notice, typed: TypedNotice { known, ..typed } };
    execute(portal, actor, id, Expected::Any, Command::ChangeNotice(command)).await
}

/// What is known of values that the facts have no place for: from the notices that were noted, else from
/// the forms and the application as they were handed in. Two statements.
///
/// # Errors
/// Where database or store do not answer.
pub async fn known_values(
    portal: &Portal,
    case: &Case,
    call: &Call,
) -> Result<BTreeMap<ChangeField, String>> {
    let mut known = BTreeMap::new();
    if let Some(submission) = &case.submission {
        known.insert(ChangeField::CompanyName, submission.applicant.name.clone());
    }
    let handed_in = |form| case.document(form).and_then(|document| document.in_screening());
    let files = [FormId::PriceEstimate, FormId::SupplyPledge]
        .into_iter()
        .filter_map(|form| Some((handed_in(form)?.file.sha256.clone(), form)));
    let readings = readings::of_files(portal, files.collect::<BTreeSet<_>>()).await?;
    for ((_, form), inspected) in &readings {
        let Some(content) = inspected.reading().map(|reading| &reading.content) else { continue };
        match form {
            FormId::PriceEstimate => {
                for (field, class) in
                    [(ChangeField::UnitPrice, "body"), (ChangeField::MaintenancePrice, "maintenance")]
                {
                    known.extend(price(content, class, call).map(|price| (field, price.get().to_string())));
                }
            }
            _ => {
                known.insert(ChangeField::Plants, content.raw("plants").trim().to_owned());
            }
        }
    }
    for field in ChangeField::ALL {
        if let Some(value) = case.noted_value(field) {
            known.insert(field, value.to_owned());
        }
    }
    Ok(known)
}

/// The price of the first line of a class in the estimate, tax included.
fn price(content: &Content, class: &str, call: &Call) -> Option<Yen> {
    let table = spec(FormId::PriceEstimate).tables().next()?;
    let whole = |row: &domain::forms::Row, column: &str| Yen::parse(&row.entry(table, column)?.raw).ok();
    content.rows(table.id).iter().find_map(|row| {
        let column = table.columns.iter().find(|column| column.id == "class")?;
        let found = row.entry(table, "class")?.value(column.kind).ok().flatten()?;
        if !matches!(found, domain::forms::Value::Choice(choice) if choice.id == class) {
            return None;
        }
        let rate = whole(row, "tax_rate").and_then(|rate| u32::try_from(rate.get()).ok());
        tax_included(whole(row, "unit_price")?, rate.unwrap_or(call.tax_percent), call.rounding).ok()
    })
}

/// Takes a file for what is handed in next. `name` is what the browser called it.
///
/// # Errors
/// [`UploadError`]; nothing is kept then.
pub async fn attach_to_notice<S, E>(
    portal: &Portal,
    actor: &Actor,
    id: &CaseId,
    notice: u32,
    kind: NoticeFileKind,
    name: &str,
    content: S,
) -> Result<Done, UploadError>
where
    S: futures_util::Stream<Item = Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    let command = |format, file| {
        Command::ChangeNotice(match kind {
            NoticeFileKind::Evidence => ChangeNoticeCommand::AttachFile { notice, form: None, format, file },
            NoticeFileKind::Form(form) => {
                ChangeNoticeCommand::AttachFile { notice, form: Some(form), format, file }
            }
            NoticeFileKind::Record => ChangeNoticeCommand::AttachRecord { notice, format, file },
        })
    };
    let asked = command(EvidenceKind::Pdf, incoming::nothing());
    let incoming = incoming::receive(portal, actor, id, asked, content).await?;
    let (format, read) = match kind {
        NoticeFileKind::Form(form) => {
            (form.format().into(), Some((form, look_into(portal, &incoming, form).await?)))
        }
        NoticeFileKind::Evidence | NoticeFileKind::Record => (incoming::look_over(&incoming).await?, None),
    };
    portal.storage().keep(&incoming).await?;
    let name = stored_name_as(name, format.extensions());
    let file = StoredFile { sha256: incoming.sha256.clone(), name, bytes: incoming.bytes };
    incoming::mention(portal, &file, format.media_type()).await?;
    if let Some((form, inspected)) = read {
        let key = (file.sha256.clone(), form);
        readings::keep(portal.db(), &key, &inspected, portal.now()).await?;
    }
    Ok(execute(portal, actor, id, Expected::Any, command(format, file)).await?)
}
