//! Entries that read otherwise from a day on: the moment at which a row has to be made anew, and that of the last
//! event, since the feed tells of events alone. The rows are
//! dropped here, since their JSON says more by now; the server fills the table when it starts.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for name in ["turns_at", "told_at"] {
            let column = ColumnDef::new(name).big_integer().null().to_owned();
            manager
                .alter_table(Table::alter().table("register_entries").add_column(column).to_owned())
                .await?;
        }
        let by_told = Index::create()
            .name("register_entries_by_told_at")
            .table("register_entries")
            .col("told_at")
            .to_owned();
        manager.create_index(by_told).await?;
        manager.execute(Query::delete().from_table("register_entries").to_owned()).await
    }
}
