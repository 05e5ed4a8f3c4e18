//! What a reader made of a file, before anybody judges it.

use serde::{Deserialize, Serialize};

use super::{Content, FormId};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The form that the file says it is: by its property, its number in print, or its title.
    pub form: FormId,
    /// The edition that it says, `YYYY-MM`; `None` where it says none.
    pub edition: Option<String>,
    pub content: Content,
}

/// Why a file's content was not understood, though the file is a sound docx or xlsx. It is kept, and
/// goes on to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unreadable {
    /// Nothing in it says which form it is.
    Unrecognised,
    /// It is said to be this form, but hardly any of its fields could be found.
    FieldsNotFound,
    /// More rows, cells, text or nesting than a form can have.
    TooLarge,
    /// The XML in it can't be followed.
    Damaged,
    /// The reader was stopped at its limits of time or memory, or died.
    NotSafely,
}

impl Unreadable {
    pub const ALL: [Unreadable; 5] = [
        Unreadable::Unrecognised,
        Unreadable::FieldsNotFound,
        Unreadable::TooLarge,
        Unreadable::Damaged,
        Unreadable::NotSafely,
    ];

    /// The stable name; its sentence stands under `unreadable-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Unreadable::Unrecognised => "unrecognised",
            Unreadable::FieldsNotFound => "fields-not-found",
            Unreadable::TooLarge => "too-large",
            Unreadable::Damaged => "damaged",
            Unreadable::NotSafely => "not-safely",
        }
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Unreadable {}
