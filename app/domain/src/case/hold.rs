//! Holding a case (保留): the clock stops, and everybody sees why.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Why a case is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldReason {
    /// Another authority is asked.
    Inquiry,
    /// The requirements themselves are being clarified.
    Requirements,
    /// A related case must be decided first.
    RelatedCase,
    /// The vendor asked for it.
    VendorRequest,
    Other,
}

impl HoldReason {
    pub const ALL: [HoldReason; 5] = [
        HoldReason::Inquiry,
        HoldReason::Requirements,
        HoldReason::RelatedCase,
        HoldReason::VendorRequest,
        HoldReason::Other,
    ];

    pub fn id(self) -> &'static str {
        match self {
            HoldReason::Inquiry => "inquiry",
            HoldReason::Requirements => "requirements",
            HoldReason::RelatedCase => "related_case",
            HoldReason::VendorRequest => "vendor_request",
            HoldReason::Other => "other",
        }
    }

    pub fn text_ja(self) -> &'static str {
        match self {
            HoldReason::Inquiry => "関係機関への照会",
            HoldReason::Requirements => "要件の取扱いの整理",
            HoldReason::RelatedCase => "関連する案件の審査",
            HoldReason::VendorRequest => "申込者からの申出",
            HoldReason::Other => "その他",
        }
    }

    pub fn text_en(self) -> &'static str {
        match self {
            HoldReason::Inquiry => "Inquiry to another authority",
            HoldReason::Requirements => "Clarification of the requirements",
            HoldReason::RelatedCase => "Screening of a related case",
            HoldReason::VendorRequest => "Request of the applicant",
            HoldReason::Other => "Other",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.id() == id)
    }
}

/// A hold in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub reason: HoldReason,
    pub note: String,
    pub since: Timestamp,
}
