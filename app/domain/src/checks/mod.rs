//! The automatic checks: what is read on the seven forms, held against their rules, the call, the
//! application and each other. Pure: a function of what was read and of the [`Basis`].

pub mod basis;

pub use basis::{Applied, Basis, CallRules};
