//! Read model of the public register; `doctor --rebuild` makes it anew.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "register_entries")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: String,
    #[sea_orm(unique)]
    pub case_id: String,
    pub call_id: String,
    pub corporate_number: String,
    pub vendor: String,
    /// Comparison keys, to sort and search by.
    pub vendor_key: String,
    pub product_key: String,
    pub search_key: String,
    /// The status apart from a suspension.
    pub status: String,
    pub suspended_until: Option<i64>,
    pub price: Option<i64>,
    pub listed_at: Option<i64>,
    pub changed_at: i64,
    /// The next moment at which the entry reads otherwise by itself, and the row is made anew.
    pub turns_at: Option<i64>,
    /// The last event that the public was told of.
    pub told_at: Option<i64>,
    /// JSON of a [`domain::register::Entry`].
    pub entry: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
