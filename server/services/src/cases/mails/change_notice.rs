//! The mails of change notices.

use domain::case::change_notice::ChangeNoticeEvent;

use super::{About, To};
use crate::mail::Mail;

pub(super) fn mails(_about: &About<'_>, data: &ChangeNoticeEvent) -> Vec<(To, Mail)> {
    match *data {}
}
