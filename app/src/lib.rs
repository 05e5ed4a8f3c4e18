//! What people see: pages rendered on the server, and the few islands that react in the browser.
//!
//! A page is a plain axum route (`docs/adr/0001-axum-routes-render-leptos-views.md`). Everything but
//! [`islands`] and [`size`] exists on the server only.
//!
//! # Adding a page
//! A GET handler loads through `services`, makes a [`page::Chrome`] and ends with
//! ```text
//! let words = chrome.words();
//! Page::new(words.t("calls-title")).render(&chrome, move || view! {
//!     <h1>{t("calls-title")}</h1>
//!     <DataTable … />
//! })
//! ```
//! Put the route into the router and, if people should find it in the header, one line into
//! `page/nav.rs`. What is not found, denied or in conflict answers with a page from [`error`].
//!
//! # Adding a form
//! In the view: `<Form id="sign-in" action="/sign-in"> <TextField name="email" required=true/> … </Form>`.
//! The POST handler takes [`form::Submitted`], calls one service and answers
//! - when it went well: `flash::redirect(&session, "/next", Flash::notice("saved")).await`;
//! - when fields are wrong: `flash::redirect(&session, "/sign-in", Flash::invalid("sign-in", &form, errors)).await`.
//!
//! The error summary, the words at the fields and what was typed then appear by themselves. A field
//! `email` is called by the word `field-email`; an error with the code `required` says
//! `error-required`.
//!
//! # Adding a word
//! Put the key into `locales/ja/<area>.ftl` **and** `locales/en/<area>.ftl`, then `t("key")` or
//! `tf("key", &[("name", value.into())])`. A test finds what is missing.
//!
//! # Answering an island
//! Uploads and drafts are posted in the background with `Accept: application/json`: see [`answer`].
//!
//! # Adding an island
//! One file in `islands/`, with a form or a text that works without it as its children, and all words
//! as props. Mind the size of the bundle: `web-sys` and signals, nothing else.

#[cfg(feature = "ssr")]
pub mod answer;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod flash;
#[cfg(feature = "ssr")]
pub mod form;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod language;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod size;
#[cfg(feature = "ssr")]
pub mod web;
#[cfg(feature = "ssr")]
pub mod words;
