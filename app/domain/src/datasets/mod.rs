//! 導入・利用の統計: what the ministry publishes about how far the system has come, as data that add up.
//!
//! A [`DatasetId`] is a table with its dimensions and measures. An [`Edition`] is that table at one snapshot,
//! with its source; a correction (正誤) is a later revision of the same snapshot. What an edition says of
//! itself – sums, totals, rates – is made anew by [`verify`] before anybody publishes it.
//!
//! Counts and rates are kept apart, and "not available" ([`Value::NotAvailable`]) is not 0: of some facilities
//! only rates are published, and no count is ever made of them.
//!
//! | you look for | go to |
//! |---|---|
//! | which tables there are, and what stands in them | [`DatasetId`] |
//! | what a number means, and its unit | [`Measure`] |
//! | months, of which the first may be a part | [`Period`] |
//! | numbers as people write them | [`Value::parse`] |
//! | does it add up? | [`verify`] |
//! | one value a line, to give and to take | [`long`] |

mod area;
mod dataset;
mod edition;
mod facility;
pub mod long;
mod measure;
mod period;
mod value;
mod verify;

pub use self::area::{Area, Prefecture};
pub use self::dataset::{DatasetId, Dimension};
pub use self::edition::{Edition, Key, Row, Source};
pub use self::facility::Facility;
pub use self::measure::{Measure, Unit};
pub use self::period::{Period, PeriodError};
pub use self::value::{Rate, Value, ValueError};
pub use self::verify::{Mismatch, Rule, across, verify};
