//! Mail to send, reminders sent, and the journal of acts outside of cases.

use sea_orm_migration::prelude::*;

use crate::append_only::forbid_rewriting;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(outbox()).await?;
        manager.create_table(reminders()).await?;
        manager.create_table(journal()).await?;
        manager.create_index(index("outbox", &["sent_at", "next_attempt_at"])).await?;
        manager.create_index(index("outbox", &["case_id"])).await?;
        manager.create_index(index("journal", &["subject"])).await?;
        forbid_rewriting(manager, "journal").await?;
        Ok(())
    }
}

fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_by_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// A mail is a row in the transaction of what it tells; a worker sends it.
fn outbox() -> TableCreateStatement {
    Table::create()
        .table("outbox")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("recipient").text().not_null())
        .col(ColumnDef::new("subject").text().not_null())
        .col(ColumnDef::new("text_body").text().not_null())
        .col(ColumnDef::new("html_body").text().not_null())
        .col(ColumnDef::new("case_id").text().null())
        .col(ColumnDef::new("account_id").text().null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .col(ColumnDef::new("attempts").integer().not_null())
        .col(ColumnDef::new("next_attempt_at").big_integer().not_null())
        .col(ColumnDef::new("sent_at").big_integer().null())
        .col(ColumnDef::new("given_up_at").big_integer().null())
        .col(ColumnDef::new("last_error").text().null())
        .to_owned()
}

/// Reminders that were sent, by case, kind and the deadline they were about.
fn reminders() -> TableCreateStatement {
    Table::create()
        .table("reminders")
        .col(ColumnDef::new("case_id").text().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("deadline").big_integer().not_null())
        .col(ColumnDef::new("sent_at").big_integer().not_null())
        .primary_key(Index::create().col("case_id").col("kind").col("deadline"))
        .to_owned()
}

/// Acts outside of cases (calls, staff, restricted views); append-only.
fn journal() -> TableCreateStatement {
    Table::create()
        .table("journal")
        .col(ColumnDef::new("id").big_integer().not_null().primary_key().auto_increment())
        .col(ColumnDef::new("at").big_integer().not_null())
        .col(ColumnDef::new("account_id").text().null())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("act").text().not_null())
        .col(ColumnDef::new("subject").text().not_null())
        .col(ColumnDef::new("details").text().not_null())
        .to_owned()
}
