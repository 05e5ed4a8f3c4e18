//! Tables that nobody may rewrite, not even this program.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

/// Makes the database refuse UPDATE and DELETE on `table`.
///
/// # Errors
/// Where the database refuses the triggers.
pub async fn forbid_rewriting(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let connection = manager.get_connection();
    for statement in statements(connection.get_database_backend(), table) {
        connection.execute_unprepared(&statement).await?;
    }
    Ok(())
}

fn statements(backend: DatabaseBackend, table: &str) -> Vec<String> {
    match backend {
        DatabaseBackend::Postgres => vec![
            "CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger AS $$ \
             BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END; $$ LANGUAGE plpgsql"
                .to_owned(),
            format!(
                "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} \
                 FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()"
            ),
            format!(
                "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} \
                 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()"
            ),
        ],
        _ => ["UPDATE", "DELETE"]
            .map(|verb| {
                format!(
                    "CREATE TRIGGER {table}_no_{} BEFORE {verb} ON {table} \
                     BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
                    verb.to_lowercase()
                )
            })
            .to_vec(),
    }
}
