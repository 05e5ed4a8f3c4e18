//! Accounts: who can sign in, and how a person becomes one who can.
//!
//! Vendor and staff accounts never mix: an address belongs to one account, and an account is one or
//! the other for good.
//!
//! | you look for | go to |
//! |---|---|
//! | registering, confirming the address | [`register`] |
//! | signing in, and what throttles it | [`sign_in`], [`attempts`] |
//! | who the person is at this moment | [`who`] |
//! | rules for passwords, hashing | [`passwords`], [`blocklist`] |
//! | forgotten and changed passwords | [`reset`], [`change`] |
//! | the own name, title and address | [`profile`] |
//! | the links in mails | [`tokens`] |
//! | the ministry's staff | [`staff`] |
//! | the first administrator of an empty portal | [`first_administrator`] |

pub mod attempts;
pub mod blocklist;
pub mod change;
pub mod first_administrator;
mod input;
pub mod passwords;
pub mod profile;
pub mod register;
pub mod reset;
pub mod sign_in;
pub mod staff;
mod store;
pub mod tokens;
pub mod who;

pub use change::change_password;
pub use first_administrator::{
    check_first_administrator_link, create_first_administrator, first_administrator_link,
};
pub use profile::{change_profile, check_address_link, confirm_address_change, request_address_change};
pub use register::{RegisterInput, check_confirmation_link, confirm_email, register_vendor};
pub use reset::{check_reset_link, perform_reset, request_reset};
pub use sign_in::{SignedIn, sign_in};
pub use who::{Account, Belonging, Who, load_actor};

pub(crate) use input::{email_key, fields, parse_email, parse_line, parse_optional_line, parse_words};
pub(crate) use store::{NewAccount, by_id, by_key, insert};

use crate::error::Result;
use crate::portal::Portal;

/// Removes what is over: old failed attempts and links that ran out a month ago.
///
/// # Errors
/// Where the database does not answer.
pub async fn sweep(portal: &Portal) -> Result<()> {
    attempts::sweep(portal).await?;
    tokens::sweep(portal).await
}
