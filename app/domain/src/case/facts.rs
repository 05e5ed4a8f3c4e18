//! The facts that stand on every form, typed once.

use serde::{Deserialize, Serialize};

use crate::contact;
use crate::forms::{FormId, spec};
use crate::text;
use crate::validation::{Checker, FieldError};

/// Longest single-line value, in characters.
pub(in crate::case) const LINE: usize = 200;

/// Checked facts, raw as given where the writing of a name matters.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// With its hyphen: `100-8916`.
    pub postal_code: String,
    /// 所在地
    pub address: String,
    pub representative_title: String,
    pub representative_name: String,
    pub contact_department: String,
    pub contact_name: String,
    /// 10 or 11 digits.
    pub contact_phone: String,
    pub contact_email: String,
    pub product_name: String,
    /// 型番
    pub model_number: String,
    pub firmware: String,
    /// 申込台数, at least 1.
    pub units: u32,
}

/// The inputs of the facts, in the order of the form.
pub const FACT_FIELDS: [&str; 12] = [
    "postal_code",
    "address",
    "representative_title",
    "representative_name",
    "contact_department",
    "contact_name",
    "contact_phone",
    "contact_email",
    "product_name",
    "model_number",
    "firmware",
    "units",
];

impl Facts {
    /// Reads the facts as typed; `value` gives the text of an input by name.
    ///
    /// # Errors
    /// Every field that does not fit, in the order of the form.
    pub fn parse(value: impl Fn(&str) -> String) -> Result<Facts, Vec<FieldError>> {
        let mut check = Checker::default();
        let facts = Facts {
            postal_code: check.take(coded("postal_code", &value, |raw| {
                contact::parse_postal_code(raw).map_err(|error| error.code().to_owned())
            })),
            address: check.take(line("address", &value)),
            representative_title: check.take(line("representative_title", &value)),
            representative_name: check.take(line("representative_name", &value)),
            contact_department: check.take(line("contact_department", &value)),
            contact_name: check.take(line("contact_name", &value)),
            contact_phone: check.take(coded("contact_phone", &value, |raw| {
                contact::parse_phone(raw).map_err(|error| error.code().to_owned())
            })),
            contact_email: check.take(coded("contact_email", &value, |raw| {
                contact::parse_email(raw).map_err(|error| error.code().to_owned())
            })),
            product_name: check.take(line("product_name", &value)),
            model_number: check.take(line("model_number", &value)),
            firmware: check.take(line("firmware", &value)),
            units: check.take(units(&value)),
        };
        check.finish(facts)
    }

    /// The stored value of an input, as text.
    pub fn value(&self, field: &str) -> String {
        match field {
            "postal_code" => self.postal_code.clone(),
            "address" => self.address.clone(),
            "representative_title" => self.representative_title.clone(),
            "representative_name" => self.representative_name.clone(),
            "contact_department" => self.contact_department.clone(),
            "contact_name" => self.contact_name.clone(),
            "contact_phone" => self.contact_phone.clone(),
            "contact_email" => self.contact_email.clone(),
            "product_name" => self.product_name.clone(),
            "model_number" => self.model_number.clone(),
            "firmware" => self.firmware.clone(),
            "units" => self.units.to_string(),
            _ => String::new(),
        }
    }
}

/// What a fact is called, in Japanese and in English; `None` for what is no fact. Most are called as on the
/// forms; what stands there within another field, under a heading or with its unit is named in full.
pub fn label(field: &str) -> Option<(&'static str, &'static str)> {
    FACT_FIELDS.contains(&field).then_some(())?;
    let on_form = match field {
        "postal_code" => return Some(("郵便番号", "Postal code")),
        "contact_email" => return Some(("担当者のメールアドレス", "Contact’s mail address")),
        "units" => return Some(("申込台数", "Units applied for")),
        other => other,
    };
    let field = FormId::ALL.into_iter().flat_map(|form| spec(form).fields()).find(|one| one.id == on_form)?;
    Some((field.label_ja, field.label_en))
}

fn coded(
    field: &str,
    value: &impl Fn(&str) -> String,
    parse: impl Fn(&str) -> Result<String, String>,
) -> Result<String, FieldError> {
    let raw = value(field);
    if raw.trim().is_empty() {
        return Err(FieldError::new(field, "required"));
    }
    parse(&raw).map_err(|code| FieldError::new(field, code))
}

fn line(field: &str, value: &impl Fn(&str) -> String) -> Result<String, FieldError> {
    required_line(field, &value(field), LINE)
}

/// A required single line: trimmed, without control or private-use characters.
///
/// # Errors
/// `required`, or what is wrong with the characters, or `too-long`.
pub fn required_line(field: &str, raw: &str, max: usize) -> Result<String, FieldError> {
    let clean = text::clean_line(raw, max).map_err(|error| text_error(field, &error, max))?;
    if clean.is_empty() { Err(FieldError::new(field, "required")) } else { Ok(clean) }
}

/// A required text of several lines.
///
/// # Errors
/// As [`required_line`].
pub fn required_text(field: &str, raw: &str, max: usize) -> Result<String, FieldError> {
    let clean = optional_text(field, raw, max)?;
    if clean.is_empty() { Err(FieldError::new(field, "required")) } else { Ok(clean) }
}

/// A text of several lines that may be left empty.
///
/// # Errors
/// What is wrong with the characters, or `too-long`.
pub fn optional_text(field: &str, raw: &str, max: usize) -> Result<String, FieldError> {
    text::clean_text(raw, max).map_err(|error| text_error(field, &error, max))
}

pub(crate) fn text_error(field: &str, error: &text::TextError, max: usize) -> FieldError {
    let coded = FieldError::new(field, error.code()).with("max", max);
    match *error {
        text::TextError::PrivateUse { found, index }
        | text::TextError::Control { found, index }
        | text::TextError::Unreadable { found, index } => {
            coded.with("position", index + 1).with("character", format!("U+{:04X}", u32::from(found)))
        }
        text::TextError::TooLong { found, .. } => coded.with("found", found),
    }
}

fn units(value: &impl Fn(&str) -> String) -> Result<u32, FieldError> {
    let raw = text::digits(&value("units"));
    let raw: String = raw.chars().filter(|c| !matches!(c, ',' | '，' | ' ' | '台')).collect();
    if raw.is_empty() {
        return Err(FieldError::new("units", "required"));
    }
    match raw.parse::<u32>() {
        Ok(units) if (1..=9_999_999).contains(&units) => Ok(units),
        _ => Err(FieldError::new("units", "units-range")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_has_a_label() {
        for field in FACT_FIELDS {
            assert!(label(field).is_some(), "{field}");
        }
        assert_eq!(label("units"), Some(("申込台数", "Units applied for")));
        assert_eq!(label("date"), None);
    }
}
