//! An entry: everything that the public may know of one product, and nothing else.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dated::{self, Before, Noted};
use super::history::{at_moment, effective};
use super::{Field, PublicEvent, Status, Terms, What, lasting, public_history};
use crate::calendar::jst;
use crate::case::listing::Suspension;
use crate::case::stage::State;
use crate::case::{Case, Event, ReplayError};
use crate::ids::{CallId, CaseId};
use crate::money::Yen;

/// A product in the register. What depends on the moment is asked with it ([`Entry::status`]); its values are
/// those of a moment after [`Entry::at`], before that those of the decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub number: String,
    pub product_name: String,
    pub model_number: String,
    /// 型番 that were added since, the oldest first.
    pub variants: Vec<String>,
    pub firmware: String,
    /// 商号 of the vendor.
    pub vendor: String,
    pub corporate_number: String,
    pub call: CallId,
    pub documents_passed_at: Timestamp,
    pub listed_at: Option<Timestamp>,
    /// The status apart from a suspension, once everything that was decided holds.
    pub(super) lasting: Status,
    pub(super) before: Option<Before>,
    /// As it stood after the last event; it runs out by itself.
    pub suspension: Option<Suspension>,
    pub terms: Terms,
    /// What was noted, and is not in the values yet.
    pub(super) noted: Vec<Noted>,
    /// Since when the last change that is in the values is so.
    pub(super) begun_at: Option<Timestamp>,
    /// Without what the clock alone brings about: see [`Entry::history`].
    events: Vec<PublicEvent>,
}

/// The value of a field, as downloads write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    Text(String),
    Number(i64),
    Date(Date),
    Moment(Timestamp),
}

impl Entry {
    /// The entry that a history makes; `None` for a case that the public does not know. `case` is the
    /// replay of `events`.
    pub fn of(case: &Case, events: &[Event], terms: Terms) -> Option<Entry> {
        let known = lasting(case).zip(case.submission.as_ref()).zip(case.decision.as_ref());
        let ((lasting, submission), decision) = known?;
        let listing = match &case.state {
            State::Listed(listing) => Some(listing),
            State::Cancelled(after) => Some(&after.listing),
            State::Delisted(after) => Some(&after.listing),
            State::RecordedInError(after) => Some(&after.listing),
            _ => None,
        };
        let facts = listing.map(|listing| &listing.entered).or(decision.facts.as_ref());
        let last = events.last().map_or(case.started_at, |event| event.at);
        Some(Entry {
            number: submission.number.clone(),
            product_name: facts.map(|facts| facts.product_name.clone()).unwrap_or_default(),
            model_number: facts.map(|facts| facts.model_number.clone()).unwrap_or_default(),
            variants: Vec::new(),
            firmware: facts.map(|facts| facts.firmware.clone()).unwrap_or_default(),
            vendor: submission.applicant.name.clone(),
            corporate_number: submission.applicant.corporate_number.clone(),
            call: case.call.clone(),
            documents_passed_at: decision.at,
            listed_at: listing.map(|listing| listing.since),
            lasting,
            before: dated::before(case),
            suspension: suspension(case, last),
            terms,
            noted: dated::noted(case),
            begun_at: None,
            events: public_history(case, events),
        })
    }

    pub fn status(&self, now: Timestamp) -> Status {
        if self.suspended(now).is_some() { Status::Suspended } else { self.standing(now) }
    }

    /// The suspension that is in force.
    pub fn suspended(&self, now: Timestamp) -> Option<&Suspension> {
        let in_force = self.standing(now).in_force();
        self.suspension.as_ref().filter(|suspension| in_force && now <= suspension.until)
    }

    /// Everything that happened to it in public, the oldest first.
    pub fn history(&self, now: Timestamp) -> Vec<PublicEvent> {
        at_moment(&self.events, now)
    }

    /// When it last read otherwise: by the last thing that happened to it in public, or by a day that came.
    pub fn changed_at(&self, now: Timestamp) -> Timestamp {
        let told = self.history(now).last().map_or(self.documents_passed_at, |event| event.at);
        self.turned_at(now).map_or(told, |turned| told.max(turned))
    }

    /// The event that made the status what it is. That a change is being looked at is no event of its
    /// own: the one that put the product in force stays.
    fn cause(&self, now: Timestamp) -> Option<PublicEvent> {
        let made = |what: &What| match self.status(now) {
            Status::DocumentsPassed => matches!(what, What::DocumentsPassed),
            Status::Listed | Status::ChangePending => matches!(what, What::Listed | What::Reinstated { .. }),
            Status::Suspended => matches!(what, What::Suspended { .. }),
            Status::Cancelled => matches!(what, What::Cancelled { .. }),
            Status::Reinstated => matches!(what, What::Reinstated { .. }),
            Status::WithdrawnByVendor => matches!(what, What::WithdrawnByVendor { .. }),
            Status::RecordedInError => matches!(what, What::RecordedInError { .. }),
        };
        self.events.iter().rev().find(|event| made(&event.what)).cloned()
    }

    /// Since when the status is what it is.
    pub fn since(&self, now: Timestamp) -> Timestamp {
        self.cause(now).map_or(self.documents_passed_at, |event| effective(&event))
    }

    /// Why the status is what it is, as it was written for the public.
    pub fn reason(&self, now: Timestamp) -> Option<String> {
        self.cause(now)?.what.reason().filter(|reason| !reason.is_empty()).map(str::to_owned)
    }

    /// What stands in a public field at a moment; `None` where there is nothing, or nothing public.
    /// `call` is how the call is named.
    pub fn value(&self, field: Field, call: &str, now: Timestamp) -> Option<Datum> {
        let text = |text: &str| Some(Datum::Text(text.to_owned())).filter(|_| !text.is_empty());
        let day = |at: Timestamp| Datum::Date(jst(at).date());
        match field {
            Field::Number => text(&self.number),
            Field::Product => text(&self.product_name),
            Field::Model => text(&self.model_number),
            Field::ModelVariants => text(&self.variants.join("、")),
            Field::Firmware => text(&self.firmware),
            Field::Vendor => text(&self.vendor),
            Field::CorporateNumber => text(&self.corporate_number),
            Field::Call => text(call),
            Field::Status => text(self.status(now).id()),
            Field::StatusSince => Some(day(self.since(now))),
            Field::SuspendedUntil => self.suspended(now).map(|suspension| Datum::Moment(suspension.until)),
            Field::CancelledFrom => self.cancelled_from().map(Datum::Date),
            Field::Reason => text(&self.reason(now)?),
            Field::DocumentsPassedOn => Some(day(self.documents_passed_at)),
            Field::ListedOn => self.listed_at.map(day),
            Field::Price => self.terms.price.map(number),
            Field::PriceAfterWarranty => self.terms.price_after_warranty().map(|(yen, _)| number(yen)),
            Field::PriceAfterWarrantyUnit => text(self.terms.price_after_warranty()?.1),
            Field::ChargesAfterWarranty => text(&self.charges()),
            Field::WarrantyMonths => self.terms.warranty_months.map(|months| Datum::Number(months.into())),
            Field::ChangedAt => Some(Datum::Moment(self.changed_at(now))),
            Field::PostalCode
            | Field::Address
            | Field::RepresentativeTitle
            | Field::RepresentativeName
            | Field::ContactDepartment
            | Field::ContactName
            | Field::ContactPhone
            | Field::ContactEmail
            | Field::Units
            | Field::Officers
            | Field::Signer
            | Field::Staff
            | Field::InternalNotes
            | Field::Forms
            | Field::Evidence
            | Field::Correspondence => None,
        }
    }

    /// `保守（年額） 11,000円／年`, several one after another.
    fn charges(&self) -> String {
        let one = |charge: &super::Charge| {
            let unit = if charge.unit.is_empty() { String::new() } else { format!("／{}", charge.unit) };
            format!("{} {}{unit}", charge.item, charge.price)
        };
        self.terms.after_warranty.iter().map(one).collect::<Vec<_>>().join("、")
    }
}

/// The suspension that holds at `now`, without who ordered it.
fn suspension(case: &Case, now: Timestamp) -> Option<Suspension> {
    let holding = case.suspension(now)?;
    Some(Suspension { since: holding.since, until: holding.last_moment(), reason: holding.reason.clone() })
}

fn number(yen: Yen) -> Datum {
    Datum::Number(yen.get())
}

/// The whole register: one entry for each history that makes one, in the order of their numbers.
/// `terms` says what was read in the forms that were decided on.
///
/// # Errors
/// [`ReplayError`] where a history tells the impossible.
pub fn fold<'a>(
    histories: impl IntoIterator<Item = (&'a CaseId, &'a [Event])>,
    terms: impl Fn(&Case) -> Terms,
) -> Result<Vec<Entry>, ReplayError> {
    let mut entries = Vec::new();
    for (id, events) in histories {
        let case = Case::replay(id.clone(), events)?;
        let read = terms(&case);
        entries.extend(Entry::of(&case, events, read));
    }
    entries.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(entries)
}
