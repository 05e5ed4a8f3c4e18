//! Saves a form as a draft in the background: two seconds after the last change, never while a
//! Japanese conversion is open, and never over a newer version.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, InputEvent, SubmitEvent, UrlSearchParams,
};

use super::dom;

/// How long nothing must have changed.
const PAUSE: Duration = Duration::from_secs(2);

/// How long until the next attempt when no answer came.
const RETRY: Duration = Duration::from_secs(15);

/// How long a submission waits for the answer to a save that is under way.
const HOLD: Duration = Duration::from_secs(5);

/// The hidden field with the version that the draft was read in; the answer brings the next one.
pub const VERSION: &str = "version";

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Quiet,
    Saving,
    /// The server's words: when it was saved.
    Saved(String),
    /// No answer came; tried again by itself.
    Failed,
    /// The server's words: a newer version exists, or nobody is signed in. Nothing more is sent.
    Stopped(String),
}

/// Tells how far the draft of the form `form` is saved.
///
/// Posts the form's fields to `action` with `Accept: application/json`. The answers it knows: 2xx
/// `{message, version?}`; 401 and 409 `{message}`, which end it; any other with `{message}` is shown,
/// and the next change tries again.
#[island]
pub fn Autosave(
    form: String,
    action: String,
    saving: String,
    failed: String,
    signed_out: String,
) -> impl IntoView {
    let state = RwSignal::new(State::Quiet);
    Effect::new(move |_| {
        if let Some(form) = dom::by_id::<HtmlFormElement>(&form) {
            watch(Rc::new(Draft {
                form,
                action: action.clone(),
                signed_out: signed_out.clone(),
                state,
                changes: Cell::new(0),
                composing: Cell::new(false),
                sending: Cell::new(false),
                leaving: Cell::new(false),
                held: RefCell::new(None),
                passing: Cell::new(false),
            }));
        }
    });
    let quiet = move || match state.get() {
        State::Saving => Some(saving.clone()),
        State::Saved(words) => Some(words),
        _ => None,
    };
    let loud = move || match state.get() {
        State::Failed => Some(failed.clone()),
        State::Stopped(words) => Some(words),
        _ => None,
    };
    view! {
        <div class="autosave">
            // Read aloud at every pause, "saved" would only be in the way.
            <p>{quiet}</p>
            <p class="autosave__problem" role="alert">
                {loud}
            </p>
        </div>
    }
}

struct Draft {
    form: HtmlFormElement,
    action: String,
    signed_out: String,
    state: RwSignal<State>,
    /// Counts the changes, so that a pause knows whether it was the last one.
    changes: Cell<u32>,
    composing: Cell<bool>,
    sending: Cell<bool>,
    /// The form itself is being submitted: nothing may overtake it.
    leaving: Cell<bool>,
    /// A submission that waits for the version that the answer brings, with its button. Sent with the
    /// version before, it would look as if somebody else had saved meanwhile.
    held: RefCell<Option<Option<HtmlElement>>>,
    /// The submission that waited is on its way.
    passing: Cell<bool>,
}

fn watch(draft: Rc<Draft>) {
    for event in ["input", "change"] {
        let draft = draft.clone();
        dom::on(&draft.form.clone(), event, move |event: Event| {
            let typing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
            if !typing {
                changed(draft.clone());
            }
        });
    }
    for (event, open) in [("compositionstart", true), ("compositionend", false)] {
        let draft = draft.clone();
        dom::on(&draft.form.clone(), event, move |_| {
            draft.composing.set(open);
            if !open {
                changed(draft.clone());
            }
        });
    }
    let form = draft.form.clone();
    dom::on(&form, "submit", move |event| {
        if event.default_prevented() {
            return;
        }
        if draft.sending.get() && !draft.passing.get() {
            event.prevent_default();
            let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
            draft.held.replace(Some(button));
            let draft = draft.clone();
            set_timeout(move || release(&draft), HOLD);
        } else {
            draft.leaving.set(true);
        }
    });
}

/// Lets a submission that waited go.
fn release(draft: &Draft) {
    if let Some(button) = draft.held.take() {
        draft.passing.set(true);
        // Fails only for a button of another form.
        let _ = draft.form.request_submit_with_submitter(button.as_ref());
        draft.passing.set(false);
    }
}

fn changed(draft: Rc<Draft>) {
    draft.changes.set(draft.changes.get().wrapping_add(1));
    wait(draft, PAUSE);
}

fn wait(draft: Rc<Draft>, pause: Duration) {
    let now = draft.changes.get();
    set_timeout(
        move || {
            let calm = draft.changes.get() == now && !draft.composing.get();
            let stopped = matches!(draft.state.get_untracked(), State::Stopped(_));
            // While an answer is awaited, its arrival looks whether there is more to save.
            if calm && !stopped && !draft.sending.get() && !draft.leaving.get() {
                spawn_local(save(draft));
            }
        },
        pause,
    );
}

async fn save(draft: Rc<Draft>) {
    let Ok(fields) = fields(&draft.form) else { return };
    let saved = draft.changes.get();
    draft.sending.set(true);
    draft.state.set(State::Saving);
    let answer = dom::post(&draft.action, &fields).await;
    draft.sending.set(false);
    let Ok(answer) = answer else {
        draft.state.set(State::Failed);
        release(&draft);
        return wait(draft, RETRY);
    };
    let message = dom::text_in(&answer.body, "message");
    let fine = answer.is_fine();
    if fine && let Some(version) = dom::text_in(&answer.body, "version") {
        set_version(&draft.form, &version);
    }
    draft.state.set(match message {
        Some(message) if fine => State::Saved(message),
        Some(message) if answer.status == 409 || answer.is_signed_out() => State::Stopped(message),
        Some(message) => State::Saved(message),
        None if fine => State::Quiet,
        None if answer.is_signed_out() => State::Stopped(draft.signed_out.clone()),
        None => State::Failed,
    });
    release(&draft);
    if draft.state.get_untracked() == State::Failed {
        wait(draft, RETRY);
    } else if draft.changes.get() != saved {
        wait(draft, PAUSE);
    }
}

/// The form's fields as it would post them itself, without files.
fn fields(form: &HtmlFormElement) -> Result<UrlSearchParams, JsValue> {
    let fields = UrlSearchParams::new()?;
    for entry in FormData::new_with_form(form)?.entries() {
        let entry = js_sys::Array::from(&entry?);
        if let (Some(name), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string()) {
            fields.append(&name, &value);
        }
    }
    Ok(fields)
}

fn set_version(form: &HtmlFormElement, version: &str) {
    let field =
        form.elements().named_item(VERSION).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(version);
    }
}
