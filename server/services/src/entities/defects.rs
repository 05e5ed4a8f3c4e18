//! Read model: the defects of all cases.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "defects")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub phase: String,
    pub severity: String,
    pub waiting_for: String,
    pub reported_at: i64,
    /// The next date.
    pub due_at: Option<i64>,
    /// Until when the notice can be answered, while nobody has answered it and nothing is noted of that.
    pub answer_due_at: Option<i64>,
    /// The end of a suspension of which nothing is noted yet.
    pub suspended_until: Option<i64>,
    /// JSON: `[["answer", 1798210799000], …]`.
    pub deadlines: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
