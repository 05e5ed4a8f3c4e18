//! How a mail leaves the house: into a folder (for trying things out), or by SMTP.

use std::path::{Path, PathBuf};

use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::io::AsyncWriteExt;

use crate::error::{PortalError, Result};

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Transport {
    /// Each mail is a file `<milliseconds>-<id>.eml` in the folder.
    Files {
        dir: PathBuf,
    },
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

/// Why a mail did not leave. Says nothing that the other side said, which may name people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    #[error("folder: {0}")]
    Folder(std::io::ErrorKind),
    #[error("the server answered {0}")]
    Answer(String),
    #[error("no answer in time")]
    Timeout,
    #[error("TLS failed")]
    Tls,
    #[error("no connection")]
    Connection,
}

impl Transport {
    /// `smtp://host:port`, `smtp://…?tls=required`, `smtps://user:password@host`, or
    /// `file:///folder`.
    ///
    /// # Errors
    /// [`PortalError::Unavailable`] where the URL is none of these.
    pub fn from_url(url: &str) -> Result<Self> {
        let parsed = url::Url::parse(url).map_err(PortalError::fault)?;
        match parsed.scheme() {
            "file" => {
                let dir = parsed.to_file_path().map_err(|()| PortalError::fault("not a folder"))?;
                Ok(Transport::Files { dir })
            }
            _ => {
                let builder =
                    AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(PortalError::fault)?;
                Ok(Transport::Smtp(builder.build()))
            }
        }
    }

    /// Whether mails only fall into a folder; production refuses that.
    pub fn is_files(&self) -> bool {
        matches!(self, Transport::Files { .. })
    }

    /// Hands the mail over. `name` is unique to the mail and orders files by time.
    pub(super) async fn send(&self, message: Message, name: &str) -> Result<(), SendError> {
        match self {
            Transport::Files { dir } => {
                write(dir, name, &message.formatted()).await.map_err(|error| SendError::Folder(error.kind()))
            }
            Transport::Smtp(smtp) => smtp.send(message).await.map(drop).map_err(|error| told(&error)),
        }
    }
}

fn told(error: &lettre::transport::smtp::Error) -> SendError {
    if let Some(code) = error.status() {
        return SendError::Answer(code.to_string());
    }
    if error.is_timeout() {
        return SendError::Timeout;
    }
    if error.is_tls() {
        return SendError::Tls;
    }
    SendError::Connection
}

/// Written beside, then renamed: whoever watches the folder never sees half a mail.
async fn write(dir: &Path, name: &str, content: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(dir).await?;
    let beside = dir.join(format!(".{name}.part"));
    let mut file = tokio::fs::File::create(&beside).await?;
    file.write_all(content).await?;
    file.sync_all().await?;
    tokio::fs::rename(&beside, dir.join(format!("{name}.eml"))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_url_names_the_transport() {
        for url in
            ["smtp://127.0.0.1:25", "smtp://mail.example.jp:587?tls=required", "smtps://a:b@mail.example.jp"]
        {
            assert!(matches!(Transport::from_url(url).unwrap(), Transport::Smtp(_)), "{url}");
        }
        assert!(Transport::from_url("file:///var/mail-out").unwrap().is_files());
        for url in ["mail.example.jp", "http://mail.example.jp", "smtp://h?tls=perhaps"] {
            assert!(Transport::from_url(url).is_err(), "{url}");
        }
    }
}
