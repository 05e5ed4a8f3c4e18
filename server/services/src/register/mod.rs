//! The public register: what everybody may know of the products, as lists, pages, downloads, a feed and
//! mails. What is public at all is decided in [`domain::register`].
//!
//! The histories are the truth. [`store`] writes what they make into `register_entries` in the transaction of
//! each act, and `doctor --rebuild` makes the table anew. Price and warranty stand in no event: they are read
//! from the readings of the forms that were decided on, when the entry is written, and kept with it
//! ([`domain::register::source`]). A reading that is not there leaves them empty until the next rebuild.
//!
//! | you look for | go to |
//! |---|---|
//! | the row that a history makes | [`store`] |
//! | searching, filtering, one product | [`list`] |
//! | CSV, xlsx, JSON | [`download`] |
//! | the Atom feed | [`feed`] |
//! | mails about changes | [`subscriptions`] |

pub mod download;
pub mod feed;
pub mod list;
pub(crate) mod store;
pub mod subscriptions;

pub use list::{Filter, Found, Listed, Sort, all, find, search};
pub use store::{fill, turn};
