//! The details of a journal entry: the reason, and what changed from what to what.

use leptos::prelude::*;
use serde_json::Value;

use crate::words::{t, tf};

/// One thing that an entry tells.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Told {
    Fact { name: String, value: String },
    Change { name: String, before: String, after: String },
}

/// The details, folded: an entry is mostly told by its act and subject.
#[component]
pub fn Details(details: Value) -> impl IntoView {
    let told = told(&details);
    if told.is_empty() {
        return ().into_any();
    }
    let lines = told
        .into_iter()
        .map(|told| {
            let line = match told {
                Told::Fact { name, value } => {
                    tf("admin-detail-fact", &[("name", name.into()), ("value", value.into())])
                }
                Told::Change { name, before, after } => tf(
                    "admin-detail-change",
                    &[("name", name.into()), ("before", before.into()), ("after", after.into())],
                ),
            };
            view! { <li>{line}</li> }
        })
        .collect_view();
    view! {
        <details>
            <summary>{t("admin-detail-show")}</summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}

/// `before` and `after` are compared; all else is a fact. Names are those of the stored record.
fn told(details: &Value) -> Vec<Told> {
    let Value::Object(fields) = details else { return Vec::new() };
    let mut told = Vec::new();
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("before" | "after", _) => {}
            ("settings", Value::Object(settings)) => {
                told.extend(settings.iter().filter(|(name, _)| *name != "criteria").map(fact));
            }
            _ => told.push(fact((name, value))),
        }
    }
    if let (Some(before), Some(after)) = (fields.get("before"), fields.get("after")) {
        compare("", before, after, &mut told);
    }
    told
}

fn fact((name, value): (&String, &Value)) -> Told {
    Told::Fact { name: name.clone(), value: plain(value) }
}

fn compare(name: &str, before: &Value, after: &Value, told: &mut Vec<Told>) {
    match (before, after) {
        _ if before == after => {}
        (Value::Object(old), Value::Object(new)) => {
            let missing = Value::Null;
            let names: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
            for key in names {
                let inner = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                let (old, new) = (old.get(key).unwrap_or(&missing), new.get(key).unwrap_or(&missing));
                compare(&inner, old, new, told);
            }
        }
        _ => told.push(Told::Change { name: name.to_owned(), before: plain(before), after: plain(after) }),
    }
}

/// A value as text: lists with commas, nothing as a dash.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "—".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_changed_is_told() {
        let details = json!({
            "why": "延長の要望",
            "before": { "closes_at": "a", "standard_days": { "formal_check": 10, "device_check": 20 }, "same": 1 },
            "after": { "closes_at": "b", "standard_days": { "formal_check": 12, "device_check": 20 }, "same": 1 },
        });
        let change = |name: &str, before: &str, after: &str| Told::Change {
            name: name.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        assert_eq!(
            told(&details),
            [
                Told::Fact { name: "why".to_owned(), value: "延長の要望".to_owned() },
                change("closes_at", "a", "b"),
                change("standard_days.formal_check", "10", "12"),
            ]
        );
    }

    #[test]
    fn roles_are_compared_as_lists() {
        let details = json!({ "before": ["reviewer"], "after": ["reviewer", "approver"] });
        let Some(Told::Change { before, after, .. }) = told(&details).pop() else { panic!("nothing told") };
        assert_eq!((before.as_str(), after.as_str()), ("reviewer", "reviewer, approver"));
    }

    #[test]
    fn nothing_is_told_of_nothing() {
        assert_eq!(told(&json!({})), []);
    }
}
