//! What can be reported, and which forms and test cases it touches.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::case::facts::Facts;
use crate::forms::FormId;
use crate::test_plan::TestPlan;

/// What kind of change it is; one notice can report several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// ファームウェア
    Firmware,
    /// 型番の追加
    ModelVariant,
    /// 価格
    Price,
    /// 生産拠点
    Plant,
    /// 担当者
    Contact,
    /// 会社の情報
    Company,
}

/// One value that a notice can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeField {
    Firmware,
    ModelVariant,
    /// Of one unit, tax included.
    UnitPrice,
    /// After the warranty, of one unit and year, tax included.
    MaintenancePrice,
    Plants,
    ContactDepartment,
    ContactName,
    ContactPhone,
    ContactEmail,
    CompanyName,
    PostalCode,
    Address,
    RepresentativeTitle,
    RepresentativeName,
}

/// What a change touches: whoever reports it sees this before, and the reviewer starts from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    pub forms: BTreeSet<FormId>,
    /// The ids of cases of the test plan.
    pub test_cases: BTreeSet<String>,
}

impl ChangeKind {
    pub const ALL: [ChangeKind; 6] = [
        ChangeKind::Firmware,
        ChangeKind::ModelVariant,
        ChangeKind::Price,
        ChangeKind::Plant,
        ChangeKind::Contact,
        ChangeKind::Company,
    ];

    /// The stable name in storage, forms and catalogue keys (`change-kind-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            ChangeKind::Firmware => "firmware",
            ChangeKind::ModelVariant => "model_variant",
            ChangeKind::Price => "price",
            ChangeKind::Plant => "plant",
            ChangeKind::Contact => "contact",
            ChangeKind::Company => "company",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The values of this kind, in the order of the form.
    pub fn fields(self) -> impl Iterator<Item = ChangeField> {
        ChangeField::ALL.into_iter().filter(move |field| field.kind() == self)
    }

    /// The forms that say something about it.
    fn forms(self) -> &'static [FormId] {
        match self {
            ChangeKind::Firmware => &[FormId::SelfDeclaration],
            ChangeKind::ModelVariant => {
                &[FormId::SelfDeclaration, FormId::SupplyPledge, FormId::ShipmentPlan, FormId::PriceEstimate]
            }
            ChangeKind::Price => &[FormId::PriceEstimate],
            ChangeKind::Plant => &[FormId::SupplyPledge, FormId::ShipmentPlan],
            ChangeKind::Contact => &[FormId::SupplyPledge],
            ChangeKind::Company => {
                &[FormId::CancellationConsent, FormId::SupplyPledge, FormId::AntisocialPledge]
            }
        }
    }

    /// Whether a case of the test plan looks at it. Cases that the ministry added are about the device,
    /// so new firmware and a new model touch them.
    fn tested_by(self, case: &str) -> bool {
        match self {
            // How high a user sits is a matter of the housing.
            ChangeKind::Firmware => case != "T-10",
            ChangeKind::ModelVariant => true,
            // Whether it starts, and is the device that was applied for.
            ChangeKind::Plant => matches!(case, "T-01" | "T-02"),
            ChangeKind::Price | ChangeKind::Contact | ChangeKind::Company => false,
        }
    }
}

/// What changes of these kinds touch, by the plan that the call has now.
pub fn touched(kinds: &BTreeSet<ChangeKind>, plan: Option<&TestPlan>) -> Touched {
    let forms = kinds.iter().flat_map(|kind| kind.forms()).copied().collect();
    let cases = plan.into_iter().flat_map(|plan| &plan.cases).map(|case| case.id.as_str());
    let test_cases = cases.filter(|case| kinds.iter().any(|kind| kind.tested_by(case)));
    Touched { forms, test_cases: test_cases.map(str::to_owned).collect() }
}

impl ChangeField {
    pub const ALL: [ChangeField; 14] = [
        ChangeField::Firmware,
        ChangeField::ModelVariant,
        ChangeField::UnitPrice,
        ChangeField::MaintenancePrice,
        ChangeField::Plants,
        ChangeField::ContactDepartment,
        ChangeField::ContactName,
        ChangeField::ContactPhone,
        ChangeField::ContactEmail,
        ChangeField::CompanyName,
        ChangeField::PostalCode,
        ChangeField::Address,
        ChangeField::RepresentativeTitle,
        ChangeField::RepresentativeName,
    ];

    /// The stable name in storage, forms and catalogue keys (`field-<id>`); that of the fact where it
    /// is one.
    pub fn id(self) -> &'static str {
        match self {
            ChangeField::Firmware => "firmware",
            ChangeField::ModelVariant => "model_variant",
            ChangeField::UnitPrice => "unit_price",
            ChangeField::MaintenancePrice => "maintenance_price",
            ChangeField::Plants => "plants",
            ChangeField::ContactDepartment => "contact_department",
            ChangeField::ContactName => "contact_name",
            ChangeField::ContactPhone => "contact_phone",
            ChangeField::ContactEmail => "contact_email",
            ChangeField::CompanyName => "company_name",
            ChangeField::PostalCode => "postal_code",
            ChangeField::Address => "address",
            ChangeField::RepresentativeTitle => "representative_title",
            ChangeField::RepresentativeName => "representative_name",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.id() == id)
    }

    pub fn kind(self) -> ChangeKind {
        match self {
            ChangeField::Firmware => ChangeKind::Firmware,
            ChangeField::ModelVariant => ChangeKind::ModelVariant,
            ChangeField::UnitPrice | ChangeField::MaintenancePrice => ChangeKind::Price,
            ChangeField::Plants => ChangeKind::Plant,
            ChangeField::ContactDepartment
            | ChangeField::ContactName
            | ChangeField::ContactPhone
            | ChangeField::ContactEmail => ChangeKind::Contact,
            ChangeField::CompanyName
            | ChangeField::PostalCode
            | ChangeField::Address
            | ChangeField::RepresentativeTitle
            | ChangeField::RepresentativeName => ChangeKind::Company,
        }
    }

    /// Its place in the facts of the entry; `None` where the facts have none.
    pub(super) fn fact(self, facts: &mut Facts) -> Option<&mut String> {
        match self {
            ChangeField::Firmware => Some(&mut facts.firmware),
            ChangeField::ContactDepartment => Some(&mut facts.contact_department),
            ChangeField::ContactName => Some(&mut facts.contact_name),
            ChangeField::ContactPhone => Some(&mut facts.contact_phone),
            ChangeField::ContactEmail => Some(&mut facts.contact_email),
            ChangeField::PostalCode => Some(&mut facts.postal_code),
            ChangeField::Address => Some(&mut facts.address),
            ChangeField::RepresentativeTitle => Some(&mut facts.representative_title),
            ChangeField::RepresentativeName => Some(&mut facts.representative_name),
            ChangeField::ModelVariant
            | ChangeField::UnitPrice
            | ChangeField::MaintenancePrice
            | ChangeField::Plants
            | ChangeField::CompanyName => None,
        }
    }

    /// Whether a notice adds to what there is, and replaces nothing.
    pub fn adds(self) -> bool {
        self == ChangeField::ModelVariant
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_plan::first_plan;

    #[test]
    fn every_kind_has_values_and_touches_something_that_exists() {
        let plan = first_plan();
        for kind in ChangeKind::ALL {
            assert!(kind.fields().count() > 0, "{kind:?}");
            let touched = touched(&BTreeSet::from([kind]), Some(&plan));
            assert!(!touched.forms.is_empty(), "{kind:?}");
            assert!(touched.test_cases.iter().all(|id| plan.case(id).is_some()), "{kind:?}");
            assert_eq!(ChangeKind::from_id(kind.id()), Some(kind));
        }
        for field in ChangeField::ALL {
            assert_eq!(ChangeField::from_id(field.id()), Some(field));
        }
    }

    #[test]
    fn several_kinds_touch_what_each_of_them_touches() {
        let plan = first_plan();
        let both = touched(&BTreeSet::from([ChangeKind::Price, ChangeKind::Plant]), Some(&plan));
        assert_eq!(
            both.forms,
            BTreeSet::from([FormId::PriceEstimate, FormId::SupplyPledge, FormId::ShipmentPlan])
        );
        assert_eq!(both.test_cases, BTreeSet::from(["T-01".to_owned(), "T-02".to_owned()]));
    }
}
