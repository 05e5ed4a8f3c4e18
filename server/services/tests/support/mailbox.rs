//! The mails of a test. A test that calls [`Mailbox::finish`] fails where a mail was left unread.

use std::collections::BTreeSet;

use sea_orm::{EntityTrait, QueryOrder};
use services::Portal;
use services::entities::outbox;
use services::mail::Kind;

/// Reads the outbox; remembers what the test has looked at.
pub struct Mailbox {
    portal: Portal,
    read: BTreeSet<String>,
}

impl Mailbox {
    pub(super) fn new(portal: Portal) -> Self {
        Self { portal, read: BTreeSet::new() }
    }

    /// The oldest unread mail of this kind to this address; fails where there is none.
    pub async fn take(&mut self, kind: Kind, to: &str) -> outbox::Model {
        let unread = self.unread().await;
        let found = unread.iter().find(|row| row.kind == kind.id() && row.recipient == to).cloned();
        let there: Vec<_> = unread.iter().map(|row| format!("{} to {}", row.kind, row.recipient)).collect();
        let row = found.unwrap_or_else(|| panic!("no {} to {to}, only {there:?}", kind.id()));
        self.read.insert(row.id.clone());
        row
    }

    /// The secret in the link of a mail as from [`Self::take`].
    pub async fn token(&mut self, kind: Kind, to: &str) -> String {
        token_in(&self.take(kind, to).await.text_body)
    }

    /// Reads all that is there, without looking.
    pub async fn skip(&mut self) {
        let unread = self.unread().await;
        self.read.extend(unread.into_iter().map(|row| row.id));
    }

    /// Fails where a mail was left unread.
    pub async fn finish(self) {
        let unread = self.unread().await;
        let left: Vec<_> = unread.iter().map(|row| format!("{} to {}", row.kind, row.recipient)).collect();
        assert!(left.is_empty(), "unread mail: {left:?}");
    }

    async fn unread(&self) -> Vec<outbox::Model> {
        let query =
            outbox::Entity::find().order_by_asc(outbox::Column::CreatedAt).order_by_asc(outbox::Column::Id);
        let rows = query.all(self.portal.db()).await.expect("the outbox");
        rows.into_iter().filter(|row| !self.read.contains(&row.id)).collect()
    }
}

/// The last part of the first link that ends in a secret.
fn token_in(text: &str) -> String {
    let links = text.lines().filter(|line| line.starts_with("https://"));
    let secrets = links.filter_map(|link| link.rsplit('/').next());
    secrets.filter(|part| part.len() == 64).map(str::to_owned).next().expect("a link with a secret")
}
