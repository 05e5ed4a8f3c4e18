//! What the portal can fill in by itself: from the organization, the product and the call.

use jiff::civil::Date;

use super::content::{Content, Entry, Row};
use super::{DEFAULT_ADDRESSEE, FormId, spec};
use crate::calendar::both_calendars;
use crate::checks::{Applied, CallRules};

/// A form with everything filled in that is known already. What is not known stays empty, and what
/// only a person can say (ticks, answers, the signer) always does. `today` becomes the form's date.
pub fn prefilled(form: FormId, call: &CallRules, applied: &Applied, today: Date) -> Content {
    let mut content = Content::blank(form);
    let today = both_calendars(today);
    let units = applied.units.map(|units| units.to_string()).unwrap_or_default();
    for (id, text) in [
        ("addressee", DEFAULT_ADDRESSEE),
        ("date", today.as_str()),
        ("call", call.title_ja.as_deref().unwrap_or_default()),
        ("requirement_edition", call.requirement_edition.as_deref().unwrap_or_default()),
        ("corporate_number", &applied.corporate_number),
        ("company_name", &applied.company_name),
        ("address", &applied.address),
        ("representative_title", &applied.representative_title),
        ("representative_name", &applied.representative_name),
        ("contact_department", &applied.contact_department),
        ("contact_name", &applied.contact_name),
        ("contact_phone", &applied.contact_phone),
        ("contact_mail", &applied.contact_mail),
        ("product_name", &applied.product_name),
        ("model_number", &applied.model_number),
        ("firmware", &applied.firmware),
        ("applied_units", &units),
    ] {
        if spec(form).fields().any(|field| field.id == id) {
            content.set(id, Entry::typed(text));
        }
    }
    let rate = call.tax_percent.map(|percent| percent.to_string()).unwrap_or_default();
    match form {
        FormId::AntisocialPledge if !applied.representative_name.is_empty() => start_row(
            &mut content,
            &[
                ("officer_name", &applied.representative_name),
                ("officer_title", &applied.representative_title),
            ],
        ),
        FormId::PriceEstimate if !applied.product_name.is_empty() => start_row(
            &mut content,
            &[
                ("class", "本体"),
                ("item", &applied.product_name),
                ("tax_rate", &rate),
                ("quantity", &units),
                ("unit", "台"),
            ],
        ),
        _ => {}
    }
    content
}

/// The first row of the form's first table.
fn start_row(content: &mut Content, cells: &[(&str, &str)]) {
    let Some(table) = spec(content.form).tables().next() else { return };
    let mut row = Row::of(table);
    for (column, text) in cells {
        row.set(table, column, Entry::typed(*text));
    }
    content.tables.insert(table.id.to_owned(), vec![row]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::example::{example, example_basis};

    #[test]
    fn what_is_known_need_not_be_typed() {
        let basis = example_basis();
        for form in FormId::ALL {
            let filled = prefilled(form, &basis.call, &basis.applied, basis.today);
            let example = example(form);
            for field in spec(form).common.fields().filter(|field| field.id != "date") {
                assert_eq!(filled.value(field.id), example.value(field.id), "{form:?} {}", field.id);
            }
            assert_eq!(filled.date("date"), Some(basis.today));
            assert!(spec(form).clauses().all(|clause| !filled.ticked(clause.id)));
        }
    }

    #[test]
    fn what_is_not_known_stays_empty() {
        for form in FormId::ALL {
            let filled = prefilled(form, &CallRules::default(), &Applied::default(), example_basis().today);
            assert_eq!(filled.raw("company_name"), "");
            assert_eq!(filled.tables, Content::blank(form).tables, "{form:?}");
        }
    }
}
