//! What two administrators say differently about a call.

use domain::call::Call;
use domain::call_input::{parse, values_of};

use super::call_fields::{Values, procedure_words, rounding_words};
use crate::flash::{Flash, field_label};
use crate::pages::vendor::conflict::Difference;
use crate::words::Words;
use domain::call::Procedure;
use domain::money::Rounding;

/// The fields in which what was typed (the flash) differs from what is stored now; none where the page
/// that was typed on showed what is stored.
///
/// The version is compared and not the kind of error: what was typed also comes back after signing in
/// again, and somebody else may have saved in between.
pub fn differences(words: Words, flash: &Flash, stored: &Call, version: i32) -> Vec<Difference> {
    let typed = |name: &str| flash.values.get(name).and_then(|values| values.first()).cloned();
    if typed("version").is_none_or(|seen| seen == version.to_string()) {
        return Vec::new();
    }
    let theirs = values_of(stored);
    let raw = |name: &str| typed(name).unwrap_or_default();
    // 令和9年1月7日 and 2027-01-07 are no difference.
    let ours = parse(stored.id.clone(), Some(stored), raw)
        .map_or_else(|_| as_typed(&theirs, raw), |call| values_of(&call));
    FIELDS_IN_ORDER
        .into_iter()
        .map(str::to_owned)
        .chain(domain::forms::FormId::ALL.map(domain::call_input::edition_field))
        .map(|field| Difference {
            label: field_label(words, &field),
            theirs: shown(words, &theirs, &field),
            ours: shown(words, &ours, &field),
        })
        .filter(|difference| difference.theirs != difference.ours)
        .collect()
}

/// The fields as the page has them, editions aside.
const FIELDS_IN_ORDER: [&str; 19] = [
    "code",
    "title_ja",
    "title_en",
    "opens_date",
    "opens_time",
    "closes_date",
    "closes_time",
    "price_cap",
    "tax_percent",
    "rounding",
    "requirement_edition",
    "formal_check_days",
    "document_review_days",
    "device_check_days",
    "correction_days",
    "answer_days",
    "device_check_ends",
    "procedure",
    "appeal_text",
];

fn as_typed(names: &Values, raw: impl Fn(&str) -> String) -> Values {
    names.keys().map(|name| (name.clone(), raw(name))).collect()
}

fn shown(words: Words, values: &Values, field: &str) -> String {
    let value = values.get(field).cloned().unwrap_or_default();
    match field {
        "rounding" => Rounding::from_id(&value).map_or(value, |found| rounding_words(words, found)),
        "procedure" => Procedure::from_id(&value).map_or(value, |found| procedure_words(words, found)),
        // Without the tick the text is not printed.
        "appeal_text" if values.get("appeal").is_none_or(String::is_empty) => {
            words.t("admin-call-appeal-none")
        }
        _ => value,
    }
}
