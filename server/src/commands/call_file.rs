//! `CALL.json`: the settings of a call, and what the application says, for tools that know no portal.
//!
//! It is a [`CallRules`] with two more keys, `applied` ([`Applied`]) and `today`. Every key may be left
//! out: what is not known is not checked. Any other key is refused, since it is likely one misspelled.

use std::path::Path;

use domain::calendar::jst;
use domain::checks::{Applied, Basis, CallRules};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};
use services::{Clock, SystemClock};

use crate::terminal::read_text;

/// The keys that are not the call's own.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Besides {
    applied: Applied,
    today: Option<Date>,
}

/// Reads a `CALL.json`; without one nothing is known but today's date.
///
/// # Errors
/// Which file, and where in it, can't be read.
pub fn basis(path: Option<&Path>) -> Result<Basis, String> {
    let (call, besides) = match path {
        None => (CallRules::default(), Besides::default()),
        Some(path) => {
            let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
            let text = read_text(path).map_err(|error| named(&error))?;
            // Twice, because reading both at once would lose the line of an error.
            let call: CallRules = serde_json::from_str(&text).map_err(|error| named(&error))?;
            let besides: Besides = serde_json::from_str(&text).map_err(|error| named(&error))?;
            let given: Value = serde_json::from_str(&text).map_err(|error| named(&error))?;
            if let Some(unknown) = unknown_key(&given) {
                return Err(named(&format!("{unknown}: there is no such key")));
            }
            if let Some(fault) = call.fault() {
                return Err(named(&fault));
            }
            (call, besides)
        }
    };
    let today = besides.today.unwrap_or_else(|| jst(SystemClock.now()).date());
    Ok(Basis { call, applied: besides.applied, today })
}

/// The path of a key that nobody would look at: a rule that somebody wrote down, and that is not checked.
fn unknown_key(given: &Value) -> Option<String> {
    let keys = |known: serde_json::Result<Value>| known.unwrap_or_default();
    let (call, applied) =
        (keys(serde_json::to_value(CallRules::default())), keys(serde_json::to_value(Applied::default())));
    let own = |key: &str| ["applied", "today"].contains(&key) || call.get(key).is_some();
    let outside = given.as_object()?.keys().find(|key| !own(key)).map(|key| format!("$.{key}"));
    outside.or_else(|| {
        let within = given["applied"].as_object()?.keys().find(|key| applied.get(key).is_none())?;
        Some(format!("$.applied.{within}"))
    })
}

/// The `CALL.json` that says this.
///
/// # Errors
/// Never for a basis whose settings can be written as JSON.
pub fn to_json(basis: &Basis) -> serde_json::Result<Value> {
    let mut value = serde_json::to_value(&basis.call)?;
    if let Value::Object(keys) = &mut value {
        keys.retain(|_, setting| !setting.is_null());
        keys.insert("applied".to_owned(), serde_json::to_value(&basis.applied)?);
        keys.insert("today".to_owned(), json!(basis.today));
    }
    Ok(value)
}
