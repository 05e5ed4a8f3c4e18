//! Which fields of a form two tabs or two colleagues say differently.

use std::collections::BTreeSet;

use domain::forms::spec::Kind;
use domain::forms::{FormId, spec};

use super::super::conflict::Difference;
use super::typed::Typed;
use crate::web::form_words::{clause_name, field_name, table_name};
use crate::words::Words;

/// The fields in which what was typed (`ours`) differs from what the other one kept, in the order of
/// the paper.
pub fn differences(words: Words, form: FormId, theirs: &Typed, ours: &Typed) -> Vec<Difference> {
    let names: BTreeSet<&String> = theirs.keys().chain(ours.keys()).collect();
    let mut found: Vec<_> = names
        .into_iter()
        .filter(|name| value(theirs, name) != value(ours, name))
        .filter_map(|name| {
            let (place, label, kind) = named(words, form, name)?;
            let said = |typed| match kind {
                Kind::Tick => {
                    words.t(if value(typed, name).is_empty() { "value-not-ticked" } else { "value-ticked" })
                }
                _ => value(typed, name).to_owned(),
            };
            Some((place, Difference { label, theirs: said(theirs), ours: said(ours) }))
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, difference)| difference).collect()
}

fn value<'a>(typed: &'a Typed, name: &str) -> &'a str {
    typed.get(name).map_or("", String::as_str)
}

/// Where a field stands on the paper (place, row, column), what it is called, and of what kind it is.
fn named(words: Words, form: FormId, name: &str) -> Option<((usize, usize, usize), String, Kind)> {
    let spec = spec(form);
    let parts: Vec<&str> = name.split('.').collect();
    let place = spec.places().position(|place| place.id == parts.first().copied().unwrap_or_default())?;
    if let [table, row, column] = parts[..] {
        let table = spec.tables().find(|one| one.id == table)?;
        let row: usize = row.parse().ok()?;
        let at = table.columns.iter().position(|one| one.id == column)?;
        let field = table.columns.get(at)?;
        let label = words.tf(
            "fill-cell",
            &[
                ("table", table_name(words, table).into()),
                ("row", row.into()),
                ("column", field_name(words, field).into()),
            ],
        );
        return Some(((place, row, at), label, field.kind));
    }
    if let Some(field) = spec.fields().find(|field| field.id == name) {
        return Some(((place, 0, 0), field_name(words, field).to_owned(), field.kind));
    }
    let clause = spec.clauses().find(|clause| clause.id == name)?;
    Some(((place, 0, 0), clause_name(words, clause).to_owned(), Kind::Tick))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Locale;

    #[test]
    fn differences_stand_in_the_order_of_the_paper() {
        let typed = |pairs: &[(&str, &str)]| -> Typed {
            pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
        };
        let theirs =
            typed(&[("stock", "5"), ("rows.2.units", "1"), ("rows.10.units", "7"), ("firmware", "1.0")]);
        let ours = typed(&[("stock", "6"), ("rows.2.units", "2"), ("firmware", "1.0"), ("date", "R8.11.22")]);
        let found = differences(Words::new(Locale::Ja), FormId::ShipmentPlan, &theirs, &ours);
        let found: Vec<_> =
            found.iter().map(|one| (one.label.as_str(), one.theirs.as_str(), one.ours.as_str())).collect();
        assert_eq!(
            found,
            [
                ("提出年月日", "", "R8.11.22"),
                ("提出日時点の在庫（台）", "5", "6"),
                ("月別の出荷台数　2行目　出荷台数", "1", "2"),
                ("月別の出荷台数　10行目　出荷台数", "7", ""),
            ]
        );
        let (theirs, ours) = (typed(&[("clause_1", "on")]), typed(&[]));
        let found = differences(Words::new(Locale::Ja), FormId::CancellationConsent, &theirs, &ours);
        assert_eq!((found[0].theirs.as_str(), found[0].ours.as_str()), ("チェックあり", "チェックなし"));
    }
}
