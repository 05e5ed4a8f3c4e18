//! What was read in the files of forms: a read model, made anew at any time.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(readings()).await
    }
}

/// By file and by the form that it was handed in as, for each version of the readers. What is read in
/// 様式第5号 is personal data, as the file is.
fn readings() -> TableCreateStatement {
    Table::create()
        .table("readings")
        .col(ColumnDef::new("sha256").text().not_null())
        .col(ColumnDef::new("form").text().not_null())
        .col(ColumnDef::new("reader").integer().not_null())
        .col(ColumnDef::new("result").text().not_null())
        .col(ColumnDef::new("read_at").big_integer().not_null())
        .primary_key(Index::create().col("sha256").col("form").col("reader"))
        .to_owned()
}
