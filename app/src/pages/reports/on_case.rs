//! On the ministry's page of a case: which defects came from outside, and the way to who reported them.

use domain::actor::StaffRole;
use domain::case::defect::report::Reporter;
use leptos::prelude::*;

use super::reporter::{MAY_LOOK, address};
use crate::pages::screening::Shown;
use crate::words::{t, tf};

/// The section, where there is such a defect and the person may look.
pub fn on_screening_case(shown: &Shown) -> Option<AnyView> {
    let may = |role: &StaffRole| shown.actor.has(*role);
    if !MAY_LOOK.iter().any(may) {
        return None;
    }
    let outside = shown.case().defects.iter().filter_map(|defect| match &defect.reporter {
        Some(Reporter::Public { reference }) => Some((defect.number, reference.clone())),
        _ => None,
    });
    let lines: Vec<_> = outside
        .map(|(number, reference)| {
            let words = tf("reporter-link", &[("number", number.into()), ("reference", reference.into())]);
            view! { <li><a href=address(shown.case().id.as_str(), number)>{words}</a></li> }
        })
        .collect();
    if lines.is_empty() {
        return None;
    }
    let section = view! {
        <section aria-labelledby="reporters">
            <h2 id="reporters">{t("reporters-title")}</h2>
            <p>{t("reporters-text")}</p>
            <ul>{lines}</ul>
        </section>
    };
    Some(section.into_any())
}
