//! From where people have signed in before: guessing from elsewhere does not shut them out there.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(known_networks()).await
    }
}

/// By account and network, both hashed; old rows are swept.
fn known_networks() -> TableCreateStatement {
    Table::create()
        .table("known_networks")
        .col(ColumnDef::new("account_key").text().not_null())
        .col(ColumnDef::new("network_key").text().not_null())
        .col(ColumnDef::new("last_at").big_integer().not_null())
        .primary_key(Index::create().col("account_key").col("network_key"))
        .to_owned()
}
