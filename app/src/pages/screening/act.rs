//! One act on a case, as it was posted: who, on which case, having seen what, and the way back.

use domain::actor::{Actor, StaffRole};
use domain::case::Command;
use domain::ids::CaseId;
use domain::validation::FieldError;
use services::cases::{self, Done, Expected};
use services::{PortalError, Result};

use super::list::List;
use crate::form::Submitted;
use crate::web::{Answer, Form, Next, Visit};

/// A posted form below `/screening/cases/{id}`.
pub struct Act<'a> {
    pub visit: &'a Visit,
    pub id: CaseId,
    pub typed: &'a Submitted,
    list: List,
}

impl<'a> Act<'a> {
    pub fn new(visit: &'a Visit, id: String, typed: &'a Submitted) -> Self {
        Self { visit, id: CaseId::new(id), typed, list: List::parse(typed.text("list")) }
    }

    /// # Errors
    /// Nobody is signed in, or somebody who is not of the staff.
    pub fn actor(&self) -> Result<&'a Actor> {
        self.visit.staff(&StaffRole::ALL)
    }

    /// The version that the page showed. A form without one has seen nothing.
    pub fn seen(&self) -> Expected {
        Expected::Version(self.typed.text("version").parse().unwrap_or_default())
    }

    /// An address below the case, with the list that the person works through.
    pub fn path(&self, below: &str) -> String {
        self.list.at(&format!("/screening/cases/{}{below}", self.id))
    }

    /// The address of the list itself.
    pub fn queue(&self) -> String {
        self.list.at("/screening")
    }

    /// # Errors
    /// As [`cases::execute`].
    pub async fn give(&self, expected: Expected, command: Command) -> Result<Done> {
        cases::execute(&self.visit.portal, self.actor()?, &self.id, expected, command).await
    }

    /// Answers the form `id` that stands at `below`.
    ///
    /// # Errors
    /// As [`Visit::settle`].
    pub async fn settle<T>(
        &self,
        id: &'static str,
        below: &str,
        outcome: Result<T>,
        next: impl FnOnce(T) -> Next,
    ) -> Answer {
        self.visit.settle(Form::new(id, self.path(below), self.typed), outcome, next).await
    }

    /// Answers a form of the case's own page, which shows the case again with a notice.
    ///
    /// # Errors
    /// As [`Visit::settle`].
    pub async fn done<T>(&self, id: &'static str, outcome: Result<T>, notice: &str) -> Answer {
        self.settle(id, "", outcome, |_| Next::to(self.path("")).notice(notice)).await
    }
}

/// Moves errors to the fields of the page: `rename` gives the page's name for the rule's, if it has one.
pub fn at_fields<T>(outcome: Result<T>, rename: impl Fn(&FieldError) -> Option<FieldError>) -> Result<T> {
    outcome.map_err(|error| match error {
        PortalError::Invalid(errors) => {
            PortalError::Invalid(errors.into_iter().map(|error| rename(&error).unwrap_or(error)).collect())
        }
        other => other,
    })
}

/// Moves the errors of the rule's field `from` to the page's field `to`.
pub fn at_field<T>(outcome: Result<T>, from: &str, to: &str) -> Result<T> {
    at_fields(outcome, |error| {
        (error.field == from).then(|| FieldError { field: to.to_owned(), ..error.clone() })
    })
}
