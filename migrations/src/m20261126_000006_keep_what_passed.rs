//! The register shows a product as it was when its documents passed, so its row keeps that.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["passed_product", "passed_model"] {
            manager
                .alter_table(
                    Table::alter().table("cases").add_column(ColumnDef::new(column).text().null()).to_owned(),
                )
                .await?;
        }
        // Cases that have passed have been in stage 3. Where one was corrected there, `doctor` tells so, and
        // `doctor --rebuild` puts it right from the history.
        let fill = Query::update()
            .table("cases")
            .value("passed_product", Expr::col("product_name"))
            .value("passed_model", Expr::col("model_number"))
            .and_where(Expr::col("handovers").like("%\"device_check\"%"))
            .to_owned();
        manager.execute(fill).await
    }
}
