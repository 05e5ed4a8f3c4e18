//! 施設類型

use serde::{Deserialize, Serialize};

/// What kind of facility, as the ministry's tables part them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facility {
    /// 病院
    Hospital,
    /// 医科診療所
    MedicalClinic,
    /// 歯科診療所
    DentalClinic,
    /// 薬局
    Pharmacy,
}

impl Facility {
    /// In the order of the ministry's tables.
    pub const ALL: [Facility; 4] =
        [Facility::Hospital, Facility::MedicalClinic, Facility::DentalClinic, Facility::Pharmacy];

    /// The stable name in downloads and catalogue keys (`facility-<id>`, with hyphens).
    pub fn id(self) -> &'static str {
        match self {
            Facility::Hospital => "hospital",
            Facility::MedicalClinic => "medical_clinic",
            Facility::DentalClinic => "dental_clinic",
            Facility::Pharmacy => "pharmacy",
        }
    }

    pub fn name_ja(self) -> &'static str {
        match self {
            Facility::Hospital => "病院",
            Facility::MedicalClinic => "医科診療所",
            Facility::DentalClinic => "歯科診療所",
            Facility::Pharmacy => "薬局",
        }
    }

    /// Reads the stable name or the Japanese one.
    pub fn read(raw: &str) -> Option<Self> {
        let raw = raw.trim();
        Self::ALL.into_iter().find(|one| one.id() == raw || one.name_ja() == raw)
    }
}
