//! What is decided and holds from a later day on: changes that were noted, and a cancellation. The register
//! says the valid state until that day, and the new one from its first minute on, whoever runs.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Entry, Status};
use crate::calendar::{jst, start_of_day};
use crate::case::Case;
use crate::case::change_notice::ChangeField;
use crate::case::stage::State;
use crate::money::Yen;

/// A value that was noted, and the day from which it is so (変更予定日).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Noted {
    from: Date,
    field: ChangeField,
    value: String,
}

/// What an entry is until its cancellation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Before {
    pub status: Status,
    pub until: Timestamp,
}

/// Whatever was noted of what the public knows, in the order in which it was.
pub(super) fn noted(case: &Case) -> Vec<Noted> {
    let changes = case.noted().flat_map(|(_, notice)| {
        let from = notice.content.from;
        notice
            .content
            .changes
            .iter()
            .filter(|change| super::history::public_field(change.field).is_some())
            .map(move |change| Noted { from, field: change.field, value: change.after.clone() })
    });
    changes.collect()
}

/// The cancellation of an entry, as long as it may lie ahead.
pub(super) fn before(case: &Case) -> Option<Before> {
    match &case.state {
        State::Cancelled(after) => {
            Some(Before { status: super::in_force(&after.listing), until: after.starts() })
        }
        _ => None,
    }
}

impl Entry {
    /// The entry as it reads at `now`: with the changes whose day has come.
    #[must_use]
    pub fn at(mut self, now: Timestamp) -> Entry {
        let today = jst(now).date();
        let (come, ahead) =
            std::mem::take(&mut self.noted).into_iter().partition(|noted: &Noted| noted.from <= today);
        self.noted = ahead;
        let come: Vec<Noted> = come;
        for noted in come {
            self.begun_at = self.begun_at.max(Some(start_of_day(noted.from)));
            self.take(noted.field, noted.value);
        }
        self
    }

    fn take(&mut self, field: ChangeField, value: String) {
        match field {
            ChangeField::Firmware => self.firmware = value,
            ChangeField::ModelVariant => self.variants.push(value),
            ChangeField::CompanyName => self.vendor = value,
            ChangeField::UnitPrice => self.terms.price = value.parse().ok().map(Yen),
            ChangeField::MaintenancePrice => self.terms.maintained_for(value.parse().ok().map(Yen)),
            _ => {}
        }
    }

    /// Every name of a product and its vendor that is so or is to be, for searching.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own =
            [&self.number, &self.product_name, &self.model_number, &self.vendor, &self.corporate_number];
        let ahead = self
            .noted
            .iter()
            .filter(|noted| matches!(noted.field, ChangeField::ModelVariant | ChangeField::CompanyName));
        own.into_iter().chain(&self.variants).chain(ahead.map(|noted| &noted.value)).map(String::as_str)
    }

    /// The status apart from a suspension.
    pub fn standing(&self, now: Timestamp) -> Status {
        match self.before {
            Some(before) if now < before.until => before.status,
            _ => self.lasting,
        }
    }

    /// The day from which it is cancelled, or will be.
    pub fn cancelled_from(&self) -> Option<Date> {
        self.before.map(|before| jst(before.until).date())
    }

    /// The next moment at which the entry reads otherwise without anybody acting.
    pub fn turns_at(&self, now: Timestamp) -> Option<Timestamp> {
        self.moments().filter(|moment| *moment > now).min()
    }

    /// The last moment at which it did so.
    pub(super) fn turned_at(&self, now: Timestamp) -> Option<Timestamp> {
        self.moments().filter(|moment| *moment <= now).max()
    }

    fn moments(&self) -> impl Iterator<Item = Timestamp> {
        let noted = self.noted.iter().map(|noted| start_of_day(noted.from));
        let suspension =
            self.suspension.iter().map(|suspension| suspension.until + SignedDuration::from_millis(1));
        noted.chain(self.begun_at).chain(suspension).chain(self.before.map(|before| before.until))
    }
}
