//! Keeps what a tester notes at the bench: each result goes into the browser's own store first, and from there
//! to the server, now or when the line is back. A reload, an empty battery or a lost connection loses nothing.
//!
//! Wraps the forms of the test cases, which work without it. Each result carries a mark of its own, so one that
//! is sent twice, because its answer got lost, is one result all the same.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::Reflect;
use leptos::{html, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, Element, File, FormData, HtmlDivElement, HtmlFormElement, UrlSearchParams};

use super::{dom, session_warning::EXTEND};

mod queue;

use queue::{Entry, Queue};

/// How long until the next attempt when no answer came.
const RETRY: Duration = Duration::from_secs(15);

/// How long until the next look whether the page can be shown anew.
const LOOK: Duration = Duration::from_secs(5);

/// The words of the island; `{count}` is filled in here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BenchWords {
    pub unsent: String,
    pub offline: String,
    pub sending: String,
    pub signed_out: String,
    pub refused: String,
    pub again: String,
    pub discard: String,
    pub choose: String,
    pub value_missing: String,
    pub kept: String,
    pub sent: String,
    pub photos_lost: String,
}

/// Why the queue does not get shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Quiet,
    Sending,
    Offline,
    SignedOut,
}

/// The island around the forms. `queue` names the store: of this case and this person. `now`: when the page was
/// made, in milliseconds since 1970.
#[island]
pub fn Bench(
    queue: String,
    action: String,
    now: f64,
    words: BenchWords,
    children: Children,
) -> impl IntoView {
    let line = RwSignal::new(Line::Quiet);
    let entries = RwSignal::new(Vec::<Entry>::new());
    let root = NodeRef::<html::Div>::new();
    let bench = StoredValue::new_local(None::<Rc<At>>);
    let told = words.clone();
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        let at = Rc::new(At {
            root: root.clone(),
            queue: Queue::new(&queue),
            action: action.clone(),
            words: words.clone(),
            line,
            entries,
            sending: Cell::new(false),
            stale: Cell::new(false),
            looking: Cell::new(false),
            ahead: js_sys::Date::now() - now,
        });
        at.show();
        attach(&at);
        bench.set_value(Some(at.clone()));
        at.send();
    });
    let count = move || {
        let count = entries.with(Vec::len);
        (count > 0).then(|| told.unsent.replace("{count}", &count.to_string()))
    };
    view! {
        <div node_ref=root>
            <div class="bench-queue" class:bench-queue--open=move || entries.with(|all| !all.is_empty())>
                <p role="status" class="bench-queue__count">
                    {count}
                </p>
                <p>
                    {move || {
                        // Asked for first: the bench is not there yet when this runs for the first time.
                        let line = line.get();
                        bench.with_value(|at| at.as_ref().map(|at| at.line_words(line)))
                    }}
                </p>
                <ul>
                    {move || {
                        entries
                            .get()
                            .into_iter()
                            .map(|entry| {
                                bench.with_value(|at| at.as_ref().map(|at| row(at.clone(), entry)))
                            })
                            .collect_view()
                    }}
                </ul>
            </div>
            {children()}
        </div>
    }
}

/// A moment in milliseconds since 1970, as RFC 3339.
fn iso(at: f64) -> String {
    js_sys::Date::new(&at.into()).to_iso_string().as_string().unwrap_or_default()
}

/// One result that waits; what the server refused can be thrown away or tried again.
fn row(at: Rc<At>, entry: Entry) -> impl IntoView {
    let refused = entry.refused().map(str::to_owned);
    let acts = refused.is_some().then(|| {
        let (again, id) = (at.clone(), entry.id().to_owned());
        let (discard, gone) = (at.clone(), entry.clone());
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| again.again(&id)>
                {at.words.again.clone()}
            </button>
            <button type="button" class="button button--quiet" on:click=move |_| discard.discard(&gone)>
                {at.words.discard.clone()}
            </button>
        }
    });
    let why = refused.map(|why| format!("{} {why}", at.words.refused));
    let lost = entry.lost_files().then(|| at.words.photos_lost.clone());
    view! {
        <li>
            {entry.label().to_owned()} " " {lost} " " <strong>{why}</strong> {acts}
        </li>
    }
}

/// The bench in the browser.
struct At {
    root: HtmlDivElement,
    queue: Queue,
    action: String,
    words: BenchWords,
    line: RwSignal<Line>,
    entries: RwSignal<Vec<Entry>>,
    sending: Cell<bool>,
    /// Something was sent that the page does not show yet.
    stale: Cell<bool>,
    /// The next look whether the page can be shown anew is to come.
    looking: Cell<bool>,
    /// By how much the tablet's clock is ahead of the portal's, in milliseconds.
    ahead: f64,
}

fn attach(at: &Rc<At>) {
    let here = at.clone();
    dom::on(&at.root, "submit", move |event| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| form.class_list().contains("bench-form")) else { return };
        if here.note(&form) {
            event.prevent_default();
        }
    });
    if let Some(window) = web_sys::window() {
        let here = at.clone();
        dom::on(&window, "online", move |_| here.send());
        let here = at.clone();
        dom::on(&window, "offline", move |_| here.line.set(Line::Offline));
        // Another tab of the same bench has kept or sent something.
        let here = at.clone();
        dom::on(&window, "storage", move |_| here.show());
    }
}

impl At {
    fn show(&self) {
        self.entries.set(self.queue.all());
    }

    fn line_words(&self, line: Line) -> String {
        match line {
            Line::Quiet => String::new(),
            Line::Sending => self.words.sending.clone(),
            Line::Offline => self.words.offline.clone(),
            Line::SignedOut => self.words.signed_out.clone(),
        }
    }

    /// Takes what stands in a form over; whether the browser is not to post it itself.
    fn note(self: &Rc<Self>, form: &HtmlFormElement) -> bool {
        let Ok(data) = FormData::new_with_form(form) else { return false };
        let text = |name: &str| data.get(name).as_string().unwrap_or_default();
        let outcome = text("outcome");
        if outcome.is_empty() {
            say(form, &self.words.choose);
            return true;
        }
        let measures = form.elements().named_item("value").is_some() && outcome != "not_run";
        if measures && text("value").trim().is_empty() {
            say(form, &self.words.value_missing);
            return true;
        }
        let chosen = form.query_selector("input[name=outcome]:checked + span").ok().flatten();
        let chosen = chosen.and_then(|span| span.text_content()).unwrap_or_default();
        let cell = form.get_attribute("data-label").unwrap_or_default();
        let files: Vec<File> = data
            .get_all("file")
            .iter()
            .filter_map(|file| file.dyn_into::<File>().ok())
            .filter(|file| !file.name().is_empty())
            .collect();
        let mut entry = Entry::default();
        for name in ["id", "test_case", "device", "firmware", "outcome", "value", "note"] {
            entry.set(name, &text(name));
        }
        // The order of results stays, whatever hour the tablet shows and however long sending takes.
        entry.set("noted_at", &iso(js_sys::Date::now() - self.ahead));
        entry.set("kept_at", &iso(js_sys::Date::now()));
        entry.set("label", &format!("{cell} {chosen}"));
        for (index, file) in files.iter().enumerate() {
            entry.set(&format!("file_{index}"), &file.name());
        }
        // The store of the browser is full or closed: then the form goes the usual way.
        if !self.queue.keep(&entry) {
            return false;
        }
        // The next try of this cell is another result.
        if let Some(field) = dom::named_input(form, "id") {
            field.set_default_value(&dom::random_mark());
        }
        form.reset();
        // Open, it would look as if somebody was about to add something.
        if let Some(more) = form.query_selector("details[open]").ok().flatten() {
            let _ = more.remove_attribute("open");
        }
        say(form, &self.words.kept);
        self.show();
        let at = self.clone();
        spawn_local(async move {
            if at.queue.keep_files(&entry, &files).await.is_err() && !files.is_empty() {
                at.queue.note_lost_files(&mut entry);
                at.show();
            }
            at.send();
        });
        true
    }

    fn again(self: &Rc<Self>, id: &str) {
        self.queue.refuse(id, "");
        self.show();
        self.send();
    }

    fn discard(self: &Rc<Self>, entry: &Entry) {
        self.queue.remove(entry.id());
        self.show();
        let (at, entry) = (self.clone(), entry.clone());
        spawn_local(async move {
            at.queue.forget_files(&entry).await;
            at.renew_later();
        });
    }

    /// Sends what waits, one after the other.
    fn send(self: &Rc<Self>) {
        if self.sending.replace(true) {
            return;
        }
        let at = self.clone();
        spawn_local(async move {
            let sent = at.send_all().await;
            at.stale.set(sent || at.stale.get());
            at.sending.set(false);
            at.show();
            let waiting = at.queue.next(&[]).is_some();
            if waiting && at.line.get_untracked() != Line::SignedOut {
                let here = at.clone();
                set_timeout(move || here.send(), RETRY);
            } else if sent {
                at.renew();
            } else {
                at.renew_later();
            }
        });
    }

    /// Tries each once, the oldest first, until no answer comes; what is refused stands in no other's way.
    /// Whether any was taken.
    async fn send_all(&self) -> bool {
        let mut sent = false;
        let mut tried: Vec<String> = Vec::new();
        while let Some(mut entry) = self.queue.next(&tried) {
            tried.push(entry.id().to_owned());
            let files = self.queue.files(&entry).await;
            if !entry.lost_files() && !entry.is_complete(&files) {
                if entry.is_new() {
                    continue;
                }
                self.queue.note_lost_files(&mut entry);
            }
            self.line.set(Line::Sending);
            let answer = match self.body(&entry, &files) {
                Ok(body) => dom::post_body(&self.action, &body).await,
                Err(error) => Err(error),
            };
            let Ok(answer) = answer else {
                self.line.set(Line::Offline);
                return sent;
            };
            if answer.is_fine() {
                self.queue.remove(entry.id());
                self.queue.forget_files(&entry).await;
                self.answered(&entry);
                sent = true;
            } else if answer.is_signed_out() {
                self.line.set(Line::SignedOut);
                return sent;
            } else if matches!(answer.status, 408 | 429 | 500..) {
                // The server has not judged it.
                self.line.set(Line::Offline);
                return sent;
            } else {
                // Whatever else it says is about this very result, also 409: the case is held, say.
                let why = dom::text_in(&answer.body, "message").filter(|why| !why.is_empty());
                self.queue.refuse(entry.id(), &why.unwrap_or_else(|| answer.status.to_string()));
            }
            self.show();
        }
        self.line.set(Line::Quiet);
        sent
    }

    fn body(&self, entry: &Entry, files: &[(String, Blob)]) -> Result<JsValue, JsValue> {
        let body = FormData::new()?;
        for (name, value) in entry.sent_fields() {
            body.append_with_str(name, value)?;
        }
        if entry.lost_files() {
            let note = format!("{}\n{}", entry.get("note"), self.words.photos_lost);
            body.set_with_str("note", note.trim())?;
        }
        for (name, file) in files {
            body.append_with_blob_and_filename("file", file, name)?;
        }
        Ok(body.into())
    }

    fn answered(&self, entry: &Entry) {
        let forms = self.root.query_selector_all("form.bench-form");
        let Ok(forms) = forms else { return };
        let mut told = self.words.sent.clone();
        if entry.lost_files() {
            told = format!("{told} {}", self.words.photos_lost);
        }
        for index in 0..forms.length() {
            let form = forms.get(index).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
            let Some(form) = form else { continue };
            let is = |name: &str| {
                dom::named_input(&form, name).is_some_and(|field| field.value() == entry.get(name))
            };
            if is("test_case") && is("device") {
                say(&form, &told);
            }
        }
    }

    /// Whether the page does not show what counts now, and nothing waits that could change it again.
    fn is_behind(&self) -> bool {
        self.stale.get() && self.queue.all().is_empty()
    }

    /// Shows the page anew, unless something typed would be lost by it: then later. For when the server has
    /// just answered; without it there would be no page at all.
    fn renew(self: &Rc<Self>) {
        if !self.is_behind() {
            return;
        }
        if touched() {
            self.renew_later();
        } else {
            let _ = window().location().reload();
        }
    }

    /// As [`At::renew`], in a while, when nothing typed stands on the page and the server answers.
    fn renew_later(self: &Rc<Self>) {
        if !self.is_behind() || self.looking.replace(true) {
            return;
        }
        let at = self.clone();
        let look = async move {
            at.looking.set(false);
            if !touched() && answers().await {
                at.renew();
            } else {
                at.renew_later();
            }
        };
        set_timeout(move || spawn_local(look), LOOK);
    }
}

/// Whether the server answers, and to somebody who is still signed in.
async fn answers() -> bool {
    let Ok(nothing) = UrlSearchParams::new() else { return false };
    dom::post(EXTEND, &nothing).await.is_ok_and(|answer| answer.is_fine())
}

/// Whether somebody is in the middle of something anywhere on the page: is at a field, has typed or chosen
/// something, or has it back with an error.
fn touched() -> bool {
    let page = document();
    let open = page.query_selector(".bench-form input:checked, .bench-form details[open], .error-summary");
    let at_field = page
        .active_element()
        .is_some_and(|element| element.matches("input, textarea, select").unwrap_or_default());
    if at_field || open.ok().flatten().is_some() {
        return true;
    }
    let Ok(fields) = page.query_selector_all("input, textarea, option[selected]") else { return true };
    (0..fields.length()).filter_map(|index| fields.get(index)).any(|field| differs(&field))
}

/// Whether a field holds something else than when the page came.
fn differs(field: &JsValue) -> bool {
    let read = |name: &str| Reflect::get(field, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    let pairs = [("value", "defaultValue"), ("checked", "defaultChecked"), ("selected", "defaultSelected")];
    pairs.into_iter().any(|(now, first)| {
        let first = read(first);
        !first.is_undefined() && read(now) != first
    })
}

/// Says something at a form.
fn say(form: &HtmlFormElement, words: &str) {
    let status: Option<Element> = form.query_selector(".bench-form__status").ok().flatten();
    if let Some(status) = status {
        status.set_text_content(Some(words));
    }
}
