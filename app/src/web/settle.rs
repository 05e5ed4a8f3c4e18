//! The answer to a submitted form: on to the next page, or back to the form as it was typed.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Redirect, Response};
use domain::case::Refusal;
use services::{PortalError, Result};

use super::failure::{Answer, Failure, message, status};
use super::refusal_words::{denied_sentence, refusal_sentence};
use super::visit::Visit;
use crate::answer;
use crate::flash::{self, Flash};
use crate::form::Submitted;
use domain::validation::FieldError;

/// The form that was submitted, and the page it stands on.
pub struct Form<'a> {
    id: &'static str,
    page: String,
    typed: &'a Submitted,
}

impl<'a> Form<'a> {
    /// `page` is the address that shows the form again if something is wrong.
    pub fn new(id: &'static str, page: impl Into<String>, typed: &'a Submitted) -> Self {
        Self { id, page: page.into(), typed }
    }
}

/// Where to go when it went well.
pub struct Next {
    to: String,
    flash: Option<Flash>,
}

impl Next {
    pub fn to(to: impl Into<String>) -> Self {
        Self { to: to.into(), flash: None }
    }

    /// A sentence for the top of that page, by its key.
    #[must_use]
    pub fn notice(mut self, key: &str) -> Self {
        self.flash = Some(Flash::notice(key));
        self
    }

    /// Fills the notice's words.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.flash = self.flash.map(|flash| flash.with(name, value));
        self
    }
}

impl Visit {
    /// Answers a form: 303 to the next page, or 303 back with the errors and everything typed.
    /// Refusals that lie in the person's role, conflicts and "not found" get pages of their own.
    ///
    /// # Errors
    /// What has a page of its own, for [`super::explain`].
    pub async fn settle<T>(
        &self,
        form: Form<'_>,
        outcome: Result<T>,
        next: impl FnOnce(T) -> Next,
    ) -> Answer {
        match outcome {
            Ok(done) => self.go_on(next(done)).await,
            Err(error) => self.go_back(form, error).await,
        }
    }

    /// Leads on to another page; what was left for this one goes along.
    ///
    /// # Errors
    /// Where the session store does not answer.
    pub async fn pass_on(&self, to: &str) -> Answer {
        if let Some(flash) = Flash::take(&self.session, &self.path).await.map_err(PortalError::fault)? {
            flash.put(&self.session, to).await.map_err(PortalError::fault)?;
        }
        Ok(Redirect::to(to).into_response())
    }

    async fn go_on(&self, next: Next) -> Answer {
        if let Some(flash) = next.flash {
            flash.put(&self.session, &next.to).await.map_err(PortalError::fault)?;
        }
        if self.json {
            return Ok(answer::Answer::stored(next.to).into_response());
        }
        Ok(Redirect::to(&next.to).into_response())
    }

    async fn go_back(&self, form: Form<'_>, error: PortalError) -> Answer {
        let words = self.words();
        if self.json {
            return Ok((status(&error), Json(message(words, &error))).into_response());
        }
        let errors = match &error {
            PortalError::Invalid(errors) => errors.clone(),
            PortalError::Refused(refusal) if !refusal.is_denial() && !closed(refusal) => {
                vec![FieldError::new("", "sentence").with("sentence", refusal_sentence(words, refusal))]
            }
            PortalError::Denied(code) => {
                vec![FieldError::new("", "sentence").with("sentence", denied_sentence(words, code))]
            }
            PortalError::SignInNeeded => return self.keep_and_sign_in(form).await,
            PortalError::Conflict(_) => {
                // What was typed waits at the form for when the person comes back to it.
                let flash = Flash::invalid(form.id, form.typed, Vec::new());
                flash.put(&self.session, &form.page).await.map_err(PortalError::fault)?;
                return Err(Failure(error));
            }
            _ => return Err(Failure(error)),
        };
        let flash = Flash::invalid(form.id, form.typed, errors);
        let back = flash::redirect(&self.session, &form.page, flash).await.map_err(PortalError::fault)?;
        Ok(back)
    }

    /// The session ran out while the person typed: sign in, then back with everything typed.
    async fn keep_and_sign_in(&self, form: Form<'_>) -> Result<Response, Failure> {
        let mut flash = Flash::invalid(form.id, form.typed, Vec::new());
        flash.notice = Flash::notice("signed-out-meanwhile").notice;
        flash.put(&self.session, &form.page).await.map_err(PortalError::fault)?;
        let next: String = url::form_urlencoded::byte_serialize(form.page.as_bytes()).collect();
        Ok((StatusCode::SEE_OTHER, [("location", format!("/sign-in?next={next}"))]).into_response())
    }
}

/// After the end of a case there is no form to go back to.
fn closed(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Closed { .. })
}
