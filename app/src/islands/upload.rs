//! Makes sending a file bearable: drag and drop, a check before sending, progress, cancelling, retrying.
//!
//! Wraps a `<form method="post" enctype="multipart/form-data">` with one file input, which works by
//! itself. Nothing is called sent or failed before that is known: see [`State`].

use leptos::{html, prelude::*};
use serde::{Deserialize, Serialize};

mod check;
mod send;

/// The words of the island; `{percent}` and `{size}` are filled in here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadWords {
    pub hint: String,
    pub choose_first: String,
    pub one_only: String,
    pub empty: String,
    pub too_large: String,
    pub wrong_type: String,
    pub sending: String,
    pub checking: String,
    pub cancel: String,
    pub cancelled: String,
    pub retry: String,
    pub failed: String,
    pub rejected: String,
    pub unknown: String,
    pub reload: String,
    pub progress: String,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Idle,
    /// What was chosen can't be right; said before it is sent.
    Wrong(String),
    /// Per cent of the bytes that left the browser.
    Sending(u8),
    /// Every byte has left; the server checks and stores.
    Checking,
    /// Surely not stored.
    Failed(String),
    /// Every byte has left and no answer came: it may be stored or not, and we say so.
    Unknown,
}

/// The island around the form.
#[island]
pub fn Upload(
    /// What may be sent, in lower case: `.docx,.xlsx`; empty: anything.
    extensions: String,
    /// The most that a file may weigh.
    max_bytes: u32,
    words: UploadWords,
    children: Children,
) -> impl IntoView {
    let state = RwSignal::new(State::Idle);
    let (awake, set_awake) = signal(false);
    let over = RwSignal::new(false);
    let root = NodeRef::<html::Div>::new();
    let upload = StoredValue::new_local(None::<send::Upload>);
    let limits = check::Limits { extensions, max_bytes };
    let (w, sending) = (words.clone(), words.sending.clone());
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let attached = send::Upload::attach(&root, limits.clone(), words.clone(), state, over);
        set_awake.set(attached.is_some());
        upload.set_value(attached);
    });
    let cancel = move |_| upload.with_value(|upload| upload.iter().for_each(send::Upload::cancel));
    let retry = move |_| upload.with_value(|upload| upload.iter().for_each(send::Upload::send));
    let reload = move |_| {
        let _ = window().location().reload();
    };
    let busy = move || matches!(state.get(), State::Sending(_) | State::Checking);
    let percent = move || match state.get() {
        State::Sending(percent) => percent,
        _ => 100,
    };
    // Spoken in steps of ten: every single one would never stop.
    let progress = Memo::new(move |_| match state.get() {
        State::Sending(percent) => Some(percent / 10 * 10),
        State::Checking => Some(100),
        _ => None,
    });
    let status = move || match progress.get() {
        None => None,
        Some(100) => Some(w.checking.clone()),
        Some(tens) => Some(sending.replace("{percent}", &tens.to_string())),
    };
    let problem = move || match state.get() {
        State::Wrong(words) | State::Failed(words) => Some(words),
        State::Unknown => Some(w.unknown.clone()),
        _ => None,
    };
    view! {
        <div class="upload" class:upload--awake=awake class:upload--over=move || over.get() node_ref=root>
            {children()} <p class="upload__hint" hidden=move || !awake.get()>
                {w.hint}
            </p> <div class="upload__progress" hidden=move || !busy()>
                <progress max="100" value=percent aria-label=w.progress></progress>
            </div> <p role="status">{status}</p> <p class="upload__error" role="alert">
                {problem}
            </p>
            <button
                type="button"
                class="button button--secondary"
                hidden=move || !matches!(state.get(), State::Sending(_))
                on:click=cancel
            >
                {w.cancel}
            </button>
            <button
                type="button"
                class="button button--secondary"
                hidden=move || !matches!(state.get(), State::Failed(_))
                on:click=retry
            >
                {w.retry}
            </button>
            <button
                type="button"
                class="button button--secondary"
                hidden=move || state.get() != State::Unknown
                on:click=reload
            >
                {w.reload}
            </button>
        </div>
    }
}
