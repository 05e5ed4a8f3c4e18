//! Where a field stands on the page of its form: what links from findings, correction items and mails
//! lead to.

use domain::finding::At;
use domain::forms::FormId;
use domain::ids::CaseId;

use super::address;

/// The id of a place: `f-date`, `f-rows`, `f-rows-3-units`.
pub fn anchor(at: &At) -> String {
    at.anchor()
}

/// The id of a place as it is stored and written out: `date`, `rows[3].units`. `None` for none.
pub fn anchor_of(place: &str) -> Option<String> {
    let plain = |ch: char| ch.is_ascii_alphanumeric() || ch == '_' || ch == '-';
    let words = place.replace("].", "-").replace(['[', '.'], "-").replace(']', "");
    (!words.is_empty() && words.chars().all(plain)).then(|| format!("f-{words}"))
}

/// The address of a finding: the page of the form to be mended, at the field.
pub fn address_of(id: &CaseId, form: FormId, at: &At) -> String {
    format!("{}#{}", address(id, form), anchor(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_one_anchor_however_it_is_written() {
        for at in [At::place("date"), At::DOCUMENT, At::cell("rows", 3, "units")] {
            assert_eq!(anchor_of(&at.to_string()), Some(anchor(&at)));
        }
        assert_eq!(anchor(&At::cell("rows", 3, "units")), "f-rows-3-units");
        assert_eq!(anchor_of("rows[3]").as_deref(), Some("f-rows-3"));
        assert_eq!((anchor_of(""), anchor_of("a b\"")), (None, None));
    }
}
