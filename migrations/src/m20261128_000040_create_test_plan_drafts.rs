//! A new edition of a call's test plan while an administrator writes it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(test_plan_drafts()).await
    }
}

/// One row for each administrator who writes; it goes when the edition is saved.
fn test_plan_drafts() -> TableCreateStatement {
    Table::create()
        .table("test_plan_drafts")
        .col(ColumnDef::new("call_id").text().not_null())
        .col(ColumnDef::new("account_id").text().not_null())
        .col(ColumnDef::new("version").integer().not_null())
        .col(ColumnDef::new("typed").text().not_null())
        .col(ColumnDef::new("updated_at").big_integer().not_null())
        .primary_key(Index::create().col("call_id").col("account_id"))
        .to_owned()
}
