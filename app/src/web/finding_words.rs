//! The sentences of automatic findings: what is wrong, and how to put it right, in the reader's words.

use domain::finding::{Finding, Shown};
use domain::forms::spec;
use domain::validation::FieldError;
use services::inspection::RefusedFile;

use super::refusal_words::{day, form_title};
use crate::size;
use crate::words::{Locale, Words};

/// What is wrong: `finding-<code>`.
pub fn finding_sentence(words: Words, finding: &Finding) -> String {
    filled(words, &format!("finding-{}", finding.code.id()), finding)
}

/// How to put it right: `finding-<code>-mend`.
pub fn mend_sentence(words: Words, finding: &Finding) -> String {
    filled(words, &format!("finding-{}-mend", finding.code.id()), finding)
}

/// What is wrong and how to put it right, in one line.
pub fn finding_with_mend(words: Words, finding: &Finding) -> String {
    let (wrong, mend) = (finding_sentence(words, finding), mend_sentence(words, finding));
    match words.locale() {
        Locale::Ja => format!("{wrong}{mend}"),
        Locale::En => format!("{wrong} {mend}"),
    }
}

/// The sentence may name `$found`, `$expected`, `$form`, `$field` (the place's label), `$row`, and
/// what else the finding carries.
fn filled(words: Words, key: &str, finding: &Finding) -> String {
    let mut args = vec![
        ("found", shown(words, &finding.found)),
        ("expected", shown(words, &finding.expected)),
        ("form", form_title(words, finding.form).to_owned()),
        ("field", place_label(words, finding)),
        ("row", finding.at.row.map(|row| row.to_string()).unwrap_or_default()),
    ];
    args.extend(finding.args.iter().map(|(name, value)| (*name, shown(words, value))));
    let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    words.tf(key, &args)
}

/// What the place of a finding is called on the form: the column of a table, else the field.
pub fn place_label(words: Words, finding: &Finding) -> String {
    let spec = spec(finding.form);
    let column = finding.at.column.and_then(|id| {
        spec.tables().find(|table| table.id == finding.at.place).and_then(|table| table.column(id))
    });
    let labels = match column {
        Some(column) => Some((column.label_ja, column.label_en)),
        None => spec.place(finding.at.place).map(|place| (place.label_ja, place.label_en)),
    };
    match (labels, words.locale()) {
        (Some((ja, _)), Locale::Ja) => ja.to_owned(),
        (Some((_, en)), Locale::En) => en.to_owned(),
        (None, _) => finding.at.place.to_owned(),
    }
}

/// Something that a finding shows, as people write it.
pub fn shown(words: Words, shown: &Shown) -> String {
    let separator = if words.locale() == Locale::Ja { "、" } else { "; " };
    match shown {
        Shown::Nothing => String::new(),
        Shown::Text(text) => text.clone(),
        Shown::Number(number) => grouped(*number),
        Shown::Yen(yen) if words.locale() == Locale::Ja => format!("{}円", grouped(*yen)),
        Shown::Yen(yen) => format!("{} yen", grouped(*yen)),
        Shown::Date(date) => day(words, *date),
        Shown::Month(month) if words.locale() == Locale::Ja => format!("{}年{}月", month.year, month.month),
        Shown::Month(month) => month.to_string(),
        Shown::Choice(choice) if words.locale() == Locale::Ja => choice.label_ja.to_owned(),
        Shown::Choice(choice) => choice.label_en.to_owned(),
        Shown::Form(form) => form_title(words, *form).to_owned(),
        Shown::Forms(forms) => {
            forms.iter().map(|form| form_title(words, *form)).collect::<Vec<_>>().join(separator)
        }
        Shown::Words(key) => words.t(key),
    }
}

/// `1,234,567`
fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::from(if number < 0 { "-" } else { "" });
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Why a file can't be taken, as an error at a field.
pub fn refused_file(field: &str, refused: RefusedFile) -> FieldError {
    let error = FieldError::new(field, refused.code);
    refused.args.into_iter().fold(error, |error, (name, value)| {
        let value = match (name.as_str(), value.parse::<u64>()) {
            // Limits in bytes are shown as people write them.
            ("limit", Ok(bytes)) if bytes >= 1024 * 1024 => size::words(bytes),
            _ => value,
        };
        error.with(&name, value)
    })
}

#[cfg(test)]
mod tests {
    use domain::finding::{At, Code};
    use domain::forms::{FormId, YearMonth};

    use super::*;

    #[test]
    fn values_are_shown_as_people_write_them() {
        let [ja, en] = [Words::new(Locale::Ja), Words::new(Locale::En)];
        for (value, in_ja, in_en) in [
            (Shown::Number(-1_234_567), "-1,234,567", "-1,234,567"),
            (Shown::Yen(99_000), "99,000円", "99,000 yen"),
            (Shown::Month(YearMonth { year: 2026, month: 10 }), "2026年10月", "2026-10"),
            (Shown::Form(FormId::ShipmentPlan), "出荷計画書", "Shipment plan"),
        ] {
            assert_eq!((shown(ja, &value).as_str(), shown(en, &value).as_str()), (in_ja, in_en));
        }
    }

    #[test]
    fn a_place_is_called_by_its_column() {
        let words = Words::new(Locale::En);
        let at = |at| place_label(words, &Finding::new(Code::Negative, FormId::ShipmentPlan, at));
        assert_eq!(at(At::cell("rows", 3, "units")), "Units");
        assert_eq!(at(At::place("rows")), "Units by month");
        assert_eq!(at(At::DOCUMENT), "Whole document");
    }
}
