//! Reports of defects from the public, and who sent them.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "defect_reports")]
pub struct Model {
    /// What the reporter quotes, and what the history names.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reference: String,
    pub case_id: String,
    /// Product and model as the reporter chose them.
    pub product: String,
    /// JSON; `None` once it stands in the history, or was never confirmed in time.
    pub report: Option<String>,
    /// JSON: the files that were put aside for it.
    pub files: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub token_hash: String,
    pub created_at: i64,
    pub expires_at: i64,
    pub confirmed_at: Option<i64>,
    /// When name and address were removed.
    pub removed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
