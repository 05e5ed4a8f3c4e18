//! Between HTTP and the services: who asks, how an answer or an error becomes a page.
//!
//! A handler of a page looks like this, whatever it shows:
//! ```text
//! pub async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
//!     let actor = visit.actor()?;
//!     let view = cases::view(&visit.portal, actor, &CaseId::new(id)).await?;
//!     let chrome = visit.chrome().await?;
//!     Ok(Page::new(chrome.words().t("case-title")).render(&chrome, move || view! { … }))
//! }
//! pub async fn save(visit: Visit, Path(id): Path<String>, typed: Submitted) -> Answer {
//!     let saved = cases::execute(…).await;
//!     visit.settle(Form::new("facts", format!("/applications/{id}/facts"), &typed), saved, |_| Next::to("/…").notice("saved")).await
//! }
//! ```

pub mod case_words;
mod failure;
pub mod finding_words;
pub mod form_words;
mod refusal_words;
mod refused_file;
pub mod session;
mod settle;
pub mod value_words;
mod visit;

pub use self::failure::{Answer, Failure, explain, not_for_opening};
pub use self::finding_words::{
    mend as mend_sentence, place_label, sentence as finding_sentence, with_mend as finding_with_mend,
};
pub use self::refusal_words::{day, deadline, denied_sentence, form_title, moment, refusal_sentence};
pub use self::refused_file::refused_file;
pub use self::settle::{Form, Next};
pub use self::visit::{ACCOUNT_KEY, Visit, Web};
