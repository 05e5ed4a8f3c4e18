//! 機能確認計画 (test plan): what is tried on the real devices in 審査3.
//!
//! A plan is text of the ministry, in Japanese, and belongs to a call. It is never changed: a change
//! makes a new edition, and what was tested by an older one keeps it.
//!
//! | you look for | go to |
//! |---|---|
//! | a plan as a person typed it or a file has it, and what is wrong there | [`input`] |
//! | what differs between two editions, and numbers that change their meaning | [`compare`] |
//! | the heads of a plan in Excel, and where a mistake stands there | [`sheet`] |

pub mod compare;
mod first;
pub mod input;
pub mod sheet;

pub use self::first::first_plan;

use serde::{Deserialize, Serialize};

/// One edition of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestPlan {
    /// `1`, `2` … or as the ministry names it; unique within a call.
    pub edition: String,
    pub cases: Vec<TestCase>,
}

/// 確認項目: one thing that is tried on each device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestCase {
    /// `T-01`; unique within the plan, and the same thing in every edition.
    pub id: String,
    pub title: String,
    /// 手順, one a line.
    pub steps: String,
    /// 期待する結果
    pub expected: String,
    /// 必須: the product fails if one device fails here.
    pub mandatory: bool,
    /// 確認方法: how it is judged or measured.
    pub method: String,
    /// The unit of the measured value, e.g. `秒`; empty where nothing is measured.
    #[serde(default)]
    pub unit: String,
}

impl TestPlan {
    pub fn case(&self, id: &str) -> Option<&TestCase> {
        self.cases.iter().find(|case| case.id == id)
    }

    /// The cases that every device has to pass.
    pub fn mandatory(&self) -> impl Iterator<Item = &TestCase> {
        self.cases.iter().filter(|case| case.mandatory)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_case_of_the_first_plan_has_its_own_id_and_words() {
        let plan = first_plan();
        let ids: BTreeSet<_> = plan.cases.iter().map(|case| case.id.as_str()).collect();
        assert_eq!(ids.len(), plan.cases.len());
        assert!(plan.mandatory().count() >= 1);
        for case in &plan.cases {
            assert_eq!(plan.case(&case.id), Some(case));
            for text in [&case.title, &case.steps, &case.expected, &case.method] {
                assert!(!text.is_empty(), "{}", case.id);
            }
        }
    }
}
