//! Receiving the file of a form: streamed, limited, and answered with a page whatever happens.
//!
//! A browser that is still sending when the answer comes shows "connection reset" instead of it. So
//! whatever the answer is, the rest of the body is read and thrown away first, up to a bound.

mod body;
mod words;

use axum::extract::{FromRequest, Multipart, Path, Request};
use domain::actor::Actor;
use domain::forms::FormId;
use domain::ids::CaseId;
use services::cases::{self, Done};
use services::{PortalError, Result};

use self::body::Rest;
use super::{documents, form_of, member};
use crate::form::Submitted;
use crate::web::{Answer, Form, Next, Visit};

/// The name of the file's field.
const FIELD: &str = "file";

/// Stores the file as a new version of the form.
pub async fn receive(visit: Visit, Path((id, form)): Path<(String, String)>, request: Request) -> Answer {
    let form = form_of(&form)?;
    let id = CaseId::new(id);
    let (request, rest) = Rest::of(request);
    let stored = async {
        let (actor, _) = member(&visit)?;
        let multipart = Multipart::from_request(request, &()).await;
        let mut multipart = multipart.map_err(|_| PortalError::field(FIELD, "upload-interrupted"))?;
        store(&visit, actor, &id, form, &mut multipart).await
    };
    let stored = stored.await;
    rest.throw_away().await;
    let page = documents::address(&id, form);
    let nothing = Submitted::default();
    let back = Form::new(documents::FORM, page.clone(), &nothing);
    visit.settle(back, stored, |_| Next::to(page).notice("notice-file-stored")).await
}

async fn store(
    visit: &Visit,
    actor: &Actor,
    id: &CaseId,
    form: FormId,
    multipart: &mut Multipart,
) -> Result<Done> {
    let interrupted = |_| PortalError::field(FIELD, "upload-interrupted");
    while let Some(field) = multipart.next_field().await.map_err(interrupted)? {
        if field.name() != Some(FIELD) {
            continue;
        }
        // Browsers send a field without a name for the file where nothing was chosen.
        let name = field.file_name().unwrap_or_default().to_owned();
        if name.is_empty() {
            break;
        }
        let stored = cases::upload(&visit.portal, actor, id, form, &name, field).await;
        return stored.map_err(words::explained);
    }
    Err(PortalError::field(FIELD, "upload-none"))
}
