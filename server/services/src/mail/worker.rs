//! Sends what waits in the outbox.
//!
//! A row is claimed before it is sent: its next attempt is put off by [`LEASE`] with a condition on
//! what the row was, so of two workers one gets it. Should a worker die while sending, the row is
//! due again when the lease is over, and the mail goes out with the same `Message-ID`.

use std::time::Duration;

use jiff::SignedDuration;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tokio_util::sync::CancellationToken;

use super::kinds::Kind;
use super::message::message;
use super::transport::Transport;
use crate::entities::outbox;
use crate::error::Result;
use crate::portal::{Portal, millis};

/// How long a worker has for one mail; longer than any SMTP timeout.
const LEASE: SignedDuration = SignedDuration::from_mins(10);
/// After this many attempts a mail is given up.
const MAX_ATTEMPTS: i32 = 10;
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(1);
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);
/// How often the worker looks.
const PAUSE: Duration = Duration::from_secs(2);

/// Sends all that is due and says how many mails left.
///
/// # Errors
/// Where the database does not answer. That a mail could not be sent is noted in its row.
pub async fn send_due(portal: &Portal, transport: &Transport) -> Result<usize> {
    send_until(portal, transport, &CancellationToken::new()).await
}

/// Looks and sends until it is told to stop; a mail in the making is finished.
pub async fn run(portal: Portal, transport: Transport, shutdown: CancellationToken) {
    while !shutdown.is_cancelled() {
        if let Err(error) = send_until(&portal, &transport, &shutdown).await {
            tracing::error!(%error, "the outbox can't be read");
        }
        tokio::select! {
            () = shutdown.cancelled() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

async fn send_until(portal: &Portal, transport: &Transport, stop: &CancellationToken) -> Result<usize> {
    let mut sent = 0;
    while !stop.is_cancelled() {
        let Some(row) = claim_next(portal).await? else { break };
        if deliver(portal, transport, &row).await? {
            sent += 1;
        }
    }
    Ok(sent)
}

/// The next row that is due and that no other worker has, claimed.
async fn claim_next(portal: &Portal) -> Result<Option<outbox::Model>> {
    loop {
        let now = portal.now();
        let due = outbox::Entity::find()
            .filter(outbox::Column::SentAt.is_null())
            .filter(outbox::Column::GivenUpAt.is_null())
            .filter(outbox::Column::NextAttemptAt.lte(millis(now)))
            .order_by_asc(outbox::Column::NextAttemptAt)
            .order_by_asc(outbox::Column::Id)
            .limit(1)
            .one(portal.db())
            .await?;
        let Some(mut row) = due else { return Ok(None) };
        let lease = millis(now + LEASE);
        let claimed = outbox::Entity::update_many()
            .col_expr(outbox::Column::NextAttemptAt, Expr::value(lease))
            .col_expr(outbox::Column::Attempts, Expr::value(row.attempts + 1))
            .filter(outbox::Column::Id.eq(&row.id))
            .filter(outbox::Column::NextAttemptAt.eq(row.next_attempt_at))
            .filter(outbox::Column::Attempts.eq(row.attempts))
            .filter(outbox::Column::SentAt.is_null())
            .filter(outbox::Column::GivenUpAt.is_null())
            .exec(portal.db())
            .await?;
        if claimed.rows_affected == 1 {
            row.next_attempt_at = lease;
            row.attempts += 1;
            return Ok(Some(row));
        }
    }
}

/// Tries to send a claimed row and notes how it went; says whether it left.
async fn deliver(portal: &Portal, transport: &Transport, row: &outbox::Model) -> Result<bool> {
    let failure = match message(portal, row) {
        Ok(message) => transport
            .send(message, &format!("{}-{}", row.created_at, row.id))
            .await
            .err()
            .map(|error| error.to_string()),
        // The cause may name the recipient.
        Err(_) => Some("the mail can't be built".to_owned()),
    };
    match failure {
        None => sent(portal, row).await.map(|()| true),
        Some(error) => failed(portal, row, error).await.map(|()| false),
    }
}

async fn sent(portal: &Portal, row: &outbox::Model) -> Result<()> {
    let mut change = outbox::Entity::update_many()
        .col_expr(outbox::Column::SentAt, Expr::value(millis(portal.now())))
        .col_expr(outbox::Column::LastError, Expr::value(Option::<String>::None))
        .filter(outbox::Column::Id.eq(&row.id));
    if carries_secret(row) {
        change = change
            .col_expr(outbox::Column::TextBody, Expr::value(""))
            .col_expr(outbox::Column::HtmlBody, Expr::value(""));
    }
    change.exec(portal.db()).await?;
    tracing::info!(mail = row.id, kind = row.kind, "mail sent");
    Ok(())
}

async fn failed(portal: &Portal, row: &outbox::Model, error: String) -> Result<()> {
    let now = portal.now();
    let mut change = outbox::Entity::update_many()
        .filter(outbox::Column::Id.eq(&row.id))
        .filter(outbox::Column::Attempts.eq(row.attempts));
    if row.attempts >= MAX_ATTEMPTS {
        tracing::error!(mail = row.id, kind = row.kind, attempts = row.attempts, error, "mail given up");
        change = change.col_expr(outbox::Column::GivenUpAt, Expr::value(millis(now)));
    } else {
        tracing::warn!(mail = row.id, kind = row.kind, attempts = row.attempts, error, "mail not sent yet");
        let next = millis(now + wait_after(row.attempts));
        change = change.col_expr(outbox::Column::NextAttemptAt, Expr::value(next));
    }
    change.col_expr(outbox::Column::LastError, Expr::value(error)).exec(portal.db()).await?;
    Ok(())
}

fn carries_secret(row: &outbox::Model) -> bool {
    Kind::from_id(&row.kind).is_some_and(Kind::carries_secret)
}

/// 1, 2, 4, 8 … minutes after the first, second … failure; six hours at most.
fn wait_after(failures: i32) -> SignedDuration {
    let doublings = u32::try_from(failures.saturating_sub(1)).unwrap_or(0).min(20);
    FIRST_WAIT.saturating_mul(2_i32.saturating_pow(doublings)).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_six_hours() {
        let minutes: Vec<i64> = (1..=10).map(|failures| wait_after(failures).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
        assert_eq!(wait_after(i32::MAX), LONGEST_WAIT);
    }
}
