//! What a report names, as both sides see it.

use domain::case::defect::Defect;
use leptos::prelude::*;

use super::words::severity_name;
use crate::components::summary_list::{Fact, SummaryList};
use crate::web::moment;
use crate::words::Words;

/// How grave it is and which devices it is about.
pub fn devices(words: Words, defect: &Defect) -> [Fact; 3] {
    let report = &defect.report;
    [
        Fact::text(words.t("field-defect-severity"), severity_name(words, report.severity)),
        Fact::text(words.t("field-defect-firmware"), report.firmware.clone()),
        Fact::text(words.t("field-defect-serials"), report.serials.clone()),
    ]
}

/// The section for the vendor. What somebody wrote in a report may tell who it was: the ministry says it in
/// words of its own, when it asks for a plan or sends a notice.
pub fn for_vendor(words: Words, defect: &Defect) -> AnyView {
    let mut facts: Vec<Fact> = devices(words, defect).into();
    facts.push(Fact::text(words.t("defect-reported-at"), moment(words, defect.reported_at)));
    section(words, facts)
}

/// The section of a report.
pub fn section(words: Words, facts: Vec<Fact>) -> AnyView {
    view! {
        <section aria-labelledby="report-title">
            <h2 id="report-title">{words.t("defect-report-section")}</h2>
            <SummaryList facts />
        </section>
    }
    .into_any()
}
