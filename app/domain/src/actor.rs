//! Who acts: a vendor's member, a member of the ministry's staff, or the system itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, OrganizationId};

/// The roles of the ministry's staff. One person may hold several, but [`StaffRole::Auditor`]
/// stands alone: an auditor changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// 審査担当: screens, corrects, recommends.
    Reviewer,
    /// 審査責任者: approves or returns what another person recommended.
    Approver,
    /// 機能確認担当: tests real devices in stage 3.
    DeviceTester,
    /// 管理者: calls, staff, deadlines.
    Administrator,
    /// 監査: reads everything, changes nothing.
    Auditor,
}

impl StaffRole {
    pub const ALL: [StaffRole; 5] = [
        StaffRole::Reviewer,
        StaffRole::Approver,
        StaffRole::DeviceTester,
        StaffRole::Administrator,
        StaffRole::Auditor,
    ];

    /// The stable name in storage, URLs and catalogue keys (`role-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            StaffRole::Reviewer => "reviewer",
            StaffRole::Approver => "approver",
            StaffRole::DeviceTester => "device_tester",
            StaffRole::Administrator => "administrator",
            StaffRole::Auditor => "auditor",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// A person with what they may be at this moment, or the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Vendor(VendorMember),
    Staff(StaffMember),
    /// Timers and repairs. Never a person's decision.
    System,
}

/// A member of a vendor organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorMember {
    pub account: AccountId,
    pub name: String,
    pub organization: OrganizationId,
    /// 代表者 or a delegated signatory: the only one who may consent, pledge and submit.
    pub signatory: bool,
}

/// A member of the ministry's staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    pub account: AccountId,
    pub name: String,
    pub roles: BTreeSet<StaffRole>,
}

impl Actor {
    /// The account behind the actor; `None` for the system.
    pub fn account(&self) -> Option<&AccountId> {
        match self {
            Actor::Vendor(member) => Some(&member.account),
            Actor::Staff(member) => Some(&member.account),
            Actor::System => None,
        }
    }

    pub fn has(&self, role: StaffRole) -> bool {
        matches!(self, Actor::Staff(member) if member.roles.contains(&role))
    }

    pub fn organization(&self) -> Option<&OrganizationId> {
        match self {
            Actor::Vendor(member) => Some(&member.organization),
            _ => None,
        }
    }
}
