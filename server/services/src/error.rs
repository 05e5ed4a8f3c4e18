//! The one error of the portal. Pages turn it into words; the cause of a fault is logged, never sent.

use domain::case::Refusal;
use domain::validation::FieldError;

/// What happened meanwhile, for the page that tells of a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Conflict {
    /// The case, where it is one.
    pub case: Option<String>,
    /// The sequence numbers of the events that the person had not seen.
    pub unseen: Vec<u32>,
}

#[derive(Debug, thiserror::Error)]
pub enum PortalError {
    /// Something typed does not fit; shown at its fields.
    #[error("{} fields do not fit", .0.len())]
    Invalid(Vec<FieldError>),
    /// A rule of the case said no.
    #[error(transparent)]
    Refused(Refusal),
    /// A rule outside of cases said no; `code` is a sentence of its own (`denied-<code>`).
    #[error("denied: {0}")]
    Denied(&'static str),
    /// Nobody is signed in.
    #[error("sign-in needed")]
    SignInNeeded,
    /// It does not exist, or not for this person.
    #[error("not found")]
    NotFound,
    /// Somebody was quicker.
    #[error("conflict")]
    Conflict(Conflict),
    /// A fault of ours. The message is for the log.
    #[error("fault: {0}")]
    Unavailable(String),
}

impl PortalError {
    /// A fault of ours, with its cause for the log.
    pub fn fault(error: impl std::fmt::Display) -> Self {
        PortalError::Unavailable(error.to_string())
    }

    /// One error at one field.
    pub fn field(field: &str, code: &str) -> Self {
        PortalError::Invalid(vec![FieldError::new(field, code)])
    }
}

impl From<Refusal> for PortalError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Invalid(errors) => PortalError::Invalid(errors),
            other => PortalError::Refused(other),
        }
    }
}

impl From<sea_orm::DbErr> for PortalError {
    fn from(error: sea_orm::DbErr) -> Self {
        PortalError::fault(error)
    }
}

impl From<serde_json::Error> for PortalError {
    fn from(error: serde_json::Error) -> Self {
        PortalError::fault(error)
    }
}

impl From<std::io::Error> for PortalError {
    fn from(error: std::io::Error) -> Self {
        PortalError::fault(error)
    }
}

pub type Result<T, E = PortalError> = std::result::Result<T, E>;
