//! Warns five minutes before the session ends, and offers to go on.

use js_sys::Date;
use leptos::{prelude::*, task::spawn_local};
use web_sys::UrlSearchParams;

use super::dom;

/// How long before the end the warning appears, in milliseconds.
const AHEAD: f64 = 5.0 * 60_000.0;

/// Where the session is extended: `POST`, answers 2xx, or 401 when it has ended already.
pub const EXTEND: &str = "/session/extend";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Quiet,
    Due,
    Failed,
    Ended,
}

/// The warning; invisible until it is due.
#[island]
pub fn SessionWarning(
    /// Seconds from the rendering of the page until the session ends.
    seconds: u32,
    title: String,
    text: String,
    extend: String,
    failed: String,
    ended: String,
    sign_in: String,
) -> impl IntoView {
    let state = RwSignal::new(State::Quiet);
    let length = f64::from(seconds) * 1000.0;
    let end = RwSignal::new(f64::INFINITY);
    let restart = move || {
        end.set(Date::now() + length);
        state.set(State::Quiet);
    };
    Effect::new(move |_| {
        restart();
        dom::on(&window(), dom::SESSION_USED, move |_| restart());
        // A sleeping computer stops timers but not the session: compare with the clock each time.
        let look = move || {
            let left = end.get_untracked() - Date::now();
            if left <= 0.0 {
                state.set(State::Ended);
            } else if left <= AHEAD && state.get_untracked() == State::Quiet {
                state.set(State::Due);
            }
        };
        set_interval(look, std::time::Duration::from_secs(5));
    });
    let go_on = move |_| {
        spawn_local(async move {
            let Ok(nothing) = UrlSearchParams::new() else { return };
            match dom::post(EXTEND, &nothing).await {
                // Starting anew happens through the event that every used session fires.
                Ok(answer) if answer.is_fine() => {}
                Ok(answer) if answer.is_signed_out() => state.set(State::Ended),
                _ => state.set(State::Failed),
            }
        });
    };
    let message = move || match state.get() {
        State::Quiet => String::new(),
        State::Due => text.clone(),
        State::Failed => failed.clone(),
        State::Ended => ended.clone(),
    };
    view! {
        <div class="session-warning" role="alert" hidden=move || state.get() == State::Quiet>
            <p class="session-warning__title">{title}</p>
            <p>{message}</p>
            <button
                type="button"
                class="button"
                hidden=move || state.get() == State::Ended
                on:click=go_on
            >
                {extend}
            </button>
            <a class="button" href="/sign-in" target="_blank" hidden=move || state.get() != State::Ended>
                {sign_in}
            </a>
        </div>
    }
}
