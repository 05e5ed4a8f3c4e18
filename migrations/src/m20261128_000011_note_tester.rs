//! A device tester finds the own cases in the queue. No case has a tester before this.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = ColumnDef::new("tester_id").text().null().to_owned();
        manager.alter_table(Table::alter().table("cases").add_column(column).to_owned()).await
    }
}
