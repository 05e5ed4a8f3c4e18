//! Reminders 7 and 2 days before each date of a defect, and on its day. What was sent is noted with its
//! date, so a date that moves takes its reminders along.

use domain::calendar::{jst, start_of_day};
use domain::case::defect::deadline::DeadlineKind;
use domain::ids::{CaseId, OrganizationId};
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::cases::{people, recipient, reminded};
use crate::entities::{cases, defects};
use crate::error::Result;
use crate::mail::{self, DefectMail, DefectNews, Mail, Particular};
use crate::portal::{Portal, instant, millis};

/// How long before its date the first reminder of it goes out.
pub(crate) const EARLIEST: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The reminder whose time has come at `now`, the latest of the three; none after the deadline.
pub(crate) fn come(due: Timestamp, now: Timestamp) -> Option<&'static str> {
    let moments = [
        ("day-of", start_of_day(jst(due).date())),
        ("two-days", due - SignedDuration::from_hours(2 * 24)),
        ("week", due - EARLIEST),
    ];
    let reached = moments.into_iter().filter(|_| now <= due).find(|(_, from)| now >= *from);
    reached.map(|(name, _)| name)
}

/// Enqueues every reminder that is due and was not sent yet; gives their number.
pub(super) async fn send_due(portal: &Portal) -> Result<usize> {
    let now = portal.now();
    // Nothing is told of a date that is further away than the first reminder.
    let near = millis(now + EARLIEST);
    let rows = defects::Entity::find().filter(defects::Column::DueAt.lte(near)).all(portal.db()).await?;
    let mut sent = 0;
    for row in rows {
        let deadlines: Vec<(String, i64)> = serde_json::from_str(&row.deadlines)?;
        for (key, due) in deadlines {
            let due = instant(due);
            let Some(when) = come(due, now) else { continue };
            let transaction = portal.begin().await?;
            let name = format!("defect-{}-{key}-{when}", row.number);
            if reminded(&transaction, &row.case_id, &name, due, now).await? {
                remind(&transaction, portal, &row, DeadlineKind::from_key(&key), due).await?;
                sent += 1;
            }
            transaction.commit().await?;
        }
    }
    Ok(sent)
}

async fn remind(
    connection: &impl sea_orm::ConnectionTrait,
    portal: &Portal,
    row: &defects::Model,
    kind: Option<DeadlineKind>,
    due: Timestamp,
) -> Result<()> {
    let Some(case) = cases::Entity::find_by_id(&row.case_id).one(connection).await? else { return Ok(()) };
    let about = DefectMail {
        number: case.number.unwrap_or_default(),
        product: case.product_name,
        defect: u32::try_from(row.number).unwrap_or_default(),
        particular: kind.map(Particular::Due),
        due: Some(due),
        words: String::new(),
        link: portal.link(&format!("/applications/{}/defects/{}", row.case_id, row.number)),
    };
    let mail = Mail::Defect(DefectNews::Reminder, about);
    let id = CaseId::new(&row.case_id);
    let organization = OrganizationId::new(&case.organization_id);
    for person in people::members(connection, &organization).await? {
        mail::enqueue(connection, portal, &mail, &recipient(person), Some(&id)).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_two_days_and_the_day_itself() {
        // The end of 25 December 2026 in Japan.
        let due = at("2026-12-25T14:59:59Z");
        assert_eq!(come(due, at("2026-12-18T14:59:58Z")), None);
        assert_eq!(come(due, at("2026-12-18T14:59:59Z")), Some("week"));
        assert_eq!(come(due, at("2026-12-23T14:59:59Z")), Some("two-days"));
        assert_eq!(come(due, at("2026-12-24T15:00:00Z")), Some("day-of"));
        assert_eq!(come(due, due), Some("day-of"), "its last moment");
        assert_eq!(come(due, at("2026-12-25T15:00:00Z")), None);
    }
}
