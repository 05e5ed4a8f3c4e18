//! A mail may carry a file, such as the calendar entry of a date.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["attachment_name", "attachment_type", "attachment"] {
            let column = ColumnDef::new(column).text().null().to_owned();
            manager.alter_table(Table::alter().table("outbox").add_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
