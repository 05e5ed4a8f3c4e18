//! The history, the only truth about a case. `recommended_by` and `approved_by` are filled by decisions.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i32,
    pub at: i64,
    pub kind: String,
    pub canonical: String,
    pub previous_hash: String,
    pub hash: String,
    pub recommended_by: Option<String>,
    pub approved_by: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
