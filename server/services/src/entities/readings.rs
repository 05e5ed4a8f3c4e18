//! What was read in the files of forms: a read model. What is read in 様式第5号 is personal data, as
//! the file is.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "readings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sha256: String,
    /// The form that the file was handed in as.
    #[sea_orm(primary_key, auto_increment = false)]
    pub form: String,
    /// [`documents::read::VERSION`] of the readers.
    #[sea_orm(primary_key, auto_increment = false)]
    pub reader: i32,
    /// JSON of an [`Inspected`](crate::inspection::Inspected).
    pub result: String,
    pub read_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
