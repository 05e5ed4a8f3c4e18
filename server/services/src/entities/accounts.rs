//! A person who can sign in; vendor or staff.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub email: String,
    pub email_key: String,
    pub name: String,
    pub password_hash: Option<String>,
    pub staff: bool,
    pub locale: String,
    pub confirmed_at: Option<i64>,
    pub password_changed_at: Option<i64>,
    pub disabled_at: Option<i64>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
