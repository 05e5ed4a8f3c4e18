//! The public register: a read model that `doctor --rebuild` makes anew, and who wants to hear of its
//! changes.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(entries()).await?;
        manager.create_table(subscriptions()).await?;
        let by_changed = Index::create()
            .name("register_entries_by_changed_at")
            .table("register_entries")
            .col("changed_at")
            .to_owned();
        manager.create_index(by_changed).await?;
        let column = ColumnDef::new("unsubscribe").text().null().to_owned();
        manager.alter_table(Table::alter().table("outbox").add_column(column).to_owned()).await
    }
}

/// One row a product that the public knows. `status` is the one apart from a suspension, which runs out by
/// itself at `suspended_until`; `entry` is everything else, as JSON.
fn entries() -> TableCreateStatement {
    Table::create()
        .table("register_entries")
        .col(ColumnDef::new("number").text().not_null().primary_key())
        .col(ColumnDef::new("case_id").text().not_null().unique_key())
        .col(ColumnDef::new("call_id").text().not_null())
        .col(ColumnDef::new("corporate_number").text().not_null())
        .col(ColumnDef::new("vendor").text().not_null())
        .col(ColumnDef::new("vendor_key").text().not_null())
        .col(ColumnDef::new("product_key").text().not_null())
        .col(ColumnDef::new("search_key").text().not_null())
        .col(ColumnDef::new("status").text().not_null())
        .col(ColumnDef::new("suspended_until").big_integer().null())
        .col(ColumnDef::new("price").big_integer().null())
        .col(ColumnDef::new("listed_at").big_integer().null())
        .col(ColumnDef::new("changed_at").big_integer().not_null())
        .col(ColumnDef::new("entry").text().not_null())
        .to_owned()
}

/// Addresses that were confirmed, each for one product or, with an empty number, for all of them. An address
/// is personal data: it goes with the row.
fn subscriptions() -> TableCreateStatement {
    Table::create()
        .table("subscriptions")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("email").text().not_null())
        .col(ColumnDef::new("email_key").text().not_null())
        .col(ColumnDef::new("number").text().not_null())
        .col(ColumnDef::new("leave_token").text().not_null().unique_key())
        .col(ColumnDef::new("confirmed_at").big_integer().not_null())
        .index(Index::create().unique().name("subscriptions_once").col("email_key").col("number"))
        .to_owned()
}
