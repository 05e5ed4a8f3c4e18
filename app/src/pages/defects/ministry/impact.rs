//! What a measure would touch, shown before it is proposed and before it is decided.

use leptos::prelude::*;
use services::defects::Impact;

use crate::components::summary_list::{Fact, SummaryList};
use crate::components::tag::Tag;
use crate::pages::screening::Shown;
use crate::web::case_words::stage_name;
use crate::web::value_words::number_shown;

/// The section.
pub fn section(shown: &Shown, impact: &Impact) -> AnyView {
    let words = shown.words;
    let count = |key: &str, number: Option<u64>| {
        let text = number.map_or_else(
            || words.t("defect-impact-unknown"),
            |number| number_shown(i64::try_from(number).unwrap_or(i64::MAX)),
        );
        Fact::text(words.t(key), text)
    };
    let open = if impact.open_applications.is_empty() {
        words.t("defect-none").into_any()
    } else {
        let each = impact
            .open_applications
            .iter()
            .map(|one| {
                let stage = stage_name(words, one.stage);
                view! { <li>{one.number.clone()} " " {one.product.clone()} " " <Tag text=stage /></li> }
            })
            .collect_view();
        view! { <ul>{each}</ul> }.into_any()
    };
    let facts = vec![
        Fact::text(words.t("field-model-number"), impact.models.join("、")),
        Fact::text(words.t("field-firmware"), impact.firmware.clone()),
        count("defect-impact-planned", impact.planned_units),
        count("defect-impact-shipped", impact.shipped_units.map(u64::from)),
        count("defect-impact-subscribers", Some(impact.subscribers)),
        Fact::view(words.t("defect-impact-applications"), open),
    ];
    view! {
        <section aria-labelledby="impact-title">
            <h2 id="impact-title">{words.t("defect-impact-title")}</h2>
            <p>{words.t("defect-impact-lead")}</p>
            <SummaryList facts />
        </section>
    }
    .into_any()
}
