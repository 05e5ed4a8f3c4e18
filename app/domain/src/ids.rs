//! Identifiers. Each kind has its own type, so that a case can't be looked up by an account.
//!
//! All are opaque ASCII strings made outside the domain (randomness comes in from the shell).

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes an identifier as it was stored or came in a URL; it is not checked to exist.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A person who can sign in.
    AccountId
);
id!(
    /// A vendor organisation (事業者), identified to the world by its 法人番号.
    OrganizationId
);
id!(
    /// A call for applications (募集回).
    CallId
);
id!(
    /// A case (案件): one application for one product in one call.
    CaseId
);
