//! The details of a journal entry: the reason, and what changed from what to what.

use domain::actor::StaffRole;
use domain::forms::FormId;
use jiff::Timestamp;
use leptos::prelude::*;
use serde_json::Value;

use crate::flash::field_label;
use crate::web;
use crate::words::{Locale, Words, t, tf};

/// One thing that an entry tells, by the name of its field: `editions.track-record`.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told<'a> {
    Fact { name: String, value: &'a Value },
    Change { name: String, before: &'a Value, after: &'a Value },
}

/// The details, folded: an entry is mostly told by its act and subject.
#[component]
pub fn Details(details: Value) -> impl IntoView {
    let words = Words::current();
    let lines: Vec<String> = told(&details).iter().map(|told| line(words, told)).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <details>
            <summary>{t("admin-detail-show")}</summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}

/// What an entry tells: `before` and `after` are compared, the settings of a new call are listed
/// without its criteria and test plans, all else is a fact.
fn told(details: &Value) -> Vec<Told<'_>> {
    let Value::Object(fields) = details else { return Vec::new() };
    let mut told = Vec::new();
    for (name, value) in fields {
        match name.as_str() {
            "before" | "after" => {}
            "settings" => list("", value, &mut told),
            _ => list(name, value, &mut told),
        }
    }
    if let (Some(before), Some(after)) = (fields.get("before"), fields.get("after")) {
        compare("", before, after, &mut told);
    }
    told
}

fn list<'a>(name: &str, value: &'a Value, told: &mut Vec<Told<'a>>) {
    match value {
        Value::Object(fields) => {
            let shown =
                fields.iter().filter(|(key, _)| !["criteria", "id", "test_plans"].contains(&key.as_str()));
            shown.for_each(|(key, value)| list(&inner(name, key), value, told));
        }
        _ => told.push(Told::Fact { name: name.to_owned(), value }),
    }
}

fn compare<'a>(name: &str, before: &'a Value, after: &'a Value, told: &mut Vec<Told<'a>>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(old), Value::Object(new)) => {
            let keys: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for key in keys {
                let value = |side: &'a serde_json::Map<String, Value>| side.get(key).unwrap_or(&Value::Null);
                compare(&inner(name, key), value(old), value(new), told);
            }
        }
        _ => told.push(Told::Change { name: name.to_owned(), before, after }),
    }
}

fn inner(name: &str, key: &str) -> String {
    if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") }
}

fn line(words: Words, told: &Told<'_>) -> String {
    match told {
        Told::Fact { name, value } => {
            let (label, value) = (label(words, name), plain(words, value));
            tf("admin-detail-fact", &[("name", label.into()), ("value", value.into())])
        }
        Told::Change { name, before, after } => {
            let (before, after) = (plain(words, before), plain(words, after));
            let args =
                [("name", label(words, name).into()), ("before", before.into()), ("after", after.into())];
            tf("admin-detail-change", &args)
        }
    }
}

/// What a field is called: as in the form of a call, else by a word of its own, else as it is stored.
fn label(words: Words, name: &str) -> String {
    let field = match name.split_once('.') {
        Some(("editions", form)) => format!("edition_{form}"),
        Some(("standard_days", stage)) => format!("{stage}_days"),
        // What is compared as a whole is a set of roles.
        None if name.is_empty() => "roles".to_owned(),
        _ => name.to_owned(),
    };
    let kebab = field.replace(['_', '.'], "-");
    let own = format!("admin-detail-{kebab}");
    if words.has(&own) {
        words.t(&own)
    } else if words.has(&format!("field-{kebab}")) {
        field_label(words, &field)
    } else {
        name.to_owned()
    }
}

/// A value as text: moments, roles, forms and closed vocabularies in the reader's words.
fn plain(words: Words, value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::Bool(yes) => words.t(if *yes { "admin-detail-yes" } else { "admin-detail-no" }),
        Value::String(text) => known(words, text).unwrap_or_else(|| text.clone()),
        Value::Array(list) => {
            let separator = if words.locale() == Locale::Ja { "、" } else { ", " };
            list.iter().map(|value| plain(words, value)).collect::<Vec<_>>().join(separator)
        }
        other => other.to_string(),
    }
}

fn known(words: Words, text: &str) -> Option<String> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(web::deadline(words, at));
    }
    if let Some(role) = StaffRole::from_id(text) {
        return Some(words.t(&format!("role-{}", role.id().replace('_', "-"))));
    }
    if let Some(form) = FormId::from_id(text) {
        return Some(web::form_title(words, form).to_owned());
    }
    let keys = ["procedure", "rounding"].map(|kind| format!("{kind}-{}", text.replace('_', "-")));
    keys.iter().find(|key| words.has(key)).map(|key| words.t(key))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn lines(details: &Value) -> Vec<String> {
        told(details).iter().map(|told| line(Words::new(Locale::Ja), told)).collect()
    }

    #[test]
    fn only_what_changed_is_told() {
        let details = json!({
            "why": "延長の要望",
            "before": { "closes_at": "2027-01-07T08:00:00Z", "standard_days": { "formal_check": 10 }, "code": "R8-1" },
            "after": { "closes_at": "2027-01-08T08:00:00Z", "standard_days": { "formal_check": 12 }, "code": "R8-1" },
        });
        assert_eq!(
            lines(&details),
            [
                "変更の理由：延長の要望",
                "締切：令和9年1月7日（2027年1月7日）（木）17時00分00秒 日本時間 → \
                 令和9年1月8日（2027年1月8日）（金）17時00分00秒 日本時間",
                "審査1 形式審査の標準処理期間（営業日）：10 → 12",
            ]
        );
    }

    #[test]
    fn roles_are_compared_in_words() {
        let details = json!({ "before": ["reviewer"], "after": ["reviewer", "approver"] });
        assert_eq!(lines(&details), ["役割：審査担当 → 審査担当、審査責任者"]);
    }

    #[test]
    fn a_new_call_is_told_without_its_criteria() {
        let settings = json!({ "criteria": [{ "id": "x" }], "id": "0", "rounding": "truncate" });
        assert_eq!(lines(&json!({ "settings": settings })), ["消費税の端数処理：1円未満を切り捨て"]);
    }

    #[test]
    fn nothing_is_told_of_nothing() {
        assert_eq!(told(&json!({})), []);
    }
}
