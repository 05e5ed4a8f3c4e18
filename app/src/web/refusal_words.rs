//! The sentences of refusals: codes and raw values of the domain put into the reader's words.

use domain::calendar;
use domain::case::Refusal;
use domain::forms::FormId;
use jiff::Timestamp;
use services::Conflict;

use crate::words::{Locale, Words};

/// The title of a form in the reader's language.
pub fn form_title(words: Words, form: FormId) -> &'static str {
    match words.locale() {
        Locale::Ja => form.title_ja(),
        Locale::En => form.title_en(),
    }
}

/// A moment in the reader's language: both calendars, the hour, 日本時間.
pub fn moment(words: Words, at: Timestamp) -> String {
    match words.locale() {
        Locale::Ja => calendar::datetime_ja(at),
        Locale::En => calendar::datetime_en(at),
    }
}

/// A deadline in the reader's language, to the second.
pub fn deadline(words: Words, at: Timestamp) -> String {
    match words.locale() {
        Locale::Ja => calendar::deadline_ja(at),
        Locale::En => calendar::deadline_en(at),
    }
}

/// A day in the reader's language.
pub fn day(words: Words, date: jiff::civil::Date) -> String {
    match words.locale() {
        Locale::Ja => calendar::both_calendars(date),
        Locale::En => calendar::date_en(date),
    }
}

/// Why a case's rule said no.
pub fn refusal_sentence(words: Words, refusal: &Refusal) -> String {
    let args: Vec<(&str, String)> =
        refusal.args().into_iter().map(|(name, raw)| (name, in_words(words, name, &raw))).collect();
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    words.tf(&format!("refusal-{}", refusal.code()), &args)
}

fn in_words(words: Words, name: &str, raw: &str) -> String {
    match name {
        "command" => words.t(&format!("command-{raw}")),
        "stage" => words.t(&format!("stage-{}", raw.replace('_', "-"))),
        "phase" => words.t(&format!("defect-phase-{}", raw.replace('_', "-"))),
        "forms" => {
            let titles = raw.split(',').filter_map(FormId::from_id).map(|form| form_title(words, form));
            let separator = if words.locale() == Locale::Ja { "、" } else { "; " };
            titles.collect::<Vec<_>>().join(separator)
        }
        "change_kind" => words.t(&format!("change-kind-{}", raw.replace('_', "-"))),
        "change_field" => crate::flash::field_label(words, raw),
        "notice_standing" => words.t(&format!("notice-standing-{}", raw.replace('_', "-"))),
        "at" => raw.parse::<Timestamp>().map_or_else(|_| raw.to_owned(), |at| deadline(words, at)),
        "bytes" | "room" | "max" => raw.parse::<u64>().map_or_else(|_| raw.to_owned(), crate::size::words),
        _ => raw.to_owned(),
    }
}

/// Why a rule outside of cases said no.
pub fn denied_sentence(words: Words, code: &str) -> String {
    words.t(&format!("denied-{code}"))
}

/// What happened while the person was looking at an older page.
pub fn happened(words: Words, conflict: &Conflict) -> String {
    let count = conflict.unseen.len();
    if count == 0 {
        return words.t("conflict-overtaken");
    }
    words.tf("conflict-happened", &[("count", count.into())])
}
