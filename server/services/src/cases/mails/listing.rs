//! The mails of the entry in the register.

use domain::case::listing::ListingEvent;

use super::{About, To};
use crate::mail::Mail;

pub(super) fn mails(_about: &About<'_>, data: &ListingEvent) -> Vec<(To, Mail)> {
    match *data {}
}
