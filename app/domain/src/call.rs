//! A call for applications (募集回) and the numbers that hold for its cases.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{add_business_days, end_of_day, jst};
use crate::forms::{Criterion, FormId, REQUIREMENT_EDITION};
use crate::ids::CallId;
use crate::money::{Rounding, Yen};
use crate::test_plan::{TestPlan, first_plan};

/// Which procedure comes before a cancellation (行政手続法 chapter 3, or none of it).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// 弁明の機会の付与: a written statement.
    Statement,
    /// 聴聞: a hearing.
    Hearing,
    /// 任意の意見聴取: where the result is not a 処分.
    Informal,
}

impl Procedure {
    pub const ALL: [Procedure; 3] = [Procedure::Statement, Procedure::Hearing, Procedure::Informal];

    pub fn id(self) -> &'static str {
        match self {
            Procedure::Statement => "statement",
            Procedure::Hearing => "hearing",
            Procedure::Informal => "informal",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|procedure| procedure.id() == id)
    }
}

/// Standard processing period (標準処理期間) of each stage, in business days of the ministry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardDays {
    pub formal_check: u32,
    pub document_review: u32,
    pub device_check: u32,
}

/// A call for applications. Everything that may differ from call to call stands here, not in code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub id: CallId,
    /// Short and unique, the head of each case number, e.g. `R8-1`.
    pub code: String,
    pub title_ja: String,
    pub title_en: String,
    pub opens_at: Timestamp,
    /// The last second in which an application is in time.
    pub closes_at: Timestamp,
    /// Highest price of one unit, tax included.
    pub price_cap: Yen,
    /// Consumption tax in percent.
    pub tax_percent: u32,
    pub rounding: Rounding,
    pub editions: BTreeMap<FormId, String>,
    /// Edition of the set of requirements that the self-declaration answers.
    #[serde(default = "first_requirements")]
    pub requirement_edition: String,
    /// The day on which 審査3 is planned to end: nothing may be shipped before it.
    #[serde(default)]
    pub device_check_ends: Option<Date>,
    pub standard_days: StandardDays,
    /// Business days a vendor gets to answer a correction request, unless the reviewer sets another date.
    pub correction_days: u32,
    pub procedure: Procedure,
    /// Business days that a vendor has at least to answer the notice of a planned cancellation.
    #[serde(default = "first_answer_days")]
    pub answer_days: u32,
    /// The teaching of appeal rights (教示) for result letters; `None` where the result is not a 処分.
    pub appeal: Option<String>,
    /// The checklist of the reviewer.
    pub criteria: Vec<Criterion>,
    /// 機能確認計画: every edition, the newest last; never empty.
    #[serde(default = "first_plans")]
    pub test_plans: Vec<TestPlan>,
}

/// What calls of before the setting existed asked for.
fn first_requirements() -> String {
    REQUIREMENT_EDITION.to_owned()
}

/// What calls of before the setting existed give.
fn first_answer_days() -> u32 {
    10
}

/// What calls of before the setting existed have.
fn first_plans() -> Vec<TestPlan> {
    vec![first_plan()]
}

/// Where a call stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallPhase {
    Announced,
    Open,
    Closed,
}

impl CallPhase {
    pub fn id(self) -> &'static str {
        match self {
            CallPhase::Announced => "announced",
            CallPhase::Open => "open",
            CallPhase::Closed => "closed",
        }
    }
}

impl Call {
    /// Whether the same files would be judged otherwise: another edition, cap, tax or rounding.
    pub fn judges_as(&self, other: &Call) -> bool {
        let rules = |call: &Call| {
            (
                call.price_cap,
                call.tax_percent,
                call.rounding,
                call.editions.clone(),
                call.requirement_edition.clone(),
            )
        };
        rules(self) == rules(other)
    }

    /// The phase at `now`, by whole seconds: the closing second itself is in time, the next one is not.
    pub fn phase(&self, now: Timestamp) -> CallPhase {
        if now < self.opens_at {
            CallPhase::Announced
        } else if now.as_second() <= self.closes_at.as_second() {
            CallPhase::Open
        } else {
            CallPhase::Closed
        }
    }

    /// When a correction asked for at `now` is due unless the reviewer says otherwise: at the end of
    /// the last business day that the call gives.
    pub fn correction_due(&self, now: Timestamp) -> Timestamp {
        end_of_day(add_business_days(jst(now).date(), self.correction_days))
    }

    /// The earliest moment at which the answer to a notice sent at `now` may be due.
    pub fn answer_due(&self, now: Timestamp) -> Timestamp {
        end_of_day(add_business_days(jst(now).date(), self.answer_days))
    }

    pub fn edition(&self, form: FormId) -> &str {
        self.editions.get(&form).map_or("", String::as_str)
    }

    /// The edition of the test plan that new device checks go by.
    pub fn test_plan(&self) -> Option<&TestPlan> {
        self.test_plans.last()
    }

    /// An edition of the test plan, as a device check keeps it.
    pub fn test_plan_edition(&self, edition: &str) -> Option<&TestPlan> {
        self.test_plans.iter().find(|plan| plan.edition == edition)
    }

    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == id)
    }
}
