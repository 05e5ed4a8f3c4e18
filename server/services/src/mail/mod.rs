//! Mail: one row in the outbox for each, in the transaction of what it tells; a worker sends it.
//!
//! | you look for | go to |
//! |---|---|
//! | which mails there are and what each carries | [`Mail`] |
//! | their words, in both languages | `words/` |
//! | how they look | `letter.rs`, `templates/mail.txt`, `templates/mail.html` |
//! | the calendar file that goes with a date | [`CalendarEntry`] |
//! | the outbox | [`enqueue`], [`of_case`], [`oldest_unsent`] |
//! | what became of all mails | [`overview`] |
//! | sending | [`worker`], [`transport`] |
//!
//! One more mail: a variant in `kinds.rs`, its words in `words/`, a sample in `samples.rs`, and its
//! snapshot (`cargo insta accept`, after reading it).

mod calendar;
mod kinds;
mod letter;
mod message;
mod outbox;
pub mod overview;
#[cfg(test)]
mod samples;
pub mod transport;
mod words;
pub mod worker;

pub use calendar::CalendarEntry;
pub use kinds::{
    Attachment, CorrectionWords, DefectMail, DefectNews, Kind, Mail, NoticeAbout, NoticeReply, Particular,
    ReasonWords, SubmittedFile,
};
pub use outbox::{Recipient, SentMail, enqueue, enqueue_all, of_case, oldest_unsent};
pub use transport::Transport;
