//! What formulas come to. The figure that a program stored beside a formula is never believed: a file can
//! say anything.
//!
//! A part of Excel's language: what forms use, and what people put in their place. Everything else is
//! *not computed*, which is not an error value: whoever reads the form is told. Work, depth and text are
//! capped, cells are computed once, and cells that depend on each other in a circle are not computed.
//!
//! | you look for | go to |
//! |---|---|
//! | the language | `parse` |
//! | operators and references | `evaluate` |
//! | functions; to add one, a name in its table and an arm | `functions` |
//! | what depends on what | `engine` |

mod engine;
mod evaluate;
mod functions;
mod parse;
mod value;

pub use engine::Engine;
pub use value::Value;

#[cfg(test)]
mod tests;
