//! How a stored file reads, for a page: made by the reading process, never in the portal itself.

use domain::case::document::StoredFile;
use domain::forms::FormId;

use crate::error::{PortalError, Result};
use crate::inspection::Asked;
pub use crate::inspection::Previewed;
use crate::portal::Portal;

/// A file that was handed in as `form`. Whoever calls this has asked whether the one who wants to know
/// may see the file. Nothing of it is kept.
///
/// # Errors
/// [`PortalError::NotFound`] where the store has no such file.
pub async fn of_file(portal: &Portal, file: &StoredFile, form: FormId) -> Result<Previewed> {
    let copy = portal.storage().fetch(&file.sha256).await?;
    let asked = Asked { path: copy.path().to_owned(), expected: Some(form) };
    let shown = portal.inspect(vec![asked]).await?.pop();
    shown.ok_or_else(|| PortalError::fault("a file was not read"))
}
