//! How to reach people: postal code, telephone, e-mail, and names in kana.
//!
//! Everything may be typed in full-width characters with hyphens of any kind; what comes back is the
//! one form that is stored.

mod email;
mod kana;
mod numbers;

pub use email::{EMAIL_MAX, EmailError, parse_email};
pub use kana::{KanaError, kana};
pub use numbers::{PhoneError, PostalCodeError, parse_phone, parse_postal_code};
