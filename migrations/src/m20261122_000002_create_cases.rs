//! Calls, the history of cases, and the read models made from it.

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
        manager.create_table(calls()).await?;
        manager.create_table(case_events()).await?;
        manager.create_table(cases()).await?;
        manager.create_table(case_conflicts()).await?;
        manager.create_table(drafts()).await?;
        manager.create_table(files()).await?;
        manager.create_index(index("cases", &["organization_id"])).await?;
        manager.create_index(index("cases", &["stage"])).await?;
        manager.create_index(index("cases", &["call_id"])).await?;
        manager.create_index(index("cases", &["number"])).await?;
        forbid_rewriting(manager, "case_events").await?;
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

/// Calls for applications (募集回). The settings are JSON, the instants stand beside them for queries.
fn calls() -> TableCreateStatement {
    Table::create()
        .table("calls")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("code").text().not_null().unique_key())
        .col(ColumnDef::new("opens_at").big_integer().not_null())
        .col(ColumnDef::new("closes_at").big_integer().not_null())
        .col(ColumnDef::new("version").integer().not_null())
        .col(ColumnDef::new("next_number").integer().not_null())
        .col(ColumnDef::new("settings").text().not_null())
        .to_owned()
}

/// The history, the only truth about a case. `recommended_by` and `approved_by` are filled by decisions.
fn case_events() -> TableCreateStatement {
    Table::create()
        .table("case_events")
        .col(ColumnDef::new("case_id").text().not_null())
        .col(ColumnDef::new("seq").integer().not_null())
        .col(ColumnDef::new("at").big_integer().not_null())
        .col(ColumnDef::new("kind").text().not_null())
        .col(ColumnDef::new("canonical").text().not_null())
        .col(ColumnDef::new("previous_hash").text().not_null())
        .col(ColumnDef::new("hash").text().not_null().unique_key())
        .col(ColumnDef::new("recommended_by").text().null())
        .col(ColumnDef::new("approved_by").text().null())
        .primary_key(Index::create().col("case_id").col("seq"))
        .check(Expr::cust("recommended_by IS NULL OR approved_by IS NULL OR recommended_by <> approved_by"))
        .to_owned()
}

/// Read model of the queue and of the vendor's list; `doctor --rebuild` makes it anew.
fn cases() -> TableCreateStatement {
    Table::create()
        .table("cases")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("version").integer().not_null())
        .col(ColumnDef::new("call_id").text().not_null())
        .col(ColumnDef::new("organization_id").text().not_null())
        .col(ColumnDef::new("number").text().null())
        .col(ColumnDef::new("applicant_name").text().not_null())
        .col(ColumnDef::new("product_name").text().not_null())
        .col(ColumnDef::new("model_number").text().not_null())
        .col(ColumnDef::new("search_key").text().not_null())
        .col(ColumnDef::new("stage").text().not_null())
        .col(ColumnDef::new("waiting_for").text().not_null())
        .col(ColumnDef::new("reviewer_id").text().null())
        .col(ColumnDef::new("reviewer_name").text().not_null())
        .col(ColumnDef::new("recommended_by").text().null())
        .col(ColumnDef::new("changed").boolean().not_null())
        .col(ColumnDef::new("started_at").big_integer().not_null())
        .col(ColumnDef::new("submitted_at").big_integer().null())
        .col(ColumnDef::new("due_at").big_integer().null())
        .col(ColumnDef::new("closed_at").big_integer().null())
        .col(ColumnDef::new("updated_at").big_integer().not_null())
        .col(ColumnDef::new("handovers").text().not_null())
        .foreign_key(ForeignKey::create().from("cases", "call_id").to("calls", "id"))
        .foreign_key(ForeignKey::create().from("cases", "organization_id").to("organizations", "id"))
        .to_owned()
}

/// Read model: who is shut out of which case.
fn case_conflicts() -> TableCreateStatement {
    Table::create()
        .table("case_conflicts")
        .col(ColumnDef::new("case_id").text().not_null())
        .col(ColumnDef::new("account_id").text().not_null())
        .primary_key(Index::create().col("case_id").col("account_id"))
        .to_owned()
}

/// What was typed and not yet saved, one row a form.
fn drafts() -> TableCreateStatement {
    Table::create()
        .table("drafts")
        .col(ColumnDef::new("case_id").text().not_null())
        .col(ColumnDef::new("form").text().not_null())
        .col(ColumnDef::new("version").integer().not_null())
        .col(ColumnDef::new("typed").text().not_null())
        .col(ColumnDef::new("account_id").text().not_null())
        .col(ColumnDef::new("updated_at").big_integer().not_null())
        .primary_key(Index::create().col("case_id").col("form"))
        .to_owned()
}

/// Content-addressed files; a row is written after its file stands in the store.
fn files() -> TableCreateStatement {
    Table::create()
        .table("files")
        .col(ColumnDef::new("sha256").text().not_null().primary_key())
        .col(ColumnDef::new("bytes").big_integer().not_null())
        .col(ColumnDef::new("media_type").text().not_null())
        .col(ColumnDef::new("stored_at").big_integer().not_null())
        .to_owned()
}
