//! The mails of defects, proceedings and cancellation.

use domain::case::defect::DefectEvent;

use super::{About, To};
use crate::mail::Mail;

pub(super) fn mails(_about: &About<'_>, _data: &DefectEvent) -> Vec<(To, Mail)> {
    Vec::new()
}
