//! The seven forms (様式) that a vendor hands in.
//!
//! Titles come from the ministry's page; fields and rules are this project's own model.
//!
//! | you look for | go to |
//! |---|---|
//! | what a form consists of | [`spec`] for the language, one file per form for the content |
//! | what stands on every form | [`common`] |
//! | the reviewer's checklist | [`criteria`] |
//! | why something is returned or failed | [`reasons`] |
//! | what is written in one copy of a form | [`content`], and what it means [`value`] |
//! | sums, products, tax | [`computed`] |
//! | a form's content as JSON, and the schema of it | [`data`], [`schema`] |
//! | what of such JSON would not come back from a file | [`kept`] |
//! | what the portal can fill in by itself | [`prefill`] |
//! | seven forms that fit each other | [`example`] |
//! | what changed between two versions | [`compare`] |

mod antisocial_pledge;
mod cancellation_consent;
pub mod common;
pub mod compare;
pub mod computed;
pub mod content;
pub mod criteria;
pub mod data;
pub mod example;
pub mod kept;
mod number;
pub mod prefill;
mod price_estimate;
pub mod reading;
pub mod reasons;
pub mod schema;
mod self_declaration;
mod shipment_plan;
pub mod spec;
mod supply_pledge;
mod track_record;
pub mod value;

pub use common::DEFAULT_ADDRESSEE;
pub use content::{Content, Entry, Origin, Row, Spot};
pub use criteria::{Criterion, default_criteria};
pub use reading::{Reading, Unreadable};
pub use reasons::ReasonCode;
pub use self_declaration::REQUIREMENT_EDITION;
pub use spec::{FormSpec, Place};
pub use value::{Problem, Value, YearMonth};

use serde::{Deserialize, Serialize};

/// One of the seven forms. The order is that of the ministry's page and of the form numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormId {
    /// 様式第1号 導入実績
    TrackRecord,
    /// 様式第2号 自己申告書
    SelfDeclaration,
    /// 様式第3号 瑕疵等による書類審査結果取消に対する承諾書
    CancellationConsent,
    /// 様式第4号 申込台数に対する生産・保守に係る誓約書
    SupplyPledge,
    /// 様式第5号 指定する暴力団等に該当しない旨の誓約書
    AntisocialPledge,
    /// 様式第6号 出荷計画書
    ShipmentPlan,
    /// 様式第7号 提供価格概算見積書
    PriceEstimate,
}

/// The file format a form is handed in as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileFormat {
    Docx,
    Xlsx,
}

impl FileFormat {
    pub fn extension(self) -> &'static str {
        match self {
            FileFormat::Docx => "docx",
            FileFormat::Xlsx => "xlsx",
        }
    }

    /// The media type, as registered for Office Open XML (ECMA-376).
    pub fn media_type(self) -> &'static str {
        match self {
            FileFormat::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl FormId {
    pub const ALL: [FormId; 7] = [
        FormId::TrackRecord,
        FormId::SelfDeclaration,
        FormId::CancellationConsent,
        FormId::SupplyPledge,
        FormId::AntisocialPledge,
        FormId::ShipmentPlan,
        FormId::PriceEstimate,
    ];

    /// The stable name in storage, URLs and catalogue keys (`form-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            FormId::TrackRecord => "track-record",
            FormId::SelfDeclaration => "self-declaration",
            FormId::CancellationConsent => "cancellation-consent",
            FormId::SupplyPledge => "supply-pledge",
            FormId::AntisocialPledge => "antisocial-pledge",
            FormId::ShipmentPlan => "shipment-plan",
            FormId::PriceEstimate => "price-estimate",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.id() == id)
    }

    /// 様式第*n*号, from 1 to 7.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    pub fn format(self) -> FileFormat {
        match self {
            FormId::TrackRecord | FormId::PriceEstimate => FileFormat::Xlsx,
            _ => FileFormat::Docx,
        }
    }

    /// What its file is called: `様式第6号_出荷計画書.docx`.
    pub fn file_name(self) -> String {
        format!("様式第{}号_{}.{}", self.number(), self.title_ja(), self.format().extension())
    }

    /// The title as it stands on the ministry's page.
    pub fn title_ja(self) -> &'static str {
        match self {
            FormId::TrackRecord => "導入実績",
            FormId::SelfDeclaration => "自己申告書",
            FormId::CancellationConsent => "瑕疵等による書類審査結果取消に対する承諾書",
            FormId::SupplyPledge => "申込台数に対する生産・保守に係る誓約書",
            FormId::AntisocialPledge => "指定する暴力団等に該当しない旨の誓約書",
            FormId::ShipmentPlan => "出荷計画書",
            FormId::PriceEstimate => "提供価格概算見積書",
        }
    }

    pub fn title_en(self) -> &'static str {
        match self {
            FormId::TrackRecord => "Track record of installations",
            FormId::SelfDeclaration => "Self-declaration of conformity",
            FormId::CancellationConsent => {
                "Consent to cancellation of the document screening result on account of defects"
            }
            FormId::SupplyPledge => "Pledge on production and maintenance for the units applied for",
            FormId::AntisocialPledge => "Pledge of no relation to organised crime groups",
            FormId::ShipmentPlan => "Shipment plan",
            FormId::PriceEstimate => "Estimate of the supply price",
        }
    }

    /// Forms whose content is personal data of officers: every view is logged.
    pub fn restricted(self) -> bool {
        self == FormId::AntisocialPledge
    }
}

/// The current edition of a form.
pub fn spec(form: FormId) -> &'static FormSpec {
    match form {
        FormId::TrackRecord => &track_record::SPEC,
        FormId::SelfDeclaration => &self_declaration::SPEC,
        FormId::CancellationConsent => &cancellation_consent::SPEC,
        FormId::SupplyPledge => &supply_pledge::SPEC,
        FormId::AntisocialPledge => &antisocial_pledge::SPEC,
        FormId::ShipmentPlan => &shipment_plan::SPEC,
        FormId::PriceEstimate => &price_estimate::SPEC,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::spec::{Formula, Kind};
    use super::*;

    #[test]
    fn each_form_has_its_own_specification() {
        for form in FormId::ALL {
            assert_eq!(spec(form).id, form);
        }
    }

    #[test]
    fn files_are_named_as_the_forms_are() {
        assert_eq!(FormId::TrackRecord.file_name(), "様式第1号_導入実績.xlsx");
        assert_eq!(FormId::ShipmentPlan.file_name(), "様式第6号_出荷計画書.docx");
    }

    #[test]
    fn places_are_unique_and_named_in_both_languages() {
        for form in FormId::ALL {
            let places: Vec<_> = spec(form).places().collect();
            let ids: BTreeSet<_> = places.iter().map(|place| place.id).collect();
            assert_eq!(ids.len(), places.len(), "{form:?}");
            for place in places {
                assert!(!place.label_ja.is_ascii(), "{form:?} {}", place.id);
                assert!(place.label_en.is_ascii() && !place.label_en.is_empty());
                assert_eq!(spec(form).place(place.id), Some(place));
            }
        }
    }

    #[test]
    fn every_form_carries_the_common_places() {
        for form in FormId::ALL {
            for id in ["document", "date", "corporate_number", "contact_phone", "firmware"] {
                assert!(spec(form).place(id).is_some(), "{form:?} {id}");
            }
        }
    }

    #[test]
    fn formulas_name_fields_that_exist() {
        for form in FormId::ALL {
            let spec = spec(form);
            let column =
                |table: &str, id: &str| spec.tables().any(|t| t.id == table && t.column(id).is_some());
            let field = |id: &str| spec.fields().any(|f| f.id == id);
            for formula in spec.fields().filter_map(|f| f.formula) {
                assert!(match formula {
                    Formula::ColumnSum { table, column: c } => column(table, c),
                    Formula::TaxSum { table, amount, rate, rates } =>
                        column(table, amount) && column(table, rate) && !rates.is_empty(),
                    Formula::FieldSum { left, right } => field(left) && field(right),
                    Formula::RowProduct { .. } | Formula::RunningTotal { .. } => false,
                });
            }
            for table in spec.tables() {
                for formula in table.columns.iter().filter_map(|c| c.formula) {
                    assert!(match formula {
                        Formula::RowProduct { left, right } =>
                            column(table.id, left) && column(table.id, right),
                        Formula::RunningTotal { column: c } => column(table.id, c),
                        _ => false,
                    });
                }
            }
        }
    }

    #[test]
    fn preset_rows_fit_their_columns() {
        for form in FormId::ALL {
            for table in spec(form).tables() {
                for row in table.preset {
                    assert!(row.len() <= table.columns.len());
                    for (text, column) in row.iter().zip(table.columns) {
                        if let Kind::Choice(choices) = column.kind {
                            assert!(choices.iter().any(|choice| choice.label_ja == *text));
                        }
                    }
                }
            }
        }
    }
}
