//! The portal's words, in Japanese (first) and English, from Fluent catalogues.
//!
//! The catalogues lie in `locales/{ja,en}/<area>.ftl` and are compiled in. To add a word: put the
//! key into **both** languages, in the file of its area, then use it with [`t`] (no arguments) or
//! [`tf`] (with arguments) inside a view, or with [`Words`] elsewhere. The tests below find keys
//! that stand in one language only, arguments that differ, and literals that name no key.

use std::{fmt, str::FromStr, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use leptos::context::use_context;
use serde::{Deserialize, Serialize};

/// The languages people can read the portal in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Japanese: the language of the procedure.
    #[default]
    Ja,
    /// English.
    En,
}

impl Locale {
    /// Every language, the first one leading.
    pub const ALL: [Locale; 2] = [Locale::Ja, Locale::En];

    /// The BCP 47 tag, as in `<html lang>` and in the language cookie.
    pub fn tag(self) -> &'static str {
        match self {
            Locale::Ja => "ja",
            Locale::En => "en",
        }
    }

    /// The other language, which the switch in the header leads to.
    pub fn other(self) -> Self {
        match self {
            Locale::Ja => Locale::En,
            Locale::En => Locale::Ja,
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    /// Reads a language tag; a region (`ja-JP`) is ignored.
    fn from_str(tag: &str) -> Result<Self, UnknownLocale> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        Locale::ALL
            .into_iter()
            .find(|locale| locale.tag().eq_ignore_ascii_case(language.trim()))
            .ok_or(UnknownLocale)
    }
}

/// The tag names a language that the portal has no words in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLocale;

/// The words of one language; usable without Leptos (mails, redirects, JSON answers).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    locale: Locale,
}

impl Words {
    /// The words of `locale`.
    pub fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// The words of the page that is being rendered; Japanese outside of a page.
    pub fn current() -> Self {
        Self::new(use_context::<Locale>().unwrap_or_default())
    }

    /// The language these words are in.
    pub fn locale(self) -> Locale {
        self.locale
    }

    /// Whether `key` has words.
    pub fn has(self, key: &str) -> bool {
        bundle(self.locale).has_message(key)
    }

    /// The words for `key`. A missing key shows as `⟦key⟧` and is logged as an error.
    pub fn t(self, key: &str) -> String {
        self.tf(key, &[])
    }

    /// The words for `key` with its `{ $arguments }` filled in.
    pub fn tf(self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = bundle(self.locale);
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, locale = %self.locale, "no words for this key");
            return format!("⟦{key}⟧");
        };
        let args: FluentArgs<'_> = args.iter().map(|(k, v)| (*k, v.clone())).collect();
        let mut errors = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&args), &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, locale = %self.locale, ?errors, "words could not be filled in");
        }
        words.into_owned()
    }
}

/// The words for `key` in the language of the page that is being rendered.
pub fn t(key: &str) -> String {
    Words::current().t(key)
}

/// The words for `key` with arguments: `tf("greeting", &[("name", name.into())])`.
pub fn tf(key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    Words::current().tf(key, args)
}

macro_rules! catalogues {
    ($($area:literal),+ $(,)?) => {
        /// The text of every catalogue of a language, by area.
        fn sources(locale: Locale) -> Vec<(&'static str, &'static str)> {
            match locale {
                Locale::Ja => vec![$(($area, include_str!(concat!("locales/ja/", $area, ".ftl")))),+],
                Locale::En => vec![$(($area, include_str!(concat!("locales/en/", $area, ".ftl")))),+],
            }
        }
    };
}

catalogues!(
    "common",
    "case",
    "public",
    "account",
    "organization",
    "vendor",
    "device_check",
    "register",
    "change_notice",
    "defect",
    "report",
    "forms",
    "screening",
    "admin",
    "refusal",
    "finding",
    "error",
    "inspect",
    "test_plan",
    "statistics",
    "dataset"
);

fn bundle(locale: Locale) -> &'static FluentBundle<FluentResource> {
    static JA: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| parse(Locale::Ja));
    static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| parse(Locale::En));
    match locale {
        Locale::Ja => &JA,
        Locale::En => &EN,
    }
}

fn parse(locale: Locale) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![locale.tag().parse().unwrap_or_default()]);
    // Neither language is written from right to left, and the marks would end up in copied text.
    bundle.set_use_isolating(false);
    for (area, source) in sources(locale) {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, errors)| {
            tracing::error!(area, %locale, ?errors, "a catalogue has faults");
            rest
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(area, %locale, ?errors, "a key is given twice");
        }
    }
    bundle
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "code_words_tests.rs"]
mod code_words;
