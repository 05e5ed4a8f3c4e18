//! The automatic checks, rule by rule: seven forms that fit, one thing changed, and exactly the one
//! finding that follows, with its place.
//!
//! | you look for | go to |
//! |---|---|
//! | the table: each rule broken once | `rules/` |
//! | what just keeps a rule | `kept.rs` |
//! | forms compared without an application to say what is right | `strangers.rs` |
//! | what always holds, whatever stands on a form | `properties.rs` |
//! | forms with places, and how to change them | `given.rs` |

mod given;
mod kept;
mod properties;
mod rules;
mod strangers;
