//! Read model of the queue and of the vendor's list; `doctor --rebuild` makes it anew.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub version: i32,
    pub call_id: String,
    pub organization_id: String,
    pub number: Option<String>,
    pub applicant_name: String,
    pub product_name: String,
    pub model_number: String,
    pub search_key: String,
    pub stage: String,
    pub waiting_for: String,
    pub reviewer_id: Option<String>,
    pub reviewer_name: String,
    /// Who recommended or proposed what waits for another person: a result, or the correction of an entry.
    pub recommended_by: Option<String>,
    pub changed: bool,
    pub started_at: i64,
    pub submitted_at: Option<i64>,
    pub due_at: Option<i64>,
    pub closed_at: Option<i64>,
    pub updated_at: i64,
    pub handovers: String,
    /// The product as it stood when its documents passed; what is corrected later does not change the register.
    pub passed_product: Option<String>,
    pub passed_model: Option<String>,
    /// The tester of the device check.
    pub tester_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
