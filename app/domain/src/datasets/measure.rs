//! What a number counts, and in what.

use serde::{Deserialize, Serialize};

/// In what a measure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 施設
    Facilities,
    /// 件: how often something was done.
    Times,
    /// ％, to a tenth.
    Percent,
}

impl Unit {
    /// The stable name in downloads and catalogue keys (`unit-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            Unit::Facilities => "facilities",
            Unit::Times => "times",
            Unit::Percent => "percent",
        }
    }
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// 全施設数
    AllFacilities,
    /// 義務化対象施設数: those that have to introduce it, by their claims of 令和4年8月.
    ObligedFacilities,
    /// 顔認証付きカードリーダー申込数
    Applied,
    /// 準備完了施設数, part of those that applied.
    Ready,
    /// 運用開始施設数, part of those that are ready.
    InOperation,
    /// 全施設数に対する割合
    ShareOfAll,
    /// 義務化対象施設に対する割合. The ministry divides the count of **all** facilities by the obliged ones.
    ShareOfObliged,
    /// 資格確認の合計
    Checks,
    /// マイナンバーカードによる資格確認
    ChecksByCard,
    /// 保険証による資格確認
    ChecksByInsuranceCard,
    /// 一括照会: asked for those with an appointment, many at a time.
    ChecksInBatch,
    /// 特定健診等情報の利用
    HealthCheckups,
    /// 薬剤情報の利用
    Medication,
    /// 診療情報の利用
    Treatment,
    /// 薬剤・診療情報の閲覧, counted together on Mynaportal.
    MedicationAndTreatment,
}

impl Measure {
    pub const ALL: [Measure; 15] = [
        Measure::AllFacilities,
        Measure::ObligedFacilities,
        Measure::Applied,
        Measure::Ready,
        Measure::InOperation,
        Measure::ShareOfAll,
        Measure::ShareOfObliged,
        Measure::Checks,
        Measure::ChecksByCard,
        Measure::ChecksByInsuranceCard,
        Measure::ChecksInBatch,
        Measure::HealthCheckups,
        Measure::Medication,
        Measure::Treatment,
        Measure::MedicationAndTreatment,
    ];

    /// The stable name in downloads and catalogue keys (`measure-<id>`, its definition `measure-means-<id>`,
    /// with hyphens).
    pub fn id(self) -> &'static str {
        match self {
            Measure::AllFacilities => "all_facilities",
            Measure::ObligedFacilities => "obliged_facilities",
            Measure::Applied => "applied",
            Measure::Ready => "ready",
            Measure::InOperation => "in_operation",
            Measure::ShareOfAll => "share_of_all",
            Measure::ShareOfObliged => "share_of_obliged",
            Measure::Checks => "checks",
            Measure::ChecksByCard => "checks_by_card",
            Measure::ChecksByInsuranceCard => "checks_by_insurance_card",
            Measure::ChecksInBatch => "checks_in_batch",
            Measure::HealthCheckups => "health_checkups",
            Measure::Medication => "medication",
            Measure::Treatment => "treatment",
            Measure::MedicationAndTreatment => "medication_and_treatment",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.id() == id)
    }

    pub fn unit(self) -> Unit {
        match self {
            Measure::AllFacilities
            | Measure::ObligedFacilities
            | Measure::Applied
            | Measure::Ready
            | Measure::InOperation => Unit::Facilities,
            Measure::ShareOfAll | Measure::ShareOfObliged => Unit::Percent,
            _ => Unit::Times,
        }
    }
}
