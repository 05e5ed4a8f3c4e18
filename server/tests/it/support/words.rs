//! The words of the catalogues, so that tests name keys and not sentences.

use app::words::{Locale, Words};

/// The Japanese words of a key; fails where there are none.
#[track_caller]
pub fn ja(key: &str) -> String {
    known(key);
    Words::new(Locale::Ja).t(key)
}

/// The Japanese words of a key with its arguments.
#[track_caller]
pub fn ja_with(key: &str, arguments: &[(&str, &str)]) -> String {
    known(key);
    let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, (*value).into())).collect();
    Words::new(Locale::Ja).tf(key, &arguments)
}

#[track_caller]
fn known(key: &str) {
    assert!(Words::new(Locale::Ja).has(key), "no words {key}");
}
