//! What one request leaves for the next page: errors with the typed values, or a notice.
//!
//! A POST handler that gets "invalid" from its service stores a [`Flash`] in the session and
//! redirects back to the page (Post/Redirect/Get, see `docs/adr/0001`). The page takes it once: the
//! error summary and the fields read it from the Leptos context, so no page has to pass it on.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Redirect, Response};
pub use domain::validation::FieldError;
use serde::{Deserialize, Serialize};
use tower_sessions::{Session, session};

use crate::{form::Submitted, words::Words};

/// The key of the flash in the session.
const KEY: &str = "flash";

/// The sentence of an error: it stands both at the field and in the summary. The words are
/// `error-<code>`; `$label` is the argument of that name, else what the field is called.
pub fn sentence(error: &FieldError, words: Words) -> String {
    let given = error.args.iter().find(|(name, _)| name == "label").map(|(_, label)| label.clone());
    let label = match given {
        Some(label) => label,
        None if error.field.is_empty() => String::new(),
        None => field_label(words, &error.field),
    };
    let mut args = vec![("label", label.as_str().into())];
    for (name, value) in &error.args {
        if name != "label" {
            args.push((name.as_str(), value.as_str().into()));
        }
    }
    words.tf(&format!("error-{}", error.code), &args)
}

/// The label of a field: the word `field-<name>`, where numbers of rows are left out (`items.0.units`
/// and `items_1_units` are both `field-items-units`).
pub fn field_label(words: Words, name: &str) -> String {
    let parts: Vec<&str> = name.split(['.', '_']).filter(|part| part.parse::<u32>().is_err()).collect();
    words.t(&format!("field-{}", parts.join("-")))
}

/// A sentence for the top of the next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The key of its words.
    pub key: String,
    /// Arguments for the words.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
}

impl Notice {
    /// The sentence.
    pub fn words(&self, words: Words) -> String {
        let args: Vec<_> = self.args.iter().map(|(k, v)| (k.as_str(), v.as_str().into())).collect();
        words.tf(&self.key, &args)
    }
}

/// What a request leaves for the next page of the same session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Which form on the page the values and errors belong to; empty for a mere notice.
    #[serde(default)]
    pub form: String,
    /// What was typed, by field name. Never a password.
    #[serde(default)]
    pub values: BTreeMap<String, Vec<String>>,
    /// What is wrong.
    #[serde(default)]
    pub errors: Vec<FieldError>,
    /// What went well.
    #[serde(default)]
    pub notice: Option<Notice>,
    /// The path of the page that it is meant for.
    #[serde(default)]
    page: String,
}

impl Flash {
    /// "These fields are wrong": keeps what was typed, except what stands in a password field.
    pub fn invalid(form: impl Into<String>, typed: &Submitted, errors: Vec<FieldError>) -> Self {
        let mut values = typed.values();
        values.retain(|name, _| !name.to_ascii_lowercase().contains("password"));
        Self { form: form.into(), values, errors, ..Self::default() }
    }

    /// "This is done": the words `key` on the next page.
    pub fn notice(key: impl Into<String>) -> Self {
        Self { notice: Some(Notice { key: key.into(), args: BTreeMap::new() }), ..Self::default() }
    }

    /// Adds an argument to the notice's words.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Some(notice) = &mut self.notice {
            notice.args.insert(name.into(), value.into());
        }
        self
    }

    /// The first error of a field.
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }

    /// Leaves the flash for the page at `to` (path, with or without query).
    pub async fn put(mut self, session: &Session, to: &str) -> Result<(), session::Error> {
        self.page = path_of(to).to_owned();
        session.insert(KEY, self).await
    }

    /// Takes the flash that was left for `page`; one for another page stays where it is.
    pub async fn take(session: &Session, page: &str) -> Result<Option<Self>, session::Error> {
        match session.get::<Self>(KEY).await? {
            Some(flash) if flash.page == path_of(page) => {
                session.remove::<Self>(KEY).await?;
                Ok(Some(flash))
            }
            _ => Ok(None),
        }
    }
}

fn path_of(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// Answers a POST: leaves `flash` for the page at `to` and sends the browser there (303).
pub async fn redirect(session: &Session, to: &str, flash: Flash) -> Result<Response, session::Error> {
    flash.put(session, to).await?;
    Ok(Redirect::to(to).into_response())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tower_sessions::MemoryStore;

    use super::*;
    use crate::words::Locale;

    fn session() -> Session {
        Session::new(None, Arc::new(MemoryStore::default()), None)
    }

    #[tokio::test]
    async fn is_taken_once_and_only_by_its_page() {
        let session = session();
        let typed = Submitted::from_pairs([("email", "a@b"), ("new_password", "secret")]);
        let flash = Flash::invalid("sign-in", &typed, vec![FieldError::new("email", "required")]);
        redirect(&session, "/sign-in?next=%2F", flash).await.unwrap();

        assert_eq!(Flash::take(&session, "/other").await.unwrap(), None);
        let taken = Flash::take(&session, "/sign-in?next=%2F").await.unwrap().unwrap();
        assert_eq!(taken.values["email"], ["a@b"]);
        assert!(!taken.values.contains_key("new_password"), "a password was kept");
        assert_eq!(Flash::take(&session, "/sign-in").await.unwrap(), None);
    }

    #[test]
    fn an_error_names_its_field() {
        let words = Words::new(Locale::Ja);
        let error = FieldError::new("items.3.email", "required").with("label", "連絡先");
        assert_eq!(sentence(&error, words), "連絡先を入力してください。");
        assert_eq!(
            sentence(&FieldError::new("email", "required"), words),
            "メールアドレスを入力してください。"
        );
    }
}
