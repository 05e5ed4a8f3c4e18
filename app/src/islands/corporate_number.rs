//! Checks a corporate number (法人番号) while it is typed, by the rule that the server uses as well.

use domain::corporate_number::{CorporateNumber, CorporateNumberError};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::dom;

/// Stands below the input with the id `input`, and speaks up when the number can't be right: first when
/// the person leaves the field, from then on with each change.
#[island]
pub fn CorporateNumberCheck(
    /// The id of the input.
    input: String,
    not_digits: String,
    length: String,
    check_digit: String,
) -> impl IntoView {
    let wrong = RwSignal::new(None::<CorporateNumberError>);
    let id = format!("{input}-check");
    let described = id.clone();
    Effect::new(move |_| {
        let Some(field) = dom::by_id::<HtmlInputElement>(&input) else { return };
        let before = field.get_attribute("aria-describedby").unwrap_or_default();
        let _ = field.set_attribute("aria-describedby", format!("{before} {described}").trim());
        let checked = field.clone();
        let look = move || {
            let found = match CorporateNumber::parse(&checked.value()) {
                // An empty field is for the server to mind: it may be optional.
                Ok(_) | Err(CorporateNumberError::Empty) => None,
                Err(error) => Some(error),
            };
            let _ = match found {
                Some(_) => checked.set_attribute("aria-invalid", "true"),
                None => checked.remove_attribute("aria-invalid"),
            };
            wrong.set(found);
        };
        dom::on(&field, "blur", {
            let look = look.clone();
            move |_| look()
        });
        dom::on(&field, "input", move |_| {
            if wrong.get_untracked().is_some() {
                look();
            }
        });
    });
    let words = move || match wrong.get() {
        None | Some(CorporateNumberError::Empty) => None,
        Some(CorporateNumberError::NotDigits { .. }) => Some(not_digits.clone()),
        Some(CorporateNumberError::Length { .. }) => Some(length.clone()),
        Some(CorporateNumberError::CheckDigit { .. }) => Some(check_digit.clone()),
    };
    view! {
        <p class="field__error" id=id role="status">
            {words}
        </p>
    }
}
