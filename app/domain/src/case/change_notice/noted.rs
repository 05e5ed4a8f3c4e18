//! What was noted, and from which day it is so.

use jiff::Timestamp;
use jiff::civil::Date;

use super::field::ChangeField;
use super::notice::{ChangeNotice, NoticeStanding};
use crate::case::Case;
use crate::case::facts::Facts;
use crate::case::listing::Listing;
use crate::case::stage::State;

impl Case {
    /// What the last notice that was noted says of a value that the facts have no place for: a price, the
    /// plants, the name of the company. `None` where no notice changed it.
    pub fn noted_value(&self, field: ChangeField) -> Option<&str> {
        let changes = self.noted().flat_map(|(_, notice)| &notice.content.changes);
        changes.filter(|change| change.field == field).last().map(|change| change.after.as_str())
    }

    /// 商号 that the vendor has on a day: as noted by then, or as applied with. `None` before the submission.
    pub fn vendor_name(&self, day: Date) -> Option<&str> {
        let applied = self.submission.as_ref().map(|submission| submission.applicant.name.as_str());
        self.begun(day, ChangeField::CompanyName).last().or(applied)
    }

    /// 型番 on a day: the one of the application, and the variants noted by then. Empty out of the register.
    pub fn models(&self, day: Date) -> Vec<String> {
        let Some(listing) = self.entry() else { return Vec::new() };
        let added = self.begun(day, ChangeField::ModelVariant).map(str::to_owned);
        std::iter::once(listing.entered.model_number.clone()).chain(added).collect()
    }

    /// The facts of the entry on a day: as entered, with what was noted by then. `None` out of the register.
    pub fn facts_on(&self, day: Date) -> Option<Facts> {
        let mut facts = self.entry()?.entered.as_ref().clone();
        for (_, notice) in self.noted().filter(|(_, notice)| notice.content.from <= day) {
            notice.content.enter(&mut facts);
        }
        Some(facts)
    }

    /// What was noted of a field and is so on a day, the oldest first.
    fn begun(&self, day: Date, field: ChangeField) -> impl Iterator<Item = &str> {
        let notices = self.noted().filter(move |(_, notice)| notice.content.from <= day);
        let changes = notices.flat_map(|(_, notice)| &notice.content.changes);
        changes.filter(move |change| change.field == field).map(|change| change.after.as_str())
    }

    /// The entry, in force or cancelled.
    fn entry(&self) -> Option<&Listing> {
        match &self.state {
            State::Listed(listing) => Some(listing),
            State::Cancelled(after) => Some(&after.listing),
            _ => None,
        }
    }

    /// The facts as they are with the changes of a notice; `None` out of the register.
    pub fn facts_with(&self, notice: &ChangeNotice) -> Option<Facts> {
        let State::Listed(listing) = &self.state else { return None };
        let mut facts = listing.facts.as_ref().clone();
        notice.content.enter(&mut facts);
        Some(facts)
    }

    /// The notices that were noted, in the order in which they were.
    pub fn noted(&self) -> impl Iterator<Item = (Timestamp, &ChangeNotice)> {
        let mut noted: Vec<_> = self
            .change_notices
            .iter()
            .filter_map(|notice| match notice.standing {
                NoticeStanding::Noted { at, .. } => Some((at, notice)),
                _ => None,
            })
            .collect();
        noted.sort_by_key(|(at, notice)| (*at, notice.number));
        noted.into_iter()
    }
}
