//! The file as a whole: is it this form, of this edition, filled in, with all its places?

use super::basis::Basis;
use super::sheet::Sheet;
use crate::finding::{At, Code, Finding, Shown};
use crate::forms::prefill::prefilled;
use crate::forms::{Content, FormId, Reading, Unreadable, YearMonth};

/// Why nothing else about the file is worth saying: another form, or nobody filled it in.
pub(super) fn unusable(expected: FormId, reading: &Reading, basis: &Basis) -> Option<Finding> {
    let finding = |code| Finding::new(code, expected, At::DOCUMENT);
    if reading.form != expected {
        return Some(
            finding(Code::WrongForm).found(Shown::Form(reading.form)).expected(Shown::Form(expected)),
        );
    }
    let blank = reading.content.is_blank() || is_as_prefilled(&reading.content, basis);
    blank.then(|| finding(Code::BlankForm))
}

/// Whether a file says no more than the portal writes into it by itself. Of what is filled in in the
/// browser, each place that is still empty is told: there is no other file to choose.
fn is_as_prefilled(content: &Content, basis: &Basis) -> bool {
    let from_file = content.spots().next().is_some();
    from_file && {
        let given = prefilled(content.form, &basis.call, &basis.applied, basis.today);
        content.adds_nothing_to(&given)
    }
}

pub(super) fn not_understood(expected: FormId, why: Unreadable) -> Finding {
    let words = match why {
        Unreadable::Unrecognised => "unreadable-unrecognised",
        Unreadable::FieldsNotFound => "unreadable-fields-not-found",
        Unreadable::TooLarge => "unreadable-too-large",
        Unreadable::Damaged => "unreadable-damaged",
        Unreadable::NotSafely => "unreadable-not-safely",
    };
    Finding::new(Code::NotUnderstood, expected, At::DOCUMENT).with("why", Shown::Words(words))
}

/// Whether the form is of the call's edition, as far as one can tell. Of another edition, it is
/// no wonder that places are missing.
pub(super) fn edition(reading: &Reading, basis: &Basis, found: &mut Vec<Finding>) -> bool {
    let expected = basis.call.edition(reading.form);
    let finding = |code| Finding::new(code, reading.form, At::DOCUMENT).expected(shown(expected));
    let Some(edition) = reading.edition.as_deref() else {
        found.push(finding(Code::EditionUnknown));
        return true;
    };
    if edition == expected {
        return true;
    }
    let earlier = month(edition).zip(month(expected)).is_some_and(|(found, expected)| found < expected);
    let code = if earlier { Code::OldEdition } else { Code::OtherEdition };
    found.push(finding(code).found(shown(edition)));
    false
}

/// `2026-10` as a month, any other name of an edition as it is.
fn shown(edition: &str) -> Shown {
    month(edition).map_or_else(|| Shown::Text(edition.to_owned()), Shown::Month)
}

fn month(edition: &str) -> Option<YearMonth> {
    let (year, month) = edition.split_once('-')?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(YearMonth { year: year.parse().ok().filter(|year| (1..=9999).contains(year))?, month })
}

/// Fields, clauses and tables that the file does not have any more.
pub(super) fn places(sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let content = sheet.content;
    let fields = sheet.spec.fields().map(|field| field.id).chain(sheet.spec.clauses().map(|it| it.id));
    let fields = fields.filter(|id| !content.fields.contains_key(*id));
    let tables = sheet.spec.tables().map(|table| table.id).filter(|id| !content.tables.contains_key(*id));
    let finding = |id| Finding::new(Code::PlaceMissing, sheet.form(), At::place(id));
    found.extend(fields.chain(tables).map(finding));
}
