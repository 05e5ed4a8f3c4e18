//! Defects of products that passed, as use cases: what is more than one command, and what looks beyond
//! one case. Everything else is [`crate::cases::execute`] with a [`domain::case::defect::DefectCommand`].
//!
//! | you look for | go to |
//! |---|---|
//! | the notice of a planned cancellation with its letter | [`notify`] |
//! | the decision with its letter | [`approve_measure`] |
//! | files of both sides | [`attach`], [`file`] |
//! | what a cancellation would touch | [`impact`] |
//! | the list over all cases; to take away: [`crate::exports::defect_list`] | [`list`] |
//! | what time alone brings: silence, the end of a suspension, reminders | [`timers`] |

mod files;
mod impact;
mod letters;
mod list;
mod measure;
pub(crate) mod read_model;
pub(crate) mod reminders;
pub mod timers;

pub use self::files::{attach, file};
pub use self::impact::{Impact, OpenApplication, impact};
pub(crate) use self::list::after;
pub use self::list::{Found, Row, list};
pub use self::measure::{approve_measure, notify};
