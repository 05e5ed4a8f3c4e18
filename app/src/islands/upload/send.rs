//! Sending a form with a file, watched. `fetch` can't tell how far it is, so this is XMLHttpRequest.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    DragEvent, File, FormData, HtmlDivElement, HtmlFormElement, HtmlInputElement, ProgressEvent,
    XmlHttpRequest,
};

use super::{State, UploadWords, check::Limits};
use crate::islands::dom;

/// The form inside an island, able to send itself.
#[derive(Clone)]
pub struct Upload {
    form: HtmlFormElement,
    input: HtmlInputElement,
    limits: Limits,
    words: UploadWords,
    state: RwSignal<State>,
    request: Rc<RefCell<Option<XmlHttpRequest>>>,
}

impl Upload {
    /// Takes over the form inside `root`; `None` if there is no form with a file input.
    pub fn attach(
        root: &HtmlDivElement,
        limits: Limits,
        words: UploadWords,
        state: RwSignal<State>,
        over: RwSignal<bool>,
    ) -> Option<Self> {
        let form: HtmlFormElement = root.query_selector("form").ok()??.dyn_into().ok()?;
        let input: HtmlInputElement = root.query_selector("input[type=file]").ok()??.dyn_into().ok()?;
        let upload = Self { form, input, limits, words, state, request: Rc::default() };

        let this = upload.clone();
        dom::on(&upload.form, "submit", move |event| {
            event.prevent_default();
            this.send();
        });
        let this = upload.clone();
        dom::on(&upload.input, "change", move |_| this.look());
        for event in ["dragenter", "dragover"] {
            dom::on(root, event, move |event| {
                event.prevent_default();
                over.set(true);
            });
        }
        dom::on(root, "dragleave", move |_| over.set(false));
        let this = upload.clone();
        dom::on(root, "drop", move |event| {
            event.prevent_default();
            over.set(false);
            this.dropped(event.dyn_ref());
        });
        // A file may have been chosen before this was awake.
        upload.look();
        Some(upload)
    }

    fn busy(&self) -> bool {
        matches!(self.state.get_untracked(), State::Sending(_) | State::Checking)
    }

    fn chosen(&self) -> Option<File> {
        self.input.files()?.get(0)
    }

    /// What is wrong with what is chosen.
    fn wrong(&self) -> Option<String> {
        match self.chosen() {
            Some(file) => self.limits.wrong(&file.name(), file.size(), &self.words),
            None => Some(self.words.choose_first.clone()),
        }
    }

    /// Says at once what is wrong with a file that was just chosen.
    fn look(&self) {
        if self.busy() {
            return;
        }
        let wrong = self.chosen().and_then(|_| self.wrong());
        self.state.set(wrong.map_or(State::Idle, State::Wrong));
    }

    fn dropped(&self, event: Option<&DragEvent>) {
        let Some(files) = event.and_then(DragEvent::data_transfer).and_then(|data| data.files()) else {
            return;
        };
        if self.busy() {
            return;
        }
        match files.length() {
            0 => {}
            1 => {
                self.input.set_files(Some(&files));
                self.look();
            }
            _ => self.state.set(State::Wrong(self.words.one_only.clone())),
        }
    }

    /// Sends the form, unless it is being sent already.
    pub fn send(&self) {
        if self.busy() {
            return;
        }
        if let Some(wrong) = self.wrong() {
            self.state.set(State::Wrong(wrong));
            let _ = self.input.focus();
            return;
        }
        if self.start().is_err() {
            self.state.set(State::Failed(self.words.failed.clone()));
        }
    }

    fn start(&self) -> Result<(), JsValue> {
        let request = XmlHttpRequest::new()?;
        let body = FormData::new_with_form(&self.form)?;
        request.open("POST", &self.form.action())?;
        request.set_request_header("Accept", "application/json")?;

        let state = self.state;
        let sending = request.upload()?;
        dom::on(&sending, "progress", move |event| {
            let Some(event) = event.dyn_ref::<ProgressEvent>() else { return };
            if event.total() > 0.0 {
                // 100 is for when the browser says that all has left.
                let percent = (event.loaded() * 100.0 / event.total()).clamp(0.0, 99.0);
                state.set(State::Sending(percent as u8));
            }
        });
        dom::on(&sending, "load", move |_| state.set(State::Checking));
        let (this, answer) = (self.clone(), request.clone());
        dom::on(&request, "load", move |_| this.answered(&answer));
        let this = self.clone();
        dom::on(&request, "error", move |_| this.broken(&this.words.failed));
        let this = self.clone();
        dom::on(&request, "abort", move |_| this.broken(&this.words.cancelled));

        state.set(State::Sending(0));
        request.send_with_opt_form_data(Some(&body))?;
        *self.request.borrow_mut() = Some(request);
        Ok(())
    }

    /// The connection is gone. Once every byte has left, nobody here knows what the server did.
    fn broken(&self, words: &str) {
        let checking = self.state.get_untracked() == State::Checking;
        self.state.set(if checking { State::Unknown } else { State::Failed(words.to_owned()) });
    }

    fn answered(&self, request: &XmlHttpRequest) {
        let status = request.status().unwrap_or_default();
        let body = request.response_text().ok().flatten().unwrap_or_default();
        if (200..300).contains(&status) {
            dom::session_used();
            // Either the answer says where to go on, or a redirect has been followed already.
            let to = dom::text_in(&body, "location").unwrap_or_else(|| request.response_url());
            let _ = window().location().assign(&to);
            return;
        }
        self.state.set(match dom::text_in(&body, "message") {
            Some(message) => State::Failed(message),
            None if status >= 500 => State::Unknown,
            None => State::Failed(self.words.rejected.clone()),
        });
    }

    /// Stops sending. What has left completely can't be called back.
    pub fn cancel(&self) {
        if let (State::Sending(_), Some(request)) = (self.state.get_untracked(), &*self.request.borrow()) {
            let _ = request.abort();
        }
    }
}
