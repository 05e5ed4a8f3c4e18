//! The mails of the device check.

use domain::case::device_check::DeviceCheckEvent;

use super::{About, To};
use crate::mail::Mail;

pub(super) fn mails(_about: &About<'_>, data: &DeviceCheckEvent) -> Vec<(To, Mail)> {
    match *data {}
}
