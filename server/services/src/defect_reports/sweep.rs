//! What goes by itself: reports that nobody confirmed, and who reported, once it was kept long enough.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::calendar::{from_jst, jst};
use jiff::{SignedDuration, Span, Timestamp};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::contact::erase;
use super::{KEPT_YEARS, delete_mails, files_of, throw_away};
use crate::entities::{cases, defect_reports};
use crate::error::Result;
use crate::journal::By;
use crate::portal::{Portal, millis};

/// How long an empty row tells that its link has expired, instead of never having been.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A file put aside this long ago that no report mentions was left by a crash.
const LEFT_OVER: Duration = Duration::from_secs(72 * 60 * 60);

/// Throws away what was never confirmed, and removes name and address of reporters after
/// [`KEPT_YEARS`] years.
///
/// # Errors
/// Where database or store do not answer.
pub async fn sweep(portal: &Portal) -> Result<()> {
    unconfirmed(portal).await?;
    kept_long_enough(portal).await?;
    left_over(portal).await
}

async fn unconfirmed(portal: &Portal) -> Result<()> {
    let now = portal.now();
    let over = defect_reports::Entity::find()
        .filter(defect_reports::Column::ConfirmedAt.is_null())
        .filter(defect_reports::Column::ExpiresAt.lte(millis(now)))
        .filter(defect_reports::Column::Report.is_not_null())
        .all(portal.db())
        .await?;
    let nothing = || Expr::value(Option::<String>::None);
    for row in over {
        let transaction = portal.begin().await?;
        let emptied = defect_reports::Entity::update_many()
            .col_expr(defect_reports::Column::Report, nothing())
            .col_expr(defect_reports::Column::Name, nothing())
            .col_expr(defect_reports::Column::Email, nothing())
            .col_expr(defect_reports::Column::Files, Expr::value("[]"))
            .filter(defect_reports::Column::Reference.eq(&row.reference))
            .filter(defect_reports::Column::ConfirmedAt.is_null())
            .exec(&transaction)
            .await?;
        if let Some(email) = &row.email {
            delete_mails(&transaction, email).await?;
        }
        transaction.commit().await?;
        if emptied.rows_affected == 1 {
            throw_away(portal, &files_of(&row)?).await;
        }
    }
    defect_reports::Entity::delete_many()
        .filter(defect_reports::Column::ConfirmedAt.is_null())
        .filter(defect_reports::Column::ExpiresAt.lt(millis(now - REMEMBERED)))
        .exec(portal.db())
        .await?;
    Ok(())
}

async fn kept_long_enough(portal: &Portal) -> Result<()> {
    let old = defect_reports::Entity::find()
        .filter(defect_reports::Column::ConfirmedAt.lte(millis(years_ago(portal.now()))))
        .filter(defect_reports::Column::RemovedAt.is_null())
        .all(portal.db())
        .await?;
    for row in old {
        let case = cases::Entity::find_by_id(&row.case_id).one(portal.db()).await?;
        let number = case.and_then(|case| case.number).unwrap_or_default();
        let transaction = portal.begin().await?;
        let by = By { account: None, name: "system".to_owned() };
        erase(&transaction, portal, &row, by, &number).await?;
        transaction.commit().await?;
    }
    Ok(())
}

fn years_ago(now: Timestamp) -> Timestamp {
    let then = jst(now).saturating_sub(Span::new().years(KEPT_YEARS));
    from_jst(then)
}

async fn left_over(portal: &Portal) -> Result<()> {
    let mut old = portal.storage().aside_for(LEFT_OVER).await?;
    if old.is_empty() {
        return Ok(());
    }
    let waiting = defect_reports::Entity::find()
        .filter(defect_reports::Column::ConfirmedAt.is_null())
        .all(portal.db())
        .await?;
    let mut mentioned = BTreeSet::new();
    for row in &waiting {
        mentioned.extend(files_of(row)?.into_iter().map(|file| file.place));
    }
    old.retain(|name| !mentioned.contains(name));
    for name in old {
        portal.storage().throw_away(&name).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_years_are_years_of_the_calendar() {
        let now: Timestamp = "2032-02-29T03:00:00Z".parse().unwrap();
        assert_eq!(years_ago(now), "2027-02-28T03:00:00Z".parse().unwrap());
    }
}
