//! A new edition from an Excel file: read in the reading process, judged as a whole, and put into the
//! draft for a look. A file with one mistake in it is not taken at all.

use std::collections::BTreeMap;

use bytes::Bytes;
use domain::actor::Actor;
use domain::forms::Unreadable;
use domain::test_plan::input::{CASES, MAX_CASES, NEWEST, values_of};
use domain::test_plan::sheet::FILE;
use domain::validation::FieldError;

use super::{administrator, drafts};
use crate::cases::UploadError;
use crate::error::PortalError;
use crate::inspection::{Asked, PlanRead};
use crate::portal::Portal;

/// A plan of 200 cases weighs some 50 KB.
pub const MAX_PLAN_BYTES: u32 = 5 * 1024 * 1024;

/// Takes the cases of a file into the draft of this administrator, in the place of what stood there. Gives
/// how many they are.
///
/// # Errors
/// [`UploadError`]; the draft is as it was then. What is wrong in the file is said of each cell.
pub async fn import<S, E>(
    portal: &Portal,
    actor: &Actor,
    code: &str,
    content: S,
) -> Result<usize, UploadError>
where
    S: futures_util::Stream<Item = Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    administrator(actor)?;
    let call = crate::calls::by_code(portal, code).await?;
    let incoming = portal.storage().receive(content, MAX_PLAN_BYTES.into()).await?;
    let asked = Asked { path: incoming.path().to_owned(), expected: None };
    let found = match portal.inspect::<PlanRead>(vec![asked]).await?.pop() {
        Some(PlanRead::Found(found)) => found,
        Some(PlanRead::Refused(why)) => return Err(why.into()),
        Some(PlanRead::Unreadable(Unreadable::TooLarge)) => {
            let error = FieldError::new(FILE, "plan-file-too-long").with("max", MAX_CASES);
            return Err(PortalError::Invalid(vec![error]).into());
        }
        Some(PlanRead::Unreadable(_)) => return Err(PortalError::field(FILE, "plan-unreadable").into()),
        None => return Err(PortalError::fault("a file was not read").into()),
    };
    let cases = found.cases().map_err(PortalError::Invalid)?;
    // What was typed besides the cases, the name of the edition, stays.
    let kept = drafts::load_draft(portal, actor, &call).await?.typed;
    let mut typed: BTreeMap<String, String> =
        kept.into_iter().filter(|(name, _)| !name.starts_with(&format!("{CASES}."))).collect();
    typed.extend(values_of(&cases));
    typed.insert(NEWEST.to_owned(), super::newest(&call));
    drafts::replace(portal, actor, &call, &typed).await?;
    Ok(cases.len())
}
