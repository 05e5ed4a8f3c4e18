//! `…/import`: a plan from an Excel file. It lands in the page where editions are written, for a look.

use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Path, Request};
use domain::actor::StaffRole;
use domain::test_plan::input::Field;
use domain::test_plan::sheet::FILE;
use domain::validation::FieldError;
use services::{PortalError, Result, test_plans};

use super::{address, check};
use crate::form::Submitted;
use crate::pages::vendor::upload::body::Rest;
use crate::pages::vendor::upload::words::explained;
use crate::web::{self, Answer, Next, Visit};
use crate::words::Words;

/// The id of the form.
pub const FORM: &str = "plan-import";

/// POST `…/import`. Whatever comes of it, the rest of the body is read.
pub async fn receive(visit: Visit, Path(code): Path<String>, request: Request) -> Answer {
    let (request, rest) = Rest::of(request);
    let outcome = taken(&visit, &code, request).await;
    rest.throw_away().await;
    let outcome = placed(visit.words(), outcome);
    let nothing = Submitted::default();
    let form = web::Form::new(FORM, address(&code, ""), &nothing);
    visit
        .settle(form, outcome, |cases| {
            Next::to(address(&code, "/edit")).notice("notice-plan-imported").with("cases", cases.to_string())
        })
        .await
}

async fn taken(visit: &Visit, code: &str, request: Request) -> Result<usize> {
    let actor = visit.staff(&[StaffRole::Administrator])?;
    let interrupted = |_: MultipartError| PortalError::field(FILE, "upload-interrupted");
    let multipart = Multipart::from_request(request, &()).await;
    let mut multipart = multipart.map_err(|_| PortalError::field(FILE, "upload-interrupted"))?;
    while let Some(field) = multipart.next_field().await.map_err(interrupted)? {
        // Browsers send a field without a name for the file where nothing was chosen.
        let chosen = field.file_name().is_some_and(|name| !name.is_empty());
        if field.name() == Some(FILE) && chosen {
            return test_plans::import(&visit.portal, actor, code, field).await.map_err(explained);
        }
    }
    Err(PortalError::field(FILE, "upload-none"))
}

/// The rules name cells; people read them with the name of their column: 「Sheet1!D12（手順）」.
fn placed<T>(words: Words, outcome: Result<T>) -> Result<T> {
    outcome.map_err(|error| match error {
        PortalError::Invalid(errors) => {
            PortalError::Invalid(errors.into_iter().map(|error| at_cell(words, error)).collect())
        }
        other => other,
    })
}

fn at_cell(words: Words, error: FieldError) -> FieldError {
    let arg = |name: &str| error.args.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    match (arg("place"), arg("column").and_then(|id| Field::from_id(&id))) {
        (Some(place), Some(field)) => {
            let name = check::field_name(words, field);
            let label = words.tf("plan-cell", &[("place", place.into()), ("name", name.into())]);
            error.with("label", label)
        }
        _ => error,
    }
}
