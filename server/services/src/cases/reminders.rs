//! Reminders before deadlines. Nothing is scheduled: what is due is derived from the deadline as it
//! stands, so a moved deadline moves its reminders. What was sent is noted with its deadline.

use domain::call::Call;
use domain::case::Stage;
use domain::case::stage::WaitingFor;
use domain::ids::CaseId;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict,
};

use super::mails::recipient;
use super::people;
use crate::calls;
use crate::defects::reminders::come;
use crate::entities::{cases, open_change_notices, reminders};
use crate::error::{PortalError, Result};
use crate::mail::{self, Mail, NoticeAbout};
use crate::portal::{Portal, instant, millis};

/// How long before a deadline a reminder goes out, the earliest first.
const BEFORE: [(&str, SignedDuration); 2] =
    [("week", SignedDuration::from_hours(7 * 24)), ("day", SignedDuration::from_hours(24))];

/// The reminder that is due at `now`: the latest whose time has come; none after the deadline.
fn due(deadline: Timestamp, now: Timestamp) -> Option<&'static str> {
    if now >= deadline {
        return None;
    }
    let come = BEFORE.iter().rev().find(|(_, before)| deadline.duration_since(now) <= *before);
    come.map(|(kind, _)| *kind)
}

/// Enqueues every reminder that is due and was not sent yet; gives their number.
///
/// # Errors
/// Where the database does not answer.
pub async fn send_due(portal: &Portal) -> Result<usize> {
    let now = portal.now();
    let calls = calls::list(portal).await?;
    let waiting = cases::Entity::find()
        .filter(cases::Column::ClosedAt.is_null())
        .filter(cases::Column::WaitingFor.eq(WaitingFor::Vendor.id()))
        .all(portal.db())
        .await?;
    let mut sent = 0;
    for case in waiting {
        let Some(call) = calls.iter().find(|call| call.id.as_str() == case.call_id) else { continue };
        let draft = case.stage == Stage::Draft.id();
        let deadline = if draft { Some(call.closes_at) } else { case.due_at.map(instant) };
        let Some(deadline) = deadline else { continue };
        let Some(kind) = due(deadline, now) else { continue };
        let transaction = portal.begin().await?;
        if first_time(&transaction, &case.id, kind, deadline, now).await? {
            remind(&transaction, portal, call, &case, deadline, draft).await?;
            sent += 1;
        }
        transaction.commit().await?;
    }
    Ok(sent + send_due_of_notices(portal, now).await?)
}

/// As [`send_due`], for what is asked of the vendor about a change notice: 7 and 2 days before, and on the day. Each
/// notice has reminders of its own.
async fn send_due_of_notices(portal: &Portal, now: Timestamp) -> Result<usize> {
    let waiting = open_change_notices::Entity::find()
        .filter(open_change_notices::Column::WaitingFor.eq(WaitingFor::Vendor.id()))
        .filter(open_change_notices::Column::DueAt.is_not_null())
        .all(portal.db())
        .await?;
    let mut sent = 0;
    for notice in waiting {
        let Some(deadline) = notice.due_at.map(instant) else { continue };
        let Some(kind) = come(deadline, now) else { continue };
        let transaction = portal.begin().await?;
        let kind = format!("notice-{}-{kind}", notice.number);
        if let Some(case) = cases::Entity::find_by_id(&notice.case_id).one(&transaction).await?
            && first_time(&transaction, &case.id, &kind, deadline, now).await?
        {
            let number = u32::try_from(notice.number).map_err(PortalError::fault)?;
            let about = NoticeAbout {
                number: case.number.clone().unwrap_or_default(),
                product: case.product_name.clone(),
                notice: number,
                link: portal.link(&format!("/applications/{}/change-notices/{number}", case.id)),
            };
            tell_members(&transaction, portal, &case, &Mail::NoticeReminder { about, due: deadline }).await?;
            sent += 1;
        }
        transaction.commit().await?;
    }
    Ok(sent)
}

/// Notes that this reminder of this deadline is sent; whether it was not noted before.
pub(crate) async fn first_time(
    connection: &impl ConnectionTrait,
    case: &str,
    kind: &str,
    deadline: Timestamp,
    now: Timestamp,
) -> Result<bool> {
    let row = reminders::ActiveModel {
        case_id: Set(case.to_owned()),
        kind: Set(kind.to_owned()),
        deadline: Set(millis(deadline)),
        sent_at: Set(millis(now)),
    };
    let key = [reminders::Column::CaseId, reminders::Column::Kind, reminders::Column::Deadline];
    let inserted = reminders::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .exec_without_returning(connection)
        .await?;
    Ok(inserted > 0)
}

async fn remind(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    call: &Call,
    case: &cases::Model,
    deadline: Timestamp,
    draft: bool,
) -> Result<()> {
    let link = portal.link(&format!("/applications/{}", case.id));
    let mail = if draft {
        Mail::DeadlineReminder {
            call_title_ja: call.title_ja.clone(),
            call_title_en: call.title_en.clone(),
            closes_at: deadline,
            product: case.product_name.clone(),
            link,
        }
    } else {
        Mail::CorrectionReminder { number: case.number.clone().unwrap_or_default(), due: deadline, link }
    };
    tell_members(connection, portal, case, &mail).await
}

async fn tell_members(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    case: &cases::Model,
    mail: &Mail,
) -> Result<()> {
    let organization = domain::ids::OrganizationId::new(&case.organization_id);
    let id = CaseId::new(&case.id);
    for person in people::members(connection, &organization).await? {
        mail::enqueue(connection, portal, mail, &recipient(person), Some(&id)).await?;
    }
    Ok(())
}

/// Tells everybody with a draft in the call that its deadline has moved, once a person.
pub(crate) async fn tell_of_moved_deadline(
    connection: &impl ConnectionTrait,
    portal: &Portal,
    call: &Call,
) -> Result<()> {
    let drafts = cases::Entity::find()
        .filter(cases::Column::CallId.eq(call.id.as_str()))
        .filter(cases::Column::Stage.eq(Stage::Draft.id()))
        .all(connection)
        .await?;
    let organizations = drafts.into_iter().map(|case| case.organization_id).collect();
    let mail = Mail::DeadlineMoved {
        call_title_ja: call.title_ja.clone(),
        call_title_en: call.title_en.clone(),
        closes_at: call.closes_at,
        link: portal.link("/vendor"),
    };
    for person in people::members_of(connection, organizations).await?.into_values().flatten() {
        mail::enqueue(connection, portal, &mail, &recipient(person), None).await?;
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
    fn reminders_follow_the_deadline() {
        let deadline = at("2026-12-25T08:00:00Z");
        assert_eq!(due(deadline, at("2026-12-18T07:59:59Z")), None);
        assert_eq!(due(deadline, at("2026-12-18T08:00:00Z")), Some("week"));
        assert_eq!(due(deadline, at("2026-12-24T08:00:00Z")), Some("day"));
        assert_eq!(due(deadline, deadline), None);
        assert_eq!(
            due(at("2027-01-08T08:00:00Z"), at("2026-12-24T08:00:00Z")),
            None,
            "it moved with the deadline"
        );
    }
}
