//! A row of the outbox as a mail for the wire.

use std::time::{Duration, SystemTime};

use lettre::Message;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};

use crate::entities::outbox;
use crate::error::{PortalError, Result};
use crate::portal::Portal;

/// Tells other programs not to answer with "out of office" (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where one click ends a subscription (RFC 2369).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(value: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(value.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), format!("<{}>", self.0))
    }
}

/// That a single POST there is enough (RFC 8058).
#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// The `Message-ID` comes from the row, so that a mail that is sent again after a crash can be told
/// to be the same one.
pub(super) fn message(portal: &Portal, row: &outbox::Model) -> Result<Message> {
    let from: Mailbox = portal.settings().mail_from.parse().map_err(PortalError::fault)?;
    let to = Mailbox::new(None, row.recipient.parse().map_err(PortalError::fault)?);
    let id = format!("<{}@{}>", row.id, from.email.domain());
    let date = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(row.created_at).unwrap_or(0));
    let words = MultiPart::alternative_plain_html(row.text_body.clone(), row.html_body.clone());
    let body = match attachment(row)? {
        Some(file) => MultiPart::mixed().multipart(words).singlepart(file),
        None => words,
    };
    let mut builder = Message::builder();
    if let Some(link) = &row.unsubscribe {
        builder = builder.header(ListUnsubscribe(link.clone())).header(ListUnsubscribePost);
    }
    builder
        .from(from)
        .to(to)
        .subject(row.subject.clone())
        .date(date)
        .message_id(Some(id))
        .header(AutoSubmitted)
        .multipart(body)
        .map_err(PortalError::fault)
}

/// The file that goes with it.
fn attachment(row: &outbox::Model) -> Result<Option<SinglePart>> {
    let (Some(name), Some(kind), Some(content)) =
        (&row.attachment_name, &row.attachment_type, &row.attachment)
    else {
        return Ok(None);
    };
    let kind = kind.parse().map_err(PortalError::fault)?;
    // As bytes: a mail program must not touch the line ends of a calendar.
    Ok(Some(Attachment::new(name.clone()).body(content.clone().into_bytes(), kind)))
}
