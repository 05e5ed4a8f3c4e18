//! Reports of defects from the public, with who sent them: personal data, kept apart from the history
//! so that they can be removed.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(defect_reports()).await?;
        let by_token = Index::create()
            .name("defect_reports_by_token_hash")
            .table("defect_reports")
            .col("token_hash")
            .unique()
            .to_owned();
        manager.create_index(by_token).await
    }
}

/// The history names a confirmed report by its reference. Name and address are there until they are
/// removed, report and files until the report is confirmed or its time is over.
fn defect_reports() -> TableCreateStatement {
    Table::create()
        .table("defect_reports")
        .col(ColumnDef::new("reference").text().not_null().primary_key())
        .col(ColumnDef::new("case_id").text().not_null())
        .col(ColumnDef::new("product").text().not_null())
        .col(ColumnDef::new("report").text().null())
        .col(ColumnDef::new("files").text().not_null())
        .col(ColumnDef::new("name").text().null())
        .col(ColumnDef::new("email").text().null())
        .col(ColumnDef::new("token_hash").text().not_null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .col(ColumnDef::new("expires_at").big_integer().not_null())
        .col(ColumnDef::new("confirmed_at").big_integer().null())
        .col(ColumnDef::new("removed_at").big_integer().null())
        .to_owned()
}
