//! The people of the tests: one for each role, and the ones that make a difference.

use domain::actor::{Actor, StaffMember, StaffRole, VendorMember};
use domain::case::command::Assignee;
use domain::case::event::Person;
use domain::ids::{AccountId, OrganizationId};

fn vendor(account: &str, name: &str, organization: &str, signatory: bool) -> Actor {
    Actor::Vendor(VendorMember {
        account: AccountId::new(account),
        name: name.to_owned(),
        organization: OrganizationId::new(organization),
        signatory,
    })
}

/// A member of the ministry's staff with these roles.
pub fn staff(account: &str, name: &str, roles: &[StaffRole]) -> Actor {
    Actor::Staff(StaffMember {
        account: AccountId::new(account),
        name: name.to_owned(),
        roles: roles.iter().copied().collect(),
    })
}

/// A member of the vendor who may not sign.
pub fn member() -> Actor {
    vendor("member", "鈴木一郎", "org-1", false)
}

/// The vendor's representative.
pub fn signatory() -> Actor {
    vendor("signatory", "佐藤花子", "org-1", true)
}

/// The representative of another vendor.
pub fn rival() -> Actor {
    vendor("rival", "田中次郎", "org-2", true)
}

/// 審査担当, who has the case in [`super::states`].
pub fn reviewer() -> Actor {
    staff("reviewer", "山田葵", &[StaffRole::Reviewer])
}

/// A second 審査担当.
pub fn colleague() -> Actor {
    staff("colleague", "高橋蓮", &[StaffRole::Reviewer])
}

/// 審査責任者
pub fn approver() -> Actor {
    staff("approver", "伊藤凛", &[StaffRole::Approver])
}

/// 審査担当 and 審査責任者 in one person.
pub fn both() -> Actor {
    staff("both", "渡辺湊", &[StaffRole::Reviewer, StaffRole::Approver])
}

/// 機能確認担当
pub fn tester() -> Actor {
    staff("tester", "中村陽", &[StaffRole::DeviceTester])
}

/// 管理者
pub fn administrator() -> Actor {
    staff("administrator", "小林澪", &[StaffRole::Administrator])
}

/// 監査
pub fn auditor() -> Actor {
    staff("auditor", "加藤司", &[StaffRole::Auditor])
}

/// Everybody, with the name used in tables.
pub fn everybody() -> Vec<(&'static str, Actor)> {
    vec![
        ("member", member()),
        ("signatory", signatory()),
        ("rival", rival()),
        ("reviewer", reviewer()),
        ("colleague", colleague()),
        ("approver", approver()),
        ("both", both()),
        ("tester", tester()),
        ("administrator", administrator()),
        ("auditor", auditor()),
        ("system", Actor::System),
    ]
}

/// An actor as the history remembers them.
pub fn person(actor: &Actor) -> Person {
    match actor {
        Actor::Vendor(member) => Person { account: member.account.clone(), name: member.name.clone() },
        Actor::Staff(member) => Person { account: member.account.clone(), name: member.name.clone() },
        Actor::System => Person { account: AccountId::new("system"), name: "system".to_owned() },
    }
}

/// An actor as the one who is to get a case, with the roles they have.
pub fn assignee(actor: &Actor) -> Assignee {
    Assignee { person: person(actor), reviewer: actor.has(StaffRole::Reviewer) }
}
