//! 導入・利用の統計, as everybody can see and take it along. What a table is and whether it adds up is said in
//! [`domain::datasets`].
//!
//! | you look for | go to |
//! |---|---|
//! | the ministry's tables that are shipped, and where each is from | [`shipped`] |
//! | CSV, xlsx, JSON and the description of all of them | [`download`] |

pub mod download;
pub mod shipped;

use domain::datasets::{DatasetId, Edition};
use jiff::civil::Date;

/// The tables, and each one's snapshots from the oldest to the newest. Needs no database.
pub fn editions(dataset: DatasetId) -> Vec<&'static Edition> {
    let mut found: Vec<&Edition> = shipped::all().iter().filter(|one| one.dataset == dataset).collect();
    found.sort_by_key(|one| one.snapshot);
    found
}

/// One snapshot of a table; without a day the newest. `None` where there is none.
pub fn edition(dataset: DatasetId, snapshot: Option<Date>) -> Option<&'static Edition> {
    let mut all = editions(dataset);
    match snapshot {
        Some(day) => all.into_iter().find(|one| one.snapshot == day),
        None => all.pop(),
    }
}
