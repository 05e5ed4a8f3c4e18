//! The list of defects over all cases: a read model, made anew at any time.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(defects()).await?;
        let phases = Index::create().name("defects_phase").table("defects").col("phase").to_owned();
        manager.create_index(phases).await
    }
}

fn defects() -> TableCreateStatement {
    Table::create()
        .table("defects")
        .col(ColumnDef::new("case_id").text().not_null())
        .col(ColumnDef::new("number").integer().not_null())
        .col(ColumnDef::new("phase").text().not_null())
        .col(ColumnDef::new("severity").text().not_null())
        .col(ColumnDef::new("waiting_for").text().not_null())
        .col(ColumnDef::new("reported_at").big_integer().not_null())
        .col(ColumnDef::new("due_at").big_integer().null())
        .col(ColumnDef::new("answer_due_at").big_integer().null())
        .col(ColumnDef::new("suspended_until").big_integer().null())
        .col(ColumnDef::new("deadlines").text().not_null())
        .primary_key(Index::create().col("case_id").col("number"))
        .to_owned()
}
