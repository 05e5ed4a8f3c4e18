//! The mails of the entry in the register. Those to subscribers are made in
//! [`crate::register::subscriptions`].

use domain::actor::StaffRole;
use domain::case::listing::ListingEvent;

use super::{About, To};
use crate::mail::Mail;

pub(super) fn mails(about: &About<'_>, data: &ListingEvent) -> Vec<(To, Mail)> {
    let number = about.case.number().unwrap_or_default().to_owned();
    let product = about.case.product_in_hand().to_owned();
    let ours = about.portal.link(&format!("/screening/cases/{}", about.case.id));
    let link = about.portal.link(&format!("/applications/{}", about.case.id));
    match data {
        ListingEvent::Delisted { reason } => {
            let mail = |link| Mail::EntryDelisted {
                number: number.clone(),
                product: product.clone(),
                reason: reason.clone(),
                link,
            };
            vec![(To::VendorAndActor, mail(link)), (To::Reviewer, mail(ours))]
        }
        ListingEvent::ErrorProposed { reason } => {
            let link = format!("{ours}/register-error");
            let mail = Mail::EntryErrorProposed { number, product, reason: reason.clone(), link };
            vec![(To::Role(StaffRole::Approver), mail)]
        }
        ListingEvent::ErrorRejected { reason, proposed_by } => {
            let mail = Mail::EntryErrorRejected { number, product, reason: reason.clone(), link: ours };
            vec![(To::Account(proposed_by.account.clone()), mail)]
        }
        ListingEvent::RecordedInError { reason, .. } => {
            let mail = Mail::EntryRecordedInError { number, product, reason: reason.clone(), link };
            vec![(To::Vendor, mail)]
        }
    }
}
