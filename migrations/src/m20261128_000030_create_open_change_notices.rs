//! The change notices (変更届) that wait for somebody: for the queue and for reminders. A read model, made
//! from the histories.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("open_change_notices")
            .col(ColumnDef::new("case_id").text().not_null())
            .col(ColumnDef::new("number").integer().not_null())
            .col(ColumnDef::new("waiting_for").text().not_null())
            .col(ColumnDef::new("due_at").big_integer().null())
            .col(ColumnDef::new("submitted_at").big_integer().not_null())
            .primary_key(Index::create().col("case_id").col("number"))
            .to_owned();
        manager.create_table(table).await
    }
}
