//! The reviewer's checklist: what to look at on each form, in which stage.
//!
//! A call carries a list of its own; [`default_criteria`] is what a new call starts with. Its lines
//! stand in `lines.rs`.

mod lines;

use serde::{Deserialize, Serialize};

use self::lines::{EVERY_FORM, own_lines};
use super::FormId;
use super::spec::WHOLE_DOCUMENT;
use crate::case::correction::Target;
use crate::finding::{At, Code, Finding};

/// Stands for every [`Code::Unfit`] among the codes of a criterion.
pub const UNFIT: &str = "unfit";

/// One line of the checklist, answered with pass, fail or not applicable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Unique within the call. Marks are stored under it.
    pub id: String,
    pub form: FormId,
    /// 1 (形式審査) or 2 (書類審査).
    pub stage: u8,
    pub text_ja: String,
    pub text_en: String,
    /// The ids of the findings that answer it with "no", with [`UNFIT`] for every text that does not
    /// fit its field. Empty: no rule answers it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// The places it is about: `date`, `rows` and `rows.units` of its own form, `facts:units` of the
    /// application, `supply-pledge:monthly_capacity` of another form. Empty: its whole form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// It asks for more than the rules can tell: that they find nothing does not answer it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_judgement: bool,
}

impl Criterion {
    /// Whether it is about a place, written as in [`Criterion::places`] without the form. A table is
    /// about each of its columns and the other way round; the whole document is about everything on it.
    pub fn is_about(&self, target: Target, place: &str) -> bool {
        let own = Target::Form(self.form);
        if self.places.is_empty() {
            return target == own;
        }
        let whole = place.is_empty() || place == WHOLE_DOCUMENT.id;
        self.places.iter().any(|about| {
            let (on, about) = about
                .split_once(':')
                .map_or((Some(own), about.as_str()), |(on, about)| (Target::from_id(on), about));
            on == Some(target) && (whole || about == place || within(about, place) || within(place, about))
        })
    }

    /// Whether a finding is evidence for it.
    pub fn is_answered_by(&self, finding: &Finding) -> bool {
        let code = match finding.code {
            Code::Unfit(_) => UNFIT,
            own => own.id(),
        };
        finding.form == self.form
            && self.codes.iter().any(|known| known == code)
            && self.is_about(Target::Form(finding.form), &place_of(finding.at))
    }
}

/// Whether `column` is a column of `table`: `rows.units` of `rows`.
fn within(table: &str, column: &str) -> bool {
    column.strip_prefix(table).is_some_and(|rest| rest.starts_with('.'))
}

/// The place without its row.
fn place_of(at: At) -> String {
    match at.column {
        Some(column) => format!("{}.{column}", at.place),
        None => at.place.to_owned(),
    }
}

/// The criteria that a new call starts with, in the order of the forms, stage 1 first.
///
/// They restate the form rules of this project's own model; each call keeps its own copy of them.
pub fn default_criteria() -> Vec<Criterion> {
    let mut criteria: Vec<Criterion> = FormId::ALL
        .into_iter()
        .flat_map(|form| EVERY_FORM.iter().map(move |line| line.criterion(form)))
        .chain(
            FormId::ALL
                .into_iter()
                .flat_map(|form| own_lines(form).iter().map(move |line| line.criterion(form))),
        )
        .collect();
    criteria.sort_by_key(|criterion| (criterion.form, criterion.stage));
    criteria
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_form_has_a_handful_of_criteria_in_known_stages() {
        let criteria = default_criteria();
        for form in FormId::ALL {
            let own: Vec<_> = criteria.iter().filter(|c| c.form == form).collect();
            assert!((3..=6).contains(&own.len()), "{form:?} has {}", own.len());
            assert!(own.iter().any(|c| c.stage == 1));
        }
        assert!(criteria.iter().all(|c| matches!(c.stage, 1 | 2)));
        assert!(criteria.is_sorted_by_key(|c| (c.form, c.stage)));
    }

    #[test]
    fn ids_are_unique() {
        let criteria = default_criteria();
        let ids: BTreeSet<_> = criteria.iter().map(|c| &c.id).collect();
        assert_eq!(ids.len(), criteria.len());
    }

    #[test]
    fn codes_and_places_exist() {
        let known: BTreeSet<_> = Code::OWN.iter().map(|code| code.id()).chain([UNFIT]).collect();
        for criterion in default_criteria() {
            for code in &criterion.codes {
                assert!(known.contains(code.as_str()), "{}: {code}", criterion.id);
            }
            for about in &criterion.places {
                assert!(exists(criterion.form, about), "{}: {about}", criterion.id);
            }
            assert!(!criterion.places.is_empty(), "{}", criterion.id);
        }
    }

    fn exists(own: FormId, about: &str) -> bool {
        let (on, place) = about.split_once(':').unwrap_or((own.id(), about));
        let Some(Target::Form(form)) = Target::from_id(on) else {
            return on == "facts" && crate::case::facts::FACT_FIELDS.contains(&place);
        };
        let spec = crate::forms::spec(form);
        match place.split_once('.') {
            Some((table, column)) => spec.tables().any(|one| one.id == table && one.column(column).is_some()),
            None => spec.place(place).is_some(),
        }
    }

    #[test]
    fn a_criterion_of_an_old_call_is_about_its_whole_form() {
        let stored = r#"{"id":"x","form":"track-record","stage":1,"text_ja":"あ","text_en":"a"}"#;
        let criterion: Criterion = serde_json::from_str(stored).unwrap();
        assert_eq!(serde_json::to_string(&criterion).unwrap(), stored);
        assert!(criterion.is_about(Target::Form(FormId::TrackRecord), "rows.units"));
        assert!(!criterion.is_about(Target::Form(FormId::ShipmentPlan), "rows"));
        assert!(!criterion.is_about(Target::Facts, "units"));
    }

    #[test]
    fn tables_and_columns_cover_each_other() {
        let criteria = default_criteria();
        let find = |id: &str| criteria.iter().find(|one| one.id == id).unwrap();
        let record = Target::Form(FormId::TrackRecord);
        let period = find("track-record-period");
        assert!(period.is_about(record, "rows.from") && period.is_about(record, "rows"));
        assert!(!period.is_about(record, "rows.units") && !period.is_about(record, "total_units"));
        assert!(find("track-record-complete").is_about(record, "rows.units"));
        assert!(period.is_about(record, "document") && period.is_about(record, ""));
        let feasible = find("shipment-plan-feasible");
        assert!(feasible.is_about(Target::Form(FormId::SupplyPledge), "monthly_capacity"));
        assert!(feasible.is_about(Target::Form(FormId::SupplyPledge), "document"));
        assert!(!feasible.is_about(Target::Form(FormId::SupplyPledge), "repair_days"));
        assert!(find("shipment-plan-sum").is_about(Target::Facts, "units"));
    }

    #[test]
    fn a_finding_answers_where_the_criterion_looks() {
        let criteria = default_criteria();
        let find = |id: &str| criteria.iter().find(|one| one.id == id).unwrap();
        let empty = Finding::new(Code::Required, FormId::TrackRecord, At::place("company_name"));
        assert!(find("track-record-header").is_answered_by(&empty));
        assert!(!find("track-record-complete").is_answered_by(&empty));
        let unfit = Finding { code: Code::Unfit("integer"), at: At::cell("rows", 2, "units"), ..empty };
        assert!(find("track-record-total").is_answered_by(&unfit));
        assert!(!find("track-record-period").is_answered_by(&unfit));
    }
}
