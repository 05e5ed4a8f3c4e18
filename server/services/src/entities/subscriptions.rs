//! Who gets a mail when the register changes. No account belongs to it; the row is all there is.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscriptions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub email: String,
    pub email_key: String,
    /// The product; empty for all of them.
    pub number: String,
    /// Stands in each mail. All that it can do is to end this subscription.
    #[sea_orm(unique)]
    pub leave_token: String,
    pub confirmed_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
