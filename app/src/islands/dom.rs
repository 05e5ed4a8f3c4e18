//! The few things that the islands ask of the browser.

use js_sys::{Date, JSON, Math, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, EventTarget, Headers, HtmlFormElement, HtmlInputElement, RequestInit, RequestRedirect, Response,
    UrlSearchParams,
};

/// Fired on the window whenever an island has used the session, which starts its time anew.
pub const SESSION_USED: &str = "shinsa:session-used";

/// Calls `act` on each event, as long as the page lives.
pub fn on(target: &EventTarget, event: &str, act: impl FnMut(Event) + 'static) {
    let act = Closure::<dyn FnMut(Event)>::new(act);
    // Fails only for a bad option, and there is none.
    let _ = target.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
    act.forget();
}

/// The element with this id, if it is what is expected there.
pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The input of a form by its name.
pub fn named_input(form: &HtmlFormElement, name: &str) -> Option<HtmlInputElement> {
    form.elements().named_item(name)?.dyn_into().ok()
}

/// A mark that nobody else makes: the time, and chance.
pub fn random_mark() -> String {
    let chance = || (Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:x}-{:08x}{:08x}", Date::now() as u64, chance(), chance())
}

/// The text under `key` of a JSON object; `None` if it is none, or has no such text.
pub fn text_in(json: &str, key: &str) -> Option<String> {
    Reflect::get(&JSON::parse(json).ok()?, &JsValue::from_str(key)).ok()?.as_string()
}

/// Tells the session warning that the session goes on.
pub fn session_used() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(SESSION_USED)) {
        let _ = window.dispatch_event(&event);
    }
}

/// What the server answered in the background.
pub struct Answer {
    /// The status; 0 for a redirect, which is not followed: it leads to the sign-in page.
    pub status: u16,
    /// The body.
    pub body: String,
}

impl Answer {
    /// Whether the server did what was asked.
    pub fn is_fine(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether nobody is signed in any more.
    pub fn is_signed_out(&self) -> bool {
        matches!(self.status, 0 | 401)
    }
}

/// Posts a form in the background; `Err` when no answer came.
pub async fn post(url: &str, fields: &UrlSearchParams) -> Result<Answer, JsValue> {
    post_body(url, fields).await
}

/// As [`post`], for any body: fields, or fields with files.
pub async fn post_body(url: &str, body: &JsValue) -> Result<Answer, JsValue> {
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(body);
    request.set_redirect(RequestRedirect::Manual);
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response =
        JsFuture::from(window.fetch_with_str_and_init(url, &request)).await?.dyn_into()?;
    let status = response.status();
    let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    if (200..300).contains(&status) {
        session_used();
    }
    Ok(Answer { status, body })
}
