//! The people of the demonstration, by the address they sign in with.

pub const ADMINISTRATOR: &str = "admin@ministry.example";
pub const REVIEWER: &str = "reviewer@ministry.example";
pub const SECOND_REVIEWER: &str = "reviewer2@ministry.example";
pub const APPROVER: &str = "approver@ministry.example";
pub const SECOND_APPROVER: &str = "approver2@ministry.example";
pub const TESTER: &str = "tester@ministry.example";
pub const AUDITOR: &str = "auditor@ministry.example";
/// Manager and signatory of 株式会社星野電子 (products KR-…).
pub const HOSHINO: &str = "hoshino@vendor.example";
/// Of 株式会社星野電子, no signatory.
pub const CLERK: &str = "clerk@vendor.example";
/// Of 川辺システム株式会社 (products FG-…).
pub const KAWABE: &str = "kawabe@vendor2.example";
/// Of 株式会社みどり通信 (products MD-…).
pub const MIDORI: &str = "midori@vendor3.example";
/// Of no organisation yet.
pub const NEWCOMER: &str = "new@vendor4.example";

/// Everybody of the ministry.
pub const STAFF: [&str; 7] =
    [ADMINISTRATOR, REVIEWER, SECOND_REVIEWER, APPROVER, SECOND_APPROVER, TESTER, AUDITOR];
