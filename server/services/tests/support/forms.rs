//! Forms of the tests: real files that fit the application and each other, or miss in one thing.

use bytes::Bytes;
use documents::samples;
use domain::actor::Actor;
use domain::forms::example::fitting;
use domain::forms::{Content, FormId};
use domain::ids::CaseId;
use services::cases::{self, UploadError, load_history};
use services::{calls, readings};

use super::TestPortal;

/// Uploads a form that fits.
pub async fn upload(test: &TestPortal, vendor: &Actor, case: &CaseId, form: FormId) {
    upload_with(test, vendor, case, form, |_| ()).await;
}

/// Uploads a form that fits but for a `change`.
pub async fn upload_with(
    test: &TestPortal,
    vendor: &Actor,
    case: &CaseId,
    form: FormId,
    change: impl FnOnce(&mut Content),
) {
    let bytes = filled(test, case, form, change).await;
    upload_bytes(test, vendor, case, form, bytes).await.expect("taken");
}

/// The file of a form that fits but for a `change`.
pub async fn filled(
    test: &TestPortal,
    case: &CaseId,
    form: FormId,
    change: impl FnOnce(&mut Content),
) -> Vec<u8> {
    let case = load_history(test.portal.db(), case).await.expect("a case").case;
    let call = calls::load(test.portal.db(), &case.call).await.expect("a call");
    let basis = readings::basis(&test.portal, &case, &call).await.expect("a basis");
    let mut content = fitting(form, &basis);
    change(&mut content);
    samples::file(&content, &basis).expect("a file")
}

/// Uploads whatever this is.
pub async fn upload_bytes(
    test: &TestPortal,
    vendor: &Actor,
    case: &CaseId,
    form: FormId,
    bytes: Vec<u8>,
) -> Result<(), UploadError> {
    let name = format!("{}.{}", form.id(), form.format().extension());
    let content = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bytes))]);
    cases::upload(&test.portal, vendor, case, form, &name, content).await.map(drop)
}
