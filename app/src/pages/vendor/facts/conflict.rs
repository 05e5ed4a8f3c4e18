//! Which of the facts two tabs or two colleagues say differently.

use domain::case::facts::FACT_FIELDS;

use super::super::conflict::Difference;
use super::values::Typed;
use crate::flash::{Flash, field_label};
use crate::words::Words;

/// The fields in which what was typed (the flash) differs from what is stored now.
pub fn differences(words: Words, flash: &Flash, stored: &Typed) -> Vec<Difference> {
    let ours = |field: &str| flash.values.get(field).and_then(|values| values.first()).cloned();
    FACT_FIELDS
        .into_iter()
        .map(|field| Difference {
            label: field_label(words, field),
            theirs: stored.get(field).cloned().unwrap_or_default(),
            ours: ours(field).unwrap_or_default(),
        })
        .filter(|difference| difference.theirs != difference.ours)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Submitted;
    use crate::words::Locale;

    #[test]
    fn only_what_differs_is_compared_and_both_values_are_there() {
        let typed = Submitted::from_pairs([("model_number", "B-2"), ("firmware", "1.0")]);
        let flash = Flash::invalid("facts", &typed, Vec::new());
        let stored = Typed::from(
            [("model_number", "A-1"), ("firmware", "1.0"), ("units", "5")]
                .map(|(field, value)| (field.to_owned(), value.to_owned())),
        );
        let found = differences(Words::new(Locale::Ja), &flash, &stored);
        let found: Vec<_> =
            found.iter().map(|one| (one.label.as_str(), one.theirs.as_str(), one.ours.as_str())).collect();
        assert_eq!(found, [("型番", "A-1", "B-2"), ("申込台数", "5", "")]);
    }
}
