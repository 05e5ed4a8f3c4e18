//! A case from outside, as the services use it: who may do what when, what comes of it, and what no
//! sequence of commands can bring about.
//!
//! | you look for | go to |
//! |---|---|
//! | who may give which command in which state | `authorization.rs` with its table `authorization.txt` |
//! | what a command may contain | `content.rs` |
//! | which histories are believed, and the hash chain | `history.rs` |
//! | what always holds, whatever is done in whatever order | `machine.rs` |
//! | the rules told a second time, to judge histories by | `oracle.rs` |
//! | one journey from start to end | `journeys.rs` |
//! | which ticks of the checklist stay after a correction | `marks.rs` |
//! | defects, suspension, cancellation | `defect/` |
//! | change notices: who may do what, one after the other, and in any order | `change_notice*.rs` |
//! | the split clock over weekends and holidays | `clocks.rs` |
//! | the device check: content, table, random runs, stored history | `device_check*.rs` |
//! | the entry in the register: its commands, and what the public is told | `listing.rs`, `register.rs` |
//! | a case in a given state to start a new test from | `support/states.rs` |

#![expect(clippy::unwrap_used, reason = "a test that meets a surprise fails")]

mod authorization;
mod change_notice;
mod change_notice_authorization;
mod change_notice_machine;
mod clocks;
mod content;
mod dated;
mod defect;
mod device_check;
mod device_check_authorization;
mod device_check_machine;
mod evidence;
mod history;
mod journeys;
mod listing;
mod machine;
mod marks;
mod oracle;
mod register;
mod sight;
mod support;
