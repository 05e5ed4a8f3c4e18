//! What of a form's data would not come back from its file: told before it is written, because nobody
//! looks for it afterwards.

use serde_json::{Map, Value as Json};

use super::content::{Entry, Row};
use super::data::{DataError, DataReason, text, written};
use super::spec::{Kind, Table};
use super::{FormId, spec};

/// Longest text of a spreadsheet's cell, in units of UTF-16.
const CELL: usize = 32_767;

/// Everything in the data of a form that [`super::data::to_json`] would give back otherwise, each with its
/// path. Of data that [`super::data::from_json`] takes: what is no data at all is told there.
pub fn lost(form: FormId, data: &Json) -> Vec<DataError> {
    let mut errors = Vec::new();
    let spec = spec(form);
    for (id, value) in data.as_object().into_iter().flatten() {
        let path = format!("$.{id}");
        if let Some(table) = spec.tables().find(|table| table.id == id) {
            rows(form, table, value, &path, &mut errors);
        } else if let Some(kind) = super::content::kind_of(form, id) {
            errors.extend(reason(form, kind, value).map(|reason| DataError { path, reason }));
        }
    }
    errors
}

/// Everything in the data that came back otherwise from the file: the last look, at what no rule foresaw.
pub fn changed(data: &Json, read: &Json) -> Vec<DataError> {
    let mut errors = Vec::new();
    differ(data, Some(read), "$", &mut errors);
    errors
}

fn differ(given: &Json, read: Option<&Json>, path: &str, errors: &mut Vec<DataError>) {
    match (given, read) {
        (Json::Object(given), Some(Json::Object(read))) => {
            for (key, value) in given {
                differ(value, read.get(key), &format!("{path}.{key}"), errors);
            }
        }
        (Json::Array(given), Some(Json::Array(read))) if given.len() == read.len() => {
            for (at, (given, read)) in given.iter().zip(read).enumerate() {
                differ(given, Some(read), &format!("{path}[{at}]"), errors);
            }
        }
        _ if Some(given) == read => {}
        _ => errors.push(DataError { path: path.to_owned(), reason: DataReason::NotReadBack }),
    }
}

fn rows(form: FormId, table: &'static Table, value: &Json, path: &str, errors: &mut Vec<DataError>) {
    let rows = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if table.fixed && rows.len() < table.preset.len() {
        errors.push(DataError { path: path.to_owned(), reason: DataReason::TooFewRows });
    }
    for (number, cells) in rows.iter().enumerate() {
        let path = format!("{path}[{number}]");
        let Some(cells) = cells.as_object() else { continue };
        if !table.fixed && row(table, cells).is_untouched(table) {
            errors.push(DataError { path, reason: DataReason::EmptyRow });
            continue;
        }
        for (id, value) in cells {
            let reason = table.column(id).and_then(|column| reason(form, column.kind, value));
            errors.extend(reason.map(|reason| DataError { path: format!("{path}.{id}"), reason }));
        }
    }
}

fn row(table: &'static Table, cells: &Map<String, Json>) -> Row {
    let mut row = Row::of(table);
    for (id, value) in cells {
        if let Some(column) = table.column(id)
            && let Ok(raw) = text(value, column.kind)
        {
            row.set(table, id, Entry::typed(raw));
        }
    }
    row
}

/// Why a value would not come back as it is.
fn reason(form: FormId, kind: Kind, value: &Json) -> Option<DataReason> {
    if kind == Kind::Tick {
        return (!value.is_boolean()).then_some(DataReason::NotTick);
    }
    let raw = text(value, kind).ok()?;
    if form.format() == super::FileFormat::Xlsx && raw.encode_utf16().count() > CELL {
        return Some(DataReason::TooLongForCell);
    }
    match written(&Entry::typed(raw.as_str()), kind) {
        Some(back) if back == *value => unkept_characters(kind, &raw),
        Some(_) => Some(unkept_characters(kind, &raw).unwrap_or(match kind {
            Kind::Integer(_) | Kind::Money | Kind::Percent => DataReason::NumberAsText,
            Kind::Date => DataReason::DateOtherwise,
            Kind::YearMonth => DataReason::MonthOtherwise,
            Kind::Choice(_) => DataReason::ChoiceByLabel,
            Kind::Phone | Kind::CorporateNumber => DataReason::NotOnlyDigits,
            _ => DataReason::NotReadBack,
        })),
        None => Some(DataReason::Empty),
    }
}

/// Characters that a file, or whoever reads it, takes away.
fn unkept_characters(kind: Kind, raw: &str) -> Option<DataReason> {
    let around = |ch: char| ch.is_whitespace() || ch == '\u{FEFF}';
    if raw.contains('\r') {
        Some(DataReason::CarriageReturn)
    } else if raw.starts_with(around) || raw.ends_with(around) {
        Some(DataReason::BlanksAround)
    } else if kind != Kind::LongText && raw.contains(['\n', '\t']) {
        Some(DataReason::SeveralLines)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::forms::data::to_json;
    use crate::forms::example::example;

    #[test]
    fn the_examples_come_back() {
        for form in FormId::ALL {
            let data = to_json(&example(form));
            assert_eq!(lost(form, &data), [], "{form:?}");
            assert_eq!(changed(&data, &data), [], "{form:?}");
        }
    }

    #[test]
    fn what_is_missing_is_not_lost_and_what_does_not_fit_comes_back() {
        assert_eq!(lost(FormId::ShipmentPlan, &json!({})), []);
        let odd = json!({ "applied_units": "多数", "date": "近日中", "site": "一\n二", "total_units": 1 });
        assert_eq!(lost(FormId::ShipmentPlan, &odd), []);
    }

    #[test]
    fn each_loss_has_its_path_and_its_reason() {
        let told = |form, data: Json| -> Vec<(String, &'static str)> {
            lost(form, &data).into_iter().map(|error| (error.path, error.reason.id())).collect()
        };
        for (field, value, reason) in [
            ("product_name", json!(" FR-200"), "blanks-around"),
            ("product_name", json!("FR-200　"), "blanks-around"),
            ("product_name", json!("a\nb"), "several-lines"),
            ("product_name", json!("a\tb"), "several-lines"),
            ("product_name", json!(""), "empty"),
            ("product_name", json!("　"), "empty"),
            ("site", json!("一\r\n二"), "carriage-return"),
            ("site", json!("一\n二\n"), "blanks-around"),
            ("applied_units", json!("12,000台"), "number-as-text"),
            ("date", json!("令和8年11月22日"), "date-otherwise"),
            ("contact_phone", json!("03-0000-1234"), "not-only-digits"),
            ("corporate_number", json!("7-1234-5678-9012"), "not-only-digits"),
        ] {
            let wanted = [(format!("$.{field}"), reason)];
            assert_eq!(told(FormId::ShipmentPlan, json!({ field: value })), wanted, "{value}");
        }
        let data = json!({ "rows": [{ "month": "2027-03", "units": 1 }, {}, { "cumulative": 1 }] });
        let empty = ["$.rows[1]", "$.rows[2]"].map(|path| (path.to_owned(), "empty-row"));
        assert_eq!(told(FormId::ShipmentPlan, data), empty);
        let months = json!({ "rows": [{ "month": "令和9年3月", "units": 1 }] });
        assert_eq!(told(FormId::ShipmentPlan, months), [("$.rows[0].month".to_owned(), "month-otherwise")]);
        let label = json!({ "rows": [{ "class": "本体" , "item": "あ".repeat(CELL + 1) }] });
        assert_eq!(
            told(FormId::PriceEstimate, label),
            [
                ("$.rows[0].class".to_owned(), "choice-by-label"),
                ("$.rows[0].item".to_owned(), "too-long-for-cell")
            ]
        );
        let few = json!({ "rows": [{ "answer": "met" }] });
        assert_eq!(told(FormId::SelfDeclaration, few), [("$.rows".to_owned(), "too-few-rows")]);
        let clause = json!({ "clause_1": "はい" });
        assert_eq!(told(FormId::CancellationConsent, clause), [("$.clause_1".to_owned(), "not-tick")]);
    }

    #[test]
    fn what_came_back_otherwise_is_named() {
        let given = json!({ "a": 1, "rows": [{ "b": "x" }, { "b": "y" }], "c": [1] });
        let read = json!({ "a": 1, "more": 2, "rows": [{ "b": "x" }, { "b": "z" }], "c": [] });
        let paths: Vec<_> = changed(&given, &read).into_iter().map(|error| error.path).collect();
        assert_eq!(paths, ["$.c", "$.rows[1].b"]);
    }
}
