//! The outbox as administrators and auditors see it: what waits, what was sent, what was given up.
//! Never the words of a mail: some carry a link that lets its reader in.

use domain::actor::{Actor, StaffRole};
use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use crate::entities::outbox;
use crate::error::Result;
use crate::journal::may_read;
use crate::portal::{Portal, instant};

/// How many mails stand on a page.
pub const PER_PAGE: u64 = 50;

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// To be sent, or to be tried again.
    Waiting,
    Sent,
    /// Tried too often; nobody was told.
    GivenUp,
}

impl MailState {
    pub const ALL: [MailState; 3] = [MailState::Waiting, MailState::Sent, MailState::GivenUp];

    /// The name in addresses and in catalogue keys (`mail-state-<id>`).
    pub fn id(self) -> &'static str {
        match self {
            MailState::Waiting => "waiting",
            MailState::Sent => "sent",
            MailState::GivenUp => "given-up",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.id() == id)
    }
}

/// A mail in the outbox, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLine {
    /// [`super::Kind::id`].
    pub kind: String,
    pub subject: String,
    /// For administrators only.
    pub recipient: Option<String>,
    pub state: MailState,
    pub created_at: Timestamp,
    pub attempts: u32,
    /// When it was sent or given up; for a waiting mail, when it is tried next.
    pub at: Timestamp,
    /// What the mail server said last, for administrators only: it may name the recipient.
    pub last_error: Option<String>,
}

/// A page of the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailPage {
    pub lines: Vec<MailLine>,
    pub total: u64,
    /// How many pages there are; at least 1.
    pub pages: u32,
}

/// The mails in a state, or all, the newest first; `page` counts from 1. Two statements.
///
/// # Errors
/// [`crate::PortalError::Denied`] for staff that is neither administrator nor auditor,
/// [`crate::PortalError::NotFound`] for everybody else.
pub async fn overview(
    portal: &Portal,
    actor: &Actor,
    state: Option<MailState>,
    page: u32,
) -> Result<MailPage> {
    may_read(actor)?;
    let named = actor.has(StaffRole::Administrator);
    let query = in_state(state);
    let total = query.clone().count(portal.db()).await?;
    let rows = query
        .order_by_desc(outbox::Column::CreatedAt)
        .order_by_asc(outbox::Column::Id)
        .offset(u64::from(page.saturating_sub(1)) * PER_PAGE)
        .limit(PER_PAGE)
        .all(portal.db())
        .await?;
    let lines = rows.into_iter().map(|row| line(row, named)).collect();
    let pages = u32::try_from(total.div_ceil(PER_PAGE)).unwrap_or(u32::MAX).max(1);
    Ok(MailPage { lines, total, pages })
}

fn in_state(state: Option<MailState>) -> Select<outbox::Entity> {
    use outbox::Column as C;
    let all = outbox::Entity::find();
    match state {
        None => all,
        Some(MailState::Waiting) => all.filter(C::SentAt.is_null()).filter(C::GivenUpAt.is_null()),
        Some(MailState::Sent) => all.filter(C::SentAt.is_not_null()),
        Some(MailState::GivenUp) => all.filter(C::GivenUpAt.is_not_null()),
    }
}

fn line(row: outbox::Model, named: bool) -> MailLine {
    let (state, at) = match (row.sent_at, row.given_up_at) {
        (Some(sent), _) => (MailState::Sent, sent),
        (None, Some(given_up)) => (MailState::GivenUp, given_up),
        (None, None) => (MailState::Waiting, row.next_attempt_at),
    };
    MailLine {
        kind: row.kind,
        subject: row.subject,
        recipient: named.then_some(row.recipient),
        state,
        created_at: instant(row.created_at),
        attempts: u32::try_from(row.attempts).unwrap_or_default(),
        at: instant(at),
        last_error: row.last_error.filter(|_| named),
    }
}
