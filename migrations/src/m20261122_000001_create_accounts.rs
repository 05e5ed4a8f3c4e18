//! Accounts, organisations and who may sign in.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(accounts()).await?;
        manager.create_table(staff_roles()).await?;
        manager.create_table(organizations()).await?;
        manager.create_table(memberships()).await?;
        manager.create_table(join_requests()).await?;
        manager.create_table(tokens()).await?;
        manager.create_table(sessions()).await?;
        manager.create_table(sign_in_attempts()).await?;
        manager.create_index(index("memberships", &["organization_id"])).await?;
        manager.create_index(index("join_requests", &["organization_id"])).await?;
        manager.create_index(index("sessions", &["account_id"])).await?;
        manager.create_index(index("sign_in_attempts", &["key", "at"])).await?;
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

/// A person who can sign in; vendor or staff.
fn accounts() -> TableCreateStatement {
    Table::create()
        .table("accounts")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("email").text().not_null())
        .col(ColumnDef::new("email_key").text().not_null().unique_key())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("password_hash").text().null())
        .col(ColumnDef::new("staff").boolean().not_null())
        .col(ColumnDef::new("locale").text().not_null())
        .col(ColumnDef::new("confirmed_at").big_integer().null())
        .col(ColumnDef::new("password_changed_at").big_integer().null())
        .col(ColumnDef::new("disabled_at").big_integer().null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .to_owned()
}

/// What a member of the staff may do.
fn staff_roles() -> TableCreateStatement {
    Table::create()
        .table("staff_roles")
        .col(ColumnDef::new("account_id").text().not_null())
        .col(ColumnDef::new("role").text().not_null())
        .primary_key(Index::create().col("account_id").col("role"))
        .foreign_key(ForeignKey::create().from("staff_roles", "account_id").to("accounts", "id"))
        .to_owned()
}

/// Vendor organisations, one for each 法人番号.
fn organizations() -> TableCreateStatement {
    Table::create()
        .table("organizations")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("corporate_number").text().not_null().unique_key())
        .col(ColumnDef::new("name").text().not_null())
        .col(ColumnDef::new("name_key").text().not_null())
        .col(ColumnDef::new("postal_code").text().not_null())
        .col(ColumnDef::new("address").text().not_null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .to_owned()
}

/// Who belongs to which organisation; a person to one at most.
fn memberships() -> TableCreateStatement {
    Table::create()
        .table("memberships")
        .col(ColumnDef::new("account_id").text().not_null().primary_key())
        .col(ColumnDef::new("organization_id").text().not_null())
        .col(ColumnDef::new("title").text().not_null())
        .col(ColumnDef::new("signatory").boolean().not_null())
        .col(ColumnDef::new("manager").boolean().not_null())
        .col(ColumnDef::new("joined_at").big_integer().not_null())
        .foreign_key(ForeignKey::create().from("memberships", "account_id").to("accounts", "id"))
        .foreign_key(ForeignKey::create().from("memberships", "organization_id").to("organizations", "id"))
        .to_owned()
}

/// Somebody asks to join an organisation that is registered already; its managers decide.
fn join_requests() -> TableCreateStatement {
    Table::create()
        .table("join_requests")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("organization_id").text().not_null())
        .col(ColumnDef::new("account_id").text().not_null())
        .col(ColumnDef::new("words").text().not_null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .col(ColumnDef::new("decided_at").big_integer().null())
        .col(ColumnDef::new("decided_by").text().null())
        .col(ColumnDef::new("accepted").boolean().null())
        .foreign_key(ForeignKey::create().from("join_requests", "organization_id").to("organizations", "id"))
        .foreign_key(ForeignKey::create().from("join_requests", "account_id").to("accounts", "id"))
        .to_owned()
}

/// Single-use links. Only the SHA-256 of a token is stored.
fn tokens() -> TableCreateStatement {
    Table::create()
        .table("tokens")
        .col(ColumnDef::new("hash").text().not_null().primary_key())
        .col(ColumnDef::new("purpose").text().not_null())
        .col(ColumnDef::new("account_id").text().null())
        .col(ColumnDef::new("subject_id").text().null())
        .col(ColumnDef::new("payload").text().not_null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .col(ColumnDef::new("expires_at").big_integer().not_null())
        .col(ColumnDef::new("used_at").big_integer().null())
        .to_owned()
}

/// Sessions of the portal; the SHA-256 of the cookie is the key.
fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(ColumnDef::new("id").text().not_null().primary_key())
        .col(ColumnDef::new("account_id").text().null())
        .col(ColumnDef::new("data").text().not_null())
        .col(ColumnDef::new("user_agent").text().not_null())
        .col(ColumnDef::new("created_at").big_integer().not_null())
        .col(ColumnDef::new("expires_at").big_integer().not_null())
        .to_owned()
}

/// Failed attempts by account and by address, for throttling; old rows are swept.
fn sign_in_attempts() -> TableCreateStatement {
    Table::create()
        .table("sign_in_attempts")
        .col(ColumnDef::new("id").big_integer().not_null().primary_key().auto_increment())
        .col(ColumnDef::new("key").text().not_null())
        .col(ColumnDef::new("at").big_integer().not_null())
        .to_owned()
}
