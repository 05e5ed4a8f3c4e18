//! The JSON Schema (2020-12) of a form's data: what a complete and right [`super::data`] looks like.

use serde_json::{Map, Value as Json, json};

use super::spec::{Field, Kind, Table};
use super::value::{LARGEST, LINE, TEXT};
use super::{FormId, spec};

/// The schema of the data of a form. Titles are the Japanese labels, descriptions the English ones.
pub fn schema(form: FormId) -> Json {
    let spec = spec(form);
    let mut properties = Map::new();
    for field in spec.fields() {
        properties.insert(field.id.to_owned(), property(field));
    }
    let mut required: Vec<&str> = wanted(spec.fields());
    for clause in spec.clauses() {
        properties.insert(
            clause.id.to_owned(),
            json!({"title": clause.label_ja, "description": clause.text_ja, "type": "boolean"}),
        );
        required.push(clause.id);
    }
    for table in spec.tables() {
        properties.insert(table.id.to_owned(), array(table));
        required.push(table.id);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:shinsa:form:{}:{}", form.id(), spec.edition),
        "title": format!("様式第{}号 {}", form.number(), form.title_ja()),
        "description": form.title_en(),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// What must be there: not what is optional, and not what is computed when it is left out.
fn wanted(fields: impl Iterator<Item = &'static Field>) -> Vec<&'static str> {
    fields.filter(|field| field.required && field.formula.is_none()).map(|field| field.id).collect()
}

fn array(table: &'static Table) -> Json {
    let properties: Map<String, Json> =
        table.columns.iter().map(|column| (column.id.to_owned(), property(column))).collect();
    let mut array = json!({
        "title": table.label_ja,
        "description": table.label_en,
        "type": "array",
        "minItems": table.min_rows,
        "items": {
            "type": "object",
            "properties": properties,
            "required": wanted(table.columns.iter()),
            "additionalProperties": false,
        },
    });
    if table.fixed {
        array["maxItems"] = json!(table.preset.len());
    }
    array
}

fn property(field: &Field) -> Json {
    let mut property = of_kind(field);
    property["title"] = json!(field.label_ja);
    property["description"] = match field.help_en {
        "" => json!(field.label_en),
        help => json!(format!("{}. {help}", field.label_en)),
    };
    property
}

fn of_kind(field: &Field) -> Json {
    match field.kind {
        Kind::Text => json!({"type": "string", "minLength": 1, "maxLength": LINE}),
        Kind::LongText => json!({"type": "string", "minLength": 1, "maxLength": TEXT}),
        Kind::Date => json!({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
        Kind::YearMonth => json!({"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"}),
        Kind::Integer(_) | Kind::Money => {
            json!({"type": "integer", "minimum": field.minimum, "maximum": LARGEST})
        }
        Kind::Percent => json!({"type": "integer", "minimum": 0, "maximum": 100}),
        Kind::Choice(choices) => {
            let one = |choice: &super::spec::Choice| json!({"const": choice.id, "title": choice.label_ja});
            json!({"type": "string", "oneOf": choices.iter().map(one).collect::<Vec<_>>()})
        }
        Kind::Tick => json!({"type": "boolean"}),
        Kind::Kana => json!({
            "type": "string", "pattern": "^[ァ-ヺー・ヽヾ　 ]*[ァ-ヺ][ァ-ヺー・ヽヾ　 ]*$", "maxLength": LINE,
        }),
        Kind::Phone => json!({"type": "string", "pattern": r"^0\d{9,10}$"}),
        Kind::Mail => json!({"type": "string", "format": "email"}),
        Kind::CorporateNumber => json!({"type": "string", "pattern": r"^[1-9]\d{12}$"}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::data::to_json;
    use crate::forms::example::example;

    /// The part of JSON Schema that is used above, so that the examples can be held against it.
    fn fits(schema: &Json, value: &Json) -> bool {
        let number = |key: &str| schema[key].as_i64();
        match schema["type"].as_str().unwrap() {
            "object" => {
                let properties = schema["properties"].as_object().unwrap();
                let object = value.as_object().unwrap();
                let required = schema["required"].as_array().unwrap();
                required.iter().all(|id| object.contains_key(id.as_str().unwrap()))
                    && object.iter().all(|(id, value)| fits(&properties[id], value))
            }
            "array" => {
                let rows = value.as_array().unwrap();
                rows.len() >= usize::try_from(number("minItems").unwrap()).unwrap()
                    && rows.iter().all(|row| fits(&schema["items"], row))
            }
            "integer" => value
                .as_i64()
                .is_some_and(|n| (number("minimum").unwrap()..=number("maximum").unwrap()).contains(&n)),
            "boolean" => value.is_boolean(),
            _ => value.as_str().is_some_and(|text| {
                schema["oneOf"].as_array().is_none_or(|all| all.iter().any(|one| one["const"] == text))
                    && number("maxLength")
                        .is_none_or(|max| text.chars().count() <= usize::try_from(max).unwrap())
            }),
        }
    }

    #[test]
    fn the_examples_fit_their_schemas() {
        for form in FormId::ALL {
            assert!(fits(&schema(form), &to_json(&example(form))), "{form:?}");
            let mut wrong = to_json(&example(form));
            wrong.as_object_mut().unwrap().remove("company_name");
            assert!(!fits(&schema(form), &wrong), "{form:?}");
        }
    }

    #[test]
    fn the_least_is_what_the_rules_ask_for() {
        let minimum = |form, path: &str| schema(form).pointer(path).unwrap()["minimum"].clone();
        let units = "/properties/rows/items/properties/units";
        assert_eq!(minimum(FormId::TrackRecord, units), 1);
        assert_eq!(minimum(FormId::ShipmentPlan, units), 0);
        assert_eq!(minimum(FormId::ShipmentPlan, "/properties/applied_units"), 1);
        assert_eq!(minimum(FormId::SupplyPledge, "/properties/monthly_capacity"), 1);
        assert_eq!(minimum(FormId::PriceEstimate, "/properties/rows/items/properties/quantity"), 1);
    }

    #[test]
    fn what_is_computed_may_be_left_out() {
        let schema = schema(FormId::PriceEstimate);
        let required = schema["required"].as_array().unwrap();
        assert!(!required.contains(&json!("total")) && required.contains(&json!("rows")));
        assert!(schema["properties"]["total"].is_object());
    }
}
