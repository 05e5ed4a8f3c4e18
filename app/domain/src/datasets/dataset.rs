//! Which tables there are. Their numbers are those of the source page: 「オンライン資格確認の導入について（医療機関・
//! 薬局、システムベンダ向け）」 of the Ministry of Health, Labour and Welfare.

use serde::{Deserialize, Serialize};

use super::{Measure, Rule};

/// By what the rows of a table differ, besides their snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// 月
    Month,
    /// 施設類型
    Facility,
    /// 都道府県
    Prefecture,
    /// 市区町村
    Municipality,
}

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatasetId {
    /// 申込・準備完了・運用開始の施設数: the headline of each snapshot, by facility where that is published.
    Progress,
    /// 申込の割合, by facility.
    AppliedShare,
    /// 準備完了の割合
    ReadyShare,
    /// 運用開始の割合
    InOperationShare,
    /// 資格確認の利用件数, by month.
    Checks,
    /// 資格確認の利用件数, of one month by facility.
    ChecksByFacility,
    /// 特定健診等情報・薬剤情報・診療情報の利用件数, by month.
    Views,
    /// The same of one month by facility.
    ViewsByFacility,
    /// マイナポータルでの閲覧件数, by month.
    MynaportalViews,
    /// 都道府県別の申込状況
    ProgressByPrefecture,
    /// 市区町村別の導入状況
    ProgressByMunicipality,
}

impl DatasetId {
    pub const ALL: [DatasetId; 11] = [
        DatasetId::Progress,
        DatasetId::AppliedShare,
        DatasetId::ReadyShare,
        DatasetId::InOperationShare,
        DatasetId::Checks,
        DatasetId::ChecksByFacility,
        DatasetId::Views,
        DatasetId::ViewsByFacility,
        DatasetId::MynaportalViews,
        DatasetId::ProgressByPrefecture,
        DatasetId::ProgressByMunicipality,
    ];

    /// The stable name in addresses, files and catalogue keys (`dataset-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            DatasetId::Progress => "progress",
            DatasetId::AppliedShare => "applied-share",
            DatasetId::ReadyShare => "ready-share",
            DatasetId::InOperationShare => "in-operation-share",
            DatasetId::Checks => "checks",
            DatasetId::ChecksByFacility => "checks-by-facility",
            DatasetId::Views => "views",
            DatasetId::ViewsByFacility => "views-by-facility",
            DatasetId::MynaportalViews => "mynaportal-views",
            DatasetId::ProgressByPrefecture => "progress-by-prefecture",
            DatasetId::ProgressByMunicipality => "progress-by-municipality",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dataset| dataset.id() == id)
    }

    /// By what its rows differ, in the order of the columns.
    pub fn dimensions(self) -> &'static [Dimension] {
        match self {
            DatasetId::Progress
            | DatasetId::AppliedShare
            | DatasetId::ReadyShare
            | DatasetId::InOperationShare => &[Dimension::Facility],
            DatasetId::Checks | DatasetId::Views | DatasetId::MynaportalViews => &[Dimension::Month],
            DatasetId::ChecksByFacility | DatasetId::ViewsByFacility => {
                &[Dimension::Month, Dimension::Facility]
            }
            DatasetId::ProgressByPrefecture => &[Dimension::Prefecture],
            DatasetId::ProgressByMunicipality => &[Dimension::Prefecture, Dimension::Municipality],
        }
    }

    /// What stands in its rows, in the order of the columns.
    pub fn measures(self) -> &'static [Measure] {
        use Measure as M;
        match self {
            DatasetId::Progress => {
                &[M::AllFacilities, M::ObligedFacilities, M::Applied, M::Ready, M::InOperation]
            }
            DatasetId::AppliedShare => &[M::ShareOfAll, M::ShareOfObliged, M::AllFacilities],
            DatasetId::ReadyShare | DatasetId::InOperationShare => &[M::ShareOfAll, M::ShareOfObliged],
            DatasetId::Checks | DatasetId::ChecksByFacility => {
                &[M::Checks, M::ChecksByCard, M::ChecksByInsuranceCard, M::ChecksInBatch]
            }
            DatasetId::Views | DatasetId::ViewsByFacility => {
                &[M::HealthCheckups, M::Medication, M::Treatment]
            }
            DatasetId::MynaportalViews => &[M::HealthCheckups, M::MedicationAndTreatment],
            DatasetId::ProgressByPrefecture | DatasetId::ProgressByMunicipality => {
                &[M::AllFacilities, M::Applied, M::Ready, M::InOperation]
            }
        }
    }

    /// What has to hold of its numbers, see [`super::verify`].
    pub fn rules(self) -> &'static [Rule] {
        use Measure as M;
        match self {
            DatasetId::Progress => &[
                Rule::Total,
                Rule::PartOf { part: M::Applied, whole: M::AllFacilities },
                Rule::PartOf { part: M::Ready, whole: M::Applied },
                Rule::PartOf { part: M::InOperation, whole: M::Ready },
                Rule::PartOf { part: M::ObligedFacilities, whole: M::AllFacilities },
            ],
            DatasetId::AppliedShare => {
                &[Rule::NotBelow { higher: M::ShareOfObliged, lower: M::ShareOfAll }, Rule::Total]
            }
            DatasetId::ReadyShare | DatasetId::InOperationShare => {
                &[Rule::NotBelow { higher: M::ShareOfObliged, lower: M::ShareOfAll }]
            }
            DatasetId::Checks => &[CHECKS, Rule::Total, Rule::EveryMonth],
            DatasetId::ChecksByFacility => &[CHECKS, Rule::Total],
            DatasetId::Views | DatasetId::MynaportalViews => &[Rule::Total, Rule::EveryMonth],
            DatasetId::ViewsByFacility => &[Rule::Total],
            DatasetId::ProgressByPrefecture | DatasetId::ProgressByMunicipality => &[
                Rule::Total,
                Rule::PartOf { part: M::Applied, whole: M::AllFacilities },
                Rule::PartOf { part: M::Ready, whole: M::Applied },
                Rule::PartOf { part: M::InOperation, whole: M::Ready },
            ],
        }
    }
}

/// The total of a row is that of the three ways to ask.
const CHECKS: Rule = Rule::Sum {
    whole: Measure::Checks,
    parts: &[Measure::ChecksByCard, Measure::ChecksByInsuranceCard, Measure::ChecksInBatch],
};
