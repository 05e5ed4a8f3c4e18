//! 公開簿: what everybody may know of the products, derived from the histories and never edited.
//!
//! An [`Entry`] is a function of a case's history and of what was read in its forms ([`Terms`]). The
//! history is the truth; the table that lists are made from can be thrown away.
//!
//! | you look for | go to |
//! |---|---|
//! | what is public and what is not, field by field | [`Field`] |
//! | which status a product has at a moment | [`status`] |
//! | what the public is told of a history | [`PublicEvent`] |
//! | what is decided for a later day | [`Entry::at`] |
//! | price, price after the warranty, warranty | [`Terms`] |

mod dated;
mod entry;
mod field;
mod history;
mod terms;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::entry::{Datum, Entry, fold};
pub use self::field::Field;
pub use self::history::{Changed, PublicEvent, What, public_history};
pub use self::terms::{Charge, Terms, source};
use crate::case::Case;
use crate::case::listing::Listing;
use crate::case::stage::{State, Step};

/// What a product is at a moment, in the eyes of the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 書類審査適合（機能確認前）: it may not be supplied yet.
    DocumentsPassed,
    /// 掲載中
    Listed,
    /// 変更審査中: in force, and its vendor has told of a change that is being looked at.
    ChangePending,
    /// 緊急停止中: until a day, because of a possible defect.
    Suspended,
    /// 取消
    Cancelled,
    /// 再掲載: in force again after a cancellation.
    Reinstated,
    /// 掲載終了: its vendor took it off the register.
    WithdrawnByVendor,
    /// 誤記録: it should never have been entered.
    RecordedInError,
}

impl Status {
    pub const ALL: [Status; 8] = [
        Status::DocumentsPassed,
        Status::Listed,
        Status::ChangePending,
        Status::Suspended,
        Status::Cancelled,
        Status::Reinstated,
        Status::WithdrawnByVendor,
        Status::RecordedInError,
    ];

    /// The stable name in storage, addresses, downloads and catalogue keys (`register-status-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            Status::DocumentsPassed => "documents_passed",
            Status::Listed => "listed",
            Status::ChangePending => "change_pending",
            Status::Suspended => "suspended",
            Status::Cancelled => "cancelled",
            Status::Reinstated => "reinstated",
            Status::WithdrawnByVendor => "withdrawn_by_vendor",
            Status::RecordedInError => "recorded_in_error",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// Whether the product may be supplied. A suspension takes that away for its time.
    pub fn in_force(self) -> bool {
        matches!(self, Status::Listed | Status::ChangePending | Status::Reinstated)
    }
}

/// The status of a case's product at a moment, see [`standing`]; `None` for a case that the public does not know. A case
/// that ends before its devices were tested – withdrawn, or failed there – was never listed, and is not
/// known any more.
pub fn status(case: &Case, now: Timestamp) -> Option<Status> {
    let standing = standing(case, now)?;
    let suspended = standing.in_force() && case.suspension(now).is_some();
    Some(if suspended { Status::Suspended } else { standing })
}

/// The status apart from a suspension. A cancellation holds from its day on.
pub fn standing(case: &Case, now: Timestamp) -> Option<Status> {
    match &case.state {
        State::Cancelled(after) if now < after.starts() => Some(in_force(&after.listing)),
        _ => lasting(case),
    }
}

/// The status once everything that was decided holds: it changes by events alone, not by the clock.
fn lasting(case: &Case) -> Option<Status> {
    Some(match &case.state {
        State::Screening { step: Step::DeviceCheck, .. } => Status::DocumentsPassed,
        State::Listed(_) if case.change_pending() => Status::ChangePending,
        State::Listed(listing) => in_force(listing),
        State::Cancelled(_) => Status::Cancelled,
        State::Delisted(_) => Status::WithdrawnByVendor,
        State::RecordedInError(_) => Status::RecordedInError,
        State::Draft | State::Screening { .. } | State::Failed(_) | State::Withdrawn { .. } => return None,
    })
}

/// The status of an entry that nothing was decided against, or not any more.
fn in_force(listing: &Listing) -> Status {
    if listing.reinstated_at.is_some() { Status::Reinstated } else { Status::Listed }
}
