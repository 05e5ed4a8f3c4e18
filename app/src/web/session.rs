//! The life of a session: it begins with signing in, lasts while the person works, ends with signing out.

use axum::http::{HeaderMap, header};
use domain::case::event::SignedIn;
use domain::ids::AccountId;
use jiff::Timestamp;
use services::PortalError;
use services::sessions::{ACCOUNT_KEY, USER_AGENT_KEY};
use tower_sessions::Session;

/// When the session was used last, in seconds since 1970.
const USED_KEY: &str = "used";
/// When its person signed in.
const SIGNED_IN_KEY: &str = "signed_in";
/// Noting each use would write to the database with each page.
const NOTED_EVERY: i64 = 60;

/// Signs the account in. The session gets a new id, so that nobody can foist a known one on a person
/// (ASVS 5.0, 7.2.4); what an expired session left for this browser stays in it.
///
/// # Errors
/// Where the session store does not answer.
pub async fn begin(
    session: &Session,
    account: &AccountId,
    headers: &HeaderMap,
    now: Timestamp,
) -> Result<(), PortalError> {
    session.cycle_id().await.map_err(PortalError::fault)?;
    session.insert(ACCOUNT_KEY, account.as_str()).await.map_err(PortalError::fault)?;
    session.insert(SIGNED_IN_KEY, now.to_string()).await.map_err(PortalError::fault)?;
    let browser = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    session.insert(USER_AGENT_KEY, browser).await.map_err(PortalError::fault)
}

/// How whoever has this session came in, and when; whatever id the session got since.
///
/// # Errors
/// Where the session store does not answer.
pub async fn signed_in(session: &Session) -> Result<Option<SignedIn>, PortalError> {
    let at: Option<String> = session.get(SIGNED_IN_KEY).await.map_err(PortalError::fault)?;
    Ok(at.and_then(|at| at.parse().ok()).map(|at| SignedIn::Password { at }))
}

/// Signs out: nothing of the session is left, and what is put into it from here on has another id.
///
/// # Errors
/// Where the session store does not answer.
pub async fn end(session: &Session) -> Result<(), PortalError> {
    session.flush().await.map_err(PortalError::fault)?;
    session.cycle_id().await.map_err(PortalError::fault)
}

/// Lets the time until the session ends start anew, at most once a minute: a session that nothing is
/// written into is not saved, and would end in the middle of work.
///
/// # Errors
/// Where the session store does not answer.
pub(super) async fn used(session: &Session, now: Timestamp) -> Result<(), PortalError> {
    let last: Option<i64> = session.get(USED_KEY).await.map_err(PortalError::fault)?;
    if last.is_none_or(|last| now.as_second() - last >= NOTED_EVERY) {
        session.insert(USED_KEY, now.as_second()).await.map_err(PortalError::fault)?;
    }
    Ok(())
}

/// Lets the time until the session ends start anew at this moment.
///
/// # Errors
/// Where the session store does not answer.
pub async fn extend(session: &Session, now: Timestamp) -> Result<(), PortalError> {
    session.remove_value(USED_KEY).await.map_err(PortalError::fault)?;
    used(session, now).await
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tower_sessions::MemoryStore;

    use super::*;

    #[tokio::test]
    async fn signing_in_changes_the_id_and_keeps_what_was_left() {
        let store = Arc::new(MemoryStore::default());
        let session = Session::new(None, store.clone(), None);
        session.insert("flash", "typed").await.unwrap();
        session.save().await.unwrap();
        let before = session.id().unwrap();

        begin(&session, &AccountId::new("a1"), &HeaderMap::new(), Timestamp::UNIX_EPOCH).await.unwrap();
        session.save().await.unwrap();

        assert_ne!(session.id(), Some(before));
        assert_eq!(session.get::<String>("flash").await.unwrap().as_deref(), Some("typed"));
        let old = Session::new(Some(before), store, None);
        assert_eq!(old.get::<String>("flash").await.unwrap(), None, "the old id still works");
    }

    #[tokio::test]
    async fn signing_out_leaves_nothing() {
        let store = Arc::new(MemoryStore::default());
        let session = Session::new(None, store.clone(), None);
        begin(&session, &AccountId::new("a1"), &HeaderMap::new(), Timestamp::UNIX_EPOCH).await.unwrap();
        session.save().await.unwrap();
        let before = session.id().unwrap();

        end(&session).await.unwrap();
        session.insert("flash", "signed out").await.unwrap();
        session.save().await.unwrap();

        assert_eq!(session.get::<String>(ACCOUNT_KEY).await.unwrap(), None);
        assert_ne!(session.id(), Some(before));
        let old = Session::new(Some(before), store, None);
        assert_eq!(old.get::<String>(ACCOUNT_KEY).await.unwrap(), None, "the old id still works");
    }

    #[tokio::test]
    async fn use_is_noted_once_a_minute() {
        let session = Session::new(None, Arc::new(MemoryStore::default()), None);
        let at = |second| Timestamp::from_second(second).unwrap();
        let noted = async || session.get::<i64>(USED_KEY).await.unwrap();
        used(&session, at(1000)).await.unwrap();
        used(&session, at(1059)).await.unwrap();
        assert_eq!(noted().await, Some(1000));
        used(&session, at(1060)).await.unwrap();
        assert_eq!(noted().await, Some(1060));
        extend(&session, at(1061)).await.unwrap();
        assert_eq!(noted().await, Some(1061));
    }
}
