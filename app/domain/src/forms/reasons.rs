//! The closed vocabulary of reasons: why something must be corrected, or why a screening failed.

use serde::{Deserialize, Serialize};

use crate::finding::Code;

/// One reason. What it means in the case at hand stands in the note beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// A document or an annex is not there.
    Missing,
    WrongEdition,
    Unreadable,
    NotFilled,
    InconsistentBetweenForms,
    CalculationWrong,
    DateWrong,
    EvidenceMissing,
    RequirementNotMet,
    SignerNotAuthorised,
    VendorNotEligible,
    SupplyDoubtful,
    MaintenanceInsufficient,
    PriceOverCap,
    FalseStatement,
    /// Anything else: the note must say what.
    Other,
}

impl ReasonCode {
    pub const ALL: [ReasonCode; 16] = [
        ReasonCode::Missing,
        ReasonCode::WrongEdition,
        ReasonCode::Unreadable,
        ReasonCode::NotFilled,
        ReasonCode::InconsistentBetweenForms,
        ReasonCode::CalculationWrong,
        ReasonCode::DateWrong,
        ReasonCode::EvidenceMissing,
        ReasonCode::RequirementNotMet,
        ReasonCode::SignerNotAuthorised,
        ReasonCode::VendorNotEligible,
        ReasonCode::SupplyDoubtful,
        ReasonCode::MaintenanceInsufficient,
        ReasonCode::PriceOverCap,
        ReasonCode::FalseStatement,
        ReasonCode::Other,
    ];

    /// The stable name in storage and in form values.
    pub fn id(self) -> &'static str {
        match self {
            ReasonCode::Missing => "missing",
            ReasonCode::WrongEdition => "wrong_edition",
            ReasonCode::Unreadable => "unreadable",
            ReasonCode::NotFilled => "not_filled",
            ReasonCode::InconsistentBetweenForms => "inconsistent_between_forms",
            ReasonCode::CalculationWrong => "calculation_wrong",
            ReasonCode::DateWrong => "date_wrong",
            ReasonCode::EvidenceMissing => "evidence_missing",
            ReasonCode::RequirementNotMet => "requirement_not_met",
            ReasonCode::SignerNotAuthorised => "signer_not_authorised",
            ReasonCode::VendorNotEligible => "vendor_not_eligible",
            ReasonCode::SupplyDoubtful => "supply_doubtful",
            ReasonCode::MaintenanceInsufficient => "maintenance_insufficient",
            ReasonCode::PriceOverCap => "price_over_cap",
            ReasonCode::FalseStatement => "false_statement",
            ReasonCode::Other => "other",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }

    /// The reason that a finding is, for a mark or a correction item that comes from it.
    pub fn of(code: Code) -> Self {
        match code {
            Code::WrongForm | Code::PlaceMissing | Code::RequirementMissing => ReasonCode::Missing,
            Code::OldEdition | Code::OtherEdition | Code::EditionUnknown | Code::OtherRequirements => {
                ReasonCode::WrongEdition
            }
            Code::NotUnderstood
            | Code::FormulaNotComputed
            | Code::FormulaWithoutValue
            | Code::NumberAsText
            | Code::Unfit(_) => ReasonCode::Unreadable,
            Code::BlankForm
            | Code::Required
            | Code::Placeholder
            | Code::ClauseNotTicked
            | Code::NoOfficer
            | Code::RecordMissing
            | Code::RequirementUnanswered
            | Code::ReasonMissing => ReasonCode::NotFilled,
            Code::OtherCall
            | Code::OtherProduct
            | Code::OtherModel
            | Code::OtherFirmware
            | Code::OtherCorporateNumber
            | Code::OtherCompany
            | Code::OtherAddress
            | Code::OtherRepresentative
            | Code::SpelledDifferently
            | Code::RepresentativeNotAmongOfficers
            | Code::UnitsDiffer
            | Code::WarrantyDiffers
            | Code::MaintenanceDiffers => ReasonCode::InconsistentBetweenForms,
            Code::DatedBeforeCall
            | Code::DatedAfterSubmission
            | Code::BirthDateImplausible
            | Code::PeriodReversed
            | Code::PeriodAfterDate
            | Code::MonthsNotConsecutive
            | Code::FirstMonthDiffers
            | Code::ShipmentTooEarly
            | Code::ValidityTooShort => ReasonCode::DateWrong,
            Code::TotalWrong
            | Code::CumulativeWrong
            | Code::AmountWrong
            | Code::SubtotalWrong
            | Code::TaxWrong
            | Code::TaxRateUnusual => ReasonCode::CalculationWrong,
            Code::SignerNotEntitled => ReasonCode::SignerNotAuthorised,
            Code::EvidenceMissing => ReasonCode::EvidenceMissing,
            Code::MandatoryNotMet => ReasonCode::RequirementNotMet,
            Code::MaintenanceTooShort => ReasonCode::MaintenanceInsufficient,
            Code::MaximumBelowApplied | Code::BeyondCapacity => ReasonCode::SupplyDoubtful,
            Code::AboveCap | Code::CapByShifting => ReasonCode::PriceOverCap,
            Code::DuplicateRow
            | Code::RowsAlike
            | Code::FormTwice
            | Code::BelowMinimum
            | Code::Negative
            | Code::RecordContradicts
            | Code::RecordNamesOtherModel
            | Code::RequirementUnknown
            | Code::RequirementChanged
            | Code::NoUnitLine
            | Code::RowsOutside => ReasonCode::Other,
        }
    }

    /// A sentence fit for a letter.
    pub fn text_ja(self) -> &'static str {
        match self {
            ReasonCode::Missing => "必要な書類又は添付資料が提出されていません。",
            ReasonCode::WrongEdition => "様式の版が募集回で定めるものと異なります。",
            ReasonCode::Unreadable => "記載の内容を読み取ることができません。",
            ReasonCode::NotFilled => "記入が必要な項目が記入されていません。",
            ReasonCode::InconsistentBetweenForms => "様式の間で記載の内容が一致していません。",
            ReasonCode::CalculationWrong => "計算の結果に誤りがあります。",
            ReasonCode::DateWrong => "日付又は期間の記載に誤りがあります。",
            ReasonCode::EvidenceMissing => "記載の内容を裏付ける資料が確認できません。",
            ReasonCode::RequirementNotMet => "要件を満たしていません。",
            ReasonCode::SignerNotAuthorised => "承諾又は誓約をした者に、その権限があることを確認できません。",
            ReasonCode::VendorNotEligible => "申込者が申込みの資格を満たしていません。",
            ReasonCode::SupplyDoubtful => "申込台数を計画どおりに供給できることを確認できません。",
            ReasonCode::MaintenanceInsufficient => "保守の体制が十分であることを確認できません。",
            ReasonCode::PriceOverCap => "提供価格が募集回で定める上限を超えています。",
            ReasonCode::FalseStatement => "事実と異なる記載があります。",
            ReasonCode::Other => "その他の理由によるものです。",
        }
    }

    pub fn text_en(self) -> &'static str {
        match self {
            ReasonCode::Missing => "A document or an annex that is needed was not submitted.",
            ReasonCode::WrongEdition => "The edition of the form is not the one the call asks for.",
            ReasonCode::Unreadable => "What is written cannot be read.",
            ReasonCode::NotFilled => "An item that must be filled in is empty.",
            ReasonCode::InconsistentBetweenForms => "The forms do not agree with each other.",
            ReasonCode::CalculationWrong => "A calculation is wrong.",
            ReasonCode::DateWrong => "A date or a period is wrong.",
            ReasonCode::EvidenceMissing => "There is no evidence for what is stated.",
            ReasonCode::RequirementNotMet => "A requirement is not met.",
            ReasonCode::SignerNotAuthorised => {
                "It cannot be confirmed that the person who consented or pledged was authorised to."
            }
            ReasonCode::VendorNotEligible => "The applicant is not eligible to apply.",
            ReasonCode::SupplyDoubtful => {
                "It cannot be confirmed that the units applied for can be supplied as planned."
            }
            ReasonCode::MaintenanceInsufficient => {
                "It cannot be confirmed that the maintenance is sufficient."
            }
            ReasonCode::PriceOverCap => "The supply price is above the cap set in the call.",
            ReasonCode::FalseStatement => "Something stated is not true to the facts.",
            ReasonCode::Other => "Another reason.",
        }
    }

    /// Whether the reason says nothing without a note.
    pub fn needs_note(self) -> bool {
        self == ReasonCode::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_what_is_stored_and_leads_back() {
        for reason in ReasonCode::ALL {
            assert_eq!(ReasonCode::from_id(reason.id()), Some(reason));
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.id());
        }
        assert_eq!(ReasonCode::from_id("no_such_reason"), None);
    }
}
