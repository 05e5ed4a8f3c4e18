//! A request's body that can still be read after its reader has given up.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::Request;
use domain::case::document::MAX_FILE_BYTES;
use futures_util::{Stream, StreamExt};

/// How many bytes more are read and thrown away: who sends a file ten times too large still gets an
/// answer.
const MOST: u64 = 10 * MAX_FILE_BYTES;
/// How long the rest may take. The answer of an upload that trickles in can wait no longer.
const LONGEST: Duration = Duration::from_secs(120);

/// The body, shared between the one who reads the file and the one who clears up.
#[derive(Clone)]
pub struct Rest(Arc<Mutex<BodyDataStream>>);

impl Rest {
    /// Takes the body out of a request and puts one into it that can be given up half-way.
    pub fn of(request: Request) -> (Request, Self) {
        let (parts, body) = request.into_parts();
        let rest = Self(Arc::new(Mutex::new(body.into_data_stream())));
        (Request::from_parts(parts, Body::from_stream(rest.clone())), rest)
    }

    /// Reads to the end, or until it has read [`MOST`] bytes or [`LONGEST`] has passed.
    pub async fn throw_away(mut self) {
        let read = async {
            let mut bytes = 0;
            while let Some(Ok(chunk)) = self.next().await {
                bytes += chunk.len() as u64;
                if bytes > MOST {
                    return;
                }
            }
        };
        if tokio::time::timeout(LONGEST, read).await.is_err() {
            tracing::info!("the rest of an upload took too long");
        }
    }
}

impl Stream for Rest {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).poll_next_unpin(context)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    const CHUNK: usize = 1024 * 1024;

    /// A body of `chunks` MB that counts what was read of it.
    fn counted(chunks: usize) -> (Request, Arc<AtomicU64>) {
        let read = Arc::new(AtomicU64::new(0));
        let count = Arc::clone(&read);
        let stream = futures_util::stream::iter(0..chunks).map(move |_| {
            count.fetch_add(CHUNK as u64, Ordering::Relaxed);
            Ok::<_, std::io::Error>(Bytes::from(vec![0_u8; CHUNK]))
        });
        (Request::new(Body::from_stream(stream)), read)
    }

    #[tokio::test]
    async fn the_rest_is_read_after_the_reader_gave_up() {
        let (request, read) = counted(21);
        let (request, rest) = Rest::of(request);
        let mut body = request.into_body().into_data_stream();
        assert!(body.next().await.is_some());
        drop(body);
        rest.throw_away().await;
        assert_eq!(read.load(Ordering::Relaxed), 21 * CHUNK as u64);
    }

    #[tokio::test]
    async fn nobody_is_read_for_ever() {
        let (request, read) = counted(500);
        let (_, rest) = Rest::of(request);
        rest.throw_away().await;
        let read = read.load(Ordering::Relaxed);
        assert!(read > MOST && read < MOST + 3 * CHUNK as u64, "{read}");
    }
}
